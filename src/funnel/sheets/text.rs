//! Text with separators is one sheet.

use super::Sheet;
use crate::funnel::ReadError;
use crate::funnel::place::Grid;
use crate::funnel::rows::rows;
use crate::funnel::tables::tables;

pub(super) fn sheet(text: &str) -> Result<Sheet, ReadError> {
    let rows = rows(text)?;
    let tabbed = rows.iter().filter(|row| row.tabbed).count() > 1;
    let (tables, texts) = tables(rows, Grid::Lines);
    Ok(Sheet { tables, texts, tabbed, ..Sheet::default() })
}
