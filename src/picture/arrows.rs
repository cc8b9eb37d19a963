//! Arrows: links between cards, and transitions above the stage heads.

use kurbo::{BezPath, Point};

use super::key::Part;
use super::pen::Pen;
use super::theme::Palette;
use super::{Group, Key, Pane};
use crate::layout::{LinkBox, Route, TransitionBox};
use crate::map::TransitionKind;

/// Width of an arrow between cards, and between stages.
const THIN: f64 = 1.5;
const WIDE: f64 = 2.0;

/// Half the height of the bar at the end of a link that answers.
const FOOT: f64 = 3.0;

/// An arrow from card to card: a group for each slim part of it, its origin where the arrow leaves.
pub(super) fn link(link: &LinkBox, palette: &Palette) -> impl Iterator<Item = Group> {
    let mut parts = link.route.parts();
    let last = parts.pop();
    let before = parts.into_iter().map(|part| (part, false));
    let parts: Vec<(BezPath, bool)> = before.chain(last.map(|part| (part, true))).collect();
    parts.into_iter().enumerate().filter_map(move |(i, (line, last))| {
        let mut pen = Pen::at(link.route.start());
        pen.stroke(line, THIN, palette.link);
        if i == 0 && link.kind == crate::map::LinkKind::Answers {
            // What answers begins with a dot: two kinds of arrow differ not by colour alone.
            pen.disc(link.route.start(), FOOT, palette.link);
        }
        if last {
            pen.fill(head(&link.route), palette.link);
        }
        pen.group(Key::of(Part::Link(i as u8), &link.link), Pane::Body)
    })
}

/// An arrow from stage to stage with its label.
pub(super) fn transition(arrow: &TransitionBox, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(Point::new(arrow.bounds().x0, arrow.bounds().y0));
    let line = arrow.route.line();
    match arrow.kind {
        // Back again: dashed, as what happens beside the way.
        TransitionKind::Loop => pen.dashed(line, WIDE, [6.0, 5.0], kurbo::Cap::Butt, palette.transition),
        _ => pen.stroke(line, WIDE, palette.transition),
    }
    pen.fill(head(&arrow.route), palette.transition);
    if let Some(label) = &arrow.label {
        pen.outlined(
            kurbo::RoundedRect::from_rect(label.rect.inset(-0.5), label.rect.height() / 2.0),
            palette.card,
            1.0,
            palette.field_border,
        );
        pen.text(&label.text, palette.text);
    }
    pen.group(Key::of(Part::Transition, &arrow.transition), Pane::Body)
}

/// The head of an arrow.
fn head(route: &Route) -> BezPath {
    let [left, tip, right] = route.head();
    let mut path = BezPath::new();
    path.move_to(left);
    path.line_to(tip);
    path.line_to(right);
    path.close_path();
    path
}
