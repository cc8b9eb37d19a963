//! The export dialog: formats, sizes, themes, what is shown, and no file replaced unasked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use touchline::app::dialogs::ask_path::AskPath;
use touchline::app::dialogs::export::{ExportAnswer, ExportDialog};
use touchline::app::exports::write::ExportJob;
use touchline::app::exports::{Choices, Size, Target};
use touchline::export::{Background, Format, Job, Page, Paper, Sizing, TextMode};
use touchline::layout::{Fonts, Sizes};
use touchline::picture::Palette;

use super::maps::with_funnel;
use super::window;

struct State {
    dialog: ExportDialog,
    fonts: Fonts,
    answer: Option<ExportAnswer>,
    writing: Vec<PathBuf>,
}

fn pages(job: &Job, fonts: &mut Fonts) -> Arc<[Page]> {
    job.pages(&with_funnel(), fonts, &Sizes::standard().unwrap()).unwrap().into()
}

fn open(folder: &Path) -> Harness<'static, State> {
    open_with(folder, Choices::default())
}

fn open_with(folder: &Path, choices: Choices) -> Harness<'static, State> {
    let dialog = ExportDialog::new(choices, folder.to_owned(), "visits".into(), AskPath::in_window());
    let state = State { dialog, fonts: Fonts::bundled(), answer: None, writing: Vec::new() };
    let mut harness = window(state, |ui, State { dialog, fonts, answer, writing }: &mut State| {
        if answer.is_none() {
            *answer = dialog.show(ui.ctx(), &with_funnel(), &mut |job| Some(pages(job, fonts)), writing);
        }
    });
    harness.run();
    harness
}

fn click(harness: &mut Harness<'_, State>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// Chooses an entry of a list.
fn choose(harness: &mut Harness<'_, State>, list: &str, entry: &str) {
    harness.get_by_role_and_label(egui::Role::ComboBox, list).click();
    harness.run();
    harness.get_by_label(entry).click();
    harness.run();
}

fn job(harness: Harness<'_, State>) -> ExportJob {
    let Some(ExportAnswer::Write(job)) = harness.into_state().answer else { panic!("nothing to write") };
    *job
}

#[test]
fn choices_reach_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path());
    choose(&mut harness, "Size", "1920 pixels wide");
    click(&mut harness, "Theme Dark");
    click(&mut harness, "Ground None");
    click(&mut harness, "Export");
    let job = job(harness);
    assert_eq!(job.options.sizing, Sizing::Width(1920));
    assert_eq!(job.options.background, Background::Transparent);
    assert_eq!(job.pages[0].picture.ground, Palette::dark().unwrap().ground);
    assert_eq!(job.target, Target::File(folder.path().join("visits.png")));
}

#[test]
fn enter_exports_what_is_suggested() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path());
    harness.key_press(egui::Key::Enter);
    harness.run();
    let job = job(harness);
    assert_eq!((job.format, job.options.sizing), (Format::Png, Sizing::Width(3840)));
}

#[test]
fn a_format_takes_its_sizes_and_its_ending() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path());
    click(&mut harness, "Format PDF");
    assert_eq!(harness.state().dialog.choices().size, Size::Natural);
    choose(&mut harness, "Size", "A3 paper");
    assert!(harness.query_by_label("420 × 297 mm").is_some() || harness.query_by_label("297 × 420 mm").is_some());
    click(&mut harness, "Format SVG");
    click(&mut harness, "Text as outlines, for slide programs");
    click(&mut harness, "Export");
    let job = job(harness);
    assert_eq!((job.format, job.options.text), (Format::Svg, TextMode::Outlines));
    assert_eq!(job.options.sizing, Sizing::Page(Paper::A3));
    assert_eq!(job.target, Target::File(folder.path().join("visits.svg")));
}

#[test]
fn slides_are_looked_through_and_go_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path());
    choose(&mut harness, "What", "Slides, one per stage");
    let count = {
        let State { fonts, .. } = harness.state_mut();
        let job = Job { content: touchline::export::Content::Slides, ..Job::default() };
        pages(&job, fonts).len()
    };
    assert!(harness.query_by_label(&format!("1 of {count}")).is_some());
    click(&mut harness, "Next page");
    assert!(harness.query_by_label(&format!("2 of {count}")).is_some());
    assert_eq!(harness.state().dialog.target(), Target::Folder(folder.path().join("visits-slides")));
    click(&mut harness, "Format PDF");
    assert_eq!(harness.state().dialog.target(), Target::File(folder.path().join("visits-slides.pdf")));
}

