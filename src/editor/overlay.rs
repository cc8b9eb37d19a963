//! What the app draws over the map: marks of selection and gestures, and the text field that is open.

use kurbo::{Point, Rect, Vec2};

use super::Editor;
use super::aim::{self, Under};
use super::selection::{Selection, Thing};
use super::text::TextTarget;
use super::tools::{State, Tool};
use crate::layout::metrics::CardSizes;
use crate::layout::{CardFace, Pane, Preview, Route, TextStyle, Tie};
use crate::map::{CardKind, Cell, Id, LinkKind, Part};

/// The shape of the pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cursor {
    #[default]
    Default,
    Pointer,
    Grab,
    Grabbing,
    /// A drag that copies.
    Copy,
    NotAllowed,
    Crosshair,
    ResizeColumn,
    ResizeVertical,
}

/// A thing and where it stands, in map pixels of its pane.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub thing: Thing,
    pub pane: Pane,
    pub rect: Rect,
}

/// What follows the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Ghost {
    pub of: GhostOf,
    /// In map pixels of the body.
    pub rect: Rect,
    /// Paler, where it may not be dropped.
    pub faded: bool,
    /// How many things follow; the ghost is the one that was taken.
    pub count: usize,
    /// Copies follow, and the things themselves stay.
    pub copy: bool,
}

impl Ghost {
    /// Of one thing.
    pub fn one(of: GhostOf, rect: Rect, faded: bool) -> Self {
        Self { of, rect, faded, count: 1, copy: false }
    }
}

/// A frame that selects cards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// In map pixels of the body.
    pub rect: Rect,
    /// It selects what it touches, else what it contains.
    pub touching: bool,
}

/// Whose likeness a ghost is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GhostOf {
    Card(Id),
    NewCard(CardKind),
    /// Without an id, a new one.
    Stage(Option<Id>),
    Step(Id),
    Lane(Id),
}

/// Why something may not be dropped here; shown at the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// "Motives takes motives and notes"
    pub text: String,
    /// "Alt: change it to a motive"
    pub offer: Option<String>,
    /// The cell that refuses, in map pixels of the body.
    pub cell: Option<Rect>,
}

/// An arrow that is being drawn. Points are map pixels of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Wire {
    pub start: Point,
    pub end: Point,
    /// The way it will take, where it leads to a card.
    pub route: Option<Route>,
    /// What it leads to.
    pub to: Option<Thing>,
    pub refused: bool,
    /// Over the stage heads.
    pub arched: bool,
}

/// An arrow that stands out, in map pixels of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct LitArrow {
    pub route: Route,
    pub label: Option<Rect>,
    /// Labels behind which it passes, its own among them.
    pub behind: Vec<Rect>,
    pub answers: bool,
    /// In the band above the stage heads.
    pub over_heads: bool,
    /// It is itself selected, not only one of its ends.
    pub selected: bool,
}

/// Where one takes hold of a thing to draw an arrow from it, in map pixels of its pane.
#[derive(Clone, Debug, PartialEq)]
pub struct Grip {
    pub thing: Thing,
    pub pane: Pane,
    pub at: Point,
    /// The pointer is on it.
    pub hot: bool,
}

/// The invitation in an empty cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Plus {
    /// In map pixels of the body.
    pub rect: Rect,
    pub kind: CardKind,
    /// The words of the empty lane, which make way for it.
    pub hint: Option<CoveredHint>,
}

/// A lane's hint that is not shown now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoveredHint {
    /// In map pixels of the words.
    pub rect: Rect,
    /// Whether it stands on a stripe.
    pub striped: bool,
}

/// Where the open text field stands.
#[derive(Clone, Debug, PartialEq)]
pub struct TextField {
    pub target: TextTarget,
    pub pane: Pane,
    /// Of the text, in map pixels; as high as the text laid out so far.
    pub rect: Rect,
    /// Of what the text stands on (a card, a head), to be outlined.
    pub frame: Rect,
    pub style: TextStyle,
    pub centred: bool,
}

