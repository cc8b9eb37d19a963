//! Text with separators is one sheet.

use super::Sheet;
use crate::funnel::ReadError;
use crate::funnel::place::Grid;
use crate::funnel::rows::rows;

pub(super) fn sheet(text: &str) -> Result<Sheet, ReadError> {
    let rows = rows(text)?;
    let tabbed = rows.iter().filter(|row| row.tabbed).count() > 1;
    Ok(Sheet { rows, grid: Grid::Lines, tabbed, ..Sheet::default() })
}
