//! Arrows in the window: in the outline, in the inspector, and for screen readers.

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::App;
use touchline::editor::{Command, Thing};
use touchline::map::{Id, Link, LinkKind, Map, Share, Transition, TransitionKind};

use super::shell::{editor, shell_of};
use crate::editor::sample;

fn id(text: &str) -> Id {
    Id::new(text)
}

fn tied() -> Map {
    let mut map = sample::map();
    let share = Share::new(0.12).ok();
    let (from, to) = (id("buy"), id("aware"));
    map.transitions =
        vec![Transition { id: id("a1"), kind: TransitionKind::Loop, from, to, share, ..Transition::default() }];
    let (from, to) = (id("photo"), id("checkout"));
    map.links.push(Link { id: id("k2"), kind: LinkKind::LeadsTo, from, to, ..Link::default() });
    map
}

fn window() -> Harness<'static, App> {
    shell_of(sample::editor_of(tied()), 1600.0, 1000.0)
}

#[test]
fn arrows_are_nodes_with_a_name_of_their_own() {
    let harness = window();
    harness.get_by_label("Loop from Purchase to Awareness, 12\u{202F}%");
    harness.get_by_label("A friend’s photo leads to Checkout");
}

#[test]
fn the_outline_leads_to_the_arrows_of_a_stage() {
    let mut harness = window();
    // What is selected on the map is unfolded in the outline.
    harness.get_by_label("Checkout").click_accesskit();
    harness.run();
    harness.get_by_label("Answers Must create an account");
    harness.get_by_label("Loop to Awareness, 12\u{202F}%").click();
    harness.run();
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Transition(id("a1"))));
}

#[test]
fn kind_and_share_are_set_in_the_inspector() {
    let mut harness = window();
    harness.get_by_label("Loop from Purchase to Awareness, 12\u{202F}%").click_accesskit();
    harness.run();
    let share = |harness: &Harness<'_, App>| editor(harness).map().transitions[0].share.map(Share::get);
    let field = harness.get_by_label("Share of customers, in %");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("12"));
    field.focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_label("Share of customers, in %").type_text("7.5");
    harness.run();
    assert_eq!(share(&harness), Some(0.075));
    harness.get_by_label("Turn round").click();
    harness.run();
    let arrow = &editor(&harness).map().transitions[0];
    assert_eq!((&arrow.kind, arrow.from.as_str()), (&TransitionKind::Next, "aware"));
    harness.get_by_label("Delete transition").click();
    harness.run();
    assert!(editor(&harness).map().transitions.is_empty());
}

#[test]
fn a_share_past_the_whole_is_refused_in_words_and_nothing_of_it_is_kept() {
    let mut harness = window();
    harness.get_by_label("Loop from Purchase to Awareness, 12\u{202F}%").click_accesskit();
    harness.run();
    let share = |harness: &Harness<'_, App>| editor(harness).map().transitions[0].share.map(Share::get);
    harness.get_by_label("Share of customers, in %").focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    for (typed, kept) in [("1", 0.01), ("4", 0.14), ("0", 0.12)] {
        harness.get_by_label("Share of customers, in %").type_text(typed);
        harness.run();
        assert_eq!(share(&harness), Some(kept));
    }
    harness.get_by_label("A number from 0 to 100");
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(share(&harness), Some(0.12));
    let field = harness.get_by_label("Share of customers, in %");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("12"));
    harness.get_by_label("Share of customers, in %: 140 was not taken. A number from 0 to 100");
}

#[test]
fn a_link_is_turned_round_in_the_inspector() {
    let mut harness = window();
    harness.get_by_label("A friend’s photo leads to Checkout").click_accesskit();
    harness.run();
    assert_eq!(editor(&harness).selection().one(), Some(&Thing::Link(id("k2"))));
    harness.get_by_label("Says Answers").click();
    harness.run();
    assert_eq!(editor(&harness).map().link(&id("k2")).unwrap().kind, LinkKind::Answers);
    harness.get_by_label("Turn round").click();
    harness.run();
    assert_eq!(editor(&harness).map().link(&id("k2")).unwrap().from, id("checkout"));
    assert!(!editor(&harness).enabled(&Command::SetLink(LinkKind::Answers)));
    harness.get_by_label("Delete link").click();
    harness.run();
    assert_eq!(editor(&harness).map().links.len(), 1);
}
