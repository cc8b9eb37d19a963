//! Whether there is a dialog to ask with. rfd gives the same `None` for "no dialog" as for Cancel, so we look first.

/// What can show a file dialog here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// The system's own dialogs, or the desktop's through its portal.
    Native,
    /// The program zenity.
    Zenity,
    Nothing,
}

/// Looks for the portal on the session bus, then for zenity on the PATH. Takes up to two seconds: for a worker thread.
#[cfg(target_os = "linux")]
pub fn probe() -> Means {
    if zbus::block_on(portal()).is_ok() {
        Means::Native
    } else if on_path("zenity") {
        Means::Zenity
    } else {
        Means::Nothing
    }
}

/// Everywhere else dialogs are part of the system.
#[cfg(not(target_os = "linux"))]
pub fn probe() -> Means {
    Means::Native
}

/// Reads the version of the portal's file chooser; fails where there is no bus, no portal, or a portal without one.
#[cfg(target_os = "linux")]
async fn portal() -> zbus::Result<()> {
    let bus = zbus::connection::Builder::session()?.method_timeout(std::time::Duration::from_secs(2)).build().await?;
    bus.call_method(
        Some("org.freedesktop.portal.Desktop"),
        "/org/freedesktop/portal/desktop",
        Some("org.freedesktop.DBus.Properties"),
        "Get",
        &("org.freedesktop.portal.FileChooser", "version"),
    )
    .await?;
    Ok(())
}

/// Whether a program of this name can be run.
#[cfg(target_os = "linux")]
fn on_path(program: &str) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let runs = |path: std::path::PathBuf| {
        std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
    };
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| runs(folder.join(program)))
}
