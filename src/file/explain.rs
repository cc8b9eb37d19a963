//! What ron said → what a person needs: the text is looked at again, now for the field and the likely cause.

use ron::error::{Error as RonError, SpannedError};

use super::scan::{Unmatched, Walk, find, path_at};
use super::{Place, ReadError};
use crate::map::FORMAT;

/// The error in words, for a text that ron did not read.
pub(super) fn explain(text: &str, error: &SpannedError) -> ReadError {
    let broken = broken(text, error);
    match newer(text) {
        Some((format, by)) => ReadError::Newer { format, by, cause: Box::new(broken) },
        None => broken,
    }
}

fn broken(text: &str, error: &SpannedError) -> ReadError {
    if let Some(offset) = conflict(text) {
        return ReadError::Conflict { at: Place::of(text, offset) };
    }
    if text.trim_start().starts_with(['{', '[']) {
        return ReadError::Json;
    }
    let end = Place { line: error.span.end.line, column: error.span.end.col };
    let offset = end.offset(text);
    if matches!(error.code, RonError::ExceededRecursionLimit) || too_deep(text) {
        return ReadError::Deep { at: end };
    }
    if let Some(found) = text[offset..].chars().next().filter(|c| TYPOGRAPHIC.contains(*c)) {
        return ReadError::Quote { at: end, field: path_at(text, offset), found };
    }
    if matches!(error.code, RonError::TrailingCharacters) {
        return ReadError::Trailing { at: end };
    }
    if let Some(error) = brackets(text) {
        return error;
    }
    value(text, error, offset)
}

/// An error in one value, of which the rest of the text is innocent.
fn value(text: &str, error: &SpannedError, offset: usize) -> ReadError {
    let (what, hint) = words(&error.code);
    let field = path_at(text, offset);
    let start = Place { line: error.span.start.line, column: error.span.start.col };
    let end = Place { line: error.span.end.line, column: error.span.end.col };
    match &error.code {
        // Noticed at the end of the record, whose beginning is the place to look at.
        RonError::MissingStructField { field: missing, .. } => {
            let record = field.rfind('.').map_or("", |dot| &field[..dot]);
            let start = find(text, [record]).remove(record).unwrap_or(0);
            let field = if record.is_empty() { (*missing).to_owned() } else { format!("{record}.{missing}") };
            ReadError::Value { at: Place::of(text, start), field, what, hint }
        }
        RonError::DuplicateStructField { field: twice, .. } => {
            ReadError::Value { at: start, field: format!("{field}.{twice}"), what, hint }
        }
        // Said of a value that was read: its start is the place to look at.
        RonError::Message(_) => ReadError::Value { at: start, field, what, hint },
        RonError::ExpectedComma if text[offset..].starts_with('.') => {
            let (what, hint) = words(&RonError::ExpectedInteger);
            ReadError::Value { at: end, field, what, hint }
        }
        _ => ReadError::Value { at: end, field, what, hint },
    }
}

/// The offset of a conflict mark, where all three of git's are there.
fn conflict(text: &str) -> Option<usize> {
    let line = |mark: &str| {
        let mut offset = 0;
        text.split_inclusive('\n').find_map(|line| {
            let start = offset;
            offset += line.len();
            line.starts_with(mark).then_some(start)
        })
    };
    let first = line("<<<<<<< ")?;
    line("=======")?;
    line(">>>>>>> ")?;
    Some(first)
}

/// Far more brackets in a row than a map has.
fn too_deep(text: &str) -> bool {
    const FAR_MORE: usize = 128;
    let brackets = text.chars().filter(|c| !c.is_whitespace()).take_while(|c| "([{".contains(*c));
    brackets.take(FAR_MORE).count() == FAR_MORE
}

/// What does not match, if the brackets are the trouble.
fn brackets(text: &str) -> Option<ReadError> {
    let mut walk = Walk::new(text);
    while walk.unmatched.is_none() && walk.step().is_some() {}
    walk.finish();
    let end = Place::of(text, text.trim_end().len());
    if let Some(start) = walk.cut {
        if text[start..].starts_with('"')
            && let Some(error) = open_text(text)
        {
            return Some(error);
        }
        let what = if text[start..].starts_with("/*") { "the comment" } else { "the text" };
        return Some(ReadError::CutOff { at: end, open: format!("{what} that begins at {}", Place::of(text, start)) });
    }
    let opened = |(bracket, offset)| format!("“{bracket}” of {}", Place::of(text, offset));
    Some(match walk.unmatched? {
        Unmatched { open, close: Some((close, at)) } => {
            ReadError::Bracket { at: Place::of(text, at), close, open: open.map(opened) }
        }
        Unmatched { open, close: None } => {
            ReadError::CutOff { at: end, open: open.map_or_else(|| "a bracket".to_owned(), opened) }
        }
    })
}

