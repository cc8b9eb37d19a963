//! Rows: each lane's label, what is in it, and its height.

use std::sync::Arc;

use kurbo::Rect;
use rustc_hash::FxHashMap;

use super::boxes::{LaneBody, LaneBox, Layout};
use super::card::least_height;
use super::columns::Across;
use super::fonts::Fonts;
use super::funnel::funnel;
use super::grid::numbers_width;
use super::metric::metrics_of;
use super::metrics::Metrics;
use super::row::Row;
use super::sentiment::sentiment;
use super::shape::{Fit, baseline};
use super::text::Placed;
use super::view::{Preview, Purpose, View};
use crate::funnel::{lane_note, lane_stats, sentiment_persona};
use crate::map::{CardKind, Id, Lane, LaneKind, Map, Numbers, counted};

/// The lanes from top to bottom, as a preview would have them; `None` is room for a new one.
pub(super) fn shown<'a>(map: &'a Map, view: &View) -> Vec<Option<&'a Lane>> {
    let wanted = |lane: &&Lane| match &view.lanes {
        Some(ids) => ids.contains(&lane.id),
        None => !lane.hidden,
    };
    let mut lanes: Vec<Option<&Lane>> = map.lanes.iter().filter(wanted).map(Some).collect();
    if let Some(Preview::Lanes { ids, to }) = &view.preview {
        let is_moved = |lane: &Lane| ids.contains(&lane.id);
        let (mut moved, others): (Vec<_>, Vec<_>) = lanes.into_iter().partition(|lane| lane.is_some_and(is_moved));
        if ids.is_empty() {
            moved.push(None);
        }
        // `to` counts hidden lanes too; what stands before it among those shown decides.
        let before = map.lanes.iter().filter(|lane| !is_moved(lane)).take(*to).filter(wanted).count();
        lanes = others;
        let to = before.min(lanes.len());
        lanes.splice(to..to, moved);
    }
    lanes
}

/// Everything lanes are laid out from.
pub(super) struct Rows<'a> {
    pub(super) map: &'a Map,
    pub(super) view: &'a View,
    pub(super) across: Across<'a>,
    /// Left edge of the labels.
    pub(super) left: f64,
    /// Whose charts are still true.
    pub(super) charts: Option<&'a Layout>,
    pub(super) metrics: &'a Metrics,
}

