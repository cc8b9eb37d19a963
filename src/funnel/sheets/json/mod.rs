//! JSON → sheets: every list that could be a table, in whatever shape a service answers.
//!
//! `node` reads the text, `find` walks through it, `shapes` knows what some services call things, `leaf` makes tables of
//! lists, and lists of one shape that stand side by side become the segments of one table.

mod find;
mod found;
mod leaf;
mod node;
mod shapes;

use super::Sheet;
use crate::funnel::ReadError;

/// Whether a text begins as JSON does: with `{"`, `{}`, `[{`, `[[`, `["`, `[]` or `[1`.
pub fn is_json(text: &str) -> bool {
    let mut chars = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{FEFF}');
    match (chars.next(), chars.next()) {
        (Some('{'), Some('"' | '}')) => true,
        (Some('['), Some(c)) => matches!(c, '{' | '[' | '"' | ']') || c.is_ascii_digit(),
        _ => false,
    }
}

/// Finds the tables of a JSON text, or of several one after the other, such as one a line.
///
/// # Errors
/// Where the text breaks off or is no JSON, with line and column; when nothing in it is a list of steps.
pub(super) fn sheets(text: &str) -> Result<Vec<Sheet>, ReadError> {
    let root = node::parse(text)?;
    let found = find::find(&root);
    if found.leaves.is_empty() {
        return Err(found::nothing(&root, &found));
    }
    Ok(leaf::sheets(found.leaves))
}
