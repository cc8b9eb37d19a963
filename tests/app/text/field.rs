use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::App;
use touchline::map::Id;

use crate::app::shell::{select_stage, shell};

/// The window with a stage selected and the keyboard in the field of its name.
fn naming() -> Harness<'static, App> {
    let mut harness = shell(1600.0, 1000.0);
    select_stage(&mut harness, "Purchase");
    harness.get_by_role_and_label(Role::TextInput, "Name").focus();
    harness.run();
    harness
}

fn name(harness: &Harness<'_, App>) -> String {
    let map = harness.state().session().unwrap().editor().map();
    map.stages.iter().find(|stage| stage.id == Id::new("buy")).unwrap().name.clone()
}

fn send(harness: &mut Harness<'_, App>, event: Event) {
    harness.event(event);
    harness.run();
}

fn press(harness: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn copied(harness: &Harness<'_, App>) -> Option<String> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn what_is_typed_is_the_name() {
    let mut harness = naming();
    send(&mut harness, Event::Text(" שלום".to_owned()));
    assert_eq!(name(&harness), "Purchase שלום");
    let field = harness.get_by_role_and_label(Role::TextInput, "Name");
    assert_eq!(field.value().as_deref(), Some("Purchase שלום"));
}

#[test]
fn what_is_selected_is_told_to_screen_readers() {
    let mut harness = naming();
    send(&mut harness, Event::Text(" שלום".to_owned()));
    press(&mut harness, Modifiers::COMMAND, Key::A);
    let field = harness.get_by_role_and_label(Role::TextInput, "Name");
    let node = field.accesskit_node();
    assert!(node.supports_text_ranges());
    assert_eq!(node.text_selection().map(|range| range.text()).as_deref(), Some("Purchase שלום"));
    assert_eq!(node.document_range().text(), "Purchase שלום");
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    let field = harness.get_by_role_and_label(Role::TextInput, "Name");
    assert_eq!(field.accesskit_node().text_selection().map(|range| range.text()).as_deref(), Some("P"));
}

#[test]
fn a_screen_reader_sets_text_and_replaces_what_is_selected() {
    let mut harness = naming();
    harness.get_by_role_and_label(Role::TextInput, "Name").set_text_value_accesskit("Checkout");
    harness.run();
    assert_eq!(name(&harness), "Checkout");
    press(&mut harness, Modifiers::SHIFT, Key::Home);
    harness.get_by_role_and_label(Role::TextInput, "Name").replace_selected_text_accesskit("Paying");
    harness.run();
    assert_eq!(name(&harness), "Paying");
}

#[test]
fn the_clipboard_gives_and_takes() {
    let mut harness = naming();
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.event(Event::Copy);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some("Purchase"));
    harness.event(Event::Cut);
    harness.step();
    assert_eq!(copied(&harness).as_deref(), Some("Purchase"));
    harness.run();
    assert_eq!(name(&harness), "");
    send(&mut harness, Event::Paste("Pays\r\nor not\n".to_owned()));
    assert_eq!(name(&harness), "Pays or not");
}

#[test]
fn undo_stays_in_the_field() {
    let mut harness = naming();
    let stages = harness.state().session().unwrap().editor().map().stages.len();
    send(&mut harness, Event::Text(" now".to_owned()));
    for _ in 0..4 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(name(&harness), "Purchase");
    assert_eq!(harness.state().session().unwrap().editor().map().stages.len(), stages);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(name(&harness), "Purchase now");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Y);
    assert_eq!(name(&harness), "Purchase now");
}

#[test]
fn escape_brings_the_name_back_and_enter_keeps_it() {
    for (key, left) in [(Key::Escape, "Purchase"), (Key::Enter, "Purchase!"), (Key::Tab, "Purchase!")] {
        let mut harness = naming();
        send(&mut harness, Event::Text("!".to_owned()));
        press(&mut harness, Modifiers::NONE, key);
        assert_eq!(name(&harness), left, "{key:?}");
        assert!(!harness.get_by_role_and_label(Role::TextInput, "Name").is_focused(), "{key:?}");
    }
}

#[test]
fn tab_into_a_line_selects_it() {
    let mut harness = naming();
    press(&mut harness, Modifiers::NONE, Key::Tab);
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    send(&mut harness, Event::Text("Pays".to_owned()));
    assert_eq!(name(&harness), "Pays");
}

#[test]
fn the_mouse_selects_words_and_all() {
    let mut harness = naming();
    send(&mut harness, Event::Text(" at the till".to_owned()));
    let rect = harness.get_by_role_and_label(Role::TextInput, "Name").rect();
    let at = rect.left_center() + egui::vec2(20.0, 0.0);
    for (selected, times) in [("Purchase", 2), ("Purchase at the till", 3)] {
        for pressed in [true, false].repeat(times) {
            let modifiers = Modifiers::NONE;
            let event = Event::PointerButton { pos: at, button: egui::PointerButton::Primary, pressed, modifiers };
            // A press a frame, a frame a quarter of a second: quick enough for one hand.
            let raw = harness.input_mut();
            raw.events.extend([Event::PointerMoved(at), event]);
            if !pressed {
                harness.step();
            }
        }
        let field = harness.get_by_role_and_label(Role::TextInput, "Name");
        let shown = field.accesskit_node().text_selection().map(|range| range.text());
        assert_eq!(shown.as_deref(), Some(selected));
        // Long enough for the next press to be a first one.
        harness.run_steps(4);
    }
}

#[test]
fn a_drag_within_one_slow_frame_selects() {
    let mut harness = naming();
    let rect = harness.get_by_role_and_label(Role::TextInput, "Name").rect();
    let (from, to) = (rect.left_center() + egui::vec2(8.0, 0.0), rect.right_center());
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let events = [Event::PointerMoved(from), button(from, true), Event::PointerMoved(to), button(to, false)];
    harness.input_mut().events.extend(events);
    harness.step();
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Name");
    assert_eq!(field.accesskit_node().text_selection().map(|range| range.text()).as_deref(), Some("Purchase"));
    // What moves later without the button selects nothing.
    harness.hover_at(from);
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Name");
    assert_eq!(field.accesskit_node().text_selection().map(|range| range.text()).as_deref(), Some("Purchase"));
}

#[test]
fn many_letters_are_told_in_several_runs() {
    let mut harness = naming();
    let long = "ab ".repeat(200);
    send(&mut harness, Event::Text(long.clone()));
    let field = harness.get_by_role_and_label(Role::TextInput, "Name");
    assert_eq!(field.accesskit_node().document_range().text(), format!("Purchase{long}"));
    press(&mut harness, Modifiers::COMMAND, Key::A);
    let field = harness.get_by_role_and_label(Role::TextInput, "Name");
    let selected = field.accesskit_node().text_selection().map(|range| range.text());
    assert_eq!(selected, Some(format!("Purchase{long}")));
}
