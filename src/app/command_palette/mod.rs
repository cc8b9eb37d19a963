//! The command palette: every command, stage, lane and card by a few letters, what was chosen last on top.

mod row;

use std::path::PathBuf;

use egui::accesskit::Live;
use egui::{
    Align, Align2, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Order, Response, RichText, Role,
    ScrollArea, Stroke, Ui, UiBuilder, vec2,
};

use super::dialogs::frame::focus_once;
use super::session::Session;
use super::style;
use super::text::Field;
use super::theme::Look;
use super::widgets::{name_around, name_bars};
use crate::editor::{Catalog, Choice, Hit};
use crate::file::State;

/// How many earlier choices are remembered.
const REMEMBERED: usize = 30;
/// Width of the palette, and how far below the window's top it stands.
const WIDTH: f32 = 660.0;
const TOP: f32 = 72.0;
/// As many rows as are seen at once in a window that has the room.
const ROWS: f32 = 10.0;

/// The palette, open or not, and what was chosen in it before.
#[derive(Default)]
pub(super) struct CommandPalette {
    open: Option<Open>,
    /// Newest first; read when it is first needed.
    recent: Option<Vec<String>>,
}

/// What is shown while it is open.
struct Open {
    catalog: Catalog,
    query: String,
    hits: Vec<Hit>,
    /// The row that Enter takes.
    at: usize,
    /// The row was changed by a key and has to be in sight.
    reveal: bool,
    /// Shown for the first time.
    fresh: bool,
}

/// How a frame of the palette ends.
enum End {
    Stays,
    Closes,
    Takes(usize),
}

