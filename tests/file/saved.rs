//! Saving: whole or not at all, through links, with the permissions kept; what is on disk, locks, recent files.

use std::fs;
use std::io;
use std::path::Path;

use tempfile::tempdir;
use touchline::file::{Batch, Locking, OnDisk, SaveError, State, load, replace, save, stage, write};
use touchline::map::Map;

use super::{EVERYTHING, read};
use crate::harness::entropy::Seeded;

fn map() -> Map {
    read(EVERYTHING).unwrap().map
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_saved_map_is_loaded_again() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.journey.ron");
    let stamp = save(&path, &map()).unwrap();
    let (loaded, again) = load(&path, &mut Seeded(1)).unwrap();
    assert_eq!(write(&loaded.map), fs::read_to_string(&path).unwrap());
    assert_eq!(stamp, again);
    assert_eq!(names(folder.path()), ["a.journey.ron"]);
}

#[test]
fn a_write_that_fails_leaves_the_old_file_and_nothing_else() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.journey.ron");
    save(&path, &map()).unwrap();
    let before = fs::read(&path).unwrap();
    let failed = replace(&path, |out| {
        out.write_all(&[b'x'; 100_000])?;
        Err(io::Error::from(io::ErrorKind::StorageFull))
    });
    assert!(matches!(failed, Err(SaveError::Full { .. })), "{failed:?}");
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(names(folder.path()), ["a.journey.ron"]);
}

#[test]
fn files_of_a_batch_come_together_or_not_at_all() {
    let folder = tempdir().unwrap();
    let (old, deep) = (folder.path().join("old"), folder.path().join("a/b"));
    fs::write(&old, "old").unwrap();
    let batch = || {
        let mut batch = Batch::default();
        batch.folder(&deep).unwrap();
        for path in [deep.join("new"), old.clone()] {
            batch.add(stage(&path, |out| out.write_all(b"new")).unwrap());
        }
        batch
    };
    drop(batch());
    assert_eq!((names(folder.path()), fs::read(&old).unwrap()), (vec!["old".to_owned()], b"old".to_vec()));
    // The last one finds its place taken.
    let stuck = batch();
    fs::remove_file(&old).unwrap();
    fs::create_dir(&old).unwrap();
    stuck.commit().unwrap_err();
    assert_eq!(names(folder.path()), ["old"]);
    fs::remove_dir(&old).unwrap();
    batch().commit().unwrap();
    assert_eq!((names(folder.path()), names(&deep)), (vec!["a".to_owned(), "old".to_owned()], vec!["new".to_owned()]));
}

#[test]
fn what_cannot_be_written_is_said() {
    let folder = tempdir().unwrap();
    let said = |path: &Path| {
        let error = save(path, &map()).unwrap_err();
        assert!(!error.hint().is_empty());
        error.to_string().replace(folder.path().to_str().unwrap(), "")
    };
    assert_eq!(said(&folder.path().join("no/a.ron")), "/no/a.ron was not saved: the folder does not exist");
    assert_eq!(said(folder.path()), " was not saved: this is a folder");
    let protected = folder.path().join("protected.ron");
    fs::write(&protected, "old").unwrap();
    let mut permissions = fs::metadata(&protected).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&protected, permissions).unwrap();
    assert_eq!(said(&protected), "/protected.ron was not saved: the file is write-protected");
    assert_eq!(fs::read(&protected).unwrap(), b"old");
    let later = read(&EVERYTHING.replace("format: 1", "format: 2")).unwrap().map;
    let error = save(&folder.path().join("later.ron"), &later).unwrap_err();
    assert!(matches!(error, SaveError::Newer { format: 2, .. }), "{error}");
    assert_eq!(names(folder.path()), ["protected.ron"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_as_one() {
    let error = save(Path::new("/dev/full"), &map()).unwrap_err();
    assert_eq!(error.to_string(), "/dev/full was not saved: the disk is full");
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_permissions_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempdir().unwrap();
    let real = folder.path().join("real.journey.ron");
    let link = folder.path().join("link.journey.ron");
    symlink("real.journey.ron", &link).unwrap();
    save(&link, &map()).unwrap();
    assert!(real.is_file(), "a link to a file that is not there yet makes it");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    save(&link, &map()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    symlink("round.ron", folder.path().join("round.ron")).unwrap();
    save(&folder.path().join("round.ron"), &map()).unwrap_err();
}

#[test]
fn another_programs_change_is_seen() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.journey.ron");
    let stamp = save(&path, &map()).unwrap();
    assert_eq!(stamp.compare(&path), OnDisk::Same);
    let text = fs::read_to_string(&path).unwrap();
    let touch = |text: &str, seconds: u64| {
        fs::write(&path, text).unwrap();
        let later = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        fs::File::options().append(true).open(&path).unwrap().set_modified(later).unwrap();
    };
    touch(&text, 1);
    assert_eq!(stamp.compare(&path), OnDisk::Same, "touched, not changed");
    touch(&text.replace("desk lamp", "desk lomp"), 2);
    assert_eq!(stamp.compare(&path), OnDisk::Changed);
    fs::remove_file(&path).unwrap();
    assert_eq!(stamp.compare(&path), OnDisk::Gone);
}

#[test]
fn a_map_is_locked_once_also_through_a_save() {
    let folder = tempdir().unwrap();
    let state = State::at(folder.path().join("state"));
    let path = folder.path().join("a.journey.ron");
    save(&path, &map()).unwrap();
    let Locking::Taken(lock) = state.lock(&path).unwrap() else { panic!("it is free") };
    save(&path, &map()).unwrap();
    match state.lock(&folder.path().join(".").join("a.journey.ron")).unwrap() {
        Locking::Held { process } => assert_eq!(process, Some(std::process::id())),
        Locking::Taken(_) => panic!("it is taken"),
    }
    drop(lock);
    assert!(matches!(state.lock(&path).unwrap(), Locking::Taken(_)));
}

#[test]
fn recent_files_are_newest_first_without_what_is_gone() {
    let folder = tempdir().unwrap();
    let state = State::at(folder.path().join("state"));
    assert!(state.recent().is_empty());
    let paths: Vec<_> = (0..14).map(|i| folder.path().join(format!("{i} “ü”.journey.ron"))).collect();
    for path in &paths {
        save(path, &map()).unwrap();
        state.remember(path).unwrap();
    }
    state.remember(&paths[5]).unwrap();
    fs::remove_file(&paths[13]).unwrap();
    state.forget(&state.recent()[1]).unwrap();
    let recent: Vec<String> =
        state.recent().iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    let expected: Vec<String> =
        [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].iter().map(|i| format!("{i} “ü”.journey.ron")).collect();
    assert_eq!(recent, expected);
    fs::write(state.folder().join("recent.ron"), "torn [").unwrap();
    assert!(state.recent().is_empty());
}
