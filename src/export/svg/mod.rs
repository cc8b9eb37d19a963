//! A picture as an SVG: for browsers with its texts as text and their fonts within, for other programs as outlines.
//!
//! The picture is gone through twice: first to see which shapes come more than once and which letters of which fonts
//! are needed, then to write it.

mod escape;
mod fonts;
mod image;
mod number;
mod outline;
mod paint;
mod path;
mod shapes;
mod style;
mod text;
mod web;

use std::fmt::Write as _;
use std::io::Write;
use std::ops::ControlFlow;

use kurbo::{Size, Vec2};

use self::escape::escape;
use self::fonts::Faces;
use self::number::{attribute, number, place};
use self::outline::{Outlines, Tools};
use self::shapes::Shapes;
use self::style::Styles;
use super::options::{Background, ExportError, Options, TextMode, Watch};
use super::raster::Rasterer;
use super::size::{PixelSize, SizeError, Sizing};
use super::sound::Sound;
use crate::picture::{Group, Image, Item, Picture};

/// What points to something else: by its older name, which programs that are no browsers know too.
const LINK: &str = "xlink:href";

/// How many groups are drawn between two looks at the watch.
const STRIDE: usize = 64;

/// The parts of the work: looking at the picture, cutting fonts, writing.
const LOOKED: f64 = 0.3;
const CUT: f64 = 0.6;

/// What is written so far: the picture, and what it uses again and again.
#[derive(Default)]
struct Sheet {
    body: String,
    defs: String,
}

/// What is known of the whole picture, and what was told already.
#[derive(Default)]
struct Stock {
    shapes: Shapes,
    faces: Faces,
    styles: Styles,
    outlines: Outlines,
}

/// Writes `picture` to `out`. Signs that are pictures themselves, such as emoji, are drawn by `rasterer`.
///
/// # Errors
/// Where the picture has no size at all, `out` takes no more, or `watch` had enough.
pub fn write(
    picture: &Picture,
    options: &Options,
    rasterer: &mut Rasterer,
    watch: &mut Watch<'_>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let size = extent(options, picture.size)?;
    let ControlFlow::Continue((sheet, style)) = draw(picture, options, rasterer, watch) else {
        return Err(ExportError::Cancelled);
    };
    out.write_all(head(picture, options, size).as_bytes())?;
    if !style.is_empty() {
        // A style is no text: what quotes it has stay as they are.
        out.write_all(format!("<style>{style}</style>").as_bytes())?;
    }
    if !sheet.defs.is_empty() {
        out.write_all(format!("<defs>{}</defs>", sheet.defs).as_bytes())?;
    }
    out.write_all(ground(picture, options).as_bytes())?;
    out.write_all(sheet.body.as_bytes())?;
    out.write_all(b"</svg>\n")?;
    Ok(())
}

fn draw(
    picture: &Picture,
    options: &Options,
    rasterer: &mut Rasterer,
    watch: &mut Watch<'_>,
) -> ControlFlow<(), (Sheet, String)> {
    let (mut sheet, mut stock, mut sound) = (Sheet::default(), Stock::default(), Sound::default());
    let count = picture.groups.len().max(1) as f64;
    for (i, group) in picture.groups.iter().enumerate() {
        if i % STRIDE == 0 {
            watch(i as f64 / count * LOOKED)?;
        }
        for item in group.items.iter() {
            stock.look(item, options.text, &mut sound);
        }
    }
    let mut style = String::new();
    if options.text == TextMode::Keep {
        style = stock.faces.rules(&mut |part| watch(LOOKED + part * (CUT - LOOKED)))?;
    }
    let mut tools = Tools { rasterer, sound: &mut sound };
    for (i, group) in picture.groups.iter().enumerate() {
        if i % STRIDE == 0 {
            watch(CUT + i as f64 / count * (1.0 - CUT))?;
        }
        stock.draw(&mut sheet, group, options.text, &mut tools);
    }
    watch(1.0)?;
    if options.text == TextMode::Keep {
        style.push_str(&stock.styles.rules());
    }
    ControlFlow::Continue((sheet, style))
}

impl Stock {
    fn look(&mut self, item: &Item, mode: TextMode, sound: &mut Sound) {
        match item {
            Item::Shape(shape) => self.shapes.add(shape),
            Item::Text(text) => {
                if mode == TextMode::Keep {
                    for run in text.paragraph.lines.iter().flat_map(text::in_order) {
                        self.faces.add(run, &text.paragraph, sound);
                    }
                }
            }
            Item::Image(_) => {}
        }
    }

