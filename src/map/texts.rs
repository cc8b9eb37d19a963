//! Every text that people wrote into a map, one after the other, and changing many of them at once.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Card, Change, Edit, Funnel, Head, Id, Lane, Map, Metric, Persona, Record, Sentiment, Stage};

/// Where in a map a text stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TextAt {
    Title,
    Subtitle,
    Persona(Id, PersonaText),
    /// The name of a stage.
    Stage(Id),
    StageOwner(Id),
    /// The name of a step.
    Step(Id),
    /// The name a lane shows, its own or its kind's.
    Lane(Id),
    LaneHint(Id),
    Card(Id, CardText),
    /// A persona's quote at a stage or step.
    Quote {
        persona: Id,
        at: Id,
    },
    /// The name of a metric.
    Metric(Id),
    /// The name of a funnel.
    Funnel(Id),
}

/// Which text of a persona.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PersonaText {
    Name,
    Role,
}

/// Which text of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CardText {
    Text,
    Offer,
    Timing,
    Channel,
    Owner,
    /// What the evidence comes from.
    Source,
    Note,
    /// The tag with this index.
    Tag(usize),
}

impl TextAt {
    /// What people call it: "Note", "Owner". Of a card's own text, its stage's name and the like: "Text", "Name".
    pub fn label(&self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Persona(_, PersonaText::Name) => "Persona",
            Self::Persona(_, PersonaText::Role) => "Role of the persona",
            Self::Stage(_) => "Name of the stage",
            Self::StageOwner(_) => "Owner of the stage",
            Self::Step(_) => "Name of the step",
            Self::Lane(_) => "Name of the lane",
            Self::LaneHint(_) => "Hint of the lane",
            Self::Card(_, field) => match field {
                CardText::Text => "Text",
                CardText::Offer => "Offer",
                CardText::Timing => "Timing",
                CardText::Channel => "Channel",
                CardText::Owner => "Owner",
                CardText::Source => "Source",
                CardText::Note => "Note",
                CardText::Tag(_) => "Tag",
            },
            Self::Quote { .. } => "Quote",
            Self::Metric(_) => "Name of the metric",
            Self::Funnel(_) => "Name of the funnel",
        }
    }

    /// Whether it may be empty: a stage without a name could not be spoken of.
    pub fn may_be_empty(&self) -> bool {
        !matches!(self, Self::Stage(_) | Self::Step(_))
    }
}

impl Card {
    fn texts(&self) -> impl Iterator<Item = (CardText, &str)> {
        let source = self.evidence.as_ref().map_or("", |evidence| evidence.source.as_str());
        let fields = [
            (CardText::Text, self.text.as_str()),
            (CardText::Channel, self.channel.as_str()),
            (CardText::Offer, self.offer.as_str()),
            (CardText::Timing, self.timing.as_str()),
            (CardText::Owner, self.owner.as_str()),
            (CardText::Source, source),
            (CardText::Note, self.note.as_str()),
        ];
        let tags = self.tags.iter().enumerate().map(|(at, tag)| (CardText::Tag(at), tag.as_str()));
        fields.into_iter().chain(tags)
    }

    fn set_text(&mut self, field: CardText, text: String) {
        match field {
            CardText::Text => self.text = text,
            CardText::Offer => self.offer = text,
            CardText::Timing => self.timing = text,
            CardText::Channel => self.channel = text,
            CardText::Owner => self.owner = text,
            CardText::Source => self.evidence.get_or_insert_default().source = text,
            CardText::Note => self.note = text,
            CardText::Tag(at) => self.tags.get_mut(at).into_iter().for_each(|tag| tag.clone_from(&text)),
        }
    }
}

