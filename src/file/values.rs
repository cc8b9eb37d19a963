//! Single values: ids, words, dates and numbers with bounds. What lies outside its bounds is refused here, at its
//! place in the text.

use std::cell::Cell;
use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::record::{Name, keep};
use crate::map;

/// Reads a text without copying it where it has no escapes.
struct Text<T>(&'static str, fn(&str) -> Result<T, String>);

impl<T> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.1)(text).map_err(E::custom)
    }
}

impl<'de> Deserialize<'de> for map::Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text("an id", |text| Ok(Self::new(text))))
    }
}

/// An id that may not be empty.
pub(super) struct Named(pub(super) map::Id);

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text("an id", |text| match text {
            "" => Err("an id must not be empty".to_owned()),
            text => Ok(Self(map::Id::new(text))),
        }))
    }
}

/// A date, "2026-02-28".
pub(super) struct Day(pub(super) map::Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text("a date", |text| match map::Date::strptime("%Y-%m-%d", text) {
            // jiff's years have four digits or a sign and six; only the former read back as they were written.
            Ok(date) if date.to_string() == text => Ok(Self(date)),
            _ => Err(format!("a date must be written as \"2026-02-28\", not {text:?}")),
        }))
    }
}

impl<'de> Deserialize<'de> for map::Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (Named(column), Named(lane)) = Deserialize::deserialize(deserializer)?;
        Ok(Self { column, lane })
    }
}

impl<'de> Deserialize<'de> for map::Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (Day(date), value) = Deserialize::deserialize(deserializer)?;
        Ok(Self { date, value })
    }
}

/// A scale, with what a later version says of it.
pub(super) struct ScaleRecord(pub(super) map::Scale, pub(super) map::Extra);

impl<'de> Deserialize<'de> for ScaleRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Ends;
        impl<'de> Visitor<'de> for Ends {
            type Value = ScaleRecord;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a scale, (min: -2, max: 2)")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ScaleRecord, A::Error> {
                let (mut min, mut max, mut extra) = (None, None, map::Extra::new());
                while let Some(Name(name)) = map.next_key()? {
                    match name {
                        "min" if min.is_none() => min = Some(map.next_value()?),
                        "max" if max.is_none() => max = Some(map.next_value()?),
                        "min" => return Err(A::Error::duplicate_field("min")),
                        "max" => return Err(A::Error::duplicate_field("max")),
                        unknown => keep(&mut extra, unknown, &mut map)?,
                    }
                }
                let usual = map::Scale::default();
                let scale = map::Scale { min: min.unwrap_or(usual.min), max: max.unwrap_or(usual.max) };
                if scale.min < scale.max {
                    return Ok(ScaleRecord(scale, extra));
                }
                let (min, max) = (scale.min, scale.max);
                Err(A::Error::custom(format_args!("the scale's lower end {min} must be below its upper end {max}")))
            }
        }
        deserializer.deserialize_struct("Scale", &["min", "max"], Ends)
    }
}

macro_rules! bounded {
    ($($name:ident: $as:ty),*) => {$(
        impl<'de> Deserialize<'de> for map::$name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(<$as>::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    )*};
}
bounded!(Rating: i64, Score: i64, Effort: i64, ColumnWidth: i64, Finite: f64, Share: f64);

/// What follows an unknown word in brackets, verbatim: a later version's `Rate(3)`.
struct Payload<'c>(&'c Cell<bool>);

impl<'de> Visitor<'de> for Payload<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values in round brackets")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<String, A::Error> {
        self.0.set(true);
        let mut values = Vec::new();
        while let Some(value) = seq.next_element::<&RawValue>()? {
            values.push(value.get_ron().trim());
        }
        Ok(values.join(", "))
    }
}

/// Reads a word: `known` gives the value of a word, and whether this version knows it.
struct Word<F>(F);

impl<'de, T, F: Fn(&str) -> (T, bool)> Visitor<'de> for Word<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<T, A::Error> {
        let (Name(word), rest) = data.variant()?;
        let (value, known) = (self.0)(word);
        if known {
            rest.unit_variant()?;
            return Ok(value);
        }
        let opened = Cell::new(false);
        match rest.tuple_variant(0, Payload(&opened)) {
            Ok(payload) => Ok((self.0)(&format!("{word}({payload})")).0),
            // No bracket follows: ron has then read nothing.
            Err(_) if !opened.get() => Ok(value),
            Err(error) => Err(error),
        }
    }
}

macro_rules! words {
    ($($name:ident),*) => {$(
        impl<'de> Deserialize<'de> for map::$name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let read = |word: &str| {
                    let value = Self::from_word(word);
                    let known = value.is_known();
                    (value, known)
                };
                deserializer.deserialize_enum("", &[], Word(read))
            }
        }
    )*};
}
words!(Lock, MapState, LaneKind, CardKind, Status, EvidenceLevel, LinkKind, TransitionKind, MetricKind, MatchedBy);
