//! A clip as words for every program.

use super::copy::{Clip, Copied};
use crate::interop::{print, write_table};
use crate::map::{Id, LaneKind, Map, Sentiment};

/// A card a line, or a table of stages and lanes where there are several stages.
pub(super) fn text(clip: &Clip) -> String {
    let map = &clip.map;
    let columns = columns(map);
    if clip.what == Copied::Cards && columns.len() < 2 {
        let quotes = map.sentiments.iter().flat_map(felt_words).map(|words| format!("\" {words}"));
        return map.cards.iter().map(|card| print(card, None)).chain(quotes).collect::<Vec<_>>().join("\n");
    }
    let names = columns.iter().map(|id| map.column_name(id).unwrap_or_default().to_owned());
    let mut rows: Vec<Vec<String>> = vec![std::iter::once(String::new()).chain(names).collect()];
    for lane in &map.lanes {
        let home = lane.kind.card_kind();
        let cell = |column: &&Id| {
            let cards = map.cards.iter().filter(|card| card.at.column == **column && card.at.lane == lane.id);
            let mut lines: Vec<String> = cards.map(|card| print(card, home.as_ref())).collect();
            if lane.kind == LaneKind::Sentiment {
                lines.extend(map.sentiment(&lane.persona, column).map(felt_words).unwrap_or_default());
            }
            lines.join("\n")
        };
        let cells: Vec<String> = columns.iter().map(cell).collect();
        if clip.what == Copied::Lanes || cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(std::iter::once(lane.label().to_owned()).chain(cells).collect());
        }
    }
    write_table(&rows)
}

/// The columns that hold something, with those between them: a stage, or its steps.
pub(super) fn columns(map: &Map) -> Vec<&Id> {
    let holds = |id: &Id| {
        map.cards.iter().any(|card| card.at.column == *id) || map.sentiments.iter().any(|felt| felt.at == *id)
    };
    let shown = map.stages.iter().flat_map(|stage| {
        let own = (stage.steps.is_empty() || holds(&stage.id)).then_some(&stage.id);
        own.into_iter().chain(stage.steps.iter().map(|step| &step.id))
    });
    shown.collect()
}

/// The value and the quotes, each on a line.
fn felt_words(felt: &Sentiment) -> Vec<String> {
    let quotes = felt.quote.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    felt.value.map(|value| value.to_string()).into_iter().chain(quotes.filter(|quote| !quote.is_empty())).collect()
}
