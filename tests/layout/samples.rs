//! The samples as they are laid out: both sides are named, and what belongs together stays together.

use touchline::file::SAMPLES;
use touchline::layout::slide::{Piece, SlideSizes, WIDE, slides};
use touchline::layout::{Fonts, LaneBody, LaneBox, Layout, View};
use touchline::map::LaneKind;

use super::laid_out;
use crate::harness::entropy::Seeded;

fn drawn(word: &str) -> Layout {
    let sample = SAMPLES.iter().find(|sample| sample.word == word).unwrap();
    laid_out(&sample.new_map(&mut Seeded(1)).unwrap(), &View::export())
}

#[test]
fn every_persona_whose_line_is_shown_is_named_below_the_title() {
    let line = |word| drawn(word).title.subtitle.unwrap().paragraph.text.to_string();
    let one = "Sent by her family doctor, Marta, 58 · As is · Workshop of 14 October 2026";
    assert_eq!(line("clinic-visit"), one);
    let two = "Guest, mother of two, Aylin, 37 · Host of her aunt’s flat, Inês, 61 · As is · Workshops of 9 and 16 September 2026";
    assert_eq!(line("hosts-and-guests"), two);
}

#[test]
fn an_interval_that_does_not_fit_stands_below_its_share_undivided() {
    let sample = SAMPLES.iter().find(|sample| sample.word == "clinic-visit").unwrap();
    let mut map = sample.new_map(&mut Seeded(1)).unwrap();
    map.stages[1].name = "Booking an appointment".to_owned();
    let clinic = laid_out(&map, &View::export());
    let bars = clinic.lanes.iter().find_map(|lane| match &lane.body {
        LaneBody::Funnel(shown) => Some(shown.bars.clone()),
        _ => None,
    });
    let shares: Vec<(String, usize)> = bars
        .unwrap()
        .into_iter()
        .filter_map(|bar| bar.share)
        .map(|share| (share.paragraph.text.replace('\u{202F}', " "), share.paragraph.lines.len()))
        .collect();
    let whole = |text: &str| (text.to_owned(), 1);
    // Arrival has two narrow columns; nobody was counted at the stage before it.
    let narrow = ("81 % of Booking an appointment\n(75–85 %)".to_owned(), 2);
    let expected = [
        whole("100 %"),
        whole("51 % of the stage before (47–56 %)"),
        narrow,
        whole("97 % of the stage before (94–99 %)"),
        whole("95 % of the stage before (91–97 %)"),
        whole("46 % of the stage before (39–53 %)"),
    ];
    assert_eq!(shares, expected);
}

/// The charts of each slide that has some: the kinds of their lanes, and how many faces and quotes are shown.
fn charts(word: &str) -> Vec<(Vec<LaneKind>, usize, usize)> {
    let sample = SAMPLES.iter().find(|sample| sample.word == word).unwrap();
    let map = sample.new_map(&mut Seeded(1)).unwrap();
    let (mut fonts, sizes) = (Fonts::bundled(), SlideSizes::standard().unwrap());
    let slides = slides(&map, &View::export(), WIDE, &mut fonts, &sizes);
    let lanes = slides.iter().map(|slide| {
        let lanes = slide.pieces.iter().filter_map(|piece| match piece {
            Piece::Lane(lane) => Some((**lane).clone()),
            _ => None,
        });
        lanes.collect::<Vec<_>>()
    });
    let of_slide = |lanes: Vec<LaneBox>| {
        let felt = lanes.iter().filter_map(|lane| match &lane.body {
            LaneBody::Sentiment(shown) => Some((shown.anchors.len(), shown.quotes.len())),
            _ => None,
        });
        let (faces, quotes) = felt.fold((0, 0), |(a, b), (faces, quotes)| (a + faces, b + quotes));
        (lanes.into_iter().map(|lane| lane.kind).collect(), faces, quotes)
    };
    lanes.filter(|lanes| !lanes.is_empty()).map(of_slide).collect()
}

#[test]
fn a_slide_holds_a_sentiment_line_and_the_funnel_below_it() {
    let pair = vec![LaneKind::Sentiment, LaneKind::Funnel];
    // A face for each stage, that of Arrival from its steps; with seven stages quotes give way to the numbers.
    assert_eq!(charts("clinic-visit"), [(pair.clone(), 7, 0)]);
    assert_eq!(charts("hosts-and-guests"), [(pair.clone(), 6, 5), (pair.clone(), 6, 5)]);
    assert_eq!(charts("desk-lamp"), [(pair, 6, 3)]);
}
