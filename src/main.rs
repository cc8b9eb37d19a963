//! Touchline: arguments become the window or a subcommand, and an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    touchline::cli::run(std::env::args_os())
}
