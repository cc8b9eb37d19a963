use touchline::funnel::step_stats;
use touchline::map::{Date, Dates, Finite, Funnel, Numbers, Segment};

#[test]
fn numbers_have_thin_spaces_a_real_minus_and_the_languages_mark() {
    let en = Numbers::of("en");
    let de = Numbers::of("de");
    assert_eq!(en.count(7), "7");
    assert_eq!(en.count(1_480), "1\u{202F}480");
    assert_eq!(en.count(1_048_576), "1\u{202F}048\u{202F}576");
    assert_eq!(en.drop(0.6), "−60\u{202F}%");
    assert_eq!(en.drop(-0.444), "+44\u{202F}%");
    assert_eq!(en.drop(0.0), "0\u{202F}%");
    assert_eq!(en.fine_percent(0.0654), "6.5\u{202F}%");
    assert_eq!(de.fine_percent(0.0654), "6,5\u{202F}%");
    assert_eq!(en.fine_percent(0.18), "18\u{202F}%");
    assert_eq!(en.signed(Finite::of(-2)), "−2");
    assert_eq!(en.signed(Finite::of(0)), "0");
    assert_eq!(de.signed(Finite::new(1.5).expect("finite")), "+1,5");
    assert_eq!(Numbers::of("de-CH").fine_percent(0.015), "1.5\u{202F}%");
}

#[test]
fn a_percentage_never_says_none_or_all_of_what_is_neither() {
    let en = Numbers::of("");
    assert_eq!(en.percent(0.0), "0\u{202F}%");
    assert_eq!(en.percent(0.002), "0.2\u{202F}%");
    assert_eq!(en.percent(0.998), "99.8\u{202F}%");
    assert_eq!(en.percent(1.0), "100\u{202F}%");
    assert_eq!(en.fine_percent(0.0002), "0.02\u{202F}%");
    assert_eq!(en.percent(3.0 / 3e9), "<0.001\u{202F}%");
    assert_eq!(en.percent(1.0 - 1e-9), "99.999\u{202F}%");
    assert_eq!(en.drop(1.0 - 1e-9), "−99.999\u{202F}%");
}

#[test]
fn an_interval_has_the_decimals_that_tell_its_ends_apart() {
    let en = Numbers::of("en");
    assert_eq!(en.between(0.3441, 0.3639), "34.4–36.4\u{202F}%");
    assert_eq!(en.between(0.2303, 0.2754), "23–28\u{202F}%");
    assert_eq!(en.between(0.2695, 0.284), "27.0–28.4\u{202F}%");
    assert_eq!(en.percent_within(0.18464, 0.1812, 0.1881), "18.5\u{202F}% (18.1–18.8\u{202F}%)");
    assert_eq!(en.percent_within(1e-9, 1e-10, 2e-9), "<0.001\u{202F}%");
    assert_eq!(en.between(0.0, 0.1611), "0–16\u{202F}%");
    assert_eq!(en.between(0.002, 0.06), "0.2–6\u{202F}%");
    assert_eq!(Numbers::of("de").between(0.39605, 0.40480), "39,6–40,5\u{202F}%");
    assert_eq!((en.points(-0.05), en.points(0.0043), en.points(0.0)), ("−5".into(), "+0.4".into(), "0".into()));
}

#[test]
fn date_ranges_say_nothing_twice() {
    let day = |y, m, d| Date::new(y, m, d).expect("a day");
    let range = |language, from, to| Dates::of(language).range(from, to);
    let (a, b) = (day(2026, 2, 1), day(2026, 2, 28));
    assert_eq!(range("en", a, b), "1–28 Feb 2026");
    assert_eq!(range("de", a, b), "1.–28. Feb. 2026");
    assert_eq!(range("ja", a, b), "2026年2月1日–28日");
    assert_eq!(range("en", a, day(2026, 3, 3)), "1 Feb – 3 Mar 2026");
    assert_eq!(range("fr", day(2025, 12, 20), b), "20 déc. 2025 – 28 févr. 2026");
    assert_eq!(range("xx", a, b), "2026-02-01 – 2026-02-28");
    assert_eq!(range("en", a, a), "1 Feb 2026");
    assert_eq!(Dates::of("en").known_range(None, Some(b)), "– 28 Feb 2026");
}

#[test]
fn steps_are_compared_with_the_first_and_with_the_one_before() {
    let funnel = Funnel {
        steps: ["Land", "Look", "Book"].map(String::from).to_vec(),
        segments: vec![Segment { counts: vec![400, 0, 10], ..Segment::default() }],
        gaps: vec![2],
        ..Funnel::default()
    };
    let stats = step_stats(&funnel, &funnel.segments[0]);
    assert_eq!(stats[0].of_first, Some(1.0));
    assert_eq!(stats[0].of_previous, None);
    assert_eq!(stats[1].drop, Some(1.0));
    assert_eq!(stats[2].of_first, Some(0.025));
    // Nothing can be a share of nobody.
    assert_eq!(stats[2].of_previous, None);
    assert!(stats[2].after_gap && !stats[1].after_gap);
    // Ten of nobody: a count that rises, and a share that nobody stands behind.
    assert!(stats[2].rises && stats[2].thin && !stats[1].rises && !stats[1].thin);
    assert_eq!((stats[1].previous_interval.unwrap().low, stats[2].previous_interval), (0.0, None));
    assert!(stats[2].first_interval.unwrap().holds(0.025));
}
