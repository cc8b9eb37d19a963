//! The panels' fonts in the terms of the map's texts.

use egui::{FontFamily, FontId};

use crate::app::fonts;
use crate::layout::TextStyle;

/// How high a line of a panel's text is, in parts of its size.
const LINE: f32 = 1.32;

/// A text of the user's as the panels' own text of this font.
pub(in crate::app) fn style_of(font: &FontId) -> TextStyle {
    let weight = match &font.family {
        family if *family == fonts::semibold() => 600,
        family if *family == fonts::medium() => 500,
        FontFamily::Proportional | FontFamily::Monospace | FontFamily::Name(_) => 400,
    };
    TextStyle { size: font.size, weight, line: (font.size * LINE).round(), tracking: 0.0, tabular: false }
}
