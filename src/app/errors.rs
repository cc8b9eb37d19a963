//! Errors in words: what happened, where, and what to do about it.

use std::path::PathBuf;

use egui::{CornerRadius, Frame, Margin, Role};

use super::icons::{self, Icon};
use super::theme::Look;
use super::{style, text, widgets};

/// A way out that a banner offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    OpenFolder(PathBuf),
    SaveAs,
    ChooseAnother,
    /// Leaves out the rows that cannot be read, so many.
    SkipRows(usize),
    /// Another table to import.
    ChooseTable,
    /// The export dialog, for another place.
    ExportElsewhere,
    /// The export dialog.
    Export,
}

impl Mend {
    /// The words on the link.
    pub fn label(&self) -> &'static str {
        match self {
            Self::OpenFolder(_) => "Open the file’s folder",
            Self::SaveAs => "Save as…",
            Self::ChooseAnother => "Choose another file…",
            Self::ChooseTable => "Choose another file…",
            Self::SkipRows(1) => "Leave this row out",
            Self::SkipRows(_) => "Leave these rows out",
            Self::ExportElsewhere => "Choose another place…",
            Self::Export => "Export…",
        }
    }
}

/// Something that went wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// What: "visits.csv has no column with counts".
    pub title: String,
    /// Where, and what to do; may be empty.
    pub text: String,
    pub mends: Vec<Mend>,
}

impl Problem {
    /// A problem with nothing to click yet.
    pub fn new(title: impl Into<String>, text: impl Into<String>) -> Self {
        Self { title: title.into(), text: text.into(), mends: Vec::new() }
    }

    /// The same with one more way out.
    #[must_use]
    pub fn or(mut self, mend: Mend) -> Self {
        self.mends.push(mend);
        self
    }
}

/// What was done to a banner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BannerAnswer {
    Mend(Mend),
    Close,
}

/// Draws a problem as an amber banner as wide as there is room; `close` adds a cross.
pub fn banner(ui: &mut egui::Ui, problem: &Problem, close: bool) -> Option<BannerAnswer> {
    let look = Look::of(ui.ctx());
    let mut answer = None;
    let frame =
        Frame::new().fill(look.warning_ground).corner_radius(CornerRadius::same(6)).inner_margin(Margin::same(14));
    frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (sign, _) = ui.allocate_exact_size(egui::vec2(20.0, 20.0), egui::Sense::hover());
            icons::paint(ui.painter(), Icon::Warning, sign, 18.0, look.warning);
            ui.add_space(6.0);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                ui.horizontal_top(|ui| {
                    let room = ui.available_width() - if close { 34.0 } else { 0.0 };
                    ui.allocate_ui(egui::vec2(room, 0.0), |ui| {
                        ui.set_width(room);
                        let label = text::wrapped(ui, &problem.title, &style::title(), look.text);
                        ui.ctx().accesskit_node_builder(label.id, |node| {
                            node.set_role(Role::Alert);
                            node.set_live(egui::accesskit::Live::Assertive);
                            node.set_label(problem.title.clone());
                        });
                    });
                    if close && widgets::remove_button(ui, "Close the message").clicked() {
                        answer = Some(BannerAnswer::Close);
                    }
                });
                if !problem.text.is_empty() {
                    text::wrapped(ui, &problem.text, &style::body(), look.text);
                }
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 16.0;
                    for mend in &problem.mends {
                        if widgets::link(ui, mend.label()).clicked() {
                            answer = Some(BannerAnswer::Mend(mend.clone()));
                        }
                    }
                });
            });
        });
    });
    answer
}
