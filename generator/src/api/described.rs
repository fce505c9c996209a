//! What a request's description says of parameters and of the fields of the body.
//!
//! Read are Markdown tables, whose first column names the field, and lists with the field's name in front:
//!
//! ```text
//! | Name | Type | Required | Description |        - `email` (string, required): Where to send it.
//! | email | string | yes | Where to send it. |    - **email** – Where to send it.
//! ```
//!
//! What follows a heading that announces the answer is not about the request.

use super::marks::{self, Marks};
use super::{Argument, ArgumentType, Place, Required, Why, arguments, values};
use crate::description::Block;

/// What is said of a field or a parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Described {
    /// Its name on the wire.
    pub(super) name: String,
    /// As Markdown; may be empty.
    pub(super) description: String,
    /// Whether it is marked as required or as optional.
    pub(super) required: Option<bool>,
    /// Its type, of a list that of its elements: one of JSON Schema's.
    pub(super) ty: Option<&'static str>,
    /// Whether it is an array.
    pub(super) list: bool,
    /// The values that are allowed.
    pub(super) allowed: Vec<String>,
    pub(super) from_table: bool,
}

/// Words that announce an answer.
pub(super) const ANSWER: &[&str] = &["respon", "return", "result", "output", "answer"];

/// All that is described, in order; the first one of a name counts.
pub(super) fn described_fields(blocks: &[Block]) -> Vec<Described> {
    let mut found: Vec<Described> = Vec::new();
    let mut columns = Columns::default();
    for block in blocks {
        let described = match block {
            Block::Heading(text) if announces_the_answer(text) => break,
            Block::Titles(titles) => {
                columns = Columns::titled(titles);
                None
            }
            Block::Row(cells) => columns.row(cells),
            Block::Item(paragraphs) => list_item(&paragraphs.join(" ")),
            Block::Heading(_) | Block::Paragraph(_) | Block::Code(_) => None,
        };
        found.extend(described.filter(|described| found.iter().all(|known| known.name != described.name)));
    }
    found
}

/// Completes the arguments that have no description of their own.
pub(super) fn complete(list: &mut [Argument], described: &[Described]) {
    let undescribed = list
        .iter_mut()
        .filter(|argument| argument.description.trim().is_empty());
    for argument in undescribed {
        let Some(found) = described.iter().find(|found| found.name == argument.key) else {
            continue;
        };
        argument.description.clone_from(&found.description);
        if argument.allowed.is_empty() {
            argument.allowed.clone_from(&found.allowed);
        }
        // What the path holds, and what no call could leave out or give, stays as it is.
        match (argument.place, found.required) {
            (Place::Query | Place::Header | Place::Field, Some(true)) if !argument.replay.is_empty() => {
                argument.required = Required::yes(Why::Table);
            }
            (Place::Query | Place::Header | Place::Field, Some(false)) => argument.required = Required::no(Why::Table),
            _ => {}
        }
        let is_open = argument.replay.is_empty() && argument.sample.is_none() && argument.ty == ArgumentType::Text;
        if let Some(said) = found.ty.and_then(marks::type_name).filter(|_| is_open && !found.list) {
            (argument.ty, argument.ty_why) = (said, Why::Table);
        }
        if argument.ty == ArgumentType::Flag && arguments::is_unfilled(&argument.replay, &argument.description) {
            (argument.ty, argument.ty_why) = (ArgumentType::Text, Why::Table);
        }
        *argument = arguments::as_joined(argument.clone());
    }
}

/// The columns of a table after the first, which holds the name.
#[derive(Clone, Copy, Default)]
struct Columns {
    description: Option<usize>,
    ty: Option<usize>,
    required: Option<usize>,
    default: Option<usize>,
    allowed: Option<usize>,
}

impl Columns {
    fn titled(titles: &[String]) -> Self {
        let column = |words: &[&str]| {
            let has = |title: &String| words.iter().any(|word| title.to_ascii_lowercase().contains(word));
            titles.iter().skip(1).position(has).map(|place| place + 1)
        };
        Self {
            description: column(&["description", "meaning", "detail", "explanation", "notes"]),
            ty: column(&["type", "format"]),
            required: column(&["required", "mandatory"]),
            default: column(&["default"]),
            allowed: column(&["allowed", "possible", "enum", "values"]),
        }
    }

    /// What a row says; nothing where it only names something.
    fn row(self, cells: &[String]) -> Option<Described> {
        let about = self
            .description
            .and_then(|column| cells.get(column))
            .map(|cell| in_blocks(cell));
        let cells: Vec<String> = cells.iter().map(|cell| on_one_line(cell)).collect();
        let cell = |column: Option<usize>| column.and_then(|column| cells.get(column)).map_or("", String::as_str);
        let name = cells.first()?.trim_matches(['`', '*', '"']);
        let mut described = Described {
            name: name.to_owned(),
            from_table: true,
            ..said(cell(self.description))
        };
        described.description = about.unwrap_or_default();
        if let Some(required) = self.required.and_then(|column| cells.get(column)) {
            described.required = Some(is_yes(required));
        }
        let (named, list) = ty(cell(self.ty));
        (described.ty, described.list) = (named.or(described.ty), list);
        if let Some(allowed) = self.allowed.and_then(|column| cells.get(column)) {
            described.allowed = values::listed_values(allowed);
        }
        let default = cell(self.default);
        if !default.is_empty() && !matches!(default, "-" | "–" | "—") {
            let default = default.replace('`', "");
            let about = described.description.trim_end_matches('.');
            let stop = if about.is_empty() { "" } else { ". " };
            described.description = format!("{about}{stop}Default: `{default}`.");
        }
        let says = !described.description.is_empty() || self.required.is_some();
        (says && (self.description.is_some() || self.required.is_some())).then_some(described)
    }
}

