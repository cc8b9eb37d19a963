//! The tags of several cards: those of all, dimmed those of some, and a field that adds one to all.

use egui::{Sense, Ui, WidgetInfo, vec2};

use super::cards::Cards;
use crate::app::style;
use crate::app::text::{self, Field};
use crate::app::theme::Look;
use crate::app::widgets::{label, remove_button};
use crate::app::wish::Wishes;
use crate::map::Card;

pub(super) fn show(ui: &mut Ui, cards: &Cards<'_>, wishes: &mut Wishes) {
    if !cards.all.tags.is_empty() {
        label(ui, "Tags");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            for (tag, count) in &cards.all.tags {
                one(ui, cards, tag, *count, wishes);
            }
        });
    }
    add(ui, cards, wishes);
}

/// A tag with the button that takes it from all. One that only some have is pressed to give it to all.
fn one(ui: &mut Ui, cards: &Cards<'_>, tag: &str, count: usize, wishes: &mut Wishes) {
    let look = Look::of(ui.ctx());
    let of = cards.all.ids.len();
    let partial = count < of;
    let color = if partial { look.muted } else { look.text };
    let room = (ui.available_size_before_wrap().x.max(160.0) - 44.0).max(60.0);
    let shown = text::line(ui.ctx(), tag, &style::small(), room);
    let size = vec2(shown.size().x + 14.0 + 24.0, 26.0);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let frame = egui::Rect::from_min_size(ui.max_rect().min, size);
        let (fill, border) = if partial { (look.panel, look.field_border) } else { (look.chip, look.chip) };
        ui.painter().rect(frame, 13.0, fill, egui::Stroke::new(1.0, border), egui::StrokeKind::Inside);
        let sense = if partial { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(shown.size().x + 14.0, size.y), sense);
        let said = if partial { format!("{tag}, on {count} of {of} cards") } else { format!("{tag}, on all") };
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled() && partial, &said));
        if response.has_focus() {
            let ring = egui::Stroke::new(2.0, look.accent);
            ui.painter().rect_stroke(rect, 13.0, ring, egui::StrokeKind::Inside);
        }
        shown.paint_middle(ui.painter(), rect.left() + 10.0, rect.center().y, color);
        let hover =
            if partial { format!("On {count} of {of}. Press to give it to all") } else { format!("On all {of}") };
        if response.on_hover_text(hover).clicked() {
            give(cards, &[tag], wishes);
        }
        if remove_button(ui, &format!("Remove {tag} from all")).clicked() {
            let label = format!("Remove tag from {}", cards.words);
            wishes.fields(cards.map, &cards.all.ids, &format!("without {tag}"), label, |card: &mut Card| {
                card.tags.retain(|own| own != tag);
            });
        }
    });
}

/// The field for a new tag; Enter gives it to all.
fn add(ui: &mut Ui, cards: &Cards<'_>, wishes: &mut Wishes) {
    let id = ui.scope_id().with("new tag");
    let mut typed: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let name = label(ui, "Add a tag to all").id;
    let field = Field::line(ui.make_persistent_id("new tag")).hint("A word, then Enter");
    let wrote = field.show(ui, &mut typed);
    let response = wrote.response.labelled_by(name);
    if wrote.committed || response.lost_focus() {
        // Several at once are parted by commas, as in the field of one card.
        let tags: Vec<&str> = typed.split(',').map(str::trim).filter(|tag| !tag.is_empty()).collect();
        if !tags.is_empty() {
            give(cards, &tags, wishes);
            // After Enter comes the next tag; who went elsewhere stays there.
            if wrote.committed {
                response.request_focus();
            }
        }
        typed.clear();
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
}

/// Gives tags to all that do not have them.
fn give(cards: &Cards<'_>, tags: &[&str], wishes: &mut Wishes) {
    let label = format!("Add {} to {}", if tags.len() == 1 { "tag" } else { "tags" }, cards.words);
    let field = format!("with {}", tags.join(","));
    wishes.fields(cards.map, &cards.all.ids, &field, label, |card: &mut Card| {
        for tag in tags {
            if !card.tags.iter().any(|own| own == tag) {
                card.tags.push((*tag).to_owned());
            }
        }
    });
}
