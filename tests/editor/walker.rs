//! What a hand may do next on a long walk: every gesture, key, command, line, paste and search, at random.

use std::ops::ControlFlow;

use kurbo::{Point, Size, Vec2};
use rustc_hash::FxHashSet;
use touchline::editor::{Button, Command, Input, Key, Like, Merge, Mods, Placeable, Request, ScribeInput, Thing};
use touchline::interop::{Found, Known, Line, Reading, Sheet, look};
use touchline::layout::Pane::{Body, Heads, Labels};
use touchline::map::{CardKind, Entropy, Map};

use super::hand::Hand;

/// Somebody who does anything.
pub struct Walker<E> {
    random: E,
    size: Size,
    /// The map when a button went down, if a gesture is going on since.
    pressed: Option<Map>,
    /// What the status bar said on the way.
    pub heard: FxHashSet<String>,
}

impl<E: Entropy> Walker<E> {
    pub fn new(random: E, size: Size) -> Self {
        Self { random, size, pressed: None, heard: FxHashSet::default() }
    }

    /// What is held is let go of: a gesture has ended some other way.
    pub fn begin_anew(&mut self) {
        self.pressed = None;
    }

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
        let (layout, camera) = (hand.editor.layout(), hand.editor.camera());
        let on = |pane, rect| camera.rect_to_screen(pane, rect).center();
        let points: Vec<Point> = match self.below(9) {
            0 | 1 => layout.cards().map(|card| on(Body, card.rect)).collect(),
            2 => layout.heads.iter().map(|head| on(Heads, head.rect)).collect(),
            3 => layout.heads.iter().flat_map(|head| &head.steps).map(|step| on(Heads, step.rect)).collect(),
            4 => layout.lanes.iter().map(|lane| on(Labels, lane.label)).collect(),
            // Where arrows begin, faces and plus signs: what the pointer finds.
            5 => hand.overlay().grips.iter().map(|grip| camera.to_screen(grip.pane, grip.at)).collect(),
            6 => {
                let edge = |head| layout.span(head).map(|(_, right)| Point::new(right, head.rect.center().y));
                layout.heads.iter().filter_map(edge).map(|at| camera.to_screen(Heads, at)).collect()
            }
            7 => layout.cells().filter(|cell| cell.cards.is_empty()).map(|cell| on(Body, cell.rect)).collect(),
            _ => Vec::new(),
        };
        if points.is_empty() { self.point() } else { self.pick(&points) }
    }

    fn mods(&mut self) -> Mods {
        self.pick(&[Mods::NONE, Mods::NONE, Mods::NONE, Mods::COMMAND, Mods::SHIFT, Mods::ALT, Mods::COMMAND_SHIFT])
    }

    fn button(&mut self) -> Button {
        use Button::{Middle, Primary, Secondary};
        self.pick(&[Primary, Primary, Primary, Primary, Middle, Secondary])
    }

    fn line(&mut self) -> String {
        let lines = [
            "plain",
            "! hurts",
            "? needs",
            "\" said",
            "+ better",
            "= sent",
            "* driven",
            "~ noted",
            "@app seen",
            "@shop: x",
            ":Awareness",
            ":New one",
            ":",
            "!",
            "",
            "شاي",
        ];
        self.pick(&lines).to_owned()
    }

    fn scribe(&mut self) -> ScribeInput {
        match self.below(9) {
            0..=2 => ScribeInput::Typed(self.line()),
            3 | 4 => ScribeInput::Enter,
            5 => ScribeInput::Park,
            6 => ScribeInput::Stage { forward: self.below(2) == 0 },
            7 => ScribeInput::Lane { down: self.below(2) == 0 },
            _ if self.below(3) == 0 => ScribeInput::Leave,
            _ => ScribeInput::Lines((0..3).filter_map(|_| Line::read(&self.line(), &[])).collect()),
        }
    }

    fn input(&mut self, hand: &Hand) -> Input {
        match self.below(27) {
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
            23..=25 => Input::Scribe(self.scribe()),
            _ => Input::Tick,
        }
    }

    /// One of the things one does.
    pub fn step(&mut self, hand: &mut Hand) {
        match self.below(24) {
            0 => {
                let command = self.pick(Command::ALL);
                if let Some(Request::Copy(clip)) = hand.editor.run(&command) {
                    hand.copied = Some(*clip);
                }
            }
            1 => {
                self.size = Size::new(200.0 + self.below(1400) as f64, 150.0 + self.below(900) as f64);
                hand.editor.camera_mut().set_viewport(self.size);
                hand.check();
                return;
            }
            2 => self.paste(hand),
            3 => self.find(hand),
            4 => self.panels(hand),
            5..=7 => self.drag(hand),
            _ => return self.any_input(hand),
        }
        hand.check();
        // It may have ended one gesture and begun another.
        self.pressed = None;
    }

    fn any_input(&mut self, hand: &mut Hand) {
        hand.mods = self.mods();
        let input = self.input(hand);
        let ends = matches!(input, Input::Release(..) | Input::Key(Key::Escape) | Input::Press(..) | Input::Scribe(_));
        let texts = matches!(input, Input::TextChanged(_) | Input::TextCommitted | Input::TextCancelled);
        // A drag from the palette commits the text that was open.
        let begins = matches!(input, Input::PaletteDrag(_));
        hand.input(input);
        self.heard.insert(hand.editor.hint());
        if ends || texts || begins || !hand.editor.busy() {
            self.pressed = None;
        } else {
            self.untouched(hand);
        }
        self.before_release(hand);
    }

    /// A drag from something to something, often given up.
    fn drag(&mut self, hand: &mut Hand) {
        let (from, to) = (self.target(hand), self.target(hand));
        hand.mods = self.mods();
        hand.press(from);
        // A press may end what went on before.
        self.pressed = None;
        self.before_release(hand);
        self.heard.insert(hand.editor.hint());
        hand.glide(from, to);
        self.heard.insert(hand.editor.hint());
        self.untouched(hand);
        if self.below(4) == 0 {
            hand.key(Key::Escape);
        }
        hand.release(to);
    }

    /// What was copied, a list, or a table.
    fn paste(&mut self, hand: &mut Hand) {
        match (self.below(3), hand.copied.clone()) {
            (0, Some(clip)) => hand.editor.paste(&clip),
            (1, _) => {
                let lines: Vec<Line> = (0..4).filter_map(|_| Line::read(&self.line(), &[])).collect();
                hand.editor.paste_lines(&lines);
            }
            _ => {
                let text = format!("\tAwareness\t{}\nPains\t{}\tx\n", self.line(), self.line());
                let Ok(Found::Table(grid)) = look(&text, &[], &mut |_| ControlFlow::Continue(())) else { return };
                let reading = Reading::guess(&grid, &Known::of(hand.editor.map()));
                if let Ok(sheet) = Sheet::of(&grid, &reading, &[]) {
                    let _ = hand.editor.counter().tally(&sheet);
                    hand.editor.paste_sheet(&sheet);
                }
            }
        }
    }

    fn find(&mut self, hand: &mut Hand) {
        let words = ["a", "e", "Card", "pain", "nowhere", "", "Purchase"];
        match self.below(6) {
            0 | 1 => hand.editor.look_for(self.pick(&words), Like { case: self.below(2) == 0, ..Like::default() }),
            2 => hand.editor.set_replacement(self.pick(&["", "b", "Ü"])),
            3 => hand.editor.replace_one(),
            4 if self.below(4) == 0 => hand.editor.replace_all(),
            _ => drop(hand.editor.run(&self.pick(&[Command::Find, Command::FindNext, Command::FindPrevious]))),
        }
    }

    /// What panels, toasts, the number field and the lock ask of the editor.
    fn panels(&mut self, hand: &mut Hand) {
        let map = hand.editor.map();
        let thing = match self.below(4) {
            0 => map.lanes.first().map(|lane| Thing::Lane(lane.id.clone())),
            1 => map.stages.last().map(|stage| Thing::Stage(stage.id.clone())),
            _ if map.cards.is_empty() => None,
            _ => Some(Thing::Card(self.pick(&map.cards).id)),
        };
        match self.below(7) {
            0 => thing.into_iter().for_each(|thing| hand.editor.go_to(&thing)),
            1 => thing.into_iter().for_each(|thing| hand.editor.toggle(thing)),
            2 => drop(hand.editor.point_at(self.pick(&["P1", "T2", "x", ""]))),
            3 => {
                if let Some(toast) = hand.editor.toasts().first().map(|toast| toast.id) {
                    hand.editor.accept_toast(toast);
                }
            }
            4 => {
                let Some(Thing::Card(id)) = thing else { return };
                let edit = hand.editor.map().edit_record::<touchline::map::Card>(&id, |card| card.owner.push('x'));
                let _ = edit.and_then(|edit| hand.editor.apply("Edit owner", edit, Merge::Field("owner".to_owned())));
            }
            5 => drop(hand.editor.run(&self.pick(&[Command::LockStructure, Command::LockAll, Command::Unlock]))),
            _ => hand.editor.set_motion(self.below(2) == 0),
        }
    }

    fn before_release(&mut self, hand: &Hand) {
        if hand.editor.busy() && self.pressed.is_none() {
            self.pressed = Some(hand.editor.map().clone());
        }
        if !hand.editor.busy() {
            self.pressed = None;
        }
    }

    fn untouched(&self, hand: &Hand) {
        if let Some(before) = self.pressed.as_ref().filter(|_| hand.editor.busy()) {
            assert!(before == hand.editor.map(), "the map changed during a gesture");
        }
    }
}
