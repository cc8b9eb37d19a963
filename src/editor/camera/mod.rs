//! Which part of the map is seen, and how large. Stage heads and lane labels stay in sight while the rest scrolls.
//!
//! A map smaller than the canvas stands in the middle, at the top; while it grows it stays where it is, so that nothing
//! jumps under a hand. Screen coordinates are logical pixels from the canvas's top left corner; map coordinates are the layout's.

mod bars;
mod flight;

use kurbo::{Point, Rect, Size, Vec2};

use crate::layout::Pane;

pub use bars::{Bar, Bars};
pub(super) use flight::Flight;

/// Smallest and largest zoom, in screen pixels a map pixel. Of a map that is not seen whole at the smallest, all is seen
/// at one yet smaller.
pub const ZOOM: (f64, f64) = (0.1, 4.0);

/// The stops of *Zoom in* and *Zoom out*.
const STOPS: [f64; 15] = [0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0];

/// Canvas pixels around what is shown on its own.
const AIR: f64 = 24.0;

/// What stays in sight: the strip of stage heads and the strip of lane labels, in map pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frozen {
    /// Top and bottom of the strip of heads.
    pub heads: (f64, f64),
    /// Left and right of the strip of labels.
    pub labels: (f64, f64),
    /// Where the longest words beside the labels end.
    pub words: f64,
}

/// The view on a map: zoom and scroll, always within the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Camera {
    viewport: Size,
    content: Size,
    frozen: Frozen,
    zoom: f64,
    /// The map point at the canvas's top left.
    scroll: Vec2,
    /// How much of the canvas a panel covers from its left and from its right edge, in canvas pixels.
    covered: (f64, f64),
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            viewport: Size::new(1280.0, 720.0),
            content: Size::ZERO,
            frozen: Frozen::default(),
            zoom: 1.0,
            scroll: Vec2::ZERO,
            covered: (0.0, 0.0),
        }
    }
}

impl Camera {
    /// Screen pixels a map pixel.
    pub fn zoom(&self) -> f64 {
        self.zoom
    }

    /// How much of their size marks and handles have: smaller where the map is seen from afar, so that they cover nothing.
    pub fn detail(&self) -> f64 {
        const WHOLE: f64 = 0.46;
        const LEAST: f64 = 0.4;
        (self.zoom / WHOLE).clamp(LEAST, 1.0)
    }

    /// The map point at the canvas's top left corner.
    pub fn scroll(&self) -> Vec2 {
        self.scroll
    }

    /// Size of the canvas in screen pixels.
    pub fn viewport(&self) -> Size {
        self.viewport
    }

    /// Tells the size of the canvas.
    pub fn set_viewport(&mut self, viewport: Size) {
        self.viewport = Size::new(viewport.width.max(1.0), viewport.height.max(1.0));
        self.centre();
    }

    /// Tells the size of the map and what of it is frozen.
    pub fn set_content(&mut self, content: Size, frozen: Frozen) {
        let first = self.content == Size::ZERO;
        self.content = content;
        self.frozen = frozen;
        if first { self.centre() } else { self.clamp() }
    }

    /// Tells how much of the canvas a panel covers from its left and from its right edge, in canvas pixels: what is
    /// brought into sight stands beside it.
    pub(super) fn cover(&mut self, covered: (f64, f64)) {
        self.covered = covered;
    }

    /// How far the frozen strips are pushed along, in map pixels: labels to the right, heads down.
    fn push(&self) -> Vec2 {
        let x = (self.scroll.x - self.frozen.labels.0).max(0.0);
        let y = (self.scroll.y - self.frozen.heads.0).max(0.0);
        Vec2::new(x, y)
    }

    fn shift(&self, pane: Pane) -> Vec2 {
        let push = self.push();
        match pane {
            Pane::Body => Vec2::ZERO,
            Pane::Heads => Vec2::new(0.0, push.y),
            Pane::Labels => Vec2::new(push.x, 0.0),
            // Words longer than there is room for go on until their end is seen.
            Pane::Words => {
                let room = self.viewport.width / self.zoom - (self.frozen.labels.1 - self.frozen.labels.0);
                let over = (self.frozen.words - self.frozen.labels.1 - room).max(0.0);
                Vec2::new((push.x - over).max(0.0), 0.0)
            }
        }
    }

    /// Where a map point of this pane stands on the canvas.
    pub fn to_screen(&self, pane: Pane, point: Point) -> Point {
        ((point.to_vec2() + self.shift(pane) - self.scroll) * self.zoom).to_point()
    }

    /// Where a map rectangle of this pane stands on the canvas.
    pub fn rect_to_screen(&self, pane: Pane, rect: Rect) -> Rect {
        Rect::from_points(self.to_screen(pane, rect.origin()), self.to_screen(pane, Point::new(rect.x1, rect.y1)))
    }

