//! Selection, caret and what is composed, drawn over and under the letters.

use egui::{Color32, Painter, Rect, Stroke, Ui, pos2, vec2};
use parley::editing::{Cursor, Selection};
use parley::layout::Affinity;

use super::active::Active;
use super::store::Spot;

/// Seconds after which the caret stands still: a window left alone is to cost nothing.
const RESTLESS: f64 = 10.0;

/// The selected part, under the letters.
pub(super) fn selection(painter: &Painter, active: &Active, spot: Spot, color: Color32) {
    if active.draft.composing().is_some() {
        return;
    }
    for piece in active.draft.set().covered(active.draft.selection()) {
        painter.rect_filled(spot.rect(piece), 0.0, color);
    }
}

/// The lines under what an input method composes; thicker under the part it works on.
pub(super) fn composition(painter: &Painter, active: &Active, spot: Spot, color: Color32) {
    let Some(range) = active.draft.composing() else { return };
    let set = active.draft.set();
    let cursor = |byte| Cursor::from_byte_index(set.parley(), byte, Affinity::Downstream);
    let all = Selection::new(cursor(range.start), cursor(range.end));
    for (part, width) in [(&all, 1.0), (active.draft.selection(), 2.0)] {
        for piece in set.covered(part) {
            let piece = spot.rect(piece);
            let y = piece.bottom() - 1.5;
            painter.line_segment([pos2(piece.left(), y), pos2(piece.right(), y)], Stroke::new(width, color));
        }
    }
}

/// Where the caret is, in the window.
pub(super) fn place(active: &Active, spot: Spot) -> Rect {
    spot.rect(active.draft.set().caret(active.draft.selection().focus()))
}

/// The caret, if it is its turn to be seen; asks for the frame in which that changes.
pub(super) fn caret(ui: &Ui, painter: &Painter, active: &Active, spot: Spot, color: Color32) {
    let style = &ui.visuals().text_cursor;
    let (now, here) = ui.input(|input| (input.time, input.focused));
    if !here {
        return;
    }
    let idle = now - active.touched;
    if style.blink && idle < RESTLESS {
        let (on, off) = (f64::from(style.on_duration), f64::from(style.off_duration));
        let phase = idle % (on + off);
        let wake = if phase < on { on - phase } else { on + off - phase };
        ui.ctx().request_repaint_after_secs(wake as f32);
        if phase >= on {
            return;
        }
    }
    let at = place(active, spot);
    let pixels = ui.ctx().pixels_per_point();
    let width = style.stroke.width.max(1.0 / pixels);
    let left = ((at.center().x - width / 2.0) * pixels).round() / pixels;
    painter.rect_filled(Rect::from_min_size(pos2(left, at.top()), vec2(width, at.height())), 0.0, color);
}
