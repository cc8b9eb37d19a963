//! Tying things together: links between cards, transitions between stages and steps.

use super::{
    CardKind, Edit, Entropy, Id, IdKind, Link, LinkKind, Map, Refusal, Share, Transition, TransitionKind, quoted,
};

impl CardKind {
    /// Whether such a card answers others: what one wants to do about something.
    pub fn answers(&self) -> bool {
        matches!(self, Self::Opportunity | Self::Tactic)
    }

    /// Whether such a card can be answered: what a customer suffers from or wants.
    pub fn is_answered(&self) -> bool {
        matches!(self, Self::PainPoint | Self::Motive | Self::Need | Self::Expectation | Self::Preference)
    }
}

impl LinkKind {
    /// What the first card does to the second, in a sentence: "answers".
    pub fn verb(&self) -> &str {
        match self {
            Self::Answers => "answers",
            Self::LeadsTo => "leads to",
            Self::Other(word) => word,
        }
    }

    /// The word shown to people: "Leads to".
    pub fn label(&self) -> &str {
        match self {
            Self::Answers => "Answers",
            Self::LeadsTo => "Leads to",
            Self::Other(word) => word,
        }
    }
}

impl Transition {
    /// Whether customers come from outside the map here.
    pub fn enters(&self) -> bool {
        self.kind == TransitionKind::Entry || (self.from.is_empty() && !self.to.is_empty())
    }

    /// Whether customers leave the map here.
    pub fn leaves(&self) -> bool {
        !self.enters() && (self.kind == TransitionKind::Exit || self.to.is_empty())
    }
}

impl Map {
    /// The link with this id.
    pub fn link(&self, id: &Id) -> Option<&Link> {
        self.links.iter().find(|link| link.id == *id)
    }

    /// The transition with this id.
    pub fn transition(&self, id: &Id) -> Option<&Transition> {
        self.transitions.iter().find(|arrow| arrow.id == *id)
    }

