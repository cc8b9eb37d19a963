//! A funnel as JSON. The fields are a contract: more may come, none is renamed.

use serde::Serialize;

use crate::cli::{Exit, Failure};
use crate::funnel::Import;

#[derive(Serialize)]
struct Out<'a> {
    vendor: &'static str,
    name: &'a str,
    unit: &'a str,
    from: Option<String>,
    to: Option<String>,
    segments: Vec<Segment<'a>>,
    warnings: Vec<Warning<'a>>,
    skipped_rows: u32,
}

#[derive(Serialize)]
struct Segment<'a> {
    name: Option<&'a str>,
    steps: Vec<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    name: &'a str,
    count: u64,
}

#[derive(Serialize)]
struct Warning<'a> {
    /// Physical line from 1; null where the warning is about the whole table.
    row: Option<usize>,
    column: Option<usize>,
    text: &'a str,
}

pub(super) fn json(import: &Import) -> Result<String, Failure> {
    let known = |n: usize| (n > 0).then_some(n);
    let out = Out {
        vendor: import.vendor.word(),
        name: &import.name,
        unit: &import.unit,
        from: import.from.map(|day| day.to_string()),
        to: import.to.map(|day| day.to_string()),
        segments: import
            .segments
            .iter()
            .map(|segment| Segment {
                name: segment.name.as_deref(),
                steps: segment.steps.iter().map(|step| Step { name: &step.name, count: step.count }).collect(),
            })
            .collect(),
        warnings: import
            .warnings
            .iter()
            .map(|w| Warning { row: known(w.row), column: known(w.column), text: &w.text })
            .collect(),
        skipped_rows: import.skipped,
    };
    let text = serde_json::to_string_pretty(&out)
        .map_err(|error| Failure::new(Exit::Unwritten, format!("cannot write JSON: {error}")))?;
    Ok(text + "\n")
}
