//! Where an export goes, and under which name.

use std::path::{Path, PathBuf};

use crate::export::job::{Content, Page};
use crate::export::names::{file_name, files_in};
use crate::export::{Format, Sizing};

use super::choices::{Choices, Size, typed};

/// A file, or a folder with a file for each page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    File(PathBuf),
    Folder(PathBuf),
}

impl Target {
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Folder(path) => path,
        }
    }

    /// The folder to open for somebody who wants to see what was written.
    pub fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::File(path) => path.parent().map(Path::to_owned),
            Self::Folder(path) => Some(path.clone()),
        }
    }

    /// The files of these pages: which pages go into which.
    pub fn files<'a>(&self, pages: &'a [Page], format: Format) -> Vec<(PathBuf, &'a [Page])> {
        match self {
            Self::File(path) => vec![(path.clone(), pages)],
            Self::Folder(folder) => files_in(folder, pages, format),
        }
    }

    /// Whether something would be replaced.
    pub fn replaces(&self, pages: &[Page], format: Format) -> bool {
        self.files(pages, format).iter().any(|(path, _)| path.exists())
    }

    /// For so many pages: PDF holds them all, other formats need a folder for more than one.
    pub fn of(path: PathBuf, format: Format, pages: usize) -> Self {
        if pages > 1 && format != Format::Pdf { Self::Folder(path) } else { Self::File(path) }
    }
}

/// The name an export has in the dialog at first, of a map with this name: "desk-lamp-slides.pdf".
pub fn suggested(stem: &str, choices: &Choices, pages: usize) -> String {
    let part = match choices.content {
        Content::Map => "",
        Content::Counts => "-overview",
        Content::Slides => "-slides",
        Content::Poster => "-poster",
    };
    with_ending(format!("{stem}{part}"), choices.format, pages)
}

/// The name of an export that nobody is asked about: "buying-a-lamp-2026-03-12-3840.png".
pub fn dated(title: &str, day: &str, choices: &Choices) -> String {
    let name = file_name(title);
    let name = if name.is_empty() { "map" } else { &name };
    let size = match choices.size {
        // The page of an SVG or a PDF says nothing of pixels.
        Size::Pixels(_) | Size::Typed if choices.format == Format::Pdf => String::new(),
        Size::Pixels(width) => format!("-{width}"),
        Size::Typed => match typed(&choices.typed) {
            Some(Sizing::Exact { width, height }) => format!("-{width}x{height}"),
            Some(Sizing::Width(width)) => format!("-{width}"),
            Some(Sizing::Scale(scale)) => format!("-{}pct", (scale * 100.0).round()),
            Some(Sizing::Page(_)) | None => String::new(),
        },
        Size::Paper(paper) => format!("-{}", paper.name().to_lowercase()),
        Size::Natural => String::new(),
    };
    format!("{name}-{day}{size}")
}

/// A path in `folder` that is not there yet and not `taken`: the name itself, or with "-2", "-3" … behind it.
pub fn free(folder: &Path, name: &str, format: Format, pages: usize, taken: &dyn Fn(&Path) -> bool) -> PathBuf {
    let path = |n: u32| {
        let name = if n == 1 { name.to_owned() } else { format!("{name}-{n}") };
        folder.join(with_ending(name, format, pages))
    };
    let is_free = |path: &PathBuf| std::fs::symlink_metadata(path).is_err() && !taken(path);
    (1..=u32::MAX).map(path).find(is_free).unwrap_or_else(|| path(1))
}

fn with_ending(name: String, format: Format, pages: usize) -> String {
    match Target::of(PathBuf::new(), format, pages) {
        Target::File(_) => format!("{name}.{}", format.extension()),
        Target::Folder(_) => name,
    }
}
