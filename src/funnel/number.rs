//! Numbers in cells: groups of thousands and decimal marks, decided for a whole column.

/// What a cell is by its form alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Blank,
    /// A word that stands for no number.
    Missing,
    Percent(Figures),
    Number(Figures),
    Text,
}

/// The digits of a number and its marks, before it is known what the marks mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Figures {
    negative: bool,
    /// Digits, points and commas.
    text: String,
}

/// A number once the marks are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    Whole(u64),
    Fraction(f64),
    Negative,
}

/// What a point or a comma means in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    #[default]
    Unknown,
    Decimal,
    Thousands,
}

/// What the marks of a column mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub point: Mark,
    pub comma: Mark,
}

/// What tools and people write where there is no number.
const MISSING: &[&str] = &["n/a", "#n/a", "n.a.", "null", "nan", "k.a.", "k. a."];

impl Form {
    pub(super) fn of(cell: &str) -> Self {
        if matches!(cell, "" | "-" | "--" | "–" | "—" | "−") {
            return Self::Blank;
        }
        if MISSING.iter().any(|word| cell.eq_ignore_ascii_case(word)) {
            return Self::Missing;
        }
        if cell.len() > 64 {
            return Self::Text;
        }
        // "1,204 (7.9 %)": the count stands first.
        let cell = match cell.split_once(['(', '[']) {
            Some((number, rest)) if !number.trim().is_empty() && is_percent_in_brackets(rest) => number.trim(),
            _ => cell,
        };
        let percent = |c: char| matches!(c, '%' | '％' | '٪');
        let bare = cell.trim_matches(|c: char| percent(c) || c.is_whitespace());
        match Figures::of(bare) {
            Some(figures) if cell.contains(percent) => Self::Percent(figures),
            Some(figures) => Self::Number(figures),
            None => Self::Text,
        }
    }
}

fn is_percent_in_brackets(rest: &str) -> bool {
    let inner = rest.trim_end_matches([')', ']']);
    inner != rest && matches!(Form::of(inner.trim()), Form::Percent(_))
}

impl Figures {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, text) = match text.strip_prefix(['-', '−', '–', '﹣', '－']) {
            Some(rest) => (true, rest),
            None => match text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
                // Accountants' minus.
                Some(inner) => (true, inner),
                None => (false, text.strip_prefix('+').unwrap_or(text)),
            },
        };
        let mut plain = String::with_capacity(text.len());
        let mut groups = vec![0usize];
        for c in text.chars() {
            match c {
                '.' | '．' | '٫' => plain.push('.'),
                ',' | '，' | '٬' => plain.push(','),
                _ if is_group_mark(c) => groups.push(0),
                _ => {
                    plain.push(char::from(b'0' + digit(c)?));
                    if let Some(last) = groups.last_mut() {
                        *last += 1;
                    }
                }
            }
        }
        let decimals = plain.rsplit_once(['.', ',']).map_or(0, |(_, part)| part.len());
        let digits = plain.bytes().any(|b| b.is_ascii_digit());
        (digits && (groups.len() == 1 || grouped(&groups, decimals))).then_some(Self { negative, text: plain })
    }

    /// What this number says about the marks, if it leaves no choice.
    pub(super) fn evidence(&self) -> Marks {
        let of = |mark: char, other: char| {
            let count = self.text.matches(mark).count();
            let (Some(first), Some(last)) = (self.text.find(mark), self.text.rfind(mark)) else { return Mark::Unknown };
            let after = self.text.len() - last - 1;
            match self.text.rfind(other) {
                _ if count > 1 => Mark::Thousands,
                Some(at) if at > last => Mark::Thousands,
                Some(_) => Mark::Decimal,
                None if after != 3 || first == 0 || first > 3 || self.text.starts_with('0') => Mark::Decimal,
                None => Mark::Unknown,
            }
        };
        Marks { point: of('.', ','), comma: of(',', '.') }
    }

    /// Four digits in a row: thousands are not grouped here.
    pub(super) fn is_ungrouped(&self) -> bool {
        !self.text.contains(['.', ',']) && self.text.len() > 3
    }

    /// The number, once the marks are known; `None` where it does not fit them.
    pub(super) fn number(&self, marks: Marks) -> Option<Number> {
        let (whole, part) = self.digits(marks)?;
        if part.bytes().any(|b| b != b'0') {
            let value = format!("{whole}.{part}").parse().ok()?;
            return Some(if self.negative { Number::Negative } else { Number::Fraction(value) });
        }
        let value = whole.parse().ok()?;
        Some(if self.negative && value != 0 { Number::Negative } else { Number::Whole(value) })
    }

    /// The number with its sign, once the marks are known; `None` where it does not fit them.
    pub(super) fn value(&self, marks: Marks) -> Option<f64> {
        let (whole, part) = self.digits(marks)?;
        let value: f64 = format!("{whole}.{part}").parse().ok()?;
        Some(if self.negative && value != 0.0 { -value } else { value })
    }

    /// The digits before and after the decimal mark; at least one before it.
    fn digits(&self, marks: Marks) -> Option<(String, String)> {
        let mut whole = String::new();
        let mut part = String::new();
        let mut after_decimal = false;
        let mut groups = vec![0usize];
        for c in self.text.chars() {
            let mark = match c {
                '.' => marks.point,
                ',' => marks.comma,
                digit if after_decimal => {
                    part.push(digit);
                    continue;
                }
                digit => {
                    whole.push(digit);
                    if let Some(last) = groups.last_mut() {
                        *last += 1;
                    }
                    continue;
                }
            };
            match mark {
                _ if after_decimal => return None,
                Mark::Decimal => after_decimal = true,
                Mark::Thousands => groups.push(0),
                Mark::Unknown => return None,
            }
        }
        if groups.len() > 1 && !grouped(&groups, 0) {
            return None;
        }
        if whole.is_empty() {
            whole.push('0');
        }
        Some((whole, part))
    }
}

