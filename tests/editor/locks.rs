//! Every command, line, paste and text under each lock: it changes what the lock leaves free, or is refused with words.

use std::ops::ControlFlow;

use kurbo::Size;
use touchline::editor::{
    Clip, Command, Copied, Input, Mods, Offer, Request, ScribeInput, Selection, TextTarget, Thing,
};
use touchline::interop::{Found, Known, Line, Reading, Sheet, list, look};
use touchline::map::{Lock, Map, Transition};

use super::hand::{Hand, structure};
use super::sample::{id, rich_map};

/// A map with something of every sort, also an arrow between stages, an owner and a card in every kind of place.
fn full_map() -> Map {
    let mut map = rich_map();
    map.transitions = vec![Transition { id: id("a1"), from: id("aware"), to: id("stay"), ..Transition::default() }];
    map.stages[0].width = touchline::map::ColumnWidth::new(400).ok();
    map
}

fn locks() -> [Option<Lock>; 3] {
    [None, Some(Lock::Structure), Some(Lock::All)]
}

fn hand(lock: &Option<Lock>) -> Hand {
    let mut hand = Hand::on(full_map(), Size::new(2800.0, 2400.0));
    put_on(&mut hand, lock);
    hand.wait(20.0);
    assert!(hand.editor.toasts().is_empty());
    hand
}

fn put_on(hand: &mut Hand, lock: &Option<Lock>) {
    let command = match lock {
        None => Command::Unlock,
        Some(Lock::Structure) => Command::LockStructure,
        Some(Lock::All | Lock::Other(_)) => Command::LockAll,
    };
    hand.editor.run(&command);
}

/// Whether the last words say that the map is locked, with the way out.
fn refused(hand: &Hand) -> bool {
    hand.editor.toasts().iter().any(|toast| toast.offer == Some(Offer::Unlock))
}

/// The map but for its lock, which commands may switch.
fn content(map: &Map) -> Map {
    let mut map = map.clone();
    map.head.lock = None;
    map
}

/// Does the same in the free map and under each lock. What changes the free map is allowed and changes what the lock
/// leaves free, or it changes nothing and says why. Gives how often it was refused.
fn under_each_lock(what: &str, mut deed: impl FnMut(&mut Hand)) -> usize {
    let mut free = None;
    let mut count = 0;
    for lock in locks() {
        let mut hand = hand(&lock);
        let before = content(hand.editor.map());
        deed(&mut hand);
        let after = content(hand.editor.map());
        let changed = after != before;
        let Some(changes) = free else {
            free = Some(changed);
            continue;
        };
        let lock = lock.unwrap();
        if changed {
            assert!(lock == Lock::Structure && changes, "{what} under {lock:?} changes the map");
            assert!(structure(&after) == structure(&before), "{what} under {lock:?} changes the structure");
        } else if changes {
            assert!(refused(&hand), "{what} under {lock:?} says nothing: {:?}", hand.editor.toasts());
            count += 1;
        }
        assert!(!hand.editor.busy(), "{what} under {lock:?}");
    }
    count
}

fn selections() -> Vec<Selection> {
    let card = |key| Thing::Card(id(key));
    let one = |thing| Selection::of(thing);
    vec![
        Selection::none(),
        one(Thing::Head),
        one(Thing::Stage(id("aware"))),
        one(Thing::Stage(id("buy"))),
        one(Thing::Step(id("pay"))),
        one(Thing::Lane(id("pain"))),
        one(card("ad")),
        one(card("odd")),
        one(Thing::Sentiment { persona: id("jana"), at: id("aware") }),
        one(Thing::Link(id("k1"))),
        one(Thing::Transition(id("a1"))),
        [card("ad"), card("warm")].into_iter().collect(),
        [Thing::Stage(id("aware")), Thing::Stage(id("buy"))].into_iter().collect(),
        [Thing::Step(id("pay")), Thing::Step(id("confirm"))].into_iter().collect(),
        [Thing::Lane(id("touch")), Thing::Lane(id("pain"))].into_iter().collect(),
        [card("ad"), Thing::Stage(id("stay"))].into_iter().collect(),
    ]
}

/// What a command did.
#[derive(Debug)]
struct Done {
    changed: bool,
    opened: bool,
    refused: bool,
}

