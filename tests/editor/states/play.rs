//! A gesture under way, watched at every step.

use kurbo::Size;
use touchline::editor::{Input, Key, Mods, Offer, Thing};
use touchline::map::Map;

use super::gestures::Gesture;
use crate::editor::hand::Hand;
use crate::editor::sample::id;

/// A map in a window that shows all of it.
pub fn hand_on(map: Map) -> Hand {
    Hand::on(map, Size::new(2800.0, 2400.0))
}

/// A gesture under way.
pub struct Play {
    pub hand: Hand,
    /// The map before.
    pub start: Map,
    /// The inputs that end it.
    pub end: Vec<Input>,
    pub name: String,
}

impl Play {
    /// Takes the gesture to just before its end; the map must stay as it was all the way.
    pub fn begin(gesture: &Gesture, mut hand: Hand) -> Self {
        (gesture.before)(&mut hand);
        let (path, end) = (gesture.path)(&hand);
        let start = hand.editor.map().clone();
        let name = format!("{} ({})", gesture.state, gesture.says);
        let mut play = Self { hand, start, end, name };
        play.hand.mods = gesture.mods;
        for input in path {
            play.input(input);
        }
        play
    }

    /// Something happens that must leave the map as it was.
    pub fn input(&mut self, input: Input) {
        self.hand.input(input.clone());
        self.untouched(&format!("after {input:?}"));
    }

    pub fn untouched(&self, when: &str) {
        assert!(*self.hand.editor.map() == self.start, "{}: the map changed {when}", self.name);
    }

    pub fn end(&mut self) {
        for input in std::mem::take(&mut self.end) {
            self.hand.input(input);
        }
        self.at_rest("after its end");
    }

    /// Whether there is nothing left of the gesture.
    pub fn at_rest(&self, when: &str) {
        let overlay = self.hand.overlay();
        assert!(!self.hand.editor.busy(), "{}: it still goes on {when}", self.name);
        let drawn = overlay.ghost.is_some() || overlay.frame.is_some() || overlay.refused.is_some();
        assert!(!drawn, "{}: something is still drawn {when}", self.name);
    }

    /// What it left behind is nothing: no change, no entry, nothing in the way of what comes next.
    pub fn leaves_nothing(&mut self, when: &str) {
        self.hand.mods = Mods::NONE;
        self.hand.input(Input::TextCancelled);
        self.at_rest(when);
        self.untouched(when);
        assert_eq!(self.hand.entries(), 0, "{}: nothing is to be taken back {when}", self.name);
        // A click on a handle lets one point at the end of the arrow.
        self.hand.input(Input::Key(Key::Escape));
        let card = self.hand.card("guest");
        self.hand.click(card);
        assert_eq!(self.hand.selected(), Some(Thing::Card(id("guest"))), "{}: the next click {when}", self.name);
        self.untouched(when);
    }

    pub fn offers_to_unlock(&self) -> bool {
        self.hand.editor.toasts().iter().any(|toast| toast.offer == Some(Offer::Unlock))
    }
}
