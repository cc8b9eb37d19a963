//! `touchline new`: a new map from a template.

use std::path::PathBuf;

use super::{Exit, Failure};

/// Make a new map from a template
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where the map is written
    #[arg(short, long, value_name = "MAP")]
    output: PathBuf,
}

pub(super) fn run(args: Args) -> Result<Exit, Failure> {
    Err(Failure::new(Exit::Unwritten, format!("cannot write {}", args.output.display())))
}
