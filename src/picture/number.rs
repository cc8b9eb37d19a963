//! The number of a card: a tag that is seen from the back row.

use kurbo::Point;

use super::key::Part;
use super::pen::Pen;
use super::theme::Palette;
use super::{Group, Key, Pane};
use crate::layout::{CardBox, Numbers};

/// Corners of a tag, in parts of its height.
const RADIUS: f64 = 0.3;

/// The tag of a card, its origin at the card's top left.
pub(super) fn tag(card: &CardBox<'_>, numbers: &Numbers, palette: &Palette) -> Option<Group> {
    let tag = numbers.tag(card)?;
    let mut pen = Pen::at(Point::ORIGIN);
    pen.round_rect(tag.rect, tag.rect.height() * RADIUS, palette.text);
    pen.text(&tag.number, palette.ground);
    let group = pen.group(Key::of(Part::Number, card.id), Pane::Body)?;
    Some(Group { offset: card.rect.origin().to_vec2(), ..group })
}
