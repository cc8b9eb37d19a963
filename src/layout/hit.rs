//! What is at a point, and where something dropped there would land.

use kurbo::{Point, Rect, Vec2};
use rustc_hash::FxHashSet;

use super::boxes::{LaneBody, LaneBox, Layout};
use super::placed::CellBox;
use crate::map::{Cell, Id};

/// What is at a point of the map.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    Card(Id),
    /// A cell beside its cards; `index` is where a card dropped here would stand.
    Cell {
        at: Cell,
        index: usize,
    },
    /// A face, or the dot of a stage without one.
    Face {
        lane: Id,
        persona: Id,
        at: Id,
    },
    Quote {
        lane: Id,
        persona: Id,
        at: Id,
    },
    /// A sentiment lane beside its faces; `at` is the stage or step of the column.
    Sentiment {
        lane: Id,
        persona: Id,
        at: Id,
    },
    /// A funnel lane; `stage` is that of the column.
    Funnel {
        lane: Id,
        stage: Option<Id>,
    },
    /// A metric lane; the metric under the point, if one is.
    Metric {
        lane: Id,
        at: Option<Id>,
        metric: Option<Id>,
    },
    Head(Id),
    Step(Id),
    LaneLabel(Id),
    /// The strip of a folded lane.
    Folded(Id),
    Title,
    Nothing,
}

/// Where a drop would land.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub cell: Cell,
    /// Among the cards that stay in the cell.
    pub index: usize,
    /// The line that shows it.
    pub mark: Rect,
}

/// Thickness of the line that shows where a drop would land.
const MARK: f64 = 4.0;

impl Layout {
    /// What is at a point.
    pub fn hit(&self, point: Point) -> Hit {
        if let Some(hit) = self.hit_heads(point) {
            return hit;
        }
        if self.title.rect.contains(point) {
            return Hit::Title;
        }
        let Some(lane) = self.lane_at(point.y).filter(|_| point.x >= self.frozen.labels.0) else { return Hit::Nothing };
        if point.x < self.frozen.labels.1 {
            return Hit::LaneLabel(lane.lane.clone());
        }
        let column = self.column_at(point.x);
        match &lane.body {
            LaneBody::Cards(_) => match self.cell_at(point) {
                Some(cell) => hit_cell(&cell, point),
                None => Hit::Nothing,
            },
            LaneBody::Sentiment(chart) => {
                let name = |at: &Id| (lane.lane.clone(), chart.persona.clone(), at.clone());
                let point = point - Vec2::new(0.0, lane.rect.y0);
                // A finger's breadth more than the dot.
                let near = chart.anchors.iter().find(|a| a.centre.distance(point) <= (a.radius + 4.0).max(16.0));
                if let Some(anchor) = near {
                    let (lane, persona, at) = name(&anchor.at);
                    return Hit::Face { lane, persona, at };
                }
                if let Some(quote) = chart.quotes.iter().find(|quote| quote.rect.contains(point)) {
                    let (lane, persona, at) = name(&quote.at);
                    return Hit::Quote { lane, persona, at };
                }
                let over = chart.anchors.iter().find(|anchor| anchor.column.contains(point)).map(|anchor| &anchor.at);
                match over.or_else(|| column.map(|i| &self.columns[i].id)) {
                    Some(at) => {
                        let (lane, persona, at) = name(at);
                        Hit::Sentiment { lane, persona, at }
                    }
                    None => Hit::Nothing,
                }
            }
            LaneBody::Funnel(_) => {
                let stage = column.map(|i| self.heads[self.columns[i].head].stage.clone());
                Hit::Funnel { lane: lane.lane.clone(), stage }
            }
            LaneBody::Metrics(boxes) => {
                let inside = point - Vec2::new(0.0, lane.rect.y0);
                let metric = boxes.iter().find(|shown| shown.rect.contains(inside)).map(|shown| shown.metric.clone());
                Hit::Metric { lane: lane.lane.clone(), at: column.map(|i| self.columns[i].id.clone()), metric }
            }
            LaneBody::Folded => Hit::Folded(lane.lane.clone()),
        }
    }

