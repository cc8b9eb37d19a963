//! Imported data: the bytes of a table become a funnel, its steps are matched to stages, and its numbers are read.
//!
//! Pure: bytes in, no disk, no clock, no window. Nothing is ever made up: what cannot be read is an error or a
//! warning that names the row.
//!
//! The way of a table: `sheets` makes cells of a file, whatever it is: `foreign` refuses what is no table, `decode` makes
//! text of bytes, `rows` cells of text. `tables` finds where tables begin and end, `columns` looks at what their columns hold, `down` and `across` find steps and counts,
//! `settle` leaves out sums and names bad rows, `read` puts it together. Then `matching` finds the stages, and `put`
//! makes a funnel of the map.
//!
//! What its numbers say: `stats` a step against the steps before, `interval` how sure a share is, `difference` whether
//! two shares differ, `compare` two segments or funnels, `whole` which segment the others are parts of, `rounded` whether the counts are, `rules` by what
//! it was counted. `lane` is what the map shows of
//! a funnel, `disagreement` what its losses say to the sentiments.
//!
//! A table of measures, such as the scores of a survey by stage and month, goes its own way from the cells on, in
//! `measures`.
//!
//! A log of raw events goes another way, in [`events`]: it is counted row by row, and never held. `log_steps` guesses which
//! of its events are steps.

mod across;
mod changes;
mod choices;
mod columns;
mod compare;
mod days;
mod decode;
mod difference;
mod disagreement;
mod down;
mod draft;
pub mod events;
mod fold;
mod foreign;
mod head;
mod heading_words;
mod hints;
mod import;
mod interval;
mod keys;
mod lane;
mod log_steps;
mod matching;
mod meaning;
mod measures;
mod names;
mod near;
mod number;
mod place;
mod put;
mod read;
mod recognise;
mod rounded;
mod rows;
mod rules;
mod sampled;
mod settle;
mod sheets;
mod stats;
mod tables;
mod vendor;
mod whole;

pub use changes::changes;
pub use choices::{Choices, names};
pub use compare::{Comparison, Incomparable, Measured, Side, StepComparison, compare, compare_steps};
pub use decode::LIMIT;
pub use difference::{Test, Verdict, holm, test};
pub use disagreement::{Meeting, Remark, findings, remarks};
pub use import::{BadRow, Column, ColumnRole, Import, ImportedSegment, ImportedStep, ReadError, Seen, Warning};
pub use interval::{Interval, THIN, is_thin, wilson};
pub use lane::{
    Bar, Drop, Further, LaneStats, Skipped, lane_about, lane_note, lane_stats, left_out_words, sentiment_persona,
};
pub use log_steps::{EventGuess, guess_events};
pub use matching::{Reason, guess, reasons};
pub use meaning::Meaning;
pub use measures::{
    DayOrder, Headings, Lack, MeasureChoices, MeasureColumn, MeasureName, MeasurePlan, MeasureRole, MeasureTable,
    MeasureValue, NoDay, Replaced, StageNames, StagePlace, Told, are_measures, plan, read_measures, typed_day,
};
pub use near::nearest;
pub use place::{Grid, Place};
pub use put::{Becomes, Origin, of_file, only_shown, replaced, to_funnel};
pub use read::read;
pub use rounded::{rounded_to, rounded_words};
pub use rules::{counted_by, rules};
pub use sheets::is_json;
pub use stats::{StepStats, imported_stats, share, step_stats};
pub use vendor::Vendor;
pub use whole::wholes;

/// A cell for a message: not longer than a glance, and without control characters.
fn shortened(cell: &str) -> String {
    let visible: String = cell.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).take(41).collect();
    match visible.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &visible[..end]),
        None => visible,
    }
}
