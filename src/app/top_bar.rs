//! The bar at the top: menus, undo and redo, the map's title and file, the persona in front, export.

use egui::{Align, Align2, Button, Layout, Margin, Popup, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::icons::{self, Icon};
use super::menus::{self, Beside};
use super::style;
use super::text;
use super::theme::Look;
use super::widgets::{self, entry, icon_button, primary};
use super::wish::{Wish, Wishes};
use crate::editor::{Command, Editor, Thing};
use crate::map::{Lock, Part};

/// Height of the bar.
const HEIGHT: f32 = 48.0;
/// As much room as the name of a persona gets.
const CHIP: f32 = 190.0;

/// Shows the bar. `file` is the name of the map's file; `None` while it has none. Gives where the button to export is.
pub(super) fn show(
    ui: &mut Ui,
    editor: Option<&Editor>,
    file: Option<&str>,
    beside: Beside<'_>,
    wishes: &mut Wishes,
) -> Option<egui::Rect> {
    let look = Look::of(ui.ctx());
    let frame = egui::Frame::new().fill(look.panel).inner_margin(Margin::symmetric(8, 0));
    let mut button = None;
    egui::Panel::top("top bar").exact_size(HEIGHT).frame(frame).show(ui, |ui| {
        widgets::name_part(ui, "Top bar");
        let bar = ui.max_rect();
        let mut taken = (0.0, 0.0);
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().button_padding.x = 9.0;
            menus::show(ui, editor, beside, wishes);
            if let Some(editor) = editor {
                ui.add_space(6.0);
                history_button(ui, editor, Icon::Undo, Command::Undo, wishes);
                history_button(ui, editor, Icon::Redo, Command::Redo, wishes);
            }
            taken.0 = ui.cursor().left() - bar.left();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let Some(editor) = editor else { return };
                ui.spacing_mut().item_spacing.x = 9.0;
                ui.add_space(4.0);
                ui.spacing_mut().button_padding.x = 13.0;
                let export = primary(ui, "Export…").on_hover_text(Command::Export.tooltip());
                button = Some(export.rect);
                if export.clicked() {
                    wishes.push(Wish::Run(Command::Export));
                }
                persona(ui, editor, wishes);
                lock(ui, editor, wishes);
                taken.1 = bar.right() - ui.cursor().right();
            });
        });
        if let Some(editor) = editor {
            title(ui, editor, file, taken, wishes);
        }
    });
    button
}

fn history_button(ui: &mut Ui, editor: &Editor, icon: Icon, command: Command, wishes: &mut Wishes) {
    if icon_button(ui, icon, &editor.title(&command), editor.enabled(&command)).clicked() {
        wishes.push(Wish::Run(command));
    }
}

/// Title and file in the middle of the window, where the bar's two sides leave room.
fn title(ui: &mut Ui, editor: &Editor, file: Option<&str>, taken: (f32, f32), wishes: &mut Wishes) {
    let look = Look::of(ui.ctx());
    let bar = ui.max_rect();
    let left = bar.left() + taken.0 + 12.0;
    let right = bar.right() - taken.1 - 12.0;
    let room = right - left;
    if room < 60.0 {
        return;
    }
    let name = Some(editor.map().head.title.as_str()).filter(|title| !title.trim().is_empty());
    let name = name.unwrap_or("Map without a title").to_owned();
    let unsaved = if editor.dirty() { "• " } else { "" };
    let below = format!("{unsaved}{}", file.unwrap_or("not saved yet"));
    let said = format!("Map: {name}, {below}");
    let title = text::line(ui.ctx(), &name, &style::title(), room);
    let file = text::line(ui.ctx(), &below, &style::small(), room);
    let width = title.size().x.max(file.size().x);
    let center = bar.center().x.clamp(left + width / 2.0, (right - width / 2.0).max(left + width / 2.0));
    let rect = egui::Rect::from_center_size(pos2(center, bar.center().y), vec2(width + 16.0, HEIGHT - 8.0));
    let response = ui.interact(rect, ui.unique_id().with("title"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.clone()));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, style::RADIUS, look.ground);
    }
    widgets::focus_ring(ui, &response, look.accent);
    let at = |y: f32, size: egui::Vec2| Align2::CENTER_CENTER.anchor_size(pos2(center, y), size).min;
    title.paint(ui.painter(), at(bar.center().y - 9.0, title.size()), look.text);
    file.paint(ui.painter(), at(bar.center().y + 9.5, file.size()), look.muted);
    if response.on_hover_text("Title, persona and the map’s other fields").clicked() {
        wishes.push(Wish::Select(Thing::Head));
    }
}

