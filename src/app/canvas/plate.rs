//! Small pixels laid on by hand: rectangles of one colour, as much of every pixel as they cover.

use kurbo::Rect;
use peniko::Color;

/// Premultiplied RGBA, row by row; transparent at first.
pub struct Plate {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

impl Plate {
    /// An empty plate of so many pixels.
    pub fn new(width: u32, height: u32) -> Self {
        let (width, height) = (width as usize, height as usize);
        Self { width, height, pixels: vec![0; width * height * 4] }
    }

    /// The pixels.
    pub fn into_pixels(self) -> Vec<u8> {
        self.pixels
    }

    /// Lays a rectangle over what is there; what is outside is cut off.
    pub fn fill(&mut self, rect: Rect, color: Color) {
        let rect = rect.intersect(Rect::new(0.0, 0.0, self.width as f64, self.height as f64));
        if rect.width() <= 0.0 || rect.height() <= 0.0 {
            return;
        }
        let [red, green, blue, alpha] = color.to_rgba8().to_u8_array().map(f32::from);
        let part = alpha / 255.0;
        let source = [red * part, green * part, blue * part, alpha];
        let columns = rect.x0 as usize..(rect.x1.ceil() as usize).min(self.width);
        for y in rect.y0 as usize..(rect.y1.ceil() as usize).min(self.height) {
            let tall = covered(y, rect.y0, rect.y1);
            let row = (y * self.width + columns.start) * 4..(y * self.width + columns.end) * 4;
            let (pixels, _) = self.pixels[row].as_chunks_mut::<4>();
            for (x, pixel) in columns.clone().zip(pixels) {
                let cover = tall * covered(x, rect.x0, rect.x1);
                let left = 1.0 - cover * part;
                for (channel, source) in pixel.iter_mut().zip(source) {
                    *channel = (f32::from(*channel) * left + source * cover + 0.5) as u8;
                }
            }
        }
    }
}

/// How much of pixel `at` lies between two edges.
fn covered(at: usize, from: f64, to: f64) -> f32 {
    let at = at as f64;
    (to.min(at + 1.0) - from.max(at)).clamp(0.0, 1.0) as f32
}
