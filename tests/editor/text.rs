//! Editing in place.

use touchline::editor::{Command, Input, Key, TextTarget, Thing};
use touchline::map::CardKind;

use super::hand::Hand;
use super::sample::{id, map};

#[test]
fn a_double_click_edits_a_card_and_enter_keeps_it() {
    let mut hand = Hand::new();
    hand.double_click(hand.card("ad"));
    let field = hand.overlay().field.unwrap();
    assert_eq!(field.target, TextTarget::Card(id("ad")));
    assert!(field.frame.contains(field.rect.center()));
    hand.write("  Winter campaign ");
    assert_eq!(hand.texts("aware", "touch")[0], "Winter campaign");
    assert_eq!(hand.editor.title(&Command::Undo), "Undo Edit touchpoint");
    hand.check_undo();
}

#[test]
fn the_card_grows_while_one_types() {
    let mut hand = Hand::new();
    hand.click(hand.card("warm"));
    hand.key(Key::Enter);
    let before = hand.editor.layout().card(&id("warm")).unwrap().rect.height();
    let long = "A warmer home office before winter, and a lamp that does not hum all day long";
    hand.input(Input::TextChanged(long.into()));
    assert!(hand.editor.layout().card(&id("warm")).unwrap().rect.height() > before);
    assert_eq!(hand.editor.map(), &map(), "the map has the old text still");
    assert_eq!(hand.editor.open_map().card(&id("warm")).unwrap().text, long);
    assert!(hand.editor.dirty());
    hand.input(Input::TextCancelled);
    assert!(!hand.editor.dirty());
    assert_eq!(hand.editor.layout().card(&id("warm")).unwrap().rect.height(), before);
}

#[test]
fn a_press_elsewhere_keeps_the_text_and_goes_on() {
    let mut hand = Hand::new();
    hand.double_click(hand.card("ad"));
    hand.input(Input::TextChanged("New".into()));
    hand.click(hand.card("account"));
    assert_eq!(hand.texts("aware", "touch")[0], "New");
    assert_eq!(hand.selected(), Some(Thing::Card(id("account"))));
    assert_eq!(hand.entries(), 1);
}

#[test]
fn stage_lane_title_and_quote_are_edited_in_place() {
    let mut hand = Hand::new();
    hand.double_click(hand.head("buy"));
    hand.write("Checkout");
    assert_eq!(hand.stages()[1], "Checkout");
    hand.double_click(hand.label("pain"));
    hand.write("Sorrows");
    assert_eq!(hand.editor.map().lane(&id("pain")).unwrap().name, "Sorrows");
    hand.double_click(hand.label("pain"));
    hand.write("Pain points");
    assert_eq!(hand.editor.map().lane(&id("pain")).unwrap().name, "", "the kind’s own name is no name");
    hand.double_click(hand.title());
    hand.write("Buying a lamp");
    assert_eq!(hand.editor.map().head.title, "Buying a lamp");
    hand.double_click(hand.face("buy"));
    hand.write("Why do I need an account?");
    assert_eq!(hand.editor.map().sentiment(&id("jana"), &id("buy")).unwrap().quote, "Why do I need an account?");
    assert_eq!(hand.entries(), 5);
    hand.check_undo();
}

#[test]
fn a_stage_keeps_its_name_rather_than_lose_it() {
    let mut hand = Hand::new();
    hand.double_click(hand.head("buy"));
    hand.input(Input::TextChanged("   ".into()));
    hand.input(Input::TextCommitted);
    assert_eq!(hand.stages()[1], "Purchase");
    assert_eq!(hand.entries(), 0);
}

#[test]
fn keys_are_the_text_fields_while_it_is_open() {
    let mut hand = Hand::new();
    hand.letter('M');
    hand.letter('G');
    hand.key(Key::Delete);
    assert_eq!(hand.stages().len(), 3);
    hand.write("Warm hands");
    hand.letter('G');
    hand.write("Return");
    assert_eq!(hand.stages(), ["Awareness", "Return", "Purchase", "Loyalty"], "after the current one");
    hand.check_undo();
}

