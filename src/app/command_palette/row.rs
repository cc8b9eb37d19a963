//! One row of the command palette: a mark, the title with the letters meant, where it is, its keys.

use std::ops::Range;

use egui::{Id, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::icons::{self, Icon};
use crate::app::style;
use crate::app::text;
use crate::app::theme::Look;
use crate::app::widgets::tell_selected;
use crate::editor::{Choice, Listed, Thing};

/// Height of a row.
pub(super) const HEIGHT: f32 = 34.0;

/// Which row of how many, and whether Enter takes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) of: usize,
    pub(super) chosen: bool,
}

/// The id of a row.
pub(super) fn id(at: usize) -> Id {
    Id::unique(("command palette row", at))
}

/// Draws a row.
pub(super) fn show(ui: &mut Ui, listed: &Listed, meant: &[Range<usize>], place: Place) -> Response {
    let look = Look::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    // A row is no stop of the Tab key: the keyboard stays in the field.
    let response = ui.interact(rect, id(place.at), Sense::CLICK);
    let able = listed.refused.is_none();
    let said = said(listed);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, able, place.chosen, &said));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        tell_selected(node, place.chosen);
        // Counted from 0 there.
        node.set_position_in_set(place.at);
        node.set_size_of_set(place.of);
        if let Some(why) = &listed.refused {
            node.set_description(why.to_string());
        }
    });
    if place.chosen {
        ui.painter().rect_filled(rect, style::RADIUS, look.accent_ground);
        let bar = egui::Rect::from_min_size(rect.min + vec2(0.0, 6.0), vec2(3.0, HEIGHT - 12.0));
        ui.painter().rect_filled(bar, 1.5, look.accent);
    } else if response.hovered() && able {
        ui.painter().rect_filled(rect, style::RADIUS, look.chip);
    }
    mark(ui, listed, pos2(rect.left() + 20.0, rect.center().y), &look);
    let middle = rect.center().y;
    let color = if able { look.text } else { look.muted };
    let right = beside(ui, listed, rect, &look);
    let left = rect.left() + 38.0;
    let shown = text::line(ui.ctx(), &listed.title, &style::control(), (right - 14.0 - left).max(60.0));
    shown.paint_marked(ui.painter(), (left, middle), meant, (color, look.found_ground));
    response
}

/// What stands at the right: the keys, and the place or why it cannot be done. Gives the left edge of it.
fn beside(ui: &Ui, listed: &Listed, rect: egui::Rect, look: &Look) -> f32 {
    let mut right = rect.right() - 12.0;
    let mut put = |words: &str, most: f32, color| {
        let shown = text::line(ui.ctx(), words, &style::small(), most);
        right -= shown.size().x;
        shown.paint_middle(ui.painter(), right, rect.center().y, color);
        right -= 14.0;
    };
    if !listed.keys.is_empty() {
        put(&listed.keys, 150.0, look.text);
    }
    let words = listed.refused.as_deref().unwrap_or(&listed.place);
    put(words, rect.width() * 0.4, look.muted);
    right
}

fn mark(ui: &Ui, listed: &Listed, at: egui::Pos2, look: &Look) {
    let square = egui::Rect::from_center_size(at, vec2(18.0, 18.0));
    let color = if listed.refused.is_none() { look.muted } else { look.faint };
    match (&listed.choice, &listed.kind) {
        (Choice::Go(_), Some(kind)) => {
            icons::kind_bar(ui.painter(), at, 16.0, look.kind(kind), Look::hollow(kind));
        }
        (Choice::Go(Thing::Stage(_) | Thing::Step(_)), None) => icons::stage_mark(ui.painter(), at, look.head),
        (Choice::Go(_), None) => {
            for y in [-3.0, 3.0] {
                let line = [at + vec2(-7.0, y), at + vec2(7.0, y)];
                ui.painter().line_segment(line, egui::Stroke::new(1.5, color));
            }
        }
        (Choice::Open(_), _) => {
            let page = egui::Rect::from_center_size(at, vec2(10.0, 13.0));
            let stroke = egui::Stroke::new(1.5, color);
            ui.painter().rect_stroke(page, 2.0, stroke, egui::StrokeKind::Inside);
        }
        (Choice::Run(_), _) => icons::paint(ui.painter(), Icon::ChevronRight, square, 13.0, color),
    }
}

/// What a screen reader says: "Add pain point, Insert, P".
pub(super) fn said(listed: &Listed) -> String {
    let parts = [listed.title.as_str(), listed.refused.as_deref().unwrap_or(&listed.place), &listed.keys];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}
