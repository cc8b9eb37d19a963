//! Frames of the canvas without a graphics card: our part of the main thread's time for update and tessellation, in
//! turns with a frame of the same window with nothing in it. Maps of 100 to 100,000 cards, two sizes of window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, unreachable_pub)]

#[path = "../harness/entropy.rs"]
mod entropy;
#[allow(dead_code)]
#[path = "../harness/large.rs"]
mod large;

use std::ops::ControlFlow;
use std::time::Duration;

use egui::{Context, Pos2, RawInput, Rect, vec2};
use kurbo::{Point, Size, Vec2};
use touchline::app::canvas::budget::{Budget, RASTERING};
use touchline::app::canvas::{Canvas, Drawn, View};
use touchline::editor::{Button, Camera, Catalog, Editor, Event, Input, Like, Mods, TextTarget, Thing};
use touchline::interop::{Found, channels, look};
use touchline::layout::{Fonts, Layout, Metrics, Pane, Preview, Touched, View as Shown, lay_out};
use touchline::map::{Card, Id, IdKind, Link, LinkKind, Map};
use touchline::picture::{Lowering, Palette, Sight};

const FRAMES: usize = 160;

/// How many cards are seen in the closer views.
const SEEN: usize = 220;

/// How many lines are pasted at once.
const PASTED: usize = 200;
const LONG: usize = 10_000;

/// What the main thread has had of a processor, so that others on the machine do not count.
#[derive(Clone, Copy)]
struct Busy(rustix::time::Timespec);

impl Busy {
    fn now() -> Self {
        Self(rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime))
    }

    fn elapsed(self) -> Duration {
        let nanos = |time: rustix::time::Timespec| time.tv_sec as i128 * 1_000_000_000 + time.tv_nsec as i128;
        Duration::from_nanos((nanos(Self::now().0) - nanos(self.0)).max(0) as u64)
    }
}

struct Window {
    editor: Editor,
    palette: Palette,
    context: Context,
    canvas: Canvas,
    drawn: Drawn,
    size: (f64, f64),
    now: f64,
    /// What painting alone took in the last frame: rastering is a part of it.
    painted: Duration,
}

impl Window {
    fn open(map: Map, size: (f64, f64)) -> Self {
        let mut random = entropy::Seeded(5);
        let entropy = Box::new(move || touchline::map::Entropy::bits(&mut random));
        let (mut fonts, metrics) = (Fonts::bundled(), Metrics::standard().unwrap());
        touchline::app::ahead::shape(&map, &mut fonts, &metrics);
        let mut editor = Editor::new(map, fonts, metrics, entropy);
        editor.camera_mut().set_viewport(Size::new(size.0, size.1));
        Self {
            editor,
            palette: Palette::light().unwrap(),
            context: Context::default(),
            canvas: Canvas::new(),
            drawn: Drawn::default(),
            size,
            now: 0.0,
            painted: Duration::ZERO,
        }
    }

    fn give(&mut self, input: Input) {
        self.now += 0.016;
        let _ = self.editor.handle(&Event { input, mods: Mods::NONE, now: self.now });
    }

    /// One frame after `change`, and whether textures are still to be made.
    fn frame(&mut self, change: impl FnOnce(&mut Self)) -> (Duration, bool) {
        let start = Busy::now();
        change(self);
        self.drawn.follow(&self.editor, &self.palette, 1.0);
        let overlay = self.editor.overlay();
        let opacity = self.drawn.opacity(&overlay.lit, &self.editor);
        let scene = self.drawn.scene(&self.editor, &self.palette).unwrap();
        let view = View::of(self.editor.camera());
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(self.size.0 as f32, self.size.1 as f32));
        let (canvas, painted) = (&mut self.canvas, &mut self.painted);
        let mut work_left = false;
        let input = RawInput { screen_rect: Some(rect), ..RawInput::default() };
        let mut output = self.context.run_ui(input, |ui| {
            let start = Busy::now();
            work_left = canvas.paint_with(ui.painter(), rect, &scene, &view, &opacity, &mut Budget::new(RASTERING));
            *painted = start.elapsed();
        });
        let shapes = std::mem::take(&mut output.shapes);
        let meshes = self.context.tessellate(shapes, output.pixels_per_point);
        let time = start.elapsed();
        drop(meshes);
        output.textures_delta.clear();
        (time, work_left)
    }

    /// The same window with nothing in it.
    fn empty(&self) -> Duration {
        let start = Busy::now();
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(self.size.0 as f32, self.size.1 as f32));
        let input = RawInput { screen_rect: Some(rect), ..RawInput::default() };
        let mut output = self.context.run_ui(input, |_| ());
        let meshes = self.context.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let time = start.elapsed();
        drop(meshes);
        output.textures_delta.clear();
        time
    }

    /// Frames until nothing is left to be made: the time of each and what painting took of it.
    fn settle(&mut self) -> Vec<Duration> {
        let mut frames = Vec::new();
        loop {
            let (_, work_left) = self.frame(|_| ());
            frames.push(self.painted);
            if !work_left {
                return frames;
            }
        }
    }

    fn camera(&mut self) -> &mut Camera {
        self.editor.camera_mut()
    }

    /// Zooms so that about so many cards are seen in the middle of the map.
    fn see(&mut self, cards: usize) {
        let size = self.editor.layout().size;
        let (mut low, mut high) = (0.02, 1.0);
        for _ in 0..20 {
            let zoom = (low + high) / 2.0;
            self.camera().zoom_to(zoom);
            self.camera().scroll_to(Vec2::new(size.width / 2.0, 0.0));
            let seen = self.editor.layout().cards_within(self.editor.camera().seen()).count();
            if seen > cards { low = zoom } else { high = zoom }
        }
    }

    fn seen(&self) -> usize {
        self.editor.layout().cards_within(self.editor.camera().seen()).count()
    }

    /// A card in the middle of the canvas.
    fn card(&self) -> Id {
        let seen = self.editor.camera().seen();
        let middle = seen.center();
        let away = |rect: kurbo::Rect| rect.center().distance(middle) as i64;
        let card = self.editor.layout().cards_within(seen).min_by_key(|card| away(card.rect)).expect("a card");
        card.id.clone()
    }
}

