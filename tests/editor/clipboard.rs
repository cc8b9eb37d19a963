//! Copy, cut, paste and duplicate.

use rustc_hash::FxHashSet;
use touchline::editor::{Clip, Command, Copied, Editor, Request, Selection, Thing};
use touchline::interop::{Line, channels, list};
use touchline::map::{Card, CardKind, Id, Lane, LaneKind, Link, LinkKind, Map, Match, Step, Transition};

use super::hand::{Hand, check_map};
use super::sample::{cell, editor, editor_of, id, map, rich_map};

fn select(editor: &mut Editor, cards: &[&str]) {
    editor.select_all(Selection::of_cards(cards.iter().map(|card| id(card))));
}

fn run(editor: &mut Editor, command: &Command) -> Clip {
    match editor.run(command) {
        Some(Request::Copy(clip)) => *clip,
        other => panic!("{command:?} copies nothing but asks for {other:?}"),
    }
}

fn texts(map: &Map, column: &str, lane: &str) -> Vec<String> {
    map.cards_in(&cell(column, lane)).map(|card| card.text.clone()).collect()
}

fn lines(text: &str) -> Vec<Line> {
    list(text, &channels(&map()), &mut |_| std::ops::ControlFlow::Continue(())).unwrap()
}

/// Undo leads to the map before, redo to the one after; both are sound.
fn one_entry(editor: &mut Editor, before: &Map) {
    let after = editor.map().clone();
    check_map(&after);
    editor.undo();
    assert!(editor.map() == before, "one undo takes all of it back");
    editor.redo();
    assert!(*editor.map() == after, "and redo does all of it again");
}

#[test]
fn what_is_copied_is_words_for_other_programs() {
    let mut editor = editor();
    assert!(!editor.enabled(&Command::Copy));
    select(&mut editor, &["declined", "account"]);
    let clip = run(&mut editor, &Command::Copy);
    assert_eq!(clip.text(), "! Must create an account\n! Card declined", "in the order of the map");
    assert!(clip.is("! Must create an account\r\n! Card declined\r\n"));
    assert!(!clip.is("! Must create an account"));

    select(&mut editor, &["ad", "photo", "checkout", "account"]);
    let table = run(&mut editor, &Command::Copy).text();
    assert_eq!(
        table,
        "\tAwareness\tPurchase\nTouchpoints\t\"Autumn campaign\nA friend’s photo\"\tCheckout\nPain points\t\tMust create an account\n"
    );
    assert!(editor.history().is_empty(), "copying changes nothing");
}

#[test]
fn a_whole_stage_copied_is_a_table_with_its_feelings() {
    let mut editor = editor();
    editor.select(Some(Thing::Stage(id("buy"))));
    let clip = run(&mut editor, &Command::Copy);
    assert_eq!(clip.what, Copied::Stages);
    assert!(clip.text().contains("Sentiment\t-2\n"), "{}", clip.text());
}

#[test]
fn pasted_cards_have_new_ids_and_the_links_between_them() {
    let mut full = map();
    full.cards.iter_mut().filter(|card| card.id == id("account")).for_each(|card| card.tags = vec!["sign-up".into()]);
    let mut editor = editor_of(full.clone());
    select(&mut editor, &["account", "guest"]);
    let clip = run(&mut editor, &Command::Copy);
    editor.select(Some(Thing::Stage(id("stay"))));
    editor.paste(&clip);
    assert_eq!(texts(editor.map(), "stay", "pain"), ["Must create an account"]);
    assert_eq!(texts(editor.map(), "stay", "chance"), ["Guest checkout"]);
    let new: Vec<&Card> = editor.map().cards.iter().filter(|card| card.at.column == id("stay")).collect();
    assert!(new.iter().all(|card| full.card(&card.id).is_none()), "ids are new");
    assert_eq!(new.iter().find(|card| card.kind == CardKind::PainPoint).unwrap().tags, ["sign-up"]);
    let link = editor.map().links.last().unwrap();
    assert_eq!((editor.map().links.len(), &link.kind), (2, &LinkKind::Answers));
    assert!(new.iter().any(|card| card.id == link.from) && new.iter().any(|card| card.id == link.to));
    assert_eq!(editor.selection().len(), 2, "what was pasted is selected");
    assert_eq!(editor.title(&Command::Undo), "Undo Paste 2 cards");
    one_entry(&mut editor, &full);
    editor.paste(&clip);
    let ids: FxHashSet<&Id> = editor.map().cards.iter().map(|card| &card.id).collect();
    assert_eq!(ids.len(), editor.map().cards.len(), "and new again with every paste");
}

