//! The map check: what is broken or missing in a map, as findings that name a rule and a place.

use rustc_hash::FxHashSet;

use super::{CardKind, Id, LaneKind, LinkKind, Map, Numbers};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Info,
    Warning,
    Error,
}

impl Level {
    /// The word printed, and in JSON: "warning".
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    DuplicateId,
    DanglingId,
    UnknownWord,
    StageWithoutTouchpoint,
    UnansweredPainPoint,
    Disagreement,
    ContradictingLimits,
    OffScale,
}

impl Rule {
    /// The rule's name in the output of `check`; a contract.
    pub fn word(self) -> &'static str {
        match self {
            Self::DuplicateId => "duplicate-id",
            Self::DanglingId => "dangling-id",
            Self::UnknownWord => "unknown-word",
            Self::StageWithoutTouchpoint => "stage-without-touchpoint",
            Self::UnansweredPainPoint => "unanswered-pain-point",
            Self::Disagreement => "disagreement",
            Self::ContradictingLimits => "contradicting-limits",
            Self::OffScale => "off-scale",
        }
    }

    /// How much it matters.
    pub fn level(self) -> Level {
        match self {
            Self::DuplicateId => Level::Error,
            Self::DanglingId | Self::ContradictingLimits | Self::OffScale => Level::Warning,
            Self::UnknownWord | Self::StageWithoutTouchpoint | Self::UnansweredPainPoint | Self::Disagreement => {
                Level::Info
            }
        }
    }
}

/// One thing that is broken or missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: Rule,
    /// The field in the file: `cards[3].kind`.
    pub place: String,
    /// The stage, lane, card … it is about; empty for none.
    pub id: Id,
    /// One sentence without a full stop.
    pub text: String,
}

