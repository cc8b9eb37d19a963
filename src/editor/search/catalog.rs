//! Everything one can choose by name: commands, stages, steps, lanes, cards, the maps that were open lately.

use std::borrow::Cow;
use std::ops::Range;
use std::path::PathBuf;

use rustc_hash::FxHashMap;

use super::fold;
use super::fuzzy::{self, Hit};
use crate::editor::{Command, Editor, Os, Thing};
use crate::map::{CardKind, Id, Map};

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    Run(Command),
    /// To be selected and shown.
    Go(Thing),
    Open(PathBuf),
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub choice: Choice,
    pub title: String,
    /// Where it is: the menu of a command, stage and lane of a card.
    pub place: String,
    /// The keys of a command.
    pub keys: String,
    /// The kind of a card.
    pub kind: Option<CardKind>,
    /// Why it cannot be done now.
    pub refused: Option<Cow<'static, str>>,
}

/// What can be chosen, in order, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    list: Vec<Listed>,
    texts: Vec<String>,
}

impl Choice {
    /// A word for it that stays the same from day to day.
    pub fn word(&self) -> String {
        match self {
            Self::Run(command) => format!("{command:?}"),
            Self::Go(thing) => format!("{thing:?}"),
            Self::Open(path) => path.display().to_string(),
        }
    }
}

/// What a command gets before a card whose text has the same letters.
const COMMAND: u32 = 12;
/// What an earlier choice gets, and how much less the one before it.
const RECENT: (u32, u32) = (24, 2);
/// What cannot be done now comes behind what can.
const REFUSED: u32 = 40;

impl Catalog {
    /// All there is to choose; without a map only what needs none. Both in the order in which they are told.
    pub fn new(editor: Option<&Editor>, maps: &[PathBuf]) -> Self {
        let os = editor.map_or(Os::HERE, Editor::os);
        let here = |command: &&Command| match command {
            Command::CommandPalette => false,
            // The start screen is what they lead to.
            Command::New | Command::OpenRecent => editor.is_some(),
            _ => true,
        };
        let commands = Command::ALL.iter().filter(here);
        let mut list: Vec<Listed> = commands.map(|command| listed(command, editor, os)).collect();
        list.extend(maps.iter().map(|path| map_file(path)));
        if let Some(editor) = editor {
            things(editor.map(), editor.numbered(), &mut list);
        }
        let texts = list.iter().map(|listed| fold::plain(&format!("{} {}", listed.title, listed.place))).collect();
        Self { list, texts }
    }

    pub fn get(&self, index: usize) -> Option<&Listed> {
        self.list.get(index)
    }

    /// What the query means, most likely first. `recent` has the words of earlier choices, newest first: without a
    /// query they stand on top, with one they come before their like.
    pub fn search(&self, query: &str, recent: &[String]) -> Vec<Hit> {
        let ranks: FxHashMap<&str, u32> = recent.iter().zip(0..).map(|(word, rank)| (word.as_str(), rank)).collect();
        let empty = query.trim().is_empty();
        let mut hits = fuzzy::search(&self.texts, query);
        for hit in &mut hits {
            let listed = &self.list[hit.index];
            if matches!(listed.choice, Choice::Run(_)) && !empty {
                hit.score += COMMAND;
            }
            if listed.refused.is_some() {
                hit.score = hit.score.saturating_sub(REFUSED);
            } else if !ranks.is_empty()
                && let Some(rank) = ranks.get(listed.choice.word().as_str())
            {
                hit.score += if empty { u32::MAX - rank } else { RECENT.0.saturating_sub(RECENT.1 * rank) };
            }
        }
        if empty {
            // What cannot be done now need not be looked through.
            hits.retain(|hit| self.list[hit.index].refused.is_none());
        }
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        hits
    }

    /// What of a title the query meant, in bytes.
    pub fn meant(&self, index: usize, query: &str) -> Vec<Range<usize>> {
        self.get(index).map_or_else(Vec::new, |listed| fuzzy::meant(&listed.title, query))
    }
}

fn listed(command: &Command, editor: Option<&Editor>, os: Os) -> Listed {
    let refused = match editor {
        Some(editor) => editor.why_not(command),
        None if command.without_map() => None,
        None => Some(Cow::Borrowed("Open a map first")),
    };
    let place = command.place().map(|place| match place.submenu {
        Some(submenu) => format!("{} › {submenu}", place.menu.name()),
        None => place.menu.name().to_owned(),
    });
    Listed {
        choice: Choice::Run(command.clone()),
        title: command.full_name(),
        place: place.unwrap_or_else(|| "Keyboard".to_owned()),
        keys: command.shortcut(os).map(|keys| keys.text(os)).unwrap_or_default(),
        kind: None,
        refused,
    }
}

fn map_file(path: &std::path::Path) -> Listed {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().map(|folder| folder.display().to_string());
    Listed {
        choice: Choice::Open(path.to_owned()),
        title: format!("Open {name}"),
        place: folder.unwrap_or_default(),
        keys: String::new(),
        kind: None,
        refused: None,
    }
}

/// Stages with their steps, lanes, cards in the order of the journey; with their numbers, while these are shown.
fn things(map: &Map, numbered: bool, list: &mut Vec<Listed>) {
    let thing = |thing: Thing, title: &str, place: String| Listed {
        choice: Choice::Go(thing),
        title: title.split_whitespace().collect::<Vec<_>>().join(" "),
        place,
        keys: String::new(),
        kind: None,
        refused: None,
    };
    let named =
        |name: &str, otherwise: &str| if name.trim().is_empty() { otherwise.to_owned() } else { name.to_owned() };
    let mut columns: FxHashMap<&Id, String> = FxHashMap::default();
    for stage in &map.stages {
        let name = named(&stage.name, "Stage without a name");
        list.push(thing(Thing::Stage(stage.id.clone()), &name, "Stage".to_owned()));
        for step in &stage.steps {
            let title = named(&step.name, "Step without a name");
            list.push(thing(Thing::Step(step.id.clone()), &title, format!("Step of {name}")));
            columns.insert(&step.id, format!("{name} › {title}"));
        }
        columns.insert(&stage.id, name);
    }
    for lane in &map.lanes {
        let place = if lane.hidden { "Hidden lane" } else { "Lane" };
        list.push(thing(Thing::Lane(lane.id.clone()), lane.label(), place.to_owned()));
    }
    let hidden: FxHashMap<&Id, &str> =
        map.lanes.iter().filter(|lane| lane.hidden).map(|lane| (&lane.id, lane.label())).collect();
    for (at, number) in map.card_numbers() {
        let card = &map.cards[at];
        let stage = columns.get(&card.at.column).map_or("", String::as_str);
        let mut place = format!("{} in {stage}", card.kind.label());
        if numbered {
            place.insert_str(0, &format!("{number} · "));
        }
        if let Some(lane) = hidden.get(&card.at.lane) {
            place.push_str(&format!(", hidden lane {lane}"));
        }
        let title = named(&card.text, "Empty card");
        let listed = thing(Thing::Card(card.id.clone()), &title, place);
        list.push(Listed { kind: Some(card.kind.clone()), ..listed });
    }
}
