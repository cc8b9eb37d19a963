//! A frame is drawn over the map: to the right it selects the cards it contains, to the left those it touches.

use kurbo::{Point, Rect};

use super::{Answer, Cx, Drag, Marks, Plan, Scrolls, Signal, Tool, rest_with};
use crate::editor::overlay::Frame;
use crate::editor::selection::{Selection, Thing};

#[derive(Debug)]
pub(in crate::editor) struct Marquee {
    /// Where it began, in map pixels, so that it stays there while the canvas scrolls.
    start: Point,
    /// What it adds to.
    kept: Selection,
    frame: Frame,
    /// How many cards are in it.
    inside: usize,
    /// What a release would select.
    picked: Selection,
}

impl Marquee {
    /// From a point of the canvas. With Shift it adds to what is selected.
    pub(super) fn new(start: Point, at: Point, cx: &Cx) -> Self {
        let kept = if cx.mods.shift { cx.selection.clone() } else { Selection::none() };
        let start = cx.map_point(start);
        let frame = Frame { rect: Rect::from_points(start, start), touching: false };
        let picked = kept.clone();
        let mut marquee = Self { start, kept, frame, inside: 0, picked };
        marquee.aim(at, cx);
        marquee
    }
}

impl Drag for Marquee {
    fn aim(&mut self, at: Point, cx: &Cx) {
        let at = cx.map_point(at);
        let rect = Rect::from_points(self.start, at);
        let touching = at.x < self.start.x;
        self.frame = Frame { rect, touching };
        let takes = |card: &crate::layout::CardBox| {
            let card = card.rect;
            if touching { rect.overlaps(card) } else { rect.contains_rect(card) }
        };
        self.picked = self.kept.clone();
        self.inside = 0;
        for card in cx.layout.cards_within(rect).filter(takes) {
            self.picked.add(Thing::Card(card.id.clone()));
            self.inside += 1;
        }
    }

    fn drop(self, _cx: &Cx) -> Answer {
        rest_with(Plan::SelectAll(self.picked))
    }
}

impl Tool for Marquee {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        self.follow(signal, cx)
    }

    fn hint(&self, _cx: &Cx) -> String {
        let count = crate::map::counted(self.inside, "card");
        let how = if self.frame.touching { "touched by the frame" } else { "inside the frame" };
        let other = if self.frame.touching { "to the right: those inside" } else { "to the left: those it touches" };
        format!("{count} {how} · {other} · Shift at the start: add · Esc to cancel")
    }

    fn marks(&self, _cx: &Cx) -> Marks {
        Marks { frame: Some(self.frame), picked: Some(self.picked.clone()), ..Marks::default() }
    }

    fn scrolls(&self) -> Scrolls {
        Scrolls::Both
    }
}
