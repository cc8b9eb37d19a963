//! A funnel put into a map and saved.

use std::path::Path;

use crate::cli::{Exit, Failure, print, random};
use crate::file::{Loaded, Located, load, save};
use crate::funnel::{Choices, Import, Origin, changes, put, replaced};
use crate::map::{Funnel, Level, Map};

/// Where a step of the funnel went: its name, and the stage or step it was matched to.
pub(super) type Places = Vec<(String, Option<String>)>;

/// What came of putting it there.
#[derive(Debug, Default)]
pub(super) struct Put {
    pub(super) places: Places,
    /// What is another in the funnel that was there before; `None` where there was none.
    pub(super) changes: Option<Vec<String>>,
}

/// The map that a funnel is put into.
pub(super) struct Into<'p> {
    loaded: Loaded,
    /// The funnel's file, without its folder; empty for the standard input.
    file: &'p str,
}

impl<'p> Into<'p> {
    pub(super) fn load(path: &'p Path, file: &'p str) -> Result<Self, Failure> {
        let loaded = load(path, &mut random)?.0;
        if loaded.read_only {
            let message = format!("{} was written by a later version and cannot be changed", path.display());
            return Err(Failure::new(Exit::Unreadable, message).hint("use that version of touchline"));
        }
        tell_losses(path, &loaded);
        Ok(Self { loaded, file })
    }

    /// What an import of the same file was told before.
    pub(super) fn told(&self) -> Option<Choices> {
        self.same().map(|old| Choices::parse(&old.source.choices))
    }

    /// The funnel of the map that came from the same file.
    fn same(&self) -> Option<&Funnel> {
        replaced(&self.loaded.map, self.file).filter(|old| !self.file.is_empty() && old.source.file == self.file)
    }

    /// Puts the import into the map and writes the result to `output`.
    pub(super) fn put(self, output: &Path, import: &Import, choices: &Choices) -> Result<Put, Failure> {
        let old = self.same().cloned();
        let (mut map, file) = (self.loaded.map, self.file);
        let today = jiff::Zoned::now().date();
        let (edit, warnings) = put(&map, import, &Origin { file, choices, today, over: None }, &mut random);
        for warning in warnings {
            print::warning(&warning.in_file(file));
        }
        map.apply(edit).map_err(|refusal| Failure::new(Exit::Unwritten, refusal.to_string()))?;
        save(output, &map)?;
        let Some(new) = replaced(&map, file) else { return Ok(Put::default()) };
        Ok(Put { places: places(&map, new), changes: old.map(|old| changes(&old, new, "en")) })
    }
}

/// Says what of the map at `path` is written otherwise than it was read.
fn tell_losses(path: &Path, loaded: &Loaded) {
    let path = path.display();
    for Located { finding, place } in &loaded.findings {
        if finding.rule.level() > Level::Info {
            print::warning(&format!("{path}: {place}: {}", finding.text));
        }
    }
    if loaded.comments {
        print::warning(&format!("{path}: its comments are not written: a saved map has none"));
    }
}

fn places(map: &Map, funnel: &Funnel) -> Places {
    let place = |step: usize| Some(map.column_name(&funnel.matched(step)?.at)?.to_owned());
    funnel.steps.iter().enumerate().map(|(step, name)| (name.clone(), place(step))).collect()
}