/// Everything on top of the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlay {
    pub selected: Vec<Mark>,
    /// What the keyboard is on.
    pub focus: Option<Mark>,
    /// What the pointer is over, while nothing is going on.
    pub hover: Option<Mark>,
    pub plus: Option<Plus>,
    pub ghost: Option<Ghost>,
    /// The room the others make for what is dragged.
    pub rooms: Vec<(Pane, Rect)>,
    /// The lines that show where it would land.
    pub drops: Vec<(Pane, Rect)>,
    pub frame: Option<Frame>,
    pub refused: Option<Refused>,
    /// Cards that stand out because an *answers* link ties them to the selected one; all others are dimmed.
    pub lit: Vec<Id>,
    /// Arrows that stand out.
    pub arrows: Vec<LitArrow>,
    /// The arrow being drawn, and what it leads to.
    pub wire: Option<Wire>,
    pub target: Option<Mark>,
    pub grips: Vec<Grip>,
    pub field: Option<TextField>,
}

/// Of so many selected things each is marked, seen or not.
const FEW: usize = 64;

/// Thickness of the line that shows where a stage or lane would land.
const LINE: f64 = 4.0;

impl Editor {
    /// What is to be drawn over the map now.
    pub fn overlay(&self) -> Overlay {
        let cx = self.cx();
        let marks = self.state.marks(&cx);
        let (rooms, drops) = self.landing(&marks.steps);
        let idle = matches!(self.state, State::Idle(_));
        let under = self
            .pointer
            .filter(|_| idle)
            .map(|at| aim::under(&self.map, self.layout(), &self.camera, &self.selection, at));
        let plus = match &under {
            Some(Under::EmptyCell { cell, kind: Some(kind), free }) if self.map.unlocked(Part::Content).is_ok() => {
                let lane = self.layout().lane(&cell.lane);
                let hint =
                    lane.and_then(|lane| Some(CoveredHint { rect: lane.hint.as_ref()?.rect(), striped: lane.striped }));
                Some(Plus { rect: *free, kind: kind.clone(), hint })
            }
            _ => None,
        };
        let hover = under.and_then(|under| under.thing());
        let target = marks.wire.as_ref().and_then(|wire| wire.to.as_ref()).and_then(|thing| self.mark(thing));
        let selection = marks.picked.as_ref().unwrap_or(&self.selection);
        let resting = marks.ghost.is_none() && marks.picked.is_none();
        let focus = self.focus.as_ref().filter(|_| self.keyboard && resting);
        Overlay {
            // What is carried is seen at the pointer and needs no other mark.
            selected: if marks.ghost.is_none() { self.selected_in_sight(selection) } else { Vec::new() },
            focus: focus.and_then(|thing| self.mark(thing)),
            arrows: self.lit_arrows(hover.as_ref()),
            grips: self.grips(hover.as_ref()),
            hover: hover.and_then(|thing| self.mark(&thing)),
            plus,
            ghost: marks.ghost,
            rooms,
            drops,
            frame: marks.frame,
            refused: marks.refused,
            lit: self.lit(),
            wire: marks.wire,
            target,
            field: self.field(),
        }
    }

    /// The marks of what is selected; of many cards, of those in sight.
    fn selected_in_sight(&self, selection: &Selection) -> Vec<Mark> {
        if selection.len() <= FEW {
            return selection.things().filter_map(|thing| self.mark(thing)).collect();
        }
        let others = selection.things().filter(|thing| !matches!(thing, Thing::Card(_)));
        let others = others.filter_map(|thing| self.mark(thing));
        let cards = self.layout().cards_within(self.camera.seen()).filter_map(|card| {
            let thing = Thing::Card(card.id.clone());
            selection.has(&thing).then_some(Mark { thing, pane: Pane::Body, rect: card.rect })
        });
        others.chain(cards).collect()
    }

    fn mark(&self, thing: &Thing) -> Option<Mark> {
        let (pane, rect) = aim::place(self.layout(), thing)?;
        Some(Mark { thing: thing.clone(), pane, rect })
    }

