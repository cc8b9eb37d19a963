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
