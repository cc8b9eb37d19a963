//! From points to device pixels and back: everything at rest stands on whole pixels.

use egui::{Rect, pos2};
use kurbo::Vec2;

use crate::export::Area;
use crate::export::raster::snap;
use crate::picture::Group;

use super::view::PaneView;

/// The canvas in device pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Device {
    pixels_per_point: f64,
    /// Device pixels for one map pixel.
    pub(super) scale: f64,
    /// The canvas's top left corner.
    origin: (i32, i32),
}

impl Device {
    pub(super) fn new(pixels_per_point: f32, canvas: egui::Pos2, zoom: f64) -> Self {
        let pixels_per_point = f64::from(pixels_per_point);
        let pixel = |points: f32| (f64::from(points) * pixels_per_point).round() as i32;
        Self { pixels_per_point, scale: zoom * pixels_per_point, origin: (pixel(canvas.x), pixel(canvas.y)) }
    }

    /// Where the origin of a group of this pane stands.
    pub(super) fn origin_of(&self, pane: &PaneView, group: &Group) -> (i32, i32) {
        self.pixel_of(pane, group.offset)
    }

    /// The pixel of a place of a pane.
    pub(super) fn pixel_of(&self, pane: &PaneView, place: Vec2) -> (i32, i32) {
        let (x, y) = self.moved(pane.origin);
        let (dx, dy) = snap(place, self.scale);
        (x.saturating_add(dx), y.saturating_add(dy))
    }

    /// Where the origin of a pane stands.
    pub(super) fn origin(&self, pane: &PaneView) -> (i32, i32) {
        self.moved(pane.origin)
    }

    /// Where the canvas's corner stands.
    pub(super) fn corner(&self) -> (i32, i32) {
        self.origin
    }

    /// How many pixels a rectangle of the window has.
    pub(super) fn pixels(&self, rect: Rect) -> usize {
        (f64::from(rect.area()) * self.pixels_per_point * self.pixels_per_point) as usize
    }

    /// What is seen of a pane.
    pub(super) fn seen(&self, pane: &PaneView) -> Area {
        let (x, y) = self.moved(pane.clip.origin().to_vec2());
        let (right, bottom) = self.moved(Vec2::new(pane.clip.x1, pane.clip.y1));
        let side = |from: i32, to: i32| u32::try_from(i64::from(to) - i64::from(from)).unwrap_or(0);
        Area { x, y, width: side(x, right), height: side(y, bottom) }
    }

    /// A rectangle of the canvas in the window's points, on whole pixels.
    pub(super) fn snapped(&self, rect: kurbo::Rect) -> Rect {
        let (x, y) = self.moved(rect.origin().to_vec2());
        let (right, bottom) = self.moved(Vec2::new(rect.x1, rect.y1));
        self.points(f64::from(x), f64::from(y), f64::from(right), f64::from(bottom))
    }

    /// Device pixels in the window's points.
    pub(super) fn points(&self, left: f64, top: f64, right: f64, bottom: f64) -> Rect {
        let at = |x: f64, y: f64| pos2((x / self.pixels_per_point) as f32, (y / self.pixels_per_point) as f32);
        Rect::from_min_max(at(left, top), at(right, bottom))
    }

    fn moved(&self, by: Vec2) -> (i32, i32) {
        let (x, y) = snap(by, self.pixels_per_point);
        (self.origin.0.saturating_add(x), self.origin.1.saturating_add(y))
    }
}