impl Map {
    /// Every text that is not empty, in the order of the journey: the head, the lanes' names, then stage by stage its
    /// name, its cards lane by lane, its quotes and metrics; the funnels last.
    pub fn texts(&self) -> Vec<(TextAt, &str)> {
        let mut all = Vec::with_capacity(self.cards.len() * 2 + 64);
        all.push((TextAt::Title, self.head.title.as_str()));
        all.push((TextAt::Subtitle, self.head.subtitle.as_str()));
        for persona in &self.personas {
            all.push((TextAt::Persona(persona.id.clone(), PersonaText::Name), persona.name.as_str()));
            all.push((TextAt::Persona(persona.id.clone(), PersonaText::Role), persona.role.as_str()));
        }
        for lane in &self.lanes {
            all.push((TextAt::Lane(lane.id.clone()), lane.label()));
            all.push((TextAt::LaneHint(lane.id.clone()), lane.hint.as_str()));
        }
        let order = self.card_order();
        let mut cards = order.iter().map(|at| &self.cards[*at]).peekable();
        let (felt, metrics) = (by_column(&self.sentiments, |said| &said.at), by_column(&self.metrics, |m| &m.at));
        for stage in &self.stages {
            all.push((TextAt::Stage(stage.id.clone()), stage.name.as_str()));
            all.push((TextAt::StageOwner(stage.id.clone()), stage.owner.as_str()));
            all.extend(stage.steps.iter().map(|step| (TextAt::Step(step.id.clone()), step.name.as_str())));
            for column in std::iter::once(&stage.id).chain(stage.steps.iter().map(|step| &step.id)) {
                while let Some(card) = cards.next_if(|card| card.at.column == *column) {
                    all.extend(card_texts(card));
                }
                for said in felt.get(column).into_iter().flatten() {
                    let at = TextAt::Quote { persona: said.persona.clone(), at: said.at.clone() };
                    all.push((at, said.quote.as_str()));
                }
                for metric in metrics.get(column).into_iter().flatten() {
                    all.push((TextAt::Metric(metric.id.clone()), metric.name.as_str()));
                }
            }
        }
        all.extend(cards.flat_map(card_texts));
        all.extend(self.funnels.iter().map(|funnel| (TextAt::Funnel(funnel.id.clone()), funnel.name.as_str())));
        all.retain(|(_, text)| !text.is_empty());
        all
    }

    /// The text at a place; `None` where there is no such place. Every stage and step has a place for a quote.
    pub fn text_at(&self, at: &TextAt) -> Option<&str> {
        Some(match at {
            TextAt::Title => &self.head.title,
            TextAt::Subtitle => &self.head.subtitle,
            TextAt::Persona(id, field) => {
                let persona = self.personas.iter().find(|persona| persona.id == *id)?;
                match field {
                    PersonaText::Name => &persona.name,
                    PersonaText::Role => &persona.role,
                }
            }
            TextAt::Stage(id) => &self.stage(id)?.name,
            TextAt::StageOwner(id) => &self.stage(id)?.owner,
            TextAt::Step(id) => self.column_name(id)?,
            TextAt::Lane(id) => self.lane(id)?.label(),
            TextAt::LaneHint(id) => &self.lane(id)?.hint,
            TextAt::Card(id, field) => self.card(id)?.texts().find(|(other, _)| other == field)?.1,
            TextAt::Quote { persona, at } => match self.sentiment(persona, at) {
                Some(said) => &said.quote,
                None => self.stage_of(at).map(|_| "")?,
            },
            TextAt::Metric(id) => &self.metrics.iter().find(|metric| metric.id == *id)?.name,
            TextAt::Funnel(id) => &self.funnel(id)?.name,
        })
    }

    /// Plans new texts at these places, as one change. What is no longer on the map is passed over; a tag that
    /// becomes empty goes.
    pub fn edit_texts(&self, new: impl IntoIterator<Item = (TextAt, String)>) -> Edit {
        let mut drafts = Drafts::default();
        let new: Vec<(TextAt, String)> = new.into_iter().collect();
        // One text is found sooner than all cards are listed by their ids.
        let listed = (new.len() > 1).then(|| self.cards.iter().map(|card| (&card.id, card)).collect());
        let card_of = |id: &Id| match &listed {
            Some(cards) => FxHashMap::<&Id, &Card>::get(cards, id).copied(),
            None => self.card(id),
        };
        for (at, text) in new {
            match at {
                TextAt::Title => drafts.head(self).title = text,
                TextAt::Subtitle => drafts.head(self).subtitle = text,
                TextAt::Persona(id, field) => drafts.personas.change(self, &id, |persona| match field {
                    PersonaText::Name => persona.name = text,
                    PersonaText::Role => persona.role = text,
                }),
                TextAt::Stage(id) => drafts.stages.change(self, &id, |stage| stage.name = text),
                TextAt::StageOwner(id) => drafts.stages.change(self, &id, |stage| stage.owner = text),
                TextAt::Step(id) => {
                    let Some(stage) = self.stage_of(&id) else { continue };
                    drafts.stages.change(self, &stage.id, |stage| {
                        for step in stage.steps.iter_mut().filter(|step| step.id == id) {
                            step.name.clone_from(&text);
                        }
                    });
                }
                TextAt::Lane(id) => drafts.lanes.change(self, &id, |lane| {
                    // The kind's own name is what a lane without a name shows.
                    lane.name = if text == lane.kind.label() { String::new() } else { text };
                }),
                TextAt::LaneHint(id) => drafts.lanes.change(self, &id, |lane| lane.hint = text),
                TextAt::Card(id, field) => {
                    drafts.cards.change_known(card_of(&id), |card| card.set_text(field, text));
                }
                TextAt::Quote { persona, at } if self.sentiment(&persona, &at).is_none() => {
                    if self.stage_of(&at).is_some() {
                        drafts.first_quotes.push(self.edit_sentiment_with(&persona, &at, |said| said.quote = text));
                    }
                }
                TextAt::Quote { persona, at } => {
                    drafts.sentiments.change(self, &(persona, at), |said| said.quote = text);
                }
                TextAt::Metric(id) => drafts.metrics.change(self, &id, |metric| metric.name = text),
                TextAt::Funnel(id) => drafts.funnels.change(self, &id, |funnel| funnel.name = text),
            }
        }
        drafts.edit()
    }
}

