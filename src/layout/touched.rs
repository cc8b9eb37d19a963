//! What of a layout a change of the map touches; all else can stay as it is.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::map::{Card, Cell, Change, Edit, Id};

/// Collected from edits, before they are made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Touched {
    /// Cells something comes into or changes in.
    pub(super) cells: Vec<Cell>,
    /// Cards whose cells of before are touched, and those that are new.
    pub(super) cards: Vec<Id>,
    /// Where cards were put into the map's list.
    pub(super) news: FxHashMap<Id, usize>,
    /// Cards that are gone.
    pub(super) gone: FxHashSet<Id>,
    /// Stages and steps, or what decides which of them have columns.
    pub(super) columns: bool,
    /// Lanes: which there are, in which order, of which kind.
    pub(super) lanes: bool,
    /// What sentiments, funnels and metrics are drawn from.
    pub(super) charts: bool,
    /// Which cards are linked.
    pub(super) links: bool,
}

impl Touched {
    /// What an edit touches.
    pub fn by(edit: &Edit) -> Self {
        let mut touched = Self::default();
        touched.add(edit);
        touched
    }

    /// Counts in that stages show a column of their own beside their steps, or no longer.
    pub fn add_columns(&mut self) {
        (self.columns, self.charts) = (true, true);
    }

    /// Counts another edit in.
    pub fn add(&mut self, edit: &Edit) {
        match edit {
            Edit::Card(change) => self.add_cards(change),
            Edit::Stage(_) => (self.columns, self.charts) = (true, true),
            Edit::Lane(_) => (self.lanes, self.charts) = (true, true),
            // With them stages may get columns of their own beside their steps.
            Edit::Sentiment(_) | Edit::Metric(_) => (self.columns, self.charts) = (true, true),
            Edit::Head(_) | Edit::Persona(_) | Edit::Funnel(_) => self.charts = true,
            Edit::Link(_) => self.links = true,
            Edit::Transition(_) => {}
            Edit::All(edits) => edits.iter().for_each(|edit| self.add(edit)),
        }
    }

    fn add_cards(&mut self, change: &Change<Card>) {
        match change {
            Change::Insert(cards) => {
                for (at, card) in cards {
                    self.news.insert(card.id.clone(), *at);
                    self.gone.remove(&card.id);
                    self.cards.push(card.id.clone());
                    self.into(&card.at);
                }
            }
            Change::Set(cards) => {
                for card in cards {
                    self.cards.push(card.id.clone());
                    self.into(&card.at);
                }
            }
            Change::Remove(ids) => {
                self.gone.extend(ids.iter().cloned());
                self.cards.extend(ids.iter().cloned());
            }
            Change::Move(moves) => {
                for (id, to) in moves {
                    self.news.insert(id.clone(), *to);
                    self.cards.push(id.clone());
                }
            }
        }
    }

    fn into(&mut self, cell: &Cell) {
        // Many cards into one cell are the rule.
        if self.cells.last() != Some(cell) {
            self.cells.push(cell.clone());
        }
    }

    /// Whether cards come, go or change.
    pub(super) fn any_cards(&self) -> bool {
        !self.cells.is_empty() || !self.cards.is_empty()
    }
}
