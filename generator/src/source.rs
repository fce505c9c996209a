//! The input as text: the collection and the files of variables beside it.

mod directory;
mod search;

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The end of the name of a file of examples.
pub const EXAMPLES: &str = ".examples.json";

/// A file that was read, or text that stands for one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// How messages name it: the path as the user gave it.
    pub name: String,
    /// The content, without a byte order mark.
    pub text: String,
}

/// Everything that a run reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The collection; of one that is a directory, its path without a text.
    pub collection: File,
    /// The environment, if one was given.
    pub environment: Option<File>,
    /// The globals, if they were given.
    pub globals: Option<File>,
    /// The configuration (`postman-codegen.toml`), if one was given.
    pub config: Option<File>,
    /// The files of a collection that is a directory, named by their paths below it.
    pub others: Vec<File>,
    /// Collections whose saved answers are added to those of the collection.
    pub examples: Vec<File>,
}

/// A file that cannot be read as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The path as the user gave it.
    pub name: String,
    /// Why, and what to do.
    pub reason: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "cannot read `{}`: {}", self.name, self.reason)
    }
}

impl std::error::Error for Unreadable {}

impl File {
    /// Reads a file: UTF-8, or UTF-16 with a byte order mark.
    ///
    /// # Errors
    ///
    /// If it does not exist, may not be read, or is no text.
    pub fn load(path: &Path) -> Result<Self, Unreadable> {
        let name = path.display().to_string();
        match fs::read(path) {
            Ok(bytes) => Self::decode(name, bytes),
            Err(error) => Err(Unreadable {
                name,
                reason: reason(&error),
            }),
        }
    }

    /// The text of bytes: UTF-8, or UTF-16 with a byte order mark.
    ///
    /// # Errors
    ///
    /// If they are no text.
    pub fn decode(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let name = name.into();
        match decode(bytes) {
            Ok(text) => Ok(Self { name, text }),
            Err(reason) => Err(Unreadable { name, reason }),
        }
    }

    /// Whether the name is that of a `.env` file: `.env`, `.env.local`, `prod.env`.
    pub(crate) fn is_env(&self) -> bool {
        let name = Path::new(&self.name).file_name().unwrap_or_default().to_string_lossy();
        name == ".env" || name.starts_with(".env.") || name.ends_with(".env")
    }

    /// Whether the name is that of a TOML file.
    pub(crate) fn is_toml(&self) -> bool {
        let extension = Path::new(&self.name).extension().unwrap_or_default();
        extension.eq_ignore_ascii_case("toml")
    }

    /// Whether the name is that of a YAML file.
    pub(crate) fn is_yaml(&self) -> bool {
        has_yaml_name(Path::new(&self.name))
    }
}

/// The name of a file without its folders and what follows a dot: `zoom` of `api/zoom.postman_collection.json`.
#[must_use]
pub fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.split('.').next().unwrap_or(name)
}

fn has_yaml_name(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
}

/// Why a file cannot be read.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "it may not be read; check its permissions".to_owned(),
        ErrorKind::IsADirectory => "it is a directory; give a file".to_owned(),
        _ => error.to_string(),
    }
}

/// The text of a file's bytes, without a byte order mark.
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("it is no UTF-8 text (byte {at}); save it as UTF-8")
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let pairs = bytes.as_chunks::<2>().0;
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units)
        .collect::<Result<String, _>>()
        .map_err(|_| "it is no valid UTF-16 text; save it as UTF-8".to_owned())
}

impl Source {
    /// The index of the configuration.
    pub(crate) const CONFIG: usize = 3;
    /// The index of the first of the others.
    pub(crate) const FIRST_OTHER: usize = 4;

    /// Reads the collection, a file or the directory of a version 3 collection, and the files beside it.
    ///
    /// # Errors
    ///
    /// If one of the files cannot be read as text.
    pub fn load(collection: &Path, environment: Option<&Path>, globals: Option<&Path>) -> Result<Self, Unreadable> {
        let (collection, others) = if collection.is_dir() {
            let root = directory::root(collection)?;
            let name = root.display().to_string();
            let text = String::new();
            (File { name, text }, directory::files(&root)?)
        } else {
            (File::load(collection)?, Vec::new())
        };
        Ok(Self {
            collection,
            others,
            environment: environment.map(File::load).transpose()?,
            globals: globals.map(File::load).transpose()?,
            ..Self::default()
        })
    }

    /// The paths below a folder that may be collections, for [`Source::load`] to read.
    ///
    /// Among them are JSON files that are none; [`crate::document::tell`] knows them apart.
    ///
    /// # Errors
    ///
    /// If a directory cannot be read.
    pub fn search(folder: &Path) -> Result<Vec<PathBuf>, Unreadable> {
        search::below(folder)
    }

    /// The files by the index that a [`crate::diagnostic::Location`] holds: collection 0,
    /// environment 1, globals 2, configuration 3, then the others, then the examples.
    #[must_use]
    pub fn file(&self, index: usize) -> Option<&File> {
        match index {
            0 => Some(&self.collection),
            1 => self.environment.as_ref(),
            2 => self.globals.as_ref(),
            Self::CONFIG => self.config.as_ref(),
            other => self.others.iter().chain(&self.examples).nth(other - Self::FIRST_OTHER),
        }
    }

    /// The index of the first file of examples.
    pub(crate) fn first_example(&self) -> usize {
        Self::FIRST_OTHER + self.others.len()
    }

    /// Where the examples of a collection are looked for, and learned ones are written: `pets.examples.json` beside
    /// `pets.postman_collection.json`.
    #[must_use]
    pub fn examples_path(collection: &Path) -> PathBuf {
        collection.with_file_name(format!("{}{EXAMPLES}", stem(&collection.to_string_lossy())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_marks_tell_the_encoding() {
        assert_eq!(decode(b"\xEF\xBB\xBF{}".to_vec()).as_deref(), Ok("{}"));
        assert_eq!(decode(b"\xFF\xFE{\0}\0".to_vec()).as_deref(), Ok("{}"));
        assert_eq!(decode(b"\xFE\xFF\0{\0}".to_vec()).as_deref(), Ok("{}"));
        assert_eq!(decode("é".into()).as_deref(), Ok("é"));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        let reason = decode(b"{\xE9}".to_vec());
        assert_eq!(reason, Err("it is no UTF-8 text (byte 1); save it as UTF-8".to_owned()));
        assert_eq!(
            decode(b"\xFF\xFE\0\xD8".to_vec()),
            Err("it is no valid UTF-16 text; save it as UTF-8".to_owned())
        );
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = File::load(Path::new("no/such.json")).map_err(|error| error.to_string());
        assert_eq!(
            error,
            Err("cannot read `no/such.json`: there is no such file".to_owned())
        );
    }
}