impl CommandPalette {
    /// Opens it over a map or over the start screen; `maps` are the maps opened last. Opened already, it closes.
    pub(super) fn toggle(&mut self, session: Option<&Session>, maps: &[PathBuf], state: Option<&State>) {
        if self.open.take().is_some() {
            return;
        }
        let recent = self.recent.get_or_insert_with(|| state.map(State::chosen).unwrap_or_default());
        let catalog = Catalog::new(session.map(|session| &session.editor), maps);
        let hits = catalog.search("", recent);
        self.open = Some(Open { catalog, query: String::new(), hits, at: 0, reveal: true, fresh: true });
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Draws it if it is open; gives what was chosen.
    pub(super) fn show(&mut self, ctx: &egui::Context, state: Option<&State>) -> Option<Choice> {
        let recent = self.recent.as_deref().unwrap_or_default();
        let end = self.open.as_mut()?.show(ctx, recent);
        let taken = match end {
            End::Stays => return None,
            End::Closes => None,
            End::Takes(index) => self.open.as_ref().and_then(|open| open.catalog.get(index)).cloned(),
        };
        self.open = None;
        let choice = taken?.choice;
        self.remember(&choice, state);
        Some(choice)
    }

    fn remember(&mut self, choice: &Choice, state: Option<&State>) {
        let recent = self.recent.get_or_insert_default();
        let word = choice.word();
        recent.retain(|other| *other != word);
        recent.insert(0, word);
        recent.truncate(REMEMBERED);
        if let Some(state) = state {
            // Without a folder to write to, only the order of the next session is lost.
            let _ = state.remember_chosen(recent);
        }
    }
}

impl Open {
    fn show(&mut self, ctx: &egui::Context, recent: &[String]) -> End {
        let look = Look::of(ctx);
        let frame = Frame::new()
            .fill(look.panel)
            .stroke(Stroke::new(1.0, look.card_border))
            .corner_radius(CornerRadius::same(10))
            .shadow(ctx.style_of(ctx.theme()).visuals.window_shadow)
            .inner_margin(Margin::same(10));
        let id = Id::unique("command palette");
        let area = Modal::default_area(id).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
        let mut end = self.keys(ctx);
        // Taken before the field sees it, but meant for what is found with the letters typed before it.
        let enter = !self.fresh && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let modal = Modal::new(id).area(area).backdrop_color(look.veil).frame(frame).show(ctx, |ui| {
            name_around(ui, "Command palette");
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 80.0));
            ui.spacing_mut().item_spacing = vec2(0.0, 8.0);
            let field = self.field(ui, recent);
            if let Some(index) = self.chosen().filter(|_| enter) {
                end = End::Takes(index);
            }
            if let Some(index) = self.list(ui, &field) {
                end = End::Takes(index);
            }
            self.foot(ui, &look);
        });
        // Nothing typed here is worth a question: a click beside it closes it.
        if modal.backdrop_response.clicked() {
            end = End::Closes;
        }
        self.fresh = false;
        end
    }

    /// Keys are taken before the field sees them: its cursor has no other line to go to.
    fn keys(&mut self, ctx: &egui::Context) -> End {
        let rows = ROWS as usize - 1;
        let last = self.hits.len().saturating_sub(1);
        let pressed = |key| ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let before = self.at;
        self.at = (self.at + pressed(Key::ArrowDown) + rows * pressed(Key::PageDown)).min(last);
        self.at = self.at.saturating_sub(pressed(Key::ArrowUp) + rows * pressed(Key::PageUp));
        self.reveal |= self.at != before;
        if pressed(Key::Escape) > 0 { End::Closes } else { End::Stays }
    }

    /// The row that Enter takes. What cannot be done now says why in its row and stays there.
    fn chosen(&self) -> Option<usize> {
        let hit = self.hits.get(self.at)?;
        self.catalog.get(hit.index).filter(|listed| listed.refused.is_none()).map(|_| hit.index)
    }

    fn field(&mut self, ui: &mut Ui, recent: &[String]) -> Response {
        let query = Field::line(Id::unique("command palette query"))
            .hint("Type a command, a stage or words of a card")
            .margin(Margin::symmetric(12, 8))
            .stays();
        let field = query.show(ui, &mut self.query).response;
        focus_once(ui, &field);
        if field.changed() {
            self.hits = self.catalog.search(&self.query, recent);
            (self.at, self.reveal) = (0, true);
        }
        ui.ctx().accesskit_node_builder(field.id, |node| {
            node.set_label("Command, stage or card");
            node.set_active_descendant(row::id(self.at).accesskit_id());
        });
        field
    }

    /// The rows; gives what was clicked.
    fn list(&mut self, ui: &mut Ui, field: &Response) -> Option<usize> {
        let room = ui.ctx().content_rect().bottom() - field.rect.bottom() - 80.0;
        let height = (ROWS * row::HEIGHT).min((room / row::HEIGHT).floor() * row::HEIGHT).max(row::HEIGHT * 3.0);
        if self.hits.is_empty() {
            let look = Look::of(ui.ctx());
            ui.allocate_ui(vec2(ui.available_width(), row::HEIGHT * 2.0), |ui| {
                ui.set_min_size(vec2(ui.available_width(), row::HEIGHT * 2.0));
                ui.centered_and_justified(|ui| {
                    ui.label(RichText::new("Nothing has these letters").color(look.muted));
                });
            });
            return None;
        }
        let builder = UiBuilder::new().accessibility_role(Role::ListBox).accessibility_label("Found");
        ui.scope_builder(builder, |ui| {
            // Readers take how many rows there are from the list.
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_size_of_set(self.hits.len()));
            self.rows(ui, height)
        })
        .inner
    }

    fn rows(&mut self, ui: &mut Ui, height: f32) -> Option<usize> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("found").auto_shrink([false, true]).max_height(height);
        if std::mem::take(&mut self.reveal) {
            let id = ui.make_persistent_id("found");
            let now = egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |state| state.clamped_offset().y);
            let top = self.at as f32 * row::HEIGHT;
            let offset = now.min(top).max(top + row::HEIGHT - height);
            area = area.vertical_scroll_offset(offset);
        }
        let mut clicked = None;
        let shown = area.show_rows(ui, row::HEIGHT, self.hits.len(), |ui, seen| {
            for at in seen {
                let Some(hit) = self.hits.get(at) else { break };
                let Some(listed) = self.catalog.get(hit.index) else { continue };
                let place = row::Place { at, of: self.hits.len(), chosen: at == self.at };
                let meant = self.catalog.meant(hit.index, &self.query);
                if row::show(ui, listed, &meant, place).clicked() && listed.refused.is_none() {
                    clicked = Some(hit.index);
                }
            }
        });
        name_bars(ui, &shown, "what was found");
        clicked
    }

    fn foot(&self, ui: &mut Ui, look: &Look) {
        let small = |text: String| RichText::new(text).font(style::small()).color(look.muted);
        ui.horizontal(|ui| {
            ui.add_space(8.0);
            ui.label(small("↑ ↓ choose · Enter does it or goes there · Esc closes".to_owned()));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(8.0);
                let text = match self.hits.len() {
                    0 => "Nothing found".to_owned(),
                    count => format!("{count} found"),
                };
                let label = ui.label(small(text.clone()));
                // The keyboard stays in the field, so what Enter would take is told with the number. Nothing is asked
                // for yet when the palette opens.
                let first = self.hits.first().and_then(|hit| self.catalog.get(hit.index)).map(row::said);
                ui.ctx().accesskit_node_builder(label.id, |node| {
                    node.set_role(Role::Status);
                    node.set_label(first.map_or(text.clone(), |first| format!("{text}: {first}")));
                    if !self.query.trim().is_empty() {
                        node.set_live(Live::Polite);
                    }
                });
            });
        });
    }
}
