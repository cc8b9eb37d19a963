//! The outline: the map as a tree of stages and cards, the way in for a screen reader and for the keyboard.

mod keys;
mod row;
pub(super) mod rows;

use egui::{Margin, RichText, ScrollArea, Ui, UiBuilder};
use rustc_hash::FxHashSet;

use super::style;
use super::theme::Look;
use super::widgets::section;
use super::wish::{Wish, Wishes};
use crate::editor::{Selection, Thing};
use crate::map::{Id, Map};
use rows::{Row, RowKind};

/// Height of a row.
const ROW: f32 = 28.0;

/// Which stages are unfolded, and what the tree was last drawn from.
#[derive(Debug, Default)]
pub(super) struct Outline {
    open: FxHashSet<Id>,
    rows: Vec<Row>,
    /// The state of the map that `rows` shows.
    state: Option<u64>,
    /// To notice when something else was selected elsewhere.
    selection: Selection,
    /// The row to bring into sight and to give the keyboard.
    scroll_to: Option<usize>,
    take_focus: bool,
}

impl Outline {
    /// Shows the tree. `state` names the map's state.
    pub(super) fn show(&mut self, ui: &mut Ui, map: &Map, state: u64, selection: &Selection, wishes: &mut Wishes) {
        self.follow(map, selection);
        if self.state != Some(state) {
            self.rows = rows::rows(map, &self.open);
            self.state = Some(state);
        }
        let margin = Margin { left: 6, right: 6, top: 12, bottom: 6 };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            let look = Look::of(ui.ctx());
            let cards = match map.cards.len() {
                1 => "1 card".to_owned(),
                n => format!("{n} cards"),
            };
            egui::Frame::new().inner_margin(Margin::symmetric(10, 0)).show(ui, |ui| {
                section(ui, "Outline", Some(RichText::new(cards).color(look.muted).font(style::small())));
            });
            ui.add_space(2.0);
            self.tree(ui, selection, wishes);
        });
    }

    /// Unfolds the stage of what was selected elsewhere and brings its row into sight.
    fn follow(&mut self, map: &Map, selection: &Selection) {
        if self.selection == *selection {
            return;
        }
        self.selection = selection.clone();
        let Some(thing) = selection.lead() else { return };
        if matches!(thing, Thing::Card(_) | Thing::Link(_) | Thing::Transition(_)) {
            let stage = thing.column(map).and_then(|column| map.stage_of(column));
            if stage.is_some_and(|stage| self.open.insert(stage.id.clone())) {
                self.state = None;
            }
        }
        self.rows = rows::rows(map, &self.open);
        self.scroll_to = self.rows.iter().position(|row| row.thing == *thing);
    }

    fn tree(&mut self, ui: &mut Ui, selection: &Selection, wishes: &mut Wishes) {
        let builder = UiBuilder::new().accessibility_role(egui::Role::Tree).accessibility_label("Outline");
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut area = ScrollArea::vertical().id_salt("outline").auto_shrink(false);
            if let Some(at) = self.scroll_to {
                area = reveal(ui, area, at);
            }
            let chosen = self.rows.iter().position(|row| selection.has(&row.thing));
            area.show_rows(ui, ROW, self.rows.len(), |ui, seen| {
                let mut done = Vec::new();
                for at in seen {
                    let tab_stop = chosen.map_or(at == 0, |chosen| chosen == at);
                    let response = row::show(ui, &self.rows[at], chosen == Some(at), tab_stop);
                    if self.take_focus && self.scroll_to == Some(at) {
                        response.request_focus();
                        (self.take_focus, self.scroll_to) = (false, None);
                    }
                    done.extend(row::asked(ui, &self.rows[at], &response).map(|step| (at, step)));
                }
                if !self.take_focus {
                    self.scroll_to = None;
                }
                for (at, step) in done {
                    self.step(at, step, wishes);
                }
            });
        });
    }

    /// Does what was asked of a row.
    fn step(&mut self, at: usize, step: keys::Step, wishes: &mut Wishes) {
        match step {
            keys::Step::Select => wishes.push(Wish::Reveal(self.rows[at].thing.clone())),
            keys::Step::Edit => wishes.push(Wish::EditText(self.rows[at].thing.clone())),
            keys::Step::Toggle => self.toggle(at),
            keys::Step::In | keys::Step::Out => match (&self.rows[at].kind, step) {
                (RowKind::Stage { open, .. }, step) if *open == (step == keys::Step::Out) => self.toggle(at),
                (RowKind::Stage { .. }, keys::Step::In) => self.go(at + 1, wishes),
                (RowKind::Card { stage, .. } | RowKind::Arrow { stage, .. }, keys::Step::Out) => {
                    let stage = Thing::Stage(stage.clone());
                    if let Some(to) = self.rows.iter().position(|row| row.thing == stage) {
                        self.go(to, wishes);
                    }
                }
                _ => {}
            },
            keys::Step::Up => self.go(at.saturating_sub(1), wishes),
            keys::Step::Down => self.go(at + 1, wishes),
            keys::Step::First => self.go(0, wishes),
            keys::Step::Last => self.go(self.rows.len().saturating_sub(1), wishes),
        }
    }

    fn go(&mut self, to: usize, wishes: &mut Wishes) {
        let Some(row) = self.rows.get(to) else { return };
        wishes.push(Wish::Reveal(row.thing.clone()));
        self.selection = Selection::of(row.thing.clone());
        self.scroll_to = Some(to);
        self.take_focus = true;
    }

    fn toggle(&mut self, at: usize) {
        if let Thing::Stage(id) = &self.rows[at].thing {
            if !self.open.remove(id) {
                self.open.insert(id.clone());
            }
            self.state = None;
        }
    }
}

/// Scrolls no further than needed to show the row.
fn reveal(ui: &Ui, area: ScrollArea, at: usize) -> ScrollArea {
    let id = ui.make_persistent_id("outline");
    let top = at as f32 * ROW;
    let height = ui.available_height();
    let now = egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |state| state.clamped_offset().y);
    let offset = if top < now {
        top
    } else if top + ROW > now + height {
        top + ROW - height
    } else {
        return area;
    };
    area.vertical_scroll_offset(offset)
}