/// Runs a command on a selection, writes a text if it opened one, and takes all of it back.
fn run(hand: &mut Hand, lock: &Option<Lock>, command: &Command, selection: &Selection) -> Done {
    let what = format!("{command:?} on {} under {lock:?}", selection.words());
    hand.editor.select_all(selection.clone());
    let (enabled, locked) = (hand.editor.enabled(command), hand.editor.locked(command).is_some());
    let before = hand.editor.map().clone();
    hand.editor.run(command);
    let opened = hand.editor.editing().is_some();
    if opened {
        hand.input(Input::TextChanged("Something else".to_owned()));
        hand.input(Input::TextCommitted);
    }
    hand.check();
    let changed = content(hand.editor.map()) != content(&before);
    assert!(!locked || !(enabled || changed || opened), "{what} is locked, and enabled or done");
    if lock.is_some() {
        assert!(structure(&content(hand.editor.map())) == structure(&content(&before)), "{what}: the structure");
    }
    let refused = refused(hand);
    hand.input(Input::FocusLost);
    hand.editor.run(&Command::Unlock);
    while hand.entries() > 0 {
        hand.editor.undo();
    }
    put_on(hand, lock);
    hand.wait(20.0);
    assert!(*hand.editor.map() == before, "{what} is taken back");
    Done { changed, opened, refused }
}

#[test]
fn every_command_under_each_lock_changes_what_is_free_or_says_why_not() {
    let mut refusals = 0;
    for selection in selections() {
        let mut hands = locks().map(|lock| (hand(&lock), lock));
        for command in Command::ALL {
            let [free, structure, all] = hands.each_mut().map(|(hand, lock)| run(hand, lock, command, &selection));
            let what = format!("{command:?} on {}", selection.words());
            assert!(!all.changed && !all.opened, "{what} in a map locked whole");
            for locked in [structure, all] {
                let less = free.changed && !locked.changed || free.opened && !locked.opened;
                assert!(!less || locked.refused, "{what} does nothing and says nothing: {free:?}, {locked:?}");
                refusals += usize::from(less);
            }
        }
    }
    assert!(refusals > 200, "{refusals}");
}

#[test]
fn a_refused_line_stays_in_the_scribe_line() {
    let lines = ["plain", "! Too slow", "\" Never again", "@app Push", ":Delivery", "~ a note", "= Voucher"];
    for text in lines {
        for park in [false, true] {
            let mut drafts = Vec::new();
            let refusals = under_each_lock(&format!("the line {text:?}, parked: {park}"), |hand| {
                hand.editor.select(Some(Thing::Card(id("account"))));
                hand.editor.run(&Command::Scribe);
                hand.input(Input::Scribe(ScribeInput::Typed(text.to_owned())));
                hand.input(Input::Scribe(if park { ScribeInput::Park } else { ScribeInput::Enter }));
                drafts.push((hand.editor.draft().to_owned(), hand.entries()));
            });
            assert_eq!(drafts[0].0, "", "{text:?} is taken where nothing is locked");
            let kept = drafts[1..].iter().filter(|(draft, entries)| draft == text && *entries == 0).count();
            assert_eq!(kept, refusals, "{text:?} that is refused stays: {drafts:?}");
            assert!(refusals > 0, "{text:?} is refused in a map locked whole");
        }
    }
}

#[test]
fn escape_and_a_lost_window_keep_what_is_in_the_scribe_line() {
    let mut hand = hand(&None);
    hand.editor.run(&Command::Scribe);
    hand.input(Input::Scribe(ScribeInput::Typed("! Half a thought".to_owned())));
    let before = hand.editor.map().clone();
    hand.input(Input::FocusLost);
    assert!(hand.editor.scribing());
    hand.input(Input::Scribe(ScribeInput::Leave));
    assert!(!hand.editor.scribing());
    assert_eq!(hand.editor.draft(), "! Half a thought");
    let card = hand.card("ad");
    hand.click(card);
    hand.editor.run(&Command::Scribe);
    assert_eq!(hand.editor.draft(), "! Half a thought");
    assert_eq!(*hand.editor.map(), before);
}

