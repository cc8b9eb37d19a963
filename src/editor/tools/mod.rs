//! What the mouse is doing: a state machine, one file a state. A drag begins in a `Pointing…` state, becomes a drag
//! past a threshold, recomputes everything from its start and the pointer, and plans one edit on release.

mod choosing_target;
mod connecting;
mod drag;
mod dragging_cards;
mod dragging_sentiment;
mod drop;
mod editing_text;
mod header;
mod hints;
mod idle;
mod key_hints;
mod landing;
mod marquee;
mod panning;
mod placing_from_palette;
mod pointing_canvas;
mod pointing_card;
mod pointing_empty_cell;
mod pointing_face;
mod pointing_handle;
mod pointing_header;
mod pointing_text;
mod refusing;
mod reordering;
mod resizing_stage;
mod target;

use kurbo::{Point, Rect, Vec2};

pub(super) use choosing_target::ChoosingTarget;
pub(super) use connecting::Connecting;
use drag::Drag;
pub(super) use dragging_cards::DraggingCards;
pub(super) use dragging_sentiment::DraggingSentiment;
pub(super) use drop::Drop;
pub(super) use header::Header;
pub(super) use idle::Idle;
pub(super) use landing::Landing;
pub(super) use marquee::Marquee;
pub(super) use panning::Panning;
pub(super) use placing_from_palette::PlacingFromPalette;
pub(super) use pointing_canvas::PointingCanvas;
pub(super) use pointing_card::PointingCard;
pub(super) use pointing_empty_cell::PointingEmptyCell;
pub(super) use pointing_face::PointingFace;
pub(super) use pointing_handle::PointingHandle;
pub(super) use pointing_header::PointingHeader;
pub(super) use pointing_text::PointingText;
pub(super) use refusing::Refusing;
pub(super) use reordering::Reordering;
pub(super) use resizing_stage::ResizingStage;
pub(super) use target::part as arrow_part;

use super::aim::Under;
use super::camera::Camera;
use super::input::Button;
use super::key::{Mods, Os};
use super::overlay::Cursor;
use super::selection::{Selection, Thing};
use super::text::{EditingText, TextTarget};
use crate::layout::{Layout, Pane, Preview};
use crate::map::{CardKind, Cell, Edit, Id, Lot, Map, Part, Refusal, TransitionKind};

/// What a state is told.
#[derive(Clone, Copy, Debug)]
pub(super) enum Signal {
    /// Which press in a row it is: 2 for a double click.
    Press {
        at: Point,
        button: Button,
        clicks: u32,
    },
    /// Also when only the modifiers or the scroll changed.
    Move(Point),
    Release(Point),
    /// Escape, or something else that ends the gesture without a trace.
    Cancel,
}

/// What a state may look at. The layout is the one at rest, without any preview, so that what lies under the pointer
/// does not depend on what the gesture itself moved.
pub(super) struct Cx<'a> {
    pub(super) map: &'a Map,
    pub(super) layout: &'a Layout,
    pub(super) camera: &'a Camera,
    pub(super) selection: &'a Selection,
    /// What the keyboard is on.
    pub(super) focus: Option<&'a Thing>,
    pub(super) mods: Mods,
    pub(super) os: Os,
    /// Where the pointer is on the canvas.
    pub(super) pointer: Option<Point>,
    /// A key was the last input.
    pub(super) keys: bool,
}

/// What a state wants done.
#[derive(Debug)]
pub(super) enum Plan {
    Select(Option<Thing>),
    /// Selects nothing: what is made or pasted next goes into this cell.
    Aim(Cell),
    /// Selects a thing as well, or no longer.
    Toggle(Thing),
    /// Folds a lane, or unfolds it.
    Fold(Id),
    /// Selects exactly these.
    SelectAll(Selection),
    Apply {
        label: String,
        edit: Result<Edit, Refusal>,
        select: Option<Selection>,
    },
    /// Puts copies of cards into cells, and selects them.
    CopyCards {
        label: String,
        lots: Vec<Lot>,
    },
    /// Ties one card to another.
    Tie {
        one: Id,
        other: Id,
    },
    AddTransition {
        kind: TransitionKind,
        from: Id,
        to: Id,
    },
    AddStage {
        at: usize,
    },
    AddCard {
        kind: CardKind,
        cell: Cell,
        index: usize,
    },
    EditText(TextTarget),
    /// Commits a text that was open when something else began; a card just made that got none goes again.
    Settle(Box<EditingText>),
    CancelText,
    /// The content follows the pointer, in canvas pixels.
    Pan(Vec2),
    Say(String),
    /// Says why something was refused, with the way out.
    Refuse(Refusal),
}

/// In which directions a drag scrolls the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scrolls {
    Not,
    Sideways,
    UpAndDown,
    Both,
}

/// What a state answers: the next state and what is to be done.
pub(super) type Answer = (State, Vec<Plan>);

/// One state of the machine.
pub(super) trait Tool: Sized {
    #[must_use]
    fn handle(self, signal: Signal, cx: &Cx) -> Answer;

    /// What the layout shows although the map does not have it yet.
    fn preview(&self) -> Option<Preview> {
        None
    }

    /// What part of the map this gesture changes; a lock that keeps it ends the gesture as [`Refusing`].
    fn changes(&self) -> Option<Part> {
        None
    }

    /// A change shown the same way where no preview of the layout says it.
    fn draft(&self, _map: &Map) -> Option<Edit> {
        None
    }