impl Map {
    /// What is missing in the map, what cannot be as it is, and the words this version does not know.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.unknown_words();
        findings.extend(self.impossible());
        findings.extend(self.gaps());
        findings
    }

    /// Limits that contradict each other, and values of measures that theirs cannot have.
    pub fn impossible(&self) -> Vec<Finding> {
        let rule = &self.head.disagreement;
        let numbers = Numbers::of(&self.head.language);
        let limits = (!rule.holds()).then(|| {
            let [leave, stay] = [rule.leave, rule.stay].map(|limit| numbers.fine_percent(limit.get()));
            Finding {
                rule: Rule::ContradictingLimits,
                place: "disagreement".to_owned(),
                // There the limits are set.
                id: self
                    .lanes
                    .iter()
                    .find(|lane| lane.kind == LaneKind::Funnel)
                    .map(|lane| lane.id.clone())
                    .unwrap_or_default(),
                text: format!(
                    "many are said to leave from {leave} on, and hardly anyone up to {stay}: the first must be more"
                ),
            }
        });
        let mut findings: Vec<Finding> = limits.into_iter().collect();
        for (i, metric) in self.metrics.iter().enumerate() {
            let Some((low, high)) = metric.range() else { continue };
            let points = metric.points.iter().enumerate();
            let points = points.map(|(n, point)| (format!("metrics[{i}].points[{n}]"), point.value));
            let target = metric.target.map(|target| (format!("metrics[{i}].target"), target));
            let off = points.chain(target).filter(|(_, value)| !(low..=high).contains(&value.get()));
            findings.extend(off.map(|(place, value)| {
                let whose = quoted("the stage", self.column_name(&metric.at).unwrap_or_default());
                let [value, low, high] = [value.get(), low, high].map(signed);
                let text = format!("{} of {whose} is {value}, and goes from {low} to {high}", metric.kind.label());
                Finding { rule: Rule::OffScale, place, id: metric.at.clone(), text }
            }));
        }
        findings
    }

    /// Stages without a touchpoint, pain points that nothing answers.
    pub fn gaps(&self) -> Vec<Finding> {
        let columns = self.cards.iter().filter(|card| card.kind == CardKind::Touchpoint).map(|card| &card.at.column);
        let touched: FxHashSet<&Id> = columns.collect();
        let bare = self.stages.iter().enumerate().filter(|(_, stage)| {
            !touched.contains(&stage.id) && !stage.steps.iter().any(|step| touched.contains(&step.id))
        });
        let bare = bare.map(|(i, stage)| Finding {
            rule: Rule::StageWithoutTouchpoint,
            place: format!("stages[{i}]"),
            id: stage.id.clone(),
            text: format!("{} has no touchpoint", quoted("the stage", &stage.name)),
        });
        let answers = self.links.iter().filter(|link| link.kind == LinkKind::Answers).map(|link| &link.to);
        let answered: FxHashSet<&Id> = answers.collect();
        let open = self.cards.iter().enumerate();
        let open = open.filter(|(_, card)| card.kind == CardKind::PainPoint && !answered.contains(&card.id));
        let open = open.map(|(i, card)| Finding {
            rule: Rule::UnansweredPainPoint,
            place: format!("cards[{i}]"),
            id: card.id.clone(),
            text: format!("nothing answers {}", quoted("the pain point", &card.text)),
        });
        bare.chain(open).collect()
    }

    /// Words this version does not know; they are kept and shown as they are.
    pub fn unknown_words(&self) -> Vec<Finding> {
        let mut found = Words(Vec::new());
        if let Some(lock) = &self.head.lock {
            found.see(lock.is_known(), lock.word(), &Id::default(), || "lock".into());
        }
        let state = &self.head.state;
        found.see(state.is_known(), state.word(), &Id::default(), || "state".into());
        for (i, lane) in self.lanes.iter().enumerate() {
            found.see(lane.kind.is_known(), lane.kind.word(), &lane.id, || format!("lanes[{i}].kind"));
        }
        for (i, card) in self.cards.iter().enumerate() {
            found.see(card.kind.is_known(), card.kind.word(), &card.id, || format!("cards[{i}].kind"));
            if let Some(status) = &card.status {
                found.see(status.is_known(), status.word(), &card.id, || format!("cards[{i}].status"));
            }
            if let Some(level) = card.evidence.as_ref().map(|evidence| &evidence.level) {
                found.see(level.is_known(), level.word(), &card.id, || format!("cards[{i}].evidence.level"));
            }
        }
        for (i, link) in self.links.iter().enumerate() {
            found.see(link.kind.is_known(), link.kind.word(), &link.id, || format!("links[{i}].kind"));
        }
        for (i, arrow) in self.transitions.iter().enumerate() {
            found.see(arrow.kind.is_known(), arrow.kind.word(), &arrow.id, || format!("transitions[{i}].kind"));
        }
        for (i, metric) in self.metrics.iter().enumerate() {
            found.see(metric.kind.is_known(), metric.kind.word(), &metric.id, || format!("metrics[{i}].kind"));
        }
        for (i, funnel) in self.funnels.iter().enumerate() {
            for (n, m) in funnel.matches.iter().enumerate() {
                found.see(m.by.is_known(), m.by.word(), &funnel.id, || format!("funnels[{i}].matches[{n}].by"));
            }
        }
        found.0
    }
}

/// With a minus as it is printed.
fn signed(value: f64) -> String {
    value.to_string().replace('-', "\u{2212}")
}

struct Words(Vec<Finding>);

impl Words {
    fn see(&mut self, known: bool, word: &str, id: &Id, place: impl FnOnce() -> String) {
        if !known {
            let text = format!("this version does not know the word “{word}”; it is kept as it is");
            self.0.push(Finding { rule: Rule::UnknownWord, place: place(), id: id.clone(), text });
        }
    }
}

/// "the stage “Decision”", or "a stage without a name" where there is none; long texts are shortened.
pub fn quoted(what: &str, name: &str) -> String {
    const LONGEST: usize = 60;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return format!("{} without a name", what.replacen("the ", "a ", 1));
    }
    let cut: String = name.chars().take(LONGEST).collect();
    let more = if cut.len() < name.len() { "…" } else { "" };
    format!("{what} “{cut}{more}”")
}
