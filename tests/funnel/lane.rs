use touchline::funnel::{LaneStats, lane_note, lane_stats};
use touchline::map::{Date, Finite, Funnel, Id, Map, Match, Segment, Sentiment, Source, Stage, Step};

pub fn map(stages: &[&str], moods: &[Option<i32>]) -> Map {
    let mut map = Map::new(&mut || 7);
    map.stages = stages.iter().map(|s| Stage { id: Id::new(s), name: (*s).to_owned(), ..Stage::default() }).collect();
    for (stage, mood) in stages.iter().zip(moods) {
        let value = mood.map(Finite::of);
        map.sentiments.push(Sentiment { at: Id::new(stage), value, ..Sentiment::default() });
    }
    map
}

pub fn funnel(steps: &[(&str, u64, &str)]) -> Funnel {
    let matches = steps.iter().enumerate().filter(|(_, (_, _, at))| !at.is_empty());
    Funnel {
        steps: steps.iter().map(|(name, _, _)| (*name).to_owned()).collect(),
        segments: vec![Segment { counts: steps.iter().map(|(_, count, _)| *count).collect(), ..Segment::default() }],
        matches: matches.map(|(i, (_, _, at))| Match { step: i as u32, at: Id::new(at), ..Match::default() }).collect(),
        ..Funnel::default()
    }
}

const STEPS: &[(&str, u64, &str)] = &[
    ("visit", 1000, "Find"),
    ("look", 800, "Find"),
    ("other", 700, ""),
    ("basket", 200, "Buy"),
    ("pay", 150, "Buy"),
    ("review", 120, "Tell"),
];

#[test]
fn a_stage_shows_its_first_step_and_drops_against_the_last_matched_step_before() {
    let map = map(&["Find", "Wait", "Buy", "Tell"], &[]);
    let stats = lane_stats(&map, &funnel(STEPS), &Id::default(), None);
    let bars: Vec<(&str, u64, usize)> =
        stats.bars.iter().map(|b| (b.stage.as_str(), b.count, b.further.len())).collect();
    assert_eq!(bars, [("Find", 1000, 1), ("Buy", 200, 1), ("Tell", 120, 0)]);
    assert_eq!(stats.unmatched, [2]);
    assert_eq!(stats.largest, 1000);
    let drop = stats.bars[1].drop.as_ref().expect("a drop into Buy");
    assert_eq!(drop.name, "Find → Buy");
    assert!((drop.lost - 0.75).abs() < 1e-9 && drop.steepest);
    let last = stats.bars[2].drop.as_ref().expect("a drop into Tell");
    assert!((last.lost - 0.2).abs() < 1e-9 && !last.steepest);
    assert_eq!(stats.bars[0].drop, None);
    assert_eq!(stats.remarks, []);
}

#[test]
fn a_step_column_counts_for_its_stage_and_a_missing_one_for_nobody() {
    let mut map = map(&["Find", "Buy"], &[]);
    map.stages[1].steps.push(Step { id: Id::new("check-out"), ..Step::default() });
    let funnel = funnel(&[("a", 10, "Find"), ("b", 5, "check-out"), ("c", 4, "gone")]);
    let stats = lane_stats(&map, &funnel, &Id::default(), None);
    assert_eq!(stats.bars[1].stage, Id::new("Buy"));
    assert_eq!(stats.unmatched, [2]);
}

#[test]
fn the_note_names_source_unit_and_segment() {
    let mut funnel = funnel(STEPS);
    funnel.source = Source { vendor: "ga4".into(), ..Source::default() };
    (funnel.from, funnel.to) = (Date::new(2026, 2, 1).ok(), Date::new(2026, 2, 28).ok());
    funnel.unit = "visitors".into();
    funnel.segments[0].counts[1] = 801;
    assert_eq!(lane_note(&funnel, "en"), ["GA4, 1–28\u{A0}Feb\u{A0}2026", "visitors"]);
    funnel.segments[0].name = "Mobile".into();
    funnel.source.vendor = "generic".into();
    assert_eq!(lane_note(&funnel, "en"), ["1–28\u{A0}Feb\u{A0}2026", "visitors", "Mobile"]);
    funnel.source.file = "shop.csv".into();
    funnel.source.range = "A7:B13".into();
    funnel.source.sampled = true;
    funnel.segments[0].counts = vec![1000, 800, 700, 200, 100, 100];
    let cells =
        ["1–28\u{A0}Feb\u{A0}2026", "visitors, rounded to hundreds, from a sample", "Mobile", "shop.csv, A7:B13"];
    assert_eq!(lane_note(&funnel, "en"), cells);
    funnel.source.skipped = 7;
    assert_eq!(lane_note(&funnel, "en")[1], "visitors, rounded to hundreds, from a sample, 7 rows left out");
    (funnel.from, funnel.to, funnel.source.imported) = (None, None, Date::new(2026, 3, 12).ok());
    assert_eq!(lane_note(&funnel, "en")[0], "imported 12\u{A0}Mar\u{A0}2026");
    (funnel.from, funnel.to) = (Date::new(2026, 5, 4).ok(), Date::new(2026, 8, 7).ok());
    assert_eq!(lane_note(&funnel, "en")[0], "4\u{A0}May\u{A0}– 7\u{A0}Aug\u{A0}2026", "a day is not divided");
}

