//! The window: panels around the canvas, dialogs, and what only a program with a screen can do.
//!
//! Nothing here changes a map: every panel reads the editor and says what it wishes; the editor does it.
//! Only this room knows egui. `App::show` delegates; each panel is a file of its own.

pub mod ahead;
pub mod canvas;
pub mod clipboard;
pub mod dialogs;
pub mod errors;
pub mod exports;
pub mod files;
pub mod funnel_import;
pub mod funnel_panel;
pub mod pick;
pub mod recovery;
pub mod start;
pub mod text;
pub mod toasts;

mod aside;
mod coach;
mod command_palette;
mod cores;
mod desk;
mod dress;
mod find;
mod fonts;
mod icons;
mod inspector;
mod launch;
mod menu_keys;
mod menus;
mod motion;
mod number_field;
mod options;
mod outline;
mod pace;
mod palette;
mod panels;
mod parts;
mod perform;
mod present;
mod random;
mod scribe_line;
mod session;
mod shell;
mod shortcuts;
mod status_bar;
mod style;
mod theme;
mod top_bar;
mod view;
mod widgets;
mod wish;
mod worker;

pub use dress::dress;
pub use launch::{LaunchError, run, window_options};
pub use options::Options;
pub use session::Session;

use crate::editor::{Panel, ThemeChoice};
use coach::Coach;
use command_palette::CommandPalette;
use desk::Desk;
use funnel_panel::FunnelAction;
use motion::Motion;
use pace::Pace;
use panels::Panels;
use present::{Present, Shown};

/// The whole window. `eframe` drives it through [`App::show`]; tests do the same without a screen.
pub struct App {
    /// What the program was started with, until it is opened.
    options: Options,
    session: Option<Session>,
    desk: Desk,
    panels: Panels,
    theme: ThemeChoice,
    motion: Motion,
    /// The look in use: whether it is the dark one, and whether it keeps still.
    look: Option<(bool, bool)>,
    /// The title the window has.
    title: String,
    pace: Pace,
    coach: Coach,
    palette: CommandPalette,
    /// The slides, while they are shown instead of everything else.
    present: Option<Present>,
    /// The key that ended them may still be held down.
    ended: bool,
    /// Frames until the window has been made as large as the desktop leaves room for.
    settling: u8,
}

impl App {
    /// The window's state before its first frame; sets egui's fonts and style.
    pub fn new(ctx: &egui::Context, options: Options) -> Self {
        dress(ctx);
        let motion = Motion::new(options.state.as_ref());
        let dark = options.state.as_ref().and_then(|state| state.habits().dark);
        Self {
            session: None,
            desk: Desk::new(&options),
            coach: Coach::new(options.state.as_ref(), options.first_hints),
            options,
            panels: Panels::default(),
            theme: match dark {
                None => ThemeChoice::System,
                Some(false) => ThemeChoice::Light,
                Some(true) => ThemeChoice::Dark,
            },
            motion,
            look: None,
            title: String::new(),
            pace: Pace::default(),
            palette: CommandPalette::default(),
            present: None,
            ended: false,
            settling: 2,
        }
    }

    /// Keeps still where the system is set so, unless the user has said otherwise.
    pub fn follow_system(&mut self, ctx: &egui::Context) {
        self.motion.ask(ctx);
    }

    /// Puts an open map into the window.
    pub fn open(&mut self, session: Session) {
        self.session = Some(session);
    }

