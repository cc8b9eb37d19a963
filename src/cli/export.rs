//! `touchline export`: maps become pictures.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Exit, Failure, print, random};
use crate::export::job::{Job, Theme};
use crate::export::names::{UnknownName, lanes_named, stages_named};
use crate::export::size::{LONGEST_SIDE, SizeError};
use crate::export::{Background, ExportError, Page, Rasterer, Sizing, png, unwatched};
use crate::file::{load, replace};
use crate::layout::{Fonts, Sizes};
use crate::map::Map;

/// Write maps as pictures
///
/// The picture of one map goes to OUT.png; those of several go to the folder OUT, each under its map's name.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The maps to write
    #[arg(required = true, value_name = "MAP")]
    maps: Vec<PathBuf>,

    /// Where to: a file such as map.png, or a folder for several maps
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,

    /// What is written into a folder
    #[arg(long, value_enum, default_value_t = Format::Png)]
    format: Format,

    /// How wide the picture is, in pixels
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(1..=i64::from(LONGEST_SIDE)))]
    width: Option<u32>,

    /// Pixels for one pixel of the map at 100 % [default: 2]
    #[arg(long, value_name = "N", conflicts_with = "width", value_parser = scale)]
    scale: Option<f64>,

    /// The colours
    #[arg(long, value_enum, default_value_t = ThemeWord::Light)]
    theme: ThemeWord,

    /// What is behind the map
    #[arg(long, value_enum, default_value_t = BackgroundWord::Theme)]
    background: BackgroundWord,

    /// Only the stage of this name; may be given several times
    #[arg(long = "stage", value_name = "NAME")]
    stages: Vec<String>,

    /// Only the lane of this name, also if it is hidden; may be given several times
    #[arg(long = "lane", value_name = "NAME")]
    lanes: Vec<String>,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Png,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum ThemeWord {
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum BackgroundWord {
    /// The theme's ground
    Theme,
    White,
    Transparent,
}

fn scale(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|scale: &f64| scale.is_finite() && *scale > 0.0)
        .ok_or("it must be a number above 0".into())
}

pub(super) fn run(args: Args) -> Result<Exit, Failure> {
    let targets = targets(&args)?;
    let mut press =
        Press { fonts: Fonts::system(), sizes: Sizes::standard().map_err(built_wrong)?, rasterer: Rasterer::new() };
    let mut exit = Exit::Done;
    for (map, target) in args.maps.iter().zip(&targets) {
        if let Err(failure) = press.print(&args, map, target) {
            if targets.len() == 1 {
                return Err(failure);
            }
            // The others are written all the same.
            print::failure(&failure);
            exit = if exit as u8 > failure.exit as u8 { exit } else { failure.exit };
        }
    }
    Ok(exit)
}

/// What maps are printed with, one after the other.
struct Press {
    fonts: Fonts,
    sizes: Sizes,
    rasterer: Rasterer,
}

impl Press {
    fn print(&mut self, args: &Args, path: &Path, target: &Path) -> Result<(), Failure> {
        let (loaded, _) = load(path, &mut random)?;
        let map = loaded.map;
        let job = job(args, &map)?;
        let pages = job.pages(&map, &mut self.fonts, &self.sizes).map_err(built_wrong)?;
        let Some(Page { picture, .. }) = pages.first() else { return Ok(()) };
        let options = job.options(&map);
        options.sizing.of(picture.size)?;
        replace(target, |out| match png::write(picture, &options, &mut self.rasterer, &mut unwatched, out) {
            Ok(_) => Ok(()),
            Err(ExportError::Write(error)) => Err(error),
            Err(other) => Err(io::Error::other(other)),
        })?;
        Ok(())
    }
}

fn job(args: &Args, map: &Map) -> Result<Job, UnknownName> {
    let default = Job::default();
    let sizing = args.width.map(Sizing::Width).or(args.scale.map(Sizing::Scale)).unwrap_or(default.sizing);
    let theme = match args.theme {
        ThemeWord::Light => Theme::Light,
        ThemeWord::Dark => Theme::Dark,
    };
    let background = match args.background {
        BackgroundWord::Theme => Background::Theme,
        BackgroundWord::White => Background::White,
        BackgroundWord::Transparent => Background::Transparent,
    };
    let stages = stages_named(map, &args.stages)?;
    let lanes = lanes_named(map, &args.lanes)?;
    let some = |ids: Vec<_>| (!ids.is_empty()).then_some(ids);
    Ok(Job { sizing, theme, background, stages: some(stages), lanes: some(lanes), ..default })
}

/// Where the picture of each map goes.
fn targets(args: &Args) -> Result<Vec<PathBuf>, Failure> {
    let output = &args.output;
    let Format::Png = args.format;
    let extension = output.extension().map(|word| word.to_string_lossy().to_lowercase());
    if let ([_], false) = (args.maps.as_slice(), output.is_dir()) {
        return match extension.as_deref() {
            Some("png") => Ok(vec![output.clone()]),
            Some(other) => Err(Failure::new(Exit::Usage, format!("pictures are not written as “.{other}”"))
                .hint("maps are exported as PNG: let the name end in .png")),
            None => Err(Failure::new(Exit::Usage, format!("{} says no kind of picture", output.display()))
                .hint("maps are exported as PNG: let the name end in .png")),
        };
    }
    if extension.as_deref() == Some("png") && !output.is_dir() {
        return Err(Failure::new(
            Exit::Usage,
            format!("several maps do not go into one picture, {}", output.display()),
        )
        .hint("name a folder after -o"));
    }
    let mut taken: BTreeMap<PathBuf, &PathBuf> = BTreeMap::new();
    let mut targets = Vec::new();
    for map in &args.maps {
        let target = output.join(picture_name(map));
        if let Some(other) = taken.insert(target.clone(), map) {
            let message = format!("{} and {} would both become {}", other.display(), map.display(), target.display());
            return Err(Failure::new(Exit::Usage, message).hint("export them one by one"));
        }
        targets.push(target);
    }
    fs::create_dir_all(output).map_err(|error| {
        Failure::new(Exit::Unwritten, format!("cannot make the folder {}: {error}", output.display()))
    })?;
    Ok(targets)
}

/// `maps/desk-lamp.journey.ron` → `desk-lamp.png`.
fn picture_name(map: &Path) -> String {
    let name = map.file_name().unwrap_or(map.as_os_str()).to_string_lossy();
    let stem = name.strip_suffix(".ron").unwrap_or(&name);
    format!("{}.png", stem.strip_suffix(".journey").unwrap_or(stem))
}

fn built_wrong(error: impl std::error::Error) -> Failure {
    Failure::new(Exit::Unreadable, format!("this build of Touchline is damaged: {error}"))
}

impl From<UnknownName> for Failure {
    fn from(unknown: UnknownName) -> Self {
        Self::new(Exit::Usage, unknown.to_string()).hint(unknown.hint())
    }
}

impl From<SizeError> for Failure {
    fn from(error: SizeError) -> Self {
        Self::new(Exit::Usage, error.to_string()).hint("choose a smaller --width or --scale")
    }
}
