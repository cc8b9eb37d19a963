//! The picture of what is laid out, lowered again only when layout or palette change.

use rustc_hash::FxHashSet;

use crate::editor::{Editor, GhostOf};
use crate::layout::Layout;
use crate::map::Id;
use crate::picture::{Group, Key, Lowering, Palette, Part, Picture};

/// How much of a card is left that steps back behind others.
const DIMMED: f32 = 0.45;

/// A picture and what it was made from.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    picture: Option<Picture>,
    /// What a gesture carries.
    lifted: Vec<Group>,
    lowering: Lowering,
    /// Version of the layout, hash of the palette.
    of: (u64, u64),
}

impl Drawn {
    /// The picture of what the editor shows.
    pub(super) fn follow(&mut self, editor: &Editor, palette: &Palette) {
        let of = (editor.layout_version(), palette.hash);
        if self.picture.is_none() || self.of != of {
            self.picture = Some(self.lowering.lower(editor.layout(), palette));
            self.lifted = self.lowering.lifted(editor.layout(), palette);
            self.of = of;
        }
    }

    pub(super) fn picture(&self) -> Option<&Picture> {
        self.picture.as_ref()
    }

    /// The group that shows what is dragged, if it is one that can be lifted.
    pub(super) fn group_of(&self, of: &GhostOf) -> Option<&Group> {
        let key = match of {
            GhostOf::Card(id) => Key::of(Part::Card, id),
            GhostOf::NewCard(_) | GhostOf::Stage(_) | GhostOf::Step(_) | GhostOf::Lane(_) => return None,
        };
        // Where it may not be dropped it is not lifted out of the picture.
        let groups = self.picture.as_ref().map_or(&[][..], |picture| &picture.groups);
        self.lifted.iter().chain(groups).find(|group| group.key == key)
    }
}

/// How much of a group shines through while some cards stand out: the other cards step back.
pub(super) fn opacity(lit: &[Id], layout: &Layout) -> impl Fn(&Group) -> f32 + use<> {
    let card = |id: &Id| Key::of(Part::Card, id);
    let dimmed: FxHashSet<Key> = match lit {
        [] => FxHashSet::default(),
        lit => layout.cards().map(|shown| shown.id).filter(|id| !lit.contains(id)).map(card).collect(),
    };
    move |group| if dimmed.contains(&group.key) { DIMMED } else { 1.0 }
}
