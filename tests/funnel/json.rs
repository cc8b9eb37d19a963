//! JSON in the shapes in which services answer and people write.

use expect_test::{Expect, expect};
use touchline::funnel::{Choices, Import, ReadError, read};

use super::tables::check_text;

fn refused(json: &str) -> ReadError {
    read(json.as_bytes(), &Choices::default()).expect_err("no funnel")
}

fn told(json: &str, expected: Expect) {
    let error = refused(json);
    expected.assert_eq(&format!("{}\n{}\n{}\n", error.title("a.json"), error.detail, error.hint));
}

fn funnel(json: &str) -> Import {
    read(json.as_bytes(), &Choices::default()).expect("a funnel")
}

#[test]
fn the_ga4_data_api_has_its_total_and_its_dimension() {
    let table = r#"{"funnelTable": {
        "dimensionHeaders": [{"name": "funnelStepName"}, {"name": "deviceCategory"}],
        "metricHeaders": [{"name": "activeUsers", "type": "TYPE_INTEGER"}, {"name": "funnelStepCompletionRate"},
            {"name": "activeUsers", "type": "TYPE_INTEGER"}, {"name": "funnelStepCompletionRate"}],
        "rows": [
            {"dimensionValues": [{"value": "1. Pick a boat"}, {"value": "RESERVED_TOTAL"}], "metricValues": [{"value": "900"}, {"value": "0.5"}]},
            {"dimensionValues": [{"value": "1. Pick a boat"}, {"value": "tablet"}], "metricValues": [{"value": "300"}, {"value": "0.125"}]},
            {"dimensionValues": [{"value": "2. Paid"}, {"value": "RESERVED_TOTAL"}], "metricValues": [{"value": "450"}, {"value": "1"}]},
            {"dimensionValues": [{"value": "2. Paid"}, {"value": "tablet"}], "metricValues": [{"value": "38"}, {"value": "1"}]}],
        "metadata": {"samplingMetadatas": [{"samplesReadCount": "500", "samplingSpaceSize": "9000"}]}},
      "funnelVisualization": {
        "dimensionHeaders": [{"name": "funnelStepName"}], "metricHeaders": [{"name": "activeUsers"}],
        "rows": [
            {"dimensionValues": [{"value": "1. Pick a boat"}], "metricValues": [{"value": "900"}]},
            {"dimensionValues": [{"value": "2. Paid"}], "metricValues": [{"value": "450"}]}],
        "metadata": {}}}"#;
    check_text(
        table,
        expect![[r#"
        ga4 |  | active users
        *: Pick a boat 900, Paid 450
        tablet: Pick a boat 300, Paid 38
    "#]],
    );
    let import = funnel(table);
    assert!(import.sampled);
    assert_eq!(import.range, "funnelTable, entries 1–4");
    assert_eq!(import.seen.sheets, ["funnelTable", "funnelVisualization"]);
    let only = read(table.as_bytes(), &Choices::parse("sheet: funnelvisualization")).expect("the other list");
    assert_eq!((only.segments.len(), only.seen.sheet.as_str()), (1, "funnelVisualization"));
}

#[test]
fn mixpanel_days_and_breakdowns_are_segments() {
    check_text(
        r#"{"meta": {"dates": ["2026-05-24", "2026-05-25"]}, "data": {
            "2026-05-24": {"steps": [
                {"count": 3268, "avg_time": null, "event": "App Open", "goal": "App Open", "step_label": null, "overall_conv_ratio": 1.0, "step_conv_ratio": 1.0},
                {"count": 911, "avg_time": 367.125, "event": "Upgrade", "goal": "Upgrade", "step_label": "Pay", "overall_conv_ratio": 0.279, "step_conv_ratio": 0.279}],
                "analysis": {"completion": 911, "starting_amount": 3268, "steps": 2, "worst": 1}},
            "2026-05-25": {"steps": [
                {"count": 3001, "event": "App Open", "goal": "App Open", "step_label": null, "overall_conv_ratio": 1.0, "step_conv_ratio": 1.0},
                {"count": 800, "event": "Upgrade", "goal": "Upgrade", "step_label": "Pay", "overall_conv_ratio": 0.267, "step_conv_ratio": 0.267}],
                "analysis": {"completion": 800, "starting_amount": 3001, "steps": 2, "worst": 1}}}}"#,
        expect![[r#"
            mixpanel |  | 
            2026-05-24: App Open 3268, Pay 911
            2026-05-25: App Open 3001, Pay 800
        "#]],
    );
    check_text(
        r#"{"data": {"2026-05-24": {
            "$overall": [{"count": 90, "event": "Open", "overall_conv_ratio": 1, "step_conv_ratio": 1}, {"count": 30, "event": "Buy", "overall_conv_ratio": 0.333, "step_conv_ratio": 0.333}],
            "iOS": [{"count": 50, "event": "Open", "overall_conv_ratio": 1, "step_conv_ratio": 1}, {"count": 20, "event": "Buy", "overall_conv_ratio": 0.4, "step_conv_ratio": 0.4}]}}}"#,
        expect![[r#"
            mixpanel |  | 
            *: Open 90, Buy 30
            iOS: Open 50, Buy 20
        "#]],
    );
}