    fn draw(&mut self, sheet: &mut Sheet, group: &Group, mode: TextMode, tools: &mut Tools<'_>) {
        // One item alone stands where it stands; more share their group's place.
        let alone = group.items.len() == 1;
        let by = if alone { group.offset } else { Vec2::ZERO };
        if !alone {
            open(&mut sheet.body, group.offset);
        }
        for item in group.items.iter() {
            match item {
                Item::Shape(shape) => {
                    self.shapes.draw(&mut sheet.body, &mut sheet.defs, shape, by);
                }
                Item::Text(text) => match mode {
                    TextMode::Keep => text::keep(sheet, self, text, by, tools),
                    TextMode::Outlines => text::outlined(sheet, self, text, by, tools),
                },
                Item::Image(image) => pixels(&mut sheet.body, image, by),
            }
        }
        if !alone {
            sheet.body.push_str("</g>");
        }
    }
}

fn open(out: &mut String, offset: Vec2) {
    if offset == Vec2::ZERO {
        out.push_str("<g>");
        return;
    }
    out.push_str("<g transform=\"translate(");
    number(out, offset.x);
    out.push(' ');
    number(out, offset.y);
    out.push_str(")\">");
}

fn pixels(out: &mut String, image: &Image, by: Vec2) {
    let Some(address) = image::address(image) else { return };
    out.push_str("<image");
    place(out, "x", image.rect.x0 + by.x);
    place(out, "y", image.rect.y0 + by.y);
    attribute(out, "width", image.rect.width());
    attribute(out, "height", image.rect.height());
    let _ = write!(out, " preserveAspectRatio=\"none\" {LINK}=\"{address}\"/>");
}

/// The width and the height in pixels. What is drawn of lines has no largest size, unlike what is drawn of pixels.
fn extent(options: &Options, whole: Size) -> Result<(u64, u64), SizeError> {
    match options.sizing.of(whole) {
        Ok(PixelSize { width, height, .. }) => Ok((width.into(), height.into())),
        Err(SizeError::Side { width, height } | SizeError::Pixels { width, height }) => Ok((width, height)),
        Err(SizeError::Empty) => Err(SizeError::Empty),
    }
}

/// The element of the whole, with its size, its title and its language.
fn head(picture: &Picture, options: &Options, (width, height): (u64, u64)) -> String {
    let mut out =
        String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    match options.text {
        TextMode::Keep => out.push_str(" xml:space=\"preserve\""),
        TextMode::Outlines => {}
    }
    let _ = match options.sizing {
        Sizing::Width(_) | Sizing::Exact { .. } | Sizing::Scale(_) => {
            write!(out, " width=\"{width}\" height=\"{height}\"")
        }
        Sizing::Page(paper) => {
            let (width, height) = paper.under(picture.size);
            write!(out, " width=\"{width}mm\" height=\"{height}mm\"")
        }
    };
    let seen = seen(options, picture.size, (width, height));
    out.push_str(" viewBox=\"0 0 ");
    number(&mut out, seen.width);
    out.push(' ');
    number(&mut out, seen.height);
    out.push('"');
    if !options.language.is_empty() {
        for name in [" lang", " xml:lang"] {
            out.push_str(name);
            out.push_str("=\"");
            escape(&mut out, &options.language);
            out.push('"');
        }
    }
    out.push('>');
    if !options.title.is_empty() {
        out.push_str("<title>");
        escape(&mut out, &options.title);
        out.push_str("</title>");
    }
    out
}

/// The map pixels that are seen: whole pixels may be a little more or less than the picture.
fn seen(options: &Options, whole: Size, (width, height): (u64, u64)) -> Size {
    match options.sizing {
        Sizing::Page(_) => whole,
        Sizing::Scale(scale) => Size::new(width as f64 / scale, height as f64 / scale),
        Sizing::Width(_) | Sizing::Exact { .. } => Size::new(whole.width, whole.width * height as f64 / width as f64),
    }
}

/// What is behind everything.
fn ground(picture: &Picture, options: &Options) -> String {
    let mut out = String::new();
    match options.background {
        Background::Transparent => {}
        Background::Theme | Background::White => {
            out.push_str("<rect width=\"100%\" height=\"100%\"");
            paint::paint(&mut out, "fill", options.background.ground(picture));
            out.push_str("/>");
        }
    }
    out
}
