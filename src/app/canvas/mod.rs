//! The map on the screen: every visible group rastered once by the rasteriser of the export, kept as texture, drawn as
//! a quad.
//!
//! Panning, dragging and cards making room move quads; a group whose hash changes is rastered again, alone. While the
//! zoom changes, the old textures are stretched until the new ones are there.

mod aspect;
pub mod atlas;
mod batch;
pub mod budget;
pub mod cache;
mod device;
mod draw;
mod drawn;
mod far;
mod pages;
pub mod plate;
mod thumbnail;
pub mod tiles;
mod view;
mod work;

pub use drawn::Drawn;
pub use far::Far;
pub use thumbnail::Thumbnail;
pub use view::{PaneView, View};

use egui::{Painter, Pos2, Rect};
use rustc_hash::FxHashMap;

use crate::app::theme::{from_picture, see_through};
use crate::export::Rasterer;
use crate::export::raster::LEGIBLE;
use crate::picture::{Group, Key, Picture};

use self::aspect::Aspect;
use self::atlas::SIDE;
use self::batch::Batch;
use self::budget::{Budget, RASTERING};
use self::cache::Cache;
use self::device::Device;
use self::draw::Turn;
use self::pages::Pages;

/// Bytes of textures that are kept for when they are seen again, on a small screen; a large one has more.
const BYTES: usize = 64 << 20;

/// Bytes of one page.
const PAGE: usize = (SIDE * SIDE * 4) as usize;

/// Groups that were not drawn in so many frames are forgotten.
const STALE: u64 = 600;

/// What is painted: a picture, and what of it is too far away to be drawn one by one.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    pub picture: &'a Picture,
    pub far: Option<Far<'a>>,
}

/// Draws pictures into a window and keeps what it drew.
pub struct Canvas {
    rasterer: Rasterer,
    cache: Cache,
    pages: Pages,
    /// How each group looked when it was last there in full, and in which frame.
    shown: FxHashMap<Key, (Aspect, u64)>,
    /// Pages something of which is stretched in this frame.
    stretched: Vec<usize>,
    /// Device pixels for one map pixel in the frame before.
    scale: f64,
    frame: u64,
}

impl Default for Canvas {
    fn default() -> Self {
        Self::new()
    }
}

impl Canvas {
    /// Nothing drawn yet.
    pub fn new() -> Self {
        Self {
            rasterer: Rasterer::new().with_legible(LEGIBLE),
            cache: Cache::new(BYTES / PAGE),
            pages: Pages::default(),
            shown: FxHashMap::default(),
            stretched: Vec::new(),
            scale: 0.0,
            frame: 0,
        }
    }

    /// Draws all text as letters, however small: for texts on their own, see [`Canvas::paint_group`].
    pub fn letters() -> Self {
        Self { rasterer: Rasterer::new(), ..Self::new() }
    }

    /// Begins a frame in which groups are drawn on their own, and no map.
    pub fn next_frame(&mut self) {
        self.end();
        self.frame += 1;
        self.stretched.clear();
        self.cache.begin_frame();
    }

    /// Draws what `view` shows of a picture into `rect`; true while textures are still to be made, for which it has
    /// then asked for another frame.
    pub fn paint(&mut self, painter: &Painter, rect: Rect, picture: &Picture, view: &View) -> bool {
        let scene = Scene { picture, far: None };
        self.paint_with(painter, rect, &scene, view, &|_| 1.0, &mut Budget::new(RASTERING))
    }

    /// The same with an opacity for every group, and with a budget of the caller's.
    pub fn paint_with(
        &mut self,
        painter: &Painter,
        rect: Rect,
        scene: &Scene<'_>,
        view: &View,
        opacity: &dyn Fn(&Group) -> f32,
        budget: &mut Budget<'_>,
    ) -> bool {
        let device = Device::new(painter.pixels_per_point(), rect.min, view.zoom);
        let resting = device.scale == self.scale;
        self.begin(&device, rect);
        let picture = scene.picture;
        let mut work_left = self.work(painter.ctx(), &device, picture, view, resting, budget);
        let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
        for pane in &view.panes {
            let clip = device.snapped(pane.clip);
            let mut batch = Batch::default();
            if pane.over {
                batch.plain(clip, from_picture(picture.ground));
            }
            for group in picture.groups.iter().filter(|group| group.pane == pane.pane) {
                self.draw(&mut batch, &device, pane, group, see_through(opacity(group)));
            }
            if let Some(far) = &scene.far {
                work_left |= self.far(painter.ctx(), (&mut batch, &device, pane), far, budget);
            }
            batch.paint(&painter.with_clip_rect(clip.intersect(painter.clip_rect())));
        }
        if let Some(corner) = view.corner {
            let mut batch = Batch::default();
            batch.plain(device.snapped(corner), from_picture(picture.ground));
            batch.paint(&painter);
        }
        self.end();
        if work_left {
            painter.ctx().request_repaint();
        }
        work_left
    }

    /// Draws one group alone, as it hangs on the pointer, with its origin at `at`; its pixels are made at once.
    ///
    /// After [`Canvas::paint`] of the same frame.
    pub fn paint_group(&mut self, painter: &Painter, group: &Group, zoom: f64, at: Pos2, opacity: f32) {
        let device = Device::new(painter.pixels_per_point(), at, zoom);
        let Some(aspect) = Aspect::of(group, device.scale) else { return };
        let seen = aspect.everything();
        for (key, part) in aspect.parts(seen, device.scale) {
            if !self.cache.has(&key) {
                self.make(painter.ctx(), group, device.scale, key, part);
            }
        }
        let mut batch = Batch::default();
        self.draw_aspect(
            &mut batch,
            &device,
            aspect,
            Turn { origin: device.corner(), seen, tint: see_through(opacity) },
        );
        batch.paint(painter);
    }

    /// Forgets everything, as for another map.
    pub fn clear(&mut self) {
        *self = Self::new();
    }

    fn begin(&mut self, device: &Device, rect: Rect) {
        self.scale = device.scale;
        self.frame += 1;
        self.stretched.clear();
        self.cache.begin_frame();
        // Three screens full, for what scrolls out of sight and comes back.
        let screen = device.pixels(rect).saturating_mul(4 * 3);
        self.cache.set_most_pages(BYTES.max(screen) / PAGE);
    }

    fn end(&mut self) {
        for page in 0..self.cache.pages() {
            self.pages.set_smooth(page, self.stretched.contains(&page));
        }
        self.cache.end_frame();
        self.pages.shrink(self.cache.pages());
        if self.frame.is_multiple_of(STALE) {
            let frame = self.frame;
            self.shown.retain(|_, (_, drawn)| frame - *drawn < STALE);
        }
    }
}
