//! How data gets into the map, a funnel or measures: from a file that is chosen or dropped, or from the clipboard; then
//! the dialog.

mod fetch;

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use self::fetch::{Fetch, Fetched, Look, check, small};
use super::dialogs::ask_path::AskPath;
use super::dialogs::import_funnel::{ImportAnswer, ImportFunnel, Table};
use super::dialogs::import_log::{ImportLog, LogAnswer, LogFile, LogSource};
use super::dialogs::import_measures::{ImportMeasures, MeasuresAnswer};
use super::dialogs::path_field::expand;
use super::errors::Problem;
use super::files::name_of;
use super::pick::{Missing, Purpose, Sought};
use super::start::here;
use crate::funnel::events::is_log;
use crate::funnel::{MeasurePlan, StageNames, are_measures, is_json};
use crate::map::{Entropy, Funnel, Id, IdKind, Map};

/// The import under way, if there is one.
pub struct FunnelImport {
    asking: AskPath,
    dialog: Option<Dialog>,
    /// A large file on its way from the disk.
    fetch: Option<Fetch>,
    entropy: Box<dyn Entropy>,
    /// The funnel whose source is read again.
    over: Option<Id>,
    wanted: Wanted,
    /// Where files were read from, by their names.
    folders: FxHashMap<String, PathBuf>,
    /// The file that is looked at; where it was is remembered once it is taken.
    looked_at: Option<(String, PathBuf)>,
}

/// What a file is for.
#[derive(Clone, Default)]
enum Wanted {
    /// Whatever is in it.
    #[default]
    Any,
    /// Measures, of this stage or step where it names none.
    Measures(Option<Id>),
}

/// What is asked about the data.
enum Dialog {
    Table(Box<ImportFunnel>),
    Log(Box<ImportLog>),
    Measures(Box<ImportMeasures>),
}

