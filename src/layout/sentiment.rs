//! A sentiment lane: the grid, the line through the faces, and what people say.

use kurbo::{Affine, BezPath, Point, Rect, Vec2};

use super::columns::Across;
use super::curve::{Curve, clear_of};
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::quotes::{self, Wanted};
use super::scale::{Heights, neutral, ticks};
use super::shape::Fit;
use super::text::Placed;
use super::view::{Preview, Purpose, View};
use crate::map::{Finite, Id, Lane, Map, Numbers, Scale};

/// What a sentiment lane shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SentimentBox {
    /// Whose line; empty: the map's own.
    pub persona: Id,
    /// From left to right: stages and steps with a value; on the screen those without one too.
    pub anchors: Vec<Anchor>,
    /// From the scale's lower end up.
    pub grid: Vec<GridLine>,
    /// The line between neighbouring faces, clear of them.
    pub line: BezPath,
    /// The line where it passes a stage without a value.
    pub dashed: BezPath,
    /// Between the line and the neutral value.
    pub area: BezPath,
    pub quotes: Vec<QuoteBox>,
    pub scale: Scale,
    /// Where the scale's upper end stands.
    pub top: f64,
    /// Where its lower end stands.
    pub bottom: f64,
}

/// A stage's place on the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    /// A stage or a step.
    pub at: Id,
    pub centre: Point,
    pub radius: f64,
    pub value: Option<Finite>,
    /// Which face: the fifth of the scale, 0 (worst) to 4; `None` is a hollow dot.
    pub fifth: Option<usize>,
    /// The column it may be dragged in.
    pub column: Rect,
}

/// A value of the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct GridLine {
    pub y: f64,
    /// Between good and bad: drawn without dashes.
    pub neutral: bool,
    pub number: Option<Placed>,
    /// Left and right ends; quotes interrupt the line.
    pub spans: Vec<(f64, f64)>,
}

/// What somebody said at a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteBox {
    pub at: Id,
    pub text: Placed,
    pub rect: Rect,
}

impl SentimentBox {
    /// The value at a height, on the scale.
    pub fn value_at(&self, y: f64) -> f64 {
        let part = ((self.bottom - y) / (self.bottom - self.top).max(1.0)).clamp(0.0, 1.0);
        let (min, max) = (self.scale.min.get(), self.scale.max.get());
        min + part * (max - min)
    }

    /// The height at which a value stands.
    pub fn y_of(&self, value: f64) -> f64 {
        Heights { scale: self.scale, top: self.top, bottom: self.bottom }.y(value)
    }

    fn shift(&mut self, by: Vec2) {
        for anchor in &mut self.anchors {
            anchor.centre += by;
            anchor.column = anchor.column + by;
        }
        for line in &mut self.grid {
            line.y += by.y;
            line.number = line.number.as_ref().map(|number| number.shifted(by));
        }
        for quote in &mut self.quotes {
            quote.text = quote.text.shifted(by);
            quote.rect = quote.rect + by;
        }
        for path in [&mut self.line, &mut self.dashed, &mut self.area] {
            path.apply_affine(Affine::translate(by));
        }
        self.top += by.y;
        self.bottom += by.y;
    }
}

/// Room for the numbers of the scale left of the columns.
pub(super) fn numbers_width(scale: Scale, language: &str, fonts: &mut Fonts, metrics: &Metrics) -> f64 {
    let wide = |text: String, fonts: &mut Fonts| fonts.paragraph(&text, &metrics.text.scale, Fit::Free).size.width;
    let widest = ticks(scale).into_iter().map(|value| wide(written(value, scale, language), fonts)).fold(0.0, f64::max);
    widest + metrics.sentiment.scale_gap
}

fn written(value: Finite, scale: Scale, language: &str) -> String {
    let numbers = Numbers::of(language);
    if scale.min.get() < 0.0 { numbers.signed(value) } else { numbers.number(value) }
}

