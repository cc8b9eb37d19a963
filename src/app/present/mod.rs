//! Presenting: the slides full screen, composed for the screen they are on.

mod steps;

pub(crate) use steps::WORDS;

use std::time::Duration;

use egui::{Align2, CursorIcon, FontId, Id, Rect, Response, Sense, Ui, ViewportCommand, vec2};

use self::steps::{Step, steps};
use super::canvas::Thumbnail;
use super::fonts;
use super::theme::{Look, from_picture};
use crate::editor::{Editor, Thing};
use crate::layout::slide::{Slide, SlideSizes, slides};
use crate::layout::{Sizes, View};
use crate::map::{Id as MapId, Map};
use crate::picture::{Item, Picture, lower_slide};

/// How long the keys are told, in seconds.
const TOLD: f64 = 5.0;

/// How long the pointer stays after it was moved, in seconds.
const POINTER: f64 = 2.0;

/// What a frame of a presentation came to.
pub(crate) enum Shown {
    Slide,
    /// The slide once more: the key that ended it must mean nothing to the window behind.
    Last,
    /// It is over and the frame is the window's, which is being closed.
    Nothing,
}

/// A presentation under way.
pub(crate) struct Present {
    sizes: SlideSizes,
    /// Composed for a screen of this shape, width by height.
    slides: (f32, Vec<Slide>),
    /// The slide shown, in the colours of the palette with this hash, and its words.
    picture: Option<((usize, u64), Picture, String)>,
    at: usize,
    /// Where one was before the overview.
    back: Option<usize>,
    /// Where it begins once the slides are there.
    start: Option<MapId>,
    black: bool,
    thumbnail: Thumbnail,
    /// When it began.
    since: Option<f64>,
}

impl Present {
    /// Begins with the stage that is selected, else with the overview. `None` only where the program was built with
    /// damaged sizes.
    pub(crate) fn start(ctx: &egui::Context, editor: &mut Editor) -> Option<Self> {
        editor.commit_text();
        let sizes = Sizes::standard().ok()?.slide;
        let start = editor.selection().lead().and_then(|thing| stage_of(thing, editor.map()));
        ctx.send_viewport_cmd(ViewportCommand::Fullscreen(true));
        Some(Self {
            sizes,
            slides: (0.0, Vec::new()),
            picture: None,
            at: 0,
            back: None,
            start,
            black: false,
            thumbnail: Thumbnail::new(),
            since: None,
        })
    }

    /// Draws the slide and follows the keys.
    pub(crate) fn show(&mut self, ui: &mut Ui, editor: &mut Editor) -> Shown {
        let ctx = ui.ctx().clone();
        let screen = ctx.content_rect();
        self.compose(screen, editor);
        let leaves = ctx.input(|input| input.viewport().close_requested());
        if leaves || self.slides.1.is_empty() {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
            return Shown::Nothing;
        }
        let steps = steps(&ctx);
        if !steps.is_empty() && self.since.is_some() {
            // Who knows a key needs none told.
            self.since = Some(f64::NEG_INFINITY);
        }
        let over = steps.into_iter().any(|step| self.take(step));
        self.paint(ui, screen);
        if over {
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
            ctx.request_repaint();
            return Shown::Last;
        }
        self.quiet(&ctx);
        Shown::Slide
    }

    /// The slides for this screen, unless they are there already.
    fn compose(&mut self, screen: Rect, editor: &mut Editor) {
        let shape = screen.width() / screen.height().max(1.0);
        if (self.slides.0 - shape).abs() < 1e-3 {
            return;
        }
        // The screen may change under it: from the window's shape to the whole screen's.
        let here = self.slides.1.get(self.at).map(|slide| (slide.stage.clone(), slide.name.clone()));
        let map = editor.map().clone();
        let slides = slides(&map, &View::export(), f64::from(shape), editor.fonts(), &self.sizes);
        let found = match (&here, &self.start) {
            (Some((stage, name)), _) => {
                let same = slides.iter().position(|slide| slide.name == *name);
                same.or_else(|| slides.iter().position(|slide| slide.stage.is_some() && slide.stage == *stage))
            }
            (None, start) => slides.iter().position(|slide| start.is_some() && slide.stage == *start),
        };
        self.at = found.unwrap_or(0);
        self.slides = (shape, slides);
        self.picture = None;
    }

