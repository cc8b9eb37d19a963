//! The help sheet: every key and gesture, grouped, to be searched; and what this program is.

mod columns;
mod sheet;

use egui::{RichText, ScrollArea, Ui};

use super::frame;
use crate::app::text::Field;
use crate::app::theme::Look;
use crate::editor::Os;

/// Which of the two is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Help {
    /// With what is looked for in it.
    Shortcuts(String),
    About,
}

/// Of the sheet, in a window that has the room.
const WIDTH: f32 = 1120.0;
/// Above and below what scrolls: title, field, button and the air around the dialog.
const AROUND: f32 = 250.0;

impl Help {
    /// Draws it; whether it was closed.
    pub fn show(&mut self, ctx: &egui::Context) -> bool {
        let mut closed = false;
        let (width, title) = match self {
            Self::Shortcuts(_) => (WIDTH, "Keyboard and mouse"),
            Self::About => (420.0, "Touchline"),
        };
        let escaped = frame::modal(ctx, "help", width, title, |ui| {
            match self {
                Self::Shortcuts(query) => shortcuts(ui, query),
                Self::About => about(ui),
            }
            ui.add_space(10.0);
            frame::buttons(ui, |ui| {
                let close = frame::primary_if(ui, true, "Close");
                if *self == Self::About {
                    frame::focus_once(ui, &close);
                }
                closed = close.clicked();
            });
        });
        closed || escaped
    }
}

fn about(ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
    let text = "An editor for customer journey maps. MIT or Apache-2.0. The typeface is Inter, under the SIL Open Font License.";
    ui.add(egui::Label::new(RichText::new(text).color(look.muted)).wrap());
}

fn shortcuts(ui: &mut Ui, query: &mut String) {
    let look = Look::of(ui.ctx());
    let id = egui::Id::unique("help query");
    let field = Field::line(id).hint("Search keys and gestures").width(320.0).show(ui, query).response;
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label("Search keys and gestures"));
    frame::focus_once(ui, &field);
    let groups = sheet::matching(sheet::groups(Os::HERE), query);
    let height = (ui.ctx().content_rect().height() - AROUND).max(160.0);
    ui.add_space(2.0);
    ScrollArea::vertical().id_salt("keys").max_height(height).auto_shrink([false, false]).show(ui, |ui| {
        // The bar lies over what it scrolls.
        ui.set_width(ui.available_width() - 14.0);
        if groups.is_empty() {
            ui.label(RichText::new("No key and no gesture has these words.").color(look.muted));
        }
        columns::show(ui, &groups);
    });
}
