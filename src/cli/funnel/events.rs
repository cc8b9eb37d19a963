//! `touchline funnel DATA --events`: a raw log is counted.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};

use super::source;
use crate::cli::cores::together;
use crate::cli::{Exit, Failure};
use crate::funnel::events::{
    Count, EventError, EventFunnel, EventList, EventQuery, Log, LogLook, Order, Progress, count_events, list_events,
    look, span,
};
use crate::funnel::{names, nearest};

/// What a log is asked.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Events")]
pub(super) struct EventArgs {
    /// DATA is a log of events, a row each: CSV, JSON lines or a JSON list, packed with gzip or not
    #[arg(long)]
    pub events: bool,

    /// The column of users; found by itself where it is plain
    #[arg(long, value_name = "COLUMN", requires = "events")]
    user: Option<String>,

    /// The column of events; in JSON a way through objects, such as “properties.name”
    #[arg(long, value_name = "COLUMN", requires = "events")]
    event: Option<String>,

    /// The column of times
    #[arg(long, value_name = "COLUMN", requires = "events")]
    time: Option<String>,

    /// The events of the funnel in their order, divided by commas; without it the events of the log are listed
    #[arg(long, value_name = "A,B,C", requires = "events")]
    steps: Option<String>,

    /// The longest time from the first step to the last: a number and s, m, h, d or w
    #[arg(long, value_name = "TIME", value_parser = length, requires = "steps")]
    window: Option<i64>,

    /// Whether other events may lie between two steps
    #[arg(long, value_enum, default_value_t = OrderWord::Ordered, requires = "steps")]
    order: OrderWord,

    /// What is counted
    #[arg(long, value_enum, default_value_t = CountWord::Users, requires = "steps")]
    count: CountWord,

    /// The gap that ends a session
    #[arg(long, value_name = "TIME", value_parser = length, default_value = "30m", requires = "steps")]
    gap: i64,

