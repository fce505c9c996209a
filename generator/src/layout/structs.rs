//! Structs, of parts that are each printed once.
//!
//! A crate has a hundred times more fields than anything else, and most say what another said:
//! `pub id: Option<String>`. A field stands on lines of its own, whatever is around it, so its text is kept and
//! only its documentation is written anew. The same holds for what stands before the fields.

use std::collections::HashMap;

use super::printed;
use crate::emit::{self, Table};
use crate::rust::{Docs, Home, Standpoint, Struct, StructField, StructRole, Ty};

/// What a frame depends on: role, derive, default.
type FrameKey = (StructRole, bool, bool);

/// What a field depends on: name, type, whether its file has that type, and in a struct that serde's derive reads the
/// wire's name and whether absence is not sent.
type FieldKey<'a> = (&'a str, &'a Ty, bool, Option<(Option<&'a str>, bool)>);

/// How long the lines of a table are.
const WIDTH: usize = 120;

/// The parts so far.
#[derive(Default)]
pub(super) struct Structs<'a> {
    frames: HashMap<FrameKey, String>,
    fields: HashMap<FieldKey<'a>, String>,
}

impl<'a> Structs<'a> {
    /// Adds the text of a struct.
    pub(super) fn print(&mut self, item: &'a Struct, from: Standpoint<'_>, text: &mut String) {
        docs(&item.docs, "", text);
        text.push_str(self.frame(item));
        text.push_str(item.name.as_str());
        if item.fields.is_empty() {
            text.push_str(" {}\n");
        } else {
            text.push_str(" {\n");
            for field in &item.fields {
                docs(&field.docs, "    ", text);
                text.push_str(self.field(field, item, from));
            }
            text.push_str("}\n");
        }
    }

    /// Attributes and `pub struct `.
    fn frame(&mut self, item: &Struct) -> &str {
        let key = (item.role, item.derived, item.has_default());
        self.frames.entry(key).or_insert_with(|| {
            let frame = printed(emit::frame(item));
            frame.trim_end().trim_end_matches("Frame {}").to_owned()
        })
    }

    /// The lines of a field without its documentation.
    fn field(&mut self, field: &'a StructField, of: &Struct, from: Standpoint<'_>) -> &str {
        let serde = of.derived.then_some((field.rename.as_deref(), field.is_optional()));
        let key = (field.name.as_str(), &field.ty, is_own(&field.ty, from), serde);
        self.fields.entry(key).or_insert_with(|| {
            let lines = printed(emit::single(field, of, from));
            let inner = lines.split_once('\n').map_or("", |(_, rest)| rest);
            inner.trim_end_matches("}\n").to_owned()
        })
    }
}

/// Whether a type of the file's own is in it.
fn is_own(ty: &Ty, from: Standpoint<'_>) -> bool {
    match (ty, from) {
        (Ty::Generic(_, inner) | Ty::Map(inner), _) => is_own(inner, from),
        (Ty::Path(path), Standpoint::File { module, .. }) => matches!(&path.home, Home::Module(own) if own == module),
        _ => false,
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
        text.push_str(&format!(" {member},"));
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
