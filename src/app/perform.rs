//! Commands that only the window can carry out, wherever they come from: a key, a menu, the command palette.

use super::inspector::Spot;
use super::present::Present;
use super::{App, pace, shortcuts, view};
use crate::editor::{Choice, Panel, Request, ThemeChoice};
use crate::file::{Habits, State};

impl App {
    /// Does what only the app can do.
    pub(super) fn perform(&mut self, ctx: &egui::Context, request: Request) {
        match request {
            Request::Theme(choice) => {
                self.theme = choice;
                if let Some(trouble) = self.desk.state().and_then(|state| remember_theme(state, choice)) {
                    self.desk.say(ctx, &trouble, None);
                }
            }
            Request::ReduceMotion => {
                if let Some(trouble) = self.motion.toggle(self.desk.state()) {
                    self.desk.say(ctx, &trouble, None);
                }
            }
            Request::Toggle(panel) => self.panels.toggle(panel),
            Request::Part { forward } => {
                if let Some(session) = &self.session {
                    session.parts.walk(ctx, forward);
                }
            }
            Request::MenuBar => {
                if let Some(session) = &mut self.session {
                    session.parts.menu_bar(ctx);
                }
            }
            Request::ContextMenu => {
                if let Some(session) = &mut self.session {
                    session.open_menu(ctx);
                }
            }
            Request::CommandPalette => self.open_palette(),
            Request::Present => {
                let session = self.session.as_mut();
                self.present = session.and_then(|session| Present::start(ctx, &mut session.editor));
            }
            Request::FillMeasure(id) => {
                self.panels.set(Panel::Inspector, true);
                if let Some(session) = &mut self.session {
                    session.spot = Some(Spot::Measure(id));
                }
            }
            other => self.desk.perform(ctx, other, &mut self.session),
        }
    }

    /// Commands whose keys a text field would take for its own.
    pub(super) fn hear_first(&mut self, ctx: &egui::Context) {
        let dialog = ctx.memory(|memory| memory.top_modal_layer().is_some());
        if dialog && !self.palette.is_open() {
            return;
        }
        let open = self.session.as_ref().is_some_and(|session| session.editor.editing().is_some());
        let nowhere = self.session.as_ref().is_some_and(|session| session.editor.types_into_nothing());
        let writing = dialog || open || nowhere || pace::text_focused(ctx);
        for command in shortcuts::taken(ctx, self.session.is_some(), writing, self.palette.is_open()) {
            egui::Popup::close_all(ctx);
            let request = match &mut self.session {
                Some(session) => session.editor.run(&command),
                None => command.request(),
            };
            if let Some(request) = request {
                self.perform(ctx, request);
            }
        }
    }

    fn open_palette(&mut self) {
        let state = self.options.state.as_ref();
        let maps = match &self.session {
            Some(session) => session.recent.clone(),
            None => state.map(State::recent).unwrap_or_default(),
        };
        self.palette.toggle(self.session.as_ref(), &maps, state);
    }

    /// Shows the command palette while it is open, and does what was chosen in it.
    pub(super) fn choose(&mut self, ctx: &egui::Context) {
        let Some(choice) = self.palette.show(ctx, self.options.state.as_ref()) else { return };
        // The field that had the keyboard is gone; what comes next is the map's.
        view::take_keyboard(ctx);
        let request = match (choice, &mut self.session) {
            (Choice::Go(thing), Some(session)) => {
                session.parts.forget();
                session.editor.go_to(&thing);
                None
            }
            (Choice::Run(command), Some(session)) => session.editor.run(&command),
            (Choice::Run(command), None) => command.request(),
            (Choice::Open(path), _) => Some(Request::OpenFile(path)),
            (Choice::Go(_), None) => None,
        };
        if let Some(request) = request {
            self.perform(ctx, request);
        }
        ctx.request_repaint();
    }
}

/// Keeps the theme for the next start; gives the words for what went wrong.
fn remember_theme(state: &State, choice: ThemeChoice) -> Option<String> {
    let dark = match choice {
        ThemeChoice::System => None,
        ThemeChoice::Light => Some(false),
        ThemeChoice::Dark => Some(true),
    };
    state.remember_habits(&Habits { dark, ..state.habits() }).err().map(|error| error.to_string())
}
