//! What a heading hints at, in the languages exports come in. A hint only; the data decide.

use super::fold::words;
use super::heading_words::{
    COUNT1, COUNT2, COUNT3, DATE, LOSS, NEUTRAL, NUMBER, OTHER, RATE, SEGMENT, STEP2, STEP3, TIME,
};

/// What the words of a heading hint at. A heading may hint at several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// How surely it names steps, 0 to 3.
    pub step: u8,
    /// How surely it counts people, visits or events, 0 to 3.
    pub count: u8,
    /// A part of a whole; "Conversions" may be a count all the same.
    pub rate: bool,
    /// Losses, times, averages, money: whatever whole numbers there are, they do not count who came this far.
    pub no_count: bool,
    pub loss: bool,
    pub segment: bool,
    pub date: bool,
    /// The step's number.
    pub number: bool,
    /// Words of which nothing is known.
    pub unknown: u8,
}

/// Reads a heading.
pub(super) fn hints(heading: &str) -> Hints {
    let mut hints = Hints { no_count: heading.contains(['$', '€', '£', '¥']), ..Hints::default() };
    hints.rate = heading.contains(['%', '％', '‰']);
    hints.number = matches!(heading.trim(), "#" | "№" | "n°" | "nº" | "Nº" | "N°");
    for word in &words(heading) {
        let has = |list: &str| list.split_ascii_whitespace().any(|stem| begins(word, stem));
        let step = if has(STEP3) { 3 } else { 2 * u8::from(has(STEP2)) };
        let count = match () {
            () if has(COUNT3) => 3,
            () if has(COUNT2) => 2,
            () => u8::from(has(COUNT1)),
        };
        let flags = [has(RATE), has(OTHER), has(LOSS), has(TIME), has(SEGMENT), has(DATE), has(NUMBER)];
        hints.step = hints.step.max(step);
        hints.count = hints.count.max(count);
        let [rate, other, loss, time, segment, date, number] = flags;
        hints.rate |= rate;
        hints.no_count |= other | loss | time;
        hints.loss |= loss;
        hints.segment |= segment;
        hints.date |= date;
        hints.number |= number;
        if step == 0 && count == 0 && !flags.contains(&true) && !has(NEUTRAL) {
            hints.unknown = hints.unknown.saturating_add(1);
        }
    }
    hints
}

/// Whether a word, folded, stands for those who are counted: people, or visits.
pub(super) fn are_people(word: &str) -> bool {
    let mut stems = [COUNT3, COUNT2].into_iter().flat_map(str::split_ascii_whitespace);
    stems.any(|stem| if is_unspaced(stem) { word == stem } else { begins(word, stem) })
}

fn begins(word: &str, stem: &str) -> bool {
    if let Some(whole) = stem.strip_suffix('.') {
        return word == whole;
    }
    match stem.chars().count() {
        _ if is_unspaced(stem) => word.contains(stem),
        0..=3 => word == stem,
        _ => word.starts_with(stem),
    }
}

/// Of a script whose words stand without blanks between them, or with endings of many kinds.
fn is_unspaced(stem: &str) -> bool {
    stem.chars().any(|c| matches!(c, '\u{3040}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}'))
}
