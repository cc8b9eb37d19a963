//! One typed or pasted line: what its first sign makes of it, and back.

use crate::map::{CHANNELS, Card, CardKind, Map};

/// What a line is by the sign before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Says {
    /// No sign: a card of the kind of the lane one is in.
    #[default]
    Plain,
    Kind(CardKind),
    /// The channel may be empty.
    Touchpoint {
        channel: String,
    },
    /// What the customer says: the quote of the stage's sentiment.
    Quote,
}

/// A line that says something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Line {
    pub says: Says,
    /// Without the sign; never empty.
    pub text: String,
}

/// The signs, each followed by a space. `@` is no such sign: its channel follows at once.
pub const SIGNS: [(char, CardKind); 6] = [
    ('!', CardKind::PainPoint),
    ('?', CardKind::Need),
    ('+', CardKind::Opportunity),
    ('=', CardKind::Tactic),
    ('*', CardKind::Motive),
    ('~', CardKind::Note),
];

/// The sign of a quote, also as word processors turn it.
const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

impl Says {
    /// The kind of card it asks for; `None` for plain lines and quotes.
    pub fn kind(&self) -> Option<CardKind> {
        match self {
            Self::Plain | Self::Quote => None,
            Self::Kind(kind) => Some(kind.clone()),
            Self::Touchpoint { .. } => Some(CardKind::Touchpoint),
        }
    }
}

impl Line {
    /// Reads one line; `None` where it says nothing. `channels` are the known ones, see [`channels`].
    pub fn read(line: &str, channels: &[String]) -> Option<Self> {
        let (says, text) = says(line, channels);
        let text = match says {
            // Whoever opens a quotation with the sign often closes it.
            Says::Quote if text.matches(MARKS).count() % 2 == 1 => text.strip_suffix(MARKS).unwrap_or(text).trim_end(),
            Says::Plain | Says::Kind(_) | Says::Touchpoint { .. } | Says::Quote => text,
        };
        (!text.is_empty()).then(|| Self { says, text: text.to_owned() })
    }
}

/// What the sign of a line makes of it, and the text after the sign; also of a line that is still being typed.
pub fn says<'a>(line: &'a str, channels: &[String]) -> (Says, &'a str) {
    // The space behind a sign counts, so that only the front is trimmed yet.
    let line = line.trim_start();
    let mut letters = line.chars();
    let Some(first) = letters.next() else { return (Says::Plain, "") };
    let rest = letters.as_str();
    if first == '@' {
        let (channel, text) = channel(rest, channels);
        return (Says::Touchpoint { channel }, text);
    }
    if rest.starts_with(char::is_whitespace) {
        if MARKS.contains(&first) {
            return (Says::Quote, rest.trim());
        }
        if let Some((_, kind)) = SIGNS.iter().find(|(sign, _)| *sign == first) {
            return (Says::Kind(kind.clone()), rest.trim());
        }
    }
    (Says::Plain, line.trim_end())
}

/// The channel after an `@`: the longest known one, else up to the colon, else one word.
fn channel<'a>(rest: &'a str, channels: &[String]) -> (String, &'a str) {
    if rest.is_empty() || rest.starts_with(char::is_whitespace) {
        return (String::new(), rest.trim());
    }
    let known = channels.iter().filter_map(|known| Some((known, after(rest, known)?)));
    if let Some((known, text)) = known.max_by_key(|(known, _)| known.len()) {
        return (known.clone(), unmarked(text));
    }
    let colon = rest.char_indices().find(|(at, c)| {
        let next = rest[at + c.len_utf8()..].chars().next();
        *c == ':' && next.is_none_or(char::is_whitespace)
    });
    let end = colon.map(|(at, _)| at).or_else(|| rest.find(|c: char| c.is_whitespace() || c == ':'));
    let (channel, text) = rest.split_at(end.unwrap_or(rest.len()));
    (channel.trim().to_owned(), unmarked(text))
}

/// What follows a known channel at the beginning of a text, in whatever case it is written.
fn after<'a>(text: &'a str, known: &str) -> Option<&'a str> {
    let mut letters = text.chars();
    for wanted in known.chars() {
        let found = letters.next()?;
        if found != wanted && !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    let rest = letters.as_str();
    (!known.is_empty() && rest.chars().next().is_none_or(|c| c.is_whitespace() || c == ':')).then_some(rest)
}

/// The text after a channel, without the colon between them.
fn unmarked(text: &str) -> &str {
    text.trim_start().strip_prefix(':').unwrap_or(text).trim()
}

/// The channels one may name without a colon: those of the format, and those of the map's cards.
pub fn channels(map: &Map) -> Vec<String> {
    let mut list: Vec<String> = CHANNELS.iter().map(|channel| (*channel).to_owned()).collect();
    let mut own: Vec<&str> = map.cards.iter().map(|card| card.channel.as_str()).filter(|c| !c.is_empty()).collect();
    own.sort_unstable();
    own.dedup();
    list.extend(own.into_iter().filter(|own| !CHANNELS.contains(own)).map(str::to_owned));
    list
}

/// A card as a line: what [`Line::read`] would read again. The sign is left out where `home` says the kind already.
/// Kinds that have no sign are plain.
pub fn print(card: &Card, home: Option<&CardKind>) -> String {
    let text = one_line(&card.text);
    if card.kind == CardKind::Touchpoint && !card.channel.is_empty() {
        return format!("@{}: {text}", one_line(&card.channel));
    }
    if home == Some(&card.kind) {
        return text;
    }
    if card.kind == CardKind::Touchpoint {
        return format!("@ {text}");
    }
    match SIGNS.iter().find(|(_, kind)| *kind == card.kind) {
        Some((sign, _)) => format!("{sign} {text}"),
        None => text,
    }
}

/// The words of a text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
