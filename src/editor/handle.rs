//! Inputs go to the state of the machine; what it plans is done here, and the layout follows.

use kurbo::{Point, Vec2};

use super::input::{Button, Event, Input};
use super::key::Key;
use super::request::Request;
use super::selection::Thing;
use super::tools::{Cx, Panning, PlacingFromPalette, Plan, Refusing, Scrolls, Signal, State, Tool};
use super::{Cursor, Editor};
use crate::map::Map;

/// How long between two presses of a double click, in seconds, and how far apart, in canvas pixels.
const DOUBLE: (f64, f64) = (0.4, 6.0);

/// How near its edge the canvas begins to scroll under a drag, in pixels, and how fast at most, in pixels a second.
const EDGE: f64 = 36.0;
const SPEED: f64 = 900.0;

/// After a key the mouse is in use again once it went so far, in canvas pixels.
const MEANT: f64 = 12.0;

/// What the editor remembers of the last press, to tell a double click.
#[derive(Clone, Copy, Debug)]
pub(super) struct LastPress {
    at: Point,
    time: f64,
    clicks: u32,
}

impl Editor {
    /// Takes an input in; what only the app can do comes back.
    pub fn handle(&mut self, event: &Event) -> Option<Request> {
        let elapsed = (event.now - self.now).max(0.0);
        self.tick(event.now);
        let flown = self.follow_flight();
        let held_changed = self.mods != event.mods;
        self.mods = event.mods;
        let mut request = None;
        match &event.input {
            Input::Move(at) => {
                // A nudge of the table is no hand at the mouse.
                self.keyed = self.keyed.filter(|from| from.is_none_or(|from| from.distance(*at) < MEANT));
                self.pointer = Some(*at);
                self.signal(Signal::Move(*at));
            }
            Input::Press(at, button) => self.press_button(*at, *button),
            Input::Release(at, button) => {
                self.pointer = Some(*at);
                if self.button == Some(*button) {
                    self.button = None;
                    self.signal(Signal::Release(*at));
                }
            }
            Input::Leave => self.pointer = None,
            Input::FocusLost => self.lose_focus(),
            Input::Wheel(by) => {
                self.keyed = None;
                self.stop_flight();
                self.scrolled_from = None;
                self.camera.scroll_by(-*by);
                self.again();
            }
            Input::Zoom(at, factor) => {
                self.stop_flight();
                self.scrolled_from = None;
                self.camera.zoom_at(*at, *factor);
                self.again();
            }
            Input::Key(key) => request = self.key(*key),
            Input::Space(held) => self.space = *held,
            Input::PaletteDrag(what) => {
                self.commit_text();
                self.cancel();
                self.state = PlacingFromPalette::new(what.clone()).into();
                // It was pressed in the palette.
                self.button = Some(Button::Primary);
                self.again();
            }
            Input::TextChanged(text) => self.type_text(text),
            Input::TextCommitted => self.commit_text(),
            Input::TextCancelled => self.cancel_text(),
            Input::Scribe(input) => self.scribe(input),
            Input::Tick => {
                if self.scroll_at_edge(elapsed) || held_changed || flown {
                    self.again();
                }
            }
        }
        if held_changed && matches!(event.input, Input::Key(_) | Input::Space(_)) {
            self.again();
        }
        self.refresh();
        request
    }

    /// The window is no longer the one in use: what was held and dragged is let go; an open text stays open.
    fn lose_focus(&mut self) {
        self.space = false;
        if self.busy() {
            self.signal(Signal::Cancel);
            self.state = State::default();
        }
        self.button = None;
    }

    fn press_button(&mut self, at: Point, button: Button) {
        self.stop_flight();
        self.pointer = Some(at);
        self.keyboard = false;
        self.keyed = None;
        self.unheard = None;
        match self.button {
            // A second button during a gesture is a slip.
            Some(held) if held != button && self.busy() => return,
            // The release got lost, outside of the window perhaps.
            Some(_) if self.busy() => self.signal(Signal::Cancel),
            Some(_) | None => {}
        }
        if self.in_field(at) {
            // The text field takes its own clicks.
            return;
        }
        let clicks = match self.last_press {
            Some(last) if self.now - last.time <= DOUBLE.0 && last.at.distance(at) <= DOUBLE.1 => last.clicks + 1,
            _ => 1,
        };
        self.last_press = Some(LastPress { at, time: self.now, clicks });
        self.button = Some(button);
        if self.space && button == Button::Primary {
            self.commit_text();
            self.state = Panning::new(at).into();
            return;
        }
        self.signal(Signal::Press { at, button, clicks });
    }