#[test]
fn places_keep_their_relation() {
    let mut editor = editor();
    select(&mut editor, &["warm", "account"]);
    let clip = run(&mut editor, &Command::Copy);
    // With the same cards selected they land in the same stages, below them.
    editor.paste(&clip);
    assert_eq!(texts(editor.map(), "aware", "motive").len(), 2);
    assert_eq!(
        texts(editor.map(), "buy", "pain"),
        ["Must create an account", "Must create an account", "Card declined"]
    );
    editor.undo();
    editor.select(Some(Thing::Stage(id("buy"))));
    editor.paste(&clip);
    assert_eq!(texts(editor.map(), "buy", "motive"), ["A warmer home office"]);
    assert_eq!(texts(editor.map(), "stay", "pain"), ["Must create an account"]);
    editor.undo();
    // Past the last stage the map grows.
    editor.select(Some(Thing::Stage(id("stay"))));
    editor.paste(&clip);
    assert_eq!(editor.map().stages.len(), 4);
    assert_eq!(editor.map().stages[3].name, "Purchase");
    one_entry(&mut editor, &map());
}

#[test]
fn cards_of_one_lane_go_to_the_lane_that_takes_them() {
    let mut start = map();
    start.lanes.push(Lane { id: id("ideas"), kind: LaneKind::Free, name: "Backstage".into(), ..Lane::default() });
    start.cards.push(Card { id: id("odd"), at: cell("stay", "ideas"), text: "Odd".into(), ..Card::default() });
    let mut editor = editor_of(start);
    select(&mut editor, &["account", "declined"]);
    let clip = run(&mut editor, &Command::Copy);
    select(&mut editor, &["odd"]);
    editor.paste(&clip);
    assert_eq!(texts(editor.map(), "stay", "ideas"), ["Odd", "Must create an account", "Card declined"]);
    // A lane that does not take them sends them home.
    select(&mut editor, &["warm"]);
    editor.paste(&clip);
    assert_eq!(texts(editor.map(), "aware", "pain").len(), 2);
    check_map(editor.map());
}

#[test]
fn what_no_lane_takes_is_parked_and_offered_a_lane() {
    let mut other = rich_map();
    other.lanes.retain(|lane| lane.id != id("free"));
    other.cards.retain(|card| card.at.lane != id("free"));
    other.lanes.push(Lane { id: id("needs"), kind: LaneKind::Need, ..Lane::default() });
    for (key, text) in [("n1", "A receipt"), ("n2", "To be sure")] {
        other.cards.push(Card {
            id: id(key),
            at: cell("aware", "needs"),
            kind: CardKind::Need,
            text: text.into(),
            ..Card::default()
        });
    }
    let mut source = editor_of(other);
    select(&mut source, &["n1", "n2"]);
    let clip = run(&mut source, &Command::Copy);

    let mut editor = editor();
    editor.select(Some(Thing::Stage(id("buy"))));
    editor.paste(&clip);
    let lot = editor.map().lanes.last().unwrap().clone();
    assert_eq!((lot.label(), &lot.kind), ("Parking lot", &LaneKind::Free));
    assert_eq!(texts(editor.map(), "buy", lot.id.as_str()), ["A receipt", "To be sure"]);
    let toast = editor.toasts().last().unwrap().clone();
    assert_eq!(toast.text, "No lane takes needs: 2 are in the parking lot");
    one_entry(&mut editor, &map());
    assert!(editor.toasts().is_empty(), "what it speaks of was taken back");
    editor.undo();
    editor.paste(&clip);
    let toast = editor.toasts().last().unwrap().clone();
    editor.accept_toast(toast.id);
    let lane = editor.map().lanes.last().unwrap();
    assert_eq!(lane.kind, LaneKind::Need, "the lane is there and the empty lot is gone");
    assert_eq!(texts(editor.map(), "buy", lane.id.as_str()), ["A receipt", "To be sure"]);
    check_map(editor.map());
}

