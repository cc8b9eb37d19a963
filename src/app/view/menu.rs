//! The menu of a thing on the map: by the secondary button, or by the "…" of the card under the pointer.

use egui::{Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::place::Place;
use crate::app::icons::{self, Icon};
use crate::app::menus::{submenu, why_not};
use crate::app::style;
use crate::app::theme::Look;
use crate::app::widgets::{menu_button_text, menu_entry, name_around};
use crate::app::wish::{Wish, Wishes};
use crate::editor::{Command, Direction, Editor, Group, Mark, Selection, Thing};
use crate::map::{CardKind, LinkKind, Map, TransitionKind};

/// Submenus of the top bar that are submenus here as well.
const WITHIN: [&str; 2] = ["Select", "Move"];

/// What the menu of a thing, or of a place where a kind of card is at home, offers; what cannot be done now is left out. A line stands at every `None`.
fn commands(thing: Option<&Thing>, here: Option<CardKind>) -> Vec<Option<Command>> {
    let moves =
        || [Direction::Left, Direction::Right, Direction::Up, Direction::Down].map(|way| Some(Command::Move(way)));
    let clipboard = || {
        let all =
            [Command::Cut, Command::Copy, Command::CopySelection, Command::Paste, Command::Duplicate, Command::Delete];
        std::iter::once(None).chain(all.map(Some))
    };
    let select = || std::iter::once(None).chain(Group::ALL.map(|group| Some(Command::SelectIn(group))));
    let mut list = vec![Some(Command::Edit)];
    match thing {
        Some(Thing::Card(_)) => {
            list.push(Some(Command::ToggleCrucial));
            list.extend([None, Some(Command::Connect), Some(Command::NextArrow), None]);
            list.extend(moves());
            list.push(Some(Command::Park));
            list.extend(select());
            list.extend(clipboard());
        }
        Some(Thing::Stage(_) | Thing::Step(_)) => {
            list.extend([
                None,
                Some(Command::AddStage),
                Some(Command::AddStep),
                Some(Command::AddMeasure),
                Some(Command::DivideStage),
            ]);
            list.extend([Command::RemoveSteps, Command::SplitStage, Command::MergeStages].map(Some));
            list.extend([None, Some(Command::Connect), Some(Command::AddEntry), Some(Command::AddExit)]);
            list.extend([Some(Command::NextArrow), None, Some(Command::FocusStage), None]);
            list.extend(moves());
            list.extend(select());
            list.extend(clipboard());
        }
        Some(Thing::Lane(_)) => {
            list.extend([Some(Command::FoldLane), Some(Command::HideLane), None]);
            list.extend(moves());
            list.extend(select());
            list.extend(clipboard());
        }
        Some(Thing::Sentiment { .. }) => {
            list.extend([Command::SentimentUp, Command::SentimentDown, Command::ClearSentiment].map(Some));
            list.extend([None, Some(Command::Copy), Some(Command::Paste)]);
        }
        Some(Thing::Link(_)) => {
            list = LinkKind::ALL.iter().map(|kind| Some(Command::SetLink(kind.clone()))).collect();
            list.extend([Some(Command::TurnRound), None, Some(Command::Delete)]);
        }
        Some(Thing::Transition(_)) => {
            list = TransitionKind::ALL.iter().map(|kind| Some(Command::SetTransition(kind.clone()))).collect();
            list.extend([None, Some(Command::TurnRound), None, Some(Command::Delete)]);
        }
        Some(Thing::Head) => {}
        None => {
            let more = [Command::Paste, Command::AddStage, Command::UnfoldLanes, Command::ShowAllLanes].map(Some);
            list = here.map(|kind| Some(Command::AddCard(kind))).into_iter().chain(more).collect();
            list.extend(select());
            list.extend([None, Some(Command::Fit)]);
        }
    }
    list
}

/// The same for several things: stages are merged, cards of one stage are split off.
fn of_several(selection: &Selection, map: &Map) -> Vec<Option<Command>> {
    let moves = [Direction::Left, Direction::Right, Direction::Up, Direction::Down].map(|way| Some(Command::Move(way)));
    let mut list = Vec::new();
    if selection.things().all(|thing| matches!(thing, Thing::Stage(_))) {
        list.push(Some(Command::MergeStages));
    }
    let stage = |thing: &Thing| match thing {
        Thing::Card(_) => thing.column(map).and_then(|column| map.stage_of(column)).map(|stage| stage.id.clone()),
        _ => None,
    };
    let first = selection.things().next().and_then(stage);
    if first.is_some() && selection.things().all(|thing| stage(thing) == first) {
        list.push(Some(Command::SplitStage));
    }
    list.push(None);
    list.extend(moves);
    list.push(Some(Command::Park));
    list.push(None);
    list.extend(Group::ALL.map(|group| Some(Command::SelectIn(group))));
    list.push(None);
    list.extend([Command::Cut, Command::Copy, Command::Paste, Command::Duplicate, Command::Delete].map(Some));
    list
}

/// Shows the menu where the canvas was pressed with the secondary button.
pub(super) fn context(canvas: &Response, editor: &Editor, wishes: &mut Wishes) {
    Popup::context_menu(canvas).show(|ui| {
        entries(ui, editor, wishes);
    });
}

/// The menu that a key opened, beside what is selected.
#[derive(Debug, Default)]
pub(super) struct KeyMenu {
    at: Option<Rect>,
    /// Its first entry is still to get the keyboard.
    fresh: bool,
}

impl KeyMenu {
    pub(super) fn open(&mut self, ctx: &egui::Context, at: Rect) {
        (self.at, self.fresh) = (Some(at), true);
        Popup::open_id(ctx, key_menu_id());
    }

    pub(super) fn show(&mut self, canvas: &Response, editor: &Editor, wishes: &mut Wishes) {
        let Some(at) = self.at else { return };
        if !Popup::is_id_open(&canvas.ctx, key_menu_id()) {
            self.at = None;
            return;
        }
        // Too far down a long lane nobody would look for it.
        let anchor = Rect::from_min_size(at.min, at.size().min(vec2(360.0, 120.0)));
        let popup = Popup::new(key_menu_id(), canvas.ctx.clone(), anchor, canvas.layer_id).kind(egui::PopupKind::Menu);
        let popup =
            popup.layout(egui::Layout::top_down_justified(egui::Align::Min)).style(egui::containers::menu::menu_style);
        let fresh = self.fresh;
        popup.open_memory(None).close_behavior(PopupCloseBehavior::CloseOnClick).show(|ui| {
            let first = entries(ui, editor, wishes);
            if let Some(first) = first.filter(|_| fresh && !ui.is_sizing_pass()) {
                first.request_focus();
                self.fresh = false;
            }
        });
    }
}

fn key_menu_id() -> egui::Id {
    egui::Id::unique("menu of what is selected")
}

/// What an entry says: here no menu around it tells that "Stage" adds one.
fn title(editor: &Editor, command: &Command) -> String {
    match command {
        Command::AddStage
        | Command::AddStep
        | Command::AddCard(_)
        | Command::AddEntry
        | Command::AddExit
        | Command::AddMeasure => command.full_name(),
        Command::SentimentUp | Command::SentimentDown | Command::ClearSentiment => command.full_name(),
        other => editor.title(other),
    }
}

/// The entries; gives the first.
fn entries(ui: &mut Ui, editor: &Editor, wishes: &mut Wishes) -> Option<Response> {
    name_around(ui, "Menu of what is selected");
    ui.set_min_width(230.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.spacing_mut().button_padding = style::MENU_PADDING;
    let selection = editor.selection();
    let listed = if selection.len() > 1 {
        of_several(selection, editor.map())
    } else {
        commands(selection.one(), editor.aimed_kind())
    };
    let (mut line, mut first) = (false, None);
    let mut listed = listed.into_iter().peekable();
    while let Some(command) = listed.next() {
        let Some(command) = command.filter(|command| editor.possible(command)) else {
            line = first.is_some();
            continue;
        };
        if std::mem::take(&mut line) {
            ui.separator();
        }
        let shown = match within(&command) {
            None => entry(ui, editor, command, wishes),
            Some(name) => {
                let mut inside = vec![command];
                while let Some(next) = listed.next_if(|next| next.as_ref().and_then(within) == Some(name)) {
                    inside.extend(next.filter(|command| editor.possible(command)));
                }
                submenu(ui, name, |ui| {
                    ui.spacing_mut().button_padding = style::MENU_PADDING;
                    for command in inside {
                        entry(ui, editor, command, wishes);
                    }
                })
            }
        };
        first.get_or_insert(shown);
    }
    first
}

/// The submenu a command stands in.
fn within(command: &Command) -> Option<&'static str> {
    command.place()?.submenu.filter(|name| WITHIN.contains(name))
}

fn entry(ui: &mut Ui, editor: &Editor, command: Command, wishes: &mut Wishes) -> Response {
    let look = Look::of(ui.ctx());
    let keys = command.shortcut(editor.os()).map(|keys| keys.text(editor.os())).unwrap_or_default();
    // What only the lock forbids is seen, and says so.
    let enabled = editor.enabled(&command);
    let title = title(editor, &command);
    let button = menu_button_text(title.as_str(), &keys, enabled, &look);
    let response = ui.add_enabled(enabled, button).on_disabled_hover_text(why_not(&command, Some(editor)));
    menu_entry(&response, enabled, &title, &keys);
    if response.clicked() {
        wishes.push(Wish::Run(command));
        // A click closes the menu by itself; Enter and Space do not.
        ui.close();
    }
    response
}

/// The "…" of the card under the pointer, at its upper edge.
#[derive(Debug, Default)]
pub(super) struct More {
    shown: Option<(Rect, Mark)>,
    open: bool,
}

impl More {
    /// Where it takes presses.
    pub(super) fn rect(&self) -> Option<Rect> {
        self.shown.as_ref().map(|(rect, _)| *rect)
    }

    /// Shows it on the hovered card; it stays while the pointer is on it or its menu is open.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        place: &Place<'_>,
        hover: Option<&Mark>,
        editor: &Editor,
        wishes: &mut Wishes,
    ) {
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let stays = |rect: &Rect| self.open || pointer.is_some_and(|at| rect.contains(at));
        let kept = self.shown.take().filter(|(rect, mark)| stays(rect) && mark.thing.exists(editor.map()));
        let mark = match kept {
            Some((_, mark)) => mark,
            None => match hover.filter(|mark| matches!(mark.thing, Thing::Card(_))) {
                Some(mark) => mark.clone(),
                None => return,
            },
        };
        if editor.busy() || editor.editing().is_some() {
            return;
        }
        if too_small(place, &mark) {
            return;
        }
        let response = pill(ui, place, &mark);
        if response.clicked() {
            wishes.push(Wish::Select(mark.thing.clone()));
        }
        let menu = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClick);
        self.open = menu.show(|ui| entries(ui, editor, wishes)).is_some();
        self.shown = Some((response.rect, mark));
    }
}

/// Whether the pill would cover most of the card.
fn too_small(place: &Place<'_>, mark: &Mark) -> bool {
    let card = place.rect(mark.pane, mark.rect);
    card.width() < 90.0 || card.height() < 14.0
}

fn pill(ui: &Ui, place: &Place<'_>, mark: &Mark) -> Response {
    let look = Look::of(ui.ctx());
    let clip = place.clip(mark.pane);
    let card = place.rect(mark.pane, mark.rect);
    let center = pos2(card.right() - place.mark(22.0) - place.length(24.0), card.top());
    let rect = Rect::from_center_size(center, vec2(28.0, 24.0)).intersect(clip);
    let response = ui.interact(rect, egui::Id::unique(("more", &mark.thing)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Menu of this"));
    let painter = ui.painter().with_clip_rect(clip);
    let pill = Rect::from_center_size(center, vec2(place.mark(26.0), place.mark(16.0)));
    let fill = if response.hovered() { look.chip } else { look.panel };
    painter.rect(pill, pill.height() / 2.0, fill, Stroke::new(1.0, look.muted), StrokeKind::Inside);
    icons::paint(&painter, Icon::More, pill, place.mark(12.0), look.muted);
    response
}
