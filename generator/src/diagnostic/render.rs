//! Diagnostics as text for people and as JSON for tools.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;

use serde_json::{Value, json};

use super::fold::{Group, fold};
use super::position::{self, Lines, Position};
use super::{Diagnostic, Diagnostics, Location, Severity};
use crate::source::{File, Source};

/// Of a long line so many characters are shown at most.
const WIDTH: usize = 100;

/// So many of the folded messages are named by their place.
const NAMED: usize = 3;

impl Diagnostics {
    /// All messages as rustc prints its own; those of one kind are folded into the first.
    #[must_use]
    pub fn render(&self, source: &Source) -> String {
        let groups = fold(&self.list);
        let shown = groups
            .iter()
            .flat_map(|group| std::iter::once(group.first).chain(named(group)));
        let places = Places::new(source, shown.map(|diagnostic| &diagnostic.location));
        let texts: Vec<String> = groups.iter().map(|group| message(group, &places)).collect();
        texts.join("\n")
    }

    /// All messages, unfolded: `[{"id": …, "severity": …, "message": …, "file": …, "line": …, …}]`.
    #[must_use]
    pub fn to_json(&self, source: &Source) -> Value {
        let places = Places::new(source, self.list.iter().map(|diagnostic| &diagnostic.location));
        self.list.iter().map(|diagnostic| object(diagnostic, &places)).collect()
    }
}

fn named<'a>(group: &Group<'a>) -> impl Iterator<Item = &'a Diagnostic> {
    group.others.iter().copied().take(NAMED)
}

fn object(diagnostic: &Diagnostic, places: &Places<'_>) -> Value {
    let position = places.excerpt(&diagnostic.location).map(|excerpt| excerpt.position);
    json!({
        "id": diagnostic.id.0,
        "severity": word(diagnostic.severity),
        "message": diagnostic.message,
        "label": diagnostic.label,
        "help": diagnostic.help,
        "file": places.name(&diagnostic.location),
        "line": position.map(|position| position.line),
        "column": position.map(|position| position.column),
        "pointer": diagnostic.location.pointer,
        "path": diagnostic.location.path,
    })
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

fn message(group: &Group<'_>, places: &Places<'_>) -> String {
    let diagnostic = group.first;
    let excerpt = places.excerpt(&diagnostic.location);
    let margin = excerpt
        .as_ref()
        .map_or(1, |excerpt| excerpt.position.line.to_string().len());
    let margin = " ".repeat(margin);
    let mut text = format!(
        "{}[{}]: {}\n",
        word(diagnostic.severity),
        diagnostic.id,
        diagnostic.message
    );
    text += &format!("{margin}--> {}\n", places.address(&diagnostic.location));
    if let Some(excerpt) = excerpt {
        text += &excerpt.draw(&margin, &diagnostic.label);
    }
    text += &format!("{margin} |\n");
    for (name, note) in notes(group, places) {
        text += &format!("{margin} = {name}: {note}\n");
    }
    text
}

fn notes(group: &Group<'_>, places: &Places<'_>) -> Vec<(&'static str, String)> {
    let diagnostic = group.first;
    let mut notes = Vec::new();
    if !diagnostic.location.path.is_empty() {
        notes.push(("request", printable(&diagnostic.location.path.join(" / "))));
    }
    if !diagnostic.help.is_empty() {
        notes.push(("help", diagnostic.help.clone()));
    }
    if !group.others.is_empty() {
        let name = places.name(&diagnostic.location);
        let addresses = named(group).map(|other| places.address(&other.location));
        let addresses: Vec<String> = addresses.map(|address| near(address, name)).collect();
        let rest = if group.others.len() > addresses.len() {
            ", …"
        } else {
            ""
        };
        let count = group.others.len();
        notes.push((
            "note",
            format!("and {count} more like this: {}{rest}", addresses.join(", ")),
        ));
    }
    notes
}

/// An address in the same file needs no name: `214:21`.
fn near(address: String, name: &str) -> String {
    match address.strip_prefix(name).and_then(|rest| rest.strip_prefix(':')) {
        Some(rest) => rest.to_owned(),
        None => address,
    }
}

/// The texts of the files that are spoken of, and what the pointers into them lead to.
struct Places<'a> {
    source: &'a Source,
    files: BTreeMap<usize, Lines<'a>>,
    ranges: BTreeMap<(usize, &'a str), Range<usize>>,
}

impl<'a> Places<'a> {
    fn new(source: &'a Source, locations: impl Iterator<Item = &'a Location>) -> Self {
        let mut pointers: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for location in locations {
            pointers.entry(location.file).or_default().push(&location.pointer);
        }
        let mut places = Self {
            source,
            files: BTreeMap::new(),
            ranges: BTreeMap::new(),
        };
        for (index, mut pointers) in pointers {
            let Some(file) = source.file(index).filter(|file| has_positions(file)) else {
                continue;
            };
            pointers.sort_unstable();
            pointers.dedup();
            let ranges = if file.is_toml() {
                position::find_in_toml(&file.text, &pointers)
            } else {
                position::find(&file.text, &pointers)
            };
            let keys = pointers.into_iter().map(|pointer| (index, pointer));
            places.ranges.extend(keys.zip(ranges));
            places.files.insert(index, Lines::new(&file.text));
        }
        places
    }

    fn name(&self, location: &Location) -> &'a str {
        self.source.file(location.file).map_or("", |file| &file.name)
    }

    /// `petstore.json:214:21`
    fn address(&self, location: &Location) -> String {
        let name = self.name(location);
        match self.excerpt(location) {
            Some(Excerpt { position, .. }) => format!("{name}:{}:{}", position.line, position.column),
            None => name.to_owned(),
        }
    }

    fn excerpt(&self, location: &Location) -> Option<Excerpt<'a>> {
        let lines = self.files.get(&location.file)?;
        let range = self.ranges.get(&(location.file, location.pointer.as_str()))?;
        let (position, line) = lines.locate(range.start);
        let value = lines.slice(range.clone());
        Some(Excerpt {
            position,
            line,
            width: if value.starts_with(['{', '[']) {
                1
            } else {
                value.chars().count()
            },
        })
    }
}

/// Pointers lead into JSON and TOML only.
fn has_positions(file: &File) -> bool {
    !file.is_yaml() && !file.is_env() && !file.text.is_empty()
}

/// The line of a value, with the value's extent in it.
struct Excerpt<'a> {
    position: Position,
    line: &'a str,
    width: usize,
}

impl Excerpt<'_> {
    /// The line, the carets and the label; of a long line only the part around the carets.
    fn draw(&self, margin: &str, label: &str) -> String {
        let letters: Vec<char> = self.line.chars().collect();
        let before = self.position.column - 1;
        let start = if letters.len() > WIDTH {
            before.saturating_sub(WIDTH / 3)
        } else {
            0
        };
        let end = letters.len().min(start + WIDTH);
        let shown: String = letters.get(start..end).unwrap_or_default().iter().collect();
        let (head, tail) = (
            if start > 0 { "…" } else { "" },
            if end < letters.len() { "…" } else { "" },
        );
        let indent = before - start + head.chars().count();
        let width = self.width.min(end.saturating_sub(before)).max(1);
        let mut text = format!("{margin} |\n");
        let _ = writeln!(text, "{} | {head}{}{tail}", self.position.line, printable(&shown));
        let carets = format!("{}{} {label}", " ".repeat(indent), "^".repeat(width));
        let _ = writeln!(text, "{margin} | {}", carets.trim_end());
        text
    }
}

/// The text with a blank for each tab, line end or other character that would move the carets.
fn printable(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}
