//! What is laid out: the map at rest, and the map as a gesture or an open text would have it.

use kurbo::Rect;

use super::Editor;
use super::RoomSize;
use super::aim;
use super::camera::Frozen;
use super::selection::Thing;
use super::tools::Tool;
use crate::layout::{Fonts, Layout, Metrics, Pane, Preview, Touched, View, lay_out};
use crate::map::{Edit, Id, Map};

/// The layouts, and what they were made from.
pub(super) struct Shown {
    /// The map at rest, of this state of the history.
    rest: Layout,
    rest_of: RestOf,
    /// With a preview or an open text; `None` where there is neither.
    live: Option<(Option<Preview>, Option<Edit>, Layout)>,
    /// Counts every change of the layout that is shown.
    version: u64,
}

/// Air above and below the stage heads while they stay at the top of the canvas, in map pixels.
const HEAD_AIR: (f64, f64) = (12.0, 6.0);

/// What besides edits the map at rest is laid out from.
#[derive(Clone, Default, PartialEq)]
struct RestOf {
    state: u64,
    room: RoomSize,
    folded: Vec<Id>,
    /// The stage that is shown alone.
    alone: Option<Id>,
    /// Stages of steps have columns of their own, for a drag.
    opened: bool,
    /// What answers what is drawn all the time.
    answers: bool,
    /// Width of the card numbers.
    numbers: f64,
}

impl Shown {
    pub(super) fn new(map: &Map, state: u64, fonts: &mut Fonts, metrics: &Metrics) -> Self {
        Self {
            rest: lay_out(map, &View::default(), fonts, metrics),
            rest_of: RestOf { state, numbers: metrics.numbers, ..RestOf::default() },
            live: None,
            version: 1,
        }
    }
}

impl Editor {
    /// The layout that is shown: previews and an open text included.
    pub fn layout(&self) -> &Layout {
        self.shown.live.as_ref().map_or(&self.shown.rest, |(_, _, layout)| layout)
    }

    /// The layout of the map as it is.
    pub(super) fn rest_layout(&self) -> &Layout {
        &self.shown.rest
    }

    /// Counts every change of [`Editor::layout`], so that the app lowers it again only then.
    pub fn layout_version(&self) -> u64 {
        self.shown.version
    }

    /// The fonts the map is shaped with, for panels that show the same text.
    pub fn fonts(&mut self) -> &mut Fonts {
        &mut self.fonts
    }

    /// Gives the fonts back, for the next map.
    pub fn into_fonts(self) -> Fonts {
        self.fonts
    }

    /// The sizes of files and exports, whatever the room.
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// Lays out again what has changed.
    pub(super) fn refresh(&mut self) {
        self.refresh_rest();
        self.refresh_live();
        self.set_extent();
    }

    /// Tells the camera how large the map is.
    fn set_extent(&mut self) {
        let (rest, live) = (&self.shown.rest, self.layout());
        let size = kurbo::Size::new(rest.size.width.max(live.size.width), rest.size.height.max(live.size.height));
        let heads = (live.frozen.heads.0 - HEAD_AIR.0, live.frozen.heads.1 + HEAD_AIR.1);
        let words = live.lanes.iter().filter_map(|lane| Some(lane.hint.as_ref()?.rect().x1)).fold(0.0, f64::max);
        let frozen = Frozen { heads, labels: live.frozen.labels, words };
        self.camera.set_content(size, frozen);
        if let Some(flight) = &mut self.flight {
            flight.set_content(size, frozen);
        }
    }

    fn view(&self, preview: Option<Preview>) -> View {
        let RestOf { folded, alone, opened, answers, .. } = self.shown.rest_of.clone();
        View { stages: alone.map(|stage| vec![stage]), preview, folded, opened, answers, ..View::default() }
    }

    /// The map at rest: after an edit, what the edit touches.
    fn refresh_rest(&mut self) {
        let mut touched = self.history.take_touched();
        let opened = self.state.opens_stages() && self.map.stages.iter().any(|stage| !stage.steps.is_empty());
        let (state, alone) = (self.history.state(), self.spotlit_id().cloned());
        if self.shown.rest_of.state != state && self.numbered() {
            self.sizes();
        }
        let (room, folded, answers) = (self.room, self.folded.clone(), self.answers);
        let of = RestOf { state, room, folded, alone, opened, answers, numbers: self.enlarged.numbers };
        if self.shown.rest_of == of {
            return;
        }
        let tags = self.shaped_numbers();
        // First, since what it shares with the map at rest is copied before it is changed.
        self.shown.live = None;
        let held = self.column_at_pointer().filter(|_| self.shown.rest_of.opened != of.opened);
        let same_view = RestOf { state: of.state, opened: of.opened, ..self.shown.rest_of.clone() } == of;
        if self.shown.rest_of.opened != of.opened {
            touched.add_columns();
        }
        self.shown.rest_of = of;
        let view = self.view(None);
        if same_view {
            self.shown.rest.follow(&touched, &self.map, &view, &mut self.fonts, &self.enlarged);
        } else {
            self.shown.rest = lay_out(&self.map, &view, &mut self.fonts, &self.enlarged);
        }
        self.shown.rest.number(tags);
        self.shown.version += 1;
        if let Some((id, x)) = held
            && let Some(column) = self.shown.rest.column(&id)
        {
            // The columns that open or close beside it do not push it away from the pointer.
            let by = (column.x - x) * self.camera.zoom();
            self.set_extent();
            self.camera.scroll_by(kurbo::Vec2::new(by, 0.0));
        }
    }

    /// The column under the pointer, and where it begins.
    fn column_at_pointer(&self) -> Option<(Id, f64)> {
        let x = self.camera.to_map(Pane::Body, self.pointer?).x;
        let column = self.shown.rest.columns.get(self.shown.rest.column_at(x)?)?;
        Some((column.id.clone(), column.x))
    }

    /// Whether arrows of answers are drawn all the time.
    pub(super) fn shows_answers(&self) -> bool {
        self.answers
    }

    /// Draws arrows of answers all the time, or no longer.
    pub(super) fn toggle_answers(&mut self) {
        self.answers = !self.answers;
        self.refresh();
    }

    /// What a gesture or an open text would change.
    fn refresh_live(&mut self) {
        let preview = self.state.preview();
        let draft = self.state.draft(&self.map);
        if preview.is_none() && draft.is_none() {
            if self.shown.live.take().is_some() {
                self.shown.version += 1;
            }
            return;
        }
        if self.shown.live.as_ref().is_some_and(|(p, d, _)| *p == preview && *d == draft) {
            return;
        }
        let touched = draft.as_ref().map(Touched::by).unwrap_or_default();
        // As if the text were in the map already; it is as it was before anybody looks.
        let inverse = draft.clone().and_then(|edit| self.map.apply(edit).ok());
        let view = self.view(preview.clone());
        let mut layout = self.shown.rest.with(&touched, &self.map, &view, &mut self.fonts, &self.enlarged);
        // A number is of a card at rest.
        layout.number(self.shown.rest.numbers().cloned());
        if let Some(inverse) = inverse {
            let reverted = self.map.revert(inverse);
            debug_assert!(reverted.is_ok(), "an open text stayed in the map: {reverted:?}");
        }
        self.shown.live = Some((preview, draft, layout));
        self.shown.version += 1;
    }

    /// Where a thing stands: its pane, and its rectangle in map pixels; `None` for what is not shown.
    pub fn place(&self, thing: &Thing) -> Option<(Pane, Rect)> {
        aim::place(self.layout(), thing)
    }
}
