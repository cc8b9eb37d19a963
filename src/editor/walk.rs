//! Walking over the map with the arrow keys.

use super::Editor;
use super::aim;
use super::command::Direction;
use super::selection::Thing;
use crate::map::{Cell, Id, Lane, LaneKind};

impl Editor {
    /// Selects the neighbour of what the keyboard is on; with nothing selected, the first stage seen.
    pub(super) fn walk(&mut self, direction: Direction) {
        if let Some(to) = self.ahead(direction) {
            self.select(Some(to));
        }
    }

    /// Walks on and keeps what is selected; back over what is selected already, it lets go of where it was.
    pub(super) fn extend(&mut self, direction: Direction) {
        let Some(to) = self.ahead(direction) else { return };
        let mut things = self.selection.clone();
        match self.focus.as_ref().filter(|here| things.has(&to) && things.has(here)) {
            Some(here) => things.toggle(here.clone()),
            None => things.add(to.clone()),
        }
        self.select_all(things);
        self.focus = Some(to);
    }

    /// Where a step from what the keyboard is on leads.
    fn ahead(&self, direction: Direction) -> Option<Thing> {
        let from = self.focus.clone().or_else(|| self.selection.lead().cloned());
        // From what is not shown (a card in a hidden lane) one begins anew.
        let from = from.filter(|thing| aim::place(self.layout(), thing).is_some());
        match from {
            Some(thing) => self.neighbour(&thing, direction),
            None => self.current_column().and_then(|column| self.head_of(&column)).or(Some(Thing::Head)),
        }
    }

    pub(super) fn neighbour(&self, thing: &Thing, direction: Direction) -> Option<Thing> {
        use Direction::{Down, Left, Right, Up};
        match (thing, direction) {
            (Thing::Head, Down | Right) => self.map.stages.first().map(|stage| Thing::Stage(stage.id.clone())),
            (Thing::Head, Left | Up) => None,
            (Thing::Stage(id), Left | Right) => {
                let ids: Vec<&Id> = self.map.stages.iter().map(|stage| &stage.id).collect();
                step(&ids, &id, direction == Right).map(|id| Thing::Stage((*id).clone()))
            }
            (Thing::Stage(_), Up) => Some(Thing::Head),
            (Thing::Stage(id), Down) => {
                let stage = self.map.stage(id)?;
                let first = stage.steps.first().map(|step| Thing::Step(step.id.clone()));
                first.or_else(|| self.down_column(id).into_iter().next())
            }
            (Thing::Step(id), Left | Right) => {
                let steps: Vec<&Id> = self.map.stages.iter().flat_map(|s| &s.steps).map(|step| &step.id).collect();
                step(&steps, &id, direction == Right).map(|id| Thing::Step((*id).clone()))
            }
            (Thing::Step(id), Up) => self.map.stage_of(id).map(|stage| Thing::Stage(stage.id.clone())),
            (Thing::Step(id), Down) => self.down_column(id).into_iter().next(),
            (Thing::Lane(id), Up | Down) => {
                let ids: Vec<&Id> = self.shown_lanes().map(|lane| &lane.id).collect();
                let next = step(&ids, &id, direction == Down).map(|id| Thing::Lane((*id).clone()));
                next.or((direction == Up).then_some(Thing::Head))
            }
            (Thing::Lane(_), Left) => None,
            (Thing::Lane(id), Right) => {
                let lane = self.map.lane(id)?;
                self.columns().iter().find_map(|column| self.in_cell(column, lane, 0))
            }
            (Thing::Link(id), Left | Up) => self.map.link(id).map(|link| Thing::Card(link.from.clone())),
            (Thing::Link(id), Right | Down) => self.map.link(id).map(|link| Thing::Card(link.to.clone())),
            (Thing::Transition(_), Up) => Some(Thing::Head),
            (Thing::Transition(id), _) => {
                let arrow = self.map.transition(id)?;
                let ends = if direction == Right { [&arrow.to, &arrow.from] } else { [&arrow.from, &arrow.to] };
                ends.into_iter().find_map(|end| self.head_of(end))
            }
            (Thing::Card(_) | Thing::Sentiment { .. }, Up | Down) => self.along_column(thing, direction == Down),
            (Thing::Card(_) | Thing::Sentiment { .. }, Left | Right) => self.along_lane(thing, direction == Right),
        }
    }

    /// The next thing in the same column; above the first, its head.
    fn along_column(&self, thing: &Thing, down: bool) -> Option<Thing> {
        let column = thing.column(&self.map)?;
        let things = self.down_column(column);
        let next = step(&things, thing, down).cloned();
        next.or_else(|| if down { None } else { self.head_of(column) })
    }

    /// The nearest thing in the same lane; left of the first, the lane's label.
    fn along_lane(&self, thing: &Thing, right: bool) -> Option<Thing> {
        let lane = self.map.lane(thing.lane(&self.map)?)?;
        let columns = self.columns();
        let here = columns.iter().position(|column| Some(column) == thing.column(&self.map))?;
        let height = match thing {
            Thing::Card(id) => {
                let at = &self.map.card(id)?.at;
                self.map.cards_in(at).position(|card| card.id == *id)?
            }
            _ => 0,
        };
        if right {
            columns[here + 1..].iter().find_map(|column| self.in_cell(column, lane, height))
        } else {
            let before = columns[..here].iter().rev().find_map(|column| self.in_cell(column, lane, height));
            before.or_else(|| Some(Thing::Lane(lane.id.clone())))
        }
    }

    /// What stands in a column and lane at this height, or the last above it.
    fn in_cell(&self, column: &Id, lane: &Lane, height: usize) -> Option<Thing> {
        if lane.kind == LaneKind::Sentiment {
            return self.face(lane, column);
        }
        if self.folded.contains(&lane.id) {
            return None;
        }
        let cell = Cell::new(column, &lane.id);
        self.map.cards_in(&cell).take(height.saturating_add(1)).last().map(|card| Thing::Card(card.id.clone()))
    }

    /// The face of a column, or the dot where one may be.
    fn face(&self, lane: &Lane, column: &Id) -> Option<Thing> {
        let layout = self.rest_layout();
        // What is not shown now is there all the same.
        if layout.column(column).is_some() {
            layout.anchor(&lane.persona, column)?;
        }
        Some(Thing::Sentiment { persona: lane.persona.clone(), at: column.clone() })
    }

    /// Everything one walks over in a column, from top to bottom.
    fn down_column(&self, column: &Id) -> Vec<Thing> {
        let mut things = Vec::new();
        for lane in self.shown_lanes().filter(|lane| !self.folded.contains(&lane.id)) {
            if lane.kind == LaneKind::Sentiment {
                things.extend(self.face(lane, column));
            } else {
                let cell = Cell::new(column, &lane.id);
                things.extend(self.map.cards_in(&cell).map(|card| Thing::Card(card.id.clone())));
            }
        }
        things
    }

    fn head_of(&self, column: &Id) -> Option<Thing> {
        let stage = self.map.stage_of(column)?;
        Some(if stage.id == *column { Thing::Stage(column.clone()) } else { Thing::Step(column.clone()) })
    }
}

/// The element before or after `from`.
fn step<'a, T: PartialEq>(list: &'a [T], from: &T, forward: bool) -> Option<&'a T> {
    let at = list.iter().position(|other| other == from)?;
    if forward { list.get(at + 1) } else { list.get(at.checked_sub(1)?) }
}
