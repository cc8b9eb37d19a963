//! A text that is being written: its letters, the cursor, what an input method composes, and its own undo. No window.

use std::ops::Range;

use parley::editing::{Cursor, Selection};
use parley::layout::Affinity;

use super::clean::{Lines, clean, fitting};
use super::erase::{Reach, erased};
use super::undo::{Change, Undo};
use crate::layout::{Fit, Fonts, TextStyle, Typeset};

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    pub style: TextStyle,
    pub fit: Fit,
    pub lines: Lines,
}

/// What an input method is composing: part of the text already, so that a click that cuts it off loses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Composition {
    range: Range<usize>,
    /// What was selected when it began.
    gone: String,
}

/// Where a cursor goes, as one sees it: left is left in every script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    LineStart,
    LineEnd,
    Start,
    End,
}

/// How much a press selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    Letter,
    Word,
    /// Up to the line breaks that were typed.
    Line,
}

/// The text of a field while it is written.
#[derive(Clone)]
pub struct Draft {
    text: String,
    set: Typeset,
    setting: Setting,
    selection: Selection,
    composition: Option<Composition>,
    undo: Undo,
}

impl Draft {
    /// A text with the cursor at its end.
    pub fn new(fonts: &mut Fonts, text: &str, setting: Setting) -> Self {
        // However long it is: only what is added has to fit.
        let text = shown(text, setting.lines);
        let set = fonts.typeset(&text, &setting.style, setting.fit);
        let selection = at(&set, text.len()).into();
        Self { text, set, setting, selection, composition: None, undo: Undo::default() }
    }

    /// The text, with what is being composed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it is shown.
    pub fn set(&self) -> &Typeset {
        &self.set
    }

    /// Anchor and cursor.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The bytes selected.
    pub fn range(&self) -> Range<usize> {
        self.selection.text_range()
    }

    /// The text selected.
    pub fn selected(&self) -> &str {
        self.text.get(self.range()).unwrap_or_default()
    }

    /// The bytes an input method is composing.
    pub fn composing(&self) -> Option<Range<usize>> {
        self.composition.as_ref().map(|composition| composition.range.clone())
    }

    /// Sets the text anew where it is to be set otherwise.
    pub fn reset(&mut self, fonts: &mut Fonts, setting: Setting) {
        if !self.set.is_set(&setting.style, setting.fit) {
            self.set = fonts.typeset(&self.text, &setting.style, setting.fit);
            self.selection = self.selection.refresh(self.set.parley());
        }
        self.setting = setting;
    }

    /// Takes another text, as when something else than this field changed it; the cursor stays where it can, at the end
    /// if it was there.
    pub fn adopt(&mut self, fonts: &mut Fonts, text: &str) {
        let text = shown(text, self.setting.lines);
        self.composition = None;
        self.undo = Undo::default();
        if text != self.text {
            let (range, old) = (self.range(), self.text.len());
            self.text = text;
            self.shape(fonts);
            let byte = |byte: usize| if byte == old { self.text.len() } else { self.text.floor_char_boundary(byte) };
            self.select(byte(range.start)..byte(range.end));
        }
    }

    /// Selects bytes of the text, as far as there are any.
    pub fn select(&mut self, range: Range<usize>) {
        self.undo.seal();
        self.selection = Selection::new(at(&self.set, range.start), at(&self.set, range.end));
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.select(0..self.text.len());
    }

    /// Moves the cursor; with `extend` the other end of the selection stays.
    pub fn go(&mut self, motion: Motion, extend: bool) {
        self.undo.seal();
        let (layout, selection) = (self.set.parley(), &self.selection);
        let back = self.set.paragraph().right_to_left;
        self.selection = match motion {
            Motion::Left if back => across(&self.set, selection, selection.previous_visual(layout, extend), 1, extend),
            Motion::Right if back => across(&self.set, selection, selection.next_visual(layout, extend), -1, extend),
            Motion::Left => selection.previous_visual(layout, extend),
            Motion::Right => selection.next_visual(layout, extend),
            // Words follow each other as the text runs.
            Motion::WordLeft if back => moved(selection, selection.focus().next_logical_word(layout), extend),
            Motion::WordRight if back => moved(selection, selection.focus().previous_logical_word(layout), extend),
            Motion::WordLeft => selection.previous_visual_word(layout, extend),
            Motion::WordRight => selection.next_visual_word(layout, extend),
            Motion::Up => selection.previous_line(layout, extend),
            Motion::Down => selection.next_line(layout, extend),
            Motion::LineStart => selection.line_start(layout, extend),
            Motion::LineEnd => selection.line_end(layout, extend),
            Motion::Start => moved(selection, at(&self.set, 0), extend),
            Motion::End => moved(selection, at(&self.set, self.text.len()), extend),
        };
    }

