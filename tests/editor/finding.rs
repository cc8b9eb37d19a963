//! Find and replace over the whole map.

use proptest::prelude::*;
use touchline::editor::{Command, Editor, Like, Thing};
use touchline::map::{CardText, Lock, PersonaText, TextAt};

use super::sample::{self, id};

fn finding(query: &str) -> Editor {
    let mut editor = sample::editor();
    editor.run(&Command::Find);
    editor.look_for(query, Like::default());
    editor
}

/// What was found, as the texts it stands in.
fn found(editor: &Editor) -> Vec<String> {
    let find = editor.find();
    find.hits().iter().map(|hit| editor.map().text_at(&hit.text).unwrap()[hit.range.clone()].to_owned()).collect()
}

fn spots(text: &str, query: &str, like: Like) -> Vec<String> {
    let mut map = sample::map();
    map.cards[0].text = text.into();
    let mut editor = sample::editor_of(map);
    editor.run(&Command::Find);
    editor.look_for(query, like);
    let in_text = editor.find().hits().iter().filter(|hit| hit.text == TextAt::Card(id("ad"), CardText::Text));
    in_text.map(|hit| text[hit.range.clone()].to_owned()).collect()
}

#[test]
fn all_texts_of_a_map_are_looked_through() {
    let mut map = sample::rich_map();
    let word = "zebra";
    map.head.subtitle = word.into();
    map.personas[0].role = word.into();
    map.stages[0].owner = word.into();
    map.stages[1].steps[0].name = word.into();
    map.lanes[0].hint = word.into();
    let card = &mut map.cards[0];
    card.note = word.into();
    card.owner = word.into();
    card.channel = word.into();
    card.offer = word.into();
    card.timing = word.into();
    card.tags = vec!["one".into(), word.into()];
    card.evidence.get_or_insert_default().source = word.into();
    map.sentiments[0].quote = word.into();
    map.funnels[0].name = word.into();
    let mut editor = sample::editor_of(map);
    editor.run(&Command::Find);
    editor.look_for(word, Like::default());
    let places: Vec<TextAt> = editor.find().hits().iter().map(|hit| hit.text.clone()).collect();
    let ad = |field| TextAt::Card(id("ad"), field);
    for place in [
        TextAt::Subtitle,
        TextAt::Persona(id("jana"), PersonaText::Role),
        TextAt::StageOwner(id("aware")),
        TextAt::Step(id("pay")),
        TextAt::LaneHint(id("touch")),
        ad(CardText::Note),
        ad(CardText::Owner),
        ad(CardText::Channel),
        ad(CardText::Offer),
        ad(CardText::Timing),
        ad(CardText::Tag(1)),
        ad(CardText::Source),
        TextAt::Quote { persona: id("jana"), at: id("aware") },
        TextAt::Funnel(id("f1")),
    ] {
        assert!(places.contains(&place), "{place:?} is not among {places:?}");
    }
    assert_eq!(places.len(), 14);
}

#[test]
fn hits_come_in_the_order_of_the_journey_and_the_current_one_is_selected() {
    let mut editor = finding("checkout");
    assert_eq!(editor.find().hits().len(), 2);
    assert_eq!(editor.selection().one(), Some(&Thing::Card(id("checkout"))));
    assert_eq!(editor.find().current().unwrap().0, 1);
    editor.run(&Command::FindNext);
    assert_eq!(editor.selection().one(), Some(&Thing::Card(id("guest"))));
    editor.run(&Command::FindNext);
    assert_eq!(editor.selection().one(), Some(&Thing::Card(id("checkout"))), "round the end");
    editor.run(&Command::FindPrevious);
    assert_eq!(editor.find().current().unwrap().0, 2);
    editor.close_find();
    assert_eq!(editor.selection().one(), Some(&Thing::Card(id("guest"))), "the last hit stays selected");
}

#[test]
fn a_search_begins_at_what_is_selected() {
    let mut editor = sample::editor();
    editor.select(Some(Thing::Card(id("guest"))));
    editor.run(&Command::Find);
    editor.look_for("checkout", Like::default());
    assert_eq!(editor.find().current().unwrap().0, 2);
}

#[test]
fn letters_are_alike_however_they_were_typed() {
    let plain = Like::default();
    assert_eq!(spots("Café, cafe\u{301}, CAFÉ, cafe", "café", plain), ["Café", "cafe\u{301}", "CAFÉ"]);
    assert_eq!(spots("Straße und STRASSE", "strasse", plain), ["Straße", "STRASSE"]);
    assert_eq!(spots("ΟΔΥΣΣΕΥΣ, Οδυσσεύς", "οδυσσευς", plain), ["ΟΔΥΣΣΕΥΣ"]);
    assert_eq!(spots("a friend’s photo", "friend's", plain), ["friend’s"]);
    assert_eq!(spots("رسالة قصيرة جدا", "قصيرة", plain), ["قصيرة"]);
    assert_eq!(spots("aaa", "aa", plain), ["aa"], "none lies over another");
    assert!(spots("cafe\u{301}", "cafe", plain).is_empty(), "a letter is never found in part");
}

