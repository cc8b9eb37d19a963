//! The sentiment scale, with the offer to carry the values along where one would fall outside.

use egui::{RichText, Ui};

use super::head::field;
use crate::app::style;
use crate::app::theme::Look;
use crate::app::widgets::{link, number};
use crate::app::wish::Wishes;
use crate::map::{Finite, Map, Scale};

pub(super) fn show(ui: &mut Ui, map: &Map, wishes: &mut Wishes) {
    let now = map.head.scale;
    let low = number(ui, ("Lowest sentiment", ""), Some(now.min), finite, wishes);
    let high = number(ui, ("Highest sentiment", ""), Some(now.max), finite, wishes);
    let waiting = ui.scope_id().with("scale");
    let wanted = match (low.flatten(), high.flatten()) {
        (None, None) => ui.data(|data| data.get_temp::<Scale>(waiting)).filter(|scale| *scale != now),
        (low, high) => Some(Scale { min: low.unwrap_or(now.min), max: high.unwrap_or(now.max) }),
    };
    let Some(scale) = wanted else { return };
    let refused = map.sentiments.iter().filter_map(|s| s.value).find(|value| !scale.holds(*value));
    if scale.min >= scale.max {
        warn(ui, "The lowest must be below the highest.");
        ui.data_mut(|data| data.insert_temp(waiting, scale));
        return;
    }
    let Some(value) = refused else {
        ui.data_mut(|data| data.remove::<Scale>(waiting));
        field(map, wishes, "scale", "Change scale", |head| head.scale = scale);
        return;
    };
    warn(ui, &format!("A sentiment of {value} lies outside {} to {}.", scale.min, scale.max));
    ui.data_mut(|data| data.insert_temp(waiting, scale));
    ui.horizontal(|ui| {
        if link(ui, "Rescale all values").clicked() {
            ui.data_mut(|data| data.remove::<Scale>(waiting));
            wishes.edit("Rescale sentiments", map.edit_rescale(scale));
        }
        if link(ui, "Keep the scale").clicked() {
            ui.data_mut(|data| data.remove::<Scale>(waiting));
        }
    });
}

fn finite(text: &str) -> Result<Finite, String> {
    let wanted = || "A number".to_owned();
    text.parse::<f64>().map_err(|_| wanted()).and_then(|n| Finite::new(n).map_err(|_| wanted()))
}

fn warn(ui: &mut Ui, text: &str) {
    let look = Look::of(ui.ctx());
    ui.label(RichText::new(text).font(style::small()).color(look.warning));
}
