//! Editing a text in place: on a card, a stage head, a lane label, a quote, the title.

use super::Editor;
use super::history::Merge;
use super::selection::Thing;
use super::tools::State;
use crate::map::{CardText, Edit, Id, Map, Refusal, TextAt};

/// Which text of the map is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextTarget {
    Card(Id),
    Stage(Id),
    Step(Id),
    Lane(Id),
    Quote { persona: Id, at: Id },
    Title,
    Subtitle,
}

/// A text being edited; the map keeps the old one until it is committed.
#[derive(Clone, Debug, PartialEq)]
pub struct EditingText {
    pub target: TextTarget,
    /// As it is now.
    pub text: String,
    /// As it was.
    pub original: String,
    /// Whether all of it should be selected at the start, so that typing replaces it.
    pub select_all: bool,
    /// The thing was made just now, and its first text is part of that.
    fresh: Option<Fresh>,
}

/// What becomes of a thing just made if its first text is given up.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fresh {
    /// It was made to be edited and goes again, as long as the history is in this state.
    Goes(u64),
    /// Something was divided, and stays so.
    Stays,
}

impl TextTarget {
    /// The thing whose text it is.
    pub fn thing(&self) -> Thing {
        match self {
            Self::Card(id) => Thing::Card(id.clone()),
            Self::Stage(id) => Thing::Stage(id.clone()),
            Self::Step(id) => Thing::Step(id.clone()),
            Self::Lane(id) => Thing::Lane(id.clone()),
            Self::Quote { persona, at } => Thing::Sentiment { persona: persona.clone(), at: at.clone() },
            Self::Title | Self::Subtitle => Thing::Head,
        }
    }

    /// The text one edits when one presses Enter or F2 on a thing; arrows have none.
    pub fn of(thing: &Thing) -> Option<Self> {
        Some(match thing.clone() {
            Thing::Head => Self::Title,
            Thing::Stage(id) => Self::Stage(id),
            Thing::Step(id) => Self::Step(id),
            Thing::Lane(id) => Self::Lane(id),
            Thing::Card(id) => Self::Card(id),
            Thing::Sentiment { persona, at } => Self::Quote { persona, at },
            Thing::Link(_) | Thing::Transition(_) => return None,
        })
    }

    /// Where the map has the text.
    pub fn at(&self) -> TextAt {
        match self.clone() {
            Self::Card(id) => TextAt::Card(id, CardText::Text),
            Self::Stage(id) => TextAt::Stage(id),
            Self::Step(id) => TextAt::Step(id),
            Self::Lane(id) => TextAt::Lane(id),
            Self::Quote { persona, at } => TextAt::Quote { persona, at },
            Self::Title => TextAt::Title,
            Self::Subtitle => TextAt::Subtitle,
        }
    }

    /// Whether Shift-Enter may break the line.
    pub fn multiline(&self) -> bool {
        matches!(self, Self::Card(_) | Self::Quote { .. })
    }

    fn label(&self, map: &Map) -> String {
        match self {
            Self::Card(id) => {
                let kind = map.card(id).map(|card| card.kind.label().to_lowercase());
                format!("Edit {}", kind.as_deref().unwrap_or("card"))
            }
            Self::Stage(_) => "Rename stage".to_owned(),
            Self::Step(_) => "Rename step".to_owned(),
            Self::Lane(_) => "Rename lane".to_owned(),
            Self::Quote { .. } => "Edit quote".to_owned(),
            Self::Title => "Rename map".to_owned(),
            Self::Subtitle => "Edit subtitle".to_owned(),
        }
    }

    /// Plans the change of the text.
    fn edit(&self, map: &Map, text: &str) -> Edit {
        map.edit_texts([(self.at(), text.trim().to_owned())])
    }
}

impl EditingText {
    /// Whether something was typed that the map does not have yet.
    pub fn changed(&self) -> bool {
        self.text.trim() != self.original.trim()
    }

    /// Whether this is a card made to be written on that has no text, and nothing happened to the map since.
    pub(super) fn blank(&self, state: u64) -> bool {
        let card = matches!(self.target, TextTarget::Card(_));
        card && self.fresh == Some(Fresh::Goes(state)) && self.text.trim().is_empty()
    }

