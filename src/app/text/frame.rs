//! The parts of a frame of a field: taking the keyboard, finding its place, drawing, telling.

use std::sync::Arc;

use egui::accesskit::{Action, ActionData, Role};
use egui::output::{IMEOutput, OutputEvent};
use egui::{IMEPurpose, Key, Modifiers, Rect, Response, RichText, Sense, StrokeKind, Ui, WidgetInfo, vec2};

use super::active::Active;
use super::clean::{Lines, clean, fitting};
use super::draft::{Draft, Setting};
use super::field::{Field, Start};
use super::hear::Heard;
use super::store::{Spot, Store};
use super::{access, caret};
use crate::app::style;
use crate::app::theme::Look;
use crate::layout::{Fit, Paragraph};

impl Field<'_> {
    /// The text that is written, if it is this one: it has the keyboard.
    pub(super) fn take(&self, ui: &Ui, store: &mut Store, text: &str, setting: Setting, width: f64) -> Option<Active> {
        let here = ui.is_enabled() && ui.memory(|memory| memory.has_focus(self.id));
        let now = ui.input(|input| input.time);
        let mut active = store.active.take_if(|active| active.id == self.id);
        if !here {
            // What was composed is in the text already; the input method may send it once more.
            store.kept =
                active.and_then(|mut active| active.draft.settle()).map(|kept| (kept, now)).or(store.kept.take());
            return None;
        }
        if self.start.is_some() {
            active = None;
        }
        let mut active = active.unwrap_or_else(|| {
            let mut draft = Draft::new(&mut store.fonts, text, setting);
            let tabbed = store.tabbed > 0 && store.tabbed + 1 >= ui.ctx().cumulative_frame_nr();
            if self.start == Some(Start::All) || (tabbed && self.lines == Lines::One) {
                draft.select_all();
            }
            let mut active = Active::new(self.id, draft, text, now);
            active.scroll = unseen(&active, width);
            active
        });
        active.draft.reset(&mut store.fonts, setting);
        if active.source != *text {
            active.draft.adopt(&mut store.fonts, text);
            text.clone_into(&mut active.source);
        }
        Some(active)
    }

    /// Takes the key that ended the writing: it means nothing else to anybody. Escape closes the dialog or list that a
    /// field is in as well.
    pub(super) fn consume(&self, ui: &Ui, heard: Heard) {
        if heard.committed {
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        }
        let dialog = ui.memory(|memory| memory.top_modal_layer().is_some());
        if heard.cancelled && !self.stays && !dialog {
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        }
    }

    /// Sets the text as a screen reader asks; the field need not have the keyboard.
    pub(super) fn asked(&self, ui: &Ui, text: &mut String) {
        let asked = ui.input(|input| {
            let requests = input.accesskit_action_requests(self.id, Action::SetValue);
            requests
                .filter_map(|request| match &request.data {
                    Some(ActionData::Value(value)) => Some(clean(value, self.lines)),
                    _ => None,
                })
                .last()
        });
        if let Some(asked) = asked.filter(|_| ui.is_enabled()) {
            *text = fitting(&asked, 0).to_owned();
        }
    }

    /// Where the field is: on the map where it is told to be, else next in the panel.
    pub(super) fn place(&self, ui: &mut Ui, width: f32, height: f32) -> (Rect, Response) {
        let rect = match self.on_map {
            Some(place) => place.rect,
            None => {
                let least = self.rows as f32 * self.style.line;
                let height = height.max(least) + self.margin.sum().y;
                ui.allocate_space(vec2(width, height.max(if self.framed { style::CONTROL } else { 0.0 }))).1
            }
        };
        let response = ui.interact(rect, self.id, Sense::click_and_drag());
        if ui.is_enabled() && response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Text);
            ui.output_mut(|output| output.mutable_text_under_cursor = true);
        }
        (rect, response)
    }

    /// Where the text stands in the field.
    pub(super) fn spot(&self, ui: &Ui, inside: Rect, scroll: Option<f64>, paragraph: &Paragraph) -> Spot {
        if let Some(place) = self.on_map {
            return Spot { from: place.from, by: place.by, zoom: place.zoom };
        }
        let mut at = inside.min;
        if self.lines == Lines::One {
            let left = f64::from(inside.width()) - paragraph.size.width;
            at.x += match scroll {
                Some(scroll) if left < 0.0 => -scroll as f32,
                // It begins where its readers begin.
                Some(_) | None if paragraph.right_to_left => left as f32,
                Some(_) | None => 0.0,
            };
            at.y = inside.center().y - self.style.line / 2.0;
        }
        Spot::sharp(ui.painter(), at, paragraph)
    }

    /// Draws ground and border, what is selected, the text or the hint, and the caret.
    pub(super) fn paint(
        &self,
        ui: &Ui,
        store: &mut Store,
        response: &Response,
        shown: &Arc<Paragraph>,
        active: Option<&Active>,
        spot: Spot,
    ) {
        let rect = response.rect;
        if !ui.is_rect_visible(rect) {
            return;
        }
        let look = Look::of(ui.ctx());
        if self.framed {
            let widgets = &ui.visuals().widgets;
            let visuals = match active {
                Some(_) => &widgets.active,
                None if response.hovered() => &widgets.hovered,
                None => &widgets.inactive,
            };
            let border = visuals.bg_stroke;
            ui.painter().rect(
                rect,
                visuals.corner_radius,
                ui.visuals().text_edit_bg_color(),
                border,
                StrokeKind::Inside,
            );
        }
        let clip = if self.on_map.is_some() {
            ui.clip_rect()
        } else {
            (rect - self.margin).expand2(vec2(2.0, self.margin.topf()))
        };
        let painter = ui.painter().with_clip_rect(clip.intersect(ui.clip_rect()));
        let color = self.color.unwrap_or(look.text);
        if let Some(active) = active {
            caret::selection(&painter, active, spot, self.selected.unwrap_or(look.accent_ground));
        }
        let shown = active.map_or(shown, |active| active.draft.set().paragraph());
        if shown.text.is_empty() {
            let room = f64::from((rect - self.margin).width());
            let hint = match self.lines {
                Lines::One => store.fonts.elided(self.hint, &self.style, room).paragraph,
                Lines::Wrapped | Lines::Many => store.fonts.paragraph(self.hint, &self.style, Fit::Start(room)),
            };
            store.paint(&painter, &hint, spot, look.muted);
        }
        store.paint(&painter, shown, spot, color);
        if let Some(active) = active {
            caret::composition(&painter, active, spot, color);
            let color = self.color.unwrap_or(look.accent);
            caret::caret(ui, &painter, active, spot, color);
        }
    }

    /// Says where the caret is, to the input method and to what scrolls.
    pub(super) fn output(&self, ui: &Ui, active: &Active, rect: Rect, spot: Spot, moved: bool) {
        let caret = caret::place(active, spot);
        if moved && self.on_map.is_none() {
            ui.scroll_to_rect(caret, None);
        }
        let global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
        ui.output_mut(|output| {
            output.ime = Some(IMEOutput {
                purpose: IMEPurpose::Normal,
                rect: global * rect,
                cursor_rect: global * caret,
                should_interrupt_composition: false,
            });
        });
    }

    /// Tells screen readers what the field is, what stands in it and where the cursor is.
    pub(super) fn tell(
        &self,
        ui: &mut Ui,
        response: &Response,
        (before, text): (&str, &str),
        shown: &Paragraph,
        active: Option<&Active>,
        spot: Spot,
    ) {
        let info = || WidgetInfo::text_edit(ui.is_enabled(), before, text, self.hint);
        response.widget_info(info);
        if active.is_some() && before == text {
            let moved = ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Key { .. })));
            if moved {
                response.output_event(OutputEvent::ValueChanged(info()));
            }
        }
        ui.ctx().accesskit_node_builder(self.id, |node| {
            let several = self.lines == Lines::Many || self.on_map.is_some();
            node.set_role(if several { Role::MultilineTextInput } else { Role::TextInput });
            if ui.is_enabled() {
                node.add_action(Action::SetValue);
                node.add_action(Action::ReplaceSelectedText);
                node.add_action(Action::SetTextSelection);
            } else {
                node.set_read_only();
            }
        });
        let shown = active.map_or(shown, |active| active.draft.set().paragraph());
        access::tell(ui, self.id, shown, spot, active);
    }
}

