//! The map's own fields: title, personas, language, scale.

use egui::Ui;

use super::{personas, scale};
use crate::app::widgets::{Choice, choice, guarded, line, lock_note, segments};
use crate::app::wish::{Wish, Wishes};
use crate::editor::Merge;
use crate::map::{Head, Map, MapState, Part, counted};

/// Languages by their tags; any other tag of a file is shown as it is and kept.
const LANGUAGES: [(&str, &str); 8] = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("fr", "Français"),
    ("es", "Español"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
];

pub(super) fn show(ui: &mut Ui, map: &Map, wishes: &mut Wishes) {
    super::title(ui, None, "Map", &counted(map.cards.len(), "card"));
    let allowed = map.unlocked(Part::Head);
    lock_note(ui, &allowed, wishes);
    guarded(ui, &allowed, |ui| fields(ui, map, wishes));
}

fn fields(ui: &mut Ui, map: &Map, wishes: &mut Wishes) {
    let head = &map.head;
    let mut title = head.title.clone();
    if line(ui, "Title", "", &mut title).changed() {
        field(map, wishes, "title", "Change title", |head| head.title = title);
    }
    let mut subtitle = head.subtitle.clone();
    if line(ui, "Subtitle", "Workshop of 12 March", &mut subtitle).changed() {
        field(map, wishes, "subtitle", "Change subtitle", |head| head.subtitle = subtitle);
    }
    state(ui, map, wishes);
    personas::show(ui, map, wishes);
    language(ui, map, wishes);
    scale::show(ui, map, wishes);
}

/// A change of the map's head; a run of changes of one field is one entry of the history.
pub(super) fn field(map: &Map, wishes: &mut Wishes, name: &str, label: &'static str, change: impl FnOnce(&mut Head)) {
    let merge = Merge::Field(format!("head/{name}"));
    wishes.push(Wish::Edit { label: label.into(), edit: map.edit_head(change), merge });
}

fn state(ui: &mut Ui, map: &Map, wishes: &mut Wishes) {
    let names: Vec<String> = MapState::ALL.iter().map(|state| state.label().to_owned()).collect();
    let chosen = MapState::ALL.iter().position(|state| *state == map.head.state);
    let Some(Some(new)) = segments(ui, "Shows the journey", &names, chosen) else { return };
    if let Some(state) = MapState::ALL.get(new) {
        field(map, wishes, "state", "Change as is or to be", |head| head.state = state.clone());
    }
}

fn language(ui: &mut Ui, map: &Map, wishes: &mut Wishes) {
    let now = map.head.language.as_str();
    let known = |tag: &str| LANGUAGES.iter().find(|(t, _)| *t == tag).map(|(_, name)| *name);
    let mut list: Vec<_> = LANGUAGES.iter().map(|(tag, name)| Choice::new((*tag).to_owned(), *name)).collect();
    let shown = if now.is_empty() { "English" } else { known(now).unwrap_or(now) };
    if !now.is_empty() && known(now).is_none() {
        list.push(Choice::new(now.to_owned(), now));
    }
    if let Some(tag) = choice(ui, "Language of numbers and dates", &now.to_owned(), shown, &list) {
        field(map, wishes, "language", "Change language", |head| head.language = tag);
    }
}
