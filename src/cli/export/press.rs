//! What maps are printed with, one after the other.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

use super::args::Args;
use super::targets::Target;
use crate::cli::{Exit, Failure, print, random};
use crate::export::names::{UnknownName, lanes_named, stages_named};
use crate::export::{self, Content, ExportError, Format, Job, Options, Page, Rasterer, Sizing, Theme};
use crate::file::{SaveError, load, replace};
use crate::layout::{Fonts, Sizes};
use crate::map::Map;

pub(super) struct Press {
    fonts: Fonts,
    sizes: Sizes,
    theme: Theme,
}

impl Press {
    pub(super) fn new(theme: Theme) -> Result<Self, Failure> {
        Ok(Self { fonts: Fonts::system(), sizes: Sizes::standard().map_err(built_wrong)?, theme })
    }

    /// Writes the pictures of one map, and says what to know of them.
    pub(super) fn print(&mut self, args: &Args, path: &Path, target: &Target) -> Result<(), Failure> {
        let (loaded, _) = load(path, &mut random)?;
        let map = loaded.map;
        let job = job(args, self.theme.clone(), &map)?;
        let pages = job.pages(&map, &mut self.fonts, &self.sizes).map_err(built_wrong)?;
        let options = job.options(&map);
        if target.format() == Format::Png {
            // Before anything is written.
            pages.iter().try_for_each(|page| options.sizing.of(page.picture.size).map(|_| ()))?;
        }
        let files = target.files(&pages);
        write(&files, target.format(), &options)?;
        advise(&job, &pages);
        Ok(())
    }
}

/// Writes files on as many cores as there are.
fn write(files: &[(PathBuf, &[Page])], format: Format, options: &Options) -> Result<(), Failure> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(files.len()).max(1);
    let next = AtomicUsize::new(0);
    let failed: Mutex<Option<Failure>> = Mutex::new(None);
    let bar = progress(files.len());
    let work = || {
        let mut rasterer = Rasterer::new();
        while let Some((path, pages)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let mut done = 0;
            let mut watch = |part: f64| {
                let now = (part * STEPS as f64) as u64;
                bar.inc(now.saturating_sub(done));
                done = done.max(now);
                ControlFlow::Continue(())
            };
            let written = replace(path, |out| {
                export::write(format, pages, options, &mut rasterer, &mut watch, out).map_err(|error| match error {
                    ExportError::Write(error) => error,
                    other => io::Error::other(other),
                })
            });
            bar.inc(STEPS.saturating_sub(done));
            if let Err(error) = written {
                tell(&failed, error);
                return;
            }
        }
    };
    if cores == 1 {
        work();
    } else {
        std::thread::scope(|scope| {
            for _ in 0..cores {
                scope.spawn(work);
            }
        });
    }
    bar.finish_and_clear();
    let failed = failed.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    failed.map_or(Ok(()), Err)
}

fn tell(failed: &Mutex<Option<Failure>>, error: SaveError) {
    let mut failed = failed.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    failed.get_or_insert_with(|| error.into());
}

/// Steps of one file's progress.
const STEPS: u64 = 100;

/// How far it is, on a terminal, once it takes a while.
fn progress(files: usize) -> ProgressBar {
    let bar = ProgressBar::new(STEPS * files as u64);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent} %  {eta}") {
        bar.set_style(style);
    }
    bar
}

/// What the reader should know: what cannot be read from the back row, what no font has letters for.
fn advise(job: &Job, pages: &[Page]) {
    let scripts: std::collections::BTreeSet<String> =
        pages.iter().flat_map(|page| export::missing_scripts(&page.picture)).collect();
    if !scripts.is_empty() {
        let scripts: Vec<String> = scripts.into_iter().collect();
        print::warning(&format!(
            "no font on this machine has {}: boxes stand for its letters; install one, such as Noto",
            scripts.join(", ")
        ));
    }
    let for_slides = matches!(job.sizing, Sizing::Width(_) | Sizing::Exact { .. }) && job.content == Content::Map;
    let words = pages.iter().filter(|_| for_slides).find_map(|page| export::legibility(&page.picture).words());
    if let Some(words) = words {
        print::warning(&format!("{words}; on a slide try fewer --lane, --counts or --slides"));
    }
}

fn job(args: &Args, theme: Theme, map: &Map) -> Result<Job, UnknownName> {
    let stages = stages_named(map, &args.stages)?;
    let lanes = lanes_named(map, &args.lanes)?;
    let some = |ids: Vec<_>| (!ids.is_empty()).then_some(ids);
    Ok(Job {
        content: args.content(),
        sizing: args.sizing(),
        theme,
        background: args.background(),
        text: args.text(),
        stages: some(stages),
        lanes: some(lanes),
    })
}

fn built_wrong(error: impl std::error::Error) -> Failure {
    Failure::new(Exit::Unreadable, format!("this build of Touchline is damaged: {error}"))
}
