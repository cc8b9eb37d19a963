//! The display list as text: what is drawn, where, in which colour.

use std::fmt::Write;

use expect_test::{Expect, expect};
use kurbo::Shape;
use touchline::layout::{Fonts, LaneBody, Metrics, View, lay_out};
use touchline::map::Id;
use touchline::picture::{Group, Item, Key, Palette, Part, lower};

use crate::layout::small;

fn color(color: peniko::Color) -> String {
    let [r, g, b, a] = color.to_rgba8().to_u8_array();
    if a == 255 { format!("#{r:02X}{g:02X}{b:02X}") } else { format!("#{r:02X}{g:02X}{b:02X}{a:02X}") }
}

fn rect(rect: kurbo::Rect) -> String {
    format!("{:.0},{:.0} {:.0}×{:.0}", rect.x0, rect.y0, rect.width(), rect.height())
}

fn write(group: &Group, out: &mut String) {
    writeln!(out, "{:?} at {:.0},{:.0}", group.pane, group.offset.x, group.offset.y).unwrap();
    for item in group.items.iter() {
        match item {
            Item::Shape(shape) => {
                write!(out, "  shape {}", rect(shape.path.bounding_box())).unwrap();
                if let Some(fill) = shape.fill {
                    write!(out, " filled {}", color(fill)).unwrap();
                }
                if let Some((stroke, tint)) = &shape.stroke {
                    let dashed = if stroke.dash_pattern.is_empty() { "" } else { " dashed" };
                    write!(out, " line {:.1} {}{dashed}", stroke.width, color(*tint)).unwrap();
                }
                out.push('\n');
            }
            Item::Text(text) => {
                let lines = text.paragraph.lines.iter().map(|line| text.paragraph.text[line.text.clone()].trim_end());
                let words = lines.collect::<Vec<_>>().join(" / ");
                let (x, y) = (text.origin.x, text.origin.y);
                let size = text.paragraph.lines[0].runs[0].size;
                writeln!(out, "  text {x:.0},{y:.0} {size} {} {words}", color(text.color)).unwrap();
            }
            Item::Image(image) => writeln!(out, "  image {}", rect(image.rect)).unwrap(),
        }
    }
}

fn listed(wanted: impl Fn(&Group) -> bool, expected: Expect) {
    let layout = lay_out(&small(), &View::export(), &mut Fonts::bundled(), &Metrics::standard().unwrap());
    let picture = lower(&layout, &Palette::light().unwrap());
    let mut out = String::new();
    for group in picture.groups.iter().filter(|group| wanted(group)) {
        write(group, &mut out);
    }
    expected.assert_eq(&out);
}

fn of(part: Part, id: &'static str) -> impl Fn(&Group) -> bool {
    move |group| group.key == Key::of(part, &Id::new(id))
}

