//! The canvas in the window: the map's picture, marks over it, the open text, and what mouse and keys do there.

mod access;
mod alone;
mod announce;
mod arrows;
mod bars;
mod beginning;
mod bubble;
mod ghost;
mod headings;
mod hidden;
mod inline_edit;
mod input;
pub(super) mod keys;
mod marks;
mod menu;
mod names;
mod place;

use egui::{CursorIcon, Key, Painter, Rect, Sense, Ui};
use kurbo::Size;

use self::access::Asked;
use self::bars::ScrollBars;
use self::inline_edit::InlineEdit;
use self::input::Ears;
use self::menu::{KeyMenu, More};
use self::names::Names;
use self::place::Place;
use super::canvas::budget::{Budget, RASTERING};
use super::canvas::{Canvas, Drawn, View};
use super::coach;
use super::find;
use super::pace::text_focused;
use super::theme::Look;
use super::wish::Wishes;
use crate::editor::{Command, Cursor, Editor, Event, Input, Mods, Overlay, Request, Thing};
use crate::layout::Pane;

/// What the canvas keeps from frame to frame.
#[derive(Default)]
pub(super) struct MapView {
    canvas: Canvas,
    drawn: Drawn,
    names: Names,
    inline: InlineEdit,
    more: More,
    key_menu: KeyMenu,
    bars: ScrollBars,
    /// Where the chip of a stage shown alone takes presses.
    chip: Option<Rect>,
    /// Where an empty map says what to do first.
    beginning: Option<Rect>,
    /// How the map was brought into view at first: zoom and scroll, as long as nobody has changed them.
    placed: Option<(f64, kurbo::Vec2)>,
    /// Whether somebody has.
    looked_around: bool,
    /// To be brought into sight once the panels around the canvas have their new sizes.
    wanted: Option<Thing>,
    /// Whether a menu was open in the last frame.
    menu: bool,
    /// Whether the canvas had the keyboard at the end of the last frame.
    had_keyboard: bool,
    /// Whether it was given the keyboard when its map was opened.
    begun: bool,
    /// Whether keys of this frame are the canvas's.
    keyboard: bool,
    /// Whether a thing in sight shows that.
    marked: bool,
    /// Whether something beside it had.
    elsewhere: bool,
    /// The node of the thing that had egui's focus last.
    spoken: Option<egui::Id>,
    /// Time of the frame.
    now: f64,
}

/// Of so many selected cards the number is drawn above the ring; of more nobody points at one.
const MOST_TAGS: usize = 20;

/// The zoom below which a map is not shown at first, even if it does not fit: its text is to be read.
const LEAST_AT_FIRST: f64 = 0.62;

