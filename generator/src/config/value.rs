//! Values of the file with their places.

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostics, Location, ids};
use crate::source::Source;
use crate::{suggest, toml_text};

pub(super) struct Table<'t> {
    entries: Option<&'t DeTable<'t>>,
    pointer: String,
}

/// What a text may be; an error says what to write instead.
pub(super) type Rule = fn(&str) -> Result<(), String>;

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
        let entry = |(key, value): (&'t toml::Spanned<_>, &'t toml::Spanned<DeValue<'t>>)| {
            let key: &std::borrow::Cow<'_, str> = key.get_ref();
            Entry {
                pointer: format!("{}/{}", self.pointer, key.replace('~', "~0").replace('/', "~1")),
                key: key.to_string(),
                value: value.get_ref(),
            }
        };
        self.entries.into_iter().flatten().map(entry).collect()
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
        self.table_or_nothing(notes).unwrap_or(Table {
            entries: None,
            pointer: String::new(),
        })
    }

    /// The value, which must be a table.
    pub(super) fn table_or_nothing(&self, notes: &mut Diagnostics) -> Option<Table<'t>> {
        let entries = Some(self.expect(self.value.as_table(), "a table", notes)?);
        let pointer = self.pointer.clone();
        Some(Table { entries, pointer })
    }

    /// The value, which must be a string.
    pub(super) fn text(&self, notes: &mut Diagnostics) -> Option<String> {
        self.expect(self.value.as_str(), "a string", notes).map(str::to_owned)
    }

    /// The value, which must be a string that the rule allows.
    pub(super) fn checked(&self, rule: Rule, [what, label]: [&str; 2], notes: &mut Diagnostics) -> Option<String> {
        let text = self.text(notes)?;
        if let Err(help) = rule(&text) {
            self.refuse(
                format!("`{}` cannot be {what}", text.escape_debug()),
                label,
                help,
                notes,
            );
            return None;
        }
        Some(text)
    }

    /// The value, which must be `true` or `false`.
    pub(super) fn flag(&self, notes: &mut Diagnostics) -> Option<bool> {
        self.expect(self.value.as_bool(), "`true` or `false`", notes)
    }

    fn expect<T>(&self, value: Option<T>, expected: &str, notes: &mut Diagnostics) -> Option<T> {
        if value.is_none() {
            wrong(self.value, &self.location(), expected, notes);
        }
        value
    }

    /// The value, which must be an array of strings, with the place of each.
    pub(super) fn texts(&self, notes: &mut Diagnostics) -> Vec<(String, Location)> {
        let array = self.expect(self.value.as_array(), "an array of strings", notes);
        let mut texts = Vec::new();
        for (index, element) in array.into_iter().flatten().enumerate() {
            let location = at(format!("{}/{index}", self.pointer));
            match element.get_ref().as_str() {
                Some(text) => texts.push((text.to_owned(), location)),
                None => wrong(element.get_ref(), &location, "a string", notes),
            }
        }
        texts
    }

    /// Reports a value that cannot be.
    pub(super) fn refuse(&self, message: String, label: &str, help: String, notes: &mut Diagnostics) {
        notes.error(ids::INVALID_SETTING, &self.location(), message, label, help);
    }

    /// Reports a key that is not known.
    pub(super) fn unknown(&self, known: &[&str], notes: &mut Diagnostics) {
        let help = suggest::help(
            &self.key,
            known.iter().copied(),
            format!("the keys here are {}", list(known)),
        );
        let message = format!("key `{}` is not known", self.key);
        let location = self.key_location();
        notes.warn(ids::UNKNOWN_SETTING, &location, message, "it decides nothing", help);
    }
}

fn wrong(value: &DeValue<'_>, location: &Location, expected: &str, notes: &mut Diagnostics) {
    let message = format!("{expected} was expected, but this is of type {}", value.type_str());
    let (label, help) = (format!("expected {expected}"), format!("write {expected} here"));
    notes.error(ids::INVALID_SETTING, location, message, label, help);
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
            let entry = |(key, value): (&toml::Spanned<std::borrow::Cow<'_, str>>, &toml::Spanned<DeValue<'_>>)| {
                format!("{} = {}", toml_text::key(key.get_ref()), inline(value.get_ref()))
            };
            let entries: Vec<String> = entries.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}