#[test]
fn the_note_says_by_which_rules_a_log_was_counted() {
    let note = |window: &str, rules: &str| {
        let choices = format!("user: u; event: e; time: t; steps: a, b{rules}");
        let funnel = Funnel {
            window: window.into(),
            source: Source { file: "log.csv".into(), choices, ..Source::default() },
            unit: "users".into(),
            ..Funnel::default()
        };
        lane_note(&funnel, "en").iter().map(|line| line.replace('\u{A0}', " ")).collect::<Vec<_>>()
    };
    assert_eq!(note("", ""), ["users", "log.csv"], "what is usual goes without saying");
    assert_eq!(note("1w", "; window: 1w"), ["users", "within 7 days", "log.csv"]);
    assert_eq!(
        note("36h", "; window: 36h; order: strict; sessions: 30m"),
        ["users", "within 36 hours, strict order, sessions end after 30 minutes", "log.csv"]
    );
    assert_eq!(note("1d", "; order: any; sessions: 90s")[1], "within 1 day, any order, sessions end after 90 seconds");
    assert_eq!(note("0s", "; window: 0s")[1], "at the same instant");
    assert_eq!(note("a month", "")[1], "within a month", "what another program wrote is told as it stands");
}

#[test]
fn among_some_stages_a_drop_is_that_between_those_shown() {
    let map = map(&["Find", "Buy", "Tell"], &[]);
    let shown = [Id::new("Find"), Id::new("Tell")];
    let some = lane_stats(&map, &funnel(STEPS), &Id::default(), Some(&shown));
    assert_eq!(some.bars.len(), 2);
    let drop = some.bars[1].drop.as_ref().unwrap();
    // The last step of Find had 800, and Tell has 120: those of Buy are not between what is seen.
    assert!((drop.lost - 0.85).abs() < 1e-9, "{}", drop.lost);
    assert_eq!(drop.name, "Find → Tell");
}

#[test]
fn a_thin_loss_is_marked_and_never_the_steepest() {
    let map = map(&["Find", "Buy", "Tell"], &[]);
    let stats =
        lane_stats(&map, &funnel(&[("a", 90, "Find"), ("b", 29, "Buy"), ("c", 2, "Tell")]), &Id::default(), None);
    let [find, buy, tell] = stats.bars.as_slice() else { panic!("three bars") };
    assert!(!find.thin && !buy.thin && tell.thin);
    assert_eq!((find.of, buy.of, tell.of), (None, Some(90), Some(29)));
    let (into_buy, into_tell) = (buy.drop.as_ref().unwrap(), tell.drop.as_ref().unwrap());
    assert!(into_tell.lost > into_buy.lost && into_buy.steepest && !into_tell.steepest && into_tell.thin);
    let (share, loss) = (tell.interval.unwrap(), into_tell.interval.unwrap());
    assert!(share.holds(2.0 / 29.0) && loss.holds(27.0 / 29.0));
}

/// "Find: 1000; Wait: 800 leave by Buy; Buy: 200 of Find"
fn told(stats: &LaneStats) -> Vec<String> {
    let bars = stats.bars.iter().map(|bar| {
        let after = bar.after.as_ref().map(|after| format!(" after {after}")).unwrap_or_default();
        let entered = bar.entered().map(|more| format!(", {more} enter")).unwrap_or_default();
        let begins = if bar.begins { ", begins" } else { "" };
        format!("{}: {}{after}{entered}{begins}", bar.stage, bar.count)
    });
    let skipped = stats.skipped.iter().map(|skipped| match &skipped.left {
        Some((left, to)) => format!("{} –: {left} leave by {to}", skipped.stage),
        None => format!("{} –", skipped.stage),
    });
    bars.chain(skipped).collect()
}

#[test]
fn a_stage_nobody_was_counted_at_has_no_figure_and_the_loss_belongs_to_the_way_over_it() {
    let map = map(&["Find", "Wait", "Ask", "Buy", "Tell"], &[]);
    let stats = lane_stats(&map, &funnel(&[("a", 1000, "Find"), ("b", 200, "Buy")]), &Id::default(), None);
    assert_eq!(told(&stats), ["Find: 1000", "Buy: 200 after Find", "Wait –: 800 leave by Buy", "Ask –", "Tell –"]);
}

#[test]
fn who_comes_in_later_is_counted_as_coming_in_and_never_as_a_share() {
    let map = map(&["Find", "Wait", "Buy", "Tell"], &[]);
    let rises = funnel(&[("b", 200, "Wait"), ("c", 150, "Buy"), ("d", 400, "Tell")]);
    let stats = lane_stats(&map, &rises, &Id::default(), None);
    assert_eq!(told(&stats), ["Wait: 200, begins", "Buy: 150", "Tell: 400, 250 enter", "Find –"]);
    let over = lane_stats(&map, &funnel(&[("a", 100, "Find"), ("d", 130, "Tell")]), &Id::default(), None);
    assert_eq!(told(&over), ["Find: 100", "Tell: 130 after Find, 30 enter", "Wait –", "Buy –"]);
}

#[test]
fn among_some_stages_those_not_shown_are_no_gap() {
    let map = map(&["Find", "Wait", "Buy"], &[]);
    let both = funnel(&[("a", 100, "Find"), ("c", 60, "Buy")]);
    let shown = [Id::new("Find"), Id::new("Buy")];
    assert_eq!(told(&lane_stats(&map, &both, &Id::default(), Some(&shown))), ["Find: 100", "Buy: 60"]);
}

#[test]
fn steps_matched_against_the_order_of_the_stages_say_whose_share_it_is() {
    let map = map(&["Find", "Wait", "Buy"], &[]);
    let stats = lane_stats(&map, &funnel(&[("a", 100, "Buy"), ("b", 60, "Find")]), &Id::default(), None);
    assert_eq!(told(&stats), ["Find: 60 after Buy", "Buy: 100", "Wait –"]);
}
