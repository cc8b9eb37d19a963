//! Asking for a path with the desktop's own dialog, on a thread of its own: the dialog blocks, the window must not.

mod probe;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use crate::export::Format;

pub use probe::{Means, probe};

/// What a path is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    OpenMap,
    /// Where to save the map; the path suggested.
    SaveMap(PathBuf),
    OpenTable,
    /// The table of a funnel that is read once more; what is missing, where that is why one is asked.
    UpdateTable(Option<Missing>),
    /// A table of measures.
    OpenMeasures,
    /// A theme of the user's own.
    OpenTheme,
    /// Where to write the picture; the path suggested.
    SavePicture(Format, PathBuf),
    /// Which folder to write pictures into; the one suggested.
    Folder(PathBuf),
}

/// A source that is not where it was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its name; empty for a table that was pasted.
    pub file: String,
    pub sought: Sought,
}

/// Where it was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// Where it was read last.
    There(PathBuf),
    /// In the folder of the map.
    Beside(PathBuf),
    /// The map has no file, and nothing was read before.
    Nowhere,
}

impl Missing {
    /// "visits.csv is no longer in /tables. Where is it now?"
    pub fn words(&self) -> String {
        let file = &self.file;
        match &self.sought {
            _ if file.is_empty() => "This funnel was pasted. Which file has its table now?".to_owned(),
            Sought::There(folder) => format!("{file} is no longer in {}. Where is it now?", folder.display()),
            Sought::Beside(folder) => {
                format!("{file} is not beside the map, in {}. Where is it now?", folder.display())
            }
            Sought::Nowhere => format!("The funnel came from {file}. Where is it now?"),
        }
    }
}

impl Purpose {
    /// Whether it is for a file that is there.
    pub fn opens(&self) -> bool {
        match self {
            Self::OpenMap | Self::OpenTable | Self::UpdateTable(_) | Self::OpenMeasures | Self::OpenTheme => true,
            Self::SaveMap(_) | Self::SavePicture(..) | Self::Folder(_) => false,
        }
    }

    /// What is asked, where the title alone does not say it.
    pub fn question(&self) -> Option<String> {
        if let Self::UpdateTable(Some(missing)) = self { Some(missing.words()) } else { None }
    }

    /// Title of the dialog.
    pub fn title(&self) -> &'static str {
        match self {
            Self::OpenMap => "Open a map",
            Self::SaveMap(_) => "Save the map",
            Self::OpenTable => "Import a funnel",
            Self::UpdateTable(_) => "Update a funnel",
            Self::OpenMeasures => "Measures from a table",
            Self::OpenTheme => "Open a theme",
            Self::SavePicture(..) => "Export the map",
            Self::Folder(_) => "Export into a folder",
        }
    }

    /// The path to begin with, where one is to be written.
    pub fn suggested(&self) -> Option<&Path> {
        match self {
            Self::SaveMap(path) | Self::SavePicture(_, path) | Self::Folder(path) => Some(path),
            Self::OpenMap | Self::OpenTable | Self::UpdateTable(_) | Self::OpenMeasures | Self::OpenTheme => None,
        }
    }

    /// What files of this purpose are called, and how their names end.
    pub fn filter(&self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::OpenMap | Self::SaveMap(_) => ("Journey maps", &["journey.ron", "ron"]),
            Self::OpenTable | Self::UpdateTable(_) | Self::OpenMeasures => {
                ("Tables", &["csv", "tsv", "txt", "xlsx", "xlsm", "json", "jsonl", "ndjson", "gz"])
            }
            Self::OpenTheme => ("Themes", &["ron"]),
            Self::SavePicture(Format::Png, _) => ("PNG pictures", &["png"]),
            Self::SavePicture(Format::Svg, _) => ("SVG pictures", &["svg"]),
            Self::SavePicture(Format::Pdf, _) => ("PDF files", &["pdf"]),
            Self::Folder(_) => ("Folders", &[]),
        }
    }

    /// The path with the extension it is to have; a name that has it is left alone.
    pub fn with_extension(&self, path: PathBuf) -> PathBuf {
        let extension = match self {
            Self::SaveMap(_) => ".journey.ron",
            Self::SavePicture(Format::Png, _) => ".png",
            Self::SavePicture(Format::Svg, _) => ".svg",
            Self::SavePicture(Format::Pdf, _) => ".pdf",
            Self::OpenMap
            | Self::OpenTable
            | Self::UpdateTable(_)
            | Self::OpenMeasures
            | Self::OpenTheme
            | Self::Folder(_) => return path,
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.is_empty() || name.to_lowercase().ends_with(extension) {
            return path;
        }
        // Dialogs select a name up to its last point, so that what is typed keeps the half of our extension.
        let stem = match name.strip_suffix(".ron") {
            Some(_) if path.exists() => return path,
            Some(stem) if matches!(self, Self::SaveMap(_)) => stem,
            _ => &name,
        };
        path.with_file_name(format!("{stem}{extension}"))
    }
}

