//! The second look at a request: everything in its place.

use std::collections::HashSet;

use super::arguments::{Arguments, Context};
use super::given::Encoding;
use super::plan::Plan;
use super::{
    Argument, Authentication, Operation, Overrides, Scheme, SettingId, body, cases, described, headers, json_rpc, page,
    path, query, repeated, schemas, signed, tree,
};
use crate::description::blocks;
use crate::diagnostic::Diagnostics;

/// What all requests together decide about one.
pub(super) struct Decided<'a> {
    pub(super) server: SettingId,
    pub(super) authentications: Vec<Authentication>,
    /// Keys of the query whose values tell it from other requests.
    pub(super) apart: Option<&'a query::Apart<'a>>,
    /// Keys of the query that are needed, as switches say.
    pub(super) needed: Option<&'a HashSet<&'a str>>,
    /// What is said of it: nothing where its description speaks of others.
    pub(super) description: &'a str,
}

/// Makes the operation of a request; arguments stand in the order path, query, headers, form fields.
pub(super) fn resolve(
    context: &Context<'_>,
    plan: &Plan<'_>,
    decided: Decided<'_>,
    notes: &mut Diagnostics,
) -> Operation {
    let behavior = tree::behavior(&plan.entry.behavior);
    let encoding = Encoding::of(&behavior);
    let mut arguments = Arguments::new(context, encoding, plan);
    let url = path::template(&mut arguments, decided.server, plan, notes);
    let query = query::resolve(&mut arguments, plan, &decided, notes);
    let mut fields = Arguments::new(context, encoding, plan);
    let resolved = body::resolve(&mut fields, plan, notes);
    let headers = headers::resolve(&mut arguments, plan, &resolved, notes);
    let body = arguments.append(fields, resolved.body);
    let item = plan.entry.item;
    // A list of parameters that others have, too, names those that this one has.
    let blocks = blocks(repeated::description(plan));
    let described = described::described_fields(&blocks);
    described::complete(&mut arguments.list, &described);
    arguments.push_overrides(&url, &query, &headers);
    let mut operation = Operation {
        index: plan.index,
        folders: plan.entry.folders.iter().map(|name| (*name).to_owned()).collect(),
        name: item.name.clone(),
        description: decided.description.to_owned(),
        method: plan.request.method.clone(),
        is_page: false,
        url,
        path: format!("{}{}", plan.split.rest, plan.url.path),
        arguments: arguments.list.into_iter().map(Argument::settled).collect(),
        query,
        headers,
        body,
        authentications: decided.authentications,
        scripts: context.work.by_item[plan.index].clone(),
        script_keys: signed::script_keys(context, plan),
        members: resolved.members,
        own_access: own_access(plan),
        cases: cases::resolve(item, &plan.request.method, notes),
        refusals: Vec::new(),
        schemas: Vec::new(),
        tested_headers: Vec::new(),
        stored: Vec::new(),
        behavior,
        paging: None,
        overrides: Overrides {
            merge: item.merge,
            number: item.number,
            ..Overrides::default()
        },
        location: plan.request.location.clone(),
    };
    json_rpc::settle(&mut operation, plan.request.body.as_ref());
    operation.is_page = page::is_page(&operation.method, &operation.query, &operation.arguments);
    schemas::resolve(context.scripts, item, &blocks, &described, &mut operation);
    schemas::resolve_outer(context.flows, &mut operation);
    operation
}

/// What the replay authenticates with although the request needs no credential.
fn own_access(plan: &Plan<'_>) -> Option<(Scheme, Vec<(String, String)>)> {
    let own = plan.own_access.as_ref()?;
    Some((own.scheme.clone(), own.replay.clone()))
}