#[test]
fn small_texts_are_told_and_larger_ones_offered() {
    let folder = tempfile::tempdir().unwrap();
    let choices = Choices { size: Size::Typed, typed: "1000 × 4000".into(), ..Choices::default() };
    let mut harness = open_with(folder.path(), choices);
    assert!(harness.query_by_label_contains("smaller than 1/50").is_some());
    click(&mut harness, "Fewer lanes");
    let lanes = with_funnel().lanes.len();
    assert_eq!(harness.get_all_by_role(egui::Role::CheckBox).count(), lanes + 1, "and that of the card numbers");
    let first = harness.get_all_by_role(egui::Role::CheckBox).nth(1).unwrap();
    assert!(first.is_focused());
    harness.key_press(egui::Key::Space);
    harness.run();
    assert_eq!(harness.state().dialog.choices().lanes.as_ref().map(Vec::len), Some(lanes - 1));
    click(&mut harness, "Titles and counts");
    assert!(harness.query_by_label_contains("smaller than 1/50").is_none());
}

#[test]
fn without_a_lane_nothing_is_exported() {
    let folder = tempfile::tempdir().unwrap();
    let choices = Choices { lanes: Some(Vec::new()), ..Choices::default() };
    let mut harness = open_with(folder.path(), choices);
    assert!(harness.query_by_label("Choose at least one lane.").is_some());
    click(&mut harness, "Export");
    assert!(harness.state().answer.is_none());
}

#[test]
fn a_size_that_is_none_is_told_and_cannot_be_exported() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path());
    choose(&mut harness, "Size", "Other…");
    let field = harness.get_by_role(egui::Role::TextInput);
    field.focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run();
    harness.get_by_role(egui::Role::TextInput).type_text("wide");
    harness.run();
    assert!(harness.query_by_label("Type a width in pixels, such as 2560, or 1920 × 1080, or 200 %.").is_some());
    click(&mut harness, "Export");
    assert!(harness.state().answer.is_none());
}

#[test]
fn a_size_is_typed_to_its_end_although_its_beginning_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path());
    choose(&mut harness, "Size", "Other…");
    harness.get_by_role(egui::Role::TextInput).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run();
    for letter in ["1", "6", "0", "0", " ", "x", " ", "9", "0", "0"] {
        harness.event(egui::Event::Text(letter.into()));
        harness.run();
    }
    assert_eq!(harness.state().dialog.choices().typed, "1600 x 900");
}

#[test]
fn a_broken_theme_is_told_by_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let broken = include_str!("../../assets/themes/light.ron").replacen("ground: \"#", "ground: \"", 1);
    let theme = folder.path().join("sunset.ron");
    std::fs::write(&theme, broken).unwrap();
    let mut harness = open(folder.path());
    click(&mut harness, "Theme Own…");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run();
    harness.get_by_role(egui::Role::TextInput).type_text(&theme.display().to_string());
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert!(harness.query_by_label_contains("ground").is_some());
    assert_eq!(harness.state().dialog.choices().own, None);
    // The dialog for the path is gone: the keyboard is where it was at first.
    let focused = harness.get_all(egui_kittest::kittest::by()).find(|node| node.accesskit_node().is_focused());
    assert_eq!(focused.and_then(|node| node.accesskit_node().label()).as_deref(), Some("Export"));
}

#[test]
fn an_existing_file_is_replaced_by_a_second_click_only() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("visits.png"), "x").unwrap();
    let mut harness = open(folder.path());
    click(&mut harness, "Export");
    assert!(harness.state().answer.is_none());
    assert!(harness.query_by_label("visits.png exists and will be replaced.").is_some());
    click(&mut harness, "Replace");
    assert!(matches!(harness.state().answer, Some(ExportAnswer::Write(_))));
}

#[test]
fn what_is_still_being_written_is_not_exported_to_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path());
    harness.state_mut().writing.push(folder.path().join("visits.png"));
    harness.run();
    assert!(harness.query_by_label_contains("visits.png is still being written.").is_some());
    click(&mut harness, "Export");
    assert!(harness.state().answer.is_none());
    harness.state_mut().writing.clear();
    harness.run();
    click(&mut harness, "Export");
    assert!(matches!(harness.state().answer, Some(ExportAnswer::Write(_))));
}

#[test]
fn another_place_is_asked_for_over_the_dialog() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path());
    click(&mut harness, "Choose another place…");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.run();
    let field = harness.get_by_role(egui::Role::TextInput);
    field.type_text(&folder.path().join("slide").display().to_string());
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().dialog.target(), Target::File(folder.path().join("slide.png")));
    assert!(harness.state().answer.is_none(), "the dialog stays open");
}

#[test]
fn a_list_is_chosen_from_at_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path());
    harness.get_by_role_and_label(egui::Role::ComboBox, "What").focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    harness.get_by_label("Wall poster").focus();
    harness.run();
    harness.key_press(egui::Key::Enter);
    harness.run();
    assert_eq!(harness.state().dialog.choices().content, touchline::export::Content::Poster);
    assert!(harness.query_by_label("Titles and counts").is_none(), "the list is still open");
    assert!(harness.get_by_role_and_label(egui::Role::ComboBox, "What").is_focused());
}
