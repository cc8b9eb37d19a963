//! A long walk over the editor with everything a hand can do: nothing panics, nothing sticks, the map is untouched
//! between a press and its release, and undo leads back to the beginning.
//!
//! `TOUCHLINE_WALK=1000000 cargo nextest run roaming` walks so many events; `TOUCHLINE_SEED=7` from another start.

use kurbo::Size;
use rustc_hash::FxHashSet;
use touchline::editor::{Command, Input, Mods};
use touchline::map::Map;

use super::hand::Hand;
use super::sample::{map, rich_map, seeded};
use super::states::gestures::GESTURES;
use super::walker::Walker;

/// Events in a usual run, over all maps.
const EVENTS: usize = 10_000;

fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// Walks, and gives the words of the status bar on the way.
fn walk(start: Map, events: usize, seed: u64, heard: &mut FxHashSet<String>) {
    let size = Size::new(1000.0, 800.0);
    let mut hand = Hand::on(start, size);
    let mut walker = Walker::new(seeded(seed), size);
    let mut reset = 0;
    while hand.inputs < events {
        walker.step(&mut hand);
        // A lock or an emptied map would end the walk early, and one that doubles again and again would never end it.
        if hand.inputs >= reset || hand.editor.map().cards.len() > 400 {
            reset = hand.inputs + 97;
            hand.mods = Mods::NONE;
            hand.input(Input::FocusLost);
            assert!(!hand.editor.busy(), "nothing sticks once the window lost the keyboard");
            hand.editor.run(&Command::Unlock);
            walker.begin_anew();
            hand.editor.cancel_text();
            let fair = |hand: &Hand| (4..200).contains(&hand.editor.map().cards.len());
            while hand.editor.enabled(&Command::Undo) && !fair(&hand) {
                hand.editor.undo();
            }
        }
    }
    hand.mods = Mods::NONE;
    hand.input(Input::FocusLost);
    hand.input(Input::TextCommitted);
    hand.editor.run(&Command::Unlock);
    hand.check_undo();
    heard.extend(walker.heard);
}

#[test]
fn a_long_walk_leaves_nothing_behind() {
    let (events, seed) = (number("TOUCHLINE_WALK", EVENTS), number("TOUCHLINE_SEED", 1) as u64);
    // Shorter walks reach more: a long one ends among dozens of stages.
    let legs = (events / 500).max(1);
    let mut heard = FxHashSet::default();
    for leg in 0..legs {
        let start = if leg % 2 == 0 { rich_map() } else { map() };
        walk(start, events / legs, seed.wrapping_mul(1000) + leg as u64, &mut heard);
    }
    for state in GESTURES.iter().map(|gesture| gesture.state) {
        let mut words = GESTURES.iter().filter(|gesture| gesture.state == state).map(|gesture| gesture.says);
        assert!(words.any(|says| heard.iter().any(|hint| hint.contains(says))), "the walk never came to {state}");
    }
}
