//! The file's words: enums that keep what they do not know.

/// Declares an enum whose variants are words of the file; an unknown word becomes `Other` and is kept as it is.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $first:ident $(, $rest:ident)* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub enum $name {
            #[default]
            $first,
            $($rest,)*
            /// A word of a later version, kept verbatim.
            Other(smol_str::SmolStr),
        }

        impl $name {
            /// The words this version knows, in the order of the format.
            pub const ALL: &'static [Self] = &[Self::$first $(, Self::$rest)*];

            /// The word as it stands in the file.
            pub fn word(&self) -> &str {
                match self {
                    Self::$first => stringify!($first),
                    $(Self::$rest => stringify!($rest),)*
                    Self::Other(word) => word,
                }
            }

            /// Whether this version knows the word.
            pub fn is_known(&self) -> bool {
                !matches!(self, Self::Other(_))
            }

            /// The variant of a word; a word nobody knows is kept.
            pub fn from_word(word: &str) -> Self {
                match word {
                    stringify!($first) => Self::$first,
                    $(stringify!($rest) => Self::$rest,)*
                    other => Self::Other(other.into()),
                }
            }
        }
    };
}

pub(in crate::map) use words;