    /// A press at a point of the text.
    pub fn press(&mut self, x: f32, y: f32, grain: Grain, extend: bool) {
        self.undo.seal();
        let layout = self.set.parley();
        self.selection = match grain {
            _ if self.text.is_empty() => at(&self.set, 0).into(),
            Grain::Letter if extend => self.selection.shift_click_extension(layout, x, y),
            Grain::Letter => Selection::from_point(layout, x, y),
            Grain::Word => Selection::word_from_point(layout, x, y),
            Grain::Line => Selection::hard_line_from_point(layout, x, y),
        };
    }

    /// The pointer, pressed, moved to a point: the selection follows by letters, words or lines, as it began.
    pub fn drag(&mut self, x: f32, y: f32) {
        if !self.text.is_empty() {
            self.selection = self.selection.extend_to_point(self.set.parley(), x, y);
        }
    }

    /// Writes a text over the selection; whether all of it fitted.
    pub fn insert(&mut self, fonts: &mut Fonts, text: &str) -> bool {
        self.settle();
        let range = self.range();
        let text = clean(text, self.setting.lines);
        let part = fitting(&text, self.text.len() - range.len());
        if !part.is_empty() || !range.is_empty() {
            self.change(fonts, range, part);
        }
        part.len() == text.len()
    }

    /// Takes the selection away, or without one what `reach` says.
    pub fn erase(&mut self, fonts: &mut Fonts, reach: Reach) {
        self.settle();
        let range = self.range();
        let range = if range.is_empty() { erased(&self.set, &self.selection, reach) } else { range };
        if !range.is_empty() {
            self.change(fonts, range, "");
        }
    }

    /// Takes the last change back. With nothing to take back nothing happens.
    pub fn undo(&mut self, fonts: &mut Fonts) {
        self.settle();
        if let Some(range) = self.undo.undo(&mut self.text) {
            self.shape(fonts);
            self.selection = Selection::new(at(&self.set, range.start), at(&self.set, range.end));
        }
    }

    /// Does again what was taken back.
    pub fn redo(&mut self, fonts: &mut Fonts) {
        self.settle();
        if let Some(range) = self.undo.redo(&mut self.text) {
            self.shape(fonts);
            self.selection = Selection::new(at(&self.set, range.start), at(&self.set, range.end));
        }
    }

    /// Shows what an input method composes, in place of the selection or of what it composed before; `active` is the
    /// part it works on, in characters. Nothing ends the composition, and what was selected is back.
    pub fn compose(&mut self, fonts: &mut Fonts, text: &str, active: Option<Range<usize>>) {
        let text = clean(text, Lines::Wrapped);
        let (range, gone) = match self.composition.take() {
            Some(Composition { range, gone }) => (range, gone),
            None if text.is_empty() => return,
            None => (self.range(), self.selected().to_owned()),
        };
        let start = range.start;
        if text.is_empty() {
            self.text.replace_range(range, &gone);
            self.shape(fonts);
            self.selection = Selection::new(at(&self.set, start), at(&self.set, start + gone.len()));
            return;
        }
        self.text.replace_range(range, &text);
        self.shape(fonts);
        let byte = |chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
        let active = active.map_or(text.len()..text.len(), |active| byte(active.start)..byte(active.end));
        self.selection = Selection::new(at(&self.set, start + active.start), at(&self.set, start + active.end));
        self.composition = Some(Composition { range: start..start + text.len(), gone });
    }

