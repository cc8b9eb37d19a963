//! The open text on the map: a field where the text stands, its letters as the picture has them.

use egui::{Id, Key, Modifiers, Rect, Stroke, StrokeKind, Ui, vec2};

use super::marks::LANE_AIR;
use super::place::Place;
use crate::app::text::{Field, OnMap, Start, Wrote};
use crate::app::theme::Look;
use crate::editor::{Editor, Input, TextField, TextTarget, Thing};
use crate::layout::Fit;

/// The text that is open, from frame to frame.
#[derive(Debug, Default)]
pub(super) struct InlineEdit {
    /// What was open in the frame before.
    target: Option<TextTarget>,
    /// The frame it was opened in.
    since: u64,
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
        let now = ui.ctx().cumulative_frame_nr();
        if fresh {
            self.since = now;
        }
        // egui takes the click that opened the text for one beside it, which was not there yet.
        let opening = self.since == now;
        self.target = Some(field.target.clone());
        let rect = place.rect(field.pane, field.rect);
        let mut frame = place.rect(field.pane, field.frame);
        if matches!(field.target, TextTarget::Lane(_)) {
            // The label begins where its text does.
            frame.min.x -= place.length(LANE_AIR);
        }
        self.rect = Some(frame.union(rect));
        let look = Look::of(ui.ctx());
        let painter = ui.painter().with_clip_rect(place.clip_of(&field.target.thing(), field.pane));
        let ground = frame_fill(editor, &field.target, &look);
        painter.rect_filled(rect.expand2(vec2(2.0, 1.0)), 2.0, ground);
        painter.rect_stroke(frame, place.length(8.0), Stroke::new(2.0, look.accent), StrokeKind::Middle);
        let id = Id::unique(("inline edit", &field.target.thing(), matches!(field.target, TextTarget::Subtitle)));
        let mut text = editing.text.clone();
        let untouched = editing.select_all && !editing.changed();
        let start = fresh.then_some(if untouched { Start::All } else { Start::End });
        // Tab is done, as Enter is: the next key is meant for the map, not for a field of the inspector.
        let tab = ui.memory(|memory| memory.has_focus(id))
            && ui.input_mut(|input| {
                input.consume_key(Modifiers::NONE, Key::Tab) || input.consume_key(Modifiers::SHIFT, Key::Tab)
            });
        let wrote = text_edit(ui, &mut text, field, place, id, start);
        if tab {
            wrote.response.surrender_focus();
        }
        if opening {
            wrote.response.request_focus();
        }
        let mut inputs = Vec::new();
        if wrote.cancelled {
            return vec![Input::TextCancelled];
        }
        if text != editing.text {
            inputs.push(Input::TextChanged(text));
        }
        // Where the keyboard went elsewhere, what was typed counts.
        if tab || wrote.committed || (!opening && wrote.response.lost_focus()) {
            inputs.push(Input::TextCommitted);
        }
        inputs
    }
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
        Thing::Link(_) | Thing::Transition(_) => look.ground,
    }
}

fn text_edit(
    ui: &mut Ui,
    text: &mut String,
    field: &TextField,
    place: &Place<'_>,
    id: Id,
    start: Option<Start>,
) -> Wrote {
    let look = Look::of(ui.ctx());
    let rect = place.rect(field.pane, field.rect.union(field.frame));
    let width = field.rect.width();
    // Of a card; the groups of other texts begin near their frame's corner.
    let group = field.frame.origin().to_vec2();
    let on_map = OnMap {
        rect,
        from: place.group(ui.ctx().pixels_per_point(), field.pane, group),
        by: field.rect.origin().to_vec2() - group,
        zoom: place.camera.zoom(),
        fit: if field.centred { Fit::Centre(width) } else { Fit::Start(width) },
    };
    let mut edit = Field::on_map(id, field.style, on_map, field.target.multiline()).keeps_tab();
    if matches!(field.target, TextTarget::Stage(_)) {
        // In the dark theme the accent is too light for the head's white letters.
        edit = edit.colors(look.on_head, if look.dark { look.ground } else { look.accent });
    } else {
        edit = edit.colors(look.text, look.accent_ground);
    }
    if let Some(start) = start {
        edit = edit.start(start);
    }
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    child.set_clip_rect(place.clip_of(&field.target.thing(), field.pane));
    let wrote = edit.show(&mut child, text);
    let name = match &field.target {
        TextTarget::Card(_) => "Text of the card",
        TextTarget::Stage(_) => "Name of the stage",
        TextTarget::Step(_) => "Name of the step",
        TextTarget::Lane(_) => "Name of the lane",
        TextTarget::Quote { .. } => "Quote",
        TextTarget::Title => "Title of the map",
        TextTarget::Subtitle => "Subtitle of the map",
    };
    let response = wrote.response.accessible_name(name);
    Wrote { response, ..wrote }
}