#[test]
fn the_head_of_the_map() {
    listed(
        |group| [Key::once(Part::Title), Key::once(Part::Legend)].contains(&group.key),
        expect![[r#"
        Body at 56,52
          text 0,0 36 #1F2328 Renting a bike
          text 0,50 17 #5D6470 Commuter, Sam, 29 · As is · Workshop of 12 March 2026
        Body at 773,74
          shape -7,-7 14×14 filled #E69F00 line 1.3 #1F2328
          text 13,-10 15 #5D6470 Moment of truth
          shape 152,-6 12×12 filled #0072B2
          text 171,-10 15 #5D6470 Touchpoint
          shape 273,-6 12×12 filled #00875F
          text 292,-10 15 #5D6470 Motive
          shape 363,-6 12×12 filled #C8500A
          text 382,-10 15 #5D6470 Pain point
          shape 475,-6 12×12 filled #B5568D
          text 494,-10 15 #5D6470 Opportunity
    "#]],
    );
}

#[test]
fn stage_heads_and_steps() {
    listed(
        |group| ["s1", "s2"].into_iter().any(|id| of(Part::Head, id)(group) || of(Part::Steps, id)(group)),
        expect![[r#"
            Heads at 226,152
              shape 0,0 364×58 filled #24405C
              text 32,16 20 #FFFFFF Find
            Heads at 580,152
              shape 0,0 430×58 filled #2F5274
              text 32,16 20 #FFFFFF Ride
            Heads at 580,210
              shape 7,12 190×0 line 2.0 #2F5274
              text 7,18 14 #5D6470 Unlock
              shape 217,12 190×0 line 2.0 #2F5274
              text 217,18 14 #5D6470 Park
        "#]],
    );
}

#[test]
fn a_moment_of_truth() {
    listed(
        of(Part::Card, "c2"),
        expect![[r#"
        Body at 233,325
          shape 0,0 333×61 filled #FFFFFF line 1.0 #B9B4A8
          shape 0,6 4×50 filled #0072B2
          shape 22,14 8×13 line 1.2 #5D6470
          text 40,10 14 #5D6470 App
          text 18,31 16 #1F2328 Map of bikes
          shape 306,12 17×17 filled #E69F00 line 1.4 #1F2328
    "#]],
    );
}

#[test]
fn a_pain_point() {
    listed(
        of(Part::Card, "c4"),
        expect![[r#"
        Body at 587,415
          shape 0,0 189×145 filled #FFFFFF line 1.0 #B9B4A8
          shape 0,6 4×134 filled #C8500A
          text 18,10 16 #1F2328 The code / does not / scan in the / rain
          text 18,98 14 #5D6470 Product · observed, 9 / of 12
          shape 134,15 6×12 filled #C8500A
          shape 142,15 6×12 filled #C8500A
          shape 150,15 6×12 filled #C8500A
          shape 158,15 6×12 filled #C8500A
          shape 166,16 5×11 filled #EFEDE6 line 1.0 #B9B4A8
    "#]],
    );
}

#[test]
fn an_opportunity_an_action_and_a_motive_among_others() {
    listed(
        |group| ["c7", "c1", "c8", "c9"].into_iter().any(|id| of(Part::Card, id)(group)),
        expect![[r#"
            Body at 233,276
              shape 2,8 7×7 filled #767B84
              text 18,0 16 #1F2328 Opens the app
            Body at 1007,1173
              shape 0,0 333×43 filled #FFFFFF line 1.0 #B9B4A8
              shape 0,6 4×32 filled #B5568D
              text 18,11 16 #1F2328 Price before the ride
              shape 280,10 42×24 filled #EFEDE6
              text 291,12 15 #1F2328 78
            Body at 1007,1348
              shape 0,0 333×61 filled #FFFFFF line 1.0 #B9B4A8
              shape 0,6 4×50 filled #00875F
              shape 20,15 12×11 line 1.2 #00875F
              text 40,10 14 #5D6470 Motive
              text 18,31 16 #1F2328 Be home before dark
            Body at 1007,1418
              shape 0,0 333×40 filled #FFFFFF line 1.0 #B9B4A8
              shape 0,6 3×28 filled #FFFFFF line 1.0 #6E6E6E
              text 18,10 16 #1F2328 Ask the city
        "#]],
    );
}

#[test]
fn the_sentiment_lane() {
    let layout = lay_out(&small(), &View::export(), &mut Fonts::bundled(), &Metrics::standard().unwrap());
    let lane = Id::new("l4");
    let mut keys = vec![Key::of(Part::Grid, &lane), Key::of(Part::Chart, &lane), Key::of(Part::LaneLabel, &lane)];
    for column in ["s1", "t1", "t2", "s2", "s3"] {
        keys.push(Key::of_pair(Part::Face, &lane, &Id::new(column)));
        keys.push(Key::of_pair(Part::Quote, &lane, &Id::new(column)));
    }
    assert!(layout.lanes.iter().any(|lane| matches!(lane.body, LaneBody::Sentiment(_))));
    listed(
        |group| keys.contains(&group.key),
        expect![[r#"
            Labels at 56,575
              shape -16,315 186×1 filled #DAD6CC
              text 0,17 17 #1F2328 Sentiment
              text 0,39 14 #5D6470 Sam
              text 141,240 14 #5D6470 −2
              text 142,194 14 #5D6470 −1
              text 149,148 14 #5D6470 0
              text 142,102 14 #5D6470 +1
              text 141,56 14 #5D6470 +2
            Body at 226,575
              shape 0,250 615×0 line 1.0 #DAD6CC dashed
              shape 723,250 405×0 line 1.0 #DAD6CC dashed
              shape 0,204 1128×0 line 1.0 #DAD6CC dashed
              shape 0,158 1128×0 line 1.0 #DAD6CC
              shape 0,112 1128×0 line 1.0 #DAD6CC dashed
              shape 0,66 1128×0 line 1.0 #DAD6CC dashed
            Body at 226,575
              shape 177,112 774×115 filled #3D93C91A
              shape 690,163 241×63 line 3.0 #1F2328
              shape 197,117 451×110 line 2.5 #1F2328 dashed
            Body at 296,644
              text -59,0 15 #5D6470 “Nice, one around the corner.”
            Body at 849,825
              text -53,0 15 #5D6470 “Now what?”
            Body at 403,687
              shape -17,-17 34×34 filled #56B4E9 line 1.6 #1F2328
              shape -7,-5 14×4 filled #000000
              shape -6,4 13×3 line 2.7 #000000
            Body at 685,769
              shape -8,-8 16×16 filled #FFFFFF line 1.5 #767B84
            Body at 895,802
              shape -17,-17 34×34 filled #B3400A line 1.6 #1F2328
              shape -7,-5 14×4 filled #FFFFFF
              shape -7,3 14×5 line 2.7 #FFFFFF
            Body at 1177,733
              shape -17,-17 34×34 filled #8C8C8C line 1.6 #1F2328
              shape -7,-5 14×4 filled #000000
              shape -6,6 12×0 line 2.7 #000000
        "#]],
    );
}

#[test]
fn the_funnel_lane() {
    let lane = Id::new("l5");
    let mut keys = vec![Key::of(Part::Chart, &lane), Key::of(Part::Remark, &lane), Key::of(Part::LaneLabel, &lane)];
    keys.extend(["s1", "s2", "s3"].map(|stage| Key::of_pair(Part::Bar, &lane, &Id::new(stage))));
    listed(
        |group| keys.contains(&group.key),
        expect![[r#"
            Labels at 56,891
              shape -16,267 186×1 filled #DAD6CC99
              text 0,17 17 #1F2328 Funnel
              text 0,39 14 #5D6470 GA4, 1–28 Feb 2026 / riders, rounded to tens / app.csv
            Body at 226,891
              shape 161,44 200×130 filled #3D93C929
              shape 462,123 319×51 filled #3D93C929
              shape 7,174 1121×1 filled #B9B4A8
            Body at 233,891
              shape 0,44 154×130 filled #3D93C9
              text 0,16 18 #1F2328 4 800
              text 0,183 14 #5D6470 100 %
            Body at 587,891
              shape 0,117 87×57 filled #3D93C9
              shape 93,123 8×51 filled #3D93C9
              text 0,203 14 #5D6470 then park 1 900
              text 0,89 18 #1F2328 2 100
              text 0,183 14 #5D6470 44 % of the stage before
              shape -133,144 65×25 filled #FFFFFF line 1.0 #8F897C
              text -122,147 15 #1F2328 −56 %
            Body at 1007,891
              shape 0,157 154×17 filled #3D93C9
              text 0,129 18 #1F2328 610
              text 0,183 14 #5D6470 32 % of the stage before (30–34 %)
              shape -193,144 67×26 filled #B3400A
              text -182,147 15 #FFFFFF −68 %
        "#]],
    );
}

#[test]
fn a_metric_and_the_footer() {
    listed(
        |group| of(Part::Metric, "n1")(group) || group.key == Key::once(Part::Footer),
        expect![[r#"
            Body at 1007,1252
              text 0,0 14 #5D6470 Paid at once
              text 0,22 18 #1F2328 91.5 %
              text 0,48 14 #5D6470 Target 95 % · 28 Feb 2026
            Body at 1283,1495
              text -1227,0 15 #5D6470 3 stages · 2 touchpoints · 3 pain points: 1 observed
              shape -852,5 6×12 filled #C8500A
              text -840,0 15 #5D6470 severity of 5
              text 0,0 15 #5D6470 Touchline
        "#]],
    );
}
