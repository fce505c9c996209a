//! Credentials: headers written by hand that hold one, and which requests share one.

use std::collections::{HashMap, HashSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::auth::Access;
use super::plan::Plan;
use super::scopes::{Piece, Scopes, pieces, single, variables};
use super::{Authentication, Credential, CredentialId, Scheme, arguments, secret};
use crate::document::{Header, QueryEntry};
use crate::mechanism::Mechanism;
use crate::words::{is_in, words};

/// Whether a header carries a secret, by its name or by what stands in it.
pub(super) fn is_credential(scopes: &Scopes<'_>, header: &Header) -> bool {
    let is_made = arguments::is_per_call(scopes, &header.value) || header.key.eq_ignore_ascii_case("postman-token");
    !is_made
        && (secret::is_secret_name(&header.key)
            || secret::is_secret_value(&header.key, &header.value)
            || has_secret_scheme(&header.value)
            || variables(&header.value).any(|name| scopes.is_secret(name)))
}

/// `Bearer {{token}}` under any name.
fn has_secret_scheme(value: &str) -> bool {
    ["bearer {{", "basic {{", "token {{"].iter().any(|start| {
        value
            .get(..start.len())
            .is_some_and(|text| text.eq_ignore_ascii_case(start))
    })
}

/// The header that becomes the credential where there are several: `Authorization`, else the first.
pub(super) fn choose(headers: &[&Header], is_credential: &dyn Fn(&Header) -> bool) -> Option<usize> {
    let is_authorization = |header: &&Header| header.key.eq_ignore_ascii_case("authorization");
    let found = headers
        .iter()
        .position(|header| is_authorization(header) && is_credential(header));
    found.or_else(|| headers.iter().position(|header| is_credential(header)))
}

/// The other credentials in headers, where each is one variable: they are taken out.
pub(super) fn take_others(
    scopes: &Scopes<'_>,
    headers: &mut Vec<&Header>,
    is_credential: &dyn Fn(&Header) -> bool,
) -> Vec<Access> {
    let mut others = Vec::new();
    headers.retain(|header| {
        let is_variable = matches!(
            pieces(&header.value).as_slice(),
            [Piece::Variable(_)] | [Piece::Literal(_), Piece::Variable(_)]
        );
        let is_other = is_variable && is_credential(header);
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

/// A key of a query and what stands for its value: the same in all requests that share a credential.
type Key<'a> = (&'a str, Option<&'a str>);

/// Takes for credentials what at least half of the requests to a server (and three, or all) send by hand in their queries:
/// entries whose key or variable names a secret, and a `key` beside one or in all of them.
pub(super) fn take_keys(scopes: &Scopes<'_>, plans: &mut [Plan<'_>]) {
    let mut requests: HashMap<&str, usize> = HashMap::new();
    let mut uses: HashMap<(&str, Key<'_>), usize> = HashMap::new();
    let mut beside: HashSet<Key<'_>> = HashSet::new();
    for plan in plans.iter() {
        let server = plan.url.origin.as_str();
        *requests.entry(server).or_default() += 1;
        let keys = keys(scopes, plan);
        let has_secret = keys.iter().any(|key| is_secret_key(scopes, *key));
        for key in keys {
            *uses.entry((server, key)).or_default() += 1;
            if has_secret {
                beside.insert(key);
            }
        }
    }
    let is_shared = |((server, key), count): (&(&str, Key<'_>), &usize)| {
        let all = requests.get(server).copied().unwrap_or_default();
        let least = all.div_ceil(2).max(all.min(3));
        *count >= least && (beside.contains(key) || *count >= all.max(3))
    };
    let shared: HashSet<(String, Option<String>)> = uses
        .iter()
        .filter(|entry| is_shared(*entry))
        .map(|((_, (key, variable)), _)| ((*key).to_owned(), variable.map(str::to_owned)))
        .collect();
    for plan in plans {
        for (key, variable) in keys(scopes, plan) {
            let is_it = (key.to_owned(), variable.map(str::to_owned));
            let is_first = plan.access.is_none() && plan.others.is_empty();
            // Another value than the client's can be given for the main credential only.
            if shared.contains(&is_it) && (variable.is_some() || is_first) {
                plan.keys.push(key);
                plan.others.extend(key_access(scopes, plan, key));
            }
        }
    }
}

/// Entries of a query that may be credentials: switched on, once in it, and sent as a key is.
fn keys<'a>(scopes: &Scopes<'_>, plan: &Plan<'a>) -> Vec<Key<'a>> {
    let url = plan.url;
    let sent = || url.query.iter().flatten().filter(|entry| !entry.disabled);
    let access = plan.access.as_ref().filter(|access| !access.idle);
    let replaced = access.and_then(|access| access.query.as_deref());
    let candidate = |entry: &'a QueryEntry| {
        let (key, value) = (entry.key.as_deref()?, entry.value.as_deref()?);
        if plan.imposed.query.contains(key) {
            return None;
        }
        let variable = single(value);
        let value = scopes.substitute(value);
        let is_plain = value.is_ascii() && !value.contains(['&', '#']) && (variable.is_some() || !value.contains("{{"));
        let is_once = sent().filter(|other| other.key.as_deref() == Some(key)).count() == 1;
        let is_made = variable.is_some_and(|name| scopes.is_dynamic(name));
        let is_own = is_plain && is_once && !is_made && !value.is_empty() && !key.contains("{{");
        let is_key = is_secret_key(scopes, (key, variable)) || is_named_key(key) && variable.is_some();
        (is_own && is_key && replaced != Some(key)).then_some((key, variable))
    };
    sent().filter_map(candidate).collect()
}

fn is_secret_key(scopes: &Scopes<'_>, (key, variable): Key<'_>) -> bool {
    secret::is_secret_name(key) || variable.is_some_and(|name| scopes.is_secret(name))
}

/// `key`, `app_key`, `appid`: it may be a secret, or not.
fn is_named_key(key: &str) -> bool {
    let words = words(key);
    let last = words.last().map_or("", String::as_str);
    last == "key" || matches!(words.concat().as_str(), "appid" | "appkey")
}

/// The credential in an entry of a query.
fn key_access(scopes: &Scopes<'_>, plan: &Plan<'_>, key: &str) -> Option<Access> {
    let entries = plan.url.query.iter().flatten();
    let mut entries = entries.filter(|entry| !entry.disabled && entry.key.as_deref() == Some(key));
    let value = entries.next()?.value.as_deref()?;
    Some(Access {
        scheme: Scheme::ApiKeyQuery(key.to_owned()),
        variables: variables(value).map(str::to_owned).collect(),
        replay: vec![("value".to_owned(), scopes.substitute(value).into_owned())],
        headers: Vec::new(),
        query: None,
        idle: false,
    })
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
            instead: Vec::new(),
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

/// Whether parameters of a type of auth, which are no secrets, make a difference to what is sent.
pub(crate) fn decides(kind: Mechanism, parameters: &[(String, String)]) -> bool {
    parameters.iter().any(|parameter| tells_apart(kind, parameter))
}

fn tells_apart(kind: Mechanism, (name, value): &(String, String)) -> bool {
    let is_default = DEFAULTS.contains(&(name.as_str(), value.as_str()));
    is_in(kind.facts().sent, name) && !is_in(SWITCHES, name) && !is_default
}

/// The scheme without what makes no difference: the case of header names, parameters that are not sent.
pub(super) fn identity(scheme: &Scheme) -> Scheme {
    match scheme {
        Scheme::ApiKeyHeader(name) => Scheme::ApiKeyHeader(name.to_lowercase()),
        Scheme::Header { name, prefix } => Scheme::Header {
            name: name.to_lowercase(),
            prefix: prefix.clone(),
        },
        Scheme::Other { kind, parameters } => Scheme::Other {
            kind: *kind,
            parameters: {
                let kept = parameters.iter().filter(|parameter| tells_apart(*kind, parameter));
                kept.cloned().collect()
            },
        },
        Scheme::Bearer | Scheme::Basic | Scheme::ApiKeyQuery(_) => scheme.clone(),
    }
}