/// The lane from `top` down, and its bottom. `None` where nothing is felt and nobody works on the map.
pub(super) fn sentiment(
    map: &Map,
    lane: &Lane,
    view: &View,
    across: Across,
    top: f64,
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> Option<(SentimentBox, f64)> {
    let sizes = &metrics.sentiment;
    let scale = map.head.scale;
    let heights = Heights { scale, top: sizes.padding, bottom: sizes.height - sizes.padding };
    let felt = felt(map, lane, view, across);
    let says = |felt: &Felt| felt.value.is_some() || !felt.quote.is_empty();
    if view.purpose == Purpose::Export && !felt.iter().any(says) {
        return None;
    }
    let base = heights.y(neutral(scale));
    let valued: Vec<Point> = felt.iter().filter_map(|f| Some(Point::new(f.x, heights.y(f.value?.get())))).collect();
    let curve = Curve::through(&valued);
    let radius = |felt: &Felt| if felt.value.is_some() { sizes.face } else { sizes.dot };
    let height_of = |felt: &Felt| felt.value.map(|v| heights.y(v.get())).or_else(|| curve.y(felt.x)).unwrap_or(base);
    let on_line = |felt: &Felt| felt.value.is_some() || curve.y(felt.x).is_some();
    let anchors: Vec<Anchor> = felt
        .iter()
        .filter(|felt| view.purpose == Purpose::Screen || on_line(felt))
        .map(|felt| Anchor {
            at: felt.at.clone(),
            centre: Point::new(felt.x, height_of(felt)),
            radius: radius(felt),
            value: felt.value,
            fifth: felt.value.map(|value| scale.fifth(value)),
            column: Rect::new(felt.x - felt.width / 2.0, 0.0, felt.x + felt.width / 2.0, sizes.height),
        })
        .collect();

    let circles: Vec<(Point, f64)> = anchors.iter().map(|a| (a.centre, a.radius + sizes.clearance)).collect();
    let (mut line, mut dashed) = (BezPath::new(), BezPath::new());
    for piece in &curve.pieces {
        let passes = felt.iter().any(|f| f.value.is_none() && f.x > piece.p0.x && f.x < piece.p3.x);
        let path = if passes { &mut dashed } else { &mut line };
        for part in clear_of(*piece, &circles) {
            path.move_to(part.p0);
            path.curve_to(part.p1, part.p2, part.p3);
        }
    }

    let wanted: Vec<Wanted> = felt
        .iter()
        .filter(|felt| !felt.quote.is_empty())
        .map(|felt| Wanted {
            at: &felt.at,
            quote: felt.quote,
            centre: Point::new(felt.x, height_of(felt)),
            radius: radius(felt),
            good: felt.value.is_none_or(|value| value.get() >= neutral(scale)),
            width: felt.width * sizes.quote_width,
        })
        .collect();
    let quotes = quotes::place(&wanted, &curve, &map.head.language, fonts, metrics);
    let grid = grid(map, heights, (across.left, across.right), &quotes, fonts, metrics);

    let highest = quotes.iter().map(|quote| quote.rect.y0).fold(f64::INFINITY, f64::min);
    let lowest = quotes.iter().map(|quote| quote.rect.y1).fold(f64::NEG_INFINITY, f64::max);
    let more_above = (metrics.lane.padding - highest).max(0.0).ceil();
    let more_below = (lowest - (sizes.height - metrics.lane.padding)).max(0.0).ceil();
    let height = sizes.height + more_above + more_below;
    let mut shown = SentimentBox {
        persona: lane.persona.clone(),
        anchors,
        grid,
        line,
        dashed,
        area: curve.area(base),
        quotes,
        scale,
        top: heights.top,
        bottom: heights.bottom,
    };
    shown.shift(Vec2::new(0.0, top + more_above));
    for anchor in &mut shown.anchors {
        anchor.column.y0 = top;
        anchor.column.y1 = top + height;
    }
    Some((shown, top + height))
}

/// What is known of a stage or step.
struct Felt<'a> {
    at: Id,
    x: f64,
    width: f64,
    value: Option<Finite>,
    quote: &'a str,
}

fn felt<'a>(map: &'a Map, lane: &Lane, view: &View, across: Across) -> Vec<Felt<'a>> {
    let of = |at: &Id, x: f64, width: f64| {
        let known = map.sentiment(&lane.persona, at);
        let mut value = known.and_then(|sentiment| sentiment.value);
        if let Some(Preview::Sentiment { persona, at: previewed, value: new }) = &view.preview
            && (persona, previewed) == (&lane.persona, at)
        {
            value = *new;
        }
        Felt { at: at.clone(), x, width, value, quote: known.map_or("", |sentiment| sentiment.quote.as_str()) }
    };
    let mut felt = Vec::with_capacity(across.columns.len());
    for head in across.heads {
        let parts = &across.columns[head.columns.clone()];
        let itself = parts.iter().any(|column| column.id == head.stage);
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
        let width = last.x + last.width - first.x;
        let whole = of(&head.stage, first.x + width / 2.0, width);
        if !itself && (whole.value.is_some() || !whole.quote.is_empty()) {
            felt.push(whole);
        } else {
            felt.extend(parts.iter().map(|column| of(&column.id, column.centre(), column.width)));
        }
    }
    felt.retain(|felt| !felt.at.is_empty());
    felt
}

fn grid(
    map: &Map,
    heights: Heights,
    (left, right): (f64, f64),
    quotes: &[QuoteBox],
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> Vec<GridLine> {
    let scale = heights.scale;
    let middle = neutral(scale);
    let mut values: Vec<f64> = ticks(scale).into_iter().map(Finite::get).collect();
    if !values.contains(&middle) {
        values.push(middle);
    }
    let style = &metrics.text.scale;
    let lines = values.into_iter().map(|value| {
        let y = heights.y(value);
        let numbered = ticks(scale).iter().any(|tick| tick.get() == value);
        let number = Finite::new(value).ok().filter(|_| numbered).map(|value| {
            let text = fonts.paragraph(&written(value, scale, &map.head.language), style, Fit::Free);
            let centre = Rect::from_center_size((0.0, y), (0.0, 0.0));
            let centred = super::card::centred(centre, text, style);
            let x = left - metrics.sentiment.scale_gap - centred.paragraph.size.width;
            Placed { origin: Point::new(x, centred.origin.y), ..centred }
        });
        GridLine { y, neutral: value == middle, number, spans: spans(left, right, y, quotes) }
    });
    lines.collect()
}

/// A line from left to right, interrupted where a quote stands.
fn spans(left: f64, right: f64, y: f64, quotes: &[QuoteBox]) -> Vec<(f64, f64)> {
    const AIR: f64 = 8.0;
    let mut spans = Vec::new();
    let mut x = left;
    let mut crossed: Vec<Rect> =
        quotes.iter().map(|quote| quote.rect).filter(|rect| rect.y0 - 1.0 < y && y < rect.y1 + 1.0).collect();
    crossed.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    for rect in crossed {
        if rect.x0 - AIR > x {
            spans.push((x, rect.x0 - AIR));
        }
        x = x.max(rect.x1 + AIR);
    }
    if right > x {
        spans.push((x, right));
    }
    spans
}