    /// The map point of this pane under a point of the canvas.
    pub fn to_map(&self, pane: Pane, point: Point) -> Point {
        (point.to_vec2() / self.zoom + self.scroll - self.shift(pane)).to_point()
    }

    /// The part of the canvas that is the pane's alone. The body is drawn everywhere, the strips over it, and their
    /// corner over both.
    pub fn clip(&self, pane: Pane) -> Rect {
        let right = self.labels_right();
        let (top, bottom) = self.heads_span();
        let Size { width, height } = self.viewport;
        match pane {
            Pane::Body => Rect::new(0.0, 0.0, width, height),
            Pane::Heads => Rect::new(right.min(width), top, width, bottom),
            Pane::Labels => Rect::new(0.0, bottom.min(height), right, height),
            Pane::Words => self.inner(),
        }
    }

    /// The part of the canvas above the heads, in which the title is seen.
    pub fn above(&self) -> Rect {
        Rect::new(0.0, 0.0, self.viewport.width, self.heads_span().0.clamp(0.0, self.viewport.height))
    }

    /// Where strips of heads and labels meet; covered while the map is scrolled.
    pub fn corner(&self) -> Rect {
        let (top, bottom) = self.heads_span();
        Rect::new(0.0, top, self.labels_right(), bottom)
    }

    /// The part of the canvas in which cells are seen.
    pub fn inner(&self) -> Rect {
        let left = self.labels_right().min(self.viewport.width);
        let top = self.heads_span().1.clamp(0.0, self.viewport.height);
        Rect::new(left, top, self.viewport.width, self.viewport.height)
    }

    fn labels_right(&self) -> f64 {
        (self.frozen.labels.1 + self.push().x - self.scroll.x) * self.zoom
    }

    fn heads_span(&self) -> (f64, f64) {
        let y = self.push().y - self.scroll.y;
        ((self.frozen.heads.0 + y) * self.zoom, (self.frozen.heads.1 + y) * self.zoom)
    }

    /// The pane a point of the canvas belongs to; `None` in the covered corner.
    pub fn pane_at(&self, point: Point) -> Option<Pane> {
        let (top, bottom) = self.heads_span();
        let labels = point.x < self.labels_right();
        let heads = (top..bottom).contains(&point.y);
        match (heads, labels) {
            (true, true) => (self.push() == Vec2::ZERO).then_some(Pane::Body),
            (true, false) => Some(Pane::Heads),
            (false, true) if point.y >= bottom => Some(Pane::Labels),
            (false, _) => Some(Pane::Body),
        }
    }

    /// The map rectangle seen among the cells.
    pub fn seen(&self) -> Rect {
        let inner = self.inner();
        let from = self.to_map(Pane::Body, inner.origin());
        let to = self.to_map(Pane::Body, Point::new(inner.x1, inner.y1));
        Rect::from_points(from, to)
    }

    /// Scrolls by screen pixels.
    pub fn scroll_by(&mut self, delta: Vec2) {
        self.scroll_to(self.scroll + delta / self.zoom);
    }

    /// Scrolls so that the map point lies at the canvas's top left, as far as the map goes.
    pub fn scroll_to(&mut self, scroll: Vec2) {
        // What is seen whole does not move.
        let x = if self.slack() > 0.0 { self.scroll.x } else { scroll.x };
        self.scroll = Vec2::new(x, scroll.y);
        self.clamp();
    }

    /// Zooms by a factor; what is under the point of the canvas stays there.
    pub fn zoom_at(&mut self, point: Point, factor: f64) {
        if !factor.is_finite() || factor <= 0.0 {
            return;
        }
        let fixed = self.to_map(Pane::Body, point);
        self.zoom = (self.zoom * factor).clamp(self.least().min(self.zoom), ZOOM.1);
        self.scroll = fixed.to_vec2() - point.to_vec2() / self.zoom;
        self.centre();
    }

    /// Zooms to a value; the middle of the canvas stays.
    pub fn zoom_to(&mut self, zoom: f64) {
        let middle = (self.viewport.to_vec2() / 2.0).to_point();
        self.zoom_at(middle, zoom / self.zoom);
        // Exactly: a quotient of two zooms is not always.
        self.zoom = zoom.clamp(ZOOM.0, ZOOM.1);
        self.clamp();
    }

    /// The next stop above.
    pub fn zoom_in(&mut self) {
        let next = STOPS.into_iter().find(|stop| *stop > self.zoom * 1.001);
        self.zoom_to(next.unwrap_or(ZOOM.1));
    }

    /// The next stop below.
    pub fn zoom_out(&mut self) {
        let next = STOPS.into_iter().rev().find(|stop| *stop < self.zoom * 0.999);
        self.zoom_to(next.unwrap_or(self.least()));
    }