fn clip(selection: Selection) -> Clip {
    let mut hand = hand(&None);
    hand.editor.select_all(selection);
    match hand.editor.run(&Command::Copy) {
        Some(Request::Copy(clip)) => *clip,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_paste_is_made_whole_or_not_at_all() {
    let cards = clip([Thing::Card(id("ad")), Thing::Card(id("account"))].into_iter().collect());
    let stages = clip(Selection::of(Thing::Stage(id("buy"))));
    let lanes = clip(Selection::of(Thing::Lane(id("pain"))));
    assert_eq!([cards.what, stages.what, lanes.what], [Copied::Cards, Copied::Stages, Copied::Lanes]);
    for (clip, refusals) in [(&cards, 1), (&stages, 2), (&lanes, 2)] {
        let found = under_each_lock(&format!("a paste of {:?}", clip.what), |hand| {
            hand.editor.select(Some(Thing::Stage(id("aware"))));
            hand.editor.paste(clip);
        });
        assert_eq!(found, refusals, "{:?}", clip.what);
    }
    // At the last stage two columns of cards need a stage that is not there.
    let wide = clip([Thing::Card(id("ad")), Thing::Card(id("account"))].into_iter().collect());
    let found = under_each_lock("a paste past the last stage", |hand| {
        hand.editor.select(Some(Thing::Stage(id("stay"))));
        hand.editor.paste(&wide);
    });
    assert_eq!(found, 2);
}

#[test]
fn lines_and_tables_are_pasted_whole_or_not_at_all() {
    let lines: Vec<Line> = list("! Slow\n+ Faster\n~ hm", &[], &mut |_| ControlFlow::Continue(())).unwrap();
    let found = under_each_lock("pasted lines", |hand| {
        hand.editor.select(Some(Thing::Stage(id("aware"))));
        hand.editor.paste_lines(&lines);
    });
    assert_eq!(found, 1);
    let table = |text: &str| {
        under_each_lock(&format!("the table {text:?}"), |hand| {
            let Ok(Found::Table(grid)) = look(text, &[], &mut |_| ControlFlow::Continue(())) else { panic!() };
            let reading = Reading::guess(&grid, &Known::of(hand.editor.map()));
            let sheet = Sheet::of(&grid, &reading, &[]).unwrap();
            hand.editor.paste_sheet(&sheet);
        })
    };
    assert_eq!(table("\tAwareness\tPurchase\nPains\tLoud\tSlow\n"), 1, "into what is there");
    assert_eq!(table("\tAwareness\tDelivery\nPains\tLoud\tSlow\n"), 2, "a new stage");
    assert_eq!(table("\tAwareness\tPurchase\nBackstage\tLoud\tSlow\n"), 2, "a new lane");
}

/// Every text in place under each lock, done, cancelled, and with the window gone elsewhere.
#[test]
fn every_text_in_place_is_written_cancelled_or_refused() {
    let targets = [
        TextTarget::Card(id("ad")),
        TextTarget::Stage(id("buy")),
        TextTarget::Step(id("pay")),
        TextTarget::Lane(id("pain")),
        TextTarget::Quote { persona: id("jana"), at: id("confirm") },
        TextTarget::Quote { persona: id("jana"), at: id("stay") },
        TextTarget::Title,
        TextTarget::Subtitle,
    ];
    for target in targets {
        let refusals = under_each_lock(&format!("{target:?}"), |hand| {
            if hand.editor.edit_text(target.clone()) {
                hand.input(Input::TextChanged("New words".to_owned()));
                hand.input(Input::TextCommitted);
            }
        });
        let content = matches!(target, TextTarget::Card(_) | TextTarget::Quote { .. });
        assert_eq!(refusals, if content { 1 } else { 2 }, "{target:?}");

        let mut hand = hand(&None);
        let before = hand.editor.map().clone();
        assert!(hand.editor.edit_text(target.clone()));
        hand.input(Input::TextChanged("New words".to_owned()));
        hand.input(Input::FocusLost);
        assert_eq!(hand.editor.editing().map(|editing| editing.text.as_str()), Some("New words"), "it stays open");
        hand.input(Input::TextCancelled);
        assert_eq!((hand.editor.map() == &before, hand.entries()), (true, 0), "{target:?} cancelled");

        // A lock that comes while it is open does not lose what was typed before.
        assert!(hand.editor.edit_text(target.clone()));
        hand.input(Input::TextChanged("New words".to_owned()));
        hand.mods = Mods::NONE;
        hand.editor.run(&Command::LockAll);
        assert!(hand.editor.editing().is_none());
        assert_eq!(hand.editor.map().text_at(&target.at()), Some("New words"), "{target:?}");
        hand.check_undo();
    }
}
