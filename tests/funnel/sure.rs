//! How sure shares and their differences are, against published values.

use proptest::prelude::*;
use touchline::funnel::{
    Comparison, Incomparable, Side, Verdict, compare, holm, is_thin, read, rounded_to, test, wilson,
};

fn near(value: f64, published: f64, within: f64) {
    assert!((value - published).abs() <= within, "{value} is not {published}");
}

/// R. G. Newcombe, “Two-sided confidence intervals for the single proportion: comparison of seven methods”, Statistics
/// in Medicine 17 (1998), table I, method 3: the score interval without continuity correction.
#[test]
fn intervals_are_those_of_newcombe_1998() {
    let table = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)];
    for (count, whole, low, high) in table {
        let interval = wilson(count, whole).unwrap();
        near(interval.low, low, 0.00005);
        near(interval.high, high, 0.00005);
    }
    assert_eq!(wilson(0, 20).unwrap().low, 0.0);
    assert_eq!(wilson(20, 20).unwrap().high, 1.0);
    assert_eq!(wilson(0, 0), None, "nothing is no whole");
    assert_eq!(wilson(21, 20), None, "more than all is no share");
}

/// A. Agresti, “An Introduction to Categorical Data Analysis”, the physicians’ health study: 189 of 11,034 with a placebo
/// and 104 of 11,037 with aspirin; Pearson’s statistic, the square of z, is 25.01.
#[test]
fn the_test_is_that_of_the_physicians_health_study() {
    let found = test((189, 11_034), (104, 11_037)).unwrap();
    // Of a chi-squared variable with one degree of freedom, 25.01 and more: 5.7 in ten million.
    near(found.p, 5.7e-7, 0.05e-7);
    assert!(!found.sparse);
}

/// Percentage points of the normal distribution (NIST/SEMATECH e-Handbook, 1.3.6.7.1): 1.645, 1.96, 2.576 leave 10, 5 and
/// 1 % on both sides. Of 2 × 500 with 250 and 250 + k the statistic is known.
#[test]
fn the_values_of_the_test_are_those_of_the_normal_table() {
    for (z, p) in [(1.645, 0.1), (1.96, 0.05), (2.576, 0.01)] {
        // Two shares around a half, each of n: z = difference × √(2 n).
        let n = 2_000_000_000_f64;
        let apart = z / (2.0 * n).sqrt();
        let part = |share: f64| ((share * n).round() as u64, n as u64);
        let found = test(part(0.5 + apart / 2.0), part(0.5 - apart / 2.0)).unwrap();
        near(found.p, p, 0.0001);
    }
}

/// The worked example of Holm’s method in encyclopedias: 0.01, 0.04, 0.03, 0.005 at 0.05 refute the first and the last.
#[test]
fn holm_corrects_step_down() {
    let corrected = holm(&[0.01, 0.04, 0.03, 0.005]);
    for (value, expected) in corrected.iter().zip([0.03, 0.06, 0.06, 0.02]) {
        near(*value, expected, 1e-12);
    }
    assert_eq!(holm(&[]), Vec::<f64>::new());
    assert_eq!(holm(&[0.7, 0.9]), [1.0, 1.0]);
}

fn side(steps: &[(&str, u64)]) -> Side {
    Side { steps: steps.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect() }
}

fn verdicts(comparison: &Comparison) -> Vec<&'static str> {
    comparison.steps.iter().map(|step| step.verdict.map_or("-", Verdict::words)).collect()
}

#[test]
fn a_difference_is_named_only_where_there_is_one() {
    let mobile = side(&[("Visit", 5_000), ("Basket", 1_000), ("Pay", 300), ("Again", 29), ("Tell", 3)]);
    let desktop = side(&[("visit", 4_000), ("basket", 1_000), ("pay", 310), ("again", 40), ("tell", 38)]);
    let both = compare(&mobile, &desktop).unwrap();
    assert_eq!(
        verdicts(&both),
        ["-", "clear difference", "no clear difference", "no clear difference", "too few to say"]
    );
    assert_eq!(both.tested, 3, "the thin step is not tested");
    near(both.steps[1].difference.unwrap(), -0.05, 1e-12);
    assert!(both.steps[4].a.thin && !both.steps[4].b.thin);
    assert_eq!(both.left_out, Vec::<String>::new());
}

#[test]
fn what_one_test_calls_clear_several_do_not() {
    // z = 2.2: p = 0.028 alone, 0.056 as one of two.
    let (a, b) = (("Pay", 550), ("Pay", 501));
    let alone = compare(&side(&[("Visit", 1_000), a]), &side(&[("Visit", 1_000), b])).unwrap();
    assert_eq!(verdicts(&alone), ["-", "clear difference"]);
    let more = |step| side(&[("Visit", 1_000), step, ("Tell", 250)]);
    let several = compare(&more(a), &side(&[("Visit", 1_000), b, ("Tell", 228)])).unwrap();
    assert_eq!(verdicts(&several), ["-", "no clear difference", "no clear difference"]);
    assert_eq!(verdicts(&compare(&more(a), &more(a)).unwrap()), ["-", "no clear difference", "no clear difference"]);
}

#[test]
fn a_test_that_does_not_hold_claims_nothing() {
    // Four of 4,000 are expected to leave on each side: too few for the test, which would call it clear.
    let (a, b) = (side(&[("In", 4_000), ("Out", 4_000)]), side(&[("In", 4_000), ("Out", 3_992)]));
    assert_eq!(verdicts(&compare(&a, &b).unwrap()), ["-", "too few to say"]);
    assert_eq!(verdicts(&compare(&a, &a).unwrap()), ["-", "no clear difference"]);
    // A count that rises is no share, and nobody has none.
    let rising = side(&[("In", 400), ("Out", 500)]);
    let nobody = side(&[("In", 0), ("Out", 0)]);
    assert_eq!(verdicts(&compare(&a, &rising).unwrap()), ["-", "-"]);
    assert_eq!(verdicts(&compare(&nobody, &a).unwrap()), ["-", "-"]);
}

