//! What of a map is exported and how: the same for the command line and for the window's dialog.

use std::sync::Arc;

use super::options::{Background, Options, TextMode};
use super::size::Sizing;
use crate::layout::{Fonts, Metrics, Purpose, View, lay_out};
use crate::map::{Id, Map};
use crate::picture::{Palette, Picture, ThemeError, lower};

/// The themes a picture can be drawn in.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Theme {
    #[default]
    Light,
    Dark,
    /// White paper, and little ink.
    Print,
    /// A theme of the user's own.
    Own(Arc<Palette>),
}

impl Theme {
    /// Its colours.
    ///
    /// # Errors
    /// Only where the program was built with a damaged theme.
    pub fn palette(&self) -> Result<Arc<Palette>, ThemeError> {
        match self {
            Self::Light => Palette::light().map(Arc::new),
            Self::Dark => Palette::dark().map(Arc::new),
            Self::Print => Palette::print().map(Arc::new),
            Self::Own(palette) => Ok(Arc::clone(palette)),
        }
    }
}

/// One finished picture of an export, and what it shows in a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub name: String,
    pub picture: Picture,
}

/// Everything one can choose about an export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Job {
    pub sizing: Sizing,
    pub theme: Theme,
    pub background: Background,
    pub text: TextMode,
    /// Only these stages; `None`: all.
    pub stages: Option<Vec<Id>>,
    /// Only these lanes, hidden ones too; `None`: all that are not hidden.
    pub lanes: Option<Vec<Id>>,
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
        let picture = lower(&lay_out(map, &view, fonts, metrics), &palette);
        let frame = self.sizing.frame(picture.size);
        Ok(picture.framed(frame))
    }

    /// How that picture becomes a file.
    pub fn options(&self, map: &Map) -> Options {
        Options {
            sizing: self.sizing,
            background: self.background,
            text: self.text,
            title: map.head.title.clone(),
            language: map.head.language.clone(),
        }
    }
}
