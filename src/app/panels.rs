//! Which panels are unfolded. In a small window the funnel starts folded and the inspector lies over the canvas.

use egui::Vec2;

use super::menus::Switches;
use crate::editor::{Panel, RoomSize, ThemeChoice};

/// Below this the inspector has no column of its own.
const ROOMY: Vec2 = Vec2::new(1400.0, 800.0);

/// What people folded and unfolded; what they did not touch goes by the window's size.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Panels {
    palette: Option<bool>,
    outline: Option<bool>,
    inspector: Option<bool>,
    funnel: Option<bool>,
    roomy: bool,
}

impl Panels {
    /// Tells the size of the window.
    pub(crate) fn measure(&mut self, window: Vec2) {
        self.roomy = window.x >= ROOMY.x && window.y >= ROOMY.y;
    }

    pub(crate) fn open(&self, panel: Panel) -> bool {
        match panel {
            Panel::Palette => self.palette.unwrap_or(true),
            Panel::Outline => self.outline.unwrap_or(true),
            Panel::Inspector => self.inspector.unwrap_or(true),
            Panel::Funnel => self.funnel.unwrap_or(self.roomy),
        }
    }

    pub(crate) fn set(&mut self, panel: Panel, open: bool) {
        let slot = match panel {
            Panel::Palette => &mut self.palette,
            Panel::Outline => &mut self.outline,
            Panel::Inspector => &mut self.inspector,
            Panel::Funnel => &mut self.funnel,
        };
        *slot = Some(open);
    }

    pub(crate) fn toggle(&mut self, panel: Panel) {
        self.set(panel, !self.open(panel));
    }

    /// Whether the inspector lies over the canvas, there only while something is selected.
    pub(crate) fn inspector_floats(&self) -> bool {
        !self.roomy
    }

    pub(crate) fn switches(&self, theme: ThemeChoice, room: RoomSize, still: bool) -> Switches {
        Switches {
            theme,
            room,
            still,
            palette: self.open(Panel::Palette),
            outline: self.open(Panel::Outline),
            inspector: self.open(Panel::Inspector),
            funnel: self.open(Panel::Funnel),
        }
    }
}
