//! How many lanes are hidden, told in the corner beside the stage heads, with the way to see them.

use egui::{Button, Color32, Rect, RichText, TextWrapMode, Ui, pos2, vec2};

use super::place::Place;
use crate::app::style;
use crate::app::theme::Look;
use crate::app::wish::{Wish, Wishes};
use crate::editor::{Command, Editor};
use crate::layout::Pane;

/// Shows it, where lanes are hidden and the corner has room for it.
pub(super) fn show(ui: &mut Ui, place: &Place<'_>, editor: &Editor, wishes: &mut Wishes) {
    let count = editor.map().lanes.iter().filter(|lane| lane.hidden).count();
    if count == 0 || editor.busy() {
        return;
    }
    let look = Look::of(ui.ctx());
    let (labels, heads) = (place.clip(Pane::Labels), place.clip(Pane::Heads));
    let words = if count == 1 { "1 hidden lane · Show".to_owned() } else { format!("{count} hidden lanes · Show") };
    let size = ui.painter().layout_no_wrap(words.clone(), style::small(), look.muted).size() + vec2(20.0, 10.0);
    let corner = Rect::from_min_max(pos2(place.canvas.left(), heads.top()), pos2(heads.left(), labels.top()));
    if size.x > corner.width() || size.y > corner.height() {
        return;
    }
    let button = Button::new(RichText::new(words).font(style::small()).color(look.muted))
        .fill(Color32::TRANSPARENT)
        .frame_when_inactive(false)
        .wrap_mode(TextWrapMode::Extend);
    let rect = Rect::from_min_size(pos2(corner.right() - size.x - 4.0, corner.bottom() - size.y - 2.0), size);
    if ui.put(rect, button).on_hover_text("Show every hidden lane again").clicked() {
        wishes.push(Wish::Run(Command::ShowAllLanes));
    }
}
