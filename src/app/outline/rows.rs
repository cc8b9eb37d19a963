//! The rows of the outline: stages, their steps, the lanes with something in them, the cards and faces; after the
//! stages all lanes. In the order of the map.

use rustc_hash::{FxHashMap, FxHashSet};

use super::arrows::Arrows;
use crate::editor::Thing;
use crate::map::{CardKind, Cell, Id, Lane, LaneKind, Map, Numbers, counted};

/// What a row stands for, and which row it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Stage(Id),
    Step(Id),
    /// What stands in a lane of a column.
    Group {
        column: Id,
        lane: Id,
    },
    Card(Id),
    Face {
        lane: Id,
        persona: Id,
        at: Id,
    },
    /// All lanes.
    Lanes,
    Lane(Id),
    Link(Id),
    Transition(Id),
}

impl Key {
    /// What selecting the row selects.
    pub(super) fn thing(&self) -> Option<Thing> {
        Some(match self {
            Self::Stage(id) => Thing::Stage(id.clone()),
            Self::Step(id) => Thing::Step(id.clone()),
            Self::Group { lane: id, .. } | Self::Lane(id) => Thing::Lane(id.clone()),
            Self::Card(id) => Thing::Card(id.clone()),
            Self::Link(id) => Thing::Link(id.clone()),
            Self::Transition(id) => Thing::Transition(id.clone()),
            Self::Face { persona, at, .. } => Thing::Sentiment { persona: persona.clone(), at: at.clone() },
            Self::Lanes => return None,
        })
    }

    /// Whether selecting the row selects this.
    pub(super) fn is_of(&self, thing: &Thing) -> bool {
        match (self, thing) {
            (Self::Stage(own), Thing::Stage(id))
            | (Self::Step(own), Thing::Step(id))
            | (Self::Group { lane: own, .. } | Self::Lane(own), Thing::Lane(id))
            | (Self::Card(own), Thing::Card(id))
            | (Self::Link(own), Thing::Link(id))
            | (Self::Transition(own), Thing::Transition(id)) => own == id,
            (Self::Face { persona, at, .. }, Thing::Sentiment { persona: whose, at: place }) => {
                persona == whose && at == place
            }
            _ => false,
        }
    }

    /// Whether the row is unfolded as long as nobody has folded it.
    fn open_at_first(&self) -> bool {
        matches!(self, Self::Step(_) | Self::Group { .. })
    }

    /// Whether both rows are of the same sort, so that they can be selected together.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// Which rows are unfolded.
#[derive(Debug, Default)]
pub(super) struct Folds {
    /// Those that are not as they were at first.
    turned: FxHashSet<Key>,
}

impl Folds {
    pub(super) fn open(&self, key: &Key) -> bool {
        key.open_at_first() != self.turned.contains(key)
    }

    pub(super) fn toggle(&mut self, key: &Key) {
        if !self.turned.remove(key) {
            self.turned.insert(key.clone());
        }
    }

    /// Unfolds a row; whether it was folded.
    pub(super) fn unfold(&mut self, key: &Key) -> bool {
        let folded = !self.open(key);
        if folded {
            self.toggle(key);
        }
        folded
    }
}

/// One row of the tree.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) key: Key,
    pub(super) text: String,
    /// Of a card.
    pub(super) kind: Option<CardKind>,
    /// What it is, for screen readers: "Stage, 8 cards".
    pub(super) told: String,
    /// How many cards are below it.
    pub(super) cards: Option<usize>,
    /// Whether it is unfolded, for one that can be.
    pub(super) open: Option<bool>,
    /// 1 for stages.
    pub(super) level: usize,
    /// Its place among the rows beside it, counted from 1, and how many these are.
    pub(super) place: (usize, usize),
    /// Index of the row it is below.
    pub(super) parent: Option<usize>,
}

