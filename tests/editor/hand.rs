//! A fake mouse and keyboard that drive the real editor, and look after the map's invariants at every step.

use kurbo::{Point, Size, Vec2};
use rustc_hash::FxHashSet;
use touchline::editor::{Button, Command, Editor, Event, Input, Key, Mods, Overlay, Placeable, Request, Thing};
use touchline::layout::{Fonts, Metrics};
use touchline::map::{CardKind, Id, Map, Stage};

use super::sample::{cell, id, seeded};

/// The editor in somebody's hands.
pub struct Hand {
    pub editor: Editor,
    pub mods: Mods,
    pub now: f64,
    /// How many inputs there were.
    pub inputs: usize,
    /// What was copied last.
    pub copied: Option<touchline::editor::Clip>,
    start: Map,
}

impl Hand {
    /// The sample map on a canvas that shows all of it at 100 %.
    pub fn new() -> Self {
        Self::on(super::sample::map(), Size::new(2800.0, 2000.0))
    }

    pub fn on(map: Map, canvas: Size) -> Self {
        let start = map.clone();
        let mut editor = Editor::new(map, Fonts::bundled(), Metrics::standard().unwrap(), Box::new(seeded(7)));
        editor.camera_mut().set_viewport(canvas);
        Self { editor, mods: Mods::NONE, now: 100.0, inputs: 0, copied: None, start }
    }

    pub fn input(&mut self, input: Input) -> Option<Request> {
        self.now += 0.01;
        self.inputs += 1;
        let request = self.editor.handle(&Event { input, mods: self.mods, now: self.now });
        self.check();
        request
    }

    /// Lets time pass.
    pub fn wait(&mut self, seconds: f64) {
        self.now += seconds;
        self.input(Input::Tick);
    }

    pub fn move_to(&mut self, at: Point) {
        self.input(Input::Move(at));
    }

    pub fn press(&mut self, at: Point) {
        self.move_to(at);
        self.input(Input::Press(at, Button::Primary));
    }

    pub fn release(&mut self, at: Point) {
        self.input(Input::Release(at, Button::Primary));
    }

    pub fn click(&mut self, at: Point) {
        self.press(at);
        self.release(at);
        self.now += 1.0;
    }

    pub fn double_click(&mut self, at: Point) {
        self.press(at);
        self.release(at);
        self.press(at);
        self.release(at);
        self.now += 1.0;
    }

    /// Moves in a few steps, as a hand does.
    pub fn glide(&mut self, from: Point, to: Point) {
        for i in 1..=5 {
            self.move_to(from.lerp(to, f64::from(i) / 5.0));
        }
    }

    pub fn drag(&mut self, from: Point, to: Point) {
        self.press(from);
        self.glide(from, to);
        self.release(to);
        self.now += 1.0;
    }

    /// Drags something from the palette, left of the canvas, to a point.
    pub fn place(&mut self, what: Placeable, to: Point) {
        self.input(Input::PaletteDrag(what));
        self.glide(Point::new(-80.0, 200.0), to);
        self.release(to);
    }

    pub fn key(&mut self, key: Key) -> Option<Request> {
        self.input(Input::Key(key))
    }

    pub fn letter(&mut self, letter: char) -> Option<Request> {
        self.key(Key::Char(letter))
    }

    pub fn command(&mut self, key: Key) -> Option<Request> {
        self.mods = Mods::COMMAND;
        let request = self.key(key);
        self.mods = Mods::NONE;
        request
    }

    /// Types a text into the open field and presses Enter.
    pub fn write(&mut self, text: &str) {
        assert!(self.editor.editing().is_some(), "a text field is open");
        let mut typed = String::new();
        for letter in text.chars() {
            typed.push(letter);
            self.input(Input::TextChanged(typed.clone()));
        }
        self.input(Input::TextCommitted);
    }

    pub fn overlay(&self) -> Overlay {
        self.editor.overlay()
    }

    pub fn selected(&self) -> Option<Thing> {
        self.editor.selection().one().cloned()
    }

    /// The ids of the selected cards, in the order they were selected.
    pub fn picked(&self) -> Vec<&str> {
        self.editor.selection().cards().map(Id::as_str).collect()
    }

    pub fn with(&mut self, mods: Mods, what: impl FnOnce(&mut Self)) {
        self.mods = mods;
        what(self);
        self.mods = Mods::NONE;
    }

