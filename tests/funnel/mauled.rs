//! Tables, logs and JSON that something went wrong with: torn, doubled, swapped, cut, in the wrong encoding. Whatever comes,
//! it is read or refused in words, and no number is made up.
//!
//! `TOUCHLINE_MAUL=1000000 cargo nextest run mauled` mauls so many; `TOUCHLINE_SEED=7` from another start.

use touchline::funnel::events::{EventQuery, count_events, is_log, look};
use touchline::funnel::{Choices, MeasureChoices, StageNames, Told, plan, read, read_measures};
use touchline::map::{Entropy, Map};

use super::measures::map;
use crate::harness::entropy::Seeded;

const TEXTS: &[&str] = &[
    "Step,Users,Rate\n1. page_view,\"1,200\",100%\n2. purchase,300,25%\n3. share,45,15%\n",
    "# Checkout\n# 20260201-20260228\n\nStep,Active users,Completion rate\n1. start,48200,0.4\n2. cart,19300,0.46\nTotal,67500,\n",
    "Schritt;Nutzer;Anteil\nStart;1.200;100,0 %\nKauf;300;25,0 %\n\nDesktop\nStart;700;\nKauf;200;\n",
    "| Step | Visitors |\n|------|---------:|\n| Door | 1 200 |\n| Till | 640 |\n",
    "step\tvisits\nview\t900\ncart\t400\nbuy\t12\n",
    ",view,cart,buy\nAll,900,400,12\nPhone,500,200,2\nDesk,400,200,10\n",
    "user,event,time\n1,view,2026-03-01T10:00:00Z\n1,buy,2026-03-01T10:10:00Z\n2,view,2026-03-01 11:00:00\n2,buy,1772362800\n3,view,2026-03-01\n",
    "{\"steps\":[{\"name\":\"view\",\"count\":900},{\"name\":\"buy\",\"count\":12}]}",
    "[{\"event\":\"view\",\"user\":\"a\",\"ts\":1772362800000},{\"event\":\"buy\",\"user\":\"a\",\"ts\":1772362900000}]",
    "{\"who\":\"a\",\"what\":\"view\",\"at\":\"2026-03-01T10:00:00Z\"}\n{\"who\":\"a\",\"what\":\"buy\",\"at\":\"2026-03-01T10:00:01Z\"}\n",
    "Stage,Month,NPS,CSAT (%)\nAwareness,2026-01,42,81.5\nPurchase,2026-01,-7,64\nAwareness,2026-02,45,\n",
    "Datum;Phase;Kennzahl;Wert\n31.01.2026;Awareness;NPS;42\n31.01.2026;Decision;Quote;6,5 %\n28.02.2026;Purchase;CES;4,2\n",
    "NPS by stage\n\nStage\t31/01/2026\t28/02/2026\nAwareness\t42\t45\nDecision\t30\tn/a\nTotal\t36\t40\n",
    "Date,Awareness NPS,Purchase NPS\n2026-W05,42,12\nQ1 2026,44,13\n",
    "{\"name\":\"view\",\"count\":900}\n{\"name\":\"buy\",\"count\":12}\n",
];

/// What typically ends up where it should not.
const ODD: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\0",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"\xE2\x80",
    b"-5",
    b"1e9",
    b"NaN",
    b"99999999999999999999",
    b"0x10",
    b"12,5 %",
    b"1.234.567",
    b"{",
    b"]",
    b"null",
    b"\xC2\xA0",
    b"Total",
    b"<html>",
    b"\\u0000",
    b"2026-13-45",
    b"0001-01-01T00:00:00Z",
    b"9999-12-31T23:59:59Z",
    b"=1+1",
    b"'",
    b"#",
];

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// A number below `most`; 0 where that is 0.
fn below(random: &mut Seeded, most: usize) -> usize {
    if most == 0 { 0 } else { (random.bits() % most as u64) as usize }
}

