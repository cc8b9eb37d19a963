//! The sample map is made from an empty one with keys alone, through the real window.

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use touchline::app::App;
use touchline::editor::Editor;
use touchline::file::{read, write};
use touchline::layout::{Fonts, Metrics};
use touchline::map::{Card, CardKind, Map, MatchedBy, Stage};

use super::shell::{editor, shell_of};
use super::walking::focused;
use crate::editor::sample::seeded;

const SAMPLE: &str = include_str!("../../assets/samples/desk-lamp.journey.ron");

/// A person without a mouse.
struct Typist {
    window: Harness<'static, App>,
}

impl Typist {
    fn key(&mut self, key: Key) {
        self.chord(Modifiers::NONE, key);
    }

    fn chord(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.window.run();
    }

    fn keys(&mut self, keys: &[Key]) {
        keys.iter().for_each(|key| self.key(*key));
    }

    fn write(&mut self, text: &str) {
        self.window.event(Event::Text(text.to_owned()));
        self.window.run();
    }

    /// Presses a key until the thing of this name, or whose name begins so up to a comma, has the keyboard.
    fn until(&mut self, key: Key, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..60 {
            let here = focused(&self.window);
            if here == name || name.ends_with(", ") && here.starts_with(name) {
                return;
            }
            passed.push(here);
            self.key(key);
        }
        panic!("no way to {name}: {passed:?}");
    }

    /// From the map to a field of the inspector, or from one field to a later one.
    fn field(&mut self, name: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.until(Key::Tab, name);
        self.chord(Modifiers::COMMAND, Key::A);
        self.write(text);
    }

    /// Takes an entry of a list.
    fn choose(&mut self, name: &str, entry: &str) {
        self.until(Key::Tab, name);
        self.key(Key::Enter);
        self.key(Key::ArrowDown);
        self.until(Key::ArrowDown, entry);
        self.key(Key::Enter);
    }

    fn mark(&mut self, name: &str) {
        self.until(Key::Tab, name);
        self.key(Key::Space);
    }

    fn inspect(&mut self) {
        self.key(Key::F6);
    }

    fn back(&mut self) {
        self.chord(Modifiers::SHIFT, Key::F6);
    }

    fn map(&self) -> &Map {
        editor(&self.window).map()
    }

    fn head(&mut self, wanted: &Map) {
        self.keys(&[Key::ArrowDown, Key::Enter]);
        self.write(&wanted.head.title);
        self.key(Key::Enter);
        self.inspect();
        self.field("Subtitle", &wanted.head.subtitle);
        for persona in &wanted.personas {
            self.until(Key::Tab, "+ Add a persona");
            self.key(Key::Enter);
            self.back();
            self.inspect();
            self.chord(Modifiers::SHIFT, Key::Tab);
            self.until(Key::Tab, "Title");
            self.field("Persona", &persona.name);
            self.field("Role of persona", &persona.role);
        }
        self.back();
    }

    fn lanes(&mut self, wanted: &Map) {
        for lane in &wanted.lanes {
            self.key(Key::F10);
            self.until(Key::ArrowRight, "Insert");
            self.key(Key::ArrowDown);
            self.until(Key::ArrowDown, "Lane");
            self.key(Key::ArrowRight);
            self.until(Key::ArrowDown, lane.kind.label());
            self.key(Key::Enter);
            assert!(editor(&self.window).editing().is_some(), "its name is open");
            self.key(Key::Enter);
        }
    }

    fn stage(&mut self, wanted: &Map, stage: &Stage) {
        self.key(Key::G);
        self.write(&stage.name);
        self.key(Key::Enter);
        self.inspect();
        self.field("Owner", &stage.owner);
        for sentiment in wanted.sentiments.iter().filter(|sentiment| sentiment.at == stage.id) {
            let value = sentiment.value.unwrap().get();
            let name = match value as i64 {
                0 => "0".to_owned(),
                value if value < 0 => format!("−{}", -value),
                value => format!("+{value}"),
            };
            self.mark(&format!("Sentiment of Jana, 34 {name}"));
            self.field("Quote of Jana, 34", &sentiment.quote);
        }
        self.back();
    }

