use std::sync::Arc;

use kurbo::{BezPath, Rect, Stroke, Vec2};
use touchline::export::raster::{Area, extent, snap};
use touchline::export::{Rasterer, Sprite};
use touchline::picture::{Image, Item, Shape};

use super::scene::{BLUE, RED, at, filled, group, picture, rect, stroked};

fn raster(item: Item, scale: f64) -> Sprite {
    Rasterer::baseline().group(&group(1, (0.0, 0.0), vec![item]), scale).unwrap()
}

#[test]
fn a_rectangle_covers_its_pixels_and_no_more() {
    let sprite = raster(filled(rect(1.0, 1.0, 4.0, 2.0), RED), 1.0);
    for y in 0..4 {
        for x in 0..6 {
            let inside = (1..5).contains(&x) && (1..3).contains(&y);
            assert_eq!(at(&sprite, x, y), if inside { [255, 0, 0, 255] } else { [0; 4] }, "{x} {y}");
        }
    }
}

#[test]
fn what_covers_half_a_pixel_is_half_there_and_premultiplied() {
    let sprite = raster(filled(rect(0.0, 0.0, 2.5, 1.0), RED), 1.0);
    let [r, g, b, a] = at(&sprite, 2, 0);
    assert!(a.abs_diff(128) <= 1 && r == a && g == 0 && b == 0, "{r} {g} {b} {a}");
}

#[test]
fn a_translucent_fill_is_premultiplied() {
    let sprite = raster(filled(rect(0.0, 0.0, 4.0, 4.0), BLUE.with_alpha(0.25)), 1.0);
    let [r, g, b, a] = at(&sprite, 1, 1);
    assert!(r == 0 && g == 0 && a.abs_diff(64) <= 1 && b == a, "{r} {g} {b} {a}");
}

#[test]
fn a_stroke_lies_over_its_fill_on_both_sides_of_the_edge() {
    let shape = Shape { path: rect(4.0, 4.0, 10.0, 10.0), fill: Some(RED), stroke: Some((Stroke::new(2.0), BLUE)) };
    let sprite = raster(Item::Shape(shape), 1.0);
    assert_eq!(at(&sprite, 3, 8), [0, 0, 255, 255], "outer half");
    assert_eq!(at(&sprite, 4, 8), [0, 0, 255, 255], "inner half");
    assert_eq!(at(&sprite, 5, 8), [255, 0, 0, 255], "fill");
    assert_eq!(at(&sprite, 2, 8), [0; 4], "outside");
}

#[test]
fn dashes_leave_gaps() {
    let mut path = BezPath::new();
    path.move_to((0.0, 2.0));
    path.line_to((40.0, 2.0));
    let stroke = Stroke::new(2.0).with_dashes(0.0, [4.0, 4.0]);
    let sprite = raster(Item::Shape(Shape { path, fill: None, stroke: Some((stroke, RED)) }), 1.0);
    assert_eq!(at(&sprite, 1, 2)[3], 255);
    assert_eq!(at(&sprite, 5, 2)[3], 0);
    assert_eq!(at(&sprite, 9, 2)[3], 255);
}

#[test]
fn paths_of_both_turns_fill_alike() {
    let square = rect(0.0, 0.0, 6.0, 6.0);
    let turned = square.reverse_subpaths();
    assert_eq!(raster(filled(square, RED), 1.0), raster(filled(turned, RED), 1.0));
    // Non-zero winding: a square within a square of the same turn leaves no hole.
    let mut double = rect(0.0, 0.0, 8.0, 8.0);
    double.extend(rect(2.0, 2.0, 4.0, 4.0));
    assert_eq!(at(&raster(filled(double, RED), 1.0), 4, 4), [255, 0, 0, 255]);
}

#[test]
fn rectangles_take_the_same_pixels_by_the_short_cut() {
    let short = rect(1.3, 2.6, 7.1, 3.9);
    let mut long = short.clone();
    long.extend([kurbo::PathEl::MoveTo((1.3, 2.6).into())]);
    let (short, long) = (raster(filled(short, BLUE), 1.7), raster(filled(long, BLUE), 1.7));
    assert!(super::scene::difference(&short.pixels, &long.pixels) <= 1);
}

#[test]
fn scale_makes_more_pixels() {
    let sprite = raster(filled(rect(1.0, 1.0, 4.0, 2.0), RED), 2.0);
    assert_eq!(at(&sprite, 2, 2), [255, 0, 0, 255]);
    assert_eq!(at(&sprite, 9, 5), [255, 0, 0, 255]);
    assert_eq!(at(&sprite, 10, 5), [0; 4]);
    assert_eq!(at(&sprite, 1, 2), [0; 4]);
}

#[test]
fn origins_stand_on_whole_device_pixels() {
    assert_eq!(snap(Vec2::new(10.3, 10.6), 1.0), (10, 11));
    assert_eq!(snap(Vec2::new(10.3, -10.6), 1.25), (13, -13));
    // Wherever a group stands, its edges are as sharp.
    for offset in [(0.0, 0.0), (3.25, 7.5), (0.49, 0.51), (120.7, 64.1)] {
        let whole = picture(200.0, 100.0, vec![group(1, offset, vec![filled(rect(0.0, 0.0, 8.0, 4.0), RED)])]);
        let mut pixels = vec![0; 200 * 100 * 4];
        let area = Area { x: 0, y: 0, width: 200, height: 100 };
        Rasterer::baseline().part(&whole, 1.0, area, peniko::Color::TRANSPARENT, &mut pixels).unwrap();
        let alphas: Vec<u8> = pixels.chunks_exact(4).map(|pixel| pixel[3]).filter(|alpha| *alpha > 0).collect();
        assert_eq!(alphas, vec![255; 32], "{offset:?}");
    }
}

