//! How days are written for people in the map's language: `1–28 Feb 2026`.

use super::Date;

/// Day, month and year in the order and with the marks of a language.
enum Order {
    /// `1–28 Feb 2026`
    Spaced,
    /// `1.–28. Feb. 2026`
    Dotted,
    /// `2026年2月1日–28日`
    Signs(&'static str, &'static str, &'static str),
}

struct Words {
    order: Order,
    months: [&'static str; 12],
}

/// Writes days the way the readers of one language expect them.
#[derive(Clone, Copy)]
pub struct Dates {
    words: Option<&'static Words>,
}

impl Dates {
    /// For a map's language (a BCP 47 tag; empty: English). A language without month names here has ISO dates.
    pub fn of(language: &str) -> Self {
        let main = language.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let main = if main.is_empty() { "en" } else { &main };
        Self { words: LANGUAGES.iter().find(|(codes, _)| codes.contains(&main)).map(|(_, words)| words) }
    }

    /// One day: `12 Mar 2026`.
    pub fn day(self, date: Date) -> String {
        let Some(words) = self.words else { return date.to_string() };
        match words.order {
            Order::Signs(year, ..) => format!("{}{year}{}", date.year(), words.day_month(date)),
            Order::Spaced | Order::Dotted => format!("{} {}", words.day_month(date), date.year()),
        }
    }

    /// Two days and what lies between, saying nothing twice: `1–28 Feb 2026`, `20 Dec 2025 – 3 Jan 2026`.
    pub fn range(self, from: Date, to: Date) -> String {
        if from == to {
            return self.day(from);
        }
        let Some(words) = self.words else { return format!("{from} – {to}") };
        let same_year = from.year() == to.year();
        let same_month = same_year && from.month() == to.month();
        match &words.order {
            Order::Spaced if same_month => format!("{}–{}", from.day(), self.day(to)),
            Order::Dotted if same_month => format!("{}.–{}", from.day(), self.day(to)),
            Order::Spaced | Order::Dotted if same_year => format!("{} – {}", words.day_month(from), self.day(to)),
            Order::Signs(_, _, day) if same_month => format!("{}–{}{day}", self.day(from), to.day()),
            Order::Signs(..) if same_year => format!("{}–{}", self.day(from), words.day_month(to)),
            _ => format!("{} – {}", self.day(from), self.day(to)),
        }
    }

    /// The range that is known: both ends, one, or none (empty).
    pub fn known_range(self, from: Option<Date>, to: Option<Date>) -> String {
        match (from, to) {
            (Some(from), Some(to)) => self.range(from, to),
            (Some(from), None) => format!("{} –", self.day(from)),
            (None, Some(to)) => format!("– {}", self.day(to)),
            (None, None) => String::new(),
        }
    }
}

impl Words {
    fn month(&self, date: Date) -> &'static str {
        usize::try_from(date.month() - 1).ok().and_then(|i| self.months.get(i)).copied().unwrap_or_default()
    }

    fn day_month(&self, date: Date) -> String {
        match &self.order {
            Order::Spaced => format!("{} {}", date.day(), self.month(date)),
            Order::Dotted => format!("{}. {}", date.day(), self.month(date)),
            Order::Signs(_, month, day) => format!("{}{month}{}{day}", date.month(), date.day()),
        }
    }
}

const LANGUAGES: &[(&[&str], Words)] = &[
    (
        &["en"],
        Words {
            order: Order::Spaced,
            months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        },
    ),
    (
        &["de"],
        Words {
            order: Order::Dotted,
            months: ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
        },
    ),
    (
        &["fr"],
        Words {
            order: Order::Spaced,
            months: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
        },
    ),
    (
        &["es"],
        Words {
            order: Order::Spaced,
            months: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
        },
    ),
    (
        &["it"],
        Words {
            order: Order::Spaced,
            months: ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
        },
    ),
    (
        &["pt"],
        Words {
            order: Order::Spaced,
            months: ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."],
        },
    ),
    (
        &["nl"],
        Words {
            order: Order::Spaced,
            months: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        },
    ),
    (
        &["sv"],
        Words {
            order: Order::Spaced,
            months: ["jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
        },
    ),
    (
        &["da"],
        Words {
            order: Order::Dotted,
            months: ["jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
        },
    ),
    (
        &["nb", "nn", "no"],
        Words {
            order: Order::Dotted,
            months: ["jan.", "feb.", "mars", "apr.", "mai", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "des."],
        },
    ),
    (
        &["fi"],
        Words {
            order: Order::Dotted,
            months: [
                "tammik.", "helmik.", "maalisk.", "huhtik.", "toukok.", "kesäk.", "heinäk.", "elok.", "syysk.",
                "lokak.", "marrask.", "jouluk.",
            ],
        },
    ),
    (
        &["pl"],
        Words {
            order: Order::Spaced,
            months: ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"],
        },
    ),
    (
        &["cs"],
        Words {
            order: Order::Dotted,
            months: [
                "ledna",
                "února",
                "března",
                "dubna",
                "května",
                "června",
                "července",
                "srpna",
                "září",
                "října",
                "listopadu",
                "prosince",
            ],
        },
    ),
    (
        &["tr"],
        Words {
            order: Order::Spaced,
            months: ["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"],
        },
    ),
    (
        &["ru"],
        Words {
            order: Order::Spaced,
            months: ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."],
        },
    ),
    (
        &["uk"],
        Words {
            order: Order::Spaced,
            months: [
                "січ.",
                "лют.",
                "бер.",
                "квіт.",
                "трав.",
                "черв.",
                "лип.",
                "серп.",
                "вер.",
                "жовт.",
                "лист.",
                "груд.",
            ],
        },
    ),
    (&["ja"], Words { order: Order::Signs("年", "月", "日"), months: [""; 12] }),
    (&["zh"], Words { order: Order::Signs("年", "月", "日"), months: [""; 12] }),
    (&["ko"], Words { order: Order::Signs("년 ", "월 ", "일"), months: [""; 12] }),
];
