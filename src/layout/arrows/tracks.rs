//! Several arrows in one gutter go side by side.

/// The stretches of all arrows in all gutters, or along all lines between lanes.
pub(super) struct Tracks {
    count: usize,
    /// Gutter, beginning, end, number.
    stretches: Vec<(usize, f64, f64, usize)>,
}

/// Where each stretch goes.
pub(super) struct Settled {
    track: Vec<usize>,
    /// Tracks of each gutter.
    count: Vec<usize>,
}

/// A gutter has room for so many; what is more lies on others.
const MOST: usize = 8;

/// Between two stretches that share a track.
const AIR: f64 = 6.0;

impl Tracks {
    /// For so many gutters.
    pub(super) fn new(count: usize) -> Self {
        Self { count, stretches: Vec::new() }
    }

    /// Adds a stretch of a gutter, and gives its number.
    pub(super) fn add(&mut self, gutter: usize, (a, b): (f64, f64)) -> usize {
        let number = self.stretches.len();
        self.stretches.push((gutter, a.min(b), a.max(b), number));
        number
    }

    /// Makes a stretch longer: another arrow goes the same way.
    pub(super) fn join(&mut self, number: usize, (a, b): (f64, f64)) {
        if let Some((_, from, to, _)) = self.stretches.get_mut(number) {
            (*from, *to) = (from.min(a.min(b)), to.max(a.max(b)));
        }
    }

    /// Gives every stretch the first track that is free where it begins.
    pub(super) fn settle(mut self) -> Settled {
        let mut settled = Settled { track: vec![0; self.stretches.len()], count: vec![0; self.count] };
        self.stretches.sort_by(|a, b| {
            (a.0, a.3).0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(b.2.total_cmp(&a.2)).then(a.3.cmp(&b.3))
        });
        for gutter in self.stretches.chunk_by(|a, b| a.0 == b.0) {
            let mut taken: Vec<f64> = Vec::new();
            for &(_, from, to, number) in gutter {
                let free = taken.iter().position(|end| end + AIR <= from);
                let track = match free {
                    Some(track) => track,
                    None if taken.len() < MOST => {
                        taken.push(to);
                        taken.len() - 1
                    }
                    // Full: with the one that ends first.
                    None => {
                        let ends = taken.iter().enumerate().min_by(|(_, a), (_, b)| a.total_cmp(b));
                        ends.map_or(0, |(track, _)| track)
                    }
                };
                taken[track] = taken[track].max(to);
                settled.track[number] = track;
            }
            if let Some((at, ..)) = gutter.first() {
                settled.count[*at] = taken.len();
            }
        }
        settled
    }
}

impl Settled {
    /// The track of a stretch, and how many its gutter has.
    pub(super) fn place(&self, number: usize, gutter: usize) -> (usize, usize) {
        (self.track[number], self.count[gutter].max(1))
    }
}
