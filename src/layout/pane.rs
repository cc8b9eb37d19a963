//! What stays in sight while the map scrolls.

/// Which part of the canvas something belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pane {
    /// Scrolls in both directions.
    Body,
    /// Stage heads: stay at the top, scroll sideways.
    Heads,
    /// Lane labels: stay at the left, scroll up and down.
    Labels,
    /// The words of empty lanes: among the cells, but beside their labels however far the map is scrolled sideways.
    Words,
}
