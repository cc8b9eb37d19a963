//! How each persona feels at a stage: value and quote.

use egui::Ui;

use crate::app::widgets::{line, number, segments};
use crate::app::wish::{Wish, Wishes};
use crate::editor::Merge;
use crate::map::{Edit, Finite, Id, LaneKind, Map, Scale, Sentiment};

/// More steps than these do not fit beside each other as buttons.
const MOST_BUTTONS: i64 = 7;

pub(super) fn show(ui: &mut Ui, map: &Map, at: &Id, wishes: &mut Wishes) {
    let mut seen: Vec<&Id> = Vec::new();
    for lane in map.lanes.iter().filter(|lane| lane.kind == LaneKind::Sentiment) {
        if seen.contains(&&lane.persona) {
            continue;
        }
        seen.push(&lane.persona);
        ui.push_id(&lane.persona, |ui| one(ui, map, &lane.persona, at, wishes));
    }
}

fn one(ui: &mut Ui, map: &Map, persona: &Id, at: &Id, wishes: &mut Wishes) {
    let whose = map.personas.iter().find(|p| p.id == *persona).map_or("", |p| p.name.as_str());
    let title = |what: &str| if whose.is_empty() { what.to_owned() } else { format!("{what} of {whose}") };
    let now = map.sentiment(persona, at);
    let value = now.and_then(|sentiment| sentiment.value);
    if let Some(new) = value_field(ui, map.head.scale, (&title("Sentiment"), ""), value, wishes) {
        let label = if new.is_some() { "Change sentiment" } else { "Clear sentiment" };
        wishes.edit(label, map.edit_sentiment(persona, at, new));
    }
    let mut quote = now.map(|sentiment| sentiment.quote.clone()).unwrap_or_default();
    if line(ui, &title("Quote"), "“That looks cosy.”", &mut quote).changed() {
        let change = |sentiment: &mut Sentiment| sentiment.quote = quote;
        let edit: Edit = map.edit_sentiment_with(persona, at, change);
        let merge = Merge::Field(format!("{persona}/{at}/quote"));
        wishes.push(Wish::Edit { label: "Change quote".into(), edit, merge });
    }
}

/// The values of a scale that are few enough to stand beside each other, with their names.
pub(super) fn values(scale: Scale) -> Option<(Vec<String>, Vec<Finite>)> {
    let (min, max) = (scale.min.get(), scale.max.get());
    let steps = (max - min).round() as i64;
    let whole = min.fract() == 0.0 && max.fract() == 0.0 && (1..MOST_BUTTONS).contains(&steps);
    let all = || (0..=steps).map(|i| min + i as f64);
    whole.then(|| (all().map(signed).collect(), all().filter_map(|value| Finite::new(value).ok()).collect()))
}

/// A sentiment's value, as buttons or as a number; gives the new one.
pub(super) fn value_field(
    ui: &mut Ui,
    scale: Scale,
    (title, hint): (&str, &str),
    value: Option<Finite>,
    wishes: &mut Wishes,
) -> Option<Option<Finite>> {
    let Some((names, values)) = values(scale) else {
        let (min, max) = (scale.min.get(), scale.max.get());
        let wanted = format!("A number from {} to {}", signed(min), signed(max));
        let parse = |text: &str| {
            let found = text.parse::<f64>().ok().and_then(|n| Finite::new(n).ok());
            found.filter(|n| scale.holds(*n)).ok_or_else(|| wanted.clone())
        };
        return number(ui, (title, hint), value, parse, wishes);
    };
    let chosen = value.and_then(|value| values.iter().position(|other| *other == value));
    let new = segments(ui, title, &names, chosen)?;
    Some(new.and_then(|i| values.get(i).copied()))
}

/// "+2", "0", "−1".
fn signed(value: f64) -> String {
    match value {
        v if v > 0.0 => format!("+{v}"),
        v if v < 0.0 => format!("\u{2212}{}", -v),
        _ => "0".to_owned(),
    }
}
