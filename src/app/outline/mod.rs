//! The outline: the map as a tree of stages, steps, lanes and cards, the way in for a screen reader and for the keyboard.

mod arrows;
mod keys;
mod row;
mod rows;
mod typed;

use egui::{Margin, RichText, ScrollArea, Ui, UiBuilder};

use super::style;
use super::theme::Look;
use super::widgets::{name_bars, section};
use super::wish::{Wish, Wishes};
use crate::editor::{Selection, Thing};
use crate::map::{Map, counted};
pub(super) use arrows::transition_name;
use keys::{How, Step};
use rows::{Folds, Key, Row};
use typed::Typed;

/// Height of a row.
const ROW: f32 = 28.0;

/// As many selected things as are unfolded together, so that all are seen to be selected; of more only the last one.
const MOST_UNFOLDED: usize = 60;

/// Which rows are unfolded, which one the keyboard is on, and what the tree was last drawn from.
#[derive(Debug, Default)]
pub(super) struct Outline {
    folds: Folds,
    rows: Vec<Row>,
    /// The state of the map that `rows` shows.
    state: Option<u64>,
    /// To notice when something else was selected elsewhere.
    selection: Selection,
    /// What the last of it stood below.
    above: Vec<Key>,
    /// The row the keyboard is on, or would come to.
    current: Option<Key>,
    /// Where that row was found last.
    here: usize,
    /// Where selecting with Shift began.
    anchor: Option<Key>,
    typed: Typed,
    /// The row to bring into sight and to give the keyboard.
    scroll_to: Option<usize>,
    take_focus: bool,
    /// Whether a row had the keyboard in the last frame.
    focused: bool,
    /// How many rows are seen.
    page: usize,
}

