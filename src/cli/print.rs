//! The one place that prints: data to stdout, errors and warnings to stderr.

use std::io::{ErrorKind, Write, stderr, stdout};

use super::{Exit, Failure};

/// Writes data to stdout. A reader that went away (`touchline … | head`) is no failure.
///
/// # Errors
/// Where stdout cannot be written, such as on a full disk.
pub(crate) fn out(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(Exit::Unwritten, format!("cannot write to the standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says what went wrong and what to do.
pub(crate) fn failure(failure: &Failure) {
    line("error", &failure.message);
    if !failure.hint.is_empty() {
        line("hint", &failure.hint);
    }
}

/// Says what the reader should know although all went well.
pub(crate) fn warning(text: &str) {
    line("warning", text);
}

fn line(level: &str, text: &str) {
    // Nobody is left to be told when stderr is gone.
    let _ = writeln!(stderr().lock(), "{level}: {}", printable(text));
}

/// Text from a file, harmless on a terminal: control characters are shown, not obeyed.
pub(crate) fn printable(text: &str) -> String {
    let show = |c: char| match c {
        '\n' => vec!['\n'],
        c if c.is_control() => c.escape_default().collect(),
        c => vec![c],
    };
    text.chars().flat_map(show).collect()
}
