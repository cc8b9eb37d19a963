//! Small maps with a funnel.

use touchline::map::{Funnel, Id, Lane, LaneKind, Map, Match, MatchedBy, Segment, Source, Stage};

use crate::harness::entropy::Seeded;

/// Three stages, and a funnel of three steps of which the last belongs to no stage.
pub fn with_funnel() -> Map {
    let mut map = Map::new(&mut Seeded(1));
    let stage = |id: &str, name: &str| Stage { id: Id::new(id), name: name.into(), ..Stage::default() };
    map.stages = vec![stage("s1", "Awareness"), stage("s2", "Decision"), stage("s3", "Purchase")];
    map.lanes = vec![Lane { id: Id::new("l1"), kind: LaneKind::Funnel, funnel: Id::new("f1"), ..Lane::default() }];
    map.funnels = vec![Funnel {
        id: Id::new("f1"),
        source: Source { file: "visits.csv".into(), ..Source::default() },
        steps: vec!["page_view".into(), "purchase".into(), "refund".into()],
        segments: vec![Segment { counts: vec![48_200, 3_150, 31], ..Segment::default() }],
        matches: vec![
            Match { step: 0, at: Id::new("s1"), by: MatchedBy::Guess, ..Match::default() },
            Match { step: 1, at: Id::new("s3"), by: MatchedBy::Hand, ..Match::default() },
        ],
        ..Funnel::default()
    }];
    map
}
