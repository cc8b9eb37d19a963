//! Numbers on the cards, so that the back row can point: shown, hidden, and typed to go to a card.

use std::sync::Arc;

use super::Editor;
use super::selection::Thing;
use crate::layout::Numbers;
use crate::map::{CardNumber, Id};

/// Whether numbers are shown, and of which state of the map.
#[derive(Debug, Default)]
pub(super) struct Pointing {
    on: bool,
    /// Counts how often a number was asked for, so that its field takes the keyboard each time.
    asked: u64,
    /// The cards by their numbers, of this state of the map.
    cards: (Option<u64>, Vec<(CardNumber, Id)>),
}

impl Editor {
    /// Whether every card shows its number.
    pub fn numbered(&self) -> bool {
        self.pointing.on
    }

    /// How often the field for a number was asked for.
    pub fn number_asked(&self) -> u64 {
        self.pointing.asked
    }

    /// Shows the numbers and asks for one, or hides them.
    pub(super) fn toggle_numbers(&mut self) {
        if self.pointing.on {
            self.hide_numbers();
        } else {
            self.ask_number();
        }
    }

    /// Shows the numbers and asks for one.
    pub(super) fn ask_number(&mut self) {
        self.pointing.on = true;
        self.pointing.asked += 1;
        self.show_numbers();
    }

    /// Takes the numbers off the cards.
    pub fn hide_numbers(&mut self) {
        self.pointing.on = false;
        self.show_numbers();
        self.announce("Card numbers hidden".to_owned());
    }

    /// The sizes of the canvas: of the room, with room for numbers while they are shown.
    pub(super) fn sizes(&mut self) {
        let enlarged = self.metrics.enlarged(self.room.factor());
        self.enlarged = if self.pointing.on { enlarged.numbered(&self.map) } else { enlarged };
    }

    fn show_numbers(&mut self) {
        self.sizes();
        self.refresh();
        self.reveal_selected();
    }

    /// The numbers of the map as it is now; none while they are not shown.
    pub(super) fn shaped_numbers(&mut self) -> Option<Arc<Numbers>> {
        let Self { pointing, map, fonts, enlarged, .. } = self;
        pointing.on.then(|| Arc::new(Numbers::of(map, fonts, enlarged)))
    }

    /// The card of a number as somebody types it, "p3".
    pub fn card_numbered(&mut self, typed: &str) -> Option<Id> {
        let number = CardNumber::read(typed)?;
        let state = self.history.state();
        if self.pointing.cards.0 != Some(state) {
            let named = |(at, number): (usize, CardNumber)| (number, self.map.cards[at].id.clone());
            self.pointing.cards = (Some(state), self.map.card_numbers().into_iter().map(named).collect());
        }
        self.pointing.cards.1.iter().find(|(known, _)| *known == number).map(|(_, id)| id.clone())
    }

    /// Goes to the card of a number as it is typed; `false` where no card has it.
    pub fn point_at(&mut self, typed: &str) -> bool {
        let Some(id) = self.card_numbered(typed) else { return false };
        let thing = Thing::Card(id);
        if self.selection.one() != Some(&thing) {
            self.go_to(&thing);
        }
        true
    }
}