#[test]
fn a_lane_offered_for_cards_that_are_gone_is_not_made() {
    let mut editor = editor();
    editor.select(Some(Thing::Stage(id("buy"))));
    editor.paste_lines(&lines("? A receipt"));
    let toast = editor.toasts().last().unwrap().clone();
    editor.run(&Command::Delete);
    let before = editor.map().clone();
    editor.accept_toast(toast.id);
    assert!(*editor.map() == before);
    assert!(editor.selection().things().all(|thing| thing.exists(editor.map())));
}

#[test]
fn a_hidden_lane_of_the_kind_is_shown_again() {
    let mut editor = editor_of(rich_map());
    editor.select(Some(Thing::Stage(id("aware"))));
    editor.paste_lines(&lines("= Free delivery"));
    assert!(!editor.map().lane(&id("tactic")).unwrap().hidden);
    assert_eq!(texts(editor.map(), "aware", "tactic"), ["Free delivery"]);
    one_entry(&mut editor, &rich_map());
}

#[test]
fn what_is_cut_comes_back_with_its_links() {
    let mut editor = editor();
    select(&mut editor, &["account"]);
    let clip = run(&mut editor, &Command::Cut);
    assert!(editor.map().card(&id("account")).is_none() && editor.map().links.is_empty());
    assert_eq!(editor.title(&Command::Undo), "Undo Cut pain point");
    editor.select(Some(Thing::Stage(id("stay"))));
    editor.paste(&clip);
    let link = &editor.map().links[0];
    assert_eq!(link.from, id("guest"), "its answer in the map answers it again");
    assert_eq!(editor.map().card(&link.to).unwrap().at, cell("stay", "pain"));
    check_map(editor.map());
}

#[test]
fn cards_are_pasted_into_another_map() {
    let mut source = editor();
    select(&mut source, &["account", "guest", "ad"]);
    let clip = run(&mut source, &Command::Copy);
    let mut editor = editor_of(Map::new(&mut super::sample::seeded(3)));
    editor.paste(&clip);
    let names: Vec<&str> = editor.map().stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names, ["Awareness", "Purchase"], "an empty map grows what is missing");
    assert_eq!((editor.map().cards.len(), editor.map().links.len()), (3, 1));
    check_map(editor.map());
}

#[test]
fn a_duplicate_stands_below_its_original() {
    let mut editor = editor();
    select(&mut editor, &["ad", "account"]);
    editor.run(&Command::Duplicate);
    assert_eq!(texts(editor.map(), "aware", "touch"), ["Autumn campaign", "Autumn campaign", "A friend’s photo"]);
    assert_eq!(
        texts(editor.map(), "buy", "pain"),
        ["Must create an account", "Must create an account", "Card declined"]
    );
    assert_eq!(editor.title(&Command::Undo), "Undo Duplicate 2 cards");
    one_entry(&mut editor, &map());
}

#[test]
fn a_stage_is_duplicated_with_all_it_holds() {
    let mut editor = editor_of(rich_map());
    editor.select(Some(Thing::Stage(id("buy"))));
    editor.run(&Command::Duplicate);
    let new = editor.map().stages[2].clone();
    assert_eq!((new.name.as_str(), new.steps.len()), ("Purchase", 2));
    assert!(
        rich_map().stage(&new.id).is_none() && new.steps.iter().all(|step| rich_map().stage_of(&step.id).is_none())
    );
    let count = |map: &Map, stage: &Id| {
        map.cards.iter().filter(|card| map.stage_of(&card.at.column).is_some_and(|of| of.id == *stage)).count()
    };
    assert_eq!(count(editor.map(), &new.id), count(editor.map(), &id("buy")));
    assert_eq!(editor.map().sentiment(&id("jana"), &new.id).unwrap().value.unwrap().get(), -2.0);
    assert_eq!(editor.map().links.len(), 2);
    assert_eq!(editor.selection().one(), Some(&Thing::Stage(new.id)));
    one_entry(&mut editor, &rich_map());
}

