//! A funnel as JSON. The fields are a contract: more may come, none is renamed.

use serde::Serialize;

use super::compare::Pair;
use super::into::{Placed, Put};
use crate::cli::{Exit, Failure};
use crate::funnel::events::{Count, EventFunnel, EventList, EventQuery, Micros, Order};
use crate::funnel::{Comparison, Import, Interval, Measured, StepStats, Vendor, Verdict, counted_by, imported_stats};

#[derive(Serialize)]
struct Out<'a> {
    vendor: &'static str,
    name: &'a str,
    unit: &'a str,
    from: Option<String>,
    to: Option<String>,
    segments: Vec<Segment<'a>>,
    warnings: Vec<Warning<'a>>,
    skipped_rows: u32,
    /// Sentences on what makes the counts less exact than they look.
    notes: Vec<String>,
    /// 10, 100 … where the counts look rounded.
    rounded_to: Option<u64>,
    sampled: bool,
    /// Of a log: what those did next who went no further than each step but the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    elsewhere: Option<Vec<After<'a>>>,
    /// Of a log: by which rules it was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    counting: Option<Counting<'a>>,
    /// With `--map`: where each step went.
    #[serde(skip_serializing_if = "Option::is_none")]
    matches: Option<Vec<Matched<'a>>>,
    /// With `--map`, of a file that was imported before: what is another now, in sentences.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<&'a [String]>,
    /// Of `--compare`.
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<Compared<'a>>,
}

#[derive(Serialize)]
struct After<'a> {
    step: &'a str,
    count: u64,
    /// The most frequent first.
    next: Vec<Next<'a>>,
}

#[derive(Serialize)]
struct Next<'a> {
    /// Null: nothing any more.
    event: Option<&'a str>,
    count: u64,
}

/// The columns and the rules. Lengths of time are in seconds.
#[derive(Serialize)]
struct Counting<'a> {
    user: &'a str,
    event: &'a str,
    time: &'a str,
    /// Null: no limit.
    window: Option<f64>,
    /// "ordered", "strict", "any".
    order: &'static str,
    /// "users", "sessions".
    count: &'static str,
    /// What ends a session; null for users.
    gap: Option<f64>,
    /// The column that divides into segments.
    by: Option<&'a str>,
    /// The same in a sentence.
    words: String,
}

/// Where a step went on the map.
#[derive(Serialize)]
struct Matched<'a> {
    step: &'a str,
    /// The id of the stage or step of the map, and its name; null: it is not matched.
    at: Option<&'a str>,
    name: Option<&'a str>,
    /// "guess", "hand".
    by: Option<&'static str>,
    /// Why it was guessed.
    reason: Option<&'a str>,
}

/// The events of a log, in place of a funnel.
#[derive(Serialize)]
struct Listed<'a> {
    vendor: &'static str,
    from: Option<String>,
    to: Option<String>,
    columns: Columns<'a>,
    rows: u64,
    /// The most frequent first.
    events: Vec<Event<'a>>,
    /// None: nothing was counted.
    segments: [(); 0],
    warnings: Vec<Warning<'a>>,
    skipped_rows: u64,
}

#[derive(Serialize)]
struct Columns<'a> {
    user: &'a str,
    event: &'a str,
    time: &'a str,
}

#[derive(Serialize)]
struct Event<'a> {
    name: &'a str,
    count: u64,
}

#[derive(Serialize)]
struct Segment<'a> {
    name: Option<&'a str>,
    steps: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    name: String,
    count: u64,
    of_first: Option<Share>,
    /// Null at the first step.
    of_previous: Option<Share>,
    /// "thin": fewer than 30 came so far; "rises": more than at the step before; "gap": a row before it was left out.
    flags: Vec<&'static str>,
}

/// A part of one, and its 95 % interval; the ends are null where the count rises.
#[derive(Serialize)]
struct Share {
    share: f64,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Serialize)]
struct Compared<'a> {
    a: &'a str,
    b: &'a str,
    /// How many steps were tested, for which `p` is corrected.
    tested: usize,
    steps: Vec<ComparedStep>,
    /// Steps that only one of them has.
    left_out: Vec<String>,
}

#[derive(Serialize)]
struct ComparedStep {
    name: String,
    a: ComparedSide,
    b: ComparedSide,
    /// Share of `a` less share of `b`.
    difference: Option<f64>,
    p: Option<f64>,
    /// "clear difference", "no clear difference", "too few to say"; null where there is nothing to compare.
    verdict: Option<&'static str>,
}

#[derive(Serialize)]
struct ComparedSide {
    count: u64,
    of_previous: Option<Share>,
    thin: bool,
}

impl Share {
    fn of(share: Option<f64>, interval: Option<Interval>) -> Option<Self> {
        let (low, high) = interval.map(|interval| (interval.low, interval.high)).unzip();
        share.map(|share| Self { share, low, high })
    }
}

