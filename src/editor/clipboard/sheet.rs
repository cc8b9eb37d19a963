//! Pasting a table: its columns are stages, its rows are lanes, or cards of the current lane.

use rustc_hash::FxHashMap;

use super::paste::{Planned, planned_of};
use super::paste_lanes::feels;
use super::{Draft, Spot};
use crate::editor::Editor;
use crate::interop::{Line, Says, Sheet, lane_kind};
use crate::map::{CardKind, Finite, Id, Lane, LaneKind, Map, Refusal};

/// What pasting a table would come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub cards: usize,
    pub quotes: usize,
    pub new_stages: usize,
    pub new_lanes: usize,
    /// Cards for the parking lot, since no lane takes them.
    pub homeless: usize,
    /// The lane of rows that are cards.
    pub lane: Option<String>,
}

/// What it takes to tell what a table would come to. It holds none of the map's cards, so that it is light enough to go
/// to another thread.
#[derive(Clone, Debug)]
pub struct Counter {
    map: Map,
    pub(super) shown: Vec<Id>,
    pub(super) spot: Option<Spot>,
}

impl Counter {
    /// What [`Editor::paste_sheet`] would do, as long as neither map nor selection change.
    ///
    /// # Errors
    /// The map's [`Refusal`].
    pub fn tally(&self, sheet: &Sheet) -> Result<Tally, Refusal> {
        let mut ids = counting();
        let mut draft = Draft::new(&self.map, &mut ids);
        draft.sheet(sheet, &self.shown, self.spot.as_ref())?;
        let lane = draft.plain_home(self.spot.as_ref().and_then(|spot| spot.lane.as_ref()));
        let rows = sheet.rows.iter().any(|row| row.lane.is_none());
        let lane = lane.and_then(|(id, _)| Some(draft.map().lane(&id)?.label().to_owned())).filter(|_| rows);
        Ok(Tally {
            cards: draft.ids().len(),
            quotes: draft.quoted,
            new_stages: draft.new_stages,
            new_lanes: draft.new_lanes,
            homeless: draft.homeless.len(),
            lane,
        })
    }

    /// The map with what a plan would add to it, without the cards that are there now.
    pub(super) fn planned(&self, plan: impl FnOnce(&mut Draft<'_>) -> Result<(), Refusal>) -> Result<Map, Refusal> {
        let mut ids = counting();
        let mut draft = Draft::new(&self.map, &mut ids);
        plan(&mut draft)?;
        Ok(draft.into_map())
    }
}

/// Ids that nothing keeps: they only have to differ.
fn counting() -> impl FnMut() -> u64 {
    let mut count = 0;
    move || {
        count += 1;
        count
    }
}

impl Editor {
    /// For telling what a table would come to, pasted here and now.
    pub fn counter(&self) -> Counter {
        let map = Map {
            format: self.map.format,
            id: self.map.id.clone(),
            head: self.map.head.clone(),
            personas: self.map.personas.clone(),
            stages: self.map.stages.clone(),
            lanes: self.map.lanes.clone(),
            sentiments: self.map.sentiments.clone(),
            ..Map::default()
        };
        Counter { map, shown: self.columns(), spot: self.spot() }
    }

    /// Pastes a table as one entry.
    pub fn paste_sheet(&mut self, sheet: &Sheet) {
        self.before_paste();
        let planned = self.plan_sheet(sheet);
        self.make_pasted("Paste", planned);
    }

    fn plan_sheet(&mut self, sheet: &Sheet) -> Result<Planned, Refusal> {
        let (shown, spot) = (self.columns(), self.spot());
        let mut draft = Draft::new(&self.map, &mut *self.entropy);
        draft.sheet(sheet, &shown, spot.as_ref())?;
        planned_of(draft, None)
    }
}

impl Draft<'_> {
    pub(super) fn sheet(&mut self, sheet: &Sheet, shown: &[Id], spot: Option<&Spot>) -> Result<(), Refusal> {
        let columns = self.sheet_columns(sheet, shown, spot)?;
        let mut lanes: FxHashMap<&str, Id> = FxHashMap::default();
        for row in &sheet.rows {
            let lane = match &row.lane {
                Some(name) => match lanes.get(name.as_str()) {
                    Some(known) => Some(known.clone()),
                    None => {
                        let id = self.sheet_lane(name)?;
                        lanes.insert(name, id.clone());
                        Some(id)
                    }
                },
                None => spot.and_then(|spot| spot.lane.clone()),
            };
            let shown = lane.as_ref().and_then(|id| self.map().lane(id)).filter(|lane| feels(lane));
            let felt = shown.map(|lane| lane.persona.clone());
            for (cell, column) in row.cells.iter().zip(&columns) {
                let Some(column) = column else { continue };
                let persona = felt.clone().or_else(|| super::lines::felt_by(self.map()));
                let below = spot.and_then(|spot| spot.below.clone());
                let at = Spot { column: column.clone(), lane: lane.clone(), persona, below };
                for line in cell {
                    match &felt {
                        Some(persona) if row.lane.is_some() => self.feeling(line, persona, &at)?,
                        _ => self.row_line(line, &at)?,
                    }
                }
            }
        }
        Ok(())
    }

