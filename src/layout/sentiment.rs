//! A sentiment lane: the grid, the line through the faces, and what people say.

use kurbo::{Affine, BezPath, Point, Rect, Vec2};
use rustc_hash::FxHashMap;

use super::columns::Across;
use super::curve::{Curve, clear_of};
use super::fonts::Fonts;
use super::grid::grid;
use super::metrics::Metrics;
use super::quotes::{self, Wanted};
use super::scale::{Heights, neutral};
use super::text::Placed;
use super::view::{Preview, Purpose, View};
use crate::map::{Finite, Id, Lane, Map, Scale, Sentiment};

/// What a sentiment lane shows, measured from the lane's top.
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
    /// Of all of it.
    pub height: f64,
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

impl Anchor {
    /// The same further down.
    pub(super) fn shifted(&self, down: f64) -> Self {
        let by = Vec2::new(0.0, down);
        Self { centre: self.centre + by, column: self.column + by, ..self.clone() }
    }
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

/// The lane's chart; `None` where nothing is felt and nobody works on the map.
pub(super) fn sentiment(
    map: &Map,
    lane: &Lane,
    view: &View,
    across: Across,
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> Option<SentimentBox> {
    let sizes = &metrics.sentiment;
    let scale = map.head.scale;
    let heights = Heights { scale, top: sizes.padding, bottom: sizes.height - sizes.padding };
    let felt = felt(map, lane, view, across);
    let says = |felt: &Felt| felt.value.is_some() || !felt.quote.is_empty();
    if view.purpose == Purpose::Export && !felt.iter().any(says) {
        return None;
    }
    let base = heights.y(neutral(scale));
    let valued = felt.iter().filter_map(|f| Some(Point::new(f.x, heights.y(f.value?.get()))));
    let curve = Curve::through(&valued.collect::<Vec<_>>());
    let height_of = |felt: &Felt| felt.value.map(|v| heights.y(v.get())).or_else(|| curve.y(felt.x));
    let anchors: Vec<Anchor> = felt
        .iter()
        .filter(|felt| view.purpose == Purpose::Screen || height_of(felt).is_some())
        .map(|felt| Anchor {
            at: felt.at.clone(),
            centre: Point::new(felt.x, height_of(felt).unwrap_or(base)),
            radius: felt.radius(metrics),
            value: felt.value,
            fifth: felt.value.map(|value| scale.fifth(value)),
            column: Rect::new(felt.x - felt.width / 2.0, 0.0, felt.x + felt.width / 2.0, sizes.height),
        })
        .collect();
    let (line, dashed) = lines(&curve, &felt, &anchors, metrics);
    let said = felt.iter().filter(|felt| !felt.quote.is_empty());
    let wanted = said.map(|felt| Wanted {
        at: &felt.at,
        quote: felt.quote,
        centre: Point::new(felt.x, height_of(felt).unwrap_or(base)),
        radius: felt.radius(metrics),
        good: felt.value.is_none_or(|value| value.get() >= neutral(scale)),
        width: felt.width * sizes.quote_width,
    });
    let quotes = quotes::place(&wanted.collect::<Vec<_>>(), &curve, &map.head.language, fonts, metrics);
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
        height,
    };
    shown.shift(Vec2::new(0.0, more_above));
    for anchor in &mut shown.anchors {
        anchor.column.y1 = height;
    }
    Some(shown)
}

/// The line between neighbouring faces, and where it passes stages without a value; both clear of faces and dots.
fn lines(curve: &Curve, felt: &[Felt], anchors: &[Anchor], metrics: &Metrics) -> (BezPath, BezPath) {
    let clearance = metrics.sentiment.clearance;
    let circles: Vec<(Point, f64)> = anchors.iter().map(|a| (a.centre, a.radius + clearance)).collect();
    let widest = circles.iter().map(|(_, radius)| *radius).fold(0.0, f64::max);
    let (mut line, mut dashed) = (BezPath::new(), BezPath::new());
    for piece in &curve.pieces {
        // Both stand from left to right.
        let from = felt.partition_point(|felt| felt.x <= piece.p0.x);
        let mut passed = felt[from..].iter().take_while(|felt| felt.x < piece.p3.x);
        let path = if passed.any(|felt| felt.value.is_none()) { &mut dashed } else { &mut line };
        let near = circles.partition_point(|(centre, _)| centre.x < piece.p0.x - widest);
        let near = &circles[near..];
        let near = &near[..near.partition_point(|(centre, _)| centre.x <= piece.p3.x + widest)];
        for part in clear_of(*piece, near) {
            path.move_to(part.p0);
            path.curve_to(part.p1, part.p2, part.p3);
        }
    }
    (line, dashed)
}

/// What is known of a stage or step.
struct Felt<'a> {
    at: Id,
    x: f64,
    width: f64,
    value: Option<Finite>,
    quote: &'a str,
}

impl Felt<'_> {
    fn radius(&self, metrics: &Metrics) -> f64 {
        if self.value.is_some() { metrics.sentiment.face } else { metrics.sentiment.dot }
    }
}

fn felt<'a>(map: &'a Map, lane: &Lane, view: &View, across: Across) -> Vec<Felt<'a>> {
    let own = map.sentiments.iter().filter(|sentiment| sentiment.persona == lane.persona);
    let mut known: FxHashMap<&Id, &Sentiment> = FxHashMap::default();
    own.for_each(|sentiment| {
        known.entry(&sentiment.at).or_insert(sentiment);
    });
    let of = |at: &Id, x: f64, width: f64| {
        let known = known.get(at);
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
