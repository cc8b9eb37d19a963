//! Which arrows stand out, and where one takes hold of a thing to draw a new one.

use super::Editor;
use super::aim;
use super::overlay::{Grip, LitArrow};
use super::selection::{Selection, Thing};
use super::tools::State;
use crate::layout::{LinkBox, Pane};
use crate::map::{Id, LinkKind};

/// Whether a link is seen: it is in the picture, or it or one of its ends is selected.
pub(super) fn seen(link: &LinkBox, selection: &Selection) -> bool {
    link.drawn || stands_out(link, selection)
}

fn stands_out(link: &LinkBox, selection: &Selection) -> bool {
    let has = |thing: Thing| selection.has(&thing);
    has(Thing::Card(link.from.clone())) || has(Thing::Card(link.to.clone())) || has(Thing::Link(link.link.clone()))
}

impl Editor {
    /// Whether a link is drawn now.
    pub fn sees(&self, link: &LinkBox) -> bool {
        seen(link, &self.selection)
    }

    /// The arrows that stand out: those of what is selected, and the one under the pointer.
    pub(super) fn lit_arrows(&self, hover: Option<&Thing>) -> Vec<LitArrow> {
        let layout = self.layout();
        let mut lit = Vec::new();
        let link_hover = |id: &Id| matches!(hover, Some(Thing::Link(over)) if over == id);
        if !self.selection.is_empty() || matches!(hover, Some(Thing::Link(_))) {
            let links = layout.links.iter().filter(|l| stands_out(l, &self.selection) || link_hover(&l.link));
            lit.extend(links.map(|link| LitArrow {
                route: link.route,
                label: None,
                answers: link.kind == LinkKind::Answers,
                over_heads: false,
                selected: self.selection.has(&Thing::Link(link.link.clone())),
            }));
        }
        let ends = |id: &Id| self.map.transition(id).map(|arrow| [arrow.from.clone(), arrow.to.clone()]);
        let stage = match self.selection.one() {
            Some(Thing::Stage(id) | Thing::Step(id)) => Some(id),
            _ => None,
        };
        for arrow in &layout.transitions {
            let thing = Thing::Transition(arrow.transition.clone());
            let selected = self.selection.has(&thing);
            let at_stage = stage.is_some_and(|id| ends(&arrow.transition).is_some_and(|ends| ends.contains(id)));
            if selected || at_stage || hover == Some(&thing) {
                let label = arrow.label.as_ref().map(|label| label.rect);
                lit.push(LitArrow { route: arrow.route, label, answers: false, over_heads: true, selected });
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
        self.pointer.is_some_and(|pointer| self.camera.to_screen(pane, at).distance(pointer) <= aim::GRIP)
    }
}
