//! How a group looks at a scale, and the parts that make it up.

use crate::export::Area;
use crate::export::raster::extent;
use crate::picture::Group;

use super::cache::SpriteKey;
use super::tiles::{Part, parts};

/// A content at a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Aspect {
    pub(super) hash: u64,
    /// Device pixels for one map pixel.
    pub(super) scale: f64,
    extent: Area,
}

impl Aspect {
    pub(super) fn of(group: &Group, scale: f64) -> Option<Self> {
        Some(Self { hash: group.hash, scale, extent: extent(group, scale)? })
    }

    /// The parts that `seen` shows, which is in device pixels of another scale, from the group's origin.
    pub(super) fn parts(self, seen: Area, scale: f64) -> impl Iterator<Item = (SpriteKey, Part)> {
        let seen = if scale == self.scale { seen } else { stretched(seen, self.scale / scale) };
        let Aspect { hash, scale, extent } = self;
        parts(extent, seen).map(move |part| (SpriteKey { hash, scale: scale.to_bits(), tile: part.index }, part))
    }

    /// All of it.
    pub(super) fn everything(self) -> Area {
        self.extent
    }

    /// Whether `seen` shows nothing of it.
    pub(super) fn is_out_of(self, seen: Area) -> bool {
        !self.extent.meets(seen)
    }
}

fn stretched(area: Area, by: f64) -> Area {
    let (x, y) = ((f64::from(area.x) * by).floor(), (f64::from(area.y) * by).floor());
    let (right, bottom) = ((f64::from(area.right()) * by).ceil(), (f64::from(area.bottom()) * by).ceil());
    Area { x: x as i32, y: y as i32, width: (right - x) as u32, height: (bottom - y) as u32 }
}
