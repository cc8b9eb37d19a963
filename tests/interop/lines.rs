//! The sign before a line.

use touchline::interop::{Line, Says, channels, print, says};
use touchline::map::{Card, CardKind, Map};

fn read(line: &str) -> Option<Line> {
    Line::read(line, &channels(&Map::default()))
}

fn touchpoint(channel: &str) -> Says {
    Says::Touchpoint { channel: channel.into() }
}

#[test]
fn a_sign_and_a_space_make_the_kind() {
    let kind = |line| {
        let line = read(line).unwrap();
        (line.says, line.text)
    };
    let of = |kind: CardKind, text: &str| (Says::Kind(kind), text.to_owned());
    assert_eq!(kind("! Must create an account"), of(CardKind::PainPoint, "Must create an account"));
    assert_eq!(kind("? A receipt"), of(CardKind::Need, "A receipt"));
    assert_eq!(kind("+ Guest checkout"), of(CardKind::Opportunity, "Guest checkout"));
    assert_eq!(kind("= Free delivery"), of(CardKind::Tactic, "Free delivery"));
    assert_eq!(kind("* A warmer home"), of(CardKind::Motive, "A warmer home"));
    assert_eq!(kind("~ Ask Sales"), of(CardKind::Note, "Ask Sales"));
    assert_eq!(kind("  !\u{a0} Slow "), of(CardKind::PainPoint, "Slow"));
    assert_eq!(kind("Compares prices"), (Says::Plain, "Compares prices".to_owned()));
}

#[test]
fn without_its_space_a_sign_is_a_letter() {
    for line in ["!important", "?", "+49 30 1234", "=SUM(A1)", "*bold*", "~5 minutes", "\"Quoted\" words"] {
        assert_eq!(read(line), Some(Line { says: Says::Plain, text: line.into() }));
    }
}

#[test]
fn a_quote_may_be_closed() {
    for line in ["\" Why an account?", "\" Why an account?\"", "“ Why an account?”", "„ Why an account?“"] {
        assert_eq!(read(line), Some(Line { says: Says::Quote, text: "Why an account?".into() }), "{line}");
    }
    assert_eq!(read("\" She said \"no\"").unwrap().text, "She said \"no\"");
}

#[test]
fn the_longest_known_channel_is_taken_else_up_to_the_colon() {
    let own = Map { cards: vec![Card { channel: "app store".into(), ..Card::default() }], ..Map::default() };
    let read = |line: &str| {
        let line = Line::read(line, &channels(&own)).unwrap();
        (line.says, line.text)
    };
    let is = |channel: &str, text: &str| (touchpoint(channel), text.to_owned());
    assert_eq!(read("@web site Checkout"), is("web site", "Checkout"));
    assert_eq!(read("@Web Site: Checkout"), is("web site", "Checkout"));
    assert_eq!(read("@app Opens it"), is("app", "Opens it"));
    assert_eq!(read("@app store Rates it"), is("app store", "Rates it"));
    assert_eq!(read("@apple shop: Looks"), is("apple shop", "Looks"), "a channel ends with its word");
    assert_eq!(read("@kiosk at the station: Buys at 10:30"), is("kiosk at the station", "Buys at 10:30"));
    assert_eq!(read("@kiosk Buys"), is("kiosk", "Buys"), "without a colon one word is the channel");
    assert_eq!(read("@kiosk:Buys"), is("kiosk", "Buys"));
    assert_eq!(read("@ Autumn campaign"), is("", "Autumn campaign"));
}

#[test]
fn a_line_without_words_says_nothing() {
    for line in ["", "   ", "! ", "\" ", "@", "@web site", "@kiosk:"] {
        assert_eq!(read(line), None, "{line:?}");
    }
}

#[test]
fn while_one_types_the_sign_speaks_at_once() {
    let channels = channels(&Map::default());
    assert_eq!(says("!", &channels).0, Says::Plain);
    assert_eq!(says("! ", &channels).0, Says::Kind(CardKind::PainPoint));
    assert_eq!(says("@e-mail ", &channels).0, touchpoint("e-mail"));
}

#[test]
fn what_is_printed_is_read_again() {
    let card =
        |kind, text: &str, channel: &str| Card { kind, text: text.into(), channel: channel.into(), ..Card::default() };
    let channels = channels(&Map::default());
    for (card, home, line) in [
        (card(CardKind::PainPoint, "Slow", ""), None, "! Slow"),
        (card(CardKind::PainPoint, "Slow", ""), Some(CardKind::PainPoint), "Slow"),
        (card(CardKind::Note, "Ask", ""), Some(CardKind::PainPoint), "~ Ask"),
        (card(CardKind::Touchpoint, "Checkout", "web site"), Some(CardKind::Touchpoint), "@web site: Checkout"),
        (card(CardKind::Touchpoint, "Kiosk", ""), None, "@ Kiosk"),
        (card(CardKind::Need, "Two\nlines", ""), None, "? Two lines"),
        (card(CardKind::Action, "Compares", ""), None, "Compares"),
    ] {
        assert_eq!(print(&card, home.as_ref()), line);
        let read = Line::read(line, &channels).unwrap();
        assert_eq!(read.text, card.text.replace('\n', " "));
        let kind = read.says.kind().or(home).unwrap_or(CardKind::Action);
        assert_eq!(kind, card.kind, "{line}");
    }
}
