//! A value that is added to a measure: day and number are typed beside the map, which gets them once both are there.
//!
//! A measure has one at most. It opens with the keyboard in it and ends with the keyboard elsewhere: with a number and a day
//! it is then in the map, without a number it is gone. What cannot be taken stays in its row to be mended, also while the
//! fields of something else are shown.

use egui::{Context, RichText, Ui};

use super::measures::{Part, day, row_of, value};
use crate::app::style;
use crate::app::text::{self, Field, Wrote};
use crate::app::theme::Look;
use crate::app::widgets::{label, remove_button};
use crate::app::wish::{Wish, Wishes};
use crate::map::{Date, Id, Map, Metric, Point};

/// What is typed so far.
#[derive(Clone)]
struct Draft {
    metric: Id,
    /// `None`: the row was asked for and is not shown yet.
    day: Option<String>,
    value: String,
    /// Day and value, as they were shown last.
    fields: [egui::Id; 2],
    /// The button that takes it away.
    remove: egui::Id,
    /// The frame in which it was shown last, or asked for.
    shown: u64,
    /// It was left, and could not be taken.
    left: bool,
}

/// The measure whose value was just added by a key, or not after all: the keyboard goes back to its link.
#[derive(Clone)]
struct Back(Id);

/// The field that cannot be taken as it is, and what is wanted in it.
type Wanted = (Part, String);

impl Draft {
    fn key() -> egui::Id {
        egui::Id::unique("new values of measures")
    }

    fn all(ctx: &Context) -> Vec<Self> {
        ctx.data(|data| data.get_temp(Self::key())).unwrap_or_default()
    }

    fn of(ctx: &Context, metric: &Metric) -> Option<Self> {
        Self::all(ctx).into_iter().find(|draft| draft.metric == metric.id)
    }

    fn keep(self, ctx: &Context) {
        let mut all = Self::all(ctx);
        all.retain(|draft| draft.metric != self.metric);
        all.push(self);
        ctx.data_mut(|data| data.insert_temp(Self::key(), all));
    }

    fn drop_it(&self, ctx: &Context) {
        let mut all = Self::all(ctx);
        all.retain(|draft| draft.metric != self.metric);
        ctx.data_mut(|data| data.insert_temp(Self::key(), all));
    }

    fn typed(&self, field: Part) -> &str {
        if field == Part::Day { self.day.as_deref().unwrap_or_default().trim() } else { self.value.trim() }
    }

    fn read(&self, map: &Map, metric: &Metric) -> Result<Point, Wanted> {
        let date = day(&map.head.language, self.typed(Part::Day)).map_err(|wanted| (Part::Day, wanted))?;
        if metric.points.iter().any(|point| point.date == date) {
            // A second value of a day would be no history.
            return Err((Part::Day, format!("{date} has its value. Another day, or change that one")));
        }
        let typed = self.typed(Part::Value).replace('\u{2212}', "-");
        value(metric, &typed).map(|value| Point { date, value }).map_err(|wanted| (Part::Value, wanted))
    }

    /// Ends it: in the map where it is whole, else it is said what was not taken, and it waits to be mended. Nothing typed is
    /// nothing lost.
    fn end(mut self, ctx: &Context, map: &Map, wishes: &mut Wishes) {
        self.drop_it(ctx);
        let Some(metric) = map.metrics.iter().find(|metric| metric.id == self.metric) else { return };
        if self.typed(Part::Value).is_empty() {
            return;
        }
        match self.read(map, metric) {
            Ok(point) => {
                add(map, metric, point, wishes);
                // The keyboard does not stay on a button that is gone.
                if ctx.memory(|memory| memory.has_focus(self.remove)) {
                    back(ctx, metric);
                }
            }
            Err((field, wanted)) => {
                let typed = self.typed(field).to_owned();
                wishes.push(match field {
                    Part::Day if !typed.is_empty() => Wish::NotTaken { field: "Day".to_owned(), typed, wanted },
                    Part::Day => {
                        let wanted = "It has no day".to_owned();
                        Wish::NotTaken { field: "Value".to_owned(), typed: self.typed(Part::Value).to_owned(), wanted }
                    }
                    Part::Value | Part::End => Wish::NotTaken { field: "Value".to_owned(), typed, wanted },
                });
                self.left = true;
                self.keep(ctx);
            }
        }
    }
}

/// Gives the keyboard back to the link that began a value of this measure.
fn back(ctx: &Context, metric: &Metric) {
    ctx.data_mut(|data| data.insert_temp(Draft::key(), Back(metric.id.clone())));
    ctx.request_repaint();
}

/// Ends new values, wherever the keyboard is.
pub(super) fn finish(ctx: &Context, map: &Map, wishes: &mut Wishes) {
    Draft::all(ctx).into_iter().for_each(|open| open.end(ctx, map, wishes));
}

