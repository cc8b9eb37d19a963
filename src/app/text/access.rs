//! A text for screen readers: its lines as text runs, and the selection in them.

use std::ops::Range;

use egui::accesskit::{Role, TextDirection, TextPosition, TextSelection};
use egui::{Id, Rect, Ui, UiBuilder};
use parley::editing::Cursor;
use parley::layout::Affinity;
use unicode_segmentation::UnicodeSegmentation;

use super::active::Active;
use super::store::Spot;
use crate::layout::{Line, Paragraph};

/// As many characters as a run may have: words in it are counted in bytes.
const MOST: usize = 255;

/// Tells a field's lines, and where the cursor is, if it is there.
pub(super) fn tell(ui: &mut Ui, id: Id, paragraph: &Paragraph, spot: Spot, active: Option<&Active>) {
    let told = ui.ctx().accesskit_node_builder(id, |node| {
        if let Some(active) = active {
            let selection = active.draft.selection();
            let at = |cursor| position(id, paragraph, cursor);
            node.set_text_selection(TextSelection { anchor: at(selection.anchor()), focus: at(selection.focus()) });
        }
    });
    if told.is_none() {
        return;
    }
    // However many lines there are, the widgets that follow keep their ids.
    let mut ui = ui.new_child(UiBuilder::new().scope_id(id.with("lines")).accessibility_parent(id));
    let mut fresh = true;
    for (row, line) in rows(paragraph).enumerate() {
        let text = paragraph.text.get(line.text.clone()).unwrap_or_default();
        let letters = characters(text);
        let words = word_starts(text, &letters, fresh);
        fresh = text.ends_with('\n');
        let height = paragraph.size.height / paragraph.lines.len().max(1) as f64;
        let (left, top) = (f64::from(line.left), row as f64 * height);
        let bounds = spot.rect(kurbo::Rect::new(left, top, left + f64::from(line.width), top + height));
        let chunks = letters.len().div_ceil(MOST).max(1);
        for chunk in 0..chunks {
            let part = letters.get(chunk * MOST..((chunk + 1) * MOST).min(letters.len())).unwrap_or_default();
            let run = run_id(id, row, chunk);
            let line = UiBuilder::new().scope_id(run).max_rect(bounds);
            let _ = ui.new_child(line.accessibility_parent(id).accessibility_role(Role::TextRun));
            ui.ctx().accesskit_node_builder(run, |node| {
                let back = paragraph.right_to_left;
                node.set_text_direction(if back { TextDirection::RightToLeft } else { TextDirection::LeftToRight });
                node.set_bounds(corners(bounds));
                let span = part.first().map_or(0, |c| c.start)..part.last().map_or(0, |c| c.end);
                node.set_value(text.get(span).unwrap_or_default());
                node.set_character_lengths(part.iter().map(|c| c.len() as u8).collect::<Vec<_>>());
                let here = words.iter().filter(|word| **word / MOST == chunk);
                node.set_word_starts(here.map(|word| (word % MOST) as u8).collect::<Vec<_>>());
                if chunk > 0 {
                    node.set_previous_on_line(run_id(id, row, chunk - 1).accesskit_id());
                }
                if chunk + 1 < chunks {
                    node.set_next_on_line(run_id(id, row, chunk + 1).accesskit_id());
                }
            });
        }
    }
}

/// Anchor and cursor that a screen reader asks for, as bytes.
pub(super) fn bytes_of(active: &Active, selection: &TextSelection) -> Option<(usize, usize)> {
    let byte = |position: &TextPosition| {
        let paragraph = active.draft.set().paragraph();
        rows(paragraph).enumerate().find_map(|(row, line)| {
            let letters = characters(paragraph.text.get(line.text.clone())?);
            let chunk = (0..letters.len().div_ceil(MOST).max(1))
                .find(|chunk| run_id(active.id, row, *chunk).accesskit_id() == position.node)?;
            let index = chunk * MOST + position.character_index;
            Some(letters.get(index).map_or(line.text.end, |letter| line.text.start + letter.start))
        })
    };
    Some((byte(&selection.anchor)?, byte(&selection.focus)?))
}

fn position(id: Id, paragraph: &Paragraph, cursor: Cursor) -> TextPosition {
    let (byte, before) = (cursor.index(), cursor.affinity() == Affinity::Upstream);
    let mut found = (0, rows(paragraph).next());
    for (row, line) in rows(paragraph).enumerate() {
        // At the end of a wrapped line the cursor may still be on it.
        if line.text.start < byte || (line.text.start == byte && !(before && row > 0)) {
            found = (row, Some(line));
        }
    }
    let (row, line) = found;
    let range = line.map_or(0..0, |line| line.text);
    let letters = characters(paragraph.text.get(range.clone()).unwrap_or_default());
    let index = letters.iter().position(|letter| range.start + letter.start >= byte).unwrap_or(letters.len());
    let chunk = if index > 0 && index.is_multiple_of(MOST) { index / MOST - 1 } else { index / MOST };
    TextPosition { node: run_id(id, row, chunk).accesskit_id(), character_index: index - chunk * MOST }
}

/// The lines; of an empty text one without letters.
fn rows(paragraph: &Paragraph) -> impl Iterator<Item = Line> + '_ {
    let none = Line { baseline: 0.0, left: 0.0, width: 0.0, runs: Vec::new(), text: 0..0 };
    let empty = paragraph.lines.is_empty().then_some(none);
    paragraph.lines.iter().map(|line| Line { runs: Vec::new(), text: line.text.clone(), ..*line }).chain(empty)
}

/// What a reader steps through, in bytes of the line.
fn characters(line: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for (at, sign) in line.grapheme_indices(true) {
        if sign.len() <= MOST {
            out.push(at..at + sign.len());
        } else {
            out.extend(sign.char_indices().map(|(i, c)| at + i..at + i + c.len_utf8()));
        }
    }
    out
}

/// Which characters begin a word; the first of a paragraph does of itself.
fn word_starts(line: &str, letters: &[Range<usize>], fresh: bool) -> Vec<usize> {
    let words = line.unicode_word_indices().map(|(at, _)| at);
    let starts = words.filter_map(|at| letters.iter().position(|letter| letter.start == at));
    starts.filter(|start| *start > 0 || !fresh).collect()
}

fn run_id(id: Id, row: usize, chunk: usize) -> Id {
    id.with(row).with(chunk)
}

fn corners(rect: Rect) -> egui::accesskit::Rect {
    let [x0, y0, x1, y1] = [rect.min.x, rect.min.y, rect.max.x, rect.max.y].map(f64::from);
    egui::accesskit::Rect { x0, y0, x1, y1 }
}