#[test]
fn a_group_alone_has_the_pixels_it_has_in_the_picture() {
    let whole = super::scene::busy();
    let mut rasterer = Rasterer::baseline();
    for scale in [0.6, 1.0, 1.25, 2.0] {
        let card = &whole.groups[4];
        let sprite = rasterer.group(card, scale).unwrap();
        let (x, y) = snap(card.offset, scale);
        let area = sprite.area.moved(x, y);
        let alone = picture(400.0, 300.0, vec![card.clone()]);
        let mut pixels = vec![0; area.bytes().unwrap()];
        rasterer.part(&alone, scale, area, peniko::Color::TRANSPARENT, &mut pixels).unwrap();
        assert_eq!(pixels, sprite.pixels, "at {scale}");
    }
}

#[test]
fn tiles_are_cut_out_of_the_group() {
    let whole = super::scene::busy();
    let curve = &whole.groups[1];
    let mut rasterer = Rasterer::baseline();
    let sprite = rasterer.group(curve, 2.0).unwrap();
    let tile = Area { y: sprite.area.y + 30, x: 300, width: 128, height: 64 };
    let cut = rasterer.tile(curve, 2.0, tile).unwrap();
    for y in 0..64 {
        for x in 0..128 {
            let (a, b) = (at(&cut, tile.x + x, tile.y + y), at(&sprite, tile.x + x, tile.y + y));
            assert!(super::scene::difference(&a, &b) <= 1, "{x} {y}: {a:?} {b:?}");
        }
    }
}

#[test]
fn a_tile_of_long_dashed_lines_has_the_dashes_of_the_whole() {
    let mut path = BezPath::new();
    for (from, to) in [((3.3, 2.5), (9000.0, 2.5)), ((5000.0, 1.0), (20.0, 30.0)), ((700.0, -40.0), (700.0, 3000.0))] {
        path.move_to(from);
        path.line_to(to);
    }
    // Many pieces of a curve side by side, as a sentiment line has.
    let mut line = BezPath::new();
    for n in 0..100 {
        let x = 90.0 * f64::from(n);
        line.move_to((x, 10.0));
        line.curve_to((x + 30.0, 40.0), (x + 60.0, -20.0), (x + 88.0, 10.0));
    }
    let stroke = Stroke::new(2.0).with_dashes(1.5, [3.0, 5.0, 7.0, 2.0]);
    let dashed = Item::Shape(Shape { path, fill: None, stroke: Some((stroke, RED)) });
    let group = group(1, (0.0, 0.0), vec![dashed, stroked(line, 3.0, BLUE)]);
    let mut rasterer = Rasterer::baseline();
    let whole = rasterer.tile(&group, 1.0, Area { x: 0, y: 0, width: 9000, height: 40 }).unwrap();
    for x in [0, 640, 4990, 8900] {
        let tile = Area { x, y: 0, width: 100, height: 40 };
        let cut = rasterer.tile(&group, 1.0, tile).unwrap();
        for (column, row) in (0..100).flat_map(|column| (0..40).map(move |row| (column, row))) {
            let (a, b) = (at(&cut, x + column, row), at(&whole, x + column, row));
            assert!(super::scene::difference(&a, &b) <= 2, "{x} {column} {row}: {a:?} {b:?}");
        }
    }
}

#[test]
fn images_stretch_over_their_rectangle() {
    let pixels: Arc<[u8]> = [[255, 0, 0, 255], [0, 0, 255, 128]].concat().into();
    let image = Image { rect: Rect::new(0.0, 0.0, 40.0, 20.0), pixels, width: 2, height: 1 };
    let sprite = raster(Item::Image(image.clone()), 1.0);
    assert_eq!(at(&sprite, 2, 10), [255, 0, 0, 255]);
    let [r, g, b, a] = at(&sprite, 37, 10);
    assert!(r == 0 && g == 0 && b.abs_diff(128) <= 1 && a.abs_diff(128) <= 1, "{r} {g} {b} {a}");
    // Pixels that are not all there draw nothing rather than stop the export.
    let broken = raster(Item::Image(Image { width: 3, ..image }), 1.0);
    assert!(broken.pixels.iter().all(|byte| *byte == 0));
}

#[test]
fn a_group_that_covers_nothing_has_an_empty_edge_only() {
    let none = group(1, (0.0, 0.0), Vec::new());
    let sprite = Rasterer::baseline().group(&none, 1.0).unwrap();
    assert!(sprite.pixels.iter().all(|byte| *byte == 0));
    let vast = group(1, (0.0, 0.0), vec![filled(rect(0.0, 0.0, 70_000.0, 4.0), RED)]);
    assert_eq!(Rasterer::baseline().group(&vast, 1.0), None, "no image is that wide");
    assert_eq!(extent(&vast, 1.0).unwrap().width, 70_002);
}

#[test]
fn transforms_of_a_path_stay_exact_far_from_the_origin() {
    let near = group(1, (0.0, 0.0), vec![stroked(rect(0.0, 0.0, 30.0, 30.0), 1.0, RED)]);
    let far = group(1, (5_000.0, 5_000.0), vec![stroked(rect(0.0, 0.0, 30.0, 30.0), 1.0, RED)]);
    let mut rasterer = Rasterer::baseline();
    let a = rasterer.group(&near, 1.5).unwrap();
    let whole = picture(6_000.0, 6_000.0, vec![far]);
    let area = a.area.moved(7_500, 7_500);
    let mut pixels = vec![0; area.bytes().unwrap()];
    rasterer.part(&whole, 1.5, area, peniko::Color::TRANSPARENT, &mut pixels).unwrap();
    assert_eq!(a.pixels, pixels);
}
