//! Markdown in, Markdown out that rustdoc reads without a warning.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::Docs;
use super::paragraph::{ends_in_punctuation, goes_on};
use crate::description::{Piece, attribute, events, is_element, pieces_as_written, with_lines};
use crate::unseen::is_unseen;

/// The longest description that is kept whole, in bytes; a longer one is cut at a line.
const LONGEST: usize = 16 * 1024;

/// The lines of a description; empty where it says nothing.
///
/// `undefined` is what JavaScript makes of nothing: a converter's, not the API's word.
pub(crate) fn clean(text: &str) -> Docs {
    if matches!(text.trim(), "" | "undefined") {
        return Docs::default();
    }
    let mut writer = Writer::default();
    if is_bare(text) {
        writer.line.push_str(text);
        return writer.finish();
    }
    let text = shortened(text);
    let text = with_lines(&text);
    for event in events(&text) {
        writer.event(event);
    }
    writer.finish()
}

/// Whether a text is a few words and no more, as names of examples are: nothing to read in it.
fn is_bare(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    text.len() < 100 && text.split(' ').all(is_word)
}

/// Text that is no Markdown as one line that Markdown shows as it stands; raw links become links.
pub(crate) fn literal(text: &str) -> String {
    let mut writer = Writer::default();
    writer.text(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    super::safe(&at_line_start(writer.line.trim())).into_owned()
}

fn shortened(text: &str) -> String {
    if text.len() <= LONGEST {
        return text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let mut end = LONGEST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    shortened(&text[..end])
}

/// Tags of blocks that stand apart.
const BLOCKS: &[&str] = &["p", "div", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"];

/// Where the text that is being written goes.
#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    /// The line being written, without the prefix of its block.
    line: String,
    /// Prefixes of open blocks: `> `, spaces of a list.
    prefixes: Vec<String>,
    /// The marker of the item that the next line begins.
    marker: Option<String>,
    /// Numbers of open lists; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// Destinations of open links; `None` where only the text is kept.
    links: Vec<Option<String>>,
    code: bool,
    in_table: bool,
    /// Whether text is left out, as that of `<script>`.
    hidden: bool,
    /// The lines of an open block of HTML.
    block: Option<String>,
    /// What stands in an open `<code>`.
    code_span: Option<String>,
    /// `<a>` that are open.
    anchors: usize,
    /// Rows of the open table before this one, and cells of this row.
    cells: (usize, usize),
    /// Whether a line ended within the open cell.
    cell_break: bool,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => self.code_lines(&text),
            Event::Text(text) => match &mut self.code_span {
                Some(span) => span.push_str(&text),
                None => self.text(&text),
            },
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.span(&text),
            Event::Html(html) => self.block.get_or_insert_default().push_str(&html),
            Event::InlineHtml(html) => self.html(&html),
            Event::SoftBreak if self.code_span.is_some() => self.code_span.get_or_insert_default().push(' '),
            Event::SoftBreak if self.in_table => self.line.push(' '),
            Event::SoftBreak => self.break_line(),
            Event::HardBreak => self.hard_break(),
            Event::Rule => self.gap(),
            Event::TaskListMarker(done) => self.line.push_str(if done { "done: " } else { "open: " }),
            Event::FootnoteReference(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.gap();
                self.line.push_str("**");
            }
            Tag::Paragraph => self.gap_outside_item(),
            Tag::BlockQuote(_) => {
                self.gap();
                self.prefixes.push("> ".to_owned());
            }
            Tag::CodeBlock(kind) => {
                self.gap_outside_item();
                self.code = true;
                self.line.push_str(&format!("````{}", fence_language(&kind)));
                self.break_line();
            }
            Tag::List(first) => {
                match self.lists.is_empty() {
                    true => self.gap(),
                    false => self.break_line(),
                }
                self.lists.push(first);
            }
            Tag::Item => self.item(),
            Tag::Table(_) => self.start_table(),
            Tag::TableHead | Tag::TableRow => self.start_row(),
            Tag::TableCell => self.line.push(' '),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.start_link(destination(&dest_url)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.close_bold();
                self.break_line();
                self.gap();
            }
            TagEnd::HtmlBlock => {
                let block = self.block.take().unwrap_or_default();
                self.html(&block);
                self.close_html();
                self.gap();
            }
            TagEnd::Paragraph | TagEnd::Item => {
                self.close_html();
                self.break_line();
            }
            TagEnd::BlockQuote(_) => {
                self.break_line();
                self.prefixes.pop();
                self.gap();
            }
            TagEnd::CodeBlock => {
                self.line.push_str("````");
                self.break_line();
                self.code = false;
            }
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.gap();
                }
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            TagEnd::Table => {
                self.in_table = false;
                self.gap();
            }
            TagEnd::Link | TagEnd::Image => {
                if let Some(Some(destination)) = self.links.pop() {
                    if self.line.ends_with('[') {
                        self.line.push_str("link");
                    }
                    self.line.push_str(&format!("](<{destination}>)"));
                }
            }
            _ => {}
        }
        if tag == TagEnd::Item {
            self.prefixes.pop();
            self.marker = None;
        }
    }

    fn start_table(&mut self) {
        self.gap();
        self.in_table = true;
        self.cells = (0, 0);
    }

    fn start_row(&mut self) {
        self.break_line();
        self.cells.1 = 0;
        self.line.push('|');
    }

    fn end_cell(&mut self) {
        self.cell_break = false;
        let written = self.line.trim_end().len();
        self.line.truncate(written);
        self.line.push_str(" |");
        self.cells.1 += 1;
    }

    /// Below the first row stands the line that makes it the head.
    fn end_row(&mut self) {
        self.break_line();
        if self.cells.0 == 0 && self.cells.1 > 0 {
            self.line.push_str(&format!("|{}", " --- |".repeat(self.cells.1)));
            self.break_line();
        }
        self.cells.0 += 1;
    }

    fn start_link(&mut self, kept: Option<String>) {
        if kept.is_some() {
            self.line.push('[');
        }
        self.links.push(kept);
    }

    fn item(&mut self) {
        self.break_line();
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.prefixes.push(" ".repeat(marker.len()));
        self.marker = Some(marker);
    }

    /// A heading's `**`, unless nothing stands between.
    fn close_bold(&mut self) {
        if self.line.ends_with("**") {
            self.line.truncate(self.line.len() - 2);
        } else {
            let trimmed = self.line.trim_end().len();
            self.line.truncate(trimmed);
            self.line.push_str("**");
        }
    }

    fn code_lines(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches('\n').replace("````", "'''");
            self.line.push_str(&content);
            if line.ends_with('\n') {
                self.flush(Blank::Keep);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        let text = self.part_cell(text);
        let linked = self.links.iter().any(Option::is_some);
        let mut rest = text;
        while let Some(at) = if linked { None } else { find_url(rest) } {
            let (before, from) = rest.split_at(at);
            let end = from
                .find(|c: char| c.is_whitespace() || "<>\"'`|[]{}\\)".contains(c))
                .unwrap_or(from.len());
            let url = from[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
            escape(before, &mut self.line);
            if url.len() > "https://".len() {
                self.line.push_str(&format!("<{url}>"));
            } else {
                escape(url, &mut self.line);
            }
            rest = &from[url.len()..];
        }
        escape(rest, &mut self.line);
    }

    /// Parts what follows a line that ended within a cell, which is one line itself, and gives what is said of it.
    fn part_cell<'t>(&mut self, text: &'t str) -> &'t str {
        if !self.cell_break || text.trim().is_empty() {
            return text;
        }
        self.cell_break = false;
        let said = text.trim_start();
        let item = ["- ", "* ", "• "].iter().find_map(|marker| said.strip_prefix(marker));
        let written = self.line.trim_end().len();
        self.line.truncate(written);
        self.line.push_str(match item {
            _ if self.line.ends_with('|') || ends_in_punctuation(&self.line) => " ",
            Some(_) => "; ",
            None if goes_on(said) => " ",
            None => ". ",
        });
        item.unwrap_or(said)
    }

    fn span(&mut self, text: &str) {
        self.part_cell(text);
        let text = super::code(text).replace('|', if self.in_table { "\\|" } else { "|" });
        self.line.push_str(&format!("`{text}`"));
    }

    fn html(&mut self, html: &str) {
        for (piece, written) in pieces_as_written(html) {
            match piece {
                Some(Piece::Text(text)) => self.between_tags(text),
                Some(Piece::Open(name, _) | Piece::Close(name)) if !is_element(&name) => self.placeholder(written),
                Some(Piece::Open(name, attributes)) => self.open_tag(&name, attributes),
                Some(Piece::Close(name)) => self.close_tag(&name),
                None => {}
            }
        }
    }

    /// `<string>`, which HTML knows nothing of: text, not a tag.
    fn placeholder(&mut self, written: &str) {
        match &mut self.code_span {
            Some(span) if !self.hidden => span.push_str(written),
            _ => self.text(written),
        }
    }

    /// Text in a block of HTML: strangers write Markdown there, too.
    fn between_tags(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        if text.trim().is_empty() {
            let parts = !text.is_empty() && !text.contains('\n') && self.code_span.is_none();
            if parts && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            return;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let starts = text.starts_with(char::is_whitespace);
        if starts && !self.line.is_empty() && !self.line.ends_with(' ') && self.code_span.is_none() {
            self.line.push(' ');
        }
        for event in events(&words.join(" ")) {
            if matches!(event, Event::Text(_) | Event::Code(_) | Event::SoftBreak) {
                self.event(event);
            }
        }
        if text.ends_with(char::is_whitespace) && self.code_span.is_none() {
            self.line.push(' ');
        }
    }

    fn open_tag(&mut self, name: &str, attributes: &str) {
        match name {
            "br" => self.hard_break(),
            "table" => self.start_table(),
            "tr" => self.start_row(),
            "td" | "th" => self.line.push(' '),
            "li" if !self.in_table => {
                self.break_line();
                self.line.push_str("- ");
            }
            "li" => self.cell_break = true,
            block if BLOCKS.contains(&block) && self.in_table => self.cell_break = true,
            block if BLOCKS.contains(&block) => self.gap(),
            "script" | "style" => self.hidden = true,
            "code" if !self.hidden => drop(self.code_span.get_or_insert_default()),
            "a" => {
                self.anchors += 1;
                self.start_link(attribute(attributes, "href").and_then(destination));
            }
            _ => {}
        }
    }

    fn close_tag(&mut self, name: &str) {
        match name {
            // Browsers read `</br>` as `<br>` (HTML, 13.2.6).
            "br" => self.hard_break(),
            "td" | "th" if self.in_table => self.end_cell(),
            "tr" if self.in_table => self.end_row(),
            "table" => {
                self.in_table = false;
                self.gap();
            }
            block if BLOCKS.contains(&block) && !self.in_table => self.gap(),
            "script" | "style" => self.hidden = false,
            "code" => self.close_code(),
            "a" if self.anchors > 0 => {
                self.anchors -= 1;
                self.end(TagEnd::Link);
            }
            _ => {}
        }
    }

    fn close_code(&mut self) {
        let span = self.code_span.take().unwrap_or_default();
        let span = span.trim();
        // Beside a word or another span, backticks would not mark anything.
        match self.line.chars().next_back() {
            _ if span.is_empty() => {}
            Some(before) if before == '`' || before.is_alphanumeric() => self.text(span),
            _ => self.span(span),
        }
    }

    /// Closes what HTML left open at the end of a block.
    fn close_html(&mut self) {
        self.close_code();
        for _ in 0..std::mem::take(&mut self.anchors) {
            self.end(TagEnd::Link);
        }
    }

    fn hard_break(&mut self) {
        if self.in_table {
            self.cell_break = true;
            return;
        }
        let written = self.line.trim_end().len();
        self.line.truncate(written);
        if !self.line.is_empty() {
            self.line.push('\\');
        }
        self.break_line();
    }

    fn break_line(&mut self) {
        self.flush(Blank::Drop);
    }

    fn flush(&mut self, blank: Blank) {
        let line = std::mem::take(&mut self.line);
        if line.trim().is_empty() && blank == Blank::Drop {
            return;
        }
        let text = if self.code { line } else { at_line_start(line.trim()) };
        let outer = self.prefixes.len().saturating_sub(usize::from(self.marker.is_some()));
        let mut full: String = self.prefixes.iter().take(outer).map(String::as_str).collect();
        if let Some(marker) = self.marker.take() {
            full.push_str(&marker);
        }
        full.push_str(&text);
        self.lines.push(full.trim_end().to_owned());
    }

    fn gap(&mut self) {
        self.break_line();
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn gap_outside_item(&mut self) {
        if self.marker.is_none() && self.lists.is_empty() {
            self.gap();
        } else {
            self.break_line();
        }
    }

    fn finish(mut self) -> Docs {
        self.break_line();
        let mut lines: Vec<String> = self.lines.iter().map(|line| super::safe(line).into_owned()).collect();
        // A break at the end of a paragraph or an item breaks nothing.
        for index in 0..lines.len() {
            let ends = lines.get(index + 1).is_none_or(|next| begins_apart(next));
            if ends && lines[index].ends_with('\\') && !lines[index].ends_with("\\\\") {
                let kept = lines[index].trim_end_matches('\\').len();
                lines[index].truncate(kept);
            }
        }
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let blank = lines.iter().take_while(|line| line.is_empty()).count();
        lines.drain(..blank);
        Docs { text: lines.join("\n") }
    }
}

/// Whether a line is no part of the paragraph before it.
fn begins_apart(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with("- ")
}

#[derive(Clone, Copy, PartialEq)]
enum Blank {
    Keep,
    Drop,
}

/// Fences say `json`, `sh` and the like; rustdoc runs what it takes for Rust.
fn fence_language(kind: &CodeBlockKind<'_>) -> &'static str {
    let said = match kind {
        CodeBlockKind::Fenced(language) => language.trim().to_ascii_lowercase(),
        CodeBlockKind::Indented => String::new(),
    };
    ["json", "xml", "sh", "html", "yaml", "graphql", "http"]
        .into_iter()
        .find(|known| *known == said)
        .unwrap_or("text")
}

/// An absolute link whose characters cannot end it; a host that is one by its `www.` needs no scheme.
fn destination(url: &str) -> Option<String> {
    let url = url.trim();
    let mut lower = url.to_ascii_lowercase();
    let mut url = Cow::from(url);
    if lower.starts_with("www.") {
        url = format!("https://{url}").into();
        lower.insert_str(0, "https://");
    }
    let absolute = ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme));
    let harmful = |c: char| c.is_control() || is_unseen(c) || "<>\\`".contains(c);
    (absolute && !url.contains(harmful)).then(|| url.replace(' ', "%20"))
}

