//! Pictures on the clipboard.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use crate::export::{Background, PixelSize, Rasterer, Sizing, Watch};
use crate::picture::Picture;

/// Pixels of a copied picture for one map pixel.
const SCALE: f64 = 2.0;
/// Programs that paste choke on more.
const MOST_PIXELS: f64 = 64e6;
const LONGEST_SIDE: f64 = 16_000.0;

/// Takes pictures for other programs.
pub trait Board: Send {
    /// Puts opaque RGBA pixels there, row by row.
    ///
    /// # Errors
    /// In the words of the system.
    fn put(&mut self, width: usize, height: usize, pixels: Vec<u8>) -> Result<(), String>;
}

/// The system's clipboard. On X11 and Wayland it hands out what is on it itself, so it lives as long as the window.
#[derive(Default)]
pub struct SystemBoard(Option<arboard::Clipboard>);

impl Board for SystemBoard {
    fn put(&mut self, width: usize, height: usize, pixels: Vec<u8>) -> Result<(), String> {
        let clipboard = match self.0.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new().map_err(|error| error.to_string())?,
        };
        let image = arboard::ImageData { width, height, bytes: pixels.into() };
        // One that failed is not used again: the display it was of may be gone.
        self.0.insert(clipboard).set_image(image).map_err(|error| {
            self.0 = None;
            error.to_string()
        })
    }
}

/// A board that threads share.
pub(crate) type SharedBoard = Arc<Mutex<Box<dyn Board>>>;

/// How copying ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    /// What is there now, and its size where it had to be made smaller.
    Done(String, Option<(u32, u32)>),
    Stopped,
    Failed(String),
}

/// Draws `picture` and puts it on the board; `what` is what one calls it: "The lane".
pub(crate) fn copy(picture: &Picture, what: String, board: &SharedBoard, watch: &mut Watch<'_>) -> Copied {
    let (size, smaller) = match size(picture) {
        Ok(size) => size,
        Err(text) => return Copied::Failed(text),
    };
    let Some(pixels) = pixels(picture, size, watch) else { return Copied::Stopped };
    let mut board = board.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    match board.put(size.width as usize, size.height as usize, pixels) {
        Ok(()) => Copied::Done(what, smaller.then_some((size.width, size.height))),
        Err(text) => Copied::Failed(text),
    }
}

/// How large a picture is copied, and whether that is smaller than it should be.
pub fn size(picture: &Picture) -> Result<(PixelSize, bool), String> {
    let (width, height) = (picture.size.width, picture.size.height);
    let most = (MOST_PIXELS / (width * height).max(1.0)).sqrt().min(LONGEST_SIDE / width.max(height).max(1.0));
    let size = Sizing::Scale(SCALE.min(most)).of(picture.size).map_err(|error| error.to_string())?;
    Ok((size, most < SCALE))
}

/// All pixels over the theme's ground; `None` where `watch` had enough.
fn pixels(picture: &Picture, size: PixelSize, watch: &mut Watch<'_>) -> Option<Vec<u8>> {
    let whole = size.width as usize * size.height as usize * 4;
    let mut all = Vec::with_capacity(whole);
    let ground = Background::Theme.ground(picture);
    let drawn = Rasterer::new().bands(picture, size, ground, |band| {
        all.extend_from_slice(band);
        match watch(all.len() as f64 / whole as f64) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(()),
        }
    });
    drawn.ok()?;
    // Rounding leaves a pixel here and there a little see-through.
    all.iter_mut().skip(3).step_by(4).for_each(|alpha| *alpha = u8::MAX);
    Some(all)
}
