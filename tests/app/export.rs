//! The export dialog: sizes, themes, grounds, and no file replaced unasked.

use std::path::Path;
use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::dialogs::export_png::{ExportAnswer, ExportPng};
use touchline::export::Background;
use touchline::export::Sizing;
use touchline::layout::{Fonts, Metrics, View, lay_out};
use touchline::picture::{Palette, Picture, lower};

use super::maps::with_funnel;
use super::window;

type State = (ExportPng, Option<ExportAnswer>);

fn picture(dark: bool) -> Arc<Picture> {
    let metrics = Metrics::standard().unwrap();
    let layout = lay_out(&with_funnel(), &View::default(), &mut Fonts::bundled(), &metrics);
    let palette = if dark { Palette::dark() } else { Palette::light() };
    Arc::new(lower(&layout, &palette.unwrap()))
}

fn open(path: &Path) -> Harness<'static, State> {
    let dialog = ExportPng::new("Visits".into(), path.to_owned(), false, AskPath::in_window());
    let mut harness = window((dialog, None), |ui, (dialog, answer): &mut State| {
        if answer.is_none() {
            *answer = dialog.show(ui.ctx(), &mut |dark| Some(picture(dark)));
        }
    });
    harness.run();
    harness
}

fn click(harness: &mut Harness<'_, State>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

#[test]
fn choices_reach_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(&folder.path().join("visits.png"));
    click(&mut harness, "Width in pixels 1920");
    click(&mut harness, "Theme Dark");
    click(&mut harness, "Ground None");
    click(&mut harness, "Export");
    let Some(ExportAnswer::Write(job)) = harness.into_state().1 else { panic!("nothing to write") };
    assert_eq!(job.options.sizing, Sizing::Width(1920));
    assert_eq!(job.options.background, Background::Transparent);
    assert_eq!(job.picture.ground, picture(true).ground);
}

#[test]
fn a_width_that_is_none_is_told_and_cannot_be_exported() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(&folder.path().join("visits.png"));
    click(&mut harness, "Width in pixels Other");
    let field = harness.get_by_role(egui::Role::TextInput);
    field.focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run();
    harness.get_by_role(egui::Role::TextInput).type_text("wide");
    harness.run();
    assert!(harness.query_by_label("Type a width in pixels, such as 2560.").is_some());
    click(&mut harness, "Export");
    assert!(harness.state().1.is_none());
}

#[test]
fn an_existing_file_is_replaced_by_a_second_click_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("visits.png");
    std::fs::write(&path, "x").unwrap();
    let mut harness = open(&path);
    click(&mut harness, "Export");
    assert!(harness.state().1.is_none());
    assert!(harness.query_by_label("visits.png exists and will be replaced.").is_some());
    click(&mut harness, "Replace");
    assert!(matches!(harness.state().1, Some(ExportAnswer::Write(_))));
}

#[test]
fn another_place_is_asked_for_over_the_dialog() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(&folder.path().join("visits.png"));
    click(&mut harness, "Choose another place…");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run();
    let field = harness.get_by_role(egui::Role::TextInput);
    field.type_text(&folder.path().join("slide").display().to_string());
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().0.path(), folder.path().join("slide.png"));
    assert!(harness.state().1.is_none(), "the dialog stays open");
}
