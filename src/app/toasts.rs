//! Short words at the foot of the window about what was just done, with a way back or on.
//!
//! The editor keeps its own (they can be undone); those about files are kept here. One place draws both.

use std::path::PathBuf;

use egui::{Align, Align2, Area, Button, CornerRadius, Frame, Id, Layout, Margin, Order, RichText, Role};

use super::style;
use super::text;
use super::theme::Look;
use super::worker::Progress;
use crate::editor;

/// How long a toast stays, in seconds.
pub const SECONDS: f64 = 10.0;
/// More at once are more than anybody reads.
const MOST: usize = 3;
/// Between the last toast and the foot of what they lie over.
const AIR: f32 = 14.0;

#[derive(Clone, Debug)]
struct Toast {
    text: String,
    /// Offered to be opened.
    folder: Option<PathBuf>,
    until: f64,
}

/// The app's own toasts, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    list: Vec<Toast>,
}

/// The offer that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Of the editor's toast with this number.
    Editor(u64),
    OpenFolder(PathBuf),
    /// Of the work shown with these words.
    Stop(String),
}

impl Toasts {
    /// Shows a text for ten seconds from `now`, with the offer to open a folder.
    pub fn push(&mut self, text: impl Into<String>, folder: Option<PathBuf>, now: f64) {
        let text = text.into();
        // The clipboard holds one thing: what was said of another is not true any more.
        let clipboard = |text: &str| text.contains("on the clipboard");
        self.list.retain(|toast| toast.text != text && !(clipboard(&text) && clipboard(&toast.text)));
        self.list.push(Toast { text, folder, until: now + SECONDS });
        if self.list.len() > MOST {
            self.list.remove(0);
        }
    }

    /// Keeps all texts for later: nobody sees them now.
    pub fn wait(&mut self, now: f64) {
        for toast in &mut self.list {
            toast.until = now + SECONDS;
        }
    }

    /// The texts shown, oldest first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|toast| toast.text.as_str())
    }

    /// Draws these toasts and the editor's at the foot of `over`, and gives back an offer that was taken. The next
    /// repaint is asked for at the moment the next toast goes, none before.
    pub fn show(
        &mut self,
        ctx: &egui::Context,
        over: egui::Rect,
        of_editor: &[editor::Toast],
        running: &[Progress],
        now: f64,
    ) -> Option<Taken> {
        self.list.retain(|toast| toast.until > now);
        let ends = self.list.iter().map(|t| t.until).chain(of_editor.iter().map(|t| t.until));
        match ends.min_by(f64::total_cmp) {
            Some(next) => ctx.request_repaint_after_secs((next - now).max(0.01) as f32),
            None if running.is_empty() => return None,
            None => {}
        }
        let mut taken = None;
        let foot = over.center_bottom() - egui::vec2(0.0, AIR);
        // Under an open dialog: it asks for an answer, a toast does not.
        let asked = ctx.memory(|memory| memory.top_modal_layer().is_some());
        let order = if asked { Order::Middle } else { Order::Tooltip };
        let area = Area::new(Id::unique("toasts")).order(order).pivot(Align2::CENTER_BOTTOM).fixed_pos(foot);
        area.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            for progress in running {
                if draw_progress(ui, progress) {
                    taken = Some(Taken::Stop(progress.words.clone()));
                }
            }
            for toast in of_editor {
                if draw(ui, &toast.text, toast.offer.as_ref().map(|offer| offer.label()).as_deref()) {
                    taken = Some(Taken::Editor(toast.id));
                }
            }
            for toast in &self.list {
                if draw(ui, &toast.text, toast.folder.as_ref().map(|_| "Open folder"))
                    && let Some(folder) = &toast.folder
                {
                    taken = Some(Taken::OpenFolder(folder.clone()));
                }
            }
        });
        if let Some(Taken::OpenFolder(folder)) = &taken {
            self.list.retain(|toast| toast.folder.as_ref() != Some(folder));
        }
        taken
    }
}

/// One dark card: the text, and the offer at its right. Whether the offer was taken.
fn draw(ui: &mut egui::Ui, words: &str, offer: Option<&str>) -> bool {
    let look = Look::of(ui.ctx());
    let frame =
        Frame::new().fill(look.text).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(16, 6));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.ctx().content_rect().width().min(400.0) - 32.0);
            ui.horizontal(|ui| {
                ui.set_min_height(style::CONTROL);
                let button_room = if offer.is_some() { 110.0 } else { 0.0 };
                let label = ui
                    .allocate_ui_with_layout(
                        egui::vec2(ui.available_width() - button_room, style::CONTROL),
                        Layout::left_to_right(Align::Center),
                        |ui| text::wrapped(ui, words, &style::control(), look.ground),
                    )
                    .inner;
                ui.ctx().accesskit_node_builder(label.id, |node| {
                    node.set_role(Role::Status);
                    node.set_live(egui::accesskit::Live::Polite);
                    node.set_label(words.to_owned());
                });
                let Some(offer) = offer else { return false };
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    // On the dark card the other theme's accent is the one that can be read.
                    let accent = look.toast_accent;
                    ui.add(Button::new(RichText::new(offer).color(accent).font(style::title())).frame(false)).clicked()
                })
                .inner
            })
            .inner
        })
        .inner
}

/// Work under way: its words, how much is done, and the way to stop it. Whether that was taken.
fn draw_progress(ui: &mut egui::Ui, progress: &Progress) -> bool {
    let look = Look::of(ui.ctx());
    let frame =
        Frame::new().fill(look.text).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(16, 6));
    frame
        .show(ui, |ui| {
            ui.set_width(ui.ctx().content_rect().width().min(400.0) - 32.0);
            let stopped = ui.horizontal(|ui| {
                ui.set_min_height(style::CONTROL);
                let size = egui::vec2(ui.available_width() - 80.0, style::CONTROL);
                ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                    let label = text::label(ui, &progress.words, &style::control(), look.ground);
                    ui.ctx().accesskit_node_builder(label.id, |node| node.set_role(Role::Status));
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let cancel = RichText::new("Cancel").color(look.toast_accent).font(style::title());
                    ui.add_enabled(!progress.stopping, Button::new(cancel).frame(false)).clicked()
                })
                .inner
            });
            let (bar, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), 4.0), egui::Sense::hover());
            ui.painter().rect_filled(bar, 2, look.ground.gamma_multiply(0.25));
            let done = egui::Rect::from_min_size(bar.min, egui::vec2(bar.width() * progress.part, bar.height()));
            ui.painter().rect_filled(done, 2, look.toast_accent);
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(Role::ProgressIndicator);
                node.set_label(progress.words.clone());
                node.set_numeric_value(f64::from(progress.part * 100.0).round());
                node.set_min_numeric_value(0.0);
                node.set_max_numeric_value(100.0);
            });
            ui.add_space(4.0);
            stopped.inner
        })
        .inner
}
