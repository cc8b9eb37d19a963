//! Copying the map, or what of it is selected, as a picture.

use std::sync::Arc;

use kurbo::Vec2;

use super::Desk;
use crate::app::clipboard::{self, Copied};
use crate::app::dialogs::sentence;
use crate::app::errors::{Mend, Problem};
use crate::app::session::Session;
use crate::app::theme::Look;
use crate::app::worker::Worker;
use crate::editor::{Editor, Thing};
use crate::layout::{View, lay_out};
use crate::map::{Id, LaneKind, Map};
use crate::picture::{Key, Palette, Part, Picture, lower};

/// Around a card that is copied alone, in map pixels.
const AIR: f64 = 12.0;

impl Desk {
    /// Begins to copy the map, or what of it is selected.
    pub(super) fn copy(&mut self, ctx: &egui::Context, session: Option<&mut Session>, selection: bool) {
        let Some(session) = session else { return };
        let Some(palette) = Look::of(ctx).palette.clone() else { return };
        let thing = session.editor.selection().one().filter(|_| selection).cloned();
        let Some((what, picture)) = snippet(&mut session.editor, thing.as_ref(), &palette) else { return };
        let board = Arc::clone(&self.board);
        self.copying.push(Worker::start(ctx, "Copying the picture".to_owned(), move |watch| {
            clipboard::copy(&picture, what, &board, watch)
        }));
    }

    /// Says how copying ended.
    pub(super) fn finish_copying(&mut self, ctx: &egui::Context) {
        for copied in self.copying.finished() {
            match copied.unwrap_or_else(|| Copied::Failed("drawing it failed".to_owned())) {
                Copied::Done(what, smaller) => self.say(ctx, &done_words(&what, smaller), None),
                Copied::Stopped => {}
                Copied::Failed(text) => {
                    let text = format!("{} Export it to a file instead.", sentence(&text));
                    self.problem = Some(Problem::new("The picture was not copied", text).or(Mend::Export));
                }
            }
        }
    }
}

fn done_words(what: &str, smaller: Option<(u32, u32)>) -> String {
    // There the window itself hands the picture out.
    let until = if cfg!(any(windows, target_os = "macos")) { "" } else { " until Touchline is closed" };
    match smaller {
        None => format!("{what} is on the clipboard as a picture{until}"),
        Some((width, height)) => {
            format!("{what} is on the clipboard as a picture{until}, made smaller: {width} × {height} pixels")
        }
    }
}

/// The picture of a thing, or of the whole map, and what one calls it.
fn snippet(editor: &mut Editor, thing: Option<&Thing>, palette: &Palette) -> Option<(String, Picture)> {
    let map = editor.map().clone();
    let metrics = editor.metrics().clone();
    let mut draw = |stages: Option<Vec<Id>>, lanes: Option<Vec<Id>>| {
        let view = View { stages, lanes, ..View::export() };
        lower(&lay_out(&map, &view, editor.fonts(), &metrics), palette)
    };
    let (what, picture) = match thing {
        None | Some(Thing::Head) => ("The map", draw(None, None)),
        Some(Thing::Card(id)) => {
            let lane = map.card(id)?.at.lane.clone();
            ("The card", alone(draw(None, Some(vec![lane])), id)?)
        }
        Some(Thing::Stage(id)) => ("The stage", draw(Some(vec![id.clone()]), None)),
        Some(Thing::Step(id)) => ("The stage", draw(Some(vec![map.stage_of(id)?.id.clone()]), None)),
        Some(Thing::Lane(id)) => ("The lane", draw(None, Some(vec![id.clone()]))),
        // No arrow stands for itself.
        Some(Thing::Link(_) | Thing::Transition(_)) => return None,
        Some(Thing::Sentiment { persona, .. }) => ("The lane", draw(None, Some(vec![felt_in(&map, persona)?]))),
    };
    Some((what.to_owned(), picture))
}

/// The lane of somebody's sentiments.
fn felt_in(map: &Map, persona: &Id) -> Option<Id> {
    let mut lanes = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Sentiment && lane.persona == *persona);
    lanes.next().map(|lane| lane.id.clone())
}

/// The picture of one card.
fn alone(picture: Picture, card: &Id) -> Option<Picture> {
    let key = Key::of(Part::Card, card);
    let group = picture.groups.into_iter().find(|group| group.key == key)?;
    let size = kurbo::Size::new(group.bounds.width(), group.bounds.height());
    let offset = Vec2::new(AIR, AIR) - group.bounds.origin().to_vec2();
    let size = kurbo::Size::new(size.width + 2.0 * AIR, size.height + 2.0 * AIR);
    Some(Picture { size, ground: picture.ground, groups: vec![crate::picture::Group { offset, ..group }] })
}
