//! A picture as a PNG, written band by band: memory does not grow with its size.

use std::io::{self, Write};
use std::ops::ControlFlow;

use png::{
    BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter, PixelDimensions, SrgbRenderingIntent, Unit,
};

use super::options::{Background, ExportError, Options, Watch};
use super::raster::Rasterer;
use super::size::PixelSize;
use crate::picture::Picture;

/// Writes `picture` to `out` and says how many pixels it has.
///
/// # Errors
/// Where the picture would be too large, `out` takes no more, or `watch` had enough.
pub fn write(
    picture: &Picture,
    options: &Options,
    rasterer: &mut Rasterer,
    watch: &mut Watch<'_>,
    out: &mut dyn Write,
) -> Result<PixelSize, ExportError> {
    let size = options.sizing.of(picture.size)?;
    let mut output = Output { out, refused: None };
    let mut cancelled = false;
    let mut watch = |part| {
        cancelled = watch(part).is_break();
        if cancelled { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let done = encode(picture, options, size, rasterer, &mut watch, &mut output);
    match done {
        Ok(()) => Ok(size),
        Err(_) if cancelled => Err(ExportError::Cancelled),
        Err(error) => Err(ExportError::Write(output.refused.unwrap_or_else(|| io::Error::other(error)))),
    }
}

fn encode(
    picture: &Picture,
    options: &Options,
    size: PixelSize,
    rasterer: &mut Rasterer,
    watch: &mut Watch<'_>,
    out: &mut Output<'_>,
) -> Result<(), EncodingError> {
    let ground = options.background.ground(picture);
    let color = match options.background {
        Background::Theme | Background::White => ColorType::Rgb,
        Background::Transparent => ColorType::Rgba,
    };
    let mut writer = encoder(out, size, color, &options.title)?.write_header()?;
    let mut stream = writer.stream_writer_with_size(1 << 16)?;
    let mut rows = 0;
    rasterer.bands(picture, size, ground, |pixels| {
        rows += pixels.len() / (size.width as usize * 4);
        stream.write_all(match options.background {
            Background::Theme | Background::White => opaque(pixels),
            Background::Transparent => straight(pixels),
        })?;
        match watch(rows as f64 / f64::from(size.height)) {
            ControlFlow::Continue(()) => Ok::<(), io::Error>(()),
            ControlFlow::Break(()) => Err(io::ErrorKind::Other.into()),
        }
    })?;
    stream.finish()?;
    writer.finish()
}

fn encoder<'a, 'b>(
    out: &'a mut Output<'b>,
    size: PixelSize,
    color: ColorType,
    title: &str,
) -> Result<Encoder<'static, &'a mut Output<'b>>, EncodingError> {
    let mut encoder = Encoder::new(out, size.width, size.height);
    encoder.set_color(color);
    encoder.set_depth(BitDepth::Eight);
    // Plain areas repeat as they are, and filters only blur that: of all pairs of filter and level this one is at once
    // the quickest and within a third of the smallest.
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(1));
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    let density = size.density.round() as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: density, yppu: density, unit: Unit::Meter }));
    encoder.add_text_chunk("Software".into(), concat!("Touchline ", env!("CARGO_PKG_VERSION")).into())?;
    if !title.is_empty() {
        encoder.add_itxt_chunk("Title".into(), title.into())?;
    }
    Ok(encoder)
}

/// Drops the alpha of pixels that have none to speak of; the bytes stay where they are.
fn opaque(pixels: &mut [u8]) -> &[u8] {
    let count = pixels.len() / 4;
    for pixel in 0..count {
        pixels.copy_within(pixel * 4..pixel * 4 + 3, pixel * 3);
    }
    &pixels[..count * 3]
}

/// Undoes premultiplication: a PNG's colours are straight.
fn straight(pixels: &mut [u8]) -> &[u8] {
    for pixel in pixels.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]);
        if alpha == 0 || alpha == 255 {
            continue;
        }
        for channel in &mut pixel[..3] {
            *channel = ((u32::from(*channel) * 255 + alpha / 2) / alpha).min(255) as u8;
        }
    }
    pixels
}

/// An output that remembers what it refused: the encoder passes errors on as mere words.
struct Output<'a> {
    out: &'a mut dyn Write,
    refused: Option<io::Error>,
}

impl Output<'_> {
    fn remember<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        done.map_err(|error| {
            let kind = error.kind();
            if kind != io::ErrorKind::Interrupted {
                self.refused.get_or_insert(error);
            }
            kind.into()
        })
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.out.write(bytes);
        self.remember(done)
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.out.flush();
        self.remember(done)
    }
}
