//! A funnel put into a map and saved.

use std::path::Path;

use crate::cli::{Exit, Failure, print, random};
use crate::file::{Loaded, Located, load, save};
use crate::funnel::{Becomes, Choices, Import, Origin, Reason, changes, of_file, reasons, to_funnel};
use crate::map::{Funnel, Id, Level, Map, MatchedBy};

/// Where a step of the funnel went.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) step: String,
    /// The stage or step it is matched to, with its name.
    pub(super) at: Option<(Id, String)>,
    /// People matched it, before.
    pub(super) by_hand: bool,
    /// Why it is guessed to belong there.
    pub(super) reason: Option<String>,
}

/// What came of putting it there.
#[derive(Debug, Default)]
pub(super) struct Put {
    pub(super) places: Vec<Placed>,
    /// What is another in the funnel that was there before; `None` where there was none.
    pub(super) changes: Option<Vec<String>>,
    /// The file of the funnel whose place it took, where that is another one.
    pub(super) instead_of: Option<String>,
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
        of_file(&self.loaded.map, self.file).map(|old| Choices::parse(&old.source.choices))
    }

    /// Puts the import into the map and writes the result to `output`.
    pub(super) fn put(self, output: &Path, import: &Import, choices: &Choices) -> Result<Put, Failure> {
        let (mut map, file) = (self.loaded.map, self.file);
        let today = jiff::Zoned::now().date();
        let origin = Origin { file, choices, today, becomes: Becomes::Found };
        let (new, warnings) = to_funnel(&map, import, &origin, &mut random);
        for warning in warnings {
            print::warning(&warning.in_file(file));
        }
        let old = map.funnel(&new.id).cloned();
        let edit = map.edit_put_funnel(new.clone(), &mut random);
        map.apply(edit).map_err(|refusal| Failure::new(Exit::Unwritten, refusal.to_string()))?;
        save(output, &map)?;
        Ok(Put {
            places: places(&map, &new),
            changes: old.as_ref().map(|old| changes(&map, old, &new, "en")),
            instead_of: old.map(|old| old.source.file).filter(|old| old != file),
        })
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

fn places(map: &Map, funnel: &Funnel) -> Vec<Placed> {
    let placed = |((step, name), reason): ((usize, &String), Option<Reason>)| {
        let found = funnel.matched(step);
        let at = found.and_then(|found| Some((found.at.clone(), map.column_name(&found.at)?.to_owned())));
        let by_hand = found.is_some_and(|found| found.by == MatchedBy::Hand);
        let reason = reason.filter(|_| !by_hand).map(|reason| reason.to_string());
        Placed { step: name.clone(), at, by_hand, reason }
    };
    funnel.steps.iter().enumerate().zip(reasons(map, funnel)).map(placed).collect()
}
