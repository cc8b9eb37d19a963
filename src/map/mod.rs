//! The document: a customer journey map as plain data, and every change to it as an [`Edit`].
//!
//! No IO, no file syntax, no layout and no window here. The structs carry the field's own terms; FORMAT
//! words this version does not know are kept in `Other` variants, unknown fields in [`Extra`].

mod add_cards;
mod bounds;
mod canonical;
mod card;
mod card_number;
mod check;
mod columns;
mod connect;
mod counted;
mod dates;
mod disagreement;
mod edit;
mod funnel;
mod id;
mod lane;
mod lately;
mod lock;
mod lots;
mod numbers;
mod personas;
mod plan;
mod refusal;
mod renew;
mod rules;
mod scale;
mod stage;
mod stats;
mod texts;
mod turn;
mod word;

pub use bounds::{ColumnWidth, Effort, Finite, OutOfBounds, Rating, Score, Share};
pub use card::{CHANNELS, Card, CardKind, Cell, Evidence, EvidenceLevel, Link, LinkKind, Status};
pub use card_number::CardNumber;
pub use check::{Finding, Level, Rule, quoted};
pub use columns::Surplus;
pub use counted::counted;
pub use dates::Dates;
pub use disagreement::DisagreementRule;
pub use edit::{Change, Edit, Record};
pub use funnel::{Funnel, Match, MatchedBy, Segment, Source};
pub use id::{Entropy, Id, IdKind};
pub use jiff::civil::Date;
pub use lane::{Lane, LaneKind};
pub use lately::Lately;
pub use lock::Part;
pub use lots::Lot;
pub use numbers::Numbers;
pub use refusal::Refusal;
pub use stage::{Metric, MetricKind, Point, Sentiment, Stage, Step, Transition, TransitionKind};
pub use stats::Tally;
pub use texts::{CardText, PersonaText, TextAt};

use lately::near;
use word::words;

/// Unknown fields of one record: name and verbatim RON text, in the order they were read.
pub type Extra = Vec<(smol_str::SmolStr, Box<str>)>;

words! {
    /// What may not be changed in the map.
    pub enum Lock { Structure, All }
}

words! {
    /// Whether the map shows today's journey or the intended one.
    pub enum MapState { AsIs, ToBe }
}

impl MapState {
    /// The word shown to people: "As is", "To be".
    pub fn label(&self) -> &str {
        match self {
            Self::AsIs => "As is",
            Self::ToBe => "To be",
            Self::Other(word) => word,
        }
    }
}

/// The bounds of the sentiment scale, in the facilitator's own units; `min < max`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub min: Finite,
    pub max: Finite,
}

impl Default for Scale {
    /// −2 … +2.
    fn default() -> Self {
        Self { min: Finite::of(-2), max: Finite::of(2) }
    }
}

impl Scale {
    /// Where `value` lies between the bounds, 0 at `min` and 1 at `max`; outside values are clamped.
    pub fn fraction(self, value: Finite) -> f64 {
        let span = (self.max.get() - self.min.get()).max(f64::EPSILON);
        ((value.get() - self.min.get()) / span).clamp(0.0, 1.0)
    }

    /// The fifth of the scale in which `value` lies, 0 (worst) to 4 (best).
    pub fn fifth(self, value: Finite) -> usize {
        ((self.fraction(value) * 5.0) as usize).min(4)
    }

    /// Whether `value` lies on the scale.
    pub fn holds(self, value: Finite) -> bool {
        (self.min.get()..=self.max.get()).contains(&value.get())
    }
}

/// For whom the map is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Persona {
    pub id: Id,
    pub name: String,
    pub role: String,
    pub extra: Extra,
}

/// A customer journey map: one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    /// Major version of the format the file was written in.
    pub format: u32,
    pub id: Id,
    /// The program that wrote the file, for messages only.
    pub written_by: String,
    /// Title, subtitle and what else one edits as the map's head.
    pub head: Head,
    /// The first is in front.
    pub personas: Vec<Persona>,
    /// In the order of the journey.
    pub stages: Vec<Stage>,
    /// From top to bottom.
    pub lanes: Vec<Lane>,
    /// The order within a cell is the order here.
    pub cards: Vec<Card>,
    pub sentiments: Vec<Sentiment>,
    pub links: Vec<Link>,
    pub transitions: Vec<Transition>,
    pub metrics: Vec<Metric>,
    pub funnels: Vec<Funnel>,
    pub extra: Extra,
    /// Where a card was found last: what one works at is looked for again and again.
    pub lately: Lately,
}

