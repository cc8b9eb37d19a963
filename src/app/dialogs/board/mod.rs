//! The stages of the map with the steps of a funnel on them: a step is dragged from one to another, or by keys, or chosen
//! from the list that a click or Enter opens.

mod carry;
mod row;
mod zone;

use egui::{EventFilter, Key, Modifiers, Popup, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

pub(super) use self::carry::{Carried, Load};
use self::carry::{dropped, hang, scroll_along};
pub(super) use self::row::{ROW, Words, row};
pub use self::zone::{Zone, zone_of, zones};
use crate::app::theme::Look;
use crate::app::{style, text, widgets};

/// Air between the frame of a stage and what is in it.
const EDGE: f32 = 8.0;
/// How much a step of a stage stands further in.
const INNER: f32 = 10.0;

/// A step of the funnel as the board shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) step: usize,
    pub(super) zone: usize,
    pub(super) name: String,
    /// Behind it, as far as there is room; may be empty.
    pub(super) note: String,
    /// At its right.
    pub(super) right: String,
    /// Below it; may be empty.
    pub(super) below: String,
    /// Both are of a question before, until what is asked now is known.
    pub(super) old: bool,
}

impl Standing {
    /// "3  add_to_cart"
    fn numbered(&self) -> String {
        format!("{}  {}", self.step + 1, self.name)
    }

    /// What screen readers are told of it.
    fn told(&self, zones: &[Zone]) -> String {
        let zone = zones.get(self.zone).filter(|zone| zone.at.is_some());
        let on = zone.map_or_else(|| "on no stage".to_owned(), |zone| format!("on {}", zone.name));
        let beside = [&self.right, &self.note].into_iter().filter(|words| !words.is_empty());
        let beside: String = beside.map(|words| format!(", {words}")).collect();
        format!("Step {}, {}, {on}{beside}. Alt and an arrow moves it, Delete takes it away", self.step + 1, self.name)
    }
}

/// What one wants of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// What is no step yet, on a stage.
    Put(String, usize),
    /// A step on another stage.
    Move(usize, usize),
    /// A step a place up, or down.
    Shift(usize, bool),
    Remove(usize),
}

/// The stages of the map, each with the steps on it, in so much height. `focus` is the step that is to have the keyboard.
pub(super) fn stages(
    ui: &mut Ui,
    zones: &[Zone],
    steps: &[Standing],
    focus: &mut Option<usize>,
    height: f32,
) -> Option<Wanted> {
    let mut wanted = None;
    let top = ui.cursor().top();
    widgets::label(ui, "Steps on the map");
    let height = height - (ui.cursor().top() - top);
    let list = ScrollArea::vertical().id_salt("stages").max_height(height).min_scrolled_height(height);
    widgets::scroll(ui, list.auto_shrink([false, false]), "the stages", |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().interact_size.y = 20.0;
        scroll_along(ui);
        for (at, zone) in zones.iter().enumerate() {
            let top = ui.cursor().min;
            ui.add_space(2.0);
            heading(ui, zone);
            let mut any = false;
            for standing in steps.iter().filter(|standing| standing.zone == at) {
                any = true;
                // Lines that come and go must not take the keyboard to another step.
                let made = ui.push_id(("step", standing.step), |ui| placed(ui, zones, standing, focus)).inner;
                wanted = made.or(wanted.take());
            }
            if !any {
                empty(ui, zone);
            }
            let rect = Rect::from_min_max(top, pos2(ui.max_rect().right(), ui.min_rect().bottom()));
            wanted = dropped(ui, rect, at).map(|load| load.onto(at)).or(wanted.take());
            ui.add_space(4.0);
        }
    });
    hang(ui);
    wanted
}

impl Load {
    fn onto(self, zone: usize) -> Wanted {
        match self {
            Self::Event(event) => Wanted::Put(event, zone),
            Self::Step(step) => Wanted::Move(step, zone),
        }
    }
}

fn inset(zone: &Zone) -> f32 {
    if zone.inner { EDGE + INNER } else { EDGE }
}

fn heading(ui: &mut Ui, zone: &Zone) {
    let look = Look::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.add_space(inset(zone));
        let room = ui.available_width();
        let color = if zone.at.is_some() { look.text } else { look.muted };
        text::label_within(ui, &zone.name, &style::small(), color, room);
    });
}