    /// The rooms made by a gesture and the lines that mark them; `steps` are on their way.
    #[allow(clippy::type_complexity)]
    fn landing(&self, steps: &[Id]) -> (Vec<(Pane, Rect)>, Vec<(Pane, Rect)>) {
        let layout = self.layout();
        let head = |rect: Rect| (Pane::Heads, Rect::new(rect.x0 - LINE / 2.0, rect.y0, rect.x0 + LINE / 2.0, rect.y1));
        let cell = |to: &Cell, index, moved: &[Id]| {
            let cell = layout.cell(to)?;
            Some((cell.gap.map(|gap| (Pane::Body, gap)), (Pane::Body, layout.mark(&cell, moved, index))))
        };
        match self.state.preview() {
            Some(Preview::Cards { lots, copied }) => {
                let marked = lots.iter().filter_map(|lot| {
                    let folded = || {
                        let (lane, column) = (layout.lane(&lot.to.lane)?, layout.column(&lot.to.column)?);
                        let right = column.x + column.width;
                        Some((Some((Pane::Body, Rect::new(column.x, lane.rect.y0, right, lane.rect.y1))), None))
                    };
                    let moved = if copied { &[][..] } else { &lot.ids };
                    cell(&lot.to, lot.index, moved).map(|(room, line)| (room, Some(line))).or_else(folded)
                });
                let (rooms, drops): (Vec<_>, Vec<_>) = marked.unzip();
                (rooms.into_iter().flatten().collect(), drops.into_iter().flatten().collect())
            }
            Some(Preview::NewCard { to, index, .. }) => match cell(&to, index, &[]) {
                Some((room, line)) => (room.into_iter().collect(), vec![line]),
                None => (Vec::new(), Vec::new()),
            },
            Some(Preview::Stages { .. }) => {
                let lifted: Vec<Rect> = layout.heads.iter().filter(|head| head.lifted).map(|head| head.rect).collect();
                let line = lifted.first().map(|rect| head(*rect));
                (lifted.into_iter().map(|rect| (Pane::Heads, rect)).collect(), line.into_iter().collect())
            }
            Some(Preview::Lanes { .. }) => {
                let lifted: Vec<Rect> = layout.lanes.iter().filter(|lane| lane.lifted).map(|lane| lane.rect).collect();
                let line = lifted
                    .first()
                    .map(|rect| (Pane::Body, Rect::new(rect.x0, rect.y0 - LINE / 2.0, rect.x1, rect.y0 + LINE / 2.0)));
                (lifted.into_iter().map(|rect| (Pane::Body, rect)).collect(), line.into_iter().collect())
            }
            Some(Preview::Sentiment { .. }) | None => {
                let all = layout.heads.iter().flat_map(|head| &head.steps);
                let moved: Vec<Rect> = all.filter(|step| steps.contains(&step.step)).map(|step| step.rect).collect();
                let line = moved.first().map(|rect| head(*rect));
                (moved.into_iter().map(|rect| (Pane::Heads, rect)).collect(), line.into_iter().collect())
            }
        }
    }

    /// The selected card and those it answers or is answered by, or the ends of the selected link; empty where there
    /// are none.
    fn lit(&self) -> Vec<Id> {
        let layout = self.layout();
        let tied: Vec<&Tie> = match self.selection.one() {
            Some(Thing::Card(id)) => layout.ties_at(id).collect(),
            Some(Thing::Link(id)) => layout.tie(id).into_iter().collect(),
            _ => return Vec::new(),
        };
        let answers = tied.into_iter().filter(|tie| tie.kind == LinkKind::Answers);
        let own = self.selection.card();
        let ends = answers.flat_map(|link| [link.from.clone(), link.to.clone()]);
        let mut lit: Vec<Id> = ends.filter(|id| Some(id) != own).collect();
        lit.extend(own.filter(|_| !lit.is_empty()).cloned());
        lit
    }

