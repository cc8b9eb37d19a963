//! What one chooses about an export, and what of it goes together.

use std::path::PathBuf;
use std::sync::Arc;

use crate::export::job::{Content, Job, Theme};
use crate::export::{Background, Format, Paper, Sizing, TextMode};
use crate::map::{Id, Lane, Map, Stage};
use crate::picture::Palette;

/// The widths people ask for: a slide, and a sharp one.
const WIDTHS: [u32; 2] = [1920, 3840];
/// A picture with less is none.
const LEAST: u32 = 16;

/// How large the picture is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    Pixels(u32),
    /// What is typed in [`Choices::typed`].
    Typed,
    Paper(Paper),
    /// As large as the map, or a slide, is.
    Natural,
}

impl Size {
    /// What it is called in the list.
    pub fn name(self) -> String {
        match self {
            Self::Pixels(width) => format!("{width} pixels wide"),
            Self::Typed => "Other…".to_owned(),
            Self::Paper(paper) => format!("{} paper", paper.name()),
            Self::Natural => "Its own size".to_owned(),
        }
    }
}

/// Which theme the picture has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Light,
    Dark,
    Print,
    /// That of [`Choices::own`].
    Own,
}

/// Everything one chooses in the dialog but the place.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    pub format: Format,
    pub content: Content,
    pub size: Size,
    /// "1920 × 1080", or a width alone.
    pub typed: String,
    pub look: Look,
    /// The file of the user's own theme.
    pub own: Option<PathBuf>,
    pub background: Background,
    /// Of an SVG: text as outlines.
    pub outlines: bool,
    /// Only these stages; `None`: all.
    pub stages: Option<Vec<Id>>,
    /// Only these lanes, hidden ones too; `None`: all that are not hidden.
    pub lanes: Option<Vec<Id>>,
    /// Arrows from what answers to what is answered, on the whole map.
    pub answers: bool,
    /// Of the map itself: every card shows its number.
    pub numbers: bool,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            format: Format::Png,
            content: Content::Map,
            size: Size::Pixels(3840),
            typed: "2560 × 1440".to_owned(),
            look: Look::default(),
            own: None,
            background: Background::Theme,
            outlines: false,
            stages: None,
            lanes: None,
            answers: false,
            numbers: false,
        }
    }
}

impl Choices {
    /// The sizes that go with the format and what is shown.
    pub fn sizes(&self) -> Vec<Size> {
        let widths = WIDTHS.map(Size::Pixels);
        let papers = |papers: &[Paper]| papers.iter().map(|paper| Size::Paper(*paper)).collect::<Vec<_>>();
        match (self.content, self.format) {
            (Content::Poster, _) => papers(&Paper::ALL[1..]),
            (Content::Map, Format::Pdf) => [vec![Size::Natural], papers(&Paper::ALL)].concat(),
            (Content::Map, Format::Png | Format::Svg) => {
                [widths.to_vec(), vec![Size::Typed], papers(&Paper::ALL)].concat()
            }
            (Content::Counts | Content::Slides, Format::Pdf) => {
                [vec![Size::Natural], papers(&Paper::ALL[..2])].concat()
            }
            (Content::Counts | Content::Slides, Format::Png | Format::Svg) => widths.to_vec(),
        }
    }

    /// Takes another size where the one chosen does not go with the rest.
    pub fn settle(&mut self) {
        let sizes = self.sizes();
        if sizes.contains(&self.size) {
            return;
        }
        let usual = match (self.content, self.format) {
            // What most copy shops print, and six people can stand before.
            (Content::Poster, _) => Size::Paper(Paper::A1),
            (_, Format::Pdf) => Size::Natural,
            (_, Format::Png | Format::Svg) => Size::Pixels(3840),
        };
        self.size = usual;
    }

    /// The size chosen.
    ///
    /// # Errors
    /// Says what to type.
    pub fn sizing(&self) -> Result<Sizing, String> {
        match self.size {
            Size::Pixels(width) => Ok(Sizing::Width(width)),
            Size::Paper(paper) => Ok(Sizing::Page(paper)),
            Size::Natural => Ok(Sizing::Scale(1.0)),
            Size::Typed => typed(&self.typed)
                .ok_or_else(|| "Type a width in pixels, such as 2560, or 1920 × 1080, or 200 %.".into()),
        }
    }

