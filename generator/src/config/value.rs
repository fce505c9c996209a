//! Values of the file with their places.

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostics, Location, ids};
use crate::source::Source;
use crate::{suggest, toml_text};

pub(super) struct Table<'t> {
    entries: Option<&'t DeTable<'t>>,
    pointer: String,
}

/// A key with its value.
pub(super) struct Entry<'t> {
    pub(super) key: String,
    value: &'t DeValue<'t>,
    pointer: String,
}

/// A place of the file.
pub(super) fn at(pointer: String) -> Location {
    Location {
        file: Source::CONFIG,
        pointer,
        path: Vec::new(),
    }
}

impl<'t> Table<'t> {
    /// The whole file.
    pub(super) fn root(entries: &'t DeTable<'t>) -> Self {
        Self {
            entries: Some(entries),
            pointer: String::new(),
        }
    }

    /// Its entries in the order of the file.
    pub(super) fn entries(&self) -> Vec<Entry<'t>> {
        let mut entries: Vec<_> = self.entries.into_iter().flatten().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        let entry = |(key, value): (&'t toml::Spanned<_>, &'t toml::Spanned<DeValue<'t>>)| {
            let key: &std::borrow::Cow<'_, str> = key.get_ref();
            Entry {
                pointer: format!("{}/{}", self.pointer, key.replace('~', "~0").replace('/', "~1")),
                key: key.to_string(),
                value: value.get_ref(),
            }
        };
        entries.into_iter().map(entry).collect()
    }
}

impl<'t> Entry<'t> {
    /// The place of the value.
    pub(super) fn location(&self) -> Location {
        at(self.pointer.clone())
    }

    /// The place of the key.
    pub(super) fn key_location(&self) -> Location {
        at(format!("{}/#", self.pointer))
    }

    pub(super) fn value(&self) -> &'t DeValue<'t> {
        self.value
    }

    /// The value, which must be a table; else an empty one.
    pub(super) fn table(&self, notes: &mut Diagnostics) -> Table<'t> {
        let entries = self.value.as_table();
        if entries.is_none() {
            self.wrong("a table", notes);
        }
        Table {
            entries,
            pointer: self.pointer.clone(),
        }
    }

    /// The value, which must be a string.
    pub(super) fn text(&self, notes: &mut Diagnostics) -> Option<String> {
        let text = self.value.as_str();
        if text.is_none() {
            self.wrong("a string", notes);
        }
        text.map(str::to_owned)
    }

    /// The value, which must be `true` or `false`.
    pub(super) fn flag(&self, notes: &mut Diagnostics) -> Option<bool> {
        let flag = self.value.as_bool();
        if flag.is_none() {
            self.wrong("`true` or `false`", notes);
        }
        flag
    }

    /// The value, which must be an array of strings, with the place of each.
    pub(super) fn texts(&self, notes: &mut Diagnostics) -> Vec<(String, Location)> {
        let Some(array) = self.value.as_array() else {
            self.wrong("an array of strings", notes);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for (index, element) in array.iter().enumerate() {
            let location = at(format!("{}/{index}", self.pointer));
            match element.get_ref().as_str() {
                Some(text) => texts.push((text.to_owned(), location)),
                None => wrong(element.get_ref(), &location, "a string", notes),
            }
        }
        texts
    }

    /// Reports a value of the wrong kind.
    fn wrong(&self, expected: &str, notes: &mut Diagnostics) {
        wrong(self.value, &self.location(), expected, notes);
    }

    /// Reports a value that cannot be.
    pub(super) fn refuse(&self, message: String, label: &str, help: String, notes: &mut Diagnostics) {
        notes.error(ids::INVALID_SETTING, &self.location(), message, label, help);
    }

    /// Reports a key that is not known.
    pub(super) fn unknown(&self, known: &[&str], notes: &mut Diagnostics) {
        let help = match suggest::similar(&self.key, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("the keys here are {}", list(known)),
        };
        let message = format!("key `{}` is not known", self.key);
        notes.warn(
            ids::UNKNOWN_SETTING,
            &self.key_location(),
            message,
            "it decides nothing",
            help,
        );
    }
}

fn wrong(value: &DeValue<'_>, location: &Location, expected: &str, notes: &mut Diagnostics) {
    let message = format!("{expected} was expected, but this is of type {}", value.type_str());
    let help = format!("write {expected} here");
    notes.error(
        ids::INVALID_SETTING,
        location,
        message,
        format!("expected {expected}"),
        help,
    );
}

/// `` `a`, `b` ``
pub(super) fn list(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// The value as TOML on one line.
pub(super) fn inline(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => toml_text::quoted(text),
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.to_string(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(time) => time.to_string(),
        DeValue::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(|element| inline(element.get_ref())).collect();
            format!("[{}]", elements.join(", "))
        }
        DeValue::Table(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            entries.sort_by_key(|(key, _)| key.span().start);
            let entry = |(key, value): (&toml::Spanned<std::borrow::Cow<'_, str>>, &toml::Spanned<DeValue<'_>>)| {
                format!("{} = {}", toml_text::key(key.get_ref()), inline(value.get_ref()))
            };
            format!(
                "{{ {} }}",
                entries.into_iter().map(entry).collect::<Vec<_>>().join(", ")
            )
        }
    }
}
