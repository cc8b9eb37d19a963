//! Which steps of a funnel on the map belong to which stages, to be corrected.

use egui::{Align, Layout};

use super::frame;
use super::match_board::{HOW, MatchBoard};
use crate::app::theme::Look;
use crate::app::{style, text};
use crate::map::{Edit, Funnel, Id, Map, Match};

/// The dialog, open for one funnel.
#[derive(Clone, Debug)]
pub struct MatchSteps {
    funnel: Id,
    pub matches: Vec<Match>,
    board: MatchBoard,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq)]
pub enum MatchAnswer {
    /// The change to make, if anything was changed.
    Done(Option<Edit>),
    /// Each step that is on no stage gets one of its own; the funnel with the matches made so far.
    Stages(Box<Funnel>),
    Cancel,
}

impl MatchSteps {
    pub fn new(map: &Map, funnel: &Funnel) -> Self {
        Self { funnel: funnel.id.clone(), matches: funnel.matches.clone(), board: MatchBoard::new(map, funnel) }
    }

    /// Draws the dialog and gives back the answer, once there is one.
    pub fn show(&mut self, ctx: &egui::Context, map: &Map) -> Option<MatchAnswer> {
        let Some(funnel) = map.funnel(&self.funnel) else { return Some(MatchAnswer::Cancel) };
        let mut answer = None;
        let escaped = frame::modal(ctx, "match", 900.0, "Match funnel steps", |ui| {
            text::wrapped(ui, HOW, &style::body(), Look::of(ui.ctx()).muted);
            let height = frame::room(ui);
            self.board.show(ui, map, funnel, &mut self.matches, height);
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
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let open = self.matches.len() < funnel.steps.len();
                    if open && ui.button("Add stages for the unmatched").clicked() {
                        let matched = Funnel { matches: self.matches.clone(), ..funnel.clone() };
                        answer = Some(MatchAnswer::Stages(Box::new(matched)));
                    }
                });
            });
        });
        answer.or(escaped.then_some(MatchAnswer::Cancel))
    }

    fn edit(&self, funnel: &Funnel) -> Option<Edit> {
        let changed = self.matches != funnel.matches;
        changed.then(|| Edit::set(Funnel { matches: self.matches.clone(), ..funnel.clone() }))
    }
}
