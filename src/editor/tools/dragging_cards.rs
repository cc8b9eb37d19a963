//! Cards follow the pointer, or copies of them; the others make room where they would land.

use kurbo::{Point, Rect, Size, Vec2};

use super::landing::Carried;
use super::{Answer, Cx, Drag, Landing, Marks, Plan, Scrolls, Signal, Tool, rest, rest_with};
use crate::editor::key::Os;
use crate::editor::overlay::{Cursor, Ghost, GhostOf};
use crate::editor::selection::Selection;
use crate::layout::Preview;
use crate::map::{Id, LaneKind, Part};

#[derive(Debug)]
pub(in crate::editor) struct DraggingCards {
    carried: Vec<Carried>,
    /// The one that was taken.
    lead: usize,
    size: Size,
    grip: Vec2,
    landing: Landing,
}

impl DraggingCards {
    /// Takes these cards at the one under the pointer.
    pub(super) fn new(ids: &[Id], lead: &Id, size: Size, grip: Vec2, at: Point, cx: &Cx) -> Option<Self> {
        let carried = Carried::all(cx.map, ids);
        let lead = carried.iter().position(|card| card.id == *lead)?;
        let landing = Landing::at(cx, &carried, lead, at);
        Some(Self { carried, lead, size, grip, landing })
    }

    /// All that is carried, the card that was taken last.
    fn selection(&self) -> Selection {
        let mut cards = Selection::of_cards(self.carried.iter().map(|card| card.id.clone()));
        cards.add(crate::editor::Thing::Card(self.carried[self.lead].id.clone()));
        cards
    }

    /// "card", "3 cards"
    fn what(&self) -> String {
        match self.carried.len() {
            1 => "card".to_owned(),
            count => format!("{count} cards"),
        }
    }

    /// "change it to a motive"
    fn turning(&self) -> Option<String> {
        let (count, kind) = self.landing.turned.as_ref()?;
        Some(match (*count, self.carried.len()) {
            (1, 1) => format!("change it to {}", super::idle::with_article(kind)),
            (1, _) => format!("change one of them to {}", super::idle::with_article(kind)),
            (count, _) => format!("change {count} of them to {}", LaneKind::of(kind).plural()),
        })
    }
}

impl Drag for DraggingCards {
    fn aim(&mut self, at: Point, cx: &Cx) {
        self.landing = Landing::at(cx, &self.carried, self.lead, at);
    }

    fn drop(self, cx: &Cx) -> Answer {
        if let Some(refused) = self.landing.refused() {
            return rest_with(Plan::Say(refused.text.clone()));
        }
        let lots = self.landing.lots().to_vec();
        if lots.is_empty() {
            return rest();
        }
        if self.landing.copied {
            return rest_with(Plan::CopyCards { label: format!("Copy {}", self.what()), lots });
        }
        let label = match &self.landing.turned {
            Some((1, kind)) => format!("Change card to {}", super::idle::with_article(kind)),
            Some((count, kind)) => format!("Change {count} cards to {}", LaneKind::of(kind).plural()),
            None => format!("Move {}", self.what()),
        };
        rest_with(Plan::Apply { label, edit: cx.map.edit_move_lots(&lots), select: Some(self.selection()) })
    }
}

impl Tool for DraggingCards {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        self.follow(signal, cx)
    }

    fn preview(&self) -> Option<Preview> {
        self.landing.preview()
    }

    fn changes(&self) -> Option<Part> {
        Some(Part::Content)
    }

    fn opens_stages(&self) -> bool {
        true
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        match self.landing.refused() {
            Some(_) => Cursor::NotAllowed,
            None if self.landing.copied => Cursor::Copy,
            None => Cursor::Grabbing,
        }
    }

    fn hint(&self, cx: &Cx) -> String {
        let copying = if cx.os == Os::Mac { "Option: copy" } else { "Ctrl: copy" };
        let several = self.carried.len() > 1;
        let more = if several { format!("{copying} · Shift: gather in one cell") } else { copying.to_owned() };
        let it = if several { "them" } else { "it" };
        match self.landing.refused() {
            Some(refused) => format!("{} · Esc to cancel", refused.text),
            None if self.landing.lots().is_empty() => "Drag it over a cell · Esc to cancel".replace("it", it),
            None => match self.turning() {
                Some(turning) => format!("Release to {turning}"),
                None if self.landing.copied => format!("Release to put a copy of {it} here · Esc to cancel"),
                None => format!("Release to put {it} here · {more} · Esc to cancel"),
            },
        }
    }

    fn marks(&self, cx: &Cx) -> Marks {
        let ghost = cx.pointer.map(|at| Ghost {
            of: GhostOf::Card(self.carried[self.lead].id.clone()),
            rect: Rect::from_origin_size(cx.map_point(at) - self.grip, self.size),
            faded: self.landing.refused().is_some(),
            count: self.carried.len(),
            copy: self.landing.copied,
        });
        Marks { ghost, ..self.landing.marks() }
    }

    fn scrolls(&self) -> Scrolls {
        Scrolls::Both
    }
}
