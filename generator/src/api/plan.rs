//! The first look at a request: whether it can be sent, and what the others need to know of it.

use std::collections::{HashMap, HashSet};

use super::auth::{self, Access};
use super::credentials;
use super::imposed::Imposed;
use super::login;
use super::scopes::{Scopes, single, variables};
use super::scripts::Work;
use super::tree::Entry;
use super::unseen;
use super::url::{self, Split};
use crate::diagnostic::{Diagnostics, ids};
use crate::document::{Header, Request, Url};
use crate::script::Scripts;

/// A request that can be sent.
pub(super) struct Plan<'a> {
    /// Depth-first index among all items.
    pub(super) index: usize,
    pub(super) entry: Entry<'a>,
    pub(super) request: &'a Request,
    pub(super) url: &'a Url,
    pub(super) split: Split,
    pub(super) access: Option<Access>,
    /// What only the replay authenticates with: the request gets a credential and needs none.
    pub(super) own_access: Option<Access>,
    /// Further credentials in headers and queries written by hand.
    pub(super) others: Vec<Access>,
    /// Keys of the query that are credentials.
    pub(super) keys: Vec<&'a str>,
    /// Keys of the query that are switched off, and credentials that do instead of others.
    pub(super) idle_keys: Vec<&'a str>,
    /// The variable that is the whole `User-Agent`, which is the client's to say.
    pub(super) user_agent: Option<&'a str>,
    /// Headers that are sent, in the order of the wire, without the credential.
    pub(super) headers: Vec<&'a Header>,
    /// Headers that are switched off.
    pub(super) disabled: Vec<&'a Header>,
    /// Variables that scripts compute for it.
    pub(super) computed: &'a HashSet<String>,
    /// What scripts decide alone.
    pub(super) imposed: &'a Imposed,
    /// A header of its credential that scripts compute: name and value.
    pub(super) made: Option<(String, String)>,
    /// Those of them that are always the same text.
    pub(super) constants: &'a HashMap<String, String>,
}

impl Plan<'_> {
    /// Whether Postman is told not to add this header (in lower case).
    pub(super) fn leaves_out(&self, header: &str) -> bool {
        let disabled = self.entry.behavior.disabled_system_headers.as_deref();
        disabled.unwrap_or_default().iter().any(|disabled| disabled == header)
    }

    /// The value of the enabled `Content-Type`, substituted.
    pub(super) fn content_type(&self, scopes: &Scopes<'_>) -> Option<String> {
        let is_type = |header: &&&Header| header.key.eq_ignore_ascii_case("content-type");
        let header = self.headers.iter().find(is_type)?;
        Some(scopes.substitute(&header.value).into_owned())
    }
}

/// Looks at an item; one that cannot be sent leaves a warning.
pub(super) fn plan_item<'a>(
    scopes: &Scopes<'_>,
    (scripts, work): (&Scripts, &'a Work),
    index: usize,
    entry: Entry<'a>,
    notes: &mut Diagnostics,
) -> Option<Plan<'a>> {
    let (request, url) = match sendable(scopes, &entry) {
        Ok(found) => found,
        Err(reason) => {
            reason.inspect(|reason| warn_of_unsent(&entry, reason, notes));
            return None;
        }
    };
    let computed = &work.computed[index];
    let is_scripted = |text: &str| variables(text).any(|name| computed.contains(name) || work.read.contains(name));
    let made = auth::made_header(entry.auth, computed);
    let mut access = auth::access(scopes, entry.auth).filter(|_| made.is_none());
    let replaced = |header: &&Header| {
        let active = access.as_ref().filter(|access| !access.idle);
        active.is_some_and(|access| access.headers.iter().any(|name| header.key.eq_ignore_ascii_case(name)))
    };
    let (enabled, disabled): (Vec<&Header>, Vec<&Header>) = request
        .headers
        .iter()
        .filter(|header| !replaced(header) && !work.imposed[index].headers.contains(&header.key.to_ascii_lowercase()))
        .partition(|header| !header.disabled);
    let mut headers = in_wire_order(&enabled);
    let user_agent = take_user_agent(&mut headers);
    // What scripts compute or read is no credential in its place.
    let is_taken = |header: &Header| credentials::is_credential(scopes, header) && !is_scripted(&header.value);
    if access.as_ref().is_none_or(|access| access.idle)
        && let Some(at) = credentials::choose(&headers, &is_taken)
    {
        access = Some(credentials::access(scopes, headers.remove(at)));
    }
    let others = credentials::take_others(scopes, &mut headers, &is_taken);
    let own_access = access.take_if(|access| login::gets_credential(scripts, &entry, request, access));
    let plan = Plan {
        index,
        request,
        url,
        split: url::split(scopes, url),
        access,
        own_access,
        others,
        keys: Vec::new(),
        idle_keys: Vec::new(),
        user_agent,
        headers,
        disabled,
        computed,
        made,
        constants: &work.constants[index],
        imposed: &work.imposed[index],
        entry,
    };
    unseen::warn_of_unseen(plan.url, &plan.request.location, notes);
    Some(plan)
}

