//! The rings round everything on the canvas that has a hit.

use egui::{CornerRadius, Painter, Rect, Stroke, StrokeKind};

use crate::app::theme::Look;
use crate::editor::{Editor, Find, Thing};
use crate::layout::{CardBox, LaneBody, Pane};
use crate::map::{CardText, TextAt};

/// Where a thing of the map stands in the window, and what of the window its pane is.
pub(in crate::app) trait Places {
    fn rect(&self, pane: Pane, rect: kurbo::Rect) -> Rect;
    fn clip(&self, pane: Pane) -> Rect;
    fn clip_of(&self, thing: &Thing, pane: Pane) -> Rect;
}

/// How far a ring stands from what it is round, in points.
const AIR: f32 = 2.5;

/// How much of the colour lies over the letters found.
const LETTERS: f32 = 0.32;

/// Draws the rings that are seen.
pub(in crate::app) fn paint(painter: &Painter, places: &impl Places, editor: &Editor, look: &Look) {
    let find = editor.find();
    if !find.open() || find.things().is_empty() {
        return;
    }
    let current = find.current().and_then(|(_, hit)| hit.thing.as_ref());
    let marks = Marks { painter, places, find, current, look };
    let layout = editor.layout();
    for head in layout.heads.iter() {
        marks.ring(Pane::Heads, head.rect, &Thing::Stage(head.stage.clone()), 4.0);
        for step in &head.steps {
            marks.ring(Pane::Heads, step.rect, &Thing::Step(step.step.clone()), 4.0);
        }
    }
    let seen = |rect: kurbo::Rect| places.rect(Pane::Body, rect).intersects(places.clip(Pane::Body));
    for lane in layout.lanes.iter().filter(|lane| seen(lane.rect)) {
        marks.ring(Pane::Labels, lane.label, &Thing::Lane(lane.lane.clone()), 6.0);
        match &lane.body {
            LaneBody::Sentiment(chart) => {
                for anchor in &chart.anchors {
                    let size = (anchor.radius * 2.0, anchor.radius * 2.0);
                    let centre = anchor.centre + kurbo::Vec2::new(0.0, lane.rect.y0);
                    let rect = kurbo::Rect::from_center_size(centre, size);
                    let thing = Thing::Sentiment { persona: chart.persona.clone(), at: anchor.at.clone() };
                    marks.ring(Pane::Body, rect, &thing, 100.0);
                }
            }
            LaneBody::Cards(_) | LaneBody::Funnel(_) | LaneBody::Metrics(_) | LaneBody::Folded => {}
        }
    }
    for card in layout.cards_within(editor.camera().seen()) {
        marks.ring(Pane::Body, card.rect, &Thing::Card(card.id.clone()), 8.0);
        marks.letters(&TextAt::Card(card.id.clone(), CardText::Text), &card);
    }
    marks.ring(Pane::Body, layout.title.rect, &Thing::Head, 6.0);
}

struct Marks<'a, P: Places> {
    painter: &'a Painter,
    places: &'a P,
    find: &'a Find,
    current: Option<&'a Thing>,
    look: &'a Look,
}

impl<P: Places> Marks<'_, P> {
    /// Marks the letters of a card that were found.
    fn letters(&self, text: &TextAt, card: &CardBox<'_>) {
        let words = &card.face.text;
        let origin = card.rect.origin().to_vec2() + words.origin.to_vec2();
        let painter = self.painter.with_clip_rect(self.places.clip(Pane::Body));
        for hit in self.find.hits_in(text) {
            for place in words.paragraph.boxes(&hit.range) {
                let on = self.places.rect(Pane::Body, place + origin);
                painter.rect_filled(on.expand(0.5), 2.0, self.look.found.gamma_multiply(LETTERS));
            }
        }
    }

    fn ring(&self, pane: Pane, rect: kurbo::Rect, thing: &Thing, radius: f32) {
        if !self.find.things().contains(thing) {
            return;
        }
        let clip = self.places.clip_of(thing, pane);
        let on = self.places.rect(pane, rect);
        if !on.intersects(clip) {
            return;
        }
        // The current one is selected as well: its ring lies around that of the selection.
        let (width, air) = if self.current == Some(thing) { (3.0, AIR + 3.5) } else { (2.5, AIR) };
        let ring = on.expand(air);
        let scale = on.height() / (rect.height() as f32).max(1.0);
        let radius = (radius * scale + air).min(ring.height() / 2.0).min(255.0);
        let painter = self.painter.with_clip_rect(clip);
        painter.rect_stroke(
            ring,
            CornerRadius::same(radius as u8),
            Stroke::new(width, self.look.found),
            StrokeKind::Middle,
        );
    }
}
