//! What goes on beside the map: its file, recovery, imports, exports, the start screen, and the words about them.

mod ask;
mod carry_out;
mod copy;
mod export;
mod intake;
mod paste;
mod places;
mod speak;

use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, Weak};

use super::Options;
use super::clipboard::{Copied, SharedBoard};
use super::dialogs::ask_path::AskPath;
use super::dialogs::export::ExportDialog;
use super::dialogs::help::Help;
use super::dialogs::match_steps::{MatchAnswer, MatchSteps};
use super::errors::Problem;
use super::exports::write::{ExportJob, Exported};
use super::files::{Document, Files, Wish};
use super::funnel_import::{FunnelImport, Imported};
use super::funnel_panel::FunnelAction;
use super::inspector::Spot;
use super::parts::{self, Parts};
use super::random::SystemEntropy;
use super::recovery::Keeper;
use super::session::Session;
use super::shortcuts;
use super::start::{self, StartAction, StartScreen};
use super::toasts::Toasts;
use super::worker::Workers;
use crate::editor::{Command, Merge, Request, Thing};
use crate::export::Laid;
use crate::funnel::MeasurePlan;
use crate::layout::Sizes;
use crate::map::{Funnel, Part};
use ask::{Asker, Asking};
use paste::Pasting;

/// The desk of one window.
pub(crate) struct Desk {
    files: Files,
    keeper: Keeper,
    import: FunnelImport,
    matching: Option<MatchSteps>,
    help: Option<Help>,
    export: Option<ExportDialog>,
    /// What its dialog shows, laid out, and the state of the map it was laid out of.
    laid: Option<(u64, Laid)>,
    writing: Workers<Exported>,
    /// What is being written; its worker alone keeps it.
    jobs: Vec<Weak<ExportJob>>,
    /// The sizes exports are laid out by, once one was made.
    sizes: Option<Sizes>,
    copying: Workers<Copied>,
    board: SharedBoard,
    toasts: Toasts,
    problem: Option<Problem>,
    /// What the start screen lists; read anew whenever it is shown again.
    start: Option<StartScreen>,
    /// Where the keyboard is on it.
    parts: Parts,
    asking: Asking,
    pasting: Pasting,
    /// A table that waits for a map to lie beside.
    waiting: Option<Waiting>,
    /// Asked and answered: the window may close.
    closing: bool,
    /// Folders that are being opened in the file manager.
    opening: Vec<(PathBuf, Receiver<bool>)>,
    /// How paths are asked for; a new one for each dialog.
    ask: fn() -> AskPath,
}

/// A table dropped or pasted before there was a map.
enum Waiting {
    File(PathBuf),
    Text(String),
}

impl Desk {
    /// A desk that keeps its things where the options say.
    pub(crate) fn new(options: &Options) -> Self {
        let (state, ask) = (options.state.clone(), options.ask);
        let mut toasts = Toasts::default();
        let keeper = match state.as_ref().map(|state| Keeper::new(state, &mut SystemEntropy)) {
            Some(Ok(keeper)) => keeper,
            Some(Err(text)) => {
                toasts.push(text, None, 0.0);
                Keeper::default()
            }
            None => Keeper::default(),
        };
        Self {
            files: Files::new(state, ask(), Box::new(SystemEntropy)),
            keeper,
            import: FunnelImport::new(ask(), Box::new(SystemEntropy)),
            matching: None,
            help: None,
            export: None,
            laid: None,
            writing: Workers::default(),
            jobs: Vec::new(),
            sizes: None,
            copying: Workers::default(),
            board: Arc::new(Mutex::new((options.board)())),
            toasts,
            problem: None,
            start: None,
            parts: Parts::default(),
            asking: Asking::default(),
            pasting: Pasting::default(),
            waiting: None,
            closing: false,
            opening: Vec::new(),
            ask,
        }
    }

    /// Opens the map the program was started with.
    pub(crate) fn open(&mut self, ctx: &egui::Context, path: &Path, session: &mut Option<Session>) {
        let outcomes = self.files.open(path);
        self.carry_out(ctx, outcomes, session);
    }

