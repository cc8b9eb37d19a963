//! A cell of a workbook as a table in text would have it.

use calamine::{DataRef, ExcelDateTime, Style};

use crate::funnel::rows::tidy;
use crate::funnel::sheets::number;

/// The text of a cell; `percent`: its format shows it as a percentage.
pub(super) fn text(value: &DataRef<'_>, percent: bool) -> String {
    match value {
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) if percent => number(shown(value * 100.0)) + "%",
        DataRef::Float(value) => number(shown(*value)),
        DataRef::String(text) => tidy(text),
        DataRef::SharedString(text) => tidy(text),
        DataRef::Bool(true) => "true".to_owned(),
        DataRef::Bool(false) => "false".to_owned(),
        DataRef::DateTime(time) => date(time),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => tidy(text),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A number with the fifteen digits that spreadsheets keep: 119.99999999999999 is 120.
fn shown(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}

/// "2026-05-01", "2026-05-01 12:30:00", or a time alone.
fn date(time: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let value = time.as_f64();
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    match () {
        () if time.is_duration() => {
            let seconds = (value * 86_400.0).round() as i64;
            format!("{}:{:02}:{:02}", seconds / 3_600, seconds.abs() / 60 % 60, seconds.abs() % 60)
        }
        () if value < 1.0 => clock,
        () if value.fract() == 0.0 => format!("{year:04}-{month:02}-{day:02}"),
        () => format!("{year:04}-{month:02}-{day:02} {clock}"),
    }
}

/// Whether a format shows numbers as percentages: a percent sign outside of quoted words.
pub(super) fn is_percent(style: &Style) -> bool {
    let Some(format) = &style.number_format else { return false };
    let mut quoted = false;
    let mut escaped = false;
    format.format_code.chars().any(|c| {
        let plain = !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && plain;
        c == '%' && plain
    })
}
