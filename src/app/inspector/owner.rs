//! Who answers for something: a field with a list of everyone who owns something.

use egui::Ui;

use crate::app::widgets::{Options, pick};
use crate::map::Map;

/// Shows the field; gives the new owner.
pub(super) fn field(ui: &mut Ui, map: &Map, hint: &str, now: &str) -> Option<String> {
    let options = Options { any: owned(map).next().is_some(), list: &|| owners(map) };
    pick(ui, "Owner", hint, now, &options, None)
}

/// Everyone who owns a card or a stage, in alphabetical order.
fn owners(map: &Map) -> Vec<String> {
    let mut owners: Vec<&String> = owned(map).collect();
    owners.sort_unstable();
    owners.dedup();
    owners.into_iter().cloned().collect()
}

fn owned(map: &Map) -> impl Iterator<Item = &String> {
    let cards = map.cards.iter().map(|card| &card.owner);
    let stages = map.stages.iter().map(|stage| &stage.owner);
    stages.chain(cards).filter(|owner| !owner.is_empty())
}
