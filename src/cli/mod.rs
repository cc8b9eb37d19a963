//! The command line: arguments → the window or one subcommand → exit code. One file per subcommand.

mod check;
mod cores;
mod export;
mod failure;
mod funnel;
mod new;
mod print;
mod window;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

pub use failure::{Exit, Failure};

/// Draw customer journey maps, lay real funnels beside them, and put them on a slide.
///
/// Without a command Touchline opens its window, with MAP if one is given. Every command works without a display.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true, max_term_width = 100, after_help = EXAMPLES)]
struct Args {
    /// The map to open
    #[arg(value_name = "MAP")]
    map: Option<PathBuf>,

    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  touchline                                           the start screen
  touchline assets/samples/desk-lamp.journey.ron      open a map
  touchline new -o workshop.journey.ron               a new map from the first template
  touchline check workshop.journey.ron                what is missing or broken
  touchline export workshop.journey.ron -o map.png    its picture, for a slide
  touchline funnel checkout.csv                       what an exported funnel says

Exit codes: 0 done · 1 the answer is no · 2 usage, or no display · 3 input unreadable · 4 output not written";

/// One variant and one file for each.
#[derive(Debug, Subcommand)]
enum Command {
    New(new::Args),
    Check(check::Args),
    Export(export::Args),
    Funnel(funnel::Args),
}

impl Command {
    fn run(self) -> Result<Exit, Failure> {
        match self {
            Self::New(args) => new::run(args),
            Self::Check(args) => check::run(args),
            Self::Export(args) => export::run(args),
            Self::Funnel(args) => funnel::run(args),
        }
    }
}

/// Opens the window, with a map if one is named, and stays until it is closed; or says why it cannot.
pub type OpenWindow = fn(Option<PathBuf>) -> Result<(), String>;

/// Runs the program and gives its exit code; everything that can be said was said.
pub fn run(args: impl IntoIterator<Item = OsString>, window: OpenWindow) -> ExitCode {
    let done = match Args::try_parse_from(args) {
        Err(error) => usage(&error),
        Ok(Args { command: Some(command), .. }) => command.run(),
        Ok(Args { map, command: None }) => window::open(map, window),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => {
            print::failure(&failure);
            failure.exit.into()
        }
    }
}

/// Help and version are what was asked for; all else is a wrong word, said as every other error is.
fn usage(error: &clap::Error) -> Result<Exit, Failure> {
    use clap::error::ErrorKind;
    let text = error.render().to_string();
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        print::out(&text)?;
        return Ok(Exit::Done);
    }
    let mut paragraphs = text.split("\n\n").map(str::trim);
    let what = paragraphs.next().unwrap_or_default().trim_start_matches("error: ");
    let tip = paragraphs.filter_map(|p| p.strip_prefix("tip: ")).find(|tip| tip.contains("similar"));
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = Args::command().get_name().to_owned();
    let hint =
        tip.map_or_else(|| format!("“{name} --help” lists the commands, “{name} COMMAND --help” their options"), words);
    Err(Failure::new(Exit::Usage, words(what)).hint(hint))
}

/// Random bits of the system, for new ids.
fn random() -> u64 {
    // Where the system has none (no known one does), the time keeps two maps apart.
    getrandom::u64().unwrap_or_else(|_| jiff::Timestamp::now().as_nanosecond() as u64)
}
