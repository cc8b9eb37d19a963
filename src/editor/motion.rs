//! Where the camera goes, and how: in a short flight, or at once where motion is not wanted.

use kurbo::{Rect, Vec2};

use super::aim;
use super::camera::{Camera, Flight};
use super::command::Direction;
use super::{Editor, Thing};
use crate::layout::Pane;
use crate::map::Id;

/// How large *Fit selection* shows what is selected, and going to a stage the stage: their text is to be read, and not
/// to fill the wall.
const SELECTION: (f64, f64) = (0.1, 1.5);
const STAGE: (f64, f64) = (1.0, 1.6);

/// How far the arrows scroll at a time, as a part of what is seen.
const STEP: f64 = 0.2;

impl Editor {
    /// Whether the camera flies to where it is sent. Without (as at first) it is there at once.
    pub fn set_motion(&mut self, motion: bool) {
        self.motion = motion;
        if !motion {
            self.land();
        }
    }

    /// Changes what the camera sees: of where it is on its way to, while it is on its way.
    pub(super) fn move_camera(&mut self, change: impl FnOnce(&mut Camera)) {
        let mut to = self.flight.take().map_or_else(|| self.camera.clone(), |flight| flight.to().clone());
        change(&mut to);
        self.send_camera(to);
    }

    /// Sends the camera to a view.
    pub(super) fn send_camera(&mut self, to: Camera) {
        self.flight = if self.motion { Flight::between(&self.camera, to.clone(), self.now) } else { None };
        if self.flight.is_none() {
            self.camera = to;
        }
    }

    /// Follows the flight to this time; whether the camera moved.
    pub(super) fn follow_flight(&mut self) -> bool {
        let Some(flight) = self.flight.take() else { return false };
        if self.camera.follow(&flight, self.now) {
            self.flight = Some(flight);
        }
        true
    }

    /// Ends the flight where it leads, because something else goes by where things stand.
    pub(super) fn land(&mut self) {
        if let Some(flight) = self.flight.take() {
            self.camera = flight.to().clone();
            self.refresh();
        }
    }

    /// Stops the flight where it is: a hand takes the camera.
    pub(super) fn stop_flight(&mut self) {
        self.flight = None;
    }

    /// Whether the camera is on its way.
    pub fn flying(&self) -> bool {
        self.flight.is_some()
    }

    /// Tells how much of the canvas a panel covers from its left and from its right edge, in canvas pixels: what is
    /// selected by key, gone to or found is brought into sight beside it.
    pub fn cover(&mut self, covered: (f64, f64)) {
        self.camera.cover(covered);
        if let Some(flight) = &mut self.flight {
            flight.cover(covered);
        }
    }

    /// What is seen once the camera is where it is on its way to.
    pub fn camera_ahead(&self) -> &Camera {
        self.flight.as_ref().map_or(&self.camera, Flight::to)
    }

    /// Scrolls as little as needed to show a thing.
    pub fn reveal(&mut self, thing: &Thing) {
        if let Some((pane, rect)) = aim::place(self.layout(), thing) {
            self.move_camera(|camera| camera.reveal(pane, rect));
        }
    }

    /// Shows what is selected as large as it fits.
    pub(super) fn fit_selection(&mut self) {
        if let Some(rect) = self.selected_place() {
            self.move_camera(|camera| camera.show(rect, SELECTION));
        }
    }

    /// Around everything selected, in map pixels of the body: a stage is all of its columns, a lane all of its stripe.
    pub(super) fn selected_place(&self) -> Option<Rect> {
        self.selection.things().filter_map(|thing| self.whole_place(thing)).reduce(|a, b| a.union(b))
    }

    fn whole_place(&self, thing: &Thing) -> Option<Rect> {
        let layout = self.layout();
        match thing {
            Thing::Stage(id) => self.stage_place(id),
            Thing::Step(id) => layout.column(id).map(|column| self.full_height(column.x, column.x + column.width)),
            Thing::Lane(id) => layout.lane(id).map(|lane| lane.rect),
            Thing::Head | Thing::Card(_) | Thing::Sentiment { .. } | Thing::Link(_) | Thing::Transition(_) => {
                aim::place(layout, thing).filter(|(pane, _)| *pane == Pane::Body).map(|(_, rect)| rect)
            }
        }
    }

    /// A stage's columns below the heads, in map pixels.
    pub(super) fn stage_place(&self, stage: &Id) -> Option<Rect> {
        let layout = self.layout();
        let (left, right) = layout.span(layout.head(stage)?)?;
        Some(self.full_height(left, right))
    }

    fn full_height(&self, left: f64, right: f64) -> Rect {
        let layout = self.layout();
        Rect::new(left, layout.frozen.heads.1, right, layout.size.height)
    }

    /// Selects a stage, if nothing in it is selected, and shows it large enough to be read.
    pub(super) fn go_to_stage(&mut self, index: usize) {
        let Some(stage) = self.map.stages.get(index).map(|stage| stage.id.clone()) else { return };
        if self.selected_stage() != Some(index) {
            self.select(Some(Thing::Stage(stage.clone())));
        }
        if self.spotlight.is_some() {
            self.light(stage);
        } else if let Some(rect) = self.stage_place(&stage) {
            self.move_camera(|camera| camera.show(rect, STAGE));
        }
    }

    /// Goes to the stage after or before the current one.
    pub(super) fn go_on(&mut self, forward: bool) {
        if let Some(to) = self.stage_beside(forward) {
            self.select(self.map.stages.get(to).map(|stage| Thing::Stage(stage.id.clone())));
            self.follow_spotlight();
            self.reveal_selected();
        }
    }

    /// The index of the stage after or before the current one.
    pub(super) fn stage_beside(&self, forward: bool) -> Option<usize> {
        let here = self.spotlit().or_else(|| self.selected_stage());
        match here {
            Some(here) if forward => Some(here + 1).filter(|to| *to < self.map.stages.len()),
            Some(here) => here.checked_sub(1),
            None => {
                let column = self.current_column()?;
                let stage = self.map.stage_of(&column)?;
                self.map.stages.iter().position(|other| other.id == stage.id)
            }
        }
    }

    /// Scrolls a part of what is seen.
    pub(super) fn scroll_on(&mut self, direction: Direction) {
        let seen = self.camera.viewport() * STEP;
        let by = match direction {
            Direction::Left => Vec2::new(-seen.width, 0.0),
            Direction::Right => Vec2::new(seen.width, 0.0),
            Direction::Up => Vec2::new(0.0, -seen.height),
            Direction::Down => Vec2::new(0.0, seen.height),
        };
        self.move_camera(|camera| camera.scroll_by(by));
    }
}
