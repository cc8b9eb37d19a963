//! What is drawn of a part of a map is that part of the whole picture.

use kurbo::{Rect, Vec2};
use proptest::prelude::*;
use touchline::layout::{Fonts, Metrics, View, lay_out};
use touchline::picture::{Group, Lowering, Palette, Sight};

use crate::harness::large::large;
use crate::harness::maps::{cases, map};

fn covers(group: &Group, rect: Rect) -> bool {
    let bounds = group.bounds + group.offset;
    bounds.x0 < rect.x1 && rect.x0 < bounds.x1 && bounds.y0 < rect.y1 && rect.y0 < bounds.y1
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn nothing_in_sight_is_missing_and_all_is_as_in_the_whole(
        map in map(),
        corners in proptest::collection::vec((-0.2..1.2, -0.2..1.2), 2..5),
    ) {
        let (mut fonts, metrics, palette) = (Fonts::bundled(), Metrics::standard().unwrap(), Palette::light().unwrap());
        let layout = lay_out(&map, &View::default(), &mut fonts, &metrics);
        let whole = Lowering::default().lower(&layout, &palette);
        let mut lowering = Lowering::default();
        for pair in corners.windows(2) {
            let at = |(x, y): (f64, f64)| (x * layout.size.width, y * layout.size.height);
            let rect = Rect::from_points(at(pair[0]), at(pair[1]));
            let seen = lowering.seen(&layout, &palette, &Sight::same(rect));
            let mut rest = whole.groups.iter();
            for group in &seen.groups {
                prop_assert!(rest.any(|other| other == group), "not of the picture, or out of order: {group:?}");
            }
            for group in whole.groups.iter().filter(|group| covers(group, rect)) {
                prop_assert!(seen.groups.contains(group), "missing at {rect:?}: {group:?}");
            }
        }
    }
}

#[test]
fn of_a_large_map_only_what_is_near_is_drawn() {
    let (mut fonts, metrics, palette) = (Fonts::bundled(), Metrics::standard().unwrap(), Palette::light().unwrap());
    let layout = lay_out(&large(1000), &View::default(), &mut fonts, &metrics);
    let rect = Rect::new(0.0, 0.0, 1600.0, 1000.0) + Vec2::new(3000.0, 200.0);
    let seen = Lowering::default().seen(&layout, &palette, &Sight::same(rect));
    assert!(seen.groups.len() < 300, "{} groups", seen.groups.len());
}
