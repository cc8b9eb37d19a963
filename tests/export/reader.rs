//! A PDF as readers have it: its pixels, and its text as the standard says it is to be read.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, String as Bytes};
use hayro::kurbo::{Affine, BezPath, Rect};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use touchline::export::{Options, Page, pdf, unwatched};
use touchline::picture::Picture;

use super::pairs::Pixels;

/// The file of some pages.
pub fn written(pages: &[Page], options: &Options) -> Vec<u8> {
    let mut bytes = Vec::new();
    pdf::write(pages, options, &mut unwatched, &mut bytes).unwrap();
    bytes
}

pub fn page(picture: &Picture) -> Page {
    Page { name: "The map".into(), picture: picture.clone() }
}

pub fn open(bytes: &[u8]) -> Pdf {
    Pdf::new(bytes.to_vec()).unwrap()
}

/// The first page in so many pixels, as hayro draws it.
pub fn drawn(bytes: &[u8], (width, height): (u32, u32)) -> Pixels {
    let pdf = open(bytes);
    let page = &pdf.pages()[0];
    let (across, down) = page.render_dimensions();
    let settings = RenderSettings { hinting: false, glyph_caching: false, ..RenderSettings::default() };
    // A little more than the page, so that rounding loses no row.
    let pixmap = PixmapSettings {
        x_scale: (width as f32 + 0.01) / across,
        y_scale: (height as f32 + 0.01) / down,
        bg_color: WHITE,
    };
    let drawn = hayro::render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings, &pixmap);
    assert_eq!((u32::from(drawn.width()), u32::from(drawn.height())), (width, height));
    let bytes = drawn.data_as_u8_slice().to_vec();
    Pixels { width, height, bytes }
}

/// The pieces of text of a page in the order they stand in: one for every marked stretch.
pub fn texts(pdf: &Pdf, page: usize) -> Vec<String> {
    let page = &pdf.pages()[page];
    let cache = InterpreterCache::new();
    let whole = Rect::new(0.0, 0.0, 1.0, 1.0);
    let mut context = Context::new(Affine::IDENTITY, whole, &cache, page.xref(), InterpreterSettings::default());
    let mut listener = Listener::default();
    interpret_page(page, &mut context, &mut listener);
    assert!(listener.open.is_empty(), "all marks are closed");
    listener.texts
}

/// Takes in the letters of glyphs: `ActualText` stands for what it is round, `ReversedChars` are last to first.
#[derive(Default)]
struct Listener {
    texts: Vec<String>,
    open: Vec<Mark>,
}

#[derive(Default)]
struct Mark {
    tag: Vec<u8>,
    actual: Option<String>,
    letters: Vec<String>,
}

impl<'a> Device<'a> for Listener {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let letters = match glyph.as_unicode() {
                Some(BfString::Char(letter)) => letter.to_string(),
                Some(BfString::String(letters)) => letters,
                None => String::new(),
            };
            self.open.last_mut().expect("text is marked").letters.push(letters);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let actual = properties.and_then(|properties| properties.get::<Bytes<'_>>(b"ActualText"));
        let actual = actual.map(|bytes| utf16(bytes.as_bytes()));
        self.open.push(Mark { tag: tag.to_vec(), actual, letters: Vec::new() });
    }

    fn end_marked_content(&mut self) {
        let mut mark = self.open.pop().expect("a mark is open");
        if mark.tag == b"ReversedChars" {
            mark.letters.reverse();
        }
        let text = mark.actual.unwrap_or_else(|| mark.letters.concat());
        match self.open.last_mut() {
            Some(around) => around.letters.push(text),
            None if mark.tag == b"Artifact" => assert_eq!(text, "", "drawings say nothing"),
            None => self.texts.push(text),
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// A text string of a PDF.
fn utf16(bytes: &[u8]) -> String {
    let Some(pairs) = bytes.strip_prefix(&[0xFE, 0xFF]) else { return String::from_utf8_lossy(bytes).into_owned() };
    let units: Vec<u16> = pairs.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}
