//! What a map allows. Asked before every change, and while a card hovers over a cell.

use super::{Card, CardKind, Change, Edit, Head, Id, Lane, Map, Refusal, Sentiment};

impl Map {
    /// Whether a card of this kind may be in this lane; the refusal says what the lane takes and the way out.
    ///
    /// # Errors
    /// [`Refusal::Kind`] where it may not, [`Refusal::Missing`] where there is no such lane.
    pub fn accepts(&self, kind: &CardKind, lane: &Id) -> Result<(), Refusal> {
        let lane = self.lane(lane).ok_or_else(|| Refusal::missing("lane", lane))?;
        if lane.kind.takes(kind) { Ok(()) } else { Err(refuse(lane, kind)) }
    }

    /// What the rules say of one edit; lists of edits are asked one by one, as each is made.
    pub(super) fn check(&self, edit: &Edit) -> Result<(), Refusal> {
        match edit {
            Edit::Head(head) => self.check_head(head),
            Edit::Card(change) => self.check_cards(change),
            Edit::Sentiment(change) => self.check_sentiments(change),
            Edit::Persona(_)
            | Edit::Stage(_)
            | Edit::Lane(_)
            | Edit::Link(_)
            | Edit::Transition(_)
            | Edit::Metric(_)
            | Edit::Funnel(_)
            | Edit::All(_) => Ok(()),
        }
    }

    fn check_cards(&self, change: &Change<Card>) -> Result<(), Refusal> {
        let check = |card: &Card| {
            self.stage_of(&card.at.column).ok_or_else(|| Refusal::missing("stage or step", &card.at.column))?;
            self.accepts(&card.kind, &card.at.lane)
        };
        match change {
            Change::Insert(cards) => cards.iter().try_for_each(|(_, card)| check(card)),
            Change::Set(cards) => cards.iter().try_for_each(|card| {
                check(card).or_else(|refusal| {
                    // A file may hold cards where they may not be: they can be edited, and moved along their lane.
                    let stays = |old: &Card| old.at.lane == card.at.lane && old.kind == card.kind;
                    let known = self.stage_of(&card.at.column).is_some();
                    if known && self.card(&card.id).is_some_and(stays) { Ok(()) } else { Err(refusal) }
                })
            }),
            Change::Remove(_) | Change::Move(_) => Ok(()),
        }
    }

    fn check_sentiments(&self, change: &Change<Sentiment>) -> Result<(), Refusal> {
        let scale = self.head.scale;
        let check = |sentiment: &Sentiment| match sentiment.value {
            Some(value) if !scale.holds(value) => Err(Refusal::OffScale {
                value: value.to_string(),
                min: scale.min.to_string(),
                max: scale.max.to_string(),
            }),
            _ => Ok(()),
        };
        match change {
            Change::Insert(list) => list.iter().try_for_each(|(_, sentiment)| check(sentiment)),
            Change::Set(list) => list.iter().try_for_each(|sentiment| {
                check(sentiment).or_else(|refusal| {
                    // A file may hold a value off the scale: what is said beside it can be edited.
                    let known = self.sentiment(&sentiment.persona, &sentiment.at);
                    if known.is_some_and(|old| old.value == sentiment.value) { Ok(()) } else { Err(refusal) }
                })
            }),
            Change::Remove(_) | Change::Move(_) => Ok(()),
        }
    }

    fn check_head(&self, head: &Head) -> Result<(), Refusal> {
        let scale = head.scale;
        if scale.min >= scale.max {
            return Err(Refusal::EmptyScale);
        }
        // A file may hold limits that contradict each other; nothing makes them so.
        if !head.disagreement.holds() && self.head.disagreement.holds() {
            return Err(Refusal::Limits);
        }
        match self.sentiments.iter().filter_map(|s| s.value).find(|value| !scale.holds(*value)) {
            // A map read from a file may hold such values already; only a change of scale is refused.
            Some(value) if scale != self.head.scale => Err(Refusal::OffScale {
                value: value.to_string(),
                min: scale.min.to_string(),
                max: scale.max.to_string(),
            }),
            _ => Ok(()),
        }
    }
}

fn refuse(lane: &Lane, kind: &CardKind) -> Refusal {
    let instead = lane.kind.card_kind();
    let takes = match &instead {
        None => "no cards".to_owned(),
        Some(CardKind::Note) => "notes".to_owned(),
        Some(_) => format!("{} and notes", lane.kind.plural()),
    };
    Refusal::Kind { lane: lane.label().to_owned(), takes, kind: kind.clone(), instead }
}
