//! Exporting a PNG: how wide, in which theme, on which ground; with a preview of the real picture.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Rect, RichText, Sense, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2};

use super::ask_path::AskPath;
use super::frame;
use crate::app::canvas::Thumbnail;
use crate::app::files::name_of;
use crate::app::pick::Purpose;
use crate::app::style;
use crate::app::theme::Look;
use crate::app::widgets;
use crate::export::{Background, Options, PixelSize, Sizing};
use crate::picture::Picture;

const PREVIEW: egui::Vec2 = vec2(420.0, 316.0);
/// The widths people ask for: a slide, and a sharp one.
const PRESETS: [u32; 2] = [1920, 3840];

/// A picture to be written.
#[derive(Clone, Debug)]
pub struct PngJob {
    pub path: PathBuf,
    pub picture: Arc<Picture>,
    pub options: Options,
}

/// How the dialog ended.
#[derive(Debug)]
pub enum ExportAnswer {
    Write(Box<PngJob>),
    Cancel,
}

/// The dialog.
pub struct ExportPng {
    title: String,
    path: PathBuf,
    /// Index of the preset; past them: the width typed.
    preset: usize,
    typed: String,
    dark: bool,
    background: Background,
    /// The picture of each theme, once drawn: light, dark.
    pictures: [Option<Arc<Picture>>; 2],
    preview: Thumbnail,
    asking: AskPath,
    /// The existing file that may be replaced.
    replaces: Option<PathBuf>,
}

impl ExportPng {
    /// For a map of this title; `path` is the file suggested.
    pub fn new(title: String, path: PathBuf, dark: bool, asking: AskPath) -> Self {
        Self {
            title,
            path,
            preset: 1,
            typed: "2560".to_owned(),
            dark,
            background: Background::Theme,
            pictures: [None, None],
            preview: Thumbnail::new(),
            asking,
            replaces: None,
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The size chosen, of a picture; the error says what is wrong with it.
    pub fn size(&self, picture: &Picture) -> Result<PixelSize, String> {
        let width = match PRESETS.get(self.preset) {
            Some(width) => *width,
            None => match self.typed.trim().parse::<u32>() {
                Ok(width) if width >= 16 => width,
                _ => return Err("Type a width in pixels, such as 2560.".to_owned()),
            },
        };
        Sizing::Width(width).of(picture.size).map_err(|error| super::sentence(&error.to_string()))
    }

    /// Draws the dialog; `draw` makes the picture of a theme (true: the dark one).
    pub fn show(
        &mut self,
        ctx: &egui::Context,
        draw: &mut dyn FnMut(bool) -> Option<Arc<Picture>>,
    ) -> Option<ExportAnswer> {
        let Some(picture) = self.picture(draw) else { return Some(ExportAnswer::Cancel) };
        let mut answer = None;
        let escaped = frame::modal(ctx, "export", 760.0, "Export a PNG", |ui| answer = self.body(ui, &picture));
        let asking = self.asking.is_open();
        // After this dialog, so that the field lies over it.
        if let Some(chosen) = self.asking.show(ctx)
            && let Some(path) = chosen.path
        {
            self.replaces = chosen.sure.then(|| path.clone());
            self.path = path;
        }
        answer.or((escaped && !asking).then_some(ExportAnswer::Cancel))
    }

    fn picture(&mut self, draw: &mut dyn FnMut(bool) -> Option<Arc<Picture>>) -> Option<Arc<Picture>> {
        let dark = self.dark;
        let [light, night] = &mut self.pictures;
        let slot = if dark { night } else { light };
        if slot.is_none() {
            *slot = draw(dark);
        }
        slot.clone()
    }

    fn body(&mut self, ui: &mut Ui, picture: &Arc<Picture>) -> Option<ExportAnswer> {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 24.0;
            self.preview(ui, picture);
            ui.vertical(|ui| self.choices(ui, picture));
        });
        ui.add_space(12.0);
        let size = self.size(picture);
        let exists = self.path.exists();
        let asked = self.replaces.as_ref() == Some(&self.path);
        if asked && exists {
            let text = format!("{} exists and will be replaced.", name_of(&self.path));
            ui.label(RichText::new(text).color(Look::of(ui.ctx()).warning));
        }
        let mut answer = None;
        frame::buttons(ui, |ui| {
            let word = if asked && exists { "Replace" } else { "Export" };
            let button = frame::primary_if(ui, size.is_ok(), word);
            frame::focus_once(ui, &button);
            if button.clicked() {
                if exists && !asked {
                    self.replaces = Some(self.path.clone());
                } else {
                    answer = size.ok().map(|size| ExportAnswer::Write(Box::new(self.job(picture, size))));
                }
            }
            if ui.button("Cancel").clicked() {
                answer = Some(ExportAnswer::Cancel);
            }
        });
        answer
    }

