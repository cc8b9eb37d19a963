//! Where carried cards would land, all of them, and whether they may.
//!
//! They move as a block does in a spreadsheet: every card by as many columns as the pointer has moved, and in its own
//! lane as long as the pointer stays in the lane it came from, else all into the pointer's lane. With Shift they gather
//! in the cell under the pointer.

use kurbo::Point;
use rustc_hash::FxHashMap;

use super::drop::onto_columns;
use super::{Cx, Marks};
use crate::editor::overlay::Refused;
use crate::editor::session::sentence;
use crate::layout::{Preview, Slot};
use crate::map::{Card, CardKind, Cell, Id, LaneKind, Lot, Map, Refusal};

/// A card on its way.
#[derive(Debug)]
pub(in crate::editor) struct Carried {
    pub(super) id: Id,
    kind: CardKind,
    from: Cell,
    /// How many cards that are not carried stand above it.
    index: usize,
}

impl Carried {
    /// These cards in the order of the journey.
    pub(super) fn all(map: &Map, ids: &[Id]) -> Vec<Self> {
        let carried = |(card, index): (&Card, usize)| Self {
            id: card.id.clone(),
            kind: card.kind.clone(),
            from: card.at.clone(),
            index,
        };
        map.standing(ids).into_iter().map(carried).collect()
    }
}

/// What a release would do with the cards that are carried.
#[derive(Debug, Default)]
pub(in crate::editor) struct Landing {
    /// That of the pointer's cell first; empty where nothing is to be dropped.
    lots: Vec<Lot>,
    pub(super) copied: bool,
    /// How many would be changed to another kind, and to which.
    pub(super) turned: Option<(usize, CardKind)>,
    refused: Option<Refused>,
}

impl Landing {
    /// Asks the layout for the place and the map for leave. `lead` is the card that was taken.
    pub(super) fn at(cx: &Cx, carried: &[Carried], lead: usize, point: Point) -> Self {
        let mut landing = Self { copied: cx.copies(), ..Self::default() };
        let Some(lead) = carried.get(lead).filter(|_| cx.camera.inner().contains(point)) else { return landing };
        let at = onto_columns(cx, cx.map_point(point));
        let gone: Vec<Id> = if landing.copied { Vec::new() } else { carried.iter().map(|c| c.id.clone()).collect() };
        match cx.layout.slot(at, &gone) {
            Some(slot) => landing.aim_at(cx, carried, lead, slot),
            None => {
                // Over a lane without cells the reason is worth a word too.
                let refusal = cx.layout.lane_at(at.y).and_then(|lane| cx.map.accepts(&lead.kind, &lane.lane).err());
                landing.refused = refusal.map(|refusal| Refused { text: sentence(&refusal), offer: None, cell: None });
            }
        }
        landing
    }

    fn aim_at(&mut self, cx: &Cx, carried: &[Carried], lead: &Carried, slot: Slot) {
        let columns: FxHashMap<&Id, usize> =
            cx.layout.columns.iter().enumerate().map(|(i, column)| (&column.id, i)).collect();
        let gather = cx.mods.shift;
        let same_lane = !gather && slot.cell.lane == lead.from.lane;
        let by = match (columns.get(&lead.from.column), columns.get(&slot.cell.column)) {
            (Some(from), Some(to)) if !gather => Some(*to as isize - *from as isize),
            _ => None,
        };
        let goal = |card: &Carried| {
            let lane = if same_lane { &card.from.lane } else { &slot.cell.lane };
            let column = match by {
                // A card of a stage that is not shown now has nowhere to go that is.
                Some(by) => &cx.layout.columns.get(columns.get(&card.from.column)?.checked_add_signed(by)?)?.id,
                None => &slot.cell.column,
            };
            Some(Cell::new(column, lane))
        };
        let mut lots = vec![Lot { ids: Vec::new(), to: slot.cell.clone(), index: slot.index, turn: None }];
        let mut lot_of: FxHashMap<Cell, usize> = std::iter::once((slot.cell.clone(), 0)).collect();
        let (mut outside, mut refused, mut first) = (0, 0, None);
        for card in carried {
            let Some(to) = goal(card) else {
                outside += 1;
                continue;
            };
            let turn = match cx.map.accepts(&card.kind, &to.lane) {
                // A card that a file put where it may not be can be moved along its lane.
                Err(_) if to.lane == card.from.lane && !self.copied => None,
                Ok(()) => None,
                Err(Refusal::Kind { instead: Some(instead), .. }) if cx.turns() => {
                    let (count, _) = self.turned.get_or_insert((0, instead.clone()));
                    *count += 1;
                    Some(instead)
                }
                Err(refusal) => {
                    refused += 1;
                    first.get_or_insert(refusal);
                    continue;
                }
            };
            // What would stay where it is stays.
            if to == card.from && to != slot.cell && !self.copied {
                continue;
            }
            let at = *lot_of.entry(to.clone()).or_insert_with(|| {
                lots.push(Lot { ids: Vec::new(), to, index: card.index, turn: None });
                lots.len() - 1
            });
            lots[at].ids.push(card.id.clone());
            lots[at].turn = lots[at].turn.take().or(turn);
        }
        let cell = cx.layout.cell(&slot.cell).map(|cell| cell.rect);
        let count = carried.len();
        self.refused = match first {
            Some(refusal) => {
                Some(Refused { text: reason(&refusal, refused, count), offer: offer(cx, &refusal, count), cell })
            }
            None if outside > 0 => {
                let text = format!("{outside} of {count} cards would leave the map");
                Some(Refused { text, offer: Some("Shift: gather them here".to_owned()), cell })
            }
            None => None,
        };
        lots.retain(|lot| !lot.ids.is_empty());
        self.lots = lots;
    }

    /// The lots a release would make; none where nothing may be dropped.
    pub(super) fn lots(&self) -> &[Lot] {
        if self.refused.is_some() { &[] } else { &self.lots }
    }

    pub(super) fn refused(&self) -> Option<&Refused> {
        self.refused.as_ref()
    }

    pub(super) fn preview(&self) -> Option<Preview> {
        let lots = self.lots();
        (!lots.is_empty()).then(|| Preview::Cards { lots: lots.to_vec(), copied: self.copied })
    }

    pub(super) fn marks(&self) -> Marks {
        Marks { refused: self.refused.clone(), ..Marks::default() }
    }
}

/// "2 of 5 cards may not be here: Motives takes motives and notes"
fn reason(refusal: &Refusal, refused: usize, of: usize) -> String {
    if refused == of { sentence(refusal) } else { format!("{refused} of {of} cards may not be here: {refusal}") }
}

fn offer(cx: &Cx, refusal: &Refusal, count: usize) -> Option<String> {
    let Refusal::Kind { instead: Some(instead), .. } = refusal else { return None };
    let key = cx.turning_key();
    Some(match count {
        1 => format!("{key}: change it to {}", super::idle::with_article(instead)),
        _ => format!("{key}: change them to {}", LaneKind::of(instead).plural()),
    })
}
