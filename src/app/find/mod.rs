//! The bar that finds and replaces text on the whole map: below the canvas, so that the map stays where it is.

mod marks;
mod snippet;

use egui::accesskit::Live;
use egui::{
    Align, Button, Frame, Id, Key, LayerId, Layout, Margin, Modifiers, Rect, Response, RichText, Role, Ui, vec2,
};

use super::icons::Icon;
use super::style;
use super::text::{Field, Start};
use super::theme::Look;
use super::widgets::{icon_button, remove_button};
use crate::editor::{Command, Editor, Os, Request};

pub(super) use marks::{Places, paint};

/// Width of the fields.
const FIELD: f32 = 230.0;
/// Room for the count, so that the buttons behind it stand still.
const COUNT: f32 = 96.0;

/// What the bar keeps from frame to frame.
#[derive(Debug, Default)]
pub(super) struct FindBar {
    /// Which call for it was answered last.
    asked: u64,
    /// Where it is, and on what layer.
    place: Option<(LayerId, Rect)>,
    /// Whether the keyboard was in it at the end of the last frame.
    entered: bool,
}

/// What was pressed in a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pressed {
    Step(bool),
    ReplaceOne,
    ReplaceAll,
    ShowLane,
    Close,
}

impl FindBar {
    /// Where it is, on what layer, while it is open.
    pub(super) fn place(&self) -> Option<(LayerId, Rect)> {
        self.place
    }

    /// Shows the bar at the foot of what is left of `ui`, if it is open.
    pub(super) fn show(&mut self, ui: &mut Ui, editor: &mut Editor) -> Vec<Request> {
        if !editor.find().open() {
            (self.place, self.entered) = (None, false);
            return Vec::new();
        }
        editor.seek();
        let look = Look::of(ui.ctx());
        let fresh = std::mem::replace(&mut self.asked, editor.find().asked()) != editor.find().asked();
        let mut pressed = None;
        let frame = Frame::new().fill(look.panel).inner_margin(Margin::symmetric(10, 6));
        let panel = egui::Panel::bottom("find bar").resizable(false).frame(frame).show(ui, |ui| {
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Search);
                node.set_label("Find on the map");
            });
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            // The fields come first, so that Tab goes from what is found to what replaces it, and then to the buttons.
            ui.horizontal_top(|ui| {
                let replacing = editor.find().replacing();
                let (fields, changed) = ui.vertical(|ui| fields(ui, editor, fresh)).inner;
                pressed = ui
                    .vertical(|ui| {
                        let steps = line(ui, |ui| find_line(ui, editor, changed));
                        let replaced = if replacing { line(ui, |ui| replace_line(ui, editor)) } else { None };
                        replaced.or(steps).or(fields)
                    })
                    .inner;
            });
        });
        // Its buttons close it as its fields do; egui has taken the keyboard from them by now.
        let left = self.entered && ui.memory(|memory| memory.focused().is_none());
        if left && ui.input(|input| input.key_pressed(Key::Escape)) {
            pressed = Some(Pressed::Close);
        }
        let (layer, rect) = (panel.response.layer_id, panel.response.rect);
        self.place = Some((layer, rect));
        let focused = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id));
        self.entered = focused.is_some_and(|it| it.layer_id == layer && rect.contains(it.rect.center()));
        match pressed {
            Some(Pressed::Step(forward)) => {
                let command = if forward { Command::FindNext } else { Command::FindPrevious };
                return editor.run(&command).into_iter().collect();
            }
            Some(Pressed::ReplaceOne) => editor.replace_one(),
            Some(Pressed::ReplaceAll) => editor.replace_all(),
            Some(Pressed::ShowLane) => editor.show_hidden_hit(),
            Some(Pressed::Close) => {
                editor.close_find();
                super::view::take_keyboard(ui.ctx());
            }
            None => {}
        }
        Vec::new()
    }
}

/// A line as high as a field.
fn line<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        ui.set_min_height(style::CONTROL);
        add(ui)
    })
    .inner
}

/// The switch to replacing and the fields, below each other; what their keys mean, and the words to find if they are new.
fn fields(ui: &mut Ui, editor: &mut Editor, fresh: bool) -> (Option<Pressed>, Option<String>) {
    let replacing = editor.find().replacing();
    let mut query = editor.find().query().to_owned();
    let (found, keys) = line(ui, |ui| {
        let chevron = if replacing { Icon::ChevronDown } else { Icon::ChevronRight };
        if icon_button(ui, chevron, &keyed("Replace", &Command::Replace, editor.os()), true).clicked() {
            editor.set_replacing(!replacing);
        }
        field(ui, "find", "Find on the map", &mut query, fresh)
    });
    let changed = found.changed().then_some(query);
    if !replacing {
        return (keys, changed);
    }
    let mut text = editor.find().replacement().to_owned();
    let (replacement, replaces) = line(ui, |ui| {
        // Under the field above.
        ui.add_space(36.0);
        field(ui, "replace", "Replace with", &mut text, false)
    });
    if replacement.changed() {
        editor.set_replacement(&text);
    }
    let replaces = match replaces {
        Some(Pressed::Step(true)) => Some(Pressed::ReplaceOne),
        other => other,
    };
    (replaces.or(keys), changed)
}

