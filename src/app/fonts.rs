//! The bundled typeface as egui fonts, with egui's own and the system's as fallbacks.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

/// The weights of Inter that the window uses, by the name of their family.
const WEIGHTS: [(&str, &[u8]); 3] = [
    ("inter", include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
    ("inter-medium", include_bytes!("../../assets/fonts/Inter-Medium.ttf")),
    ("inter-semibold", include_bytes!("../../assets/fonts/Inter-SemiBold.ttf")),
];

/// The family of medium weight: controls.
pub(super) fn medium() -> FontFamily {
    FontFamily::Name("inter-medium".into())
}

/// The family of the headings.
pub(super) fn semibold() -> FontFamily {
    FontFamily::Name("inter-semibold".into())
}

/// Puts Inter before egui's own fonts, which stay as fallbacks, as do the system's.
pub(super) fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes) in WEIGHTS {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let family = std::iter::once(name.to_owned()).chain(fallbacks.iter().cloned()).collect::<Vec<_>>();
        fonts.families.insert(FontFamily::Name(name.into()), family.clone());
        if name == "inter" {
            fonts.families.insert(FontFamily::Proportional, family);
        }
    }
    ctx.set_fonts(fonts);
}