/// Scrolls a field of one line so that the caret is seen.
pub(super) fn follow(active: &mut Active, width: f64) {
    let set = active.draft.set();
    let (caret, full) = (set.caret(active.draft.selection().focus()).x0, set.paragraph().size.width);
    let beyond = (full + 2.0 - width).max(0.0);
    active.scroll = active.scroll.clamp((caret + 2.0 - width).max(0.0), caret.max(0.0)).min(beyond);
}

/// How far a field that nobody writes in is scrolled: what is too long is seen from where its readers begin.
fn unseen(active: &Active, width: f64) -> f64 {
    let paragraph = active.draft.set().paragraph();
    if paragraph.right_to_left { (paragraph.size.width - width).max(0.0) } else { 0.0 }
}

/// Says at the field for a while that no more went into it.
pub(super) fn full(ui: &Ui, response: &Response, since: f64) {
    const SECONDS: f64 = 6.0;
    let left = SECONDS - (ui.input(|input| input.time) - since);
    if left > 0.0 {
        let text = "This text is full. What did not fit was left out; put it elsewhere.";
        egui::Tooltip::always_open(
            ui.ctx().clone(),
            ui.layer_id(),
            response.id.with("full"),
            egui::PopupAnchor::from(response),
        )
        .show(|ui| ui.label(RichText::new(text).font(style::small())));
        ui.ctx().request_repaint_after_secs(left as f32);
    }
}
