//! Foreign text → what it says of a map: typed and pasted lines, and tables from spreadsheets. Pure, and bounded: what
//! is too much is refused in words before it costs time or memory.

mod bounds;
mod bullets;
mod cells;
mod intake;
mod line;
mod reading;
mod sheet;
mod table;

pub use bounds::{Bound, MOST_BYTES, MOST_CARDS, MOST_CELLS, MOST_LANES, MOST_LETTERS, MOST_STAGES, Watch};
pub use intake::{Found, list, look};
pub use line::{Line, SIGNS, Says, channels, print, says};
pub use reading::{Known, Reading};
pub use sheet::{Row, Sheet, lane_kind};
pub use table::{Grid, write_table};
