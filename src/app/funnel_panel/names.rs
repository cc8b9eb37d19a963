//! The names under the bars: that of the stage in the first line, over all its steps, and beneath it those of its steps where
//! there are several; see [`Slot`].

use egui::{Context, FontFamily, FontId, Rect, Sense, Ui, pos2};
use egui_plot::PlotTransform;

use super::NO_STAGE;
use super::slots::Slot;
use crate::app::text::{self, Shown};
use crate::app::theme::Look;

/// Between two names.
const APART: f32 = 6.0;
/// Above and below the names, and between the two kinds.
const AIR: f32 = 3.0;
/// The chart above needs so much.
const CHART: f32 = 90.0;
/// No name has more lines.
const MOST: usize = 3;
/// Sizes of the letters: all names have the largest in which no word is divided.
const SIZES: [f32; 4] = [12.5, 11.5, 10.5, 10.0];

/// How the names are set.
pub(super) struct Names {
    /// Of the strip they stand in.
    pub(super) height: f32,
    /// Lines a name may have.
    lines: usize,
    font: FontId,
}

impl Names {
    /// For slots so wide, within what is left of the panel's height.
    pub(super) fn of(ctx: &Context, slots: &[Slot], room: f32, available: f32) -> Self {
        let of_size = |size: f32| FontId::new(size, FontFamily::Proportional);
        let whole = |font: &FontId| {
            let named = |group: &[Slot]| {
                let steps = group.iter().all(|slot| is_whole(ctx, &slot.step, font, room));
                steps && is_whole(ctx, stage(group), font, room * group.len() as f32)
            };
            groups(slots).all(named)
        };
        let [.., least] = SIZES;
        let font = SIZES.map(of_size).into_iter().find(whole).unwrap_or_else(|| of_size(least));
        let with = |lines: usize| {
            let names = Self { height: 0.0, lines, font: font.clone() };
            let needs = |group: &[Slot]| {
                let stage = names.set(ctx, stage(group), room * group.len() as f32).size().y;
                let step = |slot: &Slot| names.set(ctx, &slot.step, room).size().y + AIR;
                let named = group.iter().filter(|slot| !slot.step.is_empty());
                stage + named.map(step).fold(0.0, f32::max)
            };
            let height = groups(slots).map(needs).fold(0.0, f32::max) + 2.0 * AIR;
            Self { height: height.ceil(), ..names }
        };
        let fits = |names: &Self| available - names.height >= CHART;
        (1..=MOST).rev().map(with).find(fits).unwrap_or_else(|| with(1))
    }

    /// Draws them under the chart. One that had to be cut is told at the pointer.
    pub(super) fn show(&self, ui: &mut Ui, transform: &PlotTransform, slots: &[Slot]) {
        let look = Look::of(ui.ctx());
        let (strip, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), self.height), Sense::hover());
        let frame = *transform.frame();
        let painter = ui.painter().with_clip_rect(Rect::from_x_y_ranges(frame.x_range(), strip.y_range()));
        let slot_room = transform.dpos_dvalue_x().abs() as f32;
        let mut cut = Vec::new();
        let mut first = 0;
        for group in groups(slots) {
            let edge = |at: usize| transform.position_from_point_x(at as f64 - 0.5);
            let (from, to) = (edge(first), edge(first + group.len()));
            // Over what is seen of its steps.
            let (left, right) = (from.max(frame.left()), to.min(frame.right()));
            let name = self.set(ui.ctx(), stage(group), (right - left).max(slot_room.min(to - from)));
            let counted = |slot: &Slot| slot.at.is_some() && (slot.own.is_some() || slot.other.is_some());
            let ink = if group.iter().any(counted) { look.text } else { look.muted };
            let top = strip.top() + AIR;
            name.paint(&painter, pos2((left + right - name.size().x) / 2.0, top), ink);
            if name.cut {
                cut.push((from..to, stage(group).to_owned()));
            }
            let below = top + name.size().y + AIR;
            if group.len() > 1 {
                painter.hline(from + APART..=to - APART, below - AIR / 2.0, (1.0, look.field_border));
            }
            for (i, slot) in group.iter().enumerate().filter(|(_, slot)| !slot.step.is_empty()) {
                let step = self.set(ui.ctx(), &slot.step, slot_room);
                let x = transform.position_from_point_x((first + i) as f64);
                step.paint(&painter, pos2(x - step.size().x / 2.0, below), look.muted);
                if step.cut {
                    cut.push((edge(first + i)..edge(first + i + 1), slot.label.clone()));
                }
            }
            first += group.len();
        }
        let over = response.hover_pos().and_then(|at| cut.into_iter().find(|(room, _)| room.contains(&at.x)));
        if let Some((_, whole)) = over {
            text::tip(response, &whole);
        }
    }

    /// A name in so much room: in as many lines as it needs, and cut where those are too many.
    fn set(&self, ctx: &Context, name: &str, room: f32) -> Shown {
        let room = (room - APART).max(1.0);
        let one = text::line(ctx, name, &self.font, room);
        if !one.cut {
            return one;
        }
        let several = text::lines(ctx, &breakable(name), &self.font, room);
        let fits = several.size().y <= one.size().y * self.lines as f32 + 1.0 && several.size().x <= room + 1.0;
        if fits { several } else { one }
    }
}

/// The slots of a stage side by side, stage by stage.
fn groups(slots: &[Slot]) -> impl Iterator<Item = &[Slot]> {
    slots.chunk_by(|one, next| one.at == next.at)
}

fn stage(group: &[Slot]) -> &str {
    match group.first() {
        Some(Slot { at: Some(_), stage, .. }) => stage,
        _ => NO_STAGE,
    }
}

/// A name that may be divided where its words are joined: "shipping_details".
fn breakable(name: &str) -> String {
    name.replace('_', "_\u{200b}").replace('/', "/\u{200b}")
}

/// Whether no word needs to be divided.
fn is_whole(ctx: &Context, name: &str, font: &FontId, room: f32) -> bool {
    let room = (room - APART).max(1.0);
    let parts = breakable(name);
    // A hyphen is a place to break as well.
    let mut words =
        parts.split(|c: char| c.is_whitespace() || c == '\u{200b}').flat_map(|word| word.split_inclusive('-'));
    words.all(|word| !text::line(ctx, word, font, room).cut)
}
