//! The times of a log: ISO 8601, dates, and numbers since 1970.

use jiff::civil::DateTime;
use jiff::fmt::temporal::DateTimeParser;

use super::Micros;

const PARSER: DateTimeParser = DateTimeParser::new();
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// Reads a time, to the microsecond.
///
/// ISO 8601 with `T` or a blank; an offset, `Z` or `UTC` makes it an instant; without one it is taken as it stands: no
/// zone is guessed and no change of clocks applied. A date alone is midnight. Whole numbers count from 1970: seconds (9
/// or 10 digits, a fraction may follow), milliseconds (13) or microseconds (16). `None` for anything else.
pub fn micros(cell: &[u8]) -> Option<Micros> {
    let cell = cell.trim_ascii();
    if cell.len() > MOST || cell.len() < LEAST {
        return None;
    }
    let digits = cell.iter().take_while(|b| b.is_ascii_digit()).count();
    match (digits, cell.len() - digits) {
        (9 | 10, 0) => Some(whole(cell) * 1_000_000),
        (9 | 10, _) if cell[digits] == b'.' => {
            Some(whole(&cell[..digits]) * 1_000_000 + fraction(&cell[digits + 1..])?)
        }
        (13, 0) => Some(whole(cell) * 1_000),
        (16, 0) => Some(whole(cell)),
        (4, _) | (8, _) => iso(cell),
        _ => None,
    }
}

/// The longest and the shortest that a time can be.
const MOST: usize = 64;
const LEAST: usize = 8;

fn whole(digits: &[u8]) -> Micros {
    digits.iter().fold(0, |n, b| n * 10 + Micros::from(b - b'0'))
}

/// The digits after a decimal point as microseconds; what is finer is cut off.
fn fraction(digits: &[u8]) -> Option<Micros> {
    let good = !digits.is_empty() && digits.iter().all(u8::is_ascii_digit);
    let six = digits.iter().copied().chain(std::iter::repeat(b'0')).take(6);
    good.then(|| six.fold(0, |n, b| n * 10 + Micros::from(b - b'0')))
}

fn iso(cell: &[u8]) -> Option<Micros> {
    let (stands, offset) = zone(cell)?;
    let since = PARSER.parse_datetime(stands).ok()?.duration_since(EPOCH);
    Micros::try_from(since.as_micros()).ok()?.checked_sub(offset)
}

/// Reads the times of a log one after the other, and remembers the days: most rows have one that came before.
#[derive(Debug)]
pub(super) struct Clock {
    /// A date and its midnight, at the place of its day and month; nothing was read where the date is empty.
    days: Box<[([u8; 10], Micros); PLACES]>,
}

/// The days of four months have places of their own.
const PLACES: usize = 128;

impl Default for Clock {
    fn default() -> Self {
        Self { days: Box::new([([0; 10], 0); PLACES]) }
    }
}

impl Clock {
    /// As [`micros`].
    pub(super) fn micros(&mut self, cell: &[u8]) -> Option<Micros> {
        let plain = cell.first_chunk::<19>().filter(|c| matches!(c[10], b'T' | b' ') && c[13] == b':' && c[16] == b':');
        match plain {
            Some(plain) => self.plain(plain, &cell[19..]).or_else(|| micros(cell)),
            None => micros(cell),
        }
    }

    /// `2026-03-01T12:30:00` and what follows it, where that is a fraction and a zone.
    fn plain(&mut self, stands: &[u8; 19], rest: &[u8]) -> Option<Micros> {
        let two = |at: usize| {
            let (a, b) = (stands[at].wrapping_sub(b'0'), stands[at + 1].wrapping_sub(b'0'));
            (a < 10 && b < 10).then(|| Micros::from(a * 10 + b))
        };
        let (hour, minute, second) = (two(11)?, two(14)?, two(17)?);
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        let digits = rest.iter().skip(1).take_while(|b| b.is_ascii_digit()).count();
        let (part, zone) = match rest {
            [b'.', tail @ ..] => (fraction(&tail[..digits])?, &tail[digits..]),
            _ => (0, rest),
        };
        let offset = if zone == b"Z" { 0 } else { offset(zone)? };
        let date = *stands.first_chunk::<10>()?;
        let [.., month, _, tens, ones] = date.map(usize::from);
        let (known, midnight) = &mut self.days[(month * 32 + tens * 10 + ones) % PLACES];
        if *known != date {
            let read = PARSER.parse_date(date).ok()?;
            *midnight = Micros::try_from(read.at(0, 0, 0, 0).duration_since(EPOCH).as_micros()).ok()?;
            *known = date;
        }
        Some(*midnight + ((hour * 60 + minute) * 60 + second) * 1_000_000 + part - offset)
    }
}

/// Divides a time from its zone; the offset is in microseconds east of Greenwich. A sign counts after the date only.
fn zone(cell: &[u8]) -> Option<(&[u8], Micros)> {
    let date = 10.min(cell.len());
    let Some(at) = cell[date..].iter().position(|b| matches!(b, b'Z' | b'z' | b'+' | b'-' | b'U')) else {
        return Some((cell, 0));
    };
    let (stands, zone) = cell.split_at(date + at);
    Some((stands.trim_ascii_end(), offset(zone)?))
}

fn offset(zone: &[u8]) -> Option<Micros> {
    let (sign, digits) = match zone {
        b"" | b"Z" | b"z" | b"UTC" | b" UTC" => return Some(0),
        [b'+', rest @ ..] => (1, rest),
        [b'-', rest @ ..] => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = match digits {
        [a, b] => ([*a, *b], [b'0', b'0']),
        [a, b, b':', c, d] | [a, b, c, d] => ([*a, *b], [*c, *d]),
        _ => return None,
    };
    let number = |two: [u8; 2]| two.iter().all(u8::is_ascii_digit).then(|| whole(&two));
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes) * 60_000_000)
}
