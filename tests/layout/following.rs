//! A layout that follows edits and previews is the same as one made from nothing.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use touchline::layout::{Fonts, Layout, Metrics, Preview, Touched, View, lay_out};
use touchline::map::{CardKind, Cell, Finite, Id, Lot, Map};

use crate::harness::deeds::{Deed, deed};
use crate::harness::maps::{cases, map};

/// What a gesture would change.
#[derive(Clone, Debug)]
struct Gesture {
    what: u8,
    to: [Index; 2],
    index: usize,
    many: Vec<Index>,
}

fn gesture() -> impl Strategy<Value = Gesture> {
    (any::<u8>(), any::<[Index; 2]>(), 0..5_usize, vec(any::<Index>(), 1..4))
        .prop_map(|(what, to, index, many)| Gesture { what, to, index, many })
}

impl Gesture {
    fn preview(&self, map: &Map) -> Option<Preview> {
        let columns: Vec<&Id> = map.columns().collect();
        let [a, b] = &self.to;
        let column = || (!columns.is_empty()).then(|| *a.get(&columns));
        let lane = || (!map.lanes.is_empty()).then(|| &b.get(&map.lanes).id);
        let to = || Some(Cell::new(column()?, lane()?));
        let cards = || self.many.iter().filter(|_| !map.cards.is_empty()).map(|i| i.get(&map.cards).id.clone());
        let index = self.index;
        Some(match self.what % 7 {
            0..=2 => {
                let mut ids: Vec<Id> = cards().collect();
                ids.sort();
                ids.dedup();
                let second = ids.split_off(ids.len() / 2);
                let lot = |ids, to, index| Lot { ids, to, index, turn: None };
                let mut lots = vec![lot(second, to()?, index)];
                let last = Cell::new(columns.last()?, lane()?);
                if last != lots[0].to {
                    lots.push(lot(ids, last, 0));
                }
                Preview::Cards { lots, copied: self.what.is_multiple_of(2) }
            }
            3 => Preview::NewCard { kind: CardKind::Note, to: to()?, index },
            4 => {
                let ids = map.stages.iter().skip(a.index(4)).take(2).map(|stage| stage.id.clone()).collect();
                Preview::Stages { ids, to: index }
            }
            5 => {
                let ids = map.lanes.iter().skip(b.index(8)).step_by(2).map(|lane| lane.id.clone()).collect();
                Preview::Lanes { ids, to: index }
            }
            _ => Preview::Sentiment { persona: Id::default(), at: column()?.clone(), value: Finite::new(1.0).ok() },
        })
    }
}

struct Desk {
    map: Map,
    fonts: Fonts,
    metrics: Metrics,
    rest: Layout,
    /// Whether stages show their own columns beside their steps, as while a card is dragged.
    opened: bool,
}

impl Desk {
    fn new(map: Map) -> Self {
        let (mut fonts, metrics) = (Fonts::bundled(), Metrics::standard().unwrap());
        let rest = lay_out(&map, &View::default(), &mut fonts, &metrics);
        Self { map, fonts, metrics, rest, opened: false }
    }

    fn afresh(&mut self, view: &View) -> Layout {
        lay_out(&self.map, view, &mut self.fonts, &self.metrics)
    }

    fn follow(&mut self, touched: &Touched) -> Result<(), TestCaseError> {
        let view = View { opened: self.opened, ..View::default() };
        self.rest.follow(touched, &self.map, &view, &mut self.fonts, &self.metrics);
        let afresh = self.afresh(&view);
        prop_assert_eq!(&self.rest, &afresh);
        for card in &self.map.cards {
            let found = self.rest.cards().find(|shown| *shown.id == card.id);
            prop_assert_eq!(self.rest.card(&card.id), found, "a card is found where it stands");
        }
        Ok(())
    }

    fn look(&mut self, gesture: &Gesture) -> Result<(), TestCaseError> {
        if gesture.what.is_multiple_of(3) {
            self.opened = !self.opened;
            let mut touched = Touched::default();
            touched.add_columns();
            self.follow(&touched)?;
        }
        let view = View { preview: gesture.preview(&self.map), opened: self.opened, ..View::default() };
        let shown = self.rest.with(&Touched::default(), &self.map, &view, &mut self.fonts, &self.metrics);
        prop_assert_eq!(shown, self.afresh(&view), "{:?}", view.preview);
        Ok(())
    }
}

fn walk(map: Map, deeds: &[(Deed, Gesture)]) -> Result<(), TestCaseError> {
    let mut desk = Desk::new(map);
    let mut back = Vec::new();
    for (nth, (deed, gesture)) in deeds.iter().enumerate() {
        desk.look(gesture)?;
        let Some(edit) = deed.edit(&desk.map, nth) else { continue };
        let touched = Touched::by(&edit);
        if let Ok(inverse) = desk.map.apply(edit) {
            desk.follow(&touched)?;
            back.push(inverse);
        }
    }
    while let Some(inverse) = back.pop() {
        let touched = Touched::by(&inverse);
        desk.map.revert(inverse).unwrap();
        desk.follow(&touched)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 2000, ..cases(48) })]

    #[test]
    fn a_layout_that_follows_is_the_one_made_from_nothing(map in map(), deeds in vec((deed(), gesture()), 1..12)) {
        walk(map, &deeds)?;
    }
}
