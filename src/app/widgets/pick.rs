//! A field one types in or fills from a list of what was used before.

use std::sync::Arc;

use egui::{Popup, PopupCloseBehavior, Role, Sense, Ui, WidgetInfo, vec2};

use super::choice::entry_after;
use super::field::label;
use crate::app::icons::{self, Icon};
use crate::app::style;
use crate::app::text::Field;
use crate::app::theme::Look;

/// Draws the small picture of an option into a square.
pub(crate) type PaintOption<'a> = &'a dyn Fn(&Ui, &str, egui::Rect);

/// What there is to choose from: made only when the list opens, for it may need a look at the whole map.
pub(crate) struct Options<'a> {
    /// Whether there is anything.
    pub(crate) any: bool,
    pub(crate) list: &'a dyn Fn() -> Vec<String>,
}

/// A field under `title` with a button that lists `options`. Gives the new text once it changes.
pub(crate) fn pick(
    ui: &mut Ui,
    title: &str,
    hint: &str,
    text: &str,
    options: &Options<'_>,
    paint: Option<PaintOption<'_>>,
) -> Option<String> {
    let look = Look::of(ui.ctx());
    let name = label(ui, title).id;
    let mut typed = text.to_owned();
    let mut new = None;
    let shown_icon = paint.filter(|_| !text.is_empty());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let full = ui.available_width();
        let arrow = if options.any { 28.0 } else { 0.0 };
        let mut margin = egui::Margin::symmetric(12, 6);
        margin.right += arrow as i8;
        if shown_icon.is_some() {
            margin.left = 36;
        }
        let edit = Field::line(ui.make_persistent_id(title)).hint(hint).margin(margin).width(full);
        let field = edit.show(ui, &mut typed).response.labelled_by(name);
        if let Some(paint) = shown_icon {
            let square = egui::Rect::from_center_size(
                egui::pos2(field.rect.left() + 20.0, field.rect.center().y),
                vec2(18.0, 18.0),
            );
            paint(ui, text, square);
        }
        if field.changed() {
            new = Some(typed.clone());
        }
        if !options.any {
            return;
        }
        let rect =
            egui::Rect::from_min_max(egui::pos2(field.rect.right() - arrow - 6.0, field.rect.top()), field.rect.max);
        let button = ui.interact(rect, ui.scope_id().with((title, "list")), Sense::click());
        button.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("List for {title}")));
        super::button::focus_ring(ui, &button, look.accent);
        icons::paint(ui.painter(), Icon::ChevronDown, rect, 14.0, look.muted);
        let mut open = None;
        Popup::menu(&button)
            .align(egui::RectAlign::BOTTOM_END)
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .width(full)
            .show(|ui| {
                super::told::name_around(ui, title);
                let kept: Option<Arc<[String]>> = ui.data(|data| data.get_temp(button.id));
                let list = open.insert(kept.unwrap_or_else(|| (options.list)().into()));
                ui.spacing_mut().button_padding = style::MENU_PADDING;
                ui.spacing_mut().item_spacing.y = 1.0;
                super::scroll(ui, egui::ScrollArea::vertical().max_height(360.0), "the list", |ui| {
                    for option in list.iter() {
                        if option_row(ui, option, option == text, paint) {
                            new = Some(option.clone());
                        }
                    }
                });
            });
        // As long as the list is open.
        ui.data_mut(|data| match open {
            Some(list) => {
                data.insert_temp(button.id, list);
            }
            None => data.remove::<Arc<[String]>>(button.id),
        });
    });
    new
}

fn option_row(ui: &mut Ui, option: &str, on: bool, paint: Option<PaintOption<'_>>) -> bool {
    let response = entry_after(ui, option, on, if paint.is_some() { 24.0 } else { 0.0 });
    response.widget_info(|| WidgetInfo::selected(Role::MenuItemRadio, ui.is_enabled(), on, option));
    ui.ctx().accesskit_node_builder(response.id, |node| node.clear_selected());
    if let Some(paint) = paint {
        let middle = egui::pos2(response.rect.left() + 18.0, response.rect.center().y);
        paint(ui, option, egui::Rect::from_center_size(middle, vec2(17.0, 17.0)));
    }
    response.clicked()
}
