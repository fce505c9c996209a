//! An operation with values that may be written down: no secret, no file of somebody's disk.
//!
//! What is replaced: values under the name of a secret, texts that look like one, the collection's own credentials
//! wherever they stand, and paths of files. Types stay what they are; a placeholder (`<integer>`) becomes a value of its
//! type.

use crate::api::{
    self, ArgumentType as Kind, Body, FileGiven, Given, Place, SECRET, Secrets, Why, is_masked_name, is_secret_value,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// What stands in the place of a file's content.
pub(super) const CONTENT: &str = "content";

impl Secrets {
    /// The operation with values that may be written down.
    pub(super) fn hidden(&self, operation: &api::Operation) -> api::Operation {
        let mut operation = operation.clone();
        for argument in &mut operation.arguments {
            self.hide_argument(argument);
        }
        match &mut operation.body {
            Body::Json { replay, .. } => self.hide_json(replay),
            Body::GraphQl { replay, .. } | Body::JsonRpc { replay, .. } => {
                replay.iter_mut().for_each(|given| self.hide_json(given))
            }
            Body::Text { replay, .. } => *replay = self.body(replay).into_owned(),
            Body::File { replay, .. } => *replay = file(replay),
            Body::None | Body::Urlencoded(_) | Body::Multipart { .. } | Body::Constant(_) | Body::Template(_) => {}
        }
        operation
    }

    fn hide_argument(&self, argument: &mut api::Argument) {
        let kind = argument.ty;
        let is_secret = is_masked_name(&argument.key) || argument.ty_why == Why::Secret;
        let mut nested = argument.nested.iter();
        for given in &mut argument.replay {
            let is_secret = is_secret || nested.next().is_some_and(|name| is_masked_name(name));
            let kind = if kind == Kind::Nested { Kind::Text } else { kind };
            *given = match given {
                Given::Data(text) if kind == Kind::Json => Given::Data(self.body(text).into_owned()),
                Given::Data(text) | Given::Verbatim(text) if kind == Kind::Text && is_secret && !text.is_empty() => {
                    Given::Data(SECRET.to_owned())
                }
                Given::Data(text) | Given::Verbatim(text)
                    if kind == Kind::Text && is_secret_value(&argument.key, text) =>
                {
                    Given::Data(SECRET.to_owned())
                }
                Given::Data(text) if kind == Kind::Text => Given::Data(self.text(text).into_owned()),
                Given::Verbatim(text) => Given::Verbatim(self.text(text).into_owned()),
                Given::File(given) => Given::File(file(given)),
                Given::Data(_) | Given::Set => continue,
            };
        }
        if argument.required.value && argument.replay.is_empty() && kind != Kind::Nested {
            argument.replay.push(match kind {
                Kind::Text if argument.place == Place::Path => Given::Data("value".to_owned()),
                Kind::Text | Kind::Nested => Given::Data(String::new()),
                Kind::Integer => Given::Data("0".to_owned()),
                Kind::Number => Given::Data("0.5".to_owned()),
                Kind::Boolean => Given::Data("false".to_owned()),
                Kind::Json => Given::Data("null".to_owned()),
                Kind::Flag => Given::Set,
                Kind::File => Given::File(FileGiven::default()),
            });
        }
    }

    fn hide_json(&self, given: &mut Given) {
        if let Given::Data(text) | Given::Verbatim(text) = given {
            *text = self.body(text).into_owned();
        }
    }
}

/// The file with other content, which no disk has to hold.
fn file(given: &FileGiven) -> FileGiven {
    let path = given.path.as_deref();
    let name = path.map(|path| path.rsplit(['/', '\\']).next().unwrap_or(path));
    let is_there = given.path.is_some() || given.base64.is_some();
    FileGiven {
        path: None,
        base64: is_there.then(|| STANDARD.encode(CONTENT)),
        file_name: given.file_name.clone().or(name.map(str::to_owned)),
        content_type: given.content_type.clone(),
    }
}
