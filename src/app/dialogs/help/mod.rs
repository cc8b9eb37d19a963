//! The help sheet: every key and gesture, grouped, to be searched; and what this program is.

mod columns;
mod sheet;

use egui::{Key, Modifiers, RichText, ScrollArea, Ui};

use super::frame;
use crate::app::text::Field;
use crate::app::theme::Look;
use crate::app::widgets;
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
    let offset = scrolled(ui, query.is_empty());
    let field = Field::line(id).hint("Search keys and gestures").width(320.0).show(ui, query).response;
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_label("Search keys and gestures"));
    frame::focus_once(ui, &field);
    let groups = sheet::matching(sheet::groups(Os::HERE), query);
    let height = (ui.ctx().content_rect().height() - AROUND).max(160.0);
    ui.add_space(2.0);
    let mut area = ScrollArea::vertical().id_salt("keys").max_height(height).auto_shrink([false, false]);
    if let Some(offset) = offset {
        area = area.vertical_scroll_offset(offset);
    }
    let shown = widgets::scroll(ui, area, "the keys", |ui| {
        // The bar lies over what it scrolls.
        ui.set_width(ui.available_width() - 14.0);
        if groups.is_empty() {
            ui.label(RichText::new("No key and no gesture has these words.").color(look.muted));
        }
        columns::show(ui, &groups);
    });
    let seen = Seen {
        at: shown.state.clamped_offset().y,
        page: shown.inner_rect.height(),
        end: (shown.content_size.y - shown.inner_rect.height()).max(0.0),
    };
    ui.data_mut(|data| data.insert_temp(Seen::id(), seen));
}

/// What is seen of the sheet, in points from its top.
#[derive(Clone, Copy, Debug)]
struct Seen {
    at: f32,
    page: f32,
    end: f32,
}

impl Seen {
    fn id() -> egui::Id {
        egui::Id::unique("help seen")
    }
}

/// Where keys scroll the sheet to, taken before the field sees them; Home and End are the field's while it holds words.
fn scrolled(ui: &Ui, empty: bool) -> Option<f32> {
    const LINE: f32 = 50.0;
    let seen = ui.data(|data| data.get_temp::<Seen>(Seen::id()))?;
    let page = seen.page - LINE;
    let keys = [
        (Key::ArrowDown, seen.at + LINE),
        (Key::ArrowUp, seen.at - LINE),
        (Key::PageDown, seen.at + page),
        (Key::PageUp, seen.at - page),
        (Key::Home, 0.0),
        (Key::End, seen.end),
    ];
    let mine = |key: Key| empty || !matches!(key, Key::Home | Key::End);
    let to = ui.input_mut(|input| {
        keys.into_iter().find(|(key, _)| mine(*key) && input.consume_key(Modifiers::NONE, *key)).map(|(_, to)| to)
    });
    to.map(|to| to.clamp(0.0, seen.end))
}
