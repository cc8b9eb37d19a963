//! What a template or sample looks like, at a glance: chevrons for stages, bars for cards, the sentiment lines.

use egui::{Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::app::theme::Look;
use crate::map::{CardKind, Id, LaneKind, Map};

/// As many stages and lanes as a thumbnail has room for.
const MOST: usize = 3;

/// What of a map its thumbnail shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Thumbnail {
    pub stages: usize,
    /// Kinds of the cards in its lanes, from top to bottom.
    pub lanes: Vec<CardKind>,
    /// Lanes whose cells have a hint.
    pub hints: bool,
    /// The sentiment lines in place of the lower lanes: points from the left (0 to 1) and from the top of the scale (0 to 1).
    pub lines: Vec<Vec<(f32, f32)>>,
}

impl Thumbnail {
    /// The thumbnail of a map.
    pub fn of(map: &Map) -> Self {
        let kinds = [LaneKind::Touchpoint, LaneKind::Motive, LaneKind::PainPoint];
        let felt = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Sentiment && !lane.hidden);
        let lines: Vec<_> = felt.map(|lane| line(map, &lane.persona)).filter(|line| line.len() > 1).collect();
        let mut shown: Vec<CardKind> = if map.lanes.len() > MOST {
            kinds.iter().filter_map(LaneKind::card_kind).collect()
        } else {
            map.lanes.iter().filter_map(|lane| lane.kind.card_kind()).collect()
        };
        if !lines.is_empty() {
            shown.truncate(1);
        }
        Self {
            stages: map.stages.len().min(MOST),
            lanes: shown,
            hints: map.lanes.iter().any(|lane| !lane.hint.is_empty()),
            lines,
        }
    }

    /// Draws it into `rect`.
    pub(super) fn paint(&self, painter: &Painter, rect: Rect, look: &Look) {
        let gap = 4.0;
        let width = (rect.width() - gap * 2.0) / MOST as f32;
        for stage in 0..self.stages {
            let left = rect.left() + stage as f32 * (width + gap);
            let head = Rect::from_min_size(pos2(left, rect.top()), vec2(width, 16.0));
            chevron(painter, head, if stage % 2 == 0 { look.head } else { look.head_other });
            for (row, kind) in self.lanes.iter().enumerate() {
                let top = rect.top() + 26.0 + row as f32 * 12.0;
                let card = Rect::from_min_size(pos2(left, top), vec2(width - 12.0, 9.0));
                self.card(painter, card, kind, look);
            }
        }
        let top = rect.top() + 28.0 + self.lanes.len() as f32 * 12.0;
        let area = Rect::from_min_max(pos2(rect.left(), top), rect.max);
        for (line, color) in self.lines.iter().zip([look.text, look.bar].into_iter().cycle()) {
            let place = |(x, y): &(f32, f32)| area.min + vec2(x * area.width(), y * area.height());
            let points: Vec<Pos2> = line.iter().map(place).collect();
            points.iter().for_each(|point| _ = painter.circle_filled(*point, 2.5, color));
            painter.add(Shape::line(points, Stroke::new(1.5, color)));
        }
    }

    fn card(&self, painter: &Painter, card: Rect, kind: &CardKind, look: &Look) {
        if self.hints {
            painter.rect_stroke(card.shrink(0.5), 2, Stroke::new(1.0, look.card_border), StrokeKind::Middle);
        } else {
            painter.rect_filled(card, 1, look.chip);
        }
        let edge = Rect::from_min_size(card.min, vec2(2.5, card.height()));
        painter.rect_filled(edge, 1, look.kind(kind));
    }
}

/// The values of a persona, from column to column.
fn line(map: &Map, persona: &Id) -> Vec<(f32, f32)> {
    let columns = map.stages.iter().flat_map(|stage| match stage.steps.as_slice() {
        [] => vec![&stage.id],
        steps => steps.iter().map(|step| &step.id).collect(),
    });
    let columns: Vec<&Id> = columns.collect();
    let (low, high) = (map.head.scale.min.get(), map.head.scale.max.get());
    let points = columns.iter().enumerate().filter_map(|(i, column)| {
        let value = map.sentiment(persona, column)?.value?.get();
        Some(((i as f32 + 0.5) / columns.len() as f32, ((high - value) / (high - low)) as f32))
    });
    points.collect()
}

fn chevron(painter: &Painter, rect: Rect, color: egui::Color32) {
    let point = 5.0;
    let (left, right, top, bottom) = (rect.left(), rect.right(), rect.top(), rect.bottom());
    let middle = rect.center().y;
    let points = vec![
        pos2(left, top),
        pos2(right - point, top),
        pos2(right, middle),
        pos2(right - point, bottom),
        pos2(left, bottom),
    ];
    painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
}
