//! The chart itself: a bar a step and series, with names below and numbers above.

use egui::epaint::TextShape;
use egui::{Color32, FontId, Pos2, Rect, RectAlign, Response, Role, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, Bar, BarChart, HoverPosition, Line, Plot, PlotPoint, PlotTransform};

use super::names::Names;
use super::options::{self, Options};
use super::scale::Scale;
use super::series::Series;
use super::slots::Slot;
use super::{tip, whiskers};
use crate::app::theme::Look;
use crate::app::{style, text};
use crate::funnel::{StepStats, THIN};
use crate::map::Numbers;

/// Width of the numbers beside the grid.
const AXIS: f32 = 52.0;
/// Width of a bar, and of several side by side; the slot is 1 wide.
const BAR: f64 = 0.62;
const BARS: f64 = 0.8;
/// The same beside the points of several lines.
const BESIDE_POINTS: f64 = 0.74;
/// Of a point of the line of shares.
const POINT: f32 = 3.5;
/// Around a number that stands on a line.
const HALO: f32 = 2.0;

/// What is drawn, and how.
pub(super) struct Shown<'a> {
    pub(super) slots: &'a [Slot],
    /// Each with its place in the legend. Never empty where there are slots.
    pub(super) series: &'a [(usize, &'a Series)],
    pub(super) options: &'a Options,
    pub(super) numbers: Numbers,
    pub(super) language: &'a str,
    /// Where the panel begins: what is told at the pointer stands above it.
    pub(super) top: f32,
}

impl<'a> Shown<'a> {
    /// The number that a step stands for: its count, or its share of the first step.
    fn value(&self, step: &StepStats) -> f64 {
        if self.options.counts { step.count as f64 } else { step.of_first.unwrap_or_default() }
    }

    fn words(&self, step: &StepStats) -> String {
        if self.options.counts {
            self.numbers.count(step.count)
        } else {
            step.of_first.map_or_else(|| "–".to_owned(), |share| self.numbers.fine_percent(share))
        }
    }

    /// Every step that is shown: which slot, which of the series shown, and the step.
    pub(super) fn steps(&self) -> impl Iterator<Item = (usize, usize, &'a StepStats)> {
        let slots = self.slots.iter().enumerate();
        slots.flat_map(move |(i, slot)| {
            let series = self.series.iter().enumerate();
            series.filter_map(move |(n, (_, series))| Some((i, n, series.at(slot)?)))
        })
    }

    /// What stands above a bar: its number, and before it an arrow where there are more than at the step before.
    fn number(&self, step: &StepStats, upright: bool) -> String {
        match (step.rises, upright) {
            (false, _) => self.words(step),
            (true, false) => format!("↑{}", self.words(step)),
            // On end it points up as well.
            (true, true) => format!("→{}", self.words(step)),
        }
    }

    /// Where the bar of a series stands in its slot, and how wide it is.
    pub(super) fn bar(&self, slot: usize, n: usize) -> (f64, f64) {
        let all = self.bars();
        let width = all / self.series.len().max(1) as f64;
        (slot as f64 - all / 2.0 + width * (n as f64 + 0.5), width)
    }

    /// Where the point of a line of shares stands: on the way from the step before, where no number is in its way.
    fn point(&self, slot: usize, n: usize) -> f64 {
        let apart = (1.0 - self.bars()) / self.series.len().max(1) as f64;
        slot as f64 - 0.5 + apart * (n as f64 + 0.5 - self.series.len() as f64 / 2.0)
    }

    /// How much of a slot has bars.
    fn bars(&self) -> f64 {
        match self.series.len() {
            0 | 1 => BAR,
            _ if self.lines() => BESIDE_POINTS,
            _ => BARS,
        }
    }

    /// Whether there are lines of the shares of the step before.
    fn lines(&self) -> bool {
        self.options.line && !self.options.counts
    }

    fn scale(&self) -> Scale {
        let values = self.steps().map(|(_, _, step)| self.value(step)).filter(|value| *value > 0.0);
        Scale::new(self.options.counts, self.options.log, values.fold(f64::INFINITY, f64::min).min(1e15))
    }
}

