//! Map → text: our own printer. Four spaces, a record a line, fields in the order of FORMAT, defaults left out.

use super::printer::Printer;
use crate::map::{
    Card, DisagreementRule, FORMAT, Funnel, Head, Lane, Link, Map, Metric, Persona, Scale, Segment, Sentiment, Source,
    Stage, Transition,
};

/// The text of a map, as it is saved.
pub fn write(map: &Map) -> String {
    let mut out = Printer::new(1024 + map.cards.len() * 200);
    out.text.push_str("(\n");
    out.line("format", FORMAT);
    out.line_text("id", map.id.as_str());
    out.line_text("written_by", concat!("touchline ", env!("CARGO_PKG_VERSION")));
    head(&mut out, &map.head);
    out.list("personas", map.personas.iter(), persona);
    out.list("stages", map.stages.iter(), stage);
    out.list("lanes", map.lanes.iter(), lane);
    out.list("cards", map.card_order().into_iter().filter_map(|i| map.cards.get(i)), card);
    out.list("sentiments", map.sentiments.iter(), sentiment);
    out.list("links", map.links.iter(), link);
    out.list("transitions", map.transitions.iter(), transition);
    out.list("metrics", map.metrics.iter(), metric);
    out.list("funnels", map.funnels.iter(), funnel);
    for (name, value) in &map.extra {
        out.text.push_str("    ");
        out.name(name);
        out.text.push_str(value);
        out.text.push_str(",\n");
    }
    out.text.push_str(")\n");
    out.text
}

fn head(out: &mut Printer, head: &Head) {
    if let Some(lock) = &head.lock {
        out.text.push_str("    lock: ");
        out.bare(lock.word());
        out.text.push_str(",\n");
    }
    out.line_text("title", &head.title);
    out.line_text("subtitle", &head.subtitle);
    if head.state != crate::map::MapState::default() {
        out.text.push_str("    state: ");
        out.bare(head.state.word());
        out.text.push_str(",\n");
    }
    out.line_text("language", &head.language);
    if head.scale != Scale::default() || !head.scale_extra.is_empty() {
        out.text.push_str("    scale: ");
        out.record(|out| {
            out.maybe("min", Some(head.scale.min));
            out.maybe("max", Some(head.scale.max));
            out.extra(&head.scale_extra);
        });
        out.text.push_str(",\n");
    }
    if head.disagreement != DisagreementRule::default() {
        out.text.push_str("    disagreement: ");
        out.record(|out| disagreement(out, &head.disagreement));
        out.text.push_str(",\n");
    }
}

fn disagreement(out: &mut Printer, rule: &DisagreementRule) {
    let usual = DisagreementRule::default();
    out.maybe("leave", (rule.leave != usual.leave).then_some(rule.leave));
    out.maybe("stay", (rule.stay != usual.stay).then_some(rule.stay));
    out.flag("neutral_is_fine", rule.neutral_is_fine);
    out.extra(&rule.extra);
}

fn persona(out: &mut Printer, persona: &Persona) {
    out.id("id", &persona.id);
    out.text_field("name", &persona.name);
    out.text_field("role", &persona.role);
    out.extra(&persona.extra);
}

fn stage(out: &mut Printer, stage: &Stage) {
    out.id("id", &stage.id);
    out.text_field("name", &stage.name);
    out.text_field("owner", &stage.owner);
    out.maybe("width", stage.width);
    if !stage.steps.is_empty() {
        out.field("steps");
        out.items(&stage.steps, |out, step| {
            out.record(|out| {
                out.id("id", &step.id);
                out.text_field("name", &step.name);
                out.extra(&step.extra);
            });
        });
    }
    out.extra(&stage.extra);
}

fn lane(out: &mut Printer, lane: &Lane) {
    out.id("id", &lane.id);
    out.word("kind", lane.kind.word());
    out.text_field("name", &lane.name);
    out.text_field("hint", &lane.hint);
    out.id("persona", &lane.persona);
    out.id("funnel", &lane.funnel);
    out.flag("hidden", lane.hidden);
    out.extra(&lane.extra);
}

