//! The parking lot: a free lane at the end of the map for what fits nowhere yet.

use rustc_hash::FxHashSet;

use super::Draft;
use super::paste::several;
use crate::editor::history::Merge;
use crate::editor::selection::Selection;
use crate::editor::{Editor, Thing};
use crate::map::{Card, CardKind, Cell, Id, Lane, LaneKind, Map, Refusal};

/// Its name.
const NAME: &str = "Parking lot";

fn is_lot(lane: &Lane) -> bool {
    lane.kind == LaneKind::Free && lane.name.eq_ignore_ascii_case(NAME)
}

/// The parking lot of a map, if it has one.
pub(super) fn find(map: &Map) -> Option<&Lane> {
    map.lanes.iter().rfind(|lane| is_lot(lane))
}

/// Whether a card can be parked without a change of lanes.
pub(in crate::editor) fn has_parking_lot(map: &Map) -> bool {
    find(map).is_some_and(|lane| !lane.hidden)
}

/// Where a lane goes that is to be the last: above the parking lot.
pub(in crate::editor) fn lanes_end(map: &Map) -> usize {
    map.lanes.len() - usize::from(map.lanes.last().is_some_and(is_lot))
}

impl Draft<'_> {
    /// The parking lot, made or shown first where that is needed.
    pub(super) fn lot(&mut self) -> Result<Id, Refusal> {
        match find(self.map()).map(|lane| (lane.id.clone(), lane.hidden)) {
            Some((id, false)) => Ok(id),
            Some((id, true)) => self.show(&id).map(|()| id),
            None => {
                let end = self.map().lanes.len();
                self.lane_at(end, Lane { kind: LaneKind::Free, name: NAME.to_owned(), ..Lane::default() })
            }
        }
    }
}

impl Editor {
    /// Whether some selected card is not in the parking lot yet.
    pub(in crate::editor) fn can_park(&self) -> bool {
        let lot = find(&self.map).map(|lane| &lane.id);
        let elsewhere = |id: &Id| self.map.card(id).is_some_and(|card| Some(&card.at.lane) != lot);
        self.selection.cards().any(elsewhere)
    }

    /// Moves the selected cards to the parking lot, each in its column.
    pub(in crate::editor) fn park(&mut self) {
        let ids: FxHashSet<Id> = self.selection.cards().cloned().collect();
        let words = several(ids.len(), "card");
        let mut draft = Draft::new(&self.map, &mut *self.entropy);
        let planned = draft.lot().and_then(|lot| move_all(&mut draft, &ids, |card| Cell::new(&card.at.column, &lot)));
        let edit = planned.and_then(|()| draft.finish());
        let kept = self.selection.clone();
        let made = edit.and_then(|edit| {
            self.apply_selecting(&format!("Move {words} to the parking lot"), edit, Merge::Never, kept)
        });
        self.said(made);
    }

    /// Gives cards of the parking lot lanes of their own kinds; an empty lot goes.
    pub(in crate::editor) fn add_lanes_for(&mut self, ids: &[Id]) {
        let Some(lot) = find(&self.map).map(|lane| lane.id.clone()) else { return };
        let wanted: FxHashSet<&Id> = ids.iter().collect();
        let parked = |card: &&Card| card.at.lane == lot && wanted.contains(&card.id);
        let mut kinds: Vec<CardKind> = Vec::new();
        for card in self.map.cards.iter().filter(parked) {
            if !kinds.contains(&card.kind) {
                kinds.push(card.kind.clone());
            }
        }
        // What was parked may be gone by now, or elsewhere.
        if kinds.is_empty() {
            return;
        }
        let left = self.map.cards.iter().any(|card| card.at.lane == lot && !wanted.contains(&card.id));
        let mut draft = Draft::new(&self.map, &mut *self.entropy);
        let mut plan = || {
            for kind in &kinds {
                let lane = draft.lane(LaneKind::of(kind), "")?;
                let mine = |card: &&Card| card.at.lane == lot && card.kind == *kind && wanted.contains(&card.id);
                let mine = draft.map().cards.iter().filter(mine).map(|card| card.id.clone()).collect();
                move_all(&mut draft, &mine, |card| Cell::new(&card.at.column, &lane))?;
            }
            if !left {
                draft.make(draft.map().edit_delete_lane(&lot)?)?;
            }
            Ok(())
        };
        let planned: Result<(), Refusal> = plan();
        let edit = planned.and_then(|()| draft.finish());
        let label = if kinds.len() == 1 { "Add lane" } else { "Add lanes" };
        let known: FxHashSet<&Id> = self.map.cards.iter().map(|card| &card.id).collect();
        let after = Selection::of_cards(ids.iter().filter(|id| known.contains(id)).cloned());
        let made = edit.and_then(|edit| self.apply_selecting(label, edit, Merge::Never, after));
        self.said(made);
    }

    /// A refusal is said.
    pub(in crate::editor) fn said(&mut self, made: Result<(), Refusal>) -> bool {
        if let Err(refusal) = &made {
            self.refuse(refusal);
        }
        self.focus = self.selection.lead().cloned().filter(|thing: &Thing| thing.exists(&self.map));
        made.is_ok()
    }
}

/// Plans to move cards, those of one cell together so that their order is kept.
fn move_all(draft: &mut Draft<'_>, ids: &FxHashSet<Id>, to: impl Fn(&Card) -> Cell) -> Result<(), Refusal> {
    let mut cells: Vec<(Cell, Vec<Id>)> = Vec::new();
    for card in draft.map().cards.iter().filter(|card| ids.contains(&card.id)) {
        let cell = to(card);
        if cell == card.at {
            continue;
        }
        match cells.iter_mut().find(|(other, _)| *other == cell) {
            Some((_, cards)) => cards.push(card.id.clone()),
            None => cells.push((cell, vec![card.id.clone()])),
        }
    }
    for (cell, cards) in cells {
        draft.make(draft.map().edit_move_cards(&cards, &cell, usize::MAX)?)?;
    }
    Ok(())
}
