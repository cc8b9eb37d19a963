//! The camera on its way from one view to another: a function of time, which comes from outside.

use kurbo::{Size, Vec2};

use super::{Camera, Frozen};

/// How long a flight takes, in seconds: seen, and never waited for.
const SECONDS: f64 = 0.18;

/// A way from one view to another.
#[derive(Clone, Debug)]
pub(in crate::editor) struct Flight {
    from: (f64, Vec2),
    to: Camera,
    began: f64,
}

impl Flight {
    /// From what the first camera sees to what the second does; `None` where they see the same.
    pub(in crate::editor) fn between(from: &Camera, to: Camera, now: f64) -> Option<Self> {
        let way = Self { from: (from.zoom, from.scroll), to, began: now };
        (way.from != (way.to.zoom, way.to.scroll)).then_some(way)
    }

    /// Where it leads.
    pub(in crate::editor) fn to(&self) -> &Camera {
        &self.to
    }

    /// Tells the size of the map and what of it is frozen, should either change on the way.
    pub(in crate::editor) fn set_content(&mut self, content: Size, frozen: Frozen) {
        self.to.set_content(content, frozen);
    }

    /// Tells how much of the canvas a panel covers.
    pub(in crate::editor) fn cover(&mut self, covered: (f64, f64)) {
        self.to.cover(covered);
    }

    /// Zoom and scroll at a time; `None` once it is over.
    pub(super) fn at(&self, now: f64) -> Option<(f64, Vec2)> {
        let part = (now - self.began) / SECONDS;
        if part >= 1.0 {
            return None;
        }
        Some(self.on_the_way(eased(part.max(0.0))))
    }

    /// The view after a part of the way. Every point of the canvas that both views show alike stays where it is.
    fn on_the_way(&self, part: f64) -> (f64, Vec2) {
        let ((zoom, scroll), end) = (self.from, (self.to.zoom, self.to.scroll));
        let now = zoom * (end.0 / zoom).powf(part);
        let whole = 1.0 / end.0 - 1.0 / zoom;
        // A point that stays goes with the inverse of the zoom.
        let along = if whole.abs() < 1e-6 { part } else { (1.0 / now - 1.0 / zoom) / whole };
        (now, scroll.lerp(end.1, along))
    }
}

/// Fast at first, then slower and slower.
fn eased(part: f64) -> f64 {
    1.0 - (1.0 - part).powi(3)
}
