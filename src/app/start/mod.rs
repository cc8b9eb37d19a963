//! The start screen: templates, samples, recent maps, recovered work; nothing else.

mod gather;
mod thumbnail;

use std::path::PathBuf;

use egui::{
    Align2, CentralPanel, Frame, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

pub use gather::{gather, here, when};
pub use thumbnail::Thumbnail;

use super::style;
use super::text;
use super::theme::Look;
use super::widgets;

const TILE: egui::Vec2 = vec2(212.0, 150.0);
const GAP: f32 = 16.0;
const RECENT: f32 = 440.0;
const ROW: f32 = 36.0;

/// A template or sample one can begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// What is asked for when it is chosen.
    pub action: StartAction,
    pub title: String,
    /// "six stages, all lanes"
    pub note: String,
    pub thumbnail: Thumbnail,
}

/// A map that was open before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentRow {
    pub path: PathBuf,
    /// "today, 14:32"
    pub when: String,
}

/// Work that was not saved before the program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveredRow {
    /// Which of the copies; handed back in the action.
    pub copy: PathBuf,
    pub title: String,
    /// "unsaved work from 09:17"
    pub when: String,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartAction {
    /// A new map from the template of this name.
    Template(String),
    /// The sample of this name.
    Sample(String),
    Recent(PathBuf),
    Recover(PathBuf),
    /// Throws recovered work away.
    Forget(PathBuf),
    Open,
}

/// All that the start screen shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StartScreen {
    pub tiles: Vec<Tile>,
    pub recent: Vec<RecentRow>,
    pub recovered: Vec<RecoveredRow>,
}

impl StartScreen {
    /// Draws it over the whole of `ui` and gives back what was chosen.
    pub fn show(&self, ui: &mut Ui) -> Option<StartAction> {
        let look = Look::of(ui.ctx());
        let frame = Frame::new().fill(look.ground);
        CentralPanel::default()
            .frame(frame)
            .show(ui, |ui| {
                widgets::name_part(ui, "Start");
                widgets::scroll(ui, ScrollArea::vertical(), "the start screen", |ui| self.content(ui)).inner
            })
            .inner
    }

    fn content(&self, ui: &mut Ui) -> Option<StartAction> {
        let room = ui.available_size();
        let lists = !self.recent.is_empty() || !self.recovered.is_empty();
        let fits = |columns: usize| columns as f32 * (TILE.x + GAP) - GAP;
        let list_room = if lists { 56.0 + RECENT } else { 0.0 };
        // Templates in a row, samples in the next.
        let wide = room.x >= fits(3) + list_room + 64.0;
        let columns = self.tiles.len().min(if wide { 3 } else { 2 }).max(1);
        let tiles_width = fits(columns);
        let beside = lists && room.x >= tiles_width + 56.0 + RECENT + 64.0;
        let width = if beside { tiles_width + 56.0 + RECENT } else { tiles_width };
        let rows = self.tiles.len().div_ceil(columns) as f32;
        let height = 64.0 + 30.0 + rows * (TILE.y + GAP);
        let left = ((room.x - width) / 2.0).max(24.0);
        let top = ((room.y - height) / 2.4).max(24.0);
        let origin = ui.min_rect().min + vec2(left, top);
        let mut action = None;
        self.heading(ui, Rect::from_min_size(origin, vec2(width, 48.0)), &mut action);
        let below = origin + vec2(0.0, 72.0);
        let tiles = Rect::from_min_size(below, vec2(tiles_width, height - 72.0));
        self.tiles(ui, tiles, columns, &mut action);
        let list_at =
            if beside { pos2(tiles.right() + 56.0, below.y) } else { pos2(tiles.left(), tiles.bottom() + 12.0) };
        let list_width = if beside { RECENT } else { tiles_width };
        let list = ui.scope_builder(
            UiBuilder::new().max_rect(Rect::from_min_size(list_at, vec2(list_width, f32::INFINITY))),
            |ui| self.list(ui),
        );
        action.or(list.inner)
    }

