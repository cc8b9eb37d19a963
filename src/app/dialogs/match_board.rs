//! Which funnel step belongs to which stage: the steps in their order beside the stages of the map, to drag from one to
//! the other.

use egui::{ScrollArea, Ui, vec2};

use super::board::{self, Standing, Wanted, zone_of, zones};
use crate::app::widgets;
use crate::funnel::{self, Reason};
use crate::map::{Funnel, Id, Map, Match, MatchedBy, Numbers};

/// Share of the width that the steps take; beside the names of those on the map stand the reasons.
const STEPS: f32 = 0.38;

/// What one does on the board.
pub(super) const HOW: &str = "Drag a step onto its stage, or click it to choose one.";

/// The board for the steps of one funnel.
#[derive(Clone, Debug, Default)]
pub(super) struct MatchBoard {
    /// For each step why it was guessed to be where it is; empty where it was not guessed.
    reasons: Vec<String>,
    /// The step on the map that is to have the keyboard.
    focus: Option<usize>,
}

impl MatchBoard {
    pub(super) fn new(map: &Map, funnel: &Funnel) -> Self {
        let why = |(step, reason): (usize, Option<Reason>)| match (funnel.matched(step), reason) {
            (Some(found), Some(reason)) if found.by == MatchedBy::Guess => format!("guess: {reason}"),
            (Some(found), None) if found.by == MatchedBy::Guess => "guessed before".to_owned(),
            _ => String::new(),
        };
        Self { reasons: funnel::reasons(map, funnel).into_iter().enumerate().map(why).collect(), focus: None }
    }

    /// Draws the board in so much height, and changes `matches` as one drags and chooses.
    pub(super) fn show(&mut self, ui: &mut Ui, map: &Map, funnel: &Funnel, matches: &mut Vec<Match>, height: f32) {
        let zones = zones(map);
        let (on_left, on_map) = self.standings(map, funnel, matches);
        let (mut wanted, mut from_map) = (None, None);
        ui.horizontal_top(|ui| {
            let left = (ui.available_width() * STEPS).round();
            ui.vertical(|ui| {
                ui.set_width(left);
                let top = ui.cursor().top();
                widgets::label(ui, &of_whom(funnel));
                let height = height - (ui.cursor().top() - top);
                let list = ScrollArea::vertical().id_salt("steps").max_height(height).min_scrolled_height(height);
                widgets::scroll(ui, list.auto_shrink([false, false]), "the steps", |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for standing in &on_left {
                        ui.push_id(standing.step, |ui| wanted = board::step(ui, &zones, standing).1.or(wanted.take()));
                    }
                });
            });
            ui.allocate_space(vec2(8.0, 0.0));
            ui.vertical(|ui| from_map = board::stages(ui, &zones, &on_map, &mut self.focus, height));
        });
        if let Some(step) = from_map.as_ref().and_then(moved) {
            self.focus = Some(step);
        }
        let Some(wanted) = from_map.or(wanted) else { return };
        let place = |step: usize| zone_of(&zones, at_of(matches, step));
        let (step, zone) = match wanted {
            // Where it is already, that confirms a guess.
            Wanted::Move(step, zone) => (step, zone),
            Wanted::Remove(step) => (step, zones.len() - 1),
            Wanted::Shift(step, true) if place(step) + 1 < zones.len() => (step, place(step) + 1),
            Wanted::Shift(step, false) if place(step) > 0 => (step, place(step) - 1),
            Wanted::Shift(..) | Wanted::Put(..) => return,
        };
        set(matches, step, zones.get(zone).and_then(|zone| zone.at.clone()));
    }

    /// Every step as the list of steps shows it, and as the stages do.
    fn standings(&self, map: &Map, funnel: &Funnel, matches: &[Match]) -> (Vec<Standing>, Vec<Standing>) {
        let numbers = Numbers::of(&map.head.language);
        let zones = zones(map);
        let counts = funnel.shown().map(|segment| segment.counts.as_slice()).unwrap_or_default();
        let left = |(step, name): (usize, &String)| Standing {
            step,
            zone: zone_of(&zones, at_of(matches, step)),
            name: name.clone(),
            right: counts.get(step).map(|count| numbers.count(*count)).unwrap_or_default(),
            ..Standing::default()
        };
        let left: Vec<Standing> = funnel.steps.iter().enumerate().map(left).collect();
        let guessed = |step: usize| matches.iter().any(|m| m.step as usize == step && m.by == MatchedBy::Guess);
        let reason = |step: usize| self.reasons.get(step).filter(|_| guessed(step)).cloned().unwrap_or_default();
        let right = left
            .iter()
            .map(|left| Standing { note: reason(left.step), right: String::new(), ..left.clone() })
            .collect();
        (left, right)
    }
}

/// Of several segments the counts of the first are shown.
fn of_whom(funnel: &Funnel) -> String {
    match funnel.shown() {
        Some(shown) if funnel.segments.len() > 1 && !shown.name.is_empty() => {
            format!("Steps of the funnel, counts of {}", shown.name)
        }
        _ => "Steps of the funnel".to_owned(),
    }
}

/// The step that is moved, and keeps the keyboard.
fn moved(wanted: &Wanted) -> Option<usize> {
    match wanted {
        Wanted::Move(step, _) | Wanted::Shift(step, _) | Wanted::Remove(step) => Some(*step),
        Wanted::Put(..) => None,
    }
}

fn at_of(matches: &[Match], step: usize) -> Option<&Id> {
    matches.iter().find(|m| m.step as usize == step).map(|m| &m.at)
}

/// Matches a step by hand, or takes its match away.
pub fn set(matches: &mut Vec<Match>, step: usize, at: Option<Id>) {
    matches.retain(|m| m.step as usize != step);
    if let (Some(at), Ok(step)) = (at, u32::try_from(step)) {
        matches.push(Match { step, at, by: MatchedBy::Hand, ..Match::default() });
        matches.sort_by_key(|m| m.step);
    }
}