/// Draws the chart into what is left of `ui`; `reset` shows all of it again.
pub(super) fn show(ui: &mut Ui, shown: &Shown<'_>, reset: bool) {
    let look = Look::of(ui.ctx());
    let (numbers, slots, scale) = (shown.numbers, shown.slots, shown.scale());
    let alone = shown.series.len() == 1;
    let value = |step: &StepStats| scale.height(shown.value(step));
    let upper = |step: &StepStats| match step.first_interval.filter(|_| !shown.options.counts && step.step > 0) {
        Some(interval) => scale.height(interval.high).max(value(step)),
        None => value(step),
    };
    let line = |step: &StepStats| scale.height(step.of_previous.unwrap_or_default());
    let line_upper = |step: &StepStats| match step.previous_interval.filter(|_| !step.after_gap) {
        Some(interval) => scale.height(interval.high),
        None => line(step),
    };
    let lines = shown.lines();
    let whole = if shown.options.counts { 0.0 } else { scale.height(1.0) };
    let highest = shown.steps().map(|(_, _, step)| if lines { upper(step).max(line_upper(step)) } else { upper(step) });
    let room = (ui.available_width() - AXIS) / slots.len().max(1) as f32;
    let names = Names::of(ui.ctx(), slots, room, ui.available_height());
    let height = (ui.available_height() - names.height).max(60.0);
    // Above a bar stands a number, which needs so much of the height.
    let numbers_room = |slot: f32| if lines && alone { slot - 2.0 * (POINT + HALO) } else { slot };
    let set = Set::of(ui, shown, numbers_room(room));
    let free = f64::from(((set.above + 4.0) / height).clamp(0.14, 0.6));
    let highest = highest.fold(whole.max(1e-9), f64::max);
    let top = highest / (1.0 - free);
    // What is free above is for numbers: no share is more than all.
    let last = if shown.options.counts { f64::INFINITY } else { highest + 1e-9 };
    let lost = shown.series.first().filter(|_| alone).and_then(|(_, only)| only.steepest());
    let bars = shown.steps().map(|(i, n, step)| {
        let steepest = lost == Some(step.step);
        let color = if steepest { look.drop } else { options::color(&look, shown.series[n].0) };
        // What rests on few is hollow.
        let (fill, stroke) = match step.thin {
            true => (color.gamma_multiply(0.2), Stroke::new(1.5, color)),
            false => (color, Stroke::NONE),
        };
        let (x, width) = shown.bar(i, n);
        Bar::new(x, value(step)).width(width * if alone { 1.0 } else { 0.92 }).fill(fill).stroke(stroke)
    });
    let chart = BarChart::new("steps", bars.collect()).allow_hover(false);
    // Chart and names fill the panel to the pixel: what is higher would make it grow.
    ui.spacing_mut().item_spacing.y = 0.0;
    let axis = AxisHints::new_y()
        .formatter(move |mark, _| scale.words(mark.value, numbers))
        .tick_label_font(style::small())
        .tick_label_color(look.muted)
        // Grid lines are never closer than their numbers need.
        .label_spacing(10.0..=14.0)
        .min_thickness(AXIS);
    let mut plot = Plot::new("funnel chart")
        .height(height)
        .show_axes([false, true])
        .show_background(false)
        .show_grid([false, true])
        .show_crosshair(false)
        .allow_drag([true, false])
        .allow_scroll([true, false])
        .label_formatter(|_: &HoverPosition<'_>| None)
        .grid_color(look.hairline)
        .grid_fade(0.0)
        .y_grid_spacer(move |input| {
            scale.marks(input.bounds, height).into_iter().filter(|mark| mark.value <= last).collect()
        })
        .custom_y_axes(vec![axis])
        .set_margin_fraction(vec2(0.0, 0.0))
        .default_x_bounds(-0.5, slots.len().max(1) as f64 - 0.5)
        .default_y_bounds(0.0, top);
    if reset {
        plot = plot.reset();
    }
    let drawn = plot.show(ui, |plot| {
        // Bars stand on nought: zooming makes them taller, and never hides where they begin.
        let (low, high) = (plot.plot_bounds().min()[1], plot.plot_bounds().max()[1]);
        if low.abs() > 1e-9 && !reset {
            plot.set_plot_bounds_y(0.0..=high - low);
            plot.ctx().request_repaint();
        }
        // Farther away there is nothing more to see.
        let farther = plot.plot_bounds().width() > slots.len().max(1) as f64 + 1e-6;
        if reset || farther {
            // Until one zooms or drags, all is seen: in a panel of another height the numbers need another part of it.
            plot.set_auto_bounds(true);
        }
        plot.bar_chart(chart);
        for (n, (at, series)) in shown.series.iter().enumerate().filter(|_| lines) {
            let color = if alone { look.text } else { options::color(&look, *at) };
            for points in runs(shown, n, series, &line) {
                plot.line(Line::new(series.name.as_str(), points).color(color).width(1.5).allow_hover(false));
            }
        }
    });
    label(ui, &drawn.response, shown);
    names.show(ui, &drawn.transform, slots);
    if !shown.options.counts {
        whiskers::show(ui, &drawn.transform, shown, scale);
    }
    if lines {
        points(ui, &drawn.transform, shown, scale);
    }
    let set = set.within(Set::of(ui, shown, numbers_room(drawn.transform.dpos_dvalue_x().abs() as f32)));
    let numbers = values(ui, &drawn.transform, shown, &upper, &set);
    missing(ui, &drawn.transform, shown);
    gaps(ui, &drawn.transform, shown, &numbers);
    hover(&drawn.response, &drawn.transform, shown, reset);
}

/// The whole chart in words, for those who cannot see it.
fn label(ui: &Ui, response: &Response, shown: &Shown<'_>) {
    let of_series = |series: &Series| {
        let word = |slot: &Slot| match series.at(slot) {
            Some(step) => {
                let thin = step.thin.then(|| format!("fewer than {THIN} came so far"));
                let rises = step.rises.then(|| "more than at the step before".to_owned());
                let gap = step.after_gap.then(|| format!("{} before it", super::GAP));
                let marks: Vec<String> = [thin, rises, gap].into_iter().flatten().collect();
                let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) };
                format!("{} {}{marks}", slot.label, shown.words(step))
            }
            None => format!("{} {}", slot.label, super::NOT_COUNTED),
        };
        shown.slots.iter().map(word).collect::<Vec<_>>().join(", ")
    };
    let what = if shown.options.counts { "counts" } else { "share of the first step" };
    let words: Vec<String> = match shown.series {
        [(_, only)] => vec![of_series(only)],
        several => several.iter().map(|(_, series)| format!("{}: {}", series.name, of_series(series))).collect(),
    };
    let text = format!("Funnel chart, {what}: {}", words.join("; "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, ui.is_enabled(), &text));
}

