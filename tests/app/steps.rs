//! Steps are matched to stages on a board, by mouse and by keys, and one change comes of it.

use egui::{Key, Modifiers, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::dialogs::match_board::set;
use touchline::app::dialogs::match_steps::{MatchAnswer, MatchSteps};
use touchline::map::{Id, Map, Match, MatchedBy, Stage, Step};

use super::maps::with_funnel;
use super::window;
use crate::harness::entropy::Seeded;

type State = (Map, MatchSteps, Option<MatchAnswer>);

fn open(map: Map) -> Harness<'static, State> {
    let dialog = MatchSteps::new(&map, &map.funnels[0]);
    let mut harness = window((map, dialog, None), |ui, (map, dialog, answer)| {
        if answer.is_none() {
            *answer = dialog.show(ui.ctx(), map);
        }
    });
    harness.run();
    harness
}

/// Presses Done and gives where each step is then, and by whom.
fn done(mut harness: Harness<'_, State>) -> Vec<(u32, String, MatchedBy)> {
    harness.get_by_label("Done").click();
    harness.run();
    let (mut map, _, answer) = harness.into_state();
    let Some(MatchAnswer::Done(edit)) = answer else { panic!("{answer:?}") };
    map.apply(edit.expect("a change")).unwrap();
    map.funnels[0].matches.iter().map(|m: &Match| (m.step, m.at.to_string(), m.by.clone())).collect()
}

/// Carries what is at one place to another with the mouse.
fn carry(harness: &mut Harness<'_, State>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    for part in [0.1, 0.5, 1.0] {
        harness.hover_at(from.lerp(to, part));
        harness.run_steps(2);
    }
    harness.drop_at(to);
    harness.run();
}

/// The middle of what is told so.
fn at(harness: &Harness<'_, State>, label: &str) -> Pos2 {
    harness.get_by_label_contains(label).rect().center()
}

/// The heading of a stage.
fn stage(harness: &Harness<'_, State>, name: &str) -> Pos2 {
    harness.get_by_label(name).rect().center()
}

const REFUND: &str = "Step 3, refund, on no stage, 31.";
const FIRST: (u32, &str, MatchedBy) = (0, "s1", MatchedBy::Guess);
const SECOND: (u32, &str, MatchedBy) = (1, "s3", MatchedBy::Hand);

fn are(found: &[(u32, String, MatchedBy)], wanted: &[(u32, &str, MatchedBy)]) {
    let found: Vec<_> = found.iter().map(|(step, at, by)| (*step, at.as_str(), by.clone())).collect();
    assert_eq!(found, wanted);
}

#[test]
fn a_step_is_dragged_from_the_list_onto_a_stage() {
    let mut harness = open(with_funnel());
    let (from, to) = (at(&harness, REFUND), stage(&harness, "Decision"));
    carry(&mut harness, from, to);
    are(&done(harness), &[FIRST, SECOND, (2, "s2", MatchedBy::Hand)]);
}

#[test]
fn several_steps_stand_on_one_stage_and_one_goes_to_none() {
    let mut harness = open(with_funnel());
    let (from, to) = (at(&harness, "Step 2, purchase, on Purchase. "), stage(&harness, "Awareness"));
    carry(&mut harness, from, to);
    let (from, to) =
        (at(&harness, "Step 1, page_view, on Awareness, guess"), stage(&harness, "On no stage of the map"));
    carry(&mut harness, from, to);
    let (from, to) = (at(&harness, REFUND), stage(&harness, "Awareness"));
    carry(&mut harness, from, to);
    are(&done(harness), &[(1, "s1", MatchedBy::Hand), (2, "s1", MatchedBy::Hand)]);
}

#[test]
fn what_is_let_go_beside_a_stage_stays_where_it_was() {
    let mut harness = open(with_funnel());
    let from = at(&harness, REFUND);
    carry(&mut harness, from, Pos2::new(640.0, 690.0));
    harness.get_by_label("Done").click();
    harness.run();
    assert_eq!(harness.state().2, Some(MatchAnswer::Done(None)));
}

#[test]
fn a_step_is_given_another_stage_from_the_list_that_a_click_opens() {
    let mut harness = open(with_funnel());
    harness.get_by_label_contains(REFUND).click();
    harness.run();
    let entry = harness
        .get_all_by_role(egui::Role::ListBoxOption)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label == "Decision"));
    entry.unwrap().click();
    harness.run();
    assert!(harness.query_all_by_role(egui::Role::ListBoxOption).next().is_none(), "the list is closed");
    are(&done(harness), &[FIRST, SECOND, (2, "s2", MatchedBy::Hand)]);
}

#[test]
fn choosing_the_stage_that_was_guessed_confirms_it() {
    let mut harness = open(with_funnel());
    harness.get_by_label_contains("Step 1, page_view, on Awareness, 48").focus();
    harness.run_steps(3);
    for _ in 0..2 {
        harness.key_press(Key::Enter);
        harness.run_steps(4);
    }
    are(&done(harness), &[(0, "s1", MatchedBy::Hand), SECOND]);
}

