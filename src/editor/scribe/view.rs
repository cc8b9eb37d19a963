//! What the line shows of itself: where it is, and what Enter would make of it.

use crate::editor::Editor;
use crate::interop::{Says, says};
use crate::map::{CardKind, Id};

/// What a line would become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    Card(CardKind),
    /// Of the stage's sentiment.
    Quote,
    /// A stage of this name; one that is there is gone to.
    Stage {
        name: String,
        there: bool,
    },
}

/// Where the line is and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScribeView {
    /// The stage or step; `None` where the map has none.
    pub stage: Option<String>,
    /// The lane the line would go to; `None` where it would go to the parking lot.
    pub lane: Option<String>,
    pub meaning: Meaning,
}

impl Editor {
    /// The line as it is to be shown.
    pub fn scribe_view(&self) -> ScribeView {
        let (column, _) = self.scribe_place();
        let name = |id: &Id| self.map.column_name(id).map(str::to_owned);
        let cell = self.scribe_cell();
        let lane = cell.and_then(|cell| self.map.lane(&cell.lane)).map(|lane| lane.label().to_owned());
        ScribeView { stage: column.as_ref().and_then(name), lane, meaning: self.scribe_meaning() }
    }

    /// What Enter would make of the line.
    pub(super) fn scribe_meaning(&self) -> Meaning {
        if let Some(name) = self.scribe_stage() {
            let there = self.stage_named(&name).is_some();
            return Meaning::Stage { name, there };
        }
        match says(&self.scribe.draft, &self.known_channels()).0 {
            Says::Quote if crate::editor::clipboard::felt_by(&self.map).is_some() => Meaning::Quote,
            Says::Quote => Meaning::Card(CardKind::Quote),
            Says::Kind(kind) => Meaning::Card(kind),
            Says::Touchpoint { .. } => Meaning::Card(CardKind::Touchpoint),
            Says::Plain => {
                let lane = self.scribe_place().1;
                let kind = lane.and_then(|id| self.map.lane(&id)?.kind.card_kind());
                Meaning::Card(kind.unwrap_or(CardKind::Note))
            }
        }
    }

    /// Whether the line says no kind.
    pub(super) fn scribe_plain(&self) -> bool {
        says(&self.scribe.draft, &self.known_channels()).0 == Says::Plain
    }

    /// The name of a stage, where the line is one: `:Purchase`.
    pub(super) fn scribe_stage(&self) -> Option<String> {
        let name = self.scribe.draft.trim_start().strip_prefix(':')?;
        Some(name.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The index of the stage of a name.
    pub(super) fn stage_named(&self, name: &str) -> Option<usize> {
        self.map.stages.iter().position(|stage| stage.name.trim().to_lowercase() == name.to_lowercase())
    }
}