fn card(out: &mut Printer, card: &Card) {
    out.id("id", &card.id);
    out.field("at");
    out.text.push('(');
    out.quote(card.at.column.as_str());
    out.text.push_str(", ");
    out.quote(card.at.lane.as_str());
    out.text.push(')');
    out.word("kind", card.kind.word());
    out.text_field("text", &card.text);
    out.text_field("offer", &card.offer);
    out.text_field("timing", &card.timing);
    out.text_field("channel", &card.channel);
    out.flag("crucial", card.crucial);
    out.maybe("severity", card.severity);
    out.maybe("frequency", card.frequency);
    out.maybe("value", card.value);
    out.maybe("business_value", card.business_value);
    out.maybe("effort", card.effort);
    if let Some(status) = &card.status {
        out.word("status", status.word());
    }
    out.text_field("owner", &card.owner);
    if let Some(evidence) = &card.evidence {
        out.field("evidence");
        out.record(|out| {
            out.word("level", evidence.level.word());
            out.text_field("source", &evidence.source);
            out.extra(&evidence.extra);
        });
    }
    if !card.tags.is_empty() {
        out.field("tags");
        out.items(&card.tags, |out, tag| out.quote(tag));
    }
    out.text_field("note", &card.note);
    out.extra(&card.extra);
}

fn sentiment(out: &mut Printer, sentiment: &Sentiment) {
    out.id("persona", &sentiment.persona);
    out.id("at", &sentiment.at);
    out.maybe("value", sentiment.value);
    out.text_field("quote", &sentiment.quote);
    out.extra(&sentiment.extra);
}

fn link(out: &mut Printer, link: &Link) {
    out.id("id", &link.id);
    out.word("kind", link.kind.word());
    out.id("from", &link.from);
    out.id("to", &link.to);
    out.extra(&link.extra);
}

fn transition(out: &mut Printer, arrow: &Transition) {
    out.id("id", &arrow.id);
    out.word("kind", arrow.kind.word());
    out.id("from", &arrow.from);
    out.id("to", &arrow.to);
    out.maybe("share", arrow.share);
    out.extra(&arrow.extra);
}

fn metric(out: &mut Printer, metric: &Metric) {
    out.id("id", &metric.id);
    out.id("at", &metric.at);
    out.word("kind", metric.kind.word());
    out.text_field("name", &metric.name);
    out.text_field("unit", &metric.unit);
    out.maybe("target", metric.target);
    if !metric.points.is_empty() {
        out.field("points");
        out.items(&metric.points, |out, point| out.show(format_args!("(\"{}\", {})", point.date, point.value)));
    }
    out.extra(&metric.extra);
}

fn funnel(out: &mut Printer, funnel: &Funnel) {
    out.id("id", &funnel.id);
    out.text_field("name", &funnel.name);
    out.text_field("unit", &funnel.unit);
    out.date("from", funnel.from);
    out.date("to", funnel.to);
    out.text_field("window", &funnel.window);
    if funnel.source != Source::default() {
        out.long_field("source");
        out.record(|out| source(out, &funnel.source));
    }
    if !funnel.steps.is_empty() {
        out.long_field("steps");
        out.items(&funnel.steps, |out, step| out.quote(step));
    }
    if !funnel.segments.is_empty() {
        out.long_field("segments");
        out.items(&funnel.segments, |out, part| out.record(|out| segment(out, part)));
    }
    if !funnel.matches.is_empty() {
        out.long_field("matches");
        out.items(&funnel.matches, |out, m| {
            out.record(|out| {
                out.maybe("step", Some(m.step));
                out.id("at", &m.at);
                out.word("by", m.by.word());
                out.extra(&m.extra);
            });
        });
    }
    if !funnel.gaps.is_empty() {
        out.long_field("gaps");
        out.items(&funnel.gaps, |out, gap| out.show(gap));
    }
    out.extra(&funnel.extra);
}

fn source(out: &mut Printer, source: &Source) {
    out.text_field("file", &source.file);
    out.text_field("vendor", &source.vendor);
    out.text_field("range", &source.range);
    out.text_field("choices", &source.choices);
    out.maybe("skipped", (source.skipped > 0).then_some(source.skipped));
    out.date("imported", source.imported);
    out.flag("sampled", source.sampled);
    out.extra(&source.extra);
}

fn segment(out: &mut Printer, segment: &Segment) {
    // Written although it is empty: it says that this is the overall funnel.
    out.field("name");
    out.quote(&segment.name);
    if !segment.counts.is_empty() {
        out.field("counts");
        out.items(&segment.counts, |out, count| out.show(count));
    }
    out.extra(&segment.extra);
}
