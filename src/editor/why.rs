//! Why a command cannot be done now, in words for people.

use std::borrow::Cow;

use super::Editor;
use super::command::Command;
use super::session::sentence;

impl Editor {
    /// What would have to be so for the command to do something; `None` where it can be done.
    pub fn why_not(&self, command: &Command) -> Option<Cow<'static, str>> {
        if let Some(refusal) = self.locked(command) {
            return Some(Cow::Owned(sentence(&refusal)));
        }
        if self.enabled(command) {
            return None;
        }
        Some(Cow::Borrowed(match command {
            Command::Undo => "Nothing was changed yet",
            Command::Redo => "Nothing was taken back",
            Command::Edit | Command::Rename | Command::Delete | Command::CopySelection => "Select something first",
            Command::Move(_) if self.selection.is_empty() => "Select something first",
            Command::Move(_) => "There is no way there",
            Command::SentimentUp | Command::SentimentDown | Command::ClearSentiment => "Select a face first",
            Command::ToggleCrucial => "Select a touchpoint first",
            Command::HideLane => "Select a lane first",
            Command::ShowAllLanes => "No lane is hidden",
            _ => "Not now",
        }))
    }
}
