//! Channels, faces, kinds and panel icons: our own paths, drawn on a grid of 16.

use std::sync::LazyLock;

use kurbo::{Affine, BezPath, Rect};

use crate::map::CardKind;

/// Side of the square an icon is drawn in.
pub const GRID: f64 = 16.0;
/// Width of its strokes on that grid.
pub const STROKE: f64 = 1.25;

/// The paths of an icon.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Drawn with a round pen of [`STROKE`].
    pub strokes: BezPath,
    pub fills: BezPath,
}

impl Drawing {
    /// The same, in another square.
    pub fn within(&self, rect: Rect) -> Self {
        let place = Affine::translate(rect.origin().to_vec2()) * Affine::scale(rect.width() / GRID);
        Self { strokes: place * self.strokes.clone(), fills: place * self.fills.clone() }
    }
}

macro_rules! icons {
    ($($(#[$meta:meta])* $name:ident = $file:literal,)*) => {
        /// Everything there is a drawing of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon {
            $($(#[$meta])* $name,)*
        }

        impl Icon {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name of its file, without the ending.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $file,)*
                }
            }
        }

        static DRAWINGS: LazyLock<Vec<Drawing>> = LazyLock::new(|| {
            vec![$(drawing(include_str!(concat!("../../assets/icons/", $file, ".svg")))),*]
        });
    };
}

icons! {
    WebSite = "channel-web-site",
    App = "channel-app",
    Store = "channel-store",
    Phone = "channel-phone",
    Email = "channel-e-mail",
    Chat = "channel-chat",
    SocialMedia = "channel-social-media",
    Advertising = "channel-advertising",
    WordOfMouth = "channel-word-of-mouth",
    SearchChannel = "channel-search",
    Post = "channel-post",
    InPerson = "channel-person",
    /// A channel of the map's own.
    OwnChannel = "channel-own",
    /// Eyes and mouth, to lie on a disc that fills the grid.
    FaceWorst = "face-1",
    FaceBad = "face-2",
    FaceNeutral = "face-3",
    FaceGood = "face-4",
    FaceBest = "face-5",
    Action = "kind-action",
    Touchpoint = "kind-touchpoint",
    Motive = "kind-motive",
    Need = "kind-need",
    Expectation = "kind-expectation",
    Preference = "kind-preference",
    PainPoint = "kind-pain-point",
    Quote = "kind-quote",
    Opportunity = "kind-opportunity",
    Tactic = "kind-tactic",
    Note = "kind-note",
    Persona = "persona",
    Lock = "lock",
    Warning = "warning",
    Undo = "undo",
    Redo = "redo",
    Plus = "plus",
    Minus = "minus",
    Close = "close",
    Check = "check",
    More = "more",
    ChevronLeft = "chevron-left",
    ChevronRight = "chevron-right",
    ChevronDown = "chevron-down",
    ChevronUp = "chevron-up",
}

impl Icon {
    /// Its paths on the grid.
    pub fn drawing(self) -> &'static Drawing {
        static NONE: LazyLock<Drawing> = LazyLock::new(Drawing::default);
        DRAWINGS.get(self as usize).unwrap_or(&NONE)
    }

    /// The icon of a channel as a map words it.
    pub fn of_channel(word: &str) -> Self {
        match word.trim().to_lowercase().as_str() {
            "web site" | "website" | "web" => Self::WebSite,
            "app" => Self::App,
            "store" | "shop" => Self::Store,
            "phone" => Self::Phone,
            "e-mail" | "email" => Self::Email,
            "chat" => Self::Chat,
            "social media" | "social" => Self::SocialMedia,
            "advertising" => Self::Advertising,
            "word of mouth" => Self::WordOfMouth,
            "search" => Self::SearchChannel,
            "post" => Self::Post,
            "person" => Self::InPerson,
            _ => Self::OwnChannel,
        }
    }

    /// The icon of a kind of card.
    pub fn of_kind(kind: &CardKind) -> Self {
        match kind {
            CardKind::Action => Self::Action,
            CardKind::Touchpoint => Self::Touchpoint,
            CardKind::Motive => Self::Motive,
            CardKind::Need => Self::Need,
            CardKind::Expectation => Self::Expectation,
            CardKind::Preference => Self::Preference,
            CardKind::PainPoint => Self::PainPoint,
            CardKind::Quote => Self::Quote,
            CardKind::Opportunity => Self::Opportunity,
            CardKind::Tactic => Self::Tactic,
            CardKind::Note | CardKind::Other(_) => Self::Note,
        }
    }

    /// The face of a fifth of the scale, 0 (worst) to 4.
    pub fn of_fifth(fifth: usize) -> Self {
        match fifth {
            0 => Self::FaceWorst,
            1 => Self::FaceBad,
            2 => Self::FaceNeutral,
            3 => Self::FaceGood,
            _ => Self::FaceBest,
        }
    }
}

/// The paths of a file: filled where the element says so, else stroked.
fn drawing(svg: &str) -> Drawing {
    let mut drawing = Drawing::default();
    for element in svg.split("<path").skip(1) {
        let element = element.split('>').next().unwrap_or_default();
        let data = element.split_once(" d=\"").and_then(|(_, rest)| rest.split('"').next());
        // A test reads every file: a path that does not parse is not drawn, and seen there.
        let Some(path) = data.and_then(|data| BezPath::from_svg(data).ok()) else { continue };
        let into = if element.contains("fill=\"currentColor\"") { &mut drawing.fills } else { &mut drawing.strokes };
        into.extend(path);
    }
    drawing
}
