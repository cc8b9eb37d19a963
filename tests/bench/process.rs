//! Exports as whole processes, as a user waits for them: the time until the program is gone and the memory it had at
//! most, in turns with the same program only saying its version.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/desk-lamp.journey.ron");

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let (_, floor) = median(15, folder.path(), &["--version"]);
    println!("process: the program saying its version {:6.1} ms", ms(floor));
    for (name, rounds, most, args) in [
        ("PNG, 3840 pixels", 15, "120 ms", "-o a.png --width 3840"),
        ("SVG", 15, "", "-o a.svg"),
        ("PDF", 15, "", "-o a.pdf"),
        ("slides, PNG, 1920 pixels", 15, "400 ms", "--slides -o pack"),
        ("slides, one PDF", 15, "", "--slides -o pack.pdf"),
        ("A0, 300 pixels an inch", 3, "3 s, 250 MB", "-o a0.png --page A0"),
    ] {
        let words: Vec<&str> = ["export", SAMPLE].into_iter().chain(args.split_whitespace()).collect();
        let (memory, time) = median(rounds, folder.path(), &words);
        let aim = if most.is_empty() { String::new() } else { format!("  (at most {most})") };
        println!("  {name:26} {:8.1} ms  {:6.1} MB{aim}", ms(time), memory as f64 / 1e3);
    }
}

/// Most kilobytes of any run, and the median time.
fn median(rounds: usize, folder: &Path, args: &[&str]) -> (u64, Duration) {
    let runs: Vec<(u64, Duration)> = (0..rounds).map(|_| run(folder, args)).collect();
    let mut times: Vec<Duration> = runs.iter().map(|(_, time)| *time).collect();
    times.sort();
    (runs.iter().map(|(memory, _)| *memory).max().unwrap_or(0), times[times.len() / 2])
}

fn run(folder: &Path, args: &[&str]) -> (u64, Duration) {
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_touchline"))
        .args(args)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut memory = 0;
    loop {
        // The high-water mark of the moment; the last look is at most a millisecond before the end.
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        memory = memory.max(kilobytes.unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "{args:?}");
            return (memory, start.elapsed());
        }
        std::thread::sleep(Duration::from_micros(500));
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
