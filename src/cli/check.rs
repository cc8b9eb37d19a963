//! `touchline check`: what is broken or missing in maps.

use std::path::PathBuf;

use super::{Exit, Failure};

/// Say what is broken or missing in maps
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The maps to look at
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,
}

pub(super) fn run(args: Args) -> Result<Exit, Failure> {
    Err(Failure::new(Exit::Unreadable, format!("cannot read {} maps", args.maps.len())))
}