    fn card(&mut self, wanted: &Map, card: &Card) {
        self.key(match card.kind {
            CardKind::Action => Key::D,
            CardKind::Touchpoint => Key::T,
            CardKind::Motive => Key::M,
            CardKind::PainPoint => Key::P,
            CardKind::Opportunity => Key::O,
            _ => Key::A,
        });
        self.write(&card.text);
        self.key(Key::Enter);
        if card.crucial {
            self.key(Key::C);
        }
        let plain = Card {
            id: card.id.clone(),
            at: card.at.clone(),
            kind: card.kind.clone(),
            text: card.text.clone(),
            crucial: card.crucial,
            ..Card::default()
        };
        let links: Vec<&str> = wanted
            .links
            .iter()
            .filter(|link| link.from == card.id)
            .map(|link| wanted.card(&link.to).unwrap().text.as_str())
            .collect();
        if plain == *card && links.is_empty() {
            return;
        }
        self.inspect();
        if let Some(severity) = card.severity {
            self.mark(&format!("Severity {severity}"));
        }
        if let Some(frequency) = card.frequency {
            self.mark(&format!("Frequency {frequency}"));
        }
        if let Some(value) = card.value {
            self.field("Value to the customer, 0–100", &value.to_string());
        }
        if let Some(value) = card.business_value {
            self.field("Value to the business, 0–100", &value.to_string());
        }
        if let Some(effort) = card.effort {
            self.mark(&format!("Effort {effort}"));
        }
        self.field("Offer", &card.offer);
        self.field("Timing", &card.timing);
        self.field("Channel", &card.channel);
        if let Some(status) = &card.status {
            self.choose("Status", status.word());
        }
        if let Some(evidence) = &card.evidence {
            self.choose("Evidence", evidence.level.word());
            self.field("Source", &evidence.source);
        }
        self.field("Owner", &card.owner);
        for text in links {
            self.until(Key::Tab, "+ Link a pain point or motive");
            self.key(Key::Enter);
            self.until(Key::Tab, "Find a card");
            self.write(text);
            self.key(Key::Tab);
            self.key(Key::Enter);
        }
        self.back();
    }

    /// Imports the table of the sample's funnel; steps that no name gives away are matched by hand.
    fn funnel(&mut self, wanted: &Map) {
        let funnel = &wanted.funnels[0];
        self.chord(Modifiers::COMMAND, Key::I);
        self.write(&format!("{}/assets/samples/{}", env!("CARGO_MANIFEST_DIR"), funnel.source.file));
        self.key(Key::Enter);
        for found in funnel.matches.iter().filter(|found| found.by == MatchedBy::Hand) {
            let step = found.step as usize;
            let stage = wanted.column_name(&found.at).unwrap();
            self.until(Key::Tab, &format!("Step {}, {}, ", step + 1, funnel.steps[step]));
            self.key(Key::Enter);
            self.until(Key::ArrowDown, stage);
            self.key(Key::Enter);
        }
        self.until(Key::Tab, "Import");
        self.key(Key::Enter);
    }
}

/// The map's file with every id by its place in it, as ids are new in every map.
fn plain(map: &Map) -> String {
    let mut text = write(map);
    let mut ids = Vec::new();
    for part in text.split('"').skip(1).step_by(2) {
        let id = part.len() == 13 && part.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
        if id && !ids.contains(&part.to_owned()) {
            ids.push(part.to_owned());
        }
    }
    for (at, id) in ids.iter().enumerate() {
        text = text.replace(id.as_str(), &format!("id {at}"));
    }
    text
}

#[test]
fn the_sample_is_made_with_keys_alone() {
    let mut wanted = read(SAMPLE.as_bytes(), &mut seeded(2)).unwrap().map;
    let empty =
        Editor::new(Map::new(&mut seeded(3)), Fonts::bundled(), Metrics::standard().unwrap(), Box::new(seeded(4)));
    let mut typist = Typist { window: shell_of(empty, 1600.0, 1000.0) };
    typist.head(&wanted);
    typist.lanes(&wanted);
    for stage in &wanted.stages {
        typist.stage(&wanted, stage);
        for card in wanted.cards.iter().filter(|card| card.at.column == stage.id) {
            typist.card(&wanted, card);
        }
    }
    typist.funnel(&wanted);
    // The day of the import is that of the test.
    wanted.funnels[0].source.imported = typist.map().funnels[0].source.imported;
    assert_eq!(plain(typist.map()), plain(&wanted));
}
