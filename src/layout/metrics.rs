//! Spacing and sizes of the map, one set, in map pixels at 100 %.

use serde::Deserialize;

/// The sizes everything is laid out by; read from `assets/themes/metrics.ron`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// Around the picture.
    pub margin: f64,
    /// How far stripes and rules reach beyond the labels and the last column.
    pub bleed: f64,
    pub label_column: f64,
    /// A stage without a width of its own.
    pub stage_column: f64,
    /// The part of a step in a stage without a width of its own.
    pub step_column: f64,
    /// No column is narrower, whatever a file says.
    pub least_column: f64,
    pub text: TextStyles,
    pub head: HeadSizes,
    pub stage: StageSizes,
    pub lane: LaneSizes,
    pub card: CardSizes,
    pub action: ActionSizes,
    pub sentiment: SentimentSizes,
    pub funnel: FunnelSizes,
    pub metric: MetricSizes,
    pub transition: TransitionSizes,
    pub footer: FooterSizes,
    /// How much wider than the map says its columns are.
    #[serde(skip, default = "whole")]
    pub columns: f64,
    /// Room before the text of an action for its number; 0 while no numbers are shown.
    #[serde(skip)]
    pub numbers: f64,
}

fn whole() -> f64 {
    1.0
}

/// How one kind of text is set.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextStyle {
    /// Font size.
    pub size: f32,
    /// 400, 500, 600 or 700.
    pub weight: u16,
    /// Height of a line, whatever fonts step in.
    pub line: f32,
    /// Extra space between letters.
    #[serde(default)]
    pub tracking: f32,
    /// Figures of one width, for numbers that line up.
    #[serde(default)]
    pub tabular: bool,
}

/// The text styles of the map.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextStyles {
    pub title: TextStyle,
    pub subtitle: TextStyle,
    pub legend: TextStyle,
    pub stage: TextStyle,
    pub step: TextStyle,
    pub lane: TextStyle,
    /// Below a lane's name, and what an empty lane says.
    pub note: TextStyle,
    pub card: TextStyle,
    pub touchpoint: TextStyle,
    pub channel: TextStyle,
    /// Below a card's text: who owns it, what it rests on.
    pub source: TextStyle,
    /// The value of an opportunity.
    pub value: TextStyle,
    pub quote: TextStyle,
    pub scale: TextStyle,
    pub count: TextStyle,
    pub drop: TextStyle,
    pub share: TextStyle,
    /// The amber line of the funnel.
    pub remark: TextStyle,
    pub metric: TextStyle,
    /// On an arrow between stages.
    pub transition: TextStyle,
    pub footer: TextStyle,
    pub signature: TextStyle,
}

/// The map's head: title, subtitle, legend.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadSizes {
    pub above_title: f64,
    pub above_subtitle: f64,
    pub below: f64,
    /// Between the title and the legend.
    pub gutter: f64,
    pub legend_mark: f64,
    /// Between a mark of the legend and its word.
    pub legend_gap: f64,
    /// Between entries of the legend.
    pub legend_space: f64,
}

/// Stage heads.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageSizes {
    pub height: f64,
    /// Depth of the chevron's point.
    pub point: f64,
    /// Between two chevrons.
    pub gap: f64,
    /// Above and below a name that wraps.
    pub padding: f64,
    /// Between a name and the chevron's ends.
    pub side: f64,
    pub below: f64,
    pub above_step: f64,
    pub step_rule: f64,
}

/// Lanes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LaneSizes {
    /// Above the first and below the last card.
    pub padding: f64,
    /// Between a column's edge and its cards.
    pub inset: f64,
    /// Between the cards of neighbouring columns.
    pub gutter: f64,
    pub label_right: f64,
    /// Between a lane's name and its note.
    pub note_gap: f64,
    /// The first baseline of the name where no card gives one.
    pub label_baseline: f64,
    /// A lane with nothing in it.
    pub empty: f64,
}

/// Cards.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardSizes {
    pub left: f64,
    pub right: f64,
    pub above: f64,
    pub below: f64,
    /// Below the small line that says what a card rests on.
    pub below_source: f64,
    pub above_source: f64,
    /// Between two cards of a cell.
    pub gap: f64,
    pub icon: f64,
    pub icon_gap: f64,
    /// Between a channel and the name of the touchpoint.
    pub below_channel: f64,
    /// From the diamond's centre to its point.
    pub diamond: f64,
    /// From the card's right edge to the diamond's centre.
    pub diamond_right: f64,
    pub severity_bar: f64,
    pub severity_step: f64,
    pub severity_height: f64,
    /// Between a text and the marks right of it.
    pub mark_gap: f64,
    pub chip_height: f64,
    pub chip_padding: f64,
    pub chip_right: f64,
    /// Bar, corners and diamond, against those of the map: 1.
    pub unit: f64,
}

/// Actions: lines with a bullet instead of a box.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionSizes {
    pub above: f64,
    pub below: f64,
    pub gap: f64,
    pub bullet: f64,
    /// From the card's left edge to the bullet's centre.
    pub bullet_left: f64,
}

/// Sentiment lanes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentimentSizes {
    pub height: f64,
    /// From the lane's top to the upper end of the scale, and from its lower end to the bottom.
    pub padding: f64,
    pub face: f64,
    /// The hollow dot of a stage without a value.
    pub dot: f64,
    /// Between a face and the line.
    pub clearance: f64,
    pub line: f64,
    /// Between a face and its quote.
    pub quote_gap: f64,
    /// Between the scale's numbers and the grid.
    pub scale_gap: f64,
    /// Widest quote, as a part of its column.
    pub quote_width: f64,
}

/// Funnel lanes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FunnelSizes {
    pub height: f64,
    /// From the lane's top to the top of the tallest bar.
    pub above: f64,
    /// Height of the tallest bar.
    pub bar: f64,
    /// Width of a bar, as a part of its column.
    pub bar_width: f64,
    /// A count however small is still seen.
    pub least_bar: f64,
    pub thin_bar: f64,
    pub thin_gap: f64,
    pub radius: f64,
    pub count_gap: f64,
    pub share_gap: f64,
    pub pill_height: f64,
    pub pill_padding: f64,
    /// Kept free for the pill and the air around it.
    pub pill_room: f64,
    /// Between the pill and the base line.
    pub pill_gap: f64,
    pub remark_gap: f64,
    pub remark_height: f64,
    pub remark_padding: f64,
}

/// Metric lanes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricSizes {
    pub gap: f64,
    pub value_gap: f64,
}

/// Arrows above the stage heads.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransitionSizes {
    /// From one arrow to the one above it.
    pub row: f64,
    /// Between the lowest row and the heads.
    pub below: f64,
    /// Height of a label.
    pub label: f64,
    /// Between a label's words and its ends.
    pub padding: f64,
    /// From a head's end to the first arrow.
    pub edge: f64,
    /// Between two arrows at one end of a head.
    pub port: f64,
    /// Between entries and exits of one head.
    pub open: f64,
}

/// The line below the map.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FooterSizes {
    pub above: f64,
    pub gap: f64,
    pub below: f64,
}

impl Metrics {
    /// The sizes Touchline comes with.
    ///
    /// # Errors
    /// Only where the program was built with a damaged `assets/themes/metrics.ron`.
    pub fn standard() -> Result<Self, ron::error::SpannedError> {
        ron::from_str(include_str!("../../assets/themes/metrics.ron"))
    }
}