    /// Where what belongs to no map is kept.
    pub(crate) fn state(&self) -> Option<&crate::file::State> {
        self.files.state()
    }

    /// Whether a dialog is open that takes the keyboard.
    pub(crate) fn busy(&self) -> bool {
        self.files.busy()
            || self.import.busy()
            || self.matching.is_some()
            || self.help.is_some()
            || self.export.is_some()
            || self.pasting.table.is_some()
    }

    /// Draws the start screen and does what was chosen there.
    pub(crate) fn start_screen(&mut self, ui: &mut egui::Ui, session: &mut Option<Session>) {
        let state = self.files.state().cloned();
        let start = self.start.get_or_insert_with(|| start::gather(state.as_ref(), &start::here(), &mut SystemEntropy));
        self.parts.begin();
        self.parts.put(parts::Part::Map, ui.layer_id(), ui.max_rect());
        let action = start.show(ui);
        let ctx = ui.ctx().clone();
        if !self.busy() {
            let heard = shortcuts::pressed(&ctx, &[Command::Open, Command::Quit, Command::Shortcuts]);
            if let Some(request) = heard.and_then(|command| command.request()) {
                return self.perform(&ctx, request, session);
            }
        }
        let Some(action) = action else { return };
        let wish = match action {
            StartAction::Template(word) => Wish::Template(word),
            StartAction::Sample(word) => Wish::Sample(word),
            StartAction::Recent(path) => Wish::Open(path),
            StartAction::Recover(copy) => Wish::Recover(copy),
            StartAction::Open => Wish::OpenAsk,
            StartAction::Forget(copy) => {
                let outcomes = self.files.forget_copy(&copy);
                self.start = None;
                return self.carry_out(&ctx, outcomes, session);
            }
        };
        // What is listed may be gone by now.
        self.start = None;
        self.wish(&ctx, wish, session);
    }

    /// Gives the keyboard back on the start screen to what had it, once nothing lies over it any more.
    pub(crate) fn settle_start(&mut self, ctx: &egui::Context) {
        self.parts.settle(ctx, None);
    }

    /// Does what only the app can do, as far as it is about files, funnels and pictures.
    pub(crate) fn perform(&mut self, ctx: &egui::Context, request: Request, session: &mut Option<Session>) {
        if let Some(session) = session {
            // What is being typed belongs to what is saved.
            session.finish_fields(ctx);
            session.editor.commit_text();
        }
        match request {
            Request::New | Request::CloseMap | Request::OpenRecent => self.wish(ctx, Wish::Close, session),
            Request::Open => self.wish(ctx, Wish::OpenAsk, session),
            Request::OpenFile(path) => self.wish(ctx, Wish::Open(path), session),
            Request::Quit => self.wish(ctx, Wish::Quit, session),
            Request::Save => {
                let outcomes = document(session).map(|document| self.files.save(ctx, document));
                self.carry_out(ctx, outcomes.unwrap_or_default(), session);
            }
            Request::SaveAs => {
                let outcomes = document(session).map(|document| self.files.save_as(ctx, document));
                self.carry_out(ctx, outcomes.unwrap_or_default(), session);
            }
            Request::ImportFunnel => {
                let near = self.files.path().map(Path::to_owned);
                self.import.ask(ctx, near.as_deref());
            }
            Request::ImportMeasures => {
                let near = self.files.path().map(Path::to_owned);
                let at = session.as_ref().and_then(|session| session.editor.selected_column());
                self.import.ask_measures(ctx, near.as_deref(), at);
            }
            Request::UpdateFunnel => self.update_funnel(ctx, session),
            Request::PasteFunnel => self.ask_clipboard(ctx, Asker::Funnel),
            Request::Copy(clip) => self.put_clip(ctx, *clip),
            Request::Paste => self.ask_clipboard(ctx, Asker::Map),
            Request::Export => self.ask_export(session.as_ref()),
            Request::ExportAgain => self.export_again(ctx, session.as_mut()),
            Request::CopyPicture => self.copy(ctx, session.as_mut(), false),
            Request::CopySelection => self.copy(ctx, session.as_mut(), true),
            Request::Shortcuts => self.help = Some(Help::Shortcuts(String::new())),
            Request::About => self.help = Some(Help::About),
            Request::Theme(_)
            | Request::ReduceMotion
            | Request::Toggle(_)
            | Request::CommandPalette
            | Request::Present
            | Request::Part { .. }
            | Request::MenuBar
            | Request::FillMeasure(_)
            | Request::ContextMenu => {}
        }
    }

