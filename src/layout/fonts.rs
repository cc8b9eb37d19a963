//! The fonts, and what was shaped with them: the bundled Inter first, then whatever the system has.

use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, LayoutContext};

use super::cache::Cache;
use super::card::CardFace;
use super::text::Paragraph;

/// A name of our own, so that an Inter of another version on the system does not mix in.
pub(super) const FAMILY: &str = "Touchline Inter";

const FACES: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
    include_bytes!("../../assets/fonts/Inter-Medium.ttf"),
    include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../assets/fonts/Inter-Bold.ttf"),
];

/// How many shaped texts and cards are kept when nobody asks for them any more.
const KEPT: usize = 40_000;

/// Shapes text, and remembers what it shaped. Built once, at the program's edge.
pub struct Fonts {
    pub(super) fonts: FontContext,
    pub(super) shaper: LayoutContext<()>,
    pub(super) paragraphs: Cache<Paragraph>,
    pub(super) cards: Cache<CardFace>,
}

impl Fonts {
    /// The bundled Inter, and the system's fonts for what Inter has no signs for.
    pub fn system() -> Self {
        Self::new(true)
    }

    /// The bundled Inter alone: the same everywhere, for tests.
    pub fn bundled() -> Self {
        Self::new(false)
    }

    fn new(system_fonts: bool) -> Self {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts });
        for face in FACES {
            let name = FontInfoOverride { family_name: Some(FAMILY), ..FontInfoOverride::default() };
            collection.register_fonts(Blob::new(Arc::new(face)), Some(name));
        }
        Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            shaper: LayoutContext::new(),
            paragraphs: Cache::new(KEPT),
            cards: Cache::new(KEPT),
        }
    }

    /// The same fonts for another hand: what the system has is not looked for again; what is shaped is remembered apart.
    pub fn again(&self) -> Self {
        Self {
            fonts: self.fonts.clone(),
            shaper: LayoutContext::new(),
            paragraphs: Cache::new(KEPT),
            cards: Cache::new(KEPT),
        }
    }

    /// Takes over what another hand has shaped with the same fonts.
    pub fn absorb(&mut self, other: Self) {
        self.cards.absorb(other.cards);
        self.paragraphs.absorb(other.paragraphs);
    }

    /// Says that a new layout or frame begins, so that what none uses any more can go.
    pub fn turn(&mut self) {
        // Cards hold their paragraphs.
        self.cards.turn();
        self.paragraphs.turn();
    }
}
