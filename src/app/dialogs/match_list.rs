//! Which funnel step belongs to which stage: a row a step, each with a list of stages to choose from.

use egui::{Align2, Painter, Pos2, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::map::{Id, Map, Match, MatchedBy, Numbers};

/// Height of a row with the space below it.
const ROW: f32 = 38.0;
const ARROW: f32 = 58.0;
/// Room for the word "guess".
const WORD: f32 = 56.0;

/// A step as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    pub name: String,
    pub count: Option<u64>,
}

/// Draws the list, and changes `matches` as one chooses. Whether anything was changed.
pub fn show(ui: &mut Ui, map: &Map, steps: &[StepRow], matches: &mut Vec<Match>) -> bool {
    let mut changed = false;
    let numbers = Numbers::of(&map.head.language);
    ui.spacing_mut().item_spacing.y = ROW - style::CONTROL;
    let column = ((ui.available_width() - ARROW - WORD - 36.0) / 2.0).max(120.0);
    for (step, row) in steps.iter().enumerate() {
        ui.horizontal(|ui| {
            let found = matches.iter().find(|m| m.step as usize == step).cloned();
            name(ui, column, step, row, numbers);
            let (arrow, _) = ui.allocate_exact_size(vec2(ARROW - 16.0, style::CONTROL), Sense::hover());
            draw_arrow(ui, arrow, found.is_some());
            if let Some(new) = stages(ui, map, column, step, &row.name, found.as_ref()) {
                set(matches, step, new);
                changed = true;
            }
            if found.is_some_and(|m| m.by == MatchedBy::Guess) {
                let look = Look::of(ui.ctx());
                ui.label(egui::RichText::new("guess").font(style::small()).color(look.muted))
                    .on_hover_text("Matched by its name. Choose a stage if it is wrong.");
            }
        });
    }
    changed
}

/// Matches a step by hand, or takes its match away.
pub fn set(matches: &mut Vec<Match>, step: usize, at: Option<Id>) {
    matches.retain(|m| m.step as usize != step);
    if let (Some(at), Ok(step)) = (at, u32::try_from(step)) {
        matches.push(Match { step, at, by: MatchedBy::Hand, ..Match::default() });
        matches.sort_by_key(|m| m.step);
    }
}

/// The step's number, name and count in a box.
fn name(ui: &mut Ui, width: f32, step: usize, row: &StepRow, numbers: Numbers) {
    let look = Look::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(width, style::CONTROL), Sense::hover());
    let words = format!("{} {}", step + 1, row.name);
    let count = row.count.map(|count| numbers.count(count)).unwrap_or_default();
    let said = if count.is_empty() { words.clone() } else { format!("{words}: {count}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
    ui.painter().rect(rect, style::RADIUS, look.panel, Stroke::new(1.0, look.field_border), StrokeKind::Inside);
    let right = pos2(rect.right() - 11.0, rect.center().y);
    let count = ui.painter().text(right, Align2::RIGHT_CENTER, count, style::small(), look.muted);
    let room = (count.left() - 8.0 - rect.left() - 11.0).max(0.0);
    let shown = text::line(ui.ctx(), &words, &style::control(), room);
    shown.paint_middle(ui.painter(), rect.left() + 11.0, rect.center().y, look.text);
    if shown.cut {
        text::tip(response, &row.name);
    }
}

/// The list of stages; gives the new choice.
fn stages(ui: &mut Ui, map: &Map, width: f32, step: usize, name: &str, found: Option<&Match>) -> Option<Option<Id>> {
    let look = Look::of(ui.ctx());
    let mut new = None;
    let shown = found.and_then(|m| map.column_name(&m.at));
    let (words, color) = shown.map_or(("not matched", look.muted), |stage| (stage, look.text));
    ui.scope(|ui| {
        if shown.is_none() {
            // The frame is drawn dashed instead: nothing is there yet.
            let widgets = &mut ui.visuals_mut().widgets;
            widgets.inactive.bg_stroke = Stroke::NONE;
        }
        let combo = widgets::combo(("stage of step", step), width).show_ui(ui, |ui| {
            if widgets::entry(ui, "Not matched", shown.is_none()).clicked() {
                new = Some(None);
            }
            for stage in &map.stages {
                let mut offer = |ui: &mut Ui, id: &Id, label: String| {
                    let on = found.is_some_and(|m| m.at == *id);
                    if widgets::entry(ui, &label, on).clicked() {
                        new = Some(Some(id.clone()));
                    }
                };
                offer(ui, &stage.id, stage.name.clone());
                for inner in &stage.steps {
                    offer(ui, &inner.id, format!("    {}", inner.name));
                }
            }
        });
        widgets::combo_text(ui, &combo.response, words, color);
        let id = combo.response.id;
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(format!("Stage of {} {name}", step + 1)));
        if shown.is_none() && !combo.response.has_focus() {
            dashed(ui.painter(), combo.response.rect, Stroke::new(1.0, look.field_border));
        }
    });
    new
}

fn draw_arrow(ui: &Ui, rect: egui::Rect, matched: bool) {
    let look = Look::of(ui.ctx());
    let stroke = Stroke::new(1.25, if matched { look.muted } else { look.faint });
    let (left, right) = (rect.left_center(), rect.right_center());
    if matched {
        ui.painter().line_segment([left, right], stroke);
    } else {
        ui.painter().extend(Shape::dashed_line(&[left, right], stroke, 4.0, 3.0));
    }
    let head = |dy: f32| right + vec2(-5.0, dy);
    ui.painter().line(vec![head(-4.0), right, head(4.0)], stroke);
}

fn dashed(painter: &Painter, rect: egui::Rect, stroke: Stroke) {
    let rect = rect.shrink(0.5);
    let corners: Vec<Pos2> =
        vec![rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(Shape::dashed_line(&corners, stroke, 4.0, 3.0));
}
