//! Random bits that are the same in every run.

/// A seeded source of random bits (SplitMix64), for ids and generators.
#[derive(Clone, Debug)]
pub struct Seeded(pub u64);

impl touchline::map::Entropy for Seeded {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
