//! `touchline funnel`: the counts of an exported table, as text, as JSON, or put into a map.

mod json;
mod source;
mod text;

use std::path::{Path, PathBuf};

use super::{Exit, Failure, print};
use crate::funnel::{Choices, Import, ReadError, read};

/// Read a funnel from an exported table, and put it into a map
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Args {
    /// The table: comma, semicolon, tab or pipe separated; “-” reads the standard input
    #[arg(value_name = "DATA")]
    data: PathBuf,

    /// How the funnel is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// Only this segment
    #[arg(long, value_name = "NAME")]
    segment: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

const HELP: &str = "\
A table needs a column with the name of each step and a column with its count; exports of GA4, Adobe Analytics,
Amplitude, Mixpanel, PostHog, Matomo, Bloomreach, Shopify, Heap and HubSpot are recognised.";

pub(super) fn run(args: Args) -> Result<Exit, Failure> {
    let file = source::name(&args.data);
    let bytes = source::bytes(&args.data)?;
    let choices = Choices { segment: args.segment.clone(), ..Choices::default() };
    let import = read(&bytes, &choices).map_err(|error| unreadable(&error, &file))?;
    for warning in &import.warnings {
        print::warning(&format!("{file}, {warning}"));
    }
    show(&args, &import, &file)?;
    Ok(Exit::Done)
}

fn show(args: &Args, import: &Import, file: &str) -> Result<(), Failure> {
    match args.format {
        Format::Text => print::out(&text::text(import, file)),
        Format::Json => print::out(&json::json(import)?),
    }
}

fn unreadable(error: &ReadError, file: &str) -> Failure {
    let detail = if error.detail.is_empty() { String::new() } else { format!("\n{}", error.detail) };
    Failure::new(Exit::Unreadable, format!("{}{detail}", error.title(file))).hint(&error.hint)
}

/// A path as messages name it: the file alone, since the person has just typed the rest.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
