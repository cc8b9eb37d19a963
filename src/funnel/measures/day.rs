//! Days in the cells of a table: dates as people and programs write them, and months, quarters, weeks and years, which
//! stand for their last day.

use jiff::civil::{ISOWeekDate, Weekday};

use super::DayOrder;
use crate::funnel::days::{Found, Token, day_at, tokens};
use crate::funnel::fold::fold;
use crate::map::Date;

/// A cell that is a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Read {
    Day(Date),
    /// A month, a quarter, a week or a year; its last day.
    Period(Date),
    /// Two numbers of which one is the day and the other the month, and the year.
    Either(i8, i8, i16),
}

/// Reads a cell that is nothing but a day or a period; a time after it does not count.
pub(super) fn read(cell: &str) -> Option<Read> {
    if cell.len() > 48 || !cell.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let all = tokens(cell);
    let tokens = without_weekday(&all);
    if let Some((found, _)) = day_at(tokens).filter(|(_, length)| is_time(&tokens[*length..])) {
        match found {
            Found::Day(day) => return Some(Read::Day(day)),
            Found::Either(a, b, year) => return either(a, b, year),
            Found::Yearless(..) | Found::Bare(_) => {}
        }
    }
    short(tokens).or_else(|| period(tokens, cell).map(Read::Period))
}

/// Reads a year alone; any number is one of four digits, so that more must say that years are meant.
pub(super) fn year(cell: &str) -> Option<Date> {
    match tokens(cell)[..] {
        [Token::Digits(4, year)] => Date::new(sane(year)?, 12, 31).ok(),
        _ => None,
    }
}

impl Read {
    /// The day, once the order is known.
    pub(super) fn day(self, order: Option<DayOrder>) -> Option<Date> {
        match (self, order) {
            (Self::Day(day) | Self::Period(day), _) => Some(day),
            (Self::Either(day, month, year), Some(DayOrder::DayFirst))
            | (Self::Either(month, day, year), Some(DayOrder::MonthFirst)) => Date::new(year, month, day).ok(),
            (Self::Either(a, b, year), None) if a == b => Date::new(year, a, b).ok(),
            (Self::Either(..), None) => None,
        }
    }

    /// The order that it proves.
    pub(super) fn order(self) -> Option<DayOrder> {
        match self {
            Self::Either(a, b, _) if a > 12 && b <= 12 => Some(DayOrder::DayFirst),
            Self::Either(a, b, _) if b > 12 && a <= 12 => Some(DayOrder::MonthFirst),
            _ => None,
        }
    }

    /// Whether it is two days by the two orders.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Either(a, b, _) if a != b && a <= 12 && b <= 12)
    }
}

/// One of the two must be a day, the other a month.
fn either(a: i8, b: i8, year: i16) -> Option<Read> {
    let fits = Date::new(year, a, b).is_ok() || Date::new(year, b, a).is_ok();
    fits.then_some(Read::Either(a, b, year))
}

fn sane(year: i32) -> Option<i16> {
    i16::try_from(year).ok().filter(|year| (1970..2200).contains(year))
}

fn without_weekday(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::Word, Token::Mark(','), Token::Mark('.'), rest @ ..]
        | [Token::Word, Token::Mark(',' | '.'), rest @ ..]
        | [Token::Word, rest @ ..]
            if matches!(
                rest,
                [Token::Digits(1 | 2, _), _, _, ..]
                    | [Token::Month(_), ..]
                    | [Token::Digits(4, _), Token::Mark('-'), ..]
            ) && day_at(rest).is_some() =>
        {
            rest
        }
        all => all,
    }
}

/// What follows a day is a time, or nothing: "T10:30:00Z", "10:30 PM".
fn is_time(rest: &[Token]) -> bool {
    rest.is_empty() || rest.contains(&Token::Mark(':'))
}

/// Years of two digits, of this century: "31.01.26", "1/31/26", "Jan-26", which is a month.
fn short(tokens: &[Token]) -> Option<Read> {
    let small = |value: i32| i8::try_from(value).ok();
    match *tokens {
        [Token::Digits(1 | 2, d), Token::Mark('.'), Token::Digits(1 | 2, m), Token::Mark('.'), Token::Digits(2, y)] => {
            Date::new(sane(2000 + y)?, small(m)?, small(d)?).ok().map(Read::Day)
        }
        [
            Token::Digits(1 | 2, a),
            Token::Mark('/' | '-'),
            Token::Digits(1 | 2, b),
            Token::Mark('/' | '-'),
            Token::Digits(2, y),
        ] => either(small(a)?, small(b)?, sane(2000 + y)?),
        [Token::Month(month), Token::Mark('-' | '\'' | '’' | '/'), Token::Digits(2, y)] => {
            last_of(2000 + y, i32::from(month)).map(Read::Period)
        }
        _ => None,
    }
}

/// The last day of a month, a quarter or a week.
fn period(tokens: &[Token], cell: &str) -> Option<Date> {
    use Token::{Digits, Mark, Month, Word};
    match *tokens {
        [Month(month), Digits(4, year)]
        | [Month(month), Mark(_) | Word, Digits(4, year)]
        | [Digits(4, year), Month(month)]
        | [Digits(4, year), Mark(_), Month(month)] => return last_of(year, i32::from(month)),
        [Digits(4, year), Mark('-' | '/' | '.'), Digits(1 | 2, month)]
        | [Digits(1 | 2, month), Mark('/' | '-' | '.'), Digits(4, year)] => return last_of(year, month),
        [Digits(4, year), Mark('年' | '년'), Digits(1 | 2, month), Mark('月' | '월')] => {
            return last_of(year, month);
        }
        _ => {}
    }
    let digits: Vec<(usize, i32)> = tokens
        .iter()
        .filter_map(|token| if let Digits(length, n) = token { Some((*length, *n)) } else { None })
        .collect();
    let (number, year) = match digits[..] {
        [(1 | 2, number), (4, year)] | [(4, year), (1 | 2, number)] => (number, year),
        _ => return None,
    };
    let letters: String = fold(cell).chars().filter(|c| c.is_alphabetic()).collect();
    match letters.as_str() {
        "q" | "quarter" | "quartal" | "trimestre" | "kwartaal" if (1..=4).contains(&number) => {
            last_of(year, number * 3)
        }
        "w" | "wk" | "week" | "kw" | "cw" | "woche" | "semaine" | "semana" | "settimana" | "uge" | "vecka" => {
            let week = ISOWeekDate::new(sane(year)?, i8::try_from(number).ok()?, Weekday::Sunday).ok()?;
            Some(week.date())
        }
        _ => None,
    }
}

fn last_of(year: i32, month: i32) -> Option<Date> {
    Date::new(sane(year)?, i8::try_from(month).ok()?, 1).ok().map(Date::last_of_month)
}