impl MapView {
    /// Shows the canvas in what is left of `ui`; gives what only the app can do.
    pub(super) fn show(&mut self, ui: &mut Ui, editor: &mut Editor, wishes: &mut Wishes) -> Vec<Request> {
        let rect = ui.available_rect_before_wrap();
        let look = Look::of(ui.ctx());
        // Back from a thing on the map is back from the map: its canvas comes before it.
        let back = ui.input(|input| input.modifiers.shift && input.key_pressed(Key::Tab));
        if back && self.spoken.is_some() && ui.memory(|memory| memory.focused()) == self.spoken {
            ui.memory_mut(|memory| memory.request_focus(canvas_id()));
        }
        let response = ui.interact(rect, canvas_id(), Sense::click_and_drag());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, "Map"));
        self.now = ui.input(|input| input.time);
        self.measure(editor, rect);
        if let Some(thing) = self.wanted.take() {
            editor.reveal(&thing);
        }
        let requests = self.hear(ui, editor, &response);
        if let Some(palette) = &look.palette {
            self.drawn.follow(editor, palette, f64::from(ui.ctx().pixels_per_point()));
        }
        self.paint(ui, editor, rect, &look, wishes);
        self.beginning = beginning::show(ui, editor, rect, wishes);
        self.access(ui, editor, rect);
        announce::show(ui, rect, editor);
        if !editor.busy() {
            menu::context(&response, editor, wishes);
        }
        self.key_menu.show(&response, editor, wishes);
        self.focus(ui, editor, &response);
        if self.had_keyboard && self.keyboard && editor.by_key() && !self.marked {
            ui.painter().rect_stroke(rect, 0.0, egui::Stroke::new(2.0, look.accent), egui::StrokeKind::Inside);
        }
        set_cursor(ui, editor, &response);
        if let Some(at) = editor.wake_at() {
            let now = ui.input(|input| input.time);
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64((at - now).max(0.0)));
        }
        requests
    }

    /// Opens the menu of what is selected, at a place in the window, else at the thing.
    pub(super) fn open_menu(&mut self, ctx: &egui::Context, editor: &Editor, canvas: Rect, at: Option<Rect>) {
        let place = Place { canvas, camera: editor.camera() };
        let thing = editor.selection().lead().and_then(|thing| editor.place(thing));
        let shown = thing.map(|(pane, rect)| place.rect(pane, rect).intersect(place.clip(pane)));
        let middle = Rect::from_center_size(canvas.center(), egui::Vec2::ZERO);
        self.key_menu.open(ctx, at.or(shown.filter(|rect| rect.is_positive())).unwrap_or(middle));
    }

    /// Brings a thing into sight in the next frame.
    pub(super) fn reveal_next(&mut self, thing: Thing) {
        self.wanted = Some(thing);
    }

    /// An input at the time of the frame, with nothing held.
    pub(super) fn event(&self, input: Input) -> Event {
        Event { input, mods: Mods::NONE, now: self.now }
    }

    fn measure(&mut self, editor: &mut Editor, rect: Rect) {
        let size = Size::new(f64::from(rect.width()), f64::from(rect.height()));
        let width = editor.layout().size.width;
        let camera = editor.camera();
        self.looked_around |= self.placed.is_some_and(|placed| placed != (camera.zoom(), camera.scroll()));
        if camera.viewport() == size && self.placed.is_some() {
            return;
        }
        let camera = editor.camera_mut();
        camera.set_viewport(size);
        // The window may reach its size only after its first frames, and panels may fold before anybody scrolls.
        if !self.looked_around {
            camera.zoom_to((size.width / width.max(1.0)).clamp(LEAST_AT_FIRST, 1.0));
            camera.scroll_to(kurbo::Vec2::ZERO);
            self.placed = Some((camera.zoom(), camera.scroll()));
        }
    }

    fn hear(&mut self, ui: &Ui, editor: &mut Editor, response: &egui::Response) -> Vec<Request> {
        let covered: Vec<Rect> = {
            let parts = self.inline.rect.into_iter().chain(self.more.rect()).chain(self.chip).chain(self.beginning);
            parts.chain(self.bars.covered.iter().copied()).collect()
        };
        let focused = ui.memory(|memory| memory.focused());
        let on_map = on_map(editor);
        let open = editor.editing().is_some();
        let keyboard = !open
            && focused.is_none_or(|id| id == response.id || Some(id) == on_map)
            && !egui::Popup::is_any_open(ui.ctx());
        let typing = open || ui.ctx().egui_wants_keyboard_input() && !keyboard && text_focused(ui.ctx());
        let modal = ui.memory(|memory| memory.top_modal_layer().is_some());
        let menu = egui::Popup::is_any_open(ui.ctx());
        // The Escape that closed a menu in this frame was the menu's, and that which left a button was the button's.
        let closed = std::mem::replace(&mut self.menu, menu) && !menu;
        let closed = closed || self.elsewhere && focused.is_none() && !editor.busy();
        let hinted =
            focused.and_then(|id| ui.ctx().read_response(id)).is_some_and(|hint| hint.layer_id == coach::layer());
        // Whoever comes by a key sees where that is; who presses the mouse knows.
        let here = |id: egui::Id| id == response.id || Some(id) == on_map;
        if !self.had_keyboard && focused.is_some_and(here) {
            editor.come_by_key();
        }
        if focused.is_some() && focused == on_map {
            self.spoken = focused;
        }
        if keyboard && arrow_pressed(ui) {
            // A focus of this frame is not locked yet, and egui would walk on from the map.
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        }
        self.keyboard = keyboard;
        let ears = Ears {
            canvas: response,
            covered: &covered,
            keyboard,
            free: keyboard && focused.is_none(),
            hinted,
            typing,
            modal: modal || menu,
            closed,
        };
        input::hear(ui, editor, &ears)
    }

    fn paint(&mut self, ui: &mut Ui, editor: &mut Editor, rect: Rect, look: &Look, wishes: &mut Wishes) {
        let mut overlay = editor.overlay();
        // One place has the keyboard, and one mark says so.
        overlay.focus = overlay.focus.filter(|_| self.keyboard);
        self.marked = overlay.focus.as_ref().is_some_and(|mark| {
            let place = Place { canvas: rect, camera: editor.camera() };
            place.rect(mark.pane, mark.rect).intersects(place.clip_of(&mark.thing, mark.pane))
        });
        let Some(scene) = look.palette.as_ref().and_then(|palette| self.drawn.scene(editor, palette)) else { return };
        let painter = ui.painter().with_clip_rect(rect);
        let view = View::of(editor.camera());
        let lit = if overlay.ghost.is_some() { &[][..] } else { &overlay.lit };
        let opacity = self.drawn.opacity(lit, editor);
        self.canvas.paint_with(&painter, rect, &scene, &view, &opacity, &mut Budget::new(RASTERING));
        let camera = editor.camera().clone();
        let place = Place { canvas: rect, camera: &camera };
        let open = overlay.field.as_ref().map(|field| field.target.thing());
        headings::show(&painter, &place, editor.layout(), open.as_ref(), look);
        arrows::lit(&painter, &place, &overlay, look);
        marks::folds(&painter, &place, editor.layout(), look);
        marks::paint(&painter, &place, &overlay, look);
        arrows::drawing(&painter, &place, &overlay, look);
        find::paint(&painter, &place, editor, look);
        if let Some(frame) = &overlay.frame {
            marks::frame(&painter, &place, frame, look);
        }
        if let Some(rect) = editor.scribe_rect().or_else(|| editor.aimed_rect()) {
            marks::next_card(&painter, &place, rect, look);
        }
        self.tags(&painter, &place, &overlay, editor);
        self.more.show(ui, &place, overlay.hover.as_ref(), editor, wishes);
        if let Some(ghost) = &overlay.ghost {
            ghost::paint(&painter, &mut self.canvas, &self.drawn, &place, editor.map(), ghost, look);
        }
        if let (Some(refused), Some(at)) = (&overlay.refused, ui.input(|input| input.pointer.latest_pos())) {
            // Over the inspector too, where that floats.
            let layer = egui::LayerId::new(egui::Order::Tooltip, egui::Id::unique("refusal"));
            bubble::paint(&ui.ctx().layer_painter(layer), rect, at, refused, look);
        }
        self.bars.show(ui, rect, editor, look);
        hidden::show(ui, &place, editor, wishes);
        self.chip = alone::show(ui, rect, editor, wishes);
        let told = self.inline.show(ui, editor, &place, overlay.field.as_ref());
        self.tell(ui, editor, told);
    }

    /// Numbers stand above the rings of what is selected or under the pointer, those of its neighbours too.
    fn tags(&mut self, painter: &Painter, place: &Place<'_>, overlay: &Overlay, editor: &Editor) {
        if !editor.numbered() || overlay.ghost.is_some() {
            return;
        }
        let painter = painter.with_clip_rect(place.clip(Pane::Body));
        for mark in overlay.hover.iter().chain(overlay.selected.iter().take(MOST_TAGS)) {
            let Thing::Card(card) = &mark.thing else { continue };
            let Some((cell, at)) = editor.layout().cell_of(card) else { continue };
            for card in cell.cards.iter().skip(at.saturating_sub(1)).take(3) {
                if let Some(tag) = self.drawn.tag_of(card.id) {
                    let corner = place.rect(Pane::Body, card.rect).min;
                    self.canvas.paint_group(&painter, tag, place.camera.zoom(), corner, 1.0);
                }
            }
        }
    }

    fn tell(&mut self, ui: &Ui, editor: &mut Editor, told: Vec<Input>) {
        for input in told {
            if matches!(input, Input::TextChanged(_)) {
                // What one types is to be seen, also as the card grows.
                self.wanted = editor.editing().map(|editing| editing.target.thing());
            }
            // Nothing that a text field says needs the app.
            let _ = editor.handle(&self.event(input));
            ui.ctx().request_repaint();
            if editor.editing().is_none() && ui.memory(|memory| memory.focused().is_none()) {
                // At once: the next key is the map's, and not that of a field that is gone.
                ui.memory_mut(|memory| memory.request_focus(canvas_id()));
            }
        }
    }

    fn access(&mut self, ui: &mut Ui, editor: &mut Editor, rect: Rect) {
        if !access::heard(ui) {
            return;
        }
        self.names.follow(editor.map(), editor.state());
        let camera = editor.camera().clone();
        let place = Place { canvas: rect, camera: &camera };
        for asked in access::show(ui, editor, &mut self.names, &place) {
            match asked {
                Asked::Select(thing) => editor.select(Some(thing)),
                Asked::Better(thing) => nudge(editor, thing, Command::SentimentUp),
                Asked::Worse(thing) => nudge(editor, thing, Command::SentimentDown),
            }
        }
    }

    /// While the canvas has the keyboard, the thing it is on has egui's focus, so that screen readers follow.
    fn focus(&mut self, ui: &Ui, editor: &Editor, response: &egui::Response) {
        if !std::mem::replace(&mut self.begun, true) {
            // Whatever had it is gone with what was shown before. Dialogs and hints ask for it later.
            response.request_focus();
        }
        let here = ui.memory(|memory| memory.focused());
        self.had_keyboard = here.is_some_and(|id| id == response.id || Some(id) == on_map(editor));
        self.elsewhere = here.is_some() && !self.had_keyboard;
        if editor.editing().is_some() || ui.memory(|memory| memory.top_modal_layer().is_some()) {
            return;
        }
        let node = on_map(editor).filter(|id| ui.read_response(*id).is_some());
        let focused = ui.memory(|memory| memory.focused());
        // From thing to thing: the one walked away from loses the focus only once the frame ends, or has lost it.
        let lost = focused.is_none() && !egui::Popup::is_any_open(ui.ctx());
        let walked = self.spoken.is_some() && (focused == self.spoken || lost);
        if let Some(node) = node.filter(|_| response.has_focus() || walked) {
            ui.memory_mut(|memory| memory.request_focus(node));
            self.spoken = Some(node);
            // It never left the map, and nobody comes to it with the next frame.
            (self.had_keyboard, self.elsewhere) = (true, false);
        } else if focused.is_some() {
            self.spoken = None;
        }
        // Arrows, Tab aside, are the map's and not egui's way to the next widget.
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            ..egui::EventFilter::default()
        };
        for id in node.into_iter().chain([response.id]) {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
    }
}

