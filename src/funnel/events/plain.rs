//! Rows of plain CSV, found many bytes at once: its quotes, if there are any, stand around whole cells.

use memchr::memchr;

use super::rows::LogRow;

/// Gives every row to `each`, after the byte at which it ends. Lines end as in [`csv`], and blank ones are no rows.
/// `false`, and nothing was given: there is a quote within a cell, or one that nothing closes.
pub(super) fn plain(
    bytes: &[u8],
    separator: u8,
    columns: [Option<usize>; 4],
    mut each: impl FnMut(usize, LogRow<'_>),
) -> bool {
    let Some(ends) = ends(bytes, separator) else { return false };
    let last = columns.into_iter().flatten().max().unwrap_or_default();
    let mut cells: Vec<&[u8]> = vec![&[]; last + 1];
    let (mut start, mut column) = (0, 0);
    let mut end = |at: usize| {
        let cell = &bytes[start..at];
        if let Some(place) = cells.get_mut(column) {
            *place = if let [b'"', within @ .., b'"'] = cell { within } else { cell };
        }
        start = at + 1;
        column += 1;
        if bytes.get(at) == Some(&separator) {
            return;
        }
        if column > 1 || !cell.is_empty() {
            let cell = |wanted: Option<usize>| wanted.filter(|at| *at < column).map_or(&[][..], |at| cells[at]);
            let [user, event, time, by] = columns.map(cell);
            each(at, LogRow { user, event, time, by });
        }
        column = 0;
    };
    for (number, mut found) in ends.into_iter().enumerate() {
        while found != 0 {
            end(number * 64 + found.trailing_zeros() as usize);
            found &= found - 1;
        }
    }
    true
}

/// For every 64 bytes a bit for each that ends a cell, the first byte's the lowest; the last cell ends after all bytes.
fn ends(bytes: &[u8], separator: u8) -> Option<Vec<u64>> {
    let any_quotes = memchr(b'"', bytes).is_some();
    let (blocks, rest) = bytes.as_chunks::<64>();
    let mut last = [0; 64];
    last[..rest.len()].copy_from_slice(rest);
    let mut all = Vec::with_capacity(blocks.len() + 1);
    // Of the byte before: all bits where it is within quotes, the lowest where it closes them and where it ends a cell.
    let (mut within, mut closed, mut ended) = (0, 0, 1);
    for (number, block) in blocks.iter().chain([&last]).enumerate() {
        let mut ends = bits(block, |byte| (byte == separator) | (byte == b'\n') | (byte == b'\r'));
        if number == blocks.len() {
            ends |= 1 << rest.len();
        }
        if any_quotes {
            let quotes = bits(block, |byte| byte == b'"');
            // From each quote to the one after it.
            let inside = [1, 2, 4, 8, 16, 32].into_iter().fold(quotes, |bits, by| bits ^ bits << by) ^ within;
            ends &= !inside;
            let (opening, closing) = (quotes & inside, quotes & !inside);
            if opening & !(ends << 1 | ended) != 0 || (closing << 1 | closed) & !ends != 0 {
                return None;
            }
            within = 0u64.wrapping_sub(inside >> 63);
            (closed, ended) = (closing >> 63, ends >> 63);
        }
        all.push(ends);
    }
    (within == 0).then_some(all)
}

/// A bit for each byte of which something is true. Written so that the compiler does many at once.
fn bits(block: &[u8; 64], test: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0u8; 64];
    for (flag, byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(test(*byte));
    }
    // Multiplied by this, the lowest bits of eight bytes come together in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (words, _) = flags.as_chunks::<8>();
    let byte = |word: &[u8; 8]| u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56;
    words.iter().rev().fold(0, |bits, word| bits << 8 | byte(word))
}
