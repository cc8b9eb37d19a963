//! All gestures there are, each with what it says, what it changes and where it may not end.

use kurbo::{Point, Vec2};
use touchline::editor::{Button, Command, Input, Key, Mods, Placeable, Thing};
use touchline::map::{CardKind, Part};

use crate::editor::hand::Hand;
use crate::editor::sample::id;

/// A place on the canvas.
pub type Spot = fn(&Hand) -> Point;

/// A gesture with all that is to be known of it.
pub struct Gesture {
    /// As in the list of states.
    pub state: &'static str,
    /// What comes before, at rest.
    pub before: fn(&mut Hand),
    pub mods: Mods,
    /// All inputs before the one that ends it, and those.
    pub path: fn(&Hand) -> (Vec<Input>, Vec<Input>),
    /// What the status bar says while it goes on.
    pub says: &'static str,
    /// What it changes.
    pub part: Option<Part>,
    /// Where it may not end, and a word of the reason.
    pub forbidden: Option<(Spot, &'static str)>,
    /// Under a lock there is nothing to take, and so nothing to refuse.
    pub gone_when_locked: bool,
}

/// What most gestures are.
const GESTURE: Gesture = Gesture {
    state: "",
    before: |_| {},
    mods: Mods::NONE,
    path: |_| (Vec::new(), Vec::new()),
    says: "",
    part: None,
    forbidden: None,
    gone_when_locked: false,
};

fn press(at: Point) -> (Vec<Input>, Vec<Input>) {
    (vec![Input::Move(at), Input::Press(at, Button::Primary)], vec![Input::Release(at, Button::Primary)])
}

fn drag(from: Point, to: Point) -> (Vec<Input>, Vec<Input>) {
    let (mut path, _) = press(from);
    path.extend([0.2, 0.4, 0.6, 0.8, 1.0].map(|part| Input::Move(from.lerp(to, part))));
    (path, vec![Input::Release(to, Button::Primary)])
}

/// A double click, and the text typed then.
fn write(at: Point, text: &str) -> (Vec<Input>, Vec<Input>) {
    let (press, release) = press(at);
    let twice = [press.clone(), release.clone(), press, release].concat();
    (twice.into_iter().chain([Input::TextChanged(text.to_owned())]).collect(), vec![Input::TextCommitted])
}

/// From the palette to a point.
fn place(what: Placeable, to: Point) -> (Vec<Input>, Vec<Input>) {
    let from = Point::new(-80.0, 200.0);
    let moves = [0.2, 0.4, 0.6, 0.8, 1.0].map(|part| Input::Move(from.lerp(to, part)));
    let path = std::iter::once(Input::PaletteDrag(what)).chain(moves).collect();
    (path, vec![Input::Release(to, Button::Primary)])
}

/// A click on a handle, and one on what the arrow leads to.
fn choose(grip: Point, target: Point) -> (Vec<Input>, Vec<Input>) {
    let (press_grip, release) = press(grip);
    let (aim, click) = press(target);
    let path = [press_grip, release, vec![Input::Move(target)]].concat();
    (path, [aim, click].concat())
}

const A_LITTLE: Vec2 = Vec2::new(60.0, 0.0);

pub const GESTURES: &[Gesture] = &[
    Gesture {
        state: "Idle",
        path: |hand| (vec![Input::Move(hand.card("ad"))], Vec::new()),
        says: "Drag to move",
        ..GESTURE
    },
    Gesture { state: "PointingCard", path: |hand| press(hand.card("ad")), says: "double click to edit", ..GESTURE },
    Gesture {
        state: "DraggingCards",
        path: |hand| drag(hand.card("ad"), hand.free("stay", "touch")),
        says: "Release to put it here",
        part: Some(Part::Content),
        forbidden: Some((|hand| hand.free("buy", "pain"), "takes")),
        ..GESTURE
    },
    Gesture {
        state: "DraggingCards",
        mods: Mods::COMMAND,
        path: |hand| drag(hand.card("ad"), hand.free("stay", "touch")),
        says: "Release to put a copy",
        part: Some(Part::Content),
        forbidden: Some((|hand| hand.free("buy", "pain"), "takes")),
        ..GESTURE
    },
    Gesture {
        state: "DraggingCards",
        mods: Mods::ALT,
        path: |hand| drag(hand.card("ad"), hand.free("stay", "motive")),
        says: "Release to change it to a motive",
        part: Some(Part::Content),
        forbidden: Some((|hand| hand.label("mood") + Vec2::new(400.0, 0.0), "")),
        ..GESTURE
    },
    Gesture {
        state: "DraggingCards",
        before: |hand| hand.editor.select_all([Thing::Card(id("ad")), Thing::Card(id("warm"))].into_iter().collect()),
        path: |hand| drag(hand.card("ad"), hand.free("stay", "touch")),
        says: "Release to put them here",
        part: Some(Part::Content),
        forbidden: Some((|hand| hand.free("buy", "pain"), "takes")),
        ..GESTURE
    },
    Gesture {
        state: "PointingCanvas",
        path: |hand| press(hand.free("buy", "touch")),
        says: "Drag to select cards",
        ..GESTURE
    },
    Gesture {
        state: "Panning",
        path: |hand| {
            let at = hand.card("ad");
            let path = vec![Input::Press(at, Button::Middle), Input::Move(at + A_LITTLE)];
            (path, vec![Input::Release(at + A_LITTLE, Button::Middle)])
        },
        says: "Release to stop",
        ..GESTURE
    },
    Gesture {
        state: "Panning",
        path: |hand| {
            let (path, end) = drag(hand.card("ad"), hand.card("ad") + A_LITTLE);
            ([vec![Input::Space(true)], path].concat(), [end, vec![Input::Space(false)]].concat())
        },
        says: "Release to stop",
        ..GESTURE
    },
    Gesture {
        state: "Marquee",
        path: |hand| drag(hand.free("buy", "touch"), hand.card("account")),
        says: "the frame",
        ..GESTURE
    },
    Gesture { state: "PointingHeader", path: |hand| press(hand.head("buy")), says: "Drag sideways", ..GESTURE },
    Gesture { state: "PointingHeader", path: |hand| press(hand.step("pay")), says: "Drag sideways", ..GESTURE },
    Gesture { state: "PointingHeader", path: |hand| press(hand.label("pain")), says: "Drag up or down", ..GESTURE },
    Gesture {
        state: "Reordering",
        path: |hand| drag(hand.head("aware"), hand.head("stay") + A_LITTLE),
        says: "Release to put the stage here",
        part: Some(Part::Stages),
        ..GESTURE
    },
    Gesture {
        state: "Reordering",
        path: |hand| drag(hand.step("pay"), hand.head("stay")),
        says: "Release to put the step here",
        part: Some(Part::Stages),
        ..GESTURE
    },
    Gesture {
        state: "Reordering",
        path: |hand| drag(hand.label("touch"), hand.label("pain") + Vec2::new(0.0, 20.0)),
        says: "Release to put the lane here",
        part: Some(Part::Lanes),
        ..GESTURE
    },
    Gesture {
        state: "ResizingStage",
        path: |hand| drag(hand.head_edge("aware"), hand.head_edge("aware") + A_LITTLE),
        says: "pixels wide",
        part: Some(Part::Stages),
        ..GESTURE
    },
    Gesture { state: "PointingFace", path: |hand| press(hand.face("aware")), says: "Drag up or down", ..GESTURE },
    Gesture {
        state: "PointingFace",
        path: |hand| press(hand.face("stay")),
        says: "Drag up or down",
        part: Some(Part::Content),
        ..GESTURE
    },
    Gesture {
        state: "DraggingSentiment",
        path: |hand| drag(hand.face("aware"), hand.feeling("aware", -1.0)),
        says: "Shift: fine",
        part: Some(Part::Content),
        ..GESTURE
    },
    Gesture {
        state: "PointingEmptyCell",
        path: |hand| press(hand.free("stay", "motive")),
        says: "Release to add a motive",
        part: Some(Part::Content),
        gone_when_locked: true,
        ..GESTURE
    },
    Gesture { state: "PointingText", path: |hand| press(hand.title()), says: "Double click to edit", ..GESTURE },
    Gesture { state: "PointingText", path: |hand| press(hand.quote("confirm")), says: "Double click", ..GESTURE },
    Gesture {
        state: "PlacingFromPalette",
        path: |hand| place(Placeable::Card(CardKind::Motive), hand.free("stay", "motive")),
        says: "Release to add a motive",
        part: Some(Part::Content),
        forbidden: Some((|hand| hand.free("buy", "pain"), "takes")),
        ..GESTURE
    },
    Gesture {
        state: "PlacingFromPalette",
        path: |hand| place(Placeable::Stage, hand.head("buy")),
        says: "Release to put the stage here",
        part: Some(Part::Stages),
        ..GESTURE
    },
    Gesture { state: "PointingHandle", path: |hand| press(hand.grip("ad")), says: "what it leads to", ..GESTURE },
    Gesture {
        state: "Connecting",
        path: |hand| drag(hand.grip("ad"), hand.card("checkout")),
        says: "Release: ",
        part: Some(Part::Content),
        forbidden: Some((|hand| hand.label("pain"), "another card")),
        ..GESTURE
    },
    Gesture {
        state: "Connecting",
        before: |hand| hand.editor.select(Some(Thing::Stage(id("aware")))),
        path: |hand| drag(hand.head_grip("aware"), hand.head("stay")),
        says: "Release: skip to Loyalty",
        part: Some(Part::Transitions),
        forbidden: Some((|hand| hand.free("aware", "note"), "another stage")),
        ..GESTURE
    },
    Gesture {
        state: "ChoosingTarget",
        path: |hand| choose(hand.grip("ad"), hand.card("checkout")),
        says: "Enter connects",
        part: Some(Part::Content),
        ..GESTURE
    },
    Gesture {
        state: "ChoosingTarget",
        before: |hand| hand.editor.select(Some(Thing::Stage(id("aware")))),
        path: |hand| choose(hand.head_grip("aware"), hand.head("stay")),
        says: "Enter connects",
        part: Some(Part::Transitions),
        ..GESTURE
    },
    Gesture {
        state: "ChoosingTarget",
        before: |hand| hand.editor.select(Some(Thing::Card(id("ad")))),
        path: |_| {
            let keys = [Key::Char('L'), Key::Right].map(Input::Key);
            (keys.to_vec(), vec![Input::Key(Key::Enter)])
        },
        says: "Enter: ",
        part: Some(Part::Content),
        ..GESTURE
    },
    Gesture {
        state: "EditingText",
        path: |hand| write(hand.card("ad"), "Spring campaign"),
        says: "Enter when done · Shift-Enter",
        part: Some(Part::Content),
        ..GESTURE
    },
    Gesture {
        state: "EditingText",
        path: |hand| write(hand.quote("confirm"), "Finally."),
        says: "Enter when done · Shift-Enter",
        part: Some(Part::Content),
        ..GESTURE
    },
    Gesture {
        state: "EditingText",
        path: |hand| write(hand.title(), "Chair"),
        says: "Enter when done",
        part: Some(Part::Head),
        ..GESTURE
    },
    Gesture {
        state: "EditingText",
        path: |hand| write(hand.head("buy"), "Checkout"),
        says: "Enter when done",
        part: Some(Part::Stages),
        ..GESTURE
    },
    Gesture {
        state: "EditingText",
        path: |hand| write(hand.step("pay"), "Payment"),
        says: "Enter when done",
        part: Some(Part::Stages),
        ..GESTURE
    },
    Gesture {
        state: "EditingText",
        path: |hand| write(hand.label("pain"), "Trouble"),
        says: "Enter when done",
        part: Some(Part::Lanes),
        ..GESTURE
    },
    Gesture {
        state: "Refusing",
        before: |hand| {
            hand.editor.run(&Command::LockStructure);
        },
        path: |hand| drag(hand.head("aware"), hand.head("stay")),
        says: "structure is locked",
        ..GESTURE
    },
];
