//! The input as text: the collection and the files of variables beside it.

/// A file that was read, or text that stands for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// How messages name it: the path as the user gave it.
    pub name: String,
    /// The content, without a byte order mark.
    pub text: String,
}

/// Everything that a run reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The collection.
    pub collection: File,
    /// The environment, if one was given.
    pub environment: Option<File>,
    /// The globals, if they were given.
    pub globals: Option<File>,
}

impl Source {
    /// The files by the index that a [`crate::diagnostic::Location`] holds: collection 0,
    /// environment 1, globals 2.
    #[must_use]
    pub fn file(&self, index: usize) -> Option<&File> {
        match index {
            0 => Some(&self.collection),
            1 => self.environment.as_ref(),
            2 => self.globals.as_ref(),
            _ => None,
        }
    }
}
