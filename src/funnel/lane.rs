//! The funnel under the stages: which bar stands where, what was lost on the way, and what the sentiment says to it.

use super::Vendor;
use super::stats::share;
use crate::map::{Dates, Funnel, Id, LaneKind, Map};

/// What a stage shows in the funnel lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub stage: Id,
    /// The funnel step the bar stands for: the first one matched to the stage.
    pub step: usize,
    pub name: String,
    pub count: u64,
    /// Of the first matched step.
    pub of_first: Option<f64>,
    /// Of the last matched step before this one; `None` for the first.
    pub of_previous: Option<f64>,
    pub drop: Option<Drop>,
    /// Further steps of the same stage, as thin bars: step, name, count.
    pub further: Vec<(usize, String, u64)>,
}

/// What was lost between two stages; belongs to the stage entered.
#[derive(Clone, Debug, PartialEq)]
pub struct Drop {
    pub from: Id,
    pub to: Id,
    /// "Decision → Purchase"
    pub name: String,
    /// Share that did not come this far, 0.65; negative where counts rise.
    pub lost: f64,
    /// The largest loss of the lane.
    pub steepest: bool,
    /// A row was left out on the way, so the two steps may not be neighbours.
    pub across_gap: bool,
}

/// One line about the drop and the sentiment, at the stage it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    pub stage: Id,
    /// Whether the steepest loss and the lowest sentiment meet there.
    pub agree: bool,
    pub text: &'static str,
}

/// A funnel as its lane shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaneStats {
    /// In the order of the stages; a stage nothing is matched to has none.
    pub bars: Vec<Bar>,
    /// The largest count among bars and thin bars, for their heights.
    pub largest: u64,
    pub remark: Option<Remark>,
    /// Steps that belong to no stage yet.
    pub unmatched: Vec<usize>,
}

/// The lane's numbers for the segment shown (the overall one, else the first). `persona` is whose sentiment is
/// compared. With only some stages `shown`, a drop is that between neighbours among them.
pub fn lane_stats(map: &Map, funnel: &Funnel, persona: &Id, shown: Option<&[Id]>) -> LaneStats {
    let mut stats = LaneStats::default();
    let Some(segment) = funnel.shown() else { return stats };
    let mut bars: Vec<(usize, Bar)> = Vec::new();
    let mut first = None;
    let mut previous: Option<(usize, Id, u64)> = None;
    for (step, (name, &count)) in funnel.steps.iter().zip(&segment.counts).enumerate() {
        let place = funnel.matched(step).and_then(|m| map.stages.iter().position(|s| s.id == m.at || holds(s, &m.at)));
        let Some(place) = place else {
            stats.unmatched.push(step);
            continue;
        };
        let stage = map.stages[place].id.clone();
        if shown.is_some_and(|shown| !shown.contains(&stage)) {
            continue;
        }
        let whole = *first.get_or_insert(count);
        stats.largest = stats.largest.max(count);
        match bars.iter_mut().find(|(at, _)| *at == place) {
            Some((_, bar)) => bar.further.push((step, name.clone(), count)),
            None => {
                let of_previous = previous.as_ref().and_then(|(_, _, before)| share(count, *before));
                let drop = previous.as_ref().zip(of_previous).map(|((before, from, _), kept)| Drop {
                    from: from.clone(),
                    to: stage.clone(),
                    name: drop_name(map, from, &stage),
                    lost: 1.0 - kept,
                    steepest: false,
                    across_gap: funnel.gaps.iter().any(|&gap| (*before + 1..=step).contains(&(gap as usize))),
                });
                bars.push((
                    place,
                    Bar {
                        stage: stage.clone(),
                        step,
                        name: name.clone(),
                        count,
                        of_first: share(count, whole),
                        of_previous,
                        drop,
                        further: Vec::new(),
                    },
                ));
            }
        }
        previous = Some((step, stage, count));
    }
    bars.sort_by_key(|(place, _)| *place);
    stats.bars = bars.into_iter().map(|(_, bar)| bar).collect();
    mark_steepest(&mut stats.bars);
    stats.remark = remark(map, &stats.bars, persona);
    stats
}