    /// Writes what an input method made of its composition.
    pub fn commit(&mut self, fonts: &mut Fonts, text: &str) {
        self.compose(fonts, "", None);
        self.undo.seal();
        if !text.is_empty() {
            self.insert(fonts, text);
        }
        self.undo.seal();
    }

    /// Ends a composition and keeps what is composed; that text.
    pub fn settle(&mut self) -> Option<String> {
        let Composition { range, gone } = self.composition.take()?;
        let come = self.text.get(range.clone()).unwrap_or_default().to_owned();
        self.undo.seal();
        self.undo.push(Change { at: range.start, gone, come: come.clone() });
        self.undo.seal();
        self.selection = at(&self.set, range.end).into();
        Some(come)
    }

    /// Takes characters around the cursor away, as an input method asks.
    pub fn erase_around(&mut self, fonts: &mut Fonts, before: usize, after: usize) {
        self.settle();
        let range = self.range();
        let (head, tail) = (&self.text[..range.start], &self.text[range.end..]);
        let from = head.char_indices().rev().take(before).last().map_or(range.start, |(at, _)| at);
        let to = tail.char_indices().nth(after).map_or(self.text.len(), |(at, _)| range.end + at);
        if from < range.start || to > range.end {
            let kept = self.selected().to_owned();
            self.change(fonts, from..to, &kept);
            self.select(from..from + kept.len());
        }
    }

    fn change(&mut self, fonts: &mut Fonts, range: Range<usize>, come: &str) {
        let gone = self.text.get(range.clone()).unwrap_or_default().to_owned();
        if !gone.is_empty() && !come.is_empty() {
            self.undo.seal();
        }
        let end = range.start + come.len();
        self.text.replace_range(range.clone(), come);
        self.undo.push(Change { at: range.start, gone, come: come.to_owned() });
        self.shape(fonts);
        // After a line break the cursor is on the next line, else with the letter just typed.
        let affinity = if come.is_empty() || come.ends_with('\n') { Affinity::Downstream } else { Affinity::Upstream };
        self.selection = Cursor::from_byte_index(self.set.parley(), end, affinity).into();
    }

    fn shape(&mut self, fonts: &mut Fonts) {
        self.set = fonts.typeset(&self.text, &self.setting.style, self.setting.fit);
    }
}

/// A text from elsewhere as a field shows it; only a field that scrolls has no line breaks.
fn shown(text: &str, lines: Lines) -> String {
    match lines {
        Lines::One => clean(text, Lines::One),
        Lines::Wrapped | Lines::Many => clean(text, Lines::Many),
    }
}

/// The cursor before a byte; at the end of the text it belongs to the last letter.
fn at(set: &Typeset, byte: usize) -> Cursor {
    let end = set.paragraph().text.len();
    let affinity = if byte >= end { Affinity::Upstream } else { Affinity::Downstream };
    Cursor::from_byte_index(set.parley(), byte.min(end), affinity)
}

fn moved(selection: &Selection, to: Cursor, extend: bool) -> Selection {
    if extend { selection.extend(to) } else { to.into() }
}

/// A step in a text from right to left, whose lines follow each other at their left ends: a step that leaves its line
/// goes `by` one line on. Parley would take the lines as one from left to right.
fn across(set: &Typeset, from: &Selection, to: Selection, by: isize, extend: bool) -> Selection {
    let line = |cursor: Cursor| set.line_of(cursor);
    let (here, there) = (line(from.focus()), line(to.focus()));
    if here == there && to.focus() != from.focus() || (!extend && !from.is_collapsed()) {
        return to;
    }
    let Some(next) = here.checked_add_signed(by).and_then(|next| set.paragraph().lines.get(next)) else {
        return if extend { *from } else { from.focus().into() };
    };
    let (start, end) = (next.text.start, next.text.end);
    let broken = set.paragraph().text.get(start..end).is_some_and(|text| text.ends_with('\n'));
    let cursor = match by {
        1 => Cursor::from_byte_index(set.parley(), start, Affinity::Downstream),
        _ if broken => Cursor::from_byte_index(set.parley(), end - 1, Affinity::Downstream),
        _ => Cursor::from_byte_index(set.parley(), end, Affinity::Upstream),
    };
    moved(from, cursor, extend)
}
