//! Step names without the numbering in front.

use super::fold::fold;

/// Words that may stand before a number, folded.
const STEP_WORDS: &[&str] = &[
    "step",
    "schritt",
    "stufe",
    "etape",
    "paso",
    "passo",
    "etapa",
    "stap",
    "steg",
    "trin",
    "trinn",
    "vaihe",
    "krok",
    "etap",
    "stage",
    "phase",
    "fase",
    "шаг",
    "этап",
    "крок",
    "ステップ",
    "步骤",
    "步驟",
    "第",
    "단계",
    "adim",
    "no",
    "nr",
];

/// The number in front of a name and the name behind it: "1. View item", "Step 2: Pay", "(3) Done", "Schritt 4 – Ende".
pub(super) fn numbered(name: &str) -> Option<(u64, &str)> {
    if !name.chars().take(16).any(|c| c.is_ascii_digit()) {
        return None;
    }
    let after_word = STEP_WORDS.iter().find_map(|word| {
        let length: usize = name
            .chars()
            .scan(0, |folded, c| {
                *folded += fold(&c.to_string()).len();
                (*folded <= word.len()).then(|| c.len_utf8())
            })
            .sum();
        (fold(&name[..length]) == *word).then(|| name[length..].trim_start_matches(['.', ' ', '\u{A0}', '#']))
    });
    let bracket = name.strip_prefix(['(', '[', '#']);
    let rest = after_word.or(bracket).unwrap_or(name);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number: u64 = rest.get(..digits).filter(|d| (1..=3).contains(&d.len()))?.parse().ok()?;
    let behind = &rest[digits..];
    let marks = |c: char| matches!(c, '.' | ')' | ']' | ':' | '-' | '–' | '—' | '/' | '、' | '．' | '：' | '|');
    let blank = |c: char| c.is_whitespace();
    let named = behind.trim_start_matches(|c| marks(c) || blank(c));
    let divided =
        behind.starts_with(blank) || (behind.starts_with(marks) && !named.starts_with(|c: char| c.is_ascii_digit()));
    (divided && !named.is_empty()).then_some((number, named))
}

/// The names without their numbering, if all are numbered one after the other from 0 or 1 on.
/// A name that comes again keeps its number.
pub(super) fn unnumbered(names: &[String]) -> Option<Vec<(u64, String)>> {
    let parts: Option<Vec<(u64, &str)>> = names.iter().map(|name| numbered(name)).collect();
    let parts = parts?;
    let mut numbers: Vec<u64> = parts.iter().map(|(number, _)| *number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let in_turn = numbers.windows(2).all(|w| w[1] == w[0] + 1) && numbers.first().is_some_and(|first| *first < 2);
    in_turn.then(|| parts.into_iter().map(|(number, name)| (number, name.to_owned())).collect())
}
