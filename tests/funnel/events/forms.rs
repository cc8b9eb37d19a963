//! The forms logs come in, their times, and what is wrong with some.

use touchline::funnel::events::{EventQuery, look, micros, span, span_words};

use super::{count, counts, query};

const ROWS: [(&str, &str, &str); 4] = [
    ("Ana, 34", "view", "2026-03-01T10:00:00Z"),
    ("Ana, 34", "buy", "2026-03-01T10:05:00Z"),
    ("Ümit", "view", "2026-03-01T10:00:00Z"),
    ("007", "view", "2026-03-01T10:00:00Z"),
];

fn csv(separator: &str) -> String {
    let rows: String =
        ROWS.iter().map(|(u, e, t)| format!("{t}{separator}\"{u}\"{separator}{e}{separator}web\n")).collect();
    format!("time{separator}user{separator}event{separator}platform\n{rows}")
}

fn json(keys: [&str; 3]) -> Vec<String> {
    let nested = |key: &str, value: &str| match key.split_once('.') {
        Some((outer, inner)) => format!("\"{outer}\": {{\"{inner}\": \"{value}\"}}"),
        None => format!("\"{key}\": \"{value}\""),
    };
    let object = |(u, e, t): &(&str, &str, &str)| {
        format!("{{{}, {}, {}, \"n\": null}}", nested(keys[0], u), nested(keys[1], e), nested(keys[2], t))
    };
    ROWS.iter().map(object).collect()
}