#[test]
fn funnels_are_paired_by_the_names_of_their_steps() {
    let feb = side(&[("Visit", 900), ("Look", 500), ("Pay", 90), ("Pay", 40)]);
    let march = side(&[("Visit", 800), ("Búy", 300), ("Pay", 60), ("Pay", 20)]);
    let both = compare(&feb, &march).unwrap();
    let names: Vec<&str> = both.steps.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, ["Visit", "Pay", "Pay"]);
    assert_eq!(both.steps[1].a.of, Some(900), "of the step before that both have");
    assert_eq!(both.left_out, ["Look", "Búy"]);
    let turned = side(&[("Pay", 60), ("Visit", 50)]);
    assert_eq!(compare(&feb, &turned), Err(Incomparable::Order));
    assert_eq!(compare(&feb, &side(&[("Visit", 1), ("Leave", 1)])), Err(Incomparable::Apart));
}

#[test]
fn rounded_counts_are_seen() {
    assert_eq!(rounded_to([48_200, 19_300, 8_900, 3_150, 2_960, 1_480]), Some(10));
    assert_eq!(rounded_to([1_200, 300, 0]), Some(100));
    assert_eq!(rounded_to([12_000, 3_000, 1_000]), Some(1_000));
    assert_eq!(rounded_to([12_000, 3_001, 1_000]), None);
    // Two counts that end in a nought are found once in a hundred tables.
    assert_eq!(rounded_to([130, 40]), None);
    assert_eq!(rounded_to([1_000, 1_000]), None, "one count twice is one");
    assert_eq!(rounded_to([0, 0]), None);
}

#[test]
fn a_sampled_export_is_seen() {
    let sampled = |line: &str| {
        let table = format!("{line}\n\nStep,Users\nVisit,1207\nPay,311\n");
        read(table.as_bytes(), &Default::default()).unwrap().sampled
    };
    for yes in ["# Sampled data: 12.5 % of sessions", "Sampling rate: 0.4", "Stichprobe von 25 %", "サンプリング 10 %"]
    {
        assert!(sampled(yes), "{yes}");
    }
    for no in ["# No sampling", "Unsampled report", "Sampling: 100%", "Free samples funnel", "Keine Stichprobe"] {
        assert!(!sampled(no), "{no}");
    }
}

fn counts() -> impl Strategy<Value = (u64, u64)> {
    prop_oneof![1u64..60, 1u64..5_000, 1u64..3_000_000_000]
        .prop_flat_map(|whole| (0..=whole).prop_map(move |count| (count, whole)))
}

fn falling() -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(1u64..9_000, 4).prop_map(|mut counts| {
        counts.sort_unstable_by(|a, b| b.cmp(a));
        counts
    })
}

proptest! {
    #[test]
    fn an_interval_holds_its_share_and_narrows_with_more((count, whole) in counts()) {
        let interval = wilson(count, whole).unwrap();
        prop_assert!(interval.holds(count as f64 / whole as f64));
        prop_assert!(0.0 <= interval.low && interval.high <= 1.0 && interval.low < interval.high);
        let more = wilson(count * 4, whole * 4).unwrap();
        prop_assert!(more.high - more.low < interval.high - interval.low);
        // The share that leaves is as sure as the share that stays.
        let rest = wilson(whole - count, whole).unwrap();
        prop_assert!((rest.low - interval.of_rest().low).abs() < 1e-9);
        prop_assert!((rest.high - interval.of_rest().high).abs() < 1e-9);
    }

    #[test]
    fn a_test_does_not_ask_who_comes_first(a in counts(), b in counts()) {
        let (one, other) = (test(a, b), test(b, a));
        prop_assert_eq!(one.is_some(), !is_thin(a.1) && !is_thin(b.1));
        if let (Some(one), Some(other)) = (one, other) {
            prop_assert!((one.p - other.p).abs() < 1e-12 && one.sparse == other.sparse);
            prop_assert!((0.0..=1.0).contains(&one.p));
        }
        if !is_thin(a.1) {
            prop_assert!((test(a, a).unwrap().p - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn a_correction_keeps_the_order_and_never_helps(values in proptest::collection::vec(0.0f64..1.0, 0..12)) {
        let corrected = holm(&values);
        for (i, value) in values.iter().enumerate() {
            prop_assert!(corrected[i] >= *value && corrected[i] <= 1.0);
            for (j, other) in values.iter().enumerate() {
                prop_assert!(value > other || corrected[i] <= corrected[j]);
            }
        }
    }

    #[test]
    fn comparing_is_symmetric(a in falling(), b in falling()) {
        let names = ["a", "b", "c", "d"];
        let side = |counts: &[u64]| Side { steps: names.iter().map(|n| (*n).to_owned()).zip(counts.iter().copied()).collect() };
        let (one, other) = (compare(&side(&a), &side(&b)).unwrap(), compare(&side(&b), &side(&a)).unwrap());
        prop_assert_eq!(one.tested, other.tested);
        for (one, other) in one.steps.iter().zip(&other.steps) {
            prop_assert_eq!((one.a, one.b, one.verdict), (other.b, other.a, other.verdict));
            prop_assert_eq!(one.difference, other.difference.map(|d| if d == 0.0 { 0.0 } else { -d }));
        }
    }
}