    /// The zoom at which the whole map is seen.
    fn whole(&self) -> Option<f64> {
        let Size { width, height } = self.content;
        let zoom = (self.viewport.width / width).min(self.viewport.height / height);
        (width > 0.0 && height > 0.0).then_some(zoom)
    }

    /// The smallest zoom of this map.
    fn least(&self) -> f64 {
        self.whole().map_or(ZOOM.0, |whole| whole.min(ZOOM.0))
    }

    /// Shows the whole map, never larger than 100 %.
    pub fn fit(&mut self) {
        let Some(zoom) = self.whole() else { return };
        self.zoom = zoom.min(1.0);
        self.scroll = Vec2::ZERO;
        self.centre();
    }

    /// Shows a map rectangle among the cells as large as it fits, within these zooms, in the middle; of what is higher
    /// than the canvas, its top.
    pub fn show(&mut self, rect: Rect, (least, most): (f64, f64)) {
        // Both strips are taken as pinned: that is how little room is left at worst.
        let strips = Size::new(self.frozen.labels.1 - self.frozen.labels.0, self.frozen.heads.1 - self.frozen.heads.0);
        let fits = |view: f64, strip: f64, size: f64| (view - 2.0 * AIR) / (strip + size).max(1.0);
        let wide = fits(self.viewport.width, strips.width, rect.width());
        let high = fits(self.viewport.height, strips.height, rect.height());
        self.zoom = wide.min(high).clamp(least.max(ZOOM.0), most.min(ZOOM.1));
        let (width, height) = (self.viewport.width / self.zoom, self.viewport.height / self.zoom);
        let free = (width - strips.width - rect.width(), height - strips.height - rect.height());
        let x = rect.x0 - strips.width - (free.0 / 2.0).max(0.0);
        let y = rect.y0 - strips.height - (free.1 / 2.0).clamp(0.0, AIR / self.zoom);
        self.scroll = Vec2::new(x, y);
        self.centre();
    }

    /// Shows a map rectangle among the cells as wide as the canvas, at this zoom at most, from its head down.
    pub fn show_wide(&mut self, rect: Rect, most: f64) {
        let strip = self.frozen.labels.1 - self.frozen.labels.0;
        let zoom = (self.viewport.width - 2.0 * AIR) / (strip + rect.width()).max(1.0);
        let zoom = zoom.clamp(ZOOM.0, most);
        self.show(rect, (zoom, zoom));
        self.scroll.y = self.frozen.heads.0;
        self.clamp();
    }

    /// Takes the view that a flight shows at a time; whether the flight goes on.
    pub(super) fn follow(&mut self, flight: &Flight, now: f64) -> bool {
        let view = flight.at(now);
        let (zoom, scroll) = view.unwrap_or((flight.to().zoom, flight.to().scroll));
        (self.zoom, self.scroll) = (zoom, scroll);
        self.clamp();
        view.is_some()
    }

    /// Scrolls as little as needed to show a map rectangle of this pane, with some air around it.
    pub fn reveal(&mut self, pane: Pane, rect: Rect) {
        const AIR: f64 = 12.0;
        let inner = self.inner();
        let on = self.rect_to_screen(pane, rect).inflate(AIR, AIR);
        let nudge = |low: f64, high: f64, from: f64, to: f64| {
            // What is larger than the canvas shows its beginning.
            if low < from || high - low > to - from { low - from } else { (high - to).max(0.0) }
        };
        let (left, right) = (inner.x0.max(self.covered.0), self.viewport.width - self.covered.1);
        let delta = Vec2::new(nudge(on.x0, on.x1, left, right), nudge(on.y0, on.y1, inner.y0, inner.y1));
        match pane {
            Pane::Body => self.scroll_by(delta),
            Pane::Heads => self.scroll_by(Vec2::new(delta.x, 0.0)),
            Pane::Labels | Pane::Words => self.scroll_by(Vec2::new(0.0, delta.y)),
        }
    }

    /// How far the map can be scrolled, in map pixels.
    fn room(&self) -> Vec2 {
        let room = |content: f64, view: f64| (content - view / self.zoom).max(0.0);
        Vec2::new(room(self.content.width, self.viewport.width), room(self.content.height, self.viewport.height))
    }

    /// How much wider the canvas is than the map, in map pixels.
    fn slack(&self) -> f64 {
        let slack = self.viewport.width / self.zoom - self.content.width;
        // What a quotient leaves is none.
        if slack > 1e-6 { slack } else { 0.0 }
    }

    /// Stays within the map; where the canvas is wider than it, in the middle.
    fn centre(&mut self) {
        self.scroll.x = if self.slack() > 0.0 { -self.slack() / 2.0 } else { self.scroll.x };
        self.clamp();
    }

    fn clamp(&mut self) {
        let room = self.room();
        self.scroll = Vec2::new(self.scroll.x.clamp(-self.slack(), room.x), self.scroll.y.clamp(0.0, room.y));
    }
}