fn find_url(text: &str) -> Option<usize> {
    [text.find("http://"), text.find("https://")]
        .into_iter()
        .flatten()
        .min()
}

/// Writes text so that neither Markdown nor rustdoc takes it for syntax, and names of code as code.
fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, name, after)) = code_name(rest) {
        escape_text(before, out);
        // Beside a word or another span, backticks would not mark anything.
        let joined = out.ends_with('`') || out.ends_with(char::is_alphanumeric) || after.starts_with('`');
        match joined {
            true => escape_text(name, out),
            false => out.extend(["`", name, "`"]),
        }
        rest = after;
    }
    escape_text(rest, out);
}

/// The first word that is the name of something in code (`user_id`, `UserId`, `a::b`), with what is around it.
fn code_name(text: &str) -> Option<(&str, &str, &str)> {
    let mut at = 0;
    for word in text.split_inclusive(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != ':') {
        let start = word.find(char::is_alphanumeric).unwrap_or(word.len());
        let name = word.get(start..).unwrap_or_default();
        let name = name.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let (before, from) = text.split_at(at + start);
        let (name, after) = from.split_at(name.len());
        // `OAuth2.0` is a version, and no word of code.
        let is_version = after
            .strip_prefix('.')
            .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
        if is_code_name(name) && !is_version {
            return Some((before, name, after));
        }
        at += word.len();
    }
    None
}

