//! Copy and paste in the window: between windows, from other programs, and not where a text has the keyboard.

use std::path::Path;

use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::{App, Options, Session};
use touchline::editor::{Editor, Thing};
use touchline::file::State;
use touchline::layout::{Fonts, Metrics};
use touchline::map::{Card, Id, Map};

use crate::editor::sample;

type Window = Harness<'static, App>;

/// The map in a window that keeps its things in this folder.
pub fn shown(map: Map, folder: &Path) -> Window {
    let editor = Editor::new(map, Fonts::bundled(), Metrics::standard().unwrap(), Box::new(sample::seeded(7)));
    let state = Some(State::at(folder.join("state")));
    let options = Options { path: None, state, ask: AskPath::in_window, ..Options::default() };
    let mut app = App::new(&egui::Context::default(), options);
    app.open(Session::new(editor, None, Box::new(sample::seeded(8))));
    let mut harness = Harness::builder()
        .with_size(egui::vec2(1600.0, 1000.0))
        .with_max_steps(30)
        .with_context_setup(touchline::app::dress)
        .build_ui_state(|ui, app: &mut App| app.show(ui), app);
    harness.run();
    harness
}

pub fn editor(window: &Window) -> &Editor {
    window.state().session().unwrap().editor()
}

pub fn map(window: &Window) -> &Map {
    editor(window).map()
}

/// Presses a row of the outline, so that its thing is selected.
pub fn select_stage(window: &mut Window, name: &str) {
    window.get_by_role_and_label(egui::accesskit::Role::TreeItem, name).click();
    window.run();
}

pub fn select_card(window: &mut Window, text: &str) {
    window.get_by_role_and_label(egui::accesskit::Role::ListItem, text).click_accesskit();
    window.run();
    assert!(matches!(editor(window).selection().one(), Some(Thing::Card(_))), "{text} is selected");
}

/// One frame with an event; what the frame copied.
fn copied(window: &mut Window, event: Event) -> Option<String> {
    window.event(event);
    window.step();
    let commands = &window.output().platform_output.commands;
    let text = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    window.run();
    text
}

pub fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.to_owned()));
    window.run_steps(6);
}

fn cards<'m>(map: &'m Map, column: &str, lane: &str) -> Vec<&'m Card> {
    map.cards_in(&sample::cell(column, lane)).collect()
}

fn tagged() -> Map {
    let mut map = sample::map();
    map.cards.iter_mut().filter(|card| card.id == Id::new("account")).for_each(|card| card.owner = "Product".into());
    map
}

#[test]
fn what_one_window_copied_another_pastes_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = shown(tagged(), folder.path());
    select_card(&mut one, "Must create an account");
    let text = copied(&mut one, Event::Copy).unwrap();
    assert_eq!(text, "! Must create an account");

    let mut other = shown(sample::map(), folder.path());
    select_stage(&mut other, "Loyalty");
    paste(&mut other, &text);
    assert_eq!(cards(map(&other), "stay", "pain")[0].owner, "Product", "with all its fields");
    assert_eq!(editor(&other).title(&touchline::editor::Command::Undo), "Undo Paste card");

    // Other words are a line of their own.
    paste(&mut other, "! Must create an account now");
    assert_eq!(cards(map(&other), "stay", "pain")[1].owner, "");
}

#[test]
fn cutting_and_pasting_moves() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(tagged(), folder.path());
    select_card(&mut window, "Must create an account");
    let text = copied(&mut window, Event::Cut).unwrap();
    assert_eq!(cards(map(&window), "buy", "pain").len(), 1);
    select_stage(&mut window, "Loyalty");
    paste(&mut window, &text);
    assert_eq!(cards(map(&window), "stay", "pain")[0].owner, "Product");
    assert_eq!(map(&window).links.len(), 1, "its answer answers it still");
}

#[test]
fn a_text_with_the_keyboard_keeps_its_own_clipboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    select_card(&mut window, "Must create an account");
    window.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "Text").focus();
    window.run();
    let before = map(&window).cards.len();
    assert_ne!(copied(&mut window, Event::Copy).as_deref(), Some("! Must create an account"));
    let _ = copied(&mut window, Event::Cut);
    paste(&mut window, " twice");
    window.key_press_modifiers(Modifiers::COMMAND, Key::D);
    window.run();
    assert_eq!(map(&window).cards.len(), before, "no card came or went");
    assert!(map(&window).card(&Id::new("account")).unwrap().text.contains("twice"));
}

#[test]
fn a_list_is_pasted_a_card_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    select_card(&mut window, "Card declined");
    paste(&mut window, "• Slow\n• Dear\n• @phone: Hotline");
    let texts: Vec<&str> = cards(map(&window), "buy", "pain").iter().map(|card| card.text.as_str()).collect();
    assert_eq!(texts, ["Must create an account", "Card declined", "Slow", "Dear"]);
    assert_eq!(cards(map(&window), "buy", "touch")[1].channel, "phone");
}

