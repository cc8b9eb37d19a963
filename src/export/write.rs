//! One way to write a file, whatever its format.

use std::io::Write;

use super::job::Page;
use super::options::{ExportError, Format, Options, Watch};
use super::raster::Rasterer;
use super::{pdf, png, svg};

/// Writes pages to `out`: all of them as a PDF, the first one otherwise.
///
/// # Errors
/// Where a picture would be too large, `out` takes no more, or `watch` had enough.
pub fn write(
    format: Format,
    pages: &[Page],
    options: &Options,
    rasterer: &mut Rasterer,
    watch: &mut Watch<'_>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let Some(Page { picture, .. }) = pages.first() else { return Ok(()) };
    match format {
        Format::Png => png::write(picture, options, rasterer, watch, out).map(|_| ()),
        Format::Svg => svg::write(picture, options, rasterer, watch, out),
        Format::Pdf => pdf::write(pages, options, watch, out),
    }
}
