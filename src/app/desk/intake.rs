//! What comes from outside: files dropped on the window, a table from the clipboard, the wish to close the window.

use std::hash::{Hash, Hasher};
use std::path::PathBuf;

use egui::{Event, ViewportCommand};

use super::ask::Asker;
use super::{Desk, Waiting};
use crate::app::errors::Problem;
use crate::app::files::Wish;
use crate::app::funnel_import::{Pasted, is_map, pasted};
use crate::app::pace::text_focused;
use crate::app::session::Session;
use crate::editor::{Command, Editor};

/// The template for a funnel that comes before any map.
const FOR_FUNNELS: &str = "customer-journey";

impl Desk {
    /// Takes what came since the last frame.
    pub(super) fn intake(&mut self, ctx: &egui::Context, session: &mut Option<Session>) {
        self.close_window(ctx, session);
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !self.busy() {
            // One at a time: the first map, else the first table.
            let first = dropped.iter().find(|path| is_map(path)).or_else(|| dropped.first());
            if let Some(path) = first {
                self.take_file(ctx, path.clone(), session);
            }
        }
        self.take_paste(ctx, session);
    }

    /// The window's cross: asked like any other way out.
    fn close_window(&mut self, ctx: &egui::Context, session: &mut Option<Session>) {
        if !ctx.input(|input| input.viewport().close_requested()) || self.closing {
            return;
        }
        if let Some(session) = session {
            session.editor.commit_text();
        }
        // Nothing is lost by staying; a question that is open already waits for its answer.
        let unsaved = |editor: &Editor| editor.dirty() || !editor.unsaid().is_empty();
        if session.as_ref().is_some_and(|session| unsaved(&session.editor)) || self.files.busy() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        self.wish(ctx, Wish::Quit, session);
    }

    fn take_file(&mut self, ctx: &egui::Context, path: PathBuf, session: &mut Option<Session>) {
        self.problem = None;
        match session {
            _ if is_map(&path) => self.wish(ctx, Wish::Open(path), session),
            Some(open) => {
                if !open.refuses(&Command::ImportFunnel) {
                    self.import_file(ctx, &path, open);
                }
            }
            None => self.begin_with(ctx, Waiting::File(path), session),
        }
    }

    /// A funnel needs a map to lie beside: one from the first template.
    fn begin_with(&mut self, ctx: &egui::Context, table: Waiting, session: &mut Option<Session>) {
        self.waiting = Some(table);
        self.wish(ctx, Wish::Template(FOR_FUNNELS.to_owned()), session);
    }

    fn take_paste(&mut self, ctx: &egui::Context, session: &mut Option<Session>) {
        if let Some(open) = session
            && let Some(text) = open.scribe_paste.take()
        {
            return self.paste_text(ctx, text, true, open);
        }
        let (asker, text) = match self.asking.take() {
            Some((asker, text)) => (Some(asker), text),
            None => {
                let text = ctx.input(|input| {
                    input.events.iter().find_map(|event| match event {
                        Event::Paste(text) => Some(text.clone()),
                        _ => None,
                    })
                });
                let Some(text) = text else { return };
                // A text field that has the keyboard keeps what is pasted.
                if text_focused(ctx) || session.as_ref().is_some_and(|s| s.editor.editing().is_some()) {
                    return;
                }
                (None, text)
            }
        };
        if self.busy() {
            return;
        }
        let wanted = asker == Some(Asker::Funnel);
        if !wanted && let Some(open) = session {
            return match pasted(&text) {
                Pasted::Map(path) => self.wish(ctx, Wish::Open(path), session),
                Pasted::File(path) => self.take_file(ctx, path, session),
                Pasted::Table(_) | Pasted::Words => self.paste_text(ctx, text, false, open),
            };
        }
        match (pasted(&text), session.as_mut()) {
            (Pasted::Map(path), _) => self.wish(ctx, Wish::Open(path), session),
            (Pasted::File(path), _) => self.take_file(ctx, path, session),
            (Pasted::Table(text), Some(open)) => {
                if !open.refuses(&Command::PasteFunnel) {
                    self.import.text(ctx, open.editor.map(), &text);
                }
            }
            (Pasted::Table(text), None) => self.begin_with(ctx, Waiting::Text(text), session),
            (Pasted::Words, _) if wanted => {
                let text = "Copy a table with a row for each step, or the path of a file with one, and paste again.";
                self.problem = Some(Problem::new("There is no table on the clipboard", text));
            }
            (Pasted::Words, _) => {}
        }
    }
}

/// Names what is open and what it is like, the text of an open field included.
pub(super) fn revision(editor: &Editor) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    editor.map().id.hash(&mut hasher);
    editor.state().hash(&mut hasher);
    editor.editing().map(|editing| &editing.text).hash(&mut hasher);
    editor.draft().hash(&mut hasher);
    hasher.finish()
}

/// The time of this frame in seconds, as toasts and the recovery copy count it.
pub(super) fn now(ctx: &egui::Context) -> f64 {
    ctx.input(|input| input.time)
}
