//! The field: a text of the user's that is shown, and written while it has the keyboard.

use std::sync::Arc;

use egui::{Color32, Context, EventFilter, Id, Margin, Pos2, Rect, Response, Ui};
use kurbo::Vec2;

use super::clean::{Lines, clean};
use super::draft::Setting;
use super::hear::{FILTER, Heard, hear};
use super::mouse;
use super::store::{Store, with};
use super::style::style_of;
use crate::app::style;
use crate::layout::{Fit, TextStyle};

/// Where the cursor is when a field is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Start {
    /// All is selected: what is typed replaces it.
    All,
    End,
}

/// A field on the map: where a text stands there, and how it is broken into lines.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct OnMap {
    /// Where a press places the cursor, in points: the text, and what it stands on.
    pub(in crate::app) rect: Rect,
    /// The device pixel that the group of the text stands on, in points.
    pub(in crate::app) from: Pos2,
    /// The text's top left from there, in map pixels.
    pub(in crate::app) by: Vec2,
    pub(in crate::app) zoom: f64,
    pub(in crate::app) fit: Fit,
}

/// What came of a frame of a field.
pub(in crate::app) struct Wrote {
    /// As of any widget; `changed` says that the text is another.
    pub(in crate::app) response: Response,
    /// Enter was pressed.
    pub(in crate::app) committed: bool,
    /// Escape was pressed; the text is as it was when the keyboard came.
    pub(in crate::app) cancelled: bool,
}

/// A field; see the module for how to use it.
pub(in crate::app) struct Field<'a> {
    pub(super) id: Id,
    pub(super) lines: Lines,
    pub(super) rows: usize,
    pub(super) hint: &'a str,
    pub(super) style: TextStyle,
    pub(super) color: Option<Color32>,
    pub(super) selected: Option<Color32>,
    width: Option<f32>,
    pub(super) margin: Margin,
    pub(super) framed: bool,
    pub(super) stays: bool,
    tab: bool,
    pub(super) start: Option<Start>,
    pub(super) on_map: Option<OnMap>,
}

impl<'a> Field<'a> {
    /// A field of one line.
    pub(in crate::app) fn line(id: Id) -> Self {
        Self::new(id, Lines::One, 1)
    }

    /// A field as high as its text, and at least so many lines; Shift-Enter breaks a line.
    pub(in crate::app) fn lines(id: Id, rows: usize) -> Self {
        Self::new(id, Lines::Many, rows)
    }

    fn new(id: Id, lines: Lines, rows: usize) -> Self {
        Self {
            id,
            lines,
            rows,
            hint: "",
            style: style_of(&style::body()),
            color: None,
            selected: None,
            width: None,
            margin: Margin::symmetric(10, 6),
            framed: true,
            stays: false,
            tab: false,
            start: None,
            on_map: None,
        }
    }

    /// A field without a frame where a text of the map stands; `breaks`: whether Shift-Enter breaks a line.
    pub(in crate::app) fn on_map(id: Id, style: TextStyle, place: OnMap, breaks: bool) -> Self {
        let lines = if breaks { Lines::Many } else { Lines::Wrapped };
        Self { style, on_map: Some(place), framed: false, margin: Margin::ZERO, ..Self::new(id, lines, 1) }
    }

    /// What an empty field says.
    pub(in crate::app) fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// The colour of letters and caret, and of the ground of what is selected; else those of the look.
    pub(in crate::app) fn colors(self, text: Color32, selected: Color32) -> Self {
        Self { color: Some(text), selected: Some(selected), ..self }
    }

