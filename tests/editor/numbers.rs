//! Numbers on the cards.

use touchline::editor::{Command, Thing};
use touchline::layout::Metrics;
use touchline::map::{CardKind, CardNumber};

use super::sample::{self, editor, id};

#[test]
fn cards_are_numbered_by_kind_in_the_order_of_the_journey() {
    let map = sample::map();
    let numbers: Vec<String> =
        map.card_numbers().iter().map(|(at, number)| format!("{} {number}", map.cards[*at].id)).collect();
    assert_eq!(numbers, ["ad T1", "photo T2", "warm M1", "checkout T3", "account P1", "declined P2", "guest O1"]);
}

#[test]
fn every_kind_has_a_letter_of_its_own() {
    let kinds = CardKind::ALL;
    let mut letters: Vec<char> = kinds.iter().map(CardKind::letter).collect();
    letters.push(CardKind::from_word("Rumour").letter());
    letters.sort_unstable();
    letters.dedup();
    assert_eq!(letters.len(), kinds.len() + 1);
}

#[test]
fn a_number_is_read_as_people_type_it() {
    let number = |letter, number| Some(CardNumber { letter, number });
    assert_eq!(CardNumber::read(" p 3 "), number('P', 3));
    assert_eq!(CardNumber::read("T12"), number('T', 12));
    for wrong in ["", "3", "p", "p0", "p-1", "p3x", "é3", "p99999999999999999999"] {
        assert_eq!(CardNumber::read(wrong), None, "{wrong}");
    }
}

#[test]
fn typing_a_number_goes_to_the_card() {
    let mut editor = editor();
    editor.run(&Command::CardNumbers);
    assert!(editor.numbered());
    assert!(editor.point_at("p2"));
    assert_eq!(editor.selection().one(), Some(&Thing::Card(id("declined"))));
    assert!(!editor.point_at("p9"));
    assert_eq!(editor.selection().one(), Some(&Thing::Card(id("declined"))), "what is unknown changes nothing");
    editor.run(&Command::CardNumbers);
    assert!(!editor.numbered());
}

#[test]
fn a_tag_covers_no_text() {
    for rich in [sample::map(), sample::rich_map()] {
        let mut map = rich;
        map.lanes[5].kind = touchline::map::LaneKind::Action;
        for (at, column) in ["aware", "buy", "stay"].iter().enumerate() {
            let mut card = map.cards[0].clone();
            card.id = id(&format!("does{at}"));
            card.kind = CardKind::Action;
            card.at = sample::cell(column, "note");
            card.text = "Compares three brands and asks a friend who has just bought one of them".into();
            map.cards.push(card);
        }
        map.cards[0].crucial = true;
        map.cards[1].channel = "web site".into();
        let mut editor = sample::editor_of(map);
        for room in touchline::editor::RoomSize::ALL {
            editor.set_room_size(room);
            if !editor.numbered() {
                editor.run(&Command::CardNumbers);
            }
            let layout = editor.layout();
            let numbers = layout.numbers().expect("shown");
            let texts: Vec<_> = layout
                .cards()
                .flat_map(|card| {
                    let face = card.face;
                    let words = [Some(&face.text), face.source.as_ref(), face.above.as_ref().map(|line| &line.word)];
                    let at = card.rect.origin().to_vec2();
                    words
                        .into_iter()
                        .flatten()
                        .map(move |words| (card.id.clone(), words.rect() + at))
                        .collect::<Vec<_>>()
                })
                .collect();
            for card in layout.cards() {
                let tag = numbers.tag(&card).expect("every card has one").rect + card.rect.origin().to_vec2();
                for (other, lines) in &texts {
                    // The air above the capitals of a first line belongs to no letter.
                    let common = tag.intersect(lines.inset(-1.0));
                    assert!(
                        common.width() <= 0.0 || common.height() <= 0.0,
                        "{} over the text of {other} in {room:?}",
                        card.id
                    );
                }
            }
        }
    }
}

#[test]
fn numbers_stay_while_a_text_is_typed_and_follow_when_a_card_goes() {
    let mut editor = editor();
    editor.run(&Command::CardNumbers);
    editor.select(Some(Thing::Card(id("declined"))));
    editor.run(&Command::Edit);
    editor.type_text("Declined twice");
    assert!(editor.layout().numbers().is_some());
    editor.commit_text();
    editor.select(Some(Thing::Card(id("account"))));
    editor.run(&Command::Delete);
    assert!(editor.point_at("P1"));
    assert_eq!(editor.selection().one(), Some(&Thing::Card(id("declined"))));
}

#[test]
fn hiding_the_numbers_leaves_the_layout_as_it_was() {
    let mut editor = editor();
    let before = editor.layout().clone();
    editor.run(&Command::CardNumbers);
    assert_ne!(editor.layout(), &before);
    editor.run(&Command::CardNumbers);
    assert_eq!(editor.layout(), &before);
    assert!(Metrics::standard().unwrap().numbered(editor.map()).numbers > 0.0);
}

#[test]
fn the_window_draws_a_tag_for_every_card_in_sight() {
    use touchline::picture::{Key, Lowering, Palette, Part, Sight};
    let mut editor = editor();
    editor.run(&Command::CardNumbers);
    let everything = kurbo::Rect::new(0.0, 0.0, 1e5, 1e5);
    let picture = Lowering::default().seen(editor.layout(), &Palette::light().unwrap(), &Sight::same(everything));
    for card in &editor.map().cards {
        let tag = Key::of(Part::Number, &card.id);
        assert!(picture.groups.iter().any(|group| group.key == tag), "{} has no number", card.id);
    }
}
