//! Fields of structs, each printed once.
//!
//! A crate has a hundred times more fields than anything else, and most say what another said:
//! `pub id: Option<String>`. A field stands on lines of its own, whatever is around it, so its text is kept and
//! only its documentation is written anew.

use std::collections::HashMap;

use super::item;
use crate::emit;
use crate::rust::{Field, Ty};

/// What the text of a field depends on: name, type, the wire's name, whether absence is not sent.
type Key<'a> = (&'a str, &'a Ty, Option<&'a str>, bool);

/// The fields so far.
#[derive(Default)]
pub(super) struct Fields<'a> {
    printed: HashMap<Key<'a>, String>,
}

impl<'a> Fields<'a> {
    /// The text of a struct, of its text without fields.
    pub(super) fn structure(&mut self, frame: &str, fields: &'a [Field]) -> String {
        let Some(head) = frame.strip_suffix("}\n").filter(|_| !fields.is_empty()) else {
            return frame.to_owned();
        };
        let mut text = format!("{head}\n");
        for field in fields {
            for line in &field.docs.lines {
                let gap = if line.is_empty() { "" } else { " " };
                text.push_str("    ///");
                text.push_str(gap);
                text.push_str(line.trim_end_matches(' '));
                text.push('\n');
            }
            text.push_str(self.field(field));
        }
        text.push_str("}\n");
        text
    }

    fn field(&mut self, field: &'a Field) -> &str {
        let key = (field.name.as_str(), &field.ty, field.rename.as_deref(), field.skip);
        self.printed.entry(key).or_insert_with(|| {
            let printed = item(emit::single(field));
            let inner = printed.split_once('\n').map_or("", |(_, rest)| rest);
            inner.trim_end_matches("}\n").to_owned()
        })
    }
}
