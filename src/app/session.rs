//! An open map in the window: the editor, its file, and what panels and canvas keep from frame to frame.

use std::path::PathBuf;

use super::aside::Aside;
use super::coach::Anchors;
use super::find::FindBar;
use super::funnel_panel::{FunnelAction, FunnelPanel};
use super::inspector::{self, Spot, Summary};
use super::number_field::NumberField;
use super::outline::Outline;
use super::parts::{Part, Parts};
use super::scribe_line::ScribeLine;
use super::view::MapView;
use super::wish::{Wish, Wishes};
use crate::editor::{Command, Editor, Input, Merge, Request, TextTarget, Thing};
use crate::funnel::findings;
use crate::map::{Entropy, Finding, Id, Refusal};

/// An open map and all that the window knows of it.
pub struct Session {
    pub(crate) editor: Editor,
    /// Its file; none for a map that was never saved.
    pub(crate) path: Option<PathBuf>,
    /// The file cannot be saved over: it is open elsewhere, or of a later version.
    pub(crate) look_only: bool,
    /// When it was saved last, in words: "Saved 14:32".
    pub(crate) saved: String,
    /// The other maps that were open lately, newest first.
    pub(crate) recent: Vec<PathBuf>,
    pub(super) outline: Outline,
    pub(super) view: MapView,
    pub(super) parts: Parts,
    pub(super) find: FindBar,
    pub(super) number: NumberField,
    pub(super) scribe: ScribeLine,
    /// A text of several lines that was pasted into the scribe line.
    pub(super) scribe_paste: Option<String>,
    /// Where the canvas is in the window.
    pub(super) canvas: egui::Rect,
    /// Where toasts stand at the foot of the window.
    pub(super) said: super::status_bar::Said,
    /// Where the parts of the window are that hints point at.
    pub(super) anchors: Anchors,
    /// Where the inspector floats in a small window.
    pub(super) aside: Aside,
    pub(super) funnel: FunnelPanel,
    /// What was asked for in the funnel panel in this frame.
    pub(super) funnel_action: Option<FunnelAction>,
    /// Fields of the inspector that the keyboard is to come to in the next frame.
    pub(super) spot: Option<Spot>,
    /// What the selected cards share.
    pub(super) summary: Summary,
    /// The findings of a state of the map.
    findings: (Option<u64>, Vec<Finding>),
    /// Where the ids of what panels add come from.
    entropy: Box<dyn Entropy>,
}

/// Stands between what was typed and what is wanted.
const NOT_TAKEN: &str = " was not taken. ";

/// How a message about a field begins.
fn of_field(name: &str) -> String {
    format!("{name}: ")
}

impl Session {
    /// A session of an editor; ids of what panels add come from `entropy`.
    pub fn new(editor: Editor, path: Option<PathBuf>, entropy: Box<dyn Entropy>) -> Self {
        Self {
            editor,
            path,
            look_only: false,
            saved: String::new(),
            recent: Vec::new(),
            outline: Outline::default(),
            view: MapView::default(),
            parts: Parts::default(),
            find: FindBar::default(),
            number: NumberField::default(),
            scribe: ScribeLine::default(),
            scribe_paste: None,
            canvas: egui::Rect::ZERO,
            said: super::status_bar::Said::default(),
            anchors: Anchors::default(),
            aside: Aside::default(),
            funnel: FunnelPanel::default(),
            funnel_action: None,
            spot: None,
            summary: Summary::default(),
            findings: (None, Vec::new()),
            entropy,
        }
    }

    /// The editor, for tests and for whoever saves.
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The name of the map's file.
    pub(crate) fn file_name(&self) -> Option<String> {
        let name = self.path.as_ref()?.file_name()?.to_string_lossy().into_owned();
        Some(if self.look_only { format!("{name}, to look at") } else { name })
    }

    /// The title of the window: the file, with a mark for changes that are not saved.
    pub fn window_title(&self) -> String {
        let name = self.file_name().unwrap_or_else(|| match self.editor.map().head.title.trim() {
            "" => "New map".to_owned(),
            title => title.to_owned(),
        });
        let unsaved = if self.editor.dirty() { "• " } else { "" };
        format!("{unsaved}{name} – Touchline")
    }

    /// The map check's findings, computed once for every state of the map.
    pub(super) fn check(&mut self) {
        let state = self.editor.state();
        if self.findings.0 != Some(state) {
            self.findings = (Some(state), findings(self.editor.map()));
        }
    }

    pub(super) fn findings(&self) -> &[Finding] {
        &self.findings.1
    }

