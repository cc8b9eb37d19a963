//! A log → its rows: packed or not, in whatever encoding, CSV by its separator or JSON.

use std::io::{Cursor, Read};

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs_io::DecodeReaderBytesBuilder;

use super::json::{JsonRows, is_list};
use super::names::text;
use super::pieces::{Ends, Piece, Pieces};
use super::plain::plain;
use super::{EventError, EventQuery};
use crate::funnel::down::column_named;
use crate::funnel::{ReadError, decode, foreign, rows};

/// The four cells of a row that count; empty where the row has none.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LogRow<'a> {
    pub user: &'a [u8],
    pub event: &'a [u8],
    pub time: &'a [u8],
    pub by: &'a [u8],
}

/// A log whose form was found out, at its first row.
pub(super) struct Opened<'r> {
    pub pieces: Pieces<'r>,
    /// Of CSV; nothing in JSON.
    header: Vec<String>,
}

/// As much as is looked at to find out what a log is.
const HEAD: usize = 128 << 10;
/// Columns that can be named: no log has more.
const MOST_COLUMNS: usize = 2_000;

/// Finds out what a log is: unpacks and decodes it, and takes off its headings.
pub(super) fn open<'r>(log: Box<dyn Read + Send + 'r>) -> Result<Opened<'r>, EventError> {
    let (head, log) = peeked(log)?;
    if head.starts_with(b"\x1F\x8B") {
        let (head, log) = peeked(Box::new(flate2::read::MultiGzDecoder::new(log)))?;
        return decoded(&head, log);
    }
    decoded(&head, log)
}

/// The beginning of a log, and the log from its beginning.
fn peeked<'r>(mut log: Box<dyn Read + Send + 'r>) -> Result<(Vec<u8>, Box<dyn Read + Send + 'r>), EventError> {
    let mut head = Vec::new();
    log.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(log);
    Ok((head, Box::new(whole)))
}

fn decoded<'r>(head: &[u8], log: Box<dyn Read + Send + 'r>) -> Result<Opened<'r>, EventError> {
    foreign::refuse_bytes(head).map_err(refused)?;
    // UTF-8 goes through as it is, but for its byte order mark: only UTF-16 is decoded.
    let mut log = log;
    if head.starts_with(b"\xEF\xBB\xBF") {
        log.read_exact(&mut [0; 3])?;
    }
    let log = match decode::utf16(head) {
        Some(utf16) => Box::new(DecodeReaderBytesBuilder::new().encoding(Some(utf16)).strip_bom(true).build(log)),
        None => log,
    };
    let (head, mut log) = peeked(log)?;
    let sample = String::from_utf8_lossy(&head);
    if decode::is_binary(&sample) {
        return Err(EventError::new("is no text", "Export the events as CSV or JSON lines and choose that file."));
    }
    if sample.trim_start().starts_with(['{', '[']) {
        let ends = if is_list(&head) { Ends::Objects } else { Ends::Lines };
        return Ok(Opened { pieces: Pieces::new(log, ends, 0), header: Vec::new() });
    }
    foreign::refuse_text(&sample).map_err(refused)?;
    let (told, start) = rows::told_separator(&sample);
    let separator = told.unwrap_or_else(|| rows::sniff(&sample));
    std::io::copy(&mut log.by_ref().take(start as u64), &mut std::io::sink())?;
    let mut pieces = Pieces::new(log, Ends::Records { separator }, u64::from(start > 0));
    let mut first = Piece::default();
    pieces.next(&mut first)?;
    let mut reader = reader(&first.bytes, separator);
    let mut record = ByteRecord::new();
    reader.read_byte_record(&mut record).map_err(broken)?;
    let header = record.iter().take(MOST_COLUMNS).map(|cell| text(cell).trim().to_owned()).collect();
    let end = usize::try_from(reader.position().byte()).unwrap_or_default();
    pieces.back(&first, end);
    Ok(Opened { pieces, header })
}

