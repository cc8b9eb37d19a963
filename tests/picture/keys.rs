//! What the canvas goes by: keys name things, hashes name pixels.

use touchline::layout::{Fonts, Metrics, Preview, View, lay_out};
use touchline::map::{Cell, Id, Map};
use touchline::picture::{Group, Key, Lowering, Palette, Part, Picture, lower};

use crate::layout::{id, small};

fn picture(map: &Map, view: &View) -> Picture {
    let layout = lay_out(map, view, &mut Fonts::bundled(), &Metrics::standard().unwrap());
    lower(&layout, &Palette::light().unwrap())
}

fn group<'a>(picture: &'a Picture, part: Part, of: &str) -> &'a Group {
    let key = Key::of(part, &id(of));
    picture.groups.iter().find(|group| group.key == key).unwrap()
}

#[test]
fn no_two_groups_have_one_key() {
    let picture = picture(&small(), &View::default());
    let mut keys: Vec<Key> = picture.groups.iter().map(|group| group.key).collect();
    keys.sort();
    assert!(keys.windows(2).all(|two| two[0] != two[1]));
}

#[test]
fn a_moved_card_keeps_its_hash() {
    let mut map = small();
    let before = picture(&map, &View::default());
    let edit = map.edit_move_cards(&[id("c6")], &Cell::new(&id("s1"), &id("l3")), 0).unwrap();
    map.apply(edit).unwrap();
    let after = picture(&map, &View::default());
    let (was, is) = (group(&before, Part::Card, "c6"), group(&after, Part::Card, "c6"));
    assert_ne!(was.offset, is.offset);
    assert_eq!((was.hash, was.bounds), (is.hash, is.bounds));
    assert_eq!(group(&before, Part::Card, "c7").hash, group(&after, Part::Card, "c7").hash, "pushed down");
}

#[test]
fn what_changes_the_pixels_changes_the_hash() {
    let map = small();
    let before = picture(&map, &View::default());
    let change = |edit: &dyn Fn(&mut touchline::map::Card)| {
        let mut map = map.clone();
        edit(map.cards.iter_mut().find(|card| card.id == id("c4")).unwrap());
        group(&picture(&map, &View::default()), Part::Card, "c4").hash
    };
    let was = group(&before, Part::Card, "c4").hash;
    assert_eq!(change(&|_| {}), was);
    assert_eq!(change(&|card| card.note = "not drawn".into()), was);
    assert_ne!(change(&|card| card.text.push('!')), was);
    assert_ne!(change(&|card| card.severity = None), was);
    assert_ne!(change(&|card| card.owner = "Sales".into()), was);
}

#[test]
fn a_theme_changes_hashes_and_nothing_else() {
    let layout = lay_out(&small(), &View::default(), &mut Fonts::bundled(), &Metrics::standard().unwrap());
    let (light, dark) = (lower(&layout, &Palette::light().unwrap()), lower(&layout, &Palette::dark().unwrap()));
    for (a, b) in light.groups.iter().zip(&dark.groups) {
        assert_eq!((a.key, a.offset, a.bounds, a.items.len()), (b.key, b.offset, b.bounds, b.items.len()));
        assert_ne!(a.hash, b.hash);
    }
}

#[test]
fn what_is_remembered_is_what_is_drawn() {
    let palettes = [Palette::light().unwrap(), Palette::dark().unwrap()];
    let (mut fonts, metrics) = (Fonts::bundled(), Metrics::standard().unwrap());
    let mut lowering = Lowering::default();
    let mut map = small();
    for turn in 0..6 {
        map.cards.rotate_left(1);
        map.cards[0].text.push_str(" more");
        let layout = lay_out(&map, &View::default(), &mut fonts, &metrics);
        let palette = &palettes[turn % 2];
        assert_eq!(lowering.lower(&layout, palette), lower(&layout, palette));
    }
}

