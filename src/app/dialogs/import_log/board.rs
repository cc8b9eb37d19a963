//! The events of the log beside the stages of the map: one is dragged onto the other, or added by a click.

use std::sync::Arc;

use egui::{
    DragAndDrop, EventFilter, Key, LayerId, Modifiers, Order, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::plan::{Plan, Zone};
use crate::app::theme::Look;
use crate::app::widgets::{self, focus_ring};
use crate::app::{style, text};
use crate::funnel::events::EventFunnel;
use crate::map::{MatchedBy, Numbers};

/// Height of a row of the lists.
const ROW: f32 = 28.0;
/// Air between the frame of a stage and what is in it.
const EDGE: f32 = 8.0;
/// So near to its end a list scrolls while something is carried, this far a frame.
const NEAR: f32 = 24.0;
const SCROLL: f32 = 6.0;

/// What is on its way to a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Carried {
    Event(String),
    Step(usize),
}

/// What one wants of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// An event as the next step, wherever it fits.
    Add(String),
    /// An event on a stage.
    Put(String, usize),
    /// A step on another stage.
    Move(usize, usize),
    Shift(usize, bool),
    Remove(usize),
}

impl Wanted {
    /// Changes the plan; `guess` says where an event fits by its name. Gives the step that has the keyboard then.
    pub(super) fn make(self, plan: &mut Plan, guess: impl Fn(&str) -> Option<usize>) -> Option<usize> {
        match self {
            Self::Add(event) => {
                let last = plan.steps().last().map(|step| step.zone);
                // What is added by a click comes last: a guess that would come before is none.
                let guessed = guess(&event).filter(|zone| last.is_none_or(|last| *zone >= last));
                let by = if guessed.is_some() { MatchedBy::Guess } else { MatchedBy::Hand };
                let zone = guessed.or(last).unwrap_or_else(|| plan.zone_of(None));
                plan.add(&event, zone, by);
                None
            }
            Self::Put(event, zone) => {
                plan.add(&event, zone, MatchedBy::Hand);
                None
            }
            Self::Move(step, zone) => {
                plan.put(step, zone);
                None
            }
            Self::Shift(step, down) => Some(plan.shift(step, down)),
            Self::Remove(step) => {
                plan.remove(step);
                step.checked_sub(1).or(Some(0)).filter(|_| !plan.steps().is_empty())
            }
        }
    }
}

/// The events that can become steps, with how often each is in the rows looked at.
pub(super) fn events(
    ui: &mut Ui,
    events: &[(String, u64)],
    filter: &mut String,
    height: f32,
    numbers: Numbers,
) -> Option<Wanted> {
    let mut wanted = None;
    widgets::line(ui, "Events in the log", "Filter", filter);
    let look_for = filter.trim().to_lowercase();
    let shown: Vec<_> = events.iter().filter(|(name, _)| name.to_lowercase().contains(&look_for)).collect();
    let list = ScrollArea::vertical().id_salt("events").max_height(height).min_scrolled_height(height);
    list.auto_shrink([false, false]).show_rows(ui, ROW, shown.len(), |ui, rows| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (name, count) in shown.get(rows).into_iter().flatten() {
            let told = format!("{name}, {count} rows. Adds it as the next step");
            let count = numbers.count(*count);
            let response = row(ui, name, &count, &told, Sense::click_and_drag());
            response.dnd_set_drag_payload(Carried::Event(name.clone()));
            if response.clicked() {
                wanted = Some(Wanted::Add(name.clone()));
            }
        }
        if shown.is_empty() {
            let words =
                if events.is_empty() { "Choose the column that holds the events." } else { "No event is called so." };
            text::wrapped(ui, words, &style::small(), Look::of(ui.ctx()).muted);
        }
    });
    wanted
}

