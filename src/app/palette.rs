//! The palette: what one drags onto the map, or adds by a click or its key.

use egui::{Margin, RichText, Sense, Ui};

use super::dialogs::sentence;
use super::style;
use super::theme::Look;
use super::widgets::{Mark, card_row, heading};
use super::wish::{Wish, Wishes};
use crate::editor::{Command, Editor, Placeable};
use crate::map::CardKind;

/// What the palette offers, from top to bottom.
const ITEMS: [Command; 8] = [
    Command::AddStage,
    Command::AddCard(CardKind::Action),
    Command::AddCard(CardKind::Touchpoint),
    Command::AddCard(CardKind::Motive),
    Command::AddCard(CardKind::PainPoint),
    Command::AddCard(CardKind::Opportunity),
    Command::AddCard(CardKind::Tactic),
    Command::AddCard(CardKind::Note),
];

/// From the rows' edge to the heading above their text.
const INDENT: f32 = 7.0;

/// Shows the palette; gives where its rows are.
pub(super) fn show(ui: &mut Ui, editor: &Editor, wishes: &mut Wishes) -> egui::Rect {
    let look = Look::of(ui.ctx());
    let margin = Margin { left: 12, right: 12, top: 14, bottom: 14 };
    let shown = egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.add_space(1.0);
        ui.horizontal(|ui| {
            ui.add_space(INDENT);
            let title = ui.label(RichText::new("Drag onto the map").font(style::control()).color(look.muted));
            heading(ui.ctx(), title.id, "Drag onto the map");
        });
        ui.add_space(2.0);
        for command in &ITEMS {
            item(ui, command, editor, wishes);
        }
    });
    shown.response.rect.shrink(6.0)
}

fn item(ui: &mut Ui, command: &Command, editor: &Editor, wishes: &mut Wishes) {
    let mark = match command {
        Command::AddCard(kind) => Mark::Kind(kind),
        _ => Mark::Stage,
    };
    let keys = command.shortcut(editor.os()).map(|shortcut| shortcut.text(editor.os())).unwrap_or_default();
    let name = command.name();
    let refusal = editor.locked(command);
    let row = |ui: &mut Ui| card_row(ui, mark, &name, &keys, &command.full_name(), Sense::click_and_drag());
    let response = ui
        .scope(|ui| {
            // Dimmed and still alive: whoever drags or presses it is told why nothing comes of it.
            if refusal.is_some() {
                ui.set_opacity(0.45);
            }
            row(ui)
        })
        .inner;
    if response.drag_started_by(egui::PointerButton::Primary) {
        let what = match command {
            Command::AddCard(kind) => Placeable::Card(kind.clone()),
            _ => Placeable::Stage,
        };
        wishes.push(Wish::Drag(what));
    }
    if response.clicked() {
        wishes.push(Wish::Run(command.clone()));
    }
    response.on_hover_cursor(egui::CursorIcon::Grab).on_hover_text(match refusal {
        Some(refusal) => sentence(&refusal.to_string()),
        None => format!("{}. Drag it, or press {keys}", command.tooltip()),
    });
}