/// How a dialog ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    Path {
        path: PathBuf,
        /// Whether the dialog itself asked before an existing file is replaced: it did not where we added the extension.
        sure: bool,
    },
    Cancelled,
    /// There is no dialog to ask with: the window has to.
    NoDialog,
}

/// A dialog that is open.
#[derive(Debug)]
pub struct Pick {
    pub purpose: Purpose,
    answer: Receiver<Picked>,
}

/// Nobody cancels a dialog as fast as this: it could not be shown.
const TOO_FAST: Duration = Duration::from_millis(250);

impl Pick {
    /// Opens the dialog; `folder` is where it begins. `wake` is called when the answer is there.
    pub fn start(purpose: Purpose, folder: Option<PathBuf>, wake: impl FnOnce() + Send + 'static) -> Self {
        let (sender, answer) = channel();
        let asked = purpose.clone();
        std::thread::spawn(move || {
            let picked = ask(&asked, folder.as_deref());
            // The window may be gone by now; then nobody waits for the answer.
            let _ = sender.send(picked);
            wake();
        });
        Self { purpose, answer }
    }

    /// The answer, once there is one.
    pub fn poll(&self) -> Option<Picked> {
        match self.answer.try_recv() {
            Ok(picked) => Some(picked),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Picked::NoDialog),
        }
    }
}

fn ask(purpose: &Purpose, folder: Option<&Path>) -> Picked {
    let means = probe();
    if means == Means::Nothing {
        return Picked::NoDialog;
    }
    let dialog = dialog(purpose, folder, means);
    let asked = Instant::now();
    let answer = match purpose {
        Purpose::OpenMap
        | Purpose::OpenTable
        | Purpose::UpdateTable(_)
        | Purpose::OpenMeasures
        | Purpose::OpenTheme => dialog.pick_file(),
        Purpose::SaveMap(_) | Purpose::SavePicture(..) => dialog.save_file(),
        Purpose::Folder(_) => dialog.pick_folder(),
    };
    match answer {
        Some(picked) => {
            let path = purpose.with_extension(picked.clone());
            Picked::Path { sure: path == picked, path }
        }
        None if asked.elapsed() < TOO_FAST => Picked::NoDialog,
        None => Picked::Cancelled,
    }
}

fn dialog(purpose: &Purpose, folder: Option<&Path>, means: Means) -> rfd::FileDialog {
    let (name, extensions) = purpose.filter();
    // Of what a desktop's dialog shows, only the title is ours.
    let title = purpose.question().unwrap_or_else(|| purpose.title().to_owned());
    let mut dialog = rfd::FileDialog::new().set_title(title);
    if !extensions.is_empty() {
        dialog = dialog.add_filter(name, extensions);
    }
    if purpose.opens() {
        dialog = dialog.add_filter("All files", &["*"]);
    }
    let folder = folder.or_else(|| purpose.suggested().and_then(Path::parent)).filter(|f| f.is_dir());
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    if matches!(purpose, Purpose::Folder(_)) {
        return folder.map_or_else(|| dialog.clone(), |folder| dialog.clone().set_directory(folder));
    }
    let file = purpose.suggested().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    match (means, folder) {
        // rfd hands zenity the file name and nothing else, so the folder has to be part of it.
        (Means::Zenity, Some(folder)) => {
            dialog.set_file_name(folder.join(file.unwrap_or_default()).to_string_lossy().into_owned())
        }
        _ => match file {
            Some(file) => dialog.set_file_name(file),
            None => dialog,
        },
    }
}
