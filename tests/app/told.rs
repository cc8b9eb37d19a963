//! What screen readers are told: names, places, values and states, each of them once.

use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable, by};
use touchline::app::App;
use touchline::map::{Id, Lane, LaneKind, Lock, Map, Stage};

use super::shell::{editor, roomy, shell, shell_of};
use crate::editor::sample;
use crate::harness::large::large;

type Window = Harness<'static, App>;

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// The labels of all nodes of a role.
fn of(window: &Window, role: Role) -> Vec<String> {
    let nodes = window.query_all_by_role(role);
    nodes.map(|node| node.accesskit_node().label().unwrap_or_default()).collect()
}

#[test]
fn nothing_selected_is_said_to_be_checked_too() {
    let mut window = roomy();
    window.get_by_role_and_label(Role::ColumnHeader, "Purchase").click_accesskit();
    window.run();
    let mut selected = 0;
    for node in window.get_all(by()).filter(|node| node.accesskit_node().is_selected() == Some(true)) {
        selected += 1;
        assert_eq!(node.accesskit_node().toggled(), None, "{:?}", node.accesskit_node().label());
    }
    assert_eq!(selected, 2, "on the map and in the outline");
}

#[test]
fn the_rows_of_the_palette_are_counted_from_the_first() {
    let mut window = roomy();
    press(&mut window, Modifiers::COMMAND, Key::K);
    let rows: Vec<_> = window.query_all_by_role(Role::ListBoxOption).collect();
    let places: Vec<_> = rows.iter().map(|row| row.accesskit_node().data().position_in_set().unwrap()).collect();
    assert_eq!(places, (0..rows.len()).collect::<Vec<_>>());
    assert_eq!(of(&window, Role::Dialog), ["Command palette"]);
}

#[test]
fn menus_are_named() {
    let mut window = roomy();
    press(&mut window, Modifiers::NONE, Key::F10);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(of(&window, Role::Menu), ["File"]);
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.get_by_role_and_label(Role::ColumnHeader, "Purchase").click_accesskit();
    window.run();
    press(&mut window, Modifiers::SHIFT, Key::F10);
    assert_eq!(of(&window, Role::Menu), ["Menu of what is selected"]);
}

#[test]
fn the_menu_of_a_card_selects_what_belongs_to_it() {
    let mut window = roomy();
    window.get_by_role_and_label(Role::ListItem, "Must create an account").click_accesskit();
    window.run();
    press(&mut window, Modifiers::SHIFT, Key::F10);
    window.get_by_role_and_label(Role::MenuItem, "Select").click();
    window.run();
    assert_eq!(of(&window, Role::Menu), ["Menu of what is selected", "Select"]);
    window.get_by_role_and_label(Role::MenuItem, "Cards of the kind").click();
    window.run();
    assert!(of(&window, Role::Menu).is_empty());
    let by = egui_kittest::kittest::By::new().role(Role::ListItem);
    let selected = window.get_all(by).filter(|node| node.accesskit_node().is_selected() == Some(true)).count();
    assert!(selected > 1, "{selected}");
}

#[test]
fn parts_of_the_window_begin_with_headings() {
    let window = roomy();
    let headings = of(&window, Role::Heading);
    for name in ["Drag onto the map", "Outline", "Map", "Map check"] {
        assert!(headings.iter().any(|heading| heading == name), "{name}: {headings:?}");
    }
}

#[test]
fn bars_that_scroll_are_named() {
    let mut window = shell(1600.0, 400.0);
    window.get_by_role_and_label(Role::ColumnHeader, "Purchase").click_accesskit();
    window.run();
    let bars = of(&window, Role::ScrollBar);
    assert!(bars.iter().all(|name| name.starts_with("Scroll ")), "{bars:?}");
    assert!(bars.iter().any(|name| name == "Scroll the inspector up and down"), "{bars:?}");
}

#[test]
fn lists_tell_what_is_chosen_in_them() {
    let mut window = roomy();
    window.get_by_role_and_label(Role::ListItem, "Must create an account").click_accesskit();
    window.run();
    let kind = window.get_by_role_and_label(Role::ComboBox, "Kind");
    assert_eq!(kind.accesskit_node().value().as_deref(), Some("Pain point"));
}

#[test]
fn the_window_has_the_name_of_the_map() {
    let window = roomy();
    let root = window.root().accesskit_node().label().unwrap_or_default();
    assert!(root.ends_with("Touchline") && root.len() > "Touchline".len(), "{root}");
}

