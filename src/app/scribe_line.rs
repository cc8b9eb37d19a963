//! The scribe line at the foot of the map, in the window; what it means is the editor's.

use egui::{Align, Event, Frame, Id, Key, Layout, Margin, Modifiers, Panel, Rect, Sense, Ui, vec2};

use super::icons::{self, Icon};
use super::style;
use super::text::{self, Field};
use super::theme::Look;
use super::view;
use super::widgets::icon_button;
use crate::editor::{Command, Editor, Input, LONGEST, Meaning, Mods, Os, ScribeInput};
use crate::map::CardKind;

const HEIGHT: f32 = 54.0;
/// Width of what stands before the field: fixed, so that the field keeps still while the kind changes.
const PLACE: f32 = 250.0;

/// The line from frame to frame.
#[derive(Debug, Default)]
pub(super) struct ScribeLine {
    /// As many times as the editor was asked for the line, it has had the keyboard.
    calls: u64,
    /// The keyboard was given to it in the last frame.
    given: bool,
    /// It was closed in this frame.
    left: bool,
}

fn id() -> Id {
    Id::unique("scribe line")
}

impl ScribeLine {
    /// Whether the line gets the keyboard with the coming frame, for which input has to wait; told once.
    pub(super) fn on_the_way(&mut self) -> bool {
        std::mem::take(&mut self.given)
    }

    /// Gives the line the keyboard if that was asked for, at the end of the frame so that the next key is its own.
    pub(super) fn attend(&mut self, ctx: &egui::Context, editor: &mut Editor) {
        // Not at once: the letters before Escape in the same frame are not the map's.
        if std::mem::take(&mut self.left) {
            view::take_keyboard(ctx);
        }
        if editor.scribing() && self.calls != editor.scribe_calls() {
            self.calls = editor.scribe_calls();
            self.given = true;
            ctx.memory_mut(|memory| memory.request_focus(id()));
            ctx.request_repaint();
            return;
        }
        let writes = ctx.memory(|memory| memory.has_focus(id()));
        if editor.scribing() && writes != editor.scribe_writes() {
            editor.tell_scribe_keyboard(writes);
            ctx.request_repaint();
        }
    }

    /// Shows the line while it is open, and tells where. A text of several lines that is pasted into it goes to `pasted`.
    pub(super) fn show(&mut self, ui: &mut Ui, editor: &mut Editor, pasted: &mut Option<String>) -> Option<Rect> {
        if !editor.scribing() {
            return None;
        }
        let look = Look::of(ui.ctx());
        let frame = Frame::new().fill(look.panel).inner_margin(Margin { left: 16, right: 8, top: 0, bottom: 0 });
        let panel = Panel::bottom("scribe").exact_size(HEIGHT).resizable(false).frame(frame).show(ui, |ui| {
            self.left =
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| line(ui, editor, pasted, &look)).inner;
        });
        Some(panel.response.rect)
    }
}

/// Shows what is in the line; whether it was closed.
fn line(ui: &mut Ui, editor: &mut Editor, pasted: &mut Option<String>, look: &Look) -> bool {
    let now = ui.input(|input| input.time);
    let mut told = Vec::new();
    if ui.memory(|memory| memory.has_focus(id())) {
        told = keys(ui, editor.os());
        take_back(ui, editor);
        *pasted = take_lines(ui).or_else(|| pasted.take());
    }
    place(ui, editor, look);
    let mut text = editor.draft().to_owned();
    let signs = "! pain point   ? need   + opportunity   = tactic   * motive   ~ note   \" quote   @channel   :stage";
    let width = ui.available_width() - 42.0;
    let response = Field::line(id()).hint(signs).width(width).stays().keeps_tab().show(ui, &mut text).response;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label("Scribe line: a card per Enter");
        node.set_description(in_words(editor));
    });
    if text != editor.draft() {
        told.insert(0, ScribeInput::Typed(text));
    }
    if icon_button(ui, Icon::Close, "Close the scribe line", true).clicked() {
        told.push(ScribeInput::Leave);
    }
    let left = told.contains(&ScribeInput::Leave);
    for input in told {
        // Nothing that happens in the line needs the app.
        let _ = editor.handle(&crate::editor::Event { input: Input::Scribe(input), mods: Mods::NONE, now });
        ui.ctx().request_repaint();
    }
    left
}

