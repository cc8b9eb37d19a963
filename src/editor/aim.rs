//! What lies under a point of the canvas, and where a thing stands on it.

use kurbo::{Point, Rect};

use super::camera::Camera;
use super::selection::{Selection, Thing};
use super::text::TextTarget;
use crate::layout::{Hit, LaneBox, Layout, Pane};
use crate::map::{CardKind, Cell, Finite, Id, Map, Part};

/// What one can take, press or edit at a point. Rectangles are map pixels of the thing's own pane.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Under {
    Card {
        id: Id,
        rect: Rect,
    },
    /// A cell beside its cards; the kind that is at home there.
    Cell {
        cell: Cell,
        kind: Option<CardKind>,
    },
    EmptyCell {
        cell: Cell,
        kind: Option<CardKind>,
        free: Rect,
    },
    /// A face, or a place for one; `value` is the one it has or would get.
    Face {
        lane: Id,
        persona: Id,
        at: Id,
        empty: bool,
        value: Finite,
    },
    Quote {
        persona: Id,
        at: Id,
    },
    Head {
        stage: Id,
        rect: Rect,
    },
    /// The right edge of a stage's columns.
    HeadEdge {
        stage: Id,
        width: f64,
    },
    Step {
        step: Id,
        rect: Rect,
    },
    Lane {
        lane: Id,
        rect: Rect,
    },
    /// The triangle that folds a lane, or the strip of a folded one.
    Fold(Id),
    /// The inside of a lane without cards.
    Chart {
        lane: Id,
    },
    Title(TextTarget),
    /// An arrow from card to card.
    Link(Id),
    /// An arrow from stage to stage.
    Transition(Id),
    /// Where one takes hold of a thing to draw an arrow from it.
    Handle {
        from: Thing,
    },
    Nothing,
}

impl Under {
    /// The thing a press selects.
    pub(super) fn thing(&self) -> Option<Thing> {
        match self {
            Self::Card { id, .. } => Some(Thing::Card(id.clone())),
            Self::Head { stage, .. } | Self::HeadEdge { stage, .. } => Some(Thing::Stage(stage.clone())),
            Self::Step { step, .. } => Some(Thing::Step(step.clone())),
            Self::Lane { lane, .. } | Self::Chart { lane } => Some(Thing::Lane(lane.clone())),
            Self::Face { persona, at, .. } | Self::Quote { persona, at } => {
                Some(Thing::Sentiment { persona: persona.clone(), at: at.clone() })
            }
            Self::Title(_) => Some(Thing::Head),
            Self::Link(id) => Some(Thing::Link(id.clone())),
            Self::Transition(id) => Some(Thing::Transition(id.clone())),
            Self::Handle { from } => Some(from.clone()),
            Self::Fold(_) | Self::Cell { .. } | Self::EmptyCell { .. } | Self::Nothing => None,
        }
    }
}

impl Under {
    /// The part of the map that a drag or a click here would change.
    pub(super) fn part(&self) -> Option<Part> {
        match self {
            Self::Card { .. } | Self::EmptyCell { .. } | Self::Cell { .. } | Self::Face { .. } | Self::Quote { .. } => {
                Some(Part::Content)
            }
            Self::Head { .. } | Self::HeadEdge { .. } | Self::Step { .. } => Some(Part::Stages),
            Self::Lane { .. } => Some(Part::Lanes),
            Self::Title(_) => Some(Part::Head),
            Self::Handle { from } => Some(super::tools::arrow_part(from)),
            Self::Fold(_) | Self::Chart { .. } | Self::Link(_) | Self::Transition(_) | Self::Nothing => None,
        }
    }
}

/// How near an edge counts as on it, in canvas pixels.
const EDGE: f64 = 5.0;

/// How near a handle counts as on it, and how near an arrow, in canvas pixels.
const GRIP: f64 = 10.0;
const NEAR: f64 = 5.0;

/// How near a handle counts as on it now, in canvas pixels.
pub(super) fn grip(camera: &Camera) -> f64 {
    GRIP * camera.detail()
}

