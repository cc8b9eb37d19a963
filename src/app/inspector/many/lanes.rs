//! The fields that several lanes share.

use egui::{Checkbox, Ui};

use super::shared::{MIXED, Shared};
use crate::app::inspector::lane::personas;
use crate::app::widgets::{Choice, choice, guarded};
use crate::app::wish::Wishes;
use crate::map::{Id, Lane, LaneKind, Map, Part};

pub(super) fn show(ui: &mut Ui, map: &Map, ids: &[Id], words: &str, wishes: &mut Wishes) {
    let lanes: Vec<&Lane> = map.lanes.iter().filter(|lane| ids.contains(&lane.id)).collect();
    guarded(ui, &map.unlocked(Part::Lanes), |ui| {
        if lanes.iter().all(|lane| lane.kind == LaneKind::Sentiment) {
            persona(ui, map, &lanes, (ids, words), wishes);
        }
        let hidden = Shared::of(lanes.iter().map(|lane| lane.hidden));
        let mut on = hidden == Shared::Same(true);
        ui.add_space(4.0);
        let check = Checkbox::new(&mut on, "Hidden, here and in exports").indeterminate(hidden == Shared::Mixed);
        if ui.add(check).changed() {
            let label = format!("{} {words}", if on { "Hide" } else { "Show" });
            wishes.fields(map, ids, "hidden", label, |lane: &mut Lane| lane.hidden = on);
        }
    });
}

fn persona(ui: &mut Ui, map: &Map, lanes: &[&Lane], (ids, words): (&[Id], &str), wishes: &mut Wishes) {
    let now = Shared::of(lanes.iter().map(|lane| lane.persona.clone()));
    let list: Vec<_> =
        personas(map).into_iter().map(|choice| Choice::new(Shared::Same(choice.value), choice.name)).collect();
    let shown = list.iter().find(|choice| choice.value == now).map_or(MIXED.to_owned(), |choice| choice.name.clone());
    if let Some(Shared::Same(new)) = choice(ui, "Persona", &now, &shown, &list) {
        let label = format!("Change persona of {words}");
        wishes.fields(map, ids, "persona", label, |lane: &mut Lane| lane.persona.clone_from(&new));
    }
}
