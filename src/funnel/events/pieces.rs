//! A log in pieces of whole rows, so that several can be read at once.

use std::io::Read;
use std::ops::RangeInclusive;

use memchr::{memchr, memchr_iter, memrchr, memrchr2};

use super::EventError;
use super::json::object_end;

/// Where a row may end.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ends {
    /// Of CSV: at the end of a line that is not within quotes.
    Records {
        separator: u8,
    },
    Lines,
    /// At the brace that closes an object.
    Objects,
}

/// Some rows of a log, none of them in part.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub bytes: Vec<u8>,
    /// The lines before it.
    lines: u64,
}

impl Piece {
    /// The physical line, from 1, of a byte.
    pub(super) fn line(&self, at: usize) -> u64 {
        self.lines + 1 + newlines(&self.bytes[..at])
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    memchr_iter(b'\n', bytes).count() as u64
}

/// Bytes of a piece, about: at first so few that a short log is enough for several threads, then so many that the threads
/// seldom wait for each other, but no more than stay near a processor.
const SIZES: RangeInclusive<usize> = 64 << 10..=256 << 10;
/// A piece is so small a part of what was read before, between these bounds.
const PART: usize = 32;
/// No row is longer.
const LONGEST: usize = 16 << 20;

/// Takes a log to pieces.
pub(super) struct Pieces<'r> {
    log: Box<dyn Read + Send + 'r>,
    pub ends: Ends,
    /// What was read of the next piece.
    rest: Vec<u8>,
    lines: u64,
    /// Bytes of the pieces before.
    done: usize,
}

impl<'r> Pieces<'r> {
    pub(super) fn new(log: Box<dyn Read + Send + 'r>, ends: Ends, lines: u64) -> Self {
        Self { log, ends, rest: Vec::new(), lines, done: 0 }
    }

    /// Reads the next piece in place of what `piece` holds; `false` at the end.
    pub(super) fn next(&mut self, piece: &mut Piece) -> Result<bool, EventError> {
        piece.lines = self.lines;
        piece.bytes.clear();
        piece.bytes.append(&mut self.rest);
        let mut size = (self.done / PART).clamp(*SIZES.start(), *SIZES.end());
        loop {
            let missing = size.saturating_sub(piece.bytes.len());
            if self.log.by_ref().take(missing as u64).read_to_end(&mut piece.bytes)? < missing {
                break;
            }
            if let Some(end) = self.ends.last(&piece.bytes) {
                self.rest.extend_from_slice(&piece.bytes[end..]);
                piece.bytes.truncate(end);
                break;
            }
            if size >= LONGEST {
                return Err(self.too_long());
            }
            size *= 2;
        }
        self.lines += newlines(&piece.bytes);
        self.done = self.done.saturating_add(piece.bytes.len());
        Ok(!piece.bytes.is_empty())
    }

    /// Gives back what follows `end` of the piece read last.
    pub(super) fn back(&mut self, piece: &Piece, end: usize) {
        self.rest.splice(..0, piece.bytes[end..].iter().copied());
        self.lines -= newlines(&piece.bytes[end..]);
    }

    fn too_long(&self) -> EventError {
        let (what, hint) = match self.ends {
            Ends::Records { .. } => ("a row", "Look there for a quote that is not closed, mend it and read it again."),
            Ends::Lines | Ends::Objects => ("an event", "Export the events as JSON lines, one event a line."),
        };
        EventError::new(format!("has {what} of more than {} MB near line {}", LONGEST >> 20, self.lines + 1), hint)
    }
}

impl Ends {
    /// After the last row that ends in bytes which begin with a row.
    fn last(self, bytes: &[u8]) -> Option<usize> {
        match self {
            Self::Lines => memrchr(b'\n', bytes).map(|at| at + 1),
            Self::Objects => {
                let mut end = 0;
                while let Some(next) = object_end(&bytes[end..]) {
                    end += next;
                }
                (end > 0).then_some(end)
            }
            Self::Records { separator } => last_record(bytes, separator),
        }
    }
}

/// As [`csv`] reads it: a quote opens at the beginning of a cell only, and two within quotes are one.
fn last_record(bytes: &[u8], separator: u8) -> Option<usize> {
    let mut last = None;
    let mut from = 0;
    loop {
        let quote = memchr(b'"', &bytes[from..]).map(|at| from + at);
        if let Some(at) = memrchr2(b'\n', b'\r', &bytes[from..quote.unwrap_or(bytes.len())]) {
            last = Some(from + at + 1);
        }
        let Some(quote) = quote else { return last };
        from = quote + 1;
        let opens = quote == 0 || matches!(bytes[quote - 1], b'\n' | b'\r') || bytes[quote - 1] == separator;
        if opens {
            let Some(end) = quoted_end(bytes, from) else { return last };
            from = end;
        }
    }
}

/// After the quote that closes what begins here.
fn quoted_end(bytes: &[u8], mut from: usize) -> Option<usize> {
    loop {
        from += memchr(b'"', &bytes[from..])? + 1;
        if bytes.get(from) != Some(&b'"') {
            return Some(from);
        }
        from += 1;
    }
}