    fn hit_heads(&self, point: Point) -> Option<Hit> {
        let (top, bottom) = self.frozen.heads;
        if !(top..bottom).contains(&point.y) {
            return None;
        }
        let step = self.heads.iter().flat_map(|head| &head.steps).find(|step| step.rect.contains(point));
        if let Some(step) = step {
            return Some(Hit::Step(step.step.clone()));
        }
        // The point and the notch belong to the head whose colour is there.
        self.heads.iter().rev().find(|head| head.covers(point)).map(|head| Hit::Head(head.stage.clone()))
    }

    /// The cell at a point.
    pub fn cell_at(&self, point: Point) -> Option<CellBox<'_>> {
        self.cell_in(self.lane_at(point.y)?, self.column_at(point.x)?)
    }

    /// The lane at a height.
    pub fn lane_at(&self, y: f64) -> Option<&LaneBox> {
        let at = self.lanes.partition_point(|lane| lane.rect.y1 <= y);
        self.lanes.get(at).filter(|lane| lane.rect.y0 <= y)
    }

    /// The index of the column at `x`.
    pub fn column_at(&self, x: f64) -> Option<usize> {
        let at = self.columns.partition_point(|column| column.x + column.width <= x);
        self.columns.get(at).filter(|column| column.x <= x).map(|_| at)
    }

    /// Where cards dropped at a point would land; `moved` are those being carried.
    pub fn slot(&self, point: Point, moved: &[Id]) -> Option<Slot> {
        if let Some(slot) = self.folded_slot(point) {
            return Some(slot);
        }
        let cell = self.cell_at(point)?;
        let carried: FxHashSet<&Id> = moved.iter().collect();
        let staying = cell.cards.iter().filter(|card| !carried.contains(card.id));
        let index = staying.take_while(|card| card.rect.center().y <= point.y).count();
        let mark = self.mark(&cell, moved, index);
        Some(Slot { cell: cell.at, index, mark })
    }

    /// The end of a cell of a folded lane; whether cards may be there is not said.
    fn folded_slot(&self, point: Point) -> Option<Slot> {
        let lane = self.lane_at(point.y).filter(|lane| matches!(lane.body, LaneBody::Folded))?;
        let column = &self.columns[self.column_at(point.x)?];
        let (left, right) = (column.card_x, column.card_x + column.card_width);
        let mark = Rect::new(left, lane.rect.y1 - MARK, right, lane.rect.y1);
        Some(Slot { cell: Cell::new(&column.id, &lane.lane), index: usize::MAX, mark })
    }

    /// The line that shows where cards would land in a cell, as number `index` among those that stay.
    pub fn mark(&self, cell: &CellBox<'_>, moved: &[Id], index: usize) -> Rect {
        let carried: FxHashSet<&Id> = moved.iter().collect();
        let staying = || cell.cards.iter().filter(|card| !carried.contains(card.id));
        let before = index.checked_sub(1).and_then(|i| staying().nth(i));
        let y = match (before, staying().nth(index)) {
            (Some(before), _) => before.rect.y1 + cell.spacing / 2.0,
            (None, Some(next)) => cell.gap.map_or(next.rect.y0, |gap| gap.y0.min(next.rect.y0)) - cell.spacing / 2.0,
            (None, None) => cell.gap.unwrap_or(cell.free).y0 - cell.spacing / 2.0,
        };
        Rect::new(cell.free.x0, y - MARK / 2.0, cell.free.x1, y + MARK / 2.0)
    }

    /// The index at which stages dropped at `x` would stand among the map's others.
    pub fn stage_gap(&self, x: f64, moved: &[Id]) -> usize {
        let heads = self.heads.iter().filter(|head| !head.stage.is_empty()).map(|head| {
            let middle = self.span(head).map_or(head.rect.center().x, |(left, right)| (left + right) / 2.0);
            (&head.stage, head.index, middle)
        });
        gap(heads, x, moved)
    }

    /// The index at which lanes dropped at `y` would stand among the map's others, hidden ones included.
    pub fn lane_gap(&self, y: f64, moved: &[Id]) -> usize {
        let lanes = self.lanes.iter().filter(|lane| !lane.lane.is_empty());
        gap(lanes.map(|lane| (&lane.lane, lane.index, lane.rect.center().y)), y, moved)
    }

    /// The stage that steps dropped at `x` would come into, and their index among its others; beside the stages, the
    /// nearest.
    pub fn step_gap(&self, x: f64, moved: &[Id]) -> Option<(Id, usize)> {
        let shown = || self.heads.iter().filter(|head| !head.stage.is_empty());
        let over =
            shown().find(|head| self.span(head).is_some_and(|(_, right)| x < right)).or_else(|| shown().next_back())?;
        let columns = self.columns.get(over.columns.clone())?;
        let steps = columns.iter().filter(|column| column.id != over.stage && !moved.contains(&column.id));
        Some((over.stage.clone(), steps.take_while(|column| column.centre() <= x).count()))
    }

    /// Left and right of a stage's columns.
    pub fn span(&self, head: &super::HeadBox) -> Option<(f64, f64)> {
        let columns = self.columns.get(head.columns.clone())?;
        let (first, last) = (columns.first()?, columns.last()?);
        Some((first.x, last.x + last.width))
    }

    /// The sentiment that stands at a height of a sentiment lane, on the scale.
    pub fn sentiment_at(&self, lane: &Id, y: f64) -> Option<f64> {
        self.sentiment(lane).zip(self.lane(lane)).map(|(chart, lane)| chart.value_at(y - lane.rect.y0))
    }

    /// The height at which a value stands in a sentiment lane.
    pub fn sentiment_y(&self, lane: &Id, value: f64) -> Option<f64> {
        self.sentiment(lane).zip(self.lane(lane)).map(|(chart, lane)| chart.y_of(value) + lane.rect.y0)
    }
}