    /// The job; `own` is the palette of the user's own theme.
    ///
    /// # Errors
    /// Says what is missing.
    pub fn job(&self, own: Option<&Arc<Palette>>) -> Result<Job, String> {
        if self.stages.as_ref().is_some_and(Vec::is_empty) {
            return Err("Choose at least one stage.".to_owned());
        }
        if self.lanes.as_ref().is_some_and(Vec::is_empty) {
            return Err("Choose at least one lane.".to_owned());
        }
        let theme = match (self.look, own) {
            (Look::Light, _) => Theme::Light,
            (Look::Dark, _) => Theme::Dark,
            (Look::Print, _) => Theme::Print,
            (Look::Own, Some(palette)) => Theme::Own(Arc::clone(palette)),
            (Look::Own, None) => return Err("Choose the file of a theme.".to_owned()),
        };
        Ok(Job {
            content: self.content,
            sizing: self.sizing()?,
            theme,
            background: self.background,
            text: if self.outlines { TextMode::Outlines } else { TextMode::Keep },
            stages: self.stages.clone(),
            lanes: self.lanes.clone(),
            answers: self.answers,
            numbers: self.numbers && self.content == Content::Map,
        })
    }

    /// Whether the picture is made for a screen: there small text cannot be read.
    pub fn for_screen(&self) -> bool {
        self.content == Content::Map && matches!(self.size, Size::Pixels(_) | Size::Typed)
    }

    pub fn shows_stage(&self, stage: &Stage) -> bool {
        self.stages.as_ref().is_none_or(|ids| ids.contains(&stage.id))
    }

    pub fn shows_lane(&self, lane: &Lane) -> bool {
        self.lanes.as_ref().map_or(!lane.hidden, |ids| ids.contains(&lane.id))
    }

    /// Shows a stage or leaves it out.
    pub fn toggle_stage(&mut self, map: &Map, id: &Id) {
        let shown = map.stages.iter().filter(|stage| self.shows_stage(stage) != (stage.id == *id));
        let ids: Vec<Id> = shown.map(|stage| stage.id.clone()).collect();
        self.stages = (ids.len() < map.stages.len()).then_some(ids);
    }

    /// Shows a lane or leaves it out.
    pub fn toggle_lane(&mut self, map: &Map, id: &Id) {
        let shown = map.lanes.iter().filter(|lane| self.shows_lane(lane) != (lane.id == *id));
        let ids: Vec<Id> = shown.map(|lane| lane.id.clone()).collect();
        let usual = map.lanes.iter().filter(|lane| !lane.hidden).map(|lane| &lane.id);
        self.lanes = (!usual.eq(ids.iter())).then_some(ids);
    }

    /// Forgets stages and lanes that the map does not have; where none is left, the choice.
    pub fn keep_to(&mut self, map: &Map) {
        let left = |ids: Option<Vec<Id>>, there: &dyn Fn(&Id) -> bool| {
            let ids = ids?.into_iter().filter(there).collect::<Vec<_>>();
            (!ids.is_empty()).then_some(ids)
        };
        self.stages = left(self.stages.take(), &|id| map.stage(id).is_some());
        self.lanes = left(self.lanes.take(), &|id| map.lane(id).is_some());
    }
}

/// "1920 × 1080", "1920x1080", "1920", or "150 %" of the map's own size.
pub fn typed(text: &str) -> Option<Sizing> {
    if let Some(percent) = text.trim().strip_suffix('%') {
        let percent = percent.trim().replace(',', ".").parse::<f64>().ok();
        return percent.filter(|percent| percent.is_finite() && *percent > 0.0).map(|p| Sizing::Scale(p / 100.0));
    }
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|side| *side >= LEAST);
    match text.split_once(['×', 'x', 'X', '*']) {
        Some((width, height)) => Some(Sizing::Exact { width: number(width)?, height: number(height)? }),
        None => number(text).map(Sizing::Width),
    }
}