    /// Whether stages of steps show a column of their own, even an empty one, so that something can be put there.
    fn opens_stages(&self) -> bool {
        false
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::Default
    }

    /// What mouse and keys would do now, for the status bar.
    fn hint(&self, cx: &Cx) -> String;

    /// What is drawn at the pointer and on the map while this goes on.
    fn marks(&self, _cx: &Cx) -> Marks {
        Marks::default()
    }

    /// In which directions the canvas scrolls when the pointer nears its edge.
    fn scrolls(&self) -> Scrolls {
        Scrolls::Not
    }
}

/// What a gesture draws on top of the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Marks {
    pub(super) ghost: Option<super::overlay::Ghost>,
    pub(super) refused: Option<super::overlay::Refused>,
    pub(super) wire: Option<super::overlay::Wire>,
    pub(super) frame: Option<super::overlay::Frame>,
    /// What would be selected.
    pub(super) picked: Option<Selection>,
    /// Steps on their way, to be marked where they would stand.
    pub(super) steps: Vec<Id>,
}

macro_rules! states {
    ($($(#[$meta:meta])* $name:ident($inner:ty)),* $(,)?) => {
        /// What the mouse is doing.
        #[derive(Debug)]
        pub(super) enum State {
            $($(#[$meta])* $name($inner)),*
        }

        $(impl From<$inner> for State {
            fn from(inner: $inner) -> Self {
                Self::$name(inner)
            }
        })*

        impl Tool for State {
            fn handle(self, signal: Signal, cx: &Cx) -> Answer {
                match self { $(Self::$name(state) => state.handle(signal, cx)),* }
            }
            fn preview(&self) -> Option<Preview> {
                match self { $(Self::$name(state) => state.preview()),* }
            }
            fn changes(&self) -> Option<Part> {
                match self { $(Self::$name(state) => state.changes()),* }
            }
            fn draft(&self, map: &Map) -> Option<Edit> {
                match self { $(Self::$name(state) => state.draft(map)),* }
            }
            fn opens_stages(&self) -> bool {
                match self { $(Self::$name(state) => state.opens_stages()),* }
            }
            fn cursor(&self, cx: &Cx) -> Cursor {
                match self { $(Self::$name(state) => state.cursor(cx)),* }
            }
            fn hint(&self, cx: &Cx) -> String {
                match self { $(Self::$name(state) => state.hint(cx)),* }
            }
            fn marks(&self, cx: &Cx) -> Marks {
                match self { $(Self::$name(state) => state.marks(cx)),* }
            }
            fn scrolls(&self) -> Scrolls {
                match self { $(Self::$name(state) => state.scrolls()),* }
            }
        }
    };
}

states! {
    Idle(Idle),
    PointingCard(PointingCard),
    DraggingCards(DraggingCards),
    PointingCanvas(PointingCanvas),
    Panning(Panning),
    Marquee(Marquee),
    PointingHeader(PointingHeader),
    Reordering(Reordering),
    ResizingStage(ResizingStage),
    PointingFace(PointingFace),
    DraggingSentiment(DraggingSentiment),
    PointingEmptyCell(PointingEmptyCell),
    PointingText(PointingText),
    PlacingFromPalette(PlacingFromPalette),
    PointingHandle(PointingHandle),
    Connecting(Connecting),
    ChoosingTarget(ChoosingTarget),
    EditingText(EditingText),
    Refusing(Refusing),
}

impl Default for State {
    fn default() -> Self {
        Self::Idle(Idle)
    }
}

/// A press becomes a drag past so many canvas pixels.
const THRESHOLD: f64 = 4.0;

/// Whether the pointer has gone far enough from where it was pressed.
fn far(start: Point, now: Point) -> bool {
    start.distance(now) > THRESHOLD
}

/// Back to rest with nothing to be done.
fn rest() -> Answer {
    (State::default(), Vec::new())
}

/// Back to rest with one thing to be done.
fn rest_with(plan: Plan) -> Answer {
    (State::default(), vec![plan])
}

/// Back to rest with something to be done, perhaps.
fn rest_after(plan: Option<Plan>) -> Answer {
    (State::default(), plan.into_iter().collect())
}

/// Stays in a state.
fn stay(state: impl Into<State>) -> Answer {
    (state.into(), Vec::new())
}

impl Cx<'_> {
    /// Whether what is held makes a drag a copy.
    fn copies(&self) -> bool {
        if self.os == Os::Mac { self.mods.alt } else { self.mods.command }
    }

    /// Whether what is held lets cards become what a lane takes.
    fn turns(&self) -> bool {
        if self.os == Os::Mac { self.mods.command } else { self.mods.alt }
    }

    fn turning_key(&self) -> &'static str {
        if self.os == Os::Mac { "Cmd" } else { "Alt" }
    }

    /// The map point under a point of the canvas, as the cells count it.
    fn map_point(&self, at: Point) -> Point {
        self.camera.to_map(Pane::Body, at)
    }

    /// A rectangle of a frozen pane as the body would count it where it is seen now.
    fn onto_body(&self, pane: Pane, rect: Rect) -> Rect {
        let at = self.camera.to_screen(pane, rect.origin());
        rect.with_origin(self.camera.to_map(Pane::Body, at))
    }

    /// What lies under a point of the canvas.
    pub(super) fn under(&self, at: Point) -> Under {
        super::aim::under(self.map, self.layout, self.camera, self.selection, at)
    }
}
