//! Where sprites lie on the pages: shelves of like heights, with places that are given back and taken again.
//!
//! Cards of a map are about as large as each other, so what one gives back soon fits another.

/// Side of a page in texels.
pub const SIDE: u32 = 1024;

/// Rows at the top of a page that are no sprite's: a patch of white for plain colours.
pub const HEADROOM: u32 = 4;

/// A sprite's place on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub page: usize,
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

/// The pages and what is free on them.
#[derive(Debug, Default)]
pub struct Atlas {
    pages: Vec<Page>,
}

#[derive(Debug, Default)]
struct Page {
    shelves: Vec<Shelf>,
    /// How many sprites are on it.
    live: usize,
}

#[derive(Debug)]
struct Shelf {
    y: u32,
    height: u32,
    /// Where the part that was never used begins.
    end: u32,
    /// Left and width of what was given back.
    free: Vec<(u32, u32)>,
}

impl Atlas {
    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// Adds an empty page.
    pub fn add_page(&mut self) {
        self.pages.push(Page::default());
    }

    /// Forgets the last pages that hold nothing, but for one, and says how many are left.
    pub fn drop_empty(&mut self) -> usize {
        while let [.., before, last] = self.pages.as_slice()
            && before.live == 0
            && last.live == 0
        {
            self.pages.pop();
        }
        self.pages.len()
    }

    /// A place for so many texels; nothing where no page has room.
    pub fn place(&mut self, width: u32, height: u32) -> Option<Place> {
        if width > SIDE || height > SIDE - HEADROOM {
            return None;
        }
        self.pages.iter_mut().enumerate().find_map(|(page, room)| {
            let (x, y) = room.place(width, height)?;
            room.live += 1;
            Some(Place { page, x, y, width, height })
        })
    }

    /// Gives a place back.
    pub fn free(&mut self, place: Place) {
        let Some(page) = self.pages.get_mut(place.page) else { return };
        page.live = page.live.saturating_sub(1);
        if page.live == 0 {
            page.shelves.clear();
        } else if let Some(shelf) = page.shelves.iter_mut().find(|shelf| shelf.y == place.y) {
            shelf.give_back(place.x, place.width);
        }
    }
}

impl Page {
    fn place(&mut self, width: u32, height: u32) -> Option<(u32, u32)> {
        // A shelf that is much too high would waste what a later, higher sprite needs.
        let fits = |shelf: &Shelf| shelf.height >= height && shelf.height <= height + height / 2 + 8;
        let shelf = self.shelves.iter_mut().filter(|shelf| fits(shelf)).find_map(|shelf| shelf.take(width));
        if shelf.is_some() {
            return shelf;
        }
        let y = self.shelves.last().map_or(HEADROOM, |shelf| shelf.y + shelf.height);
        let height = height.next_multiple_of(4).min(SIDE.checked_sub(y)?).max(height);
        if y + height > SIDE {
            return None;
        }
        self.shelves.push(Shelf { y, height, end: width, free: Vec::new() });
        Some((0, y))
    }
}

impl Shelf {
    fn take(&mut self, width: u32) -> Option<(u32, u32)> {
        let tightest =
            self.free.iter().enumerate().filter(|(_, (_, free))| *free >= width).min_by_key(|(_, gap)| gap.1);
        if let Some((index, (x, free))) = tightest.map(|(index, gap)| (index, *gap)) {
            self.free.swap_remove(index);
            if free > width {
                self.free.push((x + width, free - width));
            }
            return Some((x, self.y));
        }
        if self.end + width > SIDE {
            return None;
        }
        let x = self.end;
        self.end += width;
        Some((x, self.y))
    }

    fn give_back(&mut self, x: u32, width: u32) {
        let (mut left, mut right) = (x, x + width);
        self.free.retain(|(from, length)| {
            let touches = from + length == left || *from == right;
            if touches {
                left = left.min(*from);
                right = right.max(from + length);
            }
            !touches
        });
        if right == self.end {
            self.end = left;
        } else {
            self.free.push((left, right - left));
        }
    }
}
