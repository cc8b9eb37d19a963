//! How large a page is, and how its picture stands on it.

use krilla::geom::{PathBuilder, Rect, Transform};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use kurbo::Size;
use peniko::Color;

use super::shape;
use crate::export::options::ExportError;
use crate::export::size::{SizeError, Sizing};
use crate::picture::Picture;

/// Points of a map pixel: 72 of an inch to 96.
const POINTS: f64 = 0.75;

/// The longest side of a page in points that readers must be able to show (ISO 32000-1, annex C).
const LONGEST_SIDE: f64 = 14_400.0;

/// The size of a slide in map pixels, and the height of its page in points: 7.5 inches, as presentations have it.
const SLIDE: Size = Size::new(1920.0, 1080.0);
const SLIDE_HEIGHT: f64 = 540.0;

/// A page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sheet {
    /// In points.
    size: Size,
    /// Points of a map pixel.
    scale: f64,
    /// The picture's own, in points.
    picture: Size,
}

impl Sheet {
    /// The page for one picture of so many.
    ///
    /// # Errors
    /// Where the picture has no size.
    pub(super) fn of(picture: &Picture, sizing: Sizing, pages: usize) -> Result<Self, SizeError> {
        let own = picture.size;
        if !(own.is_finite() && own.width > 0.0 && own.height > 0.0) {
            return Err(SizeError::Empty);
        }
        let natural = if pages > 1 || own == SLIDE { SLIDE_HEIGHT / own.height } else { POINTS };
        let natural = natural.min(LONGEST_SIDE / own.width.max(own.height));
        let (size, scale) = match sizing {
            Sizing::Width(_) | Sizing::Exact { .. } | Sizing::Scale(_) => (own * natural, natural),
            Sizing::Page(paper) => {
                let (width, height) = paper.under(own);
                let size = Size::new(points(width), points(height));
                (size, (size.width / own.width).min(size.height / own.height))
            }
        };
        Ok(Self { size, scale, picture: own * scale })
    }

    /// # Errors
    /// Where the page would be thinner than a page can be.
    pub(super) fn settings(&self) -> Result<PageSettings, ExportError> {
        let page = PageSettings::from_wh(self.size.width as f32, self.size.height as f32);
        page.ok_or(ExportError::Size(SizeError::Empty))
    }

    /// From map pixels to the page: the picture in its middle.
    pub(super) fn place(&self) -> Transform {
        let left = (self.size.width - self.picture.width) / 2.0;
        let top = (self.size.height - self.picture.height) / 2.0;
        Transform::from_row(self.scale as f32, 0.0, 0.0, self.scale as f32, left as f32, top as f32)
    }

    /// Paints the whole page in a colour.
    pub(super) fn ground(&self, surface: &mut Surface<'_>, color: Color) {
        let page = Rect::from_xywh(0.0, 0.0, self.size.width as f32, self.size.height as f32);
        let Some(page) = page.filter(|_| color.components[3] > 0.0) else { return };
        let mut path = PathBuilder::new();
        path.push_rect(page);
        let Some(path) = path.finish() else { return };
        surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Background, Some(page))));
        surface.set_fill(Some(shape::fill(color)));
        surface.set_stroke(None);
        surface.draw_path(&path);
        surface.end_tagged();
    }
}

/// Points of a length in millimetres.
fn points(millimetres: f64) -> f64 {
    millimetres / 25.4 * 72.0
}