/// How many drawn arrows the linked map has.
const LINKS: usize = 2000;

fn main() {
    let quick = std::env::args().any(|word| word == "quick");
    for size in [(1600.0, 1000.0), (3840.0, 2160.0)] {
        for cards in [100, 1000, 10_000, 100_000] {
            if !quick || cards >= 10_000 {
                measure(cards, size);
            }
        }
        linked(size);
    }
}

fn measure(cards: usize, size: (f64, f64)) {
    let map = large::large(cards);
    let empty = memory();
    // All processors help here: what counts is how long one waits.
    let start = std::time::Instant::now();
    let mut window = Window::open(map, size);
    let opened = start.elapsed();
    window.see(SEEN);
    let (first, _) = window.frame(|_| ());
    println!(
        "canvas: {cards} cards, {} × {}, {} seen at {:.2}",
        size.0,
        size.1,
        window.seen(),
        window.editor.camera().zoom()
    );
    say("opened: laid out, and the first frame", &[opened + first], if cards == 100_000 { 2000.0 } else { 0.0 });
    let after_jump = window.settle();
    let all: Duration = after_jump.iter().sum();
    say(&format!("everything there after {} frames", after_jump.len() + 1), &[all], 100.0);
    say("painting in one of them", &after_jump, 4.0);

    pan(&mut window);
    let card = window.card();
    drag(&mut window, card, "one card dragged");
    drag_many(&mut window);
    type_text(&mut window);
    edit(&mut window);
    paste(&mut window);
    seek(&mut window);
    window.editor.select(None);
    afar(&mut window);
    println!("  {:44} {:8.1} MB  (at most 150)", "memory over the empty window", memory() - empty);
}

/// A map of 10,000 cards with arrows from card to card in sight.
fn linked(size: (f64, f64)) {
    let mut map = large::large(10_000);
    let mut random = entropy::Seeded(9);
    let at = |random: &mut entropy::Seeded| (touchline::map::Entropy::bits(random) % 10_000) as usize;
    for n in 0..LINKS {
        // Cards of one stage or of its neighbours for the most part, as people draw them.
        let from = n * 10_000 / LINKS;
        let to = if n % 10 == 0 { at(&mut random) } else { (from + 1 + at(&mut random) % 60).min(9_999) };
        let (from, to) = (map.cards[from].id.clone(), map.cards[to].id.clone());
        let id = Id::fresh(IdKind::Link, &mut random);
        map.links.push(Link { id, kind: LinkKind::LeadsTo, from, to, ..Link::default() });
    }
    let mut window = Window::open(map, size);
    window.see(SEEN);
    window.settle();
    let arrows = window.editor.layout().links.len();
    println!("canvas: 10000 cards with {arrows} arrows, {} × {}, {} seen", size.0, size.1, window.seen());
    pan(&mut window);
    let tied = window.editor.layout().links.iter().map(|link| link.from.clone()).collect::<Vec<_>>();
    let seen = window.editor.camera().seen();
    let card = window.editor.layout().cards_within(seen.inset(-200.0)).map(|card| card.id.clone());
    let card = card.filter(|card| tied.contains(card)).last().expect("a linked card");
    drag(&mut window, card, "one linked card dragged");
    afar(&mut window);
}

