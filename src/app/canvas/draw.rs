//! Groups as quads.

use egui::Color32;

use crate::app::theme::from_pixel;
use crate::export::Area;
use crate::picture::Group;

use super::aspect::Aspect;
use super::batch::Batch;
use super::cache::{Content, SpriteKey};
use super::device::Device;
use super::pages::uv;
use super::{Canvas, PaneView};

/// One group's turn: where it stands, what is seen of it, how much of it shines through.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    /// The device pixel its origin stands on.
    pub(super) origin: (i32, i32),
    /// In device pixels from there.
    pub(super) seen: Area,
    pub(super) tint: Color32,
}

impl Canvas {
    /// Draws a group as it is; while that is not there, as it was; else what there is of it.
    pub(super) fn draw(&mut self, batch: &mut Batch, device: &Device, pane: &PaneView, group: &Group, tint: Color32) {
        let origin = device.origin_of(pane, group);
        let seen = device.seen(pane).moved(origin.0.saturating_neg(), origin.1.saturating_neg());
        let Some(now) = Aspect::of(group, device.scale).filter(|aspect| !aspect.is_out_of(seen)) else { return };
        let turn = Turn { origin, seen, tint };
        let complete = now.parts(seen, device.scale).all(|(key, _)| self.cache.has(&key));
        let before = self.shown.get(&group.key).map(|(aspect, _)| *aspect);
        match before {
            Some(before) if !complete && before != now => self.draw_aspect(batch, device, before, turn),
            Some(_) | None => self.draw_aspect(batch, device, now, turn),
        }
        if complete {
            self.shown.insert(group.key, (now, self.frame));
        }
    }

    /// Draws what there is of an aspect, stretched where it is of another scale.
    pub(super) fn draw_aspect(&mut self, batch: &mut Batch, device: &Device, aspect: Aspect, turn: Turn) {
        let stretch = device.scale / aspect.scale;
        for (key, part) in aspect.parts(turn.seen, device.scale) {
            self.draw_part(batch, device, (key, part.area, part.raster), turn, stretch);
        }
    }

    /// Draws one part: what is drawn of it, and what was rastered.
    pub(super) fn draw_part(
        &mut self,
        batch: &mut Batch,
        device: &Device,
        (key, area, raster): (SpriteKey, Area, Area),
        turn: Turn,
        stretch: f64,
    ) {
        let Some(content) = self.cache.get(&key) else { return };
        let x = |at: i32| f64::from(turn.origin.0) + f64::from(at) * stretch;
        let y = |at: i32| f64::from(turn.origin.1) + f64::from(at) * stretch;
        let rect = device.points(x(area.x), y(area.y), x(area.right()), y(area.bottom()));
        match content {
            Content::Blank => {}
            Content::Plain(color) => batch.plain(rect, faded(color, turn.tint)),
            Content::Placed(place) => {
                let Some(texture) = self.pages.id(place.page) else { return };
                let left = area.x.abs_diff(raster.x);
                let top = area.y.abs_diff(raster.y);
                batch.textured(texture, rect, uv(place, left, top, area.width, area.height), turn.tint);
                if stretch != 1.0 {
                    self.stretched.push(place.page);
                }
            }
        }
    }
}

/// A premultiplied colour as a texture of it would be drawn.
fn faded(color: [u8; 4], tint: Color32) -> Color32 {
    from_pixel(color.map(|channel| ((u32::from(channel) * u32::from(tint.a()) + 127) / 255) as u8))
}