/// Whose sentiment the funnel lanes are read against: that of the first sentiment lane shown, else of the persona in front.
pub fn sentiment_persona(map: &Map) -> Id {
    let lane = map.lanes.iter().find(|lane| lane.kind == LaneKind::Sentiment && !lane.hidden);
    lane.map(|lane| lane.persona.clone()).or_else(|| map.front_persona().map(|p| p.id.clone())).unwrap_or_default()
}

/// The lines of small text under the lane's name: "GA4, 1–28 Feb 2026", "visitors", the segment where it is not the
/// overall one. Lines with nothing to say are left out.
pub fn lane_note(funnel: &Funnel, language: &str) -> Vec<String> {
    let vendor = Vendor::label_of(&funnel.source.vendor);
    let range = Dates::of(language).known_range(funnel.from, funnel.to);
    let source = match (vendor.is_empty(), range.is_empty()) {
        (false, false) => format!("{vendor}, {range}"),
        _ => format!("{vendor}{range}"),
    };
    let segment = funnel.shown().map(|segment| segment.name.clone()).unwrap_or_default();
    [source, funnel.unit.clone(), segment].into_iter().filter(|line| !line.is_empty()).collect()
}

fn holds(stage: &crate::map::Stage, column: &Id) -> bool {
    stage.steps.iter().any(|step| step.id == *column)
}

fn drop_name(map: &Map, from: &Id, to: &Id) -> String {
    let name = |id: &Id| map.column_name(id).unwrap_or_default().to_owned();
    format!("{} → {}", name(from), name(to))
}

fn mark_steepest(bars: &mut [Bar]) {
    let mut steepest: Option<&mut Drop> = None;
    for drop in bars.iter_mut().filter_map(|bar| bar.drop.as_mut()).filter(|drop| drop.lost > 0.0) {
        if steepest.as_ref().is_none_or(|best| drop.lost > best.lost) {
            steepest = Some(drop);
        }
    }
    if let Some(drop) = steepest {
        drop.steepest = true;
    }
}

/// How a stage feels: its own value, else the lowest of its steps.
fn sentiment_of(map: &Map, persona: &Id, stage: &Id) -> Option<f64> {
    let value = |at: &Id| map.sentiment(persona, at).and_then(|s| s.value).map(crate::map::Finite::get);
    let steps = || map.stage(stage).into_iter().flat_map(|s| &s.steps).filter_map(|step| value(&step.id));
    value(stage).or_else(|| steps().min_by(f64::total_cmp))
}

/// Below this loss "hardly anyone leaves".
const SLIGHT: f64 = 0.1;

fn remark(map: &Map, bars: &[Bar], persona: &Id) -> Option<Remark> {
    let values: Vec<(&Id, f64)> =
        map.stages.iter().filter_map(|s| Some((&s.id, sentiment_of(map, persona, &s.id)?))).collect();
    let lowest = values.iter().map(|(_, m)| *m).min_by(f64::total_cmp)?;
    let highest = values.iter().map(|(_, m)| *m).max_by(f64::total_cmp)?;
    let steepest = bars.iter().find(|bar| bar.drop.as_ref().is_some_and(|drop| drop.steepest))?;
    let there = values.iter().find(|(id, _)| **id == steepest.stage).map(|(_, m)| *m);
    let fifth = |value: f64| crate::map::Finite::new(value).map_or(2, |m| map.head.scale.fifth(m));
    match there {
        Some(value) if value == lowest && lowest < highest => Some(Remark {
            stage: steepest.stage.clone(),
            agree: true,
            text: "Steepest loss, and the lowest sentiment: look here first",
        }),
        Some(value) if fifth(value) > 2 => Some(Remark {
            stage: steepest.stage.clone(),
            agree: false,
            text: "Steepest loss, though the sentiment is good: ask those who left",
        }),
        _ => {
            let sad = values.iter().find(|(_, m)| *m == lowest && lowest < highest && fifth(*m) < 2)?.0;
            let stays = |bar: &&Bar| bar.stage == *sad && bar.drop.as_ref().is_some_and(|d| d.lost < SLIGHT);
            let bar = bars.iter().find(stays)?;
            Some(Remark {
                stage: bar.stage.clone(),
                agree: false,
                text: "Lowest sentiment, yet hardly anyone leaves here: ask why they stay",
            })
        }
    }
}