/// What a letter costs in the command palette and in the find bar.
fn seek(window: &mut Window) {
    let typed = |word: &str| (1..=word.len()).map(|end| word[..end].to_owned()).collect::<Vec<_>>();
    let words: Vec<String> =
        ["checkout late", "price reviews", "zoom to fit", "phone friend"].iter().flat_map(|word| typed(word)).collect();
    let start = Busy::now();
    let catalog = Catalog::new(Some(&window.editor), &[]);
    say("the command palette opened", &[start.elapsed()], 16.0);
    let times: Vec<_> = words
        .iter()
        .map(|query| {
            let start = Busy::now();
            let hits = catalog.search(query, &[]);
            let time = start.elapsed();
            assert!(hits.len() <= 200_000);
            time
        })
        .collect();
    say("a letter typed into the command palette", &times, 16.0);
    window.editor.run(&touchline::editor::Command::Find);
    let times: Vec<_> = words
        .into_iter()
        .map(|query| {
            let (time, _) = window.frame(|window| window.editor.look_for(&query, Like::default()));
            (time, window.empty())
        })
        .collect();
    pairs("a letter typed into the find bar", &times, 16.0);
    window.editor.close_find();
    window.settle();
}

/// There and back, so that the textures are warm.
fn pan(window: &mut Window) {
    let from = window.editor.camera().scroll();
    let mut times = Vec::new();
    for round in 0..2 {
        times.clear();
        for frame in 0..FRAMES {
            let there = (frame as f64 / FRAMES as f64 * std::f64::consts::TAU).sin();
            let (time, _) = window.frame(|window| window.camera().scroll_to(from + Vec2::new(700.0, 80.0) * there));
            times.push((time, window.empty()));
        }
        if round == 0 {
            window.settle();
        }
    }
    pairs("panned, textures warm", &times, 1.5);
    window.camera().scroll_to(from);
    window.settle();
}

/// A card is carried about by the pointer.
fn drag(window: &mut Window, card: Id, name: &str) {
    let (_, rect) = window.editor.place(&Thing::Card(card)).expect("a place");
    let at = window.editor.camera().rect_to_screen(Pane::Body, rect).center();
    window.give(Input::Move(at));
    window.give(Input::Press(at, Button::Primary));
    let times: Vec<_> = (0..FRAMES)
        .map(|frame| {
            let turn = frame as f64 / FRAMES as f64 * std::f64::consts::TAU;
            let to = at + Vec2::new(turn.sin() * 180.0, (turn * 3.0).cos() * 120.0);
            let (time, _) = window.frame(|window| window.give(Input::Move(to)));
            (time, window.empty())
        })
        .collect();
    pairs(name, &times, 4.0);
    window.give(Input::Key(touchline::editor::Key::Escape));
    window.give(Input::Release(at, Button::Primary));
    window.settle();
}

/// Two hundred cards of a lane on their way: their preview laid out and drawn in every frame.
fn drag_many(window: &mut Window) {
    let (map, metrics) = (window.editor.map().clone(), Metrics::standard().unwrap());
    let mut fonts = Fonts::bundled();
    let rest = lay_out(&map, &Shown::default(), &mut fonts, &metrics);
    let home = rest.cell_of(&window.card()).expect("a cell").0.at;
    let ids: Vec<Id> =
        rest.cards().filter(|card| at_home(&rest, card.id, &home.lane)).take(200).map(|c| c.id.clone()).collect();
    let sight = Sight::same(window.editor.camera().seen());
    let (mut lowering, palette) = (Lowering::default(), Palette::light().unwrap());
    let times: Vec<_> = (0..FRAMES / 2)
        .map(|frame| {
            let start = Busy::now();
            let preview = Preview::cards(ids.clone(), home.clone(), frame % 3);
            let view = Shown { preview: Some(preview), ..Shown::default() };
            let shown = rest.with(&Touched::default(), &map, &view, &mut fonts, &metrics);
            let picture = lowering.seen(&shown, &palette, &sight);
            let lifted = lowering.lifted(&shown, &palette);
            assert!(!picture.groups.is_empty() && lifted.len() == ids.len());
            let laid = start.elapsed();
            let (painted, _) = window.frame(|_| ());
            (laid + painted, window.empty())
        })
        .collect();
    pairs(&format!("{} cards dragged", ids.len()), &times, 8.0);
}

fn at_home(layout: &Layout, card: &Id, lane: &Id) -> bool {
    layout.cell_of(card).is_some_and(|(cell, _)| cell.at.lane == *lane)
}

fn type_text(window: &mut Window) {
    let card = window.card();
    window.editor.edit_text(TextTarget::Card(card));
    let mut text = String::new();
    let mut times = Vec::new();
    for letter in "Must create an account before the price is known, and nobody says why ".chars().cycle().take(FRAMES)
    {
        text.push(letter);
        let typed = text.clone();
        let (time, _) = window.frame(|window| window.give(Input::TextChanged(typed)));
        times.push((time, window.empty()));
    }
    pairs("a letter typed into a card", &times, 4.0);
    window.editor.cancel_text();
    window.settle();
}

