//! A layout in the colours of a theme: the display list.

use std::sync::Arc;

use kurbo::Rect;
use rustc_hash::FxHashMap;

use super::key::Part;
use super::sight::Charts;
use super::theme::Palette;
use super::{Group, Item, Key, Picture};
use super::{arrows, card, funnel, head, lane, number, sentiment, title};
use crate::layout::{CardBox, LaneBody, Layout, LinkBox};
use crate::map::LinkKind;

/// Draws a layout in the colours of a theme.
pub fn lower(layout: &Layout, palette: &Palette) -> Picture {
    Lowering::default().lower(layout, palette)
}

/// Draws layouts one after the other and remembers the cards, so that moving one costs next to nothing.
#[derive(Debug, Default)]
pub struct Lowering {
    cards: FxHashMap<u64, Known>,
    /// When each was last used, and what it draws.
    links: FxHashMap<u64, (u64, Vec<Group>)>,
    turn: u64,
    pub(super) charts: Charts,
}

#[derive(Debug)]
struct Known {
    used: u64,
    hash: u64,
    bounds: Rect,
    items: Arc<[Item]>,
}

/// Cards and arrows no picture shows any more are kept for a while, up to this many.
const KEPT: usize = 8_000;

impl Lowering {
    /// Draws a layout in the colours of a theme.
    pub fn lower(&mut self, layout: &Layout, palette: &Palette) -> Picture {
        self.begin();
        let mut groups = Vec::with_capacity(layout.lanes.len() * (layout.columns.len() + 4) + 64);
        // In the order in which one reads: exporters keep it, and nothing of one part lies on another.
        groups.extend(title::title(&layout.title, palette));
        groups.extend(layout.transitions.iter().filter_map(|arrow| arrows::transition(arrow, palette)));
        groups.extend(layout.heads.iter().flat_map(|shown| head::head(shown, palette)));
        let links = !layout.links.is_empty();
        if links {
            // Arrows lie on the stripes, and below everything that is read.
            groups.extend(layout.lanes.iter().filter_map(|shown| lane::ground(shown, layout, palette)));
            layout.links.iter().for_each(|link| self.link(link, palette, &mut groups));
        }
        for shown in &layout.lanes {
            if !links {
                groups.extend(lane::ground(shown, layout, palette));
            }
            groups.extend(lane::label(shown, layout, palette));
            match &shown.body {
                LaneBody::Cards(_) => {
                    let cards = layout.cells_of(shown).flat_map(|cell| cell.cards);
                    groups.extend(cards.filter_map(|card| self.card(&card, palette)));
                    if let Some(numbers) = layout.numbers() {
                        // Over all cards: a tag lies across the upper edge of its own.
                        let cards = layout.cells_of(shown).flat_map(|cell| cell.cards);
                        groups.extend(cards.filter_map(|card| number::tag(&card, numbers, palette)));
                    }
                }
                LaneBody::Sentiment(chart) => sentiment::sentiment(shown, chart, palette, &mut groups),
                LaneBody::Funnel(chart) => funnel::funnel(shown, chart, palette, &mut groups),
                LaneBody::Metrics(boxes) => groups.extend(boxes.iter().filter_map(|m| lane::metric(shown, m, palette))),
                LaneBody::Folded => {}
            }
            groups.extend(lane::hint(shown, palette));
        }
        groups.extend(title::footer(&layout.footer, palette));
        self.end();
        Picture { size: layout.size, ground: palette.ground, groups }
    }

    /// Begins a picture.
    pub(super) fn begin(&mut self) {
        self.turn += 1;
    }

    /// Ends a picture: forgets cards that neither it nor the one before shows.
    pub(super) fn end(&mut self) {
        let turn = self.turn;
        if self.links.len() > KEPT {
            self.links.retain(|_, (used, _)| *used + 1 >= turn);
        }
        if self.cards.len() > KEPT {
            self.cards.retain(|_, known| known.used + 1 >= turn);
        }
    }

    /// The cards a gesture carries, where they would land; the window draws them at the pointer.
    pub fn lifted(&mut self, layout: &Layout, palette: &Palette) -> Vec<Group> {
        layout.lifted().filter_map(|card| self.card(&card, palette)).collect()
    }

    /// The groups of an arrow, remembered by its way: most stay the same while others move.
    pub(super) fn link(&mut self, shown: &LinkBox, palette: &Palette, groups: &mut Vec<Group>) {
        let offset = shown.route.start().to_vec2();
        let content = shown.route.hash() ^ palette.hash.rotate_left(29) ^ u64::from(shown.kind == LinkKind::Answers);
        if let Some(known) = self.links.get_mut(&content) {
            known.0 = self.turn;
            groups.extend(known.1.iter().enumerate().map(|(i, group)| Group {
                key: Key::of(Part::Link(i as u8), &shown.link),
                offset,
                items: Arc::clone(&group.items),
                ..*group
            }));
            return;
        }
        let made: Vec<Group> = arrows::link(shown, palette).collect();
        groups.extend(made.iter().cloned());
        self.links.insert(content, (self.turn, made));
    }

    pub(super) fn card(&mut self, shown: &CardBox<'_>, palette: &Palette) -> Option<Group> {
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