/// The thing whose handle is at a point.
fn gripped(layout: &Layout, pane: Pane, point: Point, reach: f64) -> Option<Thing> {
    let near = |thing: Thing| {
        let (on, at) = handle(layout, &thing)?;
        (on == pane && at.distance(point) <= reach).then_some(thing)
    };
    match pane {
        // Half of it lies on the card, half beside it.
        Pane::Body => {
            let on_card = |at: Point| match layout.hit(at) {
                Hit::Card(id) => near(Thing::Card(id)),
                _ => None,
            };
            on_card(point).or_else(|| on_card(Point::new(point.x - reach, point.y)))
        }
        Pane::Heads => {
            let heads = layout.heads.iter().filter(|head| !head.stage.is_empty());
            let steps = heads.clone().flat_map(|head| &head.steps).map(|step| Thing::Step(step.step.clone()));
            heads.map(|head| Thing::Stage(head.stage.clone())).chain(steps).find_map(near)
        }
        Pane::Labels | Pane::Words => None,
    }
}

/// Where one takes hold of a thing to draw an arrow from it: at the right edge of a card, above the right end of a head,
/// beside the name of a step.
pub(super) fn handle(layout: &Layout, thing: &Thing) -> Option<(Pane, Point)> {
    /// From the right end of a head or a step.
    const INSET: f64 = 18.0;
    match thing {
        Thing::Card(id) => layout.card(id).map(|card| (Pane::Body, Point::new(card.rect.x1, card.rect.center().y))),
        Thing::Stage(id) => layout.head(id).map(|head| (Pane::Heads, Point::new(head.rect.x1 - INSET, head.rect.y0))),
        Thing::Step(_) => place(layout, thing).map(|(pane, rect)| (pane, Point::new(rect.x1 - INSET, rect.center().y))),
        Thing::Head | Thing::Lane(_) | Thing::Sentiment { .. } | Thing::Link(_) | Thing::Transition(_) => None,
    }
}

/// What lies under a point of the canvas.
pub(super) fn under(map: &Map, layout: &Layout, camera: &Camera, selection: &Selection, at: Point) -> Under {
    let Some(pane) = camera.pane_at(at) else { return Under::Nothing };
    let point = camera.to_map(pane, at);
    if let Some(from) = gripped(layout, pane, point, grip(camera) / camera.zoom()) {
        return Under::Handle { from };
    }
    if pane == Pane::Heads
        && let Some(edge) = head_edge(layout, point, EDGE / camera.zoom())
    {
        return edge;
    }
    let found = resolve(map, layout, point);
    let found = match found {
        // Where nothing else is to be taken, an arrow may pass.
        Under::Cell { .. } | Under::EmptyCell { .. } | Under::Chart { .. } | Under::Nothing if pane == Pane::Body => {
            let near = NEAR / camera.zoom();
            let arrow = layout.transition_at(point, near).map(|arrow| Under::Transition(arrow.transition.clone()));
            let link = || {
                let asked = super::arrows::asked(layout, selection);
                layout.link_at(point, near, &asked).map(|link| Under::Link(link.link.clone()))
            };
            arrow.or_else(link).unwrap_or(found)
        }
        other => other,
    };
    let here = match found {
        Under::Head { .. } | Under::Step { .. } => pane == Pane::Heads,
        Under::Lane { .. } => pane == Pane::Labels,
        Under::Fold(_) => pane != Pane::Heads,
        _ => pane == Pane::Body,
    };
    if here { found } else { Under::Nothing }
}

fn head_edge(layout: &Layout, point: Point, near: f64) -> Option<Under> {
    let head = layout.heads.iter().find(|head| {
        let on = (head.rect.y0..head.rect.y1).contains(&point.y) && !head.stage.is_empty();
        on && layout.span(head).is_some_and(|(_, right)| (right - point.x).abs() <= near)
    })?;
    let (left, right) = layout.span(head)?;
    Some(Under::HeadEdge { stage: head.stage.clone(), width: right - left })
}

