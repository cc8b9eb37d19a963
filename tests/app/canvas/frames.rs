//! Frames of the canvas, as they would go to a graphics card.

use std::time::Duration;

use egui::epaint::{ImageDelta, Shape};
use egui::{Color32, Context, Mesh, Pos2, RawInput, Rect, TextureId, pos2, vec2};
use kurbo::Vec2;
use touchline::app::canvas::budget::Budget;
use touchline::app::canvas::{Canvas, Scene, View};
use touchline::editor::{Camera, Frozen};
use touchline::export::Rasterer;
use touchline::export::raster::Area;
use touchline::layout::Pane;
use touchline::layout::{Fonts, Metrics, View as Shown, lay_out};
use touchline::picture::{Group, Palette, Picture, lower};

use crate::export::scene::{BLUE, RED, busy, difference, filled, group, picture, rect};

const SIZE: (usize, usize) = (640, 480);

/// A window without a screen, and a graphics card that only knows quads.
struct Screen {
    context: Context,
    canvas: Canvas,
    textures: std::collections::BTreeMap<TextureId, ([usize; 2], Vec<Color32>)>,
    uploads: usize,
    smooth: bool,
    /// What was on the screen before.
    ground: peniko::Color,
}

struct Frame {
    pixels: Vec<u8>,
    meshes: usize,
    work_left: bool,
    uploads: usize,
    repaint: bool,
}

impl Screen {
    fn new() -> Self {
        let context = Context::default();
        Self {
            context,
            canvas: Canvas::new(),
            textures: Default::default(),
            uploads: 0,
            smooth: false,
            ground: peniko::Color::TRANSPARENT,
        }
    }

    fn frame(&mut self, picture: &Picture, view: &View, pixels_per_point: f32, pieces: u32) -> Frame {
        let size = vec2(SIZE.0 as f32, SIZE.1 as f32) / pixels_per_point;
        let rect = Rect::from_min_size(Pos2::ZERO, size);
        let mut input = RawInput { screen_rect: Some(rect), ..RawInput::default() };
        input.viewports.entry(input.viewport_id).or_default().native_pixels_per_point = Some(pixels_per_point);
        let done = std::cell::Cell::new(0);
        let mut work_left = false;
        let output = self.context.clone().run_ui(input, |ui| {
            let clock = || {
                done.set(done.get() + 1);
                Duration::from_millis(done.get())
            };
            let mut budget = Budget::with_clock(Duration::from_millis(u64::from(pieces) + 1), clock);
            let painter = ui.painter().with_clip_rect(rect);
            let scene = Scene { picture, far: None };
            work_left = self.canvas.paint_with(&painter, rect, &scene, view, &|_| 1.0, &mut budget);
        });
        let repaint = output.viewport_output.values().any(|viewport| viewport.repaint_delay.is_zero());
        let mut delta = output.textures_delta;
        self.uploads = 0;
        for (id, deltas) in std::mem::take(&mut delta.set) {
            deltas.into_iter().for_each(|delta| self.upload(id, delta));
        }
        delta.clear();
        let meshes: Vec<(Rect, Mesh)> = output
            .shapes
            .into_iter()
            .filter_map(|shape| match shape.shape {
                Shape::Mesh(mesh) => Some((shape.clip_rect, (*mesh).clone())),
                _ => None,
            })
            .collect();
        let ground = self.ground.premultiply().to_rgba8().to_u8_array();
        let mut pixels = ground.repeat(SIZE.0 * SIZE.1);
        for (clip, mesh) in &meshes {
            self.draw(&mut pixels, *clip, mesh, pixels_per_point);
        }
        Frame { pixels, meshes: meshes.len(), work_left, uploads: self.uploads, repaint }
    }

    fn upload(&mut self, id: TextureId, delta: ImageDelta) {
        let egui::ImageData::Color(image) = delta.image;
        self.smooth = delta.options == egui::TextureOptions::LINEAR;
        match delta.pos {
            None => drop(self.textures.insert(id, (image.size, image.pixels.clone()))),
            Some([x, y]) => {
                let (size, pixels) = self.textures.get_mut(&id).unwrap();
                for (row, line) in image.pixels.chunks_exact(image.size[0]).enumerate() {
                    let start = (y + row) * size[0] + x;
                    pixels[start..start + line.len()].copy_from_slice(line);
                }
                self.uploads += usize::from(image.size != [1, 1]);
            }
        }
    }

