//! A tree of JSON → the lists in it that could be tables.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::leaf::{Crumb, Leaf};
use super::node::{Node, get};
use super::shapes;
use crate::funnel::days::days;
use crate::funnel::fold::{fold, words};
use crate::funnel::hints::hints;
use crate::funnel::meaning::of_step;
use crate::funnel::number::Form;
use crate::funnel::rows::{MOST_CELLS, MOST_COLUMNS};

/// Lists that are looked at.
const MOST_LISTS: usize = 2_000;
/// How deep objects within an entry become columns of their own: "metrics.users.value".
const DEEPEST: usize = 3;
/// Longer lists within an entry are no cell.
const MOST_WORDS: usize = 4;
/// An object of more keys is no funnel.
const MOST_KEYS: usize = 10_000;

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    pub leaves: Vec<Leaf>,
    /// Entries with more keys than a table may have columns: the way to them, and how many keys.
    pub too_wide: Option<usize>,
}

/// Finds the lists of a tree; where there are none, objects whose keys are the steps.
pub(super) fn find(root: &Node) -> Found {
    let mut finder = Finder { found: Found::default(), path: Vec::new(), head: Vec::new() };
    finder.walk(root);
    if finder.found.leaves.is_empty() {
        finder.found.leaves.extend(by_key(root, false));
    }
    finder.found
}

struct Finder {
    found: Found,
    path: Vec<Crumb>,
    head: Vec<String>,
}

impl Finder {
    fn walk(&mut self, node: &Node) {
        if self.found.leaves.len() >= MOST_LISTS {
            return;
        }
        match node {
            Node::List(items) if items.len() > 1 && items.iter().all(is_flat) => {
                self.push(Leaf { rows: items.iter().map(cells).collect(), ..Leaf::default() });
            }
            Node::List(items) if items.iter().any(|item| item.object().is_some()) => self.entries(items),
            Node::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    self.under(Crumb::Entry(i + 1, String::new()), item);
                }
            }
            Node::Object(fields) if fields.iter().all(|(_, value)| value.cell().is_some()) => {}
            Node::Object(fields) => {
                let known = self.head.len();
                self.head.extend(head(fields));
                match shapes::dimensions(fields).or_else(|| titled(fields)).or_else(|| side_by_side(fields)) {
                    Some(leaf) => self.push(leaf),
                    None => fields.iter().for_each(|(key, value)| self.under(Crumb::Key(key.clone()), value)),
                }
                self.head.truncate(known);
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_) => {}
        }
    }

    fn under(&mut self, crumb: Crumb, node: &Node) {
        self.path.push(crumb);
        self.walk(node);
        self.path.pop();
    }

    fn push(&mut self, leaf: Leaf) {
        self.found.leaves.push(Leaf { path: self.path.clone(), head: self.head.clone(), ..leaf });
    }

    /// A list of objects: each is a row, or holds lists of steps itself.
    fn entries(&mut self, items: &[Node]) {
        let before = self.found.leaves.len();
        let depth = self.path.len();
        for (i, item) in items.iter().enumerate() {
            let label = item.object().map(label).unwrap_or_default();
            self.under(Crumb::Entry(i + 1, label), item);
        }
        let inner = &self.found.leaves[before..];
        let steps = inner.iter().any(|leaf| match &leaf.path[depth + 1..] {
            [] => true,
            keys => keys.iter().any(|crumb| matches!(crumb, Crumb::Key(key) if hints(key).step > 2)),
        });
        if steps {
            return;
        }
        let mut columns = Columns::default();
        for fields in items.iter().filter_map(Node::object) {
            columns.entry(fields);
            if columns.keys.len() > MOST_COLUMNS || columns.keys.len() * columns.rows.len() > MOST_CELLS {
                self.found.too_wide = Some(columns.keys.len());
                return;
            }
        }
        let Some(mut leaf) = columns.leaf() else { return };
        if let Some(Crumb::Key(key)) = inner.first().and_then(|leaf| leaf.path.get(depth + 1)) {
            leaf.notes.push(format!("the lists “{}” within the entries were not read", crate::funnel::shortened(key)));
        }
        self.found.leaves.truncate(before);
        self.push(leaf);
    }
}

/// Objects of a list, made flat.
#[derive(Default)]
struct Columns {
    keys: IndexMap<String, usize, FxBuildHasher>,
    rows: Vec<Vec<String>>,
}

impl Columns {
    fn entry(&mut self, fields: &[(String, Node)]) {
        let mut row = vec![String::new(); self.keys.len()];
        self.fields("", fields, &mut row, DEEPEST);
        self.rows.push(row);
    }

