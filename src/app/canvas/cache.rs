//! What is kept of the groups that were drawn: where their pixels lie, and since when nobody asked for them.

use rustc_hash::FxHashMap;

use super::atlas::{Atlas, Place};

/// Names pixels: the same content at the same scale has the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpriteKey {
    /// The group's hash.
    pub hash: u64,
    /// Bits of device pixels for one map pixel.
    pub scale: u64,
    /// Column and row among the group's tiles.
    pub tile: (u32, u32),
}

/// What a part of a group looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing at all.
    Blank,
    /// One premultiplied colour all over.
    Plain([u8; 4]),
    /// Pixels on a page.
    Placed(Place),
}

#[derive(Debug)]
struct Slot {
    content: Content,
    /// The last frame that asked for it.
    used: u64,
}

/// Sprites by name, within a bound of pages; who was not asked for the longest goes first.
#[derive(Debug)]
pub struct Cache {
    atlas: Atlas,
    slots: FxHashMap<SpriteKey, Slot>,
    frame: u64,
    most_pages: usize,
}

/// Sprites nobody asked for in so many frames are forgotten even when there is room.
const STALE: u64 = 600;

impl Cache {
    /// Holds at most so many pages, unless what one frame shows needs more.
    pub fn new(most_pages: usize) -> Self {
        Self { atlas: Atlas::default(), slots: FxHashMap::default(), frame: 0, most_pages }
    }

    /// Changes the bound.
    pub fn set_most_pages(&mut self, most_pages: usize) {
        self.most_pages = most_pages;
    }

    /// How many pages are in use.
    pub fn pages(&self) -> usize {
        self.atlas.pages()
    }

    /// How many parts are known.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Begins a frame.
    pub fn begin_frame(&mut self) {
        self.frame += 1;
    }

    /// Ends a frame: forgets what nobody asked for in a long time.
    pub fn end_frame(&mut self) {
        if self.frame.is_multiple_of(64) {
            let (frame, atlas) = (self.frame, &mut self.atlas);
            self.slots.retain(|_, slot| {
                let keep = frame - slot.used < STALE;
                if !keep && let Content::Placed(place) = slot.content {
                    atlas.free(place);
                }
                keep
            });
            self.atlas.drop_empty();
        }
    }

    /// Whether a part is known, without asking for it.
    pub fn has(&self, key: &SpriteKey) -> bool {
        self.slots.contains_key(key)
    }

    /// What a part looks like; it is then in use in this frame.
    pub fn get(&mut self, key: &SpriteKey) -> Option<Content> {
        let slot = self.slots.get_mut(key)?;
        slot.used = self.frame;
        Some(slot.content)
    }

    /// Remembers a part with nothing or one colour in it.
    pub fn insert_plain(&mut self, key: SpriteKey, color: [u8; 4]) {
        let content = if color == [0; 4] { Content::Blank } else { Content::Plain(color) };
        self.replace(key, content);
    }

    /// Makes room for a part of so many pixels; nothing where they do not fit any page.
    pub fn insert(&mut self, key: SpriteKey, width: u32, height: u32) -> Option<Place> {
        let place = match self.atlas.place(width, height) {
            Some(place) => place,
            None => self.make_room(width, height)?,
        };
        self.replace(key, Content::Placed(place));
        Some(place)
    }

    fn replace(&mut self, key: SpriteKey, content: Content) {
        let slot = Slot { content, used: self.frame };
        if let Some(Slot { content: Content::Placed(old), .. }) = self.slots.insert(key, slot) {
            self.atlas.free(old);
        }
    }

    fn make_room(&mut self, width: u32, height: u32) -> Option<Place> {
        if self.atlas.pages() >= self.most_pages {
            let idle = self.slots.iter().filter(|(_, slot)| slot.used + 1 < self.frame);
            let placed = idle.filter(|(_, slot)| matches!(slot.content, Content::Placed(_)));
            let mut oldest: Vec<(u64, SpriteKey)> = placed.map(|(key, slot)| (slot.used, *key)).collect();
            oldest.sort_unstable();
            for (_, key) in oldest {
                if let Some(Slot { content: Content::Placed(place), .. }) = self.slots.remove(&key) {
                    self.atlas.free(place);
                }
                if let Some(place) = self.atlas.place(width, height) {
                    return Some(place);
                }
            }
        }
        self.atlas.add_page();
        self.atlas.place(width, height)
    }
}
