//! Credentials: headers written by hand that hold one, and which requests share one.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::auth::Access;
use super::scopes::{Piece, Scopes, pieces, variables};
use super::{Authentication, Credential, CredentialId, Scheme, arguments, secret};
use crate::document::Header;
use crate::words::is_in;

/// Whether a header carries a secret, by its name or by what stands in it.
pub(super) fn is_credential(scopes: &Scopes<'_>, header: &Header) -> bool {
    let is_made = arguments::is_per_call(scopes, &header.value) || header.key.eq_ignore_ascii_case("postman-token");
    !is_made
        && (secret::is_secret_name(&header.key)
            || secret::looks_secret(&header.value)
            || has_secret_scheme(&header.value)
            || variables(&header.value).any(|name| scopes.is_secret(name)))
}

/// `Bearer {{token}}` under any name.
fn has_secret_scheme(value: &str) -> bool {
    ["bearer {{", "basic {{"].iter().any(|start| {
        value
            .get(..start.len())
            .is_some_and(|text| text.eq_ignore_ascii_case(start))
    })
}

/// The header that becomes the credential where there are several: `Authorization`, else the first.
pub(super) fn choose(scopes: &Scopes<'_>, headers: &[&Header]) -> Option<usize> {
    let is_authorization = |header: &&Header| header.key.eq_ignore_ascii_case("authorization");
    let found = headers
        .iter()
        .position(|header| is_authorization(header) && is_credential(scopes, header));
    found.or_else(|| headers.iter().position(|header| is_credential(scopes, header)))
}

/// The other credentials in headers, where each is one variable: they are taken out.
pub(super) fn take_others(scopes: &Scopes<'_>, headers: &mut Vec<&Header>) -> Vec<Access> {
    let mut others = Vec::new();
    headers.retain(|header| {
        let is_variable = matches!(
            pieces(&header.value).as_slice(),
            [Piece::Variable(_)] | [Piece::Literal(_), Piece::Variable(_)]
        );
        let is_other = is_variable && is_credential(scopes, header);
        if is_other {
            others.push(access(scopes, header));
        }
        !is_other
    });
    others
}

/// The credential in a header.
pub(super) fn access(scopes: &Scopes<'_>, header: &Header) -> Access {
    let value = scopes.substitute(&header.value);
    let is_authorization = header.key.eq_ignore_ascii_case("authorization");
    let variables = variables(&header.value).map(str::to_owned).collect();
    let (scheme, replay) =
        if is_authorization && let Some(token) = value.strip_prefix("Bearer ").filter(|_| has_token(&header.value)) {
            (Scheme::Bearer, vec![("token".to_owned(), token.to_owned())])
        } else if is_authorization && let Some((username, password)) = basic(&value) {
            (
                Scheme::Basic,
                vec![("username".to_owned(), username), ("password".to_owned(), password)],
            )
        } else {
            let of_scheme = || is_authorization.then(|| scheme_prefix(&header.value)).flatten();
            let prefix = variable_prefix(&header.value).or_else(of_scheme).unwrap_or_default();
            let secret = value.strip_prefix(prefix.as_str()).unwrap_or(&value).to_owned();
            (
                Scheme::Header {
                    name: header.key.clone(),
                    prefix,
                },
                vec![("value".to_owned(), secret)],
            )
        };
    Access {
        scheme,
        variables,
        replay,
        headers: Vec::new(),
        query: None,
        idle: false,
    }
}

fn has_token(value: &str) -> bool {
    value.strip_prefix("Bearer ").is_some_and(|token| !token.is_empty())
}

/// Name and password, if encoding them again gives the very same text.
fn basic(value: &str) -> Option<(String, String)> {
    let encoded = value.strip_prefix("Basic ")?;
    let decoded = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (username, password) = decoded.split_once(':')?;
    (STANDARD.encode(&decoded) == encoded).then(|| (username.to_owned(), password.to_owned()))
}

/// What stands before the only variable, which is at the end.
fn variable_prefix(value: &str) -> Option<String> {
    match pieces(value).as_slice() {
        [Piece::Literal(text), Piece::Variable(_)] => Some((*text).to_owned()),
        _ => None,
    }
}

/// A scheme's name: `Token ` of `Token 5f3a`.
fn scheme_prefix(value: &str) -> Option<String> {
    let (scheme, rest) = value.split_once(' ')?;
    let is_word = scheme.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    (is_word && !scheme.is_empty() && scheme.len() <= 20 && !rest.is_empty()).then(|| format!("{scheme} "))
}

/// Gives each request its credential; those of one scheme and the same variables share one.
pub(super) fn share<'a, A: Iterator<Item = &'a Access>>(
    accesses: impl Iterator<Item = A>,
) -> (Vec<Credential>, Vec<Vec<Authentication>>) {
    let mut credentials = Vec::new();
    let mut known: HashMap<(Scheme, Vec<String>), CredentialId> = HashMap::new();
    let mut share = |access: &Access| {
        let key = (identity(&access.scheme), access.variables.clone());
        let credential = *known.entry(key).or_insert_with(|| {
            credentials.push(Credential {
                scheme: access.scheme.clone(),
                variables: access.variables.clone(),
            });
            CredentialId(credentials.len() - 1)
        });
        Authentication {
            credential,
            replay: access.replay.clone(),
        }
    };
    let uses = accesses.map(|accesses| accesses.map(&mut share).collect()).collect();
    (credentials, uses)
}

/// What Postman takes where a parameter is left out.
const DEFAULTS: &[(&str, &str)] = &[
    ("addTokenTo", "header"),
    ("headerPrefix", "Bearer"),
    ("tokenType", "Bearer"),
    ("signatureMethod", "HMAC-SHA1"),
    ("version", "1.0"),
];

/// Switches of how a request is signed: two requests that differ in one have one credential nevertheless.
const SWITCHES: &str = "isSecretBase64Encoded qop disableRetryRequest includeBodyHash addParamsToHeader \
    addEmptyParamsToSign disableHeaderEncoding addAuthDataToQuery includePayloadHash headersToSign maxBodySize exp";

/// The scheme without what makes no difference: the case of header names, parameters that are not sent.
fn identity(scheme: &Scheme) -> Scheme {
    match scheme {
        Scheme::ApiKeyHeader(name) => Scheme::ApiKeyHeader(name.to_lowercase()),
        Scheme::Header { name, prefix } => Scheme::Header {
            name: name.to_lowercase(),
            prefix: prefix.clone(),
        },
        Scheme::Other { kind, parameters } => Scheme::Other {
            kind: *kind,
            parameters: {
                let tells_apart = |(name, value): &&(String, String)| {
                    let name = name.as_str();
                    let is_default = DEFAULTS.contains(&(name, value.as_str()));
                    is_in(kind.facts().sent, name) && !is_in(SWITCHES, name) && !is_default
                };
                parameters.iter().filter(tells_apart).cloned().collect()
            },
        },
        Scheme::Bearer | Scheme::Basic | Scheme::ApiKeyQuery(_) => scheme.clone(),
    }
}
