//! The scribe line: a card per Enter, in the current stage and the kind of its sign.

use kurbo::Size;
use touchline::editor::{Command, Input, Key, Meaning, ScribeInput, Thing};
use touchline::map::{CardKind, LaneKind, Map};

use super::hand::Hand;
use super::sample::{id, map, rich_map, seeded};

struct Scribe(Hand);

impl Scribe {
    fn on(map: Map, at: Option<Thing>) -> Self {
        let mut hand = Hand::on(map, Size::new(900.0, 600.0));
        hand.editor.select(at);
        hand.command(Key::Enter);
        assert!(hand.editor.scribing());
        Self(hand)
    }

    fn tell(&mut self, input: ScribeInput) {
        self.0.input(Input::Scribe(input));
    }

    /// Types a text letter by letter.
    fn type_text(&mut self, text: &str) {
        let mut typed = self.0.editor.draft().to_owned();
        for letter in text.chars() {
            typed.push(letter);
            self.tell(ScribeInput::Typed(typed.clone()));
        }
    }

    fn enter(&mut self, text: &str) {
        self.type_text(text);
        self.tell(ScribeInput::Enter);
        assert_eq!(self.0.editor.draft(), "", "{text:?} is taken");
    }

    fn place(&self) -> (Option<String>, Option<String>, Meaning) {
        let view = self.0.editor.scribe_view();
        (view.stage, view.lane, view.meaning)
    }

    fn is_at(&self, stage: &str, lane: &str, kind: CardKind) {
        assert_eq!(self.place(), (Some(stage.into()), Some(lane.into()), Meaning::Card(kind)));
    }
}

fn at(card: &str) -> Option<Thing> {
    Some(Thing::Card(id(card)))
}

#[test]
fn a_card_per_enter_in_order_each_an_entry() {
    let mut scribe = Scribe::on(map(), at("account"));
    scribe.is_at("Purchase", "Pain points", CardKind::PainPoint);
    scribe.enter("Slow");
    scribe.enter("Dear");
    assert_eq!(scribe.0.texts("buy", "pain"), ["Must create an account", "Slow", "Dear", "Card declined"]);
    assert_eq!(scribe.0.entries(), 2);
    assert_eq!(scribe.0.editor.title(&Command::Undo), "Undo Add pain point");
    scribe.0.check_undo();
}

#[test]
fn a_sign_names_the_kind_while_one_types_and_the_lane_stays() {
    let mut scribe = Scribe::on(map(), at("account"));
    scribe.type_text("*");
    scribe.is_at("Purchase", "Pain points", CardKind::PainPoint);
    scribe.type_text(" ");
    scribe.is_at("Purchase", "Motives", CardKind::Motive);
    scribe.enter("To read in the evening");
    assert_eq!(scribe.0.texts("buy", "motive"), ["To read in the evening"]);
    assert_eq!(
        scribe.0.selected().map(|thing| matches!(thing, Thing::Card(_))),
        Some(true),
        "the new card is selected"
    );
    scribe.is_at("Purchase", "Pain points", CardKind::PainPoint);
    scribe.enter("@web site Checkout fails");
    let card = scribe.0.editor.map().cards.iter().find(|card| card.text == "Checkout fails").unwrap();
    assert_eq!((card.at.lane.as_str(), card.channel.as_str()), ("touch", "web site"));
    scribe.enter("Slow");
    assert_eq!(scribe.0.texts("buy", "pain").last(), Some(&"Slow"), "without a sign still the current lane");
}

#[test]
fn tab_changes_the_stage_and_ctrl_arrows_the_lane() {
    let mut scribe = Scribe::on(map(), at("ad"));
    scribe.tell(ScribeInput::Stage { forward: true });
    scribe.tell(ScribeInput::Lane { down: true });
    scribe.is_at("Purchase", "Motives", CardKind::Motive);
    scribe.tell(ScribeInput::Lane { down: true });
    scribe.tell(ScribeInput::Lane { down: true });
    scribe.is_at("Purchase", "Opportunities", CardKind::Opportunity);
    for _ in 0..5 {
        scribe.tell(ScribeInput::Stage { forward: true });
        scribe.tell(ScribeInput::Lane { down: true });
    }
    scribe.is_at("Loyalty", "Notes", CardKind::Note);
    for _ in 0..9 {
        scribe.tell(ScribeInput::Stage { forward: false });
        scribe.tell(ScribeInput::Lane { down: false });
    }
    scribe.is_at("Awareness", "Touchpoints", CardKind::Touchpoint);
    assert_eq!(scribe.0.entries(), 0);
}

