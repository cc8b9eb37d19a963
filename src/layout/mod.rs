//! Where everything stands: a map, what is shown of it, and fonts become boxes and finished lines of text.
//!
//! Coordinates are map pixels at 100 %, origin at the picture's top left. No colours, no IO, no window.

mod ahead;
mod arrows;
mod boxes;
mod cache;
mod card;
mod cells;
mod columns;
mod curve;
mod elide;
mod enlarged;
mod find;
mod fonts;
mod footer;
mod funnel;
mod grid;
mod heads;
mod hit;
mod homes;
mod lanes;
mod lay_out;
mod lines;
mod metric;
pub mod metrics;
mod number;
mod pane;
mod placed;
mod poster;
mod quotes;
mod row;
mod rows;
mod scale;
mod sentiment;
mod shape;
mod sizes;
pub mod slide;
mod stack;
mod summary;
pub mod text;
mod title;
mod touched;
mod transitions;
mod typeset;
mod view;

pub use arrows::{LinkBox, Route, Tie};
pub use boxes::{
    ColumnBox, FooterBox, Frozen, HeadBox, LaneBody, LaneBox, Layout, LegendEntry, LegendMark, StepBox, TitleBox,
};
pub use card::{CardFace, Chip, KindLine, LineIcon, Severity};
pub use columns::Columns;
pub use columns::every_column;
pub use elide::Elided;
pub use fonts::Fonts;
pub use funnel::{BarBox, FunnelBox, Pill, RemarkBox, SkippedBox, ThinBar};
pub use hit::{Hit, Slot};
pub use lay_out::lay_out;
pub use metric::{MetricBox, SparkBox};
pub use metrics::{Metrics, TextStyle};
pub use number::{Numbers, numbered};
pub use pane::Pane;
pub use placed::{CardBox, Cards, CardsIter, CellBox};
pub use poster::poster;
pub use row::Row;
pub use sentiment::{Anchor, GridLine, QuoteBox, SentimentBox};
pub use shape::Fit;
pub use sizes::Sizes;
pub use text::{Glyph, GlyphRun, Line, Paragraph, Placed};
pub use touched::Touched;
pub use transitions::{LabelBox, TransitionBox};
pub use typeset::Typeset;
pub use view::{Preview, Purpose, View};
