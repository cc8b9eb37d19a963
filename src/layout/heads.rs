//! Stage heads: chevrons that grow with their names, and the names of steps below them.

use kurbo::{Point, Rect};

use super::boxes::{ColumnBox, HeadBox, StepBox};
use super::columns::Shown;
use super::fonts::Fonts;
use super::metrics::Metrics;
use super::shape::Fit;
use super::text::Placed;

/// The heads from `top` down, and the bottom of the lowest thing in them.
pub(super) fn heads(
    stages: &[Shown],
    columns: &[ColumnBox],
    top: f64,
    fonts: &mut Fonts,
    metrics: &Metrics,
) -> (Vec<HeadBox>, f64) {
    let sizes = &metrics.stage;
    let count = stages.len();
    let mut heads: Vec<HeadBox> = Vec::with_capacity(count);
    let mut height = sizes.height;
    let mut next_column = 0;
    for (i, shown) in stages.iter().enumerate() {
        let last = i + 1 == count;
        let right = shown.x + shown.width - sizes.gap - if last { sizes.point } else { 0.0 };
        let rect = Rect::new(shown.x, top, right, top);
        let left = shown.x + sizes.point + sizes.side;
        let text_right = right + sizes.point / 2.0 - sizes.side;
        let text = shown.stage.map_or("", |stage| stage.name.as_str());
        let name = fonts.paragraph(text, &metrics.text.stage, Fit::Centre(text_right - left));
        height = height.max(name.size.height + 2.0 * sizes.padding);
        let end = next_column + columns[next_column..].iter().take_while(|column| column.head == i).count();
        heads.push(HeadBox {
            stage: shown.id(),
            index: shown.index,
            rect,
            point: sizes.point,
            first: i == 0,
            last,
            alternate: i % 2 == 1,
            name: Placed::new((left, top), name),
            steps: Vec::new(),
            columns: next_column..end,
            lifted: shown.lifted,
        });
        next_column = end;
    }
    let bottom = top + height;
    let mut lowest = bottom;
    for (head, shown) in heads.iter_mut().zip(stages) {
        head.rect.y1 = bottom;
        // Capitals stand in the middle, not the box of the line.
        let lines = head.name.paragraph.size.height;
        head.name.origin.y = (top + (height - lines) / 2.0).round();
        head.steps = steps(shown, &columns[head.columns.clone()], bottom, fonts, metrics);
        lowest = head.steps.iter().map(|step| step.rect.y1).fold(lowest, f64::max);
    }
    (heads, lowest)
}

fn steps(shown: &Shown, columns: &[ColumnBox], top: f64, fonts: &mut Fonts, metrics: &Metrics) -> Vec<StepBox> {
    let Some(stage) = shown.stage else { return Vec::new() };
    let sizes = &metrics.stage;
    let named = columns.iter().filter_map(|column| Some((column, stage.steps.iter().find(|s| s.id == column.id)?)));
    named
        .map(|(column, step)| {
            let rule_y = top + sizes.above_step;
            let width = column.card_width;
            let name = fonts.paragraph(&step.name, &metrics.text.step, Fit::Start(width));
            let name_top = rule_y + sizes.step_rule + 4.0;
            let bottom = name_top + name.size.height;
            StepBox {
                step: step.id.clone(),
                rect: Rect::new(column.x, rule_y, column.x + column.width, bottom),
                name: Placed::new((column.card_x, name_top), name),
                rule: (Point::new(column.card_x, rule_y), Point::new(column.card_x + width, rule_y)),
            }
        })
        .collect()
}
