//! Stages divided into steps and back, split and merged.

use touchline::map::{
    Card, CardKind, Cell, ColumnWidth, Edit, Extra, Finite, Funnel, Id, Lane, LaneKind, Map, Match, Metric, Sentiment,
    Stage, Step, Surplus, Transition,
};

use crate::harness::entropy::Seeded;

fn id(text: &str) -> Id {
    Id::new(text)
}

fn step(key: &str) -> Step {
    Step { id: id(key), name: key.into(), ..Step::default() }
}

/// Stages one (with steps p and q), two and three; a card in each, and something of every other sort.
fn map() -> Map {
    let mut map = Map::new(&mut Seeded(1));
    map.stages =
        ["one", "two", "three"].map(|key| Stage { id: id(key), name: key.into(), ..Stage::default() }).to_vec();
    map.stages[0].steps = vec![step("p"), step("q")];
    map.stages[1].owner = "Sales".into();
    map.lanes = vec![Lane { id: id("why"), kind: LaneKind::Motive, ..Lane::default() }];
    map.cards = ["q", "p", "one", "two", "three"]
        .map(|column| Card {
            id: Id::new(&format!("in {column}")),
            at: Cell::new(&id(column), &id("why")),
            kind: CardKind::Motive,
            ..Card::default()
        })
        .to_vec();
    let felt = |at, value, quote: &str| Sentiment {
        at: id(at),
        value: Some(Finite::of(value)),
        quote: quote.into(),
        ..Sentiment::default()
    };
    map.sentiments = vec![felt("two", 1, "Fine."), felt("q", -1, ""), felt("p", 2, "")];
    map.metrics = vec![Metric { id: id("n1"), at: id("p"), ..Metric::default() }];
    let arrow = |key, from, to| Transition { id: id(key), from: id(from), to: id(to), ..Transition::default() };
    map.transitions = vec![arrow("a1", "one", "two"), arrow("a2", "two", "three"), arrow("a3", "one", "three")];
    let matched = |step, at| Match { step, at: id(at), ..Match::default() };
    map.funnels = vec![Funnel { id: id("f1"), matches: vec![matched(0, "p"), matched(1, "two")], ..Funnel::default() }];
    map
}

fn made(before: &Map, edit: Edit) -> Map {
    let mut map = before.clone();
    let inverse = map.apply(edit).unwrap();
    let after = map.clone();
    map.revert(inverse).unwrap();
    assert_eq!(map, *before, "undo restores exactly");
    after
}

fn texts<'a>(map: &'a Map, column: &str) -> Vec<&'a str> {
    map.cards_in(&Cell::new(&id(column), &id("why"))).map(|card| card.id.as_str()).collect()
}

fn steps(map: &Map, stage: usize) -> Vec<&str> {
    map.stages[stage].steps.iter().map(|step| step.id.as_str()).collect()
}

#[test]
fn steps_move_within_and_between_stages() {
    let before = map();
    let edit = |ids: &[&str], stage, to| {
        let ids: Vec<Id> = ids.iter().map(|key| id(key)).collect();
        made(&before, before.edit_move_steps(&ids, &id(stage), to).unwrap())
    };
    assert_eq!(steps(&edit(&["q"], "one", 0), 0), ["q", "p"]);
    let moved = edit(&["p", "q"], "two", 9);
    assert!(moved.stages[0].steps.is_empty());
    assert_eq!(steps(&moved, 1), ["p", "q"]);
    assert!(before.edit_move_steps(&[id("nowhere")], &id("one"), 0).is_err());
}

#[test]
fn a_stage_is_divided_and_made_one_again() {
    let before = map();
    let divided = made(&before, before.edit_divide_stage(&id("two"), vec![step("t1"), step("t2")]).unwrap());
    assert_eq!((texts(&divided, "two"), texts(&divided, "t1")), (vec![], vec!["in two"]));
    let (edit, surplus) = before.edit_remove_steps(&id("one")).unwrap();
    let whole = made(&before, edit);
    assert!(whole.stages[0].steps.is_empty());
    assert_eq!(texts(&whole, "one"), ["in one", "in p", "in q"], "in the order of the journey");
    assert_eq!(whole.metrics[0].at, id("one"));
    assert_eq!(whole.funnels[0].matches[0].at, id("one"));
    let felt = whole.sentiment(&id(""), &id("one")).unwrap();
    assert_eq!(felt.value, Some(Finite::of(2)), "the first step's");
    assert_eq!(surplus, Surplus { sentiments: 1, ..Surplus::default() });
}

