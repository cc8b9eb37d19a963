//! `touchline funnel`: the counts of an exported table, as text, as JSON, or put into a map.

mod columns;
mod compare;
mod events;
mod into;
mod json;
mod source;
mod text;

use std::path::{Path, PathBuf};

use self::into::{Into, Put};
use super::{Exit, Failure, print};
use crate::funnel::events::{EventFunnel, EventQuery, is_log};
use crate::funnel::{Choices, ReadError, read};

/// Read a funnel from an exported table, and put it into a map
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub(super) struct Args {
    /// The table: text with commas, semicolons, tabs or pipes, a workbook (.xlsx) or JSON, packed with gzip or not; “-” reads the standard input
    #[arg(value_name = "DATA")]
    data: PathBuf,

    /// How the funnel is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,

    /// The sheet of a workbook, or in JSON the list: “data.steps”; without it the one that most surely holds a funnel
    #[arg(long, value_name = "NAME", conflicts_with = "events")]
    sheet: Option<String>,

    /// Only this segment
    #[arg(long, value_name = "NAME")]
    segment: Option<String>,

    /// Compare two segments step by step: their names, with a comma between
    #[arg(long, value_name = "A,B", conflicts_with = "segment")]
    compare: Option<String>,

    /// The map to put the funnel into; its steps are matched to the stages
    #[arg(long, value_name = "MAP", requires = "output")]
    map: Option<PathBuf>,

    /// Where the map with the funnel is written; may be MAP itself
    #[arg(short, long, value_name = "OUT", requires = "map")]
    output: Option<PathBuf>,

    #[command(flatten)]
    log: events::EventArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

const HELP: &str = "\
A table needs a column with the name of each step and a column with its count; in a workbook it may
be at any place of any sheet. Exports of GA4, Adobe Analytics, Amplitude, Mixpanel, PostHog, Matomo,
Bloomreach, Shopify, Heap, HubSpot and Plausible are recognised, by what is in them. JSON may be an
answer of GA4, Mixpanel, PostHog, Plausible or Amplitude, JSON lines, or any list with a name and a
count for each step.

With --events, DATA is a log: a row each with a user, an event and a time. A user reaches a step by a
row after that of the step before; every row of the first step is a possible start. Without --steps
the events of the log are listed.

With --map, a file that the map has a funnel of already is read with the same choices as before, and
what has changed is said.";

pub(super) fn run(args: Args) -> Result<Exit, Failure> {
    let file = source::name(&args.data);
    if args.log.lists() && args.map.is_none() && args.compare.is_none() && args.segment.is_none() {
        return list(&args, &file);
    }
    if args.log.is_instant() {
        print::warning("a window of 0 takes steps of the same instant alone; leave out --window for no limit");
    }
    let said = Choices { sheet: args.sheet.clone(), segment: args.segment.clone(), ..Choices::default() };
    let name = if source::is_stdin(&args.data) { "" } else { &file };
    let target = args.map.as_deref().map(|map| Into::load(map, name)).transpose()?;
    // Where nothing is said, the same file is read as it was before.
    let told = target.as_ref().and_then(Into::told).filter(|_| said == Choices::default() && !args.log.events);
    let mut choices = told.unwrap_or(said);
    let mut counted: Option<(EventFunnel, EventQuery)> = None;
    let import = if args.log.events || choices.events.is_some() {
        let (funnel, query) = events::count(&args.data, &args.log, choices.events.take())?;
        let import = funnel.import(&query);
        choices.events = Some(query.clone());
        counted = Some((funnel, query));
        import
    } else {
        let bytes = source::bytes(&args.data)?;
        if is_log(&bytes) {
            let message = format!("{file} is a log of events, not a table of counts");
            let hint = "count it with --events, and with --steps for the events of the funnel";
            return Err(Failure::new(Exit::Unreadable, message).hint(hint));
        }
        read(&bytes, &choices).map_err(|error| unreadable(&error, &file))?
    };
    for warning in &import.warnings {
        print::warning(&warning.in_file(&file));
    }
    let pair = args.compare.as_deref().map(|names| compare::pair(&import, names, &file)).transpose()?;
    let put = match (target, &args.output) {
        (Some(target), Some(output)) => target.put(output, &import, &choices)?,
        _ => Put::default(),
    };
    let out = match args.format {
        Format::Text => {
            let compared = pair.as_ref().map(compare::text).unwrap_or_default();
            let (rule, elsewhere) =
                counted.as_ref().map(|(log, query)| (text::rule(query), text::elsewhere(log))).unwrap_or_default();
            text::text(&import, &file, &rule)
                + &elsewhere
                + &compared
                + &text::places(&put.places)
                + &text::changes(&put)
        }
        Format::Json => json::json(&import, counted.as_ref(), pair.as_ref(), &put)?,
    };
    print::out(&out)?;
    Ok(Exit::Done)
}

/// The events of a log, for which no steps were named.
fn list(args: &Args, file: &str) -> Result<Exit, Failure> {
    let (list, query) = events::list(&args.data, &args.log)?;
    for warning in list.warnings() {
        print::warning(&warning.in_file(file));
    }
    print::out(&match args.format {
        Format::Text => text::events(&list, &query, file),
        Format::Json => json::events(&list, &query)?,
    })?;
    Ok(Exit::Done)
}

fn unreadable(error: &ReadError, file: &str) -> Failure {
    let detail = if error.detail.is_empty() { String::new() } else { format!("\n{}", error.detail) };
    Failure::new(Exit::Unreadable, format!("{}{detail}", error.title(file))).hint(&error.hint)
}

/// A path as messages name it: the file alone, since the person has just typed the rest.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
