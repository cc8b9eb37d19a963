//! A table with its meaning: stages side by side, rows of lines under them.

use rustc_hash::FxHashSet;

use super::bounds::{Bound, MOST_CARDS, MOST_LANES, MOST_STAGES};
use super::intake::{lines, within};
use super::{Grid, Line, Reading, bullets};
use crate::map::LaneKind;

/// What a table says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The stages by name, from left to right; `None` where the table names none.
    pub stages: Vec<Option<String>>,
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The lane it is; `None` where rows are cards.
    pub lane: Option<String>,
    /// The lines of each cell, one for each stage.
    pub cells: Vec<Vec<Line>>,
}

impl Sheet {
    /// Takes a table as `reading` says.
    ///
    /// # Errors
    /// A [`Bound`] where that would be too many cards, stages or lanes, or too long cards.
    pub fn of(grid: &Grid, reading: &Reading, channels: &[String]) -> Result<Self, Bound> {
        let turned;
        let grid = if reading.turned {
            turned = grid.turned();
            &turned
        } else {
            grid
        };
        let (rows, columns) = grid.size();
        let columns: Vec<usize> = (reading.labels.map_or(0, |at| at + 1)..columns).collect();
        let name = |column: &usize| {
            let name = grid.cell(reading.heads?, *column);
            (!name.is_empty()).then(|| name.split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let stages = columns.iter().map(name).collect();
        let mut sheet = Self { stages, rows: Vec::new() };
        let mut lane: Option<String> = None;
        for row in reading.heads.map_or(0, |at| at + 1)..rows {
            if let Some(labels) = reading.labels {
                let label = grid.cell(row, labels);
                // Cells that were joined in the spreadsheet leave the later rows without a name.
                if !label.is_empty() {
                    lane = Some(label.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            let cells: Result<Vec<_>, Bound> =
                columns.iter().map(|column| cell(grid.cell(row, *column), row + 1, channels)).collect();
            let cells = cells?;
            if reading.labels.is_some() || cells.iter().any(|cell| !cell.is_empty()) {
                sheet.rows.push(Row { lane: lane.clone(), cells });
            }
        }
        sheet.bounded()?;
        Ok(sheet)
    }

    fn bounded(&self) -> Result<(), Bound> {
        let mut says: Vec<bool> = self.stages.iter().map(Option::is_some).collect();
        let mut lanes: FxHashSet<&str> = FxHashSet::default();
        for row in &self.rows {
            lanes.extend(row.lane.as_deref());
            says.iter_mut().zip(&row.cells).for_each(|(says, cell)| *says |= !cell.is_empty());
        }
        let (cards, stages) = (self.cards(), says.into_iter().filter(|says| *says).count());
        if stages > MOST_STAGES {
            Err(Bound::Stages(stages))
        } else if lanes.len() > MOST_LANES {
            Err(Bound::Lanes(lanes.len()))
        } else if cards > MOST_CARDS {
            Err(Bound::Cards(cards))
        } else {
            Ok(())
        }
    }

    /// How many lines it holds, each a card or a quote.
    pub fn cards(&self) -> usize {
        self.rows.iter().flat_map(|row| &row.cells).map(Vec::len).sum()
    }
}

/// The lines of a cell.
fn cell(text: &str, row: usize, channels: &[String]) -> Result<Vec<Line>, Bound> {
    let lines: Vec<&str> = lines(text).collect();
    let stripped = bullets::strip(&lines);
    stripped.iter().try_for_each(|line| within(line, row))?;
    Ok(stripped.into_iter().filter_map(|line| Line::read(line, channels)).collect())
}

/// The kind of lane people mean by a name, in one and in many: "Pain points", "pain point", "Pains".
pub fn lane_kind(name: &str) -> Option<LaneKind> {
    let name = name.trim().trim_end_matches(':').to_lowercase();
    let is = |word: &str| {
        let word = word.to_lowercase();
        name == word || name == format!("{word}s") || word.strip_suffix('s').is_some_and(|one| name == one)
    };
    let known = LaneKind::ALL.iter().find(|kind| is(kind.label()) || is(kind.word()));
    known.cloned().or_else(|| {
        Some(match name.as_str() {
            "doing" | "activities" | "activity" | "customer actions" | "steps" => LaneKind::Action,
            "channels" | "channel" | "contacts" => LaneKind::Touchpoint,
            "goals" | "goal" | "motivations" | "motivation" => LaneKind::Motive,
            "pains" | "pain" | "problems" | "problem" | "frustrations" => LaneKind::PainPoint,
            "emotions" | "emotion" | "feelings" | "feeling" | "mood" => LaneKind::Sentiment,
            "thoughts" | "thinking" | "says" => LaneKind::Quote,
            "ideas" | "idea" | "improvements" => LaneKind::Opportunity,
            "solutions" | "solution" | "campaigns" => LaneKind::Tactic,
            "remarks" | "comments" => LaneKind::Note,
            "opportunity" => LaneKind::Opportunity,
            _ => return None,
        })
    })
}
