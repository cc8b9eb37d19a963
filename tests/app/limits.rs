//! What counts as many who leave, set in the inspector of a funnel lane.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use touchline::editor::{Command, Thing};
use touchline::map::LaneKind;

use super::shell::{editor, shell_of};
use crate::editor::sample;

#[test]
fn limits_are_typed_in_percent_and_taken_back() {
    let mut session = sample::editor_of(super::maps::with_funnel());
    let lane = session.map().lanes.iter().find(|lane| lane.kind == LaneKind::Funnel).unwrap().id.clone();
    session.select(Some(Thing::Lane(lane)));
    let mut harness = shell_of(session, 1600.0, 1000.0);
    let usual = editor(&harness).map().head.disagreement.clone();
    let label = "Many leave: from, in percent";
    let field = |harness: &egui_kittest::Harness<'_, touchline::app::App>, text: &str| {
        let field = harness.get_by_role_and_label(Role::TextInput, label);
        field.focus();
        field.type_text(text);
    };
    // Behind the 40 that stands there: 40.5.
    field(&harness, ".5");
    harness.run();
    assert_eq!(editor(&harness).map().head.disagreement.leave.get(), 0.405);
    harness.get_by_label("A neutral face looks fine").click();
    harness.run();
    assert!(editor(&harness).map().head.disagreement.neutral_is_fine);
    assert_eq!(editor(&harness).title(&Command::Undo), "Undo Take neutral for fine");
    for _ in 0..editor(&harness).history().len().0 {
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
        harness.run();
    }
    assert_eq!(editor(&harness).map().head.disagreement, usual);
}

/// The sample that is shipped.
fn lamp() -> touchline::map::Map {
    let bytes = include_bytes!("../../assets/samples/desk-lamp.journey.ron");
    touchline::file::read(bytes, &mut crate::harness::entropy::Seeded(1)).unwrap().map
}

#[test]
fn the_link_in_the_panel_leads_to_the_limits_each_time() {
    for (width, height) in [(1280.0, 720.0), (1600.0, 820.0)] {
        let mut harness = shell_of(sample::editor_of(lamp()), width, height);
        if harness.query_by_label("Limits").is_none() {
            harness.get_by_label("Unfold the funnel panel").click();
            harness.run();
        }
        for leave in [0.5, 0.6] {
            harness.get_by_label("Limits").click();
            harness.run();
            let field = harness.get_by_role_and_label(Role::TextInput, "Many leave: from, in percent");
            assert!(field.is_focused());
            let (rect, below) = (field.rect(), harness.get_by_label("Limits").rect().top());
            assert!(rect.top() > 60.0 && rect.bottom() < below, "{rect:?} is in sight");
            // It is typed over.
            harness.event(egui::Event::Text((leave * 100.0).to_string()));
            harness.run();
            assert_eq!(editor(&harness).map().head.disagreement.leave.get(), leave);
            // Away from it, with the lane still selected.
            harness.key_press(egui::Key::Enter);
            harness.run();
            harness.get_by_role_and_label(Role::TextInput, "Name").focus();
            harness.run();
        }
    }
}

#[test]
fn what_was_said_of_a_field_goes_once_it_has_a_number() {
    let mut session = sample::editor_of(super::maps::with_funnel());
    let lane = session.map().lanes[0].id.clone();
    session.select(Some(Thing::Lane(lane)));
    let mut harness = shell_of(session, 1600.0, 1000.0);
    let field = "Many leave: from, in percent";
    let write = |harness: &mut egui_kittest::Harness<'_, touchline::app::App>, text: &str| {
        harness.get_by_role_and_label(Role::TextInput, field).focus();
        harness.run();
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        harness.event(egui::Event::Text(text.to_owned()));
        harness.run();
    };
    let said = |harness: &egui_kittest::Harness<'_, touchline::app::App>| {
        editor(harness).toasts().iter().any(|toast| toast.text.contains("abc was not taken"))
    };
    write(&mut harness, "abc");

    assert!(!said(&harness), "not while it is written");
    harness.key_press(egui::Key::Tab);
    harness.run();
    assert!(said(&harness));
    // Another field has nothing to do with it.
    harness.get_by_role_and_label(Role::TextInput, "Hardly anyone leaves: up to, in percent").focus();
    harness.event(egui::Event::Text("9".into()));
    harness.run();
    assert!(said(&harness));
    write(&mut harness, "44");
    assert!(!said(&harness));
}

#[test]
fn a_limit_that_contradicts_the_other_is_not_taken() {
    let mut session = sample::editor_of(super::maps::with_funnel());
    let lane = session.map().lanes[0].id.clone();
    session.select(Some(Thing::Lane(lane)));
    let mut harness = shell_of(session, 1600.0, 1000.0);
    let before = editor(&harness).map().clone();
    for (field, text, why) in [
        ("Hardly anyone leaves: up to, in percent", "60", "Less than 40: from there on many leave"),
        ("Many leave: from, in percent", "10", "More than 10: up to there hardly anyone leaves"),
    ] {
        harness.get_by_role_and_label(Role::TextInput, field).focus();
        harness.run();
        harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        harness.event(egui::Event::Text(text.to_owned()));
        harness.run();
        assert!(harness.query_by_label(why).is_some(), "{field} says why");
        harness.key_press(egui::Key::Tab);
        harness.run();
        assert_eq!(editor(&harness).map().head.disagreement, before.head.disagreement, "{field}");
        assert!(editor(&harness).toasts().iter().any(|toast| toast.text.contains("was not taken")));
    }
    // By whatever way it is asked for.
    let contradiction = before.edit_head(|head| head.disagreement.leave = head.disagreement.stay);
    let mut before = before;
    assert!(before.apply(contradiction).is_err());
}
