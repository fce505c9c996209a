//! Structs, of parts that are each printed once.
//!
//! A crate has a hundred times more fields than anything else, and most say what another said:
//! `pub id: Option<String>`. A field stands on lines of its own, whatever is around it, so its text is kept and
//! only its documentation is written anew. The same holds for what stands before the fields.

use std::collections::HashMap;

use super::{Root, item};
use crate::emit;
use crate::rust::{Docs, Field, Struct, StructRole, Ty};

/// What a frame depends on: role, camel case, default.
type FrameKey = (StructRole, bool, bool);

/// What a field depends on: name, type, the wire's name, whether absence is not sent.
type FieldKey<'a> = (&'a str, &'a Ty, Option<&'a str>, bool);

/// The parts so far.
pub(super) struct Structs<'a> {
    root: &'a Root,
    frames: HashMap<FrameKey, String>,
    fields: HashMap<FieldKey<'a>, String>,
}

impl<'a> Structs<'a> {
    /// None yet.
    pub(super) fn new(root: &'a Root) -> Self {
        Self {
            root,
            frames: HashMap::new(),
            fields: HashMap::new(),
        }
    }

    /// Adds the text of a struct.
    pub(super) fn print(&mut self, item: &'a Struct, text: &mut String) {
        docs(&item.docs, "", text);
        text.push_str(self.frame(item));
        text.push_str(item.name.as_str());
        if item.fields.is_empty() {
            text.push_str(" {}\n");
            return;
        }
        text.push_str(" {\n");
        for field in &item.fields {
            docs(&field.docs, "    ", text);
            text.push_str(self.field(field));
        }
        text.push_str("}\n");
    }

    /// Attributes and `pub struct `.
    fn frame(&mut self, item: &Struct) -> &str {
        let key = (item.role, item.camel_case, item.has_default());
        self.frames.entry(key).or_insert_with(|| {
            let printed = self::item(emit::frame(item));
            printed.trim_end().trim_end_matches("Frame {}").to_owned()
        })
    }

    /// The lines of a field without its documentation.
    fn field(&mut self, field: &'a Field) -> &str {
        let key = (field.name.as_str(), &field.ty, field.rename.as_deref(), field.skip);
        self.fields.entry(key).or_insert_with(|| {
            let printed = item(self.root.tokens(emit::single(field)));
            let inner = printed.split_once('\n').map_or("", |(_, rest)| rest);
            inner.trim_end_matches("}\n").to_owned()
        })
    }
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