    fn fields(&mut self, before: &str, fields: &[(String, Node)], row: &mut Vec<String>, deeper: usize) {
        for (key, value) in fields {
            let key = if before.is_empty() { key.clone() } else { format!("{before}.{key}") };
            let cell = match value {
                Node::Object(inner) if deeper > 0 => {
                    self.fields(&key, inner, row, deeper - 1);
                    continue;
                }
                Node::List(items) if items.len() <= MOST_WORDS && is_flat(value) => cells(value).join(" · "),
                other => other.cell().unwrap_or_default().to_owned(),
            };
            if cell.is_empty() || self.keys.len() > MOST_COLUMNS {
                continue;
            }
            let next = self.keys.len();
            let at = *self.keys.entry(key).or_insert(next);
            row.resize(row.len().max(at + 1), String::new());
            row[at] = cell;
        }
    }

    /// The rows with their keys as headings, if there are numbers and words among them.
    fn leaf(self) -> Option<Leaf> {
        let keys: Vec<String> = self.keys.into_keys().collect();
        let mut leaf =
            Leaf { headings: keys.iter().map(|key| short(key, &keys)).collect(), rows: self.rows, ..Leaf::default() };
        leaf.rows.iter_mut().for_each(|row| row.resize(leaf.headings.len(), String::new()));
        shapes::rename(&mut leaf);
        let any = |test: fn(&Form) -> bool| leaf.rows.iter().flatten().any(|cell| test(&Form::of(cell)));
        let numbers = any(|form| matches!(form, Form::Number(_) | Form::Percent(_)));
        (numbers && any(|form| matches!(form, Form::Text)) && leaf.rows.len() > 1).then_some(leaf)
    }
}

/// The last part of a key, where no other key ends so: "metrics.users" → "users".
fn short(key: &str, keys: &[String]) -> String {
    let last = |key: &str| key.rsplit_once('.').map_or(key, |(_, last)| last).to_owned();
    let same = keys.iter().filter(|other| last(other) == last(key)).count();
    if same > 1 { key.to_owned() } else { last(key) }
}

/// The name of an entry that holds lists.
fn label(fields: &[(String, Node)]) -> String {
    let names =
        ["name", "label", "segment", "title", "groupValue", "group", "breakdown_value", "breakdown", "value", "key"];
    let named = names.iter().find_map(|name| get(fields, name));
    match named.and_then(Node::cell) {
        // As in a list of segments whose first is the whole.
        Some("") => "Total".to_owned(),
        other => other.unwrap_or_default().to_owned(),
    }
}

/// What the fields of an object say of the lists in it: a name first, then days.
fn head(fields: &[(String, Node)]) -> Vec<String> {
    let about = ["funnel", "report", "insight", "meta", "query"];
    let inner = fields.iter().filter(|(key, _)| about.contains(&fold(key).as_str()));
    let all = || fields.iter().chain(inner.clone().filter_map(|(_, value)| value.object()).flatten());
    let is_name =
        |key: &str| words(key).last().is_some_and(|word| ["name", "title", "funnel"].contains(&word.as_str()));
    let text = |node: &Node| node.cell().filter(|text| !text.is_empty()).map(str::to_owned);
    let name = all().filter(|(key, value)| is_name(key) && matches!(value, Node::Text(_))).find_map(|(_, v)| text(v));
    let when = ["date", "from", "to", "start", "end", "since", "until", "range", "period"];
    let is_when = |key: &str| words(key).iter().any(|word| when.contains(&word.as_str()));
    let said = all().filter(|(key, _)| is_when(key)).filter_map(|(key, value)| Some(format!("{key} {}", text(value)?)));
    name.into_iter().chain(said.filter(|line| !days(line).is_empty())).collect()
}

/// Lists of cells with a list of their headings beside them: `{"columns": […], "rows": [[…], …]}`.
fn titled(fields: &[(String, Node)]) -> Option<Leaf> {
    let rows =
        fields.iter().filter_map(|(_, value)| value.list()).find(|rows| rows.len() > 1 && rows.iter().all(is_flat))?;
    let width = rows.iter().filter_map(Node::list).map(<[Node]>::len).max().filter(|width| *width > 1)?;
    let name = |node: &Node| match node {
        Node::Object(fields) => get(fields, "name").or_else(|| get(fields, "label"))?.cell().map(str::to_owned),
        other => other.cell().map(str::to_owned),
    };
    let names = |list: &[Node]| list.iter().map(name).collect::<Option<Vec<String>>>();
    let is_text = |names: &Vec<String>| names.iter().all(|name| matches!(Form::of(name), Form::Text));
    let mut lists = fields.iter().filter_map(|(_, value)| value.list()).filter(|list| list.len() == width);
    let headings = lists.find_map(|list| names(list).filter(is_text))?;
    let rows = rows.iter().map(cells).map(|mut row| {
        row.resize(width, String::new());
        row
    });
    Some(Leaf { headings, rows: rows.collect(), ..Leaf::default() })
}

