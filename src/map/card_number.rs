//! Short names of cards by which a room can point: the letter of the kind, and a number in the order of the journey.

use std::fmt;

use super::{CardKind, Map};

/// The short name of a card: "P3" is the third pain point of the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CardNumber {
    /// Of the kind, see [`CardKind::letter`].
    pub letter: char,
    /// From 1, in the order of the journey: stage by stage, in a stage lane by lane, hidden lanes too.
    pub number: usize,
}

impl CardNumber {
    /// What somebody typed, in any case and with spaces: "p3", "P 3".
    pub fn read(text: &str) -> Option<Self> {
        let mut letters = text.chars().filter(|c| !c.is_whitespace());
        let letter = letters.next().filter(char::is_ascii_alphabetic)?.to_ascii_uppercase();
        let digits: String = letters.collect();
        let number = digits.parse().ok().filter(|number| *number > 0)?;
        digits.bytes().all(|digit| digit.is_ascii_digit()).then_some(Self { letter, number })
    }
}

impl fmt::Display for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letter, self.number)
    }
}

impl CardKind {
    /// The letter that its cards are numbered under: that of the key that adds one, where there is such a key.
    pub fn letter(&self) -> char {
        match self {
            Self::Action => 'D',
            Self::Touchpoint => 'T',
            Self::Motive => 'M',
            // What the customer wants.
            Self::Need => 'W',
            Self::Expectation => 'E',
            Self::Preference => 'R',
            Self::PainPoint => 'P',
            Self::Quote => 'Q',
            Self::Opportunity => 'O',
            Self::Tactic => 'A',
            Self::Note => 'N',
            Self::Other(_) => 'X',
        }
    }
}

impl Map {
    /// The number of every card, in the order of the journey; by the index of the card in the map. They stay the same
    /// as long as no card comes, goes or moves.
    pub fn card_numbers(&self) -> Vec<(usize, CardNumber)> {
        let mut counts = [0_usize; 26];
        let mut number = |letter: char| {
            let count = counts.get_mut(usize::from(letter as u8).wrapping_sub(usize::from(b'A')))?;
            *count += 1;
            Some(CardNumber { letter, number: *count })
        };
        self.card_order().into_iter().filter_map(|at| Some((at, number(self.cards[at].kind.letter())?))).collect()
    }
}
