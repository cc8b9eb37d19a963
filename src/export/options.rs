//! What one chooses about a file, whatever its format.

use std::io;
use std::ops::ControlFlow;

use peniko::Color;
use thiserror::Error;

use super::size::{SizeError, Sizing};
use crate::picture::Picture;

/// The formats a picture is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Png,
    Svg,
    Pdf,
}

impl Format {
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Pdf];

    /// The ending of its files, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }

    /// The format of files with this ending, in any case.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
        }
    }
}

/// What is behind the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// The theme's ground.
    #[default]
    Theme,
    White,
    Transparent,
}

impl Background {
    /// The colour behind this picture.
    pub fn ground(self, picture: &Picture) -> Color {
        match self {
            Self::Theme => picture.ground.with_alpha(1.0),
            Self::White => Color::new([1.0; 4]),
            Self::Transparent => Color::TRANSPARENT,
        }
    }
}

/// How an SVG holds its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextMode {
    /// As text, with the letters it needs embedded as fonts: browsers.
    #[default]
    Keep,
    /// As outlines, for programs that ignore embedded fonts.
    Outlines,
}

/// How a picture becomes a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    pub sizing: Sizing,
    pub background: Background,
    /// Of an SVG.
    pub text: TextMode,
    /// Kept in the file for whoever finds it; empty for none.
    pub title: String,
    /// The language of the texts as a BCP 47 tag; empty where it is not known.
    pub language: String,
}

/// Is told how much of the work is done (0 to 1), and says whether to go on.
pub type Watch<'a> = dyn FnMut(f64) -> ControlFlow<()> + 'a;

/// Goes on to the end.
pub fn unwatched(_: f64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Why a file was not written.
#[derive(Debug, Error)]
pub enum ExportError {
    #[error(transparent)]
    Size(#[from] SizeError),
    #[error(transparent)]
    Write(#[from] io::Error),
    /// Whoever watched had enough.
    #[error("the export was cancelled")]
    Cancelled,
    /// A PDF cannot be made of this, whatever the reason; in the words of what makes it.
    #[error("the PDF cannot be made: {0}")]
    Pdf(String),
}
