//! Sections into columns: each goes where most room is, and what finds none goes on to the next slide.

use std::sync::Arc;

use kurbo::Rect;

use super::draft::{Desk, Draft};
use super::model::{Piece, Tone};
use super::sections::{Item, Section};
use crate::layout::{CardFace, Fit};

/// Columns side by side, each with its top and its end.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// Left edge, where it is filled to, where it ends.
    columns: Vec<(f64, f64, f64)>,
    width: f64,
    /// Where all of them began.
    top: f64,
    factor: f64,
}

impl Columns {
    /// As many as fit between `left` and `right`, from `top` to `end`; letters are `factor` times their usual size.
    pub(super) fn new((left, right): (f64, f64), top: f64, end: f64, factor: f64, desk: &Desk) -> Self {
        Self::at_most(desk.sizes.section.columns, (left, right), (top, end), factor, desk)
    }

    /// The same with so many columns at most.
    pub(super) fn at_most(
        most: usize,
        (left, right): (f64, f64),
        (top, end): (f64, f64),
        factor: f64,
        desk: &Desk,
    ) -> Self {
        let sizes = &desk.sizes.section;
        let fitting = ((right - left + sizes.gutter) / (sizes.least_column + sizes.gutter)).floor() as usize;
        let count = fitting.clamp(1, most.max(1));
        let width = (right - left - sizes.gutter * (count - 1) as f64) / count as f64;
        let columns = (0..count).map(|i| (left + (width + sizes.gutter) * i as f64, top, end)).collect();
        Self { columns, width, top, factor }
    }

    /// Ends the last column higher up.
    pub(super) fn shorten_last(&mut self, end: f64) {
        if let Some(last) = self.columns.last_mut() {
            last.2 = end;
        }
    }

    /// Left edge and width of the last column, and where it is filled to.
    pub(super) fn last(&self) -> (f64, f64, f64) {
        self.columns.last().map_or((0.0, self.width, self.top), |(x, y, _)| (*x, self.width, *y))
    }

    /// How far down anything stands.
    pub(super) fn bottom(&self) -> f64 {
        self.columns.iter().map(|(_, y, _)| *y).fold(self.top, f64::max)
    }

    /// Puts everything down, each section where a reader finds it on every slide: the first in the first column, the
    /// next in the next. False where one does not fit there; something may stand in `draft` then.
    pub(super) fn fill_in_turn(&mut self, sections: &[Section], draft: &mut Draft, desk: &mut Desk) -> bool {
        for (i, section) in sections.iter().enumerate() {
            let at = i % self.columns.len().max(1);
            let stack = self.stack(section, at, desk);
            if stack.faces.len() < section.cards.len() {
                return false;
            }
            self.draw(at, section, &stack, draft, desk);
        }
        true
    }

    /// Puts down what there is room for, and gives back what is left over.
    pub(super) fn fill(&mut self, sections: Vec<Section>, draft: &mut Draft, desk: &mut Desk) -> Vec<Section> {
        let mut left_over = Vec::new();
        for section in sections {
            let mut rest = Some(section);
            // A long section goes on in the columns that are still free.
            while let Some(section) = rest.take() {
                let before = draft.pieces.len();
                rest = if left_over.is_empty() { self.put(section, draft, desk) } else { Some(section) };
                if draft.pieces.len() == before {
                    left_over.extend(rest.take());
                }
            }
        }
        left_over
    }

    /// Puts one section down; what does not fit comes back under the same heading.
    fn put(&mut self, mut section: Section, draft: &mut Draft, desk: &mut Desk) -> Option<Section> {
        // Whole where least stands; else as much as goes where most is free.
        let mut at = self.least(|column| column.1)?;
        let mut stack = self.stack(&section, at, desk);
        if stack.faces.len() < section.cards.len() {
            at = self.least(|column| column.1 - column.2)?;
            stack = self.stack(&section, at, desk);
        }
        if stack.faces.is_empty() {
            if self.columns[at].1 > self.top {
                // A fresh slide has more room.
                return Some(section);
            }
            // One card longer than a column: it goes on in the next, line by line.
            let most = self.columns[at].2 - stack.top;
            let (head, tail) = split(&section.cards[0], section.bullets, (self.width, self.factor), most, desk);
            stack.faces.push(desk.face(&head, section.bullets, self.width, self.factor));
            section.cards[0] = head;
            if let Some(tail) = tail {
                section.cards.insert(1, tail);
            }
        }
        self.draw(at, &section, &stack, draft, desk);
        let rest = section.cards.split_off(stack.faces.len());
        (!rest.is_empty()).then_some(Section { cards: rest, ..section })
    }

    /// The first cards of a section, as many as find room in a column.
    fn stack(&self, section: &Section, at: usize, desk: &mut Desk) -> Stack {
        let (_, filled, end) = self.columns[at];
        let start = if filled > self.top { filled + desk.sizes.section.gap } else { filled };
        let top = start + desk.heading(&section.heading, self.width);
        let (mut y, mut faces) = (top, Vec::new());
        for card in &section.cards {
            let face = desk.face(card, section.bullets, self.width, self.factor);
            if y + face.size.height > end {
                break;
            }
            y += face.size.height + spacing(section.bullets, desk);
            faces.push(face);
        }
        Stack { start, top, faces }
    }

    fn draw(&mut self, at: usize, section: &Section, stack: &Stack, draft: &mut Draft, desk: &mut Desk) {
        let (x, ..) = self.columns[at];
        let style = desk.sizes.text.heading;
        let heading = desk.text(&section.heading, &style, Fit::Start(self.width), (x, stack.start));
        draft.say(heading, Tone::Plain);
        let mut y = stack.top;
        for face in &stack.faces {
            let rect = Rect::from_origin_size((x, y), face.size);
            draft.pieces.push(Piece::Card { rect, face: Arc::clone(face) });
            self.columns[at].1 = rect.y1;
            y = rect.y1 + spacing(section.bullets, desk);
        }
    }

    fn least(&self, by: impl Fn(&(f64, f64, f64)) -> f64) -> Option<usize> {
        (0..self.columns.len()).min_by(|a, b| by(&self.columns[*a]).total_cmp(&by(&self.columns[*b])))
    }
}

/// Cards over each other below their heading.
struct Stack {
    /// Where the heading begins, and where the first card does.
    start: f64,
    top: f64,
    faces: Vec<Arc<CardFace>>,
}

fn spacing(bullets: bool, desk: &Desk) -> f64 {
    if bullets { desk.sizes.card.bullet_gap } else { desk.sizes.card.gap }
}

/// As many lines of a card as `most` holds, one at least, and the rest of it.
pub(super) fn split(
    card: &Item,
    bullets: bool,
    (width, factor): (f64, f64),
    most: f64,
    desk: &mut Desk,
) -> (Item, Option<Item>) {
    let face = desk.face(card, bullets, width, factor);
    let paragraph = &face.text.paragraph;
    let lines = &paragraph.lines;
    let line = paragraph.size.height / lines.len().max(1) as f64;
    let around = face.size.height - paragraph.size.height;
    let fitting = (((most - around) / line).floor() as usize).max(1);
    let Some(last) = lines.get(fitting - 1).filter(|_| fitting < lines.len()) else { return (card.clone(), None) };
    let at = last.text.end;
    let part = |words: &str| Item { words: words.trim().to_owned(), ..card.clone() };
    let (head, tail) = (paragraph.text.get(..at).unwrap_or_default(), paragraph.text.get(at..).unwrap_or_default());
    (part(head), Some(part(tail)).filter(|tail| !tail.words.is_empty()))
}
