//! Toasts say what was done and offer a way on, for a while, where they cover nothing.

use egui::Key;
use egui_kittest::kittest::Queryable;
use touchline::app::toasts::{SECONDS, Taken, Toasts};

use super::shell::{select, shell};
use super::walking::press;
use super::window;

#[test]
fn an_exported_file_offers_its_folder() {
    let mut toasts = Toasts::default();
    toasts.push("desk-lamp.png written", Some("/pictures".into()), 100.0);
    let mut harness = window((toasts, None), |ui, (toasts, taken)| {
        let new = toasts.show(ui.ctx(), ui.ctx().content_rect(), &[], &[], 101.0);
        *taken = taken.take().or(new);
    });
    harness.step();
    harness.step();
    assert!(harness.query_by_label("desk-lamp.png written").is_some());
    harness.get_by_label("Open folder").click();
    harness.step();
    harness.step();
    assert_eq!(harness.state().1, Some(Taken::OpenFolder("/pictures".into())));
    assert_eq!(harness.state().0.texts().count(), 0);
}

#[test]
fn they_go_after_their_time_and_are_no_crowd() {
    let mut toasts = Toasts::default();
    let ctx = egui::Context::default();
    for n in 0..5 {
        toasts.push(format!("file {n}"), None, 0.0);
    }
    assert_eq!(toasts.texts().collect::<Vec<_>>(), ["file 2", "file 3", "file 4"]);
    toasts.push("file 3", None, 1.0);
    assert_eq!(toasts.texts().collect::<Vec<_>>(), ["file 2", "file 4", "file 3"]);
    assert_eq!(toasts.show(&ctx, ctx.content_rect(), &[], &[], SECONDS + 2.0), None);
    assert_eq!(toasts.texts().count(), 0);
}

#[test]
fn a_toast_stands_in_the_status_bar_beside_its_words() {
    let mut harness = shell(1280.0, 720.0);
    select(&mut harness, "Checkout");
    press(&mut harness, Key::Delete);
    let canvas = harness.get_by_label("Map").rect();
    let (said, undo) = (harness.get_by_label("Touchpoint deleted").rect(), harness.get_by_label("Undo").rect());
    let hint = harness.get_by_label_contains("Ctrl-arrows").rect();
    assert!(said.top() >= canvas.bottom(), "{said:?} covers the map, {canvas:?}");
    assert!(hint.right() <= said.left() && said.right() <= undo.left(), "{hint:?} {said:?} {undo:?}");
    let fit = harness.get_by_label("Fit").rect();
    assert!(undo.right() + 16.0 < fit.left(), "{undo:?} is beside {fit:?}");
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(harness.query_by_label("Touchpoint deleted").is_none(), "taken back");
}
