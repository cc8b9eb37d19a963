//! The bullet that all lines of a list share, taken off.

/// What stands before the text of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bullet {
    Sign(char),
    /// The sign after the number.
    Number(char),
    /// A lone letter, counted from 0, and the sign after it.
    Letter(u32, char),
    /// `[ ]` or `[x]`.
    Box,
}

const SIGNS: &str = "-*•◦▪▫●○■□‣⁃·–—➢➤✓✔☐☑";

/// The lines without the bullet before each of them, and without what is indented. A `*` that all lines of several
/// share is a bullet; before a single line it is the sign of a motive and stays.
pub(super) fn strip<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let trimmed: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let bulleted: Option<Vec<(Bullet, &str)>> = trimmed.iter().map(|line| bullet(line)).collect();
    let Some(bulleted) = bulleted.filter(|list| shared(list)) else { return trimmed };
    // A task list has its boxes behind the dashes.
    let boxed: Option<Vec<&str>> = bulleted
        .iter()
        .map(|(_, rest)| bullet(rest).filter(|(b, _)| *b == Bullet::Box).map(|(_, rest)| rest))
        .collect();
    boxed.unwrap_or_else(|| bulleted.into_iter().map(|(_, rest)| rest).collect())
}

fn shared(list: &[(Bullet, &str)]) -> bool {
    let Some((first, _)) = list.first() else { return false };
    match first {
        Bullet::Sign('*') => list.len() > 1 && list.iter().all(|(bullet, _)| bullet == first),
        // The levels of a list have signs of their own; a `*` among them is that of a motive.
        Bullet::Sign(_) => list.iter().all(|(bullet, _)| matches!(bullet, Bullet::Sign(c) if *c != '*')),
        // "A. Smith" is a name; letters count only as they count.
        Bullet::Letter(..) => list.len() > 1 && list.iter().zip(0..).all(|((bullet, _), n)| counts(*bullet, n, *first)),
        Bullet::Number(_) | Bullet::Box => list.iter().all(|(bullet, _)| bullet == first),
    }
}

fn counts(bullet: Bullet, n: u32, first: Bullet) -> bool {
    matches!((bullet, first), (Bullet::Letter(at, sign), Bullet::Letter(_, same)) if at == n && sign == same)
}

/// The bullet of a line and what follows it.
fn bullet(line: &str) -> Option<(Bullet, &str)> {
    let mut letters = line.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    if SIGNS.contains(first) {
        return spaced(Bullet::Sign(first), rest);
    }
    if let Some(rest) = ["[ ]", "[x]", "[X]"].iter().find_map(|mark| line.strip_prefix(mark)) {
        return spaced(Bullet::Box, rest);
    }
    let line = line.strip_prefix('(').unwrap_or(line);
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && digits <= 5 {
        let (sign, rest) = sign(&line[digits..])?;
        return spaced(Bullet::Number(sign), rest);
    }
    let mut letters = line.chars();
    let letter = letters.next().filter(char::is_ascii_alphabetic)?;
    let (sign, rest) = sign(letters.as_str())?;
    spaced(Bullet::Letter(u32::from(letter.to_ascii_lowercase()) - u32::from('a'), sign), rest)
}

fn sign(text: &str) -> Option<(char, &str)> {
    let mut letters = text.chars();
    let sign = letters.next().filter(|c| matches!(c, '.' | ')'))?;
    Some((sign, letters.as_str()))
}

fn spaced(bullet: Bullet, rest: &str) -> Option<(Bullet, &str)> {
    // A bullet alone on its line is an empty point of the list.
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| (bullet, rest.trim_start()))
}
