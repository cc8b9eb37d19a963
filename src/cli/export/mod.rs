//! `touchline export`: maps become pictures.

mod args;
mod press;
mod targets;
mod theme;

pub(super) use args::Args;

use self::press::Press;
use super::{Exit, Failure, print};
use crate::export::SizeError;
use crate::export::names::UnknownName;

pub(super) fn run(args: Args) -> Result<Exit, Failure> {
    let theme = theme::theme(&args.theme)?;
    let targets = targets::targets(&args)?;
    let mut press = Press::new(theme)?;
    let mut exit = Exit::Done;
    for (map, target) in args.maps.iter().zip(&targets) {
        if let Err(failure) = press.print(&args, map, target) {
            if targets.len() == 1 {
                return Err(failure);
            }
            // The others are written all the same.
            print::failure(&failure);
            exit = if exit as u8 > failure.exit as u8 { exit } else { failure.exit };
        }
    }
    Ok(exit)
}

impl From<UnknownName> for Failure {
    fn from(unknown: UnknownName) -> Self {
        Self::new(Exit::Usage, unknown.to_string()).hint(unknown.hint())
    }
}

impl From<SizeError> for Failure {
    fn from(error: SizeError) -> Self {
        Self::new(Exit::Usage, error.to_string()).hint("choose a smaller --width, --scale or --page")
    }
}
