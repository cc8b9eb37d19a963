//! Whether an import replaces a funnel of the map or becomes a new one.

use egui::{RichText, Ui};

use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::{self, Becomes};
use crate::map::{Funnel, Id, Map};

/// The choice, for one import.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The funnel that could be replaced.
    there: Option<Id>,
    /// It is the source of that funnel, read again.
    again: bool,
    /// It counts the same steps as that funnel.
    alike: bool,
    /// Whether it replaces that one, where it was said.
    said: Option<bool>,
    /// The id of a new one.
    new: Id,
}

impl Place {
    /// For the funnel whose source is read again, else for what an import of the file could replace.
    pub(super) fn new(map: &Map, file: &str, new: Id, over: Option<&Funnel>) -> Self {
        let again = over.or_else(|| funnel::of_file(map, file));
        let there = again.or_else(|| funnel::only_shown(map));
        Self { there: there.map(|there| there.id.clone()), again: again.is_some(), alike: false, said: None, new }
    }

    /// The funnel whose source is read again.
    pub(super) fn again<'m>(&self, map: &'m Map) -> Option<&'m Funnel> {
        self.there(map).filter(|_| self.again)
    }

    /// What its button does.
    pub(super) fn verb(&self, map: &Map) -> &'static str {
        if matches!(self.becomes(map), Becomes::Again(_)) { "Update" } else { "Import" }
    }

    fn there<'m>(&self, map: &'m Map) -> Option<&'m Funnel> {
        map.funnel(self.there.as_ref()?)
    }

    /// Looks whether an import of these steps counts the same as the funnel there, and so is likely to replace it.
    pub(super) fn compare(&mut self, map: &Map, steps: &[String]) {
        self.alike = funnel::replaced(map, "", steps).is_some_and(|found| Some(&found.id) == self.there.as_ref());
    }

    /// The funnel that is replaced. An import from elsewhere replaces none, unless it counts the same or somebody says so.
    fn replaced<'m>(&self, map: &'m Map) -> Option<&'m Funnel> {
        self.there(map).filter(|_| self.said.unwrap_or(self.again || self.alike))
    }

    /// Which funnel of the map it becomes.
    pub(super) fn becomes<'m>(&self, map: &'m Map) -> Becomes<'m> {
        match self.replaced(map) {
            Some(old) if self.again => Becomes::Again(&old.id),
            Some(old) => Becomes::Instead(&old.id),
            None => Becomes::New,
        }
    }

    /// Gives a funnel as [`Place::becomes`] has it the id it keeps while the dialog is open, where it is new.
    pub(super) fn settle(&self, map: &Map, funnel: &mut Funnel) {
        if self.becomes(map) == Becomes::New {
            funnel.id = self.new.clone();
        }
    }

    /// Says what is another than in the funnel that is replaced, where it scrolls.
    pub(super) fn changes(&self, ui: &mut Ui, map: &Map, new: &Funnel) {
        let Some(old) = self.replaced(map) else { return };
        let look = Look::of(ui.ctx());
        let changes = funnel::changes(map, old, new, &map.head.language);
        ui.add_space(4.0);
        let head = match changes.len() {
            0 if self.again => "Nothing has changed since it was imported",
            0 => "Nothing changes on the map but where it comes from",
            _ => "What changes on the map",
        };
        let label = ui.label(RichText::new(head).font(style::title()));
        widgets::heading(ui.ctx(), label.id, head);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for change in &changes {
                text::wrapped(ui, change, &style::body(), look.text);
            }
        });
    }

    /// Says which one it becomes, and offers the other way. Whether it was taken.
    pub(super) fn show(&mut self, ui: &mut Ui, map: &Map) -> bool {
        let look = Look::of(ui.ctx());
        let replaced = self.replaced(map);
        let (says, other) = match (replaced, self.there(map)) {
            (Some(old), _) => (
                format!("Replaces {}; steps of the same name keep their matches.", known_as(old)),
                "Add as new instead",
            ),
            (None, Some(there)) => {
                (format!("Becomes a new funnel, beside {}.", known_as(there)), "Replace the one there")
            }
            (None, None) => {
                ui.label(RichText::new("Becomes a new funnel on the map.").color(look.muted));
                return false;
            }
        };
        let said = Some(replaced.is_none());
        let mut changed = false;
        ui.horizontal(|ui| {
            let room = (ui.available_width() - 180.0).max(80.0);
            text::label_within(ui, &says, &style::body(), look.muted, room);
            changed = widgets::link(ui, other).clicked();
        });
        if changed {
            self.said = said;
        }
        changed
    }
}

fn known_as(funnel: &Funnel) -> &str {
    let named = [&funnel.source.file, &funnel.name].into_iter().find(|text| !text.is_empty());
    named.map_or("the funnel there", String::as_str)
}
