//! Frames of the canvas without a graphics card: a map of 1,000 cards at 1600 × 1000 points, our part of the main
//! thread's time, against an egui that draws as many quads and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, unreachable_pub)]

#[path = "../harness/entropy.rs"]
mod entropy;
#[allow(dead_code)]
#[path = "../harness/large.rs"]
mod large;

use std::time::{Duration, Instant};

use egui::{Context, Pos2, RawInput, Rect, vec2};
use kurbo::{Point, Size, Vec2};
use touchline::app::canvas::{Canvas, View};
use touchline::editor::{Camera, Frozen};
use touchline::layout::{Fonts, Layout, Metrics, Preview, View as Shown, lay_out};
use touchline::map::Map;
use touchline::picture::{Lowering, Palette, Picture};

const FRAMES: usize = 240;

struct Bench {
    map: Map,
    fonts: Fonts,
    metrics: Metrics,
    palette: Palette,
    lowering: Lowering,
    context: Context,
    canvas: Canvas,
    camera: Camera,
}

impl Bench {
    fn new() -> Self {
        let mut camera = Camera::default();
        camera.set_viewport(Size::new(1600.0, 1000.0));
        Self {
            map: large::large(1000),
            fonts: Fonts::bundled(),
            metrics: Metrics::standard().unwrap(),
            palette: Palette::light().unwrap(),
            lowering: Lowering::default(),
            context: Context::default(),
            canvas: Canvas::new(),
            camera,
        }
    }

    fn layout(&mut self, preview: Option<Preview>) -> Layout {
        let view = Shown { preview, ..Shown::default() };
        let layout = lay_out(&self.map, &view, &mut self.fonts, &self.metrics);
        let frozen = Frozen { heads: layout.frozen.heads, labels: layout.frozen.labels, words: 0.0 };
        self.camera.set_content(layout.size, frozen);
        layout
    }

    /// One frame: how long painting took, and whether textures are still to be made.
    fn paint(&mut self, picture: &Picture) -> (Duration, bool) {
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0));
        let (canvas, view) = (&mut self.canvas, View::of(&self.camera));
        let mut done = (Duration::ZERO, false);
        let input = RawInput { screen_rect: Some(rect), ..RawInput::default() };
        let mut output = self.context.run_ui(input, |ui| {
            let start = Instant::now();
            let work_left = canvas.paint(ui.painter(), rect, picture, &view);
            done = (start.elapsed(), work_left);
        });
        output.textures_delta.clear();
        done
    }

    fn settle(&mut self, picture: &Picture) -> Vec<Duration> {
        let mut frames = Vec::new();
        loop {
            let (time, work_left) = self.paint(picture);
            frames.push(time);
            if !work_left {
                return frames;
            }
        }
    }
}

fn main() {
    let mut bench = Bench::new();
    let layout = bench.layout(None);
    let picture = bench.lowering.lower(&layout, &bench.palette);
    println!("canvas: {} cards, {} groups, 1600 × 1000", bench.map.cards.len(), picture.groups.len());
    for zoom in [1.0, 0.5, 0.2] {
        bench.camera.zoom_to(zoom);
        bench.camera.scroll_to(Vec2::ZERO);
        let cold = bench.settle(&picture);
        report(&format!("from nothing at {zoom}, {} frames", cold.len()), &cold, 4.0);
        // There and back, so that the textures are warm.
        let mut warm = Vec::new();
        for round in 0..2 {
            warm.clear();
            for frame in 0..FRAMES {
                let there = (frame as f64 / FRAMES as f64 * std::f64::consts::TAU).sin();
                bench.camera.scroll_to(Vec2::new(900.0 + 900.0 * there, 120.0 + 120.0 * there));
                warm.push(bench.paint(&picture).0);
            }
            if round == 0 {
                bench.settle(&picture);
            }
        }
        report(&format!("panned, textures warm, at {zoom}"), &warm, 1.5);
    }
    bench.camera.zoom_to(1.0);
    bench.camera.scroll_to(Vec2::ZERO);
    bench.settle(&picture);
    let dragged = drag(&mut bench, &layout);
    report("dragged: preview laid out, lowered, painted", &dragged, 4.0);
    let mut zoomed = Vec::new();
    for frame in 0..FRAMES {
        bench.camera.zoom_at(Point::new(800.0, 500.0), if frame < FRAMES / 2 { 0.99 } else { 1.01 });
        zoomed.push(bench.paint(&picture).0);
    }
    report("zoomed, old textures stretched", &zoomed, 4.0);
    let floor = floor(&bench.context, 200);
    report("floor: 200 quads of one texture", &floor, 1.5);
}

/// A card is carried across the map.
fn drag(bench: &mut Bench, layout: &Layout) -> Vec<Duration> {
    let card = layout.cards().nth(20).expect("a card").id.clone();
    let home = layout.cell_of(&card).expect("a cell").0.at.lane;
    let cells: Vec<_> = layout.cells().filter(|cell| cell.at.lane == home).collect();
    let mut times = Vec::new();
    for frame in 0..FRAMES {
        let cell = &cells[frame / 12 % 4];
        let preview = Preview::cards(vec![card.clone()], cell.at.clone(), frame / 4 % 3);
        let start = Instant::now();
        let layout = bench.layout(Some(preview));
        let picture = bench.lowering.lower(&layout, &bench.palette);
        let lifted = bench.lowering.lifted(&layout, &bench.palette);
        let before = start.elapsed();
        let painted = bench.paint(&picture).0;
        times.push(before + painted);
        assert!(!lifted.is_empty());
    }
    times
}

/// The least an egui can do for as many quads.
fn floor(context: &Context, quads: usize) -> Vec<Duration> {
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(1600.0, 1000.0));
    (0..FRAMES)
        .map(|_| {
            let mut time = Duration::ZERO;
            let input = RawInput { screen_rect: Some(rect), ..RawInput::default() };
            let mut output = context.run_ui(input, |ui| {
                let start = Instant::now();
                let mut mesh = egui::Mesh::default();
                for n in 0..quads {
                    let place = Rect::from_min_size(egui::pos2((n % 20) as f32 * 80.0, n as f32), vec2(70.0, 30.0));
                    mesh.add_rect_with_uv(place, Rect::from_min_size(Pos2::ZERO, vec2(1.0, 1.0)), egui::Color32::GOLD);
                }
                ui.painter().add(mesh);
                time = start.elapsed();
            });
            output.textures_delta.clear();
            time
        })
        .collect()
}

fn report(name: &str, times: &[Duration], limit: f64) {
    let mut times: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1e3).collect();
    times.sort_by(f64::total_cmp);
    let median = times[times.len() / 2];
    let high = times[(times.len() - 1) * 95 / 100];
    let most = times[times.len() - 1];
    println!("  {name:48} median {median:6.3} ms, 95 % {high:6.3}, most {most:6.3}  (at most {limit})");
}