    /// How wide it is; else as wide as there is room.
    pub(in crate::app) fn width(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// The room between the frame and the text.
    pub(in crate::app) fn margin(self, margin: Margin) -> Self {
        Self { margin, ..self }
    }

    /// Keeps the keyboard after Enter and Escape: for a line that takes one thing after another.
    pub(in crate::app) fn stays(self) -> Self {
        Self { stays: true, ..self }
    }

    /// Does not let Tab leave it: whoever shows it has another use for the key.
    pub(in crate::app) fn keeps_tab(self) -> Self {
        Self { tab: true, ..self }
    }

    /// Takes the keyboard now, as if it had just been opened.
    pub(in crate::app) fn start(self, start: Start) -> Self {
        Self { start: Some(start), ..self }
    }

    /// Shows the field and lets it be written in.
    pub(in crate::app) fn show(mut self, ui: &mut Ui, text: &mut String) -> Wrote {
        ui.data_mut(|data| data.insert_temp(self.id, IsField));
        let ctx = ui.ctx().clone();
        with(&ctx, |store| {
            if ui.is_enabled() && store.enters(&ctx, self.id) {
                self.start = Some(Start::All);
            }
            if self.start.is_some() {
                ui.memory_mut(|memory| memory.request_focus(self.id));
            }
            self.run(ui, store, text)
        })
    }

    fn run(&self, ui: &mut Ui, store: &mut Store, text: &mut String) -> Wrote {
        let room = self.on_map.map_or_else(|| self.width.unwrap_or_else(|| ui.available_width()), |on| on.rect.width());
        let inner = (room - self.margin.sum().x).max(1.0);
        let fit = match (self.on_map, self.lines) {
            (Some(place), _) => place.fit,
            (None, Lines::One) => Fit::Free,
            (None, Lines::Wrapped | Lines::Many) => Fit::Start(f64::from(inner)),
        };
        let setting = Setting { style: self.style, fit, lines: self.lines };
        let before = text.clone();
        if ui.input(|input| input.key_pressed(egui::Key::Tab)) {
            store.tabbed = ui.ctx().cumulative_frame_nr();
        }
        self.asked(ui, text);
        let mut active = self.take(ui, store, text, setting, f64::from(inner));
        let mut heard = Heard::default();
        let (mut known, mut cursor) = (String::new(), None);
        if let Some(active) = &mut active {
            (known, cursor) = (active.draft.text().to_owned(), Some(*active.draft.selection()));
            ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, EventFilter { tab: self.tab, ..FILTER }));
            // The key that opened it is not one to write.
            if self.start.is_none() {
                heard = hear(ui, &mut store.fonts, &mut store.kept, active, self.lines);
            }
        }
        let shown = match &active {
            Some(active) => Arc::clone(active.draft.set().paragraph()),
            None => store.fonts.paragraph(&clean(text, self.lines), &self.style, fit),
        };
        let (rect, mut response) = self.place(ui, room, shown.size.height as f32);
        // What is pressed has the keyboard; the press itself is to place the cursor at once.
        if active.is_none() && ui.is_enabled() && mouse::pressed(ui, &response).is_some() {
            response.request_focus();
            store.tabbed = 0;
            active = self.take(ui, store, text, setting, f64::from(inner));
            (known, cursor) = active.as_ref().map(|a| (a.draft.text().to_owned(), None)).unwrap_or_default();
        }
        let inside = rect - self.margin;
        let mut spot = self.spot(ui, inside, active.as_ref().map(|active| active.scroll), &shown);
        if let Some(active) = &mut active {
            if mouse::pressed(ui, &response).is_some()
                && let Some(kept) = active.draft.settle()
            {
                store.kept = Some((kept, ui.input(|input| input.time)));
                ui.memory_mut(egui::Memory::interrupt_ime);
            }
            mouse::select(ui, active, &response, spot);
            if mouse::paste(ui, &mut store.fonts, active, &response, spot) {
                active.touched = ui.input(|input| input.time);
            }
            if heard.cancelled {
                active.draft.adopt(&mut store.fonts, &active.before.clone());
            }
            if active.draft.text() != known {
                active.draft.text().clone_into(text);
            }
            active.source.clone_from(text);
            if self.lines == Lines::One {
                super::frame::follow(active, f64::from(inside.width()));
                spot = self.spot(ui, inside, Some(active.scroll), active.draft.set().paragraph());
            }
        }
        if *text != before {
            response.mark_changed();
        }
        let moved = active.as_ref().is_some_and(|active| cursor != Some(*active.draft.selection()));
        self.paint(ui, store, &response, &shown, active.as_ref(), spot);
        if let Some(active) = &active {
            self.output(ui, active, rect, spot, moved || response.changed());
        }
        self.tell(ui, &response, (&before, text), &shown, active.as_ref(), spot);
        if (heard.committed || heard.cancelled) && !self.stays {
            response.surrender_focus();
        }
        self.consume(ui, heard);
        if let Some(since) = active.as_ref().and_then(|active| active.full) {
            super::frame::full(ui, &response, since);
        }
        if let Some(mut old) = active.and_then(|active| store.active.replace(active)) {
            let now = ui.input(|input| input.time);
            store.kept = old.draft.settle().map(|kept| (kept, now)).or(store.kept.take());
        }
        Wrote { response, committed: heard.committed, cancelled: heard.cancelled }
    }
}

/// The mark of an id that is a field's.
#[derive(Clone, Copy)]
struct IsField;

/// Whether a widget is a field of text, so that letters are letters.
pub(in crate::app) fn is_field(ctx: &Context, id: Id) -> bool {
    ctx.data(|data| data.get_temp::<IsField>(id)).is_some()
}
