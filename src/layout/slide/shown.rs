//! What slides show of a map: the stages and lanes chosen, and what the funnel and the sentiments say of them.

use crate::funnel::{Bar, LaneStats, lane_note, lane_stats, sentiment_persona};
use crate::layout::View;
use crate::map::{Card, Finite, Funnel, Id, Lane, LaneKind, Map, Numbers, Stage};

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
            let stats = lane_stats(map, funnel, &sentiment_persona(map));
            let any = stats.bars.iter().any(|bar| stages.iter().any(|stage| stage.id == bar.stage));
            any.then_some((*lane, funnel, stats))
        });
        Self { map, stages, lanes, persona, funnel, numbers: Numbers::of(&map.head.language) }
    }

    /// The cards of a lane at a stage, those of its steps too, in order.
    pub(super) fn cards(&self, stage: &'a Stage, lane: &Lane) -> impl Iterator<Item = &'a Card> {
        let lane = lane.id.clone();
        let columns = std::iter::once(&stage.id).chain(stage.steps.iter().map(|step| &step.id));
        let cards = &self.map.cards;
        columns.flat_map(move |column| {
            let lane = lane.clone();
            cards.iter().filter(move |card| card.at.column == *column && card.at.lane == lane)
        })
    }

    /// How a stage feels: its own value, else the lowest of its steps.
    pub(super) fn sentiment(&self, stage: &Stage) -> Option<Finite> {
        let persona = self.persona.as_ref()?;
        let value = |at: &Id| self.map.sentiment(persona, at).and_then(|sentiment| sentiment.value);
        let steps = stage.steps.iter().filter_map(|step| value(&step.id));
        value(&stage.id).or_else(|| steps.min_by(|a, b| a.get().total_cmp(&b.get())))
    }

    /// What was said at a stage or, where nothing was, at its steps.
    pub(super) fn quote(&self, stage: &Stage) -> Option<&'a str> {
        let persona = self.persona.as_ref()?;
        let quote = |at: &Id| self.map.sentiment(persona, at).map(|sentiment| sentiment.quote.trim());
        let mut all = std::iter::once(&stage.id).chain(stage.steps.iter().map(|step| &step.id)).filter_map(quote);
        all.find(|quote| !quote.is_empty())
    }

    /// The values of all stages shown.
    pub(super) fn sentiments(&self) -> Vec<(usize, Finite)> {
        self.stages.iter().enumerate().filter_map(|(i, stage)| Some((i, self.sentiment(stage)?))).collect()
    }

    /// The bar of a stage.
    pub(super) fn bar(&self, stage: &Id) -> Option<&Bar> {
        self.funnel.as_ref()?.2.bars.iter().find(|bar| bar.stage == *stage)
    }

    /// "Funnel, GA4, 1–28 Feb 2026"
    pub(super) fn funnel_words(&self) -> String {
        let Some((lane, funnel, _)) = &self.funnel else { return String::new() };
        let note = lane_note(funnel, &self.map.head.language);
        std::iter::once(lane.label().to_owned()).chain(note).collect::<Vec<_>>().join(", ")
    }
}
