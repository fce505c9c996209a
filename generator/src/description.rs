//! What stands in a description, which is Markdown with HTML in it: one reading for all that look for something in it.
//!
//! Input: text of strangers. Output: its blocks, in order, as plain text with the backticks around code; or all of it
//! as plain lines.

mod html;

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};

use crate::words::is_in;

pub(crate) use html::{Piece, attribute, is_element, pieces_as_written};

/// A block of a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    Heading(String),
    Paragraph(String),
    /// The paragraphs of an item of a list, code too; those of lists within it are items of their own.
    Item(Vec<String>),
    Code(String),
    /// The titles of a table.
    Titles(Vec<String>),
    /// The cells of a row.
    Row(Vec<String>),
}

/// The events of the Markdown, tables and text that is struck out included.
pub(crate) fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    TextMergeStream::new(Parser::new_ext(markdown, options))
}

/// The text with the line breaks that a converter lost, where marks of lists and quotes show that there were some:
/// `the: * one * two  > Note.` is a list of two and a quote. Two blanks are left of each empty line.
pub(crate) fn with_lines(markdown: &str) -> Cow<'_, str> {
    let is_flat = !markdown.contains('\n') && [": * ", "  * ", "  > "].iter().any(|mark| markdown.contains(mark));
    if !is_flat {
        return Cow::Borrowed(markdown);
    }
    let mut text = String::with_capacity(markdown.len() + 16);
    let mut in_list = false;
    // Between backticks stands code, every other piece.
    for (index, piece) in markdown.split('`').enumerate() {
        if index > 0 {
            text.push('`');
        }
        if index % 2 == 1 {
            text.push_str(piece);
            continue;
        }
        for (place, paragraph) in piece.split("  ").enumerate() {
            if place > 0 {
                text.push_str("\n\n");
                in_list = paragraph.starts_with("* ");
            }
            push_items(&mut text, paragraph, &mut in_list);
        }
    }
    Cow::Owned(text)
}

/// Puts the items of a paragraph on lines of their own.
fn push_items(text: &mut String, paragraph: &str, in_list: &mut bool) {
    let (before, items) = match paragraph.split_once(": * ") {
        Some((before, items)) if !*in_list => (before, Some(items)),
        _ => (paragraph, None),
    };
    match items {
        Some(items) => {
            *in_list = true;
            text.extend([before, ":\n\n* ", &items.replace(" * ", "\n* ")]);
        }
        None if *in_list => text.push_str(&before.replace(" * ", "\n* ")),
        None => text.push_str(before),
    }
}

/// The blocks in the order in which they begin to be read: an item before the items within it.
pub(crate) fn blocks(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    events(markdown).for_each(|event| reader.read_event(event));
    reader.blocks
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_matches(['<', '>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

/// The text of the current block, and what is open around it.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    /// Paragraphs of the items that are open, the inner ones last.
    items: Vec<Vec<String>>,
    /// Cells of the current row.
    cells: Vec<String>,
    /// Whether a cell is open, whose only lines are those that `<br>` ends.
    in_cell: bool,
}

impl Reader {
    fn read_event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(code) => self.text.extend(["`", &code, "`"]),
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            Event::InlineHtml(tag) if self.in_cell && is_break(&tag) => self.text.push('\n'),
            Event::InlineHtml(_) => self.text.push(' '),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            // What stands in an item before the list within it is all that is said of the item.
            Tag::List(_) => self.close_item(),
            Tag::Item => self.items.push(Vec::new()),
            Tag::TableCell => self.in_cell = true,
            Tag::Heading { .. } | Tag::CodeBlock(_) => self.close_paragraph(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                let text = self.take_text();
                self.blocks.push(Block::Heading(text));
            }
            TagEnd::Paragraph => self.close_paragraph(),
            TagEnd::CodeBlock if self.items.is_empty() => {
                let text = self.take_text();
                self.blocks.push(Block::Code(text));
            }
            TagEnd::CodeBlock => self.close_paragraph(),
            TagEnd::Item => {
                self.close_item();
                self.items.pop();
            }
            TagEnd::TableCell => {
                let cell = self.take_text();
                self.cells.push(cell);
                self.in_cell = false;
            }
            TagEnd::TableHead => self.blocks.push(Block::Titles(std::mem::take(&mut self.cells))),
            TagEnd::TableRow => self.blocks.push(Block::Row(std::mem::take(&mut self.cells))),
            _ => {}
        }
    }

    fn take_text(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    fn close_paragraph(&mut self) {
        let text = self.take_text();
        match self.items.last_mut() {
            _ if text.trim().is_empty() => {}
            Some(item) => item.push(text),
            None => self.blocks.push(Block::Paragraph(text)),
        }
    }

    fn close_item(&mut self) {
        self.close_paragraph();
        if let Some(item) = self.items.last_mut().filter(|item| !item.is_empty()) {
            self.blocks.push(Block::Item(std::mem::take(item)));
        }
    }
}

/// The text without tags, emphasis and links; backticks stay, `<string>` too, `<code>` is backticks and `<li>` a bullet.
pub(crate) fn plain_lines(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    for (piece, written) in html::pieces_as_written(text) {
        match piece {
            Some(Piece::Open(name, _) | Piece::Close(name)) if name == "code" => lines.push('`'),
            Some(Piece::Open(name, _)) if name == "li" => lines.push_str("\n- "),
            Some(Piece::Open(name, _) | Piece::Close(name)) if is_in(html::BREAKS, &name) => lines.push('\n'),
            Some(Piece::Open(name, _) | Piece::Close(name)) if is_in(html::INLINE, &name) => {}
            _ => lines.push_str(written),
        }
    }
    let text = without_links(&lines).replace("**", "").replace("__", "");
    html::ENTITIES
        .iter()
        .fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

/// `[text](target)` becomes `text`.
fn without_links(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(middle) = rest.find("](") {
        let open = rest[..middle].rfind('[');
        let close = rest[middle..].find(')');
        match (open, close) {
            (Some(open), Some(close)) => {
                result.push_str(&rest[..open]);
                result.push_str(&rest[open + 1..middle]);
                rest = &rest[middle + close + 1..];
            }
            _ => {
                result.push_str(&rest[..middle + 2]);
                rest = &rest[middle + 2..];
            }
        }
    }
    result.push_str(rest);
    result
}