#[test]
fn lanes_are_copied_with_their_cards_and_charts() {
    let mut editor = editor_of(rich_map());
    editor.select_all([Thing::Lane(id("pain")), Thing::Lane(id("drops"))].into_iter().collect());
    let clip = run(&mut editor, &Command::Copy);
    editor.paste(&clip);
    let lanes: Vec<&Lane> = editor.map().lanes.iter().filter(|lane| rich_map().lane(&lane.id).is_none()).collect();
    assert_eq!(lanes.iter().map(|lane| lane.kind.clone()).collect::<Vec<_>>(), [LaneKind::PainPoint, LaneKind::Funnel]);
    assert_eq!(editor.map().cards_in(&cell("buy", lanes[0].id.as_str())).count(), 2);
    one_entry(&mut editor, &rich_map());

    let mut other = editor_of(map());
    other.paste(&clip);
    assert_eq!(other.map().funnels.len(), 1, "the chart came along");
    check_map(other.map());
}

#[test]
fn a_face_is_copied_to_another_stage() {
    let mut editor = editor();
    editor.select(Some(Thing::Sentiment { persona: id("jana"), at: id("buy") }));
    let clip = run(&mut editor, &Command::Copy);
    editor.select(Some(Thing::Sentiment { persona: id("jana"), at: id("stay") }));
    editor.paste(&clip);
    assert_eq!(editor.map().sentiment(&id("jana"), &id("stay")).unwrap().value.unwrap().get(), -2.0);
    one_entry(&mut editor, &map());
}

#[test]
fn a_list_goes_below_the_selected_card_each_line_by_its_sign() {
    let mut editor = editor();
    select(&mut editor, &["account"]);
    editor.paste_lines(&lines("- Slow\n- ? A receipt\n- @app Opens it\n- \" Why?\n- Dear"));
    assert_eq!(texts(editor.map(), "buy", "pain"), ["Must create an account", "Slow", "Dear", "Card declined"]);
    let app = editor.map().cards_in(&cell("buy", "touch")).last().unwrap();
    assert_eq!((app.text.as_str(), app.channel.as_str()), ("Opens it", "app"));
    assert_eq!(editor.map().sentiment(&id("jana"), &id("buy")).unwrap().quote, "Why?");
    assert_eq!(editor.map().lanes.last().unwrap().label(), "Parking lot", "for the need");
    one_entry(&mut editor, &map());
}

#[test]
fn a_second_quote_stands_below_the_first() {
    let mut editor = editor();
    editor.select(Some(Thing::Stage(id("buy"))));
    editor.paste_lines(&lines("\" Why?\n\" Never again"));
    assert_eq!(editor.map().sentiment(&id("jana"), &id("buy")).unwrap().quote, "Why?\nNever again");
    assert_eq!(editor.title(&Command::Undo), "Undo Paste 2 quotes");
    one_entry(&mut editor, &map());
}

#[test]
fn ten_thousand_lines_are_one_entry() {
    let mut editor = editor();
    select(&mut editor, &["account"]);
    editor.paste_lines(&lines(&"! Slow\n".repeat(10_000)));
    assert_eq!(editor.map().cards_in(&cell("buy", "pain")).count(), 10_002);
    assert_eq!(editor.history().len().0, 1);
    editor.undo();
    assert_eq!(*editor.map(), map());
}

#[test]
fn a_list_shaped_before_it_is_pasted_looks_the_same() {
    let long = lines(&(0..60).map(|n| format!("! Slow {n}\n@app Opens it {n}\nWaits {n}\n")).collect::<String>());
    let (mut plain, mut editor) = (editor(), editor());
    let shaped = editor.shaper().lines(&long);
    editor.fonts().absorb(shaped);
    editor.paste_lines(&long);
    plain.paste_lines(&long);
    assert_eq!(editor.map(), plain.map());
    let looks = |editor: &Editor| editor.layout().cards().map(|card| (card.rect, card.face.hash)).collect::<Vec<_>>();
    assert_eq!(looks(&editor), looks(&plain));
}

#[test]
fn a_list_pasted_into_an_empty_map_begins_it() {
    let mut editor = editor_of(Map::new(&mut super::sample::seeded(3)));
    editor.paste_lines(&lines("Slow\nDear"));
    assert_eq!((editor.map().stages.len(), editor.map().lanes.len(), editor.map().cards.len()), (1, 1, 2));
    check_map(editor.map());
}