#[test]
fn a_selection_made_meanwhile_leads_the_line_there() {
    let mut scribe = Scribe::on(map(), at("ad"));
    scribe.type_text("Slow");
    scribe.0.editor.select(at("declined"));
    scribe.is_at("Purchase", "Pain points", CardKind::PainPoint);
    assert_eq!(scribe.0.editor.draft(), "Slow");
    scribe.tell(ScribeInput::Enter);
    assert_eq!(scribe.0.texts("buy", "pain"), ["Must create an account", "Card declined", "Slow"]);
}

#[test]
fn a_colon_makes_a_stage_after_the_current_one_or_goes_there() {
    let mut scribe = Scribe::on(map(), at("checkout"));
    scribe.type_text(":Unpacking");
    assert_eq!(scribe.place().2, Meaning::Stage { name: "Unpacking".into(), there: false });
    scribe.tell(ScribeInput::Enter);
    assert_eq!(scribe.0.stages(), ["Awareness", "Purchase", "Unpacking", "Loyalty"]);
    scribe.is_at("Unpacking", "Touchpoints", CardKind::Touchpoint);
    scribe.enter("Parcel");
    let new = scribe.0.editor.map().stages[2].id.clone();
    assert_eq!(scribe.0.texts(new.as_str(), "touch"), ["Parcel"]);
    scribe.type_text(": loyalty ");
    assert_eq!(scribe.place().2, Meaning::Stage { name: "loyalty".into(), there: true });
    scribe.tell(ScribeInput::Enter);
    assert_eq!((scribe.0.stages().len(), scribe.place().0), (4, Some("Loyalty".into())));
    scribe.0.check_undo();
}

#[test]
fn an_empty_map_keeps_the_line_until_there_is_a_stage() {
    let mut empty = Map::new(&mut seeded(3));
    empty.lanes = map().lanes;
    empty.personas = map().personas;
    let mut scribe = Scribe::on(empty, None);
    scribe.type_text("! Slow");
    scribe.tell(ScribeInput::Enter);
    assert_eq!(scribe.0.editor.draft(), "! Slow");
    assert!(scribe.0.editor.toasts()[0].text.contains("no stage"));
    scribe.tell(ScribeInput::Typed(String::new()));
    scribe.enter(":Discover");
    scribe.enter("! Slow");
    assert_eq!(scribe.0.editor.map().cards.len(), 1);
}

#[test]
fn what_is_typed_is_kept_when_the_line_is_left() {
    let mut scribe = Scribe::on(map(), at("account"));
    scribe.type_text("! Half a thou");
    scribe.tell(ScribeInput::Leave);
    assert!(!scribe.0.editor.scribing());
    assert_eq!(scribe.0.editor.map(), &map());
    let kept = scribe.0.editor.open_map().into_owned();
    assert_eq!(kept.cards.len(), map().cards.len() + 1, "the recovery copy has it as a card");
    assert!(kept.cards.iter().any(|card| card.text == "Half a thou"));
    scribe.0.command(Key::Enter);
    assert_eq!(scribe.0.editor.draft(), "! Half a thou");
    scribe.0.editor.settle_draft();
    assert!(scribe.0.editor.map().cards.iter().any(|card| card.text == "Half a thou"), "before the map is closed");
    assert_eq!(scribe.0.editor.draft(), "");
}

#[test]
fn the_line_comes_back_to_the_lane_it_was_in() {
    let mut scribe = Scribe::on(map(), at("checkout"));
    scribe.enter("! Slow");
    scribe.is_at("Purchase", "Touchpoints", CardKind::Touchpoint);
    scribe.tell(ScribeInput::Leave);
    scribe.0.command(Key::Enter);
    scribe.is_at("Purchase", "Touchpoints", CardKind::Touchpoint);
    scribe.type_text("* Odd");
    scribe.tell(ScribeInput::Park);
    scribe.is_at("Purchase", "Touchpoints", CardKind::Touchpoint);
    scribe.tell(ScribeInput::Leave);
    scribe.0.command(Key::Char('Z'));
    scribe.0.command(Key::Enter);
    scribe.is_at("Purchase", "Touchpoints", CardKind::Touchpoint);
    // Who selects a card, the one of the last line too, wants the line there.
    scribe.tell(ScribeInput::Leave);
    let slow = scribe.0.editor.map().cards.iter().find(|card| card.text == "Slow").unwrap().id.clone();
    scribe.0.editor.select(Some(Thing::Card(slow)));
    scribe.0.command(Key::Enter);
    scribe.is_at("Purchase", "Pain points", CardKind::PainPoint);
}

#[test]
fn a_line_that_a_locked_map_refuses_is_kept() {
    let mut empty = Map::new(&mut seeded(3));
    empty.lanes = map().lanes;
    empty.head.lock = Some(touchline::map::Lock::All);
    let mut hand = Hand::on(empty, Size::new(900.0, 600.0));
    hand.input(Input::Scribe(ScribeInput::Typed("! Slow".into())));
    assert!(!hand.editor.settle_draft());
    assert_eq!(hand.editor.unsaid(), "! Slow");
    assert!(hand.editor.map().stages.is_empty());
}

