//! Short words at the foot of the window about what was just done, with a way back or on.
//!
//! The editor keeps its own (they can be undone); those about files are kept here. One place draws both.

use std::path::PathBuf;

use egui::{Align2, Area, Button, CornerRadius, Frame, Margin, Rect, RichText, Role, Ui, vec2};

use super::parts;
use super::style;
use super::text;
use super::theme::Look;
use super::widgets::{tell_news, text_ring};
use super::worker::Progress;
use crate::editor;

/// How long a toast stays, in seconds.
pub const SECONDS: f64 = 6.0;
/// More that wait are more than anybody reads.
const MOST: usize = 3;
/// Height of a toast of one line, and what is left free below it.
const HEIGHT: f32 = 26.0;
const AIR: f32 = 3.0;
/// The part of its place that a toast takes at most, beside what the status bar says.
const PART: f32 = 0.6;
/// Width of the bar that says how much of a work is done.
const BAR: f32 = 90.0;

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
    /// The width that those shown last took.
    width: f32,
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
    /// Shows a text for a while from `now`, with the offer to open a folder.
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

    /// How wide those are that are shown now.
    pub fn width(&self) -> f32 {
        self.width
    }

    /// Draws these toasts and the editor's last at the right end of `place`, the strip at the window's foot,
    /// and gives back an offer that was taken. What has more lines grows upwards. The next repaint is asked for at the
    /// moment the next toast goes, none before.
    pub fn show(
        &mut self,
        ctx: &egui::Context,
        place: Rect,
        of_editor: &[editor::Toast],
        running: &[Progress],
        now: f64,
    ) -> Option<Taken> {
        self.list.retain(|toast| toast.until > now);
        self.width = 0.0;
        let ends = self.list.iter().map(|t| t.until).chain(of_editor.iter().map(|t| t.until));
        match ends.min_by(f64::total_cmp) {
            Some(next) => ctx.request_repaint_after_secs((next - now).max(0.01) as f32),
            None if running.is_empty() => return None,
            None => {}
        }
        let mut taken = None;
        let layer = parts::toasts();
        let foot = place.right_bottom() - vec2(0.0, AIR);
        let area = Area::new(layer.id).order(layer.order).pivot(Align2::RIGHT_BOTTOM).fixed_pos(foot);
        let shown = area.show(ctx, |ui| {
            ui.set_max_width(place.width() * PART);
            ui.spacing_mut().item_spacing.y = 4.0;
            for progress in running {
                if draw_progress(ui, progress) {
                    taken = Some(Taken::Stop(progress.words.clone()));
                }
            }
            // Those about files may come at once, and each is news.
            for toast in &self.list {
                // A node of its own for every time, so that the same words are said again.
                let pressed = ui.push_id(toast.until.to_bits(), |ui| {
                    draw(ui, &toast.text, toast.folder.as_ref().map(|_| "Open folder"))
                });
                if let Some(folder) = toast.folder.as_ref().filter(|_| pressed.inner) {
                    taken = Some(Taken::OpenFolder(folder.clone()));
                }
            }
            // Of what was done the last is enough: a crowd would hide what it speaks of.
            if let Some(toast) = of_editor.last() {
                let offer = toast.offer.as_ref().map(|offer| offer.label());
                let pressed = ui.push_id(toast.id, |ui| draw(ui, &toast.text, offer.as_deref()));
                if pressed.inner {
                    taken = Some(Taken::Editor(toast.id));
                }
            }
        });
        self.width = shown.response.rect.width();
        if let Some(Taken::OpenFolder(folder)) = &taken {
            self.list.retain(|toast| toast.folder.as_ref() != Some(folder));
        }
        taken
    }
}

/// One dark card: the text, and the offer at its right. Whether the offer was taken.
fn draw(ui: &mut Ui, words: &str, offer: Option<&str>) -> bool {
    let room = ui.available_width();
    card(ui, |ui, look| {
        let offer_room = if offer.is_some() { 130.0 } else { 0.0 };
        ui.scope(|ui| {
            ui.set_max_width((room - offer_room - 24.0).max(160.0));
            let label = text::wrapped(ui, words, &style::control(), look.ground);
            tell_news(&label, words);
        });
        let Some(offer) = offer else { return false };
        ui.add_space(8.0);
        press(ui, look, offer, true)
    })
}

/// Work under way: its words, how much is done, and the way to stop it. Whether that was taken.
fn draw_progress(ui: &mut Ui, progress: &Progress) -> bool {
    card(ui, |ui, look| {
        let label = text::label_within(ui, &progress.words, &style::control(), look.ground, 260.0);
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_role(Role::Status));
        let (bar, response) = ui.allocate_exact_size(vec2(BAR, 4.0), egui::Sense::hover());
        ui.painter().rect_filled(bar, 2, look.ground.gamma_multiply(0.25));
        let done = Rect::from_min_size(bar.min, vec2(bar.width() * progress.part, bar.height()));
        ui.painter().rect_filled(done, 2, look.toast_accent);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_role(Role::ProgressIndicator);
            node.set_label(progress.words.clone());
            node.set_numeric_value(f64::from(progress.part * 100.0).round());
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(100.0);
        });
        press(ui, look, "Cancel", !progress.stopping)
    })
}

fn card(ui: &mut Ui, add: impl FnOnce(&mut Ui, &Look) -> bool) -> bool {
    let look = Look::of(ui.ctx());
    let frame =
        Frame::new().fill(look.text).corner_radius(CornerRadius::same(7)).inner_margin(Margin::symmetric(12, 0));
    let row = |ui: &mut Ui| {
        ui.set_min_height(HEIGHT);
        add(ui, &look)
    };
    frame
        .show(ui, |ui| {
            ui.spacing_mut().interact_size.y = HEIGHT;
            ui.horizontal(row).inner
        })
        .inner
}

/// A word to press on the dark card, where the other theme's accent is the one that can be read.
fn press(ui: &mut Ui, look: &Look, words: &str, enabled: bool) -> bool {
    ui.spacing_mut().button_padding = vec2(6.0, 2.0);
    let words = RichText::new(words).color(look.toast_accent).font(style::title());
    let button = ui.add_enabled(enabled, Button::new(words).frame(false).min_size(vec2(0.0, HEIGHT)));
    text_ring(ui, &button, look.toast_accent);
    button.clicked()
}