/// A text that is not closed turns all that follows inside out; the first line with an odd quote is where it began.
fn open_text(text: &str) -> Option<ReadError> {
    let mut start = 0;
    let line = text.split_inclusive('\n').find(|line| {
        let odd = line.replace("\\\\", "").replace("\\\"", "").matches('"').count() % 2 == 1;
        start += if odd { 0 } else { line.len() };
        odd
    })?;
    let last = line.rfind('"')?;
    if let Some((i, found)) = line[last..].char_indices().find(|(_, c)| TYPOGRAPHIC.contains(*c)) {
        let offset = start + last + i;
        return Some(ReadError::Quote { at: Place::of(text, offset), field: path_at(text, start + last), found });
    }
    let open = format!("the text that begins at {}", Place::of(text, start + last));
    Some(ReadError::CutOff { at: Place::of(text, text.trim_end().len()), open })
}

const TYPOGRAPHIC: &str = "“”„‟‘’‚‛«»";

/// The format and the program of a map of a later format.
fn newer(text: &str) -> Option<(u32, String)> {
    let found = find(text, ["format", "written_by"]);
    let number = |offset: &usize| {
        let digits = text[*offset..].split(|c: char| !c.is_ascii_digit()).next()?;
        digits.parse::<u32>().ok()
    };
    let format = found.get("format").and_then(number).filter(|format| *format > FORMAT)?;
    let by = found.get("written_by").and_then(|offset| text[*offset..].strip_prefix('"')?.split('"').next());
    Some((format, by.filter(|by| !by.is_empty()).unwrap_or("a newer version").to_owned()))
}

/// ron's words in ours, with what to do.
fn words(code: &RonError) -> (String, &'static str) {
    const TEXT: &str = "write the text between two straight quotes: \"…\"";
    const LOOK: &str = "FORMAT 1 wants: name: value, name: value, …";
    let (what, hint) = match code {
        RonError::Message(message) if message.ends_with("comes twice") => (message.as_str(), "delete one of the two"),
        RonError::Message(message) => (message.as_str(), "correct the value there"),
        RonError::Eof => ("the file ends too early", "take a copy, or write the rest"),
        RonError::ExpectedString | RonError::ExpectedStringEnd => ("a text in quotes belongs here", TEXT),
        RonError::ExpectedArray => ("a list in square brackets belongs here", "write […] around the values"),
        RonError::ExpectedArrayEnd => ("the list's closing “]” is missing", "write “]” after its last value"),
        RonError::ExpectedInteger | RonError::InvalidIntegerDigit { .. } => {
            ("a whole number belongs here", "write digits alone, such as 4")
        }
        RonError::IntegerOutOfBounds => ("this number is too large, or negative", "write a number from 0 on"),
        RonError::ExpectedFloat | RonError::FloatUnderscore => ("a number belongs here", "write digits, such as -1.5"),
        RonError::ExpectedBoolean => ("true or false belongs here", "write true or false"),
        RonError::ExpectedComma => {
            ("a comma is missing here, or something is too many", "put a comma between two values")
        }
        RonError::ExpectedMapColon => ("a colon is missing here", LOOK),
        RonError::ExpectedIdentifier | RonError::SuggestRawIdentifier(_) | RonError::InvalidIdentifier(_) => {
            ("a word without quotes belongs here", LOOK)
        }
        RonError::ExpectedDifferentStructName { found, .. } => {
            return (format!("“(” belongs here, not “{found}”"), "see whether it is the right file");
        }
        RonError::ExpectedStructLike | RonError::ExpectedNamedStructLike(_) => {
            ("“(” belongs here", "write the record in round brackets: (name: value, …)")
        }
        RonError::ExpectedStructLikeEnd => ("the record's closing “)” is missing", "write “)” after its last value"),
        RonError::InvalidEscape(_) => {
            ("this backslash makes no sense", "write \\\\ for a backslash, \\n for a new line")
        }
        RonError::MissingStructField { field, .. } => {
            return (format!("the field `{field}` is missing"), "add it; FORMAT 1 needs it there");
        }
        RonError::DuplicateStructField { field, .. } => {
            return (format!("the field `{field}` comes twice"), "delete one of the two");
        }
        RonError::ExpectedDifferentLength { .. } => {
            ("there are too few or too many values", "compare with another of its kind")
        }
        RonError::UnexpectedChar(c) => return (format!("“{}” has no place here", c.escape_debug()), LOOK),
        RonError::UnclosedBlockComment => ("a comment is not closed", "write */ at its end"),
        other => return (lower(&other.to_string()), LOOK),
    };
    (what.to_owned(), hint)
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
