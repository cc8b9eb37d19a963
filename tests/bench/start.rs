//! The start: first drawn frame and resident memory of the sample, over an empty eframe window of the same features.
//!
//! Needs a display (`xvfb-run cargo bench --bench start`). Runs itself as a child, ours and empty in turn.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 9;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("--child-empty") => child(None),
        Some("--child-ours") => child(Some("assets/samples/desk-lamp.journey.ron".into())),
        _ => compare(),
    }
}

/// A window that says when its first frame has been drawn, and how much memory it holds when all is quiet.
struct Probe {
    inner: Option<touchline::app::App>,
    frames: usize,
    drawn: Option<Instant>,
}

impl eframe::App for Probe {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.frames += 1;
        // The second call comes after the first frame was handed to the display.
        if self.frames == 2 {
            println!("drawn");
            self.drawn = Some(Instant::now());
        }
        if self.drawn.is_some_and(|drawn| drawn.elapsed() > Duration::from_millis(800)) {
            println!("{}", resident_kib());
            std::process::exit(0);
        }
        match &mut self.inner {
            Some(app) => eframe::App::ui(app, ui, frame),
            None => {
                egui::CentralPanel::default().show(ui, |_| {});
            }
        }
        let wait = if self.frames < 2 { Duration::ZERO } else { Duration::from_millis(100) };
        ui.ctx().request_repaint_after(wait);
    }
}

fn child(map: Option<std::path::PathBuf>) {
    let options = touchline::app::window_options();
    let make = move |cc: &eframe::CreationContext<'_>| {
        let start = |path| {
            touchline::app::App::new(
                &cc.egui_ctx,
                touchline::app::Options { path: Some(path), state: None, ..Default::default() },
            )
        };
        let probe = Probe { inner: map.map(start), frames: 0, drawn: None };
        Ok(Box::new(probe) as Box<dyn eframe::App>)
    };
    eframe::run_native("touchline-bench", options, Box::new(make)).expect("a window");
}

fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn run(mode: &str) -> (f64, f64) {
    let start = Instant::now();
    let mut child =
        Command::new(std::env::current_exe().unwrap()).arg(mode).stdout(Stdio::piped()).spawn().expect("the bench");
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(lines.next().expect("a drawn frame").unwrap(), "drawn");
    let drawn = start.elapsed().as_secs_f64() * 1000.0;
    let kib: f64 = lines.next().expect("a figure").unwrap().parse().unwrap();
    child.wait().unwrap();
    (drawn, kib / 1024.0)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn compare() {
    let (mut ours, mut empty) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        empty.push(run("--child-empty"));
        ours.push(run("--child-ours"));
    }
    let of =
        |runs: &[(f64, f64)]| (median(runs.iter().map(|r| r.0).collect()), median(runs.iter().map(|r| r.1).collect()));
    let ((ours_ms, ours_mb), (empty_ms, empty_mb)) = (of(&ours), of(&empty));
    println!(
        "first drawn frame: sample {ours_ms:.0} ms, empty window {empty_ms:.0} ms, over it {:.0} ms (aim ≤ 150)",
        ours_ms - empty_ms
    );
    println!(
        "resident: sample {ours_mb:.0} MB, empty window {empty_mb:.0} MB, over it {:.0} MB (aim ≤ 80)",
        ours_mb - empty_mb
    );
}
