//! A log → its rows: packed or not, in whatever encoding, CSV by its separator or JSON.

use std::io::{BufReader, Cursor, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};
use encoding_rs_io::DecodeReaderBytesBuilder;

use super::json::JsonRows;
use super::names::text;
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

/// A log whose form was found out.
pub(super) enum Opened<'r> {
    Csv { header: Vec<String>, reader: Reader<Box<dyn Read + 'r>>, lines: u64 },
    Json(JsonRows<'r>),
}

/// As much as is looked at to find out what a log is.
const HEAD: usize = 128 << 10;

/// Finds out what a log is: unpacks and decodes it, and takes off its headings.
pub(super) fn open<'r>(log: Box<dyn Read + 'r>) -> Result<Opened<'r>, EventError> {
    let (head, log) = peeked(log)?;
    if head.starts_with(b"\x1F\x8B") {
        let (head, log) = peeked(Box::new(flate2::read::MultiGzDecoder::new(log)))?;
        return decoded(&head, log);
    }
    decoded(&head, log)
}

/// The beginning of a log, and the log from its beginning.
fn peeked<'r>(mut log: Box<dyn Read + 'r>) -> Result<(Vec<u8>, Box<dyn Read + 'r>), EventError> {
    let mut head = Vec::new();
    log.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let whole = Cursor::new(head.clone()).chain(log);
    Ok((head, Box::new(whole)))
}

fn decoded<'r>(head: &[u8], log: Box<dyn Read + 'r>) -> Result<Opened<'r>, EventError> {
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
        return Ok(Opened::Json(JsonRows::of(Box::new(BufReader::with_capacity(HEAD, log)))));
    }
    foreign::refuse_text(&sample).map_err(refused)?;
    let (told, start) = rows::told_separator(&sample);
    let separator = told.unwrap_or_else(|| rows::sniff(&sample));
    std::io::copy(&mut log.by_ref().take(start as u64), &mut std::io::sink())?;
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(HEAD)
        .from_reader(log);
    let mut record = ByteRecord::new();
    reader.read_byte_record(&mut record).map_err(broken)?;
    let header = record.iter().map(|cell| text(cell).trim().to_owned()).collect();
    Ok(Opened::Csv { header, reader, lines: u64::from(start > 0) })
}

/// The rows of a log, in the order of the file.
pub(super) enum Rows<'r> {
    Csv { reader: Reader<Box<dyn Read + 'r>>, record: ByteRecord, columns: [Option<usize>; 4], lines: u64 },
    Json(JsonRows<'r>),
}

impl<'r> Rows<'r> {
    /// # Errors
    /// When a column of the query is not there.
    pub(super) fn of(opened: Opened<'r>, query: &EventQuery) -> Result<Self, EventError> {
        match opened {
            Opened::Csv { header, reader, lines } => {
                let column = |name: &str| named(&header, name).map(Some);
                let by = query.by.as_deref().map_or(Ok(None), column)?;
                let columns = [column(&query.user)?, column(&query.event)?, column(&query.time)?, by];
                Ok(Self::Csv { reader, record: ByteRecord::new(), columns, lines })
            }
            Opened::Json(mut rows) => {
                rows.choose([&query.user, &query.event, &query.time, query.by.as_deref().unwrap_or_default()]);
                Ok(Self::Json(rows))
            }
        }
    }

    /// Reads the next row; `false` at the end.
    pub(super) fn read(&mut self) -> Result<bool, EventError> {
        match self {
            Self::Csv { reader, record, .. } => reader.read_byte_record(record).map_err(broken),
            Self::Json(rows) => rows.read(),
        }
    }

    /// The row read last.
    pub(super) fn row(&self) -> LogRow<'_> {
        match self {
            Self::Csv { record, columns, .. } => {
                let cell = |column: Option<usize>| column.and_then(|at| record.get(at)).unwrap_or_default();
                let [user, event, time, by] = columns.map(cell);
                LogRow { user, event, time, by }
            }
            Self::Json(rows) => rows.row(),
        }
    }

    /// The physical line in which the row read last ends, from 1.
    pub(super) fn line(&self) -> u64 {
        match self {
            Self::Csv { reader, lines, .. } => (reader.position().line() + lines).saturating_sub(1).max(1),
            Self::Json(rows) => rows.line(),
        }
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
