//! Bullets, and what a text is.

use touchline::interop::{Bound, Found, MOST_BYTES, MOST_CARDS, Says};
use touchline::map::CardKind;

use super::{found, list};

fn texts(text: &str) -> Vec<String> {
    list(text).into_iter().map(|line| line.text).collect()
}

#[test]
fn a_bullet_that_all_lines_share_goes() {
    for text in [
        "- Slow\n- Dear",
        "• Slow\n• Dear",
        "* Slow\n* Dear",
        "\t•\tSlow\r\n\t•\tDear\r\n",
        "•\tSlow\no\n•\tDear".replace("o\n", "").as_str(),
        "1. Slow\n2. Dear",
        "9) Slow\n10) Dear",
        "(1) Slow\n(2) Dear",
        "a) Slow\nb) Dear",
        "A. Slow\nB. Dear",
        "- [ ] Slow\n- [x] Dear",
        "☐ Slow\n☑ Dear",
        "– Slow\n    ◦ Dear",
        "Slow\n\n\nDear\n",
    ] {
        assert_eq!(texts(text), ["Slow", "Dear"], "{text:?}");
        assert!(list(text).iter().all(|line| line.says == Says::Plain), "{text:?}");
    }
}

#[test]
fn a_bullet_that_some_lines_have_stays() {
    assert_eq!(texts("- Slow\nDear"), ["- Slow", "Dear"]);
    assert_eq!(texts("1. Slow\nDear"), ["1. Slow", "Dear"]);
    assert_eq!(texts("A. Smith\nB. Jones\nD. Brown"), ["A. Smith", "B. Jones", "D. Brown"], "these are names");
    assert_eq!(texts("-5 degrees\n-6 degrees"), ["-5 degrees", "-6 degrees"]);
    let mixed = list("* Warmth\n! Cold");
    assert_eq!(mixed[0].says, Says::Kind(CardKind::Motive), "a star that not all share is a motive");
    assert_eq!(mixed[1].says, Says::Kind(CardKind::PainPoint));
    assert_eq!(list("* Warmth")[0].says, Says::Kind(CardKind::Motive), "nobody shares it with a single line");
}

#[test]
fn signs_stand_behind_bullets() {
    let lines = list("* ! Slow\n* @phone: Hotline\n* Compares");
    assert_eq!(lines[0].says, Says::Kind(CardKind::PainPoint));
    assert_eq!(lines[1].says, Says::Touchpoint { channel: "phone".into() });
    assert_eq!((&lines[2].says, lines[2].text.as_str()), (&Says::Plain, "Compares"));
}

#[test]
fn prose_is_a_list_and_rows_are_a_table() {
    let table = |text: &str| matches!(found(text).unwrap(), Found::Table(_));
    assert!(!table("Hello, world"));
    assert!(!table("Slow, and dear\nRude, and late"), "people put a space behind a comma");
    assert!(!table("1.\tSlow\n2.\tDear"), "the tab of a numbered list");
    assert!(!table("\tSlow\n\tDear"), "an indented list");
    assert!(table("Awareness\tPurchase\nAd\tCheckout"));
    assert!(table("Awareness\tPurchase\tLoyalty"), "one row of a spreadsheet");
    assert!(table("\tAwareness\nPains\tSlow"));
    assert!(table("Awareness;Purchase\nAd;Checkout"));
    assert!(table("Awareness,Purchase\nAd,Checkout"));
    assert!(table("| Awareness | Purchase |\n|---|:--|\n| Ad | Checkout |"));
    assert_eq!(found(" \n\t\n").unwrap(), Found::Nothing);
}

#[test]
fn one_column_of_a_spreadsheet_is_a_list() {
    assert_eq!(texts("\"Slow\nand dear\"\nRude"), ["Slow", "and dear", "Rude"]);
    assert_eq!(texts("\"Why\nis it so?"), ["\"Why", "is it so?"], "a mark that is never closed is a letter");
}

#[test]
fn too_much_is_refused_in_words() {
    assert_eq!(found(&"x".repeat(MOST_BYTES + 1)), Err(Bound::Bytes(MOST_BYTES + 1)));
    let many = "Slow\n".repeat(MOST_CARDS);
    assert_eq!(list(&many).len(), MOST_CARDS);
    let refused = found(&format!("{many}Slow")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "it would be 10,001 cards, and at most 10,000 are pasted at once. Copy a part of it."
    );
    let refused = found(&format!("Slow\n{}", "long ".repeat(3000))).unwrap_err();
    assert!(matches!(refused, Bound::Letters { line: 2, .. }), "{refused}");
    assert_eq!(found("PNG\u{0}\u{1}\u{2}"), Err(Bound::Binary));
    assert_eq!(found("\u{fffd}\u{1}\u{2}JFIF\u{fffd}\u{fffd}"), Err(Bound::Binary));
}

#[test]
fn reading_can_be_stopped() {
    let text = "Slow\n".repeat(5000);
    let stopped = touchline::interop::look(&text, &[], &mut |_| std::ops::ControlFlow::Break(()));
    assert_eq!(stopped, Err(Bound::Stopped));
}
