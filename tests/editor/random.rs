//! Whatever a hand does: nothing panics, the map stays sound, and undo leads back to the beginning.

use std::ops::ControlFlow;

use kurbo::{Point, Size, Vec2};
use proptest::prelude::*;
use touchline::editor::{Button, Command, Input, Key, Mods, Placeable, Request, ScribeInput};
use touchline::interop::{Found, Known, Line, Reading, Sheet, look};
use touchline::map::CardKind;

use super::hand::{Hand, structure};
use super::sample::rich_map;

fn point() -> impl Strategy<Value = Point> {
    (-40.0..1040.0, -40.0..840.0).prop_map(|(x, y): (f64, f64)| Point::new(x, y))
}

fn button() -> impl Strategy<Value = Button> {
    prop_oneof![6 => Just(Button::Primary), 1 => Just(Button::Middle), 1 => Just(Button::Secondary)]
}

fn kind() -> impl Strategy<Value = CardKind> {
    (0..CardKind::ALL.len()).prop_map(|i| CardKind::ALL[i].clone())
}

fn key() -> impl Strategy<Value = Key> {
    let letters = "GDTMPOANHCF0ZLK".chars().map(Key::Char);
    let others = [Key::Left, Key::Right, Key::Up, Key::Down, Key::Enter, Key::Escape, Key::Delete, Key::F(2)];
    let keys: Vec<Key> = letters.chain(others).chain([Key::Plus, Key::Minus]).collect();
    proptest::sample::select(keys)
}

fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        8 => point().prop_map(Input::Move),
        4 => (point(), button()).prop_map(|(at, button)| Input::Press(at, button)),
        5 => (point(), button()).prop_map(|(at, button)| Input::Release(at, button)),
        1 => Just(Input::Leave),
        1 => (-300.0..300.0, -300.0..300.0).prop_map(|(x, y): (f64, f64)| Input::Wheel(Vec2::new(x, y))),
        1 => (point(), 0.5..2.0).prop_map(|(at, factor)| Input::Zoom(at, factor)),
        6 => key().prop_map(Input::Key),
        1 => any::<bool>().prop_map(Input::Space),
        2 => kind().prop_map(|kind| Input::PaletteDrag(Placeable::Card(kind))),
        1 => Just(Input::PaletteDrag(Placeable::Stage)),
        2 => ".{0,20}".prop_map(Input::TextChanged),
        2 => Just(Input::TextCommitted),
        1 => Just(Input::TextCancelled),
        3 => scribe().prop_map(Input::Scribe),
        1 => Just(Input::Tick),
    ]
}

fn line() -> impl Strategy<Value = String> {
    "(:|! |\\? |\" |\\+ |= |\\* |~ |@app |@ )?[A-Za-z ]{0,8}"
}

fn scribe() -> impl Strategy<Value = ScribeInput> {
    prop_oneof![
        4 => line().prop_map(ScribeInput::Typed),
        4 => Just(ScribeInput::Enter),
        1 => Just(ScribeInput::Park),
        1 => Just(ScribeInput::Leave),
        2 => any::<bool>().prop_map(|forward| ScribeInput::Stage { forward }),
        2 => any::<bool>().prop_map(|down| ScribeInput::Lane { down }),
        1 => prop::collection::vec(line(), 0..4)
            .prop_map(|lines| ScribeInput::Lines(lines.iter().filter_map(|line| Line::read(line, &[])).collect())),
    ]
}

fn mods() -> impl Strategy<Value = Mods> {
    prop_oneof![
        6 => Just(Mods::NONE),
        2 => Just(Mods::COMMAND),
        1 => Just(Mods::SHIFT),
        1 => Just(Mods::ALT),
        1 => Just(Mods::COMMAND_SHIFT),
    ]
}

#[derive(Clone, Debug)]
enum Step {
    Input(Input, Mods),
    Run(usize),
    Toast,
    Paste,
    Table(String),
    Drag(Point, Point),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (input(), mods()).prop_map(|(input, mods)| Step::Input(input, mods)),
        3 => (point(), point()).prop_map(|(from, to)| Step::Drag(from, to)),
        3 => (0..Command::ALL.len()).prop_map(Step::Run),
        1 => Just(Step::Toast),
        2 => Just(Step::Paste),
        1 => "([A-Za-z!? ]{0,6}[\t\n]){0,12}".prop_map(Step::Table),
    ]
}

/// A step that leaves the lock on.
fn step_under_lock() -> impl Strategy<Value = Step> {
    step().prop_filter("the lock stays on", |step| match step {
        Step::Run(i) => !matches!(Command::ALL[*i], Command::LockStructure | Command::LockAll | Command::Unlock),
        Step::Toast => false,
        Step::Input(..) | Step::Drag(..) | Step::Paste | Step::Table(_) => true,
    })
}

fn take(hand: &mut Hand, step: Step) {
    match step {
        Step::Input(input, mods) => {
            hand.mods = mods;
            hand.input(input);
        }
        Step::Run(i) => {
            if let Some(Request::Copy(clip)) = hand.editor.run(&Command::ALL[i]) {
                hand.copied = Some(*clip);
            }
            hand.check();
        }
        Step::Paste => {
            if let Some(clip) = hand.copied.clone() {
                hand.editor.paste(&clip);
                hand.check();
            }
        }
        Step::Table(text) => {
            if let Ok(Found::Table(grid)) = look(&text, &[], &mut |_| ControlFlow::Continue(())) {
                let reading = Reading::guess(&grid, &Known::of(hand.editor.map()));
                let sheet = Sheet::of(&grid, &reading, &[]).unwrap();
                let _ = hand.editor.counter().tally(&sheet);
                hand.editor.paste_sheet(&sheet);
                hand.check();
            }
        }
        Step::Toast => {
            if let Some(toast) = hand.editor.toasts().first() {
                let id = toast.id;
                hand.editor.accept_toast(id);
                hand.check();
            }
        }
        Step::Drag(from, to) => {
            hand.mods = Mods::NONE;
            hand.drag(from, to);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_hand_does(steps in prop::collection::vec(step(), 1..80)) {
        let mut hand = Hand::on(rich_map(), Size::new(1000.0, 800.0));
        for step in steps {
            take(&mut hand, step);
        }
        hand.mods = Mods::NONE;
        hand.input(Input::TextCommitted);
        hand.check_undo();
    }

    #[test]
    fn no_hand_wrecks_a_locked_map(
        before in prop::collection::vec(step_under_lock(), 0..10),
        all in any::<bool>(),
        steps in prop::collection::vec(step_under_lock(), 1..80),
    ) {
        let mut hand = Hand::on(rich_map(), Size::new(1000.0, 800.0));
        for step in before {
            take(&mut hand, step);
        }
        hand.mods = Mods::NONE;
        hand.input(Input::TextCommitted);
        hand.editor.run(if all { &Command::LockAll } else { &Command::LockStructure });
        let locked = hand.editor.map().clone();
        for step in steps {
            take(&mut hand, step);
            let map = hand.editor.map();
            prop_assert!(structure(map) == structure(&locked));
            prop_assert!(!all || *map == locked);
        }
        hand.mods = Mods::NONE;
        hand.input(Input::TextCommitted);
        hand.check_undo();
    }
}
