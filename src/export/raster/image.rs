//! Pixels stretched over a rectangle.

use std::sync::Arc;

use kurbo::{Affine, Rect};
use peniko::{ImageAlphaType, ImageSampler};
use vello_cpu::{ImageSource, PixelMetadata, Pixmap, RenderContext};

use crate::picture::Image;

use super::meet;

/// Draws an image, where a part of it is within `seen` (map pixels of its group) and its pixels are all there.
pub(super) fn draw(context: &mut RenderContext, image: &Image, place: Affine, seen: Rect) {
    if !meet(image.rect, seen) {
        return;
    }
    let Some(pixmap) = pixmap(image) else { return };
    let stretch = Affine::translate(image.rect.origin().to_vec2())
        * Affine::scale_non_uniform(
            image.rect.width() / f64::from(pixmap.width()),
            image.rect.height() / f64::from(pixmap.height()),
        );
    context.set_transform(place);
    context.set_paint_transform(stretch);
    let source = ImageSource::Pixmap(Arc::new(pixmap));
    context.set_paint(vello_cpu::Image { image: source, sampler: ImageSampler::default() });
    context.fill_rect(&image.rect);
    context.reset_paint_transform();
}

/// The image as vello_cpu holds it: premultiplied, and thinned out where a side is longer than it can count.
fn pixmap(image: &Image) -> Option<Pixmap> {
    let (width, height) = (image.width as usize, image.height as usize);
    if width == 0 || height == 0 || image.pixels.len() != width.checked_mul(height)?.checked_mul(4)? {
        return None;
    }
    let step = width.max(height).div_ceil(usize::from(u16::MAX));
    let pixels = if step == 1 {
        image.pixels.to_vec()
    } else {
        let rows = image.pixels.chunks_exact(width * 4).step_by(step);
        rows.flat_map(|row| row.chunks_exact(4).step_by(step).flatten().copied()).collect()
    };
    let metadata = PixelMetadata::new(ImageAlphaType::Alpha, true);
    let (width, height) = (u16::try_from(width.div_ceil(step)).ok()?, u16::try_from(height.div_ceil(step)).ok()?);
    Some(Pixmap::from_parts(pixels, width, height, metadata))
}
