//! Rows of CSV without quotes, read faster than with them.

use super::rows::LogRow;

/// Gives every row to `each`, after the byte at which it ends. Lines end as in [`csv`], and blank ones are no rows.
pub(super) fn unquoted(
    bytes: &[u8],
    separator: u8,
    columns: [Option<usize>; 4],
    mut each: impl FnMut(usize, LogRow<'_>),
) {
    let last = columns.into_iter().flatten().max().unwrap_or_default();
    let mut cells: Vec<&[u8]> = vec![&[]; last + 1];
    let (mut start, mut column) = (0, 0);
    let mut end = |at: usize| {
        let cell = &bytes[start..at];
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
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
    let (blocks, rest) = bytes.as_chunks::<64>();
    for (number, block) in blocks.iter().enumerate() {
        let mut found = ends(block, separator);
        while found != 0 {
            end(number * 64 + found.trailing_zeros() as usize);
            found &= found - 1;
        }
    }
    let before = bytes.len() - rest.len();
    for (at, byte) in rest.iter().enumerate() {
        if is_end(*byte, separator) {
            end(before + at);
        }
    }
    end(bytes.len());
}

fn is_end(byte: u8, separator: u8) -> bool {
    (byte == separator) | (byte == b'\n') | (byte == b'\r')
}

/// A bit for each byte that ends a cell, the first byte's the lowest. Written so that the compiler does many at once.
fn ends(block: &[u8; 64], separator: u8) -> u64 {
    let mut flags = [0u8; 64];
    for (flag, byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(is_end(*byte, separator));
    }
    // Multiplied by this, the lowest bits of eight bytes come together in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (words, _) = flags.as_chunks::<8>();
    let byte = |word: &[u8; 8]| u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56;
    words.iter().rev().fold(0, |bits, word| bits << 8 | byte(word))
}
