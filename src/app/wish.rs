//! What a panel asks for. Panels only read; the session grants their wishes after they are drawn.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::editor::{Command, Merge, Placeable, Thing};
use crate::map::{Edit, Id, Map, Record};

/// One thing that a panel asks for.
#[derive(Clone, Debug)]
pub(crate) enum Wish {
    /// A change to the map, under this label in the history.
    Edit {
        label: Cow<'static, str>,
        edit: Edit,
        merge: Merge,
    },
    Select(Thing),
    /// Selects it and brings it into sight.
    Reveal(Thing),
    /// Selects it and opens its text.
    EditText(Thing),
    Run(Command),
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
