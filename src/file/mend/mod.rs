//! Dangling and duplicate ids: found, said, and mended in memory without losing a text.

mod duplicates;

use rustc_hash::{FxHashMap, FxHashSet};

use self::duplicates::Role;
use crate::map::{
    Card, CardKind, Cell, Entropy, Finding, Id, IdKind, Lane, LaneKind, Map, Persona, Rule, Sentiment, Stage,
    TransitionKind, quoted,
};

/// Mends the map and says what was found; places are those of the text it was read from.
pub(super) fn mend(map: &mut Map, entropy: &mut dyn Entropy) -> Vec<Finding> {
    let mut mender =
        Mender { findings: Vec::new(), seen: FxHashSet::default(), renamed: FxHashMap::default(), entropy };
    mender.duplicates(map);
    mender.follow(map);
    mender.personas(map);
    mender.lanes(map);
    let columns: FxHashSet<Id> = map.columns().cloned().collect();
    // Cards first: what else dangles may then be kept as a card of its own.
    mender.cards(map, &columns);
    mender.links(map);
    mender.transitions(map, &columns);
    mender.metrics(map, &columns);
    mender.funnels(map, &columns);
    mender.sentiments(map, &columns);
    mender.findings
}

struct Mender<'e> {
    findings: Vec<Finding>,
    /// Every id of the map.
    seen: FxHashSet<Id>,
    /// What got a new id, by what it is and the id it had.
    renamed: FxHashMap<(Role, Id), Id>,
    entropy: &'e mut dyn Entropy,
}

