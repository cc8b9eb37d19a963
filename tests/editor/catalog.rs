//! The command palette's list: what a few letters mean.

use touchline::editor::{Catalog, Choice, Command, Thing};
use touchline::map::CardKind;

use super::sample::{self, editor, id};

fn titles(query: &str, recent: &[String]) -> Vec<String> {
    let editor = editor();
    let catalog = Catalog::new(Some(&editor), &[]);
    catalog.search(query, recent).iter().map(|hit| catalog.get(hit.index).unwrap().title.clone()).collect()
}

fn first(query: &str) -> Choice {
    let editor = editor();
    let catalog = Catalog::new(Some(&editor), &[]);
    let hits = catalog.search(query, &[]);
    catalog.get(hits.first().expect(query).index).unwrap().choice.clone()
}

#[test]
fn a_few_letters_find_commands_stages_and_cards() {
    assert_eq!(first("add pain"), Choice::Run(Command::AddCard(CardKind::PainPoint)));
    assert_eq!(first("fit"), Choice::Run(Command::Fit));
    assert_eq!(first("expo ag"), Choice::Run(Command::ExportAgain));
    assert_eq!(first("loyal"), Choice::Go(Thing::Stage(id("stay"))));
    assert_eq!(first("crt account"), Choice::Go(Thing::Card(id("account"))));
    assert_eq!(first("declined"), Choice::Go(Thing::Card(id("declined"))));
}

#[test]
fn the_words_around_a_card_narrow_the_search() {
    let found = titles("purchase checkout", &[]);
    assert_eq!(&found[..2], ["Checkout", "Guest checkout"], "{found:?}");
}

#[test]
fn case_accents_and_quotes_do_not_matter() {
    let mut map = sample::map();
    map.cards[0].text = "Das Café in der STRASSE".into();
    map.cards[1].text = "A friend’s photo".into();
    map.cards[2].text = "رسالة قصيرة".into();
    let editor = sample::editor_of(map);
    let catalog = Catalog::new(Some(&editor), &[]);
    for (query, card) in
        [("cafe", "ad"), ("CAFE\u{301}", "ad"), ("straße", "ad"), ("friend's", "photo"), ("قصيرة", "warm")]
    {
        let hits = catalog.search(query, &[]);
        let found = hits.first().and_then(|hit| catalog.get(hit.index)).map(|listed| listed.choice.clone());
        assert_eq!(found, Some(Choice::Go(Thing::Card(id(card)))), "{query}");
    }
}

#[test]
fn the_letters_meant_are_told_in_bytes_of_the_title() {
    let mut map = sample::map();
    map.cards[0].text = "Ein café am Ende".into();
    let editor = sample::editor_of(map);
    let catalog = Catalog::new(Some(&editor), &[]);
    let hit = catalog.search("cafe", &[])[0];
    assert_eq!(catalog.meant(hit.index, "cafe"), vec![4..9]);
    let hit = catalog.search("zoom in", &[])[0];
    assert_eq!(catalog.meant(hit.index, "zoom in"), vec![0..7]);
    assert!(catalog.meant(hit.index, "").is_empty());
}

#[test]
fn what_was_chosen_last_comes_first() {
    let recent = [Choice::Go(Thing::Card(id("declined"))).word(), Choice::Run(Command::Fit).word()];
    let all = titles("", &recent);
    assert_eq!(&all[..2], ["Card declined", "Fit the map into the window"]);
    assert_eq!(all[2], "New…", "the rest stays in the order of the menus");
    let before = titles("checkout", &[]);
    assert_eq!(before[0], "Checkout");
    let after = titles("checkout", &[Choice::Go(Thing::Card(id("guest"))).word()]);
    assert_eq!(after[0], "Checkout", "what was typed whole stays on top");
    assert_eq!(after[1], "Guest checkout");
}

#[test]
fn what_cannot_be_done_says_why_and_stands_behind() {
    let editor = editor();
    let catalog = Catalog::new(Some(&editor), &[]);
    let hit = catalog.search("redo", &[]).into_iter().map(|hit| catalog.get(hit.index).unwrap());
    let redo = hit.into_iter().find(|listed| listed.choice == Choice::Run(Command::Redo)).unwrap();
    assert_eq!(redo.refused.as_deref(), Some("Nothing was taken back"));
    assert!(!titles("", &[]).contains(&"Redo".to_owned()), "without a query only what can be done is listed");
}

#[test]
fn without_a_map_there_are_commands_and_maps() {
    let maps = ["/home/jana/lamp.journey.ron".into()];
    let catalog = Catalog::new(None, &maps);
    let hit = catalog.search("lamp", &[])[0];
    assert_eq!(catalog.get(hit.index).unwrap().choice, Choice::Open(maps[0].clone()));
    let save = catalog.search("save as", &[])[0];
    assert_eq!(catalog.get(save.index).unwrap().refused.as_deref(), Some("Open a map first"));
}

#[test]
fn letters_scattered_over_a_long_text_mean_nothing() {
    let mut map = sample::map();
    map.cards[0].text = "Our customers run into long, detailed forms on the phone".into();
    let editor = sample::editor_of(map);
    let catalog = Catalog::new(Some(&editor), &[]);
    let found = catalog.search("undo", &[]);
    let texts: Vec<&str> = found.iter().map(|hit| catalog.get(hit.index).unwrap().title.as_str()).collect();
    assert!(!texts.iter().any(|text| text.starts_with("Our")), "{texts:?}");
}
