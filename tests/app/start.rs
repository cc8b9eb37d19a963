//! The start screen lists what one can begin with, and gives back what was chosen.

use std::path::PathBuf;

use egui_kittest::kittest::Queryable;
use touchline::app::start::{RecentRow, RecoveredRow, StartAction, StartScreen, Thumbnail, Tile};

use super::window;

fn screen() -> StartScreen {
    let tile = |action: StartAction, title: &str, note: &str| Tile {
        action,
        title: title.into(),
        note: note.into(),
        thumbnail: Thumbnail { stages: 3, ..Thumbnail::default() },
    };
    StartScreen {
        tiles: vec![
            tile(StartAction::Template("customer-journey".into()), "Customer journey", "six stages, all lanes"),
            tile(StartAction::Sample("desk-lamp".into()), "Desk lamp, sample", "funnel from GA4"),
        ],
        recent: vec![RecentRow { path: "/maps/clinic.journey.ron".into(), when: "12 March".into() }],
        recovered: vec![RecoveredRow {
            copy: "/state/copy".into(),
            title: "hosts and guests".into(),
            when: "unsaved work from 09:17".into(),
        }],
    }
}

fn chosen(label: &str) -> Option<StartAction> {
    let screen = screen();
    let mut harness = window(None, move |ui, action: &mut Option<StartAction>| {
        let new = screen.show(ui);
        *action = action.take().or(new);
    });
    harness.run();
    harness.get_by_label(label).click();
    harness.run();
    harness.state().clone()
}

#[test]
fn all_of_it_can_be_chosen() {
    let template = StartAction::Template("customer-journey".into());
    assert_eq!(chosen("Customer journey, six stages, all lanes"), Some(template));
    let sample = StartAction::Sample("desk-lamp".into());
    assert_eq!(chosen("Desk lamp, sample, funnel from GA4"), Some(sample));
    assert_eq!(chosen("Open…"), Some(StartAction::Open));
    let recent = PathBuf::from("/maps/clinic.journey.ron");
    assert_eq!(chosen("clinic.journey.ron, 12 March"), Some(StartAction::Recent(recent)));
    let copy = PathBuf::from("/state/copy");
    let row = "Recovered: hosts and guests, unsaved work from 09:17";
    assert_eq!(chosen(row), Some(StartAction::Recover(copy.clone())));
    assert_eq!(chosen("Throw this copy away"), Some(StartAction::Forget(copy)));
}

#[test]
fn enter_takes_the_first_template() {
    let screen = screen();
    let mut harness = window(None, move |ui, action: &mut Option<StartAction>| {
        let new = screen.show(ui);
        *action = action.take().or(new);
    });
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().clone(), Some(StartAction::Template("customer-journey".into())));
}