/// All rows that are seen with these folds.
pub(super) fn rows(map: &Map, folds: &Folds) -> Vec<Row> {
    let mut cells: FxHashMap<&Cell, Vec<usize>> = FxHashMap::default();
    for i in map.card_order() {
        cells.entry(&map.cards[i].at).or_default().push(i);
    }
    let mut tree = Tree { map, folds, cells, arrows: Arrows::new(map), rows: Vec::new() };
    let roots = map.stages.len() + 1;
    for (at, stage) in map.stages.iter().enumerate() {
        let columns: Vec<&Id> = std::iter::once(&stage.id).chain(stage.steps.iter().map(|step| &step.id)).collect();
        let cards = columns.iter().map(|column| tree.count(column)).sum();
        let told = format!("Stage, {}", counted(cards, "card"));
        let text = named(&stage.name, "Stage without a name");
        let Some(row) = tree.branch(Key::Stage(stage.id.clone()), text, told, Some(cards), (None, at + 1, roots))
        else {
            continue;
        };
        let own = tree.leaves(&stage.id);
        let arrows = tree.arrows.of_stage(stage);
        let (before, below) = (arrows.len(), arrows.len() + own.len() + stage.steps.len());
        tree.arrows(arrows, row, below, "Transition");
        tree.column(&stage.id, own, row, (before, below));
        for (i, step) in stage.steps.iter().enumerate() {
            let told = format!("Step, {}", counted(tree.count(&step.id), "card"));
            let place = (Some(row), below - stage.steps.len() + i + 1, below);
            let text = named(&step.name, "Step without a name");
            let cards = Some(tree.count(&step.id));
            if let Some(row) = tree.branch(Key::Step(step.id.clone()), text, told, cards, place) {
                let groups = tree.leaves(&step.id);
                let count = groups.len();
                tree.column(&step.id, groups, row, (0, count));
            }
        }
    }
    tree.lanes(roots);
    tree.rows
}

struct Tree<'a> {
    map: &'a Map,
    folds: &'a Folds,
    cells: FxHashMap<&'a Cell, Vec<usize>>,
    arrows: Arrows<'a>,
    rows: Vec<Row>,
}

impl<'a> Tree<'a> {
    fn count(&self, column: &Id) -> usize {
        let cells = self.map.lanes.iter().map(|lane| Cell::new(column, &lane.id));
        cells.filter_map(|cell| self.cells.get(&cell).map(Vec::len)).sum()
    }

    fn push(&mut self, row: Row) -> usize {
        self.rows.push(row);
        self.rows.len() - 1
    }

    /// A row with others below it; gives its index if these are to be shown.
    fn branch(
        &mut self,
        key: Key,
        text: String,
        told: String,
        cards: Option<usize>,
        (parent, at, of): (Option<usize>, usize, usize),
    ) -> Option<usize> {
        let open = self.folds.open(&key);
        let level = self.level(parent);
        let row =
            self.push(Row { key, text, kind: None, told, cards, open: Some(open), level, place: (at, of), parent });
        open.then_some(row)
    }

    fn level(&self, parent: Option<usize>) -> usize {
        parent.and_then(|at| self.rows.get(at)).map_or(1, |row| row.level + 1)
    }

