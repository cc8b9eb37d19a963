//! What stands at the head of columns and rows and is dragged along them: stages, steps and lanes.

use kurbo::Point;

use super::{Cx, Scrolls};
use crate::editor::selection::Thing;
use crate::editor::text::TextTarget;
use crate::layout::{Pane, Preview};
use crate::map::{Edit, Id, Map, Part, Refusal};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::editor) enum Header {
    Stage,
    Step,
    Lane,
}

impl Header {
    pub(super) fn thing(self, id: &Id) -> Thing {
        match self {
            Self::Stage => Thing::Stage(id.clone()),
            Self::Step => Thing::Step(id.clone()),
            Self::Lane => Thing::Lane(id.clone()),
        }
    }

    pub(super) fn text(self, id: &Id) -> TextTarget {
        match self {
            Self::Stage => TextTarget::Stage(id.clone()),
            Self::Step => TextTarget::Step(id.clone()),
            Self::Lane => TextTarget::Lane(id.clone()),
        }
    }

    /// "stage", "2 stages"
    pub(super) fn words(self, count: usize) -> String {
        let word = match self {
            Self::Stage => "stage",
            Self::Step => "step",
            Self::Lane => "lane",
        };
        if count == 1 { word.to_owned() } else { format!("{count} {word}s") }
    }

    /// What a lock would have to leave free.
    pub(super) fn part(self) -> Part {
        match self {
            Self::Stage | Self::Step => Part::Stages,
            Self::Lane => Part::Lanes,
        }
    }

    pub(super) fn pane(self) -> Pane {
        match self {
            Self::Stage | Self::Step => Pane::Heads,
            Self::Lane => Pane::Labels,
        }
    }

    /// The part of a vector that counts.
    pub(super) fn along(self, at: Point) -> f64 {
        match self {
            Self::Stage | Self::Step => at.x,
            Self::Lane => at.y,
        }
    }

    pub(super) fn scrolls(self) -> Scrolls {
        match self {
            Self::Stage | Self::Step => Scrolls::Sideways,
            Self::Lane => Scrolls::UpAndDown,
        }
    }

    /// What a drag of one of them takes along, in the map's order: all of its sort that are selected, if it is one of
    /// them.
    pub(super) fn taken(self, id: &Id, cx: &Cx) -> Vec<Id> {
        if !cx.selection.has(&self.thing(id)) {
            return vec![id.clone()];
        }
        let all: Vec<&Id> = match self {
            Self::Stage => cx.map.stages.iter().map(|stage| &stage.id).collect(),
            Self::Step => cx.map.stages.iter().flat_map(|stage| &stage.steps).map(|step| &step.id).collect(),
            Self::Lane => cx.map.lanes.iter().map(|lane| &lane.id).collect(),
        };
        all.into_iter().filter(|id| cx.selection.has(&self.thing(id))).cloned().collect()
    }
}

/// Stages or lanes on their way among the others.
#[derive(Clone, Debug)]
pub(in crate::editor) enum Among {
    Stages(usize),
    Lanes(usize),
    /// Into a stage, among its other steps.
    Steps(Id, usize),
}

impl Among {
    /// Where a drop at a point of the map would put them.
    pub(super) fn at(header: Header, ids: &[Id], at: Point, cx: &Cx) -> Option<Self> {
        match header {
            Header::Stage => Some(Self::Stages(cx.layout.stage_gap(at.x, ids))),
            Header::Lane => Some(Self::Lanes(cx.layout.lane_gap(at.y, ids))),
            Header::Step => cx.layout.step_gap(at.x, ids).map(|(stage, index)| Self::Steps(stage, index)),
        }
    }

    pub(super) fn edit(&self, ids: &[Id], map: &Map) -> Result<Edit, Refusal> {
        match self {
            Self::Stages(to) => Ok(map.edit_move_stages(ids, *to)),
            Self::Lanes(to) => Ok(map.edit_move_lanes(ids, *to)),
            Self::Steps(stage, to) => map.edit_move_steps(ids, stage, *to),
        }
    }

    pub(super) fn preview(&self, ids: &[Id]) -> Option<Preview> {
        match self {
            Self::Stages(to) => Some(Preview::Stages { ids: ids.to_vec(), to: *to }),
            Self::Lanes(to) => Some(Preview::Lanes { ids: ids.to_vec(), to: *to }),
            Self::Steps(..) => None,
        }
    }
}
