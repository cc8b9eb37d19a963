//! What can be answered before unsaved work would be lost.

use egui_kittest::kittest::Queryable;
use touchline::app::dialogs::question::{Answer, Question, show};

use super::window;

fn answered(act: impl FnOnce(&egui_kittest::Harness<'_, Option<Answer>>)) -> Option<Answer> {
    let question = Question::unsaved("Buying a desk lamp online", "");
    let mut harness = window(None, move |ui, answer: &mut Option<Answer>| {
        if answer.is_none() {
            *answer = show(ui.ctx(), &question);
        }
    });
    harness.run();
    act(&harness);
    harness.run();
    *harness.state()
}

#[test]
fn every_button_answers() {
    assert_eq!(answered(|h| h.get_by_label("Save").click()), Some(Answer::First));
    assert_eq!(answered(|h| h.get_by_label("Don’t save").click()), Some(Answer::Second));
    assert_eq!(answered(|h| h.get_by_label("Cancel").click()), Some(Answer::Cancel));
}

#[test]
fn enter_saves_and_escape_cancels() {
    assert_eq!(answered(|h| h.key_press(egui::Key::Enter)), Some(Answer::First));
    assert_eq!(answered(|h| h.key_press(egui::Key::Escape)), Some(Answer::Cancel));
    assert_eq!(answered(|_| {}), None);
}

#[test]
fn the_map_is_named() {
    let question = Question::unsaved("  ", "");
    assert_eq!(question.title, "Save the changes to this map?");
    assert!(Question::unsaved("Buying a lamp", "").title.contains("“Buying a lamp”"));
}
