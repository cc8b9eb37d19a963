use std::io::{self, Cursor, Write};

use kurbo::Rect;
use touchline::export::png::write;
use touchline::export::{Background, ExportError, Options, unwatched};
use touchline::export::{Rasterer, Sizing};
use touchline::picture::Picture;

use super::scene::{BLUE, SAND, busy, filled, group, picture, rect};

fn options(background: Background) -> Options {
    Options {
        sizing: Sizing::Scale(1.0),
        background,
        title: "Buying a desk lamp – “online”".into(),
        ..Options::default()
    }
}

fn encode(picture: &Picture, options: &Options) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(picture, options, &mut Rasterer::baseline(), &mut unwatched, &mut bytes).unwrap();
    bytes
}

fn decode(bytes: &[u8]) -> (png::OutputInfo, Vec<u8>) {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    (info, pixels)
}

#[test]
fn the_file_reads_back_as_the_pixels() {
    let picture = busy();
    let (info, read) = decode(&encode(&picture, &options(Background::Theme)));
    assert_eq!((info.width, info.height, info.color_type), (400, 300, png::ColorType::Rgb));
    let mut drawn = Vec::new();
    let size = Sizing::Scale(1.0).of(picture.size).unwrap();
    Rasterer::baseline()
        .bands(&picture, size, SAND, |band| {
            drawn.extend(band.chunks_exact(4).flat_map(|pixel| pixel[..3].to_vec()));
            Ok::<(), ()>(())
        })
        .unwrap();
    assert!(read == drawn, "pixels differ");
}

#[test]
fn the_ground_is_the_themes_white_or_none() {
    let half =
        picture(20.0, 10.0, vec![group(1, (0.0, 0.0), vec![filled(rect(0.0, 0.0, 10.0, 10.0), BLUE.with_alpha(0.5))])]);
    let (_, theme) = decode(&encode(&half, &options(Background::Theme)));
    assert_eq!(&theme[19 * 3..20 * 3], &[250, 249, 246]);
    let (_, white) = decode(&encode(&half, &options(Background::White)));
    assert_eq!(&white[19 * 3..20 * 3], &[255, 255, 255]);
    assert!(white[0].abs_diff(127) <= 1 && white[2] == 255, "{:?}", &white[..3]);
    let (info, none) = decode(&encode(&half, &options(Background::Transparent)));
    assert_eq!(info.color_type, png::ColorType::Rgba);
    assert_eq!(&none[19 * 4..20 * 4], &[0, 0, 0, 0]);
    // Straight alpha: the colour is whole, the alpha says how much of it.
    assert_eq!(&none[..3], &[0, 0, 255]);
    assert!(none[3].abs_diff(128) <= 1, "{}", none[3]);
}

#[test]
fn the_file_says_what_it_is() {
    let bytes = encode(&busy(), &Options { sizing: Sizing::Scale(2.0), ..options(Background::Theme) });
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    assert_eq!(reader.info().srgb, Some(png::SrgbRenderingIntent::Perceptual));
    let dims = reader.info().pixel_dims.unwrap();
    assert_eq!((dims.xppu, dims.yppu), (7559, 7559), "192 pixels an inch");
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let title = &reader.info().utf8_text[0];
    assert_eq!(
        (title.keyword.as_str(), title.get_text().unwrap().as_str()),
        ("Title", "Buying a desk lamp – “online”")
    );
}

#[test]
fn a_size_beyond_the_limits_writes_nothing() {
    let mut bytes = Vec::new();
    let options = Options { sizing: Sizing::Width(70_000), ..options(Background::Theme) };
    let error = write(&busy(), &options, &mut Rasterer::baseline(), &mut unwatched, &mut bytes).unwrap_err();
    assert!(matches!(error, ExportError::Size(_)) && bytes.is_empty());
}

struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::Error::from(io::ErrorKind::StorageFull));
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told_at_any_byte() {
    let whole = encode(&busy(), &options(Background::Theme)).len();
    for room in [0, 7, 40, 200, whole / 2, whole - 13, whole - 1] {
        let done =
            write(&busy(), &options(Background::Theme), &mut Rasterer::baseline(), &mut unwatched, &mut Full(room));
        match done {
            Err(ExportError::Write(error)) => assert_eq!(error.kind(), io::ErrorKind::StorageFull, "at {room}"),
            other => panic!("at {room} of {whole}: {other:?}"),
        }
    }
}

#[test]
fn a_picture_may_be_as_wide_as_the_limit() {
    let mut wide = picture(6000.0, 1.0, vec![group(1, (0.0, 0.0), vec![filled(rect(5999.0, 0.0, 1.0, 1.0), BLUE)])]);
    wide.groups[0].bounds = Rect::new(0.0, 0.0, 6000.0, 1.0);
    let bytes = encode(&wide, &Options { sizing: Sizing::Width(60_000), ..options(Background::Theme) });
    let (info, pixels) = decode(&bytes);
    assert_eq!((info.width, info.height), (60_000, 10));
    assert_eq!(&pixels[59_999 * 3..60_000 * 3], &[0, 0, 255]);
    assert_eq!(&pixels[59_989 * 3..59_990 * 3], &[250, 249, 246]);
}
