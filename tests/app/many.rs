//! The inspector of several things: what they share is changed for all at once.

use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::App;
use touchline::editor::{Command, Selection, Thing};
use touchline::map::{Card, CardKind, Id, Rating};

use super::shell::{editor, shell_of};
use crate::editor::sample;

fn card(key: &str) -> Thing {
    Thing::Card(Id::new(key))
}

fn with(things: impl IntoIterator<Item = Thing>) -> Harness<'static, App> {
    with_map(sample::map(), things)
}

fn with_map(map: touchline::map::Map, things: impl IntoIterator<Item = Thing>) -> Harness<'static, App> {
    let mut editor = sample::editor_of(map);
    editor.select_all(things.into_iter().collect::<Selection>());
    shell_of(editor, 1600.0, 1000.0)
}

fn get<'a>(harness: &'a Harness<'_, App>, key: &str) -> &'a Card {
    editor(harness).map().card(&Id::new(key)).unwrap()
}

fn press(harness: &mut Harness<'_, App>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run();
}

/// Types into a field of the inspector, letter by letter.
fn type_into(harness: &mut Harness<'_, App>, role: Role, label: &str, text: &str) {
    harness.get_by_role_and_label(role, label).focus();
    harness.run();
    for letter in text.chars() {
        harness.get_by_role_and_label(role, label).type_text(&letter.to_string());
        harness.run();
    }
}

fn choose(harness: &mut Harness<'_, App>, title: &str, name: &str) {
    press(harness, Role::ComboBox, title);
    press(harness, Role::ListBoxOption, name);
}

fn last(harness: &Harness<'_, App>) -> (usize, String) {
    (editor(harness).history().len().0, editor(harness).title(&Command::Undo))
}

#[test]
fn severity_is_set_for_all_as_one_entry() {
    let mut map = sample::map();
    map.cards[4].severity = Some(Rating::clamped(2));
    let mut harness = with_map(map, [card("account"), card("declined")]);
    harness.get_by_label("2 cards");
    harness.get_by_label("2 pain points");
    harness.get_by_label("Severity · mixed");
    press(&mut harness, Role::RadioButton, "Severity 4");
    let four = Some(Rating::clamped(4));
    assert_eq!((get(&harness, "account").severity, get(&harness, "declined").severity), (four, four));
    assert_eq!(last(&harness), (1, "Undo Change severity of 2 cards".to_owned()));
    assert!(harness.query_by_label("Severity · mixed").is_none());
    // What all share is taken back by the same button.
    press(&mut harness, Role::RadioButton, "Severity 4");
    assert_eq!(get(&harness, "declined").severity, None);
}

#[test]
fn typing_an_owner_is_one_entry_for_all() {
    let mut map = sample::map();
    map.cards[0].owner = "Sales".into();
    let mut harness = with_map(map, [card("ad"), card("account"), card("guest")]);
    type_into(&mut harness, Role::TextInput, "Owner", "Ops");
    for key in ["ad", "account", "guest"] {
        assert_eq!(get(&harness, key).owner, "Ops");
    }
    assert_eq!(last(&harness), (1, "Undo Change owner of 3 cards".to_owned()));
}

#[test]
fn looking_into_a_mixed_field_changes_nothing() {
    let mut map = sample::map();
    map.cards[6].value = Some(touchline::map::Score::clamped(60));
    map.cards.push(Card { id: Id::new("second"), kind: CardKind::Opportunity, value: None, ..map.cards[6].clone() });
    let mut harness = with_map(map, [card("guest"), card("second")]);
    for field in ["Value to the customer, 0–100", "Owner"] {
        harness.get_by_role_and_label(Role::TextInput, field).focus();
        harness.run();
    }
    harness.get_by_role_and_label(Role::MultilineTextInput, "Note").focus();
    harness.run();
    assert_eq!(editor(&harness).history().len().0, 0);
    type_into(&mut harness, Role::TextInput, "Value to the customer, 0–100", "85");
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(get(&harness, "guest").value.map(|value| value.get()), Some(85));
    assert_eq!(get(&harness, "second").value.map(|value| value.get()), Some(85));
}

#[test]
fn only_fields_that_all_have_are_shown() {
    let harness = with([card("ad"), card("account")]);
    assert!(harness.query_by_label("Severity").is_none() && harness.query_by_label("Channel").is_none());
    harness.get_by_role_and_label(Role::TextInput, "Owner");
    harness.get_by_label("1 touchpoint, 1 pain point");
}

#[test]
fn moments_of_truth_of_some_are_a_box_half_ticked() {
    let mut map = sample::map();
    map.cards[0].crucial = true;
    let mut harness = with_map(map, [card("ad"), card("photo")]);
    let node = harness.get_by_role_and_label(Role::CheckBox, "Moment of truth");
    assert_eq!(node.accesskit_node().toggled(), Some(Toggled::Mixed));
    press(&mut harness, Role::CheckBox, "Moment of truth");
    assert!(get(&harness, "ad").crucial && get(&harness, "photo").crucial);
}

#[test]
fn tags_of_some_are_given_to_all_and_taken_from_all() {
    let mut map = sample::map();
    map.cards[4].tags = vec!["account".into(), "form".into()];
    map.cards[5].tags = vec!["account".into()];
    let mut harness = with_map(map, [card("account"), card("declined")]);
    press(&mut harness, Role::Button, "form, on 1 of 2 cards");
    assert_eq!(get(&harness, "declined").tags, ["account", "form"]);
    press(&mut harness, Role::Button, "Remove account from all");
    assert_eq!(get(&harness, "account").tags, ["form"]);
    assert_eq!(get(&harness, "declined").tags, ["form"]);
    assert_eq!(last(&harness), (2, "Undo Remove tag from 2 cards".to_owned()));
    type_into(&mut harness, Role::TextInput, "Add a tag to all", "pay, urgent");
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(get(&harness, "account").tags, ["form", "pay", "urgent"]);
    assert_eq!(get(&harness, "declined").tags, ["form", "pay", "urgent"]);
}

