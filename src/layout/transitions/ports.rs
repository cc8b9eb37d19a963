//! Where on the heads arrows begin and end.

use crate::layout::columns::Columns;
use crate::layout::metrics::Metrics;
use crate::map::{Id, Map, Transition};

/// An arrow with its ends along the top of the heads; entries have no `from`, exits no `to`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Port<'a> {
    pub(super) arrow: &'a Transition,
    pub(super) from: Option<f64>,
    pub(super) to: Option<f64>,
}

impl Port<'_> {
    /// Left and right end; of an entry or exit, the one end twice.
    pub(super) fn span(&self) -> (f64, f64) {
        let (a, b) = (self.from.or(self.to).unwrap_or_default(), self.to.or(self.from).unwrap_or_default());
        (a.min(b), a.max(b))
    }

    pub(super) fn is_open(&self) -> bool {
        self.from.is_none() || self.to.is_none()
    }
}

/// What stands at one part of the heads' top.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// What comes from the left, or goes there.
    Left,
    /// Entries and exits.
    Middle,
    Right,
}

/// One end of one arrow on a head.
struct End {
    /// The part of the heads' top that is the stage's or the step's: left and right.
    on: (f64, f64),
    part: Part,
    /// How far the other end is: the nearer, the closer to the edge, so that brackets nest.
    far: f64,
    arrow: usize,
    leaves: bool,
}

/// The arrows of which everything is shown, in the order of the map.
pub(super) fn ports<'a>(map: &'a Map, columns: &Columns, metrics: &Metrics) -> Vec<Port<'a>> {
    let tops = Tops { map, columns, gap: metrics.stage.gap + metrics.stage.point };
    let mut ports = Vec::new();
    let mut ends: Vec<End> = Vec::new();
    for arrow in &map.transitions {
        let (from, to) = (tops.of(&arrow.from), tops.of(&arrow.to));
        let at = ports.len();
        let middle = |(left, right): (f64, f64)| f64::midpoint(left, right);
        let mut push = |on, part, far, leaves| ends.push(End { on, part, far, arrow: at, leaves });
        match (from, to) {
            (_, Some(on)) if arrow.enters() => push(on, Part::Middle, 0.0, false),
            (Some(on), _) if arrow.leaves() => push(on, Part::Middle, 1.0, true),
            (Some(a), Some(b)) => {
                let way = middle(b) - middle(a);
                // Round within a stage: out on the right, back on the left.
                let ahead = way >= 0.0;
                push(a, if ahead { Part::Right } else { Part::Left }, way.abs(), true);
                push(b, if ahead { Part::Left } else { Part::Right }, way.abs(), false);
            }
            _ => continue,
        }
        ports.push(Port { arrow, from: None, to: None });
    }
    ends.sort_by(|a, b| {
        let on = a.on.0.total_cmp(&b.on.0).then(a.on.1.total_cmp(&b.on.1)).then(a.part.cmp(&b.part));
        on.then(a.far.total_cmp(&b.far)).then(b.leaves.cmp(&a.leaves)).then(a.arrow.cmp(&b.arrow))
    });
    for group in ends.chunk_by(|a, b| a.on == b.on && a.part == b.part) {
        for (i, end) in group.iter().enumerate() {
            let x = place(end, i, group.len(), metrics);
            let port = &mut ports[end.arrow];
            if end.leaves { port.from = Some(x) } else { port.to = Some(x) }
        }
    }
    ports
}

/// Where the end stands that is number `i` of `count` in its part.
fn place(end: &End, i: usize, count: usize, metrics: &Metrics) -> f64 {
    let sizes = &metrics.transition;
    let (left, right) = end.on;
    let width = right - left;
    let step = |room: f64, wanted: f64| (room / count.max(1) as f64).min(wanted);
    match end.part {
        Part::Middle => {
            let step = step(width * 0.5, sizes.open);
            f64::midpoint(left, right) + (i as f64 - (count - 1) as f64 / 2.0) * step
        }
        Part::Left | Part::Right => {
            let first = sizes.edge.min(width * 0.15);
            let inward = first + i as f64 * step(width * 0.4 - first, sizes.port);
            if end.part == Part::Left { left + inward } else { right - inward }
        }
    }
}

/// The stretch of the heads' top that belongs to a stage or step.
struct Tops<'a> {
    map: &'a Map,
    columns: &'a Columns,
    /// From a column's right edge back to where its head's top ends.
    gap: f64,
}

impl Tops<'_> {
    fn of(&self, id: &Id) -> Option<(f64, f64)> {
        let whole = self.map.stage(id).map(|stage| {
            let parts = stage.steps.iter().map(|step| &step.id);
            std::iter::once(&stage.id).chain(parts).filter_map(|part| self.column(part)).collect::<Vec<_>>()
        });
        // Arrows of a card are those of its column.
        let part = || self.column(id).or_else(|| self.column(&self.map.card(id)?.at.column));
        let parts = whole.unwrap_or_else(|| part().into_iter().collect());
        let left = parts.iter().map(|(left, _)| *left).reduce(f64::min)?;
        let right = parts.iter().map(|(_, right)| *right).reduce(f64::max)?;
        Some((left, right - self.gap))
    }

    fn column(&self, id: &Id) -> Option<(f64, f64)> {
        let column = self.columns.get(self.columns.position(id)?)?;
        Some((column.x, column.x + column.width))
    }
}
