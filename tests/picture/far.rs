//! From far away nothing is lost, and only what changes is painted again.

use kurbo::{Point, Rect, Vec2};
use touchline::layout::{Fonts, Layout, Metrics, View, lay_out};
use touchline::map::{Card, CardKind, Cell, Map};
use touchline::picture::far::{Afar, Block, TILE};
use touchline::picture::{Key, Lowering, Palette, Part, Sight};

use crate::harness::large::large;

const SCALE: f64 = 0.05;

fn laid(map: &Map) -> Layout {
    lay_out(map, &View::default(), &mut Fonts::bundled(), &Metrics::standard().unwrap())
}

fn everything(layout: &Layout) -> Sight {
    Sight::same(Rect::from_origin_size(Point::ORIGIN, layout.size))
}

/// The specks of a tile, in device pixels of the whole picture.
fn specks(afar: &Afar<'_>, block: &Block) -> Vec<Rect> {
    let mut rects = Vec::new();
    let origin = Vec2::new(f64::from(block.x), block.top * afar.scale + f64::from(block.y));
    let tile = Rect::new(0.0, 0.0, f64::from(TILE), f64::from(block.height));
    afar.specks(block, &mut |rect, _| rects.push(rect.intersect(tile) + origin));
    rects
}

#[test]
fn every_card_head_and_face_is_on_a_tile() {
    let (layout, palette) = (laid(&large(700)), Palette::light().unwrap());
    for scale in [0.1, SCALE, 0.004] {
        let afar = Afar { layout: &layout, palette: &palette, scale };
        let specks: Vec<Rect> =
            afar.blocks(&everything(&layout)).iter().flat_map(|block| specks(&afar, block)).collect();
        let shown = |what: &str, at: Point| {
            let at = (at.to_vec2() * scale).to_point();
            assert!(
                specks.iter().any(|speck| speck.inflate(0.01, 0.01).contains(at)),
                "{what} at {at:?}, scale {scale}"
            );
        };
        let boxed = layout.cards().filter(|card| card.face.bullet.is_none());
        boxed.for_each(|card| shown("a card", card.rect.origin() + Vec2::new(2.0, card.rect.height() / 2.0)));
        layout.heads.iter().for_each(|head| shown("a head", head.rect.center()));
        for lane in &layout.lanes {
            let chart = layout.sentiment(&lane.lane);
            let faces = chart.into_iter().flat_map(|chart| &chart.anchors).filter(|anchor| anchor.value.is_some());
            faces.for_each(|face| shown("a face", face.centre + Vec2::new(0.0, lane.rect.y0)));
        }
    }
}

#[test]
fn a_tile_in_sight_is_the_same_from_everywhere() {
    let (layout, palette) = (laid(&large(3000)), Palette::light().unwrap());
    let afar = Afar { layout: &layout, palette: &palette, scale: SCALE };
    let all = afar.blocks(&everything(&layout));
    let some = afar.blocks(&Sight::same(Rect::new(9000.0, 300.0, 20_000.0, 900.0)));
    assert!(!some.is_empty() && some.len() < all.len());
    assert!(some.iter().all(|block| all.contains(block)));
}

#[test]
fn a_card_that_changes_changes_its_tile_alone() {
    let palette = Palette::light().unwrap();
    let mut map = large(3000);
    let before = laid(&map);
    let blocks = |layout: &Layout| Afar { layout, palette: &palette, scale: SCALE }.blocks(&everything(layout));
    let text = map.cards[20].text.clone();
    map.cards[20].text = text.chars().rev().collect();
    let after = laid(&map);
    assert_eq!(before.size, after.size, "the rows stay as high as they were");
    let changed = blocks(&before).iter().zip(&blocks(&after)).filter(|(a, b)| a != b).count();
    assert_eq!(changed, 1);
}

#[test]
fn a_cell_higher_than_any_tile_is_cut() {
    let mut map = large(10);
    let lane = map.lanes.iter().find(|lane| lane.kind.takes(&CardKind::Motive)).unwrap().id.clone();
    let at = Cell::new(&map.stages[0].id, &lane);
    let card = map.cards[0].clone();
    map.cards = (0..400)
        .map(|n| Card {
            id: touchline::map::Id::new(&format!("c{n}")),
            at: at.clone(),
            kind: CardKind::Motive,
            ..card.clone()
        })
        .collect();
    let (layout, palette) = (laid(&map), Palette::light().unwrap());
    let afar = Afar { layout: &layout, palette: &palette, scale: 0.1 };
    let blocks = afar.blocks(&everything(&layout));
    assert!(blocks.len() > 4 && blocks.iter().all(|block| block.height <= TILE));
}

#[test]
fn the_line_of_feelings_is_seen_from_afar_and_its_dashed_grid_is_not() {
    let (layout, palette) = (laid(&large(700)), Palette::light().unwrap());
    let lane = layout.lanes.iter().find(|lane| layout.sentiment(&lane.lane).is_some()).unwrap();
    let drawn = |far: bool| {
        let picture = Lowering::default().seen(&layout, &palette, &Sight { far, ..everything(&layout) });
        let has = |part: Part| picture.groups.iter().any(|group| group.key == Key::of(part, &lane.lane));
        (has(Part::Chart), has(Part::Grid))
    };
    assert_eq!(drawn(false), (true, true));
    assert_eq!(drawn(true), (true, false));
}
