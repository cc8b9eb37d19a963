//! What a picture's texts are written in that no font here has.

use std::collections::BTreeSet;

use unicode_script::{Script, UnicodeScript};

use crate::picture::{Item, Picture};

/// The scripts of the characters that are drawn as empty boxes, as people name them ("Thai", "emoji"), sorted.
pub fn missing_scripts(picture: &Picture) -> Vec<String> {
    let mut missing = BTreeSet::new();
    for item in picture.groups.iter().flat_map(|group| group.items.iter()) {
        match item {
            Item::Shape(_) | Item::Image(_) => {}
            Item::Text(text) => {
                let paragraph = &text.paragraph;
                for run in paragraph.lines.iter().flat_map(|line| &line.runs) {
                    let boxes = run.glyphs.iter().filter(|glyph| glyph.id == 0);
                    let letters = boxes.filter_map(|glyph| paragraph.text.get(glyph.range()));
                    missing.extend(letters.flat_map(script));
                }
            }
        }
    }
    missing.into_iter().collect()
}

/// The script of what one box stands for: that of its first character that has one.
fn script(letters: &str) -> Option<String> {
    let own = letters.chars().map(|c| c.script()).find(|s| !matches!(s, Script::Common | Script::Inherited));
    match own {
        Some(script) => Some(script.full_name().replace('_', " ")),
        None if letters.chars().any(pictured) => Some("emoji".to_owned()),
        None => letters.chars().any(|c| !c.is_whitespace() && !c.is_control()).then(|| "symbols".to_owned()),
    }
}

/// Whether a character that belongs to no script is most likely an emoji.
fn pictured(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{20E3}' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}')
}
