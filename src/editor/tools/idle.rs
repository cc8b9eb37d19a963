//! Nothing is going on: the pointer hovers, a press begins something.

use super::{
    Answer, Cx, Header, Panning, Plan, PointingCanvas, PointingCard, PointingEmptyCell, PointingFace, PointingHandle,
    PointingHeader, PointingText, ResizingStage, Signal, State, Tool, stay,
};
use crate::editor::aim::Under;
use crate::editor::input::Button;
use crate::editor::overlay::Cursor;
use crate::editor::selection::Thing;
use crate::editor::text::TextTarget;
use crate::map::Part;

#[derive(Debug)]
pub(in crate::editor) struct Idle;

impl Tool for Idle {
    fn handle(self, signal: Signal, cx: &Cx) -> Answer {
        let Signal::Press { at, button, clicks } = signal else { return stay(self) };
        match button {
            Button::Middle => stay(Panning::new(at)),
            Button::Secondary => (State::Idle(self), menu_of(cx, cx.under(at)).into_iter().collect()),
            Button::Primary => press(cx, at, clicks > 1),
        }
    }

    fn cursor(&self, cx: &Cx) -> Cursor {
        let under = cx.pointer.map(|at| cx.under(at));
        if let Some(under) =
            under.as_ref().filter(|under| under.part().is_some_and(|part| cx.map.unlocked(part).is_err()))
        {
            // It can be selected, and that is all.
            return if under.thing().is_some() { Cursor::Pointer } else { Cursor::Default };
        }
        match under {
            Some(Under::HeadEdge { .. }) => Cursor::ResizeColumn,
            Some(Under::Handle { .. }) => Cursor::Crosshair,
            Some(Under::Link(_) | Under::Transition(_)) => Cursor::Pointer,
            Some(Under::Card { .. } | Under::Head { .. } | Under::Step { .. } | Under::Lane { .. }) => Cursor::Grab,
            Some(Under::Face { .. }) => Cursor::ResizeVertical,
            Some(Under::Fold(_)) => Cursor::Pointer,
            Some(Under::EmptyCell { kind: Some(_), .. } | Under::Quote { .. } | Under::Title(_)) => Cursor::Pointer,
            _ => Cursor::Default,
        }
    }

    fn hint(&self, cx: &Cx) -> String {
        super::hints::at_rest(cx)
    }
}

/// What the menu of what lies under the pointer is for.
fn menu_of(cx: &Cx, under: Under) -> Option<Plan> {
    match (under.thing(), under) {
        // The menu of one of several is the menu of all.
        (Some(thing), _) if cx.selection.has(&thing) => None,
        (Some(thing), _) => Some(Plan::Select(Some(thing))),
        // There one pastes.
        (None, Under::Cell { cell, kind: Some(_) } | Under::EmptyCell { cell, kind: Some(_), .. }) => {
            Some(Plan::Aim(cell))
        }
        (None, _) => None,
    }
}

/// What a press means for the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::editor) enum Click {
    /// The thing is selected alone.
    Only,
    /// The thing is one of several: it may be dragged with them, and a click selects it alone.
    OneOfMany,
    /// The thing was added to what is selected.
    Added,
    /// The thing is not selected: a click adds it, a drag takes it alone.
    ToAdd,
    /// The thing is selected: a click lets it go.
    LetGo,
}

impl Click {
    fn of(thing: &Thing, cx: &Cx) -> Self {
        let more = cx.mods.shift || cx.mods.command;
        match (more, cx.selection.has(thing)) {
            (true, true) => Self::LetGo,
            (true, false) if cx.selection.is_empty() => Self::Only,
            // A drag with it held is a copy.
            (true, false) if cx.copies() => Self::ToAdd,
            (true, false) => Self::Added,
            (false, true) if cx.selection.one().is_none() => Self::OneOfMany,
            (false, _) => Self::Only,
        }
    }

    /// What a release without a drag still has to do.
    pub(super) fn release(self, thing: Thing) -> Option<Plan> {
        match self {
            Self::Only | Self::Added => None,
            Self::OneOfMany => Some(Plan::Select(Some(thing))),
            Self::LetGo | Self::ToAdd => Some(Plan::Toggle(thing)),
        }
    }
}

/// "a pain point", "an action"
pub(in crate::editor) fn with_article(kind: &crate::map::CardKind) -> String {
    let word = kind.label().to_lowercase();
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

fn press(cx: &Cx, at: kurbo::Point, double: bool) -> Answer {
    let under = cx.under(at);
    let select = under.thing();
    let click = select.as_ref().map(|thing| Click::of(thing, cx));
    let plan = match (&select, click) {
        // A frame may begin there.
        _ if matches!(under, Under::Chart { .. }) => None,
        (Some(thing), Some(Click::Only)) => Some(Plan::Select(Some(thing.clone()))),
        (Some(thing), Some(Click::Added)) => Some(Plan::Toggle(thing.clone())),
        _ => None,
    };
    let click = click.unwrap_or(Click::Only);
    let dragged = matches!(
        under,
        Under::Card { .. }
            | Under::Head { .. }
            | Under::HeadEdge { .. }
            | Under::Step { .. }
            | Under::Lane { .. }
            | Under::Chart { .. }
    );
    let toggles = matches!(click, Click::Added | Click::ToAdd | Click::LetGo);
    if let Some(thing) = select.clone().filter(|_| !dragged && toggles) {
        return (State::Idle(Idle), vec![Plan::Toggle(thing)]);
    }
    let header = |header, id, rect| PointingHeader { header, id, rect, start: at, click, double }.into();
    let state: State = match under {
        Under::Card { id, rect } => PointingCard::new(id, rect, at, cx, click, double).into(),
        Under::Head { stage, rect } => header(Header::Stage, stage, rect),
        Under::Step { step, rect } => header(Header::Step, step, rect),
        Under::Lane { lane, rect } => header(Header::Lane, lane, rect),
        Under::HeadEdge { stage, width } => ResizingStage::new(stage, width, at, double).into(),
        Under::Face { persona, at: column, empty, value, lane } => {
            PointingFace { lane, persona, column, empty, value, start: at, double }.into()
        }
        Under::EmptyCell { cell, kind: Some(kind), .. } if cx.map.unlocked(Part::Content).is_ok() => {
            PointingEmptyCell { cell, kind, start: at }.into()
        }
        Under::Handle { from } => PointingHandle { from, start: at }.into(),
        // A press has selected it, and there is nothing to drag.
        Under::Link(_) | Under::Transition(_) => State::Idle(Idle),
        Under::Fold(lane) => return (State::Idle(Idle), vec![Plan::Fold(lane)]),
        Under::Quote { persona, at } => PointingText { target: TextTarget::Quote { persona, at }, double }.into(),
        Under::Title(target) => PointingText { target, double }.into(),
        Under::Cell { cell, kind } | Under::EmptyCell { cell, kind, .. } => {
            PointingCanvas { start: at, cell: kind.map(|kind| (cell, kind)), select: None, double }.into()
        }
        Under::Chart { .. } | Under::Nothing => PointingCanvas { start: at, cell: None, select, double }.into(),
    };
    (state, plan.into_iter().collect())
}
