//! Counts about a map, for footers, outlines and checks.

use super::{CardKind, EvidenceLevel, Map};

/// How many stages, touchpoints and pain points there are, and what the pain points rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub stages: usize,
    pub cards: usize,
    pub touchpoints: usize,
    pub pain_points: usize,
    /// Pain points by evidence, strongest first; levels nobody uses are left out.
    pub evidence: Vec<(EvidenceLevel, usize)>,
}

impl Map {
    /// Counts over the whole map.
    pub fn tally(&self) -> Tally {
        use EvidenceLevel::{Assumed, Observed, Quantified, Refuted, Reported};
        let of = |kind: CardKind| self.cards.iter().filter(move |card| card.kind == kind);
        let at = |level: &EvidenceLevel| {
            of(CardKind::PainPoint).filter(|card| card.evidence.as_ref().is_some_and(|e| e.level == *level)).count()
        };
        let evidence = [Quantified, Observed, Reported, Assumed, Refuted]
            .into_iter()
            .map(|level| {
                let count = at(&level);
                (level, count)
            })
            .filter(|(_, count)| *count > 0)
            .collect();
        Tally {
            stages: self.stages.len(),
            cards: self.cards.len(),
            touchpoints: of(CardKind::Touchpoint).count(),
            pain_points: of(CardKind::PainPoint).count(),
            evidence,
        }
    }
}
