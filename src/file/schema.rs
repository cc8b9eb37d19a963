//! Format 1, record by record: which fields there are and which must be there. FORMAT's order.

use super::record::record;

record!(Map {
    format: must, id: id, written_by: plain, lock in head: maybe, title in head: plain, subtitle in head: plain,
    state in head: plain, language in head: plain, scale in head: scale, disagreement in head: plain, personas: plain, stages: plain, lanes: plain,
    cards: plain, sentiments: plain, links: plain, transitions: plain, metrics: plain, funnels: plain,
});
record!(DisagreementRule { leave: plain, stay: plain, neutral_is_fine: plain });
record!(Persona { id: id, name: plain, role: plain });
record!(Stage { id: id, name: plain, owner: plain, width: maybe, steps: plain });
record!(Step { id: id, name: plain });
record!(Lane { id: id, kind: must, name: plain, hint: plain, persona: plain, funnel: plain, hidden: plain });
record!(Card {
    id: id,
    at: must,
    kind: must,
    text: plain,
    offer: plain,
    timing: plain,
    channel: plain,
    crucial: plain,
    severity: maybe,
    frequency: maybe,
    value: maybe,
    business_value: maybe,
    effort: maybe,
    status: maybe,
    owner: plain,
    evidence: maybe,
    tags: plain,
    note: plain,
});
record!(Evidence { level: must, source: plain });
record!(Sentiment { persona: plain, at: id, value: maybe, quote: plain });
record!(Link { id: id, kind: must, from: id, to: id });
record!(Transition { id: id, kind: must, from: plain, to: plain, share: maybe });
record!(Metric { id: id, at: id, kind: must, name: plain, unit: plain, target: maybe, points: plain });
record!(Funnel {
    id: id,
    name: plain,
    unit: plain,
    from: date,
    to: date,
    window: plain,
    source: plain,
    steps: plain,
    segments: plain,
    matches: plain,
    gaps: plain,
});
record!(Source {
    file: plain,
    vendor: plain,
    range: plain,
    choices: plain,
    skipped: plain,
    imported: date,
    sampled: plain
});
record!(Segment { name: plain, counts: plain });
record!(Match { step: must, at: id, by: plain });
