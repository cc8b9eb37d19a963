//! Steps are matched to stages in a list, and one change comes of it.

use egui_kittest::kittest::Queryable;
use touchline::app::dialogs::match_list::set;
use touchline::app::dialogs::match_steps::{MatchAnswer, MatchSteps};
use touchline::map::{Id, Map, MatchedBy};

use super::maps::with_funnel;
use super::window;

type State = (Map, MatchSteps, Option<MatchAnswer>);

fn open() -> egui_kittest::Harness<'static, State> {
    let map = with_funnel();
    let dialog = MatchSteps::new(&map.funnels[0]);
    let mut harness = window((map, dialog, None), |ui, (map, dialog, answer)| {
        if answer.is_none() {
            *answer = dialog.show(ui.ctx(), map);
        }
    });
    harness.run();
    harness
}

#[test]
fn a_step_is_given_another_stage() {
    let mut harness = open();
    harness.get_by_label("Stage of 3 refund").click();
    harness.run();
    harness.get_by_label("Decision").click();
    harness.run();
    harness.get_by_label("Done").click();
    harness.run();
    let (mut map, _, answer) = harness.into_state();
    let Some(MatchAnswer::Done(Some(edit))) = answer else { panic!("{answer:?}") };
    map.apply(edit).unwrap();
    let refund = map.funnels[0].matched(2).unwrap();
    assert_eq!((refund.at.clone(), refund.by.clone()), (Id::new("s2"), MatchedBy::Hand));
}

#[test]
fn nothing_changed_is_no_edit() {
    let mut harness = open();
    harness.get_by_label("Done").click();
    harness.run();
    assert_eq!(harness.state().2, Some(MatchAnswer::Done(None)));
}

#[test]
fn guesses_are_marked_and_unmatched_steps_stay_listed() {
    let harness = open();
    assert_eq!(harness.query_all_by_label("guess").count(), 1);
    assert!(harness.query_by_label_contains("3 refund:").is_some());
}

#[test]
fn a_match_can_be_taken_away() {
    let mut matches = with_funnel().funnels.remove(0).matches;
    set(&mut matches, 0, None);
    assert_eq!(matches.iter().map(|m| m.step).collect::<Vec<_>>(), [1]);
    set(&mut matches, 0, Some(Id::new("s2")));
    assert_eq!(matches.iter().map(|m| m.step).collect::<Vec<_>>(), [0, 1]);
}
