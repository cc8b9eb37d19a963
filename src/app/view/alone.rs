//! The chip over the canvas while one stage is shown alone: which, the way to the next, the way back to all.

use egui::{Align, Area, Button, Color32, Frame, Id, Layout, Margin, Order, Rect, RichText, Stroke, Ui, vec2};

use crate::app::icons::Icon;
use crate::app::theme::Look;
use crate::app::widgets::icon_button;
use crate::app::wish::{Wish, Wishes};
use crate::app::{style, text};
use crate::editor::{Command, Editor};

/// Between the chip and the edge of the canvas.
const AIR: f32 = 10.0;
/// Room for the stage's name at most.
const NAME: f32 = 220.0;

/// Shows it, if a stage is shown alone; where it lies.
pub(super) fn show(ui: &Ui, canvas: Rect, editor: &Editor, wishes: &mut Wishes) -> Option<Rect> {
    let at = editor.spotlit()?;
    let look = Look::of(ui.ctx());
    let area = Area::new(Id::unique("stage alone")).order(Order::Middle).pivot(egui::Align2::CENTER_BOTTOM);
    let shown =
        area.fixed_pos(canvas.center_bottom() - vec2(0.0, AIR + 6.0)).constrain_to(canvas).show(ui.ctx(), |ui| {
            let frame = Frame::new()
                .fill(look.panel)
                .stroke(Stroke::new(1.0, look.card_border))
                .shadow(ui.visuals().popup_shadow)
                .corner_radius(style::RADIUS + 3)
                .inner_margin(Margin::symmetric(6, 3));
            frame.show(ui, |ui| {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    parts(ui, editor, at, &look, wishes);
                });
            });
        });
    Some(shown.response.rect)
}

fn parts(ui: &mut Ui, editor: &Editor, at: usize, look: &Look, wishes: &mut Wishes) {
    let mut run = |clicked: bool, command: Command| {
        if clicked {
            wishes.push(Wish::Run(command));
        }
    };
    let keys = |command: &Command| command.shortcut(editor.os()).map(|keys| keys.text(editor.os())).unwrap_or_default();
    let back = icon_button(ui, Icon::ChevronLeft, "Previous stage", editor.enabled(&Command::PreviousStage));
    run(back.clicked(), Command::PreviousStage);
    let stages = &editor.map().stages;
    let name = stages.get(at).map_or("", |stage| stage.name.trim());
    let name = if name.is_empty() { "Stage without a name" } else { name };
    text::label_within(ui, name, &style::title(), look.text, NAME);
    let count = format!("{} of {}", at + 1, stages.len());
    ui.label(RichText::new(count).font(style::small()).color(look.muted));
    let on = icon_button(ui, Icon::ChevronRight, "Next stage", editor.enabled(&Command::NextStage));
    run(on.clicked(), Command::NextStage);
    let all = Button::new(RichText::new("All stages").font(style::control()).color(look.accent))
        .fill(Color32::TRANSPARENT)
        .frame_when_inactive(false);
    let tip = format!("Show all stages again ({})", keys(&Command::FocusStage));
    run(ui.add(all).on_hover_text(tip).clicked(), Command::FocusStage);
}
