//! How much memory an edit holds, estimated: the size of its records and of their texts.

use std::mem::size_of;

use crate::map::{
    Card, Change, Edit, Extra, Funnel, Lane, Link, Metric, Persona, Record, Sentiment, Stage, Transition,
};

/// An edit's memory in bytes, estimated.
pub(super) fn weight(edit: &Edit) -> usize {
    let inside = match edit {
        Edit::Head(head) => size_of_val(&**head) + head.title.len() + head.subtitle.len() + head.language.len(),
        Edit::Persona(change) => records(change),
        Edit::Stage(change) => records(change),
        Edit::Lane(change) => records(change),
        Edit::Card(change) => records(change),
        Edit::Sentiment(change) => records(change),
        Edit::Link(change) => records(change),
        Edit::Transition(change) => records(change),
        Edit::Metric(change) => records(change),
        Edit::Funnel(change) => records(change),
        Edit::All(edits) => edits.iter().map(weight).sum(),
    };
    size_of::<Edit>() + inside
}

trait Weigh: Record {
    /// The memory of a record's texts and lists.
    fn heap(&self) -> usize;
}

fn records<R: Weigh>(change: &Change<R>) -> usize {
    match change {
        Change::Insert(list) => list.iter().map(|(_, r)| size_of::<(usize, R)>() + r.heap()).sum(),
        Change::Set(list) => list.iter().map(|r| size_of::<R>() + r.heap()).sum(),
        Change::Remove(keys) => keys.len() * size_of::<R::Key>(),
        Change::Move(moves) => moves.len() * size_of::<(R::Key, usize)>(),
    }
}

fn texts(texts: &[&String]) -> usize {
    texts.iter().map(|text| text.capacity()).sum()
}

fn unknown(extra: &Extra) -> usize {
    extra.iter().map(|field| size_of_val(field) + field.1.len()).sum()
}

impl Weigh for Persona {
    fn heap(&self) -> usize {
        texts(&[&self.name, &self.role]) + unknown(&self.extra)
    }
}

impl Weigh for Stage {
    fn heap(&self) -> usize {
        let steps: usize = self.steps.iter().map(|s| size_of_val(s) + s.name.capacity() + unknown(&s.extra)).sum();
        texts(&[&self.name, &self.owner]) + steps + unknown(&self.extra)
    }
}

impl Weigh for Lane {
    fn heap(&self) -> usize {
        texts(&[&self.name, &self.hint]) + unknown(&self.extra)
    }
}

impl Weigh for Card {
    fn heap(&self) -> usize {
        let evidence = self.evidence.as_ref().map_or(0, |e| e.source.capacity() + unknown(&e.extra));
        let tags: usize = self.tags.iter().map(|tag| size_of::<String>() + tag.capacity()).sum();
        texts(&[&self.text, &self.offer, &self.timing, &self.channel, &self.owner, &self.note])
            + evidence
            + tags
            + unknown(&self.extra)
    }
}

impl Weigh for Sentiment {
    fn heap(&self) -> usize {
        self.quote.capacity() + unknown(&self.extra)
    }
}

impl Weigh for Link {
    fn heap(&self) -> usize {
        unknown(&self.extra)
    }
}

impl Weigh for Transition {
    fn heap(&self) -> usize {
        unknown(&self.extra)
    }
}

impl Weigh for Metric {
    fn heap(&self) -> usize {
        texts(&[&self.name, &self.unit]) + size_of_val(&*self.points) + unknown(&self.extra)
    }
}

impl Weigh for Funnel {
    fn heap(&self) -> usize {
        let source = &self.source;
        let named = texts(&[&self.name, &self.unit, &self.window, &source.file, &source.vendor, &source.range]);
        let steps: usize = self.steps.iter().map(|step| size_of::<String>() + step.capacity()).sum();
        let segments: usize =
            self.segments.iter().map(|s| size_of_val(s) + s.name.capacity() + s.counts.len() * 8).sum();
        named + source.choices.capacity() + steps + segments + size_of_val(&*self.matches) + unknown(&self.extra)
    }
}
