//! `touchline export`: maps become pictures.

mod args;
mod press;
mod sheet;
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
    let alone = targets.len() == 1;
    let mut exit = Exit::Done;
    let mut tell = |failure: Failure| {
        if alone {
            return Err(failure);
        }
        // The others are written all the same.
        print::failure(&failure);
        exit = if exit as u8 > failure.exit as u8 { exit } else { failure.exit };
        Ok(())
    };
    let mut press = Press::new(theme)?;
    let mut sheets = Vec::new();
    for (map, target) in args.maps.iter().zip(targets) {
        match press.set(&args, map, target) {
            Ok(sheet) => sheets.push(sheet),
            Err(failure) => tell(failure)?,
        }
    }
    // Before anything is written.
    sheet::each_file_once(&sheets)?;
    for sheet in sheets {
        sheet.write().or_else(&mut tell)?;
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
