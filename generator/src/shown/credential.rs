//! Credentials, as who uses the crate gives them.

use super::{Expr, Path};
use crate::api::{Scheme, decides};
use crate::mechanism::Mechanism;
use crate::rust::body::{call, step};
use crate::rust::{Credential, clients, path};
use crate::words::is_in;

/// A scheme with the collection's own values, for the smoke test.
pub(super) fn played(scheme: &Scheme, values: &[(String, String)]) -> Expr {
    let value = |name: &str| {
        // Postman calls the values of keys so.
        let key = if name == "key" { "value" } else { name };
        let given = values.iter().find(|(name, _)| name == key);
        Expr::Text(given.map(|(_, value)| value.clone()).unwrap_or_default())
    };
    match scheme {
        Scheme::Other { kind, parameters } => played_other(*kind, parameters, values),
        Scheme::ApiKeyQuery(key) if values.is_empty() => {
            call(path::API_KEY.member("flag"), vec![Expr::Text(key.clone())])
        }
        scheme => clients::made_scheme(scheme, &value),
    }
}

/// One of Postman's types of auth, of its parameters.
fn played_other(kind: Mechanism, parameters: &[(String, String)], values: &[(String, String)]) -> Expr {
    let pair = |(key, value): &(String, String)| {
        Expr::Pair(Box::new(Expr::Text(key.clone())), Box::new(Expr::Text(value.clone())))
    };
    let is_open = |(key, _): &&(String, String)| !values.iter().any(|(known, _)| known == key);
    let own = values.iter().chain(parameters.iter().filter(is_open));
    let extension = kind.extension(parameters).and_then(|extension| extension.step);
    Expr::Call {
        function: from_parameters(kind),
        arguments: vec![Expr::Slice(own.map(pair).collect())],
        steps: extension.map(|method| step(method, [])).into_iter().collect(),
    }
}

/// A credential that the environment holds: the arguments of its setter.
pub(super) fn from_environment(
    credential: &Credential,
    scheme: &Scheme,
    values: &[(String, String)],
    variable: &mut dyn FnMut(&str) -> Expr,
) -> Vec<Expr> {
    let name = &credential.name;
    if let Scheme::Other { kind, parameters } = scheme {
        let mut of_it = |key: &str| variable(&format!("{name}_{key}"));
        return vec![other_from_environment(*kind, parameters, values, &mut of_it)];
    }
    match credential.arguments.as_slice() {
        [_] => vec![variable(name.as_str())],
        several => several
            .iter()
            .map(|argument| variable(&format!("{name}_{}", argument.name)))
            .collect(),
    }
}

/// One of Postman's types of auth.
fn other_from_environment(
    kind: Mechanism,
    parameters: &[(String, String)],
    values: &[(String, String)],
    variable: &mut dyn FnMut(&str) -> Expr,
) -> Expr {
    if let (Some(function), false) = (kind.facts().more.alone, decides(kind, parameters)) {
        return call(Path::root(kind.ty()).member(function), vec![variable(function)]);
    }
    let pair = |key: &str, value| Expr::Pair(Box::new(Expr::Text(key.to_owned())), Box::new(value));
    let pairs = wanted(kind, parameters, values)
        .into_iter()
        .map(|(key, value)| match value {
            Some(value) => pair(key, Expr::Text(value.to_owned())),
            None => pair(key, variable(key)),
        });
    call(from_parameters(kind), vec![Expr::Slice(pairs.collect())])
}

/// The parameters of a type of auth that decide what is sent; those without a value are secret. What the collection has no
/// value for is asked for nevertheless, since without it nothing is sent; secrets that only get a token are not.
pub(super) fn wanted<'p>(
    kind: Mechanism,
    parameters: &'p [(String, String)],
    values: &'p [(String, String)],
) -> Vec<(&'p str, Option<&'p str>)> {
    let facts = kind.facts();
    let is_open = |key: &str| parameters.iter().any(|(known, _)| known == key);
    let parameter = |name: &str| {
        let given = parameters.iter().find(|(key, _)| key == name);
        given.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let mut secret: Vec<&str> = match facts.more.alone {
        Some(_) => Vec::new(),
        None => values.iter().map(|(key, _)| key.as_str()).collect(),
    };
    secret.retain(|key| !is_open(key));
    let asked = (facts.asked)(&parameter).split(' ');
    let missing = asked.filter(|key| !is_open(key) && !secret.contains(key));
    let missing: Vec<&str> = missing.collect();
    secret.extend(missing);
    let open = parameters.iter().filter(|(key, _)| is_in(facts.sent, key));
    let open = open.map(|(key, value)| (key.as_str(), Some(value.as_str())));
    open.chain(secret.into_iter().map(|key| (key, None))).collect()
}

/// `.bearer_token(token)`, `.oauth2(OAuth2::token("token"))`: how a user writes a credential.
pub(super) fn written(credential: &Credential, scheme: &Scheme) -> String {
    let name = &credential.name;
    if let Scheme::Other { kind, .. } = scheme {
        return format!(".{name}({})", kind.constructor());
    }
    let arguments = credential.arguments.iter().map(|argument| argument.name.as_str());
    let arguments: Vec<&str> = arguments.collect();
    format!(".{name}({})", arguments.join(", "))
}

/// `OAuth2::from_parameters`.
fn from_parameters(kind: Mechanism) -> Path {
    Path::root(kind.ty()).member("from_parameters")
}
