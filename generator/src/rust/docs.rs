//! Documentation from the collection's own words.
//!
//! Descriptions are Markdown with HTML in it, written for a web page by strangers. They are parsed
//! with pulldown-cmark and written again: links kept, `<br>` as line breaks, other tags dropped,
//! code fences marked as text so that rustdoc does not run them, and everything that rustdoc would
//! take for its own syntax escaped.

use std::borrow::Cow;

use crate::unseen::is_unseen;

mod markdown;
mod paragraph;
#[cfg(test)]
mod tests;

pub(crate) use markdown::{at_line_start, clean, literal};

/// The lines of a doc comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// Lines without the leading space, with `\n` between them; the first is not empty.
    text: String,
}

impl Docs {
    pub fn line(text: &str) -> Self {
        Self {
            text: safe(text).into_owned(),
        }
    }

    pub fn of(lines: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut docs = Self::default();
        for line in lines {
            docs.push(&safe(line.as_ref()));
        }
        docs
    }

    /// The lines, without the leading space.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        let lines = (!self.is_empty()).then(|| self.text.split('\n'));
        lines.into_iter().flatten()
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The number of lines.
    pub fn len(&self) -> usize {
        self.lines().count()
    }

    /// The first paragraph on one line; empty where a block comes first.
    pub fn summary(&self) -> String {
        paragraph::joined(self.summary_lines())
    }

    /// All of it as one paragraph: what stood on lines of its own ends in a stop, and items of lists in a semicolon.
    pub fn in_one_line(&self) -> String {
        paragraph::joined(self.lines())
    }

    /// The lines after the first paragraph, without empty ones around them.
    pub fn beyond_summary(&self) -> impl Iterator<Item = &str> {
        let shown = self.summary_lines().count();
        let end = self.lines().enumerate().filter(|(_, line)| !line.is_empty()).last();
        let end = end.map_or(0, |(last, _)| last + 1);
        self.lines().take(end).skip(shown).skip_while(|line| line.is_empty())
    }

    fn summary_lines(&self) -> impl Iterator<Item = &str> {
        let is_text =
            |line: &&str| !line.is_empty() && !line.starts_with(['|', '-', '>', '#']) && !line.starts_with("```");
        self.lines().take_while(is_text)
    }

    /// Adds a paragraph of one line.
    pub fn paragraph(&mut self, text: &str) {
        self.gap();
        self.push(&safe(text));
    }

    /// Adds a paragraph of a word and a sample: `` Such as `a`. ``
    pub fn sample(&mut self, word: &str, sample: &str) {
        self.gap();
        self.push(&safe(word));
        self.text.extend([" `", &code(sample), "`."]);
    }

    /// Adds lines as a paragraph of their own.
    pub fn append(&mut self, other: Docs) {
        if !other.is_empty() {
            self.gap();
            self.push(&other.text);
        }
    }

    /// Adds a fenced block; the fence is longer than any in the text.
    pub fn block(&mut self, language: &str, text: &str) {
        self.gap();
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.push(&format!("{fence}{language}"));
        for line in text.lines() {
            self.push(&safe(line));
        }
        self.push(&fence);
    }

    fn push(&mut self, line: &str) {
        if !self.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line);
    }

    fn gap(&mut self) {
        if !self.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

/// Text for a code span: one line, no backtick.
pub(crate) fn code(text: &str) -> Cow<'_, str> {
    let is_code = |byte: u8| byte != b'`' && (b' '..=b'~').contains(&byte);
    if text.len() <= 80 && text.bytes().all(is_code) && !text.trim().is_empty() {
        return text.trim().into();
    }
    let text = text.replace('`', "'").replace(char::is_whitespace, " ");
    let text = safe(&text);
    let short: String = text.chars().take(80).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    match format!("{short}{dots}").trim() {
        "" => "\u{2423}".into(),
        cut => cut.to_owned().into(),
    }
}

/// Texts for code spans, as a list: `` `a`, `b` ``.
pub(crate) fn codes<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let spans = texts.into_iter().map(|text| format!("`{}`", code(text)));
    spans.collect::<Vec<_>>().join(", ")
}

/// Markdown or HTML as one line of escaped text, see [`Docs::in_one_line`].
pub(crate) fn plain(text: &str) -> String {
    clean(text).in_one_line()
}

/// The line without control characters and without letters that nobody sees, among them those that change the direction
/// of text, which rustc refuses in comments.
pub(crate) fn safe(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return text.into();
    }
    text.replace(|c: char| c.is_control() || is_unseen(c), "").into()
}

/// Whether a text is printable ASCII, as most are.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}
