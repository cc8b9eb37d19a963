//! Raising, lowering and clearing a sentiment by command.

use super::Editor;
use super::history::Merge;
use super::selection::Thing;
use crate::map::{Finite, Id, LaneKind, Scale};

/// The part of the scale that one press of a key moves a face, and to which a dragged face snaps: half a step of the
/// usual scale from −2 to +2.
pub(super) fn half_step(scale: Scale) -> f64 {
    let span = scale.max.get() - scale.min.get();
    // A scale of percent or of 1 to 10 has steps as fine as its span deserves.
    if span <= 10.0 { 0.5 } else { span / 20.0 }
}

/// The nearest value on the scale that is a whole number of `grid` from its lower end.
pub(super) fn snap(scale: Scale, value: f64, grid: f64) -> Option<Finite> {
    let (min, max) = (scale.min.get(), scale.max.get());
    let steps = ((value - min) / grid).round();
    // Sums of tenths leave crumbs that would be written into the file.
    let snapped = ((min + steps * grid) * 1e6).round() / 1e6;
    Finite::new(snapped.clamp(min, max)).ok()
}

impl Editor {
    /// The sentiment meant by a command: the face selected, else that of the current column in the first sentiment
    /// lane shown.
    pub(super) fn current_sentiment(&self) -> Option<(Id, Id)> {
        if let Some(Thing::Sentiment { persona, at }) = self.selection.one() {
            return Some((persona.clone(), at.clone()));
        }
        let selected = self.selection.lead()?;
        let lane = match selected.lane(&self.map).and_then(|id| self.map.lane(id)) {
            Some(lane) if lane.kind == LaneKind::Sentiment => lane,
            _ => self.shown_lanes().find(|lane| lane.kind == LaneKind::Sentiment)?,
        };
        let at = selected.column(&self.map)?;
        Some((lane.persona.clone(), at.clone()))
    }

    /// Moves the current face by half a step up or down; where there is none, sets one in the middle first.
    pub(super) fn nudge_sentiment(&mut self, up: bool) {
        let Some((persona, at)) = self.current_sentiment() else { return };
        let scale = self.map.head.scale;
        let grid = half_step(scale);
        let old = self.map.sentiment(&persona, &at).and_then(|s| s.value);
        let wanted = match old {
            Some(value) => value.get() + if up { grid } else { -grid },
            None => f64::midpoint(scale.min.get(), scale.max.get()),
        };
        let wanted = wanted.clamp(scale.min.get(), scale.max.get());
        self.set_sentiment(&persona, &at, snap(scale, wanted, grid));
    }

    /// Sets or clears a sentiment. Presses that follow each other are one entry.
    pub(super) fn set_sentiment(&mut self, persona: &Id, at: &Id, value: Option<Finite>) {
        let edit = self.map.edit_sentiment(persona, at, value);
        let label = if value.is_some() { "Change sentiment" } else { "Clear sentiment" };
        let merge = Merge::Field(format!("{persona}/{at}/sentiment"));
        match self.apply(label, edit, merge) {
            Ok(()) => self.announce_change(label),
            Err(refusal) => self.refuse(&refusal),
        }
    }
}