    /// Shows a funnel in the panel, and its lane on the map.
    pub(super) fn show_funnel(&mut self, id: Id) {
        let lane = self.editor.map().lanes.iter().find(|lane| lane.funnel == id && !lane.hidden);
        if let Some(lane) = lane {
            self.view.reveal_next(Thing::Lane(lane.id.clone()));
        }
        self.funnel.choose(id);
    }

    /// Opens the menu of what is selected: at the row of the outline that has the keyboard, else at the thing itself.
    pub(super) fn open_menu(&mut self, ctx: &egui::Context) {
        let focused = ctx.memory(|memory| memory.focused()).and_then(|id| ctx.read_response(id));
        let row = focused.filter(|_| self.parts.has_keyboard(ctx, Part::Outline)).map(|response| response.rect);
        self.view.open_menu(ctx, &self.editor, self.canvas, row);
        ctx.request_repaint();
    }

    /// Does what panels asked for; gives what only the app can do. `typing`: a text has the keyboard, and is read as it
    /// is typed.
    pub(super) fn grant(&mut self, wishes: Wishes, typing: bool) -> Vec<Request> {
        wishes.0.into_iter().filter_map(|wish| self.grant_one(wish, typing)).collect()
    }

    fn grant_one(&mut self, wish: Wish, typing: bool) -> Option<Request> {
        let editor = &mut self.editor;
        match wish {
            Wish::Edit { label, edit, merge } => {
                let quiet = typing || matches!(merge, Merge::Never);
                let made = editor.apply(&label, edit, merge);
                if made.is_ok() && !quiet {
                    editor.announce_field(&label);
                }
                self.say(made);
            }
            Wish::Refuse(refusal) => editor.refuse(&refusal),
            Wish::NotTaken { field, typed, wanted } => {
                editor.say(&format!("{}{typed}{NOT_TAKEN}{wanted}", of_field(&field)));
            }
            Wish::Taken(field) => {
                let begin = of_field(&field);
                editor.unsay(|text| text.starts_with(&begin) && text.contains(NOT_TAKEN));
            }
            Wish::Select(thing) => {
                editor.commit_text();
                editor.select(Some(thing));
            }
            Wish::SelectAll(things) => {
                let lead = things.lead().cloned();
                editor.select_all(things);
                if let Some(lead) = lead {
                    editor.reveal(&lead);
                }
            }
            Wish::Reveal(thing) => {
                editor.commit_text();
                editor.select(Some(thing.clone()));
                editor.reveal(&thing);
            }
            Wish::EditText(thing) => {
                if let Some(target) = TextTarget::of(&thing) {
                    editor.edit_text(target);
                }
            }
            Wish::Run(command) => return editor.run(&command),
            Wish::Choose(command) => {
                self.parts.leave_menus();
                return editor.run(&command);
            }
            Wish::Open(path) => return Some(Request::OpenFile(path)),
            Wish::AddPersona(name) => {
                let edit = editor.map().edit_add_persona(&name, &mut *self.entropy);
                let made = editor.apply("Add persona", edit, Merge::Never);
                self.say(made);
            }
            Wish::RemovePersona(id) => {
                let edit = editor.map().edit_delete_persona(&id);
                let lost = editor.map().sentiments.iter().filter(|sentiment| sentiment.persona == id).count();
                match editor.apply("Delete persona", edit, Merge::Never) {
                    Ok(()) => editor.say_undoable(&match lost {
                        0 => "Persona deleted".to_owned(),
                        1 => "Persona deleted with 1 sentiment".to_owned(),
                        more => format!("Persona deleted with {more} sentiments"),
                    }),
                    refused => self.say(refused),
                }
            }
            Wish::Answer { from, to } => {
                let tied = editor.map().edit_tie(&from, &to, &mut *self.entropy);
                let made = tied.and_then(|(edit, _)| editor.apply("Link answer", edit, Merge::Never));
                self.say(made);
            }
            Wish::Drag(what) => return editor.handle(&self.view.event(Input::PaletteDrag(what))),
        }
        None
    }

    /// Ends what is typed beside the map and is not in it yet.
    pub(super) fn finish_fields(&mut self, ctx: &egui::Context) {
        let mut wishes = Wishes::default();
        inspector::finish(ctx, self.editor.map(), &mut wishes);
        self.grant(wishes, false);
    }

    /// Whether the map's lock refuses a command; then that is said.
    pub(super) fn refuses(&mut self, command: &Command) -> bool {
        let refusal = self.editor.locked(command);
        if let Some(refusal) = &refusal {
            self.editor.refuse(refusal);
        }
        refusal.is_some()
    }

    /// A refusal is said, not swallowed.
    fn say(&mut self, made: Result<(), Refusal>) {
        if let Err(refusal) = made {
            self.editor.refuse(&refusal);
        }
    }
}