/// What the text of a description says besides.
fn said(description: &str) -> Described {
    let Marks {
        required, allowed, ty, ..
    } = marks::parse(description);
    Described {
        ty: (ty == Some(ArgumentType::Number)).then_some("number"),
        description: description.to_owned(),
        required,
        allowed,
        ..Described::default()
    }
}

/// `YES`, `true`, `required`, `✓`, `Y`; all else, an empty cell too, is no.
fn is_yes(cell: &str) -> bool {
    let cell = cell.trim_matches(['`', '*', ' ']).to_lowercase();
    let yes = ["yes", "true", "required", "mandatory", "always", "✓", "✔", "✅", "x"];
    cell == "y" || yes.iter().any(|yes| cell.starts_with(yes))
}

/// The type of JSON Schema that a cell or a bracket names, and whether it is that of a list's elements.
fn ty(text: &str) -> (Option<&'static str>, bool) {
    let text = text.to_lowercase();
    let word = text.trim_matches(['`', '*', ' ']);
    let (word, list) = match word.strip_suffix("[]") {
        Some(element) => (element, true),
        None => match word.strip_prefix("array of ").or_else(|| word.strip_prefix("list of ")) {
            Some(elements) => (elements.strip_suffix('s').unwrap_or(elements), true),
            None => (word, false),
        },
    };
    let ty = match marks::type_name(word) {
        Some(ArgumentType::Integer) => Some("integer"),
        Some(ArgumentType::Number) => Some("number"),
        Some(ArgumentType::Boolean) => Some("boolean"),
        Some(ArgumentType::Text) => Some("string"),
        _ => None,
    };
    (ty, list || word == "array" || word == "list")
}

fn announces_the_answer(heading: &str) -> bool {
    let heading = heading.to_ascii_lowercase();
    ANSWER.iter().any(|word| heading.contains(word))
}

/// `name (type, required): description`; `name` alone says nothing.
fn list_item(text: &str) -> Option<Described> {
    let text = on_one_line(text);
    let (name, rest) = match text.strip_prefix('`') {
        Some(quoted) => quoted.split_once('`')?,
        None => text.split_at(text.find(|letter: char| letter == ':' || letter.is_whitespace())?),
    };
    let rest = rest.trim_start();
    let (bracket, rest) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((bracket, rest)) => (bracket, rest.trim_start()),
        None => ("", rest),
    };
    let description = rest.strip_prefix([':', '-', '–', '—', '='])?.trim();
    if description.is_empty() {
        return None;
    }
    let words = || bracket.split([',', ';']).map(str::trim);
    let mark = |word: &str| match word.to_ascii_lowercase().as_str() {
        "required" | "mandatory" => Some(true),
        "optional" => Some(false),
        _ => None,
    };
    let described = said(description);
    let (ty, list) = words()
        .map(ty)
        .find(|(ty, list)| ty.is_some() || *list)
        .unwrap_or_default();
    Some(Described {
        name: name.to_owned(),
        required: words().find_map(mark).or(described.required),
        ty: ty.or(described.ty),
        list,
        ..described
    })
}

/// The lines of a cell as paragraphs, and as items of lists.
fn in_blocks(cell: &str) -> String {
    let lines = cell.lines().map(on_one_line).filter(|line| !line.is_empty());
    let (mut text, mut was_item) = (String::new(), false);
    for line in lines {
        let item = ["- ", "* ", "• "].iter().find_map(|marker| line.strip_prefix(marker));
        // A small letter goes on with the sentence.
        let goes_on = line.starts_with(char::is_lowercase);
        if !text.is_empty() {
            text.push_str(match (was_item, item) {
                (_, None) if goes_on => " ",
                (true, Some(_)) => "\n",
                _ => "\n\n",
            });
        }
        was_item = item.is_some() || was_item && goes_on;
        match item {
            Some(item) => text.extend(["- ", item]),
            None => text.push_str(&line),
        }
    }
    text
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Described, described_fields};
    use crate::description::blocks;

    fn read_description(markdown: &str) -> Vec<Described> {
        described_fields(&blocks(markdown))
    }

    fn found(markdown: &str) -> Vec<String> {
        let mut found: Vec<_> = read_description(markdown)
            .into_iter()
            .map(|field| format!("{} = {}", field.name, field.description))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn types_and_marks_are_read() {
        let table = "| Parameter | Format | Required? | Default |\n|---|---|---|---|\n| a | string[] | YES | |\n| b | Boolean | NO | `false` |";
        let list = "- `c` (integer, optional): One of: a, b.\n- d (array of strings): Some.";
        let said = |markdown| -> Vec<_> {
            let read = read_description(markdown).into_iter();
            read.map(|field| (field.name, field.ty, field.list, field.required, field.allowed.len()))
                .collect()
        };
        assert_eq!(
            said(table),
            [
                ("a".to_owned(), Some("string"), true, Some(true), 0),
                ("b".to_owned(), Some("boolean"), false, Some(false), 0)
            ]
        );
        assert_eq!(
            said(list),
            [
                ("c".to_owned(), Some("integer"), false, Some(false), 2),
                ("d".to_owned(), Some("string"), true, None, 0)
            ]
        );
        assert_eq!(found(table)[1], "b = Default: `false`.");
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
