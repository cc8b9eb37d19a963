//! What all texts of the window share: the fonts, the pixels of what was shown, and the one text that is written.

use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Color32, Context, Id, Painter, Pos2};
use kurbo::{Point, Vec2};

use super::active::Active;
use crate::app::canvas::Canvas;
use crate::app::theme::{from_pixel, to_picture};
use crate::layout::{Fonts, Pane, Paragraph};
use crate::picture::{Group, Item, Key, Text};

/// Kept once a window; see [`with`].
pub(super) struct Store {
    pub(super) fonts: Fonts,
    canvas: Canvas,
    /// The frame of the window that the canvas counts.
    frame: u64,
    /// The text that is written; there is one at most.
    pub(super) active: Option<Active>,
    /// The frame in which Tab was pressed last: whoever has the keyboard through it has all selected.
    pub(super) tabbed: u64,
    /// The field that takes the keyboard once it is shown, and the frame in which that was asked; see [`enter`].
    entered: Option<(Id, u64)>,
    /// What was composed when a click cut it off, and when: the input method may send it once more.
    pub(super) kept: Option<(String, f64)>,
}

/// Does something with the window's texts.
pub(super) fn with<R>(ctx: &Context, work: impl FnOnce(&mut Store) -> R) -> R {
    let key = Id::unique("user text");
    let known = ctx.data(|data| data.get_temp::<Arc<Mutex<Store>>>(key));
    let store = known.unwrap_or_else(|| {
        let store = Arc::new(Mutex::new(Store::new(Fonts::system())));
        ctx.data_mut(|data| data.insert_temp(key, Arc::clone(&store)));
        store
    });
    let mut store = store.lock();
    work(&mut store)
}

/// Fonts for a map, found but once for the whole window.
pub(in crate::app) fn fonts(ctx: &Context) -> Fonts {
    with(ctx, |store| store.fonts.again())
}

/// Gives a field the keyboard with all of it selected, from wherever one is; it is shown in this frame or the next.
pub(in crate::app) fn enter(ctx: &Context, field: Id) {
    with(ctx, |store| store.entered = Some((field, ctx.cumulative_frame_nr())));
    ctx.memory_mut(|memory| memory.request_focus(field));
    ctx.request_repaint();
}

/// Seconds in which an input method may send what was kept.
pub(super) const ECHO: f64 = 1.0;

/// Where a text stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// The window's point it is measured from; on a whole device pixel, as a group of a map is.
    pub(super) from: Pos2,
    /// The text's top left from there, in pixels of the text.
    pub(super) by: Vec2,
    /// Points for a pixel of the text.
    pub(super) zoom: f64,
}

impl Spot {
    /// A text of a panel: its first baseline stands on a whole device pixel, so that it is as sharp as can be.
    pub(super) fn sharp(painter: &Painter, at: Pos2, paragraph: &Paragraph) -> Self {
        let scale = f64::from(painter.pixels_per_point());
        let pixel = |points: f64| (points * scale).round() / scale;
        let from = egui::pos2(pixel(f64::from(at.x)) as f32, pixel(f64::from(at.y)) as f32);
        let baseline = paragraph.lines.first().map_or(0.0, |line| f64::from(line.baseline));
        Self { from, by: Vec2::new(0.0, pixel(baseline) - baseline), zoom: 1.0 }
    }

    /// The window's point of a place in the text.
    pub(super) fn point(&self, at: Point) -> Pos2 {
        let on = (self.by + at.to_vec2()) * self.zoom;
        self.from + egui::vec2(on.x as f32, on.y as f32)
    }

    /// The window's rectangle of a place in the text.
    pub(super) fn rect(&self, rect: kurbo::Rect) -> egui::Rect {
        egui::Rect::from_min_max(self.point(rect.origin()), self.point(Point::new(rect.x1, rect.y1)))
    }

    /// A point of the window as a place in the text.
    pub(super) fn place(&self, at: Pos2) -> Point {
        let by = at - self.from;
        (Vec2::new(f64::from(by.x), f64::from(by.y)) / self.zoom - self.by).to_point()
    }
}

impl Store {
    /// Whether a field that is shown was asked for: just now, for a panel that comes has frames in which nothing in it
    /// can have the keyboard.
    pub(super) fn enters(&mut self, ctx: &Context, field: Id) -> bool {
        let now = ctx.cumulative_frame_nr();
        self.entered.take_if(|(id, asked)| *id == field && *asked + 3 > now).is_some()
    }

    fn new(fonts: Fonts) -> Self {
        Self { fonts, canvas: Canvas::letters(), frame: 0, active: None, tabbed: 0, entered: None, kept: None }
    }

    /// Draws a text with the pixels it has on the map.
    pub(super) fn paint(&mut self, painter: &Painter, paragraph: &Arc<Paragraph>, spot: Spot, color: Color32) {
        if paragraph.text.trim().is_empty() || color == from_pixel([0; 4]) {
            return;
        }
        let frame = painter.ctx().cumulative_frame_nr();
        if self.frame != frame {
            self.frame = frame;
            self.canvas.next_frame();
            self.fonts.turn();
        }
        let origin = spot.by.to_point();
        let group = Group {
            key: Key(0),
            pane: Pane::Body,
            offset: Vec2::ZERO,
            bounds: paragraph.ink + spot.by,
            hash: stamp(paragraph, spot.by, color),
            items: Arc::new([Item::Text(Text { origin, color: to_picture(color), paragraph: Arc::clone(paragraph) })]),
        };
        self.canvas.paint_group(painter, &group, spot.zoom, spot.from, 1.0);
    }
}

/// Of everything that decides the pixels.
fn stamp(paragraph: &Paragraph, by: Vec2, color: Color32) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = rustc_hash::FxHasher::default();
    (paragraph.hash, by.x.to_bits(), by.y.to_bits(), color.to_array()).hash(&mut hasher);
    hasher.finish()
}
