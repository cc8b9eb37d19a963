//! How values are printed: names, texts, lists, records. What is printed is said in `write`.

use std::fmt::{Display, Write};

use crate::map::{Date, Extra, Id};

/// Writes RON as the format wants it.
pub(super) struct Printer {
    pub(super) text: String,
    /// No field of the record was written yet.
    first: bool,
}

impl Printer {
    pub(super) fn new(capacity: usize) -> Self {
        Self { text: String::with_capacity(capacity), first: true }
    }

    pub(super) fn show(&mut self, value: impl Display) {
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{value}");
    }

    /// A field's name and colon, marked as raw where it is no plain name.
    pub(super) fn name(&mut self, name: &str) {
        if name.contains(|c: char| c != '_' && !c.is_alphanumeric()) {
            self.text.push_str("r#");
        }
        self.text.push_str(name);
        self.text.push_str(": ");
    }

    pub(super) fn line(&mut self, name: &str, value: impl Display) {
        self.text.push_str("    ");
        self.name(name);
        self.show(value);
        self.text.push_str(",\n");
    }

    pub(super) fn line_text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.text.push_str("    ");
            self.name(name);
            self.quote(value);
            self.text.push_str(",\n");
        }
    }

    /// A list of the map, a record a line.
    pub(super) fn list<'r, R: 'r>(
        &mut self,
        name: &str,
        records: impl Iterator<Item = &'r R>,
        print: fn(&mut Self, &R),
    ) {
        let start = self.text.len();
        self.text.push_str("    ");
        self.name(name);
        self.text.push_str("[\n");
        let body = self.text.len();
        for record in records {
            self.text.push_str("        ");
            self.record(|out| print(out, record));
            self.text.push_str(",\n");
        }
        if self.text.len() == body {
            self.text.truncate(start);
        } else {
            self.text.push_str("    ],\n");
        }
    }

    pub(super) fn record(&mut self, fields: impl FnOnce(&mut Self)) {
        self.text.push('(');
        let outer = std::mem::replace(&mut self.first, true);
        fields(self);
        self.first = outer;
        self.text.push(')');
    }

    /// Begins a field of a record.
    pub(super) fn field(&mut self, name: &str) {
        if !std::mem::replace(&mut self.first, false) {
            self.text.push_str(", ");
        }
        self.name(name);
    }

    /// Begins a field on a line of its own.
    pub(super) fn long_field(&mut self, name: &str) {
        if !std::mem::replace(&mut self.first, false) {
            self.text.push(',');
        }
        self.text.push_str("\n            ");
        self.name(name);
    }

    pub(super) fn id(&mut self, name: &str, id: &Id) {
        self.text_field(name, id.as_str());
    }

    pub(super) fn text_field(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.field(name);
            self.quote(text);
        }
    }

    pub(super) fn word(&mut self, name: &str, word: &str) {
        self.field(name);
        self.bare(word);
    }

    /// A word; one with letters no plain word has is marked as raw.
    pub(super) fn bare(&mut self, word: &str) {
        let plain = word.split('(').next().unwrap_or_default();
        if plain.contains(|c: char| c != '_' && !c.is_alphanumeric()) {
            self.text.push_str("r#");
        }
        self.text.push_str(word);
    }

    pub(super) fn maybe(&mut self, name: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.field(name);
            self.show(value);
        }
    }

    pub(super) fn date(&mut self, name: &str, date: Option<Date>) {
        if let Some(date) = date {
            self.field(name);
            self.text.push('"');
            self.show(date);
            self.text.push('"');
        }
    }

    pub(super) fn flag(&mut self, name: &str, set: bool) {
        if set {
            self.field(name);
            self.text.push_str("true");
        }
    }

    pub(super) fn items<T>(&mut self, items: &[T], print: impl Fn(&mut Self, &T)) {
        self.text.push('[');
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.text.push_str(", ");
            }
            print(self, item);
        }
        self.text.push(']');
    }

    pub(super) fn extra(&mut self, extra: &Extra) {
        for (name, value) in extra {
            self.field(name);
            self.text.push_str(value);
        }
    }

    /// A text in quotes, escaped only where it must be.
    pub(super) fn quote(&mut self, text: &str) {
        self.text.push('"');
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c == '"' || c == '\\' || c.is_control()) {
            self.text.push_str(&rest[..at]);
            let mut chars = rest[at..].chars();
            match chars.next() {
                Some('\n') => self.text.push_str("\\n"),
                Some('\r') => self.text.push_str("\\r"),
                Some('\t') => self.text.push_str("\\t"),
                Some(c @ ('"' | '\\')) => self.text.extend(['\\', c]),
                Some(c) => self.show(format_args!("\\u{{{:x}}}", u32::from(c))),
                None => {}
            }
            rest = chars.as_str();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }
}
