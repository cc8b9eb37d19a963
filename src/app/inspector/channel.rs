//! A touchpoint's or tactic's channel: one with an icon, or an own one.

use egui::Ui;

use crate::app::icons::{self, Icon};
use crate::app::theme::Look;
use crate::app::widgets;
use crate::app::wish::Wishes;
use crate::map::{CHANNELS, Card, Map};

pub(super) fn show(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    if let Some(channel) = field(ui, map, "Or an own one", &card.channel) {
        wishes.field(map, &card.id, "channel", "Change channel", |card: &mut Card| card.channel = channel);
    }
}

/// The field with the channels known and those the map already names; gives the new one.
pub(super) fn field(ui: &mut Ui, map: &Map, hint: &str, now: &str) -> Option<String> {
    let mut options: Vec<String> = CHANNELS.iter().map(|word| (*word).to_owned()).collect();
    let own = map.cards.iter().map(|card| &card.channel).filter(|channel| !channel.is_empty());
    let mut own: Vec<String> = own.filter(|channel| !CHANNELS.contains(&channel.as_str())).cloned().collect();
    own.sort_unstable();
    own.dedup();
    options.extend(own);
    let paint = |ui: &Ui, channel: &str, rect: egui::Rect| {
        icons::paint(ui.painter(), Icon::of_channel(channel), rect, rect.width(), Look::of(ui.ctx()).muted);
    };
    widgets::pick(ui, "Channel", hint, now, &options, Some(&paint))
}
