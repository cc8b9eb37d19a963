//! What of a map is exported and how: the same for the command line and for the window's dialog.

use std::sync::Arc;

use super::options::{Background, Options, TextMode};
use super::size::Sizing;
use crate::layout::slide::{self, Slide};
use crate::layout::{Fonts, Layout, Sizes, View, lay_out, numbered, poster};
use crate::map::{Id, Map};
use crate::picture::{Palette, Picture, ThemeError, lower, lower_slide};

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

/// What of a map is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// The map itself.
    #[default]
    Map,
    /// Heads, counts and sentiment: the whole journey, legible from the back row.
    Counts,
    /// Overview, one slide or more a stage, charts, pain points.
    Slides,
    /// Stages, lanes and hints with empty cells, for paper and sticky notes.
    Poster,
}

/// Everything one can choose about an export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Job {
    pub content: Content,
    pub sizing: Sizing,
    pub theme: Theme,
    pub background: Background,
    pub text: TextMode,
    /// Only these stages; `None`: all.
    pub stages: Option<Vec<Id>>,
    /// Only these lanes, hidden ones too; `None`: all that are not hidden.
    pub lanes: Option<Vec<Id>>,
    /// Arrows from what answers to what is answered are part of the map's picture too.
    pub answers: bool,
    /// Every card of the map shows its number.
    pub numbers: bool,
}

impl Job {
    /// The finished pictures of a map: one, or for slides as many as there are; never none.
    ///
    /// # Errors
    /// Only where the program was built with a damaged theme.
    pub fn pages(&self, map: &Map, fonts: &mut Fonts, sizes: &Sizes) -> Result<Vec<Page>, ThemeError> {
        self.draw(&self.lay_out(map, fonts, sizes))
    }

    /// The part of it that takes its time, and knows no colours yet.
    pub fn lay_out(&self, map: &Map, fonts: &mut Fonts, sizes: &Sizes) -> Laid {
        let (stages, lanes) = (self.stages.clone(), self.lanes.clone());
        let view = View { stages, lanes, answers: self.answers, ..View::export() };
        let plan = match self.content {
            Content::Map if self.numbers => Plan::Whole(numbered(map, &view, fonts, &sizes.map).into()),
            Content::Map => Plan::Whole(lay_out(map, &view, fonts, &sizes.map).into()),
            Content::Poster => Plan::Whole(poster(map, &view, self.sizing.shape(), fonts, &sizes.map).into()),
            Content::Counts => Plan::Slides(slide::overview(map, &view, slide::WIDE, fonts, &sizes.slide)),
            Content::Slides => Plan::Slides(slide::slides(map, &view, slide::WIDE, fonts, &sizes.slide)),
        };
        Laid { of: self.clone(), title: map.head.title.clone(), plan }
    }

    /// The finished pictures of what was laid out.
    ///
    /// # Errors
    /// As [`Job::pages`].
    pub fn draw(&self, laid: &Laid) -> Result<Vec<Page>, ThemeError> {
        let palette = self.theme.palette()?;
        let framed = |name: &String, picture: Picture| {
            let frame = self.sizing.frame(picture.size);
            Page { name: name.clone(), picture: picture.framed(frame) }
        };
        Ok(match &laid.plan {
            Plan::Whole(layout) => vec![framed(&laid.title, lower(layout, &palette))],
            Plan::Slides(slides) => {
                slides.iter().map(|slide| framed(&slide.name, lower_slide(slide, &palette))).collect()
            }
        })
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

/// What was laid out of a map for a job.
#[derive(Clone, Debug)]
pub struct Laid {
    of: Job,
    title: String,
    plan: Plan,
}

#[derive(Clone, Debug)]
enum Plan {
    Whole(Box<Layout>),
    Slides(Vec<Slide>),
}

impl Laid {
    /// Whether another job of the same map can be drawn from it: one of another theme, ground or size.
    pub fn serves(&self, job: &Job) -> bool {
        let shown = |job: &Job| (job.content, job.stages.clone(), job.lanes.clone(), job.answers, job.numbers);
        // A poster is laid out for its paper.
        let poster = job.content == Content::Poster && job.sizing != self.of.sizing;
        shown(&self.of) == shown(job) && !poster
    }
}
