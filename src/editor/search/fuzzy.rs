//! Search by a few letters of each word, and which of what is found is meant most likely.

use std::ops::Range;

use frizbee::{CaseMatching, Config, Matcher, SortStrategy};

use super::fold;

/// One of the texts searched that has the letters of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which text.
    pub index: usize,
    /// The higher, the more likely it is meant.
    pub score: u32,
}

/// What a letter in its place counts; a gap between letters takes some of it away again.
const LETTER: u32 = 16;

/// A query that stands in the text as it was typed.
const AS_TYPED: u32 = 24;

/// At the beginning of a word.
const WORD: u32 = 16;

/// At the beginning of the text.
const START: u32 = 16;

/// Searches texts made by [`fold::plain`]: those that have the letters of every word. The order of the texts is kept.
pub(super) fn search(texts: &[String], query: &str) -> Vec<Hit> {
    let query = fold::plain(query.trim());
    let mut words = query.split_whitespace();
    let Some(first) = words.next() else {
        return texts.iter().enumerate().map(|(index, _)| Hit { index, score: 0 }).collect();
    };
    let mut hits = of_word(first, texts);
    for word in words {
        let mut others = of_word(word, texts).into_iter().peekable();
        hits.retain_mut(|hit| {
            while others.next_if(|other| other.index < hit.index).is_some() {}
            let both = others.next_if(|other| other.index == hit.index);
            hit.score += both.map_or(0, |other| other.score);
            both.is_some()
        });
    }
    for hit in &mut hits {
        hit.score += whole(&texts[hit.index], &query);
    }
    hits
}

/// The texts that have the letters of a word, near enough to each other to mean it.
fn of_word(word: &str, texts: &[String]) -> Vec<Hit> {
    let found = matcher(word).match_list(texts).into_iter();
    let hits = found.map(|found| Hit { index: found.index as usize, score: u32::from(found.score) });
    hits.filter(|hit| hit.score >= least(word)).collect()
}

/// Letters scattered over a long text mean nothing.
fn least(word: &str) -> u32 {
    word.chars().count() as u32 * LETTER * 7 / 8
}

/// What of a text the query meant, as ranges of its bytes, in order.
pub(super) fn meant(text: &str, query: &str) -> Vec<Range<usize>> {
    let query = fold::plain(query.trim());
    let words: Vec<&str> = query.split_whitespace().collect();
    // Where each byte of the letters compared stands in the text.
    let mut plain = String::new();
    let mut from = Vec::new();
    for (at, c) in fold::plain_letters(text) {
        plain.push(c);
        from.resize(plain.len(), at);
    }
    let mut bytes: Vec<usize> = match place(&plain, &query) {
        Some(at) => (at..at + query.len()).collect(),
        // Some words may be meant by what stands beside the text.
        None => words.iter().flat_map(|word| letters(&plain, word)).collect(),
    };
    bytes.sort_unstable();
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in bytes.into_iter().filter_map(|byte| from.get(byte).copied()) {
        let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        match ranges.last_mut() {
            Some(last) if last.end >= at => last.end = last.end.max(end),
            _ => ranges.push(at..end),
        }
    }
    ranges
}

/// The bytes that match one word.
fn letters(plain: &str, word: &str) -> Vec<usize> {
    if let Some(at) = place(plain, word) {
        return (at..at + word.len()).collect();
    }
    let found = matcher(word).match_list_indices(&[plain]).into_iter();
    found
        .filter(|found| u32::from(found.score) >= least(word))
        .flat_map(|found| found.indices)
        .map(|byte| byte as usize)
        .collect()
}

fn matcher(word: &str) -> Matcher {
    // Both sides are folded already.
    let config = Config::default().casing(CaseMatching::Respect).sort(SortStrategy::IndexAsc);
    Matcher::new(word, &config)
}

/// Where the query stands as typed, at the beginning of a word where it can.
fn place(plain: &str, query: &str) -> Option<usize> {
    let begins = |at: usize| plain[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    let mut all = plain.match_indices(query).map(|(at, _)| at);
    let first = all.next()?;
    if begins(first) { Some(first) } else { all.find(|at| begins(*at)).or(Some(first)) }
}

fn whole(plain: &str, query: &str) -> u32 {
    let Some(at) = place(plain, query) else { return 0 };
    let begins = plain[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    AS_TYPED + if begins { WORD } else { 0 } + if at == 0 { START } else { 0 }
}