impl Outline {
    /// Shows the tree. `state` names the map's state.
    pub(super) fn show(&mut self, ui: &mut Ui, map: &Map, state: u64, selection: &Selection, wishes: &mut Wishes) {
        self.follow(map, state, selection);
        if self.state != Some(state) {
            self.rows = rows::rows(map, &self.folds);
            self.state = Some(state);
        }
        let margin = Margin { left: 6, right: 6, top: 12, bottom: 6 };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            let look = Look::of(ui.ctx());
            let cards = counted(map.cards.len(), "card");
            egui::Frame::new().inner_margin(Margin::symmetric(10, 0)).show(ui, |ui| {
                section(ui, "Outline", Some(RichText::new(cards).color(look.muted).font(style::small())));
            });
            ui.add_space(2.0);
            self.tree(ui, selection, wishes);
        });
    }

    /// Unfolds what was selected elsewhere and brings its row into sight.
    fn follow(&mut self, map: &Map, state: u64, selection: &Selection) {
        if self.selection == *selection && self.state == Some(state) {
            return;
        }
        let above = selection.lead().map(|thing| rows::above(map, thing)).unwrap_or_default();
        // What was moved stands elsewhere now.
        let moved = std::mem::replace(&mut self.above, above) != self.above;
        if self.selection == *selection && !moved {
            return;
        }
        self.selection = selection.clone();
        let Some(thing) = selection.lead() else { return };
        // A lane stands below every stage: where one of its rows is seen, nothing has to be unfolded.
        let lane = matches!(thing, Thing::Lane(_));
        let mut unfolded = self.state != Some(state);
        if selection.len() > 1 || !(lane && self.row_of(thing).is_some()) {
            let few = (selection.len() <= MOST_UNFOLDED).then(|| selection.things()).into_iter().flatten();
            for key in few.chain([thing]).flat_map(|thing| rows::above(map, thing)) {
                unfolded |= self.folds.unfold(&key);
            }
        }
        if unfolded {
            self.rows = rows::rows(map, &self.folds);
            self.state = Some(state);
        }
        let at = self.row_of(thing);
        self.scroll_to = at;
        if let Some(key) = at.and_then(|at| self.rows.get(at)).map(|row| row.key.clone()) {
            self.anchor = Some(key.clone());
            self.current = Some(key);
        }
    }

    /// The row of a thing: the one the keyboard is on, if it is the thing's.
    fn row_of(&self, thing: &Thing) -> Option<usize> {
        let is = |row: &Row| row.key.is_of(thing);
        let current = self.rows.iter().position(|row| Some(&row.key) == self.current.as_ref() && is(row));
        let own = || self.rows.iter().position(|row| is(row) && !matches!(row.key, Key::Group { .. }));
        current.or_else(own).or_else(|| self.rows.iter().position(is))
    }

    /// The row the keyboard is on, or would come to; looked for only where it is not where it was.
    fn here(&mut self) -> usize {
        let is = |row: &Row| Some(&row.key) == self.current.as_ref();
        if !self.rows.get(self.here).is_some_and(is) {
            self.here = self.rows.iter().position(is).unwrap_or(0);
        }
        self.here
    }

    fn tree(&mut self, ui: &mut Ui, selection: &Selection, wishes: &mut Wishes) {
        let builder = UiBuilder::new().accessibility_role(egui::Role::Tree).accessibility_label("Outline");
        ui.scope_builder(builder, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_multiselectable());
            ui.spacing_mut().item_spacing.y = 0.0;
            self.page = ((ui.available_height() / ROW) as usize).max(2) - 1;
            let mut area = ScrollArea::vertical().id_salt("outline").auto_shrink(false);
            if let Some(at) = self.scroll_to {
                area = reveal(ui, area, at);
            }
            let here = self.here();
            let shown = area.show_rows(ui, ROW, self.rows.len(), |ui, seen| {
                let mut done = Vec::new();
                // A row out of sight is not there for the Tab key; whoever comes to another one meant that.
                let mut focused = false;
                let stop = if seen.contains(&here) { here } else { seen.start };
                for at in seen {
                    let row = &self.rows[at];
                    let selected = row.key.thing().is_some_and(|thing| selection.has(&thing));
                    // A lane stands below every stage; the others of its rows are no second selection.
                    let selected = selected && (at == here || !matches!(row.key, Key::Group { .. }));
                    let response = row::show(ui, row, selected, at == stop);
                    let came = response.has_focus() && !self.focused && !response.is_pointer_button_down_on();
                    focused |= response.has_focus();
                    if at != here && at == stop && came {
                        (self.take_focus, self.scroll_to) = (true, Some(here));
                        ui.ctx().request_repaint();
                        continue;
                    }
                    if self.take_focus && self.scroll_to == Some(at) {
                        response.request_focus();
                        (self.take_focus, self.scroll_to) = (false, None);
                    }
                    done.extend(row::asked(ui, row, &response, &mut self.typed).map(|step| (at, step)));
                }
                self.focused = focused;
                if !self.take_focus {
                    self.scroll_to = None;
                }
                for (at, step) in done {
                    self.step(at, step, wishes);
                }
            });
            name_bars(ui, &shown, "the outline");
        });
    }

    /// Does what was asked of a row.
    fn step(&mut self, at: usize, step: Step, wishes: &mut Wishes) {
        let last = self.rows.len().saturating_sub(1);
        match step {
            Step::Select(how) => self.go(at, how, wishes),
            Step::Toggle => self.toggle(at, wishes),
            Step::Edit => wishes.0.extend(self.rows[at].key.thing().map(Wish::EditText)),
            Step::Fold => self.fold(at),
            Step::In => match self.rows[at].open {
                Some(false) => self.fold(at),
                Some(true) if self.rows.get(at + 1).is_some_and(|row| row.parent == Some(at)) => {
                    self.go(at + 1, How::Only, wishes);
                }
                _ => {}
            },
            Step::Out => match (self.rows[at].open, self.rows[at].parent) {
                (Some(true), _) => self.fold(at),
                (_, Some(parent)) => self.go(parent, How::Only, wishes),
                _ => {}
            },
            Step::Up(how) => self.go(at.saturating_sub(1), how, wishes),
            Step::Down(how) => self.go((at + 1).min(last), how, wishes),
            Step::First(how) => self.go(0, how, wishes),
            Step::Last(how) => self.go(last, how, wishes),
            Step::PageUp(how) => self.go(at.saturating_sub(self.page), how, wishes),
            Step::PageDown(how) => self.go((at + self.page).min(last), how, wishes),
            Step::Find(text) => {
                if let Some(to) = self.found(at, &text) {
                    self.go(to, How::Only, wishes);
                }
            }
        }
    }

    /// The next row that begins so; where one letter was typed, after this one.
    fn found(&self, at: usize, text: &str) -> Option<usize> {
        let count = self.rows.len();
        let first = usize::from(text.chars().count() == 1);
        let mut ways = (first..count + first).map(|step| (at + step) % count.max(1));
        ways.find(|to| self.rows[*to].text.to_lowercase().starts_with(text))
    }

    fn go(&mut self, to: usize, how: How, wishes: &mut Wishes) {
        let Some(row) = self.rows.get(to) else { return };
        let key = row.key.clone();
        self.current = Some(key.clone());
        self.scroll_to = Some(to);
        self.take_focus = true;
        match (how, key.thing()) {
            (How::Quiet, _) => {}
            (How::Only, thing) => {
                self.anchor = Some(key);
                if let Some(thing) = thing {
                    self.selection = Selection::of(thing.clone());
                    wishes.push(Wish::Reveal(thing));
                }
            }
            (How::Extend, _) => {
                self.selection = self.between(&key, to);
                wishes.push(Wish::SelectAll(self.selection.clone()));
            }
        }
    }

    /// Everything of the sort of the row where selecting began, from there to here.
    fn between(&self, key: &Key, to: usize) -> Selection {
        let from = self.rows.iter().position(|row| Some(&row.key) == self.anchor.as_ref()).unwrap_or(to);
        let began = self.rows.get(from).map_or(key, |row| &row.key);
        let things = |at: usize| self.rows.get(at).filter(|row| row.key.is_like(began)).and_then(|row| row.key.thing());
        // What the keyboard is on comes last.
        if from <= to {
            (from..=to).filter_map(things).collect()
        } else {
            (to..=from).rev().filter_map(things).collect()
        }
    }

    fn toggle(&mut self, at: usize, wishes: &mut Wishes) {
        let Some(row) = self.rows.get(at) else { return };
        let (key, thing) = (row.key.clone(), row.key.thing());
        self.anchor = Some(key.clone());
        self.current = Some(key);
        if let Some(thing) = thing {
            self.selection.toggle(thing);
            wishes.push(Wish::SelectAll(self.selection.clone()));
        }
    }

    fn fold(&mut self, at: usize) {
        if let Some(row) = self.rows.get(at) {
            self.folds.toggle(&row.key);
            self.current = Some(row.key.clone());
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