/// The stages of the map, each with its steps and what was counted of them.
pub(super) fn stages(
    ui: &mut Ui,
    plan: &Plan,
    counted: Option<&EventFunnel>,
    focus: &mut Option<usize>,
    height: f32,
    numbers: Numbers,
) -> Option<Wanted> {
    let mut wanted = None;
    widgets::label(ui, "Steps on the map");
    let list = ScrollArea::vertical().id_salt("stages").max_height(height).min_scrolled_height(height);
    widgets::scroll(ui, list.auto_shrink([false, false]), "the stages", |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        scroll_along(ui);
        for (at, zone) in plan.zones.iter().enumerate() {
            let top = ui.cursor().min;
            ui.add_space(2.0);
            heading(ui, zone);
            let mut any = false;
            for (step, planned) in plan.of_zone(at) {
                any = true;
                let counts = Counts { all: counted, step, numbers };
                // Lines that come and go must not take the keyboard to another step.
                let made = ui.push_id(("step", step), |ui| self::step(ui, &planned.event, zone, &counts, focus)).inner;
                wanted = made.or(wanted.take());
            }
            if !any {
                empty(ui);
            }
            let rect = Rect::from_min_max(top, pos2(ui.max_rect().right(), ui.min_rect().bottom()));
            wanted = dropped(ui, rect, at).or(wanted.take());
            ui.add_space(4.0);
        }
    });
    carried(ui, plan);
    wanted
}

fn heading(ui: &mut Ui, zone: &Zone) {
    let look = Look::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.add_space(if zone.inner { 18.0 } else { EDGE });
        let room = ui.available_width();
        let color = if zone.at.is_some() { look.text } else { look.muted };
        text::label_within(ui, &zone.name, &style::small(), color, room);
    });
}

/// Where nothing is yet: a line to drop something on.
fn empty(ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let line = rect.shrink2(vec2(EDGE, 2.0));
    let corners = [line.left_top(), line.right_top(), line.right_bottom(), line.left_bottom(), line.left_top()];
    ui.painter().extend(egui::Shape::dashed_line(&corners, Stroke::new(1.0, look.field_border), 4.0, 3.0));
}

/// Scrolls while something is carried to an end of the list.
fn scroll_along(ui: &Ui) {
    let seen = ui.clip_rect();
    let carries = DragAndDrop::has_payload_of_type::<Carried>(ui.ctx());
    let Some(at) = ui.ctx().pointer_interact_pos().filter(|at| carries && seen.contains(*at)) else { return };
    let up = at.y < seen.top() + NEAR;
    if up || at.y > seen.bottom() - NEAR {
        ui.scroll_with_delta(vec2(0.0, if up { SCROLL } else { -SCROLL }));
        ui.ctx().request_repaint();
    }
}

/// Whether something was dropped on a stage; shows that it could be.
fn dropped(ui: &Ui, rect: Rect, zone: usize) -> Option<Wanted> {
    let response = ui.interact(rect, ui.scope_id().with(("zone", zone)), Sense::hover());
    if response.dnd_hover_payload::<Carried>().is_some() {
        let look = Look::of(ui.ctx());
        ui.painter().rect_stroke(rect, style::RADIUS, Stroke::new(2.0, look.accent), StrokeKind::Inside);
    }
    match Arc::unwrap_or_clone(response.dnd_release_payload::<Carried>()?) {
        Carried::Event(event) => Some(Wanted::Put(event, zone)),
        Carried::Step(step) => Some(Wanted::Move(step, zone)),
    }
}

/// What the numbers of a step are told from.
struct Counts<'a> {
    all: Option<&'a EventFunnel>,
    step: usize,
    numbers: Numbers,
}

impl Counts<'_> {
    fn count(&self, step: usize) -> Option<u64> {
        self.all?.segments.first()?.counts.get(step).copied()
    }

    /// "9 120 · 50 %"
    fn words(&self) -> String {
        let Some(count) = self.count(self.step) else { return String::new() };
        let before = self.step.checked_sub(1).and_then(|before| self.count(before)).filter(|before| *before > 0);
        let share = before.map(|before| format!(" · {}", self.numbers.fine_percent(count as f64 / before as f64)));
        format!("{}{}", self.numbers.count(count), share.unwrap_or_default())
    }
}

