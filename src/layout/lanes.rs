//! Rows: each lane's label, what is in it, and its height.

use kurbo::Rect;

use super::boxes::{CardBox, CellBox, LaneBody, LaneBox};
use super::cells::Cells;
use super::columns::Across;
use super::fonts::Fonts;
use super::funnel::funnel;
use super::grid::numbers_width;
use super::metric::metrics_of;
use super::metrics::Metrics;
use super::sentiment::sentiment;
use super::shape::{Fit, baseline};
use super::text::Placed;
use super::view::{Preview, Purpose, View};
use crate::funnel::{LaneStats, lane_note, lane_stats, sentiment_persona};
use crate::map::{CardKind, Lane, LaneKind, Map, Numbers};

/// The lanes from top to bottom, as a preview would have them; `None` is room for a new one.
pub(super) fn shown<'a>(map: &'a Map, view: &View) -> Vec<Option<&'a Lane>> {
    let wanted = |lane: &&Lane| match &view.lanes {
        Some(ids) => ids.contains(&lane.id),
        None => !lane.hidden,
    };
    let mut lanes: Vec<Option<&Lane>> = map.lanes.iter().filter(wanted).map(Some).collect();
    if let Some(Preview::Lane { id, to }) = &view.preview {
        let moved = match id {
            Some(id) => {
                let at = lanes.iter().position(|lane| lane.is_some_and(|lane| lane.id == *id));
                at.map(|at| lanes.remove(at))
            }
            None => Some(None),
        };
        if let Some(moved) = moved {
            // `to` counts hidden lanes too; what stands before it among those shown decides.
            let others = map.lanes.iter().filter(|lane| Some(&lane.id) != id.as_ref());
            let before = others.take(*to).filter(wanted).count();
            lanes.insert(before.min(lanes.len()), moved);
        }
    }
    lanes
}

/// Everything rows are laid out from.
pub(super) struct Rows<'a> {
    pub(super) map: &'a Map,
    pub(super) view: &'a View,
    pub(super) across: Across<'a>,
    pub(super) cells: &'a Cells<'a>,
    /// Left edge of the labels.
    pub(super) left: f64,
    pub(super) metrics: &'a Metrics,
}

/// Finished rows.
pub(super) struct Finished {
    pub(super) lanes: Vec<LaneBox>,
    pub(super) cells: Vec<CellBox>,
    pub(super) lifted: Vec<CardBox>,
    pub(super) bottom: f64,
}