    fn heading(&self, ui: &mut Ui, rect: Rect, action: &mut Option<StartAction>) {
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            ui.horizontal_centered(|ui| {
                let title = ui.label(RichText::new("Touchline").heading().size(26.0));
                widgets::heading(ui.ctx(), title.id, "Touchline");
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if widgets::primary(ui, "Open…").on_hover_text("Open a map (Ctrl+O)").clicked() {
                        *action = Some(StartAction::Open);
                    }
                });
            });
        });
    }

    fn tiles(&self, ui: &mut Ui, rect: Rect, columns: usize, action: &mut Option<StartAction>) {
        section(ui, rect.min, "New map");
        for (i, tile) in self.tiles.iter().enumerate() {
            let (column, row) = ((i % columns) as f32, (i / columns) as f32);
            let at = rect.min + vec2(column * (TILE.x + GAP), 30.0 + row * (TILE.y + GAP));
            let response = draw_tile(ui, Rect::from_min_size(at, TILE), tile, i);
            if i == 0 {
                super::dialogs::frame::focus_once(ui, &response);
            }
            if response.clicked() {
                *action = Some(tile.action.clone());
            }
        }
    }

    fn list(&self, ui: &mut Ui) -> Option<StartAction> {
        let look = Look::of(ui.ctx());
        let mut action = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        if !self.recovered.is_empty() || !self.recent.is_empty() {
            ui.allocate_space(vec2(ui.available_width(), 26.0));
            section(ui, ui.min_rect().min, "Recent");
        }
        for found in &self.recovered {
            let name = format!("Recovered: {}", found.title);
            let (response, forget) = row(ui, &name, &found.when, look.warning, Some("Throw this copy away"));
            if response.clicked() {
                action = Some(StartAction::Recover(found.copy.clone()));
            }
            if forget {
                action = Some(StartAction::Forget(found.copy.clone()));
            }
        }
        for recent in &self.recent {
            let name = recent.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let (response, _) = row(ui, &name, &recent.when, look.text, None);
            if text::tip(response, &recent.path.display().to_string()).clicked() {
                action = Some(StartAction::Recent(recent.path.clone()));
            }
        }
        action
    }
}

fn section(ui: &Ui, at: egui::Pos2, text: &str) {
    let look = Look::of(ui.ctx());
    let rect = ui.painter().text(at, Align2::LEFT_TOP, text, style::control(), look.muted);
    let title = ui.interact(rect, ui.scope_id().with(text), Sense::hover());
    title.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    widgets::heading(ui.ctx(), title.id, text);
}

fn draw_tile(ui: &mut Ui, rect: Rect, tile: &Tile, number: usize) -> Response {
    let look = Look::of(ui.ctx());
    let response = ui.interact(rect, ui.scope_id().with(("tile", number)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {}", tile.title, tile.note)));
    let stroke = match (response.has_focus(), response.hovered()) {
        (true, _) => Stroke::new(2.0, look.accent),
        (false, true) => Stroke::new(1.5, look.muted),
        (false, false) => Stroke::new(1.0, look.card_border),
    };
    ui.painter().rect(rect, 8, look.panel, stroke, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(16.0, 17.0));
    let picture = Rect::from_min_max(inner.min, pos2(inner.right(), inner.top() + 64.0));
    tile.thumbnail.paint(ui.painter(), picture, &look);
    let foot = inner.left_bottom();
    ui.painter().text(foot, Align2::LEFT_BOTTOM, &tile.note, style::small(), look.muted);
    ui.painter().text(foot - vec2(0.0, 19.0), Align2::LEFT_BOTTOM, &tile.title, style::title(), look.text);
    ui.advance_cursor_after_rect(rect);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A row of the list; and whether its cross was pressed.
fn row(ui: &mut Ui, name: &str, when: &str, color: egui::Color32, forget: Option<&str>) -> (Response, bool) {
    let look = Look::of(ui.ctx());
    let cross = if forget.is_some() { 30.0 } else { 0.0 };
    // Two copies of one map may be of the same minute, so the names do not tell the rows apart.
    let (id, whole) = ui.allocate_space(vec2(ui.available_width(), ROW));
    let rect = whole.with_max_x(whole.right() - cross);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}, {when}")));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(8.0, 0.0)), style::RADIUS, look.chip);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, look.accent);
        ui.painter().rect_stroke(rect.expand2(vec2(8.0, 0.0)), style::RADIUS, stroke, StrokeKind::Inside);
    }
    let when = ui.painter().text(rect.right_center(), Align2::RIGHT_CENTER, when, style::small(), look.muted);
    let shown = text::line(ui.ctx(), name, &style::control(), (when.left() - 16.0 - rect.left()).max(40.0));
    shown.paint_middle(ui.painter(), rect.left(), rect.center().y, color);
    let forgotten = forget.is_some_and(|words| {
        let at = Rect::from_center_size(pos2(whole.right() - 12.0, whole.center().y), vec2(24.0, 24.0));
        // A child of its own leaves the rows' rhythm alone.
        widgets::remove_button(&mut ui.new_child(UiBuilder::new().max_rect(at)), words).clicked()
    });
    (response.on_hover_cursor(egui::CursorIcon::PointingHand), forgotten)
}
