//! Where the reader stands in the input.

use std::fmt::Write;

use crate::diagnostic::{Diagnostics, Location};

/// A chain of steps from the root of a file, kept on the stack; a [`Location`] is made only for what is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pointer<'a> {
    step: Step<'a>,
    parent: Option<&'a Pointer<'a>>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    File(usize),
    Key(&'a str),
    Index(usize),
    Name(&'a str),
}

impl<'a> Pointer<'a> {
    /// The whole of a file, by its index in the source.
    pub(super) fn file(index: usize) -> Self {
        Self {
            step: Step::File(index),
            parent: None,
        }
    }

    /// The value of a key.
    pub(super) fn key(&'a self, key: &'a str) -> Self {
        self.child(Step::Key(key))
    }

    /// An element of an array.
    pub(super) fn index(&'a self, index: usize) -> Self {
        self.child(Step::Index(index))
    }

    /// The same place, known to the user as a folder or request of this name.
    pub(super) fn named(&'a self, name: &'a str) -> Self {
        self.child(Step::Name(name))
    }

    fn child(&'a self, step: Step<'a>) -> Self {
        Self {
            step,
            parent: Some(self),
        }
    }

    /// Calls `read` at the place, as seen from folders of these names.
    pub(super) fn within(&self, folders: &[String], read: &mut dyn FnMut(&Pointer<'_>)) {
        match folders.split_first() {
            Some((name, rest)) => self.named(name).within(rest, read),
            None => read(self),
        }
    }

    /// The place as messages and later stages hold it.
    pub(super) fn location(&self) -> Location {
        self.with_room(0, 0)
    }

    /// The place, with room for so many more bytes of the pointer and so many more names: texts that grow step by step
    /// are half of what a location costs.
    fn with_room(&self, bytes: usize, names: usize) -> Location {
        let (own_bytes, own_names) = match self.step {
            Step::File(_) => (0, 0),
            Step::Key(key) => (key.len() + "/".len(), 0),
            Step::Index(_) => ("/100".len(), 0),
            Step::Name(_) => (0, 1),
        };
        let mut location = match self.parent {
            Some(parent) => parent.with_room(bytes + own_bytes, names + own_names),
            None => Location {
                file: 0,
                pointer: String::with_capacity(bytes),
                path: Vec::with_capacity(names),
            },
        };
        match self.step {
            Step::File(index) => location.file = index,
            Step::Key(key) => {
                location.pointer.push('/');
                match key.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
                    true => location.pointer += &key.replace('~', "~0").replace('/', "~1"),
                    false => location.pointer += key,
                }
            }
            Step::Index(index) => {
                // Writing to a text cannot fail.
                let _ = write!(location.pointer, "/{index}");
            }
            Step::Name(name) => location.path.push(name.to_owned()),
        }
        location
    }

    /// Warns about the value here.
    pub(super) fn warn(
        &self,
        notes: &mut Diagnostics,
        id: &'static str,
        message: impl Into<String>,
        label: &str,
        help: &str,
    ) {
        notes.warn(id, &self.location(), message, label, help);
    }
}
