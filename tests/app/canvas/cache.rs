use touchline::app::canvas::cache::{Cache, Content, SpriteKey};

fn key(hash: u64) -> SpriteKey {
    SpriteKey { hash, scale: 1.0_f64.to_bits(), tile: (0, 0) }
}

#[test]
fn pixels_are_known_by_content_scale_and_tile() {
    let mut cache = Cache::new(1);
    cache.begin_frame();
    let place = cache.insert(key(1), 100, 40).unwrap();
    assert_eq!(cache.get(&key(1)), Some(Content::Placed(place)));
    assert_eq!(cache.get(&key(2)), None);
    assert_eq!(cache.get(&SpriteKey { scale: 2.0_f64.to_bits(), ..key(1) }), None);
    assert_eq!(cache.get(&SpriteKey { tile: (1, 0), ..key(1) }), None);
}

#[test]
fn one_colour_needs_no_page() {
    let mut cache = Cache::new(1);
    cache.insert_plain(key(1), [0; 4]);
    cache.insert_plain(key(2), [9, 9, 9, 255]);
    assert_eq!((cache.get(&key(1)), cache.get(&key(2))), (Some(Content::Blank), Some(Content::Plain([9, 9, 9, 255]))));
    assert_eq!(cache.pages(), 0);
}

#[test]
fn within_the_bound_who_was_not_seen_the_longest_makes_room() {
    let mut cache = Cache::new(1);
    for hash in 0..4 {
        cache.begin_frame();
        cache.insert(key(hash), 508, 508);
    }
    cache.begin_frame();
    // The first is seen again, so the second is the oldest.
    assert!(cache.get(&key(0)).is_some());
    cache.begin_frame();
    cache.insert(key(9), 508, 508);
    assert_eq!(cache.pages(), 1);
    assert!(cache.has(&key(0)) && !cache.has(&key(1)) && cache.has(&key(2)) && cache.has(&key(9)));
}

#[test]
fn what_one_frame_shows_is_never_thrown_out_for_itself() {
    let mut cache = Cache::new(1);
    cache.begin_frame();
    for hash in 0..9 {
        cache.insert(key(hash), 508, 508);
    }
    assert!((0..9).all(|hash| cache.has(&key(hash))));
    assert_eq!(cache.pages(), 3, "the bound gives way");
}

#[test]
fn what_nobody_asks_for_is_forgotten_and_pages_go_back() {
    let mut cache = Cache::new(8);
    cache.begin_frame();
    for hash in 0..12 {
        cache.insert(key(hash), 508, 508);
    }
    assert_eq!(cache.pages(), 3);
    for _ in 0..700 {
        cache.begin_frame();
        cache.get(&key(0));
        cache.end_frame();
    }
    assert_eq!((cache.len(), cache.pages()), (1, 2), "the one in use, and an empty page in reserve");
}

#[test]
fn new_pixels_of_the_same_name_take_the_place_of_the_old() {
    let mut cache = Cache::new(1);
    for _ in 0..50 {
        cache.begin_frame();
        cache.insert(key(1), 508, 508);
    }
    assert_eq!((cache.len(), cache.pages()), (1, 1));
}
