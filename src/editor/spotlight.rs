//! One stage alone, large, for when the room talks about nothing else. What is selected elsewhere leads there.

use super::Editor;
use super::camera::Camera;
use crate::map::Id;

/// How large the stage is shown at most.
const MOST: f64 = 1.6;

/// The stage shown alone, and what was seen before.
#[derive(Debug)]
pub(super) struct Spotlight {
    stage: Id,
    before: Camera,
}

impl Editor {
    /// The stage that is shown alone, as its index in the map.
    pub fn spotlit(&self) -> Option<usize> {
        let light = self.spotlight.as_ref()?;
        self.map.stages.iter().position(|stage| stage.id == light.stage)
    }

    pub(super) fn spotlit_id(&self) -> Option<&Id> {
        self.spotlight.as_ref().map(|light| &light.stage)
    }

    /// Shows the current stage alone, or all of them again.
    pub(super) fn toggle_spotlight(&mut self) {
        if self.spotlight.is_some() {
            self.end_spotlight();
        } else if let Some(stage) = self.current_column().and_then(|column| self.map.stage_of(&column)) {
            self.light(stage.id.clone());
        }
    }

    /// Shows a stage alone.
    pub(super) fn light(&mut self, stage: Id) {
        self.land();
        let before = self.spotlight.take().map_or_else(|| self.camera.clone(), |light| light.before);
        self.spotlight = Some(Spotlight { stage: stage.clone(), before });
        self.refresh();
        if let Some(rect) = self.stage_place(&stage) {
            // Another picture than before: there is no way from one to the other.
            self.camera.show_wide(rect, MOST);
        }
        if let Some(at) = self.spotlit() {
            let name = self.map.column_name(&stage).unwrap_or_default();
            self.announce(format!("{name} alone, stage {} of {}", at + 1, self.map.stages.len()));
        }
    }

    /// Shows all stages again, as before, with what is selected in sight.
    pub(super) fn end_spotlight(&mut self) {
        let Some(light) = self.spotlight.take() else { return };
        self.stop_flight();
        let viewport = self.camera.viewport();
        self.camera = light.before;
        self.camera.set_viewport(viewport);
        self.refresh();
        self.reveal_selected();
        self.land();
        self.announce("All stages".to_owned());
    }

    /// Lights the stage of what is selected; ends where the stage is gone.
    pub(super) fn follow_spotlight(&mut self) {
        let Some(light) = &self.spotlight else { return };
        let selected = self.selection.lead().and_then(|thing| thing.column(&self.map));
        let stage = selected.and_then(|column| self.map.stage_of(column)).map(|stage| stage.id.clone());
        match stage {
            Some(stage) if stage != light.stage => self.light(stage),
            None if self.map.stage(&light.stage).is_none() => self.end_spotlight(),
            _ => {}
        }
    }
}
