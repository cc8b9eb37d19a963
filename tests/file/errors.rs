//! Each kind of damage: what is said, where, and what to do.

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::{EVERYTHING, read};
use crate::harness::entropy::Seeded;

fn check(cases: &[(&str, String)], expect: &Expect) {
    let mut said = String::new();
    for (name, text) in cases {
        match read(text) {
            Ok(loaded) => writeln!(said, "{name}: read, with {} findings", loaded.findings.len()).unwrap(),
            Err(error) => writeln!(said, "{name}: {error}\n    hint: {}", error.hint()).unwrap(),
        }
    }
    expect.assert_eq(&said);
}

/// FORMAT's example with one thing changed.
fn with(from: &str, to: &str) -> String {
    assert!(EVERYTHING.contains(from), "{from}");
    EVERYTHING.replacen(from, to, 1)
}

#[test]
fn a_wrong_value_is_named_with_line_column_and_field() {
    let cases = [
        ("severity", with("severity: 4", "severity: 9")),
        ("fraction", with("severity: 4", "severity: 4.5")),
        ("words for a number", with("severity: 4", "severity: \"high\"")),
        ("option", with("severity: 4", "severity: Some(4)")),
        ("negative", with("value: 96", "value: -1")),
        ("NaN", with("share: 0.12", "share: NaN")),
        ("infinite", with("target: 8", "target: inf")),
        ("scale", with("min: -2, max: 2", "min: 2, max: -2")),
        ("date", with("2026-02-01", "2026-02-30")),
        ("point", with("(\"2026-02-28\", 6.5)", "(\"28 Feb\", 6.5)")),
        ("id", with("id: \"c9r4w2m8f6j1x\"", "id: \"\"")),
        ("no id", with("id: \"c9r4w2m8f6j1x\", ", "")),
        ("no kind", with(", kind: PainPoint, hint", ", hint")),
        ("no format", with("format: 1,", "")),
        ("format 0", with("format: 1,", "format: 0,")),
        ("twice", with("severity: 4", "severity: 4, severity: 4")),
        ("unknown twice", with("severity: 4", "mood: 4, mood: 5")),
        ("kind in quotes", with("kind: Loop", "kind: \"Loop\"")),
        ("text without quotes", with("title: \"Buying a desk lamp online\"", "title: Lamp")),
        ("no comma", with("kind: Loop,", "kind: Loop")),
        ("no colon", with("title: ", "title ")),
        ("escape", with("Guest checkout", "Guest \\checkout")),
        ("counts", with("[8900, 3150]", "[8900]")),
        ("negative count", with("[8900, 3150]", "[8900, -3150]")),
        ("no list", with("tags: [\"account\"]", "tags: \"account\"")),
        ("flag", with("crucial: true", "crucial: yes")),
        ("cell", with("(\"t2h6y9d4r8k1m\", \"l4f7s1k9c2b6e\")", "\"t2h6y9d4r8k1m\"")),
    ];
    check(
        &cases,
        &expect![[r#"
            severity: line 29, column 130, cards[1].severity: severity and frequency must be a whole number from 1 to 5, not 9
                hint: correct the value there
            fraction: line 29, column 131, cards[1].severity: a whole number belongs here
                hint: write digits alone, such as 4
            words for a number: line 29, column 130, cards[1].severity: a whole number belongs here
                hint: write digits alone, such as 4
            option: line 29, column 130, cards[1].severity: a whole number belongs here
                hint: write digits alone, such as 4
            negative: line 30, column 122, cards[2].value: a value must be a whole number from 0 to 100, not -1
                hint: correct the value there
            NaN: line 40, column 94, transitions[0].share: a share must be a number from 0 to 1, not NaN
                hint: correct the value there
            infinite: line 44, column 103, metrics[0].target: a number must be finite, not inf
                hint: correct the value there
            scale: line 10, column 28, scale.max: the scale's lower end 2 must be below its upper end -2
                hint: correct the value there
            date: line 47, column 74, funnels[0].from: a date must be written as "2026-02-28", not "2026-02-30"
                hint: correct the value there
            point: line 44, column 117, metrics[0].points[0]: a date must be written as "2026-02-28", not "28 Feb"
                hint: correct the value there
            id: line 29, column 15, cards[1].id: an id must not be empty
                hint: correct the value there
            no id: line 29, column 9, cards[1].id: the field `id` is missing
                hint: add it; FORMAT 1 needs it there
            no kind: line 21, column 9, lanes[2].kind: the field `kind` is missing
                hint: add it; FORMAT 1 needs it there
            no format: line 1, column 1, format: the field `format` is missing
                hint: add it; FORMAT 1 needs it there
            format 0: line 2, column 13, format: there is no format 0
                hint: write format: 1
            twice: line 29, column 133, cards[1].severity: the field `severity` comes twice
                hint: delete one of the two
            unknown twice: line 29, column 129, cards[1]: the field `mood` comes twice
                hint: delete one of the two
            kind in quotes: line 40, column 37, transitions[0].kind: a word without quotes belongs here
                hint: FORMAT 1 wants: name: value, name: value, …
            text without quotes: line 6, column 12, title: a text in quotes belongs here
                hint: write the text between two straight quotes: "…"
            no comma: line 40, column 42, transitions[0].kind: a comma is missing here, or something is too many
                hint: put a comma between two values
            no colon: line 6, column 11: a colon is missing here
                hint: FORMAT 1 wants: name: value, name: value, …
            escape: line 30, column 105, cards[2].text: this backslash makes no sense
                hint: write \\ for a backslash, \n for a new line
            counts: line 50, column 43, funnels[0].segments[0].counts: there are 1 counts for 2 steps
                hint: write one count for each step
            negative count: line 50, column 55, funnels[0].segments[0].counts[1]: this number is too large, or negative
                hint: write a number from 0 on
            no list: line 29, column 230, cards[1].tags: a list in square brackets belongs here
                hint: write […] around the values
            flag: line 28, column 137, cards[0].crucial: true or false belongs here
                hint: write true or false
            cell: line 28, column 35, cards[0].at: “(” belongs here
                hint: write the record in round brackets: (name: value, …)
        "#]],
    );
}

#[test]
fn a_damaged_file_is_named_by_its_likely_cause() {
    let conflict = "<<<<<<< HEAD\n    title: \"A\",\n=======\n    title: \"B\",\n>>>>>>> workshop-2\n";
    let cases = [
        ("empty", String::new()),
        ("blank", " \n\t\n".into()),
        ("conflict", with("    title: \"Buying a desk lamp online\",\n", conflict)),
        ("json", "{\"format\": 1, \"title\": \"Lamp\"}".into()),
        ("smart quotes", with("\"Buying a desk lamp online\"", "“Buying a desk lamp online”")),
        ("smart quote at the end", with("\"Buying a desk lamp online\"", "\"Buying a desk lamp online”")),
        ("200,000 brackets", "(".repeat(200_000)),
        ("deep in an unknown field", with("format: 1,", &format!("format: 1, x: {}", "[".repeat(100_000)))),
        ("deep and closed", with("format: 1,", &format!("format: 1, x: {}{},", "[".repeat(5000), "]".repeat(5000)))),
        ("cut in a text", EVERYTHING[..400].into()),
        ("cut after a comma", EVERYTHING[..EVERYTHING.find("    lanes").unwrap()].into()),
        (
            "no closing bracket",
            with(
                "        (id: \"l3q7d9f2z5w8n\", kind: Tactic),\n    ],",
                "        (id: \"l3q7d9f2z5w8n\", kind: Tactic),\n",
            ),
        ),
        ("one bracket too many", with("kind: Tactic),", "kind: Tactic)),")),
        ("trailing", format!("{EVERYTHING}\n)\nsee you on Monday\n")),
        ("nul", with("Buying", "Bu\0ying")),
        ("not a map", "(name: \"Lamp\")".into()),
        ("words", "Dear all, see you on Monday.".into()),
        ("xml", "<map/>".into()),
        ("open comment", with("format: 1,", "format: 1, /* why")),
    ];
    check(
        &cases,
        &expect![[r#"
            empty: the file is empty
                hint: see whether a copy has more; “touchline new” makes a new map
            blank: the file is empty
                hint: see whether a copy has more; “touchline new” makes a new map
            conflict: line 6, column 1: there are conflict marks of git in the file
                hint: choose one of the two versions there, and delete the lines of <, = and >
            json: this is JSON, and a map is RON
                hint: a map begins with “(” and its fields have no quotes: format: 1
            smart quotes: line 6, column 12, title: there is a typographic quote “ where a straight one belongs
                hint: write " on both sides of the text
            smart quote at the end: line 6, column 38, title: there is a typographic quote ” where a straight one belongs
                hint: write " on both sides of the text
            200,000 brackets: line 1, column 2: the brackets are nested too deeply
                hint: a map needs no more than ten brackets inside each other; see whether it is the right file
            deep in an unknown field: line 2, column 83: the brackets are nested too deeply
                hint: a map needs no more than ten brackets inside each other; see whether it is the right file
            deep and closed: line 2, column 83: the brackets are nested too deeply
                hint: a map needs no more than ten brackets inside each other; see whether it is the right file
            cut in a text: line 15, column 41: the file ends too early: the text that begins at line 15, column 37 is not closed
                hint: the end of the file is missing; take a copy, or write the rest
            cut after a comma: line 17, column 7: the file ends too early: “(” of line 1, column 1 is not closed
                hint: the end of the file is missing; take a copy, or write the rest
            no closing bracket: line 53, column 1: “)” closes nothing, since “[” of line 18, column 12 is still open
                hint: see which bracket is missing or too many there
            one bracket too many: line 25, column 44: “)” closes nothing, since “[” of line 18, column 12 is still open
                hint: see which bracket is missing or too many there
            trailing: line 55, column 1: there is text after the end of the map
                hint: delete what comes after the last “)”
            nul: line 6, column 15: there are NUL bytes, which no text has
                hint: the file was damaged, or saved in another encoding: save it as UTF-8, or take a copy
            not a map: line 1, column 1, format: the field `format` is missing
                hint: add it; FORMAT 1 needs it there
            words: line 1, column 5: “(” belongs here, not “Dear”
                hint: see whether it is the right file
            xml: line 1, column 1: “(” belongs here
                hint: write the record in round brackets: (name: value, …)
            open comment: line 53, column 2: the file ends too early: the comment that begins at line 2, column 16 is not closed
                hint: the end of the file is missing; take a copy, or write the rest
        "#]],
    );
}

#[test]
fn a_later_format_names_who_wrote_it() {
    let reads = with("format: 1,", "format: 2,");
    let loaded = read(&reads).unwrap();
    assert!(loaded.read_only);
    let fails = with("format: 1,", "format: 7,")
        .replace("touchline 0.1.0", "touchline 9.0")
        .replace("severity: 4", "severity: High");
    check(
        &[("later", fails)],
        &expect![[r#"
        later: this map has format 7, which touchline 9.0 wrote; this version reads format 1: line 29, column 130, cards[1].severity: a whole number belongs here
            hint: open it with a newer version of Touchline
    "#]],
    );
}

#[test]
fn other_files_are_named() {
    let cases: [(&str, &[u8]); 5] = [
        ("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("zip", b"PK\x03\x04 and more"),
        ("latin 1", b"(format: 1, id: \"m\", title: \"Gr\xf6\xdfe\")"),
        ("noise", &[0x81, 1, 2, 3, 0xff, 4, 5, 6, 7, 200, 14, 15]),
        ("utf-16 without a mark", b"(\0f\0o\0r\0m\0a\0t\0:\0 \x001\0)\0"),
    ];
    let mut said = String::new();
    for (name, bytes) in cases {
        let error = touchline::file::read(bytes, &mut Seeded(1)).unwrap_err();
        writeln!(said, "{name}: {error}\n    hint: {}", error.hint()).unwrap();
    }
    expect![[r#"
        png: this is a PNG picture, not a map
            hint: name a file that ends in .journey.ron
        zip: this is a ZIP archive or an Office document, not a map
            hint: name a file that ends in .journey.ron
        latin 1: line 1, column 32: this is not UTF-8 text
            hint: save it as UTF-8
        noise: this is a file of another program, not a map
            hint: name a file that ends in .journey.ron
        utf-16 without a mark: line 1, column 2: there are NUL bytes, which no text has
            hint: the file was damaged, or saved in another encoding: save it as UTF-8, or take a copy
    "#]]
    .assert_eq(&said);
}