/// The keys of the line, taken before the field sees them.
fn keys(ui: &Ui, os: Os) -> Vec<ScribeInput> {
    let lane = match os {
        Os::Mac => Modifiers::ALT,
        Os::Other => Modifiers::COMMAND,
    };
    let keys = [
        (Modifiers::NONE, Key::Escape, ScribeInput::Leave),
        (Modifiers::ALT, Key::Enter, ScribeInput::Park),
        (Modifiers::NONE, Key::Enter, ScribeInput::Enter),
        (Modifiers::SHIFT, Key::Tab, ScribeInput::Stage { forward: false }),
        (Modifiers::NONE, Key::Tab, ScribeInput::Stage { forward: true }),
        (lane, Key::ArrowUp, ScribeInput::Lane { down: false }),
        (lane, Key::ArrowDown, ScribeInput::Lane { down: true }),
    ];
    let mut told = Vec::new();
    ui.input_mut(|input| {
        for (held, key, meaning) in keys {
            told.extend((0..input.count_and_consume_key(held, key)).map(|_| meaning.clone()));
        }
    });
    told
}

/// With nothing in the line there is nothing of its own to take back: the key means the card before.
fn take_back(ui: &Ui, editor: &mut Editor) {
    let shift = ui.input(|input| input.modifiers.shift);
    if editor.draft().is_empty() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z)) {
        // It needs nothing of the app.
        let _ = editor.run(if shift { &Command::Redo } else { &Command::Undo });
    }
}

/// A pasted text that is more than one line holds.
fn take_lines(ui: &Ui) -> Option<String> {
    ui.input_mut(|input| {
        let many = |event: &Event| matches!(event, Event::Paste(text) if text.trim().contains(['\n', '\r', '\t']) || text.len() > LONGEST);
        let at = input.events.iter().position(many)?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}

/// What the line would become, and where.
fn place(ui: &mut Ui, editor: &Editor, look: &Look) {
    let view = editor.scribe_view();
    let (kind, word) = match &view.meaning {
        Meaning::Card(kind) => (Some(kind.clone()), kind.label().to_owned()),
        Meaning::Quote => (Some(CardKind::Quote), "Quote".to_owned()),
        Meaning::Stage { there: true, .. } => (None, "Go to the stage".to_owned()),
        Meaning::Stage { there: false, .. } => (None, "New stage".to_owned()),
    };
    let place = match (&view.stage, &view.meaning) {
        (_, Meaning::Stage { name, .. }) => name.clone(),
        (None, _) => "No stage yet: type : and its name".to_owned(),
        (Some(stage), _) => format!("{stage} › {}", view.lane.as_deref().unwrap_or("Parking lot")),
    };
    let size = vec2(PLACE.min(ui.available_width() * 0.35), HEIGHT - 8.0);
    ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(size);
        let (mark, _) = ui.allocate_exact_size(vec2(18.0, 30.0), Sense::hover());
        match &kind {
            Some(kind) => icons::kind_bar(ui.painter(), mark.center(), 26.0, look.kind(kind), Look::hollow(kind)),
            None => icons::stage_mark(ui.painter(), mark.center(), look.head),
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add_space(5.0);
            text::label(ui, &word, &style::title(), look.text);
            let label = text::label(ui, &place, &style::small(), look.muted);
            let words = in_words(editor);
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_role(egui::Role::Status);
                node.set_live(egui::accesskit::Live::Polite);
                node.set_label(words);
            });
        });
    });
}

/// The place and the kind for a screen reader.
fn in_words(editor: &Editor) -> String {
    let view = editor.scribe_view();
    let stage = view.stage.as_deref().unwrap_or("no stage yet");
    match &view.meaning {
        Meaning::Card(kind) => {
            let lane = view.lane.as_deref().unwrap_or("Parking lot");
            format!("{}, {stage}, {lane}", kind.label())
        }
        Meaning::Quote => format!("Quote, {stage}"),
        Meaning::Stage { name, there: true } => format!("Go to the stage {name}"),
        Meaning::Stage { name, there: false } => format!("New stage {name}"),
    }
}
