//! Walks over a map's text without understanding it: where a value stands, in which field an offset lies, whether
//! there are comments, which brackets do not match. Only asked when there is something to say about a place.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

/// An open bracket, and where in it the walk is.
#[derive(Clone, Debug)]
struct Frame {
    bracket: char,
    opened: usize,
    index: usize,
    /// The name before the colon; empty where values stand without names.
    field: Range<usize>,
    /// After the colon, or where no name may stand.
    in_value: bool,
}

/// A bracket that is not matched.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unmatched {
    /// The bracket left open, and its offset; `None` where a closing one has nothing to close.
    pub(super) open: Option<(char, usize)>,
    /// The closing bracket that came instead, and its offset; `None` at the end of the text.
    pub(super) close: Option<(char, usize)>,
}

/// What was walked over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    Open,
    Close,
    Comma,
    Colon,
    /// A text, a number, a word, or the name of a field.
    Plain,
}

/// Where a walk is.
pub(super) struct Walk<'t> {
    text: &'t str,
    at: usize,
    stack: Vec<Frame>,
    word: Range<usize>,
    pub(super) comment: bool,
    pub(super) unmatched: Option<Unmatched>,
    /// A text or comment that the end of the file cut off begins here.
    pub(super) cut: Option<usize>,
}

/// Deeper values are named by the record they are in.
const DEEPEST: usize = 8;

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, stack: Vec::new(), word: 0..0, comment: false, unmatched: None, cut: None }
    }

    /// Walks over the next token and gives its offset; `None` at the end.
    pub(super) fn step(&mut self) -> Option<(usize, Token)> {
        self.skip_blank();
        let start = self.at;
        let c = self.text[start..].chars().next()?;
        let token = match c {
            '(' | '[' | '{' => {
                self.at += 1;
                let in_value = c == '[';
                self.stack.push(Frame { bracket: c, opened: start, index: 0, field: 0..0, in_value });
                Token::Open
            }
            ')' | ']' | '}' => {
                self.at += 1;
                self.close(c, start);
                Token::Close
            }
            ',' => {
                self.at += 1;
                if let Some(frame) = self.stack.last_mut() {
                    frame.index += 1;
                    frame.field = 0..0;
                    frame.in_value = frame.bracket == '[';
                }
                Token::Comma
            }
            ':' => {
                self.at += 1;
                if let Some(frame) = self.stack.last_mut().filter(|frame| !frame.in_value) {
                    frame.field = self.word.clone();
                    frame.in_value = true;
                }
                Token::Colon
            }
            c => {
                match c {
                    '"' => self.string(start),
                    '\'' => self.character(start),
                    _ => self.word(start, c),
                }
                Token::Plain
            }
        };
        Some((start, token))
    }

    /// The path to where the walk is, "cards[3].severity"; empty at the top.
    pub(super) fn path(&self, into: &mut String) {
        into.clear();
        for frame in self.stack.iter().take(DEEPEST) {
            if frame.bracket == '[' {
                into.push_str(&format!("[{}]", frame.index));
            } else if !frame.field.is_empty() {
                if !into.is_empty() {
                    into.push('.');
                }
                into.push_str(&self.text[frame.field.clone()]);
            }
        }
    }

    /// Whether the token that was just walked over stands where a value does.
    pub(super) fn in_value(&self) -> bool {
        self.stack.last().is_none_or(|frame| frame.in_value)
    }

    /// To be called at the end: what was left open.
    pub(super) fn finish(&mut self) {
        if let (None, Some(frame)) = (&self.unmatched, self.stack.last()) {
            self.unmatched = Some(Unmatched { open: Some((frame.bracket, frame.opened)), close: None });
        }
    }

    fn close(&mut self, c: char, at: usize) {
        let open = self.stack.pop();
        let fits = |frame: &Frame| matches!((frame.bracket, c), ('(', ')') | ('[', ']') | ('{', '}'));
        if self.unmatched.is_none() && !open.as_ref().is_some_and(fits) {
            let open = open.map(|frame| (frame.bracket, frame.opened));
            self.unmatched = Some(Unmatched { open, close: Some((c, at)) });
        }
    }

    fn skip_blank(&mut self) {
        loop {
            let rest = &self.text[self.at..];
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.comment = true;
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.comment = true;
                self.block_comment();
            } else {
                return;
            }
        }
    }

    fn block_comment(&mut self) {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            let rest = &self.text[self.at..];
            let Some(next) = rest.find(['/', '*']) else {
                self.cut = Some(start);
                self.at = self.text.len();
                return;
            };
            self.at += next;
            let rest = &rest[next..];
            if rest.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += 1;
            }
        }
    }

    /// Walks over `"…"` whose first quote stands at or after `start`.
    fn string(&mut self, start: usize) {
        self.at += 1;
        let bytes = self.text.as_bytes();
        while let Some(found) = self.text[self.at..].find(['"', '\\']) {
            self.at += found;
            if bytes[self.at] == b'"' {
                self.at += 1;
                return;
            }
            let escaped = self.text[self.at + 1..].chars().next().map_or(0, char::len_utf8);
            self.at += 1 + escaped;
        }
        self.cut = Some(start);
        self.at = self.text.len();
    }

    /// Walks over `'x'`; a quote that is none is walked over alone.
    fn character(&mut self, start: usize) {
        let mut chars = self.text[start + 1..].char_indices();
        let end = match chars.next() {
            Some((_, '\\')) => self.text[start + 1..].char_indices().skip(2).find(|(_, c)| *c == '\'').map(|(i, _)| i),
            _ => chars.next().filter(|(_, c)| *c == '\'').map(|(i, _)| i),
        };
        self.at = start + 1 + end.map_or(0, |i| i + 1);
    }

    /// Walks over a name, a number, or the rest of a raw text.
    fn word(&mut self, start: usize, first: char) {
        let rest = &self.text[start..];
        let quoted = |rest: &str| {
            let hashes = rest.trim_start_matches('#');
            hashes.starts_with('"').then_some(rest.len() - hashes.len())
        };
        if first == 'b' && rest[1..].starts_with('"') {
            self.at = start + 1;
            return self.string(start);
        }
        let prefix = if rest.starts_with("br") { 2 } else { usize::from(first == 'r') };
        if prefix > 0
            && let Some(hashes) = quoted(&rest[prefix..])
        {
            let body = start + prefix + hashes + 1;
            let end = format!("\"{}", "#".repeat(hashes));
            if let Some(found) = self.text[body..].find(&end) {
                self.at = body + found + end.len();
            } else {
                self.cut = Some(start);
                self.at = self.text.len();
            }
            return;
        }
        let stop = |c: char| c.is_whitespace() || "()[]{},:\"'".contains(c);
        let len = rest.find(stop).unwrap_or(rest.len());
        // A comment may follow without a blank.
        let len = ["//", "/*"].into_iter().filter_map(|mark| rest[..len].find(mark)).min().unwrap_or(len).max(1);
        self.at = start + if rest.is_char_boundary(len) { len } else { first.len_utf8() };
        self.word = start..self.at;
    }
}

