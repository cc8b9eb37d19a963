//! At which heights arrows leave or reach a card that has several.

use kurbo::Rect;

use super::End;

/// A side of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Side {
    Left,
    Right,
}

/// Between where arrows leave and where others arrive at one side.
const APART: f64 = 9.0;

/// Kept free at a card's corners.
const CORNER: f64 = 9.0;

/// The heights at which each arrow leaves and arrives. Those that leave from one side do so in one place, those that
/// arrive there in one other, so that many are read as few.
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
        // All that arrive do so in one place, and all that leave in another: the one nearer to its other ends is above.
        let above = group.first().is_some_and(|port| port.leaves);
        let both = group.iter().any(|port| port.leaves != above);
        for port in group {
            let rect = port.rect;
            let step = (rect.height() - 2.0 * CORNER).clamp(0.0, APART);
            let by = match (both, port.leaves == above) {
                (false, _) => 0.0,
                (true, true) => -step / 2.0,
                (true, false) => step / 2.0,
            };
            let (height, single) = (&mut heights[port.arrow], &mut alone[port.arrow]);
            let (height, single) =
                if port.leaves { (&mut height.0, &mut single.0) } else { (&mut height.1, &mut single.1) };
            (*height, *single) = (rect.center().y + by, group.len() == 1);
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
