//! Values in cells, in whatever way their decimals are written.

use crate::funnel::number::{Figures, Form, Mark, Marks, decide, gather};

/// What a cell is as a value: "4,2", "62 %", "4.2 / 5".
pub(super) fn form(cell: &str) -> Form {
    match Form::of(cell) {
        Form::Text => cell.split_once('/').map_or(Form::Text, |(value, of)| {
            let scale = matches!(of.trim(), "5" | "7" | "10" | "100");
            match Form::of(value.trim()) {
                Form::Number(figures) if scale => Form::Number(figures),
                _ => Form::Text,
            }
        }),
        form => form,
    }
}

/// Whether a cell is a value.
pub(super) fn is_value(cell: &str) -> bool {
    figures(&form(cell)).is_some()
}

pub(super) fn figures(form: &Form) -> Option<&Figures> {
    match form {
        Form::Number(figures) | Form::Percent(figures) => Some(figures),
        Form::Blank | Form::Missing | Form::Text => None,
    }
}

/// What the marks in the values of one measure mean. `all` is what the values of the whole table prove. A score or a
/// percentage has no thousands.
pub(super) fn marks<'a>(values: impl Iterator<Item = &'a Figures> + Clone, all: Marks, bounded: bool) -> Marks {
    if !bounded {
        return decide(values, true, all);
    }
    let own = gather(values);
    let settle = |own: Mark, all: Mark| match (own, all) {
        (Mark::Unknown, Mark::Unknown) => Mark::Decimal,
        (Mark::Unknown, known) | (known, _) => known,
    };
    Marks { point: settle(own.point, all.point), comma: settle(own.comma, all.comma) }
}
