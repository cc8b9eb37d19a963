//! Exporting: format, what is shown, how large, in which theme, to which place; with a preview of the real pictures.

mod advice;
mod fields;
mod lists;
mod place;
mod preview;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Ui;

use self::lists::List;
use self::place::Seen;
use self::preview::Preview;
use super::ask_path::{AskPath, Chosen};
use super::{frame, sentence};
use crate::app::exports::target::{self, Target};
use crate::app::exports::write::ExportJob;
use crate::app::exports::{Choices, Look as Theme};
use crate::app::files::name_of;
use crate::app::pick::Purpose;
use crate::app::widgets;
use crate::export::{Format, Job, Legibility, Page, legibility};
use crate::map::Map;
use crate::picture::{Palette, ThemeError};

/// Of the dialog, by the window's width.
const WIDTH: std::ops::RangeInclusive<f32> = 980.0..=1320.0;
/// Of the column of choices.
const CHOICES: f32 = 336.0;
/// Above and below the choices: title, advice, last row, and the air around the dialog.
const AROUND: f32 = 252.0;

/// How the dialog ended.
#[derive(Debug)]
pub enum ExportAnswer {
    Write(Box<ExportJob>),
    Cancel,
}

/// Draws the pages of a job; `None` only where the program was built with damaged themes.
pub type Draw<'a> = &'a mut dyn FnMut(&Job) -> Option<Arc<[Page]>>;

/// The dialog.
pub struct ExportDialog {
    choices: Choices,
    folder: PathBuf,
    /// What files are called after at first.
    stem: String,
    /// The name that was typed or picked, without its ending.
    name: Option<String>,
    /// The palette of [`Choices::own`], once it was read.
    own: Option<Arc<Palette>>,
    /// What is wrong with the theme picked last.
    theme_trouble: Option<String>,
    drawn: Option<Drawn>,
    preview: Preview,
    list: Option<List>,
    /// It has just been unfolded and is to be seen.
    fresh: bool,
    asking: AskPath,
    /// What exists and may be replaced.
    replaces: Option<PathBuf>,
    /// The last look at what is there.
    seen: Option<Seen>,
}

/// The pages of a job.
struct Drawn {
    job: Job,
    pages: Arc<[Page]>,
    legibility: Legibility,
}

impl ExportDialog {
    /// With these choices at first, into `folder`, under names that begin with `stem`.
    pub fn new(choices: Choices, folder: PathBuf, stem: String, asking: AskPath) -> Self {
        let mut dialog = Self {
            choices,
            folder,
            stem,
            name: None,
            own: None,
            theme_trouble: None,
            drawn: None,
            preview: Preview::default(),
            list: None,
            fresh: false,
            asking,
            replaces: None,
            seen: None,
        };
        if let Some(path) = dialog.choices.own.clone().filter(|_| dialog.choices.look == Theme::Own) {
            dialog.choices.look = Theme::Light;
            dialog.read_theme(&path);
        }
        dialog
    }

    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// Where the export goes.
    pub fn target(&self) -> Target {
        let pages = self.drawn.as_ref().map_or(1, |drawn| drawn.pages.len());
        let format = self.choices.format;
        let name = match &self.name {
            None => target::suggested(&self.stem, &self.choices, pages),
            Some(name) if pages > 1 && format != Format::Pdf => name.clone(),
            Some(name) => format!("{name}.{}", format.extension()),
        };
        Target::of(self.folder.join(name), format, pages)
    }

    /// Draws the dialog. What goes to one of the paths of `writing` is still being written there.
    pub fn show(
        &mut self,
        ctx: &egui::Context,
        map: &Map,
        draw: Draw<'_>,
        writing: &[PathBuf],
    ) -> Option<ExportAnswer> {
        let problem = self.follow(draw).or_else(|| self.still_written(writing));
        if self.drawn.is_none() {
            return Some(ExportAnswer::Cancel);
        }
        let mut answer = None;
        let width = (ctx.content_rect().width() * 0.6).clamp(*WIDTH.start(), *WIDTH.end());
        let escaped =
            frame::modal(ctx, "export", width, "Export the map", |ui| answer = self.body(ui, map, problem.as_deref()));
        let asking = self.asking.is_open();
        // After this dialog, so that the field lies over it.
        if let Some(chosen) = self.asking.show(ctx) {
            self.chosen(chosen);
        }
        answer.or((escaped && !asking).then_some(ExportAnswer::Cancel))
    }

