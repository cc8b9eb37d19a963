//! The window without a mouse: its parts by F6, menus by F10 and Shift-F10, and the way back by Escape.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::App;
use touchline::editor::Thing;
use touchline::map::Id;

use super::shell::shell;

fn roomy() -> Harness<'static, App> {
    shell(1600.0, 1000.0)
}

/// Presses a key and waits for the window to rest.
pub fn press(harness: &mut Harness<'_, App>, key: Key) {
    harness.key_press(key);
    harness.run();
}

pub fn press_with(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

/// The name of what has the keyboard, as a screen reader would say it.
pub fn focused(harness: &Harness<'_, App>) -> String {
    let node = harness.get_all(egui_kittest::kittest::by()).find(|node| node.accesskit_node().is_focused());
    node.map(|node| node.accesskit_node().label().unwrap_or_default()).unwrap_or_default()
}

fn selected(harness: &Harness<'_, App>) -> Option<Thing> {
    harness.state().session().unwrap().editor().selection().one().cloned()
}

#[test]
fn f6_walks_over_the_parts_of_the_window_and_back() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    press(&mut harness, Key::ArrowRight);
    assert_eq!(focused(&harness), "Awareness");
    let mut seen = Vec::new();
    for _ in 0..6 {
        press(&mut harness, Key::F6);
        seen.push(focused(&harness));
    }
    // Inspector, funnel, bar, palette, outline, and the map again.
    assert_eq!(seen[2..], ["File", "Add stage", "Awareness", "Awareness"], "{seen:?}");
    assert!(seen[..2].iter().all(|name| !name.is_empty()), "{seen:?}");
    press_with(&mut harness, Modifiers::SHIFT, Key::F6);
    press_with(&mut harness, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&harness), "Add stage");
    // One comes back to what one left.
    press(&mut harness, Key::Tab);
    assert_eq!(focused(&harness), "Add action");
    for _ in 0..6 {
        press(&mut harness, Key::F6);
    }
    assert_eq!(focused(&harness), "Add action");
}

#[test]
fn shift_tab_leads_out_of_the_map_from_what_is_selected_on_it() {
    for width in [1280.0, 1600.0] {
        let mut harness = shell(width, 800.0);
        harness.get_by_role_and_label(egui::accesskit::Role::ListItem, "Card declined").click_accesskit();
        harness.run();
        harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
        harness.run();
        assert_eq!(focused(&harness), "Card declined");
        press_with(&mut harness, Modifiers::SHIFT, Key::Tab);
        assert!(!["Card declined", "Map", ""].contains(&focused(&harness).as_str()), "{}", focused(&harness));
    }
}

#[test]
fn a_screen_reader_hears_every_thing_walked_to() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    let keys = [Key::ArrowRight, Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::ArrowRight];
    let mut heard = Vec::new();
    for key in keys {
        press(&mut harness, key);
        let thing = harness.state().session().unwrap().editor().focus().cloned();
        let name = focused(&harness);
        assert!(!name.is_empty() && name != "Map", "{thing:?} is not told after {heard:?}");
        heard.push(name);
    }
    heard.dedup();
    assert_eq!(heard.len(), keys.len(), "{heard:?}");
    for _ in 0..6 {
        press(&mut harness, Key::ArrowUp);
    }
    assert_eq!(focused(&harness), "Lamp", "the title, above the stages");
}

#[test]
fn a_panel_that_is_folded_away_is_passed_over() {
    let mut harness = roomy();
    press_with(&mut harness, Modifiers::COMMAND, Key::Num1);
    press_with(&mut harness, Modifiers::COMMAND, Key::Num4);
    harness.get_by_label("File").focus();
    harness.run();
    press(&mut harness, Key::F6);
    assert_eq!(focused(&harness), "Awareness", "the outline's first row");
}

#[test]
fn enter_on_the_palette_adds_to_the_current_stage() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::ListItem, "Card declined").click_accesskit();
    harness.run();
    harness.get_by_label("Add note").focus();
    harness.run();
    press(&mut harness, Key::Enter);
    let editor = harness.state().session().unwrap().editor();
    assert!(editor.editing().is_some());
    assert_eq!(editor.map().cards.iter().find(|card| card.text.is_empty()).unwrap().at.column, Id::new("buy"));
}

