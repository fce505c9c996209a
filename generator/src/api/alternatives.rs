//! Credentials that do instead of others: they are switched off beside them.

use std::collections::HashSet;

use super::auth::Access;
use super::plan::Plan;
use super::scopes::{Scopes, variables};
use super::{Authentication, Credential, CredentialId, Scheme, credentials};
use crate::document::QueryEntry;

/// Two credentials that one request sends: none does instead of the other.
type Together = HashSet<(CredentialId, CredentialId)>;

/// Says at the credential of a request which others do instead: those of the client that are switched off in it and that
/// no request sends together with that one.
pub(super) fn add(scopes: &Scopes<'_>, plans: &mut [Plan<'_>], known: &[Credential], uses: &mut [Vec<Authentication>]) {
    let together: Together = uses.iter().flat_map(|used| pairs(used)).collect();
    for (plan, used) in plans.iter_mut().zip(uses) {
        let headers = plan
            .disabled
            .iter()
            .filter(|header| credentials::is_credential(scopes, header));
        let headers = headers.filter_map(|header| find(&credentials::access(scopes, header), known));
        let headers: Vec<CredentialId> = headers.collect();
        for id in headers {
            add_one(id, used, &together);
        }
        let query = plan.url.query.iter().flatten();
        for entry in query.filter(|entry| entry.disabled) {
            if let Some((key, _)) = find_key(entry, known).filter(|(_, id)| add_one(*id, used, &together)) {
                plan.idle_keys.push(key);
            }
        }
    }
}

/// The credentials of a request, each with each other.
fn pairs(used: &[Authentication]) -> impl Iterator<Item = (CredentialId, CredentialId)> {
    let others = move |one: CredentialId| used.iter().map(move |other| (one, other.credential));
    used.iter().flat_map(move |one| others(one.credential))
}

/// Adds an alternative to the first credential for which it can stand; `false` where there is none.
fn add_one(id: CredentialId, used: &mut [Authentication], together: &Together) -> bool {
    let is_known = used.iter().any(|one| one.credential == id || one.instead.contains(&id));
    let stands_for = |one: &&mut Authentication| !is_known && !together.contains(&(one.credential, id));
    let found = used.iter_mut().find(stands_for);
    let is_found = found.is_some();
    found.into_iter().for_each(|one| one.instead.push(id));
    is_found
}

/// The client's credential in a header that is switched off.
fn find(idle: &Access, known: &[Credential]) -> Option<CredentialId> {
    let written = credentials::identity(&idle.scheme);
    // A key that Postman puts in the header elsewhere is the same.
    let key = match &written {
        Scheme::Header { name, prefix } if prefix.is_empty() => Some(Scheme::ApiKeyHeader(name.clone())),
        _ => None,
    };
    let is_it = |credential: &Credential| {
        let scheme = credentials::identity(&credential.scheme);
        (scheme == written || Some(&scheme) == key.as_ref()) && credential.variables == idle.variables
    };
    known.iter().position(is_it).map(CredentialId)
}

/// The client's credential in an entry of a query that is switched off, with its key.
fn find_key<'e>(entry: &'e QueryEntry, known: &[Credential]) -> Option<(&'e str, CredentialId)> {
    let (key, value) = (entry.key.as_deref()?, entry.value.as_deref()?);
    let is_it = |credential: &Credential| {
        let is_key = matches!(&credential.scheme, Scheme::ApiKeyQuery(name) if name == key);
        is_key && variables(value).eq(credential.variables.iter().map(String::as_str))
    };
    let id = known.iter().position(is_it)?;
    Some((key, CredentialId(id)))
}
