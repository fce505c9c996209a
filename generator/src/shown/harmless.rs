//! An operation with values that may be written down: no secret, no file of somebody's disk.
//!
//! What is replaced: values under the name of a secret, texts that look like one, the collection's own credentials
//! wherever they stand, and paths of files. Types stay what they are; a placeholder (`<integer>`) becomes a value of its
//! type.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::api::{
    self, Api, ArgumentType as Kind, Body, FileGiven, Given, is_masked_name, is_secret_name, looks_secret,
};

use crate::placeholder::Placeholder;

/// What stands in the place of a secret.
pub(super) const SECRET: &str = "secret";

/// What stands in the place of a file's content.
pub(super) const CONTENT: &str = "content";

/// A shorter secret is no more than a word, which may stand anywhere.
const SHORTEST: usize = 8;

/// The secrets that a collection holds.
pub(super) struct Secrets {
    known: Vec<String>,
}

impl Secrets {
    /// The values of its credentials and of its secret settings, longest first.
    pub(super) fn of(api: &Api) -> Self {
        let is_secret = |key: &str| is_secret_name(key) || matches!(key, "value" | "nonce" | "opaque" | "clientId");
        let authentications = api.operations.iter().flat_map(|one| &one.authentications);
        let own = api.operations.iter().filter_map(|one| one.own_access.as_ref());
        let credentials = authentications
            .map(|authentication| &authentication.replay)
            .chain(own.map(|(_, replay)| replay))
            .flatten()
            .filter(|(key, _)| is_secret(key))
            .map(|(_, value)| value);
        let secret = api.settings.iter().filter(|setting| !setting.ends_in_slash());
        let settings = secret.filter_map(|setting| setting.replay.as_ref());
        let mut known: Vec<String> = credentials.chain(settings).cloned().collect();
        // `{{name}}` and `<name>` stand for a value, and are none.
        known.retain(|value| value.len() >= SHORTEST && !value.contains("{{") && !value.starts_with(['<', '{']));
        known.sort_by(|left, right| right.len().cmp(&left.len()).then(left.cmp(right)));
        known.dedup();
        Self { known }
    }

    /// Those that are no words, which documentation may hold for its own sake: `bearer_token` is a placeholder.
    pub(super) fn unmistakable(self) -> Vec<String> {
        let mut known = self.known;
        known.retain(|secret| secret.contains(|letter: char| letter.is_ascii_digit()));
        known
    }

    /// A text without secrets.
    pub(super) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut masked = Cow::Borrowed(text);
        for secret in &self.known {
            if masked.contains(secret.as_str()) {
                masked = Cow::Owned(masked.replace(secret.as_str(), SECRET));
            }
        }
        if looks_secret(&masked) {
            return Cow::Borrowed(SECRET);
        }
        let is_word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '=' | '+' | '.');
        let words = masked.split(|letter| !is_word(letter));
        let found: Vec<String> = words.filter(|word| looks_secret(word)).map(str::to_owned).collect();
        for word in found {
            masked = Cow::Owned(masked.replace(&word, SECRET));
        }
        masked
    }

    /// JSON, or any other text, without secrets; as it stands where there is none.
    pub(super) fn body<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match serde_json::from_str::<Value>(text) {
            Ok(value) => match self.json(&value) {
                same if same == value => Cow::Borrowed(text),
                masked => Cow::Owned(masked.to_string()),
            },
            Err(_) => self.text(text),
        }
    }

    fn json(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => {
                let typed = Placeholder::parse(text).and_then(Placeholder::value);
                let typed = typed.and_then(|value| serde_json::from_str(value).ok());
                typed.unwrap_or_else(|| self.text(text).into_owned().into())
            }
            Value::Array(elements) => elements.iter().map(|element| self.json(element)).collect(),
            Value::Object(members) => {
                let member = |(key, value): (&String, &Value)| {
                    let masked = match value {
                        Value::String(text)
                            if is_masked_name(key) && !text.is_empty() && Placeholder::parse(text).is_none() =>
                        {
                            SECRET.into()
                        }
                        Value::Number(_) if is_masked_name(key) => 0.into(),
                        other => self.json(other),
                    };
                    (key.clone(), masked)
                };
                Value::Object(members.iter().map(member).collect())
            }
            other => other.clone(),
        }
    }

    /// The operation with values that may be written down.
    pub(super) fn hidden(&self, operation: &api::Operation) -> api::Operation {
        let mut operation = operation.clone();
        for argument in &mut operation.arguments {
            self.hide_argument(argument);
        }
        match &mut operation.body {
            Body::Json { replay, .. } => self.hide_json(replay),
            Body::GraphQl { replay, .. } => replay.iter_mut().for_each(|given| self.hide_json(given)),
            Body::Text { replay, .. } => *replay = self.body(replay).into_owned(),
            Body::File { replay, .. } => *replay = file(replay),
            Body::None | Body::Urlencoded(_) | Body::Multipart { .. } | Body::Constant(_) | Body::Template(_) => {}
        }
        operation
    }

    fn hide_argument(&self, argument: &mut api::Argument) {
        let (kind, is_secret) = (argument.ty, is_masked_name(&argument.key));
        let mut nested = argument.nested.iter();
        for given in &mut argument.replay {
            let is_secret = is_secret || nested.next().is_some_and(|name| is_masked_name(name));
            let kind = if kind == Kind::Nested { Kind::Text } else { kind };
            *given = match given {
                Given::Data(text) if kind == Kind::Json => Given::Data(self.body(text).into_owned()),
                Given::Data(text) | Given::Verbatim(text) if kind == Kind::Text && is_secret && !text.is_empty() => {
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
