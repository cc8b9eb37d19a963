//! Files packed with gzip.

use std::io::{ErrorKind, Read};

use flate2::read::MultiGzDecoder;

use crate::funnel::{LIMIT, ReadError};

/// How a packed file begins.
const MARK: &[u8] = b"\x1F\x8B";

/// Unpacks a file that is packed; `None`: it is not. No more is unpacked than a table may have.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Option<Vec<u8>>, ReadError> {
    if !bytes.starts_with(MARK) {
        return Ok(None);
    }
    let mut out = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(LIMIT as u64 + 1).read_to_end(&mut out);
    match read {
        Ok(_) if out.len() > LIMIT => {
            let what = format!("holds more than {} MB when it is unpacked", LIMIT >> 20);
            Err(ReadError::new(what, "Export the funnel itself rather than the events behind it."))
        }
        Ok(_) if out.starts_with(MARK) => {
            Err(ReadError::new("is packed twice with gzip", "Unpack it once and choose that file."))
        }
        Ok(_) => Ok(Some(out)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
            let what = format!("is a packed file that breaks off after {} bytes", bytes.len());
            Err(ReadError::new(what, "Its end is missing: download or copy it again."))
        }
        Err(error) => {
            let hint = "Download or copy it again, or unpack it and choose what is in it.";
            Err(ReadError::new(format!("is a damaged packed file: {error}"), hint))
        }
    }
}
