//! Tiles of specks, for maps seen from far away: see [`crate::picture::far`].

use crate::export::{Area, Sprite};
use crate::picture::far::{Afar, Block, TILE};

use super::batch::Batch;
use super::budget::Budget;
use super::cache::SpriteKey;
use super::device::Device;
use super::draw::Turn;
use super::plate::Plate;
use super::{Canvas, PaneView};
use crate::app::theme::see_through;

/// What is seen from far away, and its tiles in sight.
#[derive(Clone, Copy)]
pub struct Far<'a> {
    pub afar: Afar<'a>,
    pub blocks: &'a [Block],
}

impl Canvas {
    /// Makes the tiles of a pane that are missing and draws all; true when some are left for another frame.
    pub(super) fn far(
        &mut self,
        context: &egui::Context,
        (batch, device, pane): (&mut Batch, &Device, &PaneView),
        far: &Far<'_>,
        budget: &mut Budget<'_>,
    ) -> bool {
        let mut work_left = false;
        let scale = device.scale;
        let (left, top) = device.origin(pane);
        for block in far.blocks.iter().filter(|block| block.pane == pane.pane) {
            let area = Area { x: 0, y: 0, width: TILE, height: block.height };
            let key = SpriteKey { hash: block.hash, scale: scale.to_bits(), tile: (0, 0) };
            if !self.cache.has(&key) {
                if !budget.has_room() {
                    work_left = true;
                    continue;
                }
                let mut plate = Plate::new(area.width, area.height);
                far.afar.specks(block, &mut |rect, color| plate.fill(rect, color));
                self.keep(context, key, &Sprite { area, pixels: plate.into_pixels() });
            }
            let down = (block.top * scale).round() as i32;
            let origin = (left.saturating_add(block.x), top.saturating_add(down).saturating_add(block.y));
            self.draw_part(batch, device, (key, area, area), Turn { origin, seen: area, tint: see_through(1.0) }, 1.0);
        }
        work_left
    }
}
