//! What an empty map says, until the first thing is on it.

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::editor::Command;
use touchline::map::{LaneKind, Map};

use super::shell::{editor, shell_of};
use crate::editor::sample;

fn empty() -> Map {
    Map::new(&mut sample::seeded(2))
}

#[test]
fn an_empty_map_tells_what_to_do_first() {
    let mut harness = shell_of(sample::editor_of(empty()), 1280.0, 720.0);
    harness.get_by_label("This map is empty");
    harness.get_by_role_and_label(Role::Button, "Use a template…");
    harness.get_by_role_and_label(Role::Button, "Add a stage").click();
    harness.run();
    assert_eq!(editor(&harness).map().stages.len(), 1);
    assert!(harness.query_by_label("This map is empty").is_none(), "it goes with the first thing");
}

#[test]
fn a_lane_of_a_kind_is_the_other_way_to_begin() {
    let mut harness = shell_of(sample::editor_of(empty()), 1280.0, 720.0);
    harness.get_by_role_and_label(Role::Button, "Add a lane").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Pain points").click();
    harness.run();
    assert_eq!(editor(&harness).map().lanes[0].kind, LaneKind::PainPoint);
    assert!(harness.query_by_label("This map is empty").is_none());
}

#[test]
fn a_press_on_its_card_is_none_on_the_map() {
    let mut harness = shell_of(sample::editor_of(empty()), 1280.0, 720.0);
    let at = harness.get_by_label("This map is empty").rect().center();
    harness.hover_at(at);
    harness.drag_at(at);
    harness.run();
    assert!(!editor(&harness).busy());
    harness.drop_at(at);
    harness.run();
}

#[test]
fn an_empty_map_that_is_locked_offers_only_to_unlock() {
    let mut start = sample::editor_of(empty());
    start.run(&Command::LockStructure);
    let harness = shell_of(start, 1280.0, 720.0);
    let button = harness.get_by_role_and_label(Role::Button, "Add a stage");
    assert!(button.accesskit_node().is_disabled());
}
