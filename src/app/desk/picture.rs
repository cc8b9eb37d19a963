//! The picture of the whole map, as it is exported.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::files::suggested_name;
use crate::editor::Editor;
use crate::layout::{Purpose, View, lay_out};
use crate::picture::{Palette, Picture, lower};

/// Draws the map of an editor in a theme; `None` only where the program was built with damaged themes.
pub(super) fn draw(editor: &mut Editor, dark: bool) -> Option<Arc<Picture>> {
    let palette = if dark { Palette::dark() } else { Palette::light() }.ok()?;
    let view = View { purpose: Purpose::Export, ..View::default() };
    let (map, metrics) = (editor.map().clone(), editor.metrics().clone());
    let layout = lay_out(&map, &view, editor.fonts(), &metrics);
    Some(Arc::new(lower(&layout, &palette)))
}

/// Beside the map's own file, under its name; a map without one gives its title.
pub(super) fn suggested(map: Option<&Path>, title: &str) -> PathBuf {
    let name = match map.and_then(Path::file_name) {
        Some(name) => name.to_string_lossy().into_owned(),
        None => suggested_name(title),
    };
    let stem = name.strip_suffix(".journey.ron").or_else(|| name.strip_suffix(".ron")).unwrap_or(&name);
    let folder = map.and_then(Path::parent).map(Path::to_owned).or_else(|| std::env::current_dir().ok());
    folder.unwrap_or_default().join(format!("{stem}.png"))
}
