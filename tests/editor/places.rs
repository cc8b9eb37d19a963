//! Where things are on the canvas, for a hand that wants to take them.

use kurbo::{Point, Rect};
use touchline::editor::Thing;
use touchline::layout::Pane;

use super::hand::Hand;
use super::sample::{cell, id};

impl Hand {
    fn screen(&self, pane: Pane, rect: Rect) -> Rect {
        self.editor.camera().rect_to_screen(pane, rect)
    }

    /// The middle of a card on the canvas.
    pub fn card(&self, key: &str) -> Point {
        self.screen(Pane::Body, self.editor.layout().card(&id(key)).unwrap().rect).center()
    }

    /// The top of a card, where a drop lands above it.
    pub fn above(&self, key: &str) -> Point {
        let rect = self.screen(Pane::Body, self.editor.layout().card(&id(key)).unwrap().rect);
        Point::new(rect.center().x, rect.y0 + 2.0)
    }

    pub fn head(&self, key: &str) -> Point {
        self.screen(Pane::Heads, self.editor.layout().head(&id(key)).unwrap().rect).center()
    }

    /// The right edge of a stage's head.
    pub fn head_edge(&self, key: &str) -> Point {
        let layout = self.editor.layout();
        let head = layout.head(&id(key)).unwrap();
        let (_, right) = layout.span(head).unwrap();
        self.screen(Pane::Heads, Rect::new(right, head.rect.y0, right, head.rect.y1)).center()
    }

    /// The middle of the title.
    pub fn title(&self) -> Point {
        self.screen(Pane::Body, self.editor.layout().title.title.rect()).center()
    }

    pub fn label(&self, key: &str) -> Point {
        let rect = self.screen(Pane::Labels, self.editor.layout().lane(&id(key)).unwrap().label);
        rect.center()
    }

    /// The middle of an empty cell, or of the free place in one with cards.
    pub fn free(&self, column: &str, lane: &str) -> Point {
        let cell = self.editor.layout().cell(&cell(column, lane)).unwrap();
        self.screen(Pane::Body, if cell.cards.is_empty() { cell.rect } else { cell.free }).center()
    }

    /// A face, or the dot of an empty place.
    pub fn face(&self, column: &str) -> Point {
        let anchor = self.editor.layout().anchor(&id("jana"), &id(column)).unwrap();
        self.editor.camera().to_screen(Pane::Body, anchor.centre)
    }

    /// The height of a value in the sentiment lane.
    pub fn feeling(&self, column: &str, value: f64) -> Point {
        let y = self.editor.layout().sentiment_y(&id("mood"), value).unwrap();
        let x = self.editor.layout().anchor(&id("jana"), &id(column)).unwrap().centre.x;
        self.editor.camera().to_screen(Pane::Body, Point::new(x, y))
    }

    /// The middle of a step's name, left of its handle.
    pub fn step(&self, key: &str) -> Point {
        let steps = self.editor.layout().heads.iter().flat_map(|head| &head.steps);
        self.screen(Pane::Heads, steps.into_iter().find(|step| step.step == id(key)).unwrap().rect).center()
    }

    /// The middle of the quote at a stage or step.
    pub fn quote(&self, column: &str) -> Point {
        let lane = self.editor.layout().lane(&id("mood")).unwrap();
        let chart = self.editor.layout().sentiment(&id("mood")).unwrap();
        let quote = chart.quotes.iter().find(|quote| quote.at == id(column)).unwrap();
        self.screen(Pane::Body, quote.rect + kurbo::Vec2::new(0.0, lane.rect.y0)).center()
    }

    /// The handle of a card.
    pub fn grip(&self, key: &str) -> Point {
        let rect = self.editor.layout().card(&id(key)).unwrap().rect;
        self.editor.camera().to_screen(Pane::Body, Point::new(rect.x1, rect.center().y))
    }

    /// The handle of a stage.
    pub fn head_grip(&self, key: &str) -> Point {
        let stage = Thing::Stage(id(key));
        let head = self.head(key);
        let mut overlay = self.editor.overlay();
        if overlay.grips.iter().all(|grip| grip.thing != stage) {
            // Where it would be, were the map not locked.
            let mut map = self.editor.map().clone();
            map.head.lock = None;
            let mut probe = Hand::on(map, self.editor.camera().viewport());
            probe.move_to(head);
            overlay = probe.editor.overlay();
        }
        let grip = overlay.grips.iter().find(|grip| grip.thing == stage).unwrap();
        self.editor.camera().to_screen(grip.pane, grip.at)
    }
}
