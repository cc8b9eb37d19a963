//! How far a user has come: one row moves one user on.

use super::names::{Name, Names};
use super::{EventQuery, Micros, Order};

/// The rules of a query, by the numbers of events.
#[derive(Debug)]
pub(super) struct Rules {
    order: Order,
    /// Longest time from the start; `MAX` for no limit.
    window: Micros,
    /// For each event, its steps from the last to the first: one row never serves two of them.
    steps_of: Vec<Vec<u8>>,
    steps: usize,
}

impl Rules {
    /// The mark of a step to which no row has brought the user.
    pub(super) const NEVER: Micros = Micros::MIN;

    /// The rules of `query`; the events of its steps get numbers in `names` first.
    pub(super) fn of(query: &EventQuery, names: &mut Names) -> Result<Self, super::EventError> {
        let mut steps_of: Vec<Vec<u8>> = Vec::new();
        for (step, name) in query.steps.iter().enumerate() {
            let number = usize::from(names.number(name.as_bytes(), &query.event)?);
            steps_of.resize_with(steps_of.len().max(number + 1), Vec::new);
            steps_of[number].insert(0, step as u8);
        }
        let window = query.window.unwrap_or(Micros::MAX);
        Ok(Self { order: query.order, window, steps_of, steps: query.steps.len() })
    }

    /// How many marks a user needs.
    pub(super) fn marks(&self) -> usize {
        self.steps
    }

    /// How many events are steps; they have the lowest numbers.
    pub(super) fn events(&self) -> usize {
        self.steps_of.len()
    }

    /// Moves a user on by a row that is not before the rows before it; gives the deepest step that this row reaches,
    /// from 1, or 0.
    pub(super) fn step(&self, marks: &mut [Micros], event: Name, time: Micros) -> u8 {
        let steps = self.steps_of.get(usize::from(event)).map_or(&[][..], Vec::as_slice);
        match self.order {
            Order::Ordered => self.ordered(marks, steps, time),
            Order::Strict => self.strict(marks, steps, time),
            Order::Any => self.any(marks, steps, time),
        }
    }

    fn within(&self, start: Micros, time: Micros) -> bool {
        start != Self::NEVER && time.saturating_sub(start) <= self.window
    }

    /// `marks[k]`: the latest start from which step k was reached. The latest start leaves the most time, so that no
    /// other one need be kept.
    fn ordered(&self, marks: &mut [Micros], steps: &[u8], time: Micros) -> u8 {
        let mut deepest = 0;
        for &step in steps {
            let step = usize::from(step);
            let start = if step == 0 { time } else { marks[step - 1] };
            if self.within(start, time) {
                marks[step] = marks[step].max(start);
                deepest = deepest.max(step as u8 + 1);
            }
        }
        deepest
    }

    /// `marks[k]`: the start from which the row just before reached step k.
    fn strict(&self, marks: &mut [Micros], steps: &[u8], time: Micros) -> u8 {
        let mut deepest = 0;
        for step in (0..marks.len()).rev() {
            let start = if step == 0 { time } else { marks[step - 1] };
            let on = steps.contains(&(step as u8)) && self.within(start, time);
            marks[step] = if on { start } else { Self::NEVER };
            if on {
                deepest = deepest.max(step as u8 + 1);
            }
        }
        deepest
    }

    /// `marks[k]`: the latest row of the event of step k; where one event is several steps, the row before that for the
    /// second of them, and so on.
    fn any(&self, marks: &mut [Micros], steps: &[u8], time: Micros) -> u8 {
        let mut newest = time;
        for &step in steps.iter().rev() {
            newest = std::mem::replace(&mut marks[usize::from(step)], newest);
        }
        if steps.is_empty() {
            return 0;
        }
        let mut earliest = time;
        let mut deepest = 0;
        for mark in marks.iter() {
            earliest = earliest.min(*mark);
            if !self.within(earliest, time) {
                break;
            }
            deepest += 1;
        }
        deepest
    }
}
