//! Which room may use which. The same list stands in words in `src/lib.rs`.

use super::{none, sources};

/// Each room, and the rooms it may use. `main` and `lib` see everything.
const ARROWS: &[(&str, &[&str])] = &[
    ("map", &[]),
    ("file", &["map"]),
    ("funnel", &["map"]),
    ("interop", &["map"]),
    ("layout", &["map", "funnel"]),
    ("picture", &["map", "funnel", "layout"]),
    ("export", &["map", "layout", "picture"]),
    ("editor", &["map", "interop", "layout"]),
    ("cli", &["map", "file", "funnel", "interop", "layout", "picture", "export", "editor"]),
    ("app", &["map", "file", "funnel", "interop", "layout", "picture", "export", "editor"]),
];

/// The rooms named after `crate::` on a line, in paths and in `crate::{a, b}` lists.
fn rooms_named(line: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let rest = &line[at + "crate::".len()..];
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').collect(),
            None => vec![rest],
        };
        for name in names {
            let name: String = name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            rooms.push(name);
        }
    }
    rooms
}

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let mut found = Vec::new();
    for source in sources() {
        let room = source.room();
        if matches!(room, "main" | "lib") {
            continue;
        }
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
            found.push(format!("src/{}: {room} is no room of the house", source.path));
            continue;
        };
        for (n, line) in source.lines.iter().enumerate() {
            for used in rooms_named(line) {
                let is_room = ARROWS.iter().any(|(name, _)| *name == used);
                if is_room && used != room && !allowed.contains(&used.as_str()) {
                    found.push(format!("src/{}:{}: {room} may not use {used}", source.path, n + 1));
                }
            }
        }
    }
    none("arrows between rooms", found);
}

#[test]
fn only_the_window_knows_egui() {
    let mut found = Vec::new();
    for source in sources().into_iter().filter(|s| s.room() != "app") {
        for (n, line) in source.lines.iter().enumerate() {
            if ["egui::", "eframe::", "epaint::", "egui_plot::", "rfd::", "winit::"]
                .iter()
                .any(|name| line.contains(name))
            {
                found.push(format!("src/{}:{}: {}", source.path, n + 1, line.trim()));
            }
        }
    }
    none("egui outside src/app", found);
}

#[test]
fn a_line_names_its_rooms() {
    assert_eq!(rooms_named("use crate::{map::Id, layout};"), ["map", "layout"]);
    assert_eq!(rooms_named("let a = crate::file::save(&b);"), ["file"]);
    assert!(rooms_named("use super::map;").is_empty());
}