    pub fn value(&self, column: &str) -> Option<f64> {
        self.editor.map().sentiment(&id("jana"), &id(column)).and_then(|s| s.value).map(|v| v.get())
    }

    /// Ids of the cards in a cell, from top to bottom.
    pub fn cards(&self, column: &str, lane: &str) -> Vec<String> {
        self.editor.map().cards_in(&cell(column, lane)).map(|card| card.id.to_string()).collect()
    }

    pub fn texts(&self, column: &str, lane: &str) -> Vec<&str> {
        self.editor.map().cards_in(&cell(column, lane)).map(|card| card.text.as_str()).collect()
    }

    pub fn kind(&self, key: &str) -> CardKind {
        self.editor.map().card(&id(key)).unwrap().kind.clone()
    }

    pub fn stages(&self) -> Vec<&str> {
        self.editor.map().stages.iter().map(|stage| stage.name.as_str()).collect()
    }

    pub fn lanes(&self) -> Vec<&str> {
        self.editor.map().lanes.iter().map(|lane| lane.id.as_str()).collect()
    }

    /// How many entries can be taken back.
    pub fn entries(&self) -> usize {
        self.editor.history().len().0
    }

    /// Takes everything back and expects the map of the beginning, then does that all again.
    pub fn check_undo(&mut self) {
        // A lock is no entry: what came before it can be taken back once it is off.
        self.editor.run(&Command::Unlock);
        let (end, state, done) = (self.editor.map().clone(), self.editor.state(), self.entries());
        for _ in 0..done {
            self.editor.undo();
            self.check();
        }
        assert!(*self.editor.map() == self.start, "undo leads back to the map of the beginning");
        assert!(!self.editor.dirty());
        for _ in 0..done {
            self.editor.redo();
            self.check();
        }
        assert!(*self.editor.map() == end, "redo leads to the end again");
        assert_eq!(self.editor.state(), state);
    }

    /// What always holds.
    pub fn check(&self) {
        check_map(self.editor.map());
        for thing in self.editor.selection().things().chain(self.editor.focus()) {
            assert!(thing.exists(self.editor.map()), "{thing:?} is selected but not on the map");
        }
        let _ = (self.editor.overlay(), self.editor.cursor(), self.editor.hint(), self.editor.wake_at());
        let camera = self.editor.camera();
        assert!(camera.scroll().y >= 0.0 && camera.zoom().is_finite());
        if camera.scroll().x < 0.0 {
            // A canvas wider than the map has all of it in sight.
            let width = self.editor.layout().size.width;
            let right = camera.scroll().x + camera.viewport().width / camera.zoom();
            assert!(right >= width - 0.01, "{} to {right} of {width}", camera.scroll().x);
        }
    }
}

/// The map's invariants.
pub fn check_map(map: &Map) {
    let mut ids: FxHashSet<&Id> = FxHashSet::default();
    let columns: FxHashSet<&Id> = map.columns().collect();
    let all = map.columns().chain(map.lanes.iter().map(|lane| &lane.id)).chain(map.cards.iter().map(|card| &card.id));
    for id in all.chain(map.links.iter().map(|link| &link.id)).chain(map.funnels.iter().map(|funnel| &funnel.id)) {
        assert!(!id.is_empty() && ids.insert(id), "the id {id} is there twice or empty");
    }
    for card in &map.cards {
        assert!(columns.contains(&card.at.column), "{} stands in a column that is not there", card.id);
        map.accepts(&card.kind, &card.at.lane).unwrap();
    }
    let cards: FxHashSet<&Id> = map.cards.iter().map(|card| &card.id).collect();
    for link in &map.links {
        assert!(cards.contains(&link.from) && cards.contains(&link.to), "{} has a loose end", link.id);
    }
    let mut felt = FxHashSet::default();
    for sentiment in &map.sentiments {
        assert!(columns.contains(&sentiment.at));
        assert!(felt.insert((&sentiment.persona, &sentiment.at)), "two sentiments at {}", sentiment.at);
        assert!(sentiment.value.is_none_or(|value| map.head.scale.holds(value)));
    }
}

/// What a locked structure keeps of a map.
pub fn structure(map: &Map) -> impl PartialEq + use<> {
    let stages: Vec<Stage> = map.stages.iter().map(|s| Stage { owner: String::new(), ..s.clone() }).collect();
    (map.head.clone(), map.personas.clone(), stages, map.lanes.clone(), map.transitions.clone())
}

/// A little to the right and below.
pub const NUDGE: Vec2 = Vec2::new(7.0, 7.0);
