//! Counts about a map, for footers, outlines and checks.

use super::{Card, CardKind, EvidenceLevel, Map};

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

/// The levels that are counted, strongest first.
const LEVELS: [EvidenceLevel; 5] = {
    use EvidenceLevel::{Assumed, Observed, Quantified, Refuted, Reported};
    [Quantified, Observed, Reported, Assumed, Refuted]
};

impl Tally {
    /// Counts over so many stages and these cards.
    pub fn of<'a>(stages: usize, cards: impl IntoIterator<Item = &'a Card>) -> Self {
        let mut tally = Self { stages, ..Self::default() };
        let mut found = [0; LEVELS.len()];
        for card in cards {
            tally.cards += 1;
            tally.touchpoints += usize::from(card.kind == CardKind::Touchpoint);
            if card.kind == CardKind::PainPoint {
                tally.pain_points += 1;
                let level = card.evidence.as_ref().and_then(|e| LEVELS.iter().position(|level| *level == e.level));
                found.iter_mut().enumerate().for_each(|(i, count)| *count += usize::from(level == Some(i)));
            }
        }
        tally.evidence = LEVELS.into_iter().zip(found).filter(|(_, count)| *count > 0).collect();
        tally
    }

    /// Counts others in.
    pub fn add(&mut self, other: &Self) {
        self.stages += other.stages;
        self.cards += other.cards;
        self.touchpoints += other.touchpoints;
        self.pain_points += other.pain_points;
        for (level, count) in &other.evidence {
            match self.evidence.iter_mut().find(|(known, _)| known == level) {
                Some((_, known)) => *known += count,
                None => self.evidence.push((level.clone(), *count)),
            }
        }
        let rank = |level: &EvidenceLevel| LEVELS.iter().position(|known| known == level);
        self.evidence.sort_by_key(|(level, _)| rank(level));
    }
}

impl Map {
    /// Counts over the whole map.
    pub fn tally(&self) -> Tally {
        Tally::of(self.stages.len(), &self.cards)
    }
}
