//! The three hints of the first start: what to drag, what to type, how to show it. They come once, one after the other,
//! beside what they are about, and stand in nobody's way.

mod mark;

use egui::{Context, Key, Modifiers, Rect};

use super::session::Session;
use crate::file::State;
use mark::{Answer, Mark, Side};

pub(super) use mark::layer;

/// Where the parts of the window are that hints point at.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Anchors {
    /// None while it is folded away.
    pub(super) palette: Option<Rect>,
    pub(super) canvas: Option<Rect>,
    pub(super) export: Option<Rect>,
}

const STEPS: [&str; 3] = [
    "Drag a stage or a touchpoint onto the map. A click or its key adds it as well.",
    "Type while the room talks: P adds a pain point to the stage you are in, Enter ends it, Ctrl-Z takes it back.",
    "Export… puts a sharp picture on a slide, F5 presents the stages. F1 lists every key.",
];

/// The hints of a first start, as far as they are still to come.
#[derive(Debug, Default)]
pub(super) struct Coach {
    /// Which is shown; `None` where there are none any more.
    step: Option<usize>,
    /// Where it is remembered that they were shown.
    state: Option<State>,
    /// The button of this step had the keyboard already.
    focused: Option<usize>,
}

impl Coach {
    /// Hints for whoever has not seen them; none where nothing can be remembered.
    pub(super) fn new(state: Option<&State>, wanted: bool) -> Self {
        let state = state.filter(|state| wanted && !state.hints_shown());
        Self { step: state.map(|_| 0), state: state.cloned(), focused: None }
    }

    /// Takes Escape for itself while a hint is shown.
    pub(super) fn hear(&mut self, ctx: &Context, session: Option<&Session>) {
        if self.shown(ctx, session) && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.step = None;
            leave(ctx);
        }
    }

    /// Draws the hint whose turn it is.
    pub(super) fn show(&mut self, ctx: &Context, session: Option<&Session>) {
        let Some(step) = self.step.filter(|_| self.shown(ctx, session)) else { return };
        let Some(session) = session else { return };
        let anchors = session.anchors;
        // From the first moment on: who closes the window now has seen them.
        if let Some(state) = self.state.take() {
            // Where that fails they come again, and nothing is lost by that.
            let _ = state.remember_hints();
        }
        let (at, side) = match step {
            0 => (anchors.palette, Side::Right),
            1 => (anchors.canvas, Side::Within),
            _ => (anchors.export, Side::Below),
        };
        let (at, side) = match (at, anchors.canvas) {
            (Some(at), _) => (at, side),
            (None, Some(canvas)) => (canvas, Side::Within),
            (None, None) => return,
        };
        let text = STEPS.get(step).copied().unwrap_or_default();
        let fresh = self.focused.replace(step) != Some(step);
        match (Mark { text, step, of: STEPS.len(), at, side }).show(ctx, fresh) {
            Some(Answer::Next) => self.step = Some(step + 1).filter(|next| *next < STEPS.len()),
            Some(Answer::Skip) => self.step = None,
            None => {}
        }
        if self.step.is_none() {
            leave(ctx);
        }
    }

    /// Whether there is a hint and nothing goes on that it would disturb.
    fn shown(&self, ctx: &Context, session: Option<&Session>) -> bool {
        let Some(session) = session.filter(|_| self.step.is_some()) else { return false };
        let editor = &session.editor;
        let asked = ctx.memory(|memory| memory.top_modal_layer().is_some());
        !editor.busy() && editor.editing().is_none() && !asked && !egui::Popup::is_any_open(ctx)
    }
}

/// Gives the keyboard to the map, if the hint that goes had it.
fn leave(ctx: &Context) {
    let of = |id| ctx.viewport(|viewport| viewport.prev_pass.widgets.get(id).map(|widget| widget.layer_id));
    if ctx.memory(|memory| memory.focused()).and_then(of) == Some(layer()) {
        super::view::take_keyboard(ctx);
    }
}
