//! A layout in the colours of a theme: the display list.

use std::sync::Arc;

use kurbo::Rect;
use rustc_hash::FxHashMap;

use super::key::Part;
use super::theme::Palette;
use super::{Group, Item, Key, Picture};
use super::{card, funnel, head, lane, sentiment, title};
use crate::layout::{CardBox, LaneBody, Layout};

/// Draws a layout in the colours of a theme.
pub fn lower(layout: &Layout, palette: &Palette) -> Picture {
    Lowering::default().lower(layout, palette)
}

/// Draws layouts one after the other and remembers the cards, so that moving one costs next to nothing.
#[derive(Debug, Default)]
pub struct Lowering {
    cards: FxHashMap<u64, Known>,
    turn: u64,
}

#[derive(Debug)]
struct Known {
    used: u64,
    hash: u64,
    bounds: Rect,
    items: Arc<[Item]>,
}

/// Cards no picture shows any more are kept for a while, up to this many.
const KEPT: usize = 20_000;

impl Lowering {
    /// Draws a layout in the colours of a theme.
    pub fn lower(&mut self, layout: &Layout, palette: &Palette) -> Picture {
        self.turn += 1;
        let mut groups = Vec::with_capacity(layout.lanes.len() * (layout.columns.len() + 4) + 64);
        // In the order in which one reads: exporters keep it, and nothing of one part lies on another.
        groups.extend(title::title(&layout.title, palette));
        groups.extend(layout.heads.iter().flat_map(|shown| head::head(shown, palette)));
        for shown in &layout.lanes {
            groups.extend(lane::ground(shown, layout, palette));
            groups.extend(lane::label(shown, layout, palette));
            match &shown.body {
                LaneBody::Cards(_) => {
                    let cards = layout.cells_of(shown).flat_map(|cell| cell.cards);
                    groups.extend(cards.filter_map(|card| self.card(&card, palette)));
                }
                LaneBody::Sentiment(chart) => sentiment::sentiment(shown, chart, palette, &mut groups),
                LaneBody::Funnel(chart) => funnel::funnel(shown, chart, palette, &mut groups),
                LaneBody::Metrics(boxes) => groups.extend(boxes.iter().filter_map(|m| lane::metric(shown, m, palette))),
            }
            groups.extend(lane::hint(shown, palette));
        }
        groups.extend(title::footer(&layout.footer, palette));
        if self.cards.len() > KEPT {
            let turn = self.turn;
            self.cards.retain(|_, known| known.used + 1 >= turn);
        }
        Picture { size: layout.size, ground: palette.ground, groups }
    }

    /// The cards a gesture carries, where they would land; the window draws them at the pointer.
    pub fn lifted(&mut self, layout: &Layout, palette: &Palette) -> Vec<Group> {
        layout.lifted().filter_map(|card| self.card(&card, palette)).collect()
    }

    fn card(&mut self, shown: &CardBox<'_>, palette: &Palette) -> Option<Group> {
        let key = Key::of(Part::Card, shown.id);
        let content = shown.face.hash ^ palette.hash.rotate_left(17);
        let offset = shown.rect.origin().to_vec2();
        if let Some(known) = self.cards.get_mut(&content) {
            known.used = self.turn;
            let items = Arc::clone(&known.items);
            return Some(Group { key, pane: super::Pane::Body, offset, bounds: known.bounds, hash: known.hash, items });
        }
        let group = card::card(shown, key, palette)?;
        let known = Known { used: self.turn, hash: group.hash, bounds: group.bounds, items: Arc::clone(&group.items) };
        self.cards.insert(content, known);
        Some(group)
    }
}
