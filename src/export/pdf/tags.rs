//! What is what, for whoever has the page read aloud: headings, paragraphs, and drawings that say nothing.

use std::num::NonZeroU16;

use krilla::surface::Surface;
use krilla::tagging::{Artifact, ContentTag, SpanTag, Tag, TagGroup, TagKind, TagTree};

use super::fonts::Fonts;
use super::text;
use crate::picture::{Group, Item, Key, Pane, Picture, Shape, Text};

/// The tags of one page, in the order in which it is read.
#[derive(Default)]
pub(super) struct Tags {
    /// The group that begins with the page's title.
    title: Option<Key>,
    page: Vec<TagGroup>,
    /// What the next text of the group that is open begins.
    heading: Option<NonZeroU16>,
    group: Vec<TagGroup>,
    drawing: bool,
}

impl Tags {
    pub(super) fn of(picture: &Picture) -> Self {
        Self { title: title(picture), ..Self::default() }
    }

    /// Begins a group.
    pub(super) fn open(&mut self, group: &Group) {
        let level = if self.title == Some(group.key) { Some(1) } else { heading(group) };
        self.heading = level.and_then(NonZeroU16::new);
    }

    /// Draws something that says nothing.
    pub(super) fn artifact(&mut self, surface: &mut Surface<'_>, draw: impl FnOnce(&mut Surface<'_>)) {
        if !self.drawing {
            surface.start_tagged(ContentTag::Artifact(Artifact::default()));
            self.drawing = true;
        }
        draw(surface);
    }

    /// Draws a text: a heading or a paragraph of its own.
    pub(super) fn text(&mut self, surface: &mut Surface<'_>, fonts: &mut Fonts, text: &Text) {
        self.end_drawing(surface);
        let words = &text.paragraph.text;
        let in_words = (!text::says_its_letters(fonts, text)).then_some(&**words);
        let id = surface.start_tagged(ContentTag::Span(SpanTag::empty().with_actual_text(in_words)));
        text::draw(surface, fonts, text);
        surface.end_tagged();
        let tag: TagKind = match self.heading.take() {
            Some(level) => Tag::Hn(level, Some(words.to_string())).into(),
            None => Tag::P.into(),
        };
        self.group.push(TagGroup::with_children(tag, vec![id.into()]));
    }

    /// Ends the group.
    pub(super) fn done(&mut self, surface: &mut Surface<'_>) {
        self.end_drawing(surface);
        if self.group.len() > 1 {
            let parts = std::mem::take(&mut self.group);
            self.page.push(TagGroup::with_children(Tag::Div, parts.into_iter().map(Into::into).collect()));
        } else {
            self.page.append(&mut self.group);
        }
    }

    /// Hands the page over to the document.
    pub(super) fn close(self, tree: &mut TagTree, several: bool) {
        if several {
            tree.push(TagGroup::with_children(Tag::Section, self.page.into_iter().map(Into::into).collect()));
        } else {
            self.page.into_iter().for_each(|group| tree.push(group));
        }
    }

    fn end_drawing(&mut self, surface: &mut Surface<'_>) {
        if std::mem::take(&mut self.drawing) {
            surface.end_tagged();
        }
    }
}

/// Where the title of a page is: with its largest letters, the first of them.
fn title(picture: &Picture) -> Option<Key> {
    let mut title = None;
    let mut largest = 0.0;
    for group in &picture.groups {
        let size = group.items.iter().find_map(size).unwrap_or_default();
        if size > largest {
            (title, largest) = (Some(group.key), size);
        }
    }
    title
}

/// The size of a text's letters.
fn size(item: &Item) -> Option<f32> {
    match item {
        Item::Text(text) => Some(text.paragraph.lines.first()?.runs.first()?.size),
        Item::Shape(_) | Item::Image(_) => None,
    }
}

/// The level of the heading a group below the title begins with: those of stages and lanes.
fn heading(group: &Group) -> Option<u16> {
    match group.pane {
        Pane::Body | Pane::Words => None,
        // The names of steps stand on lines, those of stages on areas.
        Pane::Heads => matches!(group.items.first(), Some(Item::Shape(Shape { fill: Some(_), .. }))).then_some(2),
        Pane::Labels => Some(2),
    }
}
