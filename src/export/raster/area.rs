//! Rectangles of whole device pixels, and how groups come to stand on them.

use kurbo::{Rect, Vec2};

use crate::picture::Group;

/// A rectangle of device pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Area {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
}

/// The device pixel a group's origin stands on: one rule for paper and screen.
pub fn snap(offset: Vec2, scale: f64) -> (i32, i32) {
    ((offset.x * scale).round() as i32, (offset.y * scale).round() as i32)
}

/// The device pixels a group covers, from its snapped origin; nothing for a group that covers none.
///
/// One pixel more on every side than its bounds, for glyphs that lean out of their box.
pub fn extent(group: &Group, scale: f64) -> Option<Area> {
    let bounds = group.bounds;
    if bounds.width() < 0.0 || bounds.height() < 0.0 || !(bounds.is_finite() && scale.is_finite()) {
        return None;
    }
    let (left, top) = ((bounds.x0 * scale).floor() - 1.0, (bounds.y0 * scale).floor() - 1.0);
    let (right, bottom) = ((bounds.x1 * scale).ceil() + 1.0, (bounds.y1 * scale).ceil() + 1.0);
    Some(Area { x: left as i32, y: top as i32, width: (right - left) as u32, height: (bottom - top) as u32 })
}

impl Area {
    /// The same rectangle elsewhere.
    pub fn moved(self, x: i32, y: i32) -> Self {
        Self { x: self.x.saturating_add(x), y: self.y.saturating_add(y), ..self }
    }

    /// The pixel right of the last column.
    pub fn right(self) -> i32 {
        self.x.saturating_add_unsigned(self.width)
    }

    /// The pixel below the last row.
    pub fn bottom(self) -> i32 {
        self.y.saturating_add_unsigned(self.height)
    }

    /// Whether the two share a pixel.
    pub fn meets(self, other: Self) -> bool {
        self.intersect(other).is_some()
    }

    /// The pixels both have.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let (x, y) = (self.x.max(other.x), self.y.max(other.y));
        let width = u32::try_from(i64::from(self.right().min(other.right())) - i64::from(x)).ok()?;
        let height = u32::try_from(i64::from(self.bottom().min(other.bottom())) - i64::from(y)).ok()?;
        (width > 0 && height > 0).then_some(Self { x, y, width, height })
    }

    /// Bytes of its pixels in RGBA, where vello_cpu can draw so many.
    pub fn bytes(self) -> Option<usize> {
        let (width, height) = (u16::try_from(self.width).ok()?, u16::try_from(self.height).ok()?);
        Some(usize::from(width) * usize::from(height) * 4)
    }

    /// The same rectangle in map pixels.
    pub fn to_map(self, scale: f64) -> Rect {
        let edge = |value: i32| f64::from(value) / scale;
        Rect::new(edge(self.x), edge(self.y), edge(self.right()), edge(self.bottom()))
    }
}