#[test]
fn cards_move_to_the_parking_lot_and_keep_their_stages() {
    let mut editor = editor();
    assert!(!editor.enabled(&Command::Park));
    select(&mut editor, &["ad", "declined", "account"]);
    editor.run(&Command::Park);
    let lot = editor.map().lanes.last().unwrap().id.clone();
    assert_eq!(texts(editor.map(), "aware", lot.as_str()), ["Autumn campaign"]);
    assert_eq!(texts(editor.map(), "buy", lot.as_str()), ["Must create an account", "Card declined"]);
    assert!(!editor.enabled(&Command::Park), "there they are");
    one_entry(&mut editor, &map());
    editor.select(None);
    editor.run(&Command::AddLane(LaneKind::Need));
    assert_eq!(editor.map().lanes.last().unwrap().id, lot, "the lot stays the last");
}

#[test]
fn a_map_that_may_only_be_looked_at_takes_nothing() {
    let mut later = map();
    later.format = 9;
    let mut editor = editor_of(later.clone());
    select(&mut editor, &["account"]);
    let clip = run(&mut editor, &Command::Copy);
    editor.paste(&clip);
    editor.paste_lines(&lines("Slow"));
    assert_eq!(editor.run(&Command::Cut), None, "what stays is not on the clipboard");
    assert_eq!(*editor.map(), later);
    assert!(editor.toasts()[0].text.contains("later version"));
}

#[test]
fn a_clip_has_no_link_into_nowhere() {
    let mut start = map();
    start.links.push(Link { id: id("k2"), kind: LinkKind::LeadsTo, from: id("ad"), to: id("warm"), ..Link::default() });
    let mut editor = editor_of(start);
    select(&mut editor, &["ad", "guest"]);
    assert!(run(&mut editor, &Command::Copy).map.links.is_empty());
}

fn arrow(key: &str, from: &str, to: &str) -> Transition {
    Transition { id: id(key), from: id(from), to: id(to), ..Transition::default() }
}

/// The rich map with arrows between its columns and an exit.
fn tied_map() -> Map {
    let mut map = rich_map();
    map.transitions = vec![arrow("t1", "aware", "buy"), arrow("t2", "pay", "stay"), arrow("t3", "buy", "")];
    map
}

fn select_things(editor: &mut Editor, things: impl IntoIterator<Item = Thing>) {
    editor.select_all(things.into_iter().collect());
}

#[test]
fn a_stage_that_was_cut_comes_back_with_its_arrows_and_matches() {
    let mut editor = editor_of(tied_map());
    editor.select(Some(Thing::Stage(id("buy"))));
    let clip = run(&mut editor, &Command::Cut);
    assert!(editor.map().transitions.is_empty() && editor.map().funnels[0].matches.len() == 1);
    let before = editor.map().clone();
    editor.select(Some(Thing::Stage(id("aware"))));
    editor.paste(&clip);
    let map = editor.map();
    let new = &map.stages[1];
    let ends: Vec<_> = map.transitions.iter().map(|arrow| (arrow.from.clone(), arrow.to.clone())).collect();
    let pay = new.steps[0].id.clone();
    assert_eq!(ends, [(id("aware"), new.id.clone()), (pay.clone(), id("stay")), (new.id.clone(), Id::default())]);
    assert_eq!(map.funnels[0].matches[1], Match { step: 1, at: pay, ..rich_map().funnels[0].matches[1].clone() });
    assert_eq!((map.cards.len(), map.links.len()), (tied_map().cards.len(), 1));
    one_entry(&mut editor, &before);
}

#[test]
fn a_match_that_was_made_anew_is_left_alone() {
    let mut editor = editor_of(tied_map());
    editor.select(Some(Thing::Stage(id("buy"))));
    let clip = run(&mut editor, &Command::Cut);
    let mut funnel = editor.map().funnels[0].clone();
    funnel.matches.push(Match { step: 1, at: id("stay"), ..Match::default() });
    editor.apply("Match", touchline::map::Edit::set(funnel.clone()), touchline::editor::Merge::Never).unwrap();
    editor.paste(&clip);
    assert_eq!(editor.map().funnels[0], funnel);
}

#[test]
fn a_copied_stage_has_no_arrow_to_others() {
    let mut editor = editor_of(tied_map());
    editor.select(Some(Thing::Stage(id("buy"))));
    let clip = run(&mut editor, &Command::Copy);
    editor.paste(&clip);
    let new = &editor.map().transitions[3..];
    assert!(matches!(new, [arrow] if arrow.to.is_empty()), "the exit alone: {new:?}");
    assert_eq!(editor.map().funnels, tied_map().funnels);
}