impl Rows<'_> {
    pub(super) fn lay_out(&self, lanes: &[Option<&Lane>], top: f64, fonts: &mut Fonts) -> Finished {
        let mut done = Finished { lanes: Vec::new(), cells: Vec::new(), lifted: Vec::new(), bottom: top };
        let mut striped = false;
        for (i, lane) in lanes.iter().enumerate() {
            let Some(lane) = lane else {
                done.bottom = self.room(&mut done.lanes, done.bottom, fonts);
                continue;
            };
            let top = done.bottom;
            let Some((body, bottom, hint)) = self.body(i, lane, top, &mut done, fonts) else { continue };
            let chart = matches!(body, LaneBody::Sentiment(_) | LaneBody::Funnel(_));
            let (name, note) = self.label(i, lane, &body, top, fonts);
            let label_bottom = note.as_ref().unwrap_or(&name).rect().y1 + self.metrics.lane.padding;
            let bottom = bottom.max(label_bottom).max(top + self.view.least_row).ceil();
            if let LaneBody::Cards(cells) = &body {
                for cell in &mut done.cells[cells.clone()] {
                    (cell.rect.y0, cell.rect.y1) = (top, bottom);
                }
            }
            if chart && let Some(before) = done.lanes.last_mut() {
                before.strong_rule = true;
            }
            let lifted = matches!(&self.view.preview, Some(Preview::Lane { id: Some(id), .. }) if *id == lane.id);
            done.lanes.push(LaneBox {
                lane: lane.id.clone(),
                index: self.map.lanes.iter().position(|known| known.id == lane.id).unwrap_or(usize::MAX),
                kind: lane.kind.clone(),
                rect: Rect::new(self.left, top, self.across.right, bottom),
                label: Rect::new(self.left, top, self.across.left, bottom),
                name,
                note,
                striped: striped && !chart,
                strong_rule: false,
                hint,
                body,
                lifted,
            });
            // Charts stand on the plain ground; after them the stripes begin anew.
            striped = !chart && !striped;
            done.bottom = bottom;
        }
        if let Some(last) = done.lanes.last_mut() {
            last.strong_rule = true;
        }
        done
    }

    /// Room for a new lane.
    fn room(&self, lanes: &mut Vec<LaneBox>, top: f64, fonts: &mut Fonts) -> f64 {
        let height = self.metrics.lane.empty;
        let name = fonts.paragraph("", &self.metrics.text.lane, Fit::Free);
        lanes.push(LaneBox {
            lane: crate::map::Id::default(),
            index: usize::MAX,
            kind: LaneKind::Free,
            rect: Rect::new(self.left, top, self.across.right, top + height),
            label: Rect::new(self.left, top, self.across.left, top + height),
            name: Placed::new((self.left, top), name),
            note: None,
            striped: false,
            strong_rule: false,
            hint: None,
            body: LaneBody::Metrics(Vec::new()),
            lifted: true,
        });
        top + height
    }

    /// What is in a lane, its bottom, and the hint of an empty one; `None` where the lane is left out.
    fn body(
        &self,
        at: usize,
        lane: &Lane,
        top: f64,
        done: &mut Finished,
        fonts: &mut Fonts,
    ) -> Option<(LaneBody, f64, Option<Placed>)> {
        let metrics = self.metrics;
        let padding = metrics.lane.padding;
        match lane.kind {
            LaneKind::Sentiment => {
                let (shown, bottom) = sentiment(self.map, lane, self.view, self.across, top, fonts, metrics)?;
                let empty = shown.anchors.iter().all(|anchor| anchor.value.is_none()) && shown.quotes.is_empty();
                let hint = if empty { self.hint(lane, top + metrics.lane.label_baseline, fonts) } else { None };
                Some((LaneBody::Sentiment(Box::new(shown)), bottom, hint))
            }
            LaneKind::Funnel => self.funnel(lane, top, fonts),
            LaneKind::Metric => {
                let (boxes, bottom) = metrics_of(self.map, self.across.columns, top + padding, fonts, metrics);
                let hint =
                    if boxes.is_empty() { self.hint(lane, top + metrics.lane.label_baseline, fonts) } else { None };
                let bottom = hint.as_ref().map_or(bottom, |hint| bottom.max(hint.rect().y1)) + padding;
                Some((LaneBody::Metrics(boxes), bottom, hint))
            }
            _ => {
                let row = self.cells.stack(at, lane, self.across.columns, top + padding, fonts, metrics);
                let range = done.cells.len()..done.cells.len() + row.cells.len();
                done.cells.extend(row.cells);
                done.lifted.extend(row.lifted);
                let mut bottom = row.bottom;
                let mut hint = None;
                if self.cells.is_empty(at) && row.bottom <= top + padding {
                    let kind = lane.kind.card_kind().unwrap_or(CardKind::Note);
                    bottom += super::card::least_height(&kind, false, metrics);
                    hint = self.hint(lane, top + first_baseline(lane, metrics), fonts);
                    bottom = hint.as_ref().map_or(bottom, |hint| bottom.max(hint.rect().y1));
                }
                Some((LaneBody::Cards(range), bottom + padding, hint))
            }
        }
    }

    fn funnel(&self, lane: &Lane, top: f64, fonts: &mut Fonts) -> Option<(LaneBody, f64, Option<Placed>)> {
        let known = self.map.funnel(&lane.funnel);
        let stats: Option<LaneStats> =
            known.map(|funnel| lane_stats(self.map, funnel, &sentiment_persona(self.map), self.view.stages.as_deref()));
        let numbers = Numbers::of(&self.map.head.language);
        let shown = stats
            .as_ref()
            .and_then(|stats| funnel(stats, &lane.funnel, numbers, self.across, top, fonts, self.metrics));
        if let Some((shown, bottom)) = shown {
            return Some((LaneBody::Funnel(Box::new(shown)), bottom, None));
        }
        if self.view.purpose != Purpose::Screen {
            return None;
        }
        let padding = self.metrics.lane.padding;
        let line = top + self.metrics.lane.label_baseline;
        let hint = match known {
            Some(_) => {
                Some(self.say("No step belongs to a stage yet: match the steps in the funnel panel.", line, fonts))
            }
            None => self.hint(lane, line, fonts),
        };
        let bottom = hint.as_ref().map_or(top + padding, |hint| hint.rect().y1) + padding;
        Some((LaneBody::Metrics(Vec::new()), bottom, hint))
    }

    /// The words of an empty lane, their first line on this baseline.
    fn hint(&self, lane: &Lane, line: f64, fonts: &mut Fonts) -> Option<Placed> {
        if self.view.purpose != Purpose::Screen {
            return None;
        }
        lane.shown_hint().map(|words| self.say(words, line, fonts))
    }

    fn say(&self, words: &str, line: f64, fonts: &mut Fonts) -> Placed {
        let style = &self.metrics.text.note;
        let x = self.across.left + self.metrics.lane.inset + self.metrics.card.left;
        let width = (self.across.right - self.metrics.lane.inset - x).max(self.metrics.least_column / 2.0);
        let y = line - f64::from(baseline(style, 0));
        Placed::new((x, y), fonts.paragraph(words, style, Fit::Start(width)))
    }

    /// The lane's name, on the line of its first cards, and the note below it.
    fn label(&self, at: usize, lane: &Lane, body: &LaneBody, top: f64, fonts: &mut Fonts) -> (Placed, Option<Placed>) {
        let metrics = self.metrics;
        let mut width = metrics.label_column - metrics.lane.label_right;
        if matches!(body, LaneBody::Sentiment(_)) {
            let numbers = numbers_width(self.map.head.scale, &self.map.head.language, fonts, metrics);
            width = metrics.label_column - numbers - metrics.lane.label_right / 2.0;
        }
        let width = width.max(metrics.label_column / 3.0);
        let style = &metrics.text.lane;
        let first = match body {
            LaneBody::Cards(_) => first_baseline(lane, metrics),
            _ => metrics.lane.label_baseline,
        };
        let y = (top + first - f64::from(baseline(style, 0))).round();
        let name = Placed::new((self.left, y), fonts.paragraph(lane.label(), style, Fit::Start(width)));
        let note = self.note(at, lane, body);
        let note_y = name.rect().y1 + metrics.lane.note_gap;
        let note = (!note.is_empty())
            .then(|| Placed::new((self.left, note_y), fonts.paragraph(&note, &metrics.text.note, Fit::Start(width))));
        (name, note)
    }

    fn note(&self, at: usize, lane: &Lane, body: &LaneBody) -> String {
        if self.view.purpose == Purpose::Poster {
            // Nobody drags dots on paper.
            let drawn = lane.kind == LaneKind::Sentiment && lane.hint.is_empty();
            let hint = if drawn { Some("How does the customer feel here?") } else { lane.shown_hint() };
            return hint.unwrap_or_default().to_owned();
        }
        match body {
            LaneBody::Sentiment(_) => {
                let persona = self.map.personas.iter().find(|persona| persona.id == lane.persona);
                let name = persona.map_or("", |persona| persona.name.as_str());
                // "Jana, 34": the line under the title says the rest.
                name.split(',').next().unwrap_or_default().trim().to_owned()
            }
            LaneBody::Funnel(_) => {
                let known = self.map.funnel(&lane.funnel);
                known.map(|funnel| lane_note(funnel, &self.map.head.language).join("\n")).unwrap_or_default()
            }
            LaneBody::Cards(_) => {
                let valued = self.cells.any(at, |card| card.kind == CardKind::Opportunity && card.value.is_some());
                if valued { "value".to_owned() } else { String::new() }
            }
            LaneBody::Metrics(_) => String::new(),
        }
    }
}

/// From a lane's top to the first baseline on its first card.
fn first_baseline(lane: &Lane, metrics: &Metrics) -> f64 {
    let above = if lane.kind == LaneKind::Action { metrics.action.above } else { metrics.card.above };
    metrics.lane.padding + above + f64::from(baseline(&metrics.text.card, 0))
}
