//! What a conversation about files comes to.

use std::path::{Path, PathBuf};

use super::{Desk, Waiting, document};
use crate::app::errors::Problem;
use crate::app::files::{Outcome, Wish};
use crate::app::random::SystemEntropy;
use crate::app::session::Session;
use crate::app::{ahead, start, text};
use crate::editor::Editor;
use crate::file::State;
use crate::layout::Metrics;
use crate::map::Map;

impl Desk {
    /// Carries out what the conversation about files came to.
    pub(super) fn carry_out(&mut self, ctx: &egui::Context, outcomes: Vec<Outcome>, session: &mut Option<Session>) {
        for outcome in outcomes {
            match outcome {
                Outcome::Show { map, saved } => {
                    let Some(mut new) = self.session(ctx, *map, session.take()) else { continue };
                    new.look_only = self.files.read_only();
                    new.recent = self.recent();
                    if !saved {
                        new.editor.mark_unsaved();
                    }
                    *session = Some(new);
                    self.problem = None;
                    self.matching = None;
                    self.export = None;
                    self.laid = None;
                    self.pasting.leave();
                    self.take_waiting(ctx, session);
                }
                Outcome::TookOver(found) => self.keeper.take_over(found),
                Outcome::Start => {
                    *session = None;
                    self.start = None;
                    self.pasting.leave();
                    self.keeper.clear();
                }
                Outcome::Saved { state } => {
                    if let Some(session) = session {
                        session.editor.mark_saved(state);
                        session.path = self.files.path().map(Path::to_owned);
                        session.look_only = self.files.read_only();
                        session.recent = self.recent();
                        session.saved = format!("Saved {}", start::here().strftime("%H:%M"));
                        if !session.editor.unsaid().is_empty() {
                            self.say(ctx, "Saved, without what still stands in the scribe line", None);
                        }
                    }
                    self.problem = None;
                }
                Outcome::Quit => {
                    self.keeper.clear();
                    self.closing = true;
                    ctx.send_viewport_cmd(egui::ViewportCommand::Close);
                }
                Outcome::Settle(wish) => self.settle_draft(ctx, wish, session),
                Outcome::Say(text, folder) => self.say(ctx, &text, folder),
                Outcome::Problem(problem) => self.problem = Some(problem),
            }
        }
    }

    /// Puts the scribe line onto the map, saves it and does what was wished. A line that the map does not take stays, and
    /// the map with it.
    fn settle_draft(&mut self, ctx: &egui::Context, wish: Wish, session: &mut Option<Session>) {
        if session.as_mut().is_some_and(|session| session.editor.settle_draft())
            && let Some(document) = document(session)
        {
            let outcomes = self.files.save_then(ctx, document, Some(wish));
            self.carry_out(ctx, outcomes, session);
        }
    }

    /// The maps opened last but for the one that is open, newest first.
    fn recent(&self) -> Vec<PathBuf> {
        let mut recent = self.files.state().map(State::recent).unwrap_or_default();
        let open = self.files.path().and_then(|path| path.canonicalize().ok());
        recent.retain(|path| Some(path) != open.as_ref());
        recent
    }

    /// A session for a map; what was shaped for the one before is used again.
    fn session(&mut self, ctx: &egui::Context, map: Map, old: Option<Session>) -> Option<Session> {
        let room = old.as_ref().map(|old| old.editor.room_size()).unwrap_or_default();
        let mut fonts = old.map_or_else(|| text::fonts(ctx), |old| old.editor.into_fonts());
        match Metrics::standard() {
            Ok(metrics) => {
                ahead::shape(&map, &mut fonts, &metrics);
                let mut editor = Editor::new(map, fonts, metrics, Box::new(SystemEntropy));
                // The room stays the same when another map is opened in it.
                editor.set_room_size(room);
                Some(Session::new(editor, self.files.path().map(Path::to_owned), Box::new(SystemEntropy)))
            }
            Err(error) => {
                self.problem = Some(Problem::new("This build of Touchline is damaged", error.to_string()));
                None
            }
        }
    }

    /// A table that came before the map: its import begins now.
    fn take_waiting(&mut self, ctx: &egui::Context, session: &Option<Session>) {
        let Some(session) = session else { return };
        match self.waiting.take() {
            Some(Waiting::File(path)) => self.import_file(ctx, &path, session),
            Some(Waiting::Text(text)) => self.import.text(ctx, session.editor.map(), &text),
            None => {}
        }
    }

    /// Opens the import dialog for a file.
    pub(super) fn import_file(&mut self, ctx: &egui::Context, path: &Path, session: &Session) {
        if let Err(problem) = self.import.file(ctx, session.editor.map(), path) {
            self.problem = Some(problem);
        }
    }

    /// Reads the file of the funnel that the panel shows once more: where it was last, else beside the map, else it is asked
    /// for.
    pub(super) fn update_funnel(&mut self, ctx: &egui::Context, session: &Option<Session>) {
        let Some(session) = session else { return };
        let map = session.editor.map();
        let Some(funnel) = session.funnel.funnel(map) else { return };
        let beside = self.files.path().map(Path::to_owned);
        if let Err(problem) = self.import.update(ctx, map, funnel, beside.as_deref()) {
            self.problem = Some(problem);
        }
    }

    /// Shows a short word, with the offer to open a folder.
    pub(in crate::app) fn say(&mut self, ctx: &egui::Context, text: &str, folder: Option<PathBuf>) {
        self.toasts.push(text, folder, super::intake::now(ctx));
    }
}
