//! A stage's large numbers: who leaves, how it feels, how many come.

use super::draft::{Desk, Draft};
use super::model::Tone;
use crate::layout::Fit;
use crate::map::Stage;

/// The part of the slide's width that numbers may take.
const MOST: f64 = 0.6;

/// A number and what it says.
struct Fact {
    number: String,
    caption: String,
    tone: Tone,
}

impl Draft {
    /// Puts the numbers at the right from `top` down; gives their left edge and their bottom.
    pub(super) fn facts(&mut self, stage: &Stage, top: f64, desk: &mut Desk) -> (f64, f64) {
        let sizes = desk.sizes;
        let facts = facts(stage, desk);
        let (left, right) = desk.sides();
        let (mut columns, mut x, mut style) = (Vec::new(), right, sizes.text.number);
        let count = facts.len().max(1) as f64;
        let usual = sizes.fact.width.min((right - left - sizes.fact.gap * (count - 1.0)) / count);
        // Numbers in the milliards leave the name of the stage its room.
        for smaller in [sizes.text.number, sizes.text.cover, sizes.text.quote] {
            (columns, x, style) = (Vec::new(), right, smaller);
            for fact in facts.iter().rev() {
                let natural = desk.fonts.paragraph(&fact.number, &style, Fit::Free).size.width;
                let width = usual.max(natural.ceil());
                x -= width;
                columns.push((fact, x, width));
                x -= sizes.fact.gap;
            }
            if right - x <= (right - left) * MOST {
                break;
            }
        }
        let mut bottom = top;
        for (fact, x, width) in columns.into_iter().rev() {
            let number = desk.text(&fact.number, &style, Fit::Free, (x, top));
            let below = self.say(number, fact.tone).y1 + sizes.fact.caption_above;
            let caption = desk.text(&fact.caption, &sizes.text.caption, Fit::Start(width), (x, below));
            bottom = bottom.max(self.say(caption, Tone::Quiet).y1);
        }
        let left = if facts.is_empty() { right } else { x + sizes.fact.gap - sizes.fact.title_gap };
        (left, bottom)
    }
}

fn facts(stage: &Stage, desk: &Desk) -> Vec<Fact> {
    let shown = &desk.shown;
    let mut facts = Vec::new();
    let bar = shown.bar(&stage.id);
    if let Some(drop) = bar.and_then(|bar| bar.drop.as_ref()) {
        let caption = match () {
            () if drop.across_gap => "since the last step read: rows between were left out",
            () if drop.lost < 0.0 => "more than at the stage before",
            () => "leave before this stage",
        };
        let tone = if drop.steepest { Tone::Bad } else { Tone::Plain };
        facts.push(Fact { number: shown.numbers.drop(drop.lost), caption: caption.to_owned(), tone });
    }
    if let Some(value) = shown.sentiment(stage) {
        let (lowest, highest) = shown.extremes();
        let (caption, tone) = match value.get() {
            value if lowest < highest && value == lowest => ("sentiment, lowest of the journey", Tone::Bad),
            value if lowest < highest && value == highest => ("sentiment, highest of the journey", Tone::Plain),
            _ => ("sentiment", Tone::Plain),
        };
        let scale = shown.map.head.scale;
        let number = if scale.min.get() < 0.0 { shown.numbers.signed(value) } else { shown.numbers.number(value) };
        facts.push(Fact { number, caption: caption.to_owned(), tone });
    }
    if let (Some(bar), Some((_, funnel, stats))) = (bar, &shown.funnel) {
        let whole = stats.bars.first().filter(|first| first.stage != bar.stage);
        let unit = funnel.unit.trim();
        let caption = match whole {
            Some(first) => {
                let whole = shown.numbers.count(first.count);
                format!("of {whole} {unit}").trim_end().to_owned()
            }
            None if unit.is_empty() => bar.name.clone(),
            None => unit.to_owned(),
        };
        facts.push(Fact { number: shown.numbers.count(bar.count), caption, tone: Tone::Plain });
    }
    facts
}
