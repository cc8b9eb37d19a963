//! The funnel under the stages: which bar stands where, what was lost on the way, and how sure that is.

use super::Vendor;
use super::disagreement::{Remark, remark};
use super::interval::{Interval, is_thin, wilson};
use super::rounded::rounded_words;
use super::rules::rules;
use super::stats::share;
use crate::map::{Dates, Funnel, Id, Lane, LaneKind, Map, Numbers};

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
    /// The count of that step before.
    pub of: Option<u64>,
    /// The stage of that step, where it is not the one right before among those shown.
    pub after: Option<String>,
    /// Stages shown lie before the first bar: the funnel begins here.
    pub begins: bool,
    /// Where the share of it may lie; `None` also where the count rises.
    pub interval: Option<Interval>,
    /// Too few stand behind the share; of the first bar, behind the count.
    pub thin: bool,
    pub drop: Option<Drop>,
    /// Rows were left out between the step before and this one, or before the first.
    pub after_gap: bool,
    /// Further steps of the same stage, as thin bars.
    pub further: Vec<Further>,
}

/// A further step of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Further {
    /// Index into the funnel's steps.
    pub step: usize,
    pub name: String,
    pub count: u64,
    /// Rows were left out before it.
    pub after_gap: bool,
}

impl Bar {
    /// So many came in on the way at least: the count is larger than that before.
    pub fn entered(&self) -> Option<u64> {
        self.count.checked_sub(self.of?).filter(|more| *more > 0)
    }
}

/// A stage that no step is matched to: nobody was counted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    pub stage: Id,
    /// So many fewer are counted at the next bar than at the last step before, and the stage of that bar; at the first of
    /// several such stages side by side.
    pub left: Option<(u64, String)>,
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
    /// Where the loss may lie; `None` where counts rise.
    pub interval: Option<Interval>,
    /// Too few stand behind it.
    pub thin: bool,
    /// The largest loss of the lane that is neither thin nor across a gap.
    pub steepest: bool,
    /// Rows were left out on the way, so that it is not the loss of one stage alone.
    pub across_gap: bool,
    /// Stages with steps of their own lie between, and are not shown.
    pub across_stages: bool,
}

/// A funnel as its lane shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LaneStats {
    /// In the order of the stages; a stage nothing is matched to has none.
    pub bars: Vec<Bar>,
    /// The stages without a bar, of those shown.
    pub skipped: Vec<Skipped>,
    /// The largest count among bars and thin bars, for their heights.
    pub largest: u64,
    /// Where loss and sentiment agree or contradict each other, in the order of the stages.
    pub remarks: Vec<Remark>,
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
    let mut across_stages = false;
    for (step, (name, &count)) in funnel.steps.iter().zip(&segment.counts).enumerate() {
        let place = funnel.matched(step).and_then(|m| map.stages.iter().position(|s| s.id == m.at || holds(s, &m.at)));
        let Some(place) = place else {
            stats.unmatched.push(step);
            continue;
        };
        let stage = map.stages[place].id.clone();
        if shown.is_some_and(|shown| !shown.contains(&stage)) {
            across_stages = true;
            continue;
        }
        let whole = *first.get_or_insert(count);
        stats.largest = stats.largest.max(count);
        let before = previous.as_ref().map_or(0, |(before, ..)| *before + 1);
        let after_gap = funnel.gaps.iter().any(|&gap| (before..=step).contains(&(gap as usize)));
        match bars.iter_mut().find(|(at, _)| *at == place) {
            Some((_, bar)) => bar.further.push(Further { step, name: name.clone(), count, after_gap }),
            None => {
                let of = previous.as_ref().map(|(_, _, before)| *before);
                let interval = of.and_then(|of| wilson(count, of));
                let thin = is_thin(of.unwrap_or(count));
                let of_previous = previous.as_ref().and_then(|(_, _, before)| share(count, *before));
                let drop = previous.as_ref().zip(of_previous).map(|((_, from, _), kept)| Drop {
                    from: from.clone(),
                    to: stage.clone(),
                    name: drop_name(map, from, &stage),
                    lost: 1.0 - kept,
                    interval: interval.map(Interval::of_rest),
                    thin,
                    steepest: false,
                    across_gap: after_gap,
                    across_stages,
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
                        of,
                        after: None,
                        begins: false,
                        interval,
                        thin,
                        drop,
                        after_gap,
                        further: Vec::new(),
                    },
                ));
            }
        }
        previous = Some((step, stage, count));
        across_stages = false;
    }
    bars.sort_by_key(|(place, _)| *place);
    stats.bars = bars.into_iter().map(|(_, bar)| bar).collect();
    skip(map, shown, &mut stats);
    mark_steepest(&mut stats.bars);
    let drops = stats.bars.iter().filter_map(|bar| bar.drop.as_ref());
    stats.remarks = drops.filter_map(|drop| remark(map, persona, drop)).collect();
    stats
}