#[test]
fn the_menu_of_a_card_opens_by_a_key_and_closes_to_where_one_was() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::ListItem, "Checkout").click_accesskit();
    harness.run();
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    press_with(&mut harness, Modifiers::SHIFT, Key::F10);
    assert_eq!(focused(&harness), "Edit text");
    press(&mut harness, Key::ArrowDown);
    assert_eq!(focused(&harness), "Moment of truth");
    press(&mut harness, Key::Escape);
    assert_eq!(focused(&harness), "Checkout");
    assert_eq!(selected(&harness), Some(Thing::Card(Id::new("checkout"))), "Escape closed the menu and nothing else");
    press_with(&mut harness, Modifiers::SHIFT, Key::F10);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert!(harness.state().session().unwrap().editor().map().card(&Id::new("checkout")).unwrap().crucial);
    assert_eq!(focused(&harness), "Checkout");
}

#[test]
fn the_menus_go_by_arrow_keys() {
    let mut harness = roomy();
    press(&mut harness, Key::F10);
    assert_eq!(focused(&harness), "File");
    press(&mut harness, Key::ArrowDown);
    assert_eq!(focused(&harness), "New…");
    press(&mut harness, Key::ArrowRight);
    assert_eq!(focused(&harness), "Paste", "the next menu is open");
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(focused(&harness), "New…");
    press(&mut harness, Key::Escape);
    assert_eq!(focused(&harness), "File");
    assert!(harness.query_by_label("Save as…").is_none());
    // A submenu, and back out of it.
    for _ in 0..3 {
        press(&mut harness, Key::ArrowRight);
    }
    assert_eq!(focused(&harness), "View");
    press(&mut harness, Key::ArrowDown);
    for _ in 0..15 {
        if focused(&harness) == "Room size" {
            break;
        }
        press(&mut harness, Key::ArrowUp);
    }
    press(&mut harness, Key::ArrowRight);
    assert_eq!(focused(&harness), "Normal");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    assert_eq!(harness.state().session().unwrap().editor().room_size(), touchline::editor::RoomSize::Large);
}

#[test]
fn scroll_bars_are_told_and_scroll() {
    let mut harness = shell(1280.0, 720.0);
    let bar = harness.get_by_role_and_label(egui::accesskit::Role::ScrollBar, "Scroll up and down");
    assert_eq!(bar.accesskit_node().numeric_value(), Some(0.0));
    let at = bar.rect();
    // A press below the thumb goes on by a page; a drag moves with the pointer.
    let end = at.center_bottom() - egui::vec2(0.0, 6.0);
    harness.drag_at(end);
    harness.run();
    harness.drop_at(end);
    harness.run();
    let scroll = harness.state().session().unwrap().editor().camera().scroll().y;
    assert!(scroll > 100.0, "{scroll}");
    let thumb = harness.state().session().unwrap().editor().camera().bars().down.unwrap().thumb;
    let origin = at.left_top() - egui::vec2(0.0, 0.0);
    let track = harness.state().session().unwrap().editor().camera().bars().down.unwrap().track;
    let taken = origin + egui::vec2(5.0, (thumb.center().y - track.y0) as f32);
    harness.drag_at(taken);
    harness.run();
    harness.hover_at(taken - egui::vec2(0.0, 1000.0));
    harness.run();
    harness.drop_at(taken - egui::vec2(0.0, 1000.0));
    harness.run();
    assert_eq!(harness.state().session().unwrap().editor().camera().scroll().y, 0.0);
    assert!(selected(&harness).is_none(), "the map below was not pressed");
    press(&mut harness, Key::F);
    assert!(harness.query_by_role(egui::accesskit::Role::ScrollBar).is_none(), "all is seen");
}

#[test]
fn a_chip_leads_back_from_one_stage_to_all() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    press(&mut harness, Key::Num2);
    press(&mut harness, Key::Z);
    assert_eq!(harness.state().session().unwrap().editor().spotlit(), Some(1));
    harness.get_by_label("Next stage").click();
    harness.run();
    assert_eq!(harness.state().session().unwrap().editor().spotlit(), Some(2));
    harness.get_by_label("All stages").click();
    harness.run();
    assert!(harness.query_by_role_and_label(egui::accesskit::Role::Button, "All stages").is_none());
    assert_eq!(harness.state().session().unwrap().editor().layout().heads.len(), 3);
}

