//! A stage or a card comes from the palette and follows the pointer until it is dropped on the map.

use kurbo::{Point, Rect, Size};

use super::{Answer, Cx, Drag, Drop, Marks, Plan, Scrolls, Signal, Tool, rest, rest_with};
use crate::editor::input::Placeable;
use crate::editor::overlay::{Cursor, Ghost, GhostOf};
use crate::layout::Preview;
use crate::map::{CardKind, Part};

#[derive(Debug)]
pub(in crate::editor) struct PlacingFromPalette {
    what: Placeable,
    target: Target,
    /// It has been well inside the canvas: coming from the palette, it must not scroll the edge it comes in by.
    entered: bool,
}

/// How far inside the canvas counts as well inside, in its pixels.
const ENTERED: f64 = 40.0;

#[derive(Debug)]
enum Target {
    /// Not over the map.
    Nowhere,
    /// Before the stage at this index.
    Stage(usize),
    Card(Box<Drop>),
}

impl PlacingFromPalette {
    pub(in crate::editor) fn new(what: Placeable) -> Self {
        Self { what, target: Target::Nowhere, entered: false }
    }
}

impl Drag for PlacingFromPalette {
    fn aim(&mut self, at: Point, cx: &Cx) {
        self.entered |= cx.camera.inner().inflate(-ENTERED, -ENTERED).contains(at);
        let on_canvas = cx.camera.clip(crate::layout::Pane::Body).contains(at);
        self.target = match &self.what {
            _ if !on_canvas => Target::Nowhere,
            Placeable::Stage => Target::Stage(cx.layout.stage_gap(cx.map_point(at).x, &[])),
            Placeable::Card(kind) => Target::Card(Box::new(Drop::at(cx, kind, &[], at))),
        };
    }

    fn drop(self, _cx: &Cx) -> Answer {
        match &self.target {
            Target::Nowhere => rest(),
            Target::Stage(at) => rest_with(Plan::AddStage { at: *at }),
            Target::Card(drop) => match (drop.refusal(), drop.allowed()) {
                (Some(refusal), _) => rest_with(Plan::Say(crate::editor::session::sentence(refusal))),
                (None, Some(slot)) => {
                    let (kind, cell) = (drop.kind.clone(), slot.cell.clone());
                    rest_with(Plan::AddCard { kind, cell, index: slot.index })
                }
                (None, None) => rest(),
            },
        }
    }
}

impl Tool for PlacingFromPalette {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        self.follow(signal, cx)
    }

    fn preview(&self) -> Option<Preview> {
        match &self.target {
            Target::Nowhere => None,
            Target::Stage(to) => Some(Preview::Stages { ids: Vec::new(), to: *to }),
            Target::Card(drop) => {
                let slot = drop.allowed()?;
                Some(Preview::NewCard { kind: drop.kind.clone(), to: slot.cell.clone(), index: slot.index })
            }
        }
    }

    fn changes(&self) -> Option<Part> {
        Some(match self.what {
            Placeable::Stage => Part::Stages,
            Placeable::Card(_) => Part::Content,
        })
    }

    fn opens_stages(&self) -> bool {
        matches!(self.what, Placeable::Card(_))
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        match &self.target {
            Target::Card(drop) if drop.refusal().is_some() => Cursor::NotAllowed,
            _ => Cursor::Grabbing,
        }
    }

    fn hint(&self, _cx: &Cx) -> String {
        match (&self.target, &self.what) {
            (Target::Nowhere, Placeable::Stage) => "Drag it before, between or after the stages".to_owned(),
            (Target::Nowhere, Placeable::Card(_)) => "Drag it into a cell".to_owned(),
            (Target::Stage(_), _) => "Release to put the stage here · Esc to cancel".to_owned(),
            (Target::Card(drop), _) => match drop.refusal() {
                Some(refusal) => format!("{} · Esc to cancel", crate::editor::session::sentence(refusal)),
                None if drop.allowed().is_some() => {
                    format!("Release to add {} · Esc to cancel", super::idle::with_article(&drop.kind))
                }
                None => "Drag it into a cell · Esc to cancel".to_owned(),
            },
        }
    }

    fn marks(&self, cx: &Cx) -> Marks {
        let Some(at) = cx.pointer.filter(|at| cx.camera.clip(crate::layout::Pane::Body).contains(*at)) else {
            return Marks::default();
        };
        let point = cx.map_point(at);
        let (of, size) = match &self.what {
            Placeable::Stage => (GhostOf::Stage(None), head_size(cx)),
            Placeable::Card(kind) => (GhostOf::NewCard(kind.clone()), card_size(cx, kind)),
        };
        let rect = Rect::from_center_size(point, size);
        match &self.target {
            Target::Card(drop) => {
                let faded = drop.refusal().is_some();
                Marks { ghost: Some(Ghost::one(of, rect, faded)), ..drop.marks(cx) }
            }
            Target::Nowhere | Target::Stage(_) => {
                Marks { ghost: Some(Ghost::one(of, rect, false)), ..Marks::default() }
            }
        }
    }

    fn scrolls(&self) -> Scrolls {
        match &self.target {
            _ if !self.entered => Scrolls::Not,
            Target::Nowhere => Scrolls::Not,
            Target::Stage(_) => Scrolls::Sideways,
            Target::Card(_) => Scrolls::Both,
        }
    }
}

/// As large as the first head; a map without stages has none to compare with.
fn head_size(cx: &Cx) -> Size {
    cx.layout.heads.first().map_or(Size::new(338.0, 58.0), |head| head.rect.size())
}

/// As wide as the cards of the first column.
fn card_size(cx: &Cx, kind: &CardKind) -> Size {
    let width = cx.layout.columns.first().map_or(330.0, |column| column.card_width);
    let alike = cx.layout.cards().find(|card| card.face.kind == *kind);
    let height = alike.map(|card| card.rect.height());
    Size::new(width, height.unwrap_or(42.0))
}
