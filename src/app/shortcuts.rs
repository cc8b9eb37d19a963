//! The shortcuts of commands where there is no map whose view would hear them.

use super::view::keys;
use crate::editor::{Command, Os};

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
