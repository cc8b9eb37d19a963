//! Scroll bars along the edges of the canvas: slim, there only while something is out of sight.

use egui::accesskit::{Action, Orientation};
use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2};

use crate::app::theme::Look;
use crate::editor::{Bar, Editor};

/// The bars from frame to frame.
#[derive(Debug, Default)]
pub(super) struct ScrollBars {
    /// Where they take presses.
    pub(super) covered: Vec<Rect>,
    /// The bar whose thumb is held, as it was then, and where it was taken.
    held: Option<(Bar, f32)>,
}

/// How much of what is seen a press beside the thumb scrolls on.
const PAGE: f64 = 0.9;

/// Thickness of the thumb at rest and under the pointer.
const THUMB: (f32, f32) = (3.0, 7.0);

impl ScrollBars {
    /// Shows them over the canvas and scrolls as they say.
    pub(super) fn show(&mut self, ui: &Ui, canvas: Rect, editor: &mut Editor, look: &Look) {
        self.covered.clear();
        // A gesture scrolls by itself, and its pointer is not the bars'.
        if editor.busy() {
            self.held = None;
        }
        let bars = editor.camera().bars();
        for bar in [bars.sideways, bars.down].into_iter().flatten() {
            self.bar(ui, canvas, &bar, editor, look);
        }
    }

    fn bar(&mut self, ui: &Ui, canvas: Rect, bar: &Bar, editor: &mut Editor, look: &Look) {
        let name = if bar.sideways { "Scroll sideways" } else { "Scroll up and down" };
        let (track, thumb) = (on(bar.track, canvas), on(bar.thumb, canvas));
        // Else it would be a stop of the Tab key: arrows and Page up and down scroll by themselves.
        let response = ui.interact(track, egui::Id::unique(name), Sense::DRAG | Sense::CLICK);
        self.covered.push(track);
        describe(ui, &response, bar, name);
        let along = |at: egui::Pos2| if bar.sideways { at.x } else { at.y };
        let to = if let Some((_, at)) = response.interact_pointer_pos().zip(pressed(ui, &response)) {
            if thumb.contains(at) {
                self.held = Some((*bar, along(at)));
                None
            } else {
                Some(page(bar, editor, if along(at) < along(thumb.center()) { -1.0 } else { 1.0 }))
            }
        } else if let Some((held, from)) = self.held.filter(|(held, _)| held.sideways == bar.sideways) {
            match response.interact_pointer_pos().filter(|_| response.is_pointer_button_down_on()) {
                Some(at) => Some(held.dragged(f64::from(along(at) - from))),
                None => {
                    self.held = None;
                    None
                }
            }
        } else {
            asked(ui, &response).map(|way| page(bar, editor, way))
        };
        if let Some(to) = to {
            let view = editor.camera().scroll();
            editor.camera_mut().scroll_to(bar.scroll_to(to, view));
            if editor.camera().scroll() != view {
                ui.ctx().request_repaint();
            }
        }
        let held = self.held.is_some_and(|(held, _)| held.sideways == bar.sideways);
        let shown = on(editor.camera().bars().of(bar.sideways).unwrap_or(*bar).thumb, canvas);
        let over = held || response.hovered();
        let (color, thick) = if over { (look.muted, THUMB.1) } else { (look.field_border, THUMB.0) };
        let size = if bar.sideways { egui::vec2(shown.width(), thick) } else { egui::vec2(thick, shown.height()) };
        let rect = Rect::from_center_size(shown.center(), size);
        ui.painter().with_clip_rect(canvas).rect_filled(rect, thick / 2.0, color);
    }
}

/// Where the button went down on the bar in this frame.
fn pressed(ui: &Ui, response: &Response) -> Option<egui::Pos2> {
    let down = response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_pressed());
    ui.input(|input| input.pointer.press_origin()).filter(|_| down)
}

/// The scroll of a page on or back.
fn page(bar: &Bar, editor: &Editor, way: f64) -> f64 {
    let seen = editor.camera().seen();
    let seen = if bar.sideways { seen.width() } else { seen.height() };
    (bar.scroll.0 + way * seen * PAGE).clamp(0.0, bar.scroll.1)
}

/// Which way assistive technology asks to scroll.
fn asked(ui: &Ui, response: &Response) -> Option<f64> {
    let wants = |action| ui.input(|input| input.has_accesskit_action_request(response.id, action));
    if wants(Action::Increment) { Some(1.0) } else { wants(Action::Decrement).then_some(-1.0) }
}

fn describe(ui: &Ui, response: &Response, bar: &Bar, name: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_orientation(if bar.sideways { Orientation::Horizontal } else { Orientation::Vertical });
        node.set_numeric_value(bar.scroll.0.round());
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(bar.scroll.1.round());
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
}

fn on(rect: kurbo::Rect, canvas: Rect) -> Rect {
    let at = |x: f64, y: f64| pos2(x as f32, y as f32) + canvas.min.to_vec2();
    Rect::from_min_max(at(rect.x0, rect.y0), at(rect.x1, rect.y1))
}
