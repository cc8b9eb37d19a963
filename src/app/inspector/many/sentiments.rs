//! The value of several sentiments, set or cleared at once.

use egui::Ui;

use super::shared::Shared;
use crate::app::inspector::sentiment::{value_field, values};
use crate::app::widgets::{guarded, mixed_segments};
use crate::app::wish::Wishes;
use crate::map::{Edit, Finite, Id, Map, Part};

/// `keys`: persona, and stage or step.
pub(super) fn show(ui: &mut Ui, map: &Map, keys: &[(Id, Id)], words: &str, wishes: &mut Wishes) {
    let now = Shared::of(keys.iter().map(|(persona, at)| map.sentiment(persona, at).and_then(|s| s.value)));
    guarded(ui, &map.unlocked(Part::Content), |ui| {
        let new = match (&now, values(map.head.scale)) {
            (Shared::Mixed, Some((names, values))) => {
                mixed_segments(ui, "Sentiment", &names).and_then(|i| values.get(i).copied()).map(Some)
            }
            _ => value_field(ui, map.head.scale, ("Sentiment", now.hint("")), now.same().copied().flatten(), wishes),
        };
        if let Some(new) = new {
            wishes.edit(format!("Change {words}"), all(map, keys, new));
        }
    });
}

fn all(map: &Map, keys: &[(Id, Id)], value: Option<Finite>) -> Edit {
    Edit::All(keys.iter().map(|(persona, at)| map.edit_sentiment(persona, at, value)).collect())
}
