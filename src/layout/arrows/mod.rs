//! Links between cards: arrows through the gutters between columns and the air between lanes, never over a card.
//!
//! Everything is computed from finished boxes, so that whatever moves a card moves its arrows. A map without links
//! costs nothing, one with links a few steps for each that is drawn, however many cards there are. What is not in the
//! picture gets its way when it is asked for.

mod ends;
mod ports;
mod route;
mod ties;
mod tracks;

pub use route::Route;
pub use ties::Tie;

use kurbo::{Point, Rect};
use rustc_hash::FxHashMap;

use self::ends::{End, Ends};
use self::ports::{Side, ports};
pub(super) use self::ties::Ties;
use self::tracks::Tracks;
use super::boxes::Layout;
use crate::map::{Id, LinkKind};

/// An arrow from one card to another.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkBox {
    pub link: Id,
    pub kind: LinkKind,
    /// The cards it comes from and goes to.
    pub from: Id,
    pub to: Id,
    pub route: Route,
}

/// The arrows of all links in the picture both ends of which are shown, in the order of the map.
pub(super) fn links(layout: &Layout) -> Vec<LinkBox> {
    arrows(layout, layout.ties.iter().filter(|tie| tie.drawn))
}

/// The arrows of some links, spread from one another.
fn arrows<'a>(layout: &Layout, ties: impl Iterator<Item = &'a Tie>) -> Vec<LinkBox> {
    let mut ties = ties.peekable();
    if ties.peek().is_none() {
        return Vec::new();
    }
    let mut ends = Ends::new(layout);
    let tied = ties.filter_map(|tie| {
        let (from, to) = (ends.of(&tie.from)?, ends.of(&tie.to)?);
        (from.card != to.card).then_some((tie, (from, to)))
    });
    let (ties, pairs): (Vec<&Tie>, Vec<(End, End)>) = tied.unzip();
    let routes = routes(layout, &pairs);
    let boxed = ties.into_iter().zip(routes).map(|(tie, route)| LinkBox {
        link: tie.link.clone(),
        kind: tie.kind.clone(),
        from: tie.from.clone(),
        to: tie.to.clone(),
        route,
    });
    boxed.collect()
}

/// The part of a gutter beside each card that is kept free.
const EDGE: f64 = 0.2;

/// The way of one arrow, before it is spread from others.
#[derive(Clone, Copy)]
struct Way {
    /// The gutters beside the card it leaves and the card it goes to, counted from the left of the first column.
    gutters: (usize, usize),
    /// The line between lanes along which it goes from one gutter to the other.
    channel: Option<usize>,
    /// Heights at which it leaves and arrives.
    y: (f64, f64),
    /// Where it leaves and arrives.
    x: (f64, f64),
}

fn routes(layout: &Layout, pairs: &[(End, End)]) -> Vec<Route> {
    let sides: Vec<(Side, Side)> = pairs.iter().map(|(from, to)| sides(*from, *to)).collect();
    let heights = ports(pairs, &sides);
    let ways: Vec<Way> = (0..pairs.len()).map(|i| way(layout, pairs[i], sides[i], heights[i])).collect();
    let mut upright = Tracks::new(layout.columns.len() + 1);
    let mut across = Tracks::new(layout.lanes.len() + 1);
    let mut placed = Vec::with_capacity(ways.len());
    // Those at one side of a card share what is nearest to it of their way: one line is read where many would clump.
    let mut trunks = FxHashMap::default();
    let mut trunk = |end: End, side: Side, leaves: bool, gutter: usize, stretch: (f64, f64)| {
        let number = *trunks.entry((end.card, side, leaves)).or_insert_with(|| upright.add(gutter, stretch));
        upright.join(number, stretch);
        number
    };
    for ((way, (from, to)), (leave, arrive)) in ways.iter().zip(pairs).zip(&sides) {
        let (first, second) = way.gutters;
        placed.push(match way.channel {
            None => (trunk(*to, *arrive, false, second, way.y), None, None),
            Some(channel) => {
                let level = line_y(layout, channel);
                let ends = (gutter(layout, first).0, gutter(layout, second).1);
                let start = trunk(*from, *leave, true, first, (way.y.0, level));
                let end = trunk(*to, *arrive, false, second, (level, way.y.1));
                (start, Some(across.add(channel, ends)), Some(end))
            }
        });
    }
    let (upright, across) = (upright.settle(), across.settle());
    let x_of = |at: usize, gutter_at: usize| {
        let (left, right) = gutter(layout, gutter_at);
        let room = right - left;
        let (track, count) = upright.place(at, gutter_at);
        // What begins highest goes outermost, so that those that end below it do not cross it.
        spread(left + room * EDGE, right - room * EDGE, count - 1 - track, count)
    };
    let compose = |(way, (start, along, end)): (&Way, (usize, Option<usize>, Option<usize>))| {
        let (from, to) = (Point::new(way.x.0, way.y.0), Point::new(way.x.1, way.y.1));
        let first = x_of(start, way.gutters.0);
        match (way.channel, along, end) {
            (Some(channel), Some(along), Some(end)) => {
                let second = x_of(end, way.gutters.1);
                let (track, count) = across.place(along, channel);
                let level = line_y(layout, channel) + beside_line(channel, track, count);
                Route::through(&[
                    from,
                    (first, from.y).into(),
                    (first, level).into(),
                    (second, level).into(),
                    (second, to.y).into(),
                    to,
                ])
            }
            // Level to the last bit, however little the two heights differ.
            _ if (from.y - to.y).abs() < 0.5 && from.x < to.x => Route::through(&[from, (to.x, from.y).into()]),
            _ => Route::through(&[from, (first, from.y).into(), (first, to.y).into(), to]),
        }
    };
    ways.iter().zip(placed).map(compose).collect()
}

