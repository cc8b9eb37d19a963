//! A card follows the pointer; the others make room where it would land.

use kurbo::{Point, Rect, Size, Vec2};

use super::{Answer, Cx, Drop, Marks, Plan, Scrolls, Signal, Tool, rest, rest_with, stay};
use crate::editor::overlay::{Cursor, Ghost, GhostOf};
use crate::editor::selection::Thing;
use crate::layout::Preview;
use crate::map::{CardKind, Id, Part};

#[derive(Debug)]
pub(in crate::editor) struct DraggingCard {
    id: Id,
    kind: CardKind,
    size: Size,
    grip: Vec2,
    drop: Drop,
}

impl DraggingCard {
    pub(super) fn new(id: Id, size: Size, grip: Vec2, at: Point, cx: &Cx) -> Option<Self> {
        let kind = cx.map.card(&id)?.kind.clone();
        let drop = Drop::at(cx, &kind, std::slice::from_ref(&id), at);
        Some(Self { id, kind, size, grip, drop })
    }
}

impl Tool for DraggingCard {
    fn handle(mut self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) => {
                self.drop = Drop::at(cx, &self.kind, std::slice::from_ref(&self.id), at);
                stay(self)
            }
            Signal::Release(at) => {
                let drop = Drop::at(cx, &self.kind, std::slice::from_ref(&self.id), at);
                if let Some(refusal) = drop.refusal() {
                    return rest_with(Plan::Say(crate::editor::session::sentence(refusal)));
                }
                let Some(slot) = drop.allowed() else { return rest() };
                let (label, edit) = if drop.turned {
                    let label = format!("Change card to {}", super::idle::with_article(&drop.kind));
                    (label, cx.map.edit_turn_card(&self.id, drop.kind.clone(), &slot.cell, slot.index))
                } else {
                    let moved = std::slice::from_ref(&self.id);
                    ("Move card".to_owned(), cx.map.edit_move_cards(moved, &slot.cell, slot.index))
                };
                rest_with(Plan::Apply { label, edit, select: Some(Thing::Card(self.id)) })
            }
            Signal::Cancel => rest(),
            Signal::Press { .. } => stay(self),
        }
    }

    fn preview(&self) -> Option<Preview> {
        let slot = self.drop.allowed()?;
        Some(Preview::Cards { ids: vec![self.id.clone()], to: slot.cell.clone(), index: slot.index })
    }

    fn changes(&self) -> Option<Part> {
        Some(Part::Content)
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        if self.drop.refusal().is_some() { Cursor::NotAllowed } else { Cursor::Grabbing }
    }

    fn hint(&self, _cx: &Cx) -> String {
        match (self.drop.refusal(), self.drop.allowed()) {
            (Some(refusal), _) => format!("{} · Esc to cancel", crate::editor::session::sentence(refusal)),
            (None, Some(_)) if self.drop.turned => {
                format!("Release to change it to {}", super::idle::with_article(&self.drop.kind))
            }
            (None, Some(_)) => "Release to put it here · Esc to cancel".to_owned(),
            (None, None) => "Drag it over a cell · Esc to cancel".to_owned(),
        }
    }

    fn marks(&self, cx: &Cx) -> Marks {
        let ghost = cx.pointer.map(|at| Ghost {
            of: GhostOf::Card(self.id.clone()),
            rect: Rect::from_origin_size(cx.map_point(at) - self.grip, self.size),
            faded: self.drop.refusal().is_some(),
        });
        Marks { ghost, ..self.drop.marks(cx) }
    }

    fn scrolls(&self) -> Scrolls {
        Scrolls::Both
    }
}
