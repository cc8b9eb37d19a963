//! Tables whose steps go across: a column for each step, a row for each segment.

use super::Choices;
use super::columns::Profile;
use super::down::{CHOSEN, count};
use super::draft::{Draft, DraftStep, Lack, is_total};
use super::fold::words;
use super::hints::hints;
use super::import::ColumnRole;
use super::names::numbered;
use super::number::{Form, Number};
use super::tables::Table;
use super::vendor::Vendor;

/// Why the table's steps go across, in a few words; `None` where they go down.
pub(super) fn goes_across(table: &Table, profiles: &[Profile], choices: &Choices) -> Option<&'static str> {
    match choices.across {
        Some(true) => return Some(CHOSEN),
        Some(false) => return None,
        None => {}
    }
    let header = table.header.as_ref()?;
    let steps = step_columns(table, profiles);
    if steps.len() < 2 || choices.count.is_some() || choices.step.is_some() {
        return None;
    }
    let headings: Vec<&str> = steps.iter().map(|&i| header.cell(i)).collect();
    if headings.iter().filter(|heading| numbered(heading).is_some()).count() == headings.len() {
        return Some("the headings are numbered");
    }
    // "Users" and "Sessions" by channel or by day are no steps.
    let generic = |heading: &&&str| {
        let hints = hints(heading);
        hints.count > 1 && hints.unknown == 0
    };
    if headings.iter().filter(generic).count() * 2 >= headings.len() {
        return None;
    }
    let labels = label_columns(profiles, &steps);
    let said = |test: &dyn Fn(&Profile) -> bool| labels.iter().any(|&i| test(&profiles[i]));
    match labels.as_slice() {
        [] => (table.rows.len() == 1).then_some("there is one row of counts"),
        _ if said(&|p| p.hints.step > 1 && !p.hints.segment) => None,
        _ if labels.iter().all(|&i| profiles[i].hints.segment || profiles[i].is_date()) => {
            Some("the rows are segments or days")
        }
        [label] if metric_rows(table, *label) => Some("the rows say what is counted"),
        [_] => (falls_across(profiles, &steps) && !falls_down(profiles, &steps))
            .then_some("the counts fall from column to column"),
        _ => None,
    }
}

/// Reads a table with steps going across.
pub(super) fn across(table: &Table, profiles: &[Profile], vendor: Vendor, why: &str) -> Result<Draft, Lack> {
    let steps = ordered(table, step_columns(table, profiles), vendor);
    let (Some(header), Some(&first)) = (&table.header, steps.first()) else { return Err(Lack::Steps) };
    let labels = label_columns(profiles, &steps);
    let mut draft = Draft::default();
    let metrics = labels.iter().any(|&label| metric_rows(table, label));
    let counted: Vec<usize> =
        (0..table.rows.len()).filter(|&r| !is_rate_row(table, profiles, &labels, &steps, metrics, r)).collect();
    for &r in &counted {
        let row = &table.rows[r];
        let cells: Vec<&str> = labels.iter().map(|&i| row.cell(i)).filter(|c| !c.is_empty() && !is_total(c)).collect();
        let label = cells.join(" · ");
        let metric = metrics && counted.len() == 1 && hints(&label).count > 1;
        if metric {
            draft.unit = super::head::unit(&label);
        }
        let segment = draft.segment((!label.is_empty() && !metric).then_some(label));
        for &column in &steps {
            let name = step_name(header.cell(column));
            let count = count(table, profiles, r, column, table.width);
            segment.steps.push(DraftStep { name, number: None, count, place: table.place(row, column + 1) });
        }
    }
    if draft.segments.is_empty() {
        return Err(Lack::Counts);
    }
    draft.roles = (0..profiles.len())
        .map(|i| match i {
            _ if steps.contains(&i) => (ColumnRole::Count, why.to_owned()),
            _ if labels.contains(&i) => (ColumnRole::Segment, "it names the rows".to_owned()),
            _ => (ColumnRole::Other, String::new()),
        })
        .collect();
    draft.span =
        (labels.iter().chain([&first]).min().copied().unwrap_or(first), steps.iter().max().copied().unwrap_or(first));
    draft.score = 6;
    Ok(draft)
}