#[test]
fn selecting_several_is_said_once_and_a_command_is_not_said_twice() {
    let mut window = roomy();
    window.get_by_role_and_label(Role::ListItem, "Must create an account").click_accesskit();
    window.run();
    let before = editor(&window).announcement().count;
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.run();
    let all = editor(&window).map().cards.len();
    assert_eq!(editor(&window).announcement().text, format!("{all} cards selected"));
    assert_eq!(editor(&window).announcement().count, before + 1);
    press(&mut window, Modifiers::COMMAND, Key::D);
    let said = editor(&window).announcement();
    assert!(said.text.starts_with("Duplicated"), "{said:?}");
    assert_eq!(said.count, before + 2);
}

#[test]
fn what_is_deleted_is_said() {
    let mut window = roomy();
    window.get_by_role_and_label(Role::ListItem, "Must create an account").click_accesskit();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Delete);
    let said: Vec<String> = of(&window, Role::Status);
    assert!(said.iter().any(|text| text.ends_with("deleted")), "{said:?}");
}

#[test]
fn cards_seen_as_specks_are_told_by_the_outline_alone() {
    let mut window = shell_of(sample::editor_of(large(3_000)), 1600.0, 1000.0);
    let on_canvas = |window: &Window| window.query_all_by_role(Role::ListItem).count();
    assert!(on_canvas(&window) > 20, "cards that can be read");
    window.get_by_label("Fit").click();
    window.run_steps(60);
    assert_eq!(on_canvas(&window), 0);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(60);
    assert_eq!(on_canvas(&window), 1, "the one that has the keyboard");
}

#[test]
fn the_lines_of_a_list_are_options_of_it() {
    let mut window = roomy();
    window.get_by_role_and_label(Role::ListItem, "Guest checkout").click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::ComboBox, "Status").click_accesskit();
    window.run();
    let option = window.get_by_role_and_label(Role::ListBoxOption, "Not said");
    assert_eq!((option.accesskit_node().is_selected(), option.accesskit_node().toggled()), (Some(true), None));
}

#[test]
fn a_list_of_owners_is_named_and_holds_them_once() {
    let mut map = sample::map();
    for card in map.cards.iter_mut().take(3) {
        card.owner = "Mia".to_owned();
    }
    let mut window = shell_of(sample::editor_of(map), 1600.0, 1000.0);
    window.get_by_role_and_label(Role::ListItem, "Must create an account").click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::Button, "List for Owner").click_accesskit();
    window.run();
    assert_eq!(of(&window, Role::Menu), ["Owner"]);
    assert_eq!(of(&window, Role::MenuItemRadio), ["Mia"]);
}

#[test]
fn a_face_that_is_not_set_says_so() {
    let window = roomy();
    let slider = window.get_by_role_and_label(Role::Slider, "Sentiment at Loyalty");
    assert_eq!(slider.accesskit_node().value().as_deref(), Some("no value"));
}

#[test]
fn what_a_button_of_the_inspector_changed_is_said() {
    let mut window = roomy();
    window.get_by_role_and_label(Role::ListItem, "Must create an account").click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::RadioButton, "Severity 3").click_accesskit();
    window.run();
    assert_eq!(editor(&window).announcement().text, "Changed severity");
}

#[test]
fn the_parts_of_the_window_are_named() {
    let window = roomy();
    let parts = of(&window, Role::Pane);
    for name in ["Top bar", "Palette and outline", "Inspector", "Status bar", "Funnel", "Journey map"] {
        assert!(parts.iter().any(|part| part == name), "{name} is not among {parts:?}");
    }
    let nameless = parts.iter().filter(|part| part.is_empty()).count();
    assert_eq!(nameless, 0, "{parts:?}");
    let mut window = shell_of(sample::editor(), 1280.0, 720.0);
    window.get_by_role_and_label(Role::ListItem, "Card declined").click_accesskit();
    window.run();
    assert!(of(&window, Role::Pane).iter().any(|part| part == "Inspector"), "where it floats, too");
}

#[test]
fn words_of_cards_and_links_follow_the_map() {
    let mut window = roomy();
    let told = |window: &Window, name: &str| {
        let card = window.get_by_role_and_label(Role::ListItem, name);
        card.accesskit_node().description().unwrap_or_default()
    };
    assert_eq!(told(&window, "Card declined"), "Pain point, in Purchase");
    window.get_by_role_and_label(Role::ListItem, "Must create an account").click_accesskit();
    window.run();
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(window.query_by_role_and_label(Role::ListItem, "Must create an account").is_none());
    window.get_by_role_and_label(Role::ListItem, "Card declined").click_accesskit();
    window.run();
    window.get_by_role_and_label(Role::RadioButton, "Severity 5").click_accesskit();
    window.run();
    assert_eq!(told(&window, "Card declined"), "Pain point, severity 5, in Purchase");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(told(&window, "Must create an account"), "Pain point, in Purchase, answered by 1");
}

