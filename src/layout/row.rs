//! A lane's cells, stacked; wherever the lane stands.

use std::sync::Arc;

use super::stack::Stack;
use super::summary::Summary;

/// The cells of a lane from left to right, measured from its top. What is in them is read through [`super::Layout`].
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// One for each column.
    pub(super) stacks: Vec<Arc<Stack>>,
    /// The lowest edge of what is in them.
    pub(super) bottom: f64,
    pub(super) summary: Summary,
}

impl Row {
    pub(super) fn new(stacks: Vec<Arc<Stack>>, top: f64) -> Self {
        let mut summary = Summary::default();
        stacks.iter().for_each(|stack| summary.add(&stack.summary));
        let bottom = stacks.iter().map(|stack| stack.bottom).fold(top, f64::max);
        Self { stacks, bottom, summary }
    }
}
