//! What slides show of a map: the stages and lanes chosen, and what the funnel and the sentiments say of them.

use rustc_hash::FxHashMap;

use crate::funnel::{Bar, LaneStats, lane_about, lane_stats, sentiment_persona};
use crate::layout::View;
use crate::map::{Card, Finite, Funnel, Id, Lane, LaneKind, Map, Numbers, Stage, Tally};

/// A map seen by its slides.
pub(super) struct Shown<'a> {
    pub(super) map: &'a Map,
    pub(super) stages: Vec<&'a Stage>,
    pub(super) lanes: Vec<&'a Lane>,
    /// Whose sentiments; none where no sentiment lane is shown.
    pub(super) persona: Option<Id>,
    /// The first funnel lane with bars.
    pub(super) funnel: Option<(&'a Lane, &'a Funnel, LaneStats)>,
    pub(super) numbers: Numbers,
    /// The stages asked for; none: all.
    pub(super) chosen: Option<Vec<Id>>,
    cards: FxHashMap<&'a Id, &'a Card>,
    /// The cards of a column and a lane, in order.
    cells: FxHashMap<(&'a Id, &'a Id), Vec<&'a Card>>,
    /// The stage that is a column or holds it as a step.
    stage_of: FxHashMap<&'a Id, &'a Stage>,
}

impl<'a> Shown<'a> {
    pub(super) fn of(map: &'a Map, view: &View) -> Self {
        let stage = |stage: &&Stage| view.stages.as_ref().is_none_or(|ids| ids.contains(&stage.id));
        let lane = |lane: &&Lane| view.lanes.as_ref().map_or(!lane.hidden, |ids| ids.contains(&lane.id));
        let stages: Vec<&Stage> = map.stages.iter().filter(stage).collect();
        let lanes: Vec<&Lane> = map.lanes.iter().filter(lane).collect();
        let sentiment = lanes.iter().find(|lane| lane.kind == LaneKind::Sentiment);
        let persona = sentiment.map(|lane| lane.persona.clone());
        let funnel = lanes.iter().filter(|lane| lane.kind == LaneKind::Funnel).find_map(|lane| {
            let funnel = map.funnel(&lane.funnel)?;
            let stats = lane_stats(map, funnel, &sentiment_persona(map, &lane.id), view.stages.as_deref());
            let any = stats.bars.iter().any(|bar| stages.iter().any(|stage| stage.id == bar.stage));
            any.then_some((*lane, funnel, stats))
        });
        let mut cells: FxHashMap<(&Id, &Id), Vec<&Card>> = FxHashMap::default();
        for card in &map.cards {
            cells.entry((&card.at.column, &card.at.lane)).or_default().push(card);
        }
        let columns = |stage: &'a Stage| columns(stage).map(move |column| (column, stage));
        Self {
            map,
            stages,
            lanes,
            persona,
            funnel,
            numbers: Numbers::of(&map.head.language),
            chosen: view.stages.clone(),
            cards: map.cards.iter().map(|card| (&card.id, card)).collect(),
            cells,
            stage_of: map.stages.iter().flat_map(columns).collect(),
        }
    }

    /// The card with this id, shown or not.
    pub(super) fn card(&self, id: &Id) -> Option<&'a Card> {
        self.cards.get(id).copied()
    }

    /// The stage a card stands in, shown or not.
    pub(super) fn stage_of(&self, card: &Card) -> Option<&'a Stage> {
        self.stage_of.get(&card.at.column).copied()
    }

    /// Whether a card is on the slides: its stage and its lane are.
    pub(super) fn has(&self, card: &Card) -> bool {
        let lane = self.lanes.iter().any(|lane| lane.id == card.at.lane);
        lane && self.stage_of(card).is_some_and(|at| self.stages.iter().any(|stage| stage.id == at.id))
    }

    /// The cards of a lane at a stage, those of its steps too, in order.
    pub(super) fn cards(&self, stage: &'a Stage, lane: &'a Lane) -> impl Iterator<Item = &'a Card> {
        columns(stage).filter_map(move |column| self.cells.get(&(column, &lane.id))).flatten().copied()
    }

    /// What there is on the slides; what the pain points rest on is for whoever has the map before them.
    pub(super) fn tally(&self) -> Tally {
        let cards = self.map.cards.iter().filter(|card| self.has(card));
        Tally { evidence: Vec::new(), ..Tally::of(self.stages.len(), cards) }
    }

    /// How a stage feels: its own value, else the lowest of its steps.
    pub(super) fn sentiment(&self, stage: &Stage) -> Option<Finite> {
        self.map.stage_sentiment(self.persona.as_ref()?, stage)
    }

    /// The lowest and the highest sentiment of the whole journey, stages that are not shown included.
    pub(super) fn extremes(&self) -> (f64, f64) {
        let values = self.map.stages.iter().filter_map(|stage| self.sentiment(stage)).map(Finite::get);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    }

    /// What was said at a stage or, where nothing was, at its steps.
    pub(super) fn quote(&self, stage: &Stage) -> Option<&'a str> {
        self.map.stage_quote(self.persona.as_ref()?, stage)
    }

    /// The values of all stages shown.
    pub(super) fn sentiments(&self) -> Vec<(usize, Finite)> {
        self.stages.iter().enumerate().filter_map(|(i, stage)| Some((i, self.sentiment(stage)?))).collect()
    }

    /// The bar of a stage.
    pub(super) fn bar(&self, stage: &Id) -> Option<&Bar> {
        self.funnel.as_ref()?.2.bars.iter().find(|bar| bar.stage == *stage)
    }

    /// "Funnel", and "GA4, 1–28 Feb 2026, visitors"; both empty without one.
    pub(super) fn funnel_words(&self) -> (String, String) {
        let Some((lane, funnel, _)) = &self.funnel else { return (String::new(), String::new()) };
        (self.map.lane_label(lane), lane_about(funnel, &self.map.head.language).join(", "))
    }

    /// What the sentiment lane is called.
    pub(super) fn sentiment_words(&self) -> String {
        let lane = self.lanes.iter().find(|lane| lane.kind == LaneKind::Sentiment);
        lane.map_or_else(|| LaneKind::Sentiment.label().to_owned(), |lane| lane.label().to_owned())
    }
}

/// A stage's own column, then those of its steps.
fn columns(stage: &Stage) -> impl Iterator<Item = &Id> {
    std::iter::once(&stage.id).chain(stage.steps.iter().map(|step| &step.id))
}
