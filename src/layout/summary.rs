//! What is said of many cards together: in the legend, below the map, beside a lane.

use super::boxes::LegendMark;
use super::title::EXPLAINED;
use crate::map::{Card, CardKind, Tally};

/// What has to be known of the cards of a cell, a row or a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Summary {
    /// All cards, those a gesture carries away too.
    pub(super) tally: Tally,
    /// Which of the kinds that a legend explains there are.
    kinds: [bool; EXPLAINED.len()],
    /// Whether there is a moment of truth.
    crucial: bool,
    /// Whether a pain point that stays has a severity.
    pub(super) severity: bool,
    /// Whether an opportunity that stays has a value.
    pub(super) valued: bool,
}

impl Summary {
    /// Of the cards that stay in a cell and those that are carried away.
    pub(super) fn of(staying: &[&Card], leaving: &[&Card]) -> Self {
        let mut summary = Self { tally: Tally::of(0, staying.iter().chain(leaving).copied()), ..Self::default() };
        for card in staying.iter().chain(leaving) {
            summary.crucial |= card.kind == CardKind::Touchpoint && card.crucial;
            if let Some(i) = EXPLAINED.iter().position(|kind| *kind == card.kind) {
                summary.kinds[i] = true;
            }
        }
        for card in staying {
            summary.severity |= card.kind == CardKind::PainPoint && card.severity.is_some();
            summary.valued |= card.kind == CardKind::Opportunity && card.value.is_some();
        }
        summary
    }

    pub(super) fn add(&mut self, other: &Self) {
        if other.tally.cards == 0 {
            return;
        }
        self.tally.add(&other.tally);
        self.kinds.iter_mut().zip(other.kinds).for_each(|(used, more)| *used |= more);
        self.crucial |= other.crucial;
        self.severity |= other.severity;
        self.valued |= other.valued;
    }

    /// Whether there is no card at all.
    pub(super) fn is_empty(&self) -> bool {
        self.tally.cards == 0
    }

    /// What the legend has to explain.
    pub(super) fn legend(&self) -> Vec<LegendMark> {
        let moment = self.crucial.then_some(LegendMark::MomentOfTruth);
        let kinds = EXPLAINED.iter().zip(self.kinds).filter(|(_, used)| *used);
        moment.into_iter().chain(kinds.map(|(kind, _)| LegendMark::Kind(kind.clone()))).collect()
    }
}
