//! What a card rests on, and where that comes from.

use egui::Ui;

use crate::app::widgets::{Choice, choice, line};
use crate::app::wish::Wishes;
use crate::map::{Card, Evidence, EvidenceLevel, Map};

pub(super) fn show(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    let now = card.evidence.as_ref();
    let level = now.map(|evidence| evidence.level.clone());
    let mut list = vec![Choice::new(None, "Not said")];
    list.extend(EvidenceLevel::ALL.iter().map(|level| Choice::new(Some(level.clone()), level.word())));
    let shown = match now {
        None => "Not said".to_owned(),
        Some(evidence) if evidence.source.is_empty() => evidence.level.word().to_owned(),
        Some(evidence) => format!("{} · {}", evidence.level.word(), evidence.source),
    };
    if let Some(new) = choice(ui, "Evidence", &level, &shown, &list) {
        wishes.field(map, &card.id, "evidence", "Change evidence", |card: &mut Card| {
            card.evidence = new.map(|level| Evidence { level, ..card.evidence.take().unwrap_or_default() });
        });
    }
    let Some(evidence) = now else { return };
    let mut source = evidence.source.clone();
    if line(ui, "Source", "9 of 12 interviews", &mut source).changed() {
        wishes.field(map, &card.id, "source", "Change source", |card: &mut Card| {
            if let Some(evidence) = &mut card.evidence {
                evidence.source = source;
            }
        });
    }
}
