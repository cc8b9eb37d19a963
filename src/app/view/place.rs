//! Where things of the map stand in the window.

use egui::{Pos2, Rect, pos2};
use kurbo::Vec2;

use crate::app::canvas::View;
use crate::app::find::Places;
use crate::editor::{Camera, Thing};
use crate::layout::Pane;

/// The canvas in the window, and what its camera sees.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) canvas: Rect,
    pub(super) camera: &'a Camera,
}

impl Place<'_> {
    /// A rectangle of the map in points of the window.
    pub(super) fn rect(&self, pane: Pane, rect: kurbo::Rect) -> Rect {
        let on = self.camera.rect_to_screen(pane, rect);
        egui_rect(on).translate(self.canvas.min.to_vec2())
    }

    /// The part of the window that is the pane's; things of the pane are cut off there.
    pub(super) fn clip(&self, pane: Pane) -> Rect {
        self.cut(match pane {
            Pane::Body => self.camera.inner(),
            Pane::Heads | Pane::Labels | Pane::Words => self.camera.clip(pane),
        })
    }

    /// The part of the window in which a thing of the pane is seen: the title stands above all panes.
    pub(super) fn clip_of(&self, thing: &Thing, pane: Pane) -> Rect {
        if *thing == Thing::Head { self.cut(self.camera.above()) } else { self.clip(pane) }
    }

    fn cut(&self, clip: kurbo::Rect) -> Rect {
        // Marks stand a little outside of what they mark.
        egui_rect(clip).translate(self.canvas.min.to_vec2()).expand(4.0).intersect(self.canvas)
    }

    /// Where a group of a pane stands whose origin is at `offset`: on a whole device pixel, as the canvas puts it.
    pub(super) fn group(&self, pixels_per_point: f32, pane: Pane, offset: Vec2) -> Pos2 {
        View::of(self.camera).corner_of(pixels_per_point, self.canvas, pane, offset)
    }

    /// A length of a mark, in points: as it is, or smaller where the map is seen from afar.
    pub(super) fn mark(&self, length: f32) -> f32 {
        length * self.camera.detail() as f32
    }

    /// A length of the map in points.
    pub(super) fn length(&self, length: f64) -> f32 {
        (length * self.camera.zoom()) as f32
    }
}

impl Places for Place<'_> {
    fn rect(&self, pane: Pane, rect: kurbo::Rect) -> Rect {
        Place::rect(self, pane, rect)
    }

    fn clip(&self, pane: Pane) -> Rect {
        Place::clip(self, pane)
    }

    fn clip_of(&self, thing: &Thing, pane: Pane) -> Rect {
        Place::clip_of(self, thing, pane)
    }
}

fn egui_rect(rect: kurbo::Rect) -> Rect {
    let at = |x: f64, y: f64| -> Pos2 { pos2(x as f32, y as f32) };
    Rect::from_min_max(at(rect.x0, rect.y0), at(rect.x1, rect.y1))
}
