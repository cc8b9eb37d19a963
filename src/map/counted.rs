//! Numbers of things in words.

/// "1 card", "3 cards": a number and what is counted, a word whose plural ends with s.
pub fn counted(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}
