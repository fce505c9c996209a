//! Structs, with little help of a printer.
//!
//! A crate has a hundred times more fields than anything else: `pub id: Option<String>` stands on a line of its own, and
//! is written as it is. What stands before the fields depends on little, and is printed once.

use foldhash::HashMap;

use super::printed;
use crate::emit::{self, Table};
use crate::rust::{Docs, Standpoint, Struct, StructField, StructRole};

/// What a frame depends on: role, derive, default, secrets.
type FrameKey = (StructRole, bool, bool, bool);

/// How long the lines of a table are.
const WIDTH: usize = 120;

/// A printer breaks no line of a field that is shorter.
const FIELD_WIDTH: usize = 80;

/// The frames so far.
#[derive(Default)]
pub(super) struct Structs {
    frames: HashMap<FrameKey, String>,
}

impl Structs {
    /// Adds the text of a struct.
    pub(super) fn print(&mut self, item: &Struct, from: Standpoint<'_>, text: &mut String) {
        docs(&item.docs, "", text);
        text.push_str(self.frame(item));
        text.push_str(item.name.as_str());
        if item.fields.is_empty() {
            text.push_str(" {}\n");
        } else {
            text.push_str(" {\n");
            for field in &item.fields {
                docs(&field.docs, "    ", text);
                field_lines(field, item, from, text);
            }
            text.push_str("}\n");
        }
    }

    /// Attributes and `pub struct `.
    fn frame(&mut self, item: &Struct) -> &str {
        let key = (item.role, item.derived, item.has_default(), item.has_secret());
        self.frames.entry(key).or_insert_with(|| {
            let frame = printed(emit::frame(item));
            frame.trim_end().trim_end_matches("Frame {}").to_owned()
        })
    }
}

/// Adds lines below their documentation.
pub(super) fn lines(about: Option<&Docs>, lines: &str, text: &mut String) {
    about.into_iter().for_each(|about| docs(about, "", text));
    text.push_str(lines);
}

/// Adds the lines of a field without its documentation.
fn field_lines(field: &StructField, of: &Struct, from: Standpoint<'_>, text: &mut String) {
    let line = ["    pub ", field.name.as_str(), ": ", &field.ty.written(from), ",\n"].concat();
    if of.derived || line.len() > FIELD_WIDTH {
        let lines = printed(emit::single(field, of, from));
        let inner = lines.split_once('\n').map_or("", |(_, rest)| rest);
        text.push_str(inner.trim_end_matches("}\n"));
    } else {
        text.push_str(&line);
    }
}

/// Adds `json_object!(User { id, email? });`, on as many lines as it takes.
pub(super) fn table(table: &Table, text: &mut String) {
    let (head, members) = (format!("{}!({}", table.name, table.of), &table.members);
    let length: usize = members.iter().map(|member| member.chars().count() + ", ".len()).sum();
    if head.chars().count() + " {  });".len() + length <= WIDTH {
        text.push_str(&format!("{head} {{ {} }});\n", members.join(", ")));
        return;
    }
    text.push_str(&format!("{head} {{\n"));
    let mut column = 0;
    for member in members {
        let width = member.chars().count() + ", ".len();
        if column > 0 && column + width > WIDTH {
            text.push('\n');
            column = 0;
        }
        if column == 0 {
            text.push_str("   ");
            column = "   ".len();
        }
        // As in patterns, nothing follows the rest.
        let comma = if member.starts_with("..") { "" } else { "," };
        text.extend([" ", member, comma]);
        column += width;
    }
    text.push_str("\n});\n");
}

fn docs(docs: &Docs, indent: &str, text: &mut String) {
    for line in docs.lines() {
        text.push_str(indent);
        text.push_str(if line.is_empty() { "///" } else { "/// " });
        text.push_str(line);
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
    }
}
