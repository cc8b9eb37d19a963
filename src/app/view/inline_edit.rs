//! The open text on the map: egui's text field where the text stands, as large as the text is drawn.

use egui::text::{CCursor, CCursorRange, LayoutJob, TextFormat};
use egui::{FontFamily, FontId, Id, Key, KeyboardShortcut, Modifiers, Rect, Stroke, StrokeKind, TextEdit, Ui, vec2};

use super::marks::LANE_AIR;
use super::place::Place;
use crate::app::fonts;
use crate::app::theme::Look;
use crate::editor::{Editor, Input, TextField, TextTarget, Thing};

/// The text that is open, from frame to frame.
#[derive(Debug, Default)]
pub(super) struct InlineEdit {
    /// What was open in the frame before.
    target: Option<TextTarget>,
    /// Where it was, so that a press on it is not one on the canvas.
    pub(super) rect: Option<Rect>,
}

impl InlineEdit {
    /// Shows the field, if a text is open; gives what it tells the editor.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        editor: &Editor,
        place: &Place<'_>,
        field: Option<&TextField>,
    ) -> Vec<Input> {
        let (Some(field), Some(editing)) = (field, editor.editing()) else {
            (self.target, self.rect) = (None, None);
            return Vec::new();
        };
        let fresh = self.target.as_ref() != Some(&field.target);
        self.target = Some(field.target.clone());
        let rect = place.rect(field.pane, field.rect);
        let mut frame = place.rect(field.pane, field.frame);
        if matches!(field.target, TextTarget::Lane(_)) {
            // The label begins where its text does.
            frame.min.x -= place.length(LANE_AIR);
        }
        self.rect = Some(frame.union(rect));
        let look = Look::of(ui.ctx());
        let painter = ui.painter().with_clip_rect(place.canvas);
        let ground = frame_fill(editor, &field.target, &look);
        painter.rect_filled(rect.expand2(vec2(2.0, 1.0)), 2.0, ground);
        painter.rect_stroke(frame, place.length(8.0), Stroke::new(2.0, look.accent), StrokeKind::Middle);
        let id = Id::unique(("inline edit", &field.target.thing(), matches!(field.target, TextTarget::Subtitle)));
        let mut told = done_keys(ui, field.target.multiline());
        if fresh {
            // The Enter that opened the field is not the one that ends it.
            told = None;
        }
        let mut text = editing.text.clone();
        let output = text_edit(ui, &mut text, field, place, rect, id, &look);
        let mut inputs = Vec::new();
        if text != editing.text {
            inputs.push(Input::TextChanged(text.clone()));
        }
        if fresh {
            output.response.request_focus();
            let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
            let end = CCursorRange::one(CCursor::new(text.chars().count()));
            let mut state = output.state;
            let untouched = editing.select_all && !editing.changed();
            state.cursor.set_char_range(Some(if untouched { all } else { end }));
            state.store(ui.ctx(), id);
        }
        match told {
            Some(input) => inputs.push(input),
            // The keyboard went elsewhere: what was typed counts.
            None if !fresh && output.response.lost_focus() => inputs.push(Input::TextCommitted),
            None => {}
        }
        inputs
    }
}

/// Enter is done, Shift-Enter breaks the line, Escape leaves the text as it was.
fn done_keys(ui: &Ui, multiline: bool) -> Option<Input> {
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::NONE, Key::Escape) {
            return Some(Input::TextCancelled);
        }
        let broken = multiline && input.modifiers.shift;
        (!broken && input.consume_key(Modifiers::NONE, Key::Enter)).then_some(Input::TextCommitted)
    })
}

/// The colour of what the text stands on.
fn frame_fill(editor: &Editor, target: &TextTarget, look: &Look) -> egui::Color32 {
    match target.thing() {
        Thing::Card(_) => look.panel,
        Thing::Stage(id) => match editor.layout().head(&id) {
            Some(head) if head.alternate => look.head_other,
            _ => look.head,
        },
        Thing::Lane(id) if editor.layout().lane(&id).is_some_and(|lane| lane.striped) => look.stripe,
        Thing::Step(_) | Thing::Lane(_) | Thing::Sentiment { .. } | Thing::Head => look.ground,
    }
}

fn text_edit(
    ui: &mut Ui,
    text: &mut String,
    field: &TextField,
    place: &Place<'_>,
    rect: Rect,
    id: Id,
    look: &Look,
) -> egui::text_edit::TextEditOutput {
    let on_head = matches!(field.target, TextTarget::Stage(_));
    let color = if on_head { look.on_head } else { look.text };
    let family = match field.style.weight {
        0..=450 => FontFamily::Proportional,
        451..=550 => fonts::medium(),
        _ => fonts::semibold(),
    };
    let format = TextFormat {
        font_id: FontId::new(place.length(f64::from(field.style.size)), family),
        line_height: Some(place.length(f64::from(field.style.line))),
        color,
        ..TextFormat::default()
    };
    let centred = field.centred;
    let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
        let mut job = LayoutJob::single_section(text.as_str().to_owned(), format.clone());
        job.wrap.max_width = width;
        job.break_on_newline = true;
        if centred {
            job.halign = egui::Align::Center;
        }
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let edit = TextEdit::multiline(text)
        .id(id)
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .desired_width(rect.width())
        .desired_rows(1)
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
        .layouter(&mut layouter)
        .align(if centred { egui::Align2::CENTER_TOP } else { egui::Align2::LEFT_TOP });
    let mut child =
        ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(egui::Align::LEFT)));
    child.set_clip_rect(place.canvas);
    child.spacing_mut().interact_size = vec2(0.0, 0.0);
    let visuals = child.visuals_mut();
    visuals.selection.stroke.color = color;
    visuals.text_cursor.stroke.color = color;
    if on_head {
        // In the dark theme the accent is too light for the head's white letters.
        visuals.selection.bg_fill = if look.dark { look.ground } else { look.accent };
    }
    let output = edit.show(&mut child);
    let name = match &field.target {
        TextTarget::Card(_) => "Text of the card",
        TextTarget::Stage(_) => "Name of the stage",
        TextTarget::Step(_) => "Name of the step",
        TextTarget::Lane(_) => "Name of the lane",
        TextTarget::Quote { .. } => "Quote",
        TextTarget::Title => "Title of the map",
        TextTarget::Subtitle => "Subtitle of the map",
    };
    ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
    output
}
