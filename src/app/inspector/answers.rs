//! The cards that answer this one, or that it answers, and the way to link more.

use egui::{Popup, PopupCloseBehavior, Sense, Ui, vec2};

use crate::app::style;
use crate::app::text::Field;
use crate::app::widgets::{Mark, card_row, guarded, label, link, name_around, remove_button, scroll};
use crate::app::wish::{Wish, Wishes};
use crate::editor::Thing;
use crate::map::{Card, CardKind, Id, LinkKind, Map, Part};

/// Which end of the link this card is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// It answers others.
    From,
    /// Others answer it.
    To,
}

impl End {
    fn of(kind: &CardKind) -> Option<Self> {
        if kind.answers() { Some(Self::From) } else { kind.is_answered().then_some(Self::To) }
    }

    fn title(self) -> &'static str {
        match self {
            Self::From => "Answers",
            Self::To => "Answered by",
        }
    }

    fn offer(self) -> &'static str {
        match self {
            Self::From => "+ Link a pain point or motive",
            Self::To => "+ Link an opportunity or tactic",
        }
    }

    /// (answering card, answered card)
    fn ends<'a>(self, this: &'a Id, other: &'a Id) -> (&'a Id, &'a Id) {
        match self {
            Self::From => (this, other),
            Self::To => (other, this),
        }
    }
}

pub(super) fn show(ui: &mut Ui, map: &Map, card: &Card, wishes: &mut Wishes) {
    for end in [End::From, End::To] {
        let linked = linked(map, card, end);
        if !linked.is_empty() || End::of(&card.kind) == Some(end) {
            list(ui, map, card, end, &linked, wishes);
        }
    }
}

fn linked<'a>(map: &'a Map, card: &Card, end: End) -> Vec<&'a Card> {
    let answers = map.links.iter().filter(|link| link.kind == LinkKind::Answers);
    let other = answers.filter_map(|link| match end {
        End::From => (link.from == card.id).then_some(&link.to),
        End::To => (link.to == card.id).then_some(&link.from),
    });
    other.filter_map(|id| map.card(id)).collect()
}

fn list(ui: &mut Ui, map: &Map, card: &Card, end: End, linked: &[&Card], wishes: &mut Wishes) {
    label(ui, end.title());
    // In a box of their own, so that the button below stays the same, and keeps the keyboard, however many they are.
    ui.vertical(|ui| {
        for other in linked {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let width = (ui.available_width() - 28.0).max(40.0);
                ui.allocate_ui(vec2(width, style::CONTROL), |ui| {
                    let name = format!("{} {}", end.title(), other.text);
                    if card_row(ui, Mark::Kind(&other.kind), &first_line(&other.text), "", &name, Sense::click())
                        .clicked()
                    {
                        wishes.push(Wish::Reveal(Thing::Card(other.id.clone())));
                    }
                });
                guarded(ui, &map.unlocked(Part::Content), |ui| {
                    if remove_button(ui, &format!("Unlink {}", first_line(&other.text))).clicked() {
                        let (from, to) = end.ends(&card.id, &other.id);
                        wishes.edit("Unlink cards", map.edit_unlink(&LinkKind::Answers, from, to));
                    }
                });
            });
        }
    });
    if map.unlocked(Part::Content).is_err() {
        if linked.is_empty() {
            ui.weak("No card");
        }
        return;
    }
    if End::of(&card.kind) != Some(end) {
        return;
    }
    let offer = link(ui, end.offer());
    Popup::menu(&offer).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(300.0).show(|ui| {
        name_around(ui, end.offer());
        candidates(ui, map, card, end, linked, wishes);
    });
}

/// The cards one could link, those of the same stage first, cut down by what is typed.
fn candidates(ui: &mut Ui, map: &Map, card: &Card, end: End, linked: &[&Card], wishes: &mut Wishes) {
    let id = ui.scope_id().with("filter");
    let mut filter: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let field = Field::line(ui.scope_id().with("find")).hint("Find").stays().show(ui, &mut filter);
    let response = field.response.accessible_name("Find a card");
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, filter.clone()));
    }
    let wanted = filter.to_lowercase();
    let other_end = |kind: &CardKind| End::of(kind).is_some_and(|other| other != end);
    let free = |other: &&Card| other_end(&other.kind) && !linked.iter().any(|l| l.id == other.id);
    let mut found: Vec<&Card> =
        map.cards.iter().filter(free).filter(|other| other.text.to_lowercase().contains(&wanted)).collect();
    found.sort_by_key(|other| other.at.column != card.at.column);
    let area = egui::ScrollArea::vertical().max_height(320.0);
    scroll(ui, area, "the cards", |ui| {
        if found.is_empty() {
            ui.weak(match end {
                End::From => "No pain point or motive left to link",
                End::To => "No opportunity or tactic left to link",
            });
        }
        for other in found {
            let stage = map.column_name(&other.at.column).unwrap_or_default();
            let name = format!("Link {} in {stage}", other.text);
            let row = card_row(ui, Mark::Kind(&other.kind), &first_line(&other.text), stage, &name, Sense::click());
            if row.clicked() {
                let (from, to) = end.ends(&card.id, &other.id);
                wishes.push(Wish::Answer { from: from.clone(), to: to.clone() });
                ui.data_mut(|data| data.remove::<String>(id));
                Popup::close_all(ui.ctx());
            }
        }
    });
}

/// The text on one line, as rows show it.
fn first_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