/// Lists of one length that are the columns of a table: `{"steps": ["Visit", …], "users": [120, …]}`.
fn side_by_side(fields: &[(String, Node)]) -> Option<Leaf> {
    let lists: Vec<(&String, Vec<String>)> = fields
        .iter()
        .filter_map(|(key, value)| Some((key, column(value)?)))
        .filter(|(_, list)| list.len() > 1)
        .collect();
    let all = |list: &[String], test: fn(&Form) -> bool| list.iter().all(|cell| test(&Form::of(cell)));
    let is_text = |form: &Form| matches!(form, Form::Text);
    let is_number = |form: &Form| matches!(form, Form::Number(_) | Form::Blank);
    let length = lists.iter().find(|(_, list)| all(list, is_text))?.1.len();
    let columns: Vec<_> = lists.into_iter().filter(|(_, list)| list.len() == length).collect();
    if !columns.iter().any(|(_, list)| all(list, is_number)) {
        return None;
    }
    let headings = columns.iter().map(|(key, _)| (*key).clone()).collect();
    let rows = (0..length).map(|r| columns.iter().map(|(_, list)| list[r].clone()).collect()).collect();
    Some(Leaf { headings, rows, ..Leaf::default() })
}

/// A list of cells, or an object with the keys 0, 1, 2 ….
fn column(node: &Node) -> Option<Vec<String>> {
    let in_turn = |fields: &[(String, Node)]| fields.iter().enumerate().all(|(i, (key, _))| *key == i.to_string());
    match node {
        Node::List(items) => items.iter().map(|item| item.cell().map(str::to_owned)).collect(),
        Node::Object(fields) if in_turn(fields) => fields.iter().map(|(_, v)| v.cell().map(str::to_owned)).collect(),
        _ => None,
    }
}

/// An object whose keys are steps: `{"Visit": 120, "Book": 40}`, or with an object for each. `said`: a key around it says
/// so. Else one of its own must be a step's name or a heading of counts: a width and a height are no funnel.
fn by_key(root: &Node, said: bool) -> Option<Leaf> {
    let fields = root.object().filter(|fields| fields.len() <= MOST_KEYS)?;
    let says = |key: &str| hints(key).step > 2 || ["data", "result", "results", "counts"].contains(&key);
    if let [(key, only)] = fields {
        return by_key(only, said || hints(key).step > 2);
    }
    let number = |value: &Node| matches!(value, Node::Number(_));
    let any_number = |value: &Node| value.object().is_some_and(|inner| inner.iter().any(|(_, value)| number(value)));
    if !fields.iter().all(|(_, value)| number(value)) && !fields.iter().all(|(_, value)| any_number(value)) {
        // Not every object with numbers is a funnel: only where its key says so.
        let inner = |(key, value): &(String, Node)| by_key(value, said || hints(key).step > 2);
        return fields.iter().filter(|(key, _)| says(key)).find_map(inner);
    }
    let counts = |(key, value): &(String, Node)| number(value) && hints(key).count > 1;
    let known = |(key, value): &(String, Node)| {
        of_step(key).is_some() || value.object().is_some_and(|inner| inner.iter().any(counts))
    };
    if !said && !fields.iter().any(known) {
        return None;
    }
    let mut columns = Columns::default();
    for (key, value) in fields {
        let step = ("Step".to_owned(), Node::Text(key.clone()));
        let mut row = Vec::new();
        columns.fields("", &[step], &mut row, 0);
        match value {
            Node::Object(inner) => columns.fields("", inner, &mut row, DEEPEST),
            other => columns.fields("", &[("Count".to_owned(), Node::Number(other.cell()?.to_owned()))], &mut row, 0),
        }
        columns.rows.push(row);
    }
    let mut leaf = columns.leaf()?;
    leaf.notes.push("the keys of an object were taken for the steps".to_owned());
    Some(leaf)
}

/// A list of cells.
fn is_flat(node: &Node) -> bool {
    node.list().is_some_and(|cells| !cells.is_empty() && cells.iter().all(|cell| cell.cell().is_some()))
}

fn cells(node: &Node) -> Vec<String> {
    node.list().unwrap_or_default().iter().map(|cell| cell.cell().unwrap_or_default().to_owned()).collect()
}
