//! Lists → sheets: lists of one shape that stand side by side, such as one a day, become the segments of one table.

use rustc_hash::FxHashSet;

use crate::funnel::columns::is_date;
use crate::funnel::draft::is_total;
use crate::funnel::number::Form;
use crate::funnel::place::Grid;
use crate::funnel::rows::{Row, tidy};
use crate::funnel::sheets::Sheet;
use crate::funnel::tables::Table;

/// A step on the way from the root to a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Crumb {
    Key(String),
    /// An entry of a list: its number from 1, and its name where it has one.
    Entry(usize, String),
}

impl Crumb {
    /// What a segment is called that this divides from others.
    fn label(&self) -> String {
        match self {
            Self::Key(label) => label.clone(),
            // Not a bare number, which could be taken for that of a step.
            Self::Entry(number, label) if label.is_empty() => format!("list {number}"),
            Self::Entry(_, label) => label.clone(),
        }
    }
}

/// A list that could be a table.
#[derive(Debug, Default)]
pub(super) struct Leaf {
    pub path: Vec<Crumb>,
    /// What stands beside it or above: a name, days.
    pub head: Vec<String>,
    /// Empty where the rows stand as they are, with or without headings.
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The service says that it counted a sample.
    pub sampled: bool,
    pub notes: Vec<String>,
}

/// No file has more shapes of lists that matter.
const MOST_SHEETS: usize = 40;

/// Makes a sheet of each shape of list.
pub(super) fn sheets(mut leaves: Vec<Leaf>) -> Vec<Sheet> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let names: Vec<FxHashSet<&str>> = leaves.iter().map(names).collect();
    for at in 0..leaves.len() {
        let same =
            |group: &Vec<usize>| alike(&leaves[group[0]], &leaves[at]) && share_names(&names[group[0]], &names[at]);
        match groups.iter().position(same) {
            Some(group) => groups[group].push(at),
            None if groups.len() < MOST_SHEETS => groups.push(vec![at]),
            None => {}
        }
    }
    let mut group = |group: Vec<usize>| group.into_iter().map(|at| std::mem::take(&mut leaves[at])).collect();
    groups.into_iter().map(&mut group).filter_map(sheet).collect()
}

/// Whether two lists are as deep, with mostly the same keys.
fn alike(a: &Leaf, b: &Leaf) -> bool {
    let shared = a.headings.iter().filter(|heading| b.headings.contains(heading)).count();
    a.path.len() == b.path.len() && shared * 2 > a.headings.len().max(b.headings.len())
}

/// Whether two lists have mostly the same names in them: they are of one funnel.
fn share_names(a: &FxHashSet<&str>, b: &FxHashSet<&str>) -> bool {
    a.intersection(b).count() * 2 >= a.len().min(b.len()).max(1)
}

fn names(leaf: &Leaf) -> FxHashSet<&str> {
    let cells = leaf.rows.iter().flatten().map(String::as_str);
    cells.filter(|cell| matches!(Form::of(cell), Form::Text)).collect()
}

fn sheet(group: Vec<Leaf>) -> Option<Sheet> {
    let first = group.first()?;
    let differs = |i: &usize| group.iter().any(|leaf| leaf.path[*i] != first.path[*i]);
    let dated = |i: &usize| matches!(&first.path[*i], Crumb::Key(key) if is_date(key));
    let mut dividing: Vec<usize> = (0..first.path.len()).filter(differs).collect();
    if dividing.is_empty() {
        dividing.extend((0..first.path.len()).filter(dated));
    }
    let name = way(&first.path, if group.len() > 1 { &dividing } else { &[] });
    let head: Vec<String> =
        first.head.iter().filter(|line| group.iter().all(|leaf| leaf.head.contains(line))).cloned().collect();
    let mut notes: Vec<String> = group.iter().flat_map(|leaf| leaf.notes.clone()).collect();
    notes.dedup();
    let sampled = group.iter().any(|leaf| leaf.sampled);
    let mut headings = first.headings.clone();
    for heading in group.iter().flat_map(|leaf| &leaf.headings) {
        if !headings.contains(heading) {
            headings.push(heading.clone());
        }
    }
    let mut rows = Vec::new();
    for leaf in &group {
        let labels = dividing.iter().map(|&i| leaf.path[i].label()).filter(|label| !is_total(label));
        let label = labels.collect::<Vec<_>>().join(" · ");
        let label = if label.is_empty() { "Total".to_owned() } else { label };
        let order: Vec<Option<usize>> =
            headings.iter().map(|heading| leaf.headings.iter().position(|h| h == heading)).collect();
        for cells in &leaf.rows {
            let at = |column: &Option<usize>| column.and_then(|i| cells.get(i)).cloned().unwrap_or_default();
            let mut cells = if headings.is_empty() { cells.clone() } else { order.iter().map(at).collect() };
            cells.extend((!dividing.is_empty()).then(|| label.clone()));
            rows.push(row(rows.len() + 1, &cells));
        }
    }
    if headings.is_empty() {
        let head = head.iter().map(|line| row(0, &[format!("# {line}")])).collect::<Vec<_>>();
        let rows = head.into_iter().chain(rows).collect();
        return Some(Sheet { name, rows, grid: Grid::Entries, sampled, notes, ..Sheet::default() });
    }
    headings.extend((!dividing.is_empty()).then(|| "Segment".to_owned()));
    let width = headings.len();
    rows.retain(|row| !row.is_blank());
    let table = Table { head, header: Some(row(0, &headings)), rows, width, left: 0, grid: Grid::Entries };
    (!table.rows.is_empty()).then(|| Sheet {
        name,
        grid: Grid::Entries,
        tables: vec![table],
        sampled,
        notes,
        ..Sheet::default()
    })
}

/// The way to a list: "data.*.steps".
fn way(path: &[Crumb], dividing: &[usize]) -> String {
    let mut out = String::new();
    for (i, crumb) in path.iter().enumerate() {
        let many = dividing.contains(&i);
        let dot = if out.is_empty() { "" } else { "." };
        match crumb {
            Crumb::Key(_) if many => out += &format!("{dot}*"),
            Crumb::Key(key) => out += &format!("{dot}{key}"),
            Crumb::Entry(..) if many => out += "[*]",
            Crumb::Entry(number, _) => out += &format!("[{number}]"),
        }
    }
    out
}

fn row(line: usize, cells: &[String]) -> Row {
    Row { line, cells: cells.iter().map(|cell| tidy(cell)).collect(), ..Row::default() }
}
