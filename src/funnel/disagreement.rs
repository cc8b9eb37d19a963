//! Where measured losses and felt sentiment say the same of a stage, and where they contradict each other.
//!
//! # The rule
//!
//! A stage is judged by two things: the **loss on the way into it** (a drop belongs to the stage entered: of those who
//! were at the stage before, how many did not come here), and its **sentiment** (its own value, else the lowest of its
//! steps) in the sentiment lane shown next above the funnel's, else in the first one shown.
//!
//! | Loss \ sentiment | a good face | a bad face |
//! |---|---|---|
//! | many leave: 40 % or more | *Looks fine, yet 59 % leave* | *Feels bad, and 65 % leave* |
//! | hardly anyone: 10 % or less | | *Feels bad, yet hardly anyone leaves* |
//!
//! Where stages without a step lie on the way, those who leave may have left at any of them: *Looks fine, yet 59 % leave
//! after Find*.
//!
//! All else is what one would expect, and nothing is said. Both limits are fields of the map
//! ([`DisagreementRule`], with the reasons for their values). A good face lies in the upper two fifths of the map's
//! scale, a bad one in the lower two, as the faces are drawn; the fifth between says nothing, unless the map's rule takes
//! it for fine.
//!
//! Nothing is said either where the data does not bear it: fewer than [`super::THIN`] people at the stage before,
//! a 95 % interval of the loss that reaches across the limit, a count that rises, a row left out on the way, or stages
//! left out of the picture on the way.

use rustc_hash::FxHashSet;

use super::lane::{Drop, lane_stats, sentiment_persona};
use crate::map::{Dates, DisagreementRule, Finding, Funnel, Id, Lane, LaneKind, Map, Numbers, Rule, quoted};

/// What the numbers of a stage say to its sentiment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// "Looks fine, yet 59 % leave"
    FineYetLeave,
    /// "Feels bad, yet hardly anyone leaves"
    BadYetStay,
    /// "Feels bad, and 65 % leave"
    BadAndLeave,
}

impl Meeting {
    /// Whether both say the same.
    pub fn agrees(self) -> bool {
        self == Self::BadAndLeave
    }
}

/// One line about the loss and the sentiment of a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    pub stage: Id,
    pub meeting: Meeting,
    /// Begins with a capital, without a full stop.
    pub text: String,
}

/// How a stage feels by its face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    Fine,
    Bad,
}

/// What is to be said of the stage that a drop belongs to.
pub(super) fn remark(map: &Map, persona: &Id, drop: &Drop) -> Option<Remark> {
    let rule = &map.head.disagreement;
    let meeting = meeting(rule, mood(map, rule, persona, &drop.to)?, drop)?;
    let place = |id: &Id| map.stages.iter().position(|stage| stage.id == *id);
    let beside = place(&drop.from).map(|from| from + 1) == place(&drop.to);
    // Over stages where nobody was counted, they may have left at any of them.
    let after =
        map.column_name(&drop.from).filter(|_| !beside).map(|name| format!(" after {name}")).unwrap_or_default();
    let leave = || format!("{} leave{after}", Numbers::of(&map.head.language).percent(drop.lost));
    let text = match meeting {
        Meeting::FineYetLeave => format!("Looks fine, yet {}", leave()),
        Meeting::BadYetStay => "Feels bad, yet hardly anyone leaves".to_owned(),
        Meeting::BadAndLeave => format!("Feels bad, and {}", leave()),
    };
    Some(Remark { stage: drop.to.clone(), meeting, text })
}

fn meeting(rule: &DisagreementRule, mood: Mood, drop: &Drop) -> Option<Meeting> {
    let within = drop.interval.filter(|_| !drop.thin && !drop.across_gap && !drop.across_stages)?;
    let leave = within.low >= rule.leave.get();
    let stay = within.high <= rule.stay.get();
    match mood {
        Mood::Fine if leave => Some(Meeting::FineYetLeave),
        Mood::Bad if leave => Some(Meeting::BadAndLeave),
        Mood::Bad if stay => Some(Meeting::BadYetStay),
        Mood::Fine | Mood::Bad => None,
    }
}

fn mood(map: &Map, rule: &DisagreementRule, persona: &Id, stage: &Id) -> Option<Mood> {
    match map.head.scale.fifth(map.stage_sentiment(persona, map.stage(stage)?)?) {
        0 | 1 => Some(Mood::Bad),
        2 => rule.neutral_is_fine.then_some(Mood::Fine),
        _ => Some(Mood::Fine),
    }
}

/// What is said of a funnel's stages, in their order.
pub fn remarks(map: &Map, funnel: &Funnel) -> Vec<Remark> {
    let mut lanes = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Funnel && lane.funnel == funnel.id);
    let lane = lanes.clone().find(|lane| !lane.hidden).or_else(|| lanes.next());
    let persona = sentiment_persona(map, &lane.map(|lane| lane.id.clone()).unwrap_or_default());
    lane_stats(map, funnel, &persona, None).remarks
}

/// As it stands within a sentence.
fn begun_small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A funnel and the first lane that shows it.
type Shown<'a> = (&'a Lane, &'a Funnel);

/// A name for each funnel shown: as short as it can be where no two have the same one.
fn told_apart(map: &Map, shown: &[Shown<'_>]) -> Vec<String> {
    let dates = Dates::of(&map.head.language);
    let lane = |(lane, _): &Shown<'_>| lane.label().to_owned();
    let name = |(_, funnel): &Shown<'_>| funnel.label().to_owned();
    let both = |it: &Shown<'_>| format!("{}, {}", lane(it), name(it));
    let dated = |it: &Shown<'_>| format!("{}, {}", name(it), dates.known_range(it.1.from, it.1.to));
    let all = |way: &dyn Fn(&Shown<'_>) -> String| shown.iter().map(way).collect::<Vec<_>>();
    let named = [all(&lane), all(&name), all(&both), all(&dated)];
    let apart = |names: &Vec<String>| names.iter().collect::<FxHashSet<_>>().len() == names.len();
    named.into_iter().find(apart).unwrap_or_else(|| {
        let numbered = shown.iter().zip(1..).map(|(it, n)| format!("{}, {n} of {}", name(it), shown.len()));
        numbered.collect()
    })
}

/// What the map check lists: what cannot be as it is and what is missing in the map, then the stages where the funnels shown and the sentiments
/// contradict each other.
pub fn findings(map: &Map) -> Vec<Finding> {
    let mut findings = map.impossible();
    findings.extend(map.gaps());
    let mut shown: Vec<Shown<'_>> = Vec::new();
    for lane in map.lanes.iter().filter(|lane| lane.kind == LaneKind::Funnel && !lane.hidden) {
        let new = |funnel: &&Funnel| shown.iter().all(|(_, seen)| seen.id != funnel.id);
        shown.extend(map.funnel(&lane.funnel).filter(new).map(|funnel| (lane, funnel)));
    }
    for ((_, funnel), name) in shown.iter().zip(told_apart(map, &shown)) {
        let whose = if shown.len() > 1 { format!(" ({name})") } else { String::new() };
        let contradicted = remarks(map, funnel).into_iter().filter(|remark| !remark.meeting.agrees());
        findings.extend(contradicted.filter_map(|remark| {
            let at = map.stages.iter().position(|stage| stage.id == remark.stage)?;
            let said = begun_small(&remark.text);
            let text = format!("{} {said}{whose}", quoted("the stage", &map.stages[at].name));
            Some(Finding { rule: Rule::Disagreement, place: format!("stages[{at}]"), id: remark.stage, text })
        }));
    }
    findings
}
