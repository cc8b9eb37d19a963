//! What can be read from the back row: texts of a fiftieth of the picture's height and more.

use crate::picture::{Item, Picture};

/// The part of a picture's height below which a text is too small for a slide.
pub const LEAST: f64 = 1.0 / 50.0;

/// How many of a picture's texts are too small for a slide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Legibility {
    /// Those smaller than a fiftieth of the picture's height.
    pub small: usize,
    /// All there are.
    pub texts: usize,
}

/// Counts a picture's texts by the size of their letters.
pub fn legibility(picture: &Picture) -> Legibility {
    let least = picture.size.height * LEAST;
    let mut counts = Legibility::default();
    for item in picture.groups.iter().flat_map(|group| group.items.iter()) {
        let text = match item {
            Item::Text(text) => text,
            Item::Shape(_) | Item::Image(_) => continue,
        };
        let runs = text.paragraph.lines.iter().flat_map(|line| &line.runs);
        let Some(size) = runs.map(|run| f64::from(run.size)).reduce(f64::min) else { continue };
        counts.texts += 1;
        counts.small += usize::from(size < least);
    }
    counts
}

impl Legibility {
    /// "98 of 120 texts would be smaller than 1/50 of the picture’s height"; `None` where all can be read.
    pub fn words(self) -> Option<String> {
        let Self { small, texts } = self;
        match (small, texts) {
            (0, _) => None,
            (1, 1) => Some("the only text would be smaller than 1/50 of the picture’s height".to_owned()),
            (small, texts) => {
                Some(format!("{small} of {texts} texts would be smaller than 1/50 of the picture’s height"))
            }
        }
    }
}