    /// Whether the pointer is on a thing.
    fn points_at(&self, thing: &Thing) -> bool {
        self.pointer.is_some_and(|at| self.cx().under(at).thing().as_ref() == Some(thing))
    }

    /// Whether a point of the canvas lies on what the open text field covers.
    fn in_field(&self, at: Point) -> bool {
        self.field().is_some_and(|field| self.camera.rect_to_screen(field.pane, field.frame).contains(at))
    }

    fn key(&mut self, key: Key) -> Option<Request> {
        self.keyboard = true;
        self.keyed = Some(self.pointer);
        if matches!(self.state, State::Idle(_)) && self.unheard(key, self.mods) {
            return None;
        }
        match (&self.state, key) {
            (State::Idle(_), _) => self.press(self.mods, key).flatten(),
            (_, Key::Escape) => {
                self.signal(Signal::Cancel);
                self.focus_on_selection();
                None
            }
            (State::ChoosingTarget(_), _) => {
                self.choose_key(key);
                None
            }
            (State::EditingText(_), _) => {
                let command = super::Command::of_key(self.mods, key, self.os)?;
                if command.beside_text() { self.run(&command) } else { None }
            }
            // The keyboard is the text field's, or a gesture has to end first.
            (_, _) => None,
        }
    }

    /// Tells the state where the pointer is, because something else has changed.
    fn again(&mut self) {
        if let Some(at) = self.pointer.filter(|_| !matches!(self.state, State::Panning(_))) {
            self.signal(Signal::Move(at));
        }
    }

    fn signal(&mut self, signal: Signal) {
        let cancelled = matches!(signal, Signal::Cancel);
        let state = std::mem::take(&mut self.state);
        let (state, plans) = state.handle(signal, &self.cx());
        self.state = match state.changes().map(|part| self.map.unlocked(part)) {
            Some(Err(refusal)) => Refusing::new(refusal).into(),
            Some(Ok(())) | None => state,
        };
        for plan in plans {
            self.carry_out(plan);
        }
        if cancelled {
            self.scroll_back();
        } else if matches!(self.state.scrolls(), Scrolls::Not) {
            self.scrolled_from = None;
        }
    }

    /// Goes back to where the map was before the gesture that is given up scrolled it.
    pub(super) fn scroll_back(&mut self) {
        if let Some(from) = self.scrolled_from.take() {
            self.move_camera(|camera| camera.scroll_to(from));
        }
    }

