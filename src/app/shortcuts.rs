//! The shortcuts of commands that are heard before, or without, the view of a map.

use super::view::keys;
use crate::editor::{Command, Key, Mods, Os};

/// The first of these commands whose keys were pressed in this frame.
pub(crate) fn pressed(ctx: &egui::Context, commands: &[Command]) -> Option<Command> {
    let events = ctx.input(|input| input.events.clone());
    let keys = events.iter().filter_map(|event| match event {
        egui::Event::Key { key, pressed: true, modifiers, .. } => Some((keys::mods(*modifiers), keys::key(*key)?)),
        _ => None,
    });
    keys.into_iter().find_map(|(mods, key)| {
        let means = |command: &&Command| command.shortcuts(Os::HERE).iter().any(|keys| keys.matches(mods, key));
        commands.iter().find(means).cloned()
    })
}

/// Commands of which a text field would keep the keys for itself, though they are meant for the window.
const BEFORE_TEXT: [Command; 6] = [
    Command::CommandPalette,
    Command::Find,
    Command::Replace,
    Command::FindNext,
    Command::FindPrevious,
    Command::GoToNumber,
];

/// Commands whose keys are signs: a field that is written in keeps them.
const SIGNS: [Command; 2] = [Command::CardNumbers, Command::Shortcuts];

/// The commands whose keys come before those of any field, and those of signs unless a text is written; their presses
/// are taken out of the frame. Without a map only those that need none; over the command palette only its own.
pub(crate) fn taken(ctx: &egui::Context, map: bool, writing: bool, palette: bool) -> Vec<Command> {
    let before = if palette { &[Command::CommandPalette][..] } else { &BEFORE_TEXT };
    let mut commands = Vec::new();
    let mut heard = |list: &[Command], mods: Mods, key: Key, repeat: bool| {
        let means = |command: &&Command| command.shortcuts(Os::HERE).iter().any(|keys| keys.matches(mods, key));
        let meant = list.iter().filter(|command| map || command.without_map()).find(means).cloned();
        let any = meant.is_some();
        commands.extend(meant.filter(|command| !repeat || !command.once()));
        any
    };
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            egui::Event::Key { key, pressed: true, modifiers, repeat, .. } => {
                let key = keys::key(*key);
                !key.is_some_and(|key| heard(before, keys::mods(*modifiers), key, *repeat))
            }
            egui::Event::Text(text) if !writing => {
                !keys::sign(text).is_some_and(|sign| heard(&SIGNS, Mods::NONE, sign, false))
            }
            _ => true,
        });
    });
    commands
}