    /// Draws the pages again where the choices are others; what is wrong with the choices.
    fn follow(&mut self, draw: Draw<'_>) -> Option<String> {
        let job = match self.choices.job(self.own.as_ref()) {
            Ok(job) => job,
            Err(problem) if self.drawn.is_some() => return Some(problem),
            // Something is shown even before the choices are whole.
            Err(_) => Job::default(),
        };
        if self.drawn.as_ref().is_none_or(|drawn| drawn.job != job)
            && let Some(pages) = draw(&job).filter(|pages| !pages.is_empty())
        {
            let legibility = pages.first().map(|page| legibility(&page.picture)).unwrap_or_default();
            self.drawn = Some(Drawn { job, pages, legibility });
        }
        self.choices.job(self.own.as_ref()).err()
    }

    /// That another export still goes to the same place.
    fn still_written(&self, writing: &[PathBuf]) -> Option<String> {
        let target = self.target();
        let busy = writing.iter().any(|path| path == target.path());
        busy.then(|| format!("{} is still being written. Wait until it is done.", name_of(target.path())))
    }

    fn body(&mut self, ui: &mut Ui, map: &Map, problem: Option<&str>) -> Option<ExportAnswer> {
        let pages = Arc::clone(&self.drawn.as_ref()?.pages);
        let size = self.size_words(&pages);
        let problem = problem.map(str::to_owned).or_else(|| size.clone().err());
        let window = ui.ctx().content_rect().height();
        let height = (window - AROUND).clamp(220.0, (window * 0.45).max(500.0));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            let width = ui.available_width() - CHOICES - 24.0;
            ui.vertical(|ui| {
                ui.set_width(width);
                let ground = self.choices.background;
                self.preview.show(ui, &pages, ground, height);
            });
            ui.vertical(|ui| {
                ui.set_width(CHOICES);
                let area = egui::ScrollArea::vertical().id_salt("choices").max_height(height).auto_shrink(false);
                widgets::scroll(ui, area, "the choices", |ui| {
                    // The bar lies over what it scrolls.
                    ui.set_width(CHOICES - 14.0);
                    self.fields(ui, map, size.ok().as_deref());
                });
            });
        });
        ui.add_space(4.0);
        self.advise(ui);
        self.last_row(ui, map, &pages, problem.as_deref())
    }

    /// Takes the path that was asked for.
    fn chosen(&mut self, chosen: Chosen) {
        let Some(path) = chosen.path else { return };
        match chosen.purpose {
            Purpose::OpenTheme => self.read_theme(&path),
            Purpose::Folder(_) => {
                let empty = std::fs::read_dir(&path).map_or(true, |mut entries| entries.next().is_none());
                if empty && path.file_name().is_some() {
                    self.name = Some(name_of(&path));
                    self.folder = path.parent().map(Path::to_owned).unwrap_or_default();
                } else {
                    // A folder with other things in it gets one of ours.
                    self.folder = path;
                }
            }
            Purpose::SavePicture(format, _) => {
                self.replaces = chosen.sure.then(|| path.clone());
                let name = name_of(&path);
                let ending = name.len().saturating_sub(format.extension().len() + 1);
                self.name = Some(name.get(..ending).unwrap_or(&name).to_owned());
                self.folder = path.parent().map(Path::to_owned).unwrap_or_default();
            }
            Purpose::OpenMap
            | Purpose::SaveMap(_)
            | Purpose::OpenTable
            | Purpose::UpdateTable(_)
            | Purpose::OpenMeasures => {}
        }
    }

    /// Takes a theme of the user's own, or says what is wrong with it.
    fn read_theme(&mut self, path: &Path) {
        match own_theme(path) {
            Ok(palette) => {
                self.own = Some(palette);
                self.choices.own = Some(path.to_owned());
                self.choices.look = Theme::Own;
                self.theme_trouble = None;
            }
            Err(trouble) => self.theme_trouble = Some(trouble),
        }
    }
}

/// The theme in a file; the error names the field.
pub(crate) fn own_theme(path: &Path) -> Result<Arc<Palette>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", name_of(path)))?;
    let palette = Palette::read(&text).map_err(|error| match error {
        ThemeError::Syntax { .. } | ThemeError::Missing { .. } => {
            format!("{} is no theme: {error}. {}", name_of(path), sentence(error.hint()))
        }
        ThemeError::Colour { .. } => format!("{} is no theme: {error}.", name_of(path)),
    })?;
    Ok(Arc::new(palette))
}