    /// The map with this text in it; `None` where nothing was typed.
    pub(super) fn typed_into(&self, map: &Map) -> Option<Map> {
        let mut typed = map.clone();
        typed.apply(self.edit(map)?).ok()?;
        Some(typed)
    }

    /// What would put the text into the map; `None` where nothing was typed.
    pub(super) fn edit(&self, map: &Map) -> Option<Edit> {
        if !self.changed() {
            return None;
        }
        Some(self.target.edit(map, &self.text))
    }
}

impl Editor {
    /// The text being edited in place.
    pub fn editing(&self) -> Option<&EditingText> {
        match &self.state {
            State::EditingText(editing) => Some(editing),
            _ => None,
        }
    }

    /// Begins to edit a text in place; an open one is committed first. Returns whether there is such a text and it
    /// is shown.
    pub fn edit_text(&mut self, target: TextTarget) -> bool {
        self.commit_text();
        self.history.seal();
        self.open_text(target, None)
    }

    /// Begins to edit the text of a thing just made: Escape takes the thing back.
    pub(super) fn edit_fresh(&mut self, target: TextTarget) {
        let state = self.history.state();
        self.open_text(target, Some(Fresh::Goes(state)));
    }

    /// Begins to name the first part of what was divided: Escape leaves it with the name it got.
    pub(super) fn name_part(&mut self, target: TextTarget) {
        self.open_text(target, Some(Fresh::Stays));
    }

    fn open_text(&mut self, target: TextTarget, fresh: Option<Fresh>) -> bool {
        if self.only_to_look_at() {
            self.refuse(&Refusal::Later);
            return false;
        }
        if let Err(refusal) = self.allows_text(&target) {
            self.refuse(&refusal);
            return false;
        }
        let Some(text) = self.map.text_at(&target.at()).map(str::to_owned) else { return false };
        self.unfold_for(&target.thing());
        if super::aim::place(self.layout(), &target.thing()).is_none() {
            // In a hidden lane there is no place to edit it in.
            return false;
        }
        self.set_selection(Some(target.thing()));
        let select_all = fresh.is_some() || !target.multiline();
        self.button = None;
        self.state = EditingText { target, original: text.clone(), text, select_all, fresh }.into();
        self.refresh();
        true
    }

    /// The text field's content changed.
    pub fn type_text(&mut self, text: &str) {
        if let State::EditingText(editing) = &mut self.state {
            text.clone_into(&mut editing.text);
            self.refresh();
        }
    }

    /// Puts the text into the map, as one entry (or as part of the entry that made the thing).
    pub fn commit_text(&mut self) {
        let Some(editing) = self.take_editing() else { return };
        let empty = editing.text.trim().is_empty();
        if !editing.changed() || (empty && !editing.target.at().may_be_empty()) {
            self.refresh();
            return;
        }
        let label = editing.target.label(&self.map);
        let merge = editing.fresh.map_or(Merge::Never, |_| fresh_field(&editing.target.thing()));
        let edit = editing.target.edit(&self.map, &editing.text);
        match self.apply(&label, edit, merge) {
            // The first text of a thing is what tells that it is there now.
            Ok(()) if editing.fresh.is_some() => {
                let label = self.history.undo_label().unwrap_or(&label).to_owned();
                self.announce_change(&label);
            }
            Ok(()) => {}
            Err(refusal) => self.refuse(&refusal),
        }
        self.history.seal();
        self.refresh();
    }

    fn take_editing(&mut self) -> Option<EditingText> {
        match std::mem::take(&mut self.state) {
            State::EditingText(editing) => Some(editing),
            other => {
                self.state = other;
                None
            }
        }
    }

    /// Leaves the text as it was; a thing made only to be edited goes again.
    pub fn cancel_text(&mut self) {
        let Some(editing) = self.take_editing() else { return };
        if editing.fresh == Some(Fresh::Goes(self.history.state()))
            && let Some(entry) = self.history.revoke(&mut self.map)
        {
            self.selection = entry.selection.0;
            self.focus = None;
            self.settle();
        }
        self.refresh();
    }
}

/// The merge key that joins the first text of a thing to the entry that made it.
pub(super) fn fresh_field(thing: &Thing) -> Merge {
    Merge::Field(format!("fresh/{thing:?}"))
}