#[test]
fn a_carried_card_is_drawn_apart() {
    let preview = Preview::cards(vec![id("c6")], Cell::new(&id("s1"), &id("l3")), 0);
    let view = View { preview: Some(preview), ..View::default() };
    let layout = lay_out(&small(), &view, &mut Fonts::bundled(), &Metrics::standard().unwrap());
    let mut lowering = Lowering::default();
    let palette = Palette::light().unwrap();
    let key = Key::of(Part::Card, &Id::new("c6"));
    assert!(lowering.lower(&layout, &palette).groups.iter().all(|group| group.key != key));
    let lifted = lowering.lifted(&layout, &palette);
    assert_eq!(lifted.len(), 1);
    assert_eq!((lifted[0].key, lifted[0].offset), (key, layout.lifted().next().unwrap().rect.origin().to_vec2()));
}

#[test]
fn groups_cover_their_items() {
    use kurbo::Shape;
    use touchline::picture::Item;
    for group in picture(&small(), &View::default()).groups {
        for item in group.items.iter() {
            let rect = match item {
                Item::Shape(shape) => shape.path.bounding_box(),
                Item::Text(text) => text.paragraph.size.to_rect() + text.origin.to_vec2(),
                Item::Image(image) => image.rect,
            };
            if matches!(item, Item::Shape(_)) {
                assert!(group.bounds.union(rect) == group.bounds, "{rect:?} leaves {:?}", group.bounds);
            }
        }
    }
}

/// The small map with every kind of arrow.
fn tied() -> Map {
    use touchline::map::{Link, LinkKind, Share, Transition, TransitionKind};
    let mut map = small();
    let link = |key: &str, kind, from: &str, to: &str| Link {
        id: id(key),
        kind,
        from: id(from),
        to: id(to),
        ..Link::default()
    };
    map.links = vec![link("k1", LinkKind::LeadsTo, "c1", "c8"), link("k2", LinkKind::Answers, "c9", "c4")];
    let way = |kind: &TransitionKind| Transition {
        id: id(kind.word()),
        kind: kind.clone(),
        from: if *kind == TransitionKind::Entry { id("") } else { id("s1") },
        to: if *kind == TransitionKind::Exit { id("") } else { id("s3") },
        share: Share::new(0.12).ok(),
        ..Transition::default()
    };
    map.transitions = TransitionKind::ALL.iter().map(way).collect();
    map
}

#[test]
fn arrows_have_keys_of_their_own_and_slim_groups() {
    let map = tied();
    let picture = picture(&map, &View { answers: true, ..View::default() });
    let mut keys: Vec<Key> = picture.groups.iter().map(|group| group.key).collect();
    keys.sort();
    assert!(keys.windows(2).all(|two| two[0] != two[1]));
    for arrow in &map.transitions {
        assert!(keys.contains(&Key::of(Part::Transition, &arrow.id)), "{:?}", arrow.kind);
    }
    let parts = |link: &str| {
        let keys = [0, 1, 2].map(|part| Key::of(Part::Link(part), &id(link)));
        let parts: Vec<&Group> = picture.groups.iter().filter(|group| keys.contains(&group.key)).collect();
        parts.len()
    };
    assert!(parts("k1") == 3 && parts("k2") > 0, "a long way is cut where it turns");
    let quiet = self::picture(&map, &View::default());
    assert!(!quiet.groups.iter().any(|group| group.key == Key::of(Part::Link(0), &id("k2"))));
}

#[test]
fn arrows_that_move_as_a_whole_keep_their_hash() {
    let mut map = tied();
    map.transitions.clear();
    let before = picture(&map, &View::default());
    map.head.subtitle = "one more line below the title makes everything stand lower ".repeat(30);
    let after = picture(&map, &View::default());
    for part in [0, 1, 2] {
        let (was, is) = (group(&before, Part::Link(part), "k1"), group(&after, Part::Link(part), "k1"));
        assert_ne!(was.offset, is.offset);
        assert_eq!(was.hash, is.hash);
    }
}
