//! Paragraphs: as text in embedded fonts, or as outlines that tell what they say.

use kurbo::Vec2;
use peniko::Color;

use super::escape::{escape, escape_run};
use super::number::{attribute, number, place};
use super::outline::{self, Tools};
use super::paint::{hex, paint};
use super::{Sheet, Stock};
use crate::layout::{GlyphRun, Line, Paragraph};
use crate::picture::Text;

/// The runs of a line as one reads them; they lie there from left to right.
pub(super) fn in_order(line: &Line) -> Vec<&GlyphRun> {
    let mut runs: Vec<&GlyphRun> = line.runs.iter().collect();
    runs.sort_by_key(|run| run.drawn().start);
    runs
}

/// Draws a text as text, where its font allows; elsewhere as outlines, with the text unseen upon them.
pub(super) fn keep(sheet: &mut Sheet, stock: &mut Stock, text: &Text, by: Vec2, tools: &mut Tools<'_>) {
    let by = by + text.origin.to_vec2();
    for line in &text.paragraph.lines {
        for run in in_order(line) {
            let face = stock.faces.next();
            if face.is_none() {
                sheet.body.push_str("<g");
                paint(&mut sheet.body, "fill", text.color);
                embolden(&mut sheet.body, run, text.color);
                sheet.body.push('>');
                stock.outlines.draw(&mut sheet.body, &mut sheet.defs, (run, text.color), by, tools);
                sheet.body.push_str("</g>");
            }
            let class = stock.styles.class(run, &text.paragraph.text, face, text.color);
            letters(&mut sheet.body, run, &text.paragraph, (line.baseline, by), (class, face.is_some()));
        }
    }
}

fn letters(
    out: &mut String,
    run: &GlyphRun,
    paragraph: &Paragraph,
    (baseline, by): (f32, Vec2),
    (class, seen): (&str, bool),
) {
    let mut words = String::new();
    escape_run(&mut words, paragraph.text.get(run.drawn()).unwrap_or_default());
    if words.is_empty() {
        return;
    }
    // A text from right to left starts at its right.
    let start = if run.right_to_left { run.left + run.width } else { run.left };
    let (x, y) = (by.x + f64::from(start), by.y + f64::from(baseline));
    out.push_str("<text class=\"");
    out.push_str(class);
    out.push('"');
    match run.skew.filter(|_| seen) {
        Some(degrees) => {
            out.push_str(" transform=\"translate(");
            number(out, x);
            out.push(' ');
            number(out, y);
            out.push_str(")skewX(");
            number(out, -f64::from(degrees));
            out.push_str(")\"");
        }
        None => {
            place(out, "x", x);
            place(out, "y", y);
        }
    }
    if run.width > 0.0 {
        attribute(out, "textLength", f64::from(run.width));
    }
    if !seen {
        out.push_str(" opacity=\"0\"");
    }
    out.push('>');
    out.push_str(&words);
    out.push_str("</text>");
}

/// Draws a text as outlines, in a group that says what it reads.
pub(super) fn outlined(sheet: &mut Sheet, stock: &mut Stock, text: &Text, by: Vec2, tools: &mut Tools<'_>) {
    let by = by + text.origin.to_vec2();
    let out = &mut sheet.body;
    out.push_str("<g role=\"img\" aria-label=\"");
    escape(out, text.paragraph.text.trim());
    out.push('"');
    paint(out, "fill", text.color);
    out.push('>');
    for run in text.paragraph.lines.iter().flat_map(in_order) {
        if run.embolden {
            out.push_str("<g");
            embolden(out, run, text.color);
            out.push('>');
        }
        stock.outlines.draw(out, &mut sheet.defs, (run, text.color), by, tools);
        if run.embolden {
            out.push_str("</g>");
        }
    }
    out.push_str("</g>");
}

fn embolden(out: &mut String, run: &GlyphRun, color: Color) {
    if run.embolden {
        out.push_str(" stroke=\"");
        out.push_str(&hex(color));
        out.push('"');
        outline::bolder(out, run);
    }
}
