//! A pasted table, and what it is taken for: read beside the frame where it is large.

use std::sync::Arc;

use crate::app::dialogs::sentence;
use crate::app::worker::Worker;
use crate::editor::{Counter, Editor, Shaper, Tally};
use crate::interop::{Bound, Grid, Known, Reading, Sheet, channels};
use crate::layout::Fonts;

/// So many rows and columns are shown of the table.
pub(super) const SHOWN: (usize, usize) = (7, 6);

/// Tables of more cells are read beside the frame.
const AT_ONCE: usize = 300;

/// The table, and what the map knows.
pub(super) struct Table {
    grid: Grid,
    known: Known,
    channels: Vec<String>,
    counter: Counter,
    shaper: Shaper,
}

/// How a table is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// As it seems to be.
    Guessed,
    /// As it seems to be, stages standing in rows or not.
    Turned(bool),
    Exactly(Reading),
}

/// A table taken one way.
pub(super) struct Taken {
    pub(super) reading: Reading,
    /// Rows and columns, those with stages below each other turned.
    pub(super) size: (usize, usize),
    /// The beginning of it: [`SHOWN`] rows and columns at most.
    pub(super) cells: Vec<Vec<String>>,
    pub(super) sheet: Result<Sheet, Bound>,
    pub(super) tally: Result<Tally, String>,
    /// What a large table becomes, shaped.
    shaped: Option<Fonts>,
}

/// The newest way a table was taken, or is being taken.
pub(super) struct Taking {
    table: Arc<Table>,
    wanted: Wanted,
    taken: Option<Taken>,
    worker: Option<Worker<Taken>>,
}

impl Taking {
    pub(super) fn new(ctx: &egui::Context, editor: &Editor, grid: Grid) -> Self {
        let map = editor.map();
        let (known, channels, counter) = (Known::of(map), channels(map), editor.counter());
        let table = Arc::new(Table { grid, known, channels, counter, shaper: editor.shaper() });
        let mut taking = Self { table, wanted: Wanted::Guessed, taken: None, worker: None };
        taking.want(ctx, Wanted::Guessed);
        taking
    }

    /// Takes the table another way.
    pub(super) fn want(&mut self, ctx: &egui::Context, wanted: Wanted) {
        self.wanted = wanted;
        self.drop_worker();
        let (rows, columns) = self.table.grid.size();
        if rows * columns <= AT_ONCE {
            self.taken = Some(self.table.take(wanted));
        } else {
            let table = Arc::clone(&self.table);
            self.worker =
                Some(Worker::start(ctx, "Reading the table".to_owned(), move |_| table.take(wanted).shaped(&table)));
        }
    }

    /// The way it was taken last, and whether another is on its way.
    pub(super) fn now(&mut self) -> (Option<&Taken>, bool) {
        if let Some(done) = self.worker.as_ref().and_then(Worker::poll) {
            self.worker = None;
            self.taken = done;
        }
        (self.taken.as_ref(), self.worker.is_some())
    }

    /// What the table becomes, shaped, if there was time for it.
    pub(super) fn shaped(&mut self) -> Option<Fonts> {
        self.taken.as_mut()?.shaped.take()
    }

    fn drop_worker(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.abandon();
        }
    }
}

impl Drop for Taking {
    fn drop(&mut self) {
        self.drop_worker();
    }
}

impl Table {
    fn take(&self, wanted: Wanted) -> Taken {
        let reading = match wanted {
            Wanted::Exactly(reading) => reading,
            Wanted::Guessed => Reading::guess(&self.grid, &self.known),
            Wanted::Turned(turned) => {
                let guess = Reading::guess(&self.grid, &self.known);
                if guess.turned == turned { guess } else { Reading { turned, heads: Some(0), labels: None } }
            }
        };
        let sheet = Sheet::of(&self.grid, &reading, &self.channels);
        let tally = match &sheet {
            Ok(sheet) => self.counter.tally(sheet).map_err(|refusal| sentence(&refusal.to_string())),
            Err(bound) => Err(sentence(&bound.to_string())),
        };
        let (rows, columns) = self.grid.size();
        let size = if reading.turned { (columns, rows) } else { (rows, columns) };
        let cell = |row, column| if reading.turned { self.grid.cell(column, row) } else { self.grid.cell(row, column) };
        let row = |row| (0..size.1.min(SHOWN.1)).map(|column| cell(row, column).to_owned()).collect();
        let cells = (0..size.0.min(SHOWN.0)).map(row).collect();
        Taken { reading, size, cells, sheet, tally, shaped: None }
    }
}

impl Taken {
    fn shaped(mut self, table: &Table) -> Self {
        self.shaped = self.sheet.as_ref().ok().map(|sheet| table.shaper.sheet(sheet));
        self
    }
}