    /// Plans a line of a lane: there if the lane takes it.
    fn row_line(&mut self, line: &Line, at: &Spot) -> Result<(), Refusal> {
        let holds =
            at.lane.as_ref().and_then(|id| self.map().lane(id)).is_some_and(|lane| lane.kind.card_kind().is_some());
        // Lanes of numbers take no cards; what stands there is kept in the parking lot.
        if at.lane.is_some() && !holds && line.says == Says::Plain {
            let card = crate::map::Card { kind: CardKind::Note, text: line.text.clone(), ..Default::default() };
            return self.homeless(card, &at.column);
        }
        self.line(line, at)
    }

    /// Plans a line of a sentiment lane: a number on the scale is the value, anything else a quote.
    fn feeling(&mut self, line: &Line, persona: &Id, at: &Spot) -> Result<(), Refusal> {
        let number = line.text.replace('−', "-").replace(',', ".");
        let number = number.strip_prefix('+').unwrap_or(&number);
        let value = number.parse::<f64>().ok().and_then(|number| Finite::new(number).ok());
        match (&line.says, value) {
            (Says::Plain, Some(value)) if self.map().head.scale.holds(value) => {
                self.make(self.map().edit_sentiment(persona, &at.column, Some(value)))
            }
            (Says::Plain | Says::Quote, _) => {
                self.quote(persona, &at.column, &line.text);
                Ok(())
            }
            (Says::Kind(_) | Says::Touchpoint { .. }, _) => self.line(line, at),
        }
    }

    /// The column of each column of the table; `None` for one that says nothing.
    fn sheet_columns(&mut self, sheet: &Sheet, shown: &[Id], spot: Option<&Spot>) -> Result<Vec<Option<Id>>, Refusal> {
        let unnamed = sheet.stages.iter().all(Option::is_none);
        let here = spot.and_then(|spot| shown.iter().position(|id| *id == spot.column)).unwrap_or(0);
        let mut columns: Vec<Option<Id>> = sheet
            .stages
            .iter()
            .enumerate()
            .map(|(n, name)| match name {
                Some(name) => column_named(self.map(), shown, name),
                None if unnamed => shown.get(here + n).cloned(),
                None => None,
            })
            .collect();
        for n in 0..columns.len() {
            let says = sheet.stages[n].is_some() || sheet.rows.iter().any(|row| !row.cells[n].is_empty());
            if columns[n].is_some() || !says {
                continue;
            }
            let name = sheet.stages[n].as_deref().unwrap_or("New stage");
            // Named twice, it is one stage.
            let twin = sheet.stages[..n].iter().position(|other| other.is_some() && *other == sheet.stages[n]);
            if let Some(twin) = twin {
                columns[n] = columns[twin].clone();
                continue;
            }
            let stage =
                |id: &Id| self.map().stages.iter().position(|s| s.id == *id || s.steps.iter().any(|t| t.id == *id));
            let before = columns[..n].iter().rev().flatten().next().and_then(stage);
            let after = columns[n + 1..].iter().flatten().next().and_then(stage);
            let at = before.map(|at| at + 1).or(after).unwrap_or(self.map().stages.len());
            columns[n] = Some(self.stage(name, at)?);
        }
        Ok(columns)
    }

    /// The lane of a name: the one so called, the first of the kind the name means, or a new one.
    fn sheet_lane(&mut self, name: &str) -> Result<Id, Refusal> {
        let called = |lane: &&Lane| {
            lane.label().eq_ignore_ascii_case(name) || lane.label().to_lowercase() == name.to_lowercase()
        };
        let kind = lane_kind(name);
        let of_kind = |lane: &&Lane| kind.as_ref() == Some(&lane.kind);
        let lanes = &self.map().lanes;
        let shown = lanes.iter().filter(|lane| !lane.hidden);
        let known =
            shown.clone().find(called).or_else(|| lanes.iter().find(called)).or_else(|| shown.clone().find(of_kind));
        match known.or_else(|| lanes.iter().find(of_kind)).map(|lane| (lane.id.clone(), lane.hidden)) {
            Some((id, false)) => Ok(id),
            Some((id, true)) => self.show(&id).map(|()| id),
            None => {
                let kind = kind.unwrap_or(LaneKind::Free);
                // A chart of numbers needs more than a name.
                let kind = if matches!(kind, LaneKind::Metric | LaneKind::Funnel) { LaneKind::Free } else { kind };
                let persona = self.map().front_persona().map(|persona| persona.id.clone()).unwrap_or_default();
                let id = self.lane(kind.clone(), name)?;
                if kind == LaneKind::Sentiment {
                    self.make(self.map().edit_record::<Lane>(&id, |lane| lane.persona = persona)?)?;
                }
                Ok(id)
            }
        }
    }
}

/// The shown column of a name; a stage whose cards stand in its steps is its first.
pub(super) fn column_named(map: &Map, shown: &[Id], name: &str) -> Option<Id> {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let name = plain(name);
    let is = |other: &str| !name.is_empty() && plain(other) == name;
    let named = shown.iter().find(|id| map.column_name(id).is_some_and(is));
    let stage = || {
        let stage = map.stages.iter().find(|stage| is(&stage.name))?;
        shown.iter().find(|id| map.stage_of(id).is_some_and(|of| of.id == stage.id))
    };
    named.or_else(stage).cloned()
}
