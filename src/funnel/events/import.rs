//! A counted funnel as an import, to be shown and put into a map like one that was read.

use super::{Count, EventFunnel, EventList, EventQuery};
use crate::funnel::{Import, ImportedSegment, ImportedStep, Place, Vendor, Warning};
use crate::map::Numbers;

impl EventFunnel {
    /// The funnel as a table would have given it; what was left out, and steps never seen, are warnings.
    pub fn import(&self, query: &EventQuery) -> Import {
        let steps = |counts: &[u64]| {
            let pairs = self.steps.iter().zip(counts);
            pairs.map(|(name, &count)| ImportedStep { name: name.clone(), count, place: Place::default() }).collect()
        };
        Import {
            vendor: Vendor::Events,
            unit: if query.count == Count::Users { "users" } else { "sessions" }.to_owned(),
            from: self.from,
            to: self.to,
            segments: self
                .segments
                .iter()
                .map(|s| ImportedSegment { name: s.title(), steps: steps(&s.counts), gaps: Vec::new() })
                .collect(),
            warnings: self.warnings(),
            skipped: u32::try_from(self.skipped).unwrap_or(u32::MAX),
            ..Import::default()
        }
    }

    /// What is odd about the log: events that are in no row, rows left out.
    pub fn warnings(&self) -> Vec<Warning> {
        let mut warnings = Vec::new();
        warnings.extend(
            self.unseen
                .iter()
                .map(|step| Warning::whole(format!("no row has the event “{}”", crate::funnel::shortened(step)))),
        );
        warnings.extend(left_out(self.rows, self.skipped, &self.left_out));
        warnings
    }
}

impl EventList {
    /// What was left out.
    pub fn warnings(&self) -> Vec<Warning> {
        left_out(self.rows, self.skipped, &self.left_out)
    }
}

/// How many rows were left out beside those that were counted, and what is wrong with the first of them.
fn left_out(rows: u64, skipped: u64, first: &[(u64, String)]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if skipped > 0 {
        let numbers = Numbers::of("en");
        let were = if skipped == 1 { "was" } else { "were" };
        let some = if first.len() as u64 == skipped { "" } else { "; the first of them:" };
        let (out, all) = (numbers.count(skipped), numbers.count(rows + skipped));
        warnings.push(Warning::whole(format!("{out} of {all} rows {were} left out{some}")));
    }
    warnings.extend(first.iter().map(|(line, why)| Warning {
        place: Place::line(usize::try_from(*line).unwrap_or_default()),
        text: format!("{why}; the row was left out"),
    }));
    warnings
}
