//! The window of an open map: palette, menus, outline, inspector and canvas, through the tree that screen readers see.

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::{App, Options, Session};
use touchline::editor::{Command, Editor, Menu, Thing};
use touchline::map::Id;

use crate::editor::sample;

/// The sample map in a window of this size.
pub fn shell(width: f32, height: f32) -> Harness<'static, App> {
    shell_of(sample::editor(), width, height)
}

/// An editor in a window of this size.
pub fn shell_of(editor: Editor, width: f32, height: f32) -> Harness<'static, App> {
    let options = Options { path: None, state: None, ask: AskPath::in_window, ..Options::default() };
    let mut app = App::new(&egui::Context::default(), options);
    app.open(Session::new(editor, None, Box::new(sample::seeded(8))));
    let mut harness = Harness::builder()
        .with_size(egui::vec2(width, height))
        .with_max_steps(30)
        .with_context_setup(touchline::app::dress)
        .build_ui_state(|ui, app: &mut App| app.show(ui), app);
    harness.run();
    harness
}

pub fn roomy() -> Harness<'static, App> {
    shell(1600.0, 1000.0)
}

pub fn editor<'a>(harness: &'a Harness<'_, App>) -> &'a Editor {
    harness.state().session().unwrap().editor()
}

#[test]
fn the_palette_names_what_it_offers() {
    let harness = roomy();
    for name in ["stage", "action", "touchpoint", "motive", "pain point", "opportunity", "tactic", "note"] {
        harness.get_by_label(&format!("Add {name}"));
    }
}

#[test]
fn every_command_of_a_menu_is_in_it() {
    for menu in Menu::ALL {
        let mut harness = roomy();
        harness.get_by_label(menu.name()).click();
        harness.run();
        for (command, place) in menu.commands() {
            let shown = match place.submenu {
                Some(submenu) => submenu.to_owned(),
                None => editor(&harness).title(command),
            };
            assert!(
                harness.query_all_by_label_contains(&shown).next().is_some(),
                "{shown} is not in the menu {}",
                menu.name()
            );
        }
    }
}

#[test]
fn undo_says_what_it_takes_back() {
    let mut harness = roomy();
    harness.get_by_label("Add stage").click();
    harness.run();
    assert_eq!(editor(&harness).map().stages.len(), 4);
    harness.key_press(egui::Key::Enter);
    harness.run();
    let label = editor(&harness).title(&Command::Undo);
    harness.get_by_label(&label).click();
    harness.run();
    assert_eq!(editor(&harness).map().stages.len(), 3);
}

#[test]
fn the_outline_and_the_map_share_the_selection() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::TreeItem, "Purchase").click();
    harness.run();
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Stage(Id::new("buy"))));
    // An open row shows its cards.
    harness.key_press(egui::Key::ArrowRight);
    harness.run();
    harness.get_by_role_and_label(egui::accesskit::Role::TreeItem, "Card declined").click();
    harness.run();
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Card(Id::new("declined"))));
    let card = harness.get_by_role_and_label(egui::accesskit::Role::ListItem, "Card declined");
    assert_eq!(card.accesskit_node().is_selected(), Some(true));
}

#[test]
fn arrows_walk_the_outline() {
    let mut harness = roomy();
    let row = harness.get_by_role_and_label(egui::accesskit::Role::TreeItem, "Awareness");
    row.focus();
    harness.run();
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Stage(Id::new("buy"))));
    harness.key_press(egui::Key::ArrowRight);
    harness.run();
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Lane(Id::new("touch"))));
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Card(Id::new("checkout"))));
}

#[test]
fn typing_in_the_inspector_is_one_entry_of_the_history() {
    let mut harness = roomy();
    select(&mut harness, "Must create an account");
    let before = editor(&harness).history().len().0;
    let field = harness.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "Text");
    field.focus();
    harness.run();
    for letter in ["X", "y", "z"] {
        harness.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "Text").type_text(letter);
        harness.run();
    }
    let text = &editor(&harness).map().card(&Id::new("account")).unwrap().text;
    assert!(text.contains("Xyz"), "{text}");
    assert_eq!(editor(&harness).history().len().0, before + 1);
}

#[test]
fn severity_is_set_and_taken_back_by_its_buttons() {
    let mut harness = roomy();
    select(&mut harness, "Must create an account");
    let severity = |harness: &Harness<'_, App>| {
        editor(harness).map().card(&Id::new("account")).unwrap().severity.map(|severity| severity.get())
    };
    harness.get_by_label("Severity 4").click();
    harness.run();
    assert_eq!(severity(&harness), Some(4));
    harness.get_by_label("Severity 4").click();
    harness.run();
    assert_eq!(severity(&harness), None);
}

