//! Tables of a spreadsheet on the map.

use touchline::editor::{Command, Editor, Tally, Thing};
use touchline::interop::{Found, Known, Reading, Sheet, look};
use touchline::map::{CardKind, LaneKind, Map};

use super::hand::check_map;
use super::sample::{cell, editor, editor_of, id, rich_map};

fn sheet(editor: &Editor, text: &str) -> Sheet {
    match look(text, &[], &mut |_| std::ops::ControlFlow::Continue(())).unwrap() {
        Found::Table(grid) => Sheet::of(&grid, &Reading::guess(&grid, &Known::of(editor.map())), &[]).unwrap(),
        other => panic!("{other:?}"),
    }
}

fn pasted(mut editor: Editor, text: &str) -> Editor {
    let before = editor.map().clone();
    let sheet = sheet(&editor, text);
    let tally = editor.counter().tally(&sheet).unwrap();
    assert!(*editor.map() == before, "counting changes nothing");
    editor.paste_sheet(&sheet);
    check_map(editor.map());
    assert_eq!(editor.map().cards.len() - before.cards.len(), tally.cards);
    assert_eq!(editor.map().stages.len() - before.stages.len(), tally.new_stages);
    assert_eq!(editor.map().lanes.len() - before.lanes.len(), tally.new_lanes);
    editor.undo();
    assert!(*editor.map() == before, "one entry");
    editor.redo();
    editor
}

fn texts(map: &Map, column: &str, lane: &str) -> Vec<String> {
    map.cards_in(&cell(column, lane)).map(|card| card.text.clone()).collect()
}

#[test]
fn columns_find_their_stages_and_new_ones_stand_between() {
    let mut editor = editor();
    editor.select(Some(Thing::Lane(id("pain"))));
    let editor = pasted(editor, "awareness\tDecision\tPURCHASE\nLoud\tToo many\tSlow\n\tUnclear\t");
    let names: Vec<&str> = editor.map().stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names, ["Awareness", "Decision", "Purchase", "Loyalty"]);
    assert_eq!(texts(editor.map(), "aware", "pain"), ["Loud"]);
    assert_eq!(texts(editor.map(), editor.map().stages[1].id.as_str(), "pain"), ["Too many", "Unclear"]);
    assert_eq!(texts(editor.map(), "buy", "pain").last().unwrap(), "Slow");
}

#[test]
fn rows_find_their_lanes_and_new_ones_come_last() {
    let text =
        "\tAwareness\tPurchase\nPains\tLoud\tSlow\nBackstage\tBriefing\t! Server\nSentiment\t1,5\tWhy me?\nNPS\t\t";
    let editor = pasted(editor(), text);
    assert_eq!(texts(editor.map(), "aware", "pain"), ["Loud"]);
    let backstage = &editor.map().lanes[6];
    assert_eq!((backstage.label(), &backstage.kind), ("Backstage", &LaneKind::Free));
    let kinds: Vec<CardKind> =
        editor.map().cards_in(&cell("aware", backstage.id.as_str())).map(|card| card.kind.clone()).collect();
    assert_eq!(kinds, [CardKind::Note]);
    assert_eq!(texts(editor.map(), "buy", "pain"), ["Must create an account", "Card declined", "Slow", "Server"]);
    assert_eq!(editor.map().sentiment(&id("jana"), &id("aware")).unwrap().value.unwrap().get(), 1.5);
    let buy = editor.map().sentiment(&id("jana"), &id("buy")).unwrap();
    assert_eq!((buy.value.unwrap().get(), buy.quote.as_str()), (-2.0, "Why me?"));
    assert_eq!(editor.map().lanes[7].label(), "NPS", "an empty row is an empty lane");
}

#[test]
fn without_names_columns_begin_at_the_current_stage() {
    let mut editor = editor();
    editor.select(Some(Thing::Card(id("account"))));
    let editor = pasted(editor, "! One\t! Two\t! Three\n! Four\t\t");
    assert_eq!(texts(editor.map(), "buy", "pain"), ["Must create an account", "One", "Four", "Card declined"]);
    assert_eq!(texts(editor.map(), "stay", "pain"), ["Two"]);
    assert_eq!(editor.map().stages[3].name, "New stage");
}

#[test]
fn a_stage_with_steps_takes_cards_in_its_first() {
    let editor = pasted(editor_of(rich_map()), "\tPurchase\tConfirm\nPain points\tSlow\tLate");
    let shown: Vec<_> = ["buy", "pay"].iter().flat_map(|column| texts(editor.map(), column, "pain")).collect();
    assert!(shown.contains(&"Slow".to_owned()), "{shown:?}");
    assert_eq!(texts(editor.map(), "confirm", "pain"), ["Late"]);
}

#[test]
fn an_empty_map_becomes_the_table() {
    let empty = Map::new(&mut super::sample::seeded(3));
    let editor = pasted(editor_of(empty), "\tDiscover\tBuy\nActions\tSearches\tPays\nPain points\t\tSlow");
    let names: Vec<&str> = editor.map().stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names, ["Discover", "Buy"]);
    let kinds: Vec<_> = editor.map().lanes.iter().map(|lane| lane.kind.clone()).collect();
    assert_eq!(kinds, [LaneKind::Action, LaneKind::PainPoint]);
    assert_eq!(editor.map().cards.len(), 3);
}

#[test]
fn the_tally_says_what_would_come_of_it() {
    let mut editor = editor();
    editor.select(Some(Thing::Card(id("account"))));
    let sheet = sheet(&editor, "Purchase\tAfterwards\nSlow\t? A receipt\n\t\" Never again");
    let tally = editor.counter().tally(&sheet).unwrap();
    let expected =
        Tally { cards: 2, quotes: 1, new_stages: 1, new_lanes: 1, homeless: 1, lane: Some("Pain points".into()) };
    assert_eq!(tally, expected, "the new lane is the parking lot");
}

#[test]
fn a_table_copied_here_comes_back_from_its_words_alone() {
    let mut source = editor();
    source.run(&Command::SelectAll);
    let Some(touchline::editor::Request::Copy(clip)) = source.run(&Command::Copy) else { panic!() };
    let empty = Map::new(&mut super::sample::seeded(3));
    let editor = pasted(editor_of(empty), &clip.text());
    let all = |map: &Map| {
        let mut all: Vec<_> = map
            .cards
            .iter()
            .map(|card| {
                let column = map.column_name(&card.at.column).unwrap().to_owned();
                (
                    column,
                    map.lane(&card.at.lane).unwrap().label().to_owned(),
                    card.kind.word().to_owned(),
                    card.text.clone(),
                )
            })
            .collect();
        all.sort();
        all
    };
    assert_eq!(all(editor.map()), all(source.map()));
}
