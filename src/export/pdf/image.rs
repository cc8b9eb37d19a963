//! Pixels stretched over a rectangle.

use krilla::geom::{Size, Transform};
use krilla::surface::Surface;

use crate::picture::Image;

/// Draws an image, where its pixels are all there.
pub(super) fn draw(surface: &mut Surface<'_>, image: &Image) {
    let Image { rect, pixels, width, height } = image;
    let bytes = u64::from(*width) * u64::from(*height) * 4;
    if bytes == 0 || bytes != pixels.len() as u64 {
        return;
    }
    let Some(size) = Size::from_wh(rect.width() as f32, rect.height() as f32) else { return };
    surface.push_transform(&Transform::from_translate(rect.x0 as f32, rect.y0 as f32));
    surface.draw_image(krilla::image::Image::from_rgba8(pixels.to_vec(), *width, *height), size);
    surface.pop();
}
