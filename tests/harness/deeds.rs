//! Arbitrary things people do to a map, for properties.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use touchline::map::{Card, Cell, Edit, Finite, Funnel, Head, Id, Lane, Lot, Map, Stage, Step};

use super::maps::{card, funnel, head, lane, stage, text};

/// One thing somebody does, not yet said to which card or stage.
#[derive(Clone, Debug)]
pub struct Deed {
    what: u8,
    a: Index,
    b: Index,
    c: Index,
    many: Vec<Index>,
    card: Card,
    stage: Stage,
    lane: Lane,
    funnel: Funnel,
    head: Head,
    text: String,
}

pub fn deed() -> impl Strategy<Value = Deed> {
    let pick = (any::<u8>(), any::<[Index; 3]>(), vec(any::<Index>(), 0..4), text());
    (pick, card(), stage(), lane(), funnel(), head()).prop_map(
        |((what, [a, b, c], many, text), card, stage, lane, funnel, head)| Deed {
            what,
            a,
            b,
            c,
            many,
            card,
            stage,
            lane,
            funnel,
            head,
            text,
        },
    )
}

impl Deed {
    /// The edit it is on this map; `None` where the map has nothing to do it to. `nth` keeps new ids apart.
    pub fn edit(&self, map: &Map, nth: usize) -> Option<Edit> {
        let mut random = super::entropy::Seeded(nth as u64 + 77);
        let stage = || (!map.stages.is_empty()).then(|| &self.a.get(&map.stages).id);
        let lane = || (!map.lanes.is_empty()).then(|| &self.b.get(&map.lanes).id);
        let card = || (!map.cards.is_empty()).then(|| self.c.get(&map.cards));
        let columns: Vec<&Id> = map.columns().collect();
        let column = || (!columns.is_empty()).then(|| *self.a.get(&columns));
        let cell = || Some(Cell::new(column()?, lane()?));
        let fresh = |letter: char| Id::new(&format!("{letter}new{nth}"));
        let persona = || map.personas.get(self.b.index(3)).map(|p| p.id.clone()).unwrap_or_default();
        let cards = || self.many.iter().filter(|_| !map.cards.is_empty()).map(|i| i.get(&map.cards).id.clone());
        let place = self.c.index(20);
        let steps = || map.stages.iter().flat_map(|stage| &stage.steps);
        match self.what % 32 {
            0 => Some(map.edit_head(|head| *head = self.head.clone())),
            1 => Some(map.edit_add_stage(place, Stage { id: fresh('s'), steps: Vec::new(), ..self.stage.clone() })),
            2 => Some(map.edit_move_stages(std::slice::from_ref(stage()?), place)),
            3 => map.edit_delete_stage(stage()?).ok(),
            4 => Some(map.edit_add_lane(place, Lane { id: fresh('l'), ..self.lane.clone() })),
            5 => Some(map.edit_move_lanes(std::slice::from_ref(lane()?), place)),
            6 => map.edit_delete_lane(lane()?).ok(),
            7 | 8 => Some(map.edit_add_card(Card { id: fresh('c'), at: cell()?, ..self.card.clone() }, place)),
            9 | 10 => {
                let mut ids: Vec<Id> = cards().collect();
                ids.sort();
                ids.dedup();
                map.edit_move_cards(&ids, &cell()?, place).ok()
            }
            11 => map.edit_turn_cards(&cards().collect::<Vec<_>>(), &self.card.kind).ok(),
            12 => {
                let mut ids: Vec<Id> = cards().collect();
                ids.sort();
                ids.dedup();
                Some(map.edit_delete_cards(&ids))
            }
            13 => Some(map.edit_sentiment(&persona(), column()?, Finite::new(place as f64 / 4.0 - 2.0).ok())),
            14 => Some(map.edit_sentiment(&persona(), column()?, None)),
            15 => Some(map.edit_sentiment_with(&persona(), column()?, |s| s.quote.clone_from(&self.text))),
            16 => map.edit_tie(&card()?.id, &self.a.get(&map.cards).id, &mut random).ok().map(|(edit, _)| edit),
            17 => {
                let link = map.links.get(self.a.index(5))?;
                Some(map.edit_unlink(&link.kind, &link.from, &link.to))
            }
            18 => Some(map.edit_put_funnel(Funnel { id: fresh('f'), ..self.funnel.clone() }, &mut random)),
            19 => {
                let old = map.funnels.get(self.a.index(3))?.id.clone();
                Some(map.edit_put_funnel(Funnel { id: old, ..self.funnel.clone() }, &mut random))
            }
            20 => map.edit_record::<Card>(&card()?.id, |card| card.text.clone_from(&self.text)).ok(),
            21 => map.edit_record::<Stage>(stage()?, |stage| stage.name.clone_from(&self.text)).ok(),
            22 => Some(map.edit_add_persona(&self.text, &mut random)),
            23 => Some(map.edit_front_persona(&map.personas.get(self.a.index(3))?.id)),
            24 => Some(map.edit_delete_persona(&map.personas.get(self.a.index(3))?.id)),
            25 => {
                let all: Vec<Id> = steps().map(|step| step.id.clone()).collect();
                let some: Vec<Id> = all.iter().skip(place % 3).step_by(2).cloned().collect();
                map.edit_move_steps(&some, stage()?, place).ok()
            }
            26 => {
                let step = |n: usize| Step {
                    id: Id::new(&format!("tnew{nth}-{n}")),
                    name: self.text.clone(),
                    ..Step::default()
                };
                map.edit_divide_stage(stage()?, vec![step(0), step(1)]).ok()
            }
            27 => map.edit_remove_steps(stage()?).ok().map(|(edit, _)| edit),
            28 => {
                let ids: Vec<Id> = cards().collect();
                let new = Stage { id: fresh('s'), steps: Vec::new(), ..self.stage.clone() };
                let old = map.stage(stage()?)?;
                let step = old.steps.get(place % (old.steps.len() + 1)).map(|step| &step.id);
                map.edit_split_stage(&old.id, step, &ids, new).ok()
            }
            29 => {
                let from = self.a.index(map.stages.len().max(1));
                let ids: Vec<Id> = map.stages.iter().skip(from).take(2 + place % 2).map(|s| s.id.clone()).collect();
                map.edit_merge_stages(&ids).ok().map(|(edit, _)| edit)
            }
            30 => {
                let ids: Vec<Id> = cards().collect();
                let ids = map.in_order(&ids);
                let (first, rest) = ids.split_at(ids.len() / 2);
                let lot = |ids: &[Id], index| {
                    Some(Lot { ids: ids.to_vec(), to: cell()?, index, turn: Some(self.card.kind.clone()) })
                };
                let second = Lot { to: Cell::new(columns.last()?, lane()?), ..lot(rest, place)? };
                map.edit_copy_lots(&[lot(first, 0)?, second], &mut random).ok().map(|(_, edit)| edit)
            }
            _ => Some(map.edit_rescale(self.head.scale)),
        }
    }
}
