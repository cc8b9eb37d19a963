//! The program: arguments → the window or a subcommand → exit code.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    touchline::cli::run(std::env::args_os(), window)
}

#[cfg(feature = "gui")]
fn window(map: Option<PathBuf>) -> Result<(), String> {
    touchline::app::run(map).map_err(|error| error.to_string())
}

#[cfg(not(feature = "gui"))]
fn window(_map: Option<PathBuf>) -> Result<(), String> {
    Err("this build of touchline has no window".to_owned())
}
