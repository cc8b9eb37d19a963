//! The column of choices.

use egui::{RichText, Role, Ui};

use super::ExportDialog;
use crate::app::exports::{Look as Theme, Size};
use crate::app::files::name_of;
use crate::app::pick::Purpose;
use crate::app::theme::Look;
use crate::app::widgets::{self, Choice};
use crate::app::{style, text};
use crate::export::{Background, Content, Format, Page};
use crate::map::{LinkKind, Map};

/// Millimetres of a map pixel of a PDF: an inch has 96.
const MILLIMETRES: f64 = 25.4 / 96.0;

const CONTENTS: [(Content, &str); 4] = [
    (Content::Map, "Whole map"),
    (Content::Counts, "Titles and counts"),
    (Content::Slides, "Slides, one per stage"),
    (Content::Poster, "Wall poster"),
];
const THEMES: [(Theme, &str); 4] =
    [(Theme::Light, "Light"), (Theme::Dark, "Dark"), (Theme::Print, "Print"), (Theme::Own, "Own…")];
const GROUNDS: [(Background, &str); 3] =
    [(Background::Theme, "Theme"), (Background::White, "White"), (Background::Transparent, "None")];

impl ExportDialog {
    pub(super) fn fields(&mut self, ui: &mut Ui, map: &Map, size: Option<&str>) {
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 5.0);
        if let Some(format) =
            segments(ui, "Format", &Format::ALL.map(|format| (format, format.name())), self.choices.format)
        {
            self.choices.format = format;
            self.choices.settle();
        }
        self.content(ui);
        self.size(ui, size);
        self.theme(ui);
        if let Some(ground) = segments(ui, "Ground", &GROUNDS, self.choices.background) {
            self.choices.background = ground;
        }
        if self.choices.content == Content::Map {
            ui.add_space(2.0);
            ui.checkbox(&mut self.choices.numbers, "Card numbers, such as P3");
        }
        if self.choices.format == Format::Svg {
            ui.add_space(2.0);
            ui.checkbox(&mut self.choices.outlines, "Text as outlines, for slide programs");
        }
        if self.choices.content == Content::Map && map.links.iter().any(|link| link.kind == LinkKind::Answers) {
            ui.add_space(2.0);
            ui.checkbox(&mut self.choices.answers, "Arrows from what answers to what is answered");
        }
        ui.add_space(2.0);
        self.lists(ui, map);
    }

    fn content(&mut self, ui: &mut Ui) {
        let list: Vec<_> = CONTENTS.iter().map(|(content, name)| Choice::new(*content, *name)).collect();
        let shown = name(&CONTENTS, self.choices.content);
        if let Some(content) = widgets::choice(ui, "What", &self.choices.content, shown, &list) {
            self.choose_content(content);
        }
    }

    pub(super) fn choose_content(&mut self, content: Content) {
        self.choices.content = content;
        self.choices.settle();
    }

    fn size(&mut self, ui: &mut Ui, words: Option<&str>) {
        let list: Vec<_> = self.choices.sizes().into_iter().map(|size| Choice::new(size, size.name())).collect();
        let shown = self.choices.size.name();
        if let Some(size) = widgets::choice(ui, "Size", &self.choices.size, &shown, &list) {
            self.choices.size = size;
        }
        if self.choices.size == Size::Typed {
            widgets::line(ui, "Pixels, such as 1920 × 1080", "", &mut self.choices.typed);
        }
        if let Some(words) = words {
            let look = Look::of(ui.ctx());
            ui.label(RichText::new(words).font(style::small()).color(look.muted));
        }
    }

    /// How large the pages are, in words.
    pub(super) fn size_words(&self, pages: &[Page]) -> Result<String, String> {
        let Some(page) = pages.first() else { return Ok(String::new()) };
        let sizing = self.choices.sizing()?;
        let several = match pages.len() {
            1 => String::new(),
            count => format!("{count} pages, "),
        };
        match (self.choices.format, self.choices.size) {
            (Format::Pdf, Size::Natural) if self.choices.content != Content::Map => Ok(format!("{several}16:9")),
            (Format::Pdf, Size::Natural) => {
                let millimetres = |length: f64| (length * MILLIMETRES).round();
                let (width, height) = (millimetres(page.picture.size.width), millimetres(page.picture.size.height));
                Ok(format!("{several}{width} × {height} mm"))
            }
            (Format::Pdf, Size::Paper(paper)) => {
                let (width, height) = paper.under(page.picture.size);
                Ok(format!("{several}{width} × {height} mm"))
            }
            _ => {
                let mut pixels = sizing.of(page.picture.size);
                for page in pages.iter().skip(1) {
                    pixels = pixels.and(sizing.of(page.picture.size));
                }
                let pixels = pixels.map_err(|error| super::sentence(&error.to_string()))?;
                Ok(format!("{several}{} × {} pixels", pixels.width, pixels.height))
            }
        }
    }

    fn theme(&mut self, ui: &mut Ui) {
        let mut ask = false;
        if let Some(theme) = segments(ui, "Theme", &THEMES, self.choices.look) {
            if theme == Theme::Own && self.own.is_none() {
                ask = true;
            } else {
                self.choices.look = theme;
                self.theme_trouble = None;
            }
        }
        if self.choices.look == Theme::Own {
            let file = self.choices.own.as_deref().map(name_of).unwrap_or_default();
            ui.horizontal(|ui| {
                let room = ui.available_width() - 130.0;
                ui.scope(|ui| {
                    ui.set_max_width(room);
                    text::label(ui, &file, &style::small(), Look::of(ui.ctx()).text);
                });
                ask |= widgets::link(ui, "Choose another…").clicked();
            });
        }
        if let Some(trouble) = &self.theme_trouble {
            let look = Look::of(ui.ctx());
            let label = text::wrapped(ui, trouble, &style::body(), look.warning);
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_role(Role::Alert);
                node.set_label(trouble.clone());
            });
        }
        if ask {
            let near = self.choices.own.clone().unwrap_or_else(|| self.folder.clone());
            self.asking.ask(ui.ctx(), Purpose::OpenTheme, Some(&near));
        }
    }
}

/// A row of segments of which one is always chosen; gives another one.
fn segments<T: Copy + PartialEq>(ui: &mut Ui, title: &str, list: &[(T, &str)], current: T) -> Option<T> {
    let names: Vec<String> = list.iter().map(|(_, name)| (*name).to_owned()).collect();
    let at = list.iter().position(|(value, _)| *value == current);
    let chosen = widgets::segments(ui, title, &names, at)??;
    list.get(chosen).map(|(value, _)| *value)
}

fn name<T: PartialEq>(list: &[(T, &'static str)], value: T) -> &'static str {
    list.iter().find(|(known, _)| *known == value).map_or("", |(_, name)| name)
}
