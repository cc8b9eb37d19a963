//! Pictures as one PDF: shapes as shapes, text as text in the order of reading, fonts cut down to the letters used.
//!
//! Nothing of a picture makes it fail: a font that cannot be embedded is drawn as outlines, and the letters are still
//! told to whoever copies them. There is no date in it, so the same pictures give the same bytes.

mod clusters;
mod fonts;
mod image;
mod outline;
mod page;
mod shape;
mod tags;
mod text;

use std::io::Write;
use std::ops::ControlFlow;

use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Point, Transform};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::surface::Surface;
use krilla::tagging::TagTree;
use krilla::{Document, SerializeSettings};

use self::fonts::Fonts;
use self::page::Sheet;
use self::tags::Tags;
use super::job::Page;
use super::options::{ExportError, Options, Watch};
use crate::picture::{Group, Item};

/// How many groups are drawn between two looks at the watch.
const STRIDE: usize = 64;

/// What part of the work drawing is; the rest is writing.
const DRAWING: f64 = 0.6;

/// Bytes written between two looks at the watch.
const CHUNK: usize = 1 << 20;

/// Writes one page a picture to `out`.
///
/// # Errors
/// Where a picture has no size or there is none, `out` takes no more, or `watch` had enough.
pub fn write(pages: &[Page], options: &Options, watch: &mut Watch<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let bytes = document(pages, options, watch)?;
    let mut written = 0;
    for chunk in bytes.chunks(CHUNK) {
        out.write_all(chunk)?;
        written += chunk.len();
        go_on(watch, DRAWING + (1.0 - DRAWING) * written as f64 / bytes.len() as f64)?;
    }
    out.flush()?;
    Ok(())
}

/// The bytes of the file.
fn document(pages: &[Page], options: &Options, watch: &mut Watch<'_>) -> Result<Vec<u8>, ExportError> {
    let mut fonts = Fonts::default();
    loop {
        let document = draw(pages, options, &mut fonts, watch)?;
        let error = match document.finish() {
            Ok(bytes) => return Ok(bytes),
            Err(error) => error,
        };
        // What a font is like shows only when it is embedded. Every round draws one font more as outlines, or all of
        // them, so this ends.
        let again = if let KrillaError::Font(font, _) = &error {
            fonts.refuse(font)
        } else {
            // The only images that can be damaged are the pictures in a font.
            matches!(error, KrillaError::Image(..)) && fonts.refuse_all()
        };
        if !again {
            return Err(ExportError::Pdf(error.to_string()));
        }
    }
}

fn draw(pages: &[Page], options: &Options, fonts: &mut Fonts, watch: &mut Watch<'_>) -> Result<Document, ExportError> {
    if pages.is_empty() {
        return Err(ExportError::Pdf("there is nothing to show".into()));
    }
    fonts.begin();
    let mut document = Document::new_with(SerializeSettings::default());
    let mut tree = TagTree::new();
    let mut outline = Outline::new();
    let all: usize = pages.iter().map(|page| page.picture.groups.len()).sum();
    let mut before = 0;
    for (index, shown) in pages.iter().enumerate() {
        let sheet = Sheet::of(&shown.picture, options.sizing, pages.len())?;
        let mut page = document.start_page_with(sheet.settings()?);
        let mut surface = page.surface();
        let mut tags = Tags::of(&shown.picture);
        sheet.ground(&mut surface, options.background.ground(&shown.picture));
        surface.push_transform(&sheet.place());
        let mut done = Ok(());
        for (nth, group) in shown.picture.groups.iter().enumerate() {
            if nth % STRIDE == 0 {
                done = go_on(watch, DRAWING * (before + nth) as f64 / all.max(1) as f64);
            }
            if done.is_err() {
                break;
            }
            draw_group(&mut surface, fonts, &mut tags, group);
        }
        // Whatever happened: krilla stops the program at a page that is left as it is.
        surface.pop();
        surface.finish();
        page.finish();
        done?;
        before += shown.picture.groups.len();
        tags.close(&mut tree, pages.len() > 1);
        outline.push_child(OutlineNode::new(shown.name.clone(), XyzDestination::new(index, Point::from_xy(0.0, 0.0))));
    }
    if pages.len() > 1 {
        document.set_outline(outline);
    }
    document.set_tag_tree(tree);
    document.set_metadata(metadata(options));
    Ok(document)
}

fn draw_group(surface: &mut Surface<'_>, fonts: &mut Fonts, tags: &mut Tags, group: &Group) {
    surface.push_transform(&Transform::from_translate(group.offset.x as f32, group.offset.y as f32));
    tags.open(group);
    for item in group.items.iter() {
        match item {
            Item::Shape(shape) => tags.artifact(surface, |surface| shape::draw(surface, shape)),
            Item::Text(text) => tags.text(surface, fonts, text),
            Item::Image(image) => tags.artifact(surface, |surface| image::draw(surface, image)),
        }
    }
    tags.done(surface);
    surface.pop();
}

fn metadata(options: &Options) -> Metadata {
    let language = if options.language.is_empty() { "en" } else { &options.language };
    Metadata::new()
        .title(options.title.clone())
        .language(language.to_owned())
        .creator(concat!("Touchline ", env!("CARGO_PKG_VERSION")).into())
}

fn go_on(watch: &mut Watch<'_>, part: f64) -> Result<(), ExportError> {
    match watch(part) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ExportError::Cancelled),
    }
}
