//! The theme named on the command line.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::cli::{Exit, Failure};
use crate::export::Theme;
use crate::picture::Palette;

/// A theme of Touchline's by its name, or one of the user's by its file.
pub(super) fn theme(word: &str) -> Result<Theme, Failure> {
    match word {
        "light" => return Ok(Theme::Light),
        "dark" => return Ok(Theme::Dark),
        "print" => return Ok(Theme::Print),
        _ => {}
    }
    let path = Path::new(word);
    if !path.exists() && path.extension().is_none() {
        return Err(Failure::new(Exit::Usage, format!("there is no theme “{word}”"))
            .hint("the themes are light, dark and print, or the file of one of your own, such as my.ron"));
    }
    let text = fs::read_to_string(path).map_err(|error| {
        Failure::new(Exit::Unreadable, format!("cannot read the theme {}: {error}", path.display()))
            .hint("--theme takes light, dark, print or the path of a theme file")
    })?;
    let palette = Palette::read(&text).map_err(|error| {
        Failure::new(Exit::Unreadable, format!("the theme {} is broken: {error}", path.display())).hint(error.hint())
    })?;
    Ok(Theme::Own(Arc::new(palette)))
}
