//! Numbers as short as they can be: two decimals, no zero that says nothing.

use std::fmt::Write as _;

/// Hundredths of a map pixel, what places are rounded to.
pub(super) fn hundredths(value: f64) -> i64 {
    // A cast of what is no number gives 0.
    (value * 100.0).round() as i64
}

/// Writes a length or a place in map pixels.
pub(super) fn number(out: &mut String, value: f64) {
    write(out, hundredths(value));
}

/// Writes so many hundredths, and says whether there is a point in it.
pub(super) fn write(out: &mut String, hundredths: i64) -> bool {
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    // Writing into a string cannot fail.
    if whole > 0 || part == 0 {
        let _ = write!(out, "{whole}");
    }
    if part > 0 {
        out.push('.');
        let _ = if part % 10 == 0 { write!(out, "{}", part / 10) } else { write!(out, "{part:02}") };
    }
    part > 0
}

/// ` name="value"`, in map pixels.
pub(super) fn attribute(out: &mut String, name: &str, value: f64) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    number(out, value);
    out.push('"');
}

/// The same, where it is not nothing: what an `x` or a `y` that is missing stands for.
pub(super) fn place(out: &mut String, name: &str, value: f64) {
    if hundredths(value) != 0 {
        attribute(out, name, value);
    }
}
