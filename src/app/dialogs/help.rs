//! The help sheet of shortcuts, read from the registry of commands; and what this program is.

use egui::{RichText, ScrollArea, Ui};

use super::frame;
use crate::app::theme::Look;
use crate::app::{present, style};
use crate::editor::{Command, Menu, Os};

/// Which of the two is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    Shortcuts,
    About,
}

/// What a mouse and a held key do; no command stands for it.
const MOUSE: [(&str, &str); 5] = [
    ("Scroll", "Wheel"),
    ("Zoom at the pointer", "Ctrl+Wheel"),
    ("Pan", "Space+drag"),
    ("Copy a card", "Ctrl+drag"),
    ("Another line in a text", "Shift+Enter"),
];

/// Draws it; whether it was closed.
pub fn show(ctx: &egui::Context, help: Help) -> bool {
    let mut closed = false;
    let (width, title) = match help {
        Help::Shortcuts => (720.0, "Keyboard shortcuts"),
        Help::About => (420.0, "Touchline"),
    };
    let escaped = frame::modal(ctx, "help", width, title, |ui| {
        match help {
            Help::Shortcuts => {
                ScrollArea::vertical().max_height(frame::room(ui) + 140.0).show(ui, shortcuts);
            }
            Help::About => about(ui),
        }
        ui.add_space(10.0);
        frame::buttons(ui, |ui| {
            let close = frame::primary_if(ui, true, "Close");
            frame::focus_once(ui, &close);
            closed = close.clicked();
        });
    });
    closed || escaped
}

fn about(ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
    let text = "An editor for customer journey maps. MIT or Apache-2.0. The typeface is Inter, under the SIL Open Font License.";
    ui.add(egui::Label::new(RichText::new(text).color(look.muted)).wrap());
}

fn shortcuts(ui: &mut Ui) {
    let os = Os::HERE;
    let keyed = |command: &Command| command.shortcut(os).map(|keys| (command.full_name(), keys.text(os)));
    let mut groups: Vec<(&str, Vec<(String, String)>)> = Menu::ALL
        .iter()
        .map(|menu| (menu.name(), menu.commands().filter_map(|(command, _)| keyed(command)).collect()))
        .collect();
    let mut map: Vec<(String, String)> =
        Command::ALL.iter().filter(|command| command.place().is_none()).filter_map(keyed).collect();
    map.extend(MOUSE.iter().map(|(what, keys)| ((*what).to_owned(), (*keys).to_owned())));
    groups.push(("On the map", map));
    let words = present::WORDS.iter().map(|(what, keys)| ((*what).to_owned(), (*keys).to_owned()));
    groups.push(("While presenting", words.collect()));
    let (left, right): (Vec<_>, Vec<_>) = groups
        .into_iter()
        .filter(|(_, rows)| !rows.is_empty())
        .partition(|(name, _)| matches!(*name, "File" | "Edit" | "Help" | "While presenting"));
    ui.columns_const(|[a, b]| {
        a.spacing_mut().item_spacing.y = 2.0;
        b.spacing_mut().item_spacing.y = 2.0;
        left.iter().for_each(|(name, rows)| group(a, name, rows));
        right.iter().for_each(|(name, rows)| group(b, name, rows));
    });
}

fn group(ui: &mut Ui, name: &str, rows: &[(String, String)]) {
    let look = Look::of(ui.ctx());
    ui.label(RichText::new(name).font(style::title()));
    egui::Grid::new(name).num_columns(2).min_row_height(22.0).min_col_width(200.0).show(ui, |ui| {
        for (what, keys) in rows {
            ui.label(what);
            ui.label(RichText::new(keys).color(look.muted));
            ui.end_row();
        }
    });
    ui.add_space(12.0);
}
