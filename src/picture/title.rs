//! The map's head and its last line.

use kurbo::{Point, Rect};

use super::card::{diamond, severity_bar};
use super::key::Part;
use super::pen::Pen;
use super::theme::Palette;
use super::{Group, Key, Pane};
use crate::layout::{FooterBox, LegendMark, TitleBox};

/// Title, subtitle and legend.
pub(super) fn title(shown: &TitleBox, palette: &Palette) -> impl Iterator<Item = Group> {
    let mut pen = Pen::at(shown.rect.origin());
    pen.text(&shown.title, palette.text);
    if let Some(line) = &shown.subtitle {
        pen.text(line, palette.muted);
    }
    let words = pen.group(Key::once(Part::Title), Pane::Body);

    let mut pen = Pen::at(shown.legend.first().map_or(Point::ORIGIN, |entry| entry.centre));
    for entry in &shown.legend {
        match &entry.mark {
            LegendMark::MomentOfTruth => {
                pen.outlined(
                    diamond(entry.centre, shown.mark * 7.0 / 12.0),
                    palette.moment_of_truth,
                    1.3,
                    palette.text,
                );
            }
            LegendMark::Kind(kind) => {
                let mark = Rect::from_center_size(entry.centre, (shown.mark, shown.mark));
                pen.round_rect(mark, 3.0, palette.kind(kind));
            }
        }
        pen.text(&entry.word, palette.muted);
    }
    let legend = pen.group(Key::once(Part::Legend), Pane::Body);
    words.into_iter().chain(legend)
}

/// The line below the map.
pub(super) fn footer(shown: &FooterBox, palette: &Palette) -> Option<Group> {
    let mut pen = Pen::at(shown.signature.origin);
    if let Some(counts) = &shown.counts {
        pen.text(counts, palette.muted);
    }
    if let Some((bar, word)) = &shown.severity {
        severity_bar(&mut pen, *bar, true, palette);
        pen.text(word, palette.muted);
    }
    pen.text(&shown.signature, palette.muted);
    pen.group(Key::once(Part::Footer), Pane::Body)
}
