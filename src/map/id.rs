//! Ids: 13 characters, the first tells the kind of thing, the rest are random.

use std::fmt;

use smol_str::SmolStr;

/// Where random bits come from; the edge of the program hands in the system's, tests a seeded one.
pub trait Entropy {
    /// 64 random bits.
    fn bits(&mut self) -> u64;
}

impl<F: FnMut() -> u64> Entropy for F {
    fn bits(&mut self) -> u64 {
        self()
    }
}

/// What an id names; decides its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdKind {
    Map,
    Persona,
    Stage,
    Step,
    Lane,
    Card,
    Link,
    Transition,
    Metric,
    Funnel,
}

impl IdKind {
    fn letter(self) -> char {
        match self {
            Self::Map => 'm',
            Self::Persona => 'p',
            Self::Stage => 's',
            Self::Step => 't',
            Self::Lane => 'l',
            Self::Card => 'c',
            Self::Link => 'k',
            Self::Transition => 'a',
            Self::Metric => 'n',
            Self::Funnel => 'f',
        }
    }
}

/// The name of a thing in the file. Cheap to clone; empty means "none".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(SmolStr);

/// 0-9a-z without i, l, o, u: no look-alikes, and 32 letters carry five bits each.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

impl Id {
    /// An id as it stands in a file.
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// A new id: the kind's letter and twelve random letters (60 bits).
    pub fn fresh(kind: IdKind, entropy: &mut dyn Entropy) -> Self {
        let mut bits = entropy.bits();
        let random = std::iter::repeat_with(move || {
            let letter = LETTERS[(bits & 31) as usize];
            bits >>= 5;
            char::from(letter)
        });
        Self(std::iter::once(kind.letter()).chain(random.take(12)).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
