//! The strip of stages at the top of a stage's slide.

use kurbo::Rect;

use super::draft::{Desk, Draft};
use super::model::{NavBox, Piece};
use crate::layout::Fit;

/// Below this width of a chevron only the current stage has its name there.
const LEAST: f64 = 190.0;

/// The most lines of a name in the strip.
const LINES: usize = 2;

impl Draft {
    /// Draws the strip with stage number `current` in front, and gives its bottom.
    pub(super) fn nav(&mut self, current: usize, desk: &mut Desk) -> f64 {
        let sizes = desk.sizes;
        let nav = &sizes.nav;
        let (left, right) = desk.sides();
        let count = desk.shown.stages.len();
        let names: Vec<String> = desk.shown.stages.iter().map(|stage| stage.name.clone()).collect();
        let widths = widths(count, current, right - left - nav.point);
        let mut boxes = Vec::with_capacity(count);
        let mut height = nav.height;
        let mut x = left;
        for (i, (name, width)) in names.iter().zip(&widths).enumerate() {
            let rect = Rect::new(x, nav.top, x + width - nav.gap, nav.top);
            let text_left = x + if i == 0 { nav.side } else { nav.point + nav.side };
            let fit = Fit::Centre((rect.x1 + nav.point / 2.0 - nav.side - text_left).max(1.0));
            // A strip too narrow for words shows where one is; so does one for names that are sentences.
            let said = if i == current || *width >= LEAST { name.as_str() } else { "" };
            let mut name = desk.text(said, &sizes.text.nav, fit, (text_left, nav.top));
            if name.paragraph.lines.len() > LINES {
                name = desk.text("", &sizes.text.nav, fit, (text_left, nav.top));
            }
            height = height.max(name.paragraph.size.height + 2.0 * nav.padding);
            boxes.push(NavBox { rect, point: nav.point, first: i == 0, current: i == current, name });
            x += width;
        }
        for shown in &mut boxes {
            shown.rect.y1 = nav.top + height;
            shown.name.origin.y = nav.top + (height - shown.name.paragraph.size.height) / 2.0;
        }
        self.pieces.push(Piece::Nav(boxes));
        nav.top + height
    }
}

/// As wide as another, unless that leaves the current one no room for its name.
fn widths(count: usize, current: usize, room: f64) -> Vec<f64> {
    let even = room / count.max(1) as f64;
    if even >= LEAST || count < 2 {
        return vec![even; count];
    }
    let wide = (LEAST * 1.5).min(room / 2.0);
    let rest = (room - wide) / (count - 1) as f64;
    (0..count).map(|i| if i == current { wide } else { rest }).collect()
}
