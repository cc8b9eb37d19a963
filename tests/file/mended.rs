//! Dangling and duplicate ids: said with their place, mended, and no text lost.

use std::fmt::Write;

use expect_test::{Expect, expect};
use touchline::file::write;
use touchline::map::Rule;

use super::read;

/// A small map with one more list, or one instead.
fn check(lists: &str, said: &Expect, mended: &Expect) {
    let text = format!(
        "(\nformat: 1, id: \"m1\",\nstages: [(id: \"s1\", name: \"Decision\"), (id: \"s2\", name: \"Purchase\")],\n{lists}\n)"
    );
    let loaded = read(&text).unwrap();
    let mut findings = String::new();
    for located in &loaded.findings {
        let finding = &located.finding;
        writeln!(findings, "{}: {} [{}] {}", located.place, finding.rule.word(), finding.place, finding.text).unwrap();
    }
    said.assert_eq(&findings);
    let written = write(&loaded.map);
    mended.assert_eq(written.split_once("    stages").unwrap().1);
    let again = read(&written).unwrap().findings;
    assert!(again.iter().all(|f| f.finding.rule == Rule::UnknownWord), "a mended map needs no mending: {again:?}");
}

#[test]
fn a_card_without_its_cell_is_put_where_its_kind_is_at_home() {
    check(
        "lanes: [(id: \"l1\", kind: Motive), (id: \"l2\", kind: Sentiment)],\ncards: [
        (id: \"c1\", at: (\"s9\", \"l1\"), kind: Motive, text: \"Lost its stage\"),
        (id: \"c2\", at: (\"s2\", \"l9\"), kind: Motive, text: \"Lost its lane\"),
        (id: \"c3\", at: (\"s9\", \"l9\"), kind: Tactic, text: \"Lost both\"),
        (id: \"c4\", at: (\"s2\", \"l2\"), kind: Tactic, text: \"In a lane without cards\"),
        ],",
        &expect![[r#"
            line 6, column 24: dangling-id [cards[0].at] there is no stage or step s9; the card “Lost its stage” is put into the stage “Decision”
            line 7, column 24: dangling-id [cards[1].at] there is no lane l9; the card “Lost its lane” is put into the lane “Motives”
            line 8, column 24: dangling-id [cards[2].at] there is no stage or step s9; the card “Lost both” is put into the stage “Decision”; there is no lane l9; the card “Lost both” is put into the lane “Unplaced”
            line 9, column 24: dangling-id [cards[3].at] the lane l2 holds no cards; the card “In a lane without cards” is put into the lane “Unplaced”
        "#]],
        &expect![[r#"
            : [
                    (id: "s1", name: "Decision"),
                    (id: "s2", name: "Purchase"),
                ],
                lanes: [
                    (id: "l1", kind: Motive),
                    (id: "l2", kind: Sentiment),
                    (id: "l16q4g4jxdh22", kind: Free, name: "Unplaced"),
                ],
                cards: [
                    (id: "c1", at: ("s1", "l1"), kind: Motive, text: "Lost its stage"),
                    (id: "c3", at: ("s1", "l16q4g4jxdh22"), kind: Tactic, text: "Lost both"),
                    (id: "c2", at: ("s2", "l1"), kind: Motive, text: "Lost its lane"),
                    (id: "c4", at: ("s2", "l16q4g4jxdh22"), kind: Tactic, text: "In a lane without cards"),
                ],
            )
        "#]],
    );
}

#[test]
fn an_id_that_comes_twice_is_made_new() {
    check(
        "lanes: [(id: \"l1\", kind: Motive), (id: \"s1\", kind: Tactic)],\ncards: [
        (id: \"c1\", at: (\"s1\", \"l1\"), kind: Motive, text: \"First\"),
        (id: \"c1\", at: (\"s1\", \"l1\"), kind: Motive, text: \"Second\"),
        ],\nlinks: [(id: \"k1\", kind: LeadsTo, from: \"c1\", to: \"c1\")],",
        &expect![[r#"
            line 4, column 40: duplicate-id [lanes[1].id] the id s1 is taken; the lane “Tactics” gets a new one
            line 7, column 14: duplicate-id [cards[1].id] the id c1 is taken; the card “Second” gets a new one
        "#]],
        &expect![[r#"
            : [
                    (id: "s1", name: "Decision"),
                    (id: "s2", name: "Purchase"),
                ],
                lanes: [
                    (id: "l1", kind: Motive),
                    (id: "l16q4g4jxdh22", kind: Tactic),
                ],
                cards: [
                    (id: "c1", at: ("s1", "l1"), kind: Motive, text: "First"),
                    (id: "c73vxrj5mdwtx", at: ("s1", "l1"), kind: Motive, text: "Second"),
                ],
                links: [
                    (id: "k1", kind: LeadsTo, from: "c1", to: "c1"),
                ],
            )
        "#]],
    );
}

#[test]
fn sentiments_keep_their_quotes() {
    check(
        "lanes: [(id: \"l1\", kind: Sentiment, persona: \"p9\")],\nsentiments: [
        (at: \"s1\", quote: \"Hm.\"),
        (at: \"s1\", value: 1, quote: \"Ah!\"),
        (at: \"s9\", value: 1, quote: \"Where am I?\"),
        (at: \"s9\", value: 1),
        (persona: \"p9\", at: \"s1\", value: 2),
        ],",
        &expect![[r#"
            line 4, column 46: dangling-id [lanes[0].persona] there is no persona p9; one called “Unknown persona” is added
            line 7, column 14: duplicate-id [sentiments[1].at] there are two sentiments of one persona here; the first one's value and both quotes are kept
            line 8, column 14: dangling-id [sentiments[2].at] there is no stage or step s9; the sentiment is left out, and its quote is kept as a card
            line 9, column 14: dangling-id [sentiments[3].at] there is no stage or step s9; the sentiment is left out
        "#]],
        &expect![[r#"
            : [
                    (id: "s1", name: "Decision"),
                    (id: "s2", name: "Purchase"),
                ],
                lanes: [
                    (id: "l1", kind: Sentiment, persona: "p9"),
                    (id: "l16q4g4jxdh22", kind: Free, name: "Unplaced"),
                ],
                cards: [
                    (id: "c73vxrj5mdwtx", at: ("s1", "l16q4g4jxdh22"), kind: Quote, text: "Where am I?"),
                ],
                sentiments: [
                    (at: "s1", value: 1, quote: "Hm. / Ah!"),
                    (persona: "p9", at: "s1", value: 2),
                ],
            )
        "#]],
    );
}

#[test]
fn arrows_and_numbers_that_lead_nowhere() {
    check(
        "lanes: [(id: \"l1\", kind: Funnel, funnel: \"f9\")],
        links: [(id: \"k1\", kind: Answers, from: \"c8\", to: \"c9\")],
        transitions: [
        (id: \"a1\", kind: Exit, from: \"s1\"), (id: \"a2\", kind: Entry, to: \"s1\"), (id: \"a3\", kind: Next, from: \"s1\"),
        (id: \"a4\", kind: Skip, from: \"s1\", to: \"s9\"), (id: \"a5\", kind: Teleport, from: \"s1\")],
        metrics: [(id: \"n1\", at: \"s9\", kind: Nps, name: \"NPS\")],
        funnels: [(id: \"f1\", steps: [\"visit\"], segments: [(counts: [5])],
        matches: [(step: 0, at: \"s1\"), (step: 1, at: \"s1\"), (step: 0, at: \"s9\")])],",
        &expect![[r#"
            line 4, column 42: dangling-id [lanes[0].funnel] there is no funnel f9; the lane “Funnel” is empty
            line 5, column 49: dangling-id [links[0].from] there is no card c8; the link is left out
            line 7, column 80: dangling-id [transitions[2]] the transition has no “to”; the transition is left out
            line 8, column 48: dangling-id [transitions[3].to] there is no stage, step or card s9; the transition is left out
            line 8, column 72: unknown-word [transitions[4].kind] this version does not know the word “Teleport”; it is kept as it is
            line 9, column 34: dangling-id [metrics[0].at] there is no stage or step s9; the metric “NPS” is put into the first stage
            line 11, column 47: dangling-id [funnels[0].matches[1].step] the funnel has no step 1; the match is left out
            line 11, column 75: dangling-id [funnels[0].matches[2].at] there is no stage or step s9; the match is left out
        "#]],
        &expect![[r#"
            : [
                    (id: "s1", name: "Decision"),
                    (id: "s2", name: "Purchase"),
                ],
                lanes: [
                    (id: "l1", kind: Funnel),
                ],
                transitions: [
                    (id: "a1", kind: Exit, from: "s1"),
                    (id: "a2", kind: Entry, to: "s1"),
                    (id: "a5", kind: Teleport, from: "s1"),
                ],
                metrics: [
                    (id: "n1", at: "s1", kind: Nps, name: "NPS"),
                ],
                funnels: [
                    (id: "f1",
                        steps: ["visit"],
                        segments: [(name: "", counts: [5])],
                        matches: [(step: 0, at: "s1", by: Guess)]),
                ],
            )
        "#]],
    );
}