#[test]
fn case_and_words_can_be_asked_for() {
    let case = Like { case: true, ..Like::default() };
    assert_eq!(spots("Pay, pay, PAY", "pay", case), ["pay"]);
    let word = Like { word: true, ..Like::default() };
    assert_eq!(spots("pay, payment, prepay, pay-day", "pay", word), ["pay", "pay"]);
    assert_eq!(spots("Guest checkout, guest checkouts", "guest checkout", word), ["Guest checkout"]);
}

#[test]
fn hits_in_hidden_lanes_are_told() {
    let mut map = sample::map();
    map.lanes[2].hidden = true;
    let mut editor = sample::editor_of(map);
    editor.run(&Command::Find);
    editor.look_for("declined", Like::default());
    assert_eq!(editor.find().hidden(), 1);
    assert_eq!(editor.hit_hidden_in().map(|(_, lane)| lane).as_deref(), Some("Pain points"));
    editor.show_hidden_hit();
    assert!(!editor.map().lanes[2].hidden);
    assert_eq!(editor.selection().one(), Some(&Thing::Card(id("declined"))));
}

#[test]
fn one_is_replaced_and_the_next_is_gone_to() {
    let mut editor = finding("checkout");
    editor.set_replacement("Checkout page, the checkout");
    editor.replace_one();
    assert_eq!(editor.map().card(&id("checkout")).unwrap().text, "Checkout page, the checkout");
    assert_eq!(editor.find().hits().len(), 3);
    assert_eq!(editor.selection().one(), Some(&Thing::Card(id("guest"))), "what was put in is not replaced again");
    editor.undo();
    assert_eq!(editor.map().card(&id("checkout")).unwrap().text, "Checkout");
}

#[test]
fn all_are_replaced_as_one_entry() {
    let mut editor = finding("c");
    let before = editor.map().clone();
    let (entries, count) = (editor.history().len().0, editor.find().hits().len());
    editor.set_replacement("k");
    editor.replace_all();
    assert_eq!(editor.history().len().0, entries + 1);
    assert_eq!(editor.history().undo_label(), Some("Replace all"));
    assert!(editor.toasts().iter().any(|toast| toast.text == format!("{count} replaced")));
    assert_eq!(editor.map().card(&id("account")).unwrap().text, "Must kreate an akkount");
    assert!(found(&editor).is_empty());
    editor.undo();
    assert_eq!(editor.map(), &before);
}

#[test]
fn a_stage_keeps_a_name() {
    let mut editor = finding("Purchase");
    editor.replace_all();
    assert_eq!(editor.map().stages[1].name, "Purchase");
    assert!(editor.toasts().iter().any(|toast| toast.text.contains("was kept")), "{:?}", editor.toasts());
}

#[test]
fn a_tag_that_becomes_empty_goes() {
    let mut map = sample::map();
    map.cards[0].tags = vec!["autumn".into(), "paid".into()];
    let mut editor = sample::editor_of(map);
    editor.run(&Command::Replace);
    editor.look_for("paid", Like::default());
    editor.replace_all();
    assert_eq!(editor.map().cards[0].tags, ["autumn"]);
}

#[test]
fn a_locked_map_refuses_in_words() {
    let mut map = sample::map();
    map.head.lock = Some(Lock::All);
    let mut editor = sample::editor_of(map);
    editor.run(&Command::Replace);
    editor.look_for("checkout", Like::default());
    assert_eq!(editor.find().hits().len(), 2, "looking is allowed");
    editor.set_replacement("till");
    editor.replace_all();
    editor.replace_one();
    assert_eq!(editor.map().card(&id("checkout")).unwrap().text, "Checkout");
    assert!(!editor.toasts().is_empty());
}

#[test]
fn the_hits_follow_what_is_edited_meanwhile() {
    let mut editor = finding("checkout");
    editor.run(&Command::FindNext);
    editor.run(&Command::Delete);
    editor.run(&Command::FindNext);
    assert_eq!(editor.find().hits().len(), 1);
    assert_eq!(editor.selection().one(), Some(&Thing::Card(id("checkout"))));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn replacing_all_and_undo_leave_the_map_as_it_was(
        texts in proptest::collection::vec("[aàA ßéxyب’\u{301}\n]{0,12}", 7),
        query in "[aàA ßéxب']{1,3}",
        by in "[aàz ]{0,3}",
        case in any::<bool>(),
        word in any::<bool>(),
    ) {
        let mut map = sample::rich_map();
        for (card, text) in map.cards.iter_mut().zip(&texts) {
            card.text.clone_from(text);
            card.note.clone_from(text);
            card.tags = vec![text.clone(), "kept".into()];
        }
        map.sentiments[0].quote.clone_from(&texts[0]);
        let mut editor = sample::editor_of(map.clone());
        editor.run(&Command::Replace);
        editor.look_for(&query, Like { case, word });
        for hit in editor.find().hits() {
            let text = map.text_at(&hit.text).unwrap();
            prop_assert!(text.get(hit.range.clone()).is_some_and(|hit| !hit.is_empty()));
        }
        editor.set_replacement(&by);
        editor.replace_all();
        editor.undo();
        prop_assert_eq!(editor.map(), &map);
    }
}
