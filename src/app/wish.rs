//! What a panel asks for. Panels only read; the session grants their wishes after they are drawn.

use std::borrow::Cow;
use std::path::PathBuf;

use rustc_hash::FxHashSet;

use crate::editor::{Command, Merge, Placeable, Selection, Thing};
use crate::map::{Change, Edit, Id, Map, Record, Refusal};

/// One thing that a panel asks for.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// A change to the map, under this label in the history.
    Edit {
        label: Cow<'static, str>,
        edit: Edit,
        merge: Merge,
    },
    /// Says why something is not done.
    Refuse(Refusal),
    /// Says that a field was left with a text it cannot take, and what is wanted in it.
    NotTaken {
        field: String,
        typed: String,
        wanted: String,
    },
    /// The field has something it can take: what was said of it is over.
    Taken(String),
    Select(Thing),
    /// Selects these things and nothing else.
    SelectAll(Selection),
    /// Selects it and brings it into sight.
    Reveal(Thing),
    /// Selects it and opens its text.
    EditText(Thing),
    Run(Command),
    /// Run what was chosen in the row of menus.
    Choose(Command),
    /// Opens one of the maps that were open lately.
    Open(PathBuf),
    /// A new persona of this name.
    AddPersona(String),
    /// Deletes a persona with its sentiments.
    RemovePersona(Id),
    /// Lets the first card answer the second.
    Answer {
        from: Id,
        to: Id,
    },
    /// Begins to drag something new onto the map.
    Drag(Placeable),
}

/// The wishes of one frame, in order.
#[derive(Debug, Default)]
pub(crate) struct Wishes(pub(crate) Vec<Wish>);

impl Wishes {
    /// A change of one field of several records; a run of them is one entry of the history.
    pub(crate) fn fields<R: Record>(
        &mut self,
        map: &Map,
        keys: &[R::Key],
        field: &str,
        label: impl Into<Cow<'static, str>>,
        change: impl Fn(&mut R),
    ) {
        let wanted: FxHashSet<&R::Key> = keys.iter().collect();
        let mut records: Vec<R> = R::list(map).iter().filter(|r| wanted.contains(&r.key())).cloned().collect();
        records.iter_mut().for_each(change);
        // Another selection ends a run, so that the field alone tells one run from another.
        let merge = Merge::Field(format!("{} {}s/{field}", keys.len(), R::WHAT));
        self.push(Wish::Edit { label: label.into(), edit: R::edit(Change::Set(records)), merge });
    }

    pub(crate) fn push(&mut self, wish: Wish) {
        self.0.push(wish);
    }

    /// A change of its own.
    pub(crate) fn edit(&mut self, label: impl Into<Cow<'static, str>>, edit: Edit) {
        self.push(Wish::Edit { label: label.into(), edit, merge: Merge::Never });
    }

    /// A change of one field of one record; a run of them is one entry of the history.
    pub(crate) fn field<R: Record>(
        &mut self,
        map: &Map,
        key: &R::Key,
        field: &str,
        label: impl Into<Cow<'static, str>>,
        change: impl FnOnce(&mut R),
    ) {
        // What vanished under the panel in this frame has no fields any more.
        if let Ok(edit) = map.edit_record(key, change) {
            self.push(Wish::Edit { label: label.into(), edit, merge: Merge::field(R::id_of(key), field) });
        }
    }
}