/// The layout after one edit, without the change of the map itself.
fn edit(window: &mut Window) {
    let (mut map, metrics) = (window.editor.map().clone(), Metrics::standard().unwrap());
    let mut fonts = Fonts::bundled();
    let mut layout = lay_out(&map, &Shown::default(), &mut fonts, &metrics);
    let card = window.card();
    let times: Vec<_> = (0..FRAMES / 2)
        .map(|n| {
            let text = "words ".repeat(1 + n % 20);
            let edit = map.edit_record::<Card>(&card, |card| card.text = text).unwrap();
            let touched = Touched::by(&edit);
            map.apply(edit).unwrap();
            let start = Busy::now();
            layout.follow(&touched, &map, &Shown::default(), &mut fonts, &metrics);
            start.elapsed()
        })
        .collect();
    say("layout after one edit", &times, 2.0);
}

/// A list becomes cards: read, planned, made, laid out and drawn. Every round has texts that were not shaped before.
fn paste(window: &mut Window) {
    let card = Thing::Card(window.card());
    let times: Vec<_> = (0..8)
        .map(|round| {
            let row = |n| format!("! Row {n} of {round}: must create an account before the price is known\n");
            let text: String = (0..PASTED).map(row).collect();
            let (time, _) = window.frame(|window| {
                let channels = channels(window.editor.map());
                let found = look(&text, &channels, &mut |_| ControlFlow::Continue(()));
                let Ok(Found::List(lines)) = found else { panic!("it is a list") };
                window.editor.select(Some(card.clone()));
                window.editor.paste_lines(&lines);
            });
            let empty = window.empty();
            window.editor.undo();
            window.settle();
            (time, empty)
        })
        .collect();
    pairs(&format!("{PASTED} rows pasted, until they are seen"), &times, 1000.0);
    paste_long(window);
    // What is linked to a selected card stands out, which is not what comes next.
    window.editor.select(None);
}

/// A long list, shaped before on another thread, as the window does it: what is left for the main thread.
fn paste_long(window: &mut Window) {
    let row = |n| format!("! Line {n}: must create an account before the price is known\n");
    let text: String = (0..LONG).map(row).collect();
    let channels = channels(window.editor.map());
    let found = look(&text, &channels, &mut |_| ControlFlow::Continue(()));
    let Ok(Found::List(lines)) = found else { panic!("it is a list") };
    let shaped = window.editor.shaper().lines(&lines);
    let (time, _) = window.frame(|window| {
        window.editor.fonts().absorb(shaped);
        window.editor.paste_lines(&lines);
    });
    say(&format!("{LONG} lines pasted, shaped before"), &[time], 0.0);
    window.editor.undo();
    window.settle();
}

/// All of the map at once.
fn afar(window: &mut Window) {
    let (fit, _) = window.frame(|window| window.camera().fit());
    let seen = window.seen();
    say(&format!("Fit: the first frame over {seen} cards"), &[fit], 16.0);
    let frames = window.settle();
    say(&format!("then {} frames until all is there", frames.len()), &frames, 4.0);
    let still: Vec<_> = (0..FRAMES / 2).map(|_| (window.frame(|_| ()).0, window.empty())).collect();
    pairs("zoomed out over all, textures warm", &still, 4.0);
    let middle = Point::new(window.size.0 / 2.0, window.size.1 / 2.0);
    let zoomed: Vec<_> = (0..FRAMES / 2)
        .map(|frame| {
            let factor = if frame < FRAMES / 4 { 1.02 } else { 1.0 / 1.02 };
            (window.frame(|window| window.camera().zoom_at(middle, factor)).0, window.empty())
        })
        .collect();
    pairs("zoomed there and back", &zoomed, 4.0);
}

/// Median and 95 % of frames, each less an empty one of the same moment.
fn pairs(name: &str, times: &[(Duration, Duration)], limit: f64) {
    let over: Vec<Duration> = times.iter().map(|(time, empty)| time.saturating_sub(*empty)).collect();
    say(name, &over, limit);
}

fn say(name: &str, times: &[Duration], limit: f64) {
    let mut times: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1e3).collect();
    times.sort_by(f64::total_cmp);
    let median = times[times.len() / 2];
    let high = times[(times.len() - 1) * 95 / 100];
    let most = times[times.len() - 1];
    let aim = if limit > 0.0 { format!("  (at most {limit})") } else { String::new() };
    println!("  {name:44} median {median:8.3} ms, 95 % {high:8.3}, most {most:8.3}{aim}");
}

/// What the process holds, in megabytes.
fn memory() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0) / 1e3
}
