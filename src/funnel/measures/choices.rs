//! What people tell the reading of a table of measures.

use crate::map::Date;

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureRole {
    /// Each cell names a stage.
    Stage,
    /// Each cell is a day.
    Day,
    /// Each cell names what is measured.
    Measure,
    /// Each cell is a value; what its heading names is told by [`Headings`].
    Values,
    /// Each cell is a target.
    Target,
    Unused,
}

impl MeasureRole {
    pub const ALL: [Self; 6] = [Self::Stage, Self::Day, Self::Measure, Self::Values, Self::Target, Self::Unused];

    /// As people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Stage => "Stage",
            Self::Day => "Day",
            Self::Measure => "Measure",
            Self::Values => "Values",
            Self::Target => "Target",
            Self::Unused => "Not used",
        }
    }

    /// Whether one column at most has it.
    pub(super) fn is_single(self) -> bool {
        !matches!(self, Self::Values | Self::Unused)
    }
}

/// What the headings of the columns with values name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Headings {
    #[default]
    Measures,
    Days,
    Stages,
}

/// Which number of "3/2/2026" is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// What was told; what is left out is recognised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MeasureChoices {
    pub sheet: Option<String>,
    /// By columns, counted from 0; the last word on a column counts.
    pub roles: Vec<(usize, MeasureRole)>,
    pub headings: Option<Headings>,
    pub order: Option<DayOrder>,
    /// Of all values, where the table names none.
    pub day: Option<Date>,
    /// Measures, as the table calls them, whose values between 0 and 1 are not percentages.
    pub plain: Vec<String>,
}

impl MeasureChoices {
    /// Tells what a column is. A role that only one column has is taken from the one that had it.
    pub fn set_role(&mut self, column: usize, role: MeasureRole, now: &[MeasureRole]) {
        let other = now.iter().position(|other| *other == role).filter(|at| role.is_single() && *at != column);
        self.roles.retain(|(at, _)| *at != column && Some(*at) != other);
        self.roles.extend(other.map(|at| (at, MeasureRole::Unused)));
        self.roles.push((column, role));
    }
}
