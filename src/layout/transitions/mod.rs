//! Transitions: arrows in a band above the stage heads, as high as they need, with what they say on small labels.

mod ports;
mod rows;

use kurbo::{Point, Rect};

use self::ports::{Port, ports};
use self::rows::rows;
use super::arrows::Route;
use super::boxes::Layout;
use super::card::centred;
use super::columns::Columns;
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::shape::Fit;
use super::text::Placed;
use super::view::{Purpose, View};
use crate::map::{Id, Map, Numbers, Transition, TransitionKind};

/// An arrow between stages or steps, into the journey, or out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TransitionBox {
    pub transition: Id,
    pub kind: TransitionKind,
    pub route: Route,
    /// The kind's word and the share: "Loop 12 %"; a step to the next stage without a share says nothing.
    pub label: Option<LabelBox>,
}

/// Words on a pill.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelBox {
    pub rect: Rect,
    pub text: Placed,
}

/// The arrows that are shown, those that lie above others first, and the bottom of their band; without any of them
/// the band has no height.
pub(super) fn transitions(
    map: &Map,
    view: &View,
    columns: &Columns,
    top: f64,
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> (Vec<TransitionBox>, f64) {
    if map.transitions.is_empty() || view.purpose == Purpose::Poster {
        return (Vec::new(), top);
    }
    let ports = ports(map, columns, metrics);
    if ports.is_empty() {
        return (Vec::new(), top);
    }
    let numbers = Numbers::of(&map.head.language);
    let words: Vec<_> = ports
        .iter()
        .map(|port| {
            let words = words(port.arrow, numbers);
            (!words.is_empty()).then(|| fonts.paragraph(&words, &metrics.text.transition, Fit::Free))
        })
        .collect();
    let widths: Vec<f64> = words
        .iter()
        .map(|word| word.as_ref().map_or(0.0, |word| word.size.width + 2.0 * metrics.transition.padding))
        .collect();
    let across = (columns.first().map_or(0.0, |column| column.x), columns.last().map_or(0.0, |c| c.x + c.width));
    let placed = rows(&ports, &widths, across, metrics);
    let count = placed.iter().map(|place| place.row + 1).max().unwrap_or(0);
    let sizes = &metrics.transition;
    let bottom = top + sizes.row * count as f64 + sizes.below;
    // Of the band, whose foot the heads stand on.
    let foot = bottom - 2.0;
    let level = |row: usize| bottom - sizes.below - sizes.row * (row as f64 + 0.5);
    let mut order: Vec<usize> = (0..ports.len()).collect();
    // A label covers what passes behind it: those of the lowest row are in front.
    order.sort_by_key(|&i| (std::cmp::Reverse(placed[i].row), i));
    let boxes = order.into_iter().map(|i| {
        let (port, place) = (&ports[i], &placed[i]);
        let y = level(place.row);
        let half = sizes.label / 2.0;
        let label = words[i].clone().map(|word| {
            let rect = Rect::new(place.label, y - half, place.label + widths[i], y + half);
            LabelBox { rect, text: centred(rect, word, &metrics.text.transition) }
        });
        let route = match *port {
            Port { from: Some(from), to: Some(to), .. } => {
                let (up, down) = (Point::new(from, foot), Point::new(to, foot));
                Route::through(&[up, Point::new(from, y), Point::new(to, y), down])
            }
            Port { from: None, to: Some(to), .. } => Route::through(&[Point::new(to, y + half), Point::new(to, foot)]),
            Port { from: Some(from), .. } => Route::through(&[Point::new(from, foot), Point::new(from, y + half)]),
            Port { from: None, to: None, .. } => Route::through(&[]),
        };
        TransitionBox { transition: port.arrow.id.clone(), kind: port.arrow.kind.clone(), route, label }
    });
    (boxes.collect(), bottom)
}

/// "Loop 12 %", "40 %", "Entry".
fn words(arrow: &Transition, numbers: Numbers) -> String {
    /// A word of a later version may be of any length.
    const LONGEST: usize = 20;
    let word = |kind: &TransitionKind| {
        let word = kind.word();
        let cut: String = word.chars().take(LONGEST).collect();
        if cut.len() < word.len() { format!("{cut}…") } else { cut }
    };
    let share = arrow.share.map(|share| numbers.fine_percent(share.get()));
    match (&arrow.kind, share) {
        (TransitionKind::Next, share) if !arrow.enters() && !arrow.leaves() => share.unwrap_or_default(),
        (kind, None) => word(kind),
        (kind, Some(share)) => format!("{}\u{A0}{share}", word(kind)),
    }
}

impl TransitionBox {
    /// What it covers, label included.
    pub fn bounds(&self) -> Rect {
        self.label.as_ref().map_or(self.route.bounds(), |label| self.route.bounds().union(label.rect))
    }
}

impl Layout {
    /// The transition whose label is at a point, or whose arrow passes it at no more than this distance.
    pub fn transition_at(&self, point: Point, near: f64) -> Option<&TransitionBox> {
        let on_label = |arrow: &&TransitionBox| arrow.label.as_ref().is_some_and(|label| label.rect.contains(point));
        self.transitions.iter().rev().find(on_label).or_else(|| {
            let measured = self.transitions.iter().map(|arrow| (arrow.route.distance(point), arrow));
            let nearest = measured.min_by(|(a, _), (b, _)| a.total_cmp(b));
            nearest.filter(|(distance, _)| *distance <= near).map(|(_, arrow)| arrow)
        })
    }

    /// The arrow of a transition, where it is shown.
    pub fn transition(&self, id: &Id) -> Option<&TransitionBox> {
        self.transitions.iter().find(|arrow| arrow.transition == *id)
    }
}
