//! A value that is added to a measure: day and number are typed beside the map, which gets them once both are there.
//!
//! There is one at most. It opens with the keyboard in it and ends with the keyboard elsewhere: with a number it is then in
//! the map, without one it is gone.

use egui::{Context, RichText, Ui};

use super::measures::{Part, day, row_of, value};
use crate::app::style;
use crate::app::text::{self, Field, Wrote};
use crate::app::theme::Look;
use crate::app::widgets::label;
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
    /// The frame in which it was shown last, or asked for.
    shown: u64,
}

/// The measure whose value was just added by a key, or not after all: the keyboard goes back to its link.
#[derive(Clone)]
struct Back(Id);

/// The field that cannot be taken as it is, and what is wanted in it.
type Wanted = (Part, String);

impl Draft {
    fn key() -> egui::Id {
        egui::Id::unique("new value of a measure")
    }

    fn get(ctx: &Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(Self::key()))
    }

    fn keep(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(Self::key(), self));
    }

    fn drop_it(ctx: &Context) {
        ctx.data_mut(|data| data.remove::<Self>(Self::key()));
    }

    fn typed(&self, field: Part) -> &str {
        if field == Part::Day { self.day.as_deref().unwrap_or_default().trim() } else { self.value.trim() }
    }

    fn read(&self, metric: &Metric) -> Result<Point, Wanted> {
        let date = day(self.typed(Part::Day)).map_err(|wanted| (Part::Day, wanted))?;
        if metric.points.iter().any(|point| point.date == date) {
            // A second value of a day would be no history.
            return Err((Part::Day, format!("{date} has its value. Another day, or change that one")));
        }
        let typed = self.typed(Part::Value).replace('\u{2212}', "-");
        value(metric, &typed).map(|value| Point { date, value }).map_err(|wanted| (Part::Value, wanted))
    }

    /// Ends it: in the map where it is whole, else it is said what was not taken. Nothing typed is nothing lost.
    fn end(self, ctx: &Context, map: &Map, wishes: &mut Wishes) {
        Self::drop_it(ctx);
        let Some(metric) = map.metrics.iter().find(|metric| metric.id == self.metric) else { return };
        if self.typed(Part::Value).is_empty() {
            return;
        }
        match self.read(metric) {
            Ok(point) => add(map, metric, point, wishes),
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
            }
        }
    }
}

/// Ends a new value, wherever the keyboard is.
pub(super) fn finish(ctx: &Context, map: &Map, wishes: &mut Wishes) {
    if let Some(open) = Draft::get(ctx) {
        open.end(ctx, map, wishes);
    }
}

/// Asks for the row of a new value; one that is open ends.
pub(super) fn begin(ctx: &Context, map: &Map, metric: &Metric, wishes: &mut Wishes) {
    finish(ctx, map, wishes);
    let none = egui::Id::NULL;
    let draft = Draft {
        metric: metric.id.clone(),
        day: None,
        value: String::new(),
        fields: [none; 2],
        shown: ctx.cumulative_frame_nr(),
    };
    draft.keep(ctx);
    ctx.request_repaint();
}

/// Whether the keyboard is to come back to the link that began a value of this measure.
pub(super) fn comes_back(ctx: &Context, metric: &Metric) -> bool {
    let back = ctx.data(|data| data.get_temp::<Back>(Draft::key())).is_some_and(|Back(id)| id == metric.id);
    if back {
        ctx.data_mut(|data| data.remove::<Back>(Draft::key()));
    }
    back
}

/// Shows the row of a new value, if it is this measure's. It begins on the day of today, where that has no value yet.
pub(super) fn show(ui: &mut Ui, map: &Map, metric: &Metric, today: Date, wishes: &mut Wishes) {
    let ctx = ui.ctx().clone();
    let Some(mut draft) = Draft::get(&ctx).filter(|draft| draft.metric == metric.id) else { return };
    draft.shown = ctx.cumulative_frame_nr();
    let opens = draft.day.is_none();
    let free = metric.points.iter().all(|point| point.date != today);
    let mut date = draft.day.take().unwrap_or_else(|| if free { today.to_string() } else { String::new() });
    let mut wrote = Vec::new();
    let row = ui.push_id("new value", |ui| {
        row_of(ui, |ui, part| {
            let (name, hint, text) = match part {
                Part::Day => ("Day", if free { "" } else { "Another day" }, &mut date),
                Part::Value => ("Value", "", &mut draft.value),
                Part::End => return,
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
    if wrote.iter().any(|wrote| wrote.cancelled) {
        Draft::drop_it(&ctx);
        ctx.data_mut(|data| data.insert_temp(Draft::key(), Back(metric.id.clone())));
        ctx.request_repaint();
        return;
    }
    let read = draft.read(metric);
    if let Err((field, wanted)) = &read
        && !draft.typed(*field).is_empty()
    {
        ui.label(RichText::new(wanted).font(style::small()).color(Look::of(&ctx).warning));
    }
    if wrote.iter().any(|wrote| wrote.committed) {
        match read {
            Ok(point) => {
                add(map, metric, point, wishes);
                Draft::drop_it(&ctx);
                ctx.data_mut(|data| data.insert_temp(Draft::key(), Back(metric.id.clone())));
                ctx.request_repaint();
                return;
            }
            // Where it is wanted, or where the other one was done.
            Err((field, _)) => text::enter(&ctx, draft.fields[usize::from(field == Part::Value)]),
        }
    }
    draft.keep(&ctx);
}

/// Ends a new value that has lost the keyboard, wherever that went: to the map, too, which may show other fields now.
pub(super) fn settle(ctx: &Context, map: &Map, wishes: &mut Wishes) {
    let Some(draft) = Draft::get(ctx) else { return };
    let now = ctx.cumulative_frame_nr();
    let focused = ctx.memory(|memory| memory.focused());
    let (there, asked) = (draft.shown == now, draft.day.is_none() && draft.shown + 2 > now);
    let held = there && ctx.input(|input| input.pointer.any_down());
    let writes = there && focused.is_some_and(|id| draft.fields.contains(&id));
    // What is pressed stays where it is until the button is up.
    if !(asked || held || writes) {
        draft.end(ctx, map, wishes);
        ctx.request_repaint();
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
