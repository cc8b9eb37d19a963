use touchline::app::canvas::tiles::{GUTTER, Part, TILE, parts};
use touchline::export::Area;

fn area(x: i32, y: i32, width: u32, height: u32) -> Area {
    Area { x, y, width, height }
}

fn of(extent: Area, seen: Area) -> Vec<Part> {
    parts(extent, seen).collect()
}

#[test]
fn a_card_is_one_part_and_nothing_where_it_is_not_seen() {
    let card = area(-1, -1, 342, 60);
    assert_eq!(of(card, area(300, 30, 800, 600)), [Part { index: (0, 0), area: card, raster: card }]);
    assert_eq!(of(card, area(341, 0, 800, 600)), []);
    assert_eq!(of(area(0, 0, 0, 9), area(-5, -5, 80, 60)), []);
}

#[test]
fn a_large_group_is_cut_and_only_what_is_seen_is_made() {
    let stripe = area(-1, -1, 2600, 700);
    let all = of(stripe, stripe);
    assert_eq!(all.len(), 6 * 2);
    let seen = of(stripe, area(600, 600, 700, 400));
    assert_eq!(seen.iter().map(|part| part.index).collect::<Vec<_>>(), [(1, 1), (2, 1)]);
}

#[test]
fn tiles_cover_the_group_once_and_have_a_gutter() {
    let stripe = area(-37, 12, 1500, 1021);
    let tiles = of(stripe, stripe);
    let pixels: u32 = tiles.iter().map(|tile| tile.area.width * tile.area.height).sum();
    assert_eq!(pixels, 1500 * 1021);
    for (n, a) in tiles.iter().enumerate() {
        assert!(tiles[n + 1..].iter().all(|b| !a.area.meets(b.area)));
        let gutter = GUTTER as i32;
        assert_eq!((a.raster.x, a.raster.right()), (a.area.x - gutter, a.area.right() + gutter));
        assert!(a.raster.width <= TILE + 2 && a.raster.height <= TILE + 2);
    }
}

#[test]
fn a_pixel_at_a_tiles_edge_asks_for_that_tile_alone() {
    let wide = area(0, 0, 4000, 40);
    let column = |x: i32| of(wide, area(x, 0, 1, 1)).iter().map(|part| part.index.0).collect::<Vec<_>>();
    assert_eq!(column(505), [0]);
    assert_eq!(column(506), [1]);
    assert_eq!(column(3999), [7]);
    assert!(column(4000).is_empty());
}
