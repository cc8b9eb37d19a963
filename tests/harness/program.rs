//! Runs the built program.

use std::path::Path;
use std::process::Command;

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs `touchline ARGS` in a folder, without a display and with a state folder of its own.
pub fn touchline<S: AsRef<std::ffi::OsStr>>(folder: &Path, args: impl IntoIterator<Item = S>) -> Run {
    let run = Command::new(env!("CARGO_BIN_EXE_touchline"))
        .args(args)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("TOUCHLINE_STATE", folder.join("state"))
        .output()
        .expect("the built program runs");
    Run {
        code: run.status.code().expect("the program ends by itself"),
        out: String::from_utf8(run.stdout).expect("stdout is UTF-8"),
        err: String::from_utf8(run.stderr).expect("stderr is UTF-8"),
    }
}
