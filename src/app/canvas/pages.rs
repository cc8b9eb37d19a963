//! The pages of the atlas as textures.

use egui::{Color32, ColorImage, Mesh, Pos2, Rect, TextureHandle, TextureId, TextureOptions, pos2};

use crate::app::theme::see_through;
use crate::export::Sprite;

use super::atlas::{HEADROOM, Place, SIDE};

/// One page: its texture, and how its texels are read.
struct Page {
    texture: TextureHandle,
    /// Whether it is stretched smoothly.
    smooth: bool,
}

/// All pages, in the order of the atlas.
#[derive(Default)]
pub(super) struct Pages(Vec<Page>);

impl Pages {
    /// Makes as many textures as there are pages.
    pub(super) fn grow(&mut self, context: &egui::Context, count: usize) {
        while self.0.len() < count {
            let mut image = ColorImage::filled([SIDE as usize; 2], Color32::TRANSPARENT);
            let patch = image.pixels.chunks_exact_mut(SIDE as usize).take(HEADROOM as usize);
            patch.for_each(|row| row[..HEADROOM as usize].fill(see_through(1.0)));
            let texture = context.load_texture("canvas page", image, TextureOptions::NEAREST);
            self.0.push(Page { texture, smooth: false });
        }
    }

    /// Gives back the textures of pages there are no more.
    pub(super) fn shrink(&mut self, count: usize) {
        self.0.truncate(count);
    }

    pub(super) fn id(&self, page: usize) -> Option<TextureId> {
        self.0.get(page).map(|page| page.texture.id())
    }

    /// Puts the pixels of a sprite in their place.
    pub(super) fn put(&mut self, place: Place, sprite: &Sprite) {
        let Some(page) = self.0.get_mut(place.page) else { return };
        let size = [place.width as usize, place.height as usize];
        let image = ColorImage::from_rgba_premultiplied(size, &sprite.pixels);
        page.texture.set_partial([place.x as usize, place.y as usize], image, options(page.smooth));
    }

    /// Decides how the texels of a page are read: smoothly while something on it is stretched.
    pub(super) fn set_smooth(&mut self, index: usize, smooth: bool) {
        let Some(page) = self.0.get_mut(index).filter(|page| page.smooth != smooth) else { return };
        page.smooth = smooth;
        // Any update sets it; one white texel of the patch is the smallest.
        let texel = ColorImage::filled([1, 1], see_through(1.0));
        page.texture.set_partial([0, 0], texel, options(smooth));
    }
}

fn options(smooth: bool) -> TextureOptions {
    if smooth { TextureOptions::LINEAR } else { TextureOptions::NEAREST }
}

/// The texture coordinates of a part of a place, in its texels.
pub(super) fn uv(place: Place, left: u32, top: u32, width: u32, height: u32) -> Rect {
    let at = |x: u32, y: u32| pos2(x as f32 / SIDE as f32, y as f32 / SIDE as f32);
    let (x, y) = (place.x + left, place.y + top);
    Rect::from_min_max(at(x, y), at(x + width, y + height))
}

/// The middle of the white patch every page has.
pub(super) fn white() -> Pos2 {
    let middle = HEADROOM as f32 / 2.0 / SIDE as f32;
    pos2(middle, middle)
}

/// A texture in full, as a mesh of one quad.
pub(super) fn whole(texture: TextureId, rect: Rect, tint: Color32) -> Mesh {
    let mut mesh = Mesh::with_texture(texture);
    mesh.add_rect_with_uv(rect, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), tint);
    mesh
}
