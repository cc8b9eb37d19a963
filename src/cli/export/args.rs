//! The words of `touchline export`.

use std::path::PathBuf;

use crate::export::size::{LONGEST_SIDE, Paper};
use crate::export::{Background, Content, Format, Sizing, TextMode};

/// Write maps as pictures
///
/// The picture of one map goes to OUT.png, OUT.svg or OUT.pdf. Those of several, and slides, go to the folder OUT, each
/// under its name; slides also go into one OUT.pdf.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Args {
    /// The maps to write
    #[arg(required = true, value_name = "MAP")]
    pub(super) maps: Vec<PathBuf>,

    /// Where to: a file such as map.png, or a folder for slides and for several maps
    #[arg(short, long, value_name = "OUT")]
    pub(super) output: PathBuf,

    /// What is written into a folder [default: png]
    #[arg(long, value_enum)]
    pub(super) format: Option<FormatWord>,

    /// How wide the picture is, in pixels
    #[arg(long, value_name = "PX", value_parser = side())]
    width: Option<u32>,

    /// How high it is then, in pixels: the picture stands in the middle
    #[arg(long, value_name = "PX", requires = "width", value_parser = side())]
    height: Option<u32>,

    /// Pixels for one pixel of the map at 100 % [default: 2]
    #[arg(long, value_name = "N", conflicts_with = "width", value_parser = scale)]
    scale: Option<f64>,

    /// One page of paper, A4 to A0, at 300 pixels an inch
    #[arg(long, value_name = "A4", conflicts_with_all = ["width", "scale"], value_parser = paper)]
    page: Option<Paper>,

    /// The colours: light, dark, print, or the file of a theme of your own
    #[arg(long, value_name = "THEME", default_value = "light")]
    pub(super) theme: String,

    /// What is behind the map
    #[arg(long, value_enum, default_value_t = BackgroundWord::Theme)]
    background: BackgroundWord,

    /// Only the stage of this name; may be given several times
    #[arg(long = "stage", value_name = "NAME")]
    pub(super) stages: Vec<String>,

    /// Only the lane of this name, also if it is hidden; may be given several times
    #[arg(long = "lane", value_name = "NAME")]
    pub(super) lanes: Vec<String>,

    /// Draw the arrows from what answers to what is answered too
    #[arg(long, conflicts_with_all = ["slides", "counts", "blank"])]
    pub(super) answers: bool,

    /// Text of an SVG: kept as text, or outlines for programs that ignore embedded fonts [default: keep, of slides outlines]
    #[arg(long, value_enum)]
    text: Option<TextWord>,

    /// The slides: overview, stages, charts, pain points
    #[arg(long)]
    pub(super) slides: bool,

    /// Titles, counts and sentiment only: legible from the back row
    #[arg(long, conflicts_with = "slides")]
    counts: bool,

    /// Every card of the map with its short number, such as P3
    #[arg(long, conflicts_with_all = ["slides", "counts", "blank"])]
    pub(super) numbers: bool,

    /// Stages, lanes and hints with empty cells: a poster for sticky notes
    #[arg(long, conflicts_with_all = ["slides", "counts"])]
    blank: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum FormatWord {
    Png,
    Svg,
    Pdf,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum BackgroundWord {
    /// The theme's ground
    Theme,
    White,
    Transparent,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum TextWord {
    Keep,
    Outlines,
}

/// The width of slides where none is said.
const SLIDE: u32 = 1920;

impl Args {
    pub(super) fn content(&self) -> Content {
        match (self.slides, self.counts, self.blank) {
            (true, ..) => Content::Slides,
            (_, true, _) => Content::Counts,
            (.., true) => Content::Poster,
            (false, false, false) => Content::Map,
        }
    }

    pub(super) fn sizing(&self) -> Sizing {
        let slides = matches!(self.content(), Content::Slides | Content::Counts);
        match (self.width, self.height, self.scale, self.page) {
            (Some(width), Some(height), ..) => Sizing::Exact { width, height },
            (Some(width), ..) => Sizing::Width(width),
            (_, _, Some(scale), _) => Sizing::Scale(scale),
            (.., Some(paper)) => Sizing::Page(paper),
            _ if self.blank => Sizing::Page(Paper::A3),
            _ if slides => Sizing::Width(SLIDE),
            _ => Sizing::default(),
        }
    }

    pub(super) fn background(&self) -> Background {
        match self.background {
            BackgroundWord::Theme => Background::Theme,
            BackgroundWord::White => Background::White,
            BackgroundWord::Transparent => Background::Transparent,
        }
    }

    pub(super) fn text(&self) -> TextMode {
        match self.text {
            Some(TextWord::Keep) => TextMode::Keep,
            Some(TextWord::Outlines) => TextMode::Outlines,
            // Slide programs draw fonts that an SVG brings along in another one.
            None if self.slides => TextMode::Outlines,
            None => TextMode::Keep,
        }
    }

    /// What is written into a folder.
    pub(super) fn format(&self) -> Format {
        self.format.map_or(Format::Png, Self::word)
    }

    pub(super) fn word(word: FormatWord) -> Format {
        match word {
            FormatWord::Png => Format::Png,
            FormatWord::Svg => Format::Svg,
            FormatWord::Pdf => Format::Pdf,
        }
    }
}

fn side() -> clap::builder::RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(1..=i64::from(LONGEST_SIDE))
}

fn scale(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|scale: &f64| scale.is_finite() && *scale > 0.0)
        .ok_or("it must be a number above 0".into())
}

fn paper(text: &str) -> Result<Paper, String> {
    Paper::named(text).ok_or_else(|| "the papers are A4, A3, A2, A1 and A0".to_owned())
}