#[test]
fn a_table_is_shown_first_and_enter_accepts_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    paste(&mut window, "\tAwareness\tUnpacking\nPain points\tLoud\tScratched");
    assert_eq!(map(&window).stages.len(), 3, "nothing is changed before Paste");
    assert!(window.query_by_label("2 cards; 1 new stage.").is_some());
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(map(&window).stages.len(), 4);
    assert_eq!(cards(map(&window), "aware", "pain")[0].text, "Loud");
    assert_eq!(editor(&window).history().len().0, 1);
    // The keyboard is the map's again.
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    window.run();
    assert_eq!(map(&window).stages.len(), 3);
}

#[test]
fn what_a_table_means_can_be_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    select_card(&mut window, "Card declined");
    paste(&mut window, "\tAwareness\tPurchase\nPain points\tLoud\tScratched");
    window.get_by_label_contains("Rows are").click();
    window.run();
    window.get_by_label("Cards of the current lane").click();
    window.run();
    // The first column is a stage like the others now: it has no name.
    assert!(window.query_by_label_contains("3 cards").is_some());
    window.get_by_label("Cancel").click();
    window.run();
    assert_eq!(*map(&window), sample::map());
}

#[test]
fn numbers_are_a_funnel_and_words_are_cards() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    paste(&mut window, "Step,Users\nAwareness,100\nPurchase,40\n");
    assert!(window.query_all_by_label("Import a funnel").next().is_some());
}

/// A window with a clipboard as eframe hands it over: what comes goes through the window's own pace.
struct Board {
    text: Option<String>,
    /// Asked for, and handed over with the next frame but one.
    asked: u8,
}

impl Board {
    fn with(text: &str) -> Self {
        Self { text: Some(text.to_owned()), asked: 0 }
    }

    fn empty() -> Self {
        Self { text: None, asked: 0 }
    }

    /// Hands over events as of one slow frame, and steps until nothing waits.
    fn frame(&mut self, window: &mut Window, events: Vec<Event>) {
        let mut raw = egui::RawInput { events, ..Default::default() };
        let ctx = window.ctx.clone();
        for _ in 0..12 {
            self.asked = self.asked.saturating_sub(1);
            if self.asked == 1 {
                raw.events.extend(self.text.clone().map(Event::Paste));
            }
            window.state_mut().pace(&ctx, &mut raw);
            window.input_mut().events.append(&mut raw.events);
            window.step();
            let output = window.output();
            for command in &output.platform_output.commands {
                if let OutputCommand::CopyText(text) = command {
                    self.text = Some(text.clone());
                }
            }
            let asks = |of: &egui::ViewportOutput| of.commands.contains(&egui::ViewportCommand::RequestPaste);
            if output.viewport_output.values().any(asks) {
                self.asked = 3;
            }
        }
    }
}

fn key_v(pressed: bool, modifiers: Modifiers) -> Event {
    Event::Key { key: Key::V, physical_key: None, pressed, repeat: false, modifiers }
}

/// Paste, as the menu asks for it.
fn menu_paste(window: &mut Window, board: &mut Board) {
    window.get_by_label("Edit").click();
    window.run();
    window.get_by_role_and_label(egui::accesskit::Role::MenuItem, "Paste").click();
    board.frame(window, Vec::new());
}

const NOTHING: &str = "There is no text on the clipboard";

#[test]
fn what_cannot_be_pasted_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    Board::empty().frame(&mut window, vec![key_v(false, Modifiers::COMMAND)]);
    assert!(window.query_by_label(NOTHING).is_some(), "something else is on it");
    paste(&mut window, "GIF89a\u{0}\u{1}\u{2}");
    assert!(window.query_by_label_contains("is not text").is_some());
    paste(&mut window, &"x\t".repeat(300_000));
    until(&mut window, |window| window.query_by_label("Nothing was pasted").is_some());
    assert_eq!(*map(&window), sample::map());
    paste(&mut window, "! Loud");
    assert!(window.query_by_label("Nothing was pasted").is_none(), "what was said of another text is over");
}

#[test]
fn a_paste_from_the_menu_that_finds_nothing_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    select_card(&mut window, "Must create an account");
    let mut board = Board::empty();
    menu_paste(&mut window, &mut board);
    assert!(window.query_by_label(NOTHING).is_some());
    window.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "Text").focus();
    window.run();
    board.frame(&mut window, vec![Event::Paste(" twice".into())]);
    assert_eq!(map(&window).cards.len(), sample::map().cards.len(), "a later paste is the field's alone");

    let mut board = Board::with("! Loud");
    menu_paste(&mut window, &mut board);
    assert_eq!(map(&window).cards.len(), sample::map().cards.len() + 1, "the menu's is the map's");
}