/// How the numbers above the bars are set: all of them alike, so that none is missing among the others.
struct Set {
    font: FontId,
    /// They stand on end, where one of them is wider than its room.
    upright: bool,
    /// Height that one needs above its bar; none are shown where even on end they would overlap: then the pointer tells them.
    above: f32,
}

impl Set {
    /// With `room` for a slot, in points.
    fn of(ui: &Ui, shown: &Shown<'_>, room: f32) -> Self {
        let alone = shown.series.len() == 1;
        let bar = if alone { room } else { room * shown.bars() as f32 / shown.series.len().max(1) as f32 };
        let longest = |font: &FontId| {
            let size = |step| {
                ui.painter().layout_no_wrap(shown.number(step, false), font.clone(), Color32::PLACEHOLDER).size()
            };
            shown.steps().map(|(_, _, step)| size(step)).fold(Vec2::ZERO, Vec2::max)
        };
        let fonts = if alone { vec![style::title(), style::small()] } else { vec![style::small()] };
        for font in fonts {
            let size = longest(&font);
            if size.x <= bar - 2.0 {
                return Self { font, upright: false, above: size.y };
            }
        }
        let size = longest(&style::small());
        let above = if size.y <= bar + 2.0 { size.x + 2.0 } else { 0.0 };
        Self { font: style::small(), upright: true, above }
    }

    /// The one for the bars as they are zoomed, if it needs no more height than was kept free for this one; else none are shown.
    fn within(self, zoomed: Self) -> Self {
        let above = if zoomed.above > self.above + 0.5 { 0.0 } else { zoomed.above };
        Self { above, ..zoomed }
    }
}