#[test]
fn every_form_gives_the_same_funnel() {
    let lines = json(["user", "event", "time"]);
    let utf16 = |text: &str| [vec![0xFF, 0xFE], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat();
    let packed = |text: &str| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut packer, text.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let logs: Vec<(&str, Vec<u8>)> = vec![
        ("commas", csv(",").into()),
        ("semicolons", csv(";").into()),
        ("tabs", csv("\t").into()),
        ("pipes", csv("|").into()),
        ("a told separator", format!("sep=;\n{}", csv(";")).into()),
        ("a byte order mark", format!("\u{FEFF}{}", csv(",")).into()),
        ("UTF-16", utf16(&csv(","))),
        ("Windows line ends", csv(",").replace('\n', "\r\n").into()),
        ("gzip", packed(&csv(","))),
        ("JSON lines", lines.join("\n").into()),
        ("JSON lines with blank ones", format!("\n{}\n\n", lines.join("\n\n")).into()),
        ("a JSON list", format!("[{}]", lines.join(",")).into()),
        ("a JSON list over lines", format!("[\n{}\n]\n", lines.join(",\n").replace("\", \"", "\",\n  \"")).into()),
        ("packed JSON lines", packed(&lines.join("\n"))),
    ];
    for (form, log) in logs {
        assert_eq!(counts(log, &query("view,buy", "5m")), [3, 1], "{form}");
    }
}

#[test]
fn keys_lead_into_objects() {
    let log = json(["properties.distinct_id", "event", "properties.time"]).join("\n");
    let query =
        EventQuery { user: "properties.distinct_id".into(), time: "properties.time".into(), ..query("view,buy", "") };
    // The second key of the same object replaces the first in this log: only the last one is there.
    let log = log.replace("}, \"event\"", ", \"time\": \"2026-03-01\"}, \"event\"");
    assert_eq!(counts(log, &query), [3, 1]);
}

#[test]
fn times_are_read_to_the_microsecond() {
    let hour = 3_600_000_000;
    let noon = 1_772_366_400_000_000;
    for (text, wanted) in [
        ("2026-03-01T12:00:00Z", Some(noon)),
        ("2026-03-01 12:00:00", Some(noon)),
        ("2026-03-01T12:00:00.5+01:00", Some(noon - hour + 500_000)),
        ("2026-03-01T12:00:00.123456789-0130", Some(noon + hour * 3 / 2 + 123_456)),
        ("2026-03-01 12:00:00 UTC", Some(noon)),
        ("2026-03-01T12:00Z", Some(noon)),
        ("2026-03-01", Some(noon - 12 * hour)),
        ("2024-02-29", Some(1_709_164_800_000_000)),
        ("1772366400", Some(noon)),
        ("1772366400.25", Some(noon + 250_000)),
        ("1772366400000", Some(noon)),
        ("1772366400000001", Some(noon + 1)),
        ("0001-01-01", Some(-62_135_596_800_000_000)),
        ("9999-12-31T23:59:59Z", Some(253_402_300_799_000_000)),
        ("2026-02-29", None),
        ("2026-03-01T24:30:00", None),
        ("2026-03-01T12:00:00+1", None),
        ("01/03/2026", None),
        ("soon", None),
        ("", None),
        ("12", None),
        ("17723664000", None),
    ] {
        assert_eq!(micros(text.as_bytes()), wanted, "{text}");
        // The same by the way that a whole log is read.
        let log = format!("user,event,time\na,x,2026-03-01T00:00:00\na,y,{text}\n");
        let read = count(log, &query("x,y", "")).unwrap();
        assert_eq!(read.skipped, u64::from(wanted.is_none()), "{text}");
    }
}

#[test]
fn lengths_of_time_are_read_and_worded() {
    for (text, seconds) in
        [("0s", 0), ("45s", 45), ("30m", 1_800), ("12h", 43_200), ("7d", 604_800), ("2 w", 1_209_600)]
    {
        assert_eq!(span(text), Some(seconds * 1_000_000), "{text}");
    }
    for text in ["", "d", "7", "7 days", "-1d", "1.5h", "99999999999999w"] {
        assert_eq!(span(text), None, "{text}");
    }
    assert_eq!(
        [span("7d"), span("36h"), span("14d"), span("90s")].map(|s| span_words(s.unwrap())),
        ["1w", "36h", "2w", "90s"]
    );
}

#[test]
fn rows_left_out_are_counted_and_the_first_are_named() {
    let log = "user,event,time\na,view,2026-03-01\n,view,2026-03-01\nb,,2026-03-01\n\nc,view,soon\nd,view\ne,\"view\",2026-03-01\n";
    let found = count(log, &query("view,buy", "")).unwrap();
    assert_eq!((found.rows, found.skipped), (2, 4));
    let named: Vec<_> = found.left_out.iter().map(|(line, why)| format!("{line}: {why}")).collect();
    assert_eq!(named, ["3: there is no user", "4: there is no event", "6: “soon” is no time", "7: there is no time"]);
    assert_eq!(found.unseen, ["buy"]);
    let broken = "{\"user\": \"a\", \"event\": \"view\", \"time\": \"2026-03-01\"}\n{\"user\": \"b\", oh\n{\"user\": \"c\", \"event\": \"view\", \"time\": \"2026-03-01\"}\n";
    let found = count(broken, &query("view,buy", "")).unwrap();
    assert_eq!((found.rows, found.skipped, found.left_out[0].0), (2, 1, 2));
}

#[test]
fn what_is_no_log_is_refused_in_words() {
    let said = |log: &str, steps: &str| count(log, &query(steps, "")).unwrap_err().to_string();
    assert_eq!(said("", "a,b"), "is empty");
    assert_eq!(said("user,event,time\n", "a,b"), "has no rows");
    assert_eq!(said("who,event,time\n1,a,2026-03-01\n", "a,b"), "has no column “user”");
    assert_eq!(
        said("user,event,time\n1,a,now\n", "a,b"),
        "has no row that can be counted; in line 2, “now” is no time"
    );
    assert_eq!(said("<!doctype html><html>", "a,b"), "is a web page, not a table");
    assert_eq!(said("user,event,time\n1,a,2026-03-01\n", "a"), "cannot be counted with less than two steps");
    let ids: String = (0..60_001).map(|n| format!("u,{n},2026-03-01\n")).collect();
    let many = said(&format!("user,event,time\n{ids}"), "a,b");
    assert!(many.starts_with("holds more than 60000 different values in the column “event”"), "{many}");
}

#[test]
fn counting_stops_when_told_to() {
    let rows = "a,x,2026-03-01\n".repeat(200_000);
    let mut asked = 0;
    let log = format!("user,event,time\n{rows}").into_bytes();
    let mut progress = |read| {
        asked += 1;
        assert!(read > 0);
        asked < 3
    };
    let stopped = touchline::funnel::events::count_events(&log, &query("x,y", ""), &mut progress, &|work| work());
    assert!(matches!(stopped, Err(touchline::funnel::events::EventError::Cancelled)));
    assert_eq!(asked, 3);
}

#[test]
fn columns_are_found_by_their_headings_and_by_what_they_hold() {
    let seen = |log: &str| {
        let look = look(&log.as_bytes().to_vec(), None).unwrap();
        (look.user, look.event, look.time)
    };
    let told = |user: &str, event: &str, time: &str| (user.to_owned(), event.to_owned(), time.to_owned());
    let rows = |head: &str, row: &dyn Fn(usize) -> String| format!("{head}\n{}", (0..40).map(row).collect::<String>());
    let events = ["view", "cart", "buy"];
    let shop = rows("timestamp,platform,user_id,session_id,event,amount", &|n| {
        format!("2026-03-01T10:{n:02}:00Z,web,u{},s{},{},{n}\n", n / 5, n / 4, events[n % 3])
    });
    assert_eq!(seen(&shop), told("user_id", "event", "timestamp"));
    let german =
        rows("Zeitpunkt;Kunde;Ereignis", &|n| format!("2026-03-01 10:{n:02}:00;K{};{}\n", n / 5, events[n % 3]));
    assert_eq!(seen(&german), told("Kunde", "Ereignis", "Zeitpunkt"));
    let bare = rows("who,what,then", &|n| format!("w{},{},17723664{n:02}\n", n / 3, events[n % 3]));
    assert_eq!(seen(&bare), told("who", "what", "then"));
    let look = look(&shop.into_bytes(), None).unwrap();
    assert_eq!(look.events, [("view".into(), 14), ("cart".into(), 13), ("buy".into(), 13)]);
    let broken = rows("user,event,time", &|n| {
        let time = if n % 5 < 2 { "soon".to_owned() } else { format!("2026-03-01 10:{n:02}:00") };
        format!("u{},{},{time}\n", n / 5, events[n % 3])
    });
    assert_eq!(seen(&broken), told("user", "event", "time"), "two of five rows are broken");
    assert!(touchline::funnel::events::is_log(broken.as_bytes()));
    let mixpanel = rows("", &|n| {
        format!(
            "{{\"event\": \"{}\", \"properties\": {{\"time\": 17723664{n:02}, \"distinct_id\": \"d{}\"}}}}\n",
            events[n % 3],
            n / 5
        )
    });
    assert_eq!(seen(&mixpanel), told("properties.distinct_id", "event", "properties.time"));
}
