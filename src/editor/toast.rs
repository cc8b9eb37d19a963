//! Short words at the foot of the window, some with a way back or a way on.

use super::selection::Thing;
use crate::map::{CardKind, Id};

/// How long a toast stays, in seconds: with something to press, and without.
const SECONDS: (f64, f64) = (10.0, 5.0);

/// What a toast's button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Takes back the entry that led to this state of the map.
    Undo {
        state: u64,
    },
    /// Adds a lane of the card's kind, and the card into it.
    AddLane(CardKind),
    /// Shows a hidden lane, and adds a card of its kind to it.
    ShowLane(Id, CardKind),
    /// Gives these cards of the parking lot lanes of their kinds.
    AddLanes(Vec<Id>),
    AddStage,
    /// Adds a stage for each step of this funnel that belongs to none.
    AddStagesOf(Id),
    /// Lifts the map's lock.
    Unlock,
    /// Draws the arrows of all answers, all the time.
    ShowAnswers,
    /// Shows a hidden lane and goes to what is in it.
    Unhide(Id, Thing),
}

impl Offer {
    /// The button's words.
    pub fn label(&self) -> String {
        match self {
            Self::Undo { .. } => "Undo".to_owned(),
            Self::AddLane(kind) => {
                format!("Add a lane of {}", crate::map::LaneKind::of(kind).plural())
            }
            Self::ShowLane(..) | Self::Unhide(..) => "Show it".to_owned(),
            Self::AddLanes(ids) => if ids.len() == 1 { "Add a lane" } else { "Add lanes" }.to_owned(),
            Self::AddStage => "Add a stage".to_owned(),
            Self::AddStagesOf(_) => "Add stages".to_owned(),
            Self::Unlock => "Unlock".to_owned(),
            Self::ShowAnswers => "Show all".to_owned(),
        }
    }
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    pub id: u64,
    pub text: String,
    pub offer: Option<Offer>,
    /// When it goes, in the time of the inputs.
    pub until: f64,
}

/// The messages shown now, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    list: Vec<Toast>,
    next: u64,
}

/// At most so many at a time; older ones go.
const MOST: usize = 3;

impl Toasts {
    pub fn list(&self) -> &[Toast] {
        &self.list
    }

    /// Shows a message. The same message again only stays longer.
    pub fn push(&mut self, text: String, offer: Option<Offer>, now: f64) -> u64 {
        self.list.retain(|toast| toast.text != text);
        self.next += 1;
        let stays = if offer.is_some() { SECONDS.0 } else { SECONDS.1 };
        self.list.push(Toast { id: self.next, text, offer, until: now + stays });
        if self.list.len() > MOST {
            self.list.remove(0);
        }
        self.next
    }

    /// Adds words to the newest message, once, and lets it stay longer.
    pub fn insist(&mut self, words: &str, now: f64) {
        let Some(toast) = self.list.last_mut() else { return };
        if !toast.text.ends_with(words) {
            toast.text = format!("{} · {words}", toast.text);
        }
        toast.until = toast.until.max(now + SECONDS.1);
    }

    /// Takes a message away and gives back what it offered.
    pub fn take(&mut self, id: u64) -> Option<Offer> {
        let at = self.list.iter().position(|toast| toast.id == id)?;
        self.list.remove(at).offer
    }

    /// Drops all messages: what they say is not true any more.
    pub fn clear(&mut self) {
        self.list.clear();
    }

    /// Drops the messages with such a text.
    pub fn drop_texts(&mut self, gone: impl Fn(&str) -> bool) {
        self.list.retain(|toast| !gone(&toast.text));
    }

    /// Drops the messages with an offer that has nothing left to do.
    pub fn drop_offers(&mut self, offer: &Offer) {
        self.list.retain(|toast| toast.offer.as_ref() != Some(offer));
    }

    /// Drops what has been shown long enough, and offers of undo that no longer fit the map's state.
    pub fn expire(&mut self, now: f64, now_state: u64) {
        self.list.retain(|toast| {
            let fits = !matches!(toast.offer, Some(Offer::Undo { state }) if state != now_state);
            fits && toast.until > now
        });
    }

    /// When the next message goes.
    pub fn next_expiry(&self) -> Option<f64> {
        self.list.iter().map(|toast| toast.until).min_by(f64::total_cmp)
    }
}
