//! The window of an open map: bar, palette, outline, canvas, inspector, status line around each other.

use egui::{Frame, Panel as Edge, Ui, vec2};

use super::coach::{self, Anchors};
use super::inspector::{self, Inspected, Spot};
use super::menus::{Beside, Switches};
use super::pace::text_focused;
use super::panels::Panels;
use super::parts::{Part, toasts};
use super::session::Session;
use super::theme::Look;
use super::widgets::name_part;
use super::wish::Wishes;
use super::{palette, status_bar, style, top_bar};
use crate::editor::{Panel, Request};

/// Width of the panel at the left.
const LEFT: f32 = 216.0;
/// Width of the inspector.
const RIGHT: f32 = 280.0;

/// Space around the inspector where it lies over the canvas.
const AIR: f32 = 8.0;

/// Shows the whole window for this map; gives what only the app can do.
pub(super) fn show(ui: &mut Ui, session: &mut Session, panels: &Panels, switches: Switches) -> Vec<Request> {
    let mut wishes = Wishes::default();
    session.parts.begin();
    let spot = session.spot.take_if(|_| reachable(ui.ctx()));
    let window = ui.max_rect();
    session.check();
    session.summary.follow(session.editor.map(), session.editor.state(), session.editor.selection());
    let file = session.file_name();
    let beside = Beside { switches, recent: &session.recent };
    let export = top_bar::show(ui, Some(&session.editor), file.as_deref(), beside, &mut wishes);
    status_bar::show(ui, session, &mut wishes);
    let middle = ui.available_rect_before_wrap();
    let layer = ui.layer_id();
    session.parts.put(Part::Bar, layer, window.with_max_y(middle.top()));
    session.parts.put(Part::Toasts, toasts(), window);
    session.parts.put(Part::Hint, coach::layer(), window);
    let palette = left(ui, session, panels, &mut wishes);
    let inspector = panels.open(Panel::Inspector);
    if inspector && !panels.inspector_floats() {
        let look = Look::of(ui.ctx());
        let frame = Frame::new().fill(look.panel);
        Edge::right("inspector").exact_size(RIGHT).resizable(false).frame(frame).show(ui, |ui| {
            name_part(ui, "Inspector");
            session.parts.put(Part::Inspector, layer, ui.max_rect());
            inspect(ui, session, spot.as_ref(), &mut wishes);
        });
    }
    session.funnel_action = session.funnel.show(ui, session.editor.map(), panels.open(Panel::Funnel));
    let found = session.find.show(ui, &mut session.editor);
    let line = session.scribe.show(ui, &mut session.editor, &mut session.scribe_paste);
    let canvas = egui::CentralPanel::no_frame().show(ui, |ui| {
        name_part(ui, "Journey map");
        let Session { editor, view, .. } = &mut *session;
        view.show(ui, editor, &mut wishes)
    });
    session.canvas = canvas.response.rect;
    let mut below = egui::Rect::from_min_max(session.canvas.left_bottom(), session.canvas.right_bottom());
    if let Some(line) = line {
        session.parts.put(Part::Scribe, layer, line);
        below = line.with_min_y(line.bottom());
    }
    if let Some((layer, bar)) = session.find.place() {
        session.parts.put(Part::Find, layer, bar);
        below = bar.with_min_y(bar.bottom());
    }
    session.parts.put(Part::Funnel, layer, below.with_max_y(middle.bottom()));
    session.anchors = Anchors { palette, canvas: Some(session.canvas), export };
    session.scribe.attend(ui.ctx(), &mut session.editor);
    session.editor.announce_selection();
    let mut requests = canvas.inner;
    requests.extend(found);
    let floats = inspector && panels.inspector_floats();
    let covered =
        if floats { floating(ui, canvas.response.rect, session, spot.as_ref(), &mut wishes) } else { (0.0, 0.0) };
    session.editor.cover(covered);
    inspector::settle(ui.ctx(), session.editor.map(), &mut wishes);
    requests.extend(session.grant(wishes, text_focused(ui.ctx())));
    requests
}

