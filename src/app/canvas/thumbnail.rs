//! A small picture as one texture: start-screen thumbnails, the preview of an export, icons.

use egui::{ColorImage, Painter, Pos2, Rect, TextureHandle, TextureOptions};
use peniko::Color;
use std::hash::{Hash, Hasher};

use crate::app::theme::see_through;
use crate::export::{Area, Rasterer, Sizing};
use crate::picture::Picture;

use super::device::Device;
use super::pages::whole;

/// Keeps the texture of one picture at one size, and makes another when either changes.
pub struct Thumbnail {
    rasterer: Rasterer,
    made: Option<(u64, TextureHandle)>,
}

impl Default for Thumbnail {
    fn default() -> Self {
        Self::new()
    }
}

impl Thumbnail {
    /// No picture yet.
    pub fn new() -> Self {
        Self { rasterer: Rasterer::new(), made: None }
    }

    /// Draws the whole picture as large as fits `rect`, in its middle, over `ground`; says where it is.
    pub fn paint(&mut self, painter: &Painter, rect: Rect, picture: &Picture, ground: Color) -> Rect {
        let zoom = (f64::from(rect.width()) / picture.size.width).min(f64::from(rect.height()) / picture.size.height);
        let pixels_per_point = painter.pixels_per_point();
        let device = Device::new(pixels_per_point, Pos2::ZERO, zoom);
        let Ok(size) = Sizing::Scale(device.scale).of(picture.size) else { return Rect::NOTHING };
        let place = |middle: f32, length: u32| f64::from(middle * pixels_per_point - length as f32 / 2.0).round();
        let (x, y) = (place(rect.center().x, size.width), place(rect.center().y, size.height));
        let quad = device.points(x, y, x + f64::from(size.width), y + f64::from(size.height));
        let area = Area { x: 0, y: 0, width: size.width, height: size.height };
        let stamp = stamp(picture, area, ground);
        if self.made.as_ref().is_none_or(|(made, _)| *made != stamp) {
            self.made = self.make(painter, picture, device.scale, area, ground).map(|texture| (stamp, texture));
        }
        if let Some((_, texture)) = &self.made {
            painter.add(whole(texture.id(), quad, see_through(1.0)));
        }
        quad
    }

    fn make(
        &mut self,
        painter: &Painter,
        picture: &Picture,
        scale: f64,
        area: Area,
        ground: Color,
    ) -> Option<TextureHandle> {
        let mut pixels = vec![0; area.bytes()?];
        self.rasterer.part(picture, scale, area, ground, &mut pixels)?;
        let image = ColorImage::from_rgba_premultiplied([area.width as usize, area.height as usize], &pixels);
        let longest = painter.ctx().input(|input| input.max_texture_side) as u32;
        let fits = area.width.max(area.height) <= longest;
        fits.then(|| painter.ctx().load_texture("thumbnail", image, TextureOptions::NEAREST))
    }
}

/// Of everything that decides the texture.
fn stamp(picture: &Picture, area: Area, ground: Color) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    (area, ground.to_rgba8().to_u32()).hash(&mut hasher);
    for group in &picture.groups {
        (group.hash, group.offset.x.to_bits(), group.offset.y.to_bits()).hash(&mut hasher);
    }
    hasher.finish()
}
