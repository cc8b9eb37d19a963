//! Steps, splitting and merging, widths, folded lanes, and moving several things with the keyboard.

use kurbo::{Point, Size};
use touchline::editor::{Command, Direction, Key, Mods, Thing, Width, fold_triangle};
use touchline::layout::{LaneBody, Pane};

use super::hand::Hand;
use super::sample::{id, rich_map};

fn steps(hand: &Hand, stage: usize) -> Vec<&str> {
    hand.editor.map().stages[stage].steps.iter().map(|step| step.name.as_str()).collect()
}

fn pick(hand: &mut Hand, keys: &[&str]) {
    for key in keys {
        let at = hand.card(key);
        hand.with(Mods::SHIFT, |hand| hand.click(at));
    }
}

#[test]
fn a_stage_is_divided_gets_more_steps_and_is_one_again() {
    let mut hand = Hand::new();
    hand.click(hand.card("ad"));
    hand.editor.run(&Command::DivideStage);
    assert_eq!(steps(&hand, 0), ["Step 1", "Step 2"]);
    let first = hand.editor.map().stages[0].steps[0].id.clone();
    assert_eq!(hand.selected(), Some(Thing::Step(first.clone())));
    assert_eq!(hand.cards(first.as_str(), "touch"), ["ad", "photo"]);
    // Its name is open: letters are no commands, and Escape gives up the name alone.
    hand.key(Key::Escape);
    assert_eq!(steps(&hand, 0), ["Step 1", "Step 2"]);
    hand.editor.run(&Command::Undo);
    hand.editor.run(&Command::DivideStage);
    hand.write("Sees it");
    assert_eq!(steps(&hand, 0), ["Sees it", "Step 2"]);
    hand.with(Mods::SHIFT, |hand| {
        hand.letter('G');
    });
    hand.write("Between");
    assert_eq!(steps(&hand, 0), ["Sees it", "Between", "Step 2"]);
    hand.editor.run(&Command::RemoveSteps);
    assert!(steps(&hand, 0).is_empty());
    assert_eq!(hand.cards("aware", "touch"), ["ad", "photo"]);
    assert_eq!(hand.entries(), 3);
    hand.check_undo();
}

#[test]
fn a_stage_is_split_at_the_step_or_with_the_selected_cards() {
    let mut hand = Hand::on(rich_map(), Size::new(2800.0, 2400.0));
    hand.editor.select(Some(Thing::Step(id("confirm"))));
    hand.editor.run(&Command::SplitStage);
    hand.write("After it");
    assert_eq!(hand.stages(), ["Awareness", "Purchase", "After it", "Loyalty"]);
    assert_eq!((steps(&hand, 1), steps(&hand, 2)), (vec!["Pay"], vec!["Confirm"]));
    hand.click(hand.card("photo"));
    hand.editor.run(&Command::SplitStage);
    hand.write("Friends");
    let new = hand.editor.map().stages[1].id.to_string();
    assert_eq!(
        (hand.cards("aware", "touch"), hand.cards(&new, "touch")),
        (vec!["ad".to_owned()], vec!["photo".to_owned()])
    );
    hand.check_undo();
}

#[test]
fn neighbours_merge_and_what_is_left_out_is_told() {
    let mut hand = Hand::new();
    hand.click(hand.head("aware"));
    hand.editor.run(&Command::MergeStages);
    assert_eq!(hand.stages(), ["Awareness + Purchase", "Loyalty"]);
    assert_eq!(hand.cards("aware", "touch"), ["ad", "photo", "checkout"]);
    assert_eq!(hand.value("aware"), Some(1.0), "the first stage's sentiment stays");
    assert_eq!(hand.editor.toasts()[0].text, "2 stages are one now: 1 sentiment was left out");
    let (first, last) = (hand.head("aware"), hand.head("stay"));
    hand.click(last);
    assert!(!hand.editor.enabled(&Command::MergeStages), "nothing stands after the last");
    hand.with(Mods::SHIFT, |hand| hand.click(first));
    hand.editor.run(&Command::MergeStages);
    assert_eq!(hand.stages().len(), 1);
    hand.check_undo();
}

#[test]
fn all_that_a_merge_leaves_out_is_told_as_a_list() {
    let mut map = rich_map();
    let later = |text: &str| vec![("later".into(), text.into())];
    map.stages[0].width = touchline::map::ColumnWidth::new(300).ok();
    map.stages[0].extra = later("1");
    map.stages[1].extra = later("2");
    let mut hand = Hand::on(map, Size::new(1600.0, 1000.0));
    hand.click(hand.head("aware"));
    hand.editor.run(&Command::MergeStages);
    let said = "2 stages are one now: 1 sentiment, 1 stage width and 1 field of a later version were left out";
    assert_eq!(hand.editor.toasts()[0].text, said);
    hand.check_undo();
}

#[test]
fn a_stage_is_wider_narrower_and_as_usual_by_command() {
    let mut hand = Hand::new();
    hand.click(hand.head("buy"));
    hand.with(Mods::COMMAND_SHIFT, |hand| {
        hand.key(Key::Right);
    });
    let width = |hand: &Hand| hand.editor.map().stage(&id("buy")).unwrap().width.map(|width| width.get());
    assert_eq!(width(&hand), Some(394));
    hand.editor.run(&Command::StageWidth(Width::Narrower));
    assert_eq!(width(&hand), Some(354));
    hand.editor.run(&Command::StageWidth(Width::Usual));
    assert_eq!(width(&hand), None);
    hand.check_undo();
}

