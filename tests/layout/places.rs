//! Hits, slots and gaps agree with what is drawn.

use kurbo::Point;
use touchline::layout::{Hit, Preview, View};
use touchline::map::{Cell, Finite, Id};

use super::{id, laid_out, small};

fn card_texts(layout: &touchline::layout::Layout, at: &Cell) -> Vec<String> {
    let cell = layout.cell(at).unwrap();
    cell.cards.iter().map(|card| card.face.text.paragraph.text.to_string()).collect()
}

#[test]
fn every_card_is_hit_in_its_middle() {
    let layout = laid_out(&small(), &View::default());
    assert_eq!(layout.cards().count(), 9);
    for card in layout.cards() {
        assert_eq!(layout.hit(card.rect.center()), Hit::Card(card.id.clone()));
    }
}

#[test]
fn heads_labels_and_faces_are_hit() {
    let layout = laid_out(&small(), &View::default());
    for head in layout.heads.iter() {
        assert_eq!(layout.hit(head.rect.center()), Hit::Head(head.stage.clone()));
        let tip = Point::new(head.rect.x1 + head.point - 1.0, head.rect.center().y);
        assert_eq!(layout.hit(tip), Hit::Head(head.stage.clone()), "the point of the chevron");
    }
    for lane in &layout.lanes {
        assert_eq!(layout.hit(lane.label.center()), Hit::LaneLabel(lane.lane.clone()));
    }
    let (lane, persona, at) = (id("l4"), id("p1"), id("t2"));
    let face = layout.anchor(&persona, &at).unwrap();
    assert_eq!(layout.hit(face.centre), Hit::Face { lane, persona, at });
    assert_eq!(layout.hit(layout.heads[1].steps[0].rect.center()), Hit::Step(id("t1")));
    assert_eq!(layout.hit(layout.title.title.rect().center()), Hit::Title);
    assert_eq!(layout.hit(Point::new(1.0, 1.0)), Hit::Nothing);
}

#[test]
fn a_slot_is_where_the_pointer_is() {
    let layout = laid_out(&small(), &View::default());
    let cell = Cell::new(&id("s3"), &id("l8"));
    let cards: Vec<_> = layout.cell(&cell).unwrap().cards.iter().collect();
    let above = Point::new(cards[0].rect.center().x, cards[0].rect.y0 + 1.0);
    let between = Point::new(above.x, (cards[0].rect.y1 + cards[1].rect.y0) / 2.0);
    let below = Point::new(above.x, cards[1].rect.y1 + 2.0);
    let index = |point, moved: &[Id]| layout.slot(point, moved).unwrap().index;
    assert_eq!([index(above, &[]), index(between, &[]), index(below, &[])], [0, 1, 2]);
    assert_eq!(index(below, &[id("c8")]), 1, "a card on its way does not count");
    let mark = layout.slot(between, &[]).unwrap().mark;
    assert!(mark.y0 >= cards[0].rect.y1 && mark.y1 <= cards[1].rect.y0, "{mark:?} lies between the two cards");
}

#[test]
fn a_preview_makes_room_and_the_slot_stays() {
    let map = small();
    let to = Cell::new(&id("s3"), &id("l8"));
    let preview = Preview::cards(vec![id("c6")], to.clone(), 1);
    let layout = laid_out(&map, &View { preview: Some(preview), ..View::default() });
    assert_eq!(card_texts(&layout, &to), ["Be home before dark", "Ask the city"]);
    assert_eq!(card_texts(&layout, &Cell::new(&id("s3"), &id("l3"))), [""; 0]);
    let gap = layout.cell(&to).unwrap().gap.unwrap();
    let lifted: Vec<_> = layout.lifted().collect();
    assert_eq!(lifted.len(), 1);
    assert_eq!(lifted[0].rect, gap);
    let slot = layout.slot(gap.center(), &[id("c6")]).unwrap();
    assert_eq!((slot.cell, slot.index), (to, 1), "the pointer in the room made keeps it there");
}

