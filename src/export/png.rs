//! A picture as a PNG, written band by band: memory does not grow with its size.

use std::io::{self, Write};

use peniko::Color;
use png::{
    BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter, PixelDimensions, SrgbRenderingIntent, Unit,
};
use thiserror::Error;

use crate::picture::Picture;

use super::raster::Rasterer;
use super::size::{PixelSize, SizeError, Sizing};

/// Pixels of a metre for a picture at scale 1: 96 of an inch.
const DENSITY: f64 = 96.0 / 0.0254;

/// What is behind the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// The theme's ground.
    #[default]
    Theme,
    White,
    Transparent,
}

impl Background {
    /// The colour behind this picture.
    pub fn ground(self, picture: &Picture) -> Color {
        match self {
            Self::Theme => picture.ground.with_alpha(1.0),
            Self::White => Color::new([1.0; 4]),
            Self::Transparent => Color::TRANSPARENT,
        }
    }
}

/// How a picture becomes a PNG.
#[derive(Clone, Debug, PartialEq)]
pub struct PngOptions {
    pub sizing: Sizing,
    pub background: Background,
    /// Kept in the file for whoever finds it; empty for none.
    pub title: String,
}

/// Why a PNG was not written.
#[derive(Debug, Error)]
pub enum PngError {
    #[error(transparent)]
    Size(#[from] SizeError),
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// Writes `picture` to `out` and says how many pixels it has.
pub fn write(
    picture: &Picture,
    options: &PngOptions,
    rasterer: &mut Rasterer,
    out: &mut dyn Write,
) -> Result<PixelSize, PngError> {
    let size = options.sizing.of(picture.size)?;
    let mut output = Output { out, refused: None };
    encode(picture, options, size, rasterer, &mut output)
        .map_err(|error| PngError::Write(output.refused.unwrap_or_else(|| io::Error::other(error))))?;
    Ok(size)
}

fn encode(
    picture: &Picture,
    options: &PngOptions,
    size: PixelSize,
    rasterer: &mut Rasterer,
    out: &mut Output<'_>,
) -> Result<(), EncodingError> {
    let ground = options.background.ground(picture);
    let color = match options.background {
        Background::Theme | Background::White => ColorType::Rgb,
        Background::Transparent => ColorType::Rgba,
    };
    let mut writer = encoder(out, size, color, &options.title)?.write_header()?;
    let mut stream = writer.stream_writer_with_size(1 << 16)?;
    rasterer.bands(picture, size, ground, |pixels| {
        stream.write_all(match options.background {
            Background::Theme | Background::White => opaque(pixels),
            Background::Transparent => straight(pixels),
        })
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
    let density = (DENSITY * size.scale).round() as u32;
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
