//! Which steps of a funnel on the map belong to which stages, to be corrected.

use egui::{RichText, ScrollArea};

use super::{frame, match_list};
use crate::app::style;
use crate::app::theme::Look;
use crate::map::{Edit, Funnel, Id, Map, Match};

/// The dialog, open for one funnel.
#[derive(Clone, Debug)]
pub struct MatchSteps {
    funnel: Id,
    pub matches: Vec<Match>,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq)]
pub enum MatchAnswer {
    /// The change to make, if anything was changed.
    Done(Option<Edit>),
    Cancel,
}

impl MatchSteps {
    pub fn new(funnel: &Funnel) -> Self {
        Self { funnel: funnel.id.clone(), matches: funnel.matches.clone() }
    }

    /// Draws the dialog and gives back the answer, once there is one.
    pub fn show(&mut self, ctx: &egui::Context, map: &Map) -> Option<MatchAnswer> {
        let Some(funnel) = map.funnel(&self.funnel) else { return Some(MatchAnswer::Cancel) };
        let mut answer = None;
        let escaped = frame::modal(ctx, "match", 640.0, "Match funnel steps", |ui| {
            let look = Look::of(ui.ctx());
            let text = "Guesses are marked; any can be changed.";
            ui.label(RichText::new(text).color(look.muted).font(style::body()));
            ui.add_space(6.0);
            let counts = funnel.shown().map(|segment| segment.counts.as_slice()).unwrap_or_default();
            let row =
                |(i, name): (usize, &String)| match_list::StepRow { name: name.clone(), count: counts.get(i).copied() };
            let rows: Vec<_> = funnel.steps.iter().enumerate().map(row).collect();
            ScrollArea::vertical().max_height(frame::room(ui) - 60.0).show(ui, |ui| {
                match_list::show(ui, map, &rows, &mut self.matches);
            });
            ui.add_space(10.0);
            frame::buttons(ui, |ui| {
                let done = frame::primary_if(ui, true, "Done");
                frame::focus_once(ui, &done);
                if done.clicked() {
                    answer = Some(MatchAnswer::Done(self.edit(funnel)));
                }
                if ui.button("Cancel").clicked() {
                    answer = Some(MatchAnswer::Cancel);
                }
            });
        });
        answer.or(escaped.then_some(MatchAnswer::Cancel))
    }

    fn edit(&self, funnel: &Funnel) -> Option<Edit> {
        let changed = self.matches != funnel.matches;
        changed.then(|| Edit::set(Funnel { matches: self.matches.clone(), ..funnel.clone() }))
    }
}
