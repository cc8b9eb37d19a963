//! Toasts and the banner of what went wrong.

use std::path::PathBuf;

use egui::{Align2, Area, Id, Order};

use super::Desk;
use crate::app::errors::{self, BannerAnswer, Mend, Problem};
use crate::app::files::Wish;
use crate::app::session::Session;
use crate::app::theme::Look;
use crate::app::toasts::Taken;
use crate::editor::Request;

impl Desk {
    /// Draws toasts and the banner, and does what was chosen on them.
    pub(super) fn speak(&mut self, ctx: &egui::Context, session: &mut Option<Session>) {
        self.hover_word(ctx);
        let of_editor = session.as_ref().map(|session| session.editor.toasts().to_vec()).unwrap_or_default();
        let foot = ctx.content_rect();
        let foot = foot.with_min_y(foot.bottom() - 44.0).shrink2(egui::vec2(24.0, 8.0));
        let place = session.as_ref().map_or(foot, |session| session.said.place);
        let now = super::intake::now(ctx);
        let running: Vec<_> =
            self.writing.progress(now).chain(self.copying.progress(now)).chain(self.pasting.progress(now)).collect();
        match self.toasts.show(ctx, place, &of_editor, &running, now) {
            Some(Taken::Editor(id)) => {
                if let Some(session) = session {
                    session.editor.accept_toast(id);
                }
            }
            Some(Taken::OpenFolder(folder)) => self.open_folder(ctx, folder),
            Some(Taken::Stop(words)) => {
                self.writing.stop(&words);
                self.copying.stop(&words);
                self.pasting.stop(&words);
            }
            None => {}
        }
        if let Some(session) = session {
            session.said.make_room(ctx, self.toasts.width());
        }
        self.banner(ctx, session);
    }

    fn banner(&mut self, ctx: &egui::Context, session: &mut Option<Session>) {
        let Some(problem) = self.problem.clone() else { return };
        let top = if session.is_some() { 60.0 } else { 24.0 };
        let width = 600.0_f32.min(ctx.content_rect().width() - 48.0);
        let area = Area::new(Id::unique("problem")).order(Order::Foreground).anchor(Align2::CENTER_TOP, [0.0, top]);
        let answer = area
            .show(ctx, |ui| {
                ui.set_width(width);
                let shadow = egui::Frame::new().shadow(ui.visuals().popup_shadow).corner_radius(6);
                shadow.show(ui, |ui| errors::banner(ui, &problem, true)).inner
            })
            .inner;
        let escape = !self.busy() && ctx.input(|input| input.key_pressed(egui::Key::Escape));
        match answer {
            Some(BannerAnswer::Close) => self.problem = None,
            Some(BannerAnswer::Mend(mend)) => self.mend(ctx, mend, session),
            None if escape => self.problem = None,
            None => {}
        }
    }

    fn mend(&mut self, ctx: &egui::Context, mend: Mend, session: &mut Option<Session>) {
        self.problem = None;
        match mend {
            Mend::OpenFolder(folder) => self.open_folder(ctx, folder),
            Mend::SaveAs => self.perform(ctx, Request::SaveAs, session),
            Mend::ChooseAnother => self.wish(ctx, Wish::OpenAsk, session),
            Mend::ChooseTable => self.perform(ctx, Request::ImportFunnel, session),
            Mend::ExportElsewhere | Mend::Export => self.perform(ctx, Request::Export, session),
            Mend::SkipRows(_) => {}
        }
    }

    /// Opens a folder in the file manager, on a thread of its own since that may take its time.
    pub(super) fn open_folder(&mut self, ctx: &egui::Context, folder: PathBuf) {
        let (tell, done) = std::sync::mpsc::channel();
        let asked = folder.clone();
        let wake = ctx.clone();
        std::thread::spawn(move || {
            // The window may be gone by now.
            let _ = tell.send(opener::open(&asked).is_ok());
            wake.request_repaint();
        });
        self.opening.push((folder, done));
    }

    /// Says where a folder is that no file manager would show.
    pub(super) fn unopened(&mut self) {
        let mut failed = None;
        self.opening.retain(|(folder, done)| match done.try_recv() {
            Ok(true) => false,
            Err(std::sync::mpsc::TryRecvError::Empty) => true,
            Ok(false) | Err(std::sync::mpsc::TryRecvError::Disconnected) => {
                failed = Some(folder.clone());
                false
            }
        });
        if let Some(folder) = failed {
            let text = format!("No program here shows folders. It is {}.", folder.display());
            self.problem = Some(Problem::new("The folder could not be opened", text));
        }
    }

    /// While a file is held over the window: what dropping it does.
    fn hover_word(&self, ctx: &egui::Context) {
        if self.busy() || ctx.input(|input| input.raw.hovered_files.is_empty()) {
            return;
        }
        let look = Look::of(ctx);
        let painter = ctx.layer_painter(egui::LayerId::new(Order::Tooltip, Id::unique("drop")));
        let rect = ctx.content_rect().shrink(6.0);
        let ground = look.accent.gamma_multiply(0.10);
        let stroke = egui::Stroke::new(2.0, look.accent);
        painter.rect(rect, 10, ground, stroke, egui::StrokeKind::Inside);
        let text = "Drop a file with a funnel or measures (CSV, Excel, JSON) to import it, or a map to open it";
        let font = egui::FontId::new(18.0, crate::app::fonts::semibold());
        let galley = painter.layout_no_wrap(text.to_owned(), font, look.on_accent);
        let at = rect.center() - galley.size() / 2.0;
        let card = egui::Rect::from_min_size(at, galley.size()).expand2(egui::vec2(24.0, 14.0));
        painter.rect_filled(card, 10, look.accent);
        painter.galley(at, galley, look.on_accent);
    }
}
