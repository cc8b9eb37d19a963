//! A program run as a child, so that its memory and CPU are its own, and the csv crate's plain parse to set beside it.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) struct Run {
    /// Seconds of all threads.
    pub(crate) cpu: f64,
    pub(crate) wall: Duration,
    /// Megabytes at most.
    pub(crate) memory: f64,
    /// It did what was asked; else it refused the file.
    pub(crate) done: bool,
}

/// The bench itself as a child: parses the file of `--plain FILE`, as the csv crate does it fastest, and says so.
pub(crate) fn plain() -> bool {
    let Some(path) = std::env::args().skip_while(|arg| arg != "--plain").nth(1) else { return false };
    let mut reader = csv::ReaderBuilder::new().flexible(true).buffer_capacity(128 << 10).from_path(path).unwrap();
    let mut record = csv::ByteRecord::new();
    let mut cells = 0;
    while reader.read_byte_record(&mut record).unwrap() {
        cells += record.len();
    }
    println!("{cells}");
    true
}

/// The plain parse of a file and the program with these words, in turns; the best of each.
pub(crate) fn pair(turns: usize, path: &Path, words: &[&str]) -> (Run, Run) {
    let bench = std::env::current_exe().unwrap();
    let (mut plain, mut ours) = (Vec::new(), Vec::new());
    for _ in 0..turns {
        plain.push(run(Command::new(&bench).arg("--plain").arg(path)));
        ours.push(run(Command::new(env!("CARGO_BIN_EXE_touchline")).arg("funnel").arg(path).args(words)));
    }
    (best(plain), best(ours))
}

fn best(mut runs: Vec<Run>) -> Run {
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
    let done = child.wait().unwrap().success();
    Run { cpu, wall: start.elapsed(), memory, done }
}
