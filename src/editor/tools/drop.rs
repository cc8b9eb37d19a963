//! Where a card would land, and whether it may.

use kurbo::Point;

use super::{Cx, Marks};
use crate::editor::overlay::Refused;
use crate::editor::session::sentence;
use crate::layout::Slot;
use crate::map::{CardKind, Id, Refusal};

/// What a release would do with a card of some kind.
#[derive(Debug)]
pub(in crate::editor) struct Drop {
    slot: Option<Slot>,
    /// What the card would be there: its own kind, or with Alt the one the lane takes.
    pub(super) kind: CardKind,
    pub(super) turned: bool,
    refusal: Option<Refusal>,
}

impl Drop {
    /// Asks the layout for the place and the map for leave. `carried` are cards that give up their own places.
    pub(super) fn at(cx: &Cx, kind: &CardKind, carried: &[Id], point: Point) -> Self {
        let mut drop = Self { slot: None, kind: kind.clone(), turned: false, refusal: None };
        if !cx.camera.inner().contains(point) {
            return drop;
        }
        let at = onto_columns(cx, cx.map_point(point));
        drop.slot = cx.layout.slot(at, carried);
        let Some(slot) = &drop.slot else {
            // Over a lane without cells the reason is worth a word too.
            drop.refusal = cx.layout.lane_at(at.y).and_then(|lane| cx.map.accepts(kind, &lane.lane).err());
            return drop;
        };
        if let Err(refusal) = cx.map.accepts(kind, &slot.cell.lane) {
            match &refusal {
                Refusal::Kind { instead: Some(instead), .. } if cx.turns() => {
                    drop.kind = instead.clone();
                    drop.turned = true;
                }
                _ => drop.refusal = Some(refusal),
            }
        }
        drop
    }

    /// The place, if a release would put the card there.
    pub(super) fn allowed(&self) -> Option<&Slot> {
        self.slot.as_ref().filter(|_| self.refusal.is_none())
    }

    pub(super) fn refusal(&self) -> Option<&Refusal> {
        self.refusal.as_ref()
    }

    /// The reason at the pointer and the ground of the cell.
    pub(super) fn marks(&self, cx: &Cx) -> Marks {
        let Some(refusal) = &self.refusal else { return Marks::default() };
        let offer = match refusal {
            Refusal::Kind { instead: Some(instead), .. } => {
                Some(format!("{}: change it to {}", cx.turning_key(), super::idle::with_article(instead)))
            }
            _ => None,
        };
        let cell = self.slot.as_ref().and_then(|slot| cx.layout.cell(&slot.cell)).map(|cell| cell.rect);
        Marks { refused: Some(Refused { text: sentence(refusal), offer, cell }), ..Marks::default() }
    }
}

/// A point in the margin beside the columns belongs to the nearest of them.
pub(super) fn onto_columns(cx: &Cx, point: Point) -> Point {
    let (Some(first), Some(last)) = (cx.layout.columns.first(), cx.layout.columns.last()) else { return point };
    Point::new(point.x.clamp(first.x, (last.x + last.width - 1.0).max(first.x)), point.y)
}