    /// What a state may look at.
    pub(super) fn cx(&self) -> Cx<'_> {
        let layout = match self.state {
            State::EditingText(_) => self.layout(),
            _ => self.rest_layout(),
        };
        Cx {
            map: &self.map,
            layout,
            camera: &self.camera,
            selection: &self.selection,
            focus: self.focus.as_ref(),
            mods: self.mods,
            os: self.os,
            pointer: self.pointer,
            keys: self.keyed.is_some(),
        }
    }

    pub(super) fn carry_out(&mut self, plan: Plan) {
        match plan {
            Plan::Select(thing) => self.select(thing),
            Plan::Aim(cell) => self.aim(cell),
            Plan::Toggle(thing) => self.toggle(thing),
            Plan::Fold(lane) => self.toggle_fold(&lane),
            Plan::SelectAll(things) => self.select_all(things),
            Plan::CopyCards { label, lots } => self.copy_lots(&label, &lots),
            Plan::Apply { label, edit, select } => {
                self.history.seal();
                if let Some(select) = &select {
                    self.focus = select.lead().cloned();
                }
                self.attempt(&label, edit, select);
                self.history.seal();
            }
            Plan::Tie { one, other } => self.tie(&one, &other),
            Plan::AddTransition { kind, from, to } => self.add_transition(kind, &from, &to),
            Plan::AddStage { at } => self.add_stage_at(at),
            Plan::AddCard { kind, cell, index } => self.add_card_at(&kind, &cell, index),
            Plan::EditText(target) => {
                self.edit_text(target);
            }
            Plan::Settle(editing) => {
                let mut next = std::mem::take(&mut self.state);
                let kept = self.selection.clone();
                let slip = editing.blank(self.history.state()) && !self.points_at(&editing.target.thing());
                self.state = State::EditingText(*editing);
                if slip {
                    let there = |map: &Map| (map.lanes.len(), map.stages.len());
                    let before = there(&self.map);
                    self.cancel_text();
                    if there(&self.map) != before {
                        // The lane that came with the card is gone too: what was pressed may have been that.
                        next = State::default();
                    }
                } else {
                    self.commit_text();
                    self.selection = kept;
                }
                self.state = next;
            }
            Plan::CancelText => self.cancel_text(),
            Plan::Pan(by) => {
                self.stop_flight();
                self.camera.scroll_by(-by);
            }
            Plan::Say(text) => {
                self.say(&text);
                self.open_no_text();
            }
            Plan::Refuse(refusal) => self.refuse(&refusal),
        }
    }

    /// Scrolls while a drag is near the canvas's edge; returns whether it did.
    fn scroll_at_edge(&mut self, elapsed: f64) -> bool {
        let by = self.edge_speed() * elapsed.min(0.05);
        if by == Vec2::ZERO {
            return false;
        }
        let before = self.camera.scroll();
        self.camera.scroll_by(by);
        let moved = self.camera.scroll() != before;
        if moved {
            self.scrolled_from.get_or_insert(before);
        }
        moved
    }

    /// How fast the canvas has to scroll under the drag going on, in pixels a second.
    fn edge_speed(&self) -> Vec2 {
        let Some(at) = self.pointer else { return Vec2::ZERO };
        let inner = self.camera.inner();
        let along = |at: f64, from: f64, to: f64| {
            let (before, after) = (from + EDGE - at, at - (to - EDGE));
            if to - from < 3.0 * EDGE {
                0.0
            } else if before > 0.0 {
                -(before / EDGE).min(1.0) * SPEED
            } else {
                (after.max(0.0) / EDGE).min(1.0) * SPEED
            }
        };
        let (x, y) = (along(at.x, inner.x0, inner.x1), along(at.y, inner.y0, inner.y1));
        match self.state.scrolls() {
            Scrolls::Not => Vec2::ZERO,
            Scrolls::Sideways => Vec2::new(x, 0.0),
            Scrolls::UpAndDown => Vec2::new(0.0, y),
            Scrolls::Both => Vec2::new(x, y),
        }
    }

    /// When the editor next wants a [`Input::Tick`], if nothing happens before: at once while a drag scrolls the
    /// canvas or the camera flies, else when the next toast goes.
    pub fn wake_at(&self) -> Option<f64> {
        if self.can_scroll_on() || self.flying() { Some(self.now) } else { self.toasts_expiry() }
    }

    fn can_scroll_on(&self) -> bool {
        let by = self.edge_speed();
        if by == Vec2::ZERO {
            return false;
        }
        let mut tried = self.camera.clone();
        tried.scroll_by(by * 0.01);
        tried.scroll() != self.camera.scroll()
    }

    /// The shape of the pointer.
    pub fn cursor(&self) -> Cursor {
        if self.space && matches!(self.state, State::Idle(_)) {
            return Cursor::Grab;
        }
        self.state.cursor(&self.cx())
    }

    /// What mouse and keys would do now, for the status bar.
    pub fn hint(&self) -> String {
        if self.space && matches!(self.state, State::Idle(_)) {
            return "Drag to pan".to_owned();
        }
        if self.scribe_writes() && matches!(self.state, State::Idle(_)) {
            return self.scribe_hint();
        }
        self.state.hint(&self.cx())
    }

    /// The keyboard is on what is selected again, after it went looking for something else.
    pub(super) fn focus_on_selection(&mut self) {
        if !self.focus.as_ref().is_some_and(|thing| self.selection.has(thing)) {
            self.focus = self.selection.lead().cloned();
        }
    }

    /// Whether something is on its way over the map to a place that the hand still seeks.
    pub fn carrying(&self) -> bool {
        matches!(
            self.state,
            State::DraggingCards(_)
                | State::Reordering(_)
                | State::Connecting(_)
                | State::Marquee(_)
                | State::PlacingFromPalette(_)
        )
    }

    /// Whether a gesture is going on (a text being edited is none).
    pub fn busy(&self) -> bool {
        !matches!(self.state, State::Idle(_) | State::EditingText(_) | State::ChoosingTarget(_))
    }
}
