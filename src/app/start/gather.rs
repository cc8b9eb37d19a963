//! What the start screen lists, as it is on the disk now.

use std::path::Path;

use jiff::{Timestamp, Zoned, tz::TimeZone};

use super::{RecentRow, RecoveredRow, StartAction, StartScreen, Thumbnail, Tile};
use crate::file::{SAMPLES, State, TEMPLATES, Template};
use crate::funnel::Vendor;
use crate::map::{Entropy, LaneKind, Map};

/// As many recent maps as stand beside the templates.
const MOST_RECENT: usize = 8;

/// Lists templates, samples, and what the state folder knows; dates are told as seen from `now`.
pub fn gather(state: Option<&State>, now: &Zoned, entropy: &mut dyn Entropy) -> StartScreen {
    let template = |template: &Template, entropy: &mut dyn Entropy| {
        tile(StartAction::Template(template.word.to_owned()), template.name.to_owned(), template, entropy)
    };
    let mut tiles: Vec<Tile> = TEMPLATES.iter().filter_map(|t| template(t, entropy)).collect();
    tiles.extend(SAMPLES.iter().filter_map(|sample| {
        let name = capital(&sample.word.replace('-', " "));
        tile(StartAction::Sample(sample.word.to_owned()), format!("{name}, sample"), sample, entropy)
    }));
    let recent = state.map(State::recent).unwrap_or_default();
    let recovered = state.map(State::recoveries).unwrap_or_default();
    StartScreen {
        tiles,
        recent: recent
            .into_iter()
            .take(MOST_RECENT)
            .map(|path| RecentRow { when: changed(&path).map(|at| when(at, now)).unwrap_or_default(), path })
            .collect(),
        recovered: recovered
            .into_iter()
            .map(|found| RecoveredRow {
                copy: found.copy().to_owned(),
                title: if found.title.trim().is_empty() {
                    "a map without a title".to_owned()
                } else {
                    found.title.clone()
                },
                when: format!("unsaved work from {}", since(found.saved, now)),
            })
            .collect(),
    }
}

fn tile(action: StartAction, title: String, template: &Template, entropy: &mut dyn Entropy) -> Option<Tile> {
    // A template that ships reads; a test says so.
    let map = template.new_map(entropy).ok()?;
    Some(Tile { action, title, note: note(&map), thumbnail: Thumbnail::of(&map) })
}

/// "six stages, eight lanes", "funnel from GA4"
fn note(map: &Map) -> String {
    match map.funnels.as_slice() {
        [] => {}
        [funnel] => return format!("funnel {}", origin(&funnel.source.vendor)),
        funnels => {
            return format!("{}, {}", counted(map.personas.len(), "persona"), counted(funnels.len(), "funnel"));
        }
    }
    let has_hints = |lane: &&crate::map::Lane| !lane.hint.is_empty();
    let card_lanes =
        map.lanes.iter().filter(|lane| !matches!(lane.kind, LaneKind::Sentiment | LaneKind::Funnel)).count();
    if card_lanes > 1 && map.lanes.iter().filter(has_hints).count() >= card_lanes {
        return "with a hint in every lane".to_owned();
    }
    format!("{}, {}", counted(map.stages.len(), "stage"), counted(map.lanes.len(), "lane"))
}

/// "from GA4", "counted from events"
fn origin(vendor: &str) -> String {
    let label = Vendor::label_of(vendor);
    if vendor == Vendor::Events.word() { label.to_owned() } else { format!("from {label}") }
}

fn counted(count: usize, what: &str) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let number = WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned());
    if count == 1 { format!("{number} {what}") } else { format!("{number} {what}s") }
}

fn changed(path: &Path) -> Option<Timestamp> {
    Timestamp::try_from(path.metadata().ok()?.modified().ok()?).ok()
}

/// "today, 14:32", "yesterday, 09:17", "12 March", "12 March 2024"
pub fn when(at: Timestamp, now: &Zoned) -> String {
    let at = at.to_zoned(now.time_zone().clone());
    let days = now.date().since(at.date()).map(|span| span.get_days()).unwrap_or(i32::MAX);
    match days {
        0 => format!("today, {}", at.strftime("%H:%M")),
        1 => format!("yesterday, {}", at.strftime("%H:%M")),
        _ if at.year() == now.year() => at.strftime("%-d %B").to_string(),
        _ => at.strftime("%-d %B %Y").to_string(),
    }
}

/// As [`when`], but of today the time alone: "09:17".
fn since(at: Timestamp, now: &Zoned) -> String {
    let told = when(at, now);
    told.strip_prefix("today, ").map_or(told.clone(), str::to_owned)
}

/// The time of the wall clock here.
pub fn here() -> Zoned {
    Timestamp::now().to_zoned(TimeZone::system())
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