#[test]
fn a_card_is_linked_and_unlinked() {
    let mut harness = roomy();
    select(&mut harness, "Card declined");
    harness.get_by_label("+ Link an opportunity or tactic").click();
    harness.run();
    harness.get_by_label("Link Guest checkout in Purchase").click();
    harness.run();
    assert_eq!(editor(&harness).map().links.len(), 2);
    harness.get_by_label("Unlink Guest checkout").click();
    harness.run();
    assert_eq!(editor(&harness).map().links.len(), 1);
}

#[test]
fn a_text_is_edited_on_the_map() {
    let mut harness = roomy();
    select(&mut harness, "Checkout");
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    harness.key_press(egui::Key::F2);
    harness.run();
    harness.get_by_label("Text of the card").type_text("!");
    harness.run();
    assert!(editor(&harness).dirty());
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(editor(&harness).map().card(&Id::new("checkout")).unwrap().text, "Checkout!");
    assert!(editor(&harness).editing().is_none());
}

#[test]
fn a_letter_adds_a_card_only_while_nothing_is_typed() {
    let mut harness = roomy();
    select(&mut harness, "Must create an account");
    let cards = editor(&harness).map().cards.len();
    let field = harness.get_by_role_and_label(egui::accesskit::Role::MultilineTextInput, "Text");
    field.focus();
    harness.run();
    harness.key_press(egui::Key::T);
    harness.run();
    assert_eq!(editor(&harness).map().cards.len(), cards);
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    harness.key_press(egui::Key::T);
    harness.run();
    assert_eq!(editor(&harness).map().cards.len(), cards + 1);
}

#[test]
fn stages_lanes_cards_and_faces_are_told() {
    let harness = roomy();
    use egui::accesskit::Role;
    harness.get_by_role_and_label(Role::ColumnHeader, "Awareness");
    harness.get_by_role_and_label(Role::RowHeader, "Pain points");
    harness.get_by_role_and_label(Role::Slider, "Sentiment at Purchase");
    let card = harness.get_by_role_and_label(Role::ListItem, "Must create an account");
    let told = card.accesskit_node().description();
    assert_eq!(told.as_deref(), Some("Pain point, in Purchase, answered by 1"));
}

#[test]
fn a_small_window_shows_the_inspector_only_for_a_selection() {
    let mut harness = shell(1280.0, 720.0);
    assert!(harness.query_by_label("Severity 4").is_none());
    assert!(harness.query_by_label("Map check").is_none());
    select(&mut harness, "Must create an account");
    harness.get_by_label("Severity 4");
}

/// Selects a stage by its head.
pub fn select_stage(harness: &mut Harness<'_, App>, stage: &str) {
    harness.get_by_role_and_label(egui::accesskit::Role::ColumnHeader, stage).click_accesskit();
    harness.run();
}

/// Selects a card by its node on the map, as a screen reader does.
pub fn select(harness: &mut Harness<'_, App>, card: &str) {
    harness.get_by_role_and_label(egui::accesskit::Role::ListItem, card).click_accesskit();
    harness.run();
}

#[test]
fn enter_opens_a_text_and_what_is_typed_at_once_is_not_lost() {
    let mut harness = roomy();
    select(&mut harness, "Checkout");
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    in_one_frame(&mut harness, egui::Key::Enter, "!");
    assert_eq!(editor(&harness).editing().map(|editing| editing.text.as_str()), Some("Checkout!"));
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(editor(&harness).map().card(&Id::new("checkout")).unwrap().text, "Checkout!");
}

#[test]
fn the_letter_that_adds_a_card_is_not_typed_into_it() {
    let mut harness = roomy();
    select(&mut harness, "A warmer home office");
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    in_one_frame(&mut harness, egui::Key::M, "m");
    assert_eq!(editor(&harness).editing().map(|editing| editing.text.as_str()), Some(""));
}

#[test]
fn escape_takes_a_card_back_that_was_only_begun() {
    let mut harness = roomy();
    select(&mut harness, "Checkout");
    let cards = editor(&harness).map().cards.len();
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    harness.key_press(egui::Key::T);
    harness.run();
    harness.get_by_label("Text of the card").type_text("Half a thou");
    harness.run();
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(editor(&harness).editing().is_none());
    assert_eq!(editor(&harness).map().cards.len(), cards);
}

