//! Opens the window.

use std::path::PathBuf;

use super::{App, Options};

/// The window could not be opened, in the words of the system.
#[derive(Debug, thiserror::Error)]
#[error("the window could not be opened: {0}")]
pub struct LaunchError(String);

/// How the window is opened; an empty window of the same make is what the bench compares with.
pub fn window_options() -> eframe::NativeOptions {
    let viewport = egui::ViewportBuilder::default()
        .with_title("Touchline")
        .with_app_id("touchline")
        .with_inner_size([1600.0, 1000.0])
        // As large as the desktop leaves room for: a title bar would push the foot of a window this size off a small one.
        .with_maximized(true)
        .with_min_inner_size([960.0, 600.0]);
    eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        multisampling: 0,
        // Dithering would make the canvas differ from the PNG.
        dithering: false,
        ..eframe::NativeOptions::default()
    }
}

/// Opens the window, with a map if one is named, and stays until it is closed.
///
/// # Errors
/// A [`LaunchError`] where there is no display or no OpenGL.
pub fn run(path: Option<PathBuf>) -> Result<(), LaunchError> {
    let options = Options { path, first_hints: true, ..Options::default() };
    let make = move |cc: &eframe::CreationContext<'_>| {
        let mut app = App::new(&cc.egui_ctx, options);
        app.follow_system(&cc.egui_ctx);
        Ok(Box::new(app) as Box<dyn eframe::App>)
    };
    eframe::run_native("touchline", window_options(), Box::new(make))
        .map_err(|error| LaunchError(reason(&error.to_string())))
}

/// What the system says, without the place in a library's source that comes before it.
fn reason(error: &str) -> String {
    match error.rsplit_once(".rs:") {
        Some((_, rest)) => rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | ' ')).to_owned(),
        None => error.to_owned(),
    }
}
