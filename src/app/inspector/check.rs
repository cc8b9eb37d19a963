//! What the map still lacks; each finding leads to its place.

use egui::{RichText, Sense, Ui, WidgetInfo, vec2};

use crate::app::theme::Look;
use crate::app::widgets::{link, section};
use crate::app::wish::{Wish, Wishes};
use crate::app::{style, text};
use crate::editor::Thing;
use crate::map::{Finding, Id, Map};

/// As many findings are listed at first, and more with each click.
const AT_ONCE: usize = 50;

pub(super) fn show(ui: &mut Ui, map: &Map, findings: &[Finding], wishes: &mut Wishes) {
    let look = Look::of(ui.ctx());
    let count = match findings.len() {
        0 => RichText::new("nothing open").color(look.muted),
        n => RichText::new(format!("{n} open")).color(look.warning),
    };
    section(ui, "Map check", Some(count));
    // Of thousands each would be shaped and told to screen readers in every frame.
    let shown_id = ui.scope_id().with("findings shown");
    let shown = ui.data(|data| data.get_temp(shown_id)).unwrap_or(AT_ONCE);
    for finding in findings.iter().take(shown) {
        row(ui, finding, thing(map, &finding.id), &look, wishes);
    }
    let more = findings.len().saturating_sub(shown).min(AT_ONCE);
    if more > 0 && link(ui, &format!("Show {more} more")).clicked() {
        ui.data_mut(|data| data.insert_temp(shown_id, shown + more));
    }
}

fn row(ui: &mut Ui, finding: &Finding, thing: Option<Thing>, look: &Look, wishes: &mut Wishes) {
    let width = ui.available_width();
    let words = sentence(&finding.text);
    let shown = text::lines(ui.ctx(), &words, &style::body(), width - 18.0);
    let sense = if thing.is_some() { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, shown.size().y.max(18.0) + 6.0), sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), &words));
    if response.hovered() && thing.is_some() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), style::RADIUS, look.chip);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, look.accent);
        ui.painter().rect_stroke(rect.expand2(vec2(6.0, 0.0)), style::RADIUS, stroke, egui::StrokeKind::Inside);
    }
    ui.painter().circle_filled(egui::pos2(rect.left() + 5.0, rect.top() + 12.0), 3.5, look.warning);
    shown.paint(ui.painter(), rect.min + vec2(18.0, 3.0), look.text);
    if let Some(thing) = thing.filter(|_| response.clicked()) {
        wishes.push(Wish::Reveal(thing));
    }
}

/// What a finding is about.
fn thing(map: &Map, id: &Id) -> Option<Thing> {
    let all = [Thing::Card(id.clone()), Thing::Stage(id.clone()), Thing::Step(id.clone()), Thing::Lane(id.clone())];
    all.into_iter().find(|thing| thing.exists(map))
}

/// A finding as a sentence of its own.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
