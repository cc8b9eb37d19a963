//! The menus, from the registry of commands alone.

use std::path::{Path, PathBuf};

use egui::containers::menu::{MenuButton, SubMenuButton};
use egui::{Button, Role, Ui, WidgetInfo, vec2};

use super::dialogs::sentence;
use super::icons::{self, Icon};
use super::menu_keys;
use super::theme::Look;
use super::widgets::{self, menu_button_text, menu_entry};
use super::wish::{Wish, Wishes};
use super::{style, text};
use crate::editor::{Command, Editor, Menu, Os, Panel, RoomSize, ThemeChoice};
use crate::map::Lock;

/// Around the text of an entry; the left holds the tick of what is switched on.
const PADDING: egui::Vec2 = vec2(26.0, 4.0);

/// Air below an open menu, and the least height of one.
const BELOW: f32 = 14.0;
const LEAST: f32 = 120.0;

/// What is switched on now, shown with a tick.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Switches {
    pub(super) theme: ThemeChoice,
    pub(super) room: RoomSize,
    /// Motion is reduced.
    pub(super) still: bool,
    pub(super) palette: bool,
    pub(super) outline: bool,
    pub(super) inspector: bool,
    pub(super) funnel: bool,
}

impl Switches {
    fn on(self, command: &Command) -> bool {
        match command {
            Command::Theme(choice) => *choice == self.theme,
            Command::RoomSize(size) => *size == self.room,
            Command::ReduceMotion => self.still,
            Command::Toggle(Panel::Palette) => self.palette,
            Command::Toggle(Panel::Outline) => self.outline,
            Command::Toggle(Panel::Inspector) => self.inspector,
            Command::Toggle(Panel::Funnel) => self.funnel,
            _ => false,
        }
    }
}

/// What the menus show besides the registry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside<'a> {
    pub(super) switches: Switches,
    /// The maps opened last, newest first.
    pub(super) recent: &'a [PathBuf],
}

/// Shows the row of menus. Without an editor (on the start screen) only what needs no map is enabled.
pub(super) fn show(ui: &mut Ui, editor: Option<&Editor>, beside: Beside<'_>, wishes: &mut Wishes) {
    let os = editor.map_or(Os::HERE, Editor::os);
    let (mut buttons, mut turn) = (Vec::new(), None);
    for (at, menu) in Menu::ALL.into_iter().enumerate() {
        let text = egui::RichText::new(menu.name()).font(style::control());
        let button = Button::new(text).frame_when_inactive(false);
        let (response, open) = MenuButton::from_button(button).ui(ui, |ui| {
            widgets::name_around(ui, menu.name());
            ui.set_min_width(240.0);
            // Longer than a small window is high, it scrolls.
            let room = ui.ctx().content_rect().bottom() - ui.max_rect().top() - BELOW;
            ui.set_max_height(room.max(LEAST));
            let scroll = egui::ScrollArea::vertical().max_height(room.max(LEAST));
            let first =
                widgets::scroll(ui, scroll, "the menu", |ui| entries(ui, menu, editor, os, beside, wishes)).inner;
            menu_keys::enter(ui, at, first.as_ref());
            menu_keys::sideways(ui)
        });
        let way = match open {
            Some(open) => open.inner,
            None => menu_keys::opens(ui, &response).then_some(0),
        };
        turn = turn.or(way.map(|way| (at, way)));
        buttons.push(response);
    }
    let Some((at, way)) = turn else { return };
    let to = (at as isize + way).rem_euclid(buttons.len() as isize) as usize;
    egui::Popup::open_id(ui.ctx(), egui::Popup::default_response_id(&buttons[to]));
    menu_keys::begin(ui, to);
}

/// Draws the entries; gives the first that can be chosen.
fn entries(
    ui: &mut Ui,
    menu: Menu,
    editor: Option<&Editor>,
    os: Os,
    beside: Beside<'_>,
    wishes: &mut Wishes,
) -> Option<egui::Response> {
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.spacing_mut().button_padding = PADDING;
    let entries: Vec<_> = menu.commands().collect();
    let (mut at, mut first) = (0, None);
    while let Some((command, place)) = entries.get(at) {
        if at > 0 && entries[at - 1].1.group != place.group {
            ui.separator();
        }
        if **command == Command::OpenRecent {
            recent(ui, command, beside.recent, wishes);
            at += 1;
            continue;
        }
        let Some(name) = place.submenu else {
            let response = entry(ui, command, editor, os, beside, wishes);
            first = first.or(Some(response).filter(egui::Response::enabled));
            at += 1;
            continue;
        };
        let run = entries[at..].iter().take_while(|(_, other)| other.submenu == Some(name)).count();
        let response = submenu(ui, name, |ui| {
            ui.spacing_mut().button_padding = PADDING;
            for (command, _) in &entries[at..at + run] {
                entry(ui, command, editor, os, beside, wishes);
            }
        });
        first.get_or_insert(response);
        at += run;
    }
    first
}

