//! Credentials, as who uses the crate gives them.

use super::{Expr, Path};
use crate::api::Scheme;
use crate::mechanism::Mechanism;
use crate::rust::body::{call, step};
use crate::rust::{Credential, clients, path};

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
    let Scheme::Other { kind, parameters } = scheme else {
        return match credential.arguments.as_slice() {
            [_] => vec![variable(name.as_str())],
            several => several
                .iter()
                .map(|argument| variable(&format!("{name}_{}", argument.name)))
                .collect(),
        };
    };
    let pair = |key: &String, value| Expr::Pair(Box::new(Expr::Text(key.clone())), Box::new(value));
    let open = parameters
        .iter()
        .map(|(key, value)| pair(key, Expr::Text(value.clone())));
    let secret = values
        .iter()
        .filter(|(key, _)| parameters.iter().all(|(known, _)| known != key));
    let pairs = open.chain(secret.map(|(key, _)| pair(key, variable(key)))).collect();
    vec![call(from_parameters(*kind), vec![Expr::Slice(pairs)])]
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
