//! The scribe line in the window: keys, focus, what is kept.

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use touchline::app::App;
use touchline::file::State;

use super::clipboard::{editor, map, paste, select_card, shown};
use crate::editor::sample;

type Window = Harness<'static, App>;

fn pressed(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// The keys of a text as they come from a keyboard.
fn letters(text: &str) -> Vec<Event> {
    let keys = |c: char| Key::from_name(&c.to_uppercase().to_string()).map(|key| pressed(key, Modifiers::NONE));
    text.chars().flat_map(|c| keys(c).into_iter().chain([Event::Text(c.to_string())])).collect()
}

/// Hands over events as eframe does when a frame was slow: all at once, through the window's own pace.
pub fn all_at_once(window: &mut Window, events: Vec<Event>) {
    let mut raw = egui::RawInput { events, ..Default::default() };
    let ctx = window.ctx.clone();
    let mut idle = 0;
    while idle < 3 {
        window.state_mut().pace(&ctx, &mut raw);
        idle = if raw.events.is_empty() { idle + 1 } else { 0 };
        window.input_mut().events.append(&mut raw.events);
        window.step();
    }
    window.run();
}

fn opened(folder: &std::path::Path) -> Window {
    let mut window = shown(sample::map(), folder);
    select_card(&mut window, "Card declined");
    window
}

fn texts(window: &Window, column: &str, lane: &str) -> Vec<String> {
    map(window).cards_in(&sample::cell(column, lane)).map(|card| card.text.clone()).collect()
}

fn line(window: &Window) -> egui::Rect {
    window.get_by_label("Scribe line: a card per Enter").rect()
}

#[test]
fn in_an_empty_line_the_card_before_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path());
    let before = texts(&window, "buy", "pain");
    let mut events = vec![pressed(Key::Enter, Modifiers::COMMAND)];
    events.extend(letters("Slow"));
    events.push(pressed(Key::Enter, Modifiers::NONE));
    all_at_once(&mut window, events);
    let after = texts(&window, "buy", "pain");
    assert_eq!(after.len(), before.len() + 1);
    all_at_once(&mut window, vec![pressed(Key::Z, Modifiers::COMMAND)]);
    assert_eq!(texts(&window, "buy", "pain"), before);
    let redo = Modifiers { shift: true, ..Modifiers::COMMAND };
    window.key_press_modifiers(redo, Key::Z);
    window.run();
    assert_eq!(texts(&window, "buy", "pain"), after);
    // With something in the line the key is about that.
    all_at_once(&mut window, letters("half"));
    all_at_once(&mut window, vec![pressed(Key::Z, Modifiers::COMMAND)]);
    assert_eq!(texts(&window, "buy", "pain"), after);
}

#[test]
fn everything_typed_within_one_frame_arrives() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path());
    let mut events = vec![pressed(Key::Enter, Modifiers::COMMAND)];
    events.extend(letters("Slow"));
    events.push(pressed(Key::Enter, Modifiers::NONE));
    events.extend(letters("* Peace"));
    events.push(pressed(Key::Enter, Modifiers::NONE));
    events.push(pressed(Key::Tab, Modifiers::NONE));
    events.extend(letters("To be cared for"));
    events.push(pressed(Key::Enter, Modifiers::NONE));
    events.push(pressed(Key::Tab, Modifiers::SHIFT));
    events.push(pressed(Key::ArrowUp, Modifiers::COMMAND));
    events.extend(letters("Quiet"));
    events.push(pressed(Key::Enter, Modifiers::NONE));
    all_at_once(&mut window, events);
    assert_eq!(texts(&window, "buy", "pain"), ["Must create an account", "Card declined", "Slow"]);
    assert_eq!(texts(&window, "stay", "pain"), ["To be cared for"]);
    assert_eq!(texts(&window, "buy", "motive"), ["Peace", "Quiet"]);
    assert_eq!(editor(&window).history().len().0, 4);
}

#[test]
fn the_line_says_where_and_what() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path());
    all_at_once(&mut window, vec![pressed(Key::Enter, Modifiers::COMMAND)]);
    assert!(window.query_by_label("Pain point, Purchase, Pain points").is_some());
    all_at_once(&mut window, letters("? A receipt"));
    assert!(window.query_by_label("Need, Purchase, Parking lot").is_some());
    let canvas = window.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").rect();
    assert!(line(&window).top() >= canvas.bottom(), "it lies below the map, over nothing");
}