/// Columns of whole numbers that are not said to be times, averages or rates.
fn step_columns(table: &Table, profiles: &[Profile]) -> Vec<usize> {
    let Some(header) = &table.header else { return Vec::new() };
    let aside = |heading: &str| {
        let beside = [
            "conversion",
            "rate",
            "duration",
            "median",
            "average",
            "avg",
            "percent",
            "dauer",
            "duree",
            "duracion",
            "seconds",
        ];
        heading.contains('%') || words(heading).iter().any(|word| beside.contains(&word.as_str()))
    };
    // A step of which no count is known; of a column of blanks nobody knows whether it is one.
    let nothing = |i: usize| {
        let forms = &profiles[i].forms;
        forms.contains(&Form::Missing) && forms.iter().all(|form| matches!(form, Form::Blank | Form::Missing))
    };
    let counts = |i: &usize| {
        let profile = &profiles[*i];
        let metrics = profile.whole * 2 >= table.rows.len() && profile.whole > 0 && profile.dates == 0;
        let heading = header.cell(*i);
        !heading.is_empty() && !aside(heading) && (profile.is_whole() || metrics || nothing(*i)) && !profile.is_text()
    };
    (0..profiles.len()).filter(counts).collect()
}

fn label_columns(profiles: &[Profile], steps: &[usize]) -> Vec<usize> {
    let words = |i: &usize| profiles[*i].is_text() || profiles[*i].is_date();
    (0..profiles.len()).filter(|i| !steps.contains(i)).filter(words).collect()
}

/// The steps in the order of a shop's checkout, where the export has them in another; what is no step is left out.
fn ordered(table: &Table, steps: Vec<usize>, vendor: Vendor) -> Vec<usize> {
    let order: &[&str] = match vendor {
        Vendor::Shopify => &[
            "online store visitors",
            "sessions",
            "sessions with cart additions",
            "sessions that reached checkout",
            "sessions that reached and completed checkout",
            "sessions that completed checkout",
        ],
        _ => return steps,
    };
    let place = |i: &usize| order.iter().position(|name| table.heading(*i).to_lowercase() == *name);
    let mut known: Vec<usize> = steps.iter().copied().filter(|i| place(i).is_some()).collect();
    known.sort_by_key(place);
    if known.len() > 1 { known } else { steps }
}

/// "Step 2: Sign up" → "Sign up"; "step 2 view_item count" → "view_item".
fn step_name(heading: &str) -> String {
    match heading.split_whitespace().collect::<Vec<_>>().as_slice() {
        [step, number, name @ .., "count"]
            if step.eq_ignore_ascii_case("step") && number.bytes().all(|b| b.is_ascii_digit()) && !name.is_empty() =>
        {
            name.join(" ")
        }
        _ => heading.to_owned(),
    }
}

/// Whether the rows are several numbers of one funnel: users, then rates.
fn metric_rows(table: &Table, label: usize) -> bool {
    let metric = |cell: &str| {
        let hints = hints(cell);
        (hints.count > 1 && hints.unknown == 0) || hints.rate || hints.no_count
    };
    table.rows.iter().all(|row| metric(row.cell(label)))
}

fn is_rate_row(
    table: &Table,
    profiles: &[Profile],
    labels: &[usize],
    steps: &[usize],
    metrics: bool,
    r: usize,
) -> bool {
    let rates = steps.iter().filter(|&&i| {
        matches!(profiles[i].forms.get(r), Some(Form::Percent(_)))
            || matches!(profiles[i].numbers.get(r), Some(Some(Number::Fraction(_))))
    });
    let said = labels.iter().map(|&i| hints(table.rows[r].cell(i))).any(|h| (h.rate || h.no_count) && h.count == 0);
    rates.count() * 2 > steps.len() || (said && metrics)
}

/// Whether the counts fall from step to step in every row that holds counts.
fn falls_across(profiles: &[Profile], steps: &[usize]) -> bool {
    let rows = profiles.first().map_or(0, |p| p.numbers.len());
    let counts = (0..rows).map(|r| steps.iter().filter_map(|&i| profiles[i].whole_at(r)).collect::<Vec<u64>>());
    let mut counted = counts.filter(|counts| !counts.is_empty()).peekable();
    counted.peek().is_some() && counted.all(|counts| counts.len() == steps.len() && counts.is_sorted_by(|a, b| a >= b))
}

fn falls_down(profiles: &[Profile], steps: &[usize]) -> bool {
    steps.iter().all(|&i| {
        let counts: Option<Vec<u64>> = (0..profiles[i].numbers.len()).map(|r| profiles[i].whole_at(r)).collect();
        counts.is_some_and(|counts| counts.len() > 2 && counts.is_sorted_by(|a, b| a >= b))
    })
}
