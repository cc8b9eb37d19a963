//! What of a map is exported and how: the same for the command line and for the window's dialog.

use crate::layout::{Fonts, Metrics, Purpose, View, lay_out};
use crate::map::{Id, Map};
use crate::picture::{Palette, Picture, ThemeError, lower};

use super::png::{Background, PngOptions};
use super::size::Sizing;

/// The themes a picture can be drawn in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Light,
    Dark,
}

impl Theme {
    /// Its colours.
    ///
    /// # Errors
    /// Only where the program was built with a damaged theme.
    pub fn palette(self) -> Result<Palette, ThemeError> {
        match self {
            Self::Light => Palette::light(),
            Self::Dark => Palette::dark(),
        }
    }
}

/// Everything one can choose about an export.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    pub sizing: Sizing,
    pub theme: Theme,
    pub background: Background,
    /// Only these stages; `None`: all.
    pub stages: Option<Vec<Id>>,
    /// Only these lanes, hidden ones too; `None`: all that are not hidden.
    pub lanes: Option<Vec<Id>>,
}

impl Default for Job {
    fn default() -> Self {
        Self {
            sizing: Sizing::Scale(2.0),
            theme: Theme::default(),
            background: Background::default(),
            stages: None,
            lanes: None,
        }
    }
}

impl Job {
    /// The finished picture of a map.
    ///
    /// # Errors
    /// Only where the program was built with a damaged theme.
    pub fn picture(&self, map: &Map, fonts: &mut Fonts, metrics: &Metrics) -> Result<Picture, ThemeError> {
        let palette = self.theme.palette()?;
        let view =
            View { stages: self.stages.clone(), lanes: self.lanes.clone(), purpose: Purpose::Export, preview: None };
        Ok(lower(&lay_out(map, &view, fonts, metrics), &palette))
    }

    /// How that picture becomes a PNG.
    pub fn png(&self, map: &Map) -> PngOptions {
        PngOptions { sizing: self.sizing, background: self.background, title: map.head.title.clone() }
    }
}
