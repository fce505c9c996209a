//! What a request's description says of the fields of its body.
//!
//! Read are Markdown tables, whose first column names the field, and lists with the field's name in front:
//!
//! ```text
//! | Name | Type | Description |            - `email` (string, required): Where to send it.
//! | email | string | Where to send it. |    - **email** – Where to send it.
//! ```
//!
//! What follows a heading that announces the answer is not about the body.

use std::collections::HashMap;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Descriptions by the name of the field; the first one counts.
pub(super) fn fields(markdown: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        if let Event::End(TagEnd::Heading(_)) = event
            && announces_the_answer(&reader.text)
        {
            break;
        }
        if let Some((name, description)) = reader.read(event)
            && !description.is_empty()
        {
            found.entry(name).or_insert(description);
        }
    }
    found
}

/// The text of the current block, and the rows of the current table.
#[derive(Default)]
struct Reader {
    text: String,
    /// Cells of the current row.
    cells: Vec<String>,
    /// The column with descriptions.
    column: Option<usize>,
}

impl Reader {
    /// A field's name and description, where the event ends one.
    fn read(&mut self, event: Event<'_>) -> Option<(String, String)> {
        match event {
            Event::Text(text) => self.text.push_str(&text),
            Event::Code(code) => {
                self.text.push('`');
                self.text.push_str(&code);
                self.text.push('`');
            }
            Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => self.text.push(' '),
            Event::Start(Tag::Item | Tag::Heading { .. } | Tag::TableCell) => self.text.clear(),
            Event::End(TagEnd::TableCell) => self.cells.push(plain(&self.text)),
            Event::End(TagEnd::TableHead) => {
                let titles = std::mem::take(&mut self.cells);
                self.column = titles
                    .iter()
                    .skip(1)
                    .position(|title| is_description(title))
                    .map(|place| place + 1);
            }
            Event::End(TagEnd::TableRow) => return self.row(),
            Event::Start(Tag::List(_)) | Event::End(TagEnd::Item) => return item(&std::mem::take(&mut self.text)),
            _ => {}
        }
        None
    }

    fn row(&mut self) -> Option<(String, String)> {
        let mut cells = std::mem::take(&mut self.cells);
        let column = self.column.filter(|column| *column < cells.len())?;
        let description = cells.swap_remove(column);
        let name = cells.first()?.trim_matches(['`', '*', '"']);
        Some((name.to_owned(), description))
    }
}

fn announces_the_answer(heading: &str) -> bool {
    let heading = heading.to_ascii_lowercase();
    ["respon", "return", "result", "output", "answer"]
        .iter()
        .any(|word| heading.contains(word))
}

fn is_description(title: &str) -> bool {
    let title = title.to_ascii_lowercase();
    ["description", "meaning", "detail", "explanation", "notes"]
        .iter()
        .any(|word| title.contains(word))
}

/// `name (type): description`; `name` alone says nothing.
fn item(text: &str) -> Option<(String, String)> {
    let text = plain(text);
    let (name, rest) = match text.strip_prefix('`') {
        Some(quoted) => quoted.split_once('`')?,
        None => text.split_at(text.find(|letter: char| letter == ':' || letter.is_whitespace())?),
    };
    let rest = rest.trim_start();
    let rest = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((_, rest)) => rest.trim_start(),
        None => rest,
    };
    let description = rest.strip_prefix([':', '-', '–', '—', '='])?;
    Some((name.to_owned(), description.trim().to_owned()))
}

/// On one line.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::fields;

    fn found(markdown: &str) -> Vec<String> {
        let mut found: Vec<_> = fields(markdown)
            .into_iter()
            .map(|(name, text)| format!("{name} = {text}"))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn tables_are_read() {
        let table = "| Name | Type | **Description** |\n|---|---|---|\n| `email` | string | Where to<br>send it. |\n| id | int | |";
        assert_eq!(found(table), ["email = Where to send it."]);
        assert!(found("| a | b |\n|---|---|\n| email | text |").is_empty());
    }

    #[test]
    fn lists_are_read() {
        let list = "Body:\n\n- `email` (string, required): Where to\n  send it.\n- **name** – A name\n    - `nested`: Inside `it`.\n- id\n- just some text";
        assert_eq!(
            found(list),
            ["email = Where to send it.", "name = A name", "nested = Inside `it`."]
        );
    }

    #[test]
    fn answers_are_left_out() {
        assert_eq!(found("* `a`: One.\n\n## Returns\n\n* `b`: Two."), ["a = One."]);
    }
}
