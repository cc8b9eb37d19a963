//! The outline: the tree of stages, steps, lanes and cards, as a screen reader and the keyboard see it.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::App;
use touchline::editor::{Command, Direction, Thing};
use touchline::map::Id;

use super::shell::{editor, shell, shell_of};
use super::walking::{focused, press, press_with};
use crate::editor::sample::{editor_of, rich_map};
use crate::harness::large::large;

fn at(harness: &mut Harness<'_, App>, row: &str) {
    harness.get_by_role_and_label(Role::TreeItem, row).focus();
    harness.run();
}

fn selected(harness: &Harness<'_, App>) -> Vec<String> {
    editor(harness)
        .selection()
        .things()
        .map(|thing| match thing {
            Thing::Card(id)
            | Thing::Stage(id)
            | Thing::Step(id)
            | Thing::Lane(id)
            | Thing::Link(id)
            | Thing::Transition(id) => id.to_string(),
            Thing::Sentiment { at, .. } => format!("face {at}"),
            Thing::Head => "head".to_owned(),
        })
        .collect()
}

/// Level, place (from 0) and number in the set, whether it is unfolded.
fn told(harness: &Harness<'_, App>, row: &str) -> (Option<usize>, Option<usize>, Option<usize>, Option<bool>) {
    let node = harness.get_by_role_and_label(Role::TreeItem, row);
    let node = node.accesskit_node();
    (node.level(), node.position_in_set(), node.size_of_set(), node.data().is_expanded())
}

#[test]
fn the_tree_tells_levels_places_and_folds() {
    let mut harness = shell_of(editor_of(rich_map()), 1600.0, 1000.0);
    assert_eq!(told(&harness, "Purchase"), (Some(1), Some(1), Some(4), Some(false)));
    at(&mut harness, "Purchase");
    press(&mut harness, Key::ArrowRight);
    assert_eq!(told(&harness, "Purchase"), (Some(1), Some(1), Some(4), Some(true)));
    // Its own touchpoints, pain points, sentiment and opportunities, then two steps.
    assert_eq!(told(&harness, "Pain points"), (Some(2), Some(1), Some(6), Some(true)));
    assert_eq!(told(&harness, "Card declined"), (Some(3), Some(1), Some(2), None));
    assert_eq!(told(&harness, "Pay"), (Some(2), Some(4), Some(6), Some(true)));
    let card = harness.get_by_role_and_label(Role::TreeItem, "Card declined");
    assert_eq!(card.accesskit_node().description().as_deref(), Some("Pain point in Pain points"));
    let tree = harness.get_by_role_and_label(Role::Tree, "Outline");
    assert!(tree.accesskit_node().is_multiselectable());
}

#[test]
fn empty_and_hidden_lanes_are_reached_below_all_lanes() {
    let mut harness = shell_of(editor_of(rich_map()), 1600.0, 1000.0);
    at(&mut harness, "Awareness");
    press(&mut harness, Key::End);
    assert_eq!(focused(&harness), "Lanes");
    press(&mut harness, Key::ArrowRight);
    assert_eq!(told(&harness, "Tactics, hidden").0, Some(2));
    press(&mut harness, Key::ArrowDown);
    assert_eq!(selected(&harness), ["touch"]);
    press(&mut harness, Key::F2);
    assert!(editor(&harness).editing().is_some());
}

#[test]
fn several_rows_are_selected_with_shift_and_one_by_one_with_space() {
    let mut harness = shell(1600.0, 1000.0);
    at(&mut harness, "Purchase");
    press(&mut harness, Key::ArrowRight);
    at(&mut harness, "Must create an account");
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(selected(&harness), ["account"]);
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&harness), ["account", "declined"]);
    let row = harness.get_by_role_and_label(Role::TreeItem, "Must create an account");
    assert_eq!(row.accesskit_node().is_selected(), Some(true));
    press_with(&mut harness, Modifiers::COMMAND, Key::ArrowUp);
    assert_eq!(focused(&harness), "Must create an account", "the keyboard alone went up");
    assert_eq!(selected(&harness).len(), 2);
    press(&mut harness, Key::Space);
    assert_eq!(selected(&harness), ["declined"]);
    press(&mut harness, Key::Space);
    assert_eq!(selected(&harness), ["declined", "account"]);
    press(&mut harness, Key::Delete);
    assert_eq!(editor(&harness).map().cards.len(), 7, "Delete in the outline is not for the map");
}

