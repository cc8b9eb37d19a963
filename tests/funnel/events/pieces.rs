//! Logs so long that they are read in many pieces, by several threads, or twice.

use std::fmt::Write;
use std::io::{Cursor, Read};

use touchline::funnel::events::{Count, EventError, EventFunnel, EventQuery, Log, count_events};

use super::{count, counts, query, sessions};

const USERS: usize = 9_000;

/// Each user views; some thousand rows later every second one buys, the last one first. In some lines there is no time.
fn rows() -> Vec<[String; 3]> {
    let row = |user: usize, event: &str, time: usize| {
        let time = if time % 4_000 == 17 { "soon".to_owned() } else { (1_772_366_400 + time).to_string() };
        [format!("user {user}"), event.to_owned(), time]
    };
    let views = (0..USERS).map(|n| row(n, "view", n));
    let buys = (0..USERS).rev().step_by(2).enumerate().map(|(n, user)| row(user, "buy", USERS + n));
    views.chain(buys).collect()
}

fn csv(row: impl Fn(&[String; 3]) -> String) -> String {
    rows().iter().fold("user,event,time\n".to_owned(), |log, cells| log + &row(cells))
}

fn by_three(log: &dyn Log, query: &EventQuery) -> Result<EventFunnel, EventError> {
    count_events(log, query, &mut |_| true, &|work| {
        std::thread::scope(|scope| (0..3).for_each(|_| drop(scope.spawn(work))));
    })
}

#[test]
fn a_long_log_says_the_same_in_every_form() {
    let plain = csv(|[user, event, time]| format!("{user},{event},{time}\n"));
    let quoted =
        csv(|[user, event, time]| format!("\"{user}\",{event},{time},\"a \"\"word\"\",\nand \n\"\"\",3\" nails\n"));
    let object = |[user, event, time]: &[String; 3]| {
        format!("{{\"user\": \"{user}\", \"event\": \"{event}\", \"n\": \"}}{{\\\"\", \"time\": \"{time}\"}}")
    };
    let objects: Vec<String> = rows().iter().map(object).collect();
    let query = EventQuery { by: Some("event".into()), ..query("view,buy", "1w") };
    let wanted = count(plain.clone(), &query).unwrap();
    // Lines 19, 4019 and 8019 have no time, and 12019: three who view, all of whom buy, and another who buys.
    assert_eq!(wanted.segments[0].counts, [8_997, 4_496]);
    assert_eq!((wanted.rows, wanted.skipped, wanted.users), (13_496, 4, 9_000));
    let lines = |found: &EventFunnel| found.left_out.iter().map(|(line, _)| *line).collect::<Vec<u64>>();
    assert_eq!(lines(&wanted), [19, 4_019, 8_019, 12_019]);
    for (form, log, line) in [
        ("by one", plain.clone(), [19, 4_019, 8_019, 12_019]),
        ("Windows line ends", plain.replace('\n', "\r\n"), [19, 4_019, 8_019, 12_019]),
        ("old line ends", plain.replace('\n', "\r"), [1; 4]),
        ("quotes", quoted.clone(), [55, 12_055, 24_055, 36_055]),
        ("quotes and Windows line ends", quoted.replace('\n', "\r\n"), [55, 12_055, 24_055, 36_055]),
        ("JSON lines", objects.join("\n"), [18, 4_018, 8_018, 12_018]),
        ("a JSON list", format!("[\n{}\n]", objects.join(",\n")), [19, 4_019, 8_019, 12_019]),
    ] {
        let one = count(log.clone(), &query).unwrap();
        assert_eq!(lines(&one), line, "{form}");
        assert_eq!(EventFunnel { left_out: wanted.left_out.clone(), ..one.clone() }, wanted, "{form}");
        assert_eq!(by_three(&log.into_bytes(), &query).unwrap(), one, "{form}, by three threads");
    }
}

#[test]
fn the_last_line_needs_no_end() {
    let named = |log: &str| count(log, &query("view,buy", "")).unwrap().left_out;
    let wanted = [(3, "“soon” is no time".to_owned())];
    assert_eq!(named("user,event,time\na,view,2026-03-01\na,buy,soon"), wanted);
    assert_eq!(named("user,event,time\na,view,2026-03-01\na,\"buy\",soon"), wanted);
    assert_eq!(counts("user,event,time\na,view,2026-03-01\na,buy,2026-03-02", &query("view,buy", "")), [1, 1]);
}

#[test]
fn a_quote_that_is_not_closed_is_told() {
    let log =
        format!("user,event,time\na,view,2026-03-01\nb,\"view,2026-03-01\n{}", "c,view,2026-03-01\n".repeat(1 << 20));
    let error = count(log, &query("view,buy", "")).unwrap_err();
    assert_eq!(error.to_string(), "has a row of more than 16 MB near line 3");
    assert!(error.hint().contains("a quote that is not closed"), "{}", error.hint());
}

/// So many rows in order of time that none is kept, and then one that is not: more than memory should hold.
struct Endless {
    last: &'static str,
}

const MANY: u32 = 1_150_000;

impl Log for Endless {
    fn open(&self) -> std::io::Result<Box<dyn Read + Send + '_>> {
        let mut rows = String::from("user,event,time\na,buy,1772366410\na,help,1772366410\nb,view,1772366420\n");
        for n in 0..MANY {
            let _ = writeln!(rows, "u{},x,1772366430", n % 7);
        }
        Ok(Box::new(Cursor::new(rows).chain(self.last.as_bytes())))
    }
}

#[test]
fn what_was_not_kept_is_read_again() {
    let log = Endless { last: "a,view,1772366400\nb,buy,1772366430\n" };
    let found = by_three(&log, &query("view,buy", "10s")).unwrap();
    assert_eq!(found.segments[0].counts, [2, 2]);
    assert_eq!((found.rows, found.users, found.late), (u64::from(MANY) + 5, 9, 1));
    let parted = EventQuery { count: sessions("8s"), ..query("view,buy", "10s") };
    assert_ne!(parted.count, Count::Users);
    // Ten seconds lie between: another session.
    let found = by_three(&log, &parted).unwrap();
    assert_eq!((&found.segments[0].counts[..], found.late), (&[2, 0][..], 1));
}

#[test]
fn progress_never_goes_back_where_a_log_is_read_again() {
    let log = Endless { last: "a,view,1772366400\nb,buy,1772366430\n" };
    let mut told = Vec::new();
    let mut tell = |bytes| {
        told.push(bytes);
        true
    };
    count_events(&log, &query("view,buy", "10s"), &mut tell, &|work| work()).unwrap();
    assert!(told.len() > 16 && told.is_sorted(), "{told:?}");
}

#[test]
fn counting_stops_to_the_very_end() {
    let log = csv(|[user, event, time]| format!("{user},{event},{time}\n")).into_bytes();
    let stopped_at = |last: usize| {
        let mut told = 0;
        let mut tell = |_| {
            told += 1;
            told != last
        };
        (count_events(&log, &query("view,buy", "10s"), &mut tell, &|work| work()), told)
    };
    let (whole, many) = stopped_at(0);
    assert!(whole.is_ok() && many > 4, "{many}");
    for last in 1..=many {
        let (stopped, told) = stopped_at(last);
        assert!(matches!(stopped, Err(EventError::Cancelled)) && told == last, "{stopped:?}");
    }
}
