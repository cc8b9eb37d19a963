//! What is on its way from one place of the board to another.

use std::sync::Arc;

use egui::{DragAndDrop, LayerId, Order, Rect, Response, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::app::theme::Look;
use crate::app::{style, text};

/// So near to its end a list scrolls while something is carried, after so long, in points and seconds.
const NEAR: f32 = 20.0;
const PAUSE: f64 = 0.35;
/// So fast it scrolls at its very end, in points a second.
const SPEED: f32 = 420.0;

/// Something on its way to a stage, and the words that hang on the pointer meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app::dialogs) struct Carried {
    pub(in crate::app::dialogs) what: Load,
    pub(in crate::app::dialogs) words: String,
}

/// What is carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app::dialogs) enum Load {
    /// What is no step yet.
    Event(String),
    /// A step, by its index.
    Step(usize),
}

impl Carried {
    /// Lets a row be picked up.
    pub(in crate::app::dialogs) fn by(self, row: &Response) {
        row.dnd_set_drag_payload(self);
    }
}

/// Scrolls while something rests at an end of the list, the faster the nearer: a stage that is half seen there can be
/// dropped on before it moves away.
pub(super) fn scroll_along(ui: &Ui) {
    let seen = ui.clip_rect();
    let since = ui.scope_id().with("at an end since");
    let carries = DragAndDrop::has_payload_of_type::<Carried>(ui.ctx());
    let at = ui.ctx().pointer_interact_pos().filter(|at| carries && seen.contains(*at));
    let (up, down) = at.map_or((0.0, 0.0), |at| (seen.top() + NEAR - at.y, at.y - seen.bottom() + NEAR));
    let depth = up.max(down) / NEAR;
    if depth <= 0.0 {
        ui.data_mut(|data| data.remove_temp::<f64>(since));
        return;
    }
    let (now, step) = ui.input(|input| (input.time, input.stable_dt.min(0.05)));
    if now - ui.data_mut(|data| *data.get_temp_mut_or(since, now)) >= PAUSE {
        let far = SPEED * depth * step;
        ui.scroll_with_delta(vec2(0.0, if up > down { far } else { -far }));
    }
    ui.ctx().request_repaint();
}

/// What was dropped on a place; shows that it could be.
pub(super) fn dropped(ui: &Ui, rect: Rect, zone: usize) -> Option<Load> {
    let response = ui.interact(rect, ui.scope_id().with(("zone", zone)), Sense::hover());
    if response.dnd_hover_payload::<Carried>().is_some() {
        let look = Look::of(ui.ctx());
        ui.painter().rect_stroke(rect, style::RADIUS, Stroke::new(2.0, look.accent), StrokeKind::Inside);
    }
    response.dnd_release_payload::<Carried>().map(|carried| Arc::unwrap_or_clone(carried).what)
}

/// What is carried hangs on the pointer.
pub(super) fn hang(ui: &Ui) {
    let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) else { return };
    let Some(at) = ui.ctx().pointer_interact_pos() else { return };
    let look = Look::of(ui.ctx());
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, ui.scope_id().with("carried")));
    let shown = text::line(ui.ctx(), &carried.words, &style::control(), 220.0);
    let rect = Rect::from_min_size(at + vec2(8.0, 8.0), shown.size() + vec2(20.0, 12.0));
    painter.rect(rect, style::RADIUS, look.panel, Stroke::new(1.0, look.accent), StrokeKind::Inside);
    shown.paint_middle(&painter, rect.left() + 10.0, rect.center().y, look.text);
}
