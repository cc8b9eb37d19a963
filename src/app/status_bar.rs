//! The line at the foot: what mouse and keys would do now, when it was saved, and the zoom.

use egui::{Align, Layout, Margin, Rect, RichText, Ui};

use super::icons::Icon;
use super::session::Session;
use super::style;
use super::text;
use super::theme::Look;
use super::widgets::{icon_button, name_part};
use super::wish::{Wish, Wishes};
use crate::editor::{Command, Editor};

/// The same with the field for a card number in it.
const WITH_FIELD: f32 = 40.0;

/// While the number of a card is typed.
const NUMBER_HINT: &str = "Type a letter and a number · Enter: on to the map · Esc: clear · # hides the numbers";

/// Height of the line.
const HEIGHT: f32 = 32.0;

/// The place of toasts in the line, and how much of it they take now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub(super) place: Rect,
    width: f32,
}

impl Default for Said {
    fn default() -> Self {
        Self { place: Rect::ZERO, width: 0.0 }
    }
}

impl Said {
    /// Tells how wide the toasts are now: what mouse and keys would do stands beside them.
    pub(super) fn make_room(&mut self, ctx: &egui::Context, width: f32) {
        if std::mem::replace(&mut self.width, width) != width {
            ctx.request_repaint();
        }
    }
}

/// Between a hint and a toast.
const AIR: f32 = 16.0;

/// Shows the line.
pub(super) fn show(ui: &mut Ui, session: &mut Session, wishes: &mut Wishes) {
    let look = Look::of(ui.ctx());
    let frame = egui::Frame::new().fill(look.panel).inner_margin(Margin { left: 16, right: 8, top: 0, bottom: 0 });
    let height = if session.editor.numbered() { WITH_FIELD } else { HEIGHT };
    let Session { editor, number, saved, said, .. } = session;
    egui::Panel::bottom("status bar").exact_size(height).frame(frame).show(ui, |ui| {
        name_part(ui, "Status bar");
        let whole = ui.max_rect();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().interact_size.y = 26.0;
            ui.spacing_mut().button_padding = egui::vec2(8.0, 3.0);
            zoom(ui, editor, wishes);
            ui.add_space(14.0);
            if !saved.is_empty() {
                ui.label(RichText::new(saved.as_str()).font(style::small()).color(look.muted));
            }
            ui.add_space(16.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let typed = number.show(ui, editor);
                ui.add_space(if editor.numbered() { 14.0 } else { 0.0 });
                // Under a dialog nothing can be done with the map.
                let modal = ui.ctx().memory(|memory| memory.top_modal_layer().is_some());
                let hint = match (typed, editor.numbered()) {
                    _ if modal => String::new(),
                    (true, _) => NUMBER_HINT.to_owned(),
                    (false, true) => format!("# hides the numbers · {}", editor.hint()),
                    (false, false) => editor.hint(),
                };
                said.place = Rect::from_x_y_ranges(ui.cursor().left()..=ui.max_rect().right(), whole.y_range());
                let taken = if said.width > 0.0 { said.width + AIR } else { 0.0 };
                let room = (ui.available_width() - taken).max(0.0);
                text::label_within(ui, &hint, &style::small(), look.muted, room);
            });
        });
    });
}

fn zoom(ui: &mut Ui, editor: &Editor, wishes: &mut Wishes) {
    let mut run = |clicked: bool, command: Command| {
        if clicked {
            wishes.push(Wish::Run(command));
        }
    };
    let plus = icon_button(ui, Icon::Plus, &Command::ZoomIn.name(), true).clicked();
    run(plus, Command::ZoomIn);
    let percent = format!("{:.0} %", editor.camera().zoom() * 100.0);
    let button = egui::Button::new(RichText::new(&percent).font(style::control())).frame_when_inactive(false);
    let response = ui.add_sized([56.0, 26.0], button);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Zoom {percent}")));
    run(response.on_hover_text(Command::ActualSize.tooltip()).clicked(), Command::ActualSize);
    let minus = icon_button(ui, Icon::Minus, &Command::ZoomOut.name(), true).clicked();
    run(minus, Command::ZoomOut);
    let fit = egui::Button::new(RichText::new("Fit").font(style::control())).frame_when_inactive(false);
    run(ui.add(fit).on_hover_text(Command::Fit.tooltip()).clicked(), Command::Fit);
}
