//! The names of a map's stages and steps, as the cells of a table are compared with them.

use crate::funnel::fold::{fold, words};
use crate::funnel::meaning::{Meaning, of_stage};
use crate::map::Map;

/// The names that a map has for its stages and steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StageNames {
    folded: Vec<String>,
    words: Vec<Vec<String>>,
    meanings: Vec<Meaning>,
}

impl StageNames {
    pub fn of(map: &Map) -> Self {
        let mut known = Self::default();
        for stage in &map.stages {
            known.add(&stage.name);
            known.meanings.extend(of_stage(&stage.name));
            stage.steps.iter().for_each(|step| known.add(&step.name));
        }
        known
    }

    fn add(&mut self, name: &str) {
        self.folded.push(fold(name.trim()));
        self.words.push(words(name));
    }

    /// Whether it is one of the names.
    pub(super) fn is(&self, text: &str) -> bool {
        let text = fold(text.trim());
        !text.is_empty() && self.folded.contains(&text)
    }

    /// Whether it may name one of the stages: by its name, by all its words, or by what it means.
    pub(super) fn likes(&self, text: &str) -> bool {
        self.is(text)
            || self.within(text).is_some()
            || of_stage(text).is_some_and(|meaning| self.meanings.contains(&meaning))
    }

    /// The words of a text besides those of a stage that it names: "Purchase NPS" → "NPS".
    pub(super) fn within(&self, text: &str) -> Option<String> {
        let all = words(text);
        let holds = |words: &&Vec<String>| !words.is_empty() && words.iter().all(|word| all.contains(word));
        let named = self.words.iter().filter(holds).max_by_key(|words| words.len())?;
        let parts = text.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|part| !part.is_empty());
        let rest: Vec<&str> = parts.filter(|part| !named.contains(&fold(part))).collect();
        Some(rest.join(" "))
    }
}
