//! Stage heads: chevrons, and the names of steps below them.

use kurbo::{BezPath, Line, Point, Rect};

use super::key::Part;
use super::pen::Pen;
use super::theme::Palette;
use super::{Group, Key, Pane};
use crate::layout::HeadBox;

/// A stage's chevron and its steps.
pub(super) fn head(head: &HeadBox, palette: &Palette) -> impl Iterator<Item = Group> {
    chevron_of(head, palette).into_iter().chain(steps(head, palette))
}

/// A stage's chevron with its name.
pub(super) fn chevron_of(head: &HeadBox, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(head.rect.origin());
    let shape = chevron(head.rect, head.point, head.first);
    if head.stage.is_empty() {
        pen.fill(shape, palette.drop_target);
    } else {
        pen.fill(shape, if head.alternate { palette.head_alternate } else { palette.head });
    }
    pen.text(&head.name, palette.head_text);
    pen.group(Key::of(Part::Head, &head.stage), Pane::Heads)
}

/// The names of a stage's steps.
pub(super) fn steps(head: &HeadBox, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(Point::new(head.rect.x0, head.rect.y1));
    for step in &head.steps {
        pen.stroke(Line::new(step.rule.0, step.rule.1), 2.0, palette.head_alternate);
        pen.text(&step.name, palette.muted);
    }
    pen.group(Key::of(Part::Steps, &head.stage), Pane::Heads)
}

/// An arrow to the right: a point after `rect`, and in all but the first a notch.
pub(super) fn chevron(rect: Rect, point: f64, first: bool) -> BezPath {
    let middle = rect.center().y;
    let mut path = BezPath::new();
    path.move_to((rect.x0, rect.y0));
    path.line_to((rect.x1, rect.y0));
    path.line_to((rect.x1 + point, middle));
    path.line_to((rect.x1, rect.y1));
    path.line_to((rect.x0, rect.y1));
    if !first {
        path.line_to((rect.x0 + point, middle));
    }
    path.close_path();
    path
}
