//! What holds for every text.

use proptest::prelude::*;
use touchline::interop::{Found, Known, Line, Reading, Says, Sheet, channels, print};
use touchline::map::{CHANNELS, Card, CardKind, Map};

use super::found;

/// Texts as people paste them, and signs where they hurt.
fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\t".to_owned()),
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\"".to_owned()),
        Just("| ".to_owned()),
        Just(";".to_owned()),
        Just(",".to_owned()),
        Just("- ".to_owned()),
        Just("* ".to_owned()),
        Just("@app: ".to_owned()),
        Just("1. ".to_owned()),
        Just("Purchase".to_owned()),
        "\\PC{0,8}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in odd_text(), heads in prop::option::of(0..5_usize), labels in prop::option::of(0..5_usize), turned: bool) {
        match found(&text) {
            Ok(Found::List(lines)) => prop_assert!(lines.iter().all(|line| !line.text.trim().is_empty())),
            Ok(Found::Table(grid)) => {
                let guess = Reading::guess(&grid, &Known::default());
                for reading in [guess, Reading { turned, heads, labels }] {
                    if let Ok(sheet) = Sheet::of(&grid, &reading, &[]) {
                        prop_assert!(sheet.rows.iter().all(|row| row.cells.len() == sheet.stages.len()));
                    }
                }
            }
            Ok(Found::Nothing) | Err(_) => {}
        }
    }

    #[test]
    fn a_card_is_read_as_it_was_printed(
        kind in prop::sample::select(vec![CardKind::PainPoint, CardKind::Need, CardKind::Opportunity, CardKind::Tactic, CardKind::Motive, CardKind::Note, CardKind::Touchpoint]),
        text in "[\\PC&&[^\\s]]{1,9}( [\\PC&&[^\\s]]{1,9}){0,3}",
        channel in prop_oneof![Just(String::new()), prop::sample::select(CHANNELS.to_vec()).prop_map(str::to_owned), "[a-z]{1,7}"],
    ) {
        prop_assume!(!text.contains(char::is_whitespace) || text.split_whitespace().collect::<Vec<_>>().join(" ") == text);
        let channel = if kind == CardKind::Touchpoint { channel } else { String::new() };
        let card = Card { kind, text, channel, ..Card::default() };
        let line = print(&card, None);
        let read = Line::read(&line, &channels(&Map::default())).unwrap();
        prop_assert_eq!(&read.text, &card.text);
        prop_assert_eq!(read.says.kind(), Some(card.kind.clone()));
        if let Says::Touchpoint { channel } = read.says {
            prop_assert_eq!(channel, card.channel);
        }
    }
}
