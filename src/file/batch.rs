//! Files that belong together: all of them come to be, or none.

use std::fs;
use std::path::{Path, PathBuf};

use super::SaveError;
use super::save::Staged;

/// Files that wait to take their places together, and the folders made for them. Dropping it leaves no trace of either.
#[derive(Debug, Default)]
pub struct Batch {
    // Before the folders: they go when they are empty.
    files: Vec<Staged>,
    folders: Made,
}

impl Batch {
    /// Makes a folder and those around it, where they are not there.
    ///
    /// # Errors
    /// [`SaveError::NotMade`]; what was made before is taken away with the batch.
    pub fn folder(&mut self, path: &Path) -> Result<(), SaveError> {
        let missing = path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
        for folder in missing.collect::<Vec<_>>().into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.folders.0.push(folder.to_owned()),
                // Somebody else made it just now.
                Err(_) if folder.is_dir() => {}
                Err(error) => return Err(SaveError::NotMade { path: path.to_owned(), error }),
            }
        }
        Ok(())
    }

    /// Lets a file wait for the others.
    pub fn add(&mut self, file: Staged) {
        self.files.push(file);
    }

    /// Puts all files into their places.
    ///
    /// # Errors
    /// A [`SaveError`] where one could not be put there after all. New files are then taken away again; those that were
    /// replaced by then are the new ones, whole.
    pub fn commit(mut self) -> Result<(), SaveError> {
        let mut made = Vec::new();
        for file in self.files.drain(..) {
            let makes = file.makes();
            if let Err(error) = file.commit() {
                for path in made {
                    // What cannot be taken away stays; nobody can do more about it.
                    let _ = fs::remove_file(path);
                }
                return Err(error);
            }
            made.extend(makes);
        }
        self.folders.0.clear();
        Ok(())
    }
}

/// Folders that are taken away again unless they are kept.
#[derive(Debug, Default)]
struct Made(Vec<PathBuf>);

impl Drop for Made {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            // One into which somebody else put something stays.
            let _ = fs::remove_dir(folder);
        }
    }
}
