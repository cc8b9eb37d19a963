//! What holds for every table.

use proptest::prelude::*;
use touchline::funnel::{Choices, read};

/// Step names without marks that a table could take for its own.
fn names() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[a-zäöü]{3,9}( [a-z]{3,6})?", 2..9)
}

fn grouped(count: u64, mark: &str) -> String {
    let digits = count.to_string();
    let from_end = |i: usize| digits.len() - i;
    let part = |(i, c): (usize, char)| {
        let gap = if i > 0 && from_end(i).is_multiple_of(3) { mark } else { "" };
        format!("{gap}{c}")
    };
    digits.chars().enumerate().map(part).collect()
}

fn counts_of(table: &[u8]) -> Result<Vec<(String, u64)>, String> {
    let import = read(table, &Choices::default()).map_err(|e| format!("{e} {:?}", String::from_utf8_lossy(table)))?;
    Ok(import.segments[0].steps.iter().map(|s| (s.name.clone(), s.count)).collect())
}

fn falling(mut counts: Vec<u64>) -> Vec<u64> {
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_separator_mark_and_encoding_gives_the_same_funnel(
        names in names(),
        seed in proptest::collection::vec(0u64..5_000_000, 8),
        separator in prop::sample::select(vec![",", ";", "\t", "|"]),
        mark in prop::sample::select(vec!["", ",", ".", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’"]),
        line_end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        encoding in 0..4,
    ) {
        let counts = falling(seed.into_iter().take(names.len()).collect());
        let rows: Vec<(String, u64)> = names.iter().cloned().zip(counts).collect();
        let mut table = format!("Step{separator}Users{separator}Rate{line_end}");
        for (name, count) in &rows {
            table += &format!("{name}{separator}\"{}\"{separator}\"12.5 %\"{line_end}", grouped(*count, mark));
        }
        let bytes = match encoding {
            0 => table.into_bytes(),
            1 => format!("\u{FEFF}{table}").into_bytes(),
            2 => table.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => format!("\u{FEFF}{table}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
        };
        prop_assert_eq!(counts_of(&bytes), Ok(rows));
    }

    #[test]
    fn no_number_is_made_up(
        cells in proptest::collection::vec("[0-9.,%a-z -]{0,7}", 2..8),
    ) {
        let table: String = cells.iter().enumerate().map(|(i, cell)| format!("step {}x;{cell}\n", i + 1)).collect();
        if let Ok(steps) = counts_of(format!("Step;Users\n{table}").as_bytes()) {
            for (_, count) in steps {
                let digits = count.to_string();
                let stands = cells.iter().any(|cell| {
                    let plain: String = cell.chars().filter(char::is_ascii_digit).collect();
                    plain.trim_start_matches('0').starts_with(digits.trim_start_matches('0'))
                });
                prop_assert!(stands, "{count} in {cells:?}");
            }
        }
    }

    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &Choices::parse("leave out rows"));
    }

    #[test]
    fn random_tables_never_panic(
        text in "([a-zA-Z0-9#%\"',;|\t .\n\r:()-]|Step|Users|Total|1\\.|2026-01|10 %|\u{202F}|\0|ÿ|名){0,120}",
        choices in "(count: [a-z1-3 ]{0,8})?(; step: column [0-9])?(; leave out rows)?",
    ) {
        let choices = Choices::parse(&choices);
        if let Ok(import) = read(text.as_bytes(), &choices) {
            prop_assert!(import.segments.iter().any(|s| s.steps.len() > 1));
            let rows = text.split(['\n', '\r']).count() + 1;
            prop_assert!(import.segments.iter().flat_map(|s| &s.steps).all(|s| (1..=rows).contains(&s.place.row)));
        }
        prop_assert_eq!(Choices::parse(&choices.to_string()), choices);
    }
}
