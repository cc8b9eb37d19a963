//! Which cards are linked: found from a card or a link without a search through the map.

use rustc_hash::FxHashMap;

use crate::layout::view::{Purpose, View};
use crate::map::{Id, LinkKind, Map};

/// A link, whether its ends are shown or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    pub link: Id,
    pub kind: LinkKind,
    /// The cards it comes from and goes to.
    pub from: Id,
    pub to: Id,
    /// Whether it is part of the picture. What answers what is shown only where it is asked for.
    pub drawn: bool,
}

/// All links of a map, in its order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::layout) struct Ties {
    list: Vec<Tie>,
    links: FxHashMap<Id, usize>,
    cards: FxHashMap<Id, Vec<usize>>,
    /// Whether any is part of the picture.
    any_drawn: bool,
}

impl Ties {
    pub(in crate::layout) fn of(map: &Map, view: &View) -> Self {
        let mut ties = Self::default();
        if view.purpose == Purpose::Poster {
            return ties;
        }
        for (at, link) in map.links.iter().enumerate() {
            let drawn = view.answers || link.kind != LinkKind::Answers;
            ties.any_drawn |= drawn;
            ties.links.insert(link.id.clone(), at);
            ties.cards.entry(link.from.clone()).or_default().push(at);
            if link.to != link.from {
                ties.cards.entry(link.to.clone()).or_default().push(at);
            }
            ties.list.push(Tie {
                link: link.id.clone(),
                kind: link.kind.clone(),
                from: link.from.clone(),
                to: link.to.clone(),
                drawn,
            });
        }
        ties
    }

    pub(in crate::layout) fn iter(&self) -> impl Iterator<Item = &Tie> {
        self.list.iter()
    }

    pub(in crate::layout) fn any_drawn(&self) -> bool {
        self.any_drawn
    }

    /// Those that begin or end at a card.
    pub(in crate::layout) fn at(&self, card: &Id) -> impl Iterator<Item = &Tie> {
        self.cards.get(card).into_iter().flatten().filter_map(|at| self.list.get(*at))
    }

    pub(super) fn get(&self, link: &Id) -> Option<&Tie> {
        self.list.get(*self.links.get(link)?)
    }
}
