//! Whether an import replaces a funnel of the map or becomes a new one.

use egui::{RichText, Ui};

use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel;
use crate::map::{Funnel, Id, Map};

/// As many changes as are listed; the rest is counted.
const MOST_CHANGES: usize = 6;

/// The choice, for one import.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The funnel that could be replaced.
    same: Option<Id>,
    replaces: bool,
    /// The id of a new one.
    new: Id,
    /// It is the source of that funnel, read again.
    again: bool,
}

impl Place {
    /// Replaces the funnel whose source is read again, else what an import of the file is for, if there is something.
    pub(super) fn new(map: &Map, file: &str, new: Id, over: Option<&Funnel>) -> Self {
        let same = over.or_else(|| funnel::replaced(map, file));
        let again = over.is_some() || same.is_some_and(|old| !file.is_empty() && old.source.file == file);
        let same = same.map(|old| old.id.clone());
        Self { replaces: same.is_some(), same, new, again }
    }

    /// The funnel whose source is read again.
    pub(super) fn again<'m>(&self, map: &'m Map) -> Option<&'m Funnel> {
        map.funnel(self.same.as_ref()?).filter(|_| self.again)
    }

    /// The same, by its id: what is said of it goes on. Of another source nothing is taken but the place.
    pub(super) fn source(&self, map: &Map) -> Option<&Id> {
        self.again(map).and(self.same.as_ref())
    }

    /// It stands beside a funnel that it could have replaced: what that one says of its steps is not said of this one.
    pub(super) fn is_apart(&self) -> bool {
        !self.replaces && self.same.is_some()
    }

    /// Gives a funnel planned as the replacing one its own id, where it is new.
    pub(super) fn settle(&self, funnel: &mut Funnel) {
        if !self.replaces {
            funnel.id = self.new.clone();
        }
    }

    /// Says what is another in the funnel that is read again.
    pub(super) fn changes(&self, ui: &mut Ui, map: &Map, new: &Funnel) {
        let Some(old) = self.again(map).filter(|_| self.replaces) else { return };
        let look = Look::of(ui.ctx());
        let changes = funnel::changes(old, new, &map.head.language);
        ui.add_space(4.0);
        let head = match changes.len() {
            0 => "Nothing has changed since it was imported".to_owned(),
            _ => "What changes on the map".to_owned(),
        };
        let label = ui.label(RichText::new(&head).font(style::title()));
        widgets::heading(ui.ctx(), label.id, &head);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for change in changes.iter().take(MOST_CHANGES) {
                text::wrapped(ui, change, &style::body(), look.text);
            }
            let more = changes.len().saturating_sub(MOST_CHANGES);
            if more > 0 {
                ui.label(RichText::new(format!("and {more} more")).color(look.muted));
            }
        });
    }

    /// Says which, and offers the other way. Whether it was taken.
    pub(super) fn show(&mut self, ui: &mut Ui, map: &Map) -> bool {
        let look = Look::of(ui.ctx());
        let Some(same) = self.same.as_ref().and_then(|id| map.funnel(id)) else {
            ui.label(RichText::new("Becomes a new funnel on the map.").color(look.muted));
            return false;
        };
        let (says, other) = if self.replaces {
            (format!("Replaces {}; steps of the same name keep their matches.", known_as(same)), "Add as new instead")
        } else {
            ("Becomes a new funnel on the map.".to_owned(), "Replace the one there")
        };
        let mut changed = false;
        ui.horizontal(|ui| {
            let room = (ui.available_width() - 180.0).max(80.0);
            text::label_within(ui, &says, &style::body(), look.muted, room);
            changed = widgets::link(ui, other).clicked();
        });
        self.replaces ^= changed;
        changed
    }
}

fn known_as(funnel: &Funnel) -> String {
    let named = [&funnel.source.file, &funnel.name].into_iter().find(|text| !text.is_empty());
    named.cloned().unwrap_or_else(|| "the funnel there".to_owned())
}
