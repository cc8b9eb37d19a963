//! A field of several things: the value they share, or the news that they do not.

/// What several things say in one field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shared<T> {
    Same(T),
    #[default]
    Mixed,
}

/// Stands where values differ.
pub(super) const MIXED: &str = "Mixed";

impl<T: PartialEq> Shared<T> {
    /// Of these values; of none it is mixed.
    pub(super) fn of(mut values: impl Iterator<Item = T>) -> Self {
        match values.next() {
            Some(first) if values.all(|value| value == first) => Self::Same(first),
            Some(_) | None => Self::Mixed,
        }
    }
}

impl<T> Shared<T> {
    /// The value they share.
    pub(super) fn same(&self) -> Option<&T> {
        match self {
            Self::Same(value) => Some(value),
            Self::Mixed => None,
        }
    }

    /// `hint`, or the word that stands where values differ.
    pub(super) fn hint(&self, hint: &'static str) -> &'static str {
        match self {
            Self::Same(_) => hint,
            Self::Mixed => MIXED,
        }
    }
}

impl Shared<String> {
    /// As a text field shows it.
    pub(super) fn text(&self) -> &str {
        self.same().map_or("", String::as_str)
    }
}