    /// The column whose values divide the users into segments
    #[arg(long, value_name = "COLUMN", requires = "steps")]
    by: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum OrderWord {
    /// Others may lie between
    Ordered,
    /// None may
    Strict,
    /// The steps in any order
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum CountWord {
    Users,
    Sessions,
}

fn length(text: &str) -> Result<i64, String> {
    span(text).ok_or_else(|| "a number and one of s, m, h, d and w is needed, such as 7d".to_owned())
}

impl EventArgs {
    /// Whether the events of the log are asked for, rather than a funnel of them.
    pub(super) fn lists(&self) -> bool {
        self.events && self.steps.is_none()
    }

    /// Whether all columns are said.
    fn has_columns(&self) -> bool {
        self.user.is_some() && self.event.is_some() && self.time.is_some()
    }

    /// A window in which nothing can follow.
    pub(super) fn is_instant(&self) -> bool {
        self.window == Some(0)
    }
}

/// Counts the log at `path`: as `told`, else as the arguments say.
pub(super) fn count(
    path: &Path,
    args: &EventArgs,
    told: Option<EventQuery>,
) -> Result<(EventFunnel, EventQuery), Failure> {
    let said = told.is_none();
    let (funnel, query) = with(path, |log, progress| {
        let query = match told {
            Some(told) => told,
            None => query(log, args)?,
        };
        Ok((count_events(log, &query, progress, &together)?, query))
    })?;
    // A name that was typed has to be one; that of a funnel counted before was one.
    match &funnel.unseen[..] {
        [_, ..] if said => Err(unknown(&source::name(path), &funnel)),
        _ => Ok((funnel, query)),
    }
}

/// Lists the events of the log at `path`.
pub(super) fn list(path: &Path, args: &EventArgs) -> Result<(EventList, EventQuery), Failure> {
    with(path, |log, progress| {
        let query = columns(args, &seen(log, args, args.has_columns())?)?;
        Ok((list_events(log, &query, progress, &together)?, query))
    })
}

/// Does something with the log at `path`, under a bar that says how far it is.
fn with<T>(path: &Path, work: impl FnOnce(&dyn Log, &mut Progress<'_>) -> Result<T, EventError>) -> Result<T, Failure> {
    let file = source::name(path);
    let held = if source::is_stdin(path) { Some(source::everything()?) } else { None };
    let on_disk = OnDisk(path.to_path_buf());
    let log: &dyn Log = held.as_ref().map_or(&on_disk, |bytes| bytes);
    let bar = bar(path);
    let mut told = |bytes| {
        bar.set_position(bytes);
        true
    };
    let done = work(log, &mut told);
    bar.finish_and_clear();
    done.map_err(|error| Failure::new(Exit::Unreadable, format!("{file} {error}")).hint(error.hint()))
}

/// Steps are named that no row has.
fn unknown(file: &str, funnel: &EventFunnel) -> Failure {
    let quoted = |names: &[&str]| names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
    let missing: Vec<&str> = funnel.unseen.iter().map(String::as_str).collect();
    let near = missing.iter().filter_map(|name| {
        let near = nearest(name, funnel.events.iter().map(String::as_str));
        (!near.is_empty()).then(|| format!("nearest to “{name}”: {}", quoted(&near)))
    });
    let near: Vec<String> = near.collect();
    let event = if missing.len() == 1 { "event" } else { "events" };
    let hint = if near.is_empty() { "no name in it is like that".to_owned() } else { near.join("; ") };
    let message = format!("{file} has no {event} {}", quoted(&missing));
    Failure::new(Exit::Unreadable, message).hint(format!("{hint}; without --steps all its events are listed"))
}

/// A look at the beginning of the log, unless all is `said`.
fn seen(log: &dyn Log, args: &EventArgs, said: bool) -> Result<LogLook, EventError> {
    if said { Ok(LogLook::default()) } else { look(log, args.event.as_deref()) }
}

/// The columns that are said, and else those that were seen.
fn columns(args: &EventArgs, seen: &LogLook) -> Result<EventQuery, EventError> {
    let column = |said: &Option<String>, seen: &str, flag: &str| match said {
        Some(name) => Ok(name.clone()),
        None if !seen.is_empty() => Ok(seen.to_owned()),
        None => Err(EventError::unclear(flag)),
    };
    Ok(EventQuery {
        user: column(&args.user, &seen.user, "--user")?,
        event: column(&args.event, &seen.event, "--event")?,
        time: column(&args.time, &seen.time, "--time")?,
        ..EventQuery::default()
    })
}

/// What is not said is found out from the beginning of the log.
fn query(log: &dyn Log, args: &EventArgs) -> Result<EventQuery, EventError> {
    let steps = args.steps.as_deref().map(names).unwrap_or_default();
    let seen = seen(log, args, args.has_columns() && !steps.is_empty())?;
    let columns = columns(args, &seen)?;
    if steps.is_empty() {
        return Err(EventError::no_steps(&seen.events));
    }
    Ok(EventQuery {
        steps,
        window: args.window,
        order: match args.order {
            OrderWord::Ordered => Order::Ordered,
            OrderWord::Strict => Order::Strict,
            OrderWord::Any => Order::Any,
        },
        count: match args.count {
            CountWord::Users => Count::Users,
            CountWord::Sessions => Count::Sessions { gap: args.gap },
        },
        by: args.by.clone(),
        ..columns
    })
}

/// A file, read anew each time.
struct OnDisk(PathBuf);

impl Log for OnDisk {
    fn open(&self) -> io::Result<Box<dyn Read + Send + '_>> {
        Ok(Box::new(File::open(&self.0)?))
    }
}

/// Shows how far the reading is; where there is no terminal nothing is drawn.
fn bar(path: &Path) -> ProgressBar {
    let length = std::fs::metadata(path).map(|data| data.len()).unwrap_or_default();
    if length == 0 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {bar:30} {percent} %, {eta} left");
    let bar = ProgressBar::new(length).with_message("Counting");
    style.map_or(bar.clone(), |style| bar.with_style(style))
}