#[test]
fn a_picture_asked_for_from_the_menu_is_told_and_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    select_card(&mut window, "Must create an account");
    let mut board = Board::empty();
    window.get_by_label("Edit").click();
    window.run();
    window.get_by_role_and_label(egui::accesskit::Role::MenuItem, "Paste").click();
    window.step();
    let picture = std::sync::Arc::new(egui::ColorImage::filled([1, 1], egui::Color32::WHITE));
    board.frame(&mut window, vec![Event::PasteImage(picture)]);
    assert!(window.query_by_label_contains("A picture is on the clipboard").is_some());
    window.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "Text").focus();
    window.run();
    board.frame(&mut window, vec![Event::Paste(" twice".into())]);
    assert_eq!(map(&window).cards.len(), sample::map().cards.len());
}

#[test]
fn a_v_that_was_typed_or_pasted_into_a_text_is_no_empty_clipboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    let mut board = Board::with("One\nTwo");
    select_stage(&mut window, "Awareness");
    board.frame(&mut window, vec![key_v(true, Modifiers::NONE), Event::Text("v".into())]);
    board.frame(&mut window, vec![key_v(false, Modifiers::NONE)]);
    assert!(window.query_by_label(NOTHING).is_none(), "the outline took the letter");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    board.frame(&mut window, vec![Event::Paste("One\nTwo".into())]);
    board.frame(&mut window, vec![key_v(false, Modifiers::COMMAND)]);
    assert!(window.query_by_label(NOTHING).is_none(), "the scribe line took the lines");
}

#[test]
fn what_is_cut_in_a_field_is_pasted_there_within_one_frame() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    select_card(&mut window, "Must create an account");
    window.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "Text").focus();
    window.run();
    let mut board = Board::with("something old");
    let all =
        Event::Key { key: Key::A, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::COMMAND };
    let paste = Event::Paste("something old".into());
    board.frame(&mut window, vec![all, Event::Cut, paste, Event::Text("!".into())]);
    window.key_press(Key::Escape);
    let field = window.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "Text");
    let value = format!("{:?}", field.accesskit_node().value());
    assert!(value.contains("Must create an account!"), "{value}");
}

fn asks_table(window: &Window) -> bool {
    window.query_all_by_label("Paste a table").next().is_some()
}

/// A table that is read beside the frame.
fn large_table() -> String {
    format!(
        "\tAwareness\tPurchase\nPain points\tLoud\tSlow\n{}",
        "Pain points\tScratched on the way\tDear\n".repeat(2000)
    )
}

#[test]
fn a_table_does_not_open_over_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    paste(&mut window, "! Loud");
    window.event(Event::Paste(large_table()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::W);
    window.step();
    let question = |window: &Window| window.query_by_label("Don’t save").is_some();
    until(&mut window, question);
    // Time enough to read it.
    for _ in 0..100 {
        window.step();
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(!asks_table(&window));
    }
    window.get_by_label("Cancel").click();
    until(&mut window, asks_table);
    let counted = |window: &Window| window.query_by_label("4002 cards.").is_some();
    until(&mut window, counted);
}

#[test]
fn a_table_is_gone_with_its_map() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    paste(&mut window, "! Loud");
    window.event(Event::Paste(large_table()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::W);
    until(&mut window, |window| window.query_by_label("Don’t save").is_some());
    window.get_by_label("Don’t save").click();
    until(&mut window, |window| window.state().session().is_none());
    for _ in 0..100 {
        window.step();
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(!asks_table(&window));
    }
}

/// Steps until something holds that another thread brings about.
fn until(window: &mut Window, holds: impl Fn(&Window) -> bool) {
    let patience = std::time::Duration::from_secs(120);
    let begun = std::time::Instant::now();
    while !holds(window) {
        assert!(begun.elapsed() < patience, "it never came");
        window.step();
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
}

#[test]
fn fifty_megabytes_reach_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    let mut raw = egui::RawInput { events: vec![Event::Paste("x".repeat(50 << 20))], ..Default::default() };
    let ctx = window.ctx.clone();
    window.state_mut().pace(&ctx, &mut raw);
    assert!(raw.events.is_empty());
    window.run();
    assert!(window.query_by_label("Nothing was pasted").is_some());
}

#[test]
fn ten_thousand_lines_are_read_beside_the_frame() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    select_card(&mut window, "Card declined");
    paste(&mut window, &"A pain point of some length that somebody wrote down\n".repeat(10_000));
    until(&mut window, |window| map(window).cards.len() > 10_000);
    assert_eq!(map(&window).cards.len(), sample::map().cards.len() + 10_000);
    assert_eq!(editor(&window).history().len().0, 1);
}

#[test]
fn a_paste_behind_a_copy_pastes_what_was_copied() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = shown(sample::map(), folder.path());
    select_card(&mut window, "Must create an account");
    let mut board = Board::with("old");
    board.frame(&mut window, vec![Event::Copy, Event::Paste("old".into()), key_v(false, Modifiers::COMMAND)]);
    let texts: Vec<&str> = cards(map(&window), "buy", "pain").iter().map(|card| card.text.as_str()).collect();
    assert_eq!(texts, ["Must create an account", "Must create an account", "Card declined"]);
    assert!(window.query_by_label(NOTHING).is_none());
}
