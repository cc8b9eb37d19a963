//! What the pictures of maps are laid out with, one map after the other.

use std::path::Path;

use super::args::Args;
use super::sheet::Sheet;
use super::targets::Target;
use crate::cli::{Exit, Failure, random};
use crate::export::names::{UnknownName, lanes_named, stages_named};
use crate::export::{Format, Job, Theme};
use crate::file::load;
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

    /// Lays out the pictures of one map that go to `target`.
    pub(super) fn set(&mut self, args: &Args, path: &Path, target: Target) -> Result<Sheet, Failure> {
        let (loaded, _) = load(path, &mut random)?;
        let map = loaded.map;
        let job = job(args, self.theme.clone(), &map)?;
        let pages = job.pages(&map, &mut self.fonts, &self.sizes).map_err(built_wrong)?;
        let options = job.options(&map);
        if target.format() == Format::Png {
            pages.iter().try_for_each(|page| options.sizing.of(page.picture.size).map(|_| ()))?;
        }
        Ok(Sheet { map: path.to_owned(), target, job, pages, options })
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
        answers: args.answers,
        numbers: args.numbers,
    })
}

fn built_wrong(error: impl std::error::Error) -> Failure {
    Failure::new(Exit::Unreadable, format!("this build of Touchline is damaged: {error}"))
}
