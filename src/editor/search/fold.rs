//! Letters as search compares them: without regard to how they were typed.

use icu_normalizer::DecomposingNormalizer;
use icu_normalizer::properties::CanonicalCombiningClassMap;

/// The letters of a text in the one form that all their spellings share: é in one piece or in two, quotes straight or
/// curly, any space. Without `match_case` capitals are small letters.
pub(super) fn letters(text: &str, match_case: bool) -> String {
    if text.is_ascii() {
        let plain = text.replace(['\n', '\t'], " ");
        return if match_case { plain } else { plain.to_ascii_lowercase() };
    }
    let typed = text.chars().map(as_typed);
    let parts = DecomposingNormalizer::new_nfd().normalize_iter(typed);
    if match_case { parts.collect() } else { parts.flat_map(small).collect() }
}

/// A text without case and accents, for search by a few letters.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() {
        return letters(text, false);
    }
    plain_letters(text).map(|(_, c)| c).collect()
}

/// The letters of [`plain`], each with the byte at which the letter stands in the text that it comes from.
pub(super) fn plain_letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().flat_map(|(at, c)| {
        let folded: Vec<char> = if c.is_ascii() {
            vec![as_typed(c).to_ascii_lowercase()]
        } else {
            let parts = DecomposingNormalizer::new_nfd().normalize_iter(std::iter::once(as_typed(c)));
            parts.filter(|c| !is_mark(*c)).flat_map(small).collect()
        };
        folded.into_iter().map(move |c| (at, c))
    })
}

/// What people type for signs that typography has several of.
fn as_typed(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2032}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' => '"',
        '\u{00A0}' | '\u{2009}' | '\u{202F}' | '\n' | '\t' => ' ',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        other => other,
    }
}

/// By way of the capital, so that all the small letters of one capital are one: σ and ς, ß and ss.
fn small(c: char) -> impl Iterator<Item = char> {
    c.to_uppercase().flat_map(char::to_lowercase)
}

/// Whether it only says something of the letter before it.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && CanonicalCombiningClassMap::new().get_u8(c) != 0
}
