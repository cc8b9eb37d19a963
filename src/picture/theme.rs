//! The colours of a theme, by the names of the look.

use std::hash::{DefaultHasher, Hash, Hasher};

use peniko::Color;
use serde::Deserialize;

use crate::map::CardKind;

/// A theme that cannot be read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ThemeError {
    /// Not RON, or a field that is missing, unknown or of another shape.
    #[error("line {line}, column {column}: {what}")]
    Syntax { line: usize, column: usize, what: String },
    #[error("{field} is not there")]
    Missing { field: &'static str },
    #[error("{field} is {value:?}, which is no colour: write #RRGGBB or #RRGGBBAA")]
    Colour { field: &'static str, value: String },
}

impl ThemeError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "a theme is a RON file with a colour for each field, as in assets/themes/light.ron",
            Self::Missing { .. } => {
                "give every colour, or begin with base: Light, Dark or Print and give those that differ"
            }
            Self::Colour { .. } => "write the colour as #RRGGBB or #RRGGBBAA",
        }
    }
}

macro_rules! palette {
    ($($(#[$meta:meta])* $field:ident,)* ; $($(#[$late_meta:meta])* $late:ident,)* ;
     $($(#[$fives_meta:meta])* $fives:ident,)*) => {
        /// The colours of a theme. What the picture is lowered with, and what the window draws its own things in.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Palette {
            $($(#[$meta])* pub $field: Color,)*
            $($(#[$late_meta])* pub $late: Color,)*
            $($(#[$fives_meta])* pub $fives: [Color; 5],)*
            /// Differs between palettes that differ.
            pub hash: u64,
        }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = "Palette")]
        struct Written {
            /// What is left out is as in this theme; without one nothing may be.
            base: Option<Base>,
            $($field: Option<String>,)*
            $($late: Option<String>,)*
            $($fives: Option<[String; 5]>,)*
        }

        impl Palette {
            fn from_written(written: Written, base: Option<&Self>) -> Result<Self, ThemeError> {
                $(let $field = match written.$field {
                    Some(value) => colour(stringify!($field), value)?,
                    None => base.ok_or(ThemeError::Missing { field: stringify!($field) })?.$field,
                };)*
                $(let $late = match (written.$late, base) {
                    (Some(value), _) => colour(stringify!($late), value)?,
                    (None, Some(base)) => base.$late,
                    // A test sees that the light theme has it.
                    (None, None) => Self::light()?.$late,
                };)*
                $(let $fives = match written.$fives {
                    Some(values) => five(stringify!($fives), values)?,
                    None => base.ok_or(ThemeError::Missing { field: stringify!($fives) })?.$fives,
                };)*
                let mut hasher = DefaultHasher::new();
                $($field.to_rgba8().to_u32().hash(&mut hasher);)*
                $($late.to_rgba8().to_u32().hash(&mut hasher);)*
                $($fives.map(|color| color.to_rgba8().to_u32()).hash(&mut hasher);)*
                Ok(Self { $($field,)* $($late,)* $($fives,)* hash: hasher.finish() })
            }
        }
    };
}

/// A theme that another one begins with.
#[derive(Clone, Copy, Debug, Deserialize)]
enum Base {
    Light,
    Dark,
    Print,
}

palette! {
    /// Behind everything.
    ground,
    /// Every second lane.
    stripe,
    /// Cards and panels.
    card,
    /// Between parts that belong together least.
    hairline,
    /// Between lanes, and the sentiment's grid.
    hairline_soft,
    card_border,
    field_border,
    /// Behind small numbers.
    chip,
    text,
    muted,
    /// Marks only, never text that must be read.
    faint,
    head,
    /// Every second stage head.
    head_alternate,
    head_text,
    /// Selection, focus, links, the primary button.
    accent,
    accent_text,
    /// Behind a selected row.
    accent_ground,
    /// A cell that takes what is being dragged.
    drop_target,
    /// A cell that does not.
    refused,
    warning,
    warning_ground,
    /// Bars of the funnel.
    funnel,
    /// Bars of a second segment.
    funnel_second,
    funnel_between,
    /// The steepest drop.
    drop,
    drop_text,
    sentiment_area,
    touchpoint,
    motive,
    need,
    expectation,
    preference,
    pain_point,
    quote,
    opportunity,
    tactic,
    /// Actions, notes and kinds this version does not know: a hollow bar.
    plain,
    moment_of_truth,
    toast,
    toast_text,
    /// Links on a toast.
    toast_accent,
    shadow,
    /// Over what a dialog covers.
    veil,
    ;
    // Those that came later: a theme without them has the light one's.
    /// The whole screen, while a presenter wants to be looked at.
    blackout,
    /// An arrow from card to card.
    link,
    /// An arrow from stage to stage.
    transition,
    /// Rings round what was looked for and found.
    found,
    /// Behind the letters of it.
    found_ground,
    ;
    /// Faces from the worst to the best.
    sentiment,
    /// Eyes and mouth on them.
    face,
}

impl Palette {
    /// The light theme.
    ///
    /// # Errors
    /// Only where the program was built with a damaged `assets/themes/light.ron`.
    pub fn light() -> Result<Self, ThemeError> {
        Self::read(include_str!("../../assets/themes/light.ron"))
    }

    /// The dark theme.
    ///
    /// # Errors
    /// Only where the program was built with a damaged `assets/themes/dark.ron`.
    pub fn dark() -> Result<Self, ThemeError> {
        Self::read(include_str!("../../assets/themes/dark.ron"))
    }

    /// The theme for paper: white ground, lines instead of areas.
    ///
    /// # Errors
    /// Only where the program was built with a damaged `assets/themes/print.ron`.
    pub fn print() -> Result<Self, ThemeError> {
        Self::read(include_str!("../../assets/themes/print.ron"))
    }

    /// A theme from its text: every colour, or `base: Light`, `Dark` or `Print` and those that differ.
    ///
    /// # Errors
    /// A [`ThemeError`] that names the field or the place.
    pub fn read(text: &str) -> Result<Self, ThemeError> {
        let ron = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let written = ron.from_str::<Written>(text).map_err(|error| ThemeError::Syntax {
            line: error.span.start.line,
            column: error.span.start.col,
            what: match &error.code {
                // Without the names of all the others.
                ron::Error::NoSuchStructField { found, .. } => format!("there is no field “{found}”"),
                other => other.to_string(),
            },
        })?;
        let base = written.base.map(|base| match base {
            Base::Light => Self::light(),
            Base::Dark => Self::dark(),
            Base::Print => Self::print(),
        });
        Self::from_written(written, base.transpose()?.as_ref())
    }

    /// The colour that stands for a kind of card.
    pub fn kind(&self, kind: &CardKind) -> Color {
        match kind {
            CardKind::Touchpoint => self.touchpoint,
            CardKind::Motive => self.motive,
            CardKind::Need => self.need,
            CardKind::Expectation => self.expectation,
            CardKind::Preference => self.preference,
            CardKind::PainPoint => self.pain_point,
            CardKind::Quote => self.quote,
            CardKind::Opportunity => self.opportunity,
            CardKind::Tactic => self.tactic,
            CardKind::Action | CardKind::Note | CardKind::Other(_) => self.plain,
        }
    }
}

/// Whether the mark of a kind is a hollow bar.
pub fn hollow(kind: &CardKind) -> bool {
    matches!(kind, CardKind::Action | CardKind::Note | CardKind::Other(_))
}

fn five(field: &'static str, values: [String; 5]) -> Result<[Color; 5], ThemeError> {
    let [a, b, c, d, e] = values;
    Ok([colour(field, a)?, colour(field, b)?, colour(field, c)?, colour(field, d)?, colour(field, e)?])
}

fn colour(field: &'static str, value: String) -> Result<Color, ThemeError> {
    let digits = value.strip_prefix('#').filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
    let byte = |digits: &str, at: usize| digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    let read = |digits: &str| {
        let alpha = match digits.len() {
            6 => 255,
            8 => byte(digits, 6)?,
            _ => return None,
        };
        Some(Color::from_rgba8(byte(digits, 0)?, byte(digits, 2)?, byte(digits, 4)?, alpha))
    };
    digits.and_then(read).ok_or(ThemeError::Colour { field, value })
}
