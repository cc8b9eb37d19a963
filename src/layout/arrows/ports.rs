//! At which height an arrow leaves or reaches a card that has several.

use kurbo::Rect;

use super::End;

/// A side of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Side {
    Left,
    Right,
}

/// Between two arrows at one side.
const APART: f64 = 8.0;

/// Kept free at a card's corners.
const CORNER: f64 = 9.0;

/// The heights at which each arrow leaves and arrives; those that arrive at one side do so in one place. At each side the order is that of the other ends, from top to
/// bottom, so that few arrows cross.
pub(super) fn ports(pairs: &[(End, End)], sides: &[(Side, Side)]) -> Vec<(f64, f64)> {
    /// One end of one arrow.
    struct Port {
        at: ((usize, usize, usize), Side),
        other: f64,
        arrow: usize,
        leaves: bool,
        rect: Rect,
    }
    let mut ports: Vec<Port> = Vec::with_capacity(pairs.len() * 2);
    for (arrow, ((from, to), (leave, arrive))) in pairs.iter().zip(sides).enumerate() {
        let height = |end: &End| end.rect.center().y;
        ports.push(Port { at: (from.card, *leave), other: height(to), arrow, leaves: true, rect: from.rect });
        ports.push(Port { at: (to.card, *arrive), other: height(from), arrow, leaves: false, rect: to.rect });
    }
    ports.sort_by(|a, b| a.at.cmp(&b.at).then(a.other.total_cmp(&b.other)).then(a.arrow.cmp(&b.arrow)));
    let mut heights = vec![(0.0, 0.0); pairs.len()];
    let mut alone = vec![(false, false); pairs.len()];
    for group in ports.chunk_by(|a, b| a.at == b.at) {
        // All that arrive end in one head, where the first of them would.
        let first = group.iter().position(|port| !port.leaves);
        let place = |i: usize, port: &Port| {
            let at = if port.leaves { i } else { first.unwrap_or(i) };
            group[..at].iter().enumerate().filter(|(i, port)| port.leaves || Some(*i) == first).count()
        };
        let arrive = group.iter().filter(|port| !port.leaves).count();
        let count = group.len() - arrive.saturating_sub(1);
        for (i, port) in group.iter().enumerate() {
            let rect = port.rect;
            let room = (rect.height() - 2.0 * CORNER).max(0.0);
            let step = (room / count.saturating_sub(1).max(1) as f64).min(APART);
            let y = rect.center().y + (place(i, port) as f64 - (count - 1) as f64 / 2.0) * step;
            let (height, single) = (&mut heights[port.arrow], &mut alone[port.arrow]);
            let (height, single) =
                if port.leaves { (&mut height.0, &mut single.0) } else { (&mut height.1, &mut single.1) };
            (*height, *single) = (y, group.len() == 1);
        }
    }
    for (i, (from, to)) in pairs.iter().enumerate() {
        // Cards beside each other are tied by a straight arrow where they can be.
        let (top, bottom) = (from.rect.y0.max(to.rect.y0) + CORNER, from.rect.y1.min(to.rect.y1) - CORNER);
        if alone[i] == (true, true) && top <= bottom && from.column + 1 == to.column {
            let y = from.rect.center().y.clamp(top, bottom);
            heights[i] = (y, y);
        }
    }
    heights
}