fn entry(
    ui: &mut Ui,
    command: &Command,
    editor: Option<&Editor>,
    os: Os,
    beside: Beside<'_>,
    wishes: &mut Wishes,
) -> egui::Response {
    let look = Look::of(ui.ctx());
    let enabled = editor.map_or_else(|| command.without_map(), |editor| editor.enabled(command));
    let title = editor.map_or_else(|| command.name().into_owned(), |editor| editor.title(command));
    let keys = command.shortcut(os).map(|shortcut| shortcut.text(os)).unwrap_or_default();
    let numbered = *command == Command::CardNumbers && editor.is_some_and(Editor::numbered);
    let on = numbered || beside.switches.on(command) || editor.is_some_and(|editor| lock_on(command, editor));
    let button = menu_button_text(title.as_str(), &keys, enabled, &look);
    let response = ui.add_enabled(enabled, button).on_disabled_hover_text(why_not(command, editor));
    menu_entry(&response, enabled, &title, &keys);
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if on {
        let tick = egui::Rect::from_center_size(response.rect.left_center() + vec2(13.0, 0.0), vec2(14.0, 14.0));
        icons::paint(ui.painter(), Icon::Check, tick, 12.0, look.accent);
        response.widget_info(|| WidgetInfo::selected(Role::MenuItemCheckBox, enabled, on, &title));
    }
    if response.clicked() {
        wishes.push(Wish::Choose(command.clone()));
        // A click closes the menu by itself; Enter and Space do not.
        ui.close();
    }
    response
}

/// Whether it is the lock that is on.
fn lock_on(command: &Command, editor: &Editor) -> bool {
    match command {
        Command::LockStructure => editor.map().head.lock == Some(Lock::Structure),
        Command::LockAll => editor.map().head.lock == Some(Lock::All),
        _ => false,
    }
}

/// What hovering over an entry that cannot be chosen says: the lock's refusal, else what it would do.
pub(super) fn why_not(command: &Command, editor: Option<&Editor>) -> String {
    let refusal = editor.and_then(|editor| editor.locked(command));
    refusal.map_or_else(|| command.tooltip().into_owned(), |refusal| sentence(&refusal.to_string()))
}

/// The maps opened last, by name; two of the same name are told apart by their folders.
fn recent(ui: &mut Ui, command: &Command, paths: &[PathBuf], wishes: &mut Wishes) {
    if paths.is_empty() {
        ui.add_enabled(false, opener(&command.name())).on_disabled_hover_text("No other map was open lately");
        return;
    }
    submenu(ui, &command.name(), |ui| {
        ui.set_min_width(240.0);
        ui.spacing_mut().button_padding = PADDING;
        for path in paths {
            let alike = paths.iter().filter(|other| other.file_name() == path.file_name()).count() > 1;
            let name = named(path, alike);
            let row = widgets::entry(ui, &name, false);
            menu_entry(&row, true, &name, "");
            if text::tip(row, &path.display().to_string()).clicked() {
                wishes.push(Wish::Open(path.clone()));
                ui.close();
            }
        }
    });
}

/// A menu within a menu, behind an entry of this name; gives the entry.
pub(super) fn submenu(ui: &mut Ui, name: &str, entries: impl FnOnce(&mut Ui)) -> egui::Response {
    let (response, _) = SubMenuButton::from_button(opener(name)).ui(ui, |ui| {
        widgets::name_around(ui, name);
        ui.set_min_width(200.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        entries(ui);
    });
    menu_keys::submenu(&response, name);
    response
}

fn opener(name: &str) -> Button<'static> {
    Button::new(name.to_owned()).frame_when_inactive(false).right_text(SubMenuButton::arrow_atom(None))
}

fn named(path: &Path, alike: bool) -> String {
    let text = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let name = text(path.file_name());
    if alike { format!("{name} · {}", text(path.parent().and_then(Path::file_name))) } else { name }
}