fn maul(random: &mut Seeded, bytes: &mut Vec<u8>) {
    let at = below(random, bytes.len() + 1);
    let end = (at + below(random, 12)).min(bytes.len());
    match random.bits() % 10 {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..end)),
        2 => {
            let part = bytes[at..end].to_vec();
            let to = below(random, bytes.len() + 1);
            bytes.splice(to..to, part);
        }
        3 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << (random.bits() % 8);
            }
        }
        4 => *bytes = String::from_utf8_lossy(bytes).encode_utf16().flat_map(u16::to_le_bytes).collect(),
        5 => {
            // Lines change places.
            let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
            let (a, b) = (below(random, lines.len()), below(random, lines.len()));
            if !lines.is_empty() {
                lines.swap(a, b);
            }
            *bytes = lines.concat();
        }
        6 => {
            let other = TEXTS[below(random, TEXTS.len())].as_bytes();
            let from = below(random, other.len());
            bytes.splice(at..at, other[from..].iter().copied());
        }
        7 => {
            let old = [b',', b';', b'\t', b'"', b'\n', b'0'][below(random, 6)];
            let new = [b';', b'|', b' ', b'\'', b'\r', b'O'][below(random, 6)];
            bytes.iter_mut().filter(|byte| **byte == old).for_each(|byte| *byte = new);
        }
        _ => {
            let odd = ODD[below(random, ODD.len())];
            bytes.splice(at..end, odd.iter().copied());
        }
    }
    bytes.truncate(20_000);
}

/// Every digit of a count stands in the text, in its order; decimals and powers in JSON are whole numbers all the same.
fn stands(text: &str, count: u64) -> bool {
    let digits = count.to_string();
    let digits = digits.trim_end_matches('0');
    let mut rest = text.chars().filter(char::is_ascii_digit);
    digits.chars().all(|digit| rest.any(|c| c == digit))
}

fn tables(bytes: &[u8], choices: &Choices) {
    match read(bytes, choices) {
        Ok(import) => {
            assert!(!import.segments.is_empty() && import.segments.iter().all(|segment| !segment.steps.is_empty()));
            let text = String::from_utf8_lossy(bytes).replace('\0', "");
            for step in import.segments.iter().flat_map(|segment| &segment.steps) {
                assert!(stands(&text, step.count), "{} is made up: {text:?}", step.count);
            }
        }
        Err(error) => {
            assert!(!error.what.is_empty() && !error.hint.is_empty(), "{error:?}");
        }
    }
}

fn measures(bytes: &[u8], map: &Map) {
    match read_measures(bytes, "a.csv", &StageNames::of(map), &MeasureChoices::default()) {
        Ok(table) => {
            let text = String::from_utf8_lossy(bytes).replace('\0', "");
            for value in &table.values {
                // A number of many digits is as near as a number with binary fractions comes.
                let digits = value.value.get().abs().to_string().replace('.', "");
                let seen = digits.len() > 15 || stands(&text, digits.parse().unwrap_or_default());
                assert!(seen, "{} is made up: {text:?}", value.value);
                assert!((1970..2200).contains(&value.day.year()), "{} of {text:?}", value.day);
            }
            let mut map = map.clone();
            let mut put = || {
                let edit = plan(&map, &table, &Told::default()).edit(&map, &mut Seeded(3));
                edit.map(|edit| map.apply(edit).expect("a plan fits its map"))
            };
            put();
            assert_eq!(put(), None, "twice is once: {text:?}");
        }
        Err(error) => assert!(!error.what.is_empty() && !error.hint.is_empty(), "{error:?}"),
    }
}

fn logs(bytes: &Vec<u8>) {
    let _ = is_log(bytes);
    let Ok(seen) = look(bytes, None) else { return };
    let steps: Vec<String> = seen.events.iter().take(3).map(|(name, _)| name.clone()).collect();
    let window = Some(3_600_000_000);
    let query =
        EventQuery { user: seen.user, event: seen.event, time: seen.time, steps, window, ..EventQuery::default() };
    if let Ok(counted) = count_events(bytes, &query, &mut |_| true, &|work| work()) {
        let counts = &counted.segments[0].counts;
        assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?} grow: {:?}", String::from_utf8_lossy(bytes));
        assert!(counts[0] <= counted.users && counted.users <= counted.rows);
        let went: u64 = counted.elsewhere.iter().flatten().map(|one| one.count).sum();
        assert_eq!(went, counts[0] - counts[counts.len() - 1], "who goes no further does something else or nothing");
    }
}

#[test]
fn whatever_comes_is_read_or_refused_in_words() {
    let mut random = Seeded(number("TOUCHLINE_SEED", 1));
    let (plain, map) = (Choices::default(), map());
    let lenient = Choices::parse("leave out rows");
    for _ in 0..number("TOUCHLINE_MAUL", 3000) {
        let mut bytes = TEXTS[below(&mut random, TEXTS.len())].as_bytes().to_vec();
        for _ in 0..=random.bits() % 6 {
            maul(&mut random, &mut bytes);
        }
        tables(&bytes, &plain);
        tables(&bytes, &lenient);
        logs(&bytes);
        measures(&bytes, &map);
    }
}