impl Rows<'_> {
    /// The lanes from `top` down, and the bottom of the last; `rows` are those of lanes that hold cards.
    pub(super) fn lay_out(
        &self,
        lanes: &[Option<&Lane>],
        rows: Vec<Option<Arc<Row>>>,
        top: f64,
        fonts: &mut Fonts,
    ) -> (Vec<LaneBox>, f64) {
        let mut done: Vec<LaneBox> = Vec::with_capacity(lanes.len());
        let indices: FxHashMap<&Id, usize> = self.map.lanes.iter().enumerate().map(|(i, lane)| (&lane.id, i)).collect();
        let mut top = top;
        let mut striped = false;
        for (lane, row) in lanes.iter().zip(rows) {
            let Some(lane) = lane else {
                top = self.room(&mut done, top, fonts);
                continue;
            };
            let Some((body, height)) = self.body(lane, row, fonts) else { continue };
            let chart = matches!(body, LaneBody::Sentiment(_) | LaneBody::Funnel(_));
            let (name, note) = self.label(lane, &body, top, fonts);
            let hint = self.hint(lane, &body, top, fonts);
            let folded = matches!(body, LaneBody::Folded);
            let padding = if folded { self.metrics.lane.padding / 2.0 } else { self.metrics.lane.padding };
            let least = if folded { 0.0 } else { self.view.least_row };
            let label_bottom = note.as_ref().unwrap_or(&name).rect().y1 + padding;
            let hint_bottom = hint.as_ref().map_or(top, |hint| hint.rect().y1 + padding);
            let bottom = (top + height).max(label_bottom).max(hint_bottom).max(top + least).ceil();
            if chart && let Some(before) = done.last_mut() {
                before.strong_rule = true;
            }
            let lifted = matches!(&self.view.preview, Some(Preview::Lanes { ids, .. }) if ids.contains(&lane.id));
            done.push(LaneBox {
                lane: lane.id.clone(),
                index: indices.get(&lane.id).copied().unwrap_or(usize::MAX),
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
            top = bottom;
        }
        if let Some(last) = done.last_mut() {
            last.strong_rule = true;
        }
        (done, top)
    }

    /// Room for a new lane.
    fn room(&self, lanes: &mut Vec<LaneBox>, top: f64, fonts: &mut Fonts) -> f64 {
        let height = self.metrics.lane.empty;
        let name = fonts.paragraph("", &self.metrics.text.lane, Fit::Free);
        lanes.push(LaneBox {
            lane: Id::default(),
            index: usize::MAX,
            kind: LaneKind::Free,
            rect: Rect::new(self.left, top, self.across.right, top + height),
            label: Rect::new(self.left, top, self.across.left, top + height),
            name: Placed::new((self.left, top), name),
            note: None,
            striped: false,
            strong_rule: false,
            hint: None,
            body: LaneBody::Metrics(Arc::default()),
            lifted: true,
        });
        top + height
    }

    /// What is in a lane, and how high that is; `None` where the lane is left out.
    fn body(&self, lane: &Lane, row: Option<Arc<Row>>, fonts: &mut Fonts) -> Option<(LaneBody, f64)> {
        let padding = self.metrics.lane.padding;
        if self.view.folded.contains(&lane.id) {
            return Some((LaneBody::Folded, 0.0));
        }
        if let Some(row) = row {
            // An empty lane is as high as a card.
            let kind = lane.kind.card_kind().unwrap_or(CardKind::Note);
            let empty = row.bottom <= padding && row.summary.is_empty();
            let bottom = if empty { padding + least_height(&kind, false, self.metrics) } else { row.bottom };
            return Some((LaneBody::Cards(row), bottom + padding));
        }
        let body = match self.kept(lane) {
            Some(body) => body,
            None => self.chart(lane, fonts)?,
        };
        let height = match &body {
            LaneBody::Sentiment(shown) => shown.height,
            LaneBody::Funnel(shown) => shown.height,
            LaneBody::Metrics(boxes) => {
                let bottoms = boxes.iter().map(|shown| shown.rect.y1);
                bottoms.fold(padding, f64::max) + padding
            }
            LaneBody::Cards(_) | LaneBody::Folded => padding,
        };
        Some((body, height))
    }

    /// The chart of a lane as it was.
    fn kept(&self, lane: &Lane) -> Option<LaneBody> {
        let shown = self.charts?.lane(&lane.id)?;
        (shown.kind == lane.kind).then(|| shown.body.clone())
    }

    fn chart(&self, lane: &Lane, fonts: &mut Fonts) -> Option<LaneBody> {
        let (map, metrics) = (self.map, self.metrics);
        match lane.kind {
            LaneKind::Sentiment => {
                let shown = sentiment(map, lane, self.view, self.across, fonts, metrics)?;
                Some(LaneBody::Sentiment(Arc::new(shown)))
            }
            LaneKind::Funnel => {
                let stats = map.funnel(&lane.funnel).map(|funnel| {
                    lane_stats(map, funnel, &sentiment_persona(map, &lane.id), self.view.stages.as_deref())
                });
                let numbers = Numbers::of(&map.head.language);
                let shown = stats.and_then(|stats| funnel(&stats, &lane.funnel, numbers, self.across, fonts, metrics));
                match shown {
                    Some(shown) => Some(LaneBody::Funnel(Arc::new(shown))),
                    None if self.view.purpose == Purpose::Screen => Some(LaneBody::Metrics(Arc::default())),
                    None => None,
                }
            }
            _ => Some(LaneBody::Metrics(metrics_of(map, self.across.columns, fonts, metrics).into())),
        }
    }

    /// The words of an empty lane.
    fn hint(&self, lane: &Lane, body: &LaneBody, top: f64, fonts: &mut Fonts) -> Option<Placed> {
        if self.view.purpose != Purpose::Screen {
            return None;
        }
        let metrics = self.metrics;
        if matches!(body, LaneBody::Folded) {
            return Some(self.say(&self.folded_words(lane), top + self.folded_baseline(), fonts));
        }
        let empty = match body {
            LaneBody::Cards(row) => row.summary.is_empty() && row.bottom <= metrics.lane.padding,
            LaneBody::Sentiment(shown) => {
                shown.anchors.iter().all(|anchor| anchor.value.is_none()) && shown.quotes.is_empty()
            }
            LaneBody::Funnel(_) | LaneBody::Folded => false,
            LaneBody::Metrics(boxes) => boxes.is_empty(),
        };
        let known = lane.kind == LaneKind::Funnel && self.map.funnel(&lane.funnel).is_some();
        let words = if known {
            Some("No step belongs to a stage yet: match the steps in the funnel panel.")
        } else {
            lane.shown_hint()
        };
        // Its first line stands where that of a first card would.
        let line = match body {
            LaneBody::Cards(_) => first_baseline(lane, metrics),
            LaneBody::Sentiment(_) | LaneBody::Funnel(_) | LaneBody::Metrics(_) | LaneBody::Folded => {
                metrics.lane.label_baseline
            }
        };
        words.filter(|_| empty).map(|words| self.say(words, top + line, fonts))
    }

    /// A text across the columns, its first line on this baseline.
    fn say(&self, words: &str, line: f64, fonts: &mut Fonts) -> Placed {
        let style = &self.metrics.text.note;
        let x = self.across.left + self.metrics.lane.inset + self.metrics.card.left;
        let width = (self.across.right - self.metrics.lane.inset - x).max(self.metrics.least_column / 2.0);
        let y = line - f64::from(baseline(style, 0));
        Placed::new((x, y), fonts.paragraph(words, style, Fit::Start(width)))
    }

    /// The lane's name, on the line of its first cards, and the note below it.
    fn label(&self, lane: &Lane, body: &LaneBody, top: f64, fonts: &mut Fonts) -> (Placed, Option<Placed>) {
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
            LaneBody::Folded => self.folded_baseline(),
            _ => metrics.lane.label_baseline,
        };
        let y = (top + first - f64::from(baseline(style, 0))).round();
        let name = Placed::new((self.left, y), fonts.paragraph(&self.map.lane_label(lane), style, Fit::Start(width)));
        let note = self.note(lane, body);
        let note_y = name.rect().y1 + metrics.lane.note_gap;
        let note = (!note.is_empty())
            .then(|| Placed::new((self.left, note_y), fonts.paragraph(&note, &metrics.text.note, Fit::Start(width))));
        (name, note)
    }

    fn note(&self, lane: &Lane, body: &LaneBody) -> String {
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
            LaneBody::Cards(row) if row.summary.valued => "value".to_owned(),
            LaneBody::Cards(_) => String::new(),
            LaneBody::Metrics(_) | LaneBody::Folded => String::new(),
        }
    }

    /// From a folded lane's top to its one line.
    fn folded_baseline(&self) -> f64 {
        self.metrics.lane.padding / 2.0 + f64::from(baseline(&self.metrics.text.lane, 0))
    }

    /// What a folded lane says of what is in it.
    fn folded_words(&self, lane: &Lane) -> String {
        match self.map.cards.iter().filter(|card| card.at.lane == lane.id).count() {
            _ if lane.kind.card_kind().is_none() => "folded".to_owned(),
            0 => "no cards".to_owned(),
            count => format!("{}, folded", counted(count, "card")),
        }
    }
}

/// From a lane's top to the first baseline on its first card.
fn first_baseline(lane: &Lane, metrics: &Metrics) -> f64 {
    let above = if lane.kind == LaneKind::Action { metrics.action.above } else { metrics.card.above };
    metrics.lane.padding + above + f64::from(baseline(&metrics.text.card, 0))
}
