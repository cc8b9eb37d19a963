//! On which side of the canvas the inspector floats, so that what is selected stays in sight beside it.

use kurbo::Rect;

use crate::editor::{Editor, Thing};
use crate::layout::Pane;

/// The side, and what it was chosen for: it does not change while one scrolls or types.
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

    /// Chooses the side anew where something else is selected, or it was moved. `widths` are those of the inspector
    /// and of the canvas.
    pub(super) fn decide(&mut self, editor: &Editor, selected: &Thing, widths: (f64, f64)) {
        // In the middle of a drag the hand is where it is.
        let Some((pane, place)) = editor.place(selected).filter(|_| !editor.busy()) else { return };
        let chosen_for = Some((selected.clone(), pane, (place.x0, place.y0)));
        if self.chosen_for != chosen_for {
            self.left = steps_aside(editor.camera().rect_to_screen(pane, place), widths);
            self.chosen_for = chosen_for;
        }
    }
}

/// Whether the right end of the canvas would lie on the rectangle more than the left one.
fn steps_aside(on: Rect, (inspector, canvas): (f64, f64)) -> bool {
    let right = (on.x1.min(canvas) - (canvas - inspector).max(on.x0)).max(0.0);
    let left = (on.x1.min(inspector) - on.x0.max(0.0)).max(0.0);
    right > left
}
