//! From which loss on many leave, and up to which hardly anyone: what the funnel lane's words go by.

use std::fmt;

use egui::{Align, RichText, Ui};

use super::head::field;
use crate::app::theme::Look;
use crate::app::widgets::{number, section};
use crate::app::wish::Wishes;
use crate::app::{style, text};
use crate::map::{Map, Share};

/// A share as one types it: 40, 7.5.
#[derive(Clone, Copy, PartialEq)]
struct Percent(Share);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A hundredth of a percent is as fine as anybody types.
        ((self.0.get() * 10_000.0).round() / 100.0).fmt(f)
    }
}

/// The limits, which hold for all funnel lanes of the map; `enter`: they are asked for, so that they come into sight with
/// the keyboard in the first.
pub(super) fn show(ui: &mut Ui, map: &Map, enter: bool, wishes: &mut Wishes) {
    let shown = ui.scope(|ui| {
        if enter {
            text::enter(ui.ctx(), ui.make_persistent_id(LEAVE));
        }
        fields(ui, map, wishes);
    });
    if enter {
        ui.scroll_to_rect(shown.response.rect, Some(Align::Min));
    }
}

const LEAVE: &str = "Many leave: from, in percent";

fn fields(ui: &mut Ui, map: &Map, wishes: &mut Wishes) {
    ui.add_space(6.0);
    section(ui, "Losses and feelings", None);
    let rule = &map.head.disagreement;
    let limit = |ui: &mut Ui, name: &str, now: Share, fits: &dyn Fn(Share) -> Result<(), String>, wishes: &mut _| {
        let parse = |text: &str| percent(text).and_then(|typed| fits(typed.0).map(|()| typed));
        number(ui, (name, ""), Some(Percent(now)), parse, wishes).flatten().map(|Percent(share)| share)
    };
    // One that contradicts the other is not taken: what was there stays.
    let above = |leave| match leave > rule.stay {
        true => Ok(()),
        false => Err(format!("More than {}: up to there hardly anyone leaves", Percent(rule.stay))),
    };
    let below = |stay| match stay < rule.leave {
        true => Ok(()),
        false => Err(format!("Less than {}: from there on many leave", Percent(rule.leave))),
    };
    if let Some(leave) = limit(ui, LEAVE, rule.leave, &above, wishes) {
        field(map, wishes, "leave", "Change limit of losses", |head| head.disagreement.leave = leave);
    }
    if let Some(stay) = limit(ui, "Hardly anyone leaves: up to, in percent", rule.stay, &below, wishes) {
        field(map, wishes, "stay", "Change limit of losses", |head| head.disagreement.stay = stay);
    }
    if !rule.holds() {
        // A file may say so.
        let look = Look::of(ui.ctx());
        ui.label(RichText::new("Many should be more than hardly anyone.").font(style::small()).color(look.warning));
    }
    let mut neutral = rule.neutral_is_fine;
    if ui.checkbox(&mut neutral, "A neutral face looks fine").changed() {
        let label = if neutral { "Take neutral for fine" } else { "Take neutral for neither" };
        field(map, wishes, "neutral", label, |head| head.disagreement.neutral_is_fine = neutral);
    }
}

fn percent(text: &str) -> Result<Percent, String> {
    let typed = text.trim_end_matches('%').trim().replace(',', ".");
    let share = typed.parse::<f64>().ok().and_then(|percent| Share::new(percent / 100.0).ok());
    share.map(Percent).ok_or_else(|| "A number from 0 to 100".to_owned())
}
