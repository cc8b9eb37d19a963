//! Arrows by command: drawing one at the keyboard, entries and exits, what an arrow means, which way it goes.

use super::Editor;
use super::command::Direction;
use super::history::Merge;
use super::key::Key;
use super::selection::{Selection, Thing};
use super::toast::Offer;
use super::tools::{ChoosingTarget, State};
use crate::map::{Card, Edit, Id, Link, LinkKind, Refusal, Transition, TransitionKind};

/// A card by its first words, in quotes.
pub(super) fn called(card: &Card) -> String {
    const MOST: usize = 24;
    let words = card.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = words.chars().take(MOST).collect();
    let rest = if cut.len() < words.len() { "…" } else { "" };
    if words.is_empty() {
        format!("a {}", card.kind.label().to_lowercase())
    } else {
        format!("“{}{rest}”", cut.trim_end())
    }
}

impl Editor {
    /// Where an arrow would begin: the one card, stage or step that is selected.
    pub(super) fn arrow_start(&self) -> Option<&Thing> {
        self.selection.one().filter(|thing| matches!(thing, Thing::Card(_) | Thing::Stage(_) | Thing::Step(_)))
    }

    /// Lets an arrow begin at what is selected; the keyboard then walks to its end.
    pub(super) fn begin_arrow(&mut self) {
        let Some(from) = self.arrow_start().cloned() else { return };
        self.focus = Some(from.clone());
        self.state = ChoosingTarget::new(from).into();
        self.announce(self.hint());
    }

    /// A key while an arrow waits for its end.
    pub(super) fn choose_key(&mut self, key: Key) {
        let way = match key {
            Key::Left => Direction::Left,
            Key::Right => Direction::Right,
            Key::Up => Direction::Up,
            Key::Down => Direction::Down,
            Key::Enter => {
                if let State::ChoosingTarget(choosing) = std::mem::take(&mut self.state) {
                    let (state, plans) = choosing.take(&self.cx());
                    self.state = state;
                    plans.into_iter().for_each(|plan| self.carry_out(plan));
                }
                if !matches!(self.state, State::ChoosingTarget(_)) {
                    // What Enter or Delete would be about next is what is seen to be selected.
                    self.focus_on_selection();
                }
                return;
            }
            _ => return,
        };
        let State::ChoosingTarget(choosing) = &self.state else { return };
        let card = matches!(choosing.from(), Thing::Card(_));
        let fits = |thing: &Thing| match thing {
            Thing::Card(_) => card,
            Thing::Stage(_) | Thing::Step(_) | Thing::Head => !card,
            _ => false,
        };
        let Some(here) = self.focus.clone() else { return };
        // Below the heads there are only cards and faces.
        if !card && way == Direction::Down {
            return;
        }
        // Over what is no end of such an arrow the walk goes on; the map is finite, and so is the walk.
        let most = self.map.cards.len() + self.map.lanes.len() + 1;
        let walk = std::iter::successors(self.neighbour(&here, way), |at| self.neighbour(at, way));
        let next = walk.take(most).find(fits);
        let Some(next) = next.or_else(|| self.card_beside(&here, way)) else { return };
        self.reveal(&next);
        self.focus = Some(next);
        // What Enter would tie here, or why it may not.
        self.announce(self.hint());
    }

    /// The card in the nearest column beside that has any, at about the same height: lanes alone do not lead to all.
    fn card_beside(&self, from: &Thing, way: Direction) -> Option<Thing> {
        let Thing::Card(id) = from else { return None };
        let (columns, layout) = (self.columns(), self.layout());
        let here = columns.iter().position(|column| Some(column) == from.column(&self.map))?;
        let beside: Vec<&Id> = match way {
            Direction::Left => columns[..here].iter().rev().collect(),
            Direction::Right => columns[here + 1..].iter().collect(),
            Direction::Up | Direction::Down => return None,
        };
        let middle = |id: &Id| layout.card(id).map(|card| card.rect.center().y);
        let height = middle(id)?;
        beside.into_iter().find_map(|column| {
            let cards = self.map.cards.iter().filter(|card| card.at.column == *column);
            let seen = cards.filter_map(|card| Some(((middle(&card.id)? - height).abs(), card)));
            let nearest = seen.min_by(|(one, _), (other, _)| one.total_cmp(other));
            nearest.map(|(_, card)| Thing::Card(card.id.clone()))
        })
    }