/// Things with their index in the map and their middle, in order: where some dropped at `at` go among the others.
fn gap<'a>(things: impl Iterator<Item = (&'a Id, usize, f64)> + Clone, at: f64, moved: &[Id]) -> usize {
    let own: Vec<usize> = things.clone().filter(|(id, ..)| moved.contains(id)).map(|(_, index, _)| index).collect();
    let among_others = |index: usize| index - own.iter().filter(|own| **own < index).count();
    // Alone they stay where they are.
    let mut last = own.first().copied().unwrap_or(0);
    for (_, index, middle) in things.filter(|(id, ..)| !moved.contains(id)) {
        if at < middle {
            return among_others(index);
        }
        last = among_others(index) + 1;
    }
    last
}

fn hit_cell(cell: &CellBox<'_>, point: Point) -> Hit {
    match cell.cards.iter().find(|card| card.rect.contains(point)) {
        Some(card) => Hit::Card(card.id.clone()),
        None => {
            let index = cell.cards.iter().take_while(|card| card.rect.center().y <= point.y).count();
            Hit::Cell { at: cell.at.clone(), index }
        }
    }
}

impl super::HeadBox {
    /// Whether the chevron's colour is at this point: the point reaches out, the notch is cut in.
    pub fn covers(&self, at: Point) -> bool {
        let rect = self.rect;
        if !(rect.y0..rect.y1).contains(&at.y) {
            return false;
        }
        let half = (rect.height() / 2.0).max(1.0);
        let reach = self.point * (1.0 - (at.y - rect.center().y).abs() / half);
        let left = if self.first { rect.x0 } else { rect.x0 + reach };
        (left..rect.x1 + reach).contains(&at.x)
    }
}
