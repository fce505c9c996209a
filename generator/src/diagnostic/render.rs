//! Diagnostics as text for people and as JSON for tools.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};
use serde_json::{Value, json};

use super::fold::{self, fold};
use super::position::{self, Lines, Position};
use super::{Diagnostic, Diagnostics, Location, Severity};
use crate::source::{File, Source};
use crate::unseen::is_unseen;

/// Where there is no terminal, lines have so many columns.
const WIDTH: usize = 120;

/// Of a value so many letters are underlined at most: all that is underlined is shown.
const UNDERLINED: usize = 60;

/// Of a line so many letters before and after a value are looked at; a line may be a whole collection. What is wider
/// than the terminal is cut.
const NEAR: usize = 50_000;

/// So many of the folded messages are named by their place.
const NAMED: usize = 3;

impl Diagnostics {
    /// All messages as rustc prints its own; those of one kind are folded into the first.
    #[must_use]
    pub fn render(&self, source: &Source) -> String {
        self.render_by(&Renderer::plain().term_width(WIDTH), source)
    }

    /// The same with the colours of a terminal of so many columns.
    #[must_use]
    pub fn render_styled(&self, source: &Source, width: usize) -> String {
        self.render_by(&Renderer::styled().term_width(width), source)
    }

    fn render_by(&self, renderer: &Renderer, source: &Source) -> String {
        let groups = fold(&self.list);
        let shown = groups.iter();
        let shown = shown.flat_map(|group| std::iter::once(group.first).chain(named(group)));
        let places = Places::new(source, shown.map(|diagnostic| &diagnostic.location));
        let texts: Vec<String> = groups.iter().map(|group| message(group, &places, renderer)).collect();
        texts.join("\n")
    }

    /// All messages, unfolded: `[{"id": …, "severity": …, "message": …, "file": …, "line": …, …}]`.
    #[must_use]
    pub fn to_json(&self, source: &Source) -> Value {
        let places = Places::new(source, self.list.iter().map(|diagnostic| &diagnostic.location));
        self.list.iter().map(|diagnostic| object(diagnostic, &places)).collect()
    }
}

fn named<'a>(group: &fold::Group<'a>) -> impl Iterator<Item = &'a Diagnostic> {
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

fn message(group: &fold::Group<'_>, places: &Places<'_>, renderer: &Renderer) -> String {
    let diagnostic = group.first;
    let level = match diagnostic.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.id.0);
    let name = places.name(&diagnostic.location);
    let mut shown = match places.excerpt(&diagnostic.location) {
        Some(excerpt) => excerpt.show(title, name, &diagnostic.label),
        None => title.element(Origin::path(name)),
    };
    for (name, note) in notes(group, places) {
        shown = shown.element(Level::NOTE.with_name(name).message(note));
    }
    renderer.render(&[shown]) + "\n"
}

fn notes(group: &fold::Group<'_>, places: &Places<'_>) -> Vec<(&'static str, String)> {
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
        let count = group.others.len();
        let rest = if count > addresses.len() { ", …" } else { "" };
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
            let find = if file.is_toml() {
                position::find_in_toml
            } else {
                position::find
            };
            let ranges = find(&file.text, &pointers);
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
            // Of a list or an object the beginning.
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

impl<'a> Excerpt<'a> {
    /// The title with what is near the value.
    fn show(&self, title: Title<'a>, name: &'a str, label: &'a str) -> Group<'a> {
        let byte = |letter: usize| {
            self.line
                .char_indices()
                .nth(letter)
                .map_or(self.line.len(), |(at, _)| at)
        };
        let first = self.position.column - 1;
        let end = first + self.width.min(UNDERLINED);
        let (start, stop) = (byte(first.saturating_sub(NEAR)), byte(end + NEAR));
        let text = self.line.get(start..stop).unwrap_or_default();
        let annotation = AnnotationKind::Primary.span(byte(first) - start..byte(end).max(byte(first)) - start);
        let label = Some(label).filter(|label| !label.is_empty());
        let snippet = Snippet::source(text)
            .line_start(self.position.line)
            .annotation(annotation.label(label));
        if start == 0 {
            return title.element(snippet.path(name));
        }
        let origin = Origin::path(name).line(self.position.line);
        title.element(origin.char_column(self.position.column)).element(snippet)
    }
}

/// The text with a blank for each tab, line end or other character that would move the carets, or that nobody sees.
fn printable(text: &str) -> String {
    text.replace(|letter: char| letter.is_control() || is_unseen(letter), " ")
}
