//! What of a log is counted, and how: its columns, the window, the order, users or sessions, segments.

use egui::{RichText, Ui};

use crate::app::style;
use crate::app::theme::Look;
use crate::app::widgets::{self, Choice, choice};
use crate::funnel::events::{Count, EventQuery, LogColumn, Order, span, span_words};

/// The gap that ends a session where nobody said another.
const GAP: &str = "30m";

/// The rules as they are typed and chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rules {
    pub(super) user: String,
    pub(super) event: String,
    pub(super) time: String,
    /// As typed: "7d"; empty for none.
    pub(super) window: String,
    pub(super) order: Order,
    pub(super) sessions: bool,
    /// As typed.
    pub(super) gap: String,
    pub(super) by: Option<String>,
    /// The segment whose counts the dialog shows; no part of the question.
    pub(super) segment: Option<String>,
}

impl Default for Rules {
    fn default() -> Self {
        Self::of(&EventQuery::default())
    }
}

impl Rules {
    pub(super) fn of(query: &EventQuery) -> Self {
        let gap = match query.count {
            Count::Sessions { gap } => Some(gap),
            Count::Users => None,
        };
        Self {
            user: query.user.clone(),
            event: query.event.clone(),
            time: query.time.clone(),
            window: query.window.map(span_words).unwrap_or_default(),
            order: query.order,
            sessions: gap.is_some(),
            gap: gap.map_or_else(|| GAP.to_owned(), span_words),
            by: query.by.clone(),
            segment: None,
        }
    }

    /// The question, with these steps; `None` as long as something is missing or cannot be read.
    pub(super) fn query(&self, steps: Vec<String>) -> Option<EventQuery> {
        let columns = [&self.user, &self.event, &self.time];
        if steps.len() < 2 || columns.iter().any(|name| name.is_empty()) {
            return None;
        }
        let window = match self.window.trim() {
            "" => None,
            text => Some(span(text)?),
        };
        let count = if self.sessions { Count::Sessions { gap: span(&self.gap)? } } else { Count::Users };
        let (user, event, time) = (self.user.clone(), self.event.clone(), self.time.clone());
        Some(EventQuery { user, event, time, steps, window, order: self.order, count, by: self.by.clone() })
    }

    /// Which columns hold users, events and times. Whether the column of events is another now.
    pub(super) fn columns(&mut self, ui: &mut Ui, columns: &[LogColumn]) -> bool {
        let list: Vec<Choice<String>> =
            columns.iter().map(|column| Choice::new(column.name.clone(), told(column))).collect();
        let mut other = false;
        ui.columns_const(|[users, events, times]| {
            for (ui, title, column) in [(users, "Users in", &mut self.user), (times, "Times in", &mut self.time)] {
                if let Some(new) = choice(ui, title, column, shown(column), &list) {
                    *column = new;
                }
            }
            if let Some(new) = choice(events, "Events in", &self.event, shown(&self.event), &list) {
                self.event = new;
                other = true;
            }
        });
        other
    }

    /// Window, order, what is counted, and segments.
    pub(super) fn rest(&mut self, ui: &mut Ui, columns: &[LogColumn]) {
        ui.columns_const(|[window, order]| {
            widgets::line(window, "From first step to last", "No limit, or 7d, 12h, 30m", &mut self.window);
            unread(window, &self.window);
            let orders = [
                Choice::new(Order::Ordered, "In order, others between"),
                Choice::new(Order::Strict, "In order, none between"),
                Choice::new(Order::Any, "In any order"),
            ];
            let name = orders.iter().find(|one| one.value == self.order).map_or("", |one| one.name.as_str());
            if let Some(new) = choice(order, "Steps", &self.order, name, &orders) {
                self.order = new;
            }
        });
        ui.columns_const(|[count, by]| {
            let counts = [Choice::new(false, "Users"), Choice::new(true, "Sessions")];
            let name = if self.sessions { "Sessions" } else { "Users" };
            if let Some(new) = choice(count, "Counted are", &self.sessions, name, &counts) {
                self.sessions = new;
            }
            if self.sessions {
                widgets::line(count, "A gap that ends a session", GAP, &mut self.gap);
                unread(count, &self.gap);
                if self.gap.trim().is_empty() {
                    count.label(RichText::new("Such as 30m").font(style::small()).color(Look::of(count.ctx()).warning));
                }
            }
            let taken = [&self.user, &self.event, &self.time];
            let free = columns.iter().filter(|column| !taken.contains(&&column.name));
            let list: Vec<_> = std::iter::once(Choice::new(None, "None"))
                .chain(free.map(|column| Choice::new(Some(column.name.clone()), told(column))))
                .collect();
            if let Some(new) = choice(by, "Segments by", &self.by, self.by.as_deref().unwrap_or("None"), &list) {
                self.by = new;
                self.segment = None;
            }
        });
    }

    /// Which of the segments that were counted is shown.
    pub(super) fn segments(&mut self, ui: &mut Ui, segments: &[String]) {
        let named = segments.iter().map(|name| Choice::new(Some(name.clone()), name.clone()));
        let list: Vec<_> = std::iter::once(Choice::new(None, "All together")).chain(named).collect();
        let shown = self.segment.as_deref().filter(|name| segments.iter().any(|one| one == name));
        if let Some(new) = choice(ui, "Counts of", &self.segment, shown.unwrap_or("All together"), &list) {
            self.segment = new;
        }
    }
}

/// Says that a length of time cannot be read.
fn unread(ui: &mut Ui, text: &str) {
    if !text.trim().is_empty() && span(text).is_none() {
        let words = RichText::new("A number and s, m, h, d or w").font(style::small());
        ui.label(words.color(Look::of(ui.ctx()).warning));
    }
}

fn shown(column: &str) -> &str {
    if column.is_empty() { "Choose a column" } else { column }
}

/// A column and what is in it.
fn told(column: &LogColumn) -> String {
    if column.sample.is_empty() { column.name.clone() } else { format!("{}   {}", column.name, column.sample) }
}
