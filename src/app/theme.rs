//! The colours of the window: the same palette as the picture's, as egui colours, at hand wherever a panel draws.

use std::sync::Arc;

use egui::{Color32, Context};

use crate::map::CardKind;

/// The colours panels and overlays are drawn in, named after the look's tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Look {
    pub(crate) dark: bool,
    pub(crate) ground: Color32,
    /// Panels, cards, dialogs.
    pub(crate) panel: Color32,
    pub(crate) hairline: Color32,
    pub(crate) card_border: Color32,
    pub(crate) field_border: Color32,
    pub(crate) chip: Color32,
    pub(crate) text: Color32,
    pub(crate) muted: Color32,
    /// Marks only, never text.
    pub(crate) faint: Color32,
    pub(crate) head: Color32,
    pub(crate) head_other: Color32,
    /// Selection, focus, links.
    pub(crate) accent: Color32,
    pub(crate) on_accent: Color32,
    pub(crate) warning: Color32,
    pub(crate) warning_ground: Color32,
    /// Bars of the funnel.
    pub(crate) bar: Color32,
    /// Bars of a second segment.
    pub(crate) second_bar: Color32,
    /// The worst drop; refused ground.
    pub(crate) drop: Color32,
    touchpoint: Color32,
    motive: Color32,
    pain_point: Color32,
    opportunity: Color32,
    tactic: Color32,
    plain: Color32,
}

impl Look {
    /// The colour that stands for a kind of card.
    pub(crate) fn kind(&self, kind: &CardKind) -> Color32 {
        match kind {
            CardKind::Touchpoint => self.touchpoint,
            CardKind::Motive | CardKind::Need | CardKind::Expectation | CardKind::Preference => self.motive,
            CardKind::PainPoint => self.pain_point,
            CardKind::Opportunity => self.opportunity,
            CardKind::Tactic => self.tactic,
            CardKind::Action | CardKind::Quote | CardKind::Note | CardKind::Other(_) => self.plain,
        }
    }

    /// Whether the mark of a kind is a hollow bar.
    pub(crate) fn hollow(kind: &CardKind) -> bool {
        matches!(kind, CardKind::Action | CardKind::Quote | CardKind::Note | CardKind::Other(_))
    }

    /// The accent as a ground: rows that are selected, cells a card may be dropped on.
    pub(crate) fn accent_ground(&self) -> Color32 {
        self.panel.lerp_to_gamma(self.accent, 0.16)
    }

    /// The look of the window; panels call this rather than carry it along.
    pub(crate) fn of(ctx: &Context) -> Arc<Self> {
        ctx.data(|data| data.get_temp::<Arc<Self>>(egui::Id::NULL)).unwrap_or_else(|| Arc::new(Self::new(false)))
    }

    /// Makes this the look of the window.
    pub(crate) fn install(self, ctx: &Context) {
        super::style::apply(ctx, &self);
        ctx.data_mut(|data| data.insert_temp(egui::Id::NULL, Arc::new(self)));
    }
}

impl Look {
    /// The colour of shadows.
    pub(crate) fn shadow(&self) -> Color32 {
        Color32::from_black_alpha(if self.dark { 110 } else { 40 })
    }

    pub(crate) fn new(dark: bool) -> Self {
        let hex = |l: &str, d: &str| Color32::from_hex(&format!("#{}", if dark { d } else { l })).unwrap_or_default();
        Self {
            dark,
            ground: hex("FAF9F6", "15181C"),
            panel: hex("FFFFFF", "1F242A"),
            hairline: hex("DAD6CC", "39424B"),
            card_border: hex("B9B4A8", "4A545F"),
            field_border: hex("8F897C", "6B7682"),
            chip: hex("EFEDE6", "2A3037"),
            text: hex("1F2328", "ECEEF0"),
            muted: hex("5D6470", "A9B1BB"),
            faint: hex("767B84", "7C8590"),
            head: hex("24405C", "2F5274"),
            head_other: hex("2F5274", "3A6690"),
            accent: hex("0068A3", "56B4E9"),
            on_accent: hex("FFFFFF", "0B2A3F"),
            warning: hex("8A5200", "F2B84B"),
            warning_ground: hex("FFF4E0", "3A2C10"),
            bar: hex("3D93C9", "4A9CD0"),
            second_bar: hex("857D70", "7F8892"),
            drop: hex("B3400A", "F08A5D"),
            touchpoint: hex("0072B2", "4FA3DB"),
            motive: hex("00875F", "2FB98D"),
            pain_point: hex("C8500A", "E8773A"),
            opportunity: hex("B5568D", "D893B8"),
            tactic: hex("A66A00", "E9AE3C"),
            plain: hex("6E6E6E", "A9B1BB"),
        }
    }
}

/// A colour of a picture as egui has them.
pub(crate) fn from_picture(color: peniko::Color) -> Color32 {
    from_pixel(color.premultiply().to_rgba8().to_u8_array())
}

/// A premultiplied pixel as egui has them.
pub(crate) fn from_pixel([r, g, b, a]: [u8; 4]) -> Color32 {
    Color32::from_rgba_premultiplied(r, g, b, a)
}
