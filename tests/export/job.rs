//! What one chooses, as a picture: the same for the command line and for the window.

use touchline::export::{Background, Content};
use touchline::export::{Job, Sizing, Theme};
use touchline::layout::{Fonts, Sizes};
use touchline::map::Map;
use touchline::picture::Picture;

fn sample() -> Map {
    touchline::file::read(include_bytes!("../../assets/samples/desk-lamp.journey.ron"), &mut || 7).unwrap().map
}

fn picture(job: &Job) -> Picture {
    job.pages(&sample(), &mut Fonts::bundled(), &Sizes::standard().unwrap()).unwrap().remove(0).picture
}

#[test]
fn a_theme_changes_colours_and_nothing_else() {
    let light = picture(&Job::default());
    let dark = picture(&Job { theme: Theme::Dark, ..Job::default() });
    assert_eq!(light.size, dark.size);
    assert_ne!(light.ground, dark.ground);
    let places = |picture: &Picture| picture.groups.iter().map(|group| (group.key, group.offset)).collect::<Vec<_>>();
    assert_eq!(places(&light), places(&dark));
}

#[test]
fn what_is_laid_out_serves_every_job_that_looks_the_same_drawn_from_it() {
    let (map, sizes) = (sample(), Sizes::standard().unwrap());
    let mut fonts = Fonts::bundled();
    let mut jobs = Vec::new();
    for content in [Content::Map, Content::Counts, Content::Slides, Content::Poster] {
        let job = Job { content, ..Job::default() };
        jobs.push(Job { theme: Theme::Dark, background: Background::White, ..job.clone() });
        jobs.push(Job { sizing: Sizing::Exact { width: 900, height: 900 }, ..job.clone() });
        jobs.push(Job { stages: Some(vec![map.stages[1].id.clone()]), ..job.clone() });
        jobs.push(Job { lanes: Some(vec![map.lanes[1].id.clone()]), ..job.clone() });
        jobs.push(job);
    }
    let mut served = 0;
    for one in &jobs {
        let laid = one.lay_out(&map, &mut fonts, &sizes);
        for job in jobs.iter().filter(|job| laid.serves(job)) {
            assert!(job.draw(&laid).unwrap() == job.pages(&map, &mut fonts, &sizes).unwrap(), "{job:?} from {one:?}");
            served += 1;
        }
        assert!(laid.serves(&Job { theme: Theme::Print, ..one.clone() }));
    }
    // Of five jobs three share a layout, of five posters two.
    assert_eq!(served, 3 * (9 + 2) + (4 + 3));
}

#[test]
fn stages_and_lanes_are_those_chosen() {
    let map = sample();
    let one = Job {
        stages: Some(vec![map.stages[2].id.clone()]),
        lanes: Some(vec![map.lanes[1].id.clone()]),
        ..Job::default()
    };
    let (all, one) = (picture(&Job::default()), picture(&one));
    assert!(one.size.width < all.size.width / 2.0 && one.size.height < all.size.height / 2.0);
}

#[test]
fn the_file_has_the_maps_title() {
    let job = Job { sizing: Sizing::Width(640), background: Background::White, ..Job::default() };
    let options = job.options(&sample());
    assert_eq!((options.title.as_str(), options.sizing), ("Buying a desk lamp online", Sizing::Width(640)));
    assert_eq!(options.background, Background::White);
}

#[test]
fn every_group_has_room_for_its_pixels() {
    // What a group draws outside its bounds would be missing on the screen.
    let whole = picture(&Job::default());
    let mut rasterer = touchline::export::Rasterer::baseline();
    for group in &whole.groups {
        let alone = touchline::export::raster::extent(group, 2.0).unwrap();
        let wider = touchline::export::Area {
            x: alone.x - 12,
            y: alone.y - 12,
            width: alone.width + 24,
            height: alone.height + 24,
        };
        let mut roomy = group.clone();
        roomy.bounds = group.bounds.inflate(8.0, 8.0);
        let Some(sprite) = rasterer.tile(&roomy, 2.0, wider) else { continue };
        for (row, y) in sprite.pixels.chunks_exact(wider.width as usize * 4).zip(wider.y..) {
            let left = (alone.x - wider.x) as usize * 4;
            let right = (alone.right() - wider.x) as usize * 4;
            let inside = (alone.y..alone.bottom()).contains(&y);
            let outside = if inside { [&row[..left], &row[right..]] } else { [row, &[]] };
            let clear = outside.iter().all(|bytes| bytes.iter().all(|byte| *byte == 0));
            assert!(clear, "{:?} with {:?} draws outside in row {y}", group.key, group.bounds);
        }
    }
}