#[test]
fn a_kind_is_given_to_all_or_refused_in_words() {
    let mut harness = with([card("account"), card("declined")]);
    choose(&mut harness, "Kind", "Need");
    assert_eq!(get(&harness, "account").kind, CardKind::PainPoint);
    harness.get_by_label("Pain points takes pain points and notes");
    choose(&mut harness, "Kind", "Opportunity");
    assert_eq!(get(&harness, "account").kind, CardKind::Opportunity);
    assert_eq!(get(&harness, "declined").at.lane, Id::new("chance"));
    assert_eq!(last(&harness), (1, "Undo Change 2 cards to opportunities".to_owned()));
}

#[test]
fn evidence_and_its_source_are_shared() {
    let mut harness = with([card("account"), card("declined")]);
    choose(&mut harness, "Evidence", "Observed");
    type_into(&mut harness, Role::TextInput, "Source", "9 of 12");
    for key in ["account", "declined"] {
        assert_eq!(get(&harness, key).evidence.as_ref().unwrap().source, "9 of 12");
    }
}

#[test]
fn all_are_deleted() {
    let mut harness = with([card("account"), card("declined")]);
    press(&mut harness, Role::Button, "Delete 2 cards");
    assert_eq!(editor(&harness).map().cards.len(), 5);
    assert_eq!(last(&harness).0, 1);
}

#[test]
fn stages_share_owner_and_width() {
    let mut harness = with([Thing::Stage(Id::new("aware")), Thing::Stage(Id::new("stay"))]);
    type_into(&mut harness, Role::TextInput, "Owner", "PR");
    type_into(&mut harness, Role::TextInput, "Width, 160–4000", "500");
    let stages = &editor(&harness).map().stages;
    let of = |i: usize| (stages[i].owner.as_str(), stages[i].width.map(|width| i64::from(width.get())));
    assert_eq!([of(0), of(1), of(2)], [("PR", Some(500)), ("", None), ("PR", Some(500))]);
    assert_eq!(last(&harness), (2, "Undo Change width of 2 stages".to_owned()));
}

#[test]
fn lanes_are_hidden_together() {
    let mut harness = with([Thing::Lane(Id::new("motive")), Thing::Lane(Id::new("note"))]);
    press(&mut harness, Role::CheckBox, "Hidden, here and in exports");
    let hidden = editor(&harness).map().lanes.iter().filter(|lane| lane.hidden).count();
    assert_eq!((hidden, last(&harness).1.as_str()), (2, "Undo Hide 2 lanes"));
}

#[test]
fn sentiments_are_set_together() {
    let face = |at: &str| Thing::Sentiment { persona: Id::new("jana"), at: Id::new(at) };
    let mut harness = with([face("aware"), face("stay")]);
    harness.get_by_label("Sentiment · mixed");
    press(&mut harness, Role::RadioButton, "Sentiment +2");
    let map = editor(&harness).map();
    let value = |at: &str| map.sentiment(&Id::new("jana"), &Id::new(at)).and_then(|s| s.value).map(|v| v.get());
    assert_eq!((value("aware"), value("stay")), (Some(2.0), Some(2.0)));
    assert_eq!(last(&harness).0, 1);
}

#[test]
fn things_of_several_sorts_are_counted_and_deleted() {
    let mut harness = with([Thing::Stage(Id::new("stay")), card("ad"), card("photo")]);
    harness.get_by_label("3 things");
    harness.get_by_label("1 stage, 2 cards");
    press(&mut harness, Role::Button, "Delete 3 things");
    assert_eq!(editor(&harness).map().stages.len(), 2);
}

#[test]
fn under_a_lock_the_fields_of_many_are_seen_only() {
    let mut editor = sample::editor();
    editor.run(&Command::LockAll);
    editor.select_all([card("account"), card("declined")].into_iter().collect::<Selection>());
    let harness = shell_of(editor, 1600.0, 1000.0);
    for (role, label) in
        [(Role::RadioButton, "Severity 3"), (Role::TextInput, "Owner"), (Role::Button, "Delete 2 cards")]
    {
        assert!(harness.get_by_role_and_label(role, label).accesskit_node().is_disabled(), "{label}");
    }
}

#[test]
fn a_small_window_shows_the_fields_of_many_too() {
    let mut editor = sample::editor();
    editor.select_all([card("account"), card("declined")].into_iter().collect::<Selection>());
    let harness = shell_of(editor, 1280.0, 720.0);
    harness.get_by_label("2 cards");
}

#[test]
fn the_menu_of_several_offers_what_goes_for_all_of_them() {
    let (merge, split) = ("Merge stages", "Split stage");
    let all = ["Cut", "Copy", "Duplicate", "Move to parking lot", merge, split];
    let stage = |key: &str| Thing::Stage(Id::new(key));
    for (things, not) in [
        (vec![card("account"), card("declined")], vec![merge]),
        (vec![card("account"), card("ad")], vec![merge, split]),
        (vec![stage("aware"), stage("buy")], vec![split, "Move to parking lot"]),
    ] {
        let mut harness = with(things);
        harness.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::F10);
        harness.run();
        for name in all {
            let there = harness
                .query_all_by_role(Role::MenuItem)
                .any(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(name)));
            assert_eq!(there, !not.contains(&name), "{name}, not {not:?}");
        }
    }
}