#[test]
fn letters_lead_to_the_next_row_that_begins_with_them() {
    let mut harness = shell(1600.0, 1000.0);
    let cards = editor(&harness).map().cards.len();
    at(&mut harness, "Awareness");
    harness.key_down(Key::P);
    harness.event(egui::Event::Text("p".to_owned()));
    harness.key_up(Key::P);
    harness.run();
    assert_eq!(focused(&harness), "Purchase");
    assert_eq!(editor(&harness).map().cards.len(), cards, "no card was added");
    assert!(editor(&harness).editing().is_none());
}

#[test]
fn what_is_selected_on_the_map_is_unfolded_in_the_outline() {
    let mut harness = shell(1600.0, 1000.0);
    harness.get_by_role_and_label(Role::Slider, "Sentiment at Purchase").click_accesskit();
    harness.run();
    let face = harness.get_by_role_and_label(Role::TreeItem, "Sentiment −2");
    assert_eq!(face.accesskit_node().is_selected(), Some(true));
}

#[test]
fn a_card_that_is_moved_is_unfolded_where_it_comes_to() {
    let mut harness = shell_of(editor_of(rich_map()), 1600.0, 1000.0);
    harness.get_by_role_and_label(Role::ListItem, "Card declined").click_accesskit();
    harness.run();
    let column = |harness: &Harness<'_, App>| {
        let map = editor(harness).map();
        map.cards.iter().find(|card| card.text == "Card declined").unwrap().at.column.clone()
    };
    for _ in 0..4 {
        if column(&harness) == Id::new("stay") {
            break;
        }
        press_with(&mut harness, Modifiers::COMMAND, Key::ArrowRight);
    }
    assert_eq!(column(&harness), Id::new("stay"));
    harness.get_by_role_and_label(Role::TreeItem, "Card declined");
}

#[test]
fn f6_comes_to_the_selected_row_though_it_was_scrolled_away() {
    let mut harness = shell_of(editor_of(large(300)), 1600.0, 700.0);
    harness.get_by_role_and_label(Role::Canvas, "Map").focus();
    harness.run();
    for _ in 0..3 {
        press(&mut harness, Key::ArrowRight);
    }
    for _ in 0..20 {
        press(&mut harness, Key::ArrowDown);
    }
    let card = focused(&harness);
    let head = harness.get_by_role_and_label(Role::Heading, "Outline").rect().center();
    harness.event(egui::Event::PointerMoved(head + egui::vec2(0.0, 90.0)));
    for _ in 0..20 {
        let delta = egui::vec2(0.0, 400.0);
        let phase = egui::TouchPhase::Move;
        let modifiers = Modifiers::NONE;
        harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta,
            phase,
            modifiers,
            source: egui::MouseWheelSource::Wheel,
        });
        harness.run();
    }
    assert!(harness.query_by_role_and_label(Role::TreeItem, &card).is_none(), "{card} is out of sight");
    press_with(&mut harness, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&harness), card);
    harness.get_by_role_and_label(Role::TreeItem, &card);
}

#[test]
fn what_a_command_did_is_said() {
    let mut editor = crate::editor::sample::editor();
    editor.select(Some(Thing::Card(Id::new("account"))));
    editor.run(&Command::Move(Direction::Down));
    assert_eq!(editor.announcement().text, "Moved Must create an account to Purchase, Pain points, 2 of 2");
    editor.run(&Command::Undo);
    assert_eq!(editor.announcement().text, "Took back: Move card");
    editor.run(&Command::AddCard(touchline::map::CardKind::PainPoint));
    editor.type_text("Slow");
    editor.commit_text();
    assert_eq!(editor.announcement().text, "Added pain point: Slow, Purchase, Pain points, 2 of 3");
    editor.select(Some(Thing::Stage(Id::new("buy"))));
    editor.run(&Command::Move(Direction::Left));
    assert_eq!(editor.announcement().text, "Moved Purchase to stage 1 of 3");
    let count = editor.announcement().count;
    editor.run(&Command::FocusStage);
    assert_eq!(editor.announcement().text, "Purchase alone, stage 1 of 3");
    assert_eq!(editor.announcement().count, count + 1);
}

#[test]
fn what_was_said_is_a_live_node() {
    let mut harness = shell(1600.0, 1000.0);
    harness.get_by_role_and_label(Role::ListItem, "Must create an account").click_accesskit();
    harness.run();
    harness.get_by_role_and_label(Role::Canvas, "Map").focus();
    harness.run();
    press_with(&mut harness, Modifiers::COMMAND, Key::ArrowDown);
    let said =
        harness.get_by_role_and_label(Role::Status, "Moved Must create an account to Purchase, Pain points, 2 of 2");
    assert_eq!(said.accesskit_node().live(), egui::accesskit::Live::Polite);
}