    /// Does a step; whether it ends the presentation.
    fn take(&mut self, step: Step) -> bool {
        let last = self.slides.1.len().saturating_sub(1);
        let black = std::mem::take(&mut self.black);
        match step {
            Step::End => return true,
            Step::Black => self.black = !black,
            // What brings the slide back does not turn it over.
            _ if black => {}
            Step::Next => self.at = (self.at + 1).min(last),
            Step::Previous => self.at = self.at.saturating_sub(1),
            Step::Overview if self.at > 0 => self.back = Some(std::mem::take(&mut self.at)),
            // From there back to where one was.
            Step::Overview => self.at = self.back.take().unwrap_or(0).min(last),
            Step::Last => self.at = last,
            Step::Stage(number) => {
                let mut stages: Vec<&MapId> = self.slides.1.iter().filter_map(|slide| slide.stage.as_ref()).collect();
                stages.dedup();
                let wanted = stages.get(number - 1).map(|id| (*id).clone());
                let found = self.slides.1.iter().position(|slide| wanted.is_some() && slide.stage == wanted);
                self.at = found.unwrap_or(self.at);
            }
        }
        false
    }

    fn paint(&mut self, ui: &mut Ui, screen: Rect) {
        let look = Look::of(ui.ctx());
        let (Some(palette), Some(slide)) = (&look.palette, self.slides.1.get(self.at)) else { return };
        let response = ui.interact(screen, Id::unique("slide"), Sense::click());
        if !response.has_focus() {
            // Screen readers begin where the keyboard is.
            response.request_focus();
        }
        if self.black {
            describe(ui, &response, "Black screen", "");
            ui.painter().rect_filled(screen, 0, from_picture(palette.blackout));
            return;
        }
        let of = (self.at, palette.hash);
        if self.picture.as_ref().is_none_or(|(made, ..)| *made != of) {
            let picture = lower_slide(slide, palette);
            let words = words(&picture);
            self.picture = Some((of, picture, words));
        }
        ui.painter().rect_filled(screen, 0, from_picture(palette.ground));
        if let Some((_, picture, words)) = &self.picture {
            let name = format!("Slide {} of {}: {}", self.at + 1, self.slides.1.len(), slide.name);
            describe(ui, &response, &name, words);
            self.thumbnail.paint(ui.painter(), screen, picture, palette.ground);
        }
        self.tell(ui, screen, &look);
    }

    /// The keys, for a moment at the beginning.
    fn tell(&mut self, ui: &Ui, screen: Rect, look: &Look) {
        let now = ui.input(|input| input.time);
        let since = *self.since.get_or_insert(now);
        let left = TOLD - (now - since);
        if left <= 0.0 {
            return;
        }
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left.max(0.05)));
        let words = "Right and Left turn the slides · O overview · B black · Esc ends";
        let font = FontId::new(screen.height() / 46.0, fonts::semibold());
        let galley = ui.painter().layout_no_wrap(words.to_owned(), font, look.toast_text);
        let pad = vec2(galley.size().y, galley.size().y * 0.4);
        // In the margin above the strip of stages, where no slide has anything.
        let top = screen.center_top() + vec2(0.0, screen.height() * 0.007);
        let at = Align2::CENTER_TOP.anchor_size(top, galley.size() + pad * 2.0);
        ui.painter().rect_filled(at, at.height() / 2.0, look.toast);
        ui.painter().galley(at.min + pad, galley, look.toast_text);
    }

    /// The pointer is in the way unless it is used.
    fn quiet(&self, ctx: &egui::Context) {
        let still = ctx.input(|input| input.pointer.time_since_last_movement());
        if f64::from(still) > POINTER {
            ctx.set_cursor_icon(CursorIcon::None);
        } else {
            ctx.request_repaint_after(Duration::from_secs_f64(POINTER));
        }
    }
}

/// What a screen reader says of the screen, and says again when it changes.
fn describe(ui: &Ui, screen: &Response, name: &str, words: &str) {
    screen.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
    ui.ctx().accesskit_node_builder(screen.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
        node.set_description(words);
    });
}

/// The texts of a picture, a line each, in the order in which they are read.
fn words(picture: &Picture) -> String {
    let items = picture.groups.iter().flat_map(|group| group.items.iter());
    let texts = items.filter_map(|item| match item {
        Item::Text(text) => Some(text.paragraph.text.trim()),
        Item::Shape(_) | Item::Image(_) => None,
    });
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The stage a thing belongs to.
fn stage_of(thing: &Thing, map: &Map) -> Option<MapId> {
    let column = match thing {
        Thing::Stage(id) | Thing::Step(id) => id,
        Thing::Card(id) => &map.card(id)?.at.column,
        Thing::Sentiment { at, .. } => at,
        Thing::Link(_) | Thing::Transition(_) => thing.column(map)?,
        Thing::Lane(_) | Thing::Head => return None,
    };
    map.stage_of(column).map(|stage| stage.id.clone())
}
