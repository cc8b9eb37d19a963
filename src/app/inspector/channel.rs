//! A touchpoint's or tactic's channel: one with an icon, or an own one.

use egui::Ui;

use crate::app::icons::{self, Icon};
use crate::app::theme::Look;
use crate::app::widgets::{self, Options};
use crate::app::wish::Wishes;
use crate::map::{CHANNELS, Card, Map};

pub(super) fn show(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    if let Some(channel) = field(ui, map, "Or an own one", &card.channel) {
        wishes.field(map, &card.id, "channel", "Change channel", |card: &mut Card| card.channel = channel);
    }
}

/// The field with the channels known and those the map already names; gives the new one.
pub(super) fn field(ui: &mut Ui, map: &Map, hint: &str, now: &str) -> Option<String> {
    let paint = |ui: &Ui, channel: &str, rect: egui::Rect| {
        icons::paint(ui.painter(), Icon::of_channel(channel), rect, rect.width(), Look::of(ui.ctx()).muted);
    };
    let options = Options { any: true, list: &|| channels(map) };
    widgets::pick(ui, "Channel", hint, now, &options, Some(&paint))
}

fn channels(map: &Map) -> Vec<String> {
    let own = map.cards.iter().map(|card| card.channel.as_str()).filter(|channel| !channel.is_empty());
    let mut own: Vec<&str> = own.filter(|channel| !CHANNELS.contains(channel)).collect();
    own.sort_unstable();
    own.dedup();
    CHANNELS.iter().copied().chain(own).map(str::to_owned).collect()
}
