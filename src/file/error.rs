//! Why a map cannot be read or written, in words for the person who wants it.

use std::io;
use std::path::{Path, PathBuf};

use super::Place;

/// More than any workshop fills, and little enough to be read at once.
pub const MAX_BYTES: u64 = 256 << 20;

/// Why a map cannot be read. The text says what and where; [`ReadError::hint`] what to do.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("there is no such file")]
    Missing,
    #[error("this is a folder, not a map")]
    Folder,
    #[error("this is a device or a pipe, not a map")]
    Special,
    #[error("there is no permission to read it")]
    Permission,
    #[error("it could not be read: {0}")]
    Io(#[source] io::Error),
    #[error("it has {} MB, and a map may have {}", bytes >> 20, MAX_BYTES >> 20)]
    TooBig { bytes: u64 },
    #[error("the file is empty")]
    Empty,
    #[error("this is {0}, not a map")]
    Binary(&'static str),
    #[error("{at}: there are NUL bytes, which no text has")]
    Nul { at: Place },
    #[error("{at}: this is not UTF-8 text")]
    Encoding { at: Place },
    #[error("{at}: there are conflict marks of git in the file")]
    Conflict { at: Place },
    #[error("this is JSON, and a map is RON")]
    Json,
    #[error("{at}{}: there is a typographic quote {found} where a straight one belongs", in_field(field))]
    Quote { at: Place, field: String, found: char },
    #[error("{at}: the brackets are nested too deeply")]
    Deep { at: Place },
    #[error("{at}: the file ends too early: {open} is not closed")]
    CutOff { at: Place, open: String },
    #[error("{at}: “{close}” closes nothing{}", open.as_ref().map_or_else(String::new, |open| format!(", since {open} is still open")))]
    Bracket { at: Place, close: char, open: Option<String> },
    #[error("{at}: there is text after the end of the map")]
    Trailing { at: Place },
    #[error("{at}{}: {what}", in_field(field))]
    Value { at: Place, field: String, what: String, hint: &'static str },
    #[error(
        "this map has format {format}, which {by} wrote; this version reads format {}: {cause}",
        crate::map::FORMAT
    )]
    Newer { format: u32, by: String, cause: Box<ReadError> },
}

fn in_field(field: &str) -> String {
    if field.is_empty() { String::new() } else { format!(", {field}") }
}

impl ReadError {
    /// What to do about it, as one sentence without a full stop.
    pub fn hint(&self) -> &str {
        match self {
            Self::Missing => "look at the name and the folder",
            Self::Folder => "name a file in it, such as workshop.journey.ron",
            Self::Special => "name a file that ends in .journey.ron",
            Self::Permission => "ask the file's owner, or change its permissions",
            Self::Io(_) => "see whether the disk or the network share is there",
            Self::TooBig { .. } => "this is hardly a map; see whether it is the right file",
            Self::Empty => "see whether a copy has more; “touchline new” makes a new map",
            Self::Binary(_) => "name a file that ends in .journey.ron",
            Self::Nul { .. } => "the file was damaged, or saved in another encoding: save it as UTF-8, or take a copy",
            Self::Encoding { .. } => "save it as UTF-8",
            Self::Conflict { .. } => "choose one of the two versions there, and delete the lines of <, = and >",
            Self::Json => "a map begins with “(” and its fields have no quotes: format: 1",
            Self::Quote { .. } => "write \" on both sides of the text",
            Self::Deep { .. } => {
                "a map needs no more than ten brackets inside each other; see whether it is the right file"
            }
            Self::CutOff { .. } => "the end of the file is missing; take a copy, or write the rest",
            Self::Bracket { .. } => "see which bracket is missing or too many there",
            Self::Trailing { .. } => "delete what comes after the last “)”",
            Self::Value { hint, .. } => hint,
            Self::Newer { .. } => "open it with a newer version of Touchline",
        }
    }

    /// What it is about, `cards[3].severity`; empty where it is no field.
    pub fn field(&self) -> &str {
        match self {
            Self::Value { field, .. } | Self::Quote { field, .. } => field,
            Self::Newer { cause, .. } => cause.field(),
            _ => "",
        }
    }

    /// The text without the place it begins with.
    pub fn what(&self) -> String {
        let text = self.to_string();
        let place = self.place().map_or_else(String::new, |at| format!("{at}{}: ", in_field(self.field())));
        text.strip_prefix(&place).map_or(text.clone(), str::to_owned)
    }

    /// Where it is, where it has a place.
    pub fn place(&self) -> Option<Place> {
        match self {
            Self::Nul { at }
            | Self::Encoding { at }
            | Self::Conflict { at }
            | Self::Quote { at, .. }
            | Self::Deep { at }
            | Self::CutOff { at, .. }
            | Self::Bracket { at, .. }
            | Self::Trailing { at }
            | Self::Value { at, .. } => Some(*at),
            Self::Newer { cause, .. } => cause.place(),
            Self::Missing
            | Self::Folder
            | Self::Special
            | Self::Permission
            | Self::Io(_)
            | Self::TooBig { .. }
            | Self::Empty
            | Self::Binary(_)
            | Self::Json => None,
        }
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Permission,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Io(error),
        }
    }
}

/// A file that cannot be read, with its name.
#[derive(Debug, thiserror::Error)]
#[error("{}: {error}", path.display())]
pub struct LoadError {
    pub path: PathBuf,
    pub error: ReadError,
}

impl LoadError {
    pub(super) fn new(path: &Path, error: impl Into<ReadError>) -> Self {
        Self { path: path.to_owned(), error: error.into() }
    }
}

/// Why a file was not written. What was there before is still there, whole.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    #[error("{} was not saved: the disk is full", path.display())]
    Full { path: PathBuf },
    #[error("{} was not saved: there is no permission to write there", path.display())]
    Permission { path: PathBuf },
    #[error("{} was not saved: the folder does not exist", path.display())]
    NoFolder { path: PathBuf },
    #[error("{} was not saved: this is a folder", path.display())]
    Folder { path: PathBuf },
    #[error("{} was not saved: the file is write-protected", path.display())]
    Protected { path: PathBuf },
    #[error("{} was not saved: it has format {format}, and this version writes format {}", path.display(), crate::map::FORMAT)]
    Newer { path: PathBuf, format: u32 },
    #[error("the folder {} could not be made: {error}", path.display())]
    NotMade { path: PathBuf, error: io::Error },
    #[error("{} was not saved: {error}", path.display())]
    Io { path: PathBuf, error: io::Error },
}

impl SaveError {
    pub(super) fn new(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full { path }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Permission { path },
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder { path },
            io::ErrorKind::IsADirectory => Self::Folder { path },
            _ => Self::Io { path, error },
        }
    }

    /// What to do about it, as one sentence without a full stop.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Full { .. } => "free some space, or save it on another disk; what was there before is untouched",
            Self::Permission { .. } => "save it in a folder of your own",
            Self::NoFolder { .. } => "make the folder first, or choose another",
            Self::Folder { .. } => "give the file a name that no folder has",
            Self::Protected { .. } => "save it under another name, or lift the protection",
            Self::Newer { .. } => "use a newer version of Touchline to change it",
            Self::NotMade { .. } => "choose another folder, or ask for the right to write there",
            Self::Io { .. } => "save it somewhere else; what was there before is untouched",
        }
    }
}
