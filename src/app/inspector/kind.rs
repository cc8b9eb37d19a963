//! Changing a card's kind; it goes where its new kind is at home.

use egui::Ui;

use crate::app::widgets::{Choice, choice};
use crate::app::wish::Wishes;
use crate::map::{Card, CardKind, Cell, LaneKind, Map};

pub(super) fn show(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    let list: Vec<_> = CardKind::ALL
        .iter()
        .filter(|kind| **kind == card.kind || home(map, card, kind).is_some())
        .map(|kind| Choice::new(kind.clone(), kind.label()))
        .collect();
    let Some(kind) = choice(ui, "Kind", &card.kind, card.kind.label(), &list) else { return };
    let Some(to) = home(map, card, &kind) else { return };
    let index = if to == card.at {
        map.cards_in(&to).position(|other| other.id == card.id).unwrap_or(0)
    } else {
        map.cards_in(&to).count()
    };
    let label = format!("Change to {}", kind.label().to_lowercase());
    if let Ok(edit) = map.edit_turn_card(&card.id, kind, &to, index) {
        wishes.edit(label, edit);
    }
}

/// Where a card of this kind would stand: its own cell, else the first lane of the kind, else a free lane.
fn home(map: &Map, card: &Card, kind: &CardKind) -> Option<Cell> {
    let own = map.lane(&card.at.lane).filter(|lane| lane.kind.takes(kind));
    let of_kind = || map.lanes.iter().find(|lane| lane.kind == LaneKind::of(kind) && !lane.hidden);
    let free = || map.lanes.iter().find(|lane| lane.kind.takes(kind) && !lane.hidden);
    let lane = own.or_else(of_kind).or_else(free)?;
    Some(Cell::new(&card.at.column, &lane.id))
}