    /// Runs a command on the open map, as a menu would: the map's lock may refuse it.
    fn command(&mut self, ctx: &egui::Context, command: &Command, session: &mut Option<Session>) {
        let request = session.as_mut().and_then(|session| session.editor.run(command));
        if let Some(request) = request {
            self.perform(ctx, request, session);
        }
    }

    /// Does what was asked for in the funnel panel, but for folding it.
    pub(crate) fn funnel(&mut self, ctx: &egui::Context, action: FunnelAction, session: &mut Option<Session>) {
        match action {
            FunnelAction::Import => self.command(ctx, &Command::ImportFunnel, session),
            FunnelAction::Update => self.command(ctx, &Command::UpdateFunnel, session),
            FunnelAction::Paste => self.command(ctx, &Command::PasteFunnel, session),
            FunnelAction::Copy(table) => {
                ctx.copy_text(table);
                self.say(ctx, "The table is on the clipboard", None);
            }
            FunnelAction::Match(id) => {
                let Some(session) = session else { return };
                match session.editor.map().unlocked(Part::Content) {
                    Ok(()) => {
                        let map = session.editor.map();
                        self.matching = map.funnel(&id).map(|funnel| MatchSteps::new(map, funnel));
                    }
                    Err(refusal) => session.editor.refuse(&refusal),
                }
            }
            FunnelAction::Reveal(stage) => {
                if let Some(session) = session {
                    session.editor.go_to(&Thing::Stage(stage));
                }
            }
            FunnelAction::Limits(lane) => {
                if let Some(session) = session {
                    session.spot = Some(Spot::Limits);
                    session.editor.go_to(&Thing::Lane(lane));
                }
            }
            FunnelAction::Fold(_) => {}
        }
    }

    /// Takes in what came from outside, draws what is open over the window, and keeps the recovery copy.
    /// Gives back a funnel that was put into the map, so that the panel shows it.
    pub(crate) fn show(&mut self, ctx: &egui::Context, session: &mut Option<Session>) -> Option<Funnel> {
        self.intake(ctx, session);
        let outcomes = self.files.show(ctx, document(session));
        self.carry_out(ctx, outcomes, session);
        if self.help.as_mut().is_some_and(|help| help.show(ctx)) {
            self.help = None;
        }
        self.finish_reading(ctx, session);
        let put = session.as_mut().and_then(|session| self.dialogs(ctx, session));
        self.finish_writing(ctx);
        self.finish_copying(ctx);
        self.unopened();
        self.speak(ctx, session);
        self.keep(ctx, session.as_ref());
        put
    }

    /// Looks after what goes on behind the slides; what is to be said of it waits for the window.
    pub(crate) fn attend(&mut self, ctx: &egui::Context, session: Option<&Session>) {
        self.finish_writing(ctx);
        self.finish_copying(ctx);
        self.keep(ctx, session);
        self.toasts.wait(intake::now(ctx));
    }