    /// Ties two cards, and selects the link.
    pub(super) fn tie(&mut self, one: &Id, other: &Id) {
        match self.map.edit_tie(one, other, &mut *self.entropy) {
            Ok((edit, id)) => {
                let label = if self.map.link_between(one, other).is_ok_and(|(kind, ..)| kind == LinkKind::Answers) {
                    "Link answer"
                } else {
                    "Link cards"
                };
                self.make_arrow(label, edit, Thing::Link(id.clone()));
                self.tell_tie(&id);
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Says which answers which, and that the arrow is seen only while one of the two is selected.
    fn tell_tie(&mut self, id: &Id) {
        let Some(link) = self.map.link(id).filter(|link| link.kind == LinkKind::Answers) else { return };
        let Some((from, to)) = self.map.card(&link.from).zip(self.map.card(&link.to)) else { return };
        let text = format!("{} answers {}", called(from), called(to));
        if self.shows_answers() {
            self.say(&text);
        } else {
            self.offer(format!("{text} · seen while either is selected"), Offer::ShowAnswers);
        }
    }

    fn make_arrow(&mut self, label: &str, edit: Edit, arrow: Thing) {
        self.history.seal();
        self.attempt(label, Ok(edit), Some(super::Selection::of(arrow)));
        self.history.seal();
        self.focus_on_selection();
    }

    /// Adds a transition, and selects it.
    pub(super) fn add_transition(&mut self, kind: TransitionKind, from: &Id, to: &Id) {
        let label = format!("Add {}", kind.word().to_lowercase());
        match self.map.edit_add_transition(kind, from, to, &mut *self.entropy) {
            Ok((edit, id)) => {
                self.make_arrow(&label, edit, Thing::Transition(id));
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    /// Adds an entry or exit at the current stage or step.
    pub(super) fn add_open_end(&mut self, kind: TransitionKind) {
        let Some(Thing::Stage(id) | Thing::Step(id)) = self.arrow_start().cloned() else { return };
        let none = Id::default();
        let (from, to) = if kind == TransitionKind::Entry { (&none, &id) } else { (&id, &none) };
        self.add_transition(kind, from, to);
    }

    /// The selected link.
    pub(super) fn selected_link(&self) -> Option<&Link> {
        match self.selection.one() {
            Some(Thing::Link(id)) => self.map.link(id),
            _ => None,
        }
    }

    /// The selected transition.
    pub(super) fn selected_transition(&self) -> Option<&Transition> {
        match self.selection.one() {
            Some(Thing::Transition(id)) => self.map.transition(id),
            _ => None,
        }
    }

    /// Changes what the selected link says.
    pub(super) fn set_link_kind(&mut self, kind: &LinkKind) {
        let Some(link) = self.selected_link() else { return };
        let edit = self.map.edit_link_kind(&link.id, kind.clone());
        self.change_arrow("Change link", edit);
    }

    /// Changes what the selected transition says.
    pub(super) fn set_transition_kind(&mut self, kind: &TransitionKind) {
        let Some(arrow) = self.selected_transition() else { return };
        let edit = self.map.edit_transition_kind(&arrow.id, kind.clone());
        self.change_arrow("Change transition", edit);
    }

    /// Turns the selected arrow round.
    pub(super) fn turn_round(&mut self) {
        let edit = match (self.selected_link(), self.selected_transition()) {
            (Some(link), _) => self.map.edit_turn_link(&link.id),
            (_, Some(arrow)) if !arrow.enters() && !arrow.leaves() => {
                self.map.edit_transition_ends(&arrow.id, &arrow.to, &arrow.from)
            }
            _ => return,
        };
        self.change_arrow("Turn arrow round", edit);
    }

    fn change_arrow(&mut self, label: &str, edit: Result<Edit, Refusal>) {
        if let Err(refusal) = edit.and_then(|edit| self.apply(label, edit, Merge::Never)) {
            self.refuse(&refusal);
        }
    }

    /// The arrows at a card, stage or step, in the order of the map.
    fn arrows_at(&self, thing: &Thing) -> Vec<Thing> {
        match thing {
            Thing::Card(id) => self.layout().ties_at(id).map(|tie| Thing::Link(tie.link.clone())).collect(),
            Thing::Stage(id) | Thing::Step(id) => {
                let arrows = self.map.transitions.iter().filter(|arrow| arrow.from == *id || arrow.to == *id);
                arrows.map(|arrow| Thing::Transition(arrow.id.clone())).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What the arrows one goes through belong to: the card or stage selected, or the one from which one came to the
    /// arrow that is selected.
    fn whose_arrows(&self) -> Option<Thing> {
        let selected = self.selection.one()?;
        let start = match selected {
            Thing::Link(id) => Thing::Card(self.map.link(id)?.from.clone()),
            Thing::Transition(id) => {
                let arrow = self.map.transition(id)?;
                let at = if arrow.enters() { &arrow.to } else { &arrow.from };
                if self.map.stage(at).is_some() { Thing::Stage(at.clone()) } else { Thing::Step(at.clone()) }
            }
            thing => return Some(thing.clone()),
        };
        let kept = self.anchor.clone().filter(|anchor| self.arrows_at(anchor).contains(selected));
        Some(kept.unwrap_or(start))
    }

    /// Whether there is an arrow to go on to.
    pub(super) fn has_arrows(&self) -> bool {
        self.whose_arrows().is_some_and(|anchor| !self.arrows_at(&anchor).is_empty())
    }

    /// Selects the next arrow of the card or stage one is at.
    pub(super) fn next_arrow(&mut self) {
        let Some(anchor) = self.whose_arrows() else { return };
        let arrows = self.arrows_at(&anchor);
        let now = self.selection.one().and_then(|thing| arrows.iter().position(|arrow| arrow == thing));
        let next = now.map_or(0, |at| (at + 1) % arrows.len().max(1));
        if let Some(thing) = arrows.get(next).cloned() {
            self.set_selection(Some(thing));
            self.anchor = Some(anchor);
        }
    }

    /// What is selected once an arrow is gone: where it began.
    pub(super) fn start_of(&self, arrow: &Thing) -> Option<Thing> {
        let selection = Selection::of(arrow.clone());
        if self.selection == selection { self.whose_arrows() } else { None }
    }
}