    /// The lanes that have something in a column.
    fn leaves(&self, column: &Id) -> Vec<&'a Lane> {
        let map = self.map;
        let has = |lane: &&Lane| match lane.kind {
            LaneKind::Sentiment => map.sentiment(&lane.persona, column).is_some(),
            _ => self.cells.contains_key(&Cell::new(column, &lane.id)),
        };
        map.lanes.iter().filter(has).collect()
    }

    /// What stands in a column, below its row.
    fn column(&mut self, column: &Id, lanes: Vec<&'a Lane>, parent: usize, (before, of): (usize, usize)) {
        for (i, lane) in lanes.into_iter().enumerate() {
            let place = (Some(parent), before + i + 1, of);
            if lane.kind == LaneKind::Sentiment {
                self.face(column, lane, place);
            } else {
                self.group(column, lane, place);
            }
        }
    }

    fn face(&mut self, column: &Id, lane: &Lane, (parent, at, of): (Option<usize>, usize, usize)) {
        let Some(sentiment) = self.map.sentiment(&lane.persona, column) else { return };
        let numbers = Numbers::of(&self.map.head.language);
        let value = sentiment.value.map_or_else(|| "without a value".to_owned(), |value| numbers.signed(value));
        let quote = named(&sentiment.quote, "");
        let text = if quote.is_empty() { format!("Sentiment {value}") } else { format!("Sentiment {value}  {quote}") };
        let key = Key::Face { lane: lane.id.clone(), persona: lane.persona.clone(), at: column.clone() };
        let level = self.level(parent);
        let told = lane.label().to_owned();
        self.push(Row { key, text, kind: None, told, cards: None, open: None, level, place: (at, of), parent });
    }

    fn group(&mut self, column: &Id, lane: &Lane, place: (Option<usize>, usize, usize)) {
        let cards = self.cells.get(&Cell::new(column, &lane.id)).cloned().unwrap_or_default();
        let key = Key::Group { column: column.clone(), lane: lane.id.clone() };
        let told = format!("Lane, {}", counted(cards.len(), "card"));
        let Some(row) = self.branch(key, lane_name(self.map, lane), told, None, place) else { return };
        let level = self.level(Some(row));
        let count = cards.len();
        for (at, i) in cards.into_iter().enumerate() {
            let card = &self.map.cards[i];
            let mut told = format!("{} in {}", card.kind.label(), lane.label());
            if let Some(severity) = card.severity {
                told.push_str(&format!(", severity {severity}"));
            }
            let (key, text) = (Key::Card(card.id.clone()), named(&card.text, "Empty card"));
            let kind = Some(card.kind.clone());
            let place = (at + 1, count);
            let links = self.arrows.of_card(&card.id);
            let card =
                self.push(Row { key, text, kind, told, cards: None, open: None, level, place, parent: Some(row) });
            let of = links.len();
            self.arrows(links, card, of, "Link");
        }
    }

    /// Arrows below where they begin, the first of `of` rows there.
    fn arrows(&mut self, arrows: Vec<(Key, String)>, parent: usize, of: usize, told: &str) {
        let (level, parent) = (self.level(Some(parent)), Some(parent));
        for (at, (key, text)) in arrows.into_iter().enumerate() {
            let (told, place) = (told.to_owned(), (at + 1, of));
            self.push(Row { key, text, kind: None, told, cards: None, open: None, level, place, parent });
        }
    }

    fn lanes(&mut self, roots: usize) {
        let count = self.map.lanes.len();
        let told = format!("All {count} lanes");
        let Some(row) = self.branch(Key::Lanes, "Lanes".to_owned(), told, None, (None, roots, roots)) else { return };
        for (at, lane) in self.map.lanes.iter().enumerate() {
            let told = format!("Lane of {}", lane.kind.plural());
            let (key, level) = (Key::Lane(lane.id.clone()), 2);
            let row = Row {
                key,
                text: lane_name(self.map, lane),
                kind: None,
                told,
                cards: None,
                open: None,
                level,
                place: (at + 1, count),
                parent: Some(row),
            };
            self.push(row);
        }
    }
}

/// The rows one has to unfold to see a thing, from the outside in.
pub(super) fn above(map: &Map, thing: &Thing) -> Vec<Key> {
    let column = |id: &Id| -> Vec<Key> {
        let Some(stage) = map.stage_of(id) else { return Vec::new() };
        let step = (stage.id != *id).then(|| Key::Step(id.clone()));
        std::iter::once(Key::Stage(stage.id.clone())).chain(step).collect()
    };
    match thing {
        Thing::Head | Thing::Stage(_) => Vec::new(),
        Thing::Step(id) => column(id).into_iter().take(1).collect(),
        Thing::Lane(_) => vec![Key::Lanes],
        Thing::Sentiment { at, .. } => column(at),
        Thing::Transition(_) => {
            let stage = thing.column(map).and_then(|column| map.stage_of(column));
            stage.map(|stage| Key::Stage(stage.id.clone())).into_iter().collect()
        }
        Thing::Link(id) => map.link(id).map_or_else(Vec::new, |link| above(map, &Thing::Card(link.from.clone()))),
        Thing::Card(id) => map.card(id).map_or_else(Vec::new, |card| {
            let group = Key::Group { column: card.at.column.clone(), lane: card.at.lane.clone() };
            column(&card.at.column).into_iter().chain([group]).collect()
        }),
    }
}

fn lane_name(map: &Map, lane: &Lane) -> String {
    let label = map.lane_label(lane);
    if lane.hidden { format!("{label}, hidden") } else { label }
}

/// The text on one line, or a word in its place.
pub(super) fn named(text: &str, otherwise: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() { otherwise.to_owned() } else { line }
}
