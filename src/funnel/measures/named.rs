//! What a heading, a cell or a title calls a measure: its kind, its name, and its unit.

use crate::funnel::fold::{fold, words};
use crate::funnel::hints::hints;
use crate::map::MetricKind;

/// A measure by what it is called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    pub kind: MetricKind,
    /// Empty where it is called as its kind is.
    pub name: String,
    /// "%" where it says so.
    pub unit: String,
}

/// Beginnings of words; one of three letters or fewer must be the whole word.
const NPS: &[&str] = &["nps", "enps", "promoter", "promotor"];
const CSAT: &[&str] = &["csat", "satisf", "zufrieden", "tevreden", "soddisf", "nojd", "tilfreds", "tyytyv"];
const CES: &[&str] = &["ces", "effort", "aufwand", "esfuerzo", "inspanning"];
const RATE: &[&str] = &["churn", "retention", "bounce"];
/// Words that say no more than which of the three scores it is.
const PLAIN: &[&str] = &[
    "nps",
    "csat",
    "ces",
    "net",
    "promoter",
    "customer",
    "satisfaction",
    "effort",
    "score",
    "value",
    "average",
    "avg",
    "mean",
    "index",
    "percent",
    "pct",
    "wert",
    "e",
];
const PERCENT: &[&str] = &["percent", "percentage", "pct", "prozent", "pourcentage", "porcentaje", "procent"];
const MEASURE: &[&str] = &[
    "measure",
    "metric",
    "kpi",
    "indicator",
    "kennzahl",
    "messgro",
    "messwert",
    "indicateur",
    "indicador",
    "metrique",
    "metrica",
    "indicatore",
    "question",
];
const TARGET: &[&str] = &["target", "goal", "ziel", "soll", "objecti", "objetiv", "cible", "obiettivo", "doel"];

fn has(words: &[String], stems: &[&str]) -> bool {
    let begins = |word: &String, stem: &str| if stem.len() > 3 { word.starts_with(stem) } else { word == stem };
    words.iter().any(|word| stems.iter().any(|stem| begins(word, stem)))
}

/// The kind of measure that is named, where it is one of the known ones.
pub(super) fn kind(text: &str) -> Option<MetricKind> {
    let words = words(text);
    match () {
        () if has(&words, NPS) => Some(MetricKind::Nps),
        () if has(&words, CSAT) => Some(MetricKind::Csat),
        () if has(&words, CES) => Some(MetricKind::Ces),
        () if hints(text).rate || has(&words, RATE) => Some(MetricKind::Rate),
        () => None,
    }
}

/// Whether a heading says that the cells below it name measures.
pub(super) fn names_measures(heading: &str) -> bool {
    has(&words(heading), MEASURE)
}

/// Whether a heading says that the cells below it are targets.
pub(super) fn names_targets(heading: &str) -> bool {
    has(&words(heading), TARGET)
}

/// Whether a heading says no more than that values stand below it.
pub(super) fn names_values(heading: &str) -> bool {
    let all = words(heading);
    let plain =
        ["value", "values", "score", "result", "wert", "werte", "valeur", "valor", "valore", "waarde", "ergebnis"];
    !all.is_empty() && all.iter().any(|word| plain.contains(&word.as_str()))
}

/// Whether a heading counts: answers, users, the number of a row.
pub(super) fn counts(heading: &str) -> bool {
    let answers = ["response", "answer", "respondent", "antwort", "teilnehm", "reponse", "respuesta", "sample", "base"];
    let hints = hints(heading);
    kind(heading).is_none()
        && !names_values(heading)
        && (hints.count > 0 || hints.number || has(&words(heading), &answers))
}

/// Takes a measure by what it is called.
pub(super) fn named(text: &str) -> Named {
    let text = text.trim();
    let words = words(text);
    let unit = text.contains(['%', '％']) || has(&words, PERCENT);
    let kind = kind(text).unwrap_or(MetricKind::Own);
    let bare = bare(text);
    let name = match kind {
        MetricKind::Nps | MetricKind::Csat | MetricKind::Ces if is_plain(&kind, &words) => String::new(),
        MetricKind::Rate if matches!(fold(&bare).as_str(), "rate" | "") => String::new(),
        _ => bare,
    };
    Named { kind, name, unit: if unit { "%".to_owned() } else { String::new() } }
}

/// Nothing but the score's own name.
fn is_plain(kind: &MetricKind, words: &[String]) -> bool {
    let is = |word: &str| words.iter().any(|other| other == word);
    let whole = match kind {
        MetricKind::Nps => is("nps") || is("net") && is("promoter"),
        MetricKind::Csat => is("csat") || is("customer") && is("satisfaction"),
        MetricKind::Ces => is("ces") || is("customer") && is("effort"),
        _ => false,
    };
    whole && words.iter().all(|word| PLAIN.contains(&word.as_str()) || word.bytes().all(|b| b.is_ascii_digit()))
}

/// Without a unit or a scale at its end: "Conversion (%)" → "Conversion", "Ease (1–7)" → "Ease".
fn bare(text: &str) -> String {
    let mut text = text.trim();
    loop {
        let mark = |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '%' | '％' | '-' | '–' | '/' | '.');
        let inner = text.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
        let next = match inner {
            Some((before, inside)) if inside.chars().all(mark) => before,
            _ => text.strip_suffix(['%', '％']).unwrap_or(text),
        };
        let next = next.strip_suffix(" in ").unwrap_or(next).trim_end();
        if next == text {
            return text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        text = next;
    }
}
