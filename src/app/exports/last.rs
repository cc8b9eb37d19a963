//! The choices of the last export, as they are remembered.

use std::path::PathBuf;

use super::choices::{Choices, Look, Size, typed};
use crate::export::{Background, Content, Format, Paper};
use crate::file::LastExport;
use crate::map::{Id, Map};

const CONTENTS: [(Content, &str); 4] =
    [(Content::Map, "map"), (Content::Counts, "counts"), (Content::Slides, "slides"), (Content::Poster, "poster")];
const LOOKS: [(Look, &str); 4] =
    [(Look::Light, "light"), (Look::Dark, "dark"), (Look::Print, "print"), (Look::Own, "own")];
const GROUNDS: [(Background, &str); 3] =
    [(Background::Theme, "theme"), (Background::White, "white"), (Background::Transparent, "transparent")];

impl Choices {
    /// The choices as they are remembered: of this map, into this folder.
    pub fn remembered(&self, map: &Map, folder: Option<PathBuf>) -> LastExport {
        let ids = |ids: &Option<Vec<Id>>| ids.as_ref().map(|ids| ids.iter().map(ToString::to_string).collect());
        LastExport {
            format: self.format.extension().to_owned(),
            content: word(&CONTENTS, self.content),
            size: match self.size {
                Size::Pixels(width) => width.to_string(),
                Size::Typed => self.typed.clone(),
                Size::Paper(paper) => paper.name().to_owned(),
                Size::Natural => "natural".to_owned(),
            },
            theme: word(&LOOKS, self.look),
            own_theme: self.own.clone(),
            ground: word(&GROUNDS, self.background),
            outlines: self.outlines,
            numbers: self.numbers,
            folder,
            map: map.id.to_string(),
            stages: ids(&self.stages),
            lanes: ids(&self.lanes),
            answers: self.answers,
        }
    }

    /// What to say where nothing is left of the stages or lanes chosen last: these choices then show all.
    pub fn lost(&self, last: &LastExport, map: &Map) -> Option<&'static str> {
        let same = last.map == map.id.to_string();
        let stages = same && last.stages.is_some() && self.stages.is_none();
        let lanes = same && last.lanes.is_some() && self.lanes.is_none();
        match (stages, lanes) {
            (false, false) => None,
            (true, false) => Some("The stages chosen last are gone: all are exported"),
            (false, true) => Some("The lanes chosen last are gone: all are exported"),
            (true, true) => Some("The stages and lanes chosen last are gone: all are exported"),
        }
    }

    /// The choices of the last export, for this map. What does not read is as usual.
    pub fn again(last: &LastExport, map: &Map) -> Self {
        let usual = Self::default();
        let mut choices = Self {
            format: Format::of_extension(&last.format).unwrap_or_default(),
            content: known(&CONTENTS, &last.content).unwrap_or_default(),
            look: known(&LOOKS, &last.theme).unwrap_or_default(),
            own: last.own_theme.clone(),
            background: known(&GROUNDS, &last.ground).unwrap_or_default(),
            outlines: last.outlines,
            answers: last.answers,
            numbers: last.numbers,
            ..usual
        };
        choices.size = match (last.size.parse::<u32>(), Paper::named(&last.size)) {
            (Ok(width), _) if choices.sizes().contains(&Size::Pixels(width)) => Size::Pixels(width),
            (_, Some(paper)) => Size::Paper(paper),
            _ if typed(&last.size).is_some() => {
                choices.typed.clone_from(&last.size);
                Size::Typed
            }
            _ if last.size == "natural" => Size::Natural,
            _ => choices.size,
        };
        if last.map == map.id.to_string() {
            let ids = |ids: &Option<Vec<String>>| ids.as_ref().map(|ids| ids.iter().map(|id| Id::new(id)).collect());
            (choices.stages, choices.lanes) = (ids(&last.stages), ids(&last.lanes));
            choices.keep_to(map);
        }
        choices.settle();
        choices
    }
}

fn word<T: PartialEq>(words: &[(T, &str)], value: T) -> String {
    words.iter().find(|(known, _)| *known == value).map_or_else(String::new, |(_, word)| (*word).to_owned())
}

fn known<T: Copy>(words: &[(T, &str)], text: &str) -> Option<T> {
    words.iter().find(|(_, word)| *word == text).map(|(value, _)| *value)
}