/// Groups of three, the first shorter; or pairs with three at the end, as in India.
fn grouped(groups: &[usize], decimals: usize) -> bool {
    let [first, middle @ .., last] = groups else { return false };
    let ends = (1..=3).contains(first) && last.checked_sub(decimals) == Some(3);
    ends && (middle.iter().all(|n| *n == 3) || (*first <= 2 && middle.iter().all(|n| *n == 2)))
}

/// Blanks and apostrophes between groups.
fn is_group_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// The value of a decimal digit in the scripts that exports use.
fn digit(c: char) -> Option<u8> {
    const ZEROS: [u32; 8] = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0xC66];
    let code = u32::from(c);
    ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|d| *d < 10)).and_then(|d| u8::try_from(d).ok())
}

/// Decides the marks of a column. Where it proves nothing itself, a mark before three digits groups thousands, unless
/// other numbers of the column are written without groups, or the rest of the table shows another meaning.
pub(super) fn decide<'a>(column: impl Iterator<Item = &'a Figures> + Clone, counts: bool, table: Marks) -> Marks {
    let mut marks = gather(column.clone());
    let ungrouped = { column }.any(Figures::is_ungrouped);
    let settle = |mark: Mark, table: Mark| match mark {
        Mark::Unknown if ungrouped => Mark::Decimal,
        Mark::Unknown if table == Mark::Decimal && !counts => Mark::Decimal,
        Mark::Unknown => Mark::Thousands,
        known => known,
    };
    marks.point = settle(marks.point, table.point);
    marks.comma = settle(marks.comma, table.comma);
    marks
}

/// What a list of numbers proves about the marks; a decimal mark once shown outweighs.
pub(super) fn gather<'a>(figures: impl Iterator<Item = &'a Figures>) -> Marks {
    let join = |a: Mark, b: Mark| match (a, b) {
        (Mark::Decimal, _) | (_, Mark::Decimal) => Mark::Decimal,
        (Mark::Thousands, _) | (_, Mark::Thousands) => Mark::Thousands,
        _ => Mark::Unknown,
    };
    figures.map(Figures::evidence).fold(Marks::default(), |all, one| Marks {
        point: join(all.point, one.point),
        comma: join(all.comma, one.comma),
    })
}