/// A step: it can be carried to another stage, moved by Alt and an arrow, and taken away.
fn step(ui: &mut Ui, event: &str, zone: &Zone, counts: &Counts<'_>, focus: &mut Option<usize>) -> Option<Wanted> {
    let step = counts.step;
    let mut wanted = None;
    let numbers = counts.words();
    let whole = ui.available_width();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(EDGE);
        let on = if zone.at.is_some() { format!("on {}", zone.name) } else { "on no stage".to_owned() };
        let told =
            format!("Step {}, {event}, {on}, {numbers}. Alt and an arrow moves it, Delete takes it away", step + 1);
        ui.scope(|ui| {
            ui.set_width(whole - 30.0 - 2.0 * EDGE);
            let response = row(ui, &format!("{}  {event}", step + 1), &numbers, &told, Sense::click_and_drag());
            response.dnd_set_drag_payload(Carried::Step(step));
            if focus.take_if(|focus| *focus == step).is_some() {
                response.request_focus();
            }
            if response.has_focus() {
                let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
                wanted = keys(ui, step);
            }
        });
        if widgets::remove_button(ui, &format!("Take away step {}, {event}", step + 1)).clicked() {
            wanted = Some(Wanted::Remove(step));
        }
    });
    if let Some(words) = counts.all.and_then(|all| all.elsewhere_words(step, counts.numbers)) {
        let look = Look::of(ui.ctx());
        ui.horizontal(|ui| {
            ui.add_space(EDGE + 10.0);
            ui.vertical(|ui| text::wrapped(ui, &words, &style::small(), look.muted));
        });
    }
    wanted
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

/// A row with a name and a word at its right.
fn row(ui: &mut Ui, words: &str, right: &str, told: &str, sense: Sense) -> Response {
    let look = Look::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), told));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let card = rect.shrink2(vec2(0.0, 1.0));
    let over = response.hovered() || response.dragged();
    let (fill, border) = if over { (look.chip, look.field_border) } else { (look.ground, look.hairline) };
    ui.painter().rect(card, style::RADIUS, fill, Stroke::new(1.0, border), StrokeKind::Inside);
    let beside = text::line(ui.ctx(), right, &style::small(), rect.width() / 2.0);
    let edge = card.right() - 9.0 - beside.size().x;
    beside.paint_middle(ui.painter(), edge, card.center().y, look.muted);
    let left = card.left() + 10.0;
    let shown = text::line(ui.ctx(), words, &style::control(), (edge - 6.0 - left).max(0.0));
    shown.paint_middle(ui.painter(), left, card.center().y, look.text);
    focus_ring(ui, &response, look.accent);
    if shown.cut { text::tip(response, words) } else { response }
}

/// What is carried hangs on the pointer.
fn carried(ui: &Ui, plan: &Plan) {
    let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) else { return };
    let Some(at) = ui.ctx().pointer_interact_pos() else { return };
    let words = match &*carried {
        Carried::Event(event) => event.as_str(),
        Carried::Step(step) => plan.steps().get(*step).map_or("", |planned| planned.event.as_str()),
    };
    let look = Look::of(ui.ctx());
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, ui.scope_id().with("carried")));
    let shown = text::line(ui.ctx(), words, &style::control(), 220.0);
    let rect = Rect::from_min_size(at + vec2(8.0, 8.0), shown.size() + vec2(20.0, 12.0));
    painter.rect(rect, style::RADIUS, look.panel, Stroke::new(1.0, look.accent), StrokeKind::Inside);
    shown.paint_middle(&painter, rect.left() + 10.0, rect.center().y, look.text);
}
