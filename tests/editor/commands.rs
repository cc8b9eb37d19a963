//! The registry of commands, and what commands do.

use rustc_hash::FxHashMap;
use touchline::editor::{Command, Direction, Menu, Os, Thing};
use touchline::map::{CardKind, LaneKind};

use super::sample::{cell, editor, id, map};

#[test]
fn no_two_commands_share_a_shortcut() {
    for os in [Os::Mac, Os::Other] {
        let mut taken = FxHashMap::default();
        for command in Command::ALL {
            for shortcut in command.shortcuts(os) {
                if let Some(other) = taken.insert(shortcut, command) {
                    panic!("{} is both {other:?} and {command:?} on {os:?}", shortcut.text(os));
                }
            }
        }
    }
}

#[test]
fn every_shortcut_finds_its_command() {
    for os in [Os::Mac, Os::Other] {
        for command in Command::ALL {
            for shortcut in command.shortcuts(os) {
                assert_eq!(Command::of_key(shortcut.mods, shortcut.key, os).as_ref(), Some(command));
            }
        }
    }
}

#[test]
fn names_are_different_and_tooltips_say_something() {
    let mut seen = FxHashMap::default();
    for command in Command::ALL {
        assert!(!command.tooltip().is_empty() && !command.tooltip().ends_with('.'), "{command:?}");
        if let Some(other) = seen.insert(command.full_name(), command) {
            panic!("{other:?} and {command:?} have one name");
        }
    }
}

#[test]
fn groups_and_submenus_stand_together() {
    for menu in Menu::ALL {
        let places: Vec<_> = menu.commands().map(|(_, place)| (place.group, place.submenu)).collect();
        let mut runs = places.clone();
        runs.dedup();
        let mut unique = runs.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(runs.len(), unique.len(), "{menu:?}: {runs:?}");
        assert!(runs.is_sorted_by_key(|(group, _)| *group), "{menu:?}");
    }
}

#[test]
fn no_menu_is_longer_than_a_small_window() {
    for menu in Menu::ALL {
        let mut rows: Vec<_> = menu.commands().map(|(command, place)| (place.submenu, command)).collect();
        for name in rows.iter().filter_map(|(name, _)| *name).collect::<Vec<_>>() {
            let within = rows.iter().filter(|(other, _)| *other == Some(name)).count();
            assert!(within <= 18, "{menu:?}, {name}: {within}");
        }
        rows.dedup_by(|one, other| one.0.is_some() && one.0 == other.0);
        assert!(rows.len() <= 22, "{menu:?}: {}", rows.len());
    }
}

#[test]
fn a_kinds_key_puts_a_card_below_the_selected_one_and_edits_it() {
    let mut editor = editor();
    editor.select(Some(Thing::Card(id("account"))));
    editor.run(&Command::AddCard(CardKind::PainPoint));
    let editing = editor.editing().unwrap();
    assert_eq!(editing.text, "");
    editor.type_text("Too many fields");
    assert!(editor.dirty());
    assert_eq!(editor.open_map().cards.last().unwrap().text, "Guest checkout");
    editor.commit_text();
    let texts: Vec<&str> = editor.map().cards_in(&cell("buy", "pain")).map(|c| c.text.as_str()).collect();
    assert_eq!(texts, ["Must create an account", "Too many fields", "Card declined"]);
    assert_eq!(editor.history().len(), (1, 0), "card and text are one entry");
    assert_eq!(editor.title(&Command::Undo), "Undo Add pain point");
    editor.undo();
    assert_eq!(*editor.map(), map());
}

#[test]
fn escape_takes_a_card_just_made_back() {
    let mut editor = editor();
    editor.run(&Command::AddCard(CardKind::Motive));
    assert_eq!(editor.map().cards.len(), 8);
    editor.cancel_text();
    assert_eq!(*editor.map(), map());
    assert!(editor.history().is_empty());
}

#[test]
fn a_kind_without_a_lane_offers_one() {
    let mut editor = editor();
    editor.select(Some(Thing::Stage(id("stay"))));
    editor.run(&Command::AddCard(CardKind::Tactic));
    let toast = editor.toasts()[0].clone();
    assert_eq!(toast.text, "No lane of tactics yet");
    assert_eq!(toast.offer.as_ref().unwrap().label(), "Add a lane of tactics");
    editor.accept_toast(toast.id);
    editor.type_text("Refer a friend");
    editor.commit_text();
    let lane = editor.map().lanes.last().unwrap();
    assert_eq!(lane.kind, LaneKind::Tactic);
    let card = editor.map().cards.last().unwrap();
    assert_eq!((card.at.column.as_str(), &card.at.lane), ("stay", &lane.id));
    editor.undo();
    assert_eq!(*editor.map(), map());
}