/// What came of it.
#[derive(Debug, PartialEq)]
pub enum Imported {
    /// Goes into the map as one change; `again`: from the source of the funnel there, read once more.
    Put {
        funnel: Box<Funnel>,
        again: bool,
    },
    /// Lays values on measures as one change.
    Lay(Box<MeasurePlan>),
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
        Self {
            asking,
            dialog: None,
            fetch: None,
            entropy,
            over: None,
            wanted: Wanted::Any,
            folders: FxHashMap::default(),
            looked_at: None,
        }
    }

    /// Whether a dialog is open.
    pub fn busy(&self) -> bool {
        self.dialog.is_some() || self.fetch.is_some() || self.asking.is_open()
    }

    /// Asks for a file; `near` is where to begin.
    pub fn ask(&mut self, ctx: &egui::Context, near: Option<&Path>) {
        self.over = None;
        self.wanted = Wanted::Any;
        self.asking.ask(ctx, Purpose::OpenTable, near);
    }

    /// Asks for a file with measures; `at` is their stage or step where the file names none.
    pub fn ask_measures(&mut self, ctx: &egui::Context, near: Option<&Path>, at: Option<Id>) {
        self.over = None;
        self.wanted = Wanted::Measures(at);
        self.asking.ask(ctx, Purpose::OpenMeasures, near);
    }

    /// Reads the source of a funnel once more: from where it was read last, else from beside the map, else a file is asked
    /// for.
    ///
    /// # Errors
    /// Where the file is there and cannot be read.
    pub fn update(
        &mut self,
        ctx: &egui::Context,
        map: &Map,
        funnel: &Funnel,
        beside: Option<&Path>,
    ) -> Result<(), Problem> {
        let name = &funnel.source.file;
        let known = self.folders.get(name).cloned();
        let folders = [known.as_deref(), beside.and_then(Path::parent)].into_iter().flatten();
        let mut paths = folders.map(|folder| folder.join(name));
        let found = paths.find(|path| !name.is_empty() && path.is_file());
        self.wanted = Wanted::Any;
        self.over = Some(funnel.id.clone());
        if let Some(path) = found {
            return self.open(ctx, map, &path);
        }
        let sought = match (&known, beside.and_then(Path::parent)) {
            (Some(folder), _) => Sought::There(folder.clone()),
            (None, Some(folder)) => Sought::Beside(folder.to_owned()),
            (None, None) => Sought::Nowhere,
        };
        let missing = Missing { file: name.clone(), sought };
        self.asking.ask(ctx, Purpose::UpdateTable(Some(missing)), known.as_deref().or(beside));
        Ok(())
    }

    /// Looks at a file and opens the dialog for what is in it.
    ///
    /// # Errors
    /// Where the file cannot be read; what is wrong with its content is said in the dialog.
    pub fn file(&mut self, ctx: &egui::Context, map: &Map, path: &Path) -> Result<(), Problem> {
        self.over = None;
        self.wanted = Wanted::Any;
        self.open(ctx, map, path)
    }

    fn open(&mut self, ctx: &egui::Context, map: &Map, path: &Path) -> Result<(), Problem> {
        let folder = path.parent().filter(|folder| folder.is_dir()).map(Path::to_owned);
        check(path)?;
        self.looked_at = folder.clone().map(|folder| (name_of(path), folder));
        let measures = matches!(self.wanted, Wanted::Measures(_));
        let any = !measures && self.over.is_none();
        let Some(bytes) = small(path)? else {
            let names = any.then(|| StageNames::of(map));
            let wanted = if measures { Look::Table } else { Look::Any(names) };
            self.fetch = Some(Fetch::new(ctx, path.to_owned(), wanted));
            return Ok(());
        };
        if !measures && is_log(&bytes) {
            self.count(ctx, map, LogFile { name: name_of(path), folder, source: LogSource::File(path.to_owned()) });
            return Ok(());
        }
        let table = Table { file: name_of(path), folder, bytes };
        if any && are_measures(&table.bytes, &table.file, &StageNames::of(map)) {
            self.measures(map, table);
        } else {
            self.come(map, table);
        }
        Ok(())
    }

    /// Gets the bytes of a table: those of a file beside the window, which goes on meanwhile.
    fn fetch(&mut self, ctx: &egui::Context, map: &Map, log: LogFile) {
        match log.source {
            LogSource::File(path) => self.fetch = Some(Fetch::new(ctx, path, Look::Table)),
            LogSource::Bytes(bytes) => {
                self.come(map, Table { file: log.name, folder: log.folder, bytes: bytes.to_vec() });
            }
        }
    }

    /// A table is there; whether measures are in it was seen before.
    fn come(&mut self, map: &Map, table: Table) {
        if let Wanted::Measures(_) = self.wanted {
            self.measures(map, table);
        } else {
            self.table(map, table);
        }
    }

    /// Opens the dialog for a text.
    pub fn text(&mut self, ctx: &egui::Context, map: &Map, text: &str) {
        self.over = None;
        let bytes = text.as_bytes();
        let log = LogFile { name: String::new(), folder: None, source: LogSource::Bytes(bytes.into()) };
        if is_log(bytes) {
            self.count(ctx, map, log);
        } else {
            self.table(map, Table { bytes: bytes.to_vec(), ..Table::default() });
        }
    }

    /// Opens the dialog for the text of a table of measures.
    pub fn measures_text(&mut self, map: &Map, text: String) {
        self.over = None;
        self.wanted = Wanted::Any;
        self.measures(map, Table { bytes: text.into_bytes(), ..Table::default() });
    }

    fn measures(&mut self, map: &Map, table: Table) {
        let at = if let Wanted::Measures(at) = &self.wanted { at.clone() } else { None };
        self.dialog = Some(Dialog::Measures(Box::new(ImportMeasures::new(map, table, at))));
    }

    fn table(&mut self, map: &Map, table: Table) {
        let new = Id::fresh(IdKind::Funnel, &mut *self.entropy);
        let over = self.over.as_ref().and_then(|id| map.funnel(id));
        self.dialog = Some(Dialog::Table(Box::new(ImportFunnel::over(map, table, here().date(), new, over))));
    }

    /// Opens the dialog for a log of events.
    fn count(&mut self, ctx: &egui::Context, map: &Map, log: LogFile) {
        let new = Id::fresh(IdKind::Funnel, &mut *self.entropy);
        let over = self.over.as_ref().and_then(|id| map.funnel(id));
        self.dialog = Some(Dialog::Log(Box::new(ImportLog::over(ctx, map, log, here().date(), new, over))));
    }

    /// Draws what is open and gives back what came of it.
    pub fn show(&mut self, ctx: &egui::Context, map: &Map) -> Option<Imported> {
        if let Some(path) = self.asking.show(ctx).and_then(|chosen| chosen.path) {
            return self.open(ctx, map, &path).err().map(Imported::Problem);
        }
        if let Some(fetched) = self.fetch.as_mut().and_then(|fetch| fetch.show(ctx)) {
            self.fetch = None;
            match fetched {
                Fetched::Log(log) => self.count(ctx, map, log),
                Fetched::Table(table) => self.come(map, table),
                Fetched::Measures(table) => self.measures(map, table),
                Fetched::Problem(problem) => return Some(Imported::Problem(problem)),
                Fetched::Cancelled => {}
            }
        }
        match self.dialog.as_mut()? {
            Dialog::Table(dialog) => match dialog.show(ctx, map)? {
                ImportAnswer::Import(funnel) => self.put(map, funnel),
                ImportAnswer::Log => match self.dialog.take() {
                    Some(Dialog::Table(dialog)) => {
                        self.count(ctx, map, dialog.into_log());
                        None
                    }
                    _ => None,
                },
                ImportAnswer::Measures => {
                    if let Some(Dialog::Table(dialog)) = self.dialog.take() {
                        self.measures(map, dialog.into_table());
                    }
                    None
                }
                ImportAnswer::ChooseAnother => self.another(ctx),
                ImportAnswer::OpenFolder(folder) => Some(Imported::OpenFolder(folder)),
                ImportAnswer::Cancel => self.close(),
            },
            Dialog::Log(dialog) => match dialog.show(ctx, map)? {
                LogAnswer::Import(funnel) => self.put(map, funnel),
                LogAnswer::Table => {
                    if let Some(Dialog::Log(dialog)) = self.dialog.take() {
                        self.fetch(ctx, map, dialog.into_log());
                    }
                    None
                }
                LogAnswer::ChooseAnother => self.another(ctx),
                LogAnswer::OpenFolder(folder) => Some(Imported::OpenFolder(folder)),
                LogAnswer::Cancel => self.close(),
            },
            Dialog::Measures(dialog) => match dialog.show(ctx, map)? {
                MeasuresAnswer::Import(plan) => {
                    self.dialog = None;
                    Some(Imported::Lay(plan))
                }
                MeasuresAnswer::Funnel => {
                    if let Some(Dialog::Measures(dialog)) = self.dialog.take() {
                        self.wanted = Wanted::Any;
                        self.table(map, dialog.into_table());
                    }
                    None
                }
                MeasuresAnswer::ChooseAnother => {
                    let folder = dialog.folder().map(Path::to_owned);
                    self.dialog = None;
                    let at = if let Wanted::Measures(at) = &self.wanted { at.clone() } else { None };
                    self.ask_measures(ctx, folder.as_deref(), at);
                    None
                }
                MeasuresAnswer::OpenFolder(folder) => Some(Imported::OpenFolder(folder)),
                MeasuresAnswer::Cancel => self.close(),
            },
        }
    }

    fn put(&mut self, map: &Map, funnel: Box<Funnel>) -> Option<Imported> {
        self.dialog = None;
        self.folders.extend(self.looked_at.take().filter(|(name, _)| *name == funnel.source.file));
        let file = &funnel.source.file;
        let again = map
            .funnel(&funnel.id)
            .is_some_and(|old| self.over.as_ref() == Some(&old.id) || !file.is_empty() && old.source.file == *file);
        Some(Imported::Put { funnel, again })
    }

    fn close(&mut self) -> Option<Imported> {
        self.dialog = None;
        None
    }

    fn another(&mut self, ctx: &egui::Context) -> Option<Imported> {
        let folder = match self.dialog.take() {
            Some(Dialog::Table(dialog)) => dialog.folder().map(Path::to_owned),
            Some(Dialog::Log(dialog)) => dialog.folder().map(Path::to_owned),
            Some(Dialog::Measures(_)) | None => None,
        };
        let purpose = if self.over.is_some() { Purpose::UpdateTable(None) } else { Purpose::OpenTable };
        self.asking.ask(ctx, purpose, folder.as_deref());
        None
    }
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