/// The records of each stage and step, in their order.
fn by_column<R>(records: &[R], at: impl Fn(&R) -> &Id) -> FxHashMap<&Id, Vec<&R>> {
    let mut columns: FxHashMap<&Id, Vec<&R>> = FxHashMap::default();
    for record in records {
        columns.entry(at(record)).or_default().push(record);
    }
    columns
}

fn card_texts(card: &Card) -> impl Iterator<Item = (TextAt, &str)> {
    card.texts().map(|(field, text)| (TextAt::Card(card.id.clone(), field), text))
}

/// The records of one list that change, each once.
#[derive(Debug)]
struct Drafted<R: Record> {
    at: FxHashMap<R::Key, usize>,
    list: Vec<R>,
}

impl<R: Record> Default for Drafted<R> {
    fn default() -> Self {
        Self { at: FxHashMap::default(), list: Vec::new() }
    }
}

impl<R: Record> Drafted<R> {
    fn change(&mut self, map: &Map, key: &R::Key, change: impl FnOnce(&mut R)) {
        let known = R::index(map, key).and_then(|index| R::list(map).get(index));
        self.change_known(known, change);
    }

    fn change_known(&mut self, known: Option<&R>, change: impl FnOnce(&mut R)) {
        let Some(known) = known else { return };
        let at = *self.at.entry(known.key()).or_insert_with(|| {
            self.list.push(known.clone());
            self.list.len() - 1
        });
        change(&mut self.list[at]);
    }

    fn edit(self) -> Option<Edit> {
        (!self.list.is_empty()).then(|| R::edit(Change::Set(self.list)))
    }
}

#[derive(Debug, Default)]
struct Drafts {
    head: Option<Box<Head>>,
    personas: Drafted<Persona>,
    stages: Drafted<Stage>,
    lanes: Drafted<Lane>,
    cards: Drafted<Card>,
    sentiments: Drafted<Sentiment>,
    /// Where nothing was said or felt before.
    first_quotes: Vec<Edit>,
    metrics: Drafted<Metric>,
    funnels: Drafted<Funnel>,
}

impl Drafts {
    fn head(&mut self, map: &Map) -> &mut Head {
        self.head.get_or_insert_with(|| Box::new(map.head.clone()))
    }

    fn edit(mut self) -> Edit {
        for card in &mut self.cards.list {
            card.tags.retain(|tag| !tag.trim().is_empty());
        }
        // A sentiment that says nothing any more goes.
        let silent = |said: &Sentiment| said.value.is_none() && said.quote.is_empty() && said.extra.is_empty();
        let gone: Vec<(Id, Id)> = self.sentiments.list.iter().filter(|said| silent(said)).map(Record::key).collect();
        let keys: FxHashSet<(Id, Id)> = gone.iter().cloned().collect();
        self.sentiments.list.retain(|said| !keys.contains(&said.key()));
        let parts = [
            self.head.map(Edit::Head),
            self.personas.edit(),
            self.stages.edit(),
            self.lanes.edit(),
            self.cards.edit(),
            self.sentiments.edit(),
            (!gone.is_empty()).then_some(Edit::Sentiment(Change::Remove(gone))),
            self.metrics.edit(),
            self.funnels.edit(),
        ];
        Edit::All(parts.into_iter().flatten().chain(self.first_quotes).collect())
    }
}
