//! Days in a line of text, in the ways exports and people write them.

use super::fold::fold;
use crate::map::Date;

/// Folded month names; a word of three letters or more that begins one is that month.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "janvier", "enero", "janeiro", "gennaio", "januari", "tammikuu", "styczen", "ledna"],
    &["february", "februar", "fevrier", "febrero", "fevereiro", "febbraio", "februari", "helmikuu", "luty", "unora"],
    &["march", "marz", "maerz", "mars", "marzo", "marco", "maart", "mrt", "marts", "maaliskuu", "marzec", "brezna"],
    &["april", "avril", "abril", "aprile", "huhtikuu", "kwiecien", "dubna"],
    &["may", "mai", "mayo", "maio", "maggio", "mei", "maj", "toukokuu", "kvetna"],
    &["june", "juni", "juin", "junio", "junho", "giugno", "kesakuu", "czerwiec"],
    &["july", "juli", "juillet", "julio", "julho", "luglio", "heinakuu", "lipiec"],
    &["august", "aout", "agosto", "augustus", "augusti", "elokuu", "sierpien"],
    &["september", "septembre", "septiembre", "setembro", "settembre", "syyskuu", "wrzesien"],
    &["october", "oktober", "octobre", "octubre", "outubro", "ottobre", "lokakuu", "pazdziernik"],
    &["november", "novembre", "noviembre", "novembro", "marraskuu", "listopad"],
    &["december", "dezember", "decembre", "diciembre", "dezembro", "dicembre", "joulukuu", "grudzien"],
];

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    /// A run of digits: how many, and their value.
    Digits(usize, i32),
    Month(i8),
    Mark(char),
    Word,
}

pub(super) fn tokens(line: &str) -> Vec<Token> {
    let folded = fold(line);
    let mut tokens = Vec::new();
    let mut rest = folded.as_str();
    while let Some(c) = rest.chars().next().filter(|_| tokens.len() < 400) {
        let run = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
        let (length, token) = if c.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            (length, rest[..length].parse().map_or(Token::Word, |value| Token::Digits(length, value)))
        } else if c.is_alphabetic() && !is_sign(c) {
            let length = run(|c| c.is_alphabetic() && !is_sign(c));
            (length, word(&rest[..length]))
        } else {
            (c.len_utf8(), Token::Mark(c))
        };
        if token != Token::Mark(' ') {
            tokens.push(token);
        }
        rest = &rest[length..];
    }
    tokens
}

/// Year, month and day signs of East Asian dates.
fn is_sign(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
}

fn word(word: &str) -> Token {
    let begins = |names: &&[&str]| names.iter().any(|name| name.starts_with(word));
    match MONTHS.iter().position(begins) {
        Some(index) if word.chars().count() > 2 => i8::try_from(index + 1).map_or(Token::Word, Token::Month),
        _ => Token::Word,
    }
}

/// A day whose year or whose order of day and month is known only from another one in the line.
#[derive(Clone, Copy)]
pub(super) enum Found {
    Day(Date),
    /// Day and month, without a year.
    Yearless(i8, i8),
    /// Two numbers of which one is the day, and the year.
    Either(i8, i8, i16),
    /// A day without a month, before "–28 Feb 2026".
    Bare(i8),
}

/// The days in a line, in order. A day that can be read in two ways is left out, unless another settles it.
pub(super) fn days(line: &str) -> Vec<Date> {
    let tokens = tokens(line);
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match day_at(&tokens[i..]) {
            Some((day, length)) => {
                found.push(day);
                i += length;
            }
            None => i += 1,
        }
    }
    let day_first = found.iter().any(|f| matches!(f, Found::Either(a, b, _) if *a > 12 && *b <= 12));
    let month_first = found.iter().any(|f| matches!(f, Found::Either(a, b, _) if *b > 12 && *a <= 12));
    let mut days: Vec<Date> = Vec::new();
    // From the end, since the last day of a range carries the year.
    for entry in found.into_iter().rev() {
        let day = match (entry, days.first()) {
            (Found::Day(day), _) => Some(day),
            (Found::Yearless(day, month), Some(next)) => Date::new(next.year(), month, day).ok(),
            (Found::Bare(day), Some(next)) => Date::new(next.year(), next.month(), day).ok(),
            (Found::Either(a, b, year), _) if day_first != month_first || a == b => {
                if day_first {
                    Date::new(year, b, a).ok()
                } else {
                    Date::new(year, a, b).ok()
                }
            }
            _ => None,
        };
        if let Some(day) = day {
            days.insert(0, day);
        }
    }
    days
}

/// The month a line names without a day: "abril de 2026", "March 2026". Its first day.
pub(super) fn month(line: &str) -> Option<Date> {
    let tokens = tokens(line);
    let at = tokens.iter().position(|token| matches!(token, Token::Month(_)))?;
    let Token::Month(month) = tokens[at] else { return None };
    let rest: Vec<&Token> = tokens[at + 1..].iter().take(2).collect();
    match rest.as_slice() {
        [Token::Digits(4, year), ..] | [Token::Word | Token::Mark('.' | ','), Token::Digits(4, year), ..] => {
            Date::new(i16::try_from(*year).ok()?, month, 1).ok()
        }
        _ => None,
    }
}

/// The day that tokens begin with, and how many of them it takes.
pub(super) fn day_at(tokens: &[Token]) -> Option<(Found, usize)> {
    use Token::{Digits, Mark, Month, Word};
    let small = |value: i32| i8::try_from(value).ok();
    let year = |value: i32| i16::try_from(value).ok().filter(|year| (1970..2200).contains(year));
    let date = |y: i32, m: i32, d: i32| Date::new(year(y)?, small(m)?, small(d)?).ok().map(Found::Day);
    // Fillers between day, month and year.
    let skip = |from: usize| from + usize::from(matches!(tokens.get(from), Some(Word | Mark('.' | ',' | '-'))));
    match *tokens {
        [Digits(8, n), ..] => Some((date(n / 10_000, n / 100 % 100, n % 100)?, 1)),
        [
            Digits(4, y),
            Mark('-' | '.' | '/' | '年' | '년'),
            Digits(1 | 2, m),
            Mark('-' | '.' | '/' | '月' | '월'),
            Digits(1 | 2, d),
            ..,
        ] => Some((date(y, m, d)?, 5)),
        [Digits(1 | 2, d), Mark('.'), Digits(1 | 2, m), Mark('.'), Digits(4, y), ..] => Some((date(y, m, d)?, 5)),
        [Digits(1 | 2, a), Mark('/' | '-'), Digits(1 | 2, b), Mark('/' | '-'), Digits(4, y), ..] => {
            Some((Found::Either(small(a)?, small(b)?, year(y)?), 5))
        }
        [Month(month), Digits(1 | 2, d), ..] => {
            let at = skip(2);
            match tokens.get(at) {
                Some(Digits(4, y)) => Some((date(*y, i32::from(month), d)?, at + 1)),
                _ => Some((Found::Yearless(small(d)?, month), 2)),
            }
        }
        [Digits(1 | 2, d), ..] => {
            let at = skip(1);
            match (tokens.get(at), tokens.get(1)) {
                (Some(Month(month)), _) => {
                    let then = skip(at + 1);
                    match tokens.get(then) {
                        Some(Digits(4, y)) => Some((date(*y, i32::from(*month), d)?, then + 1)),
                        _ => Some((Found::Yearless(small(d)?, *month), at + 1)),
                    }
                }
                (_, Some(Mark('–' | '-'))) => Some((Found::Bare(small(d)?), 2)),
                _ => None,
            }
        }
        _ => None,
    }
}
