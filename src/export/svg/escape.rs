//! Texts within XML.

/// Writes a text between tags or within double quotes. What XML has no place for becomes the sign for it.
pub(super) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => out.push(char::REPLACEMENT_CHARACTER),
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
}

/// Writes the text of a run, whose direction is told by its element: what says where to break or which way to go
/// is seen by nobody and would only be obeyed a second time.
pub(super) fn escape_run(out: &mut String, text: &str) {
    let hidden = |c: char| matches!(c, '\n' | '\u{AD}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    for piece in text.split(hidden) {
        escape(out, piece);
    }
}
