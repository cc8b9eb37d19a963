//! Bytes → text: which encoding, and what is damaged.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::ReadError;

/// The largest file that is read, in bytes.
pub const LIMIT: usize = 256 << 20;

/// A file's text with `\n` line ends, one of them at the very end.
pub(super) struct Text {
    pub text: String,
    /// Characters could not be decoded; they stand as U+FFFD.
    pub replaced: bool,
    /// It was taken for Windows-1252, and reads as if it were another encoding.
    pub doubtful: bool,
}

/// Decodes a file. A byte order mark decides, else NUL bytes tell UTF-16, else UTF-8, else Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<Text, ReadError> {
    if bytes.len() > LIMIT {
        let mb = bytes.len() >> 20;
        let hint = "Export the funnel itself rather than the events behind it.";
        return Err(ReadError::new(format!("has {mb} MB; a table of at most 256 MB can be read"), hint));
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => lossy(encoding, &bytes[length..]),
        None => match utf16(bytes) {
            Some(encoding) => lossy(encoding, bytes),
            None => utf8(bytes),
        },
    };
    if is_binary(&text.text) {
        return Err(ReadError::new("is no text", "Export the funnel as CSV and choose that file."));
    }
    Ok(Text { text: line_ends(text.text), ..text })
}

fn lossy(encoding: &'static Encoding, bytes: &[u8]) -> Text {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    Text { text: text.into_owned(), replaced, doubtful: false }
}

/// UTF-16 by its mark; without one nearly all NULs are on one side of the pairs, and there are many.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding != UTF_8).then_some(encoding);
    }
    let sample = &bytes[..bytes.len().min(64 << 10)];
    let nul = |side: usize| sample.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (nul(0), nul(1));
    let many = sample.len() / 2 / 5;
    match () {
        () if odd > many && even * 20 <= odd => Some(UTF_16LE),
        () if even > many && odd * 20 <= even => Some(UTF_16BE),
        () => None,
    }
}

fn utf8(bytes: &[u8]) -> Text {
    match std::str::from_utf8(bytes) {
        Ok(text) => Text { text: text.to_owned(), replaced: false, doubtful: false },
        // Good UTF-8 that ends within a character was cut off; it is no other encoding.
        Err(e) if e.error_len().is_none() && !bytes[..e.valid_up_to()].is_ascii() => {
            Text { text: String::from_utf8_lossy(bytes).into_owned(), replaced: true, doubtful: false }
        }
        Err(_) => {
            let text = lossy(WINDOWS_1252, bytes);
            let letters = text.text.chars().take(64 << 10).filter(|c| c.is_alphabetic());
            let (all, foreign) =
                letters.fold((0, 0), |(all, foreign), c| (all + 1, foreign + usize::from(!c.is_ascii())));
            Text { doubtful: foreign * 3 > all, ..text }
        }
    }
}

pub(super) fn is_binary(text: &str) -> bool {
    let mut all = 0;
    let mut odd = 0;
    for c in text.chars().take(64 << 10) {
        all += 1;
        odd += usize::from(c.is_control() && !matches!(c, '\t' | '\n' | '\r'));
    }
    odd * 10 > all
}

fn line_ends(text: String) -> String {
    let mut text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