/// The map's own fields that people edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    pub lock: Option<Lock>,
    pub title: String,
    pub subtitle: String,
    pub state: MapState,
    /// BCP 47 tag; decides decimal marks and month names. Empty: English.
    pub language: String,
    pub scale: Scale,
    /// Unknown fields of the scale.
    pub scale_extra: Extra,
    /// When a loss and a sentiment are said to contradict each other.
    pub disagreement: DisagreementRule,
}

/// The file format this version writes.
pub const FORMAT: u32 = 1;

impl Map {
    /// An empty map with a new id.
    pub fn new(entropy: &mut dyn Entropy) -> Self {
        Self {
            format: FORMAT,
            id: Id::fresh(IdKind::Map, entropy),
            written_by: String::new(),
            head: Head { language: "en".into(), ..Head::default() },
            personas: Vec::new(),
            stages: Vec::new(),
            lanes: Vec::new(),
            cards: Vec::new(),
            sentiments: Vec::new(),
            links: Vec::new(),
            transitions: Vec::new(),
            metrics: Vec::new(),
            funnels: Vec::new(),
            extra: Extra::new(),
            lately: Lately::default(),
        }
    }

    /// The stage with this id.
    pub fn stage(&self, id: &Id) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The stage that is this column or holds it as a step.
    pub fn stage_of(&self, column: &Id) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *column || stage.steps.iter().any(|step| step.id == *column))
    }

    /// The name of a stage or step.
    pub fn column_name(&self, column: &Id) -> Option<&str> {
        let stage = self.stage_of(column)?;
        match stage.steps.iter().find(|step| step.id == *column) {
            Some(step) => Some(&step.name),
            None => Some(&stage.name),
        }
    }

    /// Every column in order: a stage, then its steps.
    pub fn columns(&self) -> impl Iterator<Item = &Id> {
        self.stages.iter().flat_map(|stage| std::iter::once(&stage.id).chain(stage.steps.iter().map(|step| &step.id)))
    }

    /// The lane with this id.
    pub fn lane(&self, id: &Id) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.id == *id)
    }

    /// The card with this id.
    pub fn card(&self, id: &Id) -> Option<&Card> {
        self.cards.get(self.card_index(id)?)
    }

    /// The index of the card with this id.
    pub fn card_index(&self, id: &Id) -> Option<usize> {
        self.lately.find(&self.cards, |card| card.id == *id)
    }

    /// The index of the card with this id, looked for from an index on in both directions: found soon where it stood
    /// about there a few changes ago.
    pub fn card_near(&self, id: &Id, about: usize) -> Option<usize> {
        near(&self.cards, about, |card| card.id == *id)
    }

    /// The funnel with this id.
    pub fn funnel(&self, id: &Id) -> Option<&Funnel> {
        self.funnels.iter().find(|funnel| funnel.id == *id)
    }

    /// The persona in front, whose name stands under the title.
    pub fn front_persona(&self) -> Option<&Persona> {
        self.personas.first()
    }

    /// The cards of one cell, from top to bottom.
    pub fn cards_in(&self, cell: &Cell) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(move |card| card.at == *cell)
    }

    /// The sentiment of a persona at a stage or step.
    pub fn sentiment(&self, persona: &Id, at: &Id) -> Option<&Sentiment> {
        self.sentiments.iter().find(|sentiment| sentiment.persona == *persona && sentiment.at == *at)
    }

    /// How a whole stage feels to a persona: its own value, else the lowest of its steps.
    pub fn stage_sentiment(&self, persona: &Id, stage: &Stage) -> Option<Finite> {
        let value = |at: &Id| self.sentiment(persona, at).and_then(|sentiment| sentiment.value);
        let steps = stage.steps.iter().filter_map(|step| value(&step.id));
        value(&stage.id).or_else(|| steps.min_by(|a, b| a.get().total_cmp(&b.get())))
    }

    /// What a persona said at a stage or, where nothing was, first at its steps.
    pub fn stage_quote(&self, persona: &Id, stage: &Stage) -> Option<&str> {
        let columns = std::iter::once(&stage.id).chain(stage.steps.iter().map(|step| &step.id));
        let mut quotes = columns.filter_map(|at| Some(self.sentiment(persona, at)?.quote.trim()));
        quotes.find(|quote| !quote.is_empty())
    }
}