/// The numbers above the bars, on a ground of their own where a line goes through them. What each of them covers.
fn values(
    ui: &Ui,
    transform: &PlotTransform,
    shown: &Shown<'_>,
    upper: &dyn Fn(&StepStats) -> f64,
    set: &Set,
) -> Vec<Rect> {
    let look = Look::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(*transform.frame());
    let lines = shown.lines();
    let mut covered = Vec::new();
    for (i, n, step) in shown.steps().filter(|_| set.above > 0.0) {
        let x = shown.bar(i, n).0;
        let ink = if step.thin { look.muted } else { look.text };
        let galley = painter.layout_no_wrap(shown.number(step, set.upright), set.font.clone(), ink);
        let size = if set.upright { galley.size().yx() } else { galley.size() };
        let at = transform.position_from_point(&PlotPoint::new(x, upper(step))) - vec2(0.0, 3.0);
        let room = Rect::from_min_size(pos2(at.x - size.x / 2.0, at.y - size.y), size);
        // Zoomed in, one whose bar reaches out of the chart would be cut.
        if !transform.frame().expand(1.0).contains_rect(room) {
            continue;
        }
        if lines {
            // On end they stand close: between them the line is to be seen.
            let halo = if set.upright { vec2(-HALO, 0.0) } else { vec2(HALO, -1.0) };
            painter.rect_filled(room.expand2(halo), HALO, look.panel);
        }
        if set.upright {
            painter.add(TextShape::new(room.left_bottom(), galley, ink).with_angle(-std::f32::consts::FRAC_PI_2));
        } else {
            painter.galley(room.left_top(), galley, ink);
        }
        covered.push(room);
    }
    covered
}

/// The points of the lines of shares, each with its interval, hollow where it rests on few.
fn points(ui: &Ui, transform: &PlotTransform, shown: &Shown<'_>, scale: Scale) {
    let look = Look::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(*transform.frame());
    for (i, n, step) in shown.steps().filter(|(_, _, step)| !step.after_gap) {
        let Some(share) = step.of_previous else { continue };
        let color = if shown.series.len() == 1 { look.text } else { options::color(&look, shown.series[n].0) };
        let at = |share: f64| transform.position_from_point(&PlotPoint::new(shown.point(i, n), scale.height(share)));
        if let Some(within) = step.previous_interval {
            let apart = (transform.dpos_dvalue_x().abs() * (shown.point(i, 1) - shown.point(i, 0))) as f32;
            let half = if shown.series.len() == 1 { POINT } else { POINT.min(apart / 2.0 - 0.5).max(1.0) };
            whiskers::line(&painter, (at(within.low), at(within.high)), half, Stroke::new(1.0, color));
        }
        let fill = if step.thin { look.panel } else { color };
        let radius = if shown.series.len() > 2 { POINT - 0.5 } else { POINT };
        painter.circle(at(share), radius, fill, Stroke::new(1.5, color));
    }
}

/// The word where nobody was counted, and a dash where one of several series has no step: nothing is not nought.
fn missing(ui: &Ui, transform: &PlotTransform, shown: &Shown<'_>) {
    let look = Look::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(*transform.frame());
    let ground = transform.position_from_point_y(0.0).min(transform.frame().bottom()) - 3.0;
    let room = transform.dpos_dvalue_x().abs() as f32 - 6.0;
    let say = |words: &str, x: f64| {
        let set = text::lines(ui.ctx(), words, &style::small(), room.max(1.0));
        let left = transform.position_from_point_x(x) - set.size().x / 2.0;
        set.paint(&painter, pos2(left, ground - set.size().y), look.muted);
    };
    let longest = super::NOT_COUNTED.split(' ').map(|word| text::line(ui.ctx(), word, &style::small(), f32::INFINITY));
    let fits = longest.map(|word| word.size().x).fold(0.0, f32::max) <= room;
    for (i, slot) in shown.slots.iter().enumerate() {
        let without = |n: &usize| shown.series[*n].1.at(slot).is_none();
        let missing: Vec<usize> = (0..shown.series.len()).filter(without).collect();
        if missing.len() == shown.series.len() {
            say(if fits { super::NOT_COUNTED } else { "–" }, i as f64);
        } else {
            missing.iter().for_each(|n| say("–", shown.bar(i, *n).0));
        }
    }
}

