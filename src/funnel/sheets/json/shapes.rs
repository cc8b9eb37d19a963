//! What some services call things, where their answers need more than a look.

use super::leaf::Leaf;
use super::node::{Node, get};

/// GA4's Data API: `dimensionHeaders`, `metricHeaders` and `rows` with the values of both.
pub(super) fn dimensions(fields: &[(String, Node)]) -> Option<Leaf> {
    let dimensions = names(fields, "dimensionHeaders");
    let metrics = names(fields, "metricHeaders");
    let rows = get(fields, "rows")?.list()?;
    if dimensions.is_empty() || metrics.is_empty() {
        return None;
    }
    let rows: Vec<Vec<String>> = rows
        .iter()
        .filter_map(Node::object)
        .map(|row| {
            let mut cells = values(row, "dimensionValues");
            cells.resize(dimensions.len(), String::new());
            cells.into_iter().chain(values(row, "metricValues")).collect()
        })
        .collect();
    // A funnel's answer repeats its block of metrics; what no row has is no column.
    let width = rows.iter().map(Vec::len).max()?;
    let headings = dimensions.into_iter().chain(metrics).take(width).collect();
    Some(Leaf { headings, rows, sampled: is_sampled(fields), ..Leaf::default() })
}

fn names(fields: &[(String, Node)], key: &str) -> Vec<String> {
    cells_of(fields, key, "name")
}

fn values(row: &[(String, Node)], key: &str) -> Vec<String> {
    cells_of(row, key, "value")
}

fn cells_of(fields: &[(String, Node)], list: &str, key: &str) -> Vec<String> {
    let items = get(fields, list).and_then(Node::list).unwrap_or_default();
    let cell = |item: &Node| get(item.object()?, key)?.cell().map(str::to_owned);
    items.iter().map(|item| cell(item).unwrap_or_default()).collect()
}

/// GA4 says so where its counts are an estimate.
fn is_sampled(fields: &[(String, Node)]) -> bool {
    let samples = get(fields, "metadata").and_then(Node::object).and_then(|about| get(about, "samplingMetadatas"));
    samples.and_then(Node::list).is_some_and(|samples| !samples.is_empty())
}

/// One service's keys: how it is known, in which keys the name of a step may stand, the first that is filled counting, and
/// which other keys are of use.
struct Shape {
    known_by: &'static [&'static str],
    names: &'static [&'static str],
    others: &'static [&'static str],
}

const SHAPES: [Shape; 2] = [
    // PostHog
    Shape {
        known_by: &["name", "order", "count", "action_id"],
        names: &["custom_name", "name"],
        others: &[
            "order",
            "count",
            "breakdown_value",
            "average_conversion_time",
            "median_conversion_time",
            "action_id",
        ],
    },
    // Mixpanel
    Shape {
        known_by: &["count", "overall_conv_ratio", "step_conv_ratio"],
        names: &["step_label", "event", "goal"],
        others: &["count", "avg_time", "overall_conv_ratio", "step_conv_ratio"],
    },
];

/// Leaves one name a step, and no keys that only look like something else.
pub(super) fn rename(leaf: &mut Leaf) {
    let at = |key: &str| leaf.headings.iter().position(|heading| heading == key);
    let Some(shape) = SHAPES.iter().find(|shape| shape.known_by.iter().all(|key| at(key).is_some())) else { return };
    let names: Vec<usize> = shape.names.iter().filter_map(|key| at(key)).collect();
    let others: Vec<usize> = shape.others.iter().filter_map(|key| at(key)).collect();
    let Some(&name) = names.last() else { return };
    let headings = std::iter::once(name).chain(others.iter().copied()).map(|i| leaf.headings[i].clone()).collect();
    for row in &mut leaf.rows {
        let first = names.iter().map(|&i| &row[i]).find(|cell| !cell.is_empty()).cloned().unwrap_or_default();
        *row = std::iter::once(first).chain(others.iter().map(|&i| row[i].clone())).collect();
    }
    leaf.headings = headings;
}
