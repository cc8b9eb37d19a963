//! Pixels: groups of a picture drawn by vello_cpu, for a file and for the screen alike.
//!
//! Every group stands on whole device pixels ([`snap`]), whoever asks for it, so a group drawn alone has the pixels it
//! has within the whole picture.

mod area;
mod image;
mod shape;
mod text;

pub use area::{Area, extent, snap};
pub(super) use text::BOLDER;

use kurbo::{Affine, Rect};
use peniko::Color;
use vello_cpu::{Level, PixmapMut, RasterizerSettings, RenderContext, RenderMode, RenderSettings, TargetInit};

use crate::picture::{Group, Item, Picture};

use self::text::TextCache;
use super::size::PixelSize;

/// The least size of text that is worth reading on a screen, in device pixels; below it lines become bars.
pub const LEGIBLE: f32 = 6.0;

/// Bytes of one band of a large picture.
const BAND: usize = 8 << 20;

/// Draws groups into premultiplied RGBA; keeps its buffers and its glyph outlines from one call to the next.
pub struct Rasterer {
    context: RenderContext,
    text: TextCache,
    legible: f32,
}

/// The pixels of one group or of a part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sprite {
    /// Where they stand, in device pixels from the group's snapped origin.
    pub area: Area,
    /// Premultiplied RGBA, row by row.
    pub pixels: Vec<u8>,
}

impl Default for Rasterer {
    fn default() -> Self {
        Self::new()
    }
}

impl Rasterer {
    /// As fast as this machine can, all text as letters.
    pub fn new() -> Self {
        Self::at(RenderSettings { num_threads: 0, ..RenderSettings::default() }.level)
    }

    /// The same pixels on every machine of a kind, for golden images.
    pub fn baseline() -> Self {
        Self::at(Level::baseline())
    }

    /// Lines of text smaller than `pixels` are drawn as bars.
    pub fn with_legible(mut self, pixels: f32) -> Self {
        self.legible = pixels;
        self
    }

    fn at(level: Level) -> Self {
        let context = RenderContext::new_with(1, 1, RenderSettings { level, num_threads: 0 });
        Self { context, text: TextCache::default(), legible: 0.0 }
    }

    /// All pixels of a group; nothing where they would not fit one image (65,535 a side).
    pub fn group(&mut self, group: &Group, scale: f64) -> Option<Sprite> {
        self.tile(group, scale, extent(group, scale)?)
    }

    /// The pixels of a group within `area`, which is relative to its snapped origin.
    pub fn tile(&mut self, group: &Group, scale: f64, area: Area) -> Option<Sprite> {
        let mut pixels = vec![0; area.bytes()?];
        self.begin(area)?;
        self.draw(group, scale, area, (0, 0));
        self.finish(area, Color::TRANSPARENT, &mut pixels)?;
        Some(Sprite { area, pixels })
    }

    /// What of `picture` is within `area` of its device pixels, over `ground`, into `pixels` (premultiplied RGBA).
    pub fn part(&mut self, picture: &Picture, scale: f64, area: Area, ground: Color, pixels: &mut [u8]) -> Option<()> {
        self.begin(area)?;
        for group in &picture.groups {
            self.draw(group, scale, area, snap(group.offset, scale));
        }
        self.finish(area, ground, pixels)
    }

    /// The whole picture over `ground` in bands from top to bottom, each handed to `take` as premultiplied RGBA.
    ///
    /// Stops at the first error of `take`. Memory stays that of one band, however large the picture is.
    pub fn bands<E>(
        &mut self,
        picture: &Picture,
        size: PixelSize,
        ground: Color,
        mut take: impl FnMut(&mut [u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let row = size.width as usize * 4;
        // Strips of the rasteriser are four rows high.
        let rows = (BAND / row.max(1)).next_multiple_of(4).clamp(4, size.height.next_multiple_of(4) as usize);
        let mut buffer = vec![0; rows * row];
        let mut top = 0;
        while top < size.height {
            let height = rows.min((size.height - top) as usize);
            let area = Area { x: 0, y: top as i32, width: size.width, height: height as u32 };
            let pixels = &mut buffer[..height * row];
            if self.part(picture, size.scale, area, ground, pixels).is_some() {
                take(pixels)?;
            }
            top += height as u32;
        }
        Ok(())
    }

    fn begin(&mut self, area: Area) -> Option<()> {
        let (width, height) = (u16::try_from(area.width).ok()?, u16::try_from(area.height).ok()?);
        self.context.reset_and_resize(width, height);
        Some(())
    }

    /// Draws a group whose snapped origin is at `origin`, seen from `area`.
    fn draw(&mut self, group: &Group, scale: f64, area: Area, origin: (i32, i32)) {
        let seen = area.moved(-origin.0, -origin.1);
        if !extent(group, scale).is_some_and(|extent| extent.meets(seen)) {
            return;
        }
        let place = Affine::translate((-f64::from(seen.x), -f64::from(seen.y))) * Affine::scale(scale);
        // A margin of two device pixels for what antialiasing and overhanging glyphs add.
        let seen = seen.to_map(scale).inflate(2.0 / scale, 2.0 / scale);
        for item in group.items.iter() {
            match item {
                Item::Shape(shape) => shape::draw(&mut self.context, shape, place, seen),
                Item::Text(text) => {
                    text::draw(&mut self.context, &mut self.text, text, place, seen, self.legible / scale as f32);
                }
                Item::Image(image) => image::draw(&mut self.context, image, place, seen),
            }
        }
    }

    fn finish(&mut self, area: Area, ground: Color, pixels: &mut [u8]) -> Option<()> {
        let (width, height) = (u16::try_from(area.width).ok()?, u16::try_from(area.height).ok()?);
        let target = PixmapMut::new(width, height, pixels)?;
        self.context.flush();
        let settings = RasterizerSettings {
            render_mode: RenderMode::OptimizeSpeed,
            target_init: TargetInit::Clear(ground),
            ..RasterizerSettings::default()
        };
        self.context.render_with(target, &mut self.text.resources, settings);
        Some(())
    }
}

/// Whether two rectangles share a point; an empty one (a straight line) counts.
fn meet(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 && b.x0 <= a.x1 && a.y0 <= b.y1 && b.y0 <= a.y1
}