    /// Draws quads with the nearest texel.
    fn draw(&self, pixels: &mut [u8], clip: Rect, mesh: &Mesh, pixels_per_point: f32) {
        let (size, texels) = &self.textures[&mesh.texture_id];
        for quad in mesh.vertices.chunks_exact(4) {
            let (from, to) = (&quad[0], &quad[3]);
            let (min, max) = (from.pos.max(clip.min), to.pos.min(clip.max));
            let edge = |value: f32| (value * pixels_per_point).round() as usize;
            for y in edge(min.y)..edge(max.y.max(min.y)).min(SIZE.1) {
                for x in edge(min.x)..edge(max.x.max(min.x)).min(SIZE.0) {
                    let at = (vec2(x as f32, y as f32) + vec2(0.5, 0.5)) / pixels_per_point - from.pos.to_vec2();
                    let part = at / (to.pos - from.pos);
                    let uv = from.uv + part * (to.uv - from.uv);
                    let texel = pos2(uv.x * size[0] as f32, uv.y * size[1] as f32);
                    let [r, g, b, a] = (texels[texel.y as usize * size[0] + texel.x as usize] * from.color).to_array();
                    let pixel = &mut pixels[(y * SIZE.0 + x) * 4..][..4];
                    for (channel, over) in pixel.iter_mut().zip([r, g, b, a]) {
                        let below = (u32::from(*channel) * u32::from(255 - a) + 127) / 255;
                        *channel = (u32::from(over) + below).min(255) as u8;
                    }
                }
            }
        }
    }
}

fn view(zoom: f64, x: f64, y: f64) -> View {
    View::whole(zoom, Vec2::new(x, y), kurbo::Rect::new(0.0, 0.0, SIZE.0 as f64, SIZE.1 as f64))
}

/// The same part of the picture as a file would have it.
fn exported(picture: &Picture, scale: f64, x: i32, y: i32) -> Vec<u8> {
    exported_on(peniko::Color::TRANSPARENT, picture, scale, x, y)
}

fn exported_on(ground: peniko::Color, picture: &Picture, scale: f64, x: i32, y: i32) -> Vec<u8> {
    let area = Area { x: -x, y: -y, width: SIZE.0 as u32, height: SIZE.1 as u32 };
    let mut pixels = vec![0; area.bytes().unwrap()];
    Rasterer::new().part(picture, scale, area, ground, &mut pixels).unwrap();
    pixels
}

#[test]
fn the_screen_shows_the_pixels_of_the_file() {
    let picture = busy();
    for (zoom, pixels_per_point) in [(1.0, 1.0), (0.8, 1.25), (1.5, 2.0), (2.6, 1.0)] {
        let mut screen = Screen::new();
        let frame = screen.frame(&picture, &view(zoom, 12.0, -8.0), pixels_per_point, 1000);
        assert!(!frame.work_left);
        let at = |points: f64| (points * f64::from(pixels_per_point)).round() as i32;
        let file = exported(&picture, zoom * f64::from(pixels_per_point), at(12.0), at(-8.0));
        let off = difference(&frame.pixels, &file);
        assert!(off <= 3, "{off} off at {zoom} × {pixels_per_point}");
        assert!(frame.pixels.iter().any(|byte| *byte != 0));
    }
}

#[test]
fn the_whole_sample_is_on_the_screen_as_in_the_file() {
    let map = crate::export::pairs::sample();
    let layout = lay_out(&map, &Shown::export(), &mut Fonts::bundled(), &Metrics::standard().unwrap());
    let picture = lower(&layout, &Palette::light().unwrap());
    for zoom in [1.0, 1.25] {
        let mut screen = Screen { ground: picture.ground, ..Screen::new() };
        let (width, height) = (picture.size.width * zoom, picture.size.height * zoom);
        for y in (0..height as i32).step_by(SIZE.1) {
            for x in (0..width as i32).step_by(SIZE.0) {
                let frame = screen.frame(&picture, &view(zoom, f64::from(-x), f64::from(-y)), 1.0, 100_000);
                assert!(!frame.work_left);
                let file = exported_on(picture.ground, &picture, zoom, -x, -y);
                let off = difference(&frame.pixels, &file);
                // Two layers are rounded once more than one is: a few edges of pills come out at three.
                let over = |(a, b): &(&u8, &u8)| a.abs_diff(**b) > 2;
                let beyond = frame.pixels.iter().zip(&file).filter(over).count();
                assert!(
                    off <= 3 && beyond * 50_000 <= file.len(),
                    "{beyond} bytes up to {off} off at {x}, {y} and {zoom}"
                );
            }
        }
    }
}

#[test]
fn panning_makes_no_textures() {
    let picture = busy();
    let mut screen = Screen::new();
    let first = screen.frame(&picture, &view(1.0, 0.0, 0.0), 1.0, 1000);
    assert!(first.uploads > 0);
    for step in 1..20 {
        let frame = screen.frame(&picture, &view(1.0, f64::from(step) * 3.7, f64::from(step)), 1.0, 1000);
        assert_eq!((frame.uploads, frame.work_left), (0, false));
        assert!(frame.meshes <= 2, "quads of a page go together: {}", frame.meshes);
    }
}

