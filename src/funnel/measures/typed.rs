//! A day that somebody types beside a map.

use std::fmt;

use super::DayOrder;
use super::day::{Read, read};
use crate::funnel::fold::fold;
use crate::map::{Date, Dates};

/// Why a typed text is no day, and what would be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// No day at all; an example of one in the map's language.
    Other(String),
    /// Day and month may be told either way: the two days.
    Either(String, String),
}

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other(example) if example == EXAMPLE => write!(f, "A day such as {EXAMPLE}"),
            Self::Other(example) => write!(f, "A day such as {example} or {EXAMPLE}"),
            Self::Either(one, other) => write!(f, "{one} or {other}? Write it like one of these"),
        }
    }
}

const EXAMPLE: &str = "2026-02-28";

/// Reads a day as people write it where the map's language is spoken: `31.08.2026`, `31 Aug 2026`, `8/31/2026` in en-US and
/// `31/8/2026` elsewhere; 2026-08-31 in all. In English without a region `3/8/2026` is not decided.
///
/// # Errors
/// A [`NoDay`] in words for people.
pub fn typed_day(text: &str, language: &str) -> Result<Date, NoDay> {
    let (text, dates) = (text.trim(), Dates::of(language));
    let read = read(text);
    let order = order(language);
    match read {
        Some(Read::Period(_)) | None => {}
        Some(found) => {
            // What can be one order alone is that one.
            if let Some(day) = found.day(order).or_else(|| found.day(found.order())) {
                return Ok(day);
            }
            let either = [DayOrder::DayFirst, DayOrder::MonthFirst].map(|order| found.day(Some(order)));
            if let [Some(one), Some(other)] = either {
                return Err(NoDay::Either(dates.day(one), dates.day(other)));
            }
        }
    }
    let example = || Date::new(2026, 2, 28).map(|day| dates.day(day)).unwrap_or_default();
    as_written(text, dates).ok_or_else(|| NoDay::Other(example()))
}

/// Which of day and month comes first in numbers; `None` where that differs from one region to the next.
fn order(language: &str) -> Option<DayOrder> {
    let tag = language.trim().to_ascii_lowercase().replace('_', "-");
    match tag.as_str() {
        "" | "en" => None,
        "en-us" => Some(DayOrder::MonthFirst),
        _ => Some(DayOrder::DayFirst),
    }
}

/// The day that the map writes like this, whatever its months are called.
fn as_written(text: &str, dates: Dates) -> Option<Date> {
    let plain = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let numbers: Vec<i16> =
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).take(4).collect();
    let wanted = plain(text);
    let days = numbers.iter().flat_map(|day| numbers.iter().map(move |year| (*day, *year)));
    let days = days.filter(|(day, year)| (1..=31).contains(day) && (1970..2200).contains(year));
    let all = days
        .flat_map(|(day, year)| (1..=12).filter_map(move |month| Date::new(year, month, i8::try_from(day).ok()?).ok()));
    all.into_iter().find(|date| plain(&dates.day(*date)) == wanted)
}
