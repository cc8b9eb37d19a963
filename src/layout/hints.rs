//! What an empty lane says: a word on what belongs there.

use crate::map::{Lane, LaneKind};

/// The lane's own hint, else one for its kind; `None` where nothing need be said.
pub(super) fn hint(lane: &Lane) -> Option<&str> {
    if !lane.hint.is_empty() {
        return Some(&lane.hint);
    }
    match lane.kind {
        LaneKind::Action => Some("What does the customer do here?"),
        LaneKind::Touchpoint => Some("Where do customer and organisation meet, and through which channel?"),
        LaneKind::Motive => Some("What drives the customer here?"),
        LaneKind::Need => Some("What does the customer need here?"),
        LaneKind::Expectation => Some("What does the customer expect here?"),
        LaneKind::Preference => Some("What does the customer like better?"),
        LaneKind::PainPoint => Some("What hurts here?"),
        LaneKind::Quote => Some("What do customers say, in their own words?"),
        LaneKind::Opportunity => Some("Which gap is worth closing?"),
        LaneKind::Tactic => Some("Which message or offer answers a pain point or a motive?"),
        LaneKind::Sentiment => Some("Drag a dot up or down: how does the customer feel here?"),
        LaneKind::Metric => Some("What is measured here?"),
        LaneKind::Funnel => Some("Drop a funnel export here: a table with a step and a count column."),
        LaneKind::Note | LaneKind::Free | LaneKind::Other(_) => None,
    }
}
