//! The parts of the window, as the keyboard walks over them: F6 to the next, F10 to the menus, Escape back from what
//! lay over them.
//!
//! What keys do, everywhere in the window:
//!
//! | | Enter | Escape | Tab |
//! |---|---|---|---|
//! | map, outline | edits the text of what is selected | stops a gesture, else selects nothing, else shows all stages again | leaves the part |
//! | text on the map | done; Shift: another line | leaves it as it was | done |
//! | field in a panel | done; in a field of many lines another line | leaves the field, for the map | next field |
//! | button, list, chip | presses it | leaves it, for the map | next |
//! | menu, list that is open | takes the entry | closes it, the keyboard is where it was | next entry |
//! | dialog | presses what has the keyboard, at first its main button or field | closes it, the keyboard is where it was | next, and round |

use egui::{Context, Id, LayerId, Order, Popup, Rect, WidgetRects};

/// A part of the window, in the order of the walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The hint of a first start.
    Hint,
    Palette,
    Outline,
    Map,
    Find,
    Scribe,
    Inspector,
    Funnel,
    Bar,
    /// What was said at the foot of the window, while it offers something.
    Toasts,
}

const WALK: [Part; 10] = [
    Part::Hint,
    Part::Palette,
    Part::Outline,
    Part::Map,
    Part::Find,
    Part::Scribe,
    Part::Inspector,
    Part::Funnel,
    Part::Bar,
    Part::Toasts,
];

/// Where the parts are in this frame, and what had the keyboard in them.
#[derive(Debug, Default)]
pub(super) struct Parts {
    places: Vec<(Part, LayerId, Rect)>,
    last: Vec<(Part, Id)>,
    /// What had the keyboard before something was opened over the window, then what is before it in its part, from the
    /// nearest on.
    home: Vec<Id>,
    covered: bool,
    /// What had the keyboard before a key led to the row of menus.
    before_menus: Option<Id>,
}

impl Parts {
    /// A new frame.
    pub(super) fn begin(&mut self) {
        self.places.clear();
    }

    /// Tells where a part is in this frame.
    pub(super) fn put(&mut self, part: Part, layer: LayerId, rect: Rect) {
        if rect.is_positive() {
            self.places.push((part, layer, rect));
        }
    }

    /// Whether the keyboard is in a part.
    pub(super) fn has_keyboard(&self, ctx: &Context, part: Part) -> bool {
        self.part_of(ctx, ctx.memory(|memory| memory.focused())) == part
    }

    /// Gives the keyboard to the part after or before the one that has it, to what had it there last.
    pub(super) fn walk(&self, ctx: &Context, forward: bool) {
        let here = self.part_of(ctx, ctx.memory(|memory| memory.focused()));
        let at = WALK.iter().position(|part| *part == here).unwrap_or(0);
        let count = WALK.len();
        let next = (1..count).map(|step| WALK[(at + if forward { step } else { count - step }) % count]);
        if let Some(id) = next.into_iter().find_map(|part| self.entrance(ctx, part)) {
            ctx.memory_mut(|memory| memory.request_focus(id));
            ctx.request_repaint();
        }
    }

    /// Gives the keyboard to the first menu.
    pub(super) fn menu_bar(&mut self, ctx: &Context) {
        self.before_menus = Some(self.home.first().copied().unwrap_or_else(super::view::canvas_id));
        give(ctx, self.widgets(ctx, Part::Bar).first().copied());
    }

    /// Something was chosen in the menus: the keyboard goes back to where it was before them.
    pub(super) fn leave_menus(&mut self) {
        self.home = self.before_menus.take().map_or_else(|| std::mem::take(&mut self.home), |id| vec![id]);
    }

    /// What lay over the window led elsewhere: nobody comes back to where one was before.
    pub(super) fn forget(&mut self) {
        self.home.clear();
    }

