//! On which side of the canvas the inspector floats, so that what is selected stays in sight beside it.

use kurbo::Rect;

use crate::editor::{Editor, Thing};
use crate::layout::Pane;

/// The side, and what it was chosen for: it does not change while one scrolls or types, unless it would cover that.
#[derive(Clone, Debug, Default)]
pub(super) struct Aside {
    left: bool,
    chosen_for: Option<(Thing, Pane, (f64, f64))>,
}

impl Aside {
    /// Whether it is the left side.
    pub(super) fn left(&self) -> bool {
        self.left
    }

    /// Chooses the side anew where something else is selected, or it was moved; steps aside where what is selected comes
    /// to lie under it and the other side is free. `widths` are those of the inspector and of the canvas.
    pub(super) fn decide(&mut self, editor: &Editor, selected: &Thing, widths: (f64, f64)) {
        // In the middle of a drag the hand is where it is.
        let Some((pane, place)) = editor.place(selected).filter(|_| !editor.busy()) else { return };
        let chosen_for = Some((selected.clone(), pane, (place.x0, place.y0)));
        // Where it will be seen, not where a flight has it now.
        let (left, right) = covered(editor.camera_ahead().rect_to_screen(pane, place), widths);
        if self.chosen_for != chosen_for {
            self.left = right > left;
            self.chosen_for = chosen_for;
        } else if self.left && left > 0.0 && right == 0.0 || !self.left && right > 0.0 && left == 0.0 {
            self.left = !self.left;
        }
    }
}

/// How much of a rectangle's width the inspector would cover at the left and at the right end of the canvas.
fn covered(on: Rect, (inspector, canvas): (f64, f64)) -> (f64, f64) {
    let right = (on.x1.min(canvas) - (canvas - inspector).max(on.x0)).max(0.0);
    let left = (on.x1.min(inspector) - on.x0.max(0.0)).max(0.0);
    (left, right)
}