#[test]
fn a_cut_that_a_paste_could_not_take_back_is_refused() {
    let start = tied_map();
    let mixed = [
        vec![Thing::Stage(id("buy")), Thing::Card(id("ad"))],
        vec![Thing::Lane(id("pain")), Thing::Card(id("ad"))],
        vec![Thing::Step(id("pay")), Thing::Card(id("ad"))],
        vec![Thing::Stage(id("buy")), Thing::Lane(id("pain"))],
        vec![Thing::Card(id("warm")), Thing::Link(id("k1"))],
        vec![Thing::Card(id("warm")), Thing::Transition(id("t1"))],
    ];
    for things in mixed {
        let mut editor = editor_of(start.clone());
        select_things(&mut editor, things.clone());
        assert_eq!(editor.run(&Command::Cut), None, "{things:?}");
        assert!(*editor.map() == start, "{things:?}");
        assert!(editor.toasts().last().unwrap().text.contains("would be lost"), "{things:?}");
        assert!(editor.run(&Command::Copy).is_some(), "{things:?}");
    }
}

#[test]
fn what_stands_in_a_stage_is_cut_with_it() {
    let mut editor = editor_of(tied_map());
    select_things(&mut editor, [Thing::Stage(id("buy")), Thing::Card(id("account")), Thing::Step(id("pay"))]);
    let clip = run(&mut editor, &Command::Cut);
    assert_eq!(clip.what, Copied::Stages);
    assert!(editor.map().stage(&id("buy")).is_none());
}

#[test]
fn a_step_is_cut_and_pasted_whole() {
    let mut start = tied_map();
    start.stages[1].steps.push(Step { id: id("wait"), name: "Wait".into(), ..Step::default() });
    let mut editor = editor_of(start);
    editor.select(Some(Thing::Step(id("pay"))));
    let clip = run(&mut editor, &Command::Cut);
    assert_eq!((clip.what, clip.text().as_str()), (Copied::Steps, "\tPay\nTouchpoints\tForm\n"));
    let before = editor.map().clone();
    editor.select(Some(Thing::Step(id("confirm"))));
    editor.paste(&clip);
    let names: Vec<&str> = editor.map().stages[1].steps.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, ["Confirm", "Pay", "Wait"]);
    let new = editor.map().stages[1].steps[1].id.clone();
    assert_eq!(texts(editor.map(), new.as_str(), "touch"), ["Form"]);
    assert!(editor.map().transitions.iter().any(|arrow| arrow.from == new && arrow.to == id("stay")));
    assert!(editor.map().funnels[0].matches.iter().any(|m| m.at == new));
    assert_eq!(editor.title(&Command::Undo), "Undo Paste step");
    one_entry(&mut editor, &before);

    // An empty step is a step as well.
    editor.select(Some(Thing::Step(id("wait"))));
    let clip = run(&mut editor, &Command::Copy);
    let mut other = editor_of(Map::new(&mut super::sample::seeded(3)));
    other.paste(&clip);
    assert_eq!(
        (other.map().stages[0].name.as_str(), other.map().stages[0].steps[0].name.as_str()),
        ("Purchase", "Wait")
    );
    check_map(other.map());
}

#[test]
fn copying_is_offered_where_there_is_something_to_copy() {
    let mut start = tied_map();
    start.stages.push(touchline::map::Stage { id: id("bare"), name: "Bare".into(), ..Default::default() });
    let all = [
        Thing::Head,
        Thing::Stage(id("bare")),
        Thing::Step(id("pay")),
        Thing::Lane(id("chance")),
        Thing::Lane(id("tactic")),
        Thing::Card(id("ad")),
        Thing::Sentiment { persona: id("jana"), at: id("buy") },
        Thing::Sentiment { persona: id("jana"), at: id("stay") },
        Thing::Link(id("k1")),
        Thing::Transition(id("t1")),
    ];
    let mut editor = editor_of(start);
    for one in &all {
        for other in &all {
            select_things(&mut editor, [one.clone(), other.clone()]);
            let (offered, clip) = (editor.enabled(&Command::Copy), editor.clip());
            assert_eq!(offered, clip.is_some(), "{one:?} and {other:?}");
        }
    }
}

