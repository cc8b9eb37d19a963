//! A card: its box with the bar of its kind, its text and its marks.

use kurbo::{BezPath, Point, Rect, RoundedRect, Vec2};

use super::icons::Icon;
use super::pen::Pen;
use super::theme::{Palette, hollow};
use super::{Group, Key, Pane};
use crate::layout::{CardBox, CardFace, LineIcon};

const RADIUS: f64 = 8.0;
/// The bar at the left edge.
const BAR: f64 = 4.0;
const BAR_INSET: f64 = 6.0;
const BULLET: f64 = 3.5;
const DIAMOND: f64 = 8.5;

/// The card's group, its origin at the card's top left.
pub(super) fn card(card: &CardBox<'_>, key: Key, palette: &Palette) -> Option<Group> {
    placed(card.rect, card.face, key, palette)
}

/// A card that stands in no cell of a map.
pub(super) fn placed(rect: Rect, face: &CardFace, key: Key, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(Point::ORIGIN);
    draw(&mut pen, face, palette);
    let group = pen.group(key, Pane::Body)?;
    Some(Group { offset: rect.origin().to_vec2(), ..group })
}

fn draw(pen: &mut Pen, face: &CardFace, palette: &Palette) {
    if let Some(bullet) = face.bullet {
        pen.disc(bullet, BULLET * face.unit, palette.faint);
        pen.text(&face.text, palette.text);
        return;
    }
    pen.bordered(
        Rect::from_origin_size(Point::ORIGIN, face.size),
        RADIUS * face.unit,
        palette.card,
        palette.card_border,
    );
    bar(pen, face, palette);
    if let Some(line) = &face.above {
        let (icon, color) = match &line.icon {
            LineIcon::Channel(word) => (Icon::of_channel(word), palette.muted),
            LineIcon::Kind(kind) => (Icon::of_kind(kind), palette.kind(kind)),
        };
        pen.icon(icon, line.rect, color);
        pen.text(&line.word, palette.muted);
    }
    pen.text(&face.text, palette.text);
    if let Some(line) = &face.source {
        pen.text(line, palette.muted);
    }
    if let Some(centre) = face.diamond {
        pen.outlined(diamond(centre, DIAMOND * face.unit), palette.moment_of_truth, 1.4 * face.unit, palette.text);
    }
    if let Some(severity) = face.severity {
        for i in 0..5u8 {
            let rect = severity.bar + Vec2::new(severity.step * f64::from(i), 0.0);
            severity_bar(pen, rect, i < severity.filled, palette);
        }
    }
    if let Some(chip) = &face.value {
        pen.round_rect(chip.rect, chip.rect.height() / 2.0, palette.chip);
        pen.text(&chip.number, palette.text);
    }
}

fn bar(pen: &mut Pen, face: &CardFace, palette: &Palette) {
    let (width, inset) = (BAR * face.unit, BAR_INSET * face.unit);
    let rect = Rect::new(0.0, inset, width, (face.size.height - inset).max(inset + width));
    let color = palette.kind(&face.kind);
    if hollow(&face.kind) {
        let line = RoundedRect::from_rect(rect.inset(-0.5), width / 2.0 - 0.5);
        pen.outlined(line, palette.card, 1.0, color);
    } else {
        pen.round_rect(rect, width / 2.0, color);
    }
}

/// One of the five bars that say how bad a pain point is.
pub(super) fn severity_bar(pen: &mut Pen, rect: Rect, filled: bool, palette: &Palette) {
    const ROUND: f64 = 1.5;
    if filled {
        pen.round_rect(rect, ROUND, palette.pain_point);
    } else {
        pen.bordered(rect, ROUND, palette.chip, palette.card_border);
    }
}

/// The mark of a moment of truth.
pub(super) fn diamond(centre: Point, half: f64) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(centre - Vec2::new(0.0, half));
    path.line_to(centre + Vec2::new(half, 0.0));
    path.line_to(centre + Vec2::new(0.0, half));
    path.line_to(centre - Vec2::new(half, 0.0));
    path.close_path();
    path
}
