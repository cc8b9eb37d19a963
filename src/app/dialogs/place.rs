//! Whether an import replaces a funnel of the map or becomes a new one.

use egui::{RichText, Ui};

use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel;
use crate::map::{Funnel, Id, Map};

/// The choice, for one import.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The funnel that could be replaced.
    same: Option<Id>,
    replaces: bool,
    /// The id of a new one.
    new: Id,
}

impl Place {
    /// Replaces what an import of the file is for, if there is something.
    pub(super) fn new(map: &Map, file: &str, new: Id) -> Self {
        let same = funnel::replaced(map, file).map(|old| old.id.clone());
        Self { replaces: same.is_some(), same, new }
    }

    /// The funnel that could be replaced, if it came from a file of this name.
    pub(super) fn same_file<'m>(&self, map: &'m Map, file: &str) -> Option<&'m Funnel> {
        let old = map.funnel(self.same.as_ref()?)?;
        Some(old).filter(|old| !file.is_empty() && old.source.file == file)
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
