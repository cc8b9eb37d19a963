//! Changes to the list of personas.

use super::{Change, Edit, Entropy, Id, IdKind, Lane, LaneKind, Map, Persona, Record, Sentiment};

impl Map {
    /// Adds a persona at the end of the list.
    pub fn edit_add_persona(&self, name: &str, entropy: &mut dyn Entropy) -> Edit {
        let id = Id::fresh(IdKind::Persona, entropy);
        Edit::insert(self.personas.len(), Persona { id, name: name.to_owned(), ..Persona::default() })
    }

    /// Puts a persona in front of the others.
    pub fn edit_front_persona(&self, id: &Id) -> Edit {
        Edit::Persona(Change::Move(vec![(id.clone(), 0)]))
    }

    /// Deletes a persona with its sentiments and the lanes that show its line.
    pub fn edit_delete_persona(&self, id: &Id) -> Edit {
        let sentiments: Vec<_> =
            self.sentiments.iter().filter(|sentiment| sentiment.persona == *id).map(Sentiment::key).collect();
        let shows = |lane: &&Lane| lane.kind == LaneKind::Sentiment && lane.persona == *id;
        let lanes: Vec<Id> = self.lanes.iter().filter(shows).map(|lane| lane.id.clone()).collect();
        let mut edits = vec![Edit::Persona(Change::Remove(vec![id.clone()]))];
        if !sentiments.is_empty() {
            edits.push(Edit::Sentiment(Change::Remove(sentiments)));
        }
        if !lanes.is_empty() {
            edits.push(Edit::Lane(Change::Remove(lanes)));
        }
        Edit::All(edits)
    }
}
