//! Bytes → text: what is plainly no text is named, UTF-8 and UTF-16 are read, and a line ends with LF.

use std::borrow::Cow;

use super::{Place, ReadError};

/// What other files begin with.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\0", "a database"),
];

/// The text of a file, without a byte order mark and with LF at the ends of lines.
///
/// # Errors
/// Where the bytes are no text.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(ReadError::Binary(what));
    }
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding != encoding_rs::UTF_8 => utf16(encoding, &bytes[mark..])?,
        Some((_, mark)) => utf8(&bytes[mark..])?,
        None => utf8(bytes)?,
    };
    if let Some(nul) = text.find('\0') {
        return Err(ReadError::Nul { at: Place::of(&text, nul) });
    }
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text })
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.into()),
        Err(error) => error,
    };
    // Half of the bytes of a text are hardly control characters.
    let odd = bytes.iter().take(4096).filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    if odd > bytes.len().min(4096) / 16 {
        return Err(ReadError::Binary("a file of another program"));
    }
    let text = String::from_utf8_lossy(bytes);
    Err(ReadError::Encoding { at: Place::of(&text, error.valid_up_to()) })
}

fn utf16(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Result<Cow<'static, str>, ReadError> {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    if wrong {
        let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
        return Err(ReadError::Encoding { at: Place::of(&text, at) });
    }
    Ok(Cow::Owned(text.into_owned()))
}
