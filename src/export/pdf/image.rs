//! Pixels stretched over a rectangle.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use krilla::geom::{Size, Transform};
use krilla::image::{BitsPerComponent, CustomImage, ImageColorspace};
use krilla::surface::Surface;

use crate::picture::Image;

/// Draws an image, where its pixels are all there.
pub(super) fn draw(surface: &mut Surface<'_>, image: &Image) {
    let rect = image.rect;
    let Some(size) = Size::from_wh(rect.width() as f32, rect.height() as f32) else { return };
    // Between pixels colours run into one another, as they do on the screen.
    let Some(Ok(image)) = Planes::of(image).map(|planes| krilla::image::Image::from_custom(planes, true)) else {
        return;
    };
    surface.push_transform(&Transform::from_translate(rect.x0 as f32, rect.y0 as f32));
    surface.draw_image(image, size);
    surface.pop();
}

/// An image with its alpha apart, as a PDF has it.
#[derive(Clone)]
struct Planes {
    all: Arc<[u8]>,
    colors: Arc<[u8]>,
    alpha: Arc<[u8]>,
    size: (u32, u32),
}

impl Planes {
    fn of(image: &Image) -> Option<Self> {
        let Image { rect: _, pixels, width, height } = image;
        let bytes = u64::from(*width) * u64::from(*height) * 4;
        (bytes > 0 && bytes == pixels.len() as u64).then(|| Self {
            all: Arc::clone(pixels),
            colors: pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect(),
            alpha: pixels.chunks_exact(4).map(|pixel| pixel[3]).collect(),
            size: (*width, *height),
        })
    }
}

impl Hash for Planes {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.size, &self.all).hash(state);
    }
}

impl CustomImage for Planes {
    fn color_channel(&self) -> &[u8] {
        &self.colors
    }

    fn alpha_channel(&self) -> Option<&[u8]> {
        Some(&self.alpha)
    }

    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }

    fn size(&self) -> (u32, u32) {
        self.size
    }

    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }

    fn color_space(&self) -> ImageColorspace {
        ImageColorspace::Rgb
    }
}
