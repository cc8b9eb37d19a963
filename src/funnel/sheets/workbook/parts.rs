//! What a packed file is and how large its parts are, before anything is read from it.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;
use zip::result::ZipError;

use super::locked;
use crate::funnel::{LIMIT, ReadError};

/// No workbook with a funnel has more parts.
const MOST_PARTS: usize = 10_000;
/// Parts that are held as a whole, by the end of their names, and how large each may be.
const HELD: [(&str, u64); 4] =
    [("sharedstrings.xml", 64 << 20), ("styles.xml", 4 << 20), ("workbook.xml", 4 << 20), (".rels", 4 << 20)];

/// Other files that are packed like workbooks, by a part they have.
const OTHERS: [(&str, &str); 4] = [
    ("xl/workbook.bin", "is a binary Excel workbook"),
    ("word/document.xml", "is a text document"),
    ("ppt/presentation.xml", "is a presentation"),
    ("content.xml", "is an OpenDocument file"),
];

/// Refuses what is no workbook, and what is larger unpacked than is read: the sizes that a file tells of itself are not
/// believed, its parts are unpacked and counted.
pub(super) fn check(bytes: &[u8]) -> Result<(), ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
        let what = "is a packed file, such as a workbook, that was cut off or is damaged";
        ReadError::new(what, "Download or copy it again.")
    })?;
    let has = |part: &str| archive.file_names().any(|name| name.is_ok_and(|name| name == part));
    if let Some((_, what)) = OTHERS.iter().find(|(part, _)| has(part)) {
        return Err(ReadError::new(*what, "Save the sheet with the funnel as .xlsx or as CSV and choose that file."));
    }
    if !has("[Content_Types].xml") {
        return Err(ReadError::new("is a packed folder, not a workbook", "Unpack it and choose the table in it."));
    }
    if archive.len() > MOST_PARTS {
        return Err(ReadError::new(
            format!("has {} parts; that is no workbook", archive.len()),
            "Choose another file.",
        ));
    }
    let mut left = LIMIT as u64;
    for i in 0..archive.len() {
        let part = archive.by_index(i).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => locked(),
            other => damaged(&other.to_string()),
        })?;
        let name = part.name().map(|name| name.to_lowercase()).unwrap_or_default();
        let most = HELD.iter().find(|(end, _)| name.ends_with(end)).map_or(left, |(_, most)| left.min(*most));
        let size = copy(&mut part.take(most + 1), &mut sink()).map_err(|error| damaged(&error.to_string()))?;
        if size > most {
            let what = format!(
                "is a workbook whose “{}” unpacks to more than {} MB",
                crate::funnel::shortened(&name),
                most >> 20
            );
            return Err(ReadError::new(
                what,
                "Copy the sheet with the funnel into a workbook of its own, or save it as CSV.",
            ));
        }
        left -= size;
    }
    Ok(())
}

fn damaged(why: &str) -> ReadError {
    ReadError::new(format!("is a damaged workbook: {why}"), "Download or copy it again.")
}
