//! The window: panels around the canvas, dialogs, and what only a program with a screen can do.
//!
//! Nothing here changes a map: every panel reads the editor and says what it wishes; the editor does it.
//! Only this room knows egui. `App::show` delegates; each panel is a file of its own.

pub mod dialogs;
pub mod errors;
pub mod funnel_panel;
pub mod pick;
pub mod start;
pub mod toasts;

mod fonts;
mod icons;
mod launch;
mod style;
mod theme;
mod widgets;

pub use launch::{LaunchError, run};

use std::path::PathBuf;

/// What the window starts with.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The map to open; without one the start screen is shown.
    pub path: Option<PathBuf>,
}

/// The whole window. `eframe` drives it through [`App::show`]; tests do the same without a screen.
pub struct App {
    options: Options,
}

impl App {
    /// The window's state before its first frame; sets egui's fonts and style.
    pub fn new(ctx: &egui::Context, options: Options) -> Self {
        dress(ctx);
        Self { options }
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        egui::CentralPanel::default().show(ui, |ui| {
            ui.heading("Touchline");
            if let Some(path) = &self.options.path {
                ui.label(path.display().to_string());
            }
        });
    }
}

/// Gives egui the window's typeface and look; what is drawn without it has neither.
pub fn dress(ctx: &egui::Context) {
    fonts::install(ctx);
    theme::Look::new(false).install(ctx);
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }
}
