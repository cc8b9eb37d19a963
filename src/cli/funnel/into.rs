//! A funnel put into a map and saved.

use std::path::Path;

use crate::cli::{Exit, Failure, print, random};
use crate::file::{Loaded, Located, load, save};
use crate::funnel::{Choices, Import, Origin, put, replaced};
use crate::map::{Funnel, Level, Map};

/// Where a step of the funnel went: its name, and the stage or step it was matched to.
pub(super) type Places = Vec<(String, Option<String>)>;

/// Puts the import into the map at `map` and writes the result to `output`.
pub(super) fn put_into(
    map: &Path,
    output: &Path,
    import: &Import,
    file: &str,
    choices: &Choices,
) -> Result<Places, Failure> {
    let loaded = load(map, &mut random)?.0;
    if loaded.read_only {
        let message = format!("{} was written by a later version and cannot be changed", map.display());
        return Err(Failure::new(Exit::Unreadable, message).hint("use that version of touchline"));
    }
    tell_losses(map, &loaded);
    let mut map = loaded.map;
    let today = jiff::Zoned::now().date();
    let (edit, warnings) = put(&map, import, &Origin { file, choices, today }, &mut random);
    for warning in warnings {
        print::warning(&warning.in_file(file));
    }
    map.apply(edit).map_err(|refusal| Failure::new(Exit::Unwritten, refusal.to_string()))?;
    save(output, &map)?;
    Ok(replaced(&map, file).map(|funnel| places(&map, funnel)).unwrap_or_default())
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
