//! What no file of examples may hold: values of variables and of authentication.

use std::collections::BTreeSet;

use postman_codegen_runtime::made_up::is_key;
use serde_json::Value;

use crate::api;
use crate::document::{Auth, Document, Node, Variable, walk};

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
    /// All values of the environment and of authentication, and of other variables those with a secret's name.
    pub(super) fn new(document: &Document) -> Self {
        let mut secrets = Self::default();
        let others = document.variables.iter().chain(&document.globals);
        let others = others.filter(|variable| variable.secret || api::is_secret_name(&variable.key));
        for Variable { value, .. } in document.environment.iter().chain(others) {
            secrets.add(value);
        }
        secrets.add_auth(document.auth.as_ref());
        walk(&document.nodes).for_each(|node| secrets.add_node(node));
        secrets
    }

    fn add(&mut self, value: &str) {
        let value = value.trim();
        if value.chars().count() >= SHORTEST && !value.contains("{{") {
            self.values.insert(value.to_owned());
        }
    }

    fn add_node(&mut self, node: &Node) {
        match node {
            Node::Folder(folder) => self.add_auth(folder.auth.as_ref()),
            Node::Item(item) => {
                let request = item.request.as_ref();
                self.add_auth(request.and_then(|request| request.auth.as_ref()));
                let headers = request.into_iter().flat_map(|request| &request.headers);
                for header in headers.filter(|header| api::is_secret_name(&header.key)) {
                    self.add(&header.value);
                }
            }
        }
    }

    fn add_auth(&mut self, auth: Option<&Auth>) {
        let parameters = auth.into_iter().flat_map(|auth| &auth.parameters);
        for value in parameters.filter_map(|(_, value)| Value::as_str(value)) {
            self.add(value);
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
