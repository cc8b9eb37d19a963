//! Aggregated tables of 100 MB, far larger than any funnel: each is read or refused within a second. Paired with the csv
//! crate's plain parse of the same bytes; the best of three turns.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::fmt::Write as _;

mod child;

const SIZE: usize = 100_000_000;

fn main() {
    if child::plain() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    println!("tables: files of 100 MB are read or refused in at most 1 s");
    for (name, bytes) in files() {
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).unwrap();
        let (plain, ours) = child::pair(3, &path, &[]);
        println!(
            "  {name:22} {:4.0} MB  plain parse {:5.2} s CPU   {:7} {:5.2} s CPU {:5.2} s {:4.0} MB   × {:.2}",
            bytes.len() as f64 / 1e6,
            plain.cpu,
            if ours.done { "read" } else { "refused" },
            ours.cpu,
            ours.wall.as_secs_f64(),
            ours.memory,
            ours.cpu / plain.cpu,
        );
        std::fs::remove_file(path).unwrap();
    }
}

/// A heading, and so many rows as there is room or as are asked for.
fn lines(head: &str, most: usize, row: impl Fn(usize) -> String) -> Vec<u8> {
    let mut text = head.to_owned();
    for i in 0..most {
        text.push_str(&row(i));
        if text.len() >= SIZE {
            break;
        }
    }
    text.into_bytes()
}

/// The names say what is large about them.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    const ALL: usize = usize::MAX;
    let plain = |i: usize| format!("Step {},{},{}.5 %,2026-03-{:02}\n", i % 9, i * 37 % 100_000, i % 100, i % 28 + 1);
    let many = lines("step,users,share,day\n", ALL, plain);
    let half = String::from_utf8_lossy(&many[..SIZE / 2]).into_owned();
    let cells = |range: std::ops::Range<usize>| {
        range.fold(String::new(), |mut row, i| {
            let _ = write!(row, "{i},");
            row
        })
    };
    let entry = |i: usize| format!("{{\"step\":\"Step {i}\",\"users\":{i},\"share\":{i}}}");
    let json_lines = lines("", ALL, |i| entry(i) + "\n");
    let mut list = lines("[", ALL, |i| entry(i) + ",");
    list.extend(b"{}]");
    let one = |before: &str, after: &str| [before.as_bytes(), &b"x".repeat(SIZE), after.as_bytes()].concat();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &many).unwrap();
    vec![
        ("rows.csv.gz", packed.finish().unwrap()),
        ("utf-16.csv", std::iter::once(0xFEFF).chain(half.encode_utf16()).flat_map(u16::to_le_bytes).collect()),
        ("rows.csv", many),
        ("quoted.csv", lines("", ALL, |i| format!("\"Step {}\";\"{}\";\"a, b\"\n", i % 9, i % 1000))),
        ("columns.csv", lines("", ALL, |i| cells(i..i + 5_000) + "\n")),
        ("as-many-cells.csv", lines("step,a,b,c,d\n", 99_000, |i| format!("Step {i}{},1,2,3,4\n", "y".repeat(980)))),
        (
            "long-cells.csv",
            lines("step,users,note\n", 500, |i| format!("Step {i},{},{}\n", 900 - i, "lorem ".repeat(33_000))),
        ),
        (
            "days.csv",
            lines("step,users,day\n", 99_000, |i| format!("Step {},{i},{} {}\n", i % 5, i % 28, "ä".repeat(450))),
        ),
        ("one-line.csv", one("step,users,", "")),
        ("separators.csv", b",".repeat(SIZE)),
        ("lines.jsonl", json_lines),
        ("list.json", list),
        ("one-text.json", one("{\"a\":\"", "\"}")),
        ("long-texts.json", {
            let mut list = lines("[", 48_000, |i| format!("{{\"step\":\"{} {i}\",\"users\":{i}}},", "s".repeat(2_000)));
            list.extend(b"{}]");
            list
        }),
        ("keys.json", {
            let mut keys = lines("{", 240_000, |i| format!("\"key {i}\":{i},"));
            keys.extend(b"\"last\":1}");
            keys
        }),
    ]
}
