//! Files that are no text table at all, recognised by how they begin, so that the error can say what they are.

use super::ReadError;

const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG", "is a picture"),
    (b"\xFF\xD8\xFF", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"%PDF", "is a PDF"),
    (b"PK\x03\x04", "is an Excel workbook or another packed file"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "is an old Excel workbook"),
    (b"\x1F\x8B", "is a packed file"),
    (b"7z\xBC\xAF", "is a packed file"),
    (b"SQLite format 3", "is a database"),
    (b"PAR1", "is a Parquet file"),
];

/// Refuses what is known not to be a table in text.
pub(super) fn refuse_bytes(bytes: &[u8]) -> Result<(), ReadError> {
    match SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        Some((_, what)) if what.contains("old Excel") => {
            if is_locked(bytes) {
                return Err(super::sheets::workbook::locked());
            }
            Err(ReadError::foreign(
                *what,
                "Save it as .xlsx, or the sheet with the funnel as CSV, and choose that file.",
            ))
        }
        Some((_, what)) => Err(ReadError::foreign(*what, "Export the funnel as CSV and choose that file.")),
        None => Ok(()),
    }
}

/// Whether a file of this kind is the shell of a workbook with a password, by the name of its part.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|part| part == name)
}

/// Refuses text that is no table: nothing at all, a web page.
pub(super) fn refuse_text(text: &str) -> Result<(), ReadError> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if start.is_empty() {
        return Err(ReadError::foreign("is empty", "Export the funnel again and choose that file."));
    }
    let head: String = start.chars().take(200).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<head") {
        let hint = "Perhaps the sign-in page was saved in its place: sign in, and export the funnel as CSV again.";
        return Err(ReadError::foreign("is a web page, not a table", hint));
    }
    if head.starts_with("<?xml") || head.starts_with("<svg") {
        return Err(ReadError::foreign("is XML, not a table", "Export the funnel as CSV and choose that file."));
    }
    Ok(())
}