/// Finds the stages without a bar, and says of the bars behind them what their shares are of.
fn skip(map: &Map, shown: Option<&[Id]>, stats: &mut LaneStats) {
    let mut before: Option<&Id> = None;
    let mut counted: Option<&Id> = None;
    let mut open: Vec<&Id> = Vec::new();
    let mut bars = stats.bars.iter_mut().peekable();
    let name = |id: &Id| map.column_name(id).unwrap_or_default().to_owned();
    let nothing = |stage: &Id| Skipped { stage: stage.clone(), left: None };
    for stage in map.stages.iter().map(|stage| &stage.id).filter(|id| shown.is_none_or(|shown| shown.contains(id))) {
        if let Some(bar) = bars.next_if(|bar| bar.stage == *stage) {
            let from = bar.drop.as_ref().map(|drop| &drop.from);
            bar.after = from.filter(|from| Some(*from) != before).map(name);
            bar.begins = from.is_none() && counted.is_none() && !open.is_empty();
            let fewer = bar.of.and_then(|of| of.checked_sub(bar.count));
            // Over rows left out nobody knows where they left.
            let fewer = fewer.filter(|fewer| *fewer > 0 && from == counted && !bar.after_gap);
            counted = Some(stage);
            let mut left = fewer.map(|fewer| (fewer, name(stage)));
            stats.skipped.extend(open.drain(..).map(|id| Skipped { left: left.take(), ..nothing(id) }));
        } else {
            open.push(stage);
        }
        before = Some(stage);
    }
    stats.skipped.extend(open.into_iter().map(nothing));
}

/// Whose sentiment a funnel lane is read against: that of the sentiment lane shown next above it; without one, of the
/// first one shown, else of the persona in front. So each side of a map with two has a funnel under a line of its own.
pub fn sentiment_persona(map: &Map, funnel_lane: &Id) -> Id {
    let own = map.lanes.iter().position(|lane| lane.id == *funnel_lane).unwrap_or_default();
    let felt = |lane: &&Lane| lane.kind == LaneKind::Sentiment && !lane.hidden;
    let lane = map.lanes[..own].iter().rfind(felt).or_else(|| map.lanes.iter().find(felt));
    lane.map(|lane| lane.persona.clone()).or_else(|| map.front_persona().map(|p| p.id.clone())).unwrap_or_default()
}

/// The lines of small text under the lane's name, which say what every number of the lane rests on: those of
/// [`lane_about`], then "checkout.csv, A7:C9".
pub fn lane_note(funnel: &Funnel, language: &str) -> Vec<String> {
    let cells = [funnel.source.file.as_str(), funnel.source.range.as_str()];
    let cells = cells.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let mut lines = lane_about(funnel, language);
    lines.extend((!cells.is_empty()).then_some(cells));
    lines
}

/// The lines as a slide has room for: "GA4, 1–28 Feb 2026" (without known days, the day of the import), "visitors, rounded
/// to tens, from a sample, 7 rows left out", "within 7 days, strict order", the segment where it is not the overall one. Lines with
/// nothing to say are left out.
pub fn lane_about(funnel: &Funnel, language: &str) -> Vec<String> {
    let dates = Dates::of(language);
    let mut range = whole_days(&dates.known_range(funnel.from, funnel.to));
    if let Some(day) = funnel.source.imported.filter(|_| range.is_empty()) {
        range = format!("imported {}", whole_days(&dates.day(day)));
    }
    let rounded = funnel.rounded_to().map(rounded_words).unwrap_or_default();
    let sampled = if funnel.source.sampled { "from a sample" } else { "" };
    let segment = funnel.shown().map(|segment| segment.name.as_str()).unwrap_or_default();
    let join = |parts: &[&str]| parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ");
    let source = join(&[Vendor::label_of(&funnel.source.vendor), &range]);
    let unit = join(&[&funnel.unit, &rounded, sampled, &left_out_words(funnel)]);
    [source, unit, rules(funnel).join(", "), segment.to_owned()].into_iter().filter(|line| !line.is_empty()).collect()
}

/// "7 rows left out"; empty where none were.
pub fn left_out_words(funnel: &Funnel) -> String {
    match funnel.source.skipped {
        0 if funnel.gaps.is_empty() => String::new(),
        // A file may have the gaps alone.
        0 => "rows left out".to_owned(),
        1 => "1 row left out".to_owned(),
        rows => format!("{} rows left out", Numbers::of("en").count(rows.into())),
    }
}

/// Days whose parts stay on one line; from one day to the next a line may end.
fn whole_days(range: &str) -> String {
    range.replace(' ', "\u{A0}").replace("–\u{A0}", "– ")
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
    let measured = |drop: &&mut Drop| drop.lost > 0.0 && !drop.thin && !drop.across_gap;
    for drop in bars.iter_mut().filter_map(|bar| bar.drop.as_mut()).filter(measured) {
        if steepest.as_ref().is_none_or(|best| drop.lost > best.lost) {
            steepest = Some(drop);
        }
    }
    if let Some(drop) = steepest {
        drop.steepest = true;
    }
}
