//! Imported counts through ordered steps, as the map keeps them.

use super::word::words;
use super::{Date, Dates, Extra, Id, Lane, LaneKind, Map};

words! {
    /// Who said that a step belongs to a stage.
    pub enum MatchedBy { Guess, Hand }
}

/// Where a funnel came from, so that the import can be repeated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// File name without its folder; empty for a pasted table.
    pub file: String,
    pub vendor: String,
    /// The cells read, "A7:C9".
    pub range: String,
    /// What the import was told, "count: Active users".
    pub choices: String,
    /// Rows left out on request.
    pub skipped: u32,
    pub imported: Option<Date>,
    /// The counts were made from a part of the data only.
    pub sampled: bool,
    pub extra: Extra,
}

/// The counts of one segment, one for each step of the funnel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segment {
    /// Empty: the overall funnel.
    pub name: String,
    pub counts: Vec<u64>,
    pub extra: Extra,
}

/// A funnel step that belongs to a stage or step of the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Match {
    /// Index into the funnel's steps.
    pub step: u32,
    /// A stage or a step.
    pub at: Id,
    pub by: MatchedBy,
    pub extra: Extra,
}

/// Imported counts through ordered funnel steps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Funnel {
    pub id: Id,
    pub name: String,
    /// What is counted: "visitors".
    pub unit: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// Conversion window, "7d".
    pub window: String,
    pub source: Source,
    pub steps: Vec<String>,
    pub segments: Vec<Segment>,
    pub matches: Vec<Match>,
    /// Indices of steps before which a row was left out.
    pub gaps: Vec<u32>,
    pub extra: Extra,
}

impl Funnel {
    /// What people know it by: its name, else its file.
    pub fn label(&self) -> &str {
        let named = [&self.name, &self.source.file].into_iter().find(|text| !text.is_empty());
        named.map_or("Pasted table", String::as_str)
    }

    /// The segment that is shown: the overall one, else the first.
    pub fn shown(&self) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.name.is_empty()).or_else(|| self.segments.first())
    }

    /// Where a step belongs, if it was matched.
    pub fn matched(&self, step: usize) -> Option<&Match> {
        self.matches.iter().find(|m| m.step as usize == step)
    }
}

impl Map {
    /// What people know a funnel by among those of the map: its label, and where another has the same, its dates, or its
    /// number among them.
    pub fn funnel_label(&self, funnel: &Funnel) -> String {
        let label = funnel.label();
        let same: Vec<&Funnel> = self.funnels.iter().filter(|other| other.label() == label).collect();
        if same.len() < 2 {
            return label.to_owned();
        }
        let dates = |funnel: &Funnel| Dates::of(&self.head.language).known_range(funnel.from, funnel.to);
        let mine = dates(funnel);
        if !mine.is_empty() && same.iter().filter(|other| dates(other) == mine).count() == 1 {
            return format!("{label} · {mine}");
        }
        match same.iter().position(|other| other.id == funnel.id) {
            Some(at) => format!("{label} · {} of {}", at + 1, same.len()),
            None => label.to_owned(),
        }
    }

    /// What people know a lane by: its label, and of one of several funnel lanes without a name of its own the funnel that it
    /// shows: "Funnel: March".
    pub fn lane_label(&self, lane: &Lane) -> String {
        let unnamed = |lane: &Lane| lane.kind == LaneKind::Funnel && lane.name.is_empty();
        let shown = |lane: &Lane| self.funnel(&lane.funnel).filter(|_| unnamed(lane));
        let several = self.lanes.iter().filter(|lane| shown(lane).is_some()).count() > 1;
        match shown(lane).filter(|_| several) {
            Some(funnel) => format!("{}: {}", lane.label(), self.funnel_label(funnel)),
            None => lane.label().to_owned(),
        }
    }
}
