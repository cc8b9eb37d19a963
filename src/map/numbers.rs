//! How numbers are written for people: groups of three with a thin space, a real minus, `−60 %` in every
//! language, and the decimal mark of the map's language.

use super::Finite;

/// Narrow no-break space: a number is never broken across lines.
const THIN: char = '\u{202F}';
const MINUS: char = '\u{2212}';

/// Languages that write a decimal comma.
const COMMA: &[&str] = &[
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "gl", "hr", "hu",
    "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl",
    "sq", "sr", "sv", "tr", "uk", "uz", "vi",
];
/// Regions that write a point although their language writes a comma elsewhere.
const POINT_REGIONS: &[&str] = &[
    "de-ch", "de-li", "it-ch", "es-mx", "es-us", "es-pr", "es-gt", "es-hn", "es-ni", "es-pa", "es-pe", "es-sv",
    "es-do", "es-419",
];

/// Writes numbers the way the readers of one language expect them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    decimal: char,
}

impl Numbers {
    /// For a map's language (a BCP 47 tag; empty: English).
    pub fn of(language: &str) -> Self {
        let tag = language.trim().to_ascii_lowercase().replace('_', "-");
        let main = tag.split('-').next().unwrap_or_default();
        let comma = COMMA.contains(&main) && !POINT_REGIONS.contains(&tag.as_str());
        Self { decimal: if comma { ',' } else { '.' } }
    }

    /// A count: `48 200`.
    pub fn count(self, count: u64) -> String {
        group(&count.to_string())
    }

    /// A share in whole percent: `40 %`. Never says 0 or 100 of what is neither.
    pub fn percent(self, share: f64) -> String {
        self.in_percent(share * 100.0, 0)
    }

    /// A share with one decimal below ten percent: `40 %`, `6.5 %`.
    pub fn fine_percent(self, share: f64) -> String {
        let percent = share * 100.0;
        // 9.96 would round to "10.0".
        self.in_percent(percent, u8::from(percent.abs() < 9.95))
    }

    /// Where a share may lie: `34.4–36.4 %`, with as many decimals as it takes to tell both ends apart.
    pub fn between(self, low: f64, high: f64) -> String {
        let decimals = apart(low, high);
        let (low, high) = (self.all_percent(low * 100.0, decimals), self.all_percent(high * 100.0, decimals));
        if low == high { high } else { format!("{}–{high}", low.trim_end_matches(['%', THIN])) }
    }

    /// The ends of where a share may lie, `39.8 %` and `40.2 %`: with one decimal at least, and as many as tell them apart.
    pub fn ends(self, low: f64, high: f64) -> (String, String) {
        let decimals = apart(low, high).max(1);
        (self.all_percent(low * 100.0, decimals), self.all_percent(high * 100.0, decimals))
    }

    /// A share with where it may lie, all as exact as that is known: `35.4 % (34.4–36.4 %)`.
    pub fn percent_within(self, share: f64, low: f64, high: f64) -> String {
        let (share, between) = (self.all_percent(share * 100.0, apart(low, high)), self.between(low, high));
        if share == between { share } else { format!("{share} ({between})") }
    }

    /// The difference of two shares in percentage points: `−5`, `+0.4`.
    pub fn points(self, difference: f64) -> String {
        let points = difference * 100.0;
        let decimals = usize::from(points.abs() < 9.95);
        let text = format!("{points:.decimals$}");
        let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        let text = self.written(text);
        if points > 0.0 && text != "0" { format!("+{text}") } else { text }
    }

    /// What was lost as a change: a loss of 0.6 is `−60 %`, a gain (a negative loss) `+44 %`.
    pub fn drop(self, lost: f64) -> String {
        let text = self.percent(-lost);
        if lost < 0.0 { format!("+{text}") } else { text }
    }

    /// A sentiment or another signed number: `−2`, `0`, `+1.5`; at most two decimals.
    pub fn signed(self, value: Finite) -> String {
        let text = self.number(value);
        if value.get() > 0.0 && text != "0" { format!("+{text}") } else { text }
    }

    /// A number with at most two decimals: `−1 250.5`.
    pub fn number(self, value: Finite) -> String {
        let text = format!("{:.2}", value.get());
        self.written(text.trim_end_matches('0').trim_end_matches('.'))
    }

    /// Without noughts at its end.
    fn in_percent(self, percent: f64, decimals: u8) -> String {
        let text = self.all_percent(percent, decimals);
        match text.strip_suffix('%').map(|number| number.trim_end_matches(THIN)) {
            Some(number) if number.contains(self.decimal) => {
                format!("{}{THIN}%", number.trim_end_matches('0').trim_end_matches(self.decimal))
            }
            _ => text,
        }
    }

    /// With all its decimals, and more where it takes them.
    fn all_percent(self, percent: f64, decimals: u8) -> String {
        if !percent.is_finite() {
            return "–".to_owned();
        }
        // More digits where fewer would say "none" or "all" of what is neither.
        let misleads = |decimals: u8| {
            let unit = 10f64.powi(i32::from(decimals));
            let shown = (percent * unit).round() / unit;
            (shown == 0.0 && percent != 0.0) || (shown.abs() == 100.0 && percent.abs() < 100.0)
        };
        let decimals = (decimals..3).find(|d| !misleads(*d)).unwrap_or(3);
        if misleads(decimals) && percent.abs() < 1.0 {
            return format!("<0{}001{THIN}%", self.decimal);
        }
        // What is nearly all is never all.
        let percent = if misleads(decimals) { 99.999_f64.copysign(percent) } else { percent };
        // Ends that are exact need no decimals.
        let decimals = if percent == 0.0 || percent == 100.0 { 0 } else { usize::from(decimals) };
        format!("{}{THIN}%", self.written(&format!("{percent:.decimals$}")))
    }

    /// A number as Rust prints it, in our marks.
    fn written(self, plain: &str) -> String {
        let (minus, digits) = match plain.strip_prefix('-') {
            Some(digits) => (digits.bytes().any(|b| (b'1'..=b'9').contains(&b)), digits),
            None => (false, plain),
        };
        let mut out = String::new();
        if minus {
            out.push(MINUS);
        }
        match digits.split_once('.') {
            Some((whole, part)) => {
                out.push_str(&group(whole));
                out.push(self.decimal);
                out.push_str(part);
            }
            None => out.push_str(&group(digits)),
        }
        out
    }
}

/// The decimals of a percentage that tell the ends of an interval apart by two at least.
fn apart(low: f64, high: f64) -> u8 {
    let width = (high - low) * 100.0;
    (0..3).find(|d| width * 10f64.powi(i32::from(*d)) >= 2.0).unwrap_or(3)
}

fn group(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(THIN);
        }
        out.push(digit);
    }
    out
}
