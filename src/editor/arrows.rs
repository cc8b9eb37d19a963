//! Which arrows stand out, and where one takes hold of a thing to draw a new one.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::Editor;
use super::aim;
use super::overlay::{Grip, LitArrow};
use super::selection::{Selection, Thing};
use super::tools::State;
use crate::layout::{Layout, LinkBox, Pane, Tie};
use crate::map::{Id, LinkKind};

/// Of so many selected cards the links are shown; those of more would cover the map.
const FEW: usize = 12;

/// The links that are selected or end at what is selected, each once.
fn standing_out<'a>(layout: &'a Layout, selection: &Selection) -> IndexMap<&'a Id, &'a Tie, FxBuildHasher> {
    let mut ties = IndexMap::default();
    for thing in selection.things() {
        match thing {
            Thing::Card(_) if selection.len() > FEW => {}
            Thing::Card(id) => ties.extend(layout.ties_at(id).map(|tie| (&tie.link, tie))),
            Thing::Link(id) => ties.extend(layout.tie(id).map(|tie| (&tie.link, tie))),
            _ => {}
        }
    }
    ties
}

/// The arrows that are not part of the picture and seen all the same: of what is selected.
pub(super) fn asked(layout: &Layout, selection: &Selection) -> Vec<LinkBox> {
    let ties: Vec<&Tie> = standing_out(layout, selection).into_values().collect();
    layout.asked(&ties)
}

impl Editor {
    /// The arrows that are seen beside those of the picture.
    pub fn asked_links(&self) -> Vec<LinkBox> {
        asked(self.layout(), &self.selection)
    }

    /// The arrows that stand out: those of what is selected, and the one under the pointer.
    pub(super) fn lit_arrows(&self, hover: Option<&Thing>) -> Vec<LitArrow> {
        let layout = self.layout();
        let mut ties = standing_out(layout, &self.selection);
        if let Some(Thing::Link(over)) = hover {
            ties.extend(layout.tie(over).map(|tie| (&tie.link, tie)));
        }
        let asked = layout.asked(&ties.values().copied().collect::<Vec<_>>());
        let drawn = if asked.len() < ties.len() { layout.links.as_slice() } else { &[] };
        let links = drawn.iter().filter(|link| ties.contains_key(&link.link)).chain(&asked);
        let mut lit: Vec<LitArrow> = links
            .map(|link| LitArrow {
                route: link.route,
                label: None,
                behind: Vec::new(),
                answers: link.kind == LinkKind::Answers,
                over_heads: false,
                selected: self.selection.has(&Thing::Link(link.link.clone())),
            })
            .collect();
        let ends = |id: &Id| self.map.transition(id).map(|arrow| [arrow.from.clone(), arrow.to.clone()]);
        let stage = match self.selection.one() {
            Some(Thing::Stage(id) | Thing::Step(id)) => Some(id),
            _ => None,
        };
        for (at, arrow) in layout.transitions.iter().enumerate() {
            let thing = Thing::Transition(arrow.transition.clone());
            let selected = self.selection.has(&thing);
            let at_stage = stage.is_some_and(|id| ends(&arrow.transition).is_some_and(|ends| ends.contains(id)));
            if selected || at_stage || hover == Some(&thing) {
                let label = arrow.label.as_ref().map(|label| label.rect);
                // Those after it lie in front.
                let front = layout.transitions[at..].iter().filter_map(|other| Some(other.label.as_ref()?.rect));
                let behind = front.filter(|label| label.overlaps(arrow.route.bounds())).collect();
                lit.push(LitArrow { route: arrow.route, label, behind, answers: false, over_heads: true, selected });
            }
        }
        lit
    }

    /// Where one takes hold to draw an arrow: at the thing under the pointer and at the one selected.
    pub(super) fn grips(&self, hover: Option<&Thing>) -> Vec<Grip> {
        if !matches!(self.state, State::Idle(_)) {
            return Vec::new();
        }
        let selected = self.selection.one().filter(|thing| Some(*thing) != hover);
        let grip = |thing: &Thing| {
            let (pane, at) = aim::handle(self.layout(), thing)?;
            self.map.unlocked(super::tools::arrow_part(thing)).ok()?;
            Some(Grip { thing: thing.clone(), pane, at, hot: self.over_grip(pane, at) })
        };
        hover.into_iter().chain(selected).filter_map(grip).collect()
    }

    fn over_grip(&self, pane: Pane, at: kurbo::Point) -> bool {
        self.pointer.is_some_and(|pointer| self.camera.to_screen(pane, at).distance(pointer) <= aim::grip(&self.camera))
    }
}
