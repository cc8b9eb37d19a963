//! Lanes: rows that know what their cards are.

use super::word::words;
use super::{CardKind, Extra, Id};

words! {
    /// What a lane holds. The first eleven hold cards of the kind of the same name.
    pub enum LaneKind { Action, Touchpoint, Motive, Need, Expectation, Preference, PainPoint, Quote, Opportunity, Tactic, Note, Free, Sentiment, Metric, Funnel }
}

impl LaneKind {
    /// The name of a lane that was given none.
    pub fn label(&self) -> &str {
        match self {
            Self::Action => "Customer does",
            Self::Touchpoint => "Touchpoints",
            Self::Motive => "Motives",
            Self::Need => "Needs",
            Self::Expectation => "Expectations",
            Self::Preference => "Preferences",
            Self::PainPoint => "Pain points",
            Self::Quote => "Quotes",
            Self::Opportunity => "Opportunities",
            Self::Tactic => "Tactics",
            Self::Note => "Notes",
            Self::Free => "Free",
            Self::Sentiment => "Sentiment",
            Self::Metric => "Metrics",
            Self::Funnel => "Funnel",
            Self::Other(word) => word,
        }
    }

    /// What belongs in a lane that was given no hint of its own; `None` where nothing need be said.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Action => Some("What does the customer do here?"),
            Self::Touchpoint => Some("Where do customer and organisation meet, and through which channel?"),
            Self::Motive => Some("What drives the customer here?"),
            Self::Need => Some("What does the customer need here?"),
            Self::Expectation => Some("What does the customer expect here?"),
            Self::Preference => Some("What does the customer like better?"),
            Self::PainPoint => Some("What hurts here?"),
            Self::Quote => Some("What do customers say, in their own words?"),
            Self::Opportunity => Some("Which gap is worth closing?"),
            Self::Tactic => Some("Which message or offer answers a pain point or a motive?"),
            Self::Sentiment => Some("Drag a dot up or down: how does the customer feel here?"),
            Self::Metric => Some("What is measured here?"),
            Self::Funnel => Some("Drop a funnel export here: a table with a step and a count column."),
            Self::Note | Self::Free | Self::Other(_) => None,
        }
    }

    /// The cards that are at home here, in a sentence: "pain points".
    pub fn plural(&self) -> String {
        match self {
            Self::Action => "actions".to_owned(),
            other => other.label().to_lowercase(),
        }
    }

    /// The kind of card made here when none is named; `None` where no card may be.
    pub fn card_kind(&self) -> Option<CardKind> {
        match self {
            Self::Action => Some(CardKind::Action),
            Self::Touchpoint => Some(CardKind::Touchpoint),
            Self::Motive => Some(CardKind::Motive),
            Self::Need => Some(CardKind::Need),
            Self::Expectation => Some(CardKind::Expectation),
            Self::Preference => Some(CardKind::Preference),
            Self::PainPoint => Some(CardKind::PainPoint),
            Self::Quote => Some(CardKind::Quote),
            Self::Opportunity => Some(CardKind::Opportunity),
            Self::Tactic => Some(CardKind::Tactic),
            Self::Note | Self::Free => Some(CardKind::Note),
            Self::Sentiment | Self::Metric | Self::Funnel => None,
            // A lane of a later version holds cards of the word it is named by.
            Self::Other(word) => Some(CardKind::Other(word.clone())),
        }
    }

    /// The lane in which cards of this kind are at home.
    pub fn of(kind: &CardKind) -> Self {
        Self::from_word(kind.word())
    }

    /// Whether a card of this kind may be in such a lane.
    pub fn takes(&self, kind: &CardKind) -> bool {
        match self {
            Self::Free => true,
            Self::Sentiment | Self::Metric | Self::Funnel => false,
            _ => *kind == CardKind::Note || self.card_kind().as_ref() == Some(kind),
        }
    }
}

/// A row of the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lane {
    pub id: Id,
    pub kind: LaneKind,
    /// Empty: the kind's own name.
    pub name: String,
    /// What belongs here, for a room that starts with an empty map.
    pub hint: String,
    /// Sentiment lanes: whose line; empty: the map's own.
    pub persona: Id,
    /// Funnel lanes: which funnel.
    pub funnel: Id,
    pub hidden: bool,
    pub extra: Extra,
}

impl Lane {
    /// The name shown: its own or its kind's.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { self.kind.label() } else { &self.name }
    }

    /// What an empty lane says belongs in it: its own hint or its kind's.
    pub fn shown_hint(&self) -> Option<&str> {
        if self.hint.is_empty() { self.kind.hint() } else { Some(&self.hint) }
    }
}
