//! A long walk over the editor with everything a hand can do: nothing panics, nothing sticks, the map is untouched
//! between a press and its release, and undo leads back to the beginning.
//!
//! `TOUCHLINE_WALK=1000000 cargo nextest run roaming` walks so many events; `TOUCHLINE_SEED=7` from another start.

use kurbo::{Point, Size, Vec2};
use touchline::editor::{Button, Command, Input, Key, Mods, Placeable};
use touchline::map::{CardKind, Entropy, Map};

use super::hand::Hand;
use super::sample::{map, rich_map, seeded};

/// Events in a usual run, over all maps.
const EVENTS: usize = 10_000;

fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

struct Walker<E> {
    random: E,
    size: Size,
    /// The map when a button went down, if a gesture is going on since.
    pressed: Option<Map>,
}

impl<E: Entropy> Walker<E> {
    fn below(&mut self, most: u64) -> u64 {
        self.random.bits() % most
    }

    fn pick<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize].clone()
    }

    fn point(&mut self) -> Point {
        let (width, height) = (self.size.width as u64 + 80, self.size.height as u64 + 80);
        Point::new(self.below(width) as f64 - 40.0, self.below(height) as f64 - 40.0)
    }

    /// A point on something that is seen, more often than chance would have it.
    fn target(&mut self, hand: &Hand) -> Point {
        let camera = hand.editor.camera();
        let mut points: Vec<Point> = Vec::new();
        let on = |pane, rect| camera.rect_to_screen(pane, rect).center();
        use touchline::layout::Pane::{Body, Heads, Labels};
        points.extend(hand.editor.layout().cards().map(|card| on(Body, card.rect)));
        points.extend(hand.editor.layout().heads.iter().map(|head| on(Heads, head.rect)));
        points.extend(hand.editor.layout().heads.iter().flat_map(|head| &head.steps).map(|step| on(Heads, step.rect)));
        points.extend(hand.editor.layout().lanes.iter().map(|lane| on(Labels, lane.label)));
        if points.is_empty() || self.below(3) == 0 { self.point() } else { self.pick(&points) }
    }

    fn mods(&mut self) -> Mods {
        self.pick(&[Mods::NONE, Mods::NONE, Mods::NONE, Mods::COMMAND, Mods::SHIFT, Mods::ALT, Mods::COMMAND_SHIFT])
    }

    fn button(&mut self) -> Button {
        self.pick(&[
            Button::Primary,
            Button::Primary,
            Button::Primary,
            Button::Primary,
            Button::Middle,
            Button::Secondary,
        ])
    }

    fn input(&mut self, hand: &Hand) -> Input {
        match self.below(24) {
            0..=4 => Input::Move(self.target(hand)),
            5..=7 => Input::Press(self.target(hand), self.button()),
            8..=11 => Input::Release(self.target(hand), self.button()),
            12 => Input::Leave,
            13 => Input::FocusLost,
            14 => Input::Wheel(Vec2::new(self.below(400) as f64 - 200.0, self.below(400) as f64 - 200.0)),
            15 => Input::Zoom(self.point(), 0.5 + self.below(150) as f64 / 100.0),
            16..=18 => {
                let letters = "GDTMPOANHCFLKVZ019".chars().map(Key::Char);
                let others =
                    [Key::Left, Key::Right, Key::Up, Key::Down, Key::Enter, Key::Escape, Key::Delete, Key::F(2)];
                let keys: Vec<Key> = letters.chain(others).chain([Key::Plus, Key::Minus]).collect();
                Input::Key(self.pick(&keys))
            }
            19 => Input::Space(self.below(3) == 0),
            20 => match self.below(8) {
                0 => Input::PaletteDrag(Placeable::Stage),
                _ => Input::PaletteDrag(Placeable::Card(self.pick(CardKind::ALL))),
            },
            21 => Input::TextChanged(self.pick(&["", "a", "Ein Text", "شاي", "two\nlines"]).to_owned()),
            22 => self.pick(&[Input::TextCommitted, Input::TextCancelled]),
            _ => Input::Tick,
        }
    }

    fn step(&mut self, hand: &mut Hand) {
        match self.below(20) {
            0 => {
                let command = self.pick(Command::ALL);
                hand.editor.run(&command);
                hand.check();
                // It may have ended one gesture and begun another.
                self.pressed = None;
            }
            1 => {
                self.size = Size::new(200.0 + self.below(1400) as f64, 150.0 + self.below(900) as f64);
                hand.editor.camera_mut().set_viewport(self.size);
                hand.check();
            }
            2 => {
                let (from, to) = (self.target(hand), self.target(hand));
                hand.mods = self.mods();
                hand.press(from);
                // A press may end what went on before.
                self.pressed = None;
                self.before_release(hand);
                hand.glide(from, to);
                self.untouched(hand);
                if self.below(4) == 0 {
                    hand.key(Key::Escape);
                }
                hand.release(to);
                self.pressed = None;
            }
            _ => {
                hand.mods = self.mods();
                let input = self.input(hand);
                let ends = matches!(input, Input::Release(..) | Input::Key(Key::Escape) | Input::Press(..));
                let texts = matches!(input, Input::TextChanged(_) | Input::TextCommitted | Input::TextCancelled);
                hand.input(input);
                if ends || texts || !hand.editor.busy() {
                    self.pressed = None;
                } else {
                    self.untouched(hand);
                }
                self.before_release(hand);
            }
        }
        if !hand.editor.busy() {
            self.pressed = None;
        }
    }

    fn before_release(&mut self, hand: &Hand) {
        if hand.editor.busy() && self.pressed.is_none() {
            self.pressed = Some(hand.editor.map().clone());
        }
    }

    fn untouched(&self, hand: &Hand) {
        if let Some(before) = self.pressed.as_ref().filter(|_| hand.editor.busy()) {
            assert!(before == hand.editor.map(), "the map changed during a gesture");
        }
    }
}

fn walk(start: Map, events: usize, seed: u64) {
    let size = Size::new(1000.0, 800.0);
    let mut hand = Hand::on(start, size);
    let mut walker = Walker { random: seeded(seed), size, pressed: None };
    for event in 0..events {
        walker.step(&mut hand);
        // A lock or an emptied map would end the walk early.
        if event % 97 == 0 {
            hand.mods = Mods::NONE;
            hand.input(Input::FocusLost);
            assert!(!hand.editor.busy(), "nothing sticks once the window lost the keyboard");
            hand.editor.run(&Command::Unlock);
            walker.pressed = None;
            if hand.editor.map().cards.len() < 4 {
                hand.editor.cancel_text();
                while hand.editor.enabled(&Command::Undo) && hand.editor.map().cards.len() < 4 {
                    hand.editor.undo();
                }
            }
        }
    }
    hand.mods = Mods::NONE;
    hand.input(Input::FocusLost);
    hand.input(Input::TextCommitted);
    hand.editor.run(&Command::Unlock);
    hand.check_undo();
}

#[test]
fn a_long_walk_leaves_nothing_behind() {
    let (events, seed) = (number("TOUCHLINE_WALK", EVENTS), number("TOUCHLINE_SEED", 1) as u64);
    // Shorter walks reach more: a long one ends among dozens of stages.
    let legs = (events / 500).max(1);
    for leg in 0..legs {
        let start = if leg % 2 == 0 { rich_map() } else { map() };
        walk(start, events / legs, seed.wrapping_mul(1000) + leg as u64);
    }
}
