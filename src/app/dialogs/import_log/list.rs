//! The events of a log, to be dragged onto the stages of the board beside them, or added by a click.

use egui::{ScrollArea, Ui};

use crate::app::dialogs::board::{Carried, Load, ROW, Standing, Words, row};
use crate::app::theme::Look;
use crate::app::{style, text, widgets};
use crate::funnel::events::EventFunnel;
use crate::map::{MatchedBy, Numbers};

use super::plan::{Plan, Planned};

/// The events that can become steps, with how often each is in the rows looked at, in so much height. Gives the one that is to be the next
/// step.
pub(super) fn events(
    ui: &mut Ui,
    events: &[(String, u64)],
    filter: &mut String,
    height: f32,
    numbers: Numbers,
) -> Option<String> {
    let mut added = None;
    let top = ui.cursor().top();
    widgets::line(ui, "Events in the log", "Filter", filter);
    let height = height - (ui.cursor().top() - top);
    let look_for = filter.trim().to_lowercase();
    let shown: Vec<_> = events.iter().filter(|(name, _)| name.to_lowercase().contains(&look_for)).collect();
    let list = ScrollArea::vertical().id_salt("events").max_height(height).min_scrolled_height(height);
    let list = list.auto_shrink([false, false]).show_rows(ui, ROW, shown.len(), |ui, rows| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (name, count) in shown.get(rows).into_iter().flatten() {
            let told = format!("{name}, {count} rows. Adds it as the next step");
            let right = numbers.count(*count);
            let response = row(ui, Words { name, right: &right, told: &told, ..Words::default() });
            Carried { what: Load::Event(name.clone()), words: name.clone() }.by(&response);
            if response.clicked() {
                added = Some(name.clone());
            }
        }
        if shown.is_empty() {
            let words =
                if events.is_empty() { "Choose the column that holds the events." } else { "No event is called so." };
            text::wrapped(ui, words, &style::small(), Look::of(ui.ctx()).muted);
        }
    });
    widgets::name_bars(ui, &list, "the events");
    added
}

/// The steps as the board shows them, with what was counted of each: "9 120 · 50 %", and below it what others did. The
/// counts are those of a segment, where one is named that there is.
pub(super) fn standings(
    plan: &Plan,
    counted: Option<&EventFunnel>,
    segment: Option<&str>,
    numbers: Numbers,
) -> Vec<Standing> {
    let segments = counted.map(|counted| counted.segments.as_slice()).unwrap_or_default();
    let wanted = segment.and_then(|name| segments.iter().find(|one| one.title().as_deref() == Some(name)));
    // What others did instead is known of all together.
    let others = counted.filter(|_| wanted.is_none());
    let shown = wanted.or_else(|| segments.first());
    let count = |step: usize| shown?.counts.get(step).copied();
    let words = |step: usize| {
        let Some(own) = count(step) else { return String::new() };
        let before = step.checked_sub(1).and_then(count).filter(|before| *before > 0);
        let share = before.map(|before| format!(" · {}", numbers.fine_percent(own as f64 / before as f64)));
        format!("{}{}", numbers.count(own), share.unwrap_or_default())
    };
    let standing = |(step, planned): (usize, &Planned)| Standing {
        step,
        zone: planned.zone,
        name: planned.event.clone(),
        right: words(step),
        note: guess(planned),
        below: others.and_then(|all| all.elsewhere_words(step, numbers)).unwrap_or_default(),
        old: false,
    };
    plan.steps().iter().enumerate().map(standing).collect()
}

/// "guess: a usual step of purchase"
fn guess(planned: &Planned) -> String {
    let guessed = planned.by == MatchedBy::Guess && !planned.why.is_empty();
    if guessed { format!("guess: {}", planned.why) } else { String::new() }
}