/// Presses and releases here so many times, each in a frame of its own as far as a double click allows.
fn clicks(harness: &mut Harness<'_, App>, at: egui::Pos2, count: usize) {
    let button = |pressed| egui::Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(egui::Event::PointerMoved(at));
    harness.step();
    for _ in 1..count {
        harness.input_mut().events.extend([button(true), button(false)]);
    }
    harness.event(button(true));
    harness.step();
    harness.event(button(false));
    harness.step();
    harness.run();
}

#[test]
fn what_the_mouse_opens_is_written_in() {
    let mut harness = roomy();
    let editing = |harness: &Harness<'_, App>| {
        let text = harness.state().session().unwrap().editor().editing().map(|editing| editing.text.clone());
        text.unwrap_or_default()
    };
    let stage = harness.get_by_role_and_label(egui::accesskit::Role::ColumnHeader, "Purchase").rect().center();
    let card = harness.get_by_role_and_label(egui::accesskit::Role::ListItem, "A friend’s photo").rect().center();
    for (at, count) in [(card, 2), (stage, 2)] {
        clicks(&mut harness, at, count);
        harness.event(egui::Event::Text("xyz".to_owned()));
        harness.run();
        assert!(editing(&harness).contains("xyz"), "{}", editing(&harness));
        press(&mut harness, Key::Enter);
    }
}

#[test]
fn a_menu_keeps_its_keys() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    press(&mut harness, Key::ArrowRight);
    let before = selected(&harness);
    press(&mut harness, Key::F10);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::P);
    press(&mut harness, Key::Escape);
    assert!(before.is_some());
    assert_eq!(selected(&harness), before, "Escape was the menu's, and so was the letter");
    assert!(!harness.state().session().unwrap().editor().dirty());
}

#[test]
fn what_is_chosen_in_a_menu_gives_the_keyboard_back() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::ColumnHeader, "Purchase").click_accesskit();
    harness.run();
    press(&mut harness, Key::F10);
    harness.get_by_label("Insert").focus();
    harness.run();
    press(&mut harness, Key::ArrowDown);
    harness.get_by_role_and_label(egui::accesskit::Role::MenuItem, "Arrow").focus();
    harness.run();
    press(&mut harness, Key::ArrowRight);
    assert_eq!(focused(&harness), "Connect…");
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::Enter);
    let map = harness.state().session().unwrap().editor().map();
    let between = |arrow: &touchline::map::Transition| !arrow.from.is_empty() && !arrow.to.is_empty();
    assert!(map.transitions.iter().any(between), "{:?}", map.transitions);

    // From a field one comes back to the field.
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Share of customers, in %").focus();
    harness.run();
    press(&mut harness, Key::F10);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Escape);
    assert_eq!(focused(&harness), "File");
    harness.get_by_label("View").focus();
    harness.run();
    press(&mut harness, Key::ArrowDown);
    harness.get_by_role_and_label(egui::accesskit::Role::MenuItem, "Zoom in").focus();
    harness.run();
    press(&mut harness, Key::Enter);
    assert_eq!(focused(&harness), "Share of customers, in %");
}

#[test]
fn letters_are_the_maps_only_while_it_has_the_keyboard() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::ListItem, "Card declined").click_accesskit();
    harness.run();
    for name in ["File", "Add note"] {
        harness.get_by_label(name).focus();
        harness.run();
        for key in [Key::P, Key::G, Key::H, Key::Minus] {
            press(&mut harness, key);
        }
        let editor = harness.state().session().unwrap().editor();
        assert!(editor.history().is_empty() && editor.editing().is_none(), "on the button {name}");
    }
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    press(&mut harness, Key::P);
    assert!(harness.state().session().unwrap().editor().editing().is_some());
}

