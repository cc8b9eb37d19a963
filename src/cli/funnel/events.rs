//! `touchline funnel DATA --events`: a raw log is counted.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};

use super::source;
use crate::cli::cores::together;
use crate::cli::{Exit, Failure};
use crate::funnel::events::{Count, EventError, EventFunnel, EventQuery, Log, Order, count_events, look, span};
use crate::funnel::names;

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
    #[arg(long, value_name = "TIME", value_parser = length, requires = "events")]
    window: Option<i64>,

    /// Whether other events may lie between two steps
    #[arg(long, value_enum, default_value_t = OrderWord::Ordered, requires = "events")]
    order: OrderWord,

    /// What is counted
    #[arg(long, value_enum, default_value_t = CountWord::Users, requires = "events")]
    count: CountWord,

    /// The gap that ends a session
    #[arg(long, value_name = "TIME", value_parser = length, default_value = "30m", requires = "events")]
    gap: i64,

    /// The column whose values divide the users into segments
    #[arg(long, value_name = "COLUMN", requires = "events")]
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

/// Counts the log at `path`: as `told`, else as the arguments say.
pub(super) fn count(
    path: &Path,
    args: &EventArgs,
    told: Option<EventQuery>,
) -> Result<(EventFunnel, EventQuery), Failure> {
    let file = source::name(path);
    let held = if source::is_stdin(path) { Some(source::everything()?) } else { None };
    let on_disk = OnDisk(path.to_path_buf());
    let log: &dyn Log = held.as_ref().map_or(&on_disk, |bytes| bytes);
    let failed = |error: EventError| {
        let message = format!("{file} {error}");
        Failure::new(Exit::Unreadable, message).hint(error.hint())
    };
    let query = told.map_or_else(|| query(log, args), Ok).map_err(failed)?;
    let bar = bar(path);
    let mut told = |bytes| {
        bar.set_position(bytes);
        true
    };
    let counted = count_events(log, &query, &mut told, &together);
    bar.finish_and_clear();
    Ok((counted.map_err(failed)?, query))
}

/// What is not said is found out from the beginning of the log.
fn query(log: &dyn Log, args: &EventArgs) -> Result<EventQuery, EventError> {
    let steps = args.steps.as_deref().map(names).unwrap_or_default();
    let all_said = args.user.is_some() && args.event.is_some() && args.time.is_some() && !steps.is_empty();
    let seen = if all_said { Default::default() } else { look(log, args.event.as_deref())? };
    let column = |said: &Option<String>, seen: &str, flag: &str| match said {
        Some(name) => Ok(name.clone()),
        None if !seen.is_empty() => Ok(seen.to_owned()),
        None => Err(EventError::unclear(flag)),
    };
    let user = column(&args.user, &seen.user, "--user")?;
    let event = column(&args.event, &seen.event, "--event")?;
    let time = column(&args.time, &seen.time, "--time")?;
    if steps.is_empty() {
        return Err(EventError::no_steps(&seen.events));
    }
    Ok(EventQuery {
        user,
        event,
        time,
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
