//! What one can start from: templates, and samples to look around in.

use super::{ReadError, read};
use crate::map::{Entropy, Map};

/// A map that ships with the program.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// For `--template`: "customer-journey".
    pub word: &'static str,
    /// "Customer journey"
    pub name: &'static str,
    /// One line on what is in it.
    pub about: &'static str,
    text: &'static str,
}

/// The first is what `new` makes when none is named.
pub const TEMPLATES: [Template; 3] = [
    Template {
        word: "customer-journey",
        name: "Customer journey",
        about: "Six stages from awareness to loyalty, and a lane for each question",
        text: include_str!("../../assets/templates/customer-journey.journey.ron"),
    },
    Template {
        word: "workshop-starter",
        name: "Workshop starter",
        about: "The same, with a hint in every lane for a room that starts from nothing",
        text: include_str!("../../assets/templates/workshop-starter.journey.ron"),
    },
    Template {
        word: "blank",
        name: "Blank",
        about: "One stage and one lane",
        text: include_str!("../../assets/templates/blank.journey.ron"),
    },
];

/// Filled maps to look around in.
pub const SAMPLES: [Template; 3] = [
    Template {
        word: "desk-lamp",
        name: "Buying a desk lamp online",
        about: "A workshop's map, with sentiments, evidence and a funnel from GA4",
        text: include_str!("../../assets/samples/desk-lamp.journey.ron"),
    },
    Template {
        word: "clinic-visit",
        name: "A first visit to the heart clinic",
        about: "Steps, measures, and a funnel counted from the log of events beside it",
        text: include_str!("../../assets/samples/clinic-visit.journey.ron"),
    },
    Template {
        word: "hosts-and-guests",
        name: "A week by the sea, from both sides",
        about: "Two personas, each with a sentiment line over a funnel of their own",
        text: include_str!("../../assets/samples/hosts-and-guests.journey.ron"),
    },
];

impl Template {
    /// The template of a word or name, in whatever case.
    pub fn find(name: &str) -> Option<&'static Self> {
        let name = name.trim().to_lowercase();
        TEMPLATES.iter().find(|template| template.word == name || template.name.to_lowercase() == name)
    }

    /// A new map from it: all ids are new.
    ///
    /// # Errors
    /// Where the template does not read, which a test rules out for those that ship.
    pub fn new_map(&self, entropy: &mut dyn Entropy) -> Result<Map, ReadError> {
        Ok(read(self.text.as_bytes(), entropy)?.map.with_new_ids(entropy))
    }
}
