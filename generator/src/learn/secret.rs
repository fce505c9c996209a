//! What no file of examples may hold: values of variables and of authentication.

use std::collections::BTreeSet;

use postman_codegen_runtime::made_up::is_key;

use crate::api;
use crate::document::Document;

/// A shorter value says nothing, and is part of many words.
const SHORTEST: usize = 6;

/// A longer value is part of no word by chance.
const LONG: usize = 12;

/// The values that are secret in a collection.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Secrets {
    values: BTreeSet<String>,
}

impl Secrets {
    /// What no output shows of the document, and all values of its environment.
    pub(super) fn new(document: &Document) -> Self {
        let mut secrets = Self::default();
        api::secret_values(document).iter().for_each(|value| secrets.add(value));
        let environment = document.environment.iter();
        environment.for_each(|variable| secrets.add(&variable.value));
        secrets
    }

    fn add(&mut self, value: &str) {
        let value = value.trim();
        if value.chars().count() >= SHORTEST && !value.contains("{{") {
            self.values.insert(value.to_owned());
        }
    }

    /// Whether a key is a secret, or looks like one. A short secret is part of many names: `postman` of `postman-token`.
    pub(super) fn is_key(&self, key: &str) -> bool {
        let is_own = |value: &String| key == value || value.len() >= LONG && key.contains(value.as_str());
        api::looks_secret(key) || is_key(key) || self.values.iter().any(is_own)
    }

    /// Whether a text holds a secret, or looks like one.
    pub(super) fn is_in(&self, text: &str) -> bool {
        api::looks_secret(text) || is_key(text) || self.values.iter().any(|value| text.contains(value.as_str()))
    }
}
