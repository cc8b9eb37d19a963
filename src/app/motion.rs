//! Whether things move on the screen: as somebody set it in the menu, else as the system says.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::file::{Habits, State};

/// What is known of it.
#[derive(Debug, Default)]
pub(super) struct Motion {
    /// Set in the menu.
    own: Option<bool>,
    /// What the system says, once it has answered.
    system: bool,
    answer: Option<Receiver<bool>>,
}

impl Motion {
    /// As it was set before.
    pub(super) fn new(state: Option<&State>) -> Self {
        Self { own: state.and_then(|state| state.habits().reduce_motion), ..Self::default() }
    }

    /// Asks the system, on a thread of its own.
    pub(super) fn ask(&mut self, ctx: &egui::Context) {
        let (tell, answer) = channel();
        let wake = ctx.clone();
        std::thread::spawn(move || {
            if tell.send(system::reduced()).is_ok() {
                wake.request_repaint();
            }
        });
        self.answer = Some(answer);
    }

    /// Whether motion is to be reduced.
    pub(super) fn reduced(&mut self) -> bool {
        if let Some(answer) = &self.answer {
            match answer.try_recv() {
                Ok(reduced) => (self.system, self.answer) = (reduced, None),
                Err(TryRecvError::Disconnected) => self.answer = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        self.own.unwrap_or(self.system)
    }

    /// Sets it the other way, for the maps to come as well; gives the words for what went wrong.
    pub(super) fn toggle(&mut self, state: Option<&State>) -> Option<String> {
        let reduced = !self.reduced();
        self.own = Some(reduced);
        let state = state?;
        let habits = Habits { reduce_motion: self.own, ..state.habits() };
        state.remember_habits(&habits).err().map(|error| error.to_string())
    }
}

#[cfg(target_os = "linux")]
mod system {
    use std::process::Command;
    use std::time::Duration;

    use zbus::zvariant::OwnedValue;

    /// What the desktop says through its portal; where there is none, what GNOME's settings say.
    pub(super) fn reduced() -> bool {
        zbus::block_on(portal()).unwrap_or_else(|_| settings())
    }

    async fn portal() -> zbus::Result<bool> {
        let bus = zbus::connection::Builder::session()?.method_timeout(Duration::from_secs(2)).build().await?;
        let read = async |space: &str, key: &str| -> zbus::Result<OwnedValue> {
            let answer = bus
                .call_method(
                    Some("org.freedesktop.portal.Desktop"),
                    "/org/freedesktop/portal/desktop",
                    Some("org.freedesktop.portal.Settings"),
                    "ReadOne",
                    &(space, key),
                )
                .await?;
            answer.body().deserialize()
        };
        // Newer portals have a word of their own for it.
        if let Ok(value) = read("org.freedesktop.appearance", "reduced-motion").await
            && let Ok(wanted) = u32::try_from(value)
            && wanted != 0
        {
            return Ok(wanted == 1);
        }
        let animated = read("org.gnome.desktop.interface", "enable-animations").await?;
        Ok(!bool::try_from(animated)?)
    }

    fn settings() -> bool {
        let asked =
            Command::new("gsettings").args(["get", "org.gnome.desktop.interface", "enable-animations"]).output();
        asked.is_ok_and(|told| String::from_utf8_lossy(&told.stdout).trim() == "false")
    }
}

#[cfg(target_os = "macos")]
mod system {
    use std::process::Command;

    pub(super) fn reduced() -> bool {
        let asked = Command::new("defaults").args(["read", "com.apple.universalaccess", "reduceMotion"]).output();
        asked.is_ok_and(|told| String::from_utf8_lossy(&told.stdout).trim() == "1")
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
mod system {
    /// There is nobody to ask; the menu says it.
    pub(super) fn reduced() -> bool {
        false
    }
}