/// The node of what the keyboard is on while the canvas has it.
fn on_map(editor: &Editor) -> Option<egui::Id> {
    editor.focus().or_else(|| editor.selection().lead()).map(access::id)
}

/// Whether a plain arrow key was pressed in this frame.
fn arrow_pressed(ui: &Ui) -> bool {
    const ARROWS: [Key; 4] = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    ui.input(|input| !input.modifiers.any() && ARROWS.iter().any(|key| input.key_pressed(*key)))
}

/// Gives the canvas the keyboard.
pub(super) fn take_keyboard(ctx: &egui::Context) {
    ctx.memory_mut(|memory| memory.request_focus(canvas_id()));
}

/// The id by which the canvas has egui's focus.
pub(super) fn canvas_id() -> egui::Id {
    egui::Id::unique("map canvas")
}

fn nudge(editor: &mut Editor, thing: Thing, command: Command) {
    editor.select(Some(thing));
    let _ = editor.run(&command);
}

fn set_cursor(ui: &Ui, editor: &Editor, response: &egui::Response) {
    if !editor.busy() && !response.contains_pointer() {
        return;
    }
    let icon = match editor.cursor() {
        Cursor::Default => return,
        Cursor::Pointer => CursorIcon::PointingHand,
        Cursor::Grab => CursorIcon::Grab,
        Cursor::Grabbing => CursorIcon::Grabbing,
        Cursor::Copy => CursorIcon::Copy,
        Cursor::NotAllowed => CursorIcon::NotAllowed,
        Cursor::Crosshair => CursorIcon::Crosshair,
        Cursor::ResizeColumn => CursorIcon::ResizeHorizontal,
        Cursor::ResizeVertical => CursorIcon::ResizeVertical,
    };
    ui.ctx().set_cursor_icon(icon);
}