#[test]
fn posthog_names_and_breakdowns() {
    let step = |name: &str, custom: &str, order: u32, count: u32, by: &str| {
        format!(
            r#"{{"action_id": "{name}", "name": "{name}", "custom_name": {custom}, "order": {order}, "people": [{{"id": 1, "name": "x"}}], "count": {count}, "type": "events", "average_conversion_time": null, "breakdown": ["{by}"], "breakdown_value": ["{by}"]}}"#
        )
    };
    let list = |by: &str, counts: [u32; 2]| {
        let steps =
            [step("$pageview", "null", 0, counts[0], by), step("signup", "\"Opened the form\"", 1, counts[1], by)];
        format!("[{}]", steps.join(", "))
    };
    check_text(
        &format!(
            r#"{{"result": [{}, {}], "name": "Sign-up", "timezone": "UTC"}}"#,
            list("Safari", [90, 20]),
            list("Firefox", [70, 9])
        ),
        expect![[r#"
            posthog | Sign-up | 
            Safari: $pageview 90, Opened the form 20
            Firefox: $pageview 70, Opened the form 9
        "#]],
    );
}

#[test]
fn plausible_and_amplitude() {
    check_text(
        r#"{"name": "From blog to kayak", "steps": [
            {"label": "Visit /blog", "visitors": 2210, "dropoff": 0, "dropoff_percentage": "0", "conversion_rate": "100", "conversion_rate_step": "0"},
            {"label": "Kayak", "visitors": 188, "dropoff": 2022, "dropoff_percentage": "91.49", "conversion_rate": "8.51", "conversion_rate_step": "8.51"}],
          "all_visitors": 9934, "entering_visitors": 2210, "never_entering_visitors": 7724}"#,
        expect![[r#"
            plausible | From blog to kayak | visitors
            *: Visit /blog 2210, Kayak 188
        "#]],
    );
    check_text(
        r#"{"data": [{"meta": {"segmentIndex": 0}, "events": ["Open", "Add", "Buy"], "stepByStep": [1.0, 0.5, 0.5], "cumulative": [1.0, 0.5, 0.25],
            "cumulativeRaw": [400, 200, 100], "medianTransTimes": [0, 1200, 3000]}]}"#,
        expect![[r#"
            amplitude |  | 
            *: Open 400, Add 200, Buy 100
        "#]],
    );
}

#[test]
fn lists_of_objects_of_any_make() {
    check_text(
        r#"{"report": {"title": "Kiosk"}, "date_from": "2026-03-01", "date_to": "2026-03-31",
            "rows": [{"step": {"name": "Door"}, "metrics": {"share": 1, "users": 1200}}, {"step": {"name": "Till"}, "metrics": {"share": 0.125, "users": 150}}]}"#,
        expect![[r#"
            generic | Kiosk | users | 2026-03-01 2026-03-31
            *: Door 1200, Till 150
        "#]],
    );
    // One entry a line, with a count in words of its own.
    check_text(
        "{\"step\": \"Door\", \"people\": \"1.200\"}\n\n{\"step\": \"Till\", \"people\": \"150\"}\n",
        expect![[r#"
            generic |  | people
            *: Door 1200, Till 150
        "#]],
    );
    // As this program prints it.
    check_text(
        r#"{"vendor": "generic", "name": "Kiosk", "segments": [
            {"name": null, "steps": [{"name": "Door", "count": 120}, {"name": "Till", "count": 64}]},
            {"name": "Rain", "steps": [{"name": "Door", "count": 20}, {"name": "Till", "count": 14}]}], "warnings": []}"#,
        expect![[r#"
            generic | Kiosk | 
            *: Door 120, Till 64
            Rain: Door 20, Till 14
        "#]],
    );
    // Within an entry is less than the entry itself.
    check_text(
        r#"[{"step": "Door", "users": 120, "ages": [{"age": "old", "users": 100}, {"age": "young", "users": 20}]},
            {"step": "Till", "users": 64, "ages": [{"age": "old", "users": 60}, {"age": "young", "users": 4}]}]"#,
        expect![[r#"
            generic |  | users
            *: Door 120, Till 64
            ! the lists “ages” within the entries were not read
        "#]],
    );
}

#[test]
fn lists_of_lists_columns_and_keys() {
    check_text(
        r#"[["Step", "Users"], ["Door", 120], ["Till", 64]]"#,
        expect![[r#"
        generic |  | users
        *: Door 120, Till 64
    "#]],
    );
    check_text(
        r#"{"columns": ["step", "users"], "index": [0, 1], "data": [["Door", 120], ["Till", 64]]}"#,
        expect![[r#"
        generic |  | users
        *: Door 120, Till 64
    "#]],
    );
    check_text(
        r#"{"steps": ["Door", "Till"], "users": [120, 64], "rate": [1, 0.533]}"#,
        expect![[r#"
        generic |  | users
        *: Door 120, Till 64
    "#]],
    );
    check_text(
        r#"{"step": {"0": "Door", "1": "Till"}, "users": {"0": 120, "1": 64}}"#,
        expect![[r#"
        generic |  | users
        *: Door 120, Till 64
    "#]],
    );
    check_text(
        r#"{"Visit": 120, "Till": 64}"#,
        expect![[r#"
        generic |  | 
        *: Visit 120, Till 64
        ! the keys of an object were taken for the steps
    "#]],
    );
    check_text(
        r#"{"funnel": {"Door": 120, "Till": 64}}"#,
        expect![[r#"
        generic |  | 
        *: Door 120, Till 64
        ! the keys of an object were taken for the steps
    "#]],
    );
    check_text(
        r#"{"Door": {"users": 120, "rate": 1}, "Till": {"users": 64, "rate": 0.53}}"#,
        expect![[r#"
        generic |  | users
        *: Door 120, Till 64
        ! the keys of an object were taken for the steps
    "#]],
    );
}

#[test]
fn of_two_funnels_the_other_is_named() {
    let json = r#"{"spring": [{"step": "Door", "users": 120}, {"step": "Till", "users": 64}],
        "autumn": [{"stage": "Gate", "people": 90}, {"stage": "Ride", "people": 30}]}"#;
    check_text(
        json,
        expect![[r#"
        generic |  | users
        *: Door 120, Till 64
        ! “spring” was read, the first that surely is one; “autumn” holds a funnel as well
    "#]],
    );
    let error = read(json.as_bytes(), &Choices::parse("sheet: winter")).expect_err("no such list");
    assert_eq!(error.title("a.json"), "a.json has no sheet “winter”");
    assert_eq!(error.detail, "Sheets found: spring, autumn.");
    assert_eq!(error.seen.sheets, ["spring", "autumn"]);
}

#[test]
fn a_count_that_is_none_names_its_entry_and_key() {
    let json = r#"{"steps": [{"label": "Door", "visitors": 120}, {"label": "Hall", "visitors": 99}, {"label": "Till", "visitors": "soon"}]}"#;
    assert_eq!(refused(json).title("a.json"), "a.json, entry 3, “visitors”: “soon” is no count");
    for wrong in ["-7", "7.5", "null", "1.125", "1e30"] {
        let json = json.replace("\"soon\"", wrong);
        let title = refused(&json).title("a.json");
        assert!(title.starts_with("a.json, entry 3"), "{wrong}: {title}");
    }
}

#[test]
fn a_number_of_json_has_no_groups_of_thousands() {
    // 1.125 is no 1125, whatever other columns do.
    let import = funnel(
        r#"[{"step": "Door", "minutes": 9.125, "users": 120}, {"step": "Till", "minutes": 8.250, "users": 64}]"#,
    );
    let counts: Vec<u64> = import.segments[0].steps.iter().map(|step| step.count).collect();
    assert_eq!(counts, [120, 64]);
    assert!(!import.seen.columns[1].countable);
}

#[test]
fn broken_json_is_said_with_line_and_column() {
    told(
        "{\"steps\": [\n  {\"label\": \"Door\", \"vis",
        expect![[r#"
        a.json breaks off in line 2, column 24: a list, an object or a text is not closed

        Its end is missing: download or export it again.
    "#]],
    );
    told(
        "[{\"step\": \"Door\" \"users\": 1}]",
        expect![[r#"
        a.json is broken JSON in line 1, column 18: expected `,` or `}`

        Mend it there, or download or export it again.
    "#]],
    );
    told(
        "[{\"step\": \"Door\", \"users\": 1}] and so on",
        expect![[r#"
        a.json is broken JSON in line 1, column 32: expected value

        Mend it there, or download or export it again.
    "#]],
    );
    told(
        &"[".repeat(10_000),
        expect![[r#"
        a.json is nested too deep in line 1, column 128

        Export the funnel itself: a list with an entry for each step.
    "#]],
    );
    told(
        &format!("{}1{}", "{\"a\": ".repeat(10_000), "}".repeat(10_000)),
        expect![[r#"
        a.json is nested too deep in line 1, column 763

        Export the funnel itself: a list with an entry for each step.
    "#]],
    );
    let nul = "[{\"step\": \"Do\0or\", \"users\": 1}]";
    told(
        nul,
        expect![[r#"
        a.json is broken JSON in line 1, column 14: a text holds a line break or a control character

        Mend it there, or download or export it again.
    "#]],
    );
}

#[test]
fn json_of_another_shape_says_what_it_is() {
    told(
        "{}",
        expect![[r#"
        a.json is JSON without a list of steps
        Found: an empty object. A list with a name and a count for each step is needed, such as [{"step": "Visit", "users": 120}, …].
        Export the funnel itself, or write its steps as such a list.
    "#]],
    );
    told(
        "[1, 2, 3]",
        expect![[r#"
        a.json is JSON without a list of steps
        Found: a list of 3, the first a number. A list with a name and a count for each step is needed, such as [{"step": "Visit", "users": 120}, …].
        Export the funnel itself, or write its steps as such a list.
    "#]],
    );
    told(
        r#"{"total": 7, "names": ["a"], "page": {"size": "20"}}"#,
        expect![[r#"
        a.json is JSON without a list of steps
        Found: an object with “total” (a number), “names” (a list of one: a text), “page” (an object). A list with a name and a count for each step is needed, such as [{"step": "Visit", "users": 120}, …].
        Export the funnel itself, or write its steps as such a list.
    "#]],
    );
    told(
        r#"{"error": {"code": 401, "message": "Request had invalid credentials."}}"#,
        expect![[r#"
        a.json is the refusal of a service: “Request had invalid credentials.”

        Sign in there, ask again, and save the answer with the funnel.
    "#]],
    );
    told(
        r#"[{"step": "Door", "rate": 0.5}, {"step": "Till", "rate": 0.25}]"#,
        expect![[r#"
        a.json has no column with counts
        Columns found: step, rate. A column of whole numbers is needed.
        Export the funnel with its counts (users, visitors, sessions), or choose the column of the counts.
    "#]],
    );
    let wide: Vec<String> = (0..900).map(|i| format!("\"k{i}\": {i}")).collect();
    told(
        &format!("[{{\"a\": \"x\", {0}}}, {{\"a\": \"y\", {0}}}]", wide.join(", ")),
        expect![[r#"
        a.json is too wide for a funnel: its entries have 501 keys or more

        Export the funnel itself, without its days or users.
    "#]],
    );
    let long = format!("[{}1]", "1,".repeat(500_001));
    let lines = "{\"step\": \"a\", \"users\": 1}\n".repeat(170_000);
    for long in [long, lines] {
        told(
            &long,
            expect![[r#"
            a.json is too long for a funnel

            This looks like a list of events; a list with an entry for each step is needed.
        "#]],
        );
    }
}

#[test]
fn entries_that_differ_make_no_table_larger_than_one_may_be() {
    let wide: Vec<String> = (0..400).map(|i| format!("\"k{i}\": {i}")).collect();
    let few = "{\"step\": \"a\", \"users\": 1},".repeat(2_000);
    let sparse = format!("[{{{}}}, {few} {{}}]", wide.join(", "));
    assert_eq!(refused(&sparse).what, "is too wide for a funnel: its entries have 402 keys or more");
}

#[test]
fn an_object_of_more_keys_than_a_funnel_has_is_none() {
    let steps = |many: usize| {
        let steps: Vec<String> = (0..many).map(|i| format!("\"purchase {i}\": {i}")).collect();
        format!("{{{}}}", steps.join(", "))
    };
    assert!(read(steps(400).as_bytes(), &Choices::default()).is_ok());
    assert_eq!(refused(&steps(10_001)).what, "is JSON without a list of steps");
}

#[test]
fn an_object_of_numbers_that_nothing_calls_a_funnel_is_none() {
    for other in [
        r#"{"width": 100, "height": 50}"#,
        r#"{"left": {"x": 10, "y": 2}, "right": {"x": 4, "y": 1}}"#,
        r#"{"data": {"width": 100, "height": 50}}"#,
    ] {
        assert_eq!(refused(other).what, "is JSON without a list of steps", "{other}");
    }
}
