//! Which textures a frame lacks, and making them as far as its time goes.

use crate::export::{Area, Sprite};
use crate::picture::{Group, Picture};

use super::aspect::Aspect;
use super::budget::Budget;
use super::cache::SpriteKey;
use super::device::Device;
use super::tiles::Part;
use super::{Canvas, View};

/// A part that is not there yet; the most urgent come first.
struct Wanted<'a> {
    rank: Rank,
    group: &'a Group,
    key: SpriteKey,
    part: Part,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Its content changed: someone is typing.
    Changed,
    /// There is nothing to show instead.
    New,
    /// The texture of another zoom is stretched until then.
    Stretched,
}

impl Canvas {
    /// Makes what the view lacks; true when some is left for another frame.
    pub(super) fn work(
        &mut self,
        context: &egui::Context,
        device: &Device,
        picture: &Picture,
        view: &View,
        resting: bool,
        budget: &mut Budget<'_>,
    ) -> bool {
        let mut wanted = self.wanted(device, picture, view);
        if wanted.is_empty() {
            return false;
        }
        wanted.sort_by_key(|wanted| wanted.rank);
        for wanted in &wanted {
            // While the zoom changes, what is rastered now would be thrown away in the next frame.
            if (wanted.rank == Rank::Stretched && !resting) || !budget.has_room() {
                return true;
            }
            self.make(context, wanted.group, device.scale, wanted.key, wanted.part);
        }
        false
    }

    fn wanted<'a>(&mut self, device: &Device, picture: &'a Picture, view: &View) -> Vec<Wanted<'a>> {
        let mut wanted = Vec::new();
        for pane in &view.panes {
            let seen = device.seen(pane);
            for group in picture.groups.iter().filter(|group| group.pane == pane.pane) {
                let (x, y) = device.origin_of(pane, group);
                let seen = seen.moved(x.saturating_neg(), y.saturating_neg());
                let Some(aspect) = Aspect::of(group, device.scale).filter(|aspect| !aspect.is_out_of(seen)) else {
                    continue;
                };
                for (key, part) in aspect.parts(seen, device.scale) {
                    // Asking for what is there keeps it from making room for what is not.
                    if self.cache.get(&key).is_none() {
                        wanted.push(Wanted { rank: self.rank(group, aspect, seen), group, key, part });
                    }
                }
            }
        }
        wanted
    }

    fn rank(&self, group: &Group, aspect: Aspect, seen: Area) -> Rank {
        let before = self.shown.get(&group.key).map(|(before, _)| *before).filter(|before| *before != aspect);
        let kept = before.filter(|before| before.parts(seen, aspect.scale).any(|(key, _)| self.cache.has(&key)));
        match kept {
            Some(before) if before.scale != aspect.scale => Rank::Stretched,
            Some(_) => Rank::Changed,
            None => Rank::New,
        }
    }

    /// Rasters a part and puts it where it is found again.
    pub(super) fn make(&mut self, context: &egui::Context, group: &Group, scale: f64, key: SpriteKey, part: Part) {
        let Some(sprite) = self.rasterer.tile(group, scale, part.raster) else { return };
        self.keep(context, key, &sprite);
    }

    /// Puts pixels where they are found again.
    pub(super) fn keep(&mut self, context: &egui::Context, key: SpriteKey, sprite: &Sprite) {
        if let Some(color) = one_color(sprite) {
            self.cache.insert_plain(key, color);
        } else if let Some(place) = self.cache.insert(key, sprite.area.width, sprite.area.height) {
            self.pages.grow(context, self.cache.pages());
            self.pages.put(place, sprite);
        }
    }
}

/// The colour of a part that has but one: the inside of stripes, the emptiness beside curves.
fn one_color(sprite: &Sprite) -> Option<[u8; 4]> {
    let (pixels, _) = sprite.pixels.as_chunks::<4>();
    let first = pixels.first()?;
    pixels.iter().all(|pixel| pixel == first).then_some(*first)
}
