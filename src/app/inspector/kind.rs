//! Changing a card's kind; it goes where its new kind is at home.

use egui::Ui;

use crate::app::widgets::{Choice, choice};
use crate::app::wish::Wishes;
use crate::map::{Card, CardKind, Map};

pub(super) fn show(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    let list: Vec<_> = CardKind::ALL
        .iter()
        .filter(|kind| **kind == card.kind || map.home(&card.at, kind).is_ok())
        .map(|kind| Choice::new(kind.clone(), kind.label()))
        .collect();
    let Some(kind) = choice(ui, "Kind", &card.kind, card.kind.label(), &list) else { return };
    if let Ok(edit) = map.edit_turn_cards(std::slice::from_ref(&card.id), &kind) {
        wishes.edit(format!("Change to {}", kind.label().to_lowercase()), edit);
    }
}