    /// The open map.
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// Leaves in `raw` what belongs to the coming frame, see `Pace`; more may follow at once.
    pub fn pace(&mut self, ctx: &egui::Context, raw: &mut egui::RawInput) {
        self.desk.hear_clipboard(ctx, raw);
        if self.session.as_mut().is_some_and(|session| session.scribe.on_the_way()) {
            self.pace.hold(raw);
            ctx.request_repaint();
            return;
        }
        let open = self.session.as_ref().is_some_and(|session| session.editor.editing().is_some());
        let next = self.pace.keep(raw, open || pace::text_focused(ctx));
        self.desk.make_way(raw, self.session.as_mut());
        if next.ask {
            ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        }
        if next.more {
            ctx.request_repaint();
        }
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        self.choose_look(ui.ctx());
        if self.presents(ui) {
            self.set_title(ui.ctx());
            self.desk.attend(ui.ctx(), self.session.as_ref());
            return;
        }
        self.let_go(ui.ctx());
        if let Some(path) = self.options.path.take() {
            self.desk.open(ui.ctx(), &path, &mut self.session);
        }
        self.coach.hear(ui.ctx(), self.session.as_ref());
        self.panels.measure(ui.ctx().content_rect().size());
        self.hear_first(ui.ctx());
        let requests = match &mut self.session {
            Some(session) => {
                let still = self.motion.reduced();
                session.editor.set_motion(!still);
                let switches = self.panels.switches(self.theme, session.editor.room_size(), still);
                shell::show(ui, session, &self.panels, switches)
            }
            None => {
                self.desk.start_screen(ui, &mut self.session);
                Vec::new()
            }
        };
        for request in requests {
            self.perform(ui.ctx(), request);
        }
        self.choose(ui.ctx());
        self.desk(ui.ctx());
        if !self.desk.busy() {
            self.coach.show(ui.ctx(), self.session.as_ref());
        }
        match &mut self.session {
            Some(session) => session.parts.settle(ui.ctx(), Some(view::canvas_id())),
            None => self.desk.settle_start(ui.ctx()),
        }
        self.set_title(ui.ctx());
        self.fill_desktop(ui.ctx());
    }

    /// Shows the slides, while there is a presentation; whether this frame is theirs.
    fn presents(&mut self, ui: &mut egui::Ui) -> bool {
        let (Some(present), Some(session)) = (&mut self.present, &mut self.session) else { return false };
        match present.show(ui, &mut session.editor) {
            Shown::Slide => true,
            Shown::Last => {
                self.present = None;
                // What was said before the slides is no news behind them.
                session.editor.hush();
                self.ended = true;
                true
            }
            Shown::Nothing => {
                self.present = None;
                false
            }
        }
    }

    /// Takes the repeats of the key that ended the slides out of the frame: they mean nothing to the window.
    fn let_go(&mut self, ctx: &egui::Context) {
        if self.ended {
            ctx.input_mut(|input| {
                input.events.retain(|event| !matches!(event, egui::Event::Key { pressed: true, repeat: true, .. }));
                self.ended = !input.keys_down.is_empty();
            });
        }
    }

    /// Maximises the window once it is shown: X11 forgets what was asked of a window that was still hidden.
    fn fill_desktop(&mut self, ctx: &egui::Context) {
        if self.settling == 0 || ctx.input(|input| input.viewport().maximized) != Some(false) {
            return;
        }
        self.settling -= 1;
        if self.settling == 0 {
            ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
        } else {
            ctx.request_repaint();
        }
    }

    /// Files, imports, exports and the words about them.
    fn desk(&mut self, ctx: &egui::Context) {
        match self.session.as_mut().and_then(|session| session.funnel_action.take()) {
            Some(FunnelAction::Fold(open)) => self.panels.set(Panel::Funnel, open),
            Some(action) => {
                if matches!(action, FunnelAction::Limits(_)) {
                    self.panels.set(Panel::Inspector, true);
                }
                self.desk.funnel(ctx, action, &mut self.session);
            }
            None => {}
        }
        let put = self.desk.show(ctx, &mut self.session);
        if let (Some(funnel), Some(session)) = (put, &mut self.session) {
            session.show_funnel(funnel.id);
            self.panels.set(Panel::Funnel, true);
        }
    }

    fn choose_look(&mut self, ctx: &egui::Context) {
        let dark = match self.theme {
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
            ThemeChoice::System => ctx.input(|input| input.raw.system_theme) == Some(egui::Theme::Dark),
        };
        let still = self.motion.reduced();
        if self.look != Some((dark, still)) {
            dress::install(ctx, dark);
            if still {
                style::keep_still(ctx);
            }
            self.look = Some((dark, still));
        }
    }

    fn set_title(&mut self, ctx: &egui::Context) {
        let title = self.session.as_ref().map_or_else(|| "Touchline".to_owned(), Session::window_title);
        // Screen readers say what the window is from the root of their tree.
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(title.as_str()));
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn raw_input_hook(&mut self, ctx: &egui::Context, raw: &mut egui::RawInput) {
        self.pace(ctx, raw);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    /// The canvas has the ground of the map without filling it: each filling costs every pixel once more.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.extreme_bg_color.to_normalized_gamma_f32()
    }
}