fn resolve(map: &Map, layout: &Layout, point: Point) -> Under {
    match layout.hit(point) {
        Hit::Card(id) => match layout.card(&id).map(|card| card.rect) {
            Some(rect) => Under::Card { id, rect },
            None => Under::Nothing,
        },
        Hit::Cell { at, .. } => {
            let kind = map.lane(&at.lane).and_then(|lane| lane.kind.card_kind());
            match layout.cell(&at).filter(|cell| cell.cards.is_empty()) {
                Some(cell) => Under::EmptyCell { cell: at, kind, free: cell.free },
                None => Under::Cell { cell: at, kind },
            }
        }
        Hit::Face { lane, persona, at } => face(map, layout, lane, persona, at, point),
        Hit::Sentiment { lane, persona, at } => {
            if map.sentiment(&persona, &at).is_some_and(|s| s.value.is_some()) {
                Under::Chart { lane }
            } else {
                face(map, layout, lane, persona, at, point)
            }
        }
        Hit::Quote { persona, at, .. } => Under::Quote { persona, at },
        Hit::Funnel { lane, .. } | Hit::Metric { lane, .. } => Under::Chart { lane },
        Hit::Head(stage) => match layout.head(&stage).map(|head| head.rect) {
            Some(rect) => Under::Head { stage, rect },
            None => Under::Nothing,
        },
        Hit::Step(id) => {
            let mut steps = layout.heads.iter().flat_map(|head| &head.steps);
            match steps.find(|step| step.step == id).map(|step| step.rect) {
                Some(rect) => Under::Step { step: id, rect },
                None => Under::Nothing,
            }
        }
        Hit::Folded(lane) => Under::Fold(lane),
        Hit::LaneLabel(lane) if layout.lane(&lane).is_some_and(|shown| on_triangle(shown, point)) => Under::Fold(lane),
        Hit::LaneLabel(lane) => match layout.lane(&lane).map(|shown| shown.label) {
            Some(rect) => Under::Lane { lane, rect },
            None => Under::Nothing,
        },
        Hit::Title => {
            let below = layout.title.subtitle.as_ref().is_some_and(|line| point.y >= line.rect().y0);
            Under::Title(if below { TextTarget::Subtitle } else { TextTarget::Title })
        }
        Hit::Nothing => Under::Nothing,
    }
}

fn face(map: &Map, layout: &Layout, lane: Id, persona: Id, at: Id, point: Point) -> Under {
    let has = map.sentiment(&persona, &at).and_then(|s| s.value);
    let shown = || layout.sentiment_at(&lane, point.y).and_then(|value| Finite::new(value).ok());
    match has.or_else(shown) {
        Some(value) => Under::Face { lane, persona, at, empty: has.is_none(), value },
        None => Under::Nothing,
    }
}

/// Left of the lane's name, as high as a line of it.
fn on_triangle(lane: &LaneBox, point: Point) -> bool {
    point.x < lane.label.x0 + 2.0 && (point.y - fold_triangle(lane).y).abs() <= 12.0
}

/// The middle of the triangle that folds a lane, in map pixels of the labels.
pub fn fold_triangle(lane: &LaneBox) -> Point {
    let name = lane.name.rect();
    let line = name.height() / lane.name.paragraph.lines.len().max(1) as f64;
    Point::new(lane.label.x0 - 8.0, name.y0 + line / 2.0)
}

/// Where a thing stands: its pane, and its rectangle in map pixels.
pub(super) fn place(layout: &Layout, thing: &Thing) -> Option<(Pane, Rect)> {
    match thing {
        Thing::Head => Some((Pane::Body, layout.title.rect)),
        Thing::Stage(id) => layout.head(id).map(|head| (Pane::Heads, head.rect)),
        Thing::Step(id) => {
            let mut steps = layout.heads.iter().flat_map(|head| &head.steps);
            steps.find(|step| step.step == *id).map(|step| (Pane::Heads, step.rect))
        }
        Thing::Lane(id) => layout.lane(id).map(|lane| (Pane::Labels, lane.label)),
        Thing::Card(id) => {
            let lifted = layout.lifted().find(|card| card.id == id);
            lifted.or_else(|| layout.card(id)).map(|card| (Pane::Body, card.rect))
        }
        Thing::Link(id) => layout.link(id).map(|link| (Pane::Body, link.bounds())),
        Thing::Transition(id) => layout.transition(id).map(|arrow| (Pane::Body, arrow.bounds())),
        Thing::Sentiment { persona, at } => {
            let anchor = layout.anchor(persona, at)?;
            let size = (anchor.radius * 2.0, anchor.radius * 2.0);
            Some((Pane::Body, Rect::from_center_size(anchor.centre, size)))
        }
    }
}
