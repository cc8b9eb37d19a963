//! A row of equal buttons of which at most one is chosen: severity 1 to 5.

use egui::{Button, RichText, Role, Stroke, Ui, WidgetInfo, vec2};

use super::field::label;
use crate::app::style;
use crate::app::theme::Look;

/// Shows `names` as one row under `title`. Gives the new choice; choosing what is chosen takes it back.
pub(crate) fn segments(ui: &mut Ui, title: &str, names: &[String], chosen: Option<usize>) -> Option<Option<usize>> {
    label(ui, title);
    row(ui, title, names, chosen)
}

/// The same for several things that differ: none is chosen, and the title says why.
pub(crate) fn mixed_segments(ui: &mut Ui, title: &str, names: &[String]) -> Option<usize> {
    label(ui, &format!("{title} · mixed"));
    row(ui, title, names, None).flatten()
}

fn row(ui: &mut Ui, title: &str, names: &[String], chosen: Option<usize>) -> Option<Option<usize>> {
    let look = Look::of(ui.ctx());
    let gap = 5.0;
    let count = names.len().max(1) as f32;
    let width = ((ui.available_width() - gap * (count - 1.0)) / count).floor();
    let mut new = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        ui.spacing_mut().button_padding.x = 2.0;
        for (i, name) in names.iter().enumerate() {
            let on = chosen == Some(i);
            let color = if on { look.on_accent } else { look.text };
            let mut button = Button::new(RichText::new(name).font(style::control()).color(color))
                .min_size(vec2(width, style::CONTROL))
                .wrap_mode(egui::TextWrapMode::Truncate);
            if on {
                button = button.fill(look.accent).stroke(Stroke::new(1.0, look.accent));
            }
            let response = ui.add_sized(vec2(width, style::CONTROL), button);
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, format!("{title} {name}"))
            });
            if response.clicked() {
                new = Some((!on).then_some(i));
            }
        }
    });
    new
}