/// Asks for the row of a new value; one that is open ends, and one that waits to be mended is gone on with.
pub(super) fn begin(ctx: &Context, map: &Map, metric: &Metric, wishes: &mut Wishes) {
    finish(ctx, map, wishes);
    if let Some(waits) = Draft::of(ctx, metric) {
        let day = waits.read(map, metric).is_err_and(|(field, _)| field == Part::Day);
        text::enter(ctx, waits.fields[usize::from(!day)]);
        return;
    }
    let none = egui::Id::NULL;
    let draft = Draft {
        metric: metric.id.clone(),
        day: None,
        value: String::new(),
        fields: [none; 2],
        remove: none,
        shown: ctx.cumulative_frame_nr(),
        left: false,
    };
    draft.keep(ctx);
    ctx.request_repaint();
}

/// Whether the keyboard is to come back to the link that began a value of this measure.
pub(super) fn comes_back(ctx: &Context, metric: &Metric) -> bool {
    // In the frame of a click egui takes the keyboard from whatever was not clicked.
    if ctx.input(|input| input.pointer.any_click()) {
        return false;
    }
    let back = ctx.data(|data| data.get_temp::<Back>(Draft::key())).is_some_and(|Back(id)| id == metric.id);
    if back {
        ctx.data_mut(|data| data.remove::<Back>(Draft::key()));
    }
    back
}

/// Shows the row of a new value, if it is this measure's. It begins on the day of today, where that has no value yet.
pub(super) fn show(ui: &mut Ui, map: &Map, metric: &Metric, today: Date, wishes: &mut Wishes) {
    let ctx = ui.ctx().clone();
    let Some(mut draft) = Draft::of(&ctx, metric) else { return };
    draft.shown = ctx.cumulative_frame_nr();
    let opens = draft.day.is_none();
    let free = metric.points.iter().all(|point| point.date != today);
    let mut date = draft.day.take().unwrap_or_else(|| if free { today.to_string() } else { String::new() });
    let (mut wrote, mut removed) = (Vec::new(), false);
    let row = ui.push_id("new value", |ui| {
        row_of(ui, |ui, part| {
            let (name, hint, text) = match part {
                Part::Day => ("Day", if free { "" } else { "Another day" }, &mut date),
                Part::Value => ("Value", "", &mut draft.value),
                Part::End => {
                    ui.add_space(26.0);
                    let button = remove_button(ui, "Take away the new value");
                    draft.remove = button.id;
                    removed = button.clicked();
                    return;
                }
            };
            let title = label(ui, name).id;
            let id = ui.make_persistent_id(("new", name));
            if opens && (part == Part::Value) == free {
                text::enter(ui.ctx(), id);
            }
            let field = Field::line(id).hint(hint).show(ui, text);
            wrote.push(Wrote { response: field.response.labelled_by(title), ..field });
        });
    });
    draft.day = Some(date);
    if opens {
        ui.scroll_to_rect(row.response.rect.expand2(egui::vec2(0.0, 40.0)), None);
    }
    for (field, wrote) in draft.fields.iter_mut().zip(&wrote) {
        *field = wrote.response.id;
    }
    if removed || wrote.iter().any(|wrote| wrote.cancelled) {
        draft.drop_it(&ctx);
        back(&ctx, metric);
        return;
    }
    // Gone on with.
    draft.left &= !wrote.iter().any(|wrote| wrote.response.has_focus());
    let read = draft.read(map, metric);
    if let Err((field, wanted)) = &read
        && !draft.typed(*field).is_empty()
    {
        ui.label(RichText::new(wanted).font(style::small()).color(Look::of(&ctx).warning));
    }
    if wrote.iter().any(|wrote| wrote.committed) {
        match read {
            Ok(point) => {
                add(map, metric, point, wishes);
                draft.drop_it(&ctx);
                back(&ctx, metric);
                return;
            }
            // Where it is wanted, or where the other one was done.
            Err((field, _)) => text::enter(&ctx, draft.fields[usize::from(field == Part::Value)]),
        }
    }
    draft.keep(&ctx);
}

/// Ends new values that have lost the keyboard, wherever that went: to the map, too, which may show other fields now.
pub(super) fn settle(ctx: &Context, map: &Map, wishes: &mut Wishes) {
    let now = ctx.cumulative_frame_nr();
    let focused = ctx.memory(|memory| memory.focused());
    for draft in Draft::all(ctx).into_iter().filter(|draft| !draft.left) {
        let (there, asked) = (draft.shown == now, draft.day.is_none() && draft.shown + 2 > now);
        let held = there && ctx.input(|input| input.pointer.any_down());
        let writes = there && focused.is_some_and(|id| draft.fields.contains(&id));
        // One that is not whole stays while the keyboard is on its button.
        let whole = map.metrics.iter().any(|of| of.id == draft.metric && draft.read(map, of).is_ok());
        let within = there && !whole && focused == Some(draft.remove);
        // What is pressed stays where it is until the button is up.
        if !(asked || held || writes || within) {
            draft.end(ctx, map, wishes);
            ctx.request_repaint();
        }
    }
}

fn add(map: &Map, metric: &Metric, point: Point, wishes: &mut Wishes) {
    let added = map.edit_record(&metric.id, |metric: &mut Metric| {
        metric.points.push(point);
        metric.points.sort_by_key(|point| point.date);
    });
    if let Ok(edit) = added {
        wishes.edit("Add value", edit);
    }
}
