//! Every key and gesture, in groups: what the help sheet shows.

use crate::app::present;
use crate::editor::{Command, Menu, Os};
use crate::interop::SIGNS;
use crate::map::CardKind;

/// Keys that belong together.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) name: &'static str,
    pub(super) rows: Vec<Row>,
}

/// One thing to do, and the ways to do it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) what: String,
    pub(super) keys: Vec<String>,
}

/// What the mouse does; no command stands for it.
const MOUSE: [(&str, &str); 16] = [
    ("Select", "Click"),
    ("Select several", "Shift+click"),
    ("Edit a text", "Double click"),
    ("What can be done here", "Right click"),
    ("Move cards, a stage, a lane", "Drag"),
    ("Copy a card", "Ctrl+drag"),
    ("Change the kind to fit the lane", "Alt+drag"),
    ("Add a stage or a card", "Drag from the palette"),
    ("Add a card", "Click an empty cell"),
    ("Width of a stage", "Drag the edge of its head"),
    ("How the customer feels", "Drag a face"),
    ("Connect cards, stages, steps", "Drag the ring at the edge"),
    ("Scroll", "Wheel"),
    ("Zoom at the pointer", "Ctrl+wheel"),
    ("Pan", "Space+drag"),
    ("Pan", "Middle button"),
];

/// Keys of a text that is open on the map.
const TEXT: [(&str, &str); 4] =
    [("Done", "Enter"), ("Another line", "Shift+Enter"), ("As it was", "Esc"), ("Undo within the text", "Ctrl+Z")];

/// The keys of lists and bars.
const SEARCH: [(&str, &str); 4] =
    [("Next row, row before", "↑ ↓"), ("Take it, next hit", "Enter"), ("Hit before", "Shift+Enter"), ("Close", "Esc")];

/// The keys of the scribe line but for those of commands.
const SCRIBE: [(&str, &str); 5] = [
    ("Add the card", "Enter"),
    ("Put it into the parking lot", "Alt+Enter"),
    ("Stage after, stage before", "Tab, Shift+Tab"),
    ("Lane above, lane below", "Ctrl+↑ Ctrl+↓"),
    ("Close it and keep the text", "Esc"),
];

/// The groups, in order; `os` decides what keys are called.
pub(super) fn groups(os: Os) -> Vec<Group> {
    let mut groups: Vec<Group> = Menu::ALL
        .iter()
        .map(|menu| Group {
            name: menu.name(),
            rows: menu.commands().filter_map(|(command, _)| row(command, os)).collect(),
        })
        .collect();
    let map = Command::ALL.iter().filter(|command| command.place().is_none());
    groups.push(Group { name: "On the map", rows: map.filter_map(|command| row(command, os)).collect() });
    groups.push(fixed("With the mouse", &MOUSE, os));
    groups.push(fixed("While a text is open", &TEXT, os));
    groups.push(fixed("In the command palette and in find", &SEARCH, os));
    groups.push(fixed("In the scribe line", &scribe(os), os));
    groups.push(prefixes());
    groups.push(numbers());
    groups.push(fixed("While presenting", &present::WORDS, os));
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// The rows that have every word of the query.
pub(super) fn matching(groups: Vec<Group>, query: &str) -> Vec<Group> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let fits = |group: &Group, row: &Row| {
        let text = format!("{} {} {}", group.name, row.what, row.keys.join(" ")).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let kept = groups.into_iter().map(|group| {
        let rows = group.rows.iter().filter(|row| fits(&group, row)).cloned().collect();
        Group { name: group.name, rows }
    });
    kept.filter(|group| !group.rows.is_empty()).collect()
}

fn row(command: &Command, os: Os) -> Option<Row> {
    match command {
        // One row says it for all nine.
        Command::GoToStage(1) => {
            return Some(Row { what: "Go to a stage".to_owned(), keys: vec!["1 … 9".to_owned()] });
        }
        Command::GoToStage(_) => return None,
        _ => {}
    }
    let keys: Vec<String> = command.shortcuts(os).into_iter().map(|keys| keys.text(os)).collect();
    (!keys.is_empty()).then(|| Row { what: command.full_name(), keys })
}

fn fixed(name: &'static str, list: &[(&str, &str)], os: Os) -> Group {
    let keys = |keys: &str| match os {
        Os::Mac => keys.replace("Ctrl+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌥"),
        Os::Other => keys.to_owned(),
    };
    let rows = list.iter().map(|(what, by)| Row { what: (*what).to_owned(), keys: vec![keys(by)] });
    Group { name, rows: rows.collect() }
}

/// On macOS the system itself takes Ctrl with the arrows.
fn scribe(os: Os) -> [(&'static str, &'static str); 5] {
    SCRIBE.map(|(what, keys)| match (os, keys) {
        (Os::Mac, "Ctrl+↑ Ctrl+↓") => (what, "⌥↑ ⌥↓"),
        _ => (what, keys),
    })
}

/// What begins a line that is typed or pasted as a card.
fn prefixes() -> Group {
    let mut rows: Vec<Row> = SIGNS
        .iter()
        .map(|(sign, kind)| Row { what: kind.label().to_owned(), keys: vec![format!("{sign} …")] })
        .collect();
    let more = [
        ("Quote of the stage’s sentiment", "\" …"),
        ("Touchpoint by a channel", "@channel …"),
        ("A new stage", ":name"),
    ];
    rows.extend(more.map(|(what, keys)| Row { what: what.to_owned(), keys: vec![keys.to_owned()] }));
    Group { name: "First signs of a typed or pasted line", rows }
}

/// The letters of card numbers.
fn numbers() -> Group {
    let row = |kind: &CardKind| Row { what: kind.label().to_owned(), keys: vec![format!("{}1", kind.letter())] };
    Group { name: "Numbers of cards", rows: CardKind::ALL.iter().map(row).collect() }
}
