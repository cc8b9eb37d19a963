//! What an empty map says in the middle of the canvas: what to do first, until the first stage or lane is there.

use egui::{Align, Button, Frame, Layout, Margin, Popup, Rect, RichText, Stroke, Ui, UiBuilder, pos2, vec2};
use kurbo::Point;

use crate::app::style;
use crate::app::theme::Look;
use crate::app::widgets::{guarded, name_around, primary};
use crate::app::wish::{Wish, Wishes};
use crate::editor::{Command, Editor};
use crate::layout::Pane;
use crate::map::{LaneKind, Map, Part};

/// The lanes most maps begin with.
const LANES: [LaneKind; 6] = [
    LaneKind::Action,
    LaneKind::Touchpoint,
    LaneKind::Motive,
    LaneKind::PainPoint,
    LaneKind::Sentiment,
    LaneKind::Opportunity,
];

/// Size of the card.
const SIZE: egui::Vec2 = vec2(500.0, 168.0);

/// Whether there is nothing on the map yet.
fn is_empty(map: &Map) -> bool {
    map.stages.is_empty() && map.lanes.is_empty()
}

/// Shows the card on an empty map; gives the part of the window it takes presses in.
pub(super) fn show(ui: &mut Ui, editor: &Editor, canvas: Rect, wishes: &mut Wishes) -> Option<Rect> {
    if !is_empty(editor.map()) || editor.busy() || canvas.width() < SIZE.x || canvas.height() < SIZE.y {
        return None;
    }
    let look = Look::of(ui.ctx());
    let rect = Rect::from_center_size(pos2(canvas.center().x, middle(editor, canvas)), SIZE);
    let builder = UiBuilder::new().scope_id(egui::Id::unique("empty map")).max_rect(rect);
    let mut child = ui.new_child(builder.layout(Layout::top_down(Align::LEFT)));
    let frame = Frame::new()
        .fill(look.panel)
        .stroke(Stroke::new(1.0, look.hairline))
        .corner_radius(style::RADIUS + 5)
        .inner_margin(Margin::symmetric(24, 20));
    let shown = frame.show(&mut child, |ui| {
        ui.set_width(SIZE.x - 48.0);
        ui.label(RichText::new("This map is empty").font(egui::FontId::new(18.0, crate::app::fonts::semibold())));
        let text = "Stages are the phases of the journey, from left to right. Lanes say what their cards are: what the \
                    customer does, touchpoints, pain points.";
        ui.add(egui::Label::new(RichText::new(text).color(look.muted)).wrap());
        ui.add_space(8.0);
        guarded(ui, &editor.map().unlocked(Part::Stages), |ui| buttons(ui, wishes));
    });
    Some(shown.response.rect)
}

/// Below the title and whatever else the map shows, in the middle of what is left.
fn middle(editor: &Editor, canvas: Rect) -> f32 {
    let foot = editor.camera().to_screen(Pane::Body, Point::new(0.0, editor.layout().size.height)).y as f32;
    let top = (canvas.top() + foot).clamp(canvas.top(), canvas.bottom() - SIZE.y);
    (top + SIZE.y / 2.0 + 8.0).max(canvas.center().y).min(canvas.bottom() - SIZE.y / 2.0)
}

fn buttons(ui: &mut Ui, wishes: &mut Wishes) {
    let size = vec2(0.0, style::CONTROL);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if primary(ui, "Add a stage").on_hover_text("G").clicked() {
            wishes.push(Wish::Run(Command::AddStage));
        }
        let lane = ui.add(Button::new("Add a lane").min_size(size));
        Popup::menu(&lane).show(|ui| {
            name_around(ui, "Add a lane");
            ui.set_min_width(180.0);
            ui.spacing_mut().button_padding = style::MENU_PADDING;
            ui.spacing_mut().item_spacing.y = 1.0;
            for kind in LANES {
                if ui.add(Button::new(kind.label()).frame_when_inactive(false)).clicked() {
                    wishes.push(Wish::Run(Command::AddLane(kind)));
                }
            }
        });
        if ui.add(Button::new("Paste a list").min_size(size)).on_hover_text(Command::Paste.tooltip()).clicked() {
            wishes.push(Wish::Run(Command::Paste));
        }
        if ui.add(Button::new("Use a template…").min_size(size)).on_hover_text(Command::New.tooltip()).clicked() {
            wishes.push(Wish::Run(Command::New));
        }
    });
}
