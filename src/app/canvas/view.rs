//! Which part of a picture is shown where.

use kurbo::{Point, Rect, Vec2};

use crate::editor::Camera;
use crate::layout::Pane;

use super::device::Device;

/// What of a picture is shown, in points from the canvas's top left.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Points for one map pixel.
    pub zoom: f64,
    /// From back to front.
    pub panes: Vec<PaneView>,
    /// Where the frozen panes cross: covered with ground while something lies under it.
    pub corner: Option<Rect>,
}

/// One pane of a view.
#[derive(Clone, Debug, PartialEq)]
pub struct PaneView {
    pub pane: Pane,
    /// Where the picture's origin stands.
    pub origin: Vec2,
    /// What is shown of the pane.
    pub clip: Rect,
    /// Whether others slide under it, so that it needs a ground of its own.
    pub over: bool,
}

impl View {
    /// What the camera of a map sees.
    pub fn of(camera: &Camera) -> Self {
        let origin = |pane| camera.to_screen(pane, Point::ZERO).to_vec2();
        let body = origin(Pane::Body);
        let pane = |pane| {
            let origin = origin(pane);
            // Words lie on the ground of the body.
            let over = pane != Pane::Words && origin != body;
            PaneView { pane, origin, clip: camera.clip(pane), over }
        };
        let panes = vec![pane(Pane::Body), pane(Pane::Words), pane(Pane::Heads), pane(Pane::Labels)];
        let covered = panes.iter().any(|pane| pane.over);
        Self { zoom: camera.zoom(), panes, corner: covered.then(|| camera.corner()) }
    }

    /// The point of the window in which a group's origin stands, as the canvas in `rect` draws it.
    pub fn corner_of(&self, pixels_per_point: f32, rect: egui::Rect, pane: Pane, offset: Vec2) -> egui::Pos2 {
        let device = Device::new(pixels_per_point, rect.min, self.zoom);
        let pane = self.panes.iter().find(|shown| shown.pane == pane);
        let (x, y) = pane.map_or_else(|| device.corner(), |pane| device.pixel_of(pane, offset));
        device.points(f64::from(x), f64::from(y), f64::from(x), f64::from(y)).min
    }

    /// A whole picture from a point on, nothing frozen.
    pub fn whole(zoom: f64, origin: Vec2, clip: Rect) -> Self {
        let pane = |pane| PaneView { pane, origin, clip, over: false };
        Self {
            zoom,
            panes: vec![pane(Pane::Body), pane(Pane::Words), pane(Pane::Heads), pane(Pane::Labels)],
            corner: None,
        }
    }
}