#[test]
fn of_many_findings_some_are_listed_and_the_rest_on_request() {
    let mut map = Map::new(&mut sample::seeded(3));
    map.lanes.push(Lane { id: Id::new("touch"), kind: LaneKind::Touchpoint, ..Lane::default() });
    map.stages.extend((0..60).map(|n| Stage {
        id: Id::new(&format!("s{n}")),
        name: n.to_string(),
        ..Stage::default()
    }));
    let mut window = shell_of(sample::editor_of(map), 1600.0, 1000.0);
    let listed = |window: &Window| window.query_all_by_label_contains("has no touchpoint").count();
    assert_eq!(listed(&window), 50);
    window.get_by_label("Show 10 more").click_accesskit();
    window.run();
    assert_eq!(listed(&window), 60);
    assert!(window.query_by_label_contains("more").is_none());
}

#[test]
fn folding_is_said_and_a_folded_lane_tells_it() {
    let mut window = roomy();
    window.get_by_role_and_label(Role::RowHeader, "Pain points").click_accesskit();
    window.run();
    let told = |window: &Window| {
        let lane = window.get_by_role_and_label(Role::RowHeader, "Pain points");
        (lane.accesskit_node().data().is_expanded(), lane.accesskit_node().description().unwrap_or_default())
    };
    assert_eq!(told(&window), (Some(true), "Lane of pain points".to_owned()));
    press(&mut window, Modifiers::NONE, Key::V);
    assert_eq!(editor(&window).announcement().text, "Folded lane Pain points");
    assert_eq!(told(&window).0, Some(false));
    press(&mut window, Modifiers::NONE, Key::V);
    assert_eq!(editor(&window).announcement().text, "Unfolded lane Pain points");
    press(&mut window, Modifiers::NONE, Key::V);
    press(&mut window, Modifiers::SHIFT, Key::V);
    assert_eq!(editor(&window).announcement().text, "All lanes unfolded");
}

#[test]
fn what_is_refused_twice_is_said_twice() {
    let mut map = sample::map();
    map.head.lock = Some(Lock::Structure);
    let mut window = shell_of(sample::editor_of(map), 1600.0, 1000.0);
    window.get_by_role_and_label(Role::RowHeader, "Pain points").click_accesskit();
    window.run();
    let mut said = Vec::new();
    for key in [Key::F2, Key::Delete] {
        window.key_press(key);
        window.run_steps(3);
        let nodes = window.query_all_by_role(Role::Status);
        let refusal = nodes.filter(|node| node.accesskit_node().label().unwrap_or_default().contains("locked"));
        said.extend(refusal.map(|node| node.accesskit_node().id()));
    }
    assert_eq!(said.len(), 2);
    assert_ne!(said[0], said[1], "the same node would not be read again");
}

#[test]
fn what_is_found_is_said_with_its_number() {
    let mut window = roomy();
    press(&mut window, Modifiers::COMMAND, Key::F);
    assert!(of(&window, Role::Status).iter().all(|text| text.is_empty()), "{:?}", of(&window, Role::Status));
    window.event(egui::Event::Text("declined".to_owned()));
    window.run();
    let said = of(&window, Role::Status);
    assert!(said.contains(&"1 of 1".to_owned()), "{said:?}");
    assert!(said.contains(&"Pain point in Purchase: Card declined".to_owned()), "{said:?}");
}

#[test]
fn how_wide_a_stage_is_now_is_said() {
    let mut window = roomy();
    window.get_by_role_and_label(Role::ColumnHeader, "Purchase").click_accesskit();
    window.run();
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    let width = editor(&window).map().stages[1].width.unwrap().get();
    assert_eq!(editor(&window).announcement().text, format!("Purchase is {width} wide"));
}

#[test]
fn several_moved_cards_say_where_they_went() {
    let mut window = roomy();
    for (card, modifiers) in [("Must create an account", Modifiers::NONE), ("Card declined", Modifiers::COMMAND)] {
        window.get_by_role_and_label(Role::ListItem, card).click_modifiers(modifiers);
        window.run();
    }
    let said = |window: &Window| editor(window).announcement().text.clone();
    press(&mut window, Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(said(&window), "Moved 2 cards to Loyalty, Pain points");
    // Of two lanes the stage is what they share.
    window.get_by_role_and_label(Role::ListItem, "Guest checkout").click();
    window.run();
    window.get_by_role_and_label(Role::ListItem, "Checkout").click_modifiers(Modifiers::COMMAND);
    window.run();
    press(&mut window, Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(said(&window), "Moved 2 cards to Loyalty");
}
