//! What may stand in a field.

/// As many bytes as a field takes; nobody writes a longer card.
pub const MOST: usize = 50_000;

/// How many lines a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// One, which scrolls where it is too long.
    One,
    /// One text without breaks of its own, wrapped.
    Wrapped,
    /// As many as are typed.
    Many,
}

/// A text as a field takes it: line ends of every kind become `\n`, or spaces where the field has one line; tabs become
/// spaces, other control characters go.
pub fn clean(text: &str, lines: Lines) -> String {
    let (text, end) = match lines {
        Lines::Many => (text, '\n'),
        // A cell copied from a table ends with a line break that nobody means.
        Lines::One | Lines::Wrapped => (text.trim_end_matches(['\n', '\r']), ' '),
    };
    let mut out = String::with_capacity(text.len().min(MOST));
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push(end);
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(end),
            '\t' => out.push(' '),
            '\u{FEFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// As much of a text as a field with `taken` bytes has room for, ending between letters.
pub fn fitting(text: &str, taken: usize) -> &str {
    use unicode_segmentation::UnicodeSegmentation;
    let room = MOST.saturating_sub(taken);
    if text.len() <= room {
        return text;
    }
    let near = text.get(..text.floor_char_boundary(room)).unwrap_or_default();
    let last = near.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
    &near[..last]
}
