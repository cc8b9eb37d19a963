//! What scroll bars show: how much of the map is seen, and where that lies in the whole.

use kurbo::{Rect, Vec2};

use super::Camera;

/// A scroll bar along one edge of the canvas, in canvas pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Where the thumb may be: beside what is frozen.
    pub track: Rect,
    /// As long a part of the track as what is seen is of the whole.
    pub thumb: Rect,
    /// How far the map is scrolled, and can be at most, in map pixels.
    pub scroll: (f64, f64),
    pub sideways: bool,
}

/// The bars of a view; `None` where everything is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bars {
    pub sideways: Option<Bar>,
    pub down: Option<Bar>,
}

/// How thick a bar is, and how short a thumb may be to be taken still.
const THICK: f64 = 10.0;
const SHORTEST: f64 = 28.0;

impl Camera {
    /// The scroll bars of the view.
    pub fn bars(&self) -> Bars {
        let (size, frozen, zoom) = (self.viewport, self.frozen, self.zoom);
        // The strips as they are pinned once the map is scrolled, so that the track stays while one drags.
        let left = ((frozen.labels.1 - frozen.labels.0) * zoom).min(size.width / 2.0);
        let top = ((frozen.heads.1 - frozen.heads.0) * zoom).min(size.height / 2.0);
        let room = self.room();
        let seen = self.seen();
        let part = |seen: f64, from: f64, to: f64| if to > from { (seen / (to - from)).clamp(0.0, 1.0) } else { 1.0 };
        let span = |from: f64, to: f64, part: f64, at: f64| {
            let length = ((to - from) * part).max(SHORTEST).min(to - from);
            let start = from + (to - from - length) * at;
            (start, start + length)
        };
        // In the corner neither lies over the other.
        let end = |other: f64| if other > 0.5 { THICK } else { 0.0 };
        let sideways = (room.x > 0.5).then(|| {
            let (y0, y1) = (size.height - THICK, size.height);
            let to = (size.width - end(room.y)).max(left);
            let part = part(seen.width(), frozen.labels.1, self.content.width);
            let (x0, x1) = span(left, to, part, self.scroll.x.max(0.0) / room.x);
            let (track, thumb) = (Rect::new(left, y0, to, y1), Rect::new(x0, y0, x1, y1));
            Bar { track, thumb, scroll: (self.scroll.x, room.x), sideways: true }
        });
        let down = (room.y > 0.5).then(|| {
            let (x0, x1) = (size.width - THICK, size.width);
            let to = (size.height - end(room.x)).max(top);
            let part = part(seen.height(), frozen.heads.1, self.content.height);
            let (y0, y1) = span(top, to, part, self.scroll.y / room.y);
            let (track, thumb) = (Rect::new(x0, top, x1, to), Rect::new(x0, y0, x1, y1));
            Bar { track, thumb, scroll: (self.scroll.y, room.y), sideways: false }
        });
        Bars { sideways, down }
    }
}

impl Bars {
    pub fn of(&self, sideways: bool) -> Option<Bar> {
        if sideways { self.sideways } else { self.down }
    }
}

impl Bar {
    /// The scroll that moving the thumb by so many canvas pixels from where it is leads to, along the bar.
    pub fn dragged(&self, by: f64) -> f64 {
        let track = if self.sideways { self.track.width() } else { self.track.height() };
        let thumb = if self.sideways { self.thumb.width() } else { self.thumb.height() };
        let way = track - thumb;
        let scroll = if way > 0.0 { self.scroll.0 + by / way * self.scroll.1 } else { self.scroll.0 };
        scroll.clamp(0.0, self.scroll.1)
    }

    /// A scroll along the bar as one of the view.
    pub fn scroll_to(&self, along: f64, view: Vec2) -> Vec2 {
        if self.sideways { Vec2::new(along, view.y) } else { Vec2::new(view.x, along) }
    }
}
