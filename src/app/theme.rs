//! The colours of the window: the same palette as the picture's, as egui colours, at hand wherever a panel draws.

use std::sync::Arc;

use egui::{Color32, Context};

use crate::map::CardKind;
use crate::picture::{Palette, ThemeError, hollow};

macro_rules! look {
    ($($(#[$meta:meta])* $field:ident: $token:ident,)*) => {
        /// The colours panels and overlays are drawn in, named after the look's tokens.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub(crate) struct Look {
            pub(crate) dark: bool,
            $($(#[$meta])* pub(crate) $field: Color32,)*
            /// Where they come from; none before the window is dressed.
            pub(crate) palette: Option<Arc<Palette>>,
        }

        impl Look {
            fn from_palette(dark: bool, palette: Palette) -> Self {
                Self { dark, $($field: from_picture(palette.$token),)* palette: Some(Arc::new(palette)) }
            }
        }
    };
}

look! {
    ground: ground,
    /// Under every other lane.
    stripe: stripe,
    /// Panels, cards, dialogs.
    panel: card,
    hairline: hairline,
    card_border: card_border,
    field_border: field_border,
    chip: chip,
    text: text,
    muted: muted,
    /// Marks only, never text.
    faint: faint,
    head: head,
    head_other: head_alternate,
    on_head: head_text,
    /// Selection, focus, links.
    accent: accent,
    on_accent: accent_text,
    /// Rows that are selected.
    accent_ground: accent_ground,
    /// A cell that takes what is being dragged.
    drop_target: drop_target,
    /// A cell that does not.
    refused: refused,
    warning: warning,
    warning_ground: warning_ground,
    /// Bars of the funnel.
    bar: funnel,
    /// The worst drop; errors.
    drop: drop,
    toast: toast,
    toast_text: toast_text,
    /// Links on a toast.
    toast_accent: toast_accent,
    shadow: shadow,
    /// Over what a dialog covers.
    veil: veil,
    /// Rings round what was looked for and found.
    found: found,
    /// Behind the letters of it.
    found_ground: found_ground,
}

impl Look {
    /// The light or the dark look.
    ///
    /// # Errors
    /// Only where the program was built with a damaged theme.
    pub(crate) fn new(dark: bool) -> Result<Self, ThemeError> {
        let palette = if dark { Palette::dark() } else { Palette::light() }?;
        Ok(Self::from_palette(dark, palette))
    }

    /// The colour that stands for a kind of card.
    pub(crate) fn kind(&self, kind: &CardKind) -> Color32 {
        self.palette.as_ref().map_or(self.muted, |palette| from_picture(palette.kind(kind)))
    }

    /// Whether the mark of a kind is a hollow bar.
    pub(crate) fn hollow(kind: &CardKind) -> bool {
        hollow(kind)
    }

    /// The look of the window; panels call this rather than carry it along.
    pub(crate) fn of(ctx: &Context) -> Arc<Self> {
        ctx.data(|data| data.get_temp::<Arc<Self>>(egui::Id::NULL)).unwrap_or_default()
    }

    /// Makes this the look of the window.
    pub(crate) fn install(self, ctx: &Context) {
        super::style::apply(ctx, &self);
        ctx.data_mut(|data| data.insert_temp(egui::Id::NULL, Arc::new(self)));
    }
}

/// A colour of a picture as egui has them.
pub(crate) fn from_picture(color: peniko::Color) -> Color32 {
    from_pixel(color.premultiply().to_rgba8().to_u8_array())
}

/// A colour of the window as pictures have them.
pub(crate) fn to_picture(color: Color32) -> peniko::Color {
    peniko::Color::new(color.to_srgba_unmultiplied().map(|channel| f32::from(channel) / 255.0))
}

/// A premultiplied pixel as egui has them.
pub(crate) fn from_pixel([r, g, b, a]: [u8; 4]) -> Color32 {
    Color32::from_rgba_premultiplied(r, g, b, a)
}

/// The tint under which a texture shows as it is, so opaque (0 to 1).
pub(crate) fn see_through(opacity: f32) -> Color32 {
    Color32::from_white_alpha((opacity.clamp(0.0, 1.0) * 255.0).round() as u8)
}
