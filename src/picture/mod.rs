//! The display list: what is drawn, as a handful of item kinds. It knows nothing of maps.
//!
//! Every picture of Touchline is one of these: the screen's canvas, PNG, SVG and PDF are functions of it.

mod arrows;
mod card;
pub mod far;
mod frame;
mod funnel;
mod head;
pub mod icons;
mod key;
mod lane;
mod lower;
mod number;
mod pen;
mod sentiment;
mod sight;
mod slide;
pub mod theme;
mod title;

use std::sync::Arc;

use kurbo::{BezPath, Point, Rect, Size, Stroke, Vec2};
use peniko::Color;

pub use key::Part;
pub use lower::{Lowering, lower};
pub use sight::Sight;
pub use slide::lower_slide;
pub use theme::{Palette, ThemeError, hollow};

pub use crate::layout::Pane;

use crate::layout::Paragraph;

/// A finished drawing of `size` map pixels: groups from back to front.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub size: Size,
    /// The colour behind everything; an export may replace or drop it.
    pub ground: Color,
    pub groups: Vec<Group>,
}

/// What belongs together on the canvas: it moves, changes and is rastered as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The same thing has the same key in every picture of a map.
    pub key: Key,
    pub pane: Pane,
    /// Where the group's own origin stands in the picture.
    pub offset: Vec2,
    /// What the items cover, strokes included, from the group's origin.
    pub bounds: Rect,
    /// Of everything that decides the group's pixels but its offset.
    pub hash: u64,
    pub items: Arc<[Item]>,
}

impl Group {
    /// The same further down: what was measured from the top of its lane stands on the map.
    fn down(mut self, by: f64) -> Self {
        self.offset.y += by;
        self
    }
}

/// Names a group from one picture to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(pub u64);

/// A drawing primitive, in its group's coordinates.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Shape(Shape),
    Text(Text),
    Image(Image),
}

/// A path, filled, stroked or both (the stroke on top).
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub path: BezPath,
    /// Non-zero winding.
    pub fill: Option<Color>,
    pub stroke: Option<(Stroke, Color)>,
}

/// A shaped text in one colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where the paragraph's top left stands.
    pub origin: Point,
    pub color: Color,
    pub paragraph: Arc<Paragraph>,
}

/// Pixels stretched over a rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub rect: Rect,
    /// Straight RGBA, eight bits a channel, row by row.
    pub pixels: Arc<[u8]>,
    pub width: u32,
    pub height: u32,
}