/// Whether the panels can have the keyboard: what lies over the window keeps it for the frame in which it goes.
fn reachable(ctx: &egui::Context) -> bool {
    let free = ctx.memory(|memory| memory.top_modal_layer().is_none());
    if !free {
        ctx.request_repaint();
    }
    free
}

/// Shows palette and outline; gives where the palette is.
fn left(ui: &mut Ui, session: &mut Session, panels: &Panels, wishes: &mut Wishes) -> Option<egui::Rect> {
    let (palette_open, outline_open) = (panels.open(Panel::Palette), panels.open(Panel::Outline));
    if !palette_open && !outline_open {
        return None;
    }
    let look = Look::of(ui.ctx());
    let frame = Frame::new().fill(look.panel);
    let mut palette = None;
    Edge::left("left").exact_size(LEFT).resizable(false).frame(frame).show(ui, |ui| {
        name_part(
            ui,
            match (palette_open, outline_open) {
                (true, true) => "Palette and outline",
                (true, false) => "Palette",
                (false, _) => "Outline",
            },
        );
        ui.spacing_mut().item_spacing.y = 6.0;
        let (layer, whole) = (ui.layer_id(), ui.max_rect());
        if palette_open {
            palette = Some(palette::show(ui, &session.editor, wishes));
            if outline_open {
                ui.add(egui::Separator::default().spacing(1.0));
            }
        }
        let border = if palette_open { ui.cursor().top() } else { whole.top() };
        session.parts.put(Part::Palette, layer, whole.with_max_y(if outline_open { border } else { whole.bottom() }));
        if outline_open {
            session.parts.put(Part::Outline, layer, whole.with_min_y(border));
            let Session { editor, outline, .. } = session;
            outline.show(ui, editor.map(), editor.state(), editor.selection(), wishes);
        }
    });
    palette
}

fn inspect(ui: &mut Ui, session: &Session, spot: Option<&Spot>, wishes: &mut Wishes) {
    let inspected = Inspected {
        map: session.editor.map(),
        selection: session.editor.selection(),
        summary: &session.summary,
        findings: session.findings(),
        spot,
    };
    inspector::show(ui, &inspected, wishes);
}

/// The inspector over an end of the canvas: the right one, or the left where it would lie on what is selected; gives how
/// much it covers there. It is out of the way while something is carried over the map.
fn floating(
    ui: &Ui,
    canvas: egui::Rect,
    session: &mut Session,
    spot: Option<&Spot>,
    wishes: &mut Wishes,
) -> (f64, f64) {
    let lead = session.editor.selection().lead().filter(|_| !session.editor.carrying());
    let Some(selected) = lead.cloned() else { return (0.0, 0.0) };
    let width = f64::from(RIGHT + 2.0 * AIR);
    session.aside.decide(&session.editor, &selected, (width, f64::from(canvas.width())));
    let look = Look::of(ui.ctx());
    let height = (canvas.height() - 2.0 * AIR).max(120.0);
    let left = if session.aside.left() { canvas.left() + AIR } else { canvas.right() - RIGHT - AIR };
    let at = egui::pos2(left, canvas.top() + AIR);
    let area = egui::Area::new(egui::Id::unique("floating inspector")).fixed_pos(at).order(egui::Order::Middle);
    let area = area.role(egui::Role::Pane).accessible_name("Inspector");
    area.show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(look.panel)
            .stroke(egui::Stroke::new(1.0, look.card_border))
            .shadow(ui.visuals().popup_shadow)
            .corner_radius(style::RADIUS + 3);
        frame.show(ui, |ui| {
            ui.set_min_size(vec2(RIGHT, height));
            ui.set_max_size(vec2(RIGHT, height));
            session.parts.put(Part::Inspector, ui.layer_id(), ui.max_rect());
            inspect(ui, session, spot, wishes);
        });
    });
    if session.aside.left() { (width, 0.0) } else { (0.0, width) }
}
