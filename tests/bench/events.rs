//! Funnels over logs of events, paired with the csv crate's plain parse of the same bytes: CPU time, memory, and how
//! both grow with the rows. `TOUCHLINE_ROWS` sets the rows of the largest log (10,000,000).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const EVENTS: [&str; 14] = [
    "page_view",
    "search",
    "view_item",
    "add_to_cart",
    "begin_checkout",
    "purchase",
    "wishlist_add",
    "remove_from_cart",
    "share",
    "login",
    "logout",
    "filter",
    "support_chat",
    "review",
];
const STEPS: &str = "page_view,search,view_item,add_to_cart,begin_checkout,purchase";
const EACH: u64 = 20;

fn main() {
    // The program itself runs as a child of this bench, so that memory and CPU are those of the counting alone.
    if let Some(path) = std::env::args().skip_while(|arg| arg != "--plain").nth(1) {
        return plain(Path::new(&path));
    }
    let most: u64 = std::env::var("TOUCHLINE_ROWS").ok().and_then(|n| n.parse().ok()).unwrap_or(10_000_000);
    let folder = tempfile::tempdir().unwrap();
    println!("events: 6 steps, a window of 7 days, {EACH} events a user; CPU of the whole process, most memory");
    for (rows, disorder) in [(most / 10, false), (most, false), (most, true)] {
        let path = log(folder.path(), rows, disorder);
        let size = path.metadata().unwrap().len() as f64 / 1e6;
        let bench = std::env::current_exe().unwrap();
        let plain = best(|| run(Command::new(&bench).arg("--plain").arg(&path)));
        let words =
            ["--events", "--steps", STEPS, "--window", "7d", "--user", "user_id", "--event", "event", "--time", "time"];
        let ours = best(|| run(Command::new(env!("CARGO_BIN_EXE_touchline")).arg("funnel").arg(&path).args(words)));
        let order = if disorder { "not in order of time" } else { "in order of time" };
        println!("  {rows} rows, {size:.0} MB, {order}");
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
            if disorder { 450 } else { 200 },
        );
        std::fs::remove_file(path).unwrap();
    }
}

/// Reads every record, as the csv crate does it fastest.
fn plain(path: &Path) {
    let mut reader = csv::ReaderBuilder::new().buffer_capacity(128 << 10).from_path(path).unwrap();
    let mut record = csv::ByteRecord::new();
    let mut cells = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        cells += record.len();
    }
    println!("{cells}");
}

struct Run {
    cpu: f64,
    wall: Duration,
    memory: f64,
}

fn best(mut once: impl FnMut() -> Run) -> Run {
    let mut runs: Vec<Run> = (0..3).map(|_| once()).collect();
    runs.sort_by(|a, b| a.cpu.total_cmp(&b.cpu));
    runs.swap_remove(0)
}

fn run(command: &mut Command) -> Run {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let folder = format!("/proc/{}", child.id());
    let (mut memory, mut cpu, mut over) = (0.0f64, 0.0f64, false);
    while !over {
        let status = std::fs::read_to_string(format!("{folder}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        memory = memory.max(kilobytes.unwrap_or_default() / 1024.0);
        // Ticks of a hundredth of a second; a process that ended but was not waited for still has them.
        let stat = std::fs::read_to_string(format!("{folder}/stat")).unwrap_or_default();
        let rest = stat.rsplit_once(')').map_or("Z", |(_, rest)| rest.trim_start());
        let ticks = |i: usize| rest.split_whitespace().nth(i).and_then(|n| n.parse::<f64>().ok()).unwrap_or_default();
        cpu = cpu.max((ticks(11) + ticks(12)) / 100.0);
        over = rest.starts_with('Z');
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(child.wait().unwrap().success());
    Run { cpu, wall: start.elapsed(), memory }
}

/// A log of a fixed seed: users come and go over 45 days; in order of time, or with neighbours shuffled.
fn log(folder: &Path, rows: u64, disorder: bool) -> PathBuf {
    let path = folder.join(format!("events-{rows}-{disorder}.csv"));
    let mut out = BufWriter::with_capacity(1 << 20, File::create(&path).unwrap());
    writeln!(out, "user_id,event,time,platform,country,page").unwrap();
    let users = rows / EACH;
    let mut seed = 0x9E37_79B9_7F4A_7C15u64;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    const DAYS: u64 = 45;
    let step = DAYS * 86_400_000 / rows.max(1);
    let start: jiff::civil::DateTime = jiff::civil::date(2026, 3, 1).at(0, 0, 0, 0);
    let platform = ["web", "ios", "android"];
    let country = ["DE", "FR", "US", "JP", "BR"];
    for row in 0..rows {
        let user = next() % users;
        // Early events are more frequent than late ones.
        let event = EVENTS[((next() % 14).min(next() % 14)) as usize];
        let late = if disorder { next() % 86_400_000 } else { 0 };
        let ms = row * step + late;
        let time = start + jiff::SignedDuration::from_millis(ms as i64);
        writeln!(
            out,
            "u{user:07},{event},{}T{:02}:{:02}:{:02}.{:03}Z,{},{},/p/{}",
            time.date(),
            time.hour(),
            time.minute(),
            time.second(),
            time.millisecond(),
            platform[(next() % 3) as usize],
            country[(next() % 5) as usize],
            next() % 1000,
        )
        .unwrap();
    }
    out.flush().unwrap();
    path
}