/// Where nothing is yet: a line to drop something on.
fn empty(ui: &mut Ui, zone: &Zone) {
    let look = Look::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let line = Rect::from_min_max(rect.min + vec2(inset(zone), 2.0), rect.max - vec2(EDGE, 2.0));
    row::dashed(ui, line);
    if zone.at.is_some() {
        let words = if zone.divided { "No funnel step for all of it" } else { "No funnel step" };
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), words));
        let shown = text::line(ui.ctx(), words, &style::small(), line.width() - 20.0);
        shown.paint_middle(ui.painter(), line.left() + 10.0, line.center().y, look.muted);
    }
}

/// A step on its stage.
fn placed(ui: &mut Ui, zones: &[Zone], standing: &Standing, focus: &mut Option<usize>) -> Option<Wanted> {
    let step = standing.step;
    let whole = ui.available_width();
    let inset = zones.get(standing.zone).map_or(EDGE, inset);
    let mut wanted = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(inset);
        ui.scope(|ui| {
            ui.set_width(whole - 30.0 - EDGE - inset);
            let response;
            (response, wanted) = self::step(ui, zones, standing);
            if focus.take_if(|focus| *focus == step).is_some() {
                response.request_focus();
                response.scroll_to_me(None);
            }
        });
        if widgets::remove_button(ui, &format!("Take away step {}, {}", step + 1, standing.name)).clicked() {
            wanted = Some(Wanted::Remove(step));
        }
    });
    if !standing.below.is_empty() {
        let look = Look::of(ui.ctx());
        let color = if standing.old { look.faint.gamma_multiply(row::OLD) } else { look.muted };
        ui.horizontal(|ui| {
            ui.add_space(inset + 10.0);
            ui.vertical(|ui| text::wrapped(ui, &standing.below, &style::small(), color));
        });
    }
    wanted
}

/// The row of a step: it can be carried to another stage, moved by Alt and an arrow, and taken away; a click opens the list
/// of stages.
pub(super) fn step(ui: &mut Ui, zones: &[Zone], standing: &Standing) -> (Response, Option<Wanted>) {
    let (name, told) = (standing.numbered(), standing.told(zones));
    let open = zones.get(standing.zone).is_none_or(|zone| zone.at.is_none());
    let Standing { note, right, old, .. } = standing;
    let response = row(ui, Words { name: &name, note, right, told: &told, open, old: *old });
    Carried { what: Load::Step(standing.step), words: standing.name.clone() }.by(&response);
    let mut wanted = None;
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        wanted = keys(ui, standing.step);
    }
    let chosen = choose(zones, standing, &response);
    (response, chosen.map(|zone| Wanted::Move(standing.step, zone)).or(wanted))
}

/// The list of stages that a click on a step opens; gives the one that was chosen.
fn choose(zones: &[Zone], standing: &Standing, row: &Response) -> Option<usize> {
    let mut chosen = None;
    Popup::menu(row).width(row.rect.width().min(320.0)).show(|ui| {
        widgets::name_around(ui, &format!("Stage of {} {}", standing.step + 1, standing.name));
        ui.spacing_mut().button_padding = style::MENU_PADDING;
        ui.spacing_mut().item_spacing.y = 1.0;
        let words = |zone: &Zone| if zone.inner { format!("    {}", zone.name) } else { zone.name.clone() };
        let words: Vec<String> = zones.iter().map(words).collect();
        let lines: Vec<_> = words.iter().zip(0..).map(|(words, at)| (words.as_str(), at == standing.zone)).collect();
        widgets::scroll(ui, ScrollArea::vertical().max_height(300.0), "the list", |ui| {
            // Where it is already, the choice confirms a guess.
            chosen = widgets::unfolded(ui, &lines);
        });
        // The keyboard goes back where it came from.
        if chosen.is_some() || ui.input(|input| input.key_pressed(Key::Escape)) {
            row.request_focus();
        }
    });
    chosen
}

/// What the keys want of the step that has the keyboard.
fn keys(ui: &Ui, step: usize) -> Option<Wanted> {
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::ALT, Key::ArrowUp) {
            Some(Wanted::Shift(step, false))
        } else if input.consume_key(Modifiers::ALT, Key::ArrowDown) {
            Some(Wanted::Shift(step, true))
        } else if input.consume_key(Modifiers::NONE, Key::Delete) || input.consume_key(Modifiers::NONE, Key::Backspace)
        {
            Some(Wanted::Remove(step))
        } else {
            None
        }
    })
}
