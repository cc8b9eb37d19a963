//! Moving several things with the keyboard: as a block, in their order, as one entry.

use super::Editor;
use super::command::Direction;
use super::selection::Thing;
use crate::map::{Cell, Id, Lane, Lot, Stage, Step};

impl Editor {
    /// Moves all that is selected one place in a direction, if it is all of one sort.
    pub(super) fn shift_block(&mut self, direction: Direction) {
        let words = self.selection.words();
        let label = format!("Move {words}");
        let sideways = matches!(direction, Direction::Left | Direction::Right);
        let forward = matches!(direction, Direction::Right | Direction::Down);
        if self.selection.only_cards() {
            let ids: Vec<Id> = self.selection.cards().cloned().collect();
            let lots = if sideways { self.lots_beside(&ids, forward) } else { self.lots_along(&ids, forward) };
            match lots {
                Some(lots) if !lots.is_empty() => {
                    let edit = self.map.edit_move_lots(&lots);
                    self.attempt(&label, edit, None);
                }
                Some(_) => {}
                None => self.say(&format!("Not all of the {words} can move that way")),
            }
            return;
        }
        let all = |is: fn(&Thing) -> Option<&Id>| self.selection.things().map(is).collect::<Option<Vec<&Id>>>();
        if let Some(ids) = all(stage_id).filter(|_| sideways) {
            let ids: Vec<Id> = ids.into_iter().cloned().collect();
            if let Some(to) = among(self.map.stages.iter().map(|stage| (&stage.id, true)), &ids, forward) {
                self.attempt(&label, Ok(self.map.edit_move_stages(&ids, to)), None);
            }
        } else if let Some(ids) = all(step_id).filter(|_| sideways) {
            let ids: Vec<Id> = ids.into_iter().cloned().collect();
            self.shift_steps(&label, &ids, forward);
        } else if let Some(ids) = all(lane_id).filter(|_| !sideways) {
            let ids: Vec<Id> = ids.into_iter().cloned().collect();
            if let Some(to) = among(self.map.lanes.iter().map(|lane| (&lane.id, !lane.hidden)), &ids, forward) {
                self.attempt(&label, Ok(self.map.edit_move_lanes(&ids, to)), None);
            }
        }
    }

    /// Whether what is selected, several things, could move in a direction.
    pub(super) fn can_shift_block(&self, direction: Direction) -> bool {
        let sideways = matches!(direction, Direction::Left | Direction::Right);
        let all = |is: fn(&Thing) -> Option<&Id>| self.selection.things().all(|thing| is(thing).is_some());
        self.selection.only_cards() || if sideways { all(stage_id) || all(step_id) } else { all(lane_id) }
    }

    /// Moves steps one place on in their stage, and past its end into the next one.
    pub(super) fn shift_steps(&mut self, label: &str, ids: &[Id], forward: bool) {
        let stages = &self.map.stages;
        let moved = |step: &Step| ids.contains(&step.id);
        let holds = |stage: &Stage| stage.steps.iter().any(moved);
        let Some(at) = (if forward { stages.iter().rposition(holds) } else { stages.iter().position(holds) }) else {
            return;
        };
        let steps = &stages[at].steps;
        let before = steps.iter().position(moved).unwrap_or(0);
        let others = steps.iter().filter(|step| !moved(step)).count();
        let (at, to) = match forward {
            true if before < others => (Some(at), before + 1),
            true => (Some(at + 1), 0),
            false if before > 0 => (Some(at), before - 1),
            false => (at.checked_sub(1), usize::MAX),
        };
        if let Some(stage) = at.and_then(|at| stages.get(at)) {
            let edit = self.map.edit_move_steps(ids, &stage.id, to);
            self.attempt(label, edit, None);
        }
    }

    /// Every card one column on; `None` where one would leave the map.
    fn lots_beside(&self, ids: &[Id], forward: bool) -> Option<Vec<Lot>> {
        let columns = self.columns();
        let mut lots: Vec<Lot> = Vec::new();
        for (card, above) in self.map.standing(ids) {
            let at = columns.iter().position(|column| *column == card.at.column)?;
            let to = if forward { at + 1 } else { at.checked_sub(1)? };
            let to = Cell::new(columns.get(to)?, &card.at.lane);
            match lots.iter_mut().find(|lot| lot.to == to) {
                Some(lot) => lot.ids.push(card.id.clone()),
                None => lots.push(Lot { ids: vec![card.id.clone()], to, index: above, turn: None }),
            }
        }
        Some(lots)
    }

    /// In every cell one place on; where none can, all of them into the next lane that takes them.
    fn lots_along(&self, ids: &[Id], down: bool) -> Option<Vec<Lot>> {
        let carried = self.map.standing(ids);
        let mut lots: Vec<Lot> = Vec::new();
        for (card, above) in &carried {
            match lots.iter_mut().find(|lot| lot.to == card.at) {
                Some(lot) => lot.ids.push(card.id.clone()),
                None => lots.push(Lot { ids: vec![card.id.clone()], to: card.at.clone(), index: *above, turn: None }),
            }
        }
        let staying = |lot: &Lot| self.map.cards_in(&lot.to).count() - lot.ids.len();
        let moving = |lot: &&Lot| if down { lot.index < staying(lot) } else { lot.index > 0 };
        let moved: Vec<Lot> = lots.iter().filter(moving).cloned().collect();
        if !moved.is_empty() {
            let on = |lot: Lot| Lot { index: if down { lot.index + 1 } else { lot.index - 1 }, ..lot };
            return Some(moved.into_iter().map(on).collect());
        }
        let lane = &lots.first()?.to.lane;
        if lots.iter().any(|lot| lot.to.lane != *lane) {
            return Some(Vec::new());
        }
        let takes = |lane: &&Lane| carried.iter().all(|(card, _)| lane.kind.takes(&card.kind));
        let next = if down {
            self.shown_lanes().skip_while(|shown| shown.id != *lane).skip(1).find(takes)
        } else {
            self.shown_lanes().rev().skip_while(|shown| shown.id != *lane).skip(1).find(takes)
        }?;
        let index = if down { 0 } else { usize::MAX };
        Some(lots.into_iter().map(|lot| Lot { to: Cell::new(&lot.to.column, &next.id), index, ..lot }).collect())
    }
}

fn stage_id(thing: &Thing) -> Option<&Id> {
    if let Thing::Stage(id) = thing { Some(id) } else { None }
}

fn step_id(thing: &Thing) -> Option<&Id> {
    if let Thing::Step(id) = thing { Some(id) } else { None }
}

fn lane_id(thing: &Thing) -> Option<&Id> {
    if let Thing::Lane(id) = thing { Some(id) } else { None }
}

/// The index among the others that a block gets one place on, past what is shown; `None` where one
/// would see nothing move.
fn among<'a>(all: impl Iterator<Item = (&'a Id, bool)>, moved: &[Id], forward: bool) -> Option<usize> {
    let all: Vec<(&Id, bool)> = all.collect();
    let (block, others): (Vec<_>, Vec<_>) = all.iter().copied().partition(|(id, _)| moved.contains(id));
    let before = all.iter().take_while(|(id, _)| !moved.contains(id)).count();
    let shown = |(_, shown): &(&Id, bool)| *shown;
    let to = if forward {
        others[before..].iter().position(shown).map_or(before, |passed| before + passed + 1)
    } else {
        others[..before].iter().rposition(shown).unwrap_or(before)
    };
    let after = others[..to].iter().chain(&block).chain(&others[to..]);
    (!all.iter().filter(|one| shown(one)).eq(after.filter(|one| shown(one)))).then_some(to)
}
