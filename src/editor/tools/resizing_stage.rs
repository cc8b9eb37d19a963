//! The edge between two stage heads is dragged: the column's width follows.

use kurbo::Point;

use super::{Answer, Cx, Plan, Signal, Tool, far, rest, rest_with, stay};
use crate::editor::overlay::Cursor;
use crate::map::{ColumnWidth, Edit, Id, Map, Part, Stage};

#[derive(Debug)]
pub(in crate::editor) struct ResizingStage {
    stage: Id,
    /// At the start, in map pixels.
    width: f64,
    start: Point,
    double: bool,
    /// As it would be; `None` before the threshold.
    now: Option<ColumnWidth>,
}

impl ResizingStage {
    pub(super) fn new(stage: Id, width: f64, start: Point, double: bool) -> Self {
        Self { stage, width, start, double, now: None }
    }
}

impl Tool for ResizingStage {
    fn handle(mut self, signal: Signal, cx: &Cx) -> Answer {
        match signal {
            Signal::Move(at) => {
                if self.now.is_some() || far(self.start, at) {
                    let width = (self.width + cx.map_point(at).x - cx.map_point(self.start).x) / cx.layout.widened;
                    // Whole steps of two pixels: finer differences nobody means.
                    self.now = Some(ColumnWidth::clamped((width / 2.0).round() as i64 * 2));
                }
                stay(self)
            }
            Signal::Release(_) => {
                let wanted = if self.double && self.now.is_none() { Some(None) } else { self.now.map(Some) };
                let Some(width) = wanted else { return rest() };
                let edit = cx.map.edit_record::<Stage>(&self.stage, |stage| stage.width = width);
                rest_with(Plan::Apply { label: "Change stage width".to_owned(), edit, select: None })
            }
            Signal::Cancel => rest(),
            Signal::Press { .. } => stay(self),
        }
    }

    fn draft(&self, map: &Map) -> Option<Edit> {
        let width = self.now?;
        map.edit_record::<Stage>(&self.stage, |stage| stage.width = Some(width)).ok()
    }

    fn changes(&self) -> Option<Part> {
        // Until the threshold it is a click that selects the stage.
        self.now.map(|_| Part::Stages)
    }

    fn cursor(&self, _cx: &Cx) -> Cursor {
        Cursor::ResizeColumn
    }

    fn hint(&self, _cx: &Cx) -> String {
        self.now.map_or_else(String::new, |width| format!("{width} pixels wide · Esc to cancel"))
    }
}
