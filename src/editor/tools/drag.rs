//! What all drags have in common: every move aims anew from the start, the release drops what the last aim said.

use kurbo::Point;

use super::{Answer, Cx, Signal, State, rest, stay};

/// A state that follows the pointer until it is released.
pub(super) trait Drag: Into<State> {
    /// Works out anew what a release at this point would do.
    fn aim(&mut self, at: Point, cx: &Cx);

    /// Does what was aimed at.
    fn drop(self, cx: &Cx) -> Answer;

    /// What a drag answers to any signal.
    fn follow(mut self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) => {
                self.aim(at, cx);
                stay(self)
            }
            Signal::Release(at) => {
                self.aim(at, cx);
                self.drop(cx)
            }
            Signal::Cancel => rest(),
            Signal::Press { .. } => stay(self),
        }
    }
}
