//! Where the pictures of each map go.

use std::path::{Path, PathBuf};

use super::args::Args;
use crate::cli::{Exit, Failure};
use crate::export::names::files_in;
use crate::export::{Format, Page};

/// Where the pictures of one map go.
#[derive(Clone, Debug)]
pub(super) enum Target {
    /// Into this file; further pages of a format that has one a file stand beside it.
    File(PathBuf, Format),
    /// The same in a folder that may not be there yet.
    Inside(PathBuf, Format),
    /// Into this folder, a file a page, under the page's name.
    Folder(PathBuf, Format),
}

/// Where the pictures of each map go.
pub(super) fn targets(args: &Args) -> Result<Vec<Target>, Failure> {
    let output = &args.output;
    let extension = output.extension().map(|word| word.to_string_lossy().to_lowercase());
    let format = extension.as_deref().and_then(Format::of_extension).filter(|_| !output.is_dir());
    if let Some(wanted) = args.format
        && let Some(format) = format
        && Args::word(wanted) != format
    {
        let message = format!("{} does not end like a {} file", output.display(), Args::word(wanted).name());
        return Err(Failure::new(Exit::Usage, message).hint("--format is for folders: leave it out, or name a folder"));
    }
    if args.slides
        && let ([_], Some(Format::Pdf)) = (args.maps.as_slice(), format)
    {
        return Ok(vec![Target::File(output.clone(), Format::Pdf)]);
    }
    if args.slides && format.is_some() {
        let message = format!("slides do not go into one picture, {}", output.display());
        return Err(Failure::new(Exit::Usage, message).hint("name a folder after -o, or one PDF for a single map"));
    }
    if let ([_], false, false) = (args.maps.as_slice(), output.is_dir(), args.slides) {
        let hint = "pictures are written as PNG, SVG or PDF: let the name end in .png, .svg or .pdf";
        return match (format, extension) {
            (Some(format), _) => Ok(vec![Target::File(output.clone(), format)]),
            (None, Some(other)) => {
                Err(Failure::new(Exit::Usage, format!("pictures are not written as “.{other}”")).hint(hint))
            }
            (None, None) => {
                Err(Failure::new(Exit::Usage, format!("{} says no kind of picture", output.display())).hint(hint))
            }
        };
    }
    if format.is_some() {
        let message = format!("several maps do not go into one picture, {}", output.display());
        return Err(Failure::new(Exit::Usage, message).hint("name a folder after -o"));
    }
    Ok(in_folder(args))
}

/// A file, or for slides a folder, for each map.
fn in_folder(args: &Args) -> Vec<Target> {
    let (output, format) = (&args.output, args.format());
    if args.slides && args.maps.len() == 1 {
        return vec![Target::Folder(output.clone(), format)];
    }
    let target = |map: &PathBuf| match args.slides {
        true => Target::Folder(output.join(stem(map)), format),
        false => Target::Inside(output.join(format!("{}.{}", stem(map), format.extension())), format),
    };
    args.maps.iter().map(target).collect()
}

/// `maps/desk-lamp.journey.ron` → `desk-lamp`.
fn stem(map: &Path) -> String {
    let name = map.file_name().unwrap_or(map.as_os_str()).to_string_lossy();
    let stem = name.strip_suffix(".ron").unwrap_or(&name);
    stem.strip_suffix(".journey").unwrap_or(stem).to_owned()
}

impl Target {
    /// The files of these pages: which pages go into which.
    pub(super) fn files<'a>(&self, pages: &'a [Page]) -> Vec<(PathBuf, &'a [Page])> {
        match self {
            Self::File(path, Format::Pdf) | Self::Inside(path, Format::Pdf) => vec![(path.clone(), pages)],
            Self::File(path, Format::Png | Format::Svg) | Self::Inside(path, Format::Png | Format::Svg) => {
                let pages = pages.chunks(1).enumerate();
                pages.map(|(i, page)| (beside(path, i), page)).collect()
            }
            Self::Folder(folder, format) => files_in(folder, pages, *format),
        }
    }

    pub(super) fn format(&self) -> Format {
        match self {
            Self::File(_, format) | Self::Inside(_, format) | Self::Folder(_, format) => *format,
        }
    }

    /// The folder that is made for the pictures.
    pub(super) fn folder(&self) -> Option<&Path> {
        match self {
            Self::File(..) => None,
            Self::Inside(path, _) => path.parent(),
            Self::Folder(folder, _) => Some(folder),
        }
    }
}

/// `map.png`, then `map-2.png`.
fn beside(path: &Path, index: usize) -> PathBuf {
    if index == 0 {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{}.{extension}", index + 1))
}