#[test]
fn escape_leaves_and_the_draft_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path());
    let mut events = vec![pressed(Key::Enter, Modifiers::COMMAND)];
    events.extend(letters("! Half"));
    events.push(pressed(Key::Escape, Modifiers::NONE));
    all_at_once(&mut window, events);
    assert!(!editor(&window).scribing());
    assert_eq!(editor(&window).draft(), "! Half");
    assert_eq!(*map(&window), sample::map());
    // Letters are commands again.
    all_at_once(&mut window, letters("c"));
    all_at_once(&mut window, vec![pressed(Key::Delete, Modifiers::NONE)]);
    assert_eq!(texts(&window, "buy", "pain"), ["Must create an account"]);
    let mut events = vec![pressed(Key::Enter, Modifiers::COMMAND)];
    events.extend(letters(" baked"));
    events.push(pressed(Key::Enter, Modifiers::NONE));
    all_at_once(&mut window, events);
    assert!(texts(&window, "buy", "pain").contains(&"Half baked".to_owned()));
}

#[test]
fn several_lines_pasted_into_it_are_a_list() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path());
    let mut events = vec![pressed(Key::Enter, Modifiers::COMMAND)];
    events.extend(letters("Mine"));
    all_at_once(&mut window, events);
    paste(&mut window, "1. Slow\n2. Dear\n3. + Chat");
    assert_eq!(editor(&window).draft(), "Mine", "what was being typed stays");
    assert_eq!(texts(&window, "buy", "pain")[2..], ["Slow", "Dear"]);
    assert_eq!(texts(&window, "buy", "chance").last().unwrap(), "Chat");
    paste(&mut window, " too");
    assert_eq!(editor(&window).draft(), "Mine too", "one line is its own");
    all_at_once(&mut window, vec![pressed(Key::Enter, Modifiers::ALT)]);
    let lot = map(&window).lanes.last().unwrap().id.clone();
    assert_eq!(texts(&window, "buy", lot.as_str()), ["Mine too"]);
}

#[test]
fn ctrl_enter_leads_there_from_a_text_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path());
    let mut events = vec![pressed(Key::P, Modifiers::NONE), Event::Text("p".into())];
    events.extend(letters("Rude"));
    events.push(pressed(Key::Enter, Modifiers::COMMAND));
    events.extend(letters("Late"));
    events.push(pressed(Key::Enter, Modifiers::NONE));
    all_at_once(&mut window, events);
    assert_eq!(texts(&window, "buy", "pain")[2..], ["Rude", "Late"]);
}

#[test]
fn a_crash_loses_no_draft() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path());
    let mut events = vec![pressed(Key::Enter, Modifiers::COMMAND)];
    events.extend(letters("! Half a thought"));
    all_at_once(&mut window, events);
    window.run_steps(3);
    drop(window);
    let found = State::at(folder.path().join("state")).recoveries();
    let kept = found[0].load(&mut || 0).unwrap().map;
    assert!(kept.cards.iter().any(|card| card.text == "Half a thought"));
}

/// The sample map with a pain point begun in the line, which is closed; then the way out.
fn leaving(folder: &std::path::Path, draft: &str) -> Window {
    let mut window = opened(folder);
    let mut events = vec![pressed(Key::Enter, Modifiers::COMMAND)];
    events.extend(letters(draft));
    events.push(pressed(Key::Escape, Modifiers::NONE));
    events.push(pressed(Key::W, Modifiers::COMMAND));
    all_at_once(&mut window, events);
    window
}

#[test]
fn a_map_is_not_closed_over_what_stands_in_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = leaving(folder.path(), "! Half a thought");
    window.get_by_label_contains("“! Half a thought”");
    all_at_once(&mut window, vec![pressed(Key::Escape, Modifiers::NONE)]);
    assert_eq!(*map(&window), sample::map(), "no card without a word");
    assert_eq!(editor(&window).draft(), "! Half a thought");
    all_at_once(&mut window, vec![pressed(Key::W, Modifiers::COMMAND)]);
    window.get_by_label("Don’t save").click();
    window.run();
    assert!(window.state().session().is_none());
}

#[test]
fn saving_on_the_way_out_puts_the_line_onto_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = leaving(folder.path(), "! Half a thought");
    all_at_once(&mut window, vec![pressed(Key::Enter, Modifiers::NONE)]);
    assert_eq!(texts(&window, "buy", "pain").last().unwrap(), "Half a thought");
    assert_eq!(editor(&window).draft(), "");
}

#[test]
fn a_line_that_says_nothing_is_not_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let window = leaving(folder.path(), "! ");
    assert!(window.state().session().is_none());
}

#[test]
fn the_status_bar_tells_the_keys_of_what_has_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(folder.path());
    all_at_once(&mut window, vec![pressed(Key::Enter, Modifiers::COMMAND)]);
    let adds = |window: &Window| window.query_by_label_contains("Enter adds").is_some();
    assert!(adds(&window));
    // A click on the bare map, beside its stages.
    let bare = window.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").rect().right_top();
    let bare = bare + egui::vec2(-40.0, 30.0);
    window.drag_at(bare);
    window.run();
    window.drop_at(bare);
    window.run();
    assert!(editor(&window).scribing() && !adds(&window));
    let at = line(&window).center();
    window.drag_at(at);
    window.run();
    window.drop_at(at);
    window.run();
    assert!(adds(&window));
}