#[test]
fn delete_on_a_button_deletes_nothing_on_the_map() {
    let mut harness = roomy();
    select(&mut harness, "Checkout");
    let cards = editor(&harness).map().cards.len();
    harness.get_by_label("Export…").focus();
    harness.run();
    harness.key_press(egui::Key::Delete);
    harness.run();
    assert_eq!(editor(&harness).map().cards.len(), cards);
}

/// A key and a text that come before the next frame is drawn.
fn in_one_frame(harness: &mut Harness<'_, App>, key: egui::Key, text: &str) {
    let events = [pressed(key, true), egui::Event::Text(text.to_owned()), pressed(key, false)];
    all_at_once(harness, events.into());
}

fn pressed(key: egui::Key, pressed: bool) -> egui::Event {
    egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: egui::Modifiers::NONE }
}

/// Hands over events as eframe does when a frame was slow: all at once, through the window's own pace.
fn all_at_once(harness: &mut Harness<'_, App>, events: Vec<egui::Event>) {
    let mut raw = egui::RawInput { events, ..egui::RawInput::default() };
    let ctx = harness.ctx.clone();
    loop {
        harness.state_mut().pace(&ctx, &mut raw);
        if raw.events.is_empty() {
            break;
        }
        harness.input_mut().events.append(&mut raw.events);
        harness.step();
    }
    harness.run();
}

#[test]
fn whole_cards_typed_within_one_frame_arrive_whole() {
    let mut harness = roomy();
    select(&mut harness, "Checkout");
    harness.get_by_role_and_label(egui::accesskit::Role::Canvas, "Map").focus();
    harness.run();
    let mut events = Vec::new();
    for line in ["p", "too slow", "m", "peace"] {
        let letters = line.chars().map(|c| (egui::Key::from_name(&c.to_uppercase().to_string()), c.to_string()));
        for (key, letter) in letters {
            let key = key.unwrap_or(egui::Key::Space);
            events.extend([pressed(key, true), egui::Event::Text(letter), pressed(key, false)]);
        }
        if line.len() > 1 {
            events.extend([pressed(egui::Key::Enter, true), pressed(egui::Key::Enter, false)]);
        }
    }
    all_at_once(&mut harness, events);
    let map = editor(&harness).map();
    let texts: Vec<&str> = map.cards.iter().map(|card| card.text.as_str()).collect();
    assert!(texts.contains(&"too slow") && texts.contains(&"peace"), "{texts:?}");
}

#[test]
fn in_a_small_window_the_inspector_hides_nothing_that_is_selected() {
    let mut harness = shell(1280.0, 720.0);
    for card in ["Autumn campaign", "Must create an account", "Card declined", "Checkout"] {
        select(&mut harness, card);
        let shown = harness.get_by_role_and_label(egui::accesskit::Role::ListItem, card).rect();
        let heading = harness.get_by_role_and_label(egui::accesskit::Role::Button, "Delete card").rect();
        assert!(heading.x_range().intersection(shown.x_range()).span() <= 0.0, "{card}: {shown} under {heading}");
    }
}

#[test]
fn after_undo_the_keyboard_is_on_what_came_back() {
    let mut harness = roomy();
    harness.get_by_role_and_label(egui::accesskit::Role::TreeItem, "Purchase").click();
    harness.run();
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Delete stage").click();
    harness.run();
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Undo").click();
    harness.run();
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Stage(Id::new("buy"))));
    assert_eq!(editor(&harness).focus(), Some(&Thing::Stage(Id::new("buy"))));
}

#[test]
fn a_deleted_persona_can_be_had_back_from_the_toast() {
    let mut harness = roomy();
    let before = editor(&harness).map().clone();
    harness.get_by_label("Remove persona").click();
    harness.run();
    assert!(editor(&harness).map().personas.is_empty());
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Undo").click();
    harness.run();
    assert_eq!(editor(&harness).map(), &before);
}

#[test]
fn a_quick_drag_from_the_palette_within_one_frame_takes_what_was_pressed() {
    let mut harness = roomy();
    let from = harness.get_by_label("Add touchpoint").rect().center();
    let to = harness.get_by_role_and_label(egui::accesskit::Role::ListItem, "Checkout").rect().center();
    let moved = |part: f32| egui::Event::PointerMoved(from.lerp(to, part));
    let press = egui::Event::PointerButton {
        pos: from,
        button: egui::PointerButton::Primary,
        pressed: true,
        modifiers: egui::Modifiers::NONE,
    };
    all_at_once(&mut harness, vec![moved(0.0), press, moved(0.4), moved(0.8), moved(1.0)]);
    assert!(editor(&harness).overlay().ghost.is_some(), "the touchpoint is in the hand");
}