/// A point of a cell below its cards.
pub fn free_in(hand: &Hand, column: &str, lane: &str) -> kurbo::Point {
    let layout = hand.editor.layout();
    let at = cell(column, lane);
    let (rect, last) = (layout.cell(&at).unwrap().rect, hand.cards(column, lane));
    let bottom = last.last().map_or(rect.y0, |card| layout.card(&id(card)).unwrap().rect.y1);
    hand.editor
        .camera()
        .to_screen(touchline::layout::Pane::Body, kurbo::Point::new(rect.center().x, (bottom + rect.y1) / 2.0))
}

#[test]
fn a_paste_goes_where_nothing_but_a_free_place_was_clicked() {
    let mut hand = Hand::new();
    select(&mut hand.editor, &["account"]);
    let clip = run(&mut hand.editor, &Command::Copy);
    let at = free_in(&hand, "aware", "touch");
    hand.click(at);
    assert!(hand.editor.selection().is_empty());
    hand.editor.paste_lines(&lines("Loud\n! Dear"));
    assert_eq!(hand.texts("aware", "touch"), ["Autumn campaign", "A friend’s photo", "Loud"]);
    assert_eq!(hand.texts("aware", "pain"), ["Dear"]);
    hand.click(at);
    hand.editor.paste(&clip);
    assert_eq!(
        hand.texts("aware", "pain"),
        ["Dear", "Must create an account"],
        "in the stage, and in the lane that takes it"
    );
    // What is selected afterwards is where one is.
    hand.click(at);
    hand.editor.select(Some(Thing::Stage(id("stay"))));
    hand.editor.paste_lines(&lines("! Slow"));
    assert_eq!(hand.texts("stay", "pain"), ["Slow"]);
}

#[test]
fn lines_pasted_on_a_card_just_made_take_its_place() {
    let mut hand = Hand::new();
    hand.click(free_in(&hand, "aware", "pain"));
    assert!(hand.editor.editing().is_some());
    assert!(hand.editor.make_way());
    hand.editor.paste_lines(&lines("Loud\nDear"));
    assert_eq!(hand.texts("aware", "pain"), ["Loud", "Dear"]);
    assert_eq!(hand.entries(), 1);
    hand.editor.edit_text(touchline::editor::TextTarget::Card(id("warm")));
    assert!(!hand.editor.make_way(), "a card that was there stays");
    hand.editor.type_text("");
    assert!(!hand.editor.make_way(), "also without its text");
}

#[test]
fn without_a_place_stages_are_found_by_name_and_then_by_place() {
    let mut source = editor();
    select(&mut source, &["account", "ad"]);
    let clip = run(&mut source, &Command::Copy);
    let mut other = map();
    other.id = id("m2");
    for (stage, name) in other.stages.iter_mut().zip(["purchase ", "Before", "After"]) {
        stage.id = id(&format!("x-{}", stage.id.as_str()));
        stage.name = name.into();
    }
    other.cards.clear();
    other.links.clear();
    other.sentiments.clear();
    let mut editor = editor_of(other);
    editor.paste(&clip);
    assert_eq!(texts(editor.map(), "x-aware", "pain"), ["Must create an account"], "the stage of that name");
    assert_eq!(editor.map().stages.len(), 4, "the first place is taken");
    editor.undo();
    editor.select(Some(Thing::Stage(id("x-buy"))));
    editor.paste(&clip);
    assert_eq!(texts(editor.map(), "x-stay", "pain"), ["Must create an account"], "from the selected stage on");
}

#[test]
fn kinds_bring_their_lanes_to_an_empty_map() {
    let mut editor = editor_of(Map::new(&mut super::sample::seeded(3)));
    editor.paste_lines(&lines("! Slow\n! Dear\nAsks a friend\n? A receipt"));
    let lanes: Vec<&str> = editor.map().lanes.iter().map(Lane::label).collect();
    assert_eq!(lanes, ["Pain points", "Needs", "Parking lot"], "what says no kind waits for one");
    check_map(editor.map());
}

#[test]
fn quotes_are_copied_as_words_one_a_line() {
    let mut editor = editor();
    editor.select(Some(Thing::Stage(id("buy"))));
    editor.paste_lines(&lines("\" Why?\n\" Never again"));
    editor.select(Some(Thing::Sentiment { persona: id("jana"), at: id("buy") }));
    assert_eq!(run(&mut editor, &Command::Copy).text(), "\" -2\n\" Why?\n\" Never again");
}
