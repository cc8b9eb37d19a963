//! What an arrow being drawn would lead to, and whether it may.

use kurbo::{Point, Rect};

use super::{Cx, Plan};
use crate::editor::aim::Under;
use crate::editor::overlay::Refused;
use crate::editor::selection::Thing;
use crate::editor::session::sentence;
use crate::layout::Pane;
use crate::map::{Id, LinkKind, Part, Refusal, TransitionKind};

/// The other end of an arrow.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::editor) enum Target {
    /// Nothing that anybody could have meant.
    Nowhere,
    Card {
        id: Id,
        kind: LinkKind,
    },
    Column {
        id: Id,
        kind: TransitionKind,
    },
    /// Out of the map.
    Outside,
    Refused(Refusal),
}

impl Target {
    /// What an arrow from a thing to a point of the canvas would lead to.
    pub(super) fn at(from: &Thing, at: Point, cx: &Cx) -> Self {
        match from {
            Thing::Card(_) => match cx.under(at) {
                Under::Card { id, .. } | Under::Handle { from: Thing::Card(id), .. } => {
                    Self::of(from, &Thing::Card(id), cx)
                }
                Under::Nothing | Under::Link(_) => Self::Nowhere,
                _ => Self::Refused(tie("an arrow leads from a card to another card")),
            },
            _ => match column_at(from, at, cx) {
                Aimed::Above => Self::Outside,
                Aimed::Beside => Self::Nowhere,
                Aimed::Column(id) => Self::of(from, &column(id, cx), cx),
            },
        }
        .unless_locked(from, cx)
    }

    /// What an arrow from one thing to another means.
    pub(super) fn of(from: &Thing, to: &Thing, cx: &Cx) -> Self {
        let found = match (from, to) {
            (Thing::Card(one), Thing::Card(other)) => {
                let tie = cx.map.link_between(one, other);
                tie.map(|(kind, ..)| Self::Card { id: other.clone(), kind })
            }
            (Thing::Stage(one) | Thing::Step(one), Thing::Stage(other) | Thing::Step(other)) => {
                let kind = cx.map.transition_between(one, other);
                kind.map(|kind| Self::Column { id: other.clone(), kind })
            }
            (Thing::Stage(_) | Thing::Step(_), Thing::Head) => Ok(Self::Outside),
            (Thing::Card(_), _) => Err(tie("an arrow leads from a card to another card")),
            _ => Err(tie("an arrow leads from a stage to another stage")),
        };
        found.unwrap_or_else(Self::Refused).unless_locked(from, cx)
    }

    fn unless_locked(self, from: &Thing, cx: &Cx) -> Self {
        match cx.map.unlocked(part(from)) {
            Ok(()) => self,
            Err(refusal) => Self::Refused(refusal),
        }
    }

    /// What a release does.
    pub(super) fn plan(self, from: Thing) -> Option<Plan> {
        let start = match from {
            Thing::Card(id) | Thing::Stage(id) | Thing::Step(id) => id,
            _ => return None,
        };
        match self {
            Self::Nowhere => None,
            Self::Card { id, .. } => Some(Plan::Tie { one: start, other: id }),
            Self::Column { id, kind } => Some(Plan::AddTransition { kind, from: start, to: id }),
            Self::Outside => Some(Plan::AddTransition { kind: TransitionKind::Exit, from: start, to: Id::default() }),
            Self::Refused(refusal) => Some(Plan::Refuse(refusal)),
        }
    }

    /// The thing it leads to, to be marked.
    pub(super) fn thing(&self, cx: &Cx) -> Option<Thing> {
        match self {
            Self::Card { id, .. } => Some(Thing::Card(id.clone())),
            Self::Column { id, .. } => Some(column(id.clone(), cx)),
            Self::Nowhere | Self::Outside | Self::Refused(_) => None,
        }
    }

    /// Why it may not be, for the bubble at the pointer.
    pub(super) fn refused(&self) -> Option<Refused> {
        match self {
            Self::Refused(refusal) => Some(Refused { text: sentence(refusal), offer: None, cell: None }),
            _ => None,
        }
    }

    /// What a release would do, for the status bar.
    pub(super) fn words(&self, from: &Thing, cx: &Cx) -> String {
        let name = |id: &Id| match cx.map.column_name(id) {
            None | Some("") => "this stage".to_owned(),
            Some(name) => name.to_owned(),
        };
        let text = match self {
            Self::Nowhere if matches!(from, Thing::Card(_)) => "Drag to another card".to_owned(),
            Self::Nowhere => "Drag to another stage, or above the stages for an exit".to_owned(),
            Self::Card { id, kind } => arrow(cx, from, id, kind),
            Self::Column { id, kind } => format!("Release: {} to {}", kind.word().to_lowercase(), name(id)),
            Self::Outside => "Release: an exit from here".to_owned(),
            Self::Refused(refusal) => sentence(refusal),
        };
        format!("{text} · Esc to cancel")
    }
}

/// What an arrow between two cards would say: an answer points to what it answers, from whichever end it is drawn.
fn arrow(cx: &Cx, start: &Thing, end: &Id, kind: &LinkKind) -> String {
    let Thing::Card(start) = start else { return String::new() };
    let ends = cx.map.link_between(start, end).map_or((start, end), |(_, from, to)| (from, to));
    let (from, to) = (super::hints::called(cx, ends.0), super::hints::called(cx, ends.1));
    format!("Release: {from} {} {to}", kind.verb())
}

/// The part of the map that an arrow from a thing changes.
pub(in crate::editor) fn part(from: &Thing) -> Part {
    if matches!(from, Thing::Card(_)) { Part::Content } else { Part::Transitions }
}

fn tie(text: &str) -> Refusal {
    Refusal::Tie { text: text.to_owned() }
}

/// Where an arrow from a stage is aimed at.
enum Aimed {
    Above,
    Beside,
    Column(Id),
}

/// The stage, or for an arrow from a step the step, whose columns are under a point.
fn column_at(from: &Thing, at: Point, cx: &Cx) -> Aimed {
    let heads = cx.camera.clip(Pane::Heads);
    if at.y < heads.y0 {
        return Aimed::Above;
    }
    let layout = cx.layout;
    if let Under::Step { step: id, .. } | Under::Handle { from: Thing::Step(id), .. } = cx.under(at) {
        return Aimed::Column(id);
    }
    let point = cx.map_point(at);
    let found = layout.column_at(point.x).and_then(|i| layout.columns.get(i)).filter(|_| at.x >= heads.x0);
    match found {
        Some(column) if matches!(from, Thing::Step(_)) && at.y >= heads.y1 => Aimed::Column(column.id.clone()),
        Some(column) => layout.heads.get(column.head).map_or(Aimed::Beside, |head| Aimed::Column(head.stage.clone())),
        None => Aimed::Beside,
    }
}

fn column(id: Id, cx: &Cx) -> Thing {
    if cx.map.stage(&id).is_some() { Thing::Stage(id) } else { Thing::Step(id) }
}

/// A point as a rectangle, for what has no other.
pub(super) fn dot(at: Point) -> Rect {
    Rect::from_points(at, at)
}