/// Between which gutters and along which line an arrow goes.
fn way(layout: &Layout, (from, to): (End, End), sides: (Side, Side), y: (f64, f64)) -> Way {
    let beside = |end: End, side: Side| match side {
        Side::Left => (end.column, end.rect.x0),
        Side::Right => (end.column + 1, end.rect.x1),
    };
    let ((first, leave), (second, arrive)) = (beside(from, sides.0), beside(to, sides.1));
    let channel = (first != second).then(|| match from.lane.cmp(&to.lane) {
        std::cmp::Ordering::Less => from.lane + 1,
        std::cmp::Ordering::Greater => from.lane,
        std::cmp::Ordering::Equal => {
            let detour = |line: usize| {
                let level = line_y(layout, line);
                (level - y.0).abs() + (level - y.1).abs()
            };
            if detour(from.lane) < detour(from.lane + 1) { from.lane } else { from.lane + 1 }
        }
    });
    Way { gutters: (first, second), channel, y, x: (leave, arrive) }
}

/// An arrow leaves towards the card it goes to; within a column it goes round on the right.
fn sides(from: End, to: End) -> (Side, Side) {
    match from.column.cmp(&to.column) {
        std::cmp::Ordering::Less => (Side::Right, Side::Left),
        std::cmp::Ordering::Greater => (Side::Left, Side::Right),
        std::cmp::Ordering::Equal => (Side::Right, Side::Right),
    }
}

/// Left and right of the air before the column of this index; past the last, after it.
fn gutter(layout: &Layout, at: usize) -> (f64, f64) {
    let columns = &layout.columns;
    let right_of = |i: usize| columns.get(i).map(|column| column.card_x + column.card_width);
    let left = at.checked_sub(1).and_then(right_of);
    let right = columns.get(at).map(|column| column.card_x);
    match (left, right) {
        (Some(left), Some(right)) => (left, right),
        (Some(left), None) => (left, left + 20.0),
        (None, Some(right)) => (right - 20.0, right),
        (None, None) => (0.0, 0.0),
    }
}

/// The height of the line above the lane of this index; past the last, below it.
fn line_y(layout: &Layout, at: usize) -> f64 {
    let above = layout.lanes.get(at).map(|lane| lane.rect.y0);
    above.or_else(|| layout.lanes.last().map(|lane| lane.rect.y1)).unwrap_or_default()
}

/// How far from a line between lanes a track lies: above it as long as there is room, never on the line itself.
fn beside_line(channel: usize, track: usize, count: usize) -> f64 {
    // From the last card of a lane to the line, and from there to the first card of the next.
    const NEAR: f64 = 3.0;
    const FAR: f64 = 10.0;
    let above = if channel == 0 { 0 } else { count.min(3) };
    if track < above {
        -spread(NEAR, FAR, above - 1 - track, above)
    } else {
        spread(NEAR, FAR, track - above, count - above)
    }
}

/// Place number `track` of `count` between two bounds: close together in their middle, closer where there are many.
fn spread(low: f64, high: f64, track: usize, count: usize) -> f64 {
    const APART: f64 = 5.0;
    let middle = f64::midpoint(low, high);
    if count < 2 {
        return middle;
    }
    let step = ((high - low) / (count - 1) as f64).min(APART);
    middle + (track as f64 - (count - 1) as f64 / 2.0) * step
}

impl LinkBox {
    /// What it covers.
    pub fn bounds(&self) -> Rect {
        self.route.bounds()
    }
}

impl Layout {
    /// The link whose arrow passes a point at no more than this distance: the nearest of those in the picture and
    /// those `asked` for.
    pub fn link_at<'a>(&'a self, point: Point, near: f64, asked: &'a [LinkBox]) -> Option<&'a LinkBox> {
        let close = |link: &&LinkBox| link.bounds().inflate(near, near).contains(point);
        let measured = self.links.iter().chain(asked).filter(close).map(|link| (link.route.distance(point), link));
        let nearest = measured.min_by(|(a, _), (b, _)| a.total_cmp(b));
        nearest.filter(|(distance, _)| *distance <= near).map(|(_, link)| link)
    }

    /// The arrow of a link, where both its ends are shown; one that is not in the picture goes as if it were alone.
    pub fn link(&self, id: &Id) -> Option<LinkBox> {
        let tie = self.tie(id)?;
        if tie.drawn {
            return self.links.iter().find(|link| link.link == *id).cloned();
        }
        self.asked(&[tie]).pop()
    }

    /// A link of the map, its ends shown or not.
    pub fn tie(&self, link: &Id) -> Option<&Tie> {
        self.ties.get(link)
    }

    /// The links at a card, in the order of the map.
    pub fn ties_at(&self, card: &Id) -> impl Iterator<Item = &Tie> {
        self.ties.at(card)
    }

    /// The arrows of these links that are not in the picture, spread from one another, where both ends are shown.
    pub fn asked(&self, ties: &[&Tie]) -> Vec<LinkBox> {
        arrows(self, ties.iter().copied().filter(|tie| !tie.drawn))
    }

    /// The way an arrow from one card to another would take if it were alone.
    pub fn route_between(&self, from: &Id, to: &Id) -> Option<Route> {
        let mut ends = Ends::new(self);
        let pair = (ends.of(from)?, ends.of(to)?);
        routes(self, &[pair]).pop()
    }
}
