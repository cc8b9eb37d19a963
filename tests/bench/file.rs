//! Map files of 10,000 cards: load and save beside plain derived ron of the same data, and undo of the largest edits.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub)]

#[path = "../harness/entropy.rs"]
mod entropy;
#[path = "../harness/large.rs"]
mod large;
#[path = "file/mirror.rs"]
mod mirror;

use std::hint::black_box;
use std::time::{Duration, Instant};

use entropy::Seeded;
use mirror::Mirror;
use ron::extensions::Extensions;

const CARDS: usize = 10_000;
const ROUNDS: usize = 25;

fn main() {
    let map = large::large(CARDS);
    let text = touchline::file::write(&map);
    let plain = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mirror: Mirror = plain.from_str(&text).expect("derived code reads the same text");
    assert_eq!(mirror.cards.len(), CARDS);
    println!("{CARDS} cards, {} kB; median of {ROUNDS} rounds, ours and the floor in turn", text.len() / 1000);

    let load = pair(
        || drop(black_box(touchline::file::read(text.as_bytes(), &mut Seeded(1)).unwrap())),
        || drop(black_box(plain.from_str::<Mirror>(&text).unwrap())),
    );
    report("load", load, "ron::from_str of derived structs");
    let save =
        pair(|| drop(black_box(touchline::file::write(&map))), || drop(black_box(plain.to_string(&mirror).unwrap())));
    report("save", save, "ron::to_string of derived structs");

    let mut map = map;
    for (what, edit) in large::worst_edits(&map) {
        let mut inverse = map.apply(edit).unwrap();
        let mut undos: Vec<Duration> = Vec::new();
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let redo = map.revert(inverse).unwrap();
            undos.push(start.elapsed());
            inverse = map.revert(redo).unwrap();
        }
        map.revert(inverse).unwrap();
        println!("undo  {:6.2} ms of 5 ms  {what}", millis(median(&mut undos)));
    }
}

/// Medians of the two, run in turn so that both meet the same noise.
fn pair(ours: impl Fn(), floor: impl Fn()) -> (Duration, Duration) {
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let start = Instant::now();
        ours();
        a.push(start.elapsed());
        let start = Instant::now();
        floor();
        b.push(start.elapsed());
    }
    (median(&mut a), median(&mut b))
}

fn report(what: &str, (ours, floor): (Duration, Duration), of: &str) {
    let ratio = ours.as_secs_f64() / floor.as_secs_f64();
    println!("{what}  ours {:6.2} ms  floor {:6.2} ms ({of})  ratio {ratio:.2} of 2", millis(ours), millis(floor));
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