    /// The open text field.
    pub(super) fn field(&self) -> Option<TextField> {
        let editing = self.editing()?;
        let layout = self.layout();
        let text = &self.enlarged.text;
        let (pane, frame) = aim::place(layout, &editing.target.thing())?;
        let (rect, frame, style, centred) = match &editing.target {
            TextTarget::Card(id) => {
                let card = layout.card(id)?;
                let origin = card.rect.origin() + card.face.text.origin.to_vec2();
                let right = card.rect.x0 + text_right(card.face, &self.enlarged.card);
                let bottom = origin.y + card.face.text.paragraph.size.height;
                let style = match card.face.kind {
                    CardKind::Touchpoint => text.touchpoint,
                    _ => text.card,
                };
                (Rect::new(origin.x, origin.y, right, bottom), frame, style, false)
            }
            TextTarget::Stage(id) => {
                let head = layout.head(id)?;
                let name = &head.name;
                let side = name.origin.x - frame.x0;
                let bottom = name.origin.y + name.paragraph.size.height;
                let rect = Rect::new(name.origin.x, name.origin.y, frame.x1 - side.min(frame.width() / 4.0), bottom);
                (rect, frame, text.stage, true)
            }
            TextTarget::Step(id) => {
                let mut steps = layout.heads.iter().flat_map(|head| &head.steps);
                let name = &steps.find(|step| step.step == *id)?.name;
                let bottom = name.origin.y + name.paragraph.size.height;
                (Rect::new(name.origin.x, name.origin.y, frame.x1, bottom), frame, text.step, false)
            }
            TextTarget::Lane(id) => {
                let name = &layout.lane(id)?.name;
                let bottom = name.origin.y + name.paragraph.size.height;
                (Rect::new(name.origin.x, name.origin.y, frame.x1, bottom), frame, text.lane, false)
            }
            TextTarget::Quote { persona, at } => {
                let (rect, frame) = self.quote_place(persona, at, frame);
                (rect, frame, text.quote, true)
            }
            TextTarget::Title => {
                let rect = layout.title.title.rect();
                let rect = Rect { x1: frame.x1.max(rect.x1), ..rect };
                (rect, rect, text.title, false)
            }
            TextTarget::Subtitle => {
                let line = f64::from(text.subtitle.line);
                let below = layout.title.title.rect().y1;
                let top = layout.title.subtitle.as_ref().map_or(below, |line| line.rect().y0);
                let rect = Rect::new(frame.x0, top, frame.x1, top + line);
                (rect, rect, text.subtitle, false)
            }
        };
        Some(TextField { target: editing.target.clone(), pane, rect, frame, style, centred })
    }

    /// Where a quote stands, or would stand below its face.
    fn quote_place(&self, persona: &Id, at: &Id, face: Rect) -> (Rect, Rect) {
        let layout = self.layout();
        let quote = layout.lanes.iter().find_map(|lane| match &lane.body {
            crate::layout::LaneBody::Sentiment(chart) if chart.persona == *persona => {
                let quote = chart.quotes.iter().find(|quote| quote.at == *at)?;
                Some(quote.rect + Vec2::new(0.0, lane.rect.y0))
            }
            _ => None,
        });
        let column = layout.anchor(persona, at).map_or(face, |anchor| anchor.column);
        let style = &self.enlarged.text.quote;
        let (top, bottom) = match quote {
            Some(rect) => (rect.y0, rect.y1),
            None => (face.y1 + 6.0, face.y1 + 6.0 + f64::from(style.line)),
        };
        let rect = Rect::new(column.x0 + 12.0, top, column.x1 - 12.0, bottom);
        (rect, rect.inflate(6.0, 5.0))
    }
}

/// Where the lines of a card's text end: before the marks that stand beside it.
fn text_right(face: &CardFace, sizes: &CardSizes) -> f64 {
    let right = face.size.width - sizes.right;
    let bars = face.severity.map(|severity| severity.bar);
    let diamond = face.diamond.map(|at| Rect::from_center_size(at, (2.0 * sizes.diamond, 2.0 * sizes.diamond)));
    let marks = bars.into_iter().chain(face.value.as_ref().map(|chip| chip.rect)).chain(diamond);
    let text = face.text.rect();
    let beside = marks.filter(|mark| mark.y0 < text.y1 && text.y0 < mark.y1);
    beside.map(|mark| mark.x0 - sizes.mark_gap).fold(right, f64::min)
}
