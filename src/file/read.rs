//! Text → map: read, mended, and what there is to say about it.

use super::decode::decode;
use super::explain::explain;
use super::mend::mend;
use super::place::{Place, places};
use super::{ReadError, scan};
use crate::map::{Entropy, FORMAT, Finding, Map};

/// A map as it was read.
#[derive(Debug)]
pub struct Loaded {
    pub map: Map,
    /// Dangling and duplicate ids, already mended in [`Loaded::map`], and unknown words; in the order of the file.
    pub findings: Vec<Located>,
    /// There are comments in the text; the first save over it should say once that they do not survive.
    pub comments: bool,
    /// The map has a later format: it may be looked at, not saved.
    pub read_only: bool,
}

/// A finding with its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Located {
    pub finding: Finding,
    pub place: Place,
}

/// Reads a map from the bytes of a file. New ids, where duplicates need them, come from `entropy`.
///
/// # Errors
/// A [`ReadError`] that names line, column, field and what to do.
pub fn read(bytes: &[u8], entropy: &mut dyn Entropy) -> Result<Loaded, ReadError> {
    let text = decode(bytes)?;
    let mut map: Map = ron::from_str(&text).map_err(|error| explain(&text, &error))?;
    judge(&text, &map)?;
    let read_only = map.format > FORMAT;
    let mut findings = map.unknown_words();
    findings.extend(mend(&mut map, entropy));
    Ok(Loaded { map, findings: locate(&text, findings), comments: scan::has_comments(&text), read_only })
}

/// The places of findings; their paths are those of the text.
pub fn locate(text: &str, findings: Vec<Finding>) -> Vec<Located> {
    if findings.is_empty() {
        return Vec::new();
    }
    let found = scan::find(text, findings.iter().map(|finding| finding.place.as_str()));
    let mut located: Vec<(usize, Finding)> = Vec::with_capacity(findings.len());
    let offsets: Vec<usize> =
        findings.iter().map(|finding| found.get(finding.place.as_str()).copied().unwrap_or(0)).collect();
    located.extend(offsets.into_iter().zip(findings));
    located.sort_by_key(|(offset, _)| *offset);
    let places = places(text, &located.iter().map(|(offset, _)| *offset).collect::<Vec<_>>());
    located.into_iter().zip(places).map(|((_, finding), place)| Located { finding, place }).collect()
}

/// What no type can say: a format from 1 on, and as many counts as steps.
fn judge(text: &str, map: &Map) -> Result<(), ReadError> {
    let wrong = |field: String, what: String, hint: &'static str| {
        let offset = scan::find(text, [field.as_str()]).remove(field.as_str()).unwrap_or(0);
        Err(ReadError::Value { at: Place::of(text, offset), field, what, hint })
    };
    if map.format == 0 {
        return wrong("format".into(), "there is no format 0".into(), "write format: 1");
    }
    for (i, funnel) in map.funnels.iter().enumerate() {
        for (n, segment) in funnel.segments.iter().enumerate() {
            let (counts, steps) = (segment.counts.len(), funnel.steps.len());
            if counts != steps {
                let what = format!("there are {counts} counts for {steps} steps");
                return wrong(format!("funnels[{i}].segments[{n}].counts"), what, "write one count for each step");
            }
        }
    }
    Ok(())
}