#[test]
fn every_stop_of_the_tab_key_has_a_name() {
    let mut harness = roomy();
    press(&mut harness, Key::F10);
    let mut seen = vec![focused(&harness)];
    for _ in 0..60 {
        press(&mut harness, Key::Tab);
        let name = focused(&harness);
        if name == seen[0] {
            break;
        }
        seen.push(name);
    }
    assert!(seen.iter().all(|name| !name.is_empty()), "{seen:?}");
    assert!(seen.iter().any(|name| name == "Map"), "{seen:?}");
}

#[test]
fn tab_goes_through_the_find_bar_as_one_reads_it() {
    let mut harness = roomy();
    press_with(&mut harness, Modifiers::COMMAND, Key::H);
    assert_eq!(focused(&harness), "Find on the map");
    harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Find on the map").type_text("a");
    harness.run();
    let mut seen = Vec::new();
    for _ in 0..7 {
        press(&mut harness, Key::Tab);
        seen.push(focused(&harness));
    }
    assert_eq!(seen[0], "Replace with");
    assert!(seen[1].starts_with("Previous") && seen[2].starts_with("Next"), "{seen:?}");
    assert!(seen.contains(&"Replace".to_owned()), "{seen:?}");
}

#[test]
fn the_help_sheet_scrolls_by_keys() {
    let mut harness = shell(900.0, 500.0);
    press(&mut harness, Key::F1);
    let top =
        |harness: &Harness<'_, App>| harness.get_by_role_and_label(egui::accesskit::Role::Heading, "File").rect().top();
    let start = top(&harness);
    press(&mut harness, Key::ArrowDown);
    let line = top(&harness);
    assert!(line < start);
    press(&mut harness, Key::PageDown);
    let page = top(&harness);
    assert!(page < line - 100.0, "{page} {line}");
    press(&mut harness, Key::End);
    let end = top(&harness);
    assert!(end < page);
    press(&mut harness, Key::PageDown);
    assert_eq!(top(&harness), end, "no further than the end");
    press(&mut harness, Key::Home);
    assert_eq!(top(&harness), start);
}

#[test]
fn tab_ends_a_text_on_the_map_and_the_next_key_is_the_maps() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::ListItem, "Card declined").click_accesskit();
    harness.run();
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    press(&mut harness, Key::Enter);
    harness.event(egui::Event::Text(" at night".into()));
    harness.run();
    press(&mut harness, Key::Tab);
    assert_eq!(focused(&harness), "Card declined at night");
    press(&mut harness, Key::C);
    press(&mut harness, Key::Delete);
    let editor = harness.state().session().unwrap().editor();
    assert!(editor.editing().is_none() && editor.map().card(&Id::new("declined")).is_none());
}

#[test]
fn a_map_that_opens_has_the_keyboard_without_a_ring() {
    let mut harness = roomy();
    assert_eq!(focused(&harness), "Map");
    assert!(!harness.state().session().unwrap().editor().by_key());
    press(&mut harness, Key::ArrowRight);
    assert_eq!(focused(&harness), "Awareness");
}

#[test]
fn escape_leaves_a_button_for_the_map_and_nothing_else() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::ListItem, "Card declined").click_accesskit();
    harness.run();
    for name in ["Add note", "Delete card", "Fit"] {
        harness.get_by_label(name).focus();
        harness.run();
        press(&mut harness, Key::Escape);
        assert_eq!(focused(&harness), "Card declined", "after {name}");
        assert_eq!(selected(&harness), Some(Thing::Card(Id::new("declined"))));
    }
    press(&mut harness, Key::Escape);
    assert_eq!(selected(&harness), None, "the second is the map's");
}

#[test]
fn arrows_walk_on_after_whatever_lay_over_the_map() {
    let mut harness = roomy();
    press(&mut harness, Key::ArrowRight);
    let over = [
        (Modifiers::SHIFT, Key::F10),
        (Modifiers::COMMAND, Key::K),
        (Modifiers::COMMAND, Key::E),
        (Modifiers::NONE, Key::F1),
        (Modifiers::COMMAND, Key::F),
    ];
    for (at, (modifiers, key)) in over.into_iter().enumerate() {
        press_with(&mut harness, modifiers, key);
        // At once behind each other, as on a slow machine.
        harness.key_press(Key::Escape);
        harness.key_press(if at % 2 == 0 { Key::ArrowRight } else { Key::ArrowLeft });
        harness.run();
        assert_eq!(focused(&harness), if at % 2 == 0 { "Purchase" } else { "Awareness" }, "after {key:?}");
    }
}

