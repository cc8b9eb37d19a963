//! Cards, what they rest on, and the links between them.

use super::word::words;
use super::{Effort, Extra, Id, Rating, Score};

words! {
    /// What a card says.
    pub enum CardKind { Action, Touchpoint, Motive, Need, Expectation, Preference, PainPoint, Quote, Opportunity, Tactic, Note }
}

impl CardKind {
    /// The word shown to people: "Pain point".
    pub fn label(&self) -> &str {
        match self {
            Self::PainPoint => "Pain point",
            known => known.word(),
        }
    }
}

words! {
    /// How far an opportunity has come.
    pub enum Status { Idea, Planned, Doing, Done, Dropped }
}

words! {
    /// What a card rests on.
    pub enum EvidenceLevel { Assumed, Reported, Observed, Quantified, Refuted }
}

words! {
    /// What one card says of another.
    pub enum LinkKind { Answers, LeadsTo }
}

/// The channels people name, as they stand in the file; others are kept as people word them.
pub const CHANNELS: [&str; 12] = [
    "web site",
    "app",
    "store",
    "phone",
    "e-mail",
    "chat",
    "social media",
    "advertising",
    "word of mouth",
    "search",
    "post",
    "person",
];

/// A cell of the map: a column (stage or step) and a lane.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Id of a stage or of a step.
    pub column: Id,
    pub lane: Id,
}

impl Cell {
    pub fn new(column: &Id, lane: &Id) -> Self {
        Self { column: column.clone(), lane: lane.clone() }
    }
}

/// What a card rests on, and where that comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    pub level: EvidenceLevel,
    /// "9 of 12 interviews"; may be empty.
    pub source: String,
    pub extra: Extra,
}

/// One item in a cell. Which fields people set depends on the kind; all are kept for every kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    pub id: Id,
    pub at: Cell,
    pub kind: CardKind,
    pub text: String,
    /// Tactic: what is offered.
    pub offer: String,
    /// Tactic: when.
    pub timing: String,
    /// Touchpoint, tactic: a known channel in lower case ("web site") or an own one.
    pub channel: String,
    /// Touchpoint: a moment of truth.
    pub crucial: bool,
    /// Pain point.
    pub severity: Option<Rating>,
    /// Pain point.
    pub frequency: Option<Rating>,
    /// Opportunity: value to the customer.
    pub value: Option<Score>,
    /// Opportunity: value to the business.
    pub business_value: Option<Score>,
    /// Opportunity.
    pub effort: Option<Effort>,
    /// Opportunity, tactic.
    pub status: Option<Status>,
    pub owner: String,
    pub evidence: Option<Evidence>,
    pub tags: Vec<String>,
    pub note: String,
    pub extra: Extra,
}

/// An arrow from one card to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    pub id: Id,
    pub kind: LinkKind,
    /// The card that answers or leads.
    pub from: Id,
    /// The card that is answered or led to.
    pub to: Id,
    pub extra: Extra,
}
