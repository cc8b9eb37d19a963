//! The window's dialogs and panels, driven without a screen through the tree that screen readers see.

mod arrows;
mod canvas;
mod clipboard;
mod coach;
mod command_palette;
mod desk;
mod empty;
mod export;
mod exporting;
mod files;
mod find_bar;
mod funnel_panel;
mod import;
mod import_log;
mod import_measures;
mod keyboard;
mod limits;
mod lock;
mod many;
mod maps;
mod measures;
mod numbers;
mod outline;
mod path_field;
mod present;
mod question;
mod recovery;
mod rough;
mod scribe;
mod shell;
mod start;
mod steps;
mod text;
mod toasts;
mod told;
mod walking;

use egui_kittest::Harness;

/// A window of 1280×720 that shows what `draw` draws of `state`.
pub fn window<'a, S: 'a>(state: S, draw: impl FnMut(&mut egui::Ui, &mut S) + 'a) -> Harness<'a, S> {
    Harness::builder()
        .with_size(egui::vec2(1280.0, 720.0))
        .with_max_steps(20)
        .with_context_setup(touchline::app::dress)
        .build_ui_state(draw, state)
}
