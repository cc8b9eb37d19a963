//! Sizes of slides, one set, in pixels of a slide 1,080 high.

use serde::Deserialize;

use crate::layout::metrics::{Metrics, TextStyle};

/// The sizes slides are laid out by; read from `assets/themes/slide.ron`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlideSizes {
    /// Of every slide; its width is the screen's or 16:9.
    pub height: f64,
    pub margin: f64,
    pub nav: NavSizes,
    pub title_top: f64,
    pub quote_above: f64,
    /// Between title, quote, numbers and what follows.
    pub below_header: f64,
    pub fact: FactSizes,
    pub section: SectionSizes,
    pub card: SlideCardSizes,
    pub trend: TrendSizes,
    pub strip: StripSizes,
    pub footer: SlideFooterSizes,
    pub tally: TallySizes,
    pub ranking: RankingSizes,
    pub text: SlideTexts,
    /// The map's own sizes for what slides share with it: heads and charts.
    pub map: Metrics,
}

/// The text styles of slides.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlideTexts {
    /// The name of a stage.
    pub title: TextStyle,
    /// The title of a slide about the whole journey.
    pub cover: TextStyle,
    pub quote: TextStyle,
    pub nav: TextStyle,
    /// One of the large numbers.
    pub number: TextStyle,
    /// What a large number says.
    pub caption: TextStyle,
    pub heading: TextStyle,
    pub card: TextStyle,
    pub small: TextStyle,
    pub strong: TextStyle,
    /// How many cards a cell has.
    pub tally: TextStyle,
    pub score: TextStyle,
}

/// The strip of stages at the top.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NavSizes {
    pub top: f64,
    pub height: f64,
    pub point: f64,
    pub gap: f64,
    pub side: f64,
    /// Above and below a name that wraps.
    pub padding: f64,
}

/// The large numbers at the right of a stage's name.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactSizes {
    /// Between the top of the title and the numbers.
    pub above: f64,
    /// Of one of them, unless the number itself is wider.
    pub width: f64,
    pub gap: f64,
    pub caption_above: f64,
    /// Between the title and the first number.
    pub title_gap: f64,
}

/// What a stage holds, in columns.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionSizes {
    /// At most; fewer on a narrow screen.
    pub columns: usize,
    pub gutter: f64,
    pub gap: f64,
    pub below_heading: f64,
    pub least_column: f64,
}

/// Cards of a slide.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlideCardSizes {
    pub left: f64,
    pub right: f64,
    pub above: f64,
    pub below: f64,
    pub gap: f64,
    /// Bar and corners, against those of the map.
    pub bar: f64,
    pub diamond_right: f64,
    pub bullet: f64,
    /// Between two lines with a bullet.
    pub bullet_gap: f64,
    pub bullet_left: f64,
}

/// The small sentiment line.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrendSizes {
    /// As one of the sections, at least and at most.
    pub height: f64,
    pub tall: f64,
    /// At most, across the slide.
    pub wide: f64,
    pub dot: f64,
    pub face: f64,
    pub line: f64,
    pub clearance: f64,
    pub label_gap: f64,
    /// The least room in which it goes across the slide.
    pub room: f64,
}

/// The funnel at the bottom.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StripSizes {
    /// Height of the tallest bar.
    pub bar: f64,
    /// What has to be left above it for what the stage holds.
    pub room: f64,
    /// The height of the tallest bar where there is room.
    pub most: f64,
    pub gap: f64,
    pub label_below: f64,
    pub count_above: f64,
    pub least: f64,
    pub radius: f64,
}

/// The last line.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlideFooterSizes {
    pub top: f64,
    pub above: f64,
    pub gap: f64,
}

/// Heads, counts and sentiment of the whole journey.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TallySizes {
    pub label: f64,
    pub least_column: f64,
    pub least_row: f64,
    pub most_row: f64,
    /// The same where no chart stands below.
    pub most_row_alone: f64,
    /// Around a label that is higher than its row.
    pub row_air: f64,
    /// A card.
    pub square: f64,
    pub step: f64,
    pub after_number: f64,
    pub most_squares: usize,
    pub chart_gap: f64,
    /// Height of the tallest bar of the funnel.
    pub bar: f64,
}

/// Pain points and their answers.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankingSizes {
    /// Of the ranks, unless a number is wider.
    pub rank: f64,
    pub rank_gap: f64,
    /// Narrower answers stand below what they answer.
    pub least: f64,
    pub score: f64,
    pub gutter: f64,
    pub row_gap: f64,
    /// The same where there is room.
    pub most_gap: f64,
    pub answer_gap: f64,
}

impl SlideSizes {
    /// The sizes Touchline comes with.
    ///
    /// # Errors
    /// Only where the program was built with a damaged `assets/themes/slide.ron`.
    pub fn standard() -> Result<Self, ron::error::SpannedError> {
        ron::from_str(include_str!("../../../assets/themes/slide.ron"))
    }
}