#[test]
fn a_scribe_types_a_stage_without_the_mouse() {
    let mut hand = Hand::new();
    hand.letter('G');
    hand.write("Return");
    for (letter, text) in [('T', "Form"), ('T', "Parcel shop"), ('P', "No label"), ('M', "Money back"), ('N', "Check")]
    {
        hand.letter(letter);
        hand.write(text);
    }
    let stage = hand.editor.map().stages.last().unwrap().id.to_string();
    assert_eq!(hand.texts(&stage, "touch"), ["Form", "Parcel shop"]);
    assert_eq!(hand.texts(&stage, "pain"), ["No label"]);
    assert_eq!(hand.texts(&stage, "note"), ["Check"]);
    assert_eq!(hand.kind("guest"), CardKind::Opportunity);
    assert_eq!(hand.entries(), 6, "one entry a thing");
    hand.check_undo();
}

#[test]
fn ctrl_s_saves_what_is_being_typed() {
    let mut hand = Hand::new();
    hand.double_click(hand.card("ad"));
    hand.input(Input::TextChanged("Winter".into()));
    assert_eq!(hand.command(Key::Char('S')), Some(touchline::editor::Request::Save));
    assert_eq!(hand.texts("aware", "touch")[0], "Winter");
    hand.double_click(hand.card("ad"));
    hand.input(Input::TextChanged("Spring".into()));
    assert_eq!(hand.command(Key::Char('Z')), None);
    assert_eq!(hand.editor.editing().unwrap().text, "Spring", "Ctrl+Z is the field’s own");
    hand.editor.run(&Command::Undo);
    assert_eq!(hand.texts("aware", "touch")[0], "Winter", "from the menu it takes back what was typed");
}

#[test]
fn a_card_in_a_hidden_lane_is_not_edited_where_nobody_sees_it() {
    let mut hand = Hand::on(super::sample::rich_map(), kurbo::Size::new(1600.0, 1000.0));
    hand.click(hand.label("motive"));
    hand.letter('H');
    assert!(!hand.editor.edit_text(TextTarget::Card(id("warm"))));
    assert!(hand.editor.editing().is_none());
}

#[test]
fn steps_and_the_subtitle_are_edited_in_place_too() {
    let mut hand = Hand::on(super::sample::rich_map(), kurbo::Size::new(2800.0, 2000.0));
    hand.editor.edit_text(TextTarget::Step(id("pay")));
    assert!(hand.overlay().field.is_some());
    hand.write("Pay up");
    assert_eq!(hand.editor.map().column_name(&id("pay")), Some("Pay up"));
    hand.editor.edit_text(TextTarget::Subtitle);
    assert!(hand.overlay().field.is_some());
    hand.write("Workshop of 12 March");
    assert_eq!(hand.editor.map().head.subtitle, "Workshop of 12 March");
    hand.editor.edit_text(TextTarget::Quote { persona: id("jana"), at: id("stay") });
    assert!(hand.overlay().field.is_some());
    hand.write("Again!");
    assert_eq!(hand.value("stay"), None, "a quote needs no sentiment");
    hand.check_undo();
}

#[test]
fn a_click_into_the_open_field_is_the_fields_own() {
    let mut hand = Hand::new();
    hand.double_click(hand.card("ad"));
    hand.input(Input::TextChanged("Winter".into()));
    hand.click(hand.card("ad"));
    assert_eq!(hand.editor.editing().unwrap().text, "Winter");
}

#[test]
fn an_open_text_breaks_where_the_card_breaks_it() {
    let mut map = map();
    let card = map.cards.iter_mut().find(|card| card.id == id("account")).unwrap();
    card.severity = touchline::map::Rating::new(4).ok();
    let mut hand = Hand::on(map, kurbo::Size::new(2800.0, 2000.0));
    hand.editor.select(Some(Thing::Card(id("account"))));
    hand.editor.run(&Command::Edit);
    let field = hand.overlay().field.unwrap();
    let card = hand.editor.layout().card(&id("account")).unwrap();
    let bars = card.face.severity.unwrap().bar.x0 + card.rect.x0;
    assert_eq!(field.rect.x1, bars - hand.editor.metrics().card.mark_gap, "before the bars, not under them");
}
