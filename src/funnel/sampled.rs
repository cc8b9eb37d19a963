//! Lines around a table that say its counts were made from a part of the data only.

use super::fold::{fold, words};

/// Beginnings of the words for sampling, without accents.
const STEMS: [&str; 12] = [
    "sampled",
    "sampling",
    "stichprobe",
    "hochgerechnet",
    "echantillon",
    "muestre",
    "campionat",
    "campionament",
    "amostr",
    "steekproef",
    "サンプリング",
    "抽样",
];
/// With one of these, or of all data, a line says that nothing was sampled.
const NOT: [&str; 18] = [
    "no",
    "not",
    "none",
    "without",
    "never",
    "unsampled",
    "off",
    "keine",
    "nicht",
    "ohne",
    "non",
    "pas",
    "sans",
    "sin",
    "senza",
    "sem",
    "nao",
    "geen",
];

/// Whether one of the lines says so: "Sampled data: 12.5 % of sessions", but not "No sampling".
pub(super) fn is_sampled<'a>(lines: impl IntoIterator<Item = &'a str>) -> bool {
    lines.into_iter().any(|line| {
        let folded = fold(line);
        let words = words(line);
        let about = folded.contains("sample size") || folded.contains("sample rate");
        let says = about || STEMS.iter().any(|stem| words.iter().any(|word| word.starts_with(stem)));
        let all = folded.contains("100%") || folded.contains("100 %") || folded.contains("100.0");
        says && !all && !words.iter().any(|word| NOT.contains(&word.as_str()))
    })
}