#[test]
fn deleting_a_stage_says_what_went_with_it() {
    let mut editor = editor();
    editor.select(Some(Thing::Stage(id("buy"))));
    assert_eq!(editor.title(&Command::Delete), "Delete Purchase");
    editor.run(&Command::Delete);
    assert_eq!(editor.map().cards.len(), 3);
    assert!(editor.map().links.is_empty());
    let toast = editor.toasts()[0].clone();
    assert_eq!(toast.text, "Purchase deleted with 4 cards");
    editor.tick(9.9);
    assert_eq!(editor.toasts().len(), 1);
    editor.accept_toast(toast.id);
    assert_eq!(*editor.map(), map());
    editor.redo();
    editor.tick(30.0);
    assert!(editor.toasts().is_empty());
}

#[test]
fn a_card_moves_within_its_cell_and_past_lanes_that_do_not_take_it() {
    let mut editor = editor();
    editor.select(Some(Thing::Card(id("ad"))));
    editor.run(&Command::Move(Direction::Down));
    let order = |e: &touchline::editor::Editor| -> Vec<String> {
        e.map().cards_in(&cell("aware", "touch")).map(|c| c.id.to_string()).collect()
    };
    assert_eq!(order(&editor), ["photo", "ad"]);
    editor.run(&Command::Move(Direction::Down));
    assert_eq!(order(&editor), ["photo", "ad"], "no lane below takes a touchpoint");
    editor.run(&Command::Move(Direction::Right));
    assert_eq!(editor.map().card(&id("ad")).unwrap().at, cell("buy", "touch"));
    assert_eq!(editor.title(&Command::Undo), "Undo Move card");
}

#[test]
fn arrows_walk_over_heads_labels_cards_and_faces() {
    use Direction::{Down, Left, Right, Up};
    let mut editor = editor();
    let mut walk = |direction| {
        editor.run(&Command::Walk(direction));
        editor.selection().one().cloned().unwrap()
    };
    let card = |key| Thing::Card(id(key));
    assert_eq!(walk(Down), Thing::Stage(id("aware")));
    assert_eq!(walk(Right), Thing::Stage(id("buy")));
    assert_eq!(walk(Down), card("checkout"));
    assert_eq!(walk(Down), card("account"));
    assert_eq!(walk(Down), card("declined"));
    assert_eq!(walk(Down), Thing::Sentiment { persona: id("jana"), at: id("buy") });
    assert_eq!(walk(Right), Thing::Sentiment { persona: id("jana"), at: id("stay") });
    assert_eq!(walk(Up), Thing::Stage(id("stay")));
    assert_eq!(walk(Left), Thing::Stage(id("buy")));
    assert_eq!(walk(Down), card("checkout"));
    assert_eq!(walk(Left), card("ad"));
    assert_eq!(walk(Left), Thing::Lane(id("touch")));
    assert_eq!(walk(Down), Thing::Lane(id("motive")));
    assert_eq!(walk(Right), card("warm"));
    assert_eq!(walk(Up), card("photo"));
}

#[test]
fn a_face_goes_up_and_down_by_keys_and_is_cleared() {
    let mut editor = editor();
    let value = |e: &touchline::editor::Editor| {
        e.map().sentiment(&id("jana"), &id("buy")).and_then(|s| s.value).map(|v| v.get())
    };
    editor.select(Some(Thing::Sentiment { persona: id("jana"), at: id("buy") }));
    editor.run(&Command::Move(Direction::Up));
    editor.run(&Command::SentimentUp);
    assert_eq!(value(&editor), Some(-1.0));
    assert_eq!(editor.history().len(), (1, 0), "presses in a row are one entry");
    for _ in 0..10 {
        editor.run(&Command::Move(Direction::Up));
    }
    assert_eq!(value(&editor), Some(2.0), "stays on the scale");
    editor.run(&Command::ClearSentiment);
    assert_eq!(value(&editor), None);
    while editor.enabled(&Command::Undo) {
        editor.run(&Command::Undo);
    }
    assert_eq!(*editor.map(), map());
}

#[test]
fn one_walks_on_from_what_is_hidden() {
    let mut editor = editor();
    editor.select(Some(Thing::Lane(id("motive"))));
    editor.run(&Command::HideLane);
    editor.select(Some(Thing::Card(id("warm"))));
    editor.run(&Command::Walk(Direction::Down));
    assert_eq!(editor.selection().one(), Some(&Thing::Stage(id("aware"))));
}

#[test]
fn a_map_of_a_later_format_is_changed_by_nothing() {
    let mut later = map();
    later.format = touchline::map::FORMAT + 1;
    let before = later.clone();
    let mut editor = super::sample::editor_of(later);
    editor.select(Some(Thing::Card(id("account"))));
    for command in Command::ALL {
        let _ = editor.run(command);
        assert!(editor.editing().is_none(), "{command:?}");
        assert_eq!(editor.map(), &before, "{command:?}");
        editor.select(Some(Thing::Card(id("account"))));
    }
    assert!(!editor.dirty());
    assert!(editor.toasts().iter().any(|toast| toast.text.contains("later version")));
}