#[test]
fn the_keyboard_does_not_come_back_to_what_the_mouse_left() {
    let mut harness = roomy();
    harness.get_by_label("Title").focus();
    harness.run();
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").click();
    harness.run();
    press_with(&mut harness, Modifiers::SHIFT, Key::F10);
    press(&mut harness, Key::Escape);
    assert_ne!(focused(&harness), "Title");
}

#[test]
fn the_find_bar_is_a_part_and_closes_from_its_buttons() {
    let mut harness = roomy();
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    for name in ["Match case", "Close (Esc)"] {
        press_with(&mut harness, Modifiers::SHIFT, Key::F6);
        press(&mut harness, Key::F6);
        assert_eq!(focused(&harness), "Find on the map", "F6 leads from the map into it");
        harness.get_by_label(name).focus();
        harness.run();
        press(&mut harness, Key::Escape);
        assert!(harness.query_by_label("Match case").is_none());
        assert_eq!(focused(&harness), "Map");
        press_with(&mut harness, Modifiers::COMMAND, Key::F);
    }
}

#[test]
fn a_dialog_gives_the_keyboard_back_to_the_button_that_opened_it() {
    let mut harness = roomy();
    for name in ["Export…", "Import…"] {
        harness.get_by_role_and_label(egui::accesskit::Role::Button, name).focus();
        harness.run();
        press(&mut harness, Key::Enter);
        assert_ne!(focused(&harness), name);
        press(&mut harness, Key::Escape);
        assert_eq!(focused(&harness), name);
    }
}

#[test]
fn an_arrow_is_drawn_by_keys_and_its_end_is_told() {
    let mut harness = roomy();
    let links = |harness: &Harness<'_, App>| harness.state().session().unwrap().editor().map().transitions.len();
    let said = |harness: &Harness<'_, App>| harness.state().session().unwrap().editor().announcement().text.clone();
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::L);
    assert!(said(&harness).starts_with("Arrows walk to the other stage"), "{}", said(&harness));
    press(&mut harness, Key::ArrowRight);
    assert_eq!(focused(&harness), "Purchase");
    press(&mut harness, Key::ArrowRight);
    assert_eq!(focused(&harness), "Loyalty");
    assert!(said(&harness).contains("Loyalty"), "{}", said(&harness));
    press(&mut harness, Key::Enter);
    assert_eq!(links(&harness), 1);
}

#[test]
fn a_key_that_means_nothing_now_says_so() {
    let mut harness = roomy();
    let said = |harness: &Harness<'_, App>| harness.state().session().unwrap().editor().announcement().text.clone();
    press(&mut harness, Key::V);
    assert_eq!(said(&harness), "Not now: Fold lane");
    let cards = harness.state().session().unwrap().editor().map().cards.len();
    // A step needs a stage; the letters of its name are no commands.
    press_with(&mut harness, Modifiers::SHIFT, Key::G);
    press(&mut harness, Key::P);
    harness.run_steps(2);
    let editor = harness.state().session().unwrap().editor();
    assert_eq!(editor.map().cards.len(), cards);
    assert!(editor.toasts().iter().any(|toast| toast.text.contains("select one first")));
}

#[test]
fn the_height_of_the_funnel_panel_goes_by_keys() {
    let mut map = crate::app::maps::with_funnel();
    map.head.title = "Visits".to_owned();
    let mut harness = super::shell::shell_of(crate::editor::sample::editor_of(map), 1600.0, 1000.0);
    let edge = |harness: &Harness<'_, App>| harness.get_by_label("Height of the funnel panel").rect().center().y;
    harness.get_by_label("Height of the funnel panel").focus();
    harness.run();
    let before = edge(&harness);
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::ArrowUp);
    let higher = edge(&harness);
    assert!(higher < before - 20.0, "{before} {higher}");
    press(&mut harness, Key::ArrowDown);
    assert!(edge(&harness) > higher);
    assert_eq!(focused(&harness), "Height of the funnel panel");
}
