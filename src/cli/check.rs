//! `touchline check`: what is broken or missing in maps.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::print::{self, out};
use super::{Exit, Failure, random};
use crate::file::{LoadError, check};
use crate::funnel::findings;
use crate::map::Level;

/// Say what is broken or missing in maps
///
/// Exits with 1 where there is an error or a warning, with 3 where a map cannot be read.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The maps to look at
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,

    /// How the findings are written to stdout
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    /// A line for each finding
    Text,
    /// One JSON object
    Json,
}

/// One finding of the JSON, whose names are a contract.
#[derive(Debug, Serialize)]
struct Row {
    file: String,
    rule: &'static str,
    level: &'static str,
    r#where: String,
    line: Option<usize>,
    column: Option<usize>,
    text: String,
}

#[derive(Debug, Serialize)]
struct Rows {
    findings: Vec<Row>,
}

pub(super) fn run(args: Args) -> Result<Exit, Failure> {
    let mut exit = Exit::Done;
    let mut rows = Vec::new();
    for path in &args.maps {
        match check(path, &mut random, findings) {
            Ok(findings) => {
                if exit == Exit::Done && findings.iter().any(|found| found.finding.rule.level() > Level::Info) {
                    exit = Exit::No;
                }
                rows.extend(findings.into_iter().map(|found| Row {
                    file: path.display().to_string(),
                    rule: found.finding.rule.word(),
                    level: found.finding.rule.level().word(),
                    r#where: found.finding.place,
                    line: Some(found.place.line),
                    column: Some(found.place.column),
                    text: found.finding.text,
                }));
            }
            Err(error) => {
                exit = Exit::Unreadable;
                rows.push(unreadable(path, &error));
                print::failure(&error.into());
            }
        }
    }
    match args.format {
        Format::Text => out(&text(&rows))?,
        Format::Json => {
            let json = serde_json::to_string_pretty(&Rows { findings: rows });
            out(&format!("{}\n", json.map_err(|error| Failure::new(Exit::Unwritten, error.to_string()))?))?;
        }
    }
    Ok(exit)
}

/// A map that cannot be read is a finding, too.
fn unreadable(path: &Path, error: &LoadError) -> Row {
    Row {
        file: path.display().to_string(),
        rule: "unreadable",
        level: Level::Error.word(),
        r#where: error.error.field().to_owned(),
        line: error.error.place().map(|place| place.line),
        column: error.error.place().map(|place| place.column),
        text: error.error.what(),
    }
}

/// A line for each finding, as compilers write them; those that were said on stderr are left out.
fn text(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows.iter().filter(|row| row.rule != "unreadable") {
        let place = row.line.zip(row.column).map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}{place}: {}: {} [{}]", row.file, row.level, print::printable(&row.text), row.rule);
    }
    text
}
