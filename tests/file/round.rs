//! What was read is written again: every field, what this version does not know, and the same bytes each time.

use expect_test::expect;
use touchline::file::write;

use super::{EVERYTHING, read};

#[test]
fn every_field_of_the_format_comes_back() {
    let map = read(EVERYTHING).unwrap().map;
    expect![[r#"
        (
            format: 1,
            id: "m7t2k9xw3f0aq",
            written_by: "touchline 0.1.0",
            lock: Structure,
            title: "Buying a desk lamp online",
            subtitle: "Workshop of 12 March 2026",
            language: "en",
            personas: [
                (id: "p5d1c8r2n6h4j", name: "Jana, 34", role: "First-time buyer"),
            ],
            stages: [
                (id: "s3k9v1b7m2x5c", name: "Decision", owner: "Sales"),
                (id: "s8q4z6w1n3t7f", name: "Purchase", width: 420, steps: [(id: "t2h6y9d4r8k1m", name: "Check out")]),
            ],
            lanes: [
                (id: "l1n5j8g2p6v3a", kind: Action, name: "Customer does"),
                (id: "l4f7s1k9c2b6e", kind: Touchpoint),
                (id: "l9w3x5t8q1d4h", kind: PainPoint, hint: "What hurts here?"),
                (id: "l2m6r9z4y7n1g", kind: Sentiment, persona: "p5d1c8r2n6h4j"),
                (id: "l6b1v8h3f5k2j", kind: Funnel, funnel: "f3c7n9x2w6t1r"),
                (id: "l8d4q2s6m9p5z", kind: Opportunity, hidden: true),
                (id: "l3q7d9f2z5w8n", kind: Tactic),
            ],
            cards: [
                (id: "c9r4w2m8f6j1x", at: ("s8q4z6w1n3t7f", "l9w3x5t8q1d4h"), kind: PainPoint, text: "Must create an account", severity: 4, frequency: 3, owner: "Product", evidence: (level: Observed, source: "9 of 12 interviews"), tags: ["account"], note: "…"),
                (id: "c1h8n5z3v7q4d", at: ("s8q4z6w1n3t7f", "l8d4q2s6m9p5z"), kind: Opportunity, text: "Guest checkout", value: 96, business_value: 70, effort: 2, status: Planned),
                (id: "c3v8k1t5m9x2q", at: ("s8q4z6w1n3t7f", "l3q7d9f2z5w8n"), kind: Tactic, text: "Pay as guest, wallet first", offer: "Free delivery", timing: "at checkout", channel: "web site", owner: "Marketing"),
                (id: "c5y1t7k3g9b2n", at: ("t2h6y9d4r8k1m", "l4f7s1k9c2b6e"), kind: Touchpoint, text: "Checkout", channel: "web site", crucial: true),
            ],
            sentiments: [
                (persona: "p5d1c8r2n6h4j", at: "s8q4z6w1n3t7f", value: -2, quote: "Why do I need an account?"),
            ],
            links: [
                (id: "k6g2x9p4b7s1m", kind: Answers, from: "c1h8n5z3v7q4d", to: "c9r4w2m8f6j1x"),
            ],
            transitions: [
                (id: "a3j7d1w5n9v2t", kind: Loop, from: "s8q4z6w1n3t7f", to: "s3k9v1b7m2x5c", share: 0.12),
                (id: "a8k2f6r4y1h5c", kind: Exit, from: "s3k9v1b7m2x5c"),
            ],
            metrics: [
                (id: "n4q9m3t7z2x6b", at: "s8q4z6w1n3t7f", kind: Rate, name: "Conversion", unit: "%", target: 8, points: [("2026-02-28", 6.5)]),
            ],
            funnels: [
                (id: "f3c7n9x2w6t1r", name: "Checkout", unit: "visitors", from: "2026-02-01", to: "2026-02-28", window: "7d",
                    source: (file: "ga4-checkout-feb.csv", vendor: "ga4", range: "A7:C9", choices: "count: Active users", skipped: 2, imported: "2026-03-12"),
                    steps: ["begin_checkout", "purchase"],
                    segments: [(name: "", counts: [8900, 3150]), (name: "Mobile", counts: [3900, 1010])],
                    matches: [(step: 0, at: "s8q4z6w1n3t7f", by: Guess), (step: 1, at: "s8q4z6w1n3t7f", by: Hand)]),
            ],
        )
    "#]].assert_eq(&write(&map));
}

#[test]
fn the_limits_of_disagreement_come_back_where_they_are_not_the_usual_ones() {
    let text = r#"(
    format: 1,
    id: "m1",
    disagreement: (leave: 0.55, neutral_is_fine: true, above: "news"),
    funnels: [
        (id: "f1",
            source: (file: "a.csv", sampled: true),
            steps: ["Visit"]),
    ],
)
"#;
    let map = read(text).unwrap().map;
    assert_eq!((map.head.disagreement.leave.get(), map.head.disagreement.stay.get()), (0.55, 0.1));
    assert!(map.funnels[0].source.sampled);
    let ours = write(&map).replace(concat!("    written_by: \"touchline ", env!("CARGO_PKG_VERSION"), "\",\n"), "");
    assert_eq!(ours, text);
    let usual = text.replace("leave: 0.55, neutral_is_fine: true, above: \"news\"", "leave: 0.4, stay: 0.1");
    assert!(!write(&read(&usual).unwrap().map).contains("disagreement"), "what is usual goes without saying");
    assert!(read(&text.replace("0.55", "1.55")).is_err());
}

#[test]
fn saving_what_was_loaded_gives_the_same_bytes() {
    let once = write(&read(EVERYTHING).unwrap().map);
    let twice = write(&read(&once).unwrap().map);
    assert_eq!(once, twice);
}

#[test]
fn what_a_later_version_wrote_is_kept_as_it_is() {
    let text = r#"(
    format: 1,
    id: "m1",
    scale: (min: -2, max: 2, labels: ["bad", "good"]),
    stages: [
        (id: "s1", name: "Decision", colour: Rgb(1, 2, 3)),
    ],
    lanes: [
        (id: "l1", kind: Weather, forecast: { "rain": 0.4 }),
    ],
    cards: [
        (id: "c1", at: ("s1", "l1"), kind: Weather, text: "Rain", r#odd-name: 'x'),
        (id: "c2", at: ("s1", "l1"), kind: Storm(3, "gale"), evidence: (level: Guessed, by: Some("me"))),
    ],
    theme: Dark,
)
"#;
    let loaded = read(text).unwrap();
    let written = write(&loaded.map);
    let ours = written.replace(concat!("    written_by: \"touchline ", env!("CARGO_PKG_VERSION"), "\",\n"), "");
    assert_eq!(text, ours);
    let unknown: Vec<String> = loaded.findings.iter().map(|f| format!("{} {}", f.place, f.finding.place)).collect();
    expect![[r#"
        line 9, column 26 lanes[0].kind
        line 12, column 44 cards[0].kind
        line 13, column 44 cards[1].kind
        line 13, column 80 cards[1].evidence.level"#]]
    .assert_eq(&unknown.join("\n"));
}

#[test]
fn texts_are_escaped_only_where_they_must_be() {
    let mut map = read(r#"(format: 1, id: "m1")"#).unwrap().map;
    map.head.title = "„Größe“ – 100 % \"quoted\" C:\\lamp\n\ttab \u{7} 💡".into();
    let text = write(&map);
    expect![[r#"
        (
            format: 1,
            id: "m1",
            written_by: "touchline 0.1.0",
            title: "„Größe“ – 100 % \"quoted\" C:\\lamp\n\ttab \u{7} 💡",
        )
    "#]]
    .assert_eq(&text);
    assert_eq!(read(&text).unwrap().map.head.title, map.head.title);
}

#[test]
fn a_byte_order_mark_crlf_and_utf_16_are_read() {
    let crlf = format!("\u{feff}{}", EVERYTHING.replace('\n', "\r\n"));
    let plain = read(EVERYTHING).unwrap().map;
    assert_eq!(read(&crlf).unwrap().map, plain);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(EVERYTHING.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(touchline::file::read(&utf16, &mut crate::harness::entropy::Seeded(1)).unwrap().map, plain);
}

#[test]
fn comments_are_noticed_and_addresses_are_none() {
    let with =
        |extra: &str| read(&format!("(format: 1, id: \"m1\", title: \"see https://x.org /* no */\"{extra})")).unwrap();
    assert!(!with("").comments);
    assert!(with(", // yes\n").comments);
    assert!(with(" /* yes */").comments);
}
