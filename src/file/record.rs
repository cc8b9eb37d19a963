//! The `record!` macro: how one struct of the map is read from `(field: value, …)`.
//!
//! Derived code drops unknown fields and `#[serde(flatten)]` refuses `( … )`; this keeps an unknown
//! field as its verbatim text in `extra`, and refuses a field that comes twice.

use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::map::Extra;

/// A field's name, borrowed from the text.
pub(super) struct Name<'de>(pub(super) &'de str);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrow;
        impl<'de> Visitor<'de> for Borrow {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a field")
            }
            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(name))
            }
        }
        deserializer.deserialize_identifier(Borrow)
    }
}

/// Keeps a field this version does not know.
pub(super) fn keep<'de, A: MapAccess<'de>>(extra: &mut Extra, name: &str, map: &mut A) -> Result<(), A::Error> {
    if extra.iter().any(|(known, _)| known == name) {
        return Err(A::Error::custom(format_args!("the field `{name}` comes twice")));
    }
    let value = map.next_value::<&RawValue>()?;
    extra.push((name.into(), value.get_ron().trim_end_matches(' ').into()));
    Ok(())
}

/// Reads a struct of the map. Each field has a way of reading: `must` has to be there; `plain` may be missing and is
/// then the default; `maybe` is an `Option` whose value stands in the file without `Some`; `id` must be there and
/// not be empty; `date` is an optional date;
/// `scale` keeps what it does not know of the scale beside it.
macro_rules! record {
    ($name:ident { $($field:ident $(in $outer:ident)?: $way:ident),* $(,)? }) => {
        impl<'de> serde::Deserialize<'de> for $crate::map::$name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[allow(non_camel_case_types)]
                #[derive(Clone, Copy)]
                enum Key { $($field),* }
                const FIELDS: &[&str] = &[$(stringify!($field)),*];

                struct Fields;
                impl<'de> serde::de::Visitor<'de> for Fields {
                    type Value = $crate::map::$name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a record in round brackets")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                        let mut record = $crate::map::$name::default();
                        let mut seen = 0_u32;
                        while let Some($crate::file::record::Name(name)) = map.next_key()? {
                            let key = match name {
                                $(stringify!($field) => Key::$field,)*
                                unknown => {
                                    $crate::file::record::keep(&mut record.extra, unknown, &mut map)?;
                                    continue;
                                }
                            };
                            let bit = 1 << key as u32;
                            if seen & bit != 0 {
                                return Err(serde::de::Error::duplicate_field(FIELDS[key as usize]));
                            }
                            seen |= bit;
                            match key {
                                $(Key::$field => record.$($outer.)?$field = $crate::file::record::value!($way, map, record),)*
                            }
                        }
                        $($crate::file::record::demand!($way, seen & (1 << Key::$field as u32), stringify!($field));)*
                        Ok(record)
                    }
                }
                deserializer.deserialize_struct(stringify!($name), FIELDS, Fields)
            }
        }
    };
}

macro_rules! value {
    (must, $map:ident, $record:ident) => {
        $map.next_value()?
    };
    (plain, $map:ident, $record:ident) => {
        $map.next_value()?
    };
    (maybe, $map:ident, $record:ident) => {
        Some($map.next_value()?)
    };
    (id, $map:ident, $record:ident) => {
        $map.next_value::<$crate::file::values::Named>()?.0
    };
    (date, $map:ident, $record:ident) => {
        Some($map.next_value::<$crate::file::values::Day>()?.0)
    };
    (scale, $map:ident, $record:ident) => {{
        let $crate::file::values::ScaleRecord(scale, extra) = $map.next_value()?;
        $record.head.scale_extra = extra;
        scale
    }};
}

macro_rules! demand {
    (must, $seen:expr, $field:expr) => {
        if $seen == 0 {
            return Err(serde::de::Error::missing_field($field));
        }
    };
    (id, $seen:expr, $field:expr) => {
        $crate::file::record::demand!(must, $seen, $field)
    };
    ($other:ident, $seen:expr, $field:expr) => {};
}

pub(in crate::file) use {demand, record, value};