#[test]
fn what_fits_nowhere_goes_to_the_parking_lot_with_one_key() {
    let mut scribe = Scribe::on(map(), at("account"));
    scribe.type_text("Ask Legal");
    scribe.tell(ScribeInput::Park);
    scribe.type_text("! Odd");
    scribe.tell(ScribeInput::Park);
    let lot = scribe.0.editor.map().lanes.last().unwrap().clone();
    assert_eq!((lot.label(), &lot.kind), ("Parking lot", &LaneKind::Free));
    assert_eq!(scribe.0.texts("buy", lot.id.as_str()), ["Ask Legal", "Odd"]);
    let kinds: Vec<_> = scribe.0.cards("buy", lot.id.as_str()).iter().map(|card| scribe.0.kind(card)).collect();
    assert_eq!(kinds, [CardKind::Note, CardKind::PainPoint]);
    scribe.is_at("Purchase", "Pain points", CardKind::PainPoint);
    scribe.0.check_undo();
}

#[test]
fn a_kind_without_a_lane_is_parked_and_told() {
    let mut scribe = Scribe::on(map(), at("account"));
    scribe.type_text("? A receipt");
    assert_eq!(scribe.place(), (Some("Purchase".into()), None, Meaning::Card(CardKind::Need)));
    scribe.tell(ScribeInput::Enter);
    let toast = scribe.0.editor.toasts()[0].clone();
    assert_eq!(toast.text, "No lane takes the need: it is in the parking lot");
    scribe.0.editor.accept_toast(toast.id);
    assert_eq!(scribe.0.editor.map().lanes.last().unwrap().kind, LaneKind::Need);
    scribe.0.check_undo();
}

#[test]
fn a_quote_is_the_sentiments() {
    let mut scribe = Scribe::on(map(), at("account"));
    scribe.type_text("\" Why do I need an account?");
    assert_eq!(scribe.place(), (Some("Purchase".into()), Some("Sentiment".into()), Meaning::Quote));
    scribe.tell(ScribeInput::Enter);
    let felt = scribe.0.editor.map().sentiment(&id("jana"), &id("buy")).unwrap();
    assert_eq!((felt.quote.as_str(), felt.value.unwrap().get()), ("Why do I need an account?", -2.0));
    scribe.enter("Slow");
    assert_eq!(scribe.0.texts("buy", "pain").last(), Some(&"Slow"));
}

#[test]
fn steps_are_stages_on_the_way() {
    let mut scribe = Scribe::on(rich_map(), at("ad"));
    let mut seen = vec![scribe.place().0.unwrap()];
    for _ in 0..6 {
        scribe.tell(ScribeInput::Stage { forward: true });
        seen.push(scribe.place().0.unwrap());
    }
    seen.dedup();
    assert!(seen.contains(&"Pay".to_owned()) && seen.contains(&"Confirm".to_owned()), "{seen:?}");
}

#[test]
fn the_place_is_always_in_sight() {
    let mut scribe = Scribe::on(map(), at("ad"));
    for _ in 0..2 {
        scribe.tell(ScribeInput::Stage { forward: true });
        scribe.type_text("+ ");
        let rect = scribe.0.editor.scribe_rect().unwrap();
        let shown = scribe.0.editor.camera().rect_to_screen(touchline::layout::Pane::Body, rect);
        let inner = scribe.0.editor.camera().inner();
        assert!(inner.contains(shown.center()), "{shown:?} is not in {inner:?}");
        scribe.enter("Chat");
    }
}

#[test]
fn a_refused_line_is_not_lost() {
    let mut later = map();
    later.format = 9;
    let mut scribe = Scribe::on(later, at("account"));
    scribe.type_text("Slow");
    scribe.tell(ScribeInput::Enter);
    assert_eq!(scribe.0.editor.draft(), "Slow");
    assert!(scribe.0.editor.toasts()[0].text.contains("later version"));
}

#[test]
fn a_quote_beside_a_value_off_the_scale_is_kept() {
    let mut odd = map();
    odd.sentiments[1].value = Some(touchline::map::Finite::of(9));
    let edit = odd.edit_sentiment_with(&id("jana"), &id("buy"), |sentiment| sentiment.quote = "Why?".into());
    odd.apply(edit).unwrap();
    assert_eq!(odd.sentiment(&id("jana"), &id("buy")).unwrap().quote, "Why?");
    let edit = odd.edit_sentiment(&id("jana"), &id("buy"), Some(touchline::map::Finite::of(8)));
    assert!(odd.apply(edit).is_err(), "another value off the scale is refused as before");
}