    fn dialogs(&mut self, ctx: &egui::Context, session: &mut Session) -> Option<Funnel> {
        match self.matching.as_mut().and_then(|matching| matching.show(ctx, session.editor.map())) {
            Some(MatchAnswer::Stages(funnel)) => {
                self.matching = None;
                session.editor.add_stages_of(&funnel);
            }
            Some(MatchAnswer::Done(edit)) => {
                self.matching = None;
                if let Some(edit) = edit
                    && let Err(refusal) = session.editor.apply("Match funnel steps", edit, Merge::Never)
                {
                    session.editor.refuse(&refusal);
                }
            }
            Some(MatchAnswer::Cancel) => self.matching = None,
            None => {}
        }
        self.export_dialog(ctx, session);
        self.table_dialog(ctx, session);
        match self.import.show(ctx, session.editor.map()) {
            Some(Imported::Put { funnel, again }) => return self.put(session, *funnel, again),
            Some(Imported::Lay(plan)) => self.lay(session, &plan),
            Some(Imported::OpenFolder(folder)) => self.open_folder(ctx, folder),
            Some(Imported::Problem(problem)) => self.problem = Some(problem),
            None => {}
        }
        None
    }

    /// Puts a funnel into the map as one change, and says so; `again`: its source was read once more.
    fn put(&mut self, session: &mut Session, funnel: Funnel, again: bool) -> Option<Funnel> {
        let known = session.editor.map().funnel(&funnel.id).is_some();
        let (label, done) = match (known, again) {
            (false, _) => ("Import funnel", "imported"),
            (true, false) => ("Replace funnel", "put in the place of the other"),
            (true, true) => ("Update funnel", "updated"),
        };
        let edit = session.editor.map().edit_put_funnel(funnel.clone(), &mut SystemEntropy);
        let before = session.editor.state();
        match session.editor.apply(label, edit, Merge::Never) {
            Ok(()) if session.editor.state() == before => {
                session.editor.say("Nothing has changed since it was imported");
                Some(funnel)
            }
            Ok(()) => {
                let steps = funnel.steps.len();
                session.editor.say_funnel(&format!("Funnel of {steps} steps {done}"), &funnel);
                Some(funnel)
            }
            Err(refusal) => {
                let title = if again { "The funnel was not updated" } else { "The funnel was not imported" };
                self.problem = Some(Problem::new(title, super::dialogs::sentence(&refusal.to_string())));
                None
            }
        }
    }

    /// Lays values on their measures as one change, and says so.
    fn lay(&mut self, session: &mut Session, plan: &MeasurePlan) {
        let Some(edit) = plan.edit(session.editor.map(), &mut SystemEntropy) else { return };
        match session.editor.apply("Import measures", edit, Merge::Never) {
            Ok(()) => session.editor.say_undoable(&plan.done()),
            Err(refusal) => {
                let text = super::dialogs::sentence(&refusal.to_string());
                self.problem = Some(Problem::new("The measures were not imported", text));
            }
        }
    }

    /// Hands a copy of unsaved work to the recovery worker when it is time for one.
    fn keep(&mut self, ctx: &egui::Context, session: Option<&Session>) {
        // What was given up on the way out is not kept again in the window's last frames.
        let Some(session) = session.filter(|_| !self.closing) else { return self.keeper.clear() };
        let editor = &session.editor;
        let revision = intake::revision(editor);
        let copy = || (editor.open_map().into_owned(), self.files.path().map(Path::to_owned));
        let unsaved = editor.dirty() || !editor.unsaid().is_empty();
        let wait = self.keeper.note(intake::now(ctx), revision, unsaved, copy);
        if let Some(wait) = wait {
            ctx.request_repaint_after_secs(wait as f32);
        }
        if let Some(trouble) = self.keeper.trouble() {
            self.say(ctx, &trouble, None);
        }
    }

    /// Does what is wished, once nothing unsaved stands in the way.
    fn wish(&mut self, ctx: &egui::Context, wish: Wish, session: &mut Option<Session>) {
        let outcomes = self.files.wish(ctx, wish, document(session));
        self.carry_out(ctx, outcomes, session);
    }
}

/// The open map as files see it.
fn document(session: &Option<Session>) -> Option<Document<'_>> {
    let editor = &session.as_ref()?.editor;
    Some(Document { map: editor.map(), state: editor.state(), dirty: editor.dirty(), draft: editor.unsaid() })
}