#[test]
fn a_changed_group_is_rastered_alone() {
    let mut picture = busy();
    let mut screen = Screen::new();
    screen.frame(&picture, &view(1.0, 0.0, 0.0), 1.0, 1000);
    picture.groups[3].hash += 1000;
    assert_eq!(screen.frame(&picture, &view(1.0, 0.0, 0.0), 1.0, 1000).uploads, 1);
    // A group that moves is the same group.
    picture.groups[4].offset.x += 31.4;
    assert_eq!(screen.frame(&picture, &view(1.0, 0.0, 0.0), 1.0, 1000).uploads, 0);
}

#[test]
fn a_short_budget_spreads_the_work_and_asks_for_frames_until_it_is_done() {
    let picture = busy();
    let mut screen = Screen::new();
    let mut frames = 0;
    loop {
        let frame = screen.frame(&picture, &view(1.0, 0.0, 0.0), 1.0, 1);
        frames += 1;
        assert!(frame.uploads <= 2, "{}", frame.uploads);
        if !frame.work_left {
            break;
        }
        assert!(frame.repaint && frames < 20);
    }
    assert!(frames > 3, "{frames}");
    let settled = screen.frame(&picture, &view(1.0, 0.0, 0.0), 1.0, 1);
    assert!(!settled.work_left && settled.uploads == 0);
}

#[test]
fn while_the_zoom_changes_the_old_textures_are_stretched() {
    let picture = busy();
    let mut screen = Screen::new();
    screen.frame(&picture, &view(1.0, 0.0, 0.0), 1.0, 1000);
    let zooming = screen.frame(&picture, &view(1.1, 0.0, 0.0), 1.0, 1000);
    assert!(zooming.uploads == 0 && zooming.work_left && zooming.repaint);
    assert!(screen.smooth, "read smoothly");
    let ink = |frame: &Frame| frame.pixels.chunks_exact(4).filter(|pixel| pixel[3] > 0).count();
    let rest = screen.frame(&picture, &view(1.1, 0.0, 0.0), 1.0, 1000);
    assert!(rest.uploads > 0 && !rest.work_left);
    assert!(!screen.smooth, "read texel by texel");
    assert!(ink(&zooming).abs_diff(ink(&rest)) < ink(&rest) / 20, "{} {}", ink(&zooming), ink(&rest));
    assert!(difference(&rest.pixels, &exported(&picture, 1.1, 0, 0)) <= 3);
}

#[test]
fn what_is_out_of_sight_is_not_made() {
    let picture = busy();
    let mut screen = Screen::new();
    let away = screen.frame(&picture, &view(1.0, 5000.0, 0.0), 1.0, 1000);
    assert_eq!((away.uploads, away.meshes, away.work_left), (0, 0, false));
}

#[test]
fn what_scrolls_slides_under_heads_and_labels() {
    let pane = |group: Group, pane: Pane| Group { pane, ..group };
    let cells = group(1, (0.0, 0.0), vec![filled(rect(0.0, 0.0, 2000.0, 2000.0), RED)]);
    let heads = pane(group(2, (300.0, 50.0), vec![filled(rect(0.0, 0.0, 100.0, 60.0), BLUE)]), Pane::Heads);
    let labels = pane(group(3, (10.0, 400.0), vec![filled(rect(0.0, 0.0, 90.0, 50.0), BLUE)]), Pane::Labels);
    let picture = picture(2000.0, 2000.0, vec![cells, heads, labels]);
    let mut camera = Camera::default();
    camera.set_viewport(kurbo::Size::new(SIZE.0 as f64, SIZE.1 as f64));
    camera.set_content(picture.size, Frozen { heads: (50.0, 110.0), labels: (10.0, 120.0), words: 0.0 });
    let mut screen = Screen::new();
    let mut colors = |x: f64, y: f64| {
        camera.scroll_to(Vec2::new(x, y));
        let frame = screen.frame(&picture, &View::of(&camera), 1.0, 1000);
        move |x: usize, y: usize| <[u8; 3]>::try_from(&frame.pixels[(y * SIZE.0 + x) * 4..][..3]).unwrap()
    };
    const SAND: [u8; 3] = [250, 249, 246];
    let still = colors(0.0, 0.0);
    assert_eq!([still(350, 80), still(200, 80), still(50, 80)], [[0, 0, 255], [255, 0, 0], [255, 0, 0]]);
    let scrolled = colors(100.0, 300.0);
    assert_eq!(scrolled(250, 30), [0, 0, 255], "a head, at the top");
    assert_eq!(scrolled(180, 30), SAND, "the ground between heads");
    assert_eq!(scrolled(50, 120), [0, 0, 255], "a label, at the left");
    assert_eq!(scrolled(50, 200), SAND, "the ground between labels");
    assert_eq!(scrolled(50, 30), SAND, "the corner");
    assert_eq!(scrolled(200, 200), [255, 0, 0], "the cells");
}
