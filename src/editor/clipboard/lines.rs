//! Lines become cards and quotes.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Draft;
use crate::editor::{Editor, Thing};
use crate::interop::{Line, Says};
use crate::map::{Card, CardKind, Cell, Id, LaneKind, Map, Refusal};

/// Where lines go.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::editor) struct Spot {
    pub(in crate::editor) column: Id,
    /// The current lane, for lines that say no kind.
    pub(in crate::editor) lane: Option<Id>,
    /// Whose sentiments get the quotes; `None` where no line is shown.
    pub(in crate::editor) persona: Option<Id>,
    /// Cards of this cell go to this index.
    pub(in crate::editor) below: Option<(Cell, usize)>,
}

impl Editor {
    /// Where pasted lines go: below what is selected. `None` where there is no stage.
    pub(in crate::editor) fn spot(&self) -> Option<Spot> {
        let column = self.current_column()?;
        let lane = self.lane_here().filter(|lane| !lane.hidden).map(|lane| lane.id.clone());
        let persona = match self.selection.lead() {
            Some(Thing::Sentiment { persona, .. }) => Some(persona.clone()),
            _ => felt_by(&self.map),
        };
        let below = match self.selection.lead() {
            Some(Thing::Card(id)) => self.map.card(id).map(|card| (card.at.clone(), self.below(&card.at))),
            _ => None,
        };
        Some(Spot { column, lane, persona, below })
    }

    /// The index below the last selected card of a cell.
    pub(super) fn below(&self, cell: &Cell) -> usize {
        let last =
            self.map.cards_in(cell).enumerate().filter(|(_, card)| self.selection.has(&Thing::Card(card.id.clone())));
        last.last().map_or(usize::MAX, |(at, _)| at + 1)
    }

    /// [`Editor::below`] of every cell with a selected card, in one pass.
    pub(super) fn below_selected(&self) -> FxHashMap<Cell, usize> {
        let selected: FxHashSet<&Id> = self.selection.cards().collect();
        let mut cells: FxHashMap<&Cell, (usize, Option<usize>)> = FxHashMap::default();
        for card in &self.map.cards {
            let (count, below) = cells.entry(&card.at).or_default();
            *count += 1;
            if selected.contains(&card.id) {
                *below = Some(*count);
            }
        }
        cells.into_iter().filter_map(|(cell, (_, below))| Some((cell.clone(), below?))).collect()
    }
}

/// Whose sentiment line is shown first.
pub(in crate::editor) fn felt_by(map: &Map) -> Option<Id> {
    let shown = map.lanes.iter().find(|lane| lane.kind == LaneKind::Sentiment && !lane.hidden);
    shown.map(|lane| lane.persona.clone())
}

impl Draft<'_> {
    /// Plans what lines say, at a spot; without one there is no stage, and one is made.
    pub(super) fn lines(&mut self, lines: &[Line], spot: Option<Spot>) -> Result<(), Refusal> {
        let spot = match spot {
            Some(spot) => spot,
            None => {
                let persona = felt_by(self.map());
                Spot { column: self.stage("New stage", usize::MAX)?, lane: None, persona, below: None }
            }
        };
        lines.iter().try_for_each(|line| self.line(line, &spot))
    }

    /// Plans what a line says, at a spot.
    pub(in crate::editor) fn line(&mut self, line: &Line, spot: &Spot) -> Result<(), Refusal> {
        let card = match (&line.says, &spot.persona) {
            (Says::Quote, Some(persona)) => {
                self.quote(persona, &spot.column, &line.text);
                return Ok(());
            }
            // Where nobody's feelings are shown, what customers say is a card.
            (Says::Quote, None) => Card { kind: CardKind::Quote, ..text(line) },
            (Says::Kind(kind), _) => Card { kind: kind.clone(), ..text(line) },
            (Says::Touchpoint { channel }, _) => {
                Card { kind: CardKind::Touchpoint, channel: channel.clone(), ..text(line) }
            }
            (Says::Plain, _) => match self.plain_home(spot.lane.as_ref()) {
                Some((lane, kind)) => {
                    self.put(Card { kind, ..text(line) }, &lane, spot);
                    return Ok(());
                }
                None => return self.park(line, &spot.column),
            },
        };
        match self.home(&card.kind, spot.lane.as_ref())? {
            Some(lane) => {
                self.put(card, &lane, spot);
            }
            None => self.homeless(card, &spot.column)?,
        }
        Ok(())
    }

    fn put(&mut self, card: Card, lane: &Id, spot: &Spot) {
        let cell = Cell::new(&spot.column, lane);
        let index = spot.below.as_ref().filter(|(below, _)| *below == cell).map_or(usize::MAX, |(_, index)| *index);
        self.card(Card { at: cell, ..card }, index);
    }

    /// Plans a line as a card of the parking lot; without a sign it is a note.
    pub(in crate::editor) fn park(&mut self, line: &Line, column: &Id) -> Result<(), Refusal> {
        let lot = self.lot()?;
        let kind = match &line.says {
            Says::Plain => CardKind::Note,
            Says::Quote => CardKind::Quote,
            says => says.kind().unwrap_or(CardKind::Note),
        };
        let channel = match &line.says {
            Says::Touchpoint { channel } => channel.clone(),
            Says::Plain | Says::Quote | Says::Kind(_) => String::new(),
        };
        self.card(Card { kind, channel, at: Cell::new(column, &lot), ..text(line) }, usize::MAX);
        Ok(())
    }

    /// Plans a card that no lane takes: it goes to the parking lot, and that is told.
    pub(super) fn homeless(&mut self, card: Card, column: &Id) -> Result<(), Refusal> {
        let lot = self.lot()?;
        let id = self.card(Card { at: Cell::new(column, &lot), ..card }, usize::MAX);
        self.homeless.push(id);
        Ok(())
    }
}

fn text(line: &Line) -> Card {
    Card { text: line.text.clone(), ..Card::default() }
}
