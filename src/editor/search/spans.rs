//! Where in a text a word stands that is looked for: whole letters only, however they were typed.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::fold;

/// How a text has to be like what is looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Like {
    /// Capitals are not small letters.
    pub case: bool,
    /// Only where no word goes on beside it.
    pub word: bool,
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Needle {
    /// Its letters in the form that all spellings share.
    letters: String,
    /// The same without case, to pass over texts quickly.
    pub(super) loose: String,
    like: Like,
}

impl Needle {
    pub(super) fn new(query: &str, like: Like) -> Self {
        Self { letters: fold::letters(query, like.case), loose: fold::letters(query, false), like }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The ranges of bytes at which it stands, from the first to the last; none lies over another.
    pub(super) fn spans(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_empty() {
            return Vec::new();
        }
        if text.is_ascii() && !text.contains('\r') {
            // Every byte is a letter, where it was.
            return self.stands(text, &fold::letters(text, self.like.case), Some);
        }
        // What a person takes for one letter is never found in part.
        let mut letters = String::with_capacity(text.len());
        let mut edges = Vec::new();
        for (at, cluster) in text.grapheme_indices(true) {
            edges.push((letters.len(), at));
            letters.push_str(&fold::letters(cluster, self.like.case));
        }
        edges.push((letters.len(), text.len()));
        let edge = |byte: usize| {
            let at = edges.binary_search_by_key(&byte, |(folded, _)| *folded).ok()?;
            Some(edges[at].1)
        };
        self.stands(text, &letters, edge)
    }

    /// The same, where the folded letters of a text are known, and which byte of it a letter begins at, if any.
    fn stands(&self, text: &str, letters: &str, edge: impl Fn(usize) -> Option<usize>) -> Vec<Range<usize>> {
        let words = self.like.word.then(|| words(text));
        let mut spans = Vec::new();
        let mut from = 0;
        while let Some(found) = letters.get(from..).and_then(|rest| rest.find(&self.letters)) {
            let start = from + found;
            let span = edge(start).zip(edge(start + self.letters.len()));
            let fits = |(start, end): &(usize, usize)| {
                words
                    .as_ref()
                    .is_none_or(|(starts, ends)| starts.binary_search(start).is_ok() && ends.binary_search(end).is_ok())
            };
            match span.filter(fits) {
                Some((begins, ends)) => {
                    spans.push(begins..ends);
                    from = start + self.letters.len();
                }
                None => from = start + letters[start..].chars().next().map_or(1, char::len_utf8),
            }
        }
        spans
    }
}

/// Where words, and what stands between them, begin and end.
fn words(text: &str) -> (Vec<usize>, Vec<usize>) {
    text.split_word_bound_indices().map(|(at, word)| (at, at + word.len())).unzip()
}