    /// What it means to tie one card to another: the kind of link, and which card it comes from and goes to. What
    /// answers always answers, whichever of the two was taken first.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for an unknown card, [`Refusal::Tie`] for a card and itself or a second equal link.
    pub fn link_between<'a>(&self, one: &'a Id, other: &'a Id) -> Result<(LinkKind, &'a Id, &'a Id), Refusal> {
        let kind = |id: &Id| self.card(id).map(|card| &card.kind).ok_or_else(|| Refusal::missing("card", id));
        let (first, second) = (kind(one)?, kind(other)?);
        if one == other {
            return Err(Refusal::Tie { text: "a card is not linked with itself".to_owned() });
        }
        let (kind, from, to) = if first.answers() && second.is_answered() {
            (LinkKind::Answers, one, other)
        } else if second.answers() && first.is_answered() {
            (LinkKind::Answers, other, one)
        } else {
            (LinkKind::LeadsTo, one, other)
        };
        self.no_second_link(&kind, from, to, None)?;
        Ok((kind, from, to))
    }

    /// Ties one card to another as [`Map::link_between`] says; gives the edit and the new link's id.
    ///
    /// # Errors
    /// As [`Map::link_between`].
    pub fn edit_tie(&self, one: &Id, other: &Id, entropy: &mut dyn Entropy) -> Result<(Edit, Id), Refusal> {
        let (kind, from, to) = self.link_between(one, other)?;
        let id = Id::fresh(IdKind::Link, entropy);
        let link = Link { id: id.clone(), kind, from: from.clone(), to: to.clone(), ..Link::default() };
        Ok((Edit::insert(self.links.len(), link), id))
    }

    /// Changes what a link says.
    ///
    /// # Errors
    /// [`Refusal::Missing`], or [`Refusal::Tie`] where there is such a link already.
    pub fn edit_link_kind(&self, id: &Id, kind: LinkKind) -> Result<Edit, Refusal> {
        let link = self.link(id).ok_or_else(|| Refusal::missing("link", id))?;
        self.no_second_link(&kind, &link.from, &link.to, Some(id))?;
        self.edit_record::<Link>(id, |link| link.kind = kind)
    }

    /// Turns a link round.
    ///
    /// # Errors
    /// As [`Map::edit_link_kind`].
    pub fn edit_turn_link(&self, id: &Id) -> Result<Edit, Refusal> {
        let link = self.link(id).ok_or_else(|| Refusal::missing("link", id))?;
        self.no_second_link(&link.kind, &link.to, &link.from, Some(id))?;
        self.edit_record::<Link>(id, |link| std::mem::swap(&mut link.from, &mut link.to))
    }

    fn no_second_link(&self, kind: &LinkKind, from: &Id, to: &Id, but: Option<&Id>) -> Result<(), Refusal> {
        let same = |link: &&Link| link.kind == *kind && link.from == *from && link.to == *to;
        if !self.links.iter().filter(same).any(|link| Some(&link.id) != but) {
            return Ok(());
        }
        let name = |id: &Id| {
            let card = self.card(id);
            card.map_or_else(String::new, |card| {
                quoted(&format!("the {}", card.kind.label().to_lowercase()), &card.text)
            })
        };
        Err(Refusal::Tie { text: format!("{} {} {} already", name(from), kind.verb(), name(to)) })
    }

    /// Where a stage or step stands in the journey: the index of its stage, and in it that of the step (0 is the
    /// stage itself).
    fn rank(&self, column: &Id) -> Option<(usize, usize)> {
        self.stages.iter().enumerate().find_map(|(i, stage)| {
            let step = || stage.steps.iter().position(|step| step.id == *column).map(|step| step + 1);
            if stage.id == *column { Some((i, 0)) } else { step().map(|step| (i, step)) }
        })
    }

    /// What an arrow from one stage or step to another means: to the next one, past some, or back.
    ///
    /// # Errors
    /// [`Refusal::Missing`] for an unknown stage, [`Refusal::Tie`] for a stage and itself.
    pub fn transition_between(&self, from: &Id, to: &Id) -> Result<TransitionKind, Refusal> {
        let rank = |id: &Id| self.rank(id).ok_or_else(|| Refusal::missing("stage or step", id));
        let (a, b) = (rank(from)?, rank(to)?);
        if a == b {
            return Err(Refusal::Tie { text: "an arrow leads to another stage".to_owned() });
        }
        if b < a {
            return Ok(TransitionKind::Loop);
        }
        let last = |stage: usize| self.stages.get(stage).map_or(0, |stage| stage.steps.len());
        let next = match (a, b) {
            ((i, n), (k, m)) if i == k => m <= n + 1,
            // From the stage or its last step to the next stage or its first step.
            ((i, n), (k, m)) => k == i + 1 && (n == 0 || n == last(i)) && m <= 1,
        };
        Ok(if next { TransitionKind::Next } else { TransitionKind::Skip })
    }

    /// Puts a new transition on the map; gives the edit and its id. Entries have no `from`, exits no `to`.
    ///
    /// # Errors
    /// [`Refusal::Tie`] where there is such a transition already.
    pub fn edit_add_transition(
        &self,
        kind: TransitionKind,
        from: &Id,
        to: &Id,
        entropy: &mut dyn Entropy,
    ) -> Result<(Edit, Id), Refusal> {
        self.no_second_transition(&kind, from, to, None)?;
        let id = Id::fresh(IdKind::Transition, entropy);
        let arrow = Transition { id: id.clone(), kind, from: from.clone(), to: to.clone(), ..Transition::default() };
        Ok((Edit::insert(self.transitions.len(), arrow), id))
    }

    /// Changes the kind of a transition. One that becomes an entry or exit loses an end; one that was gets the
    /// neighbour in the journey for it.
    ///
    /// # Errors
    /// [`Refusal::Missing`]; [`Refusal::Tie`] where there is such a transition already, or no stage it could lead to.
    pub fn edit_transition_kind(&self, id: &Id, kind: TransitionKind) -> Result<Edit, Refusal> {
        let mut new = self.transition(id).cloned().ok_or_else(|| Refusal::missing("transition", id))?;
        new.kind = kind;
        match new.kind {
            TransitionKind::Entry => {
                if new.to.is_empty() {
                    new.to.clone_from(&new.from);
                }
                new.from = Id::default();
            }
            TransitionKind::Exit => {
                if new.from.is_empty() {
                    new.from.clone_from(&new.to);
                }
                new.to = Id::default();
            }
            _ => {
                let back = new.kind == TransitionKind::Loop;
                if new.from.is_empty() {
                    new.from = self.beside(&new.to, back)?;
                }
                if new.to.is_empty() {
                    new.to = self.beside(&new.from, !back)?;
                }
            }
        }
        self.no_second_transition(&new.kind, &new.from, &new.to, Some(id))?;
        Ok(Edit::set(new))
    }

    /// Changes where a transition comes from and goes to; a kind that the direction decides follows.
    ///
    /// # Errors
    /// [`Refusal::Missing`], or [`Refusal::Tie`] where there is such a transition already.
    pub fn edit_transition_ends(&self, id: &Id, from: &Id, to: &Id) -> Result<Edit, Refusal> {
        let mut new = self.transition(id).cloned().ok_or_else(|| Refusal::missing("transition", id))?;
        (new.from, new.to) = (from.clone(), to.clone());
        if matches!(new.kind, TransitionKind::Next | TransitionKind::Skip | TransitionKind::Loop)
            && let Ok(kind) = self.transition_between(from, to)
        {
            new.kind = kind;
        }
        self.no_second_transition(&new.kind, from, to, Some(id))?;
        Ok(Edit::set(new))
    }

    /// Sets or clears the share of customers who go this way.
    ///
    /// # Errors
    /// [`Refusal::Missing`] where there is no such transition.
    pub fn edit_share(&self, id: &Id, share: Option<Share>) -> Result<Edit, Refusal> {
        self.edit_record::<Transition>(id, |arrow| arrow.share = share)
    }

    /// The stage after the one of a column, or before it; at the end of the journey the other neighbour.
    fn beside(&self, column: &Id, after: bool) -> Result<Id, Refusal> {
        let at = self.rank(column).map(|(stage, _)| stage).ok_or_else(|| Refusal::missing("stage or step", column))?;
        let (before, next) = (at.checked_sub(1), Some(at + 1));
        let wanted = if after { [next, before] } else { [before, next] };
        let found = wanted.into_iter().flatten().find_map(|i| self.stages.get(i));
        found
            .map(|stage| stage.id.clone())
            .ok_or_else(|| Refusal::Tie { text: "there is no other stage to lead to: add one first".to_owned() })
    }

    fn no_second_transition(&self, kind: &TransitionKind, from: &Id, to: &Id, but: Option<&Id>) -> Result<(), Refusal> {
        let same = |arrow: &&Transition| arrow.kind == *kind && arrow.from == *from && arrow.to == *to;
        if !self.transitions.iter().filter(same).any(|arrow| Some(&arrow.id) != but) {
            return Ok(());
        }
        let arrow = Transition { kind: kind.clone(), from: from.clone(), to: to.clone(), ..Transition::default() };
        Err(Refusal::Tie { text: format!("there is “{}” already", self.transition_words(&arrow)) })
    }

    /// What a transition says, without its share: "Loop from Purchase to Decision".
    pub fn transition_words(&self, arrow: &Transition) -> String {
        let name = |id: &Id| match self.column_name(id) {
            Some("") => "a stage without a name".to_owned(),
            Some(name) => name.to_owned(),
            None => self.card(id).map_or_else(|| "elsewhere".to_owned(), |card| quoted("the card", &card.text)),
        };
        let kind = arrow.kind.word();
        if arrow.enters() {
            format!("{kind} at {}", name(&arrow.to))
        } else if arrow.leaves() {
            format!("{kind} from {}", name(&arrow.from))
        } else {
            format!("{kind} from {} to {}", name(&arrow.from), name(&arrow.to))
        }
    }

    /// The same as seen from one of its ends: "Loop to Decision", "Entry".
    pub fn transition_words_at(&self, arrow: &Transition, end: &Id) -> String {
        let kind = arrow.kind.word();
        let stage = |id: &Id| self.stage_of(id).map(|stage| &stage.id);
        let (word, other) = if stage(&arrow.from) == stage(end) { ("to", &arrow.to) } else { ("from", &arrow.from) };
        match self.column_name(other) {
            Some(name) if !arrow.enters() && !arrow.leaves() && !name.is_empty() => format!("{kind} {word} {name}"),
            _ => kind.to_owned(),
        }
    }

    /// What a link says: "“Guest checkout” answers “Must create an account”".
    pub fn link_words(&self, link: &Link) -> String {
        let name = |id: &Id| match self.card(id).map(|card| card.text.trim()) {
            None | Some("") => "an empty card".to_owned(),
            Some(text) => quoted("", text).trim().to_owned(),
        };
        format!("{} {} {}", name(&link.from), link.kind.verb(), name(&link.to))
    }
}
