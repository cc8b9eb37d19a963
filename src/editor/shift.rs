//! Moving what is selected with the keyboard.

use super::Editor;
use super::command::Direction;
use super::selection::Thing;
use crate::map::{Card, Cell, Id};

impl Editor {
    /// Moves what is selected one place in a direction; what cannot move that way stays.
    pub(super) fn shift(&mut self, direction: Direction) {
        use Direction::{Down, Left, Right, Up};
        if self.selection.len() > 1 {
            return self.shift_block(direction);
        }
        let Some(thing) = self.selection.one().cloned() else { return };
        match (&thing, direction) {
            (Thing::Card(id), _) => self.shift_card(id, direction),
            (Thing::Stage(id), Left | Right) => {
                let ids: Vec<&Id> = self.map.stages.iter().map(|stage| &stage.id).collect();
                let Some(to) = beside(&ids, id, direction == Right) else { return };
                let edit = self.map.edit_move_stages(std::slice::from_ref(id), to);
                self.attempt("Move stage", Ok(edit), None);
            }
            (Thing::Step(id), Left | Right) => {
                self.shift_steps("Move step", std::slice::from_ref(id), direction == Right);
            }
            (Thing::Lane(id), Up | Down) => {
                let Some(to) = self.lane_beside(id, direction == Down) else { return };
                let edit = self.map.edit_move_lanes(std::slice::from_ref(id), to);
                self.attempt("Move lane", Ok(edit), None);
            }
            (Thing::Sentiment { .. }, Up | Down) => self.nudge_sentiment(direction == Up),
            (Thing::Sentiment { .. } | Thing::Lane(_), Left | Right)
            | (Thing::Stage(_) | Thing::Step(_), Up | Down)
            | (Thing::Head | Thing::Link(_) | Thing::Transition(_), _) => {}
        }
    }

    /// Whether something selected could move in a direction.
    pub(super) fn can_shift(&self, direction: Direction) -> bool {
        use Direction::{Down, Left, Right, Up};
        if self.selection.len() > 1 {
            return self.can_shift_block(direction);
        }
        match (self.selection.one(), direction) {
            (None | Some(Thing::Head | Thing::Link(_) | Thing::Transition(_)), _) => false,
            (Some(Thing::Card(_)), _) => true,
            (Some(Thing::Stage(_) | Thing::Step(_)), Left | Right) => true,
            (Some(Thing::Lane(_) | Thing::Sentiment { .. }), Up | Down) => true,
            (Some(_), _) => false,
        }
    }

    fn shift_card(&mut self, id: &Id, direction: Direction) {
        let Some((cell, index)) = self.map.card(id).and_then(|card| self.place_beside(card, direction)) else { return };
        let edit = self.map.edit_move_cards(std::slice::from_ref(id), &cell, index);
        self.attempt("Move card", edit, None);
    }

    /// Where a card goes: within its cell, into the next lane that takes it, or into the next column.
    fn place_beside(&self, card: &Card, direction: Direction) -> Option<(Cell, usize)> {
        let index = self.map.cards_in(&card.at).position(|other| other.id == card.id)?;
        let last = self.map.cards_in(&card.at).count() - 1;
        let takes = |lane: &&crate::map::Lane| lane.kind.takes(&card.kind);
        match direction {
            Direction::Up if index > 0 => Some((card.at.clone(), index - 1)),
            Direction::Down if index < last => Some((card.at.clone(), index + 1)),
            Direction::Up => {
                let above = self.shown_lanes().rev().skip_while(|lane| lane.id != card.at.lane).skip(1);
                let lane = above.into_iter().find(takes)?;
                Some((Cell::new(&card.at.column, &lane.id), usize::MAX))
            }
            Direction::Down => {
                let lane = self.shown_lanes().skip_while(|lane| lane.id != card.at.lane).skip(1).find(takes)?;
                Some((Cell::new(&card.at.column, &lane.id), 0))
            }
            Direction::Left | Direction::Right => {
                let columns = self.columns();
                let columns: Vec<&Id> = columns.iter().collect();
                let to = beside(&columns, &card.at.column, direction == Direction::Right)?;
                Some((Cell::new(columns[to], &card.at.lane), index))
            }
        }
    }

    /// The index a lane gets when it passes the next shown lane.
    fn lane_beside(&self, id: &Id, down: bool) -> Option<usize> {
        let from = self.map.lanes.iter().position(|lane| lane.id == *id)?;
        let shown = |(_, lane): &(usize, &crate::map::Lane)| !lane.hidden;
        let mut lanes = self.map.lanes.iter().enumerate();
        if down {
            lanes.skip(from + 1).find(shown).map(|(i, _)| i)
        } else {
            lanes.by_ref().take(from).filter(shown).last().map(|(i, _)| i)
        }
    }
}

/// The index beside that of `id`.
fn beside(ids: &[&Id], id: &Id, forward: bool) -> Option<usize> {
    let at = ids.iter().position(|other| *other == id)?;
    if forward { Some(at + 1).filter(|to| *to < ids.len()) } else { at.checked_sub(1) }
}