#[test]
fn a_stage_is_split_at_a_step_or_with_cards() {
    let before = map();
    let new = || Stage { id: id("new"), name: "New".into(), ..Stage::default() };
    let at_step = made(&before, before.edit_split_stage(&id("one"), Some(&id("q")), &[], new()).unwrap());
    assert_eq!((steps(&at_step, 0), steps(&at_step, 1)), (vec!["p"], vec!["q"]));
    assert_eq!(at_step.stages[1].name, "New");
    let cards = [id("in two"), id("in three")];
    let with_cards = made(&before, before.edit_split_stage(&id("two"), None, &cards, new()).unwrap());
    assert_eq!(with_cards.stages[2].id, id("new"));
    assert_eq!(texts(&with_cards, "new"), ["in two"], "only the cards of the stage go");
}

#[test]
fn neighbours_become_one_stage_with_all_that_is_in_them() {
    let before = map();
    let (edit, surplus) = before.edit_merge_stages(&[id("one"), id("two")]).unwrap();
    let after = made(&before, edit);
    assert_eq!(after.stages.len(), 2);
    let merged = &after.stages[0];
    assert_eq!((merged.name.as_str(), merged.owner.as_str()), ("one + two", "Sales"));
    assert_eq!(steps(&after, 0), ["p", "q"]);
    assert_eq!(texts(&after, "one"), ["in one", "in two"]);
    assert_eq!(after.sentiment(&id(""), &id("one")).unwrap().quote, "Fine.");
    let arrows: Vec<&str> = after.transitions.iter().map(|arrow| arrow.id.as_str()).collect();
    assert_eq!(arrows, ["a3"], "one arrow would lead back to its start, one would be there twice");
    assert_eq!(surplus, Surplus { transitions: 2, ..Surplus::default() });
}

#[test]
fn who_owns_and_what_a_later_version_wrote_stays_with_the_merged_stage() {
    let mut before = map();
    let fields = |all: &[(&str, &str)]| all.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect::<Extra>();
    before.stages[0].owner = "Marketing, Sales".into();
    before.stages[2].owner = "Service".into();
    before.stages[0].extra = fields(&[("mood", "1"), ("same", "x")]);
    before.stages[1].extra = fields(&[("mood", "2"), ("same", "x"), ("weather", "sun")]);
    before.sentiments[0].extra = fields(&[("by", "1")]);
    before.sentiments.push(Sentiment { at: id("one"), extra: fields(&[("by", "2")]), ..Sentiment::default() });
    let (edit, surplus) = before.edit_merge_stages(&["one", "two", "three"].map(id)).unwrap();
    let after = made(&before, edit);
    assert_eq!(after.stages[0].owner, "Marketing, Sales, Service", "each of them once");
    assert_eq!(after.stages[0].extra, fields(&[("mood", "1"), ("same", "x"), ("weather", "sun")]));
    assert_eq!(surplus, Surplus { transitions: 3, fields: 2, ..Surplus::default() }, "what says two things is told");
    before.stages[0].steps[1].extra = fields(&[("mood", "3")]);
    let (_, surplus) = before.edit_remove_steps(&id("one")).unwrap();
    assert_eq!(surplus.fields, 1);
}

#[test]
fn a_merged_stage_is_as_wide_as_its_columns_need() {
    let wide = |n| ColumnWidth::new(n).ok();
    let merged = |widths: [Option<ColumnWidth>; 3], ids: &[&str]| {
        let mut map = map();
        for (stage, width) in map.stages.iter_mut().zip(widths) {
            stage.width = width;
        }
        let ids: Vec<Id> = ids.iter().map(|key| id(key)).collect();
        let (edit, surplus) = map.edit_merge_stages(&ids).unwrap();
        let after = made(&map, edit);
        (after.stages.iter().find(|stage| stage.id == ids[0]).unwrap().width, surplus.widths)
    };
    assert_eq!(merged([None, wide(300), wide(500)], &["two", "three"]), (wide(500), 0), "one column");
    assert_eq!(merged([None, None, wide(500)], &["two", "three"]), (wide(500), 0));
    assert_eq!(merged([wide(400), wide(300), None], &["one", "two"]), (wide(700), 0), "room for all columns");
    assert_eq!(merged([None, wide(300), None], &["one", "two"]), (None, 1), "the usual width, and that is told");
    assert_eq!(merged([None, None, None], &["one", "two"]), (None, 0));
}

#[test]
fn a_step_goes_with_all_that_is_in_it() {
    let mut before = map();
    before.transitions.push(Transition { id: id("a4"), from: id("p"), to: id("q"), ..Transition::default() });
    let after = made(&before, before.edit_delete_step(&id("p")).unwrap());
    assert_eq!(steps(&after, 0), ["q"]);
    assert_eq!(texts(&after, "p"), Vec::<&str>::new());
    assert_eq!((after.cards.len(), after.metrics.len(), after.sentiments.len()), (4, 0, 2));
    assert!(after.transitions.iter().all(|arrow| arrow.id != id("a4")));
    assert_eq!(after.funnels[0].matches.len(), 1);
    assert!(before.edit_delete_step(&id("one")).is_err(), "a stage is no step");
}