impl From<StepStats> for Step {
    fn from(step: StepStats) -> Self {
        let flags = [(step.thin, "thin"), (step.rises, "rises"), (step.after_gap, "gap")];
        Self {
            of_first: Share::of(step.of_first, step.first_interval),
            of_previous: Share::of(step.of_previous, step.previous_interval),
            flags: flags.into_iter().filter(|(on, _)| *on).map(|(_, flag)| flag).collect(),
            name: step.name,
            count: step.count,
        }
    }
}

impl From<Measured> for ComparedSide {
    fn from(side: Measured) -> Self {
        Self { count: side.count, of_previous: Share::of(side.share, side.interval), thin: side.thin }
    }
}

fn compared(pair: &Pair) -> Compared<'_> {
    let Comparison { steps, left_out, tested } = &pair.comparison;
    let steps = steps.iter().map(|step| ComparedStep {
        name: step.name.clone(),
        a: step.a.into(),
        b: step.b.into(),
        difference: step.difference,
        p: step.p,
        verdict: step.verdict.map(Verdict::words),
    });
    Compared { a: &pair.a, b: &pair.b, tested: *tested, steps: steps.collect(), left_out: left_out.clone() }
}

/// What those did next who went no further than a step.
fn elsewhere(log: &EventFunnel) -> Vec<After<'_>> {
    let after = log.steps.iter().zip(&log.elsewhere).map(|(step, list)| After {
        step,
        count: list.iter().map(|one| one.count).sum(),
        next: list.iter().map(|one| Next { event: one.event.as_deref(), count: one.count }).collect(),
    });
    after.collect()
}

#[derive(Serialize)]
struct Warning<'a> {
    /// Physical line, row of the sheet or entry of the list, from 1; null where the warning is about the whole table.
    row: Option<usize>,
    column: Option<usize>,
    text: &'a str,
}

fn counting(query: &EventQuery) -> Counting<'_> {
    let seconds = |time: Micros| time as f64 / 1e6;
    Counting {
        user: &query.user,
        event: &query.event,
        time: &query.time,
        window: query.window.map(seconds),
        order: match query.order {
            Order::Ordered => "ordered",
            Order::Strict => "strict",
            Order::Any => "any",
        },
        count: if query.count == Count::Users { "users" } else { "sessions" },
        gap: match query.count {
            Count::Users => None,
            Count::Sessions { gap } => Some(seconds(gap)),
        },
        by: query.by.as_deref(),
        words: counted_by(query),
    }
}

fn matched(placed: &Placed) -> Matched<'_> {
    Matched {
        step: &placed.step,
        at: placed.at.as_ref().map(|(id, _)| id.as_str()),
        name: placed.at.as_ref().map(|(_, name)| name.as_str()),
        by: placed.at.as_ref().map(|_| if placed.by_hand { "hand" } else { "guess" }),
        reason: placed.reason.as_deref(),
    }
}

fn warnings(list: &[crate::funnel::Warning]) -> Vec<Warning<'_>> {
    let known = |n: usize| (n > 0).then_some(n);
    list.iter().map(|w| Warning { row: known(w.place.row), column: known(w.place.column), text: &w.text }).collect()
}

/// The object, with the comparison where one was asked for.
pub(super) fn json(
    import: &Import,
    log: Option<&(EventFunnel, EventQuery)>,
    pair: Option<&Pair>,
    put: &Put,
) -> Result<String, Failure> {
    let out = Out {
        vendor: import.vendor.word(),
        name: &import.name,
        unit: &import.unit,
        from: import.from.map(|day| day.to_string()),
        to: import.to.map(|day| day.to_string()),
        segments: import
            .segments
            .iter()
            .map(|segment| Segment {
                name: segment.name.as_deref(),
                steps: imported_stats(segment).into_iter().map(Step::from).collect(),
            })
            .collect(),
        warnings: warnings(&import.warnings),
        skipped_rows: import.skipped,
        notes: import.notes(),
        rounded_to: import.rounded_to(),
        sampled: import.sampled,
        elsewhere: log.map(|(log, _)| elsewhere(log)),
        counting: log.map(|(_, query)| counting(query)),
        matches: (!put.places.is_empty()).then(|| put.places.iter().map(matched).collect()),
        changes: put.changes.as_deref(),
        comparison: pair.map(compared),
    };
    pretty(&out)
}

/// The events of a log.
pub(super) fn events(list: &EventList, query: &EventQuery) -> Result<String, Failure> {
    pretty(&Listed {
        vendor: Vendor::Events.word(),
        from: list.from.map(|day| day.to_string()),
        to: list.to.map(|day| day.to_string()),
        columns: Columns { user: &query.user, event: &query.event, time: &query.time },
        rows: list.rows,
        events: list.events.iter().map(|(name, count)| Event { name, count: *count }).collect(),
        segments: [],
        warnings: warnings(&list.warnings()),
        skipped_rows: list.skipped,
    })
}

fn pretty(out: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(out)
        .map_err(|error| Failure::new(Exit::Unwritten, format!("cannot write JSON: {error}")))?;
    Ok(text + "\n")
}