/// The points of the line of shares of the step before. It goes from each step to the next alone, and ends where rows were left
/// out: what is a share of a step further up is none of the step before.
fn runs(shown: &Shown<'_>, n: usize, series: &Series, line: &dyn Fn(&StepStats) -> f64) -> Vec<Vec<[f64; 2]>> {
    let mut runs = vec![Vec::new()];
    let mut last: Option<usize> = None;
    let steps = shown.slots.iter().enumerate().filter_map(|(i, slot)| Some((i, series.at(slot)?)));
    for (i, step) in steps {
        if step.after_gap || last.is_some_and(|last| last + 1 != step.step) {
            runs.push(Vec::new());
        }
        if !step.after_gap
            && step.of_previous.is_some()
            && let Some(run) = runs.last_mut()
        {
            run.push([shown.point(i, n), line(step)]);
        }
        last = Some(step.step);
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Where rows were left out between two steps, a dashed line between their bars, and the word for it where there is room.
fn gaps(ui: &Ui, transform: &PlotTransform, shown: &Shown<'_>, numbers: &[Rect]) {
    let look = Look::of(ui.ctx());
    let frame = *transform.frame();
    let painter = ui.painter().with_clip_rect(frame);
    let mut slots: Vec<usize> = shown.steps().filter(|(_, _, step)| step.after_gap).map(|(i, ..)| i).collect();
    slots.dedup();
    for slot in slots {
        let x = transform.position_from_point_x(slot as f64 - 0.5).max(frame.left() + 1.0);
        let ground = transform.position_from_point_y(0.0).min(frame.bottom());
        let room = transform.dpos_dvalue_x().abs() as f32 - 8.0;
        let words = text::lines(ui.ctx(), super::GAP, &style::small(), room.max(1.0));
        let left = (x - words.size().x / 2.0).clamp(frame.left(), (frame.right() - words.size().x).max(frame.left()));
        let covered = Rect::from_min_size(pos2(left, frame.top() + 1.0), words.size());
        let free = numbers.iter().all(|number| !number.intersects(covered.expand2(vec2(4.0, 0.0))));
        let fits = words.size().x <= room && free;
        let top = if fits { covered.bottom() + 3.0 } else { frame.top() };
        painter.extend(egui::Shape::dashed_line(&[pos2(x, top), pos2(x, ground)], (1.0, look.muted), 4.0, 4.0));
        if fits {
            words.paint(&painter, covered.min, look.muted);
        }
    }
}

/// Where the pointer was when the chart was drawn last, and whether it came to where it is by being moved over the chart.
#[derive(Clone, Copy, Default)]
struct Pointer {
    at: Option<Pos2>,
    moved: bool,
    /// The frame of it.
    frame: u64,
}

/// Whether the mouse was moved over the chart since it is there: what comes up under one that rests is not asked for.
fn moved(response: &Response, new: bool) -> bool {
    let (id, now) = (response.id.with("pointer"), response.ctx.input(|input| input.pointer.latest_pos()));
    let frame = response.ctx.cumulative_frame_nr();
    // A chart that was away is another one.
    let before = response.ctx.data(|data| data.get_temp::<Pointer>(id)).filter(|last| last.frame + 1 >= frame);
    let went = before.is_some_and(|before| before.moved || before.at != now);
    let pointer = Pointer { at: now, moved: went && !new && response.hovered(), frame };
    response.ctx.data_mut(|data| data.insert_temp(id, pointer));
    pointer.moved
}

/// Says at the pointer what the bars under it stand for; not of a chart that is `new` under it.
fn hover(response: &Response, transform: &PlotTransform, shown: &Shown<'_>, new: bool) {
    let moved = moved(response, new);
    let Some(pointer) = response.hover_pos().filter(|_| moved && !response.dragged()) else { return };
    let at = transform.value_from_position(pointer);
    let Some(slot) = usize::try_from(at.x.round() as i64).ok().filter(|i| *i < shown.slots.len()) else { return };
    let edge = |half: f64| transform.position_from_point_x(slot as f64 + half);
    let column = Rect::from_x_y_ranges(edge(-0.5)..=edge(0.5), transform.frame().y_range());
    let column = column.intersect(*transform.frame());
    // Above the panel it leaves the bars, the legend and the buttons to be seen; in a low window it stands beside.
    let beside = column.with_min_y(shown.top.min(column.top()));
    let mut tip = egui::Tooltip::always_open(
        response.ctx.clone(),
        response.layer_id,
        response.id.with("bar"),
        egui::PopupAnchor::ParentRect(beside),
    )
    .gap(6.0);
    let else_at = [RectAlign::TOP_END, RectAlign::TOP_START, RectAlign::RIGHT_END, RectAlign::LEFT_END];
    tip.popup = tip.popup.align(RectAlign::TOP).align_alternatives(&else_at);
    tip.show(|ui| tip::show(ui, slot, shown));
}