/// Takes out `User-Agent: {{agent}}`, and gives the variable.
fn take_user_agent<'a>(headers: &mut Vec<&'a Header>) -> Option<&'a str> {
    let variable = |header: &&'a Header| {
        let is_it = header.key.eq_ignore_ascii_case("user-agent");
        single(&header.value).filter(|_| is_it)
    };
    let found = headers.iter().find_map(variable)?;
    headers.retain(|header| variable(header).is_none());
    Some(found)
}

fn warn_of_unsent(entry: &Entry<'_>, reason: &str, notes: &mut Diagnostics) {
    let request = entry.item.request.as_ref();
    let location = request.map_or(&entry.item.location, |request| &request.location);
    let message = format!("the request cannot be sent: {reason}");
    let help = "complete or correct it in Postman; until then the client has no function for it";
    notes.warn(ids::UNSENT_REQUEST, location, message, "nothing is sent for this", help);
}

/// The request and its URL, or why nothing is sent; no reason where reading the document gave one.
fn sendable<'a>(scopes: &Scopes<'_>, entry: &Entry<'a>) -> Result<(&'a Request, &'a Url), Option<String>> {
    let request = entry.item.request.as_ref();
    let request = request.ok_or_else(|| Some("it has no request".to_owned()))?;
    let url = request.url.as_ref().ok_or_else(|| Some("it has no URL".to_owned()))?;
    if !is_token(request.method.as_str()) {
        return Err(Some(format!("method `{}` is not valid", request.method)));
    }
    if let Some(reason) = url::unsendable(scopes, url).map(Some) {
        return Err(reason.filter(|_| url.origin.trim_start().starts_with("{{")));
    }
    for header in request.headers.iter().filter(|header| !header.disabled) {
        if !is_token(&scopes.substitute(&header.key)) {
            return Err(Some(format!("header name `{}` is not valid", header.key)));
        }
        if !header.value.contains("{{") && !is_value(&header.value) {
            return Err(Some(format!("header `{}` has a value that is not valid", header.key)));
        }
    }
    Ok((request, url))
}

fn is_token(text: &str) -> bool {
    let is_mark = |byte| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || is_mark(byte))
}

fn is_value(text: &str) -> bool {
    text.chars()
        .all(|letter| letter == '\t' || (' '..='\u{ff}').contains(&letter) && letter != '\u{7f}')
}

/// Equal names stand at the first one's place; of names that differ in case only the last spelling counts.
fn in_wire_order<'a>(headers: &[&'a Header]) -> Vec<&'a Header> {
    let mut groups: Vec<Vec<&Header>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for header in headers {
        let place = *places.entry(header.key.to_ascii_lowercase()).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.push(header);
        }
    }
    let kept = |group: Vec<&'a Header>| -> Vec<&'a Header> {
        let spelling = group.last().map(|header| &header.key);
        let last = group.iter().filter(|header| Some(&header.key) == spelling);
        last.copied().collect()
    };
    groups.into_iter().flat_map(kept).collect()
}