#[test]
fn a_lane_folds_by_its_triangle_and_by_key_and_unfolds_for_what_is_wanted() {
    let mut hand = Hand::new();
    let at = fold_triangle(hand.editor.layout().lane(&id("touch")).unwrap());
    hand.click(hand.editor.camera().to_screen(Pane::Labels, at));
    let folded = |hand: &Hand| matches!(hand.editor.layout().lane(&id("touch")).unwrap().body, LaneBody::Folded);
    assert!(folded(&hand));
    assert_eq!(
        &*hand.editor.layout().lane(&id("touch")).unwrap().hint.as_ref().unwrap().paragraph.text,
        "3 cards, folded"
    );
    assert!(hand.editor.layout().card(&id("ad")).is_none());
    assert_eq!(hand.entries(), 0, "it is how one looks at the map");
    hand.command(Key::Char('A'));
    assert!(!hand.picked().contains(&"ad"));
    hand.click(hand.head("aware"));
    hand.letter('T');
    assert!(!folded(&hand), "what is typed is to be seen");
    hand.key(Key::Escape);
    hand.click(hand.card("ad"));
    hand.letter('V');
    assert!(folded(&hand));
    assert_eq!(hand.selected(), Some(Thing::Lane(id("touch"))));
    hand.with(Mods::SHIFT, |hand| {
        hand.letter('V');
    });
    assert!(!folded(&hand));
}

#[test]
fn a_card_dropped_on_a_folded_lane_goes_into_it() {
    let mut hand = Hand::new();
    hand.editor.toggle_fold(&id("note"));
    let lane = hand.editor.layout().lane(&id("note")).unwrap().rect;
    let y = hand.editor.camera().rect_to_screen(Pane::Body, lane).center().y;
    let (from, x) = (hand.card("warm"), hand.card("checkout").x);
    hand.press(from);
    hand.glide(from, Point::new(x, y));
    assert!(hand.overlay().refused.is_some(), "a motive is no note");
    hand.mods = Mods::ALT;
    hand.release(Point::new(x, y));
    hand.mods = Mods::NONE;
    assert_eq!(hand.cards("buy", "note"), ["warm"]);
    hand.check_undo();
}

#[test]
fn several_things_move_by_key_as_a_block() {
    let mut hand = Hand::new();
    hand.click(hand.card("ad"));
    pick(&mut hand, &["photo", "warm"]);
    hand.editor.run(&Command::Move(Direction::Right));
    assert_eq!(
        (hand.cards("buy", "touch"), hand.cards("buy", "motive")),
        (vec!["ad".to_owned(), "photo".into(), "checkout".into()], vec!["warm".to_owned()])
    );
    assert_eq!(hand.entries(), 1);
    hand.editor.run(&Command::Move(Direction::Left));
    hand.editor.run(&Command::Move(Direction::Left));
    assert_eq!(hand.cards("aware", "touch"), ["ad", "photo"]);
    assert!(hand.editor.toasts().last().unwrap().text.contains("Not all of the 3 cards"));
    hand.editor.run(&Command::Deselect);
    hand.click(hand.card("declined"));
    hand.editor.run(&Command::Move(Direction::Up));
    assert_eq!(hand.cards("buy", "pain"), ["declined", "account"]);
    hand.click(hand.head("buy"));
    let stay = hand.head("stay");
    hand.with(Mods::SHIFT, |hand| hand.click(stay));
    hand.editor.run(&Command::Move(Direction::Left));
    assert_eq!(hand.stages(), ["Purchase", "Loyalty", "Awareness"]);
    hand.check_undo();
}

#[test]
fn lanes_move_past_the_next_one_that_is_shown() {
    let mut map = rich_map();
    map.lanes[2].hidden = true;
    let mut hand = Hand::on(map, Size::new(2800.0, 2400.0));
    hand.editor.select_all([Thing::Lane(id("touch")), Thing::Lane(id("motive"))].into_iter().collect());
    hand.editor.run(&Command::Move(Direction::Down));
    assert_eq!(hand.lanes()[..4], ["pain", "mood", "touch", "motive"]);
    hand.editor.run(&Command::Move(Direction::Up));
    hand.editor.run(&Command::Move(Direction::Up));
    assert_eq!(hand.entries(), 2, "at the top nothing moves, and nothing is to be taken back");
    hand.check_undo();
}

#[test]
fn steps_move_by_key_past_the_end_of_their_stage() {
    let mut hand = Hand::on(rich_map(), Size::new(2800.0, 2400.0));
    hand.editor.select(Some(Thing::Step(id("confirm"))));
    hand.editor.run(&Command::Move(Direction::Left));
    assert_eq!(steps(&hand, 1), ["Confirm", "Pay"]);
    hand.editor.run(&Command::Move(Direction::Left));
    assert_eq!((steps(&hand, 0), steps(&hand, 1)), (vec!["Confirm"], vec!["Pay"]));
    hand.editor.select_all([Thing::Step(id("confirm")), Thing::Step(id("pay"))].into_iter().collect());
    assert!(hand.editor.enabled(&Command::Move(Direction::Right)));
    hand.editor.run(&Command::Move(Direction::Right));
    assert_eq!(steps(&hand, 2), ["Confirm", "Pay"], "together, in their order");
    hand.check_undo();
}
