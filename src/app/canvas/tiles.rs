//! How a group's pixels are cut into parts that fit a page of textures.

use crate::export::Area;

/// Side of a tile, without its gutter: two with theirs fit a page.
pub const TILE: u32 = 506;

/// What a tile has of its neighbours on every side, so that stretching shows no seams.
pub const GUTTER: u32 = 1;

/// The largest group that stays in one piece.
pub const WHOLE: (u32, u32) = (1024, TILE + 2 * GUTTER);

/// A part of a group, in device pixels from its snapped origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Column and row among the tiles; (0, 0) for a group in one piece.
    pub index: (u32, u32),
    /// What is drawn of it.
    pub area: Area,
    /// What is rastered: the area and its gutter.
    pub raster: Area,
}

/// The parts of a group of `extent` that `seen` shows, row by row.
pub fn parts(extent: Area, seen: Area) -> impl Iterator<Item = Part> {
    let shown = extent.intersect(seen);
    let whole = extent.width <= WHOLE.0 && extent.height <= WHOLE.1;
    let one = shown.filter(|_| whole).map(|_| Part { index: (0, 0), area: extent, raster: extent });
    let grid = shown.filter(|_| !whole).into_iter().flat_map(move |shown| {
        let columns = span(extent.x, shown.x, shown.width);
        let rows = span(extent.y, shown.y, shown.height);
        rows.flat_map(move |row| columns.clone().filter_map(move |column| tile(extent, column, row)))
    });
    one.into_iter().chain(grid)
}

/// The tiles from `start` on that a stretch touches.
fn span(start: i32, from: i32, length: u32) -> std::ops::RangeInclusive<u32> {
    let first = from.abs_diff(start);
    first / TILE..=(first + length.max(1) - 1) / TILE
}

fn tile(extent: Area, column: u32, row: u32) -> Option<Part> {
    let (x, y) = (extent.x.saturating_add_unsigned(column * TILE), extent.y.saturating_add_unsigned(row * TILE));
    let area = Area { x, y, width: TILE, height: TILE }.intersect(extent)?;
    let gutter = GUTTER as i32;
    let raster =
        Area { x: x - gutter, y: y - gutter, width: area.width + 2 * GUTTER, height: area.height + 2 * GUTTER };
    Some(Part { index: (column, row), area, raster })
}
