//! Selecting the cards that belong together: of a cell, a lane, a stage or a kind.

use rustc_hash::FxHashSet;

use super::Editor;
use super::command::Group;
use super::selection::{Selection, Thing};
use crate::map::{Card, CardKind, Cell, Id};

/// What the cards of a group have in common.
pub(super) enum Common {
    Cell(Cell),
    Lane(Id),
    /// The stage itself and its steps.
    Columns(FxHashSet<Id>),
    Kind(CardKind),
}

impl Common {
    fn holds(&self, card: &Card) -> bool {
        match self {
            Self::Cell(cell) => card.at == *cell,
            Self::Lane(lane) => card.at.lane == *lane,
            Self::Columns(columns) => columns.contains(&card.at.column),
            Self::Kind(kind) => card.kind == *kind,
        }
    }
}

impl Editor {
    /// Selects every card that is shown.
    pub(super) fn select_every_card(&mut self) {
        self.select_cards(|_| true);
    }

    /// Selects the cards of the current cell, lane, stage or kind; says so where there are none.
    pub(super) fn select_group(&mut self, group: Group) {
        let Some(common) = self.group(group) else { return };
        self.select_cards(|card| common.holds(card));
    }

    /// What a group means now; `None` where neither what is selected nor a clicked cell says which one.
    pub(super) fn group(&self, group: Group) -> Option<Common> {
        if let Some(cell) = self.aimed() {
            return self.group_at(group, cell);
        }
        let lead = self.selection.lead()?;
        match (lead, group) {
            (Thing::Card(id), Group::Kind) => Some(Common::Kind(self.map.card(id)?.kind.clone())),
            (Thing::Card(id), _) => self.group_at(group, &self.map.card(id)?.at),
            (_, Group::Cell) => None,
            (_, Group::Lane) => Some(Common::Lane(lead.lane(&self.map)?.clone())),
            (_, Group::Stage) => self.columns_of(lead.column(&self.map)?),
            (Thing::Lane(id), Group::Kind) => Some(Common::Kind(self.map.lane(id)?.kind.card_kind()?)),
            (_, Group::Kind) => None,
        }
    }

    fn group_at(&self, group: Group, cell: &Cell) -> Option<Common> {
        match group {
            Group::Cell => Some(Common::Cell(cell.clone())),
            Group::Lane => Some(Common::Lane(cell.lane.clone())),
            Group::Stage => self.columns_of(&cell.column),
            Group::Kind => Some(Common::Kind(self.map.lane(&cell.lane)?.kind.card_kind()?)),
        }
    }

    /// The whole stage of a column.
    fn columns_of(&self, column: &Id) -> Option<Common> {
        let stage = self.map.stage_of(column)?;
        let parts = stage.steps.iter().map(|step| &step.id);
        Some(Common::Columns(std::iter::once(&stage.id).chain(parts).cloned().collect()))
    }

    /// Selects the cards in sight of the map (not in hidden or folded lanes, nor in stages not shown) that are wanted; the keyboard stays where it is if it can.
    fn select_cards(&mut self, wanted: impl Fn(&Card) -> bool) {
        let shown: FxHashSet<&Id> = {
            let lanes = self.shown_lanes().map(|lane| &lane.id);
            lanes.filter(|lane| !self.folded.contains(lane)).collect()
        };
        let columns: FxHashSet<&Id> = self.rest_layout().columns.iter().map(|column| &column.id).collect();
        let seen = |card: &Card| shown.contains(&card.at.lane) && columns.contains(&card.at.column);
        let ids = self.map.cards.iter().filter(|card| seen(card) && wanted(card));
        let mut things = Selection::of_cards(ids.map(|card| card.id.clone()));
        if things.is_empty() {
            self.say("There are no cards here");
            return;
        }
        let focus = self.focus.clone().filter(|thing| things.has(thing));
        if let Some(focus) = focus {
            things.add(focus);
        }
        self.select_all(things);
    }
}