/// The count, the ways to the next, the switches, what the current hit is.
fn find_line(ui: &mut Ui, editor: &mut Editor, query: Option<String>) -> Option<Pressed> {
    let mut pressed = None;
    let os = editor.os();
    let mut like = editor.find().like();
    count(ui, editor);
    let any = !editor.find().hits().is_empty();
    if icon_button(ui, Icon::ChevronUp, &keyed("Previous", &Command::FindPrevious, os), any).clicked() {
        pressed = Some(Pressed::Step(false));
    }
    if icon_button(ui, Icon::ChevronDown, &keyed("Next", &Command::FindNext, os), any).clicked() {
        pressed = Some(Pressed::Step(true));
    }
    switch(ui, "Aa", "Match case", &mut like.case);
    switch(ui, "Word", "Whole words only", &mut like.word);
    if query.is_some() || like != editor.find().like() {
        let query = query.unwrap_or_else(|| editor.find().query().to_owned());
        editor.look_for(&query, like);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if remove_button(ui, "Close (Esc)").clicked() {
            pressed = Some(Pressed::Close);
        }
        if let Some((_, lane)) = editor.hit_hidden_in() {
            let button = Button::new("Show the lane");
            if ui.add(button).on_hover_text(format!("The lane “{lane}” is hidden")).clicked() {
                pressed = Some(Pressed::ShowLane);
            }
        }
        ui.add_space(4.0);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| snippet::show(ui, editor));
    });
    pressed
}

fn replace_line(ui: &mut Ui, editor: &Editor) -> Option<Pressed> {
    let any = !editor.find().hits().is_empty();
    let one = ui.add_enabled(any, Button::new("Replace")).on_hover_text("Replace this one and go on (Enter)");
    let all = ui.add_enabled(any, Button::new("Replace all"));
    match (one.clicked(), all.clicked()) {
        (true, _) => Some(Pressed::ReplaceOne),
        (_, true) => Some(Pressed::ReplaceAll),
        (false, false) => None,
    }
}

/// The name of a button with the keys that do the same.
fn keyed(name: &str, command: &Command, os: Os) -> String {
    command.shortcut(os).map_or_else(|| name.to_owned(), |keys| format!("{name} ({})", keys.text(os)))
}

/// A field of the bar; and what its keys mean: Enter goes on, Shift-Enter back, Esc closes.
fn field(ui: &mut Ui, salt: &str, name: &str, text: &mut String, fresh: bool) -> (Response, Option<Pressed>) {
    let id = Id::unique(("find bar", salt));
    let mut pressed = None;
    if ui.memory(|memory| memory.has_focus(id)) {
        // Before the field sees them: Enter would give the keyboard away.
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::Escape) {
                pressed = Some(Pressed::Close);
            } else if input.consume_key(Modifiers::SHIFT, Key::Enter) {
                pressed = Some(Pressed::Step(false));
            } else if input.consume_key(Modifiers::NONE, Key::Enter) {
                pressed = Some(Pressed::Step(true));
            }
        });
    }
    let mut edit = Field::line(id).hint(name).width(FIELD).margin(Margin::symmetric(10, 5)).stays();
    if fresh {
        edit = edit.start(Start::All);
    }
    let response = edit.show(ui, text).response;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    (response, pressed)
}

/// "3 of 17", told to screen readers as it changes.
fn count(ui: &mut Ui, editor: &Editor) {
    let look = Look::of(ui.ctx());
    let find = editor.find();
    let (text, color) = match find.current() {
        Some((number, _)) => (format!("{number} of {}", find.hits().len()), look.text),
        None if find.query().is_empty() => (String::new(), look.muted),
        None => ("Not found".to_owned(), look.warning),
    };
    ui.allocate_ui_with_layout(vec2(COUNT, style::CONTROL), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(COUNT);
        let label = ui.label(RichText::new(&text).font(style::small()).color(color));
        // Before its words are told: where there are none, these are not to be said as news.
        let label = label.on_hover_text("In every text of the map: cards with their notes, owners, channels, tags and sources, quotes, stages, steps, lanes, title, personas, metrics and funnels");
        let hidden = match find.hidden() {
            0 => String::new(),
            count => format!("{count} in hidden lanes"),
        };
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_role(Role::Status);
            node.set_live(Live::Polite);
            node.set_label(if hidden.is_empty() { text.clone() } else { format!("{text}, {hidden}") });
        });
    });
}

/// A small button that is on or off.
fn switch(ui: &mut Ui, text: &str, name: &str, on: &mut bool) {
    let look = Look::of(ui.ctx());
    let color = if *on { look.on_accent } else { look.muted };
    let mut button = Button::new(RichText::new(text).font(style::control()).color(color))
        .min_size(vec2(style::CONTROL, style::CONTROL));
    if *on {
        button = button.fill(look.accent).stroke(egui::Stroke::new(1.0, look.accent));
    }
    ui.spacing_mut().button_padding.x = 8.0;
    let response = ui.add(button);
    let enabled = ui.is_enabled();
    let value = *on;
    response.widget_info(|| egui::WidgetInfo::selected(Role::CheckBox, enabled, value, name));
    if response.on_hover_text(name).clicked() {
        *on = !*on;
    }
}
