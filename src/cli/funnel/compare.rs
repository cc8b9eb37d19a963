//! `touchline funnel DATA --compare A,B`: two segments next to each other.

use super::columns::aligned;
use super::text::sure;
use crate::cli::print::printable;
use crate::cli::{Exit, Failure};
use crate::funnel::{Comparison, Import, ImportedSegment, Side, Verdict, compare, names, wholes};
use crate::map::Numbers;

/// Two segments by their names, compared.
pub(super) struct Pair {
    pub(super) a: String,
    pub(super) b: String,
    pub(super) comparison: Comparison,
}

/// Finds the two segments that `said` names, and compares them.
pub(super) fn pair(import: &Import, said: &str, file: &str) -> Result<Pair, Failure> {
    let parts: Vec<&ImportedSegment> = import.segments.iter().filter(|segment| segment.name.is_some()).collect();
    let there = || parts.iter().filter_map(|part| part.name.as_deref()).collect::<Vec<_>>().join(", ");
    let hint = || match parts.len() {
        0 | 1 => "export the funnel with a breakdown, such as by device".to_owned(),
        _ => format!("its segments are {}", there()),
    };
    let [a, b] = <[String; 2]>::try_from(names(said)).map_err(|_| {
        let message = "--compare needs the names of two segments, with a comma between";
        Failure::new(Exit::Usage, message).hint(hint())
    })?;
    let find = |wanted: &str| {
        let same = |part: &&&ImportedSegment| {
            part.name.as_deref().is_some_and(|name| name.to_lowercase() == wanted.to_lowercase())
        };
        let found = parts.iter().find(same).copied();
        found.ok_or_else(|| Failure::new(Exit::Usage, format!("{file} has no segment “{wanted}”")).hint(hint()))
    };
    let (one, other) = (find(&a)?, find(&b)?);
    if std::ptr::eq(one, other) {
        return Err(Failure::new(Exit::Usage, "--compare needs two different segments").hint(hint()));
    }
    let sides: Vec<_> =
        import.segments.iter().map(|one| (one.name.as_deref().unwrap_or_default(), Side::from(one))).collect();
    let whole: Vec<&ImportedSegment> =
        import.segments.iter().zip(wholes(&sides)).filter_map(|(one, whole)| whole.then_some(one)).collect();
    let is_whole = |segment: &ImportedSegment| whole.iter().any(|one| std::ptr::eq(*one, segment));
    if is_whole(one) != is_whole(other) {
        let (part, all) = if is_whole(one) { (&b, &a) } else { (&a, &b) };
        let others = parts.iter().filter(|part| !is_whole(part)).filter_map(|part| part.name.as_deref());
        let others: Vec<&str> = others.filter(|name| name.to_lowercase() != part.to_lowercase()).collect();
        let message = format!("“{part}” is a part of “{all}”: a test of the two would count the same people twice");
        let hint = match others[..] {
            [] => "export the funnel with the other segments too, and compare two of them".to_owned(),
            _ => format!("compare it with another part: {}", others.join(", ")),
        };
        return Err(Failure::new(Exit::Usage, message).hint(hint));
    }
    let comparison = compare(&one.into(), &Side::from(other)).map_err(|why| {
        let message = format!("{a} and {b} of {file} cannot be compared: {why}");
        Failure::new(Exit::Unreadable, message).hint("both need a row for each step")
    })?;
    let name = |segment: &ImportedSegment| segment.name.clone().unwrap_or_default();
    Ok(Pair { a: name(one), b: name(other), comparison })
}

/// A table of the shares of the step before, the differences and the verdicts.
pub(super) fn text(pair: &Pair) -> String {
    let numbers = Numbers::of("en");
    let (a, b) = (printable(&pair.a), printable(&pair.b));
    let heads = vec!["Step".to_owned(), a.clone(), b.clone(), "Points".to_owned(), String::new()];
    let Comparison { steps, left_out, tested } = &pair.comparison;
    let rows = steps.iter().skip(1).map(|step| {
        vec![
            printable(&step.name),
            sure(step.a.share, step.a.interval, numbers),
            sure(step.b.share, step.b.interval, numbers),
            step.difference.map(|difference| numbers.points(difference)).unwrap_or_default(),
            step.verdict.map_or("nothing to compare", Verdict::words).to_owned(),
        ]
    });
    let table = aligned(&std::iter::once(heads).chain(rows).collect::<Vec<_>>(), true);
    let of = match tested {
        1 => String::new(),
        steps => format!(", corrected for {steps} steps (Holm)"),
    };
    let mut out = format!("\n{a} and {b}, of the step before\n{table}\n");
    out.push_str(&format!("A difference is clear where chance alone makes it less than once in 20 times{of}.\n"));
    if !left_out.is_empty() {
        out.push_str(&format!("Only one of them has: {}\n", printable(&left_out.join(", "))));
    }
    out
}