impl Mender<'_> {
    fn say(&mut self, rule: Rule, place: String, id: &Id, text: String) {
        self.findings.push(Finding { rule, place, id: id.clone(), text });
    }

    fn fresh(&mut self, kind: IdKind) -> Id {
        loop {
            let id = Id::fresh(kind, self.entropy);
            if self.seen.insert(id.clone()) {
                return id;
            }
        }
    }

    /// A persona that is named but not there is added, so that its line stays one line.
    fn personas(&mut self, map: &mut Map) {
        let lanes = map.lanes.iter_mut().enumerate();
        let lanes = lanes.map(|(i, lane)| (&mut lane.persona, "lanes", i));
        let sentiments = map.sentiments.iter_mut().enumerate();
        let sentiments = sentiments.map(|(i, sentiment)| (&mut sentiment.persona, "sentiments", i));
        let mut there: FxHashMap<Id, Id> = map.personas.iter().map(|p| (p.id.clone(), p.id.clone())).collect();
        for (id, list, i) in lanes.chain(sentiments).filter(|(id, _, _)| !id.is_empty()) {
            if let Some(known) = there.get(id) {
                id.clone_from(known);
                continue;
            }
            let place = format!("{list}[{i}].persona");
            let text = format!("there is no persona {id}; one called “Unknown persona” is added");
            // Something else may have the id.
            let new = if self.seen.insert(id.clone()) { id.clone() } else { self.fresh(IdKind::Persona) };
            self.say(Rule::DanglingId, place, &new, text);
            map.personas.push(Persona { id: new.clone(), name: "Unknown persona".into(), ..Persona::default() });
            there.insert(std::mem::replace(id, new.clone()), new);
        }
    }

    fn lanes(&mut self, map: &mut Map) {
        for (i, lane) in map.lanes.iter_mut().enumerate() {
            if lane.funnel.is_empty() || map.funnels.iter().any(|funnel| funnel.id == lane.funnel) {
                continue;
            }
            let text = format!("there is no funnel {}; {} is empty", lane.funnel, quoted("the lane", lane.label()));
            self.say(Rule::DanglingId, format!("lanes[{i}].funnel"), &lane.id, text);
            lane.funnel = Id::default();
        }
    }

    fn cards(&mut self, map: &mut Map, columns: &FxHashSet<Id>) {
        let lanes: FxHashMap<Id, bool> =
            map.lanes.iter().map(|lane| (lane.id.clone(), lane.kind.card_kind().is_some())).collect();
        for i in 0..map.cards.len() {
            let at = map.cards[i].at.clone();
            let column = columns.contains(&at.column);
            let lane = lanes.get(&at.lane).copied();
            if column && lane == Some(true) {
                continue;
            }
            let card = quoted("the card", &map.cards[i].text);
            let mut said = Vec::new();
            if !column {
                map.cards[i].at.column = self.first_stage(map);
                let home = map.column_name(&map.cards[i].at.column).unwrap_or_default();
                said.push(format!(
                    "there is no stage or step {}; {card} is put into {}",
                    at.column,
                    quoted("the stage", home)
                ));
            }
            if lane != Some(true) {
                map.cards[i].at.lane = self.home(map, i);
                let home = quoted("the lane", map.lane(&map.cards[i].at.lane).map(Lane::label).unwrap_or_default());
                said.push(match lane {
                    None => format!("there is no lane {}; {card} is put into {home}", at.lane),
                    Some(_) => format!("the lane {} holds no cards; {card} is put into {home}", at.lane),
                });
            }
            let id = map.cards[i].id.clone();
            self.say(Rule::DanglingId, format!("cards[{i}].at"), &id, said.join("; "));
        }
    }

    /// The stage for what has lost its own.
    fn first_stage(&mut self, map: &mut Map) -> Id {
        if map.stages.is_empty() {
            let id = self.fresh(IdKind::Stage);
            map.stages.push(Stage { id, name: "Unplaced".into(), ..Stage::default() });
        }
        map.stages[0].id.clone()
    }

    /// The lane in which a card is at home.
    fn home(&mut self, map: &mut Map, card: usize) -> Id {
        let kind = map.cards[card].kind.clone();
        self.lane_for(map, &kind)
    }

    fn lane_for(&mut self, map: &mut Map, kind: &CardKind) -> Id {
        let of = |kind: &LaneKind| map.lanes.iter().find(|lane| lane.kind == *kind);
        if let Some(lane) = of(&LaneKind::of(kind)).or_else(|| of(&LaneKind::Free)) {
            return lane.id.clone();
        }
        let id = self.fresh(IdKind::Lane);
        let lane = Lane { id: id.clone(), kind: LaneKind::Free, name: "Unplaced".into(), ..Lane::default() };
        map.lanes.push(lane);
        id
    }

    fn links(&mut self, map: &mut Map) {
        if map.links.is_empty() {
            return;
        }
        let cards: FxHashSet<&Id> = map.cards.iter().map(|card| &card.id).collect();
        let mut index = 0;
        let findings = &mut self.findings;
        map.links.retain(|link| {
            let i = index;
            index += 1;
            let Some((field, end)) =
                [("from", &link.from), ("to", &link.to)].into_iter().find(|(_, id)| !cards.contains(id))
            else {
                return true;
            };
            findings.push(Finding {
                rule: Rule::DanglingId,
                place: format!("links[{i}].{field}"),
                id: link.id.clone(),
                text: format!("there is no card {end}; the link is left out"),
            });
            false
        });
    }

    fn transitions(&mut self, map: &mut Map, columns: &FxHashSet<Id>) {
        if map.transitions.is_empty() {
            return;
        }
        let cards: FxHashSet<&Id> = map.cards.iter().map(|card| &card.id).collect();
        let mut index = 0;
        let findings = &mut self.findings;
        map.transitions.retain(|arrow| {
            let i = index;
            index += 1;
            // Only an entry comes from nowhere, only an exit leads nowhere; later kinds may do as they like.
            let open = |allowed: TransitionKind| arrow.kind == allowed || !arrow.kind.is_known();
            let there = |id: &Id, may_be_empty: bool| {
                if id.is_empty() { may_be_empty } else { columns.contains(id) || cards.contains(id) }
            };
            let ends = [
                ("from", &arrow.from, there(&arrow.from, open(TransitionKind::Entry))),
                ("to", &arrow.to, there(&arrow.to, open(TransitionKind::Exit))),
            ];
            let Some((field, end, _)) = ends.into_iter().find(|(_, _, there)| !there) else { return true };
            let what = if end.is_empty() {
                format!("the transition has no “{field}”")
            } else {
                format!("there is no stage, step or card {end}")
            };
            findings.push(Finding {
                rule: Rule::DanglingId,
                // A field that is not there has no place of its own.
                place: if end.is_empty() { format!("transitions[{i}]") } else { format!("transitions[{i}].{field}") },
                id: arrow.id.clone(),
                text: format!("{what}; the transition is left out"),
            });
            false
        });
    }

    fn metrics(&mut self, map: &mut Map, columns: &FxHashSet<Id>) {
        for i in 0..map.metrics.len() {
            if columns.contains(&map.metrics[i].at) {
                continue;
            }
            let home = self.first_stage(map);
            let metric = &mut map.metrics[i];
            let old = std::mem::replace(&mut metric.at, home);
            let (what, id) = (quoted("the metric", &metric.name), metric.id.clone());
            let text = format!("there is no stage or step {old}; {what} is put into the first stage");
            self.say(Rule::DanglingId, format!("metrics[{i}].at"), &id, text);
        }
    }

    fn funnels(&mut self, map: &mut Map, columns: &FxHashSet<Id>) {
        for (i, funnel) in map.funnels.iter_mut().enumerate() {
            let steps = funnel.steps.len();
            let mut index = 0;
            let (findings, id) = (&mut self.findings, &funnel.id);
            funnel.matches.retain(|m| {
                let n = index;
                index += 1;
                let (field, what) = if m.step as usize >= steps {
                    ("step", format!("the funnel has no step {}", m.step))
                } else if !columns.contains(&m.at) {
                    ("at", format!("there is no stage or step {}", m.at))
                } else {
                    return true;
                };
                findings.push(Finding {
                    rule: Rule::DanglingId,
                    place: format!("funnels[{i}].matches[{n}].{field}"),
                    id: id.clone(),
                    text: format!("{what}; the match is left out"),
                });
                false
            });
        }
    }

    /// A second sentiment of the same persona at the same place goes; so does one whose place is gone. Quotes stay:
    /// beside the first one's, or as a card.
    fn sentiments(&mut self, map: &mut Map, columns: &FxHashSet<Id>) {
        let mut kept: Vec<Sentiment> = Vec::with_capacity(map.sentiments.len());
        let mut at: FxHashMap<(Id, Id), usize> = FxHashMap::default();
        for (i, sentiment) in std::mem::take(&mut map.sentiments).into_iter().enumerate() {
            if !columns.contains(&sentiment.at) {
                let mut text = format!("there is no stage or step {}; the sentiment is left out", sentiment.at);
                if !sentiment.quote.is_empty() {
                    text.push_str(", and its quote is kept as a card");
                    self.keep_quote(map, &sentiment.quote);
                }
                self.say(Rule::DanglingId, format!("sentiments[{i}].at"), &sentiment.at, text);
                continue;
            }
            let key = (sentiment.persona.clone(), sentiment.at.clone());
            let Some(first) = at.get(&key).and_then(|first| kept.get_mut(*first)) else {
                at.insert(key, kept.len());
                kept.push(sentiment);
                continue;
            };
            first.value = first.value.or(sentiment.value);
            if !sentiment.quote.is_empty() && first.quote != sentiment.quote {
                let gap = if first.quote.is_empty() { "" } else { " / " };
                first.quote = format!("{}{gap}{}", first.quote, sentiment.quote);
            }
            let text = "there are two sentiments of one persona here; the first one's value and both quotes are kept";
            self.say(Rule::DuplicateId, format!("sentiments[{i}].at"), &sentiment.at, text.into());
        }
        map.sentiments = kept;
    }

    fn keep_quote(&mut self, map: &mut Map, quote: &str) {
        let column = self.first_stage(map);
        let lane = self.lane_for(map, &CardKind::Quote);
        let id = self.fresh(IdKind::Card);
        let at = Cell { column, lane };
        map.cards.push(Card { id, at, kind: CardKind::Quote, text: quote.to_owned(), ..Card::default() });
    }
}
