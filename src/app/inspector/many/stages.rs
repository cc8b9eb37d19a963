//! The fields that several stages share.

use egui::Ui;

use super::shared::Shared;
use crate::app::inspector::owner;
use crate::app::inspector::stage::width;
use crate::app::widgets::{guarded, number};
use crate::app::wish::Wishes;
use crate::map::{Id, Map, Part, Stage};

pub(super) fn show(ui: &mut Ui, map: &Map, ids: &[Id], words: &str, wishes: &mut Wishes) {
    let stages = || map.stages.iter().filter(|stage| ids.contains(&stage.id));
    let now = Shared::of(stages().map(|stage| stage.owner.clone()));
    guarded(ui, &map.unlocked(Part::Content), |ui| {
        let hint = now.hint("Who answers for it");
        if let Some(new) = owner::field(ui, map, hint, now.text()) {
            let label = format!("Change owner of {words}");
            wishes.fields(map, ids, "owner", label, |stage: &mut Stage| stage.owner.clone_from(&new));
        }
    });
    let now = Shared::of(stages().map(|stage| stage.width));
    guarded(ui, &map.unlocked(Part::Stages), |ui| {
        let value = now.same().copied().flatten();
        if let Some(new) = number(ui, ("Width, 160–4000", now.hint("")), value, width, wishes) {
            let label = format!("Change width of {words}");
            wishes.fields(map, ids, "width", label, |stage: &mut Stage| stage.width = new);
        }
    });
}
