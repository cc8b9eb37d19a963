//! How a text is divided into cells: which sign stands between them, and whether quotation marks hold line breaks.

/// How many records are looked at to see what a text is.
const SAMPLE: usize = 60;

/// What divides the cells of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Divider {
    /// As spreadsheets put them on the clipboard.
    Tab,
    Semicolon,
    Comma,
    /// A table as it is written in Markdown.
    Bar,
}

impl Divider {
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::Bar => b'|',
        }
    }
}

/// What divides the cells of a text; `None` where it is no table. `lines` are its lines without bullets.
pub(super) fn divider(text: &str, lines: &[&str]) -> Option<Divider> {
    if lines.iter().any(|line| line.contains('\t')) {
        return Some(Divider::Tab);
    }
    let barred = |line: &&str| line.starts_with('|') && line.ends_with('|') && line.len() > 2;
    if lines.len() > 1 && lines.iter().all(barred) {
        return Some(Divider::Bar);
    }
    [Divider::Semicolon, Divider::Comma].into_iter().find(|divider| even(text, *divider))
}

/// Whether a text has rows of as many cells each, divided as programs write them: people put a space behind a comma.
fn even(text: &str, divider: Divider) -> bool {
    let sign = char::from(divider.byte());
    let head: String = text.split_inclusive('\n').take(SAMPLE).collect();
    let all = head.matches(sign).count();
    let spaced = head.matches(&format!("{sign} ")).count();
    if all == 0 || spaced * 4 > all {
        return false;
    }
    let rows = reader(&head, divider).into_records().map_while(Result::ok);
    let widths: Vec<usize> = rows.map(|row| row.len()).collect();
    widths.len() > 1 && widths[0] > 1 && widths.iter().all(|width| *width == widths[0])
}

/// Reads a text as cells.
pub(super) fn reader(text: &str, divider: Divider) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(divider.byte());
    builder.quoting(divider != Divider::Bar && quoted(text, divider));
    builder.from_reader(text.as_bytes())
}

/// Whether the quotation marks of a text are those of cells: each that opens a cell is closed at the end of one. Else
/// they are the writer's own, and a mark that is never closed must not swallow the rest of the table.
pub(super) fn quoted(text: &str, divider: Divider) -> bool {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes.get(at).is_none_or(|b| *b == divider.byte() || matches!(b, b'\n' | b'\r'));
    let (mut at, mut any) = (0, false);
    while at < bytes.len() {
        if bytes[at] == b'"' {
            // With a space behind it, it is the sign of a quote.
            if bytes.get(at + 1) == Some(&b' ') {
                return false;
            }
            any = true;
            at += 1;
            loop {
                match bytes[at..].iter().position(|b| *b == b'"') {
                    None => return false,
                    Some(n) if bytes.get(at + n + 1) == Some(&b'"') => at += n + 2,
                    Some(n) if ends(at + n + 1) => {
                        at += n + 1;
                        break;
                    }
                    Some(_) => return false,
                }
            }
        }
        // On to the next cell.
        while !ends(at) {
            at += 1;
        }
        at += 1;
    }
    any
}
