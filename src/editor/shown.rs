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
    rest_of: (u64, RoomSize, Option<Id>, f64),
    /// What answers what is drawn all the time.
    answers: bool,
    /// With a preview or an open text; `None` where there is neither.
    live: Option<(Option<Preview>, Option<Edit>, Layout)>,
    /// Counts every change of the layout that is shown.
    version: u64,
}

/// Air above and below the stage heads while they stay at the top of the canvas, in map pixels.
const HEAD_AIR: (f64, f64) = (12.0, 6.0);

/// The whole map, or one of its stages alone.
fn view(alone: Option<&Id>, preview: Option<Preview>, answers: bool) -> View {
    View { stages: alone.map(|stage| vec![stage.clone()]), preview, answers, ..View::default() }
}

impl Shown {
    pub(super) fn new(map: &Map, state: u64, fonts: &mut Fonts, metrics: &Metrics) -> Self {
        Self {
            rest: lay_out(map, &view(None, None, false), fonts, metrics),
            rest_of: (state, RoomSize::default(), None, metrics.numbers),
            answers: false,
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

    /// The map at rest: after an edit, what the edit touches.
    fn refresh_rest(&mut self) {
        let touched = self.history.take_touched();
        let alone = self.spotlit_id().cloned();
        let (state, room, before, numbers) = self.shown.rest_of.clone();
        if state != self.history.state() && self.numbered() {
            self.sizes();
        }
        let same = room == self.room && before == alone && numbers == self.enlarged.numbers;
        if same && state == self.history.state() {
            return;
        }
        let tags = self.shaped_numbers();
        // First, since what it shares with the map at rest is copied before it is changed.
        self.shown.live = None;
        let (view, shown) = (view(alone.as_ref(), None, self.shown.answers), &mut self.shown);
        if same {
            shown.rest.follow(&touched, &self.map, &view, &mut self.fonts, &self.enlarged);
        } else {
            shown.rest = lay_out(&self.map, &view, &mut self.fonts, &self.enlarged);
        }
        shown.rest.number(tags);
        shown.rest_of = (self.history.state(), self.room, alone, self.enlarged.numbers);
        shown.version += 1;
    }

    /// Whether arrows of answers are drawn all the time.
    pub(super) fn shows_answers(&self) -> bool {
        self.shown.answers
    }

    /// Draws arrows of answers all the time, or no longer.
    pub(super) fn toggle_answers(&mut self) {
        let answers = !self.shown.answers;
        let view = view(self.spotlit_id(), None, answers);
        let numbers = self.shown.rest.numbers().cloned();
        self.shown.rest = lay_out(&self.map, &view, &mut self.fonts, &self.enlarged);
        self.shown.rest.number(numbers);
        (self.shown.answers, self.shown.live) = (answers, None);
        self.shown.version += 1;
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
        let view = view(self.spotlit_id(), preview.clone(), self.shown.answers);
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
