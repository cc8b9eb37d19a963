//! Adding stages, cards and lanes by command.

use super::Editor;
use super::clipboard::lanes_end;
use super::selection::{Selection, Thing};
use super::text::{TextTarget, fresh_field};
use super::toast::Offer;
use crate::map::{Card, CardKind, Cell, Edit, Id, IdKind, Lane, LaneKind, Part, Stage};

impl Editor {
    /// Adds a stage after the current one (else at the end), and edits its name.
    pub(super) fn add_stage(&mut self) {
        let at = self.stage_here().map_or(self.map.stages.len(), |i| i + 1);
        self.add_stage_at(at);
    }

    /// Adds a stage before the stage at index `at`, and edits its name.
    pub(super) fn add_stage_at(&mut self, at: usize) {
        let id = Id::fresh(IdKind::Stage, &mut *self.entropy);
        let stage = Stage { id: id.clone(), name: "New stage".to_owned(), ..Stage::default() };
        let edit = self.map.edit_add_stage(at, stage);
        self.make("Add stage", edit, TextTarget::Stage(id));
    }

    /// Adds a card of a kind to the current column, and edits its text; says so where no lane takes it.
    pub(super) fn add_card(&mut self, kind: &CardKind) {
        let Some(column) = self.current_column() else {
            self.offer_first("There is no stage yet".to_owned(), Offer::AddStage, Part::Stages);
            return;
        };
        let Some(lane) = self.lane_for(kind) else {
            let wanted = LaneKind::of(kind);
            match self.map.lanes.iter().find(|lane| lane.kind == wanted) {
                Some(hidden) => {
                    let text = format!("{} is hidden", hidden.label());
                    let offer = Offer::ShowLane(hidden.id.clone(), kind.clone());
                    self.offer_first(text, offer, Part::Lanes);
                }
                None => {
                    let text = format!("No lane of {} yet", wanted.plural());
                    self.offer_first(text, Offer::AddLane(kind.clone()), Part::Lanes);
                }
            }
            return;
        };
        let cell = Cell::new(&column, &lane);
        let below = match self.selection.lead() {
            Some(Thing::Card(id)) => self.map.cards_in(&cell).position(|card| card.id == *id),
            _ => None,
        };
        self.add_card_at(kind, &cell, below.map_or(usize::MAX, |i| i + 1));
    }

    /// Says what is missing and offers to make it; where the lock is in the way, that has to go first.
    fn offer_first(&mut self, text: String, offer: Offer, part: Part) {
        match self.map.unlocked(part) {
            Ok(()) => self.offer(text, offer),
            Err(_) => self.offer(format!("{text}, and the structure is locked"), Offer::Unlock),
        }
        self.open_no_text();
    }

    /// The clicked lane if it is of the kind, else the first shown one of the kind, else the current one if it takes it.
    fn lane_for(&self, kind: &CardKind) -> Option<Id> {
        let home = |lane: &&Lane| lane.kind == LaneKind::of(kind);
        let clicked = self.aimed().and_then(|cell| self.map.lane(&cell.lane)).filter(home);
        let current = || self.lane_here().filter(|lane| !lane.hidden && lane.kind.takes(kind));
        let found = clicked.or_else(|| self.shown_lanes().find(home)).or_else(current);
        found.map(|lane| lane.id.clone())
    }

    /// Adds a card to a cell at `index` from the top (past the end: last), and edits its text.
    pub(super) fn add_card_at(&mut self, kind: &CardKind, cell: &Cell, index: usize) {
        let (card, edit) = self.new_card(kind, cell, index);
        self.make(&label(kind), edit, TextTarget::Card(card));
    }

    fn new_card(&mut self, kind: &CardKind, cell: &Cell, index: usize) -> (Id, Edit) {
        let id = Id::fresh(IdKind::Card, &mut *self.entropy);
        let card = Card { id: id.clone(), at: cell.clone(), kind: kind.clone(), ..Card::default() };
        (id, self.map.edit_add_card(card, index))
    }

    /// Adds a lane of a kind below the current one (else last), and edits its name.
    pub(super) fn add_lane(&mut self, kind: &LaneKind) {
        let (id, at) = self.new_lane_place();
        let persona = match kind {
            LaneKind::Sentiment => self.persona_without_lane(),
            _ => Id::default(),
        };
        let lane = Lane { id: id.clone(), kind: kind.clone(), persona, ..Lane::default() };
        let edit = self.map.edit_add_lane(at, lane);
        self.make("Add lane", edit, TextTarget::Lane(id));
    }

    /// Whose sentiment line has no lane yet: the first such persona, else the one in front, else the map's own.
    fn persona_without_lane(&self) -> Id {
        let shown = |id: &Id| self.map.lanes.iter().any(|l| l.kind == LaneKind::Sentiment && l.persona == *id);
        let free = self.map.personas.iter().find(|persona| !shown(&persona.id));
        free.or_else(|| self.map.front_persona()).map(|persona| persona.id.clone()).unwrap_or_default()
    }

    fn new_lane_place(&mut self) -> (Id, usize) {
        let current = self.lane_here().map(|lane| lane.id.clone());
        let below = current.and_then(|id| self.map.lanes.iter().position(|lane| lane.id == id));
        (Id::fresh(IdKind::Lane, &mut *self.entropy), below.map_or_else(|| lanes_end(&self.map), |i| i + 1))
    }

    /// Adds a lane of the kind's own and a card in it, as one entry.
    pub(super) fn add_lane_with_card(&mut self, kind: &CardKind) {
        let Some(column) = self.current_column() else { return };
        let (lane, at) = self.new_lane_place();
        let add = self.map.edit_add_lane(at, Lane { id: lane.clone(), kind: LaneKind::of(kind), ..Lane::default() });
        let (card, put) = self.new_card(kind, &Cell::new(&column, &lane), usize::MAX);
        self.make(&label(kind), Edit::All(vec![add, put]), TextTarget::Card(card));
    }

    /// Shows a hidden lane and adds a card to it, as one entry.
    pub(super) fn show_lane_with_card(&mut self, lane: &Id, kind: &CardKind) {
        let Some(column) = self.current_column() else { return };
        let Ok(show) = self.map.edit_record::<Lane>(lane, |lane| lane.hidden = false) else { return };
        let (card, put) = self.new_card(kind, &Cell::new(&column, lane), usize::MAX);
        self.make(&label(kind), Edit::All(vec![show, put]), TextTarget::Card(card));
    }

    /// Makes a thing and edits its text: both are one entry.
    pub(super) fn make(&mut self, label: &str, edit: Edit, target: TextTarget) {
        if self.made(label, edit, &target) {
            self.edit_fresh(target);
        }
    }

    /// Divides a thing and names the part that is new; both are one entry.
    pub(super) fn divide(&mut self, label: &str, edit: Edit, part: TextTarget) {
        if self.made(label, edit, &part) {
            self.name_part(part);
        }
    }

    fn made(&mut self, label: &str, edit: Edit, target: &TextTarget) -> bool {
        self.cancel();
        let thing: Thing = target.thing();
        let merge = fresh_field(&thing);
        let made = self.apply_selecting(label, edit, merge, Selection::of(thing));
        made.map_err(|refusal| self.refuse(&refusal)).is_ok()
    }
}

fn label(kind: &CardKind) -> String {
    format!("Add {}", kind.label().to_lowercase())
}
