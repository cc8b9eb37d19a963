//! What the current hit is: whose text, and a few words around it.

use egui::{Sense, Ui, vec2};

use crate::app::style;
use crate::app::text;
use crate::app::theme::Look;
use crate::app::widgets::tell_news;
use crate::editor::{Editor, FoundAt};
use crate::map::{Map, TextAt};

/// Letters shown before a hit.
const BEFORE: usize = 18;
/// Letters shown of and behind a hit.
const BEHIND: usize = 60;

/// Shows it in what is left of the line, cut to fit.
pub(super) fn show(ui: &mut Ui, editor: &Editor) {
    let Some((_, hit)) = editor.find().current() else { return };
    let map = editor.map();
    let look = Look::of(ui.ctx());
    let room = ui.available_width().max(0.0);
    let (rect, response) = ui.allocate_exact_size(vec2(room, style::CONTROL), Sense::hover());
    let (mut left, middle) = (rect.left(), rect.center().y);
    let mut said = whose(map, hit);
    let mut right = rect.right();
    let hidden = editor.find().hidden();
    if hidden > 0 {
        let words = if hidden == 1 { "1 is hidden".to_owned() } else { format!("{hidden} are hidden") };
        let shown = text::line(ui.ctx(), &words, &style::small(), room / 3.0);
        right -= shown.size().x;
        shown.paint_middle(ui.painter(), right, middle, look.warning);
        right -= 12.0;
        said = format!("{said}; {hidden} in hidden lanes");
    }
    let shown = text::line(ui.ctx(), &whose(map, hit), &style::small(), ((right - left) * 0.5).max(0.0));
    shown.paint_middle(ui.painter(), left, middle, look.muted);
    left += shown.size().x + 10.0;
    if let Some((before, found, behind)) = around(map, hit) {
        let line = format!("{before}{found}{behind}");
        let marked = before.len()..before.len() + found.len();
        said = format!("{said}: {line}");
        let shown = text::line(ui.ctx(), &line, &style::small(), (right - left).max(0.0));
        shown.paint_marked(ui.painter(), (left, middle), &[marked], (look.text, look.found_ground));
    }
    let response = text::tip(response, &said);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, said.clone()));
    // Said behind the number, as the keyboard stays in the field.
    tell_news(&response, &said);
}

/// "Pain point in Purchase", "Note of a pain point in Purchase", "Name of the stage".
fn whose(map: &Map, hit: &FoundAt) -> String {
    let stage = |column: &crate::map::Id| map.stage_of(column).map_or("", |stage| stage.name.as_str()).to_owned();
    match &hit.text {
        TextAt::Card(id, field) => {
            let Some(card) = map.card(id) else { return String::new() };
            let kind = card.kind.label();
            match field {
                crate::map::CardText::Text => format!("{kind} in {}", stage(&card.at.column)),
                _ => format!("{} · {} in {}", hit.text.label(), kind.to_lowercase(), stage(&card.at.column)),
            }
        }
        TextAt::Quote { at, .. } => format!("Quote in {}", stage(at)),
        other => other.label().to_owned(),
    }
}

/// The text before the hit, the hit and the text behind it, in one line.
fn around(map: &Map, hit: &FoundAt) -> Option<(String, String, String)> {
    let text = map.text_at(&hit.text)?;
    let line = |text: &str| text.replace(['\n', '\t'], " ");
    let before = text.get(..hit.range.start)?;
    let cut = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let lead = if cut > 0 { format!("…{}", before.get(cut..)?) } else { before.to_owned() };
    let behind: String = text.get(hit.range.end..)?.chars().take(BEHIND).collect();
    Some((line(&lead), line(text.get(hit.range.clone())?), line(&behind)))
}
