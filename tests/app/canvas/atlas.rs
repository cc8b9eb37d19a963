use proptest::prelude::*;
use touchline::app::canvas::atlas::{Atlas, HEADROOM, Place, SIDE};

fn overlap(a: Place, b: Place) -> bool {
    a.page == b.page && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

fn one_page() -> Atlas {
    let mut atlas = Atlas::default();
    atlas.add_page();
    atlas
}

#[test]
fn cards_of_one_size_stand_side_by_side() {
    let mut atlas = one_page();
    let places: Vec<Place> = (0..3).map(|_| atlas.place(340, 60).unwrap()).collect();
    assert_eq!(places.iter().map(|place| (place.x, place.y)).collect::<Vec<_>>(), [(0, 4), (340, 4), (680, 4)]);
    assert_eq!(atlas.place(340, 60).unwrap().y, 64, "the next shelf");
}

#[test]
fn four_tiles_fill_a_page() {
    let mut atlas = one_page();
    let places: Vec<Place> = (0..4).map_while(|_| atlas.place(508, 508)).collect();
    assert_eq!(places.len(), 4);
    assert_eq!(atlas.place(508, 508), None);
    assert_eq!(atlas.place(SIDE + 1, 4), None, "larger than any page");
}

#[test]
fn what_is_given_back_is_taken_again() {
    let mut atlas = one_page();
    let places: Vec<Place> = std::iter::from_fn(|| atlas.place(200, 100)).collect();
    assert!(places.len() > 40, "{}", places.len());
    atlas.free(places[7]);
    assert_eq!(atlas.place(190, 98), Some(Place { width: 190, height: 98, ..places[7] }));
    assert_eq!(atlas.place(200, 100), None);
}

#[test]
fn a_page_that_is_empty_again_is_as_new() {
    let mut atlas = one_page();
    let places: Vec<Place> = std::iter::from_fn(|| atlas.place(100, 30)).collect();
    assert_eq!(atlas.place(1000, 400), None);
    places.into_iter().for_each(|place| atlas.free(place));
    assert!(atlas.place(1000, 400).is_some());
}

#[test]
fn empty_pages_are_dropped_but_for_one() {
    let mut atlas = one_page();
    atlas.add_page();
    atlas.add_page();
    let place = atlas.place(10, 10).unwrap();
    assert_eq!(atlas.drop_empty(), 2);
    atlas.free(place);
    assert_eq!(atlas.drop_empty(), 1);
}

proptest! {
    #[test]
    fn places_never_overlap(steps in prop::collection::vec((1_u32..700, 1_u32..520, any::<bool>()), 1..200)) {
        let mut atlas = one_page();
        atlas.add_page();
        let mut live: Vec<Place> = Vec::new();
        for (n, (width, height, give_back)) in steps.into_iter().enumerate() {
            if give_back && !live.is_empty() {
                atlas.free(live.swap_remove(n % live.len()));
            }
            if let Some(place) = atlas.place(width, height) {
                prop_assert!(place.x + width <= SIDE && place.y >= HEADROOM && place.y + height <= SIDE);
                prop_assert!(live.iter().all(|other| !overlap(*other, place)));
                live.push(place);
            }
        }
    }
}
