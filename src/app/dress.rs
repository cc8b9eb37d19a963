//! The window's clothes: its typeface and its look.

use super::fonts;
use super::theme::Look;

/// Gives egui the window's typeface and look; what is drawn without it has neither.
pub fn dress(ctx: &egui::Context) {
    fonts::install(ctx);
    ctx.options_mut(|options| {
        // Ctrl with plus and minus zooms the map, not the window.
        options.zoom_with_keyboard = false;
        // A notch of the wheel is about a fifth, as in other canvases.
        options.input_options.scroll_zoom_speed = 1.0 / 400.0;
    });
    install(ctx, false);
}

pub(super) fn install(ctx: &egui::Context, dark: bool) {
    // The themes are part of the program, and a test reads them: a damaged one leaves egui's own look.
    if let Ok(look) = Look::new(dark) {
        look.install(ctx);
    }
}