#[test]
fn rows_stay_where_they_are_while_a_card_is_carried() {
    let map = small();
    let rest = laid_out(&map, &View::default());
    let preview = Preview::cards(vec![id("c4")], Cell::new(&id("t2"), &id("l3")), 0);
    let carried = laid_out(&map, &View { preview: Some(preview), ..View::default() });
    let top = |layout: &touchline::layout::Layout, lane: &str| layout.lane(&id(lane)).unwrap().rect.y0;
    assert_eq!(top(&rest, "l3"), top(&carried, "l3"));
    assert!(top(&carried, "l4") >= top(&rest, "l4"));
}

#[test]
fn gaps_count_as_the_map_does() {
    let layout = laid_out(&small(), &View::default());
    let middle = |i: usize| layout.heads[i].rect.center().x;
    assert_eq!(layout.stage_gap(0.0, &[]), 0);
    assert_eq!(layout.stage_gap(middle(0) + 40.0, &[]), 1);
    assert_eq!(layout.stage_gap(9000.0, &[]), 3);
    assert_eq!(layout.stage_gap(9000.0, &[id("s1")]), 2, "counted among the others");
    let bottom = layout.lanes.last().unwrap().rect.y1;
    assert_eq!(layout.lane_gap(bottom + 50.0, &[]), 8, "before the hidden lane, which is last");
    assert_eq!(layout.lane_gap(0.0, &[id("l3")]), 0);
}

#[test]
fn a_height_in_the_sentiment_lane_is_a_value() {
    let layout = laid_out(&small(), &View::default());
    let lane = id("l4");
    let face = layout.anchor(&id("p1"), &id("t2")).unwrap();
    assert!((layout.sentiment_at(&lane, face.centre.y).unwrap() + 1.5).abs() < 1e-9);
    assert_eq!(layout.sentiment_at(&lane, -1000.0), Some(2.0));
    assert_eq!(layout.sentiment_at(&lane, 90_000.0), Some(-2.0));
    let preview = Preview::Sentiment { persona: id("p1"), at: id("s1"), value: Some(Finite::of(2)) };
    let moved = laid_out(&small(), &View { preview: Some(preview), ..View::default() });
    let before = layout.anchor(&id("p1"), &id("s1")).unwrap().centre.y;
    assert!(moved.anchor(&id("p1"), &id("s1")).unwrap().centre.y < before);
}

#[test]
fn stages_and_lanes_on_their_way_show_where_they_would_be() {
    let map = small();
    let stages = |preview| {
        let layout = laid_out(&map, &View { preview: Some(preview), ..View::default() });
        layout.heads.iter().map(|head| head.stage.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(stages(Preview::Stages { ids: vec![id("s1")], to: 1 }), ["s2", "s1", "s3"]);
    assert_eq!(stages(Preview::Stages { ids: Vec::new(), to: 3 }), ["s1", "s2", "s3", ""]);
    let preview = Preview::Lanes { ids: vec![id("l1")], to: 2 };
    let layout = laid_out(&map, &View { preview: Some(preview), ..View::default() });
    let lanes: Vec<String> = layout.lanes.iter().take(4).map(|lane| lane.lane.to_string()).collect();
    assert_eq!(lanes, ["l2", "l3", "l1", "l4"]);
}

#[test]
fn an_export_leaves_out_what_is_empty_and_a_view_what_is_not_wanted() {
    let mut map = small();
    map.sentiments.clear();
    map.funnels.clear();
    let lanes = |view: &View| laid_out(&map, view).lanes.iter().map(|l| l.lane.to_string()).collect::<Vec<_>>();
    assert_eq!(lanes(&View::export()), ["l1", "l2", "l3", "l6", "l7", "l8"]);
    assert_eq!(lanes(&View::default()).len(), 8);
    assert_eq!(lanes(&View { lanes: Some(vec![id("l9"), id("l1")]), ..View::export() }), ["l1", "l9"]);
    let view = View { stages: Some(vec![id("s3")]), ..View::export() };
    assert_eq!(laid_out(&map, &view).columns.len(), 1);
}
