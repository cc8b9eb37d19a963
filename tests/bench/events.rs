//! Funnels over logs of events, paired with the csv crate's plain parse of the same bytes: CPU time, memory, and how
//! both grow with the rows, in order of time and shuffled. `TOUCHLINE_ROWS` sets the rows of the largest log (10,000,000).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

mod child;

/// The first six are the steps.
const EVENTS: [&str; 14] = [
    "view", "search", "item", "cart", "checkout", "pay", "wish", "drop", "share", "login", "logout", "filter", "chat",
    "rate",
];
const STEPS: &str = "view,search,item,cart,checkout,pay";
const EACH: u64 = 20;

fn main() {
    if child::plain() {
        return;
    }
    let most: u64 = std::env::var("TOUCHLINE_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000_000);
    let folder = tempfile::tempdir().unwrap();
    println!("events: 6 steps, a window of 7 days, {EACH} events a user; CPU of the whole process, most memory");
    for (rows, shuffled) in [(most / 10, false), (most, false), (most / 10, true), (most, true)] {
        let path = log(folder.path(), rows, shuffled);
        let size = path.metadata().unwrap().len() as f64;
        let words =
            ["--events", "--steps", STEPS, "--window", "7d", "--user", "user_id", "--event", "event", "--time", "time"];
        let (plain, ours) = child::pair(5, &path, &words);
        assert!(plain.done && ours.done);
        let order = if shuffled { "shuffled" } else { "in order of time" };
        println!("  {rows} rows, {:.0} MB, {:.1} bytes a row, {order}", size / 1e6, size / rows as f64);
        println!(
            "    plain parse {:6.2} s CPU  {:6.2} s  {:4.0} MB",
            plain.cpu,
            plain.wall.as_secs_f64(),
            plain.memory
        );
        println!(
            "    the funnel  {:6.2} s CPU  {:6.2} s  {:4.0} MB   × {:.2} of the plain parse (at most 3; {} MB)",
            ours.cpu,
            ours.wall.as_secs_f64(),
            ours.memory,
            ours.cpu / plain.cpu,
            if shuffled { 450 } else { 200 },
        );
        std::fs::remove_file(path).unwrap();
    }
}

/// A log of a fixed seed: users come and go over 45 days; in order of time, or as shuffled as can be.
fn log(folder: &Path, rows: u64, shuffled: bool) -> PathBuf {
    let path = folder.join(format!("events-{rows}-{shuffled}.csv"));
    let mut out = BufWriter::with_capacity(1 << 20, File::create(&path).unwrap());
    writeln!(out, "user_id,event,time,device,rating,test").unwrap();
    let users = rows / EACH;
    let mut seed = 0x9E37_79B9_7F4A_7C15u64;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    const DAYS: u64 = 45;
    // A prime: its multiples visit every row once.
    const STRIDE: u64 = 7_368_787;
    let start = jiff::civil::date(2026, 3, 1);
    let dates: Vec<String> = (0..DAYS).map(|n| (start + jiff::Span::new().days(n as i64)).to_string()).collect();
    for row in 0..rows {
        let user = next() % users;
        // Early events are more frequent than late ones.
        let event = EVENTS[((next() % 14).min(next() % 14)) as usize];
        let turn = if shuffled { row * STRIDE % rows } else { row };
        let ms = turn * (DAYS * 86_400_000) / rows;
        let (day, ms) = (ms / 86_400_000, ms % 86_400_000);
        writeln!(
            out,
            "{user},{event},{}T{:02}:{:02}:{:02}.{:03}Z,{},{},{}",
            dates[day as usize],
            ms / 3_600_000,
            ms / 60_000 % 60,
            ms / 1000 % 60,
            ms % 1000,
            ["w", "i", "a"][(next() % 3) as usize],
            next() % 5,
            ["A", "B"][(next() % 2) as usize],
        )
        .unwrap();
    }
    out.flush().unwrap();
    path
}