fn persona(ui: &mut Ui, editor: &Editor, wishes: &mut Wishes) {
    let map = editor.map();
    let look = Look::of(ui.ctx());
    let name = map.front_persona().map(|persona| persona.name.trim()).filter(|name| !name.is_empty());
    let response = match name {
        Some(name) => chip(ui, Icon::Persona, name, look.text),
        None => chip(ui, Icon::Persona, "Persona", look.muted),
    };
    let said = format!("Persona: {}", name.unwrap_or("no name yet"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.clone()));
    let response = response.on_hover_text("The persona the map is drawn for");
    Popup::menu(&response).show(|ui| {
        widgets::name_around(ui, "Persona");
        ui.set_min_width(200.0);
        ui.spacing_mut().button_padding = style::MENU_PADDING;
        ui.spacing_mut().item_spacing.y = 1.0;
        for (i, persona) in map.personas.iter().enumerate() {
            let role = if persona.role.is_empty() { String::new() } else { format!(" · {}", persona.role) };
            let name = if persona.name.trim().is_empty() { "Without a name" } else { persona.name.as_str() };
            let free = i == 0 || map.unlocked(Part::Head).is_ok();
            let row = ui.add_enabled_ui(free, |ui| entry(ui, &format!("{name}{role}"), i == 0)).inner;
            if row.clicked() && i > 0 {
                wishes.edit("Put persona in front", map.edit_front_persona(&persona.id));
            }
        }
        if !map.personas.is_empty() {
            ui.separator();
        }
        if ui.add(Button::new("Edit personas").frame_when_inactive(false)).clicked() {
            wishes.push(Wish::Select(Thing::Head));
        }
    });
}

/// The lock that is on the map, with the way to lift it or to choose the other.
fn lock(ui: &mut Ui, editor: &Editor, wishes: &mut Wishes) {
    let Some(lock) = &editor.map().head.lock else { return };
    let look = Look::of(ui.ctx());
    let response = chip(ui, Icon::Lock, lock.label(), look.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, lock.label()));
    let response = response.on_hover_text(match lock {
        Lock::Structure => Command::LockStructure.tooltip(),
        Lock::All | Lock::Other(_) => Command::LockAll.tooltip(),
    });
    Popup::menu(&response).show(|ui| {
        widgets::name_around(ui, "Lock");
        ui.set_min_width(200.0);
        ui.spacing_mut().button_padding = style::MENU_PADDING;
        ui.spacing_mut().item_spacing.y = 1.0;
        for command in [Command::Unlock, Command::LockStructure, Command::LockAll] {
            let button = Button::new(command.name()).frame_when_inactive(false);
            if editor.enabled(&command) && ui.add(button).on_hover_text(command.tooltip()).clicked() {
                wishes.push(Wish::Run(command));
            }
        }
    });
}

fn chip(ui: &mut Ui, icon: Icon, name: &str, color: egui::Color32) -> Response {
    let look = Look::of(ui.ctx());
    let shown = text::line(ui.ctx(), name, &style::body(), CHIP);
    let width = 34.0 + shown.size().x + ui.spacing().button_padding.x;
    let response = ui.add(Button::new("").fill(look.panel).min_size(vec2(width, style::CONTROL)));
    shown.paint_middle(ui.painter(), response.rect.left() + 34.0, response.rect.center().y, color);
    let square =
        egui::Rect::from_center_size(pos2(response.rect.left() + 20.0, response.rect.center().y), vec2(15.0, 15.0));
    icons::paint(ui.painter(), icon, square, 14.0, look.muted);
    response
}
