//! What a template looks like, at a glance: chevrons for stages, bars for cards.

use egui::{Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::app::theme::Look;
use crate::map::{CardKind, LaneKind, Map};

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
}

impl Thumbnail {
    /// The thumbnail of a map.
    pub fn of(map: &Map) -> Self {
        let kinds = [LaneKind::Touchpoint, LaneKind::Motive, LaneKind::PainPoint];
        let shown: Vec<CardKind> = if map.lanes.len() > MOST {
            kinds.iter().filter_map(LaneKind::card_kind).collect()
        } else {
            map.lanes.iter().filter_map(|lane| lane.kind.card_kind()).collect()
        };
        Self {
            stages: map.stages.len().min(MOST),
            lanes: shown,
            hints: map.lanes.iter().any(|lane| !lane.hint.is_empty()),
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