/// The path of the value in which `offset` lies, and the offset of the token there.
pub(super) fn path_at(text: &str, offset: usize) -> String {
    let mut walk = Walk::new(text);
    let mut path = String::new();
    while walk.at < offset && walk.step().is_some() {
        // The closing bracket at the offset still belongs to its record.
        if walk.at <= offset {
            walk.path(&mut path);
        }
    }
    path
}

/// The offsets of the values with these paths; what is not found is left out.
pub(super) fn find<'p>(text: &str, paths: impl IntoIterator<Item = &'p str>) -> FxHashMap<&'p str, usize> {
    let mut wanted: FxHashSet<&str> = paths.into_iter().collect();
    let mut found = FxHashMap::default();
    let mut walk = Walk::new(text);
    let mut path = String::new();
    while !wanted.is_empty() {
        let Some((start, token)) = walk.step() else { break };
        match token {
            Token::Close | Token::Comma | Token::Colon => continue,
            Token::Plain if walk.in_value() => walk.path(&mut path),
            Token::Plain => continue,
            // The bracket is the start of the value outside it.
            Token::Open => {
                let inner = walk.stack.pop();
                walk.path(&mut path);
                walk.stack.extend(inner);
            }
        }
        if let Some(path) = wanted.take(path.as_str()) {
            found.insert(path, start);
        }
    }
    found
}

/// Whether there are comments, which do not survive a save.
pub(super) fn has_comments(text: &str) -> bool {
    if !text.contains("//") && !text.contains("/*") {
        return false;
    }
    let mut walk = Walk::new(text);
    while !walk.comment && walk.step().is_some() {}
    walk.comment
}
