//! What scroll bars show: how much of the map is seen, and where that lies in the whole.

use kurbo::{Rect, Vec2};

use super::Camera;

/// A scroll bar along one edge of the canvas, in canvas pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Where the thumb may be: the whole edge.
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
    /// The scroll bars of the view, from edge to edge: strips that stay in sight are seen, as the rest is.
    pub fn bars(&self) -> Bars {
        let (size, room) = (self.viewport, self.room());
        // In the corner neither lies over the other.
        let end = |other: f64| if other > 0.5 { THICK } else { 0.0 };
        let bar = |sideways: bool| {
            let (long, across, whole) = if sideways {
                (size.width, size.height, self.content.width)
            } else {
                (size.height, size.width, self.content.height)
            };
            let (scroll, room, other) =
                if sideways { (self.scroll.x, room.x, room.y) } else { (self.scroll.y, room.y, room.x) };
            let track = (long - end(other)).max(0.0);
            let thumb = (track * long / self.zoom / whole).max(SHORTEST).min(track);
            let from = (track - thumb) * (scroll / room).clamp(0.0, 1.0);
            let along = |from: f64, to: f64| {
                if sideways {
                    Rect::new(from, across - THICK, to, across)
                } else {
                    Rect::new(across - THICK, from, across, to)
                }
            };
            let (track, thumb) = (along(0.0, track), along(from, from + thumb));
            (room > 0.5).then_some(Bar { track, thumb, scroll: (scroll, room), sideways })
        };
        Bars { sideways: bar(true), down: bar(false) }
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