#[test]
fn the_keyboard_moves_a_step_chooses_its_stage_and_takes_it_away() {
    let mut harness = open(with_funnel());
    harness.get_by_label_contains("Step 1, page_view, on Awareness, 48").focus();
    harness.run_steps(3);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run_steps(3);
    assert!(harness.get_by_label_contains("Step 1, page_view, on Decision, 48").is_focused());
    harness.get_by_label_contains("Step 2, purchase, on Purchase, 3").focus();
    harness.run_steps(3);
    harness.key_press(Key::Delete);
    harness.run_steps(3);
    assert!(harness.get_by_label_contains("Step 2, purchase, on no stage, 3").is_focused());
    // The list opens on where the step is.
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    harness.key_press(Key::ArrowUp);
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert!(harness.get_by_label_contains("Step 2, purchase, on Purchase, 3").is_focused());
    are(&done(harness), &[(0, "s2", MatchedBy::Hand), (1, "s3", MatchedBy::Hand)]);
}

#[test]
fn a_step_on_the_map_keeps_the_keyboard_as_it_moves() {
    let mut harness = open(with_funnel());
    harness.get_by_label_contains("Step 1, page_view, on Awareness, guess").focus();
    harness.run_steps(3);
    for stage in ["Decision", "Purchase"] {
        harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
        harness.run_steps(4);
        assert!(harness.get_by_label_contains(&format!("Step 1, page_view, on {stage}. ")).is_focused(), "{stage}");
    }
}

#[test]
fn nothing_changed_is_no_edit() {
    let mut harness = open(with_funnel());
    harness.get_by_label("Done").click();
    harness.run();
    assert_eq!(harness.state().2, Some(MatchAnswer::Done(None)));
}

#[test]
fn a_guess_says_its_reason_and_a_stage_without_steps_says_so() {
    let harness = open(with_funnel());
    assert!(harness.query_by_label_contains("page_view, on Awareness, guess: a usual step of awareness").is_some());
    assert_eq!(harness.query_all_by_label("No funnel step").count(), 1, "Decision has none");
}

#[test]
fn seven_stages_divided_into_steps_take_twelve_steps() {
    let mut map = with_funnel();
    map.stages = (0..7)
        .map(|n| Stage {
            id: Id::new(&format!("s{n}")),
            name: format!("Stage {n}"),
            steps: ["a", "b"]
                .map(|part| Step {
                    id: Id::new(&format!("t{n}{part}")),
                    name: format!("Part {n}{part}"),
                    ..Step::default()
                })
                .to_vec(),
            ..Stage::default()
        })
        .collect();
    let funnel = &mut map.funnels[0];
    funnel.steps = (0..12).map(|n| format!("step number {n}")).collect();
    funnel.segments[0].counts = (0..12).map(|n| 9000 - 700 * n).collect();
    funnel.matches.clear();
    let mut harness = open(map);
    let (from, to) = (at(&harness, "Step 2, step number 1, on no stage, 8"), stage(&harness, "Part 0b"));
    carry(&mut harness, from, to);
    assert!(harness.query_all_by_label("No funnel step for all of it").next().is_some());
    let dialog = harness.get_by_label("Done").rect();
    assert!(dialog.bottom() < 720.0, "{dialog:?}");
    are(&done(harness), &[(1, "t0b", MatchedBy::Hand)]);
}

#[test]
fn a_match_can_be_taken_away() {
    let mut matches = with_funnel().funnels.remove(0).matches;
    set(&mut matches, 0, None);
    assert_eq!(matches.iter().map(|m| m.step).collect::<Vec<_>>(), [1]);
    set(&mut matches, 0, Some(Id::new("s2")));
    assert_eq!(matches.iter().map(|m| m.step).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn steps_on_no_stage_get_one_each_between_those_that_have_theirs() {
    let mut map = with_funnel();
    let funnel = &mut map.funnels[0];
    funnel.steps = ["see", "ask_us", "buy", "share"].map(str::to_owned).to_vec();
    funnel.segments[0].counts = vec![90, 40, 20, 5];
    funnel.matches = vec![];
    set(&mut funnel.matches, 0, Some(map.stages[0].id.clone()));
    set(&mut funnel.matches, 2, Some(map.stages[1].id.clone()));
    let old: Vec<String> = map.stages.iter().map(|stage| stage.name.clone()).collect();
    let mut harness = open(map);
    harness.get_by_label("Add stages for the unmatched").click();
    harness.run();
    let (mut map, _, answer) = harness.into_state();
    let Some(MatchAnswer::Stages(funnel)) = answer else { panic!("{answer:?}") };
    map.apply(map.edit_add_stages_of(&funnel, &mut Seeded(3)).unwrap()).unwrap();
    let names: Vec<&str> = map.stages.iter().map(|stage| stage.name.as_str()).collect();
    let mut wanted: Vec<&str> = old.iter().map(String::as_str).collect();
    wanted.splice(1..1, ["Ask us"]);
    wanted.splice(3..3, ["Share"]);
    assert_eq!(names, wanted);
    let places: Vec<&str> =
        (0..4).map(|step| map.column_name(&map.funnels[0].matched(step).unwrap().at).unwrap()).collect();
    assert_eq!(places, [wanted[0], "Ask us", wanted[2], "Share"]);
    assert!(map.edit_add_stages_of(&map.funnels[0], &mut Seeded(3)).is_none());
}
