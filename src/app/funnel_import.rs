//! How a funnel gets into the map: from a file that is chosen or dropped, or from the clipboard; then the dialog.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::dialogs::ask_path::AskPath;
use super::dialogs::import_funnel::{ImportAnswer, ImportFunnel, Table};
use super::dialogs::path_field::expand;
use super::errors::{Mend, Problem};
use super::files::name_of;
use super::pick::Purpose;
use super::start::here;
use crate::funnel::{LIMIT, is_json};
use crate::map::{Entropy, Funnel, Id, IdKind, Map};

/// The import under way, if there is one.
pub struct FunnelImport {
    asking: AskPath,
    dialog: Option<ImportFunnel>,
    entropy: Box<dyn Entropy>,
}

/// What came of it.
#[derive(Debug, PartialEq)]
pub enum Imported {
    /// Goes into the map as one change.
    Put(Box<Funnel>),
    OpenFolder(PathBuf),
    Problem(Problem),
}

/// What a text on the clipboard is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// The path of a map.
    Map(PathBuf),
    /// The path of another file.
    File(PathBuf),
    /// A table's text.
    Table(String),
    /// None of these.
    Words,
}

impl FunnelImport {
    /// `asking` asks for the file; ids of new funnels come from `entropy`.
    pub fn new(asking: AskPath, entropy: Box<dyn Entropy>) -> Self {
        Self { asking, dialog: None, entropy }
    }

    /// Whether a dialog is open.
    pub fn busy(&self) -> bool {
        self.dialog.is_some() || self.asking.is_open()
    }

    /// Asks for a file; `near` is where to begin.
    pub fn ask(&mut self, ctx: &egui::Context, near: Option<&Path>) {
        self.asking.ask(ctx, Purpose::OpenTable, near);
    }

    /// Reads a file and opens the dialog.
    ///
    /// # Errors
    /// Where the file cannot be read; what is wrong with its content is said in the dialog.
    pub fn file(&mut self, map: &Map, path: &Path) -> Result<(), Problem> {
        let bytes = read(path)?;
        let folder = path.parent().filter(|folder| folder.is_dir()).map(Path::to_owned);
        self.begin(map, Table { file: name_of(path), folder, bytes });
        Ok(())
    }

    /// Opens the dialog for a table's text.
    pub fn text(&mut self, map: &Map, text: &str) {
        let bytes = text.as_bytes().to_vec();
        self.begin(map, Table { bytes, ..Table::default() });
    }

    fn begin(&mut self, map: &Map, table: Table) {
        let new = Id::fresh(IdKind::Funnel, &mut *self.entropy);
        self.dialog = Some(ImportFunnel::new(map, table, here().date(), new));
    }

    /// Draws what is open and gives back what came of it.
    pub fn show(&mut self, ctx: &egui::Context, map: &Map) -> Option<Imported> {
        if let Some(path) = self.asking.show(ctx).and_then(|chosen| chosen.path) {
            return self.file(map, &path).err().map(Imported::Problem);
        }
        match self.dialog.as_mut()?.show(ctx, map)? {
            ImportAnswer::Import(funnel) => {
                self.dialog = None;
                Some(Imported::Put(funnel))
            }
            ImportAnswer::ChooseAnother => {
                let folder = self.dialog.take().and_then(|dialog| dialog.folder().map(Path::to_owned));
                self.ask(ctx, folder.as_deref());
                None
            }
            ImportAnswer::OpenFolder(folder) => Some(Imported::OpenFolder(folder)),
            ImportAnswer::Cancel => {
                self.dialog = None;
                None
            }
        }
    }
}

/// The bytes of a plain file that is not larger than a table may be.
fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    let name = name_of(path);
    let wrong = |text: String| Problem::new(format!("{name} cannot be read"), text).or(Mend::ChooseTable);
    let about = path.metadata().map_err(|error| wrong(format!("{error}.")))?;
    if about.is_dir() {
        return Err(wrong("It is a folder. Choose a file in it, such as a CSV.".to_owned()));
    }
    if !about.is_file() {
        return Err(wrong("It is a device or a pipe. Choose a file, such as a CSV.".to_owned()));
    }
    let most = LIMIT as u64;
    if about.len() > most {
        return Err(wrong(format!(
            "It has {} MB; an exported funnel has far less than {}. See whether it is the right file.",
            about.len() >> 20,
            most >> 20
        )));
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    read.map_err(|error| wrong(format!("{error}.")))?;
    Ok(bytes)
}

/// Looks at a pasted text: a path on one line, or a table of several.
pub fn pasted(text: &str) -> Pasted {
    let text = text.trim();
    let one_line = !text.contains('\n');
    if one_line && !text.is_empty() && text.len() < 4096 {
        let path = expand(text);
        if path.is_absolute() && path.is_file() {
            return if is_map(&path) { Pasted::Map(path) } else { Pasted::File(path) };
        }
    }
    let separated = |line: &str| line.contains([',', ';', '\t', '|']);
    let rows = text.lines().filter(|line| separated(line)).take(2).count();
    let json = is_json(text) && text.ends_with(['}', ']']);
    if rows > 1 || json { Pasted::Table(text.to_owned()) } else { Pasted::Words }
}

/// Whether a file is a map by its name.
pub fn is_map(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"))
}
