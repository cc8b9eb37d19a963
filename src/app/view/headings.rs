//! Names of stages where the map is seen from afar: larger than the picture has them, so that they can still be read.

use egui::{FontId, Painter};

use super::place::Place;
use crate::app::theme::Look;
use crate::app::{fonts, text};
use crate::editor::Thing;
use crate::layout::{HeadBox, Layout, Pane};

/// Sizes of letters, in points: the largest with which a name fits. What has the first in the picture is left to it.
const SIZES: [f32; 4] = [11.0, 10.0, 9.0, 8.0];

/// The part of a head's height that its letters may have.
const PART: f32 = 0.8;

/// Covers names too small to read with larger ones.
pub(super) fn show(painter: &Painter, place: &Place<'_>, layout: &Layout, open: Option<&Thing>, look: &Look) {
    let drawn = layout.heads.iter().find_map(|head| head.name.paragraph.lines.first()?.runs.first());
    let Some(drawn) = drawn.map(|run| place.length(f64::from(run.size))).filter(|size| *size < SIZES[0]) else {
        return;
    };
    let painter = painter.with_clip_rect(place.clip(Pane::Heads));
    let seen = place.camera.seen();
    let from = layout.heads.partition_point(|head| head.rect.x1 <= seen.x0);
    let near = layout.heads[from..].iter().take_while(|head| head.rect.x0 < seen.x1);
    for head in
        near.filter(|head| !head.stage.is_empty() && !head.lifted && open != Some(&Thing::Stage(head.stage.clone())))
    {
        name(&painter, place, head, drawn, look);
    }
}

fn name(painter: &Painter, place: &Place<'_>, head: &HeadBox, drawn: f32, look: &Look) {
    let on = place.rect(Pane::Heads, head.rect);
    // Between the notch and where the point begins.
    let notch = place.length(head.point);
    let (left, right) = (on.left() + notch + 1.0, on.right() + notch / 2.0 - 1.0);
    let sizes = SIZES.into_iter().filter(|size| *size > drawn && *size <= on.height() * PART);
    let words = &head.name.paragraph.text;
    let set = sizes.map(|size| {
        let font = FontId::new(size, fonts::semibold());
        (text::line(painter.ctx(), words, &font, (right - left).max(1.0)), size)
    });
    // Cut where nothing fits, unless the picture can still show it whole.
    let mut set: Vec<_> = set.collect();
    let whole = set.iter().position(|(line, _)| !line.cut).or_else(|| set.len().checked_sub(1));
    let Some((line, _)) = whole.map(|at| set.swap_remove(at)) else { return };
    if line.cut && (drawn >= SIZES[3] * 0.9 || right - left < 3.0 * SIZES[3]) {
        return;
    }
    let ground = if head.alternate { look.head_other } else { look.head };
    let below = place.rect(Pane::Heads, head.name.rect());
    painter.rect_filled(below.expand(1.0).intersect(on), 0.0, ground);
    let size = line.size();
    let middle = f32::midpoint(left, right);
    line.paint_middle(painter, middle - size.x / 2.0, on.center().y, look.on_head);
}