    /// Remembers what has the keyboard; gives it back once nothing lies over the window any more, and to what is
    /// before it where it is gone. `rest` has it where nothing else does; without one, what had it last.
    pub(super) fn settle(&mut self, ctx: &Context, rest: Option<Id>) {
        let focused = ctx.memory(|memory| memory.focused());
        let covered = Popup::is_any_open(ctx) || ctx.memory(|memory| memory.top_modal_layer().is_some());
        let uncovered = std::mem::replace(&mut self.covered, covered) && !covered;
        if covered {
            return;
        }
        let widget = |id: Id| ctx.viewport(|viewport| viewport.this_pass.widgets.get(id).copied());
        let there = |id: Id| widget(id).is_some();
        let over = |id: Id| widget(id).is_some_and(|it| self.places.iter().all(|(_, layer, _)| *layer != it.layer_id));
        // Whoever asked for the keyboard may come with the next frame only.
        let vanished = |id: &Id| !there(*id) && focused.is_none_or(|focused| focused == *id);
        match focused.filter(|id| there(*id)) {
            // A dialog in its first frame, or words about a trouble: one comes back to what is below. What lay over the
            // window until now is gone in the next frame.
            Some(id) if over(id) && !uncovered => {}
            Some(id) if !over(id) => {
                let part = self.part_of(ctx, Some(id));
                self.before_menus = self.before_menus.filter(|_| part == Part::Bar);
                let before = self.widgets(ctx, part).into_iter().take_while(|other| *other != id);
                self.home = before.collect();
                // The map knows best which of its things is the one.
                self.home.push(rest.filter(|_| part == Part::Map).unwrap_or(id));
                self.home.reverse();
                self.last.retain(|(of, _)| *of != part);
                self.last.push((part, id));
            }
            // What has the keyboard may go by what it does, such as the last card to link.
            _ if uncovered || self.home.first().is_some_and(vanished) => {
                let at = self.home.iter().position(|id| there(*id)).unwrap_or(self.home.len());
                self.home.drain(..at);
                give(ctx, self.home.first().copied().or(rest));
            }
            // Whoever presses the mouse elsewhere does not come back when a menu closes later.
            None if focused.is_none() && rest.is_some() && pressed(ctx) => self.home.clear(),
            // A key left it: nobody is to search for the keyboard.
            None if focused.is_none() && !self.home.is_empty() => give(ctx, rest.or(self.home.first().copied())),
            _ => {}
        }
    }

    /// Where one comes into a part; `None` for one that is not there, or where nothing takes the keyboard.
    fn entrance(&self, ctx: &Context, part: Part) -> Option<Id> {
        if part == Part::Map {
            return Some(super::view::canvas_id());
        }
        let widgets = self.widgets(ctx, part);
        let last = self.last.iter().find(|(of, _)| *of == part).map(|(_, id)| *id);
        last.filter(|id| widgets.contains(id)).or_else(|| widgets.first().copied())
    }

    /// Everything in a part that takes the keyboard, in the order of the Tab key.
    fn widgets(&self, ctx: &Context, part: Part) -> Vec<Id> {
        let Some((_, layer, rect)) = self.places.iter().find(|(of, ..)| *of == part) else { return Vec::new() };
        ctx.viewport(|viewport| {
            let stops = |all: &WidgetRects| -> Vec<Id> {
                let widgets = all.get_layer(*layer);
                let stops = widgets.filter(|widget| widget.enabled && widget.sense.is_focusable());
                stops.filter(|widget| rect.contains(widget.rect.center())).map(|widget| widget.id).collect()
            };
            // What lies over the window is drawn last: in this frame it may be still to come.
            let now = stops(&viewport.this_pass.widgets);
            if now.is_empty() { stops(&viewport.prev_pass.widgets) } else { now }
        })
    }

    /// The part a widget is in; the map where it is in none.
    fn part_of(&self, ctx: &Context, id: Option<Id>) -> Part {
        let widget = id.and_then(|id| {
            ctx.viewport(|viewport| {
                let now = viewport.this_pass.widgets.get(id);
                now.or_else(|| viewport.prev_pass.widgets.get(id)).copied()
            })
        });
        let holds = |(_, layer, rect): &&(Part, LayerId, Rect)| {
            widget.is_some_and(|widget| widget.layer_id == *layer && rect.contains(widget.rect.center()))
        };
        self.places.iter().find(holds).map_or(Part::Map, |(part, ..)| *part)
    }
}

/// Whether the mouse is used in this frame.
fn pressed(ctx: &Context) -> bool {
    ctx.input(|input| input.pointer.any_down() || input.pointer.any_released())
}

fn give(ctx: &Context, id: Option<Id>) {
    if let Some(id) = id {
        ctx.memory_mut(|memory| memory.request_focus(id));
        ctx.request_repaint();
    }
}

/// The layer of the toasts: beneath dialogs and menus, which ask for an answer.
pub(super) fn toasts() -> LayerId {
    LayerId::new(Order::Middle, Id::unique("toasts"))
}