fn reader(bytes: &[u8], separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(bytes)
}

impl Opened<'_> {
    /// The headings of CSV; in JSON the keys of about the first `most` objects, which are read past.
    pub(super) fn names(&mut self, most: usize) -> Result<Vec<String>, EventError> {
        let list = match self.pieces.ends {
            Ends::Records { .. } => return Ok(self.header.clone()),
            Ends::Lines => false,
            Ends::Objects => true,
        };
        let mut keys = indexmap::IndexSet::new();
        let mut piece = Piece::default();
        let mut looked = 0;
        while looked < most && self.pieces.next(&mut piece)? {
            looked += JsonRows::of(&piece.bytes, list).keys(most - looked, &mut keys);
        }
        Ok(keys.into_iter().collect())
    }

    /// Where the cells of `query` are.
    ///
    /// # Errors
    /// When a column of the query is not there.
    pub(super) fn cells(&self, query: &EventQuery) -> Result<Cells, EventError> {
        let by = query.by.as_deref();
        let list = match self.pieces.ends {
            Ends::Records { separator } => {
                let column = |name: &str| named(&self.header, name).map(Some);
                let by = by.map_or(Ok(None), column)?;
                let columns = [column(&query.user)?, column(&query.event)?, column(&query.time)?, by];
                return Ok(Cells::Csv { separator, columns });
            }
            Ends::Lines => false,
            Ends::Objects => true,
        };
        let ways = [&query.user, &query.event, &query.time, by.unwrap_or_default()];
        Ok(Cells::Json { list, ways: ways.map(|way| way.split('.').map(str::to_owned).collect()) })
    }
}

/// Where the cells that count are in a row.
pub(super) enum Cells {
    Csv {
        separator: u8,
        columns: [Option<usize>; 4],
    },
    /// Each cell by a way through nested objects: "properties.distinct_id". An empty one has no cell.
    Json {
        list: bool,
        ways: [Vec<String>; 4],
    },
}

impl Cells {
    /// Gives every row of a piece to `each`, after the byte of the piece at which it ends.
    pub(super) fn rows(&self, bytes: &[u8], mut each: impl FnMut(usize, LogRow<'_>)) -> Result<(), EventError> {
        match self {
            Self::Csv { separator, columns } if plain(bytes, *separator, *columns, &mut each) => {}
            Self::Csv { separator, columns } => {
                let mut reader = reader(bytes, *separator);
                let mut record = ByteRecord::new();
                while reader.read_byte_record(&mut record).map_err(broken)? {
                    let after = usize::try_from(reader.position().byte()).unwrap_or_default().min(bytes.len());
                    let end = after - usize::from(matches!(bytes[..after].last(), Some(b'\n' | b'\r')));
                    let [user, event, time, by] =
                        columns.map(|column| column.and_then(|at| record.get(at)).unwrap_or_default());
                    each(end, LogRow { user, event, time, by });
                }
            }
            Self::Json { list, ways } => {
                let mut rows = JsonRows::of(bytes, *list);
                while rows.read(ways) {
                    each(rows.end(), rows.row());
                }
            }
        }
        Ok(())
    }
}

fn named(header: &[String], name: &str) -> Result<usize, EventError> {
    column_named(header.len(), |i| header[i].clone(), name).ok_or_else(|| {
        let shown: Vec<String> = header.iter().take(12).map(|name| crate::funnel::shortened(name)).collect();
        let hint = format!("Choose one of these columns: {}.", shown.join(", "));
        EventError::new(format!("has no column “{}”", crate::funnel::shortened(name)), hint)
    })
}

fn refused(error: ReadError) -> EventError {
    EventError::new(error.what, "Export the events as CSV or JSON lines and choose that file.")
}

fn broken(error: csv::Error) -> EventError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => EventError::Io(error),
        other => EventError::new(format!("cannot be read: {other:?}"), "Export the events again."),
    }
}