/// What clippy takes for a name of code (`doc_markdown`).
fn is_code_name(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let camel = word.starts_with(|first: char| !first.is_ascii_digit() && !first.is_ascii_lowercase())
        && singular.chars().all(char::is_alphanumeric)
        && singular.chars().filter(|letter| letter.is_uppercase()).count() > 1
        && singular.contains(char::is_lowercase);
    word.contains('_') || word.contains("::") || camel && !KNOWN.split(' ').any(|known| known == word)
}

/// Names that clippy knows to be no code.
const KNOWN: &str = "DevOps GitHub GitLab GraphQL IPv4 IPv6 JavaScript NaN OAuth OpenSSL OpenTelemetry PowerPoint \
    PowerShell TypeScript WebAssembly WebRTC WebSocket";

/// Escapes what Markdown or rustdoc would take for syntax where it stands.
fn escape_text(text: &str, out: &mut String) {
    let mut before = out.chars().next_back();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        match letter {
            '\n' => out.push(' '),
            letter if is_syntax(letter, before, next) => out.extend(['\\', letter]),
            other => out.push(other),
        }
        before = Some(letter);
    }
}

/// Whether a letter means something to Markdown between these two; at the ends of a text that is not known.
fn is_syntax(letter: char, before: Option<char>, next: Option<char>) -> bool {
    let is_blank = |beside: Option<char>| beside.is_some_and(char::is_whitespace);
    let is_letter = |beside: Option<char>| beside.is_some_and(char::is_alphanumeric);
    match letter {
        '_' => !(is_letter(before) && is_letter(next)),
        // Between blanks nothing begins or ends; what begins a line is looked at as such.
        '*' => !(is_blank(before) && is_blank(next)),
        '<' => !next.is_some_and(|next| next.is_whitespace() || next.is_ascii_digit() || next == '='),
        '>' => before.is_none(),
        '\\' | '`' | '[' | ']' | '|' | '~' => true,
        _ => false,
    }
}

/// Escapes what begins a block at the start of a line.
pub(crate) fn at_line_start(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let numbered = digits > 0 && line[digits..].starts_with(['.', ')']);
    if numbered {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    let bullet = line.starts_with("- ") || line == "-";
    let block = line.starts_with(['#', '+', '=', '>']) || line.starts_with('-') && !bullet || line.starts_with("\t");
    let starred = line.starts_with("* ") || line == "*";
    if block || starred {
        format!("\\{line}")
    } else {
        line.to_owned()
    }
}