    fn job(&self, picture: &Arc<Picture>, size: PixelSize) -> PngJob {
        PngJob {
            path: self.path.clone(),
            picture: Arc::clone(picture),
            options: Options {
                sizing: Sizing::Width(size.width),
                background: self.background,
                title: self.title.clone(),
                ..Options::default()
            },
        }
    }

    /// The picture itself on the ground chosen; squares stand for what is see-through.
    fn preview(&mut self, ui: &mut Ui, picture: &Picture) {
        let look = Look::of(ui.ctx());
        let (rect, response) = ui.allocate_exact_size(PREVIEW, Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, "Preview of the picture"));
        ui.painter().rect(rect, 6, look.chip, Stroke::new(1.0, look.hairline), StrokeKind::Inside);
        let ground = self.background.ground(picture);
        let room = rect.shrink(10.0);
        if self.background == Background::Transparent {
            let zoom =
                (f64::from(room.width()) / picture.size.width).min(f64::from(room.height()) / picture.size.height);
            let size = vec2((picture.size.width * zoom) as f32, (picture.size.height * zoom) as f32);
            squares(ui, Rect::from_center_size(room.center(), size), &look);
        }
        self.preview.paint(ui.painter(), room, picture, ground);
    }

    fn choices(&mut self, ui: &mut Ui, picture: &Picture) {
        let look = Look::of(ui.ctx());
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        let names = [format!("{}", PRESETS[0]), format!("{}", PRESETS[1]), "Other".to_owned()];
        if let Some(Some(preset)) = widgets::segments(ui, "Width in pixels", &names, Some(self.preset)) {
            self.preset = preset;
        }
        if self.preset >= PRESETS.len() {
            let field = ui.add(TextEdit::singleline(&mut self.typed).desired_width(90.0).margin(vec2(10.0, 7.0)));
            ui.ctx().accesskit_node_builder(field.id, |node| node.set_label("Width in pixels"));
        }
        let themes = ["Light".to_owned(), "Dark".to_owned()];
        if let Some(Some(theme)) = widgets::segments(ui, "Theme", &themes, Some(usize::from(self.dark))) {
            self.dark = theme == 1;
        }
        const GROUNDS: [Background; 3] = [Background::Theme, Background::White, Background::Transparent];
        let grounds = ["Theme".to_owned(), "White".to_owned(), "None".to_owned()];
        let current = GROUNDS.iter().position(|ground| *ground == self.background);
        if let Some(Some(ground)) = widgets::segments(ui, "Ground", &grounds, current) {
            self.background = GROUNDS.get(ground).copied().unwrap_or_default();
        }
        ui.add_space(6.0);
        match self.size(picture) {
            Ok(size) => {
                ui.label(RichText::new(format!("{} × {} pixels", size.width, size.height)).font(style::control()))
            }
            Err(problem) => ui.add(egui::Label::new(RichText::new(problem).color(look.warning)).wrap()),
        };
        widgets::label(ui, "File");
        ui.add(egui::Label::new(RichText::new(name_of(&self.path)).font(style::control())).truncate())
            .on_hover_text(self.path.display().to_string());
        if let Some(folder) = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            let text = RichText::new(format!("in {}", folder.display())).font(style::small()).color(look.muted);
            ui.add(egui::Label::new(text).truncate());
        }
        if widgets::link(ui, "Choose another place…").clicked() {
            let path = self.path.clone();
            self.asking.ask(ui.ctx(), Purpose::SavePng(path.clone()), path.parent());
        }
    }
}

/// Light squares, as everybody draws what is see-through.
fn squares(ui: &Ui, rect: Rect, look: &Look) {
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, 0, look.panel);
    let side = 8.0;
    let (columns, rows) = ((rect.width() / side).ceil() as usize, (rect.height() / side).ceil() as usize);
    for row in 0..rows {
        for column in (row % 2..columns).step_by(2) {
            let at = pos2(rect.left() + column as f32 * side, rect.top() + row as f32 * side);
            painter.rect_filled(Rect::from_min_size(at, vec2(side, side)), 0, look.chip);
        }
    }
}
