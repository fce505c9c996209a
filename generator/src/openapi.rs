//! A collection as an OpenAPI 3.1 document, for tools that read nothing else.
//!
//! Input: a collection as the stages understood it. Output: an [`Openapi`]: the document, and what it cannot say.
//! Saved values are no part of it but for harmless samples of parameters, and what descriptions hold of secrets is
//! masked as in the crate.
//!
//! `GET {{baseUrl}}/users/:id` of the folder `Users` becomes `paths./users/{id}.get` with the `operationId`
//! `users.get_user`, the name of the generated method. OpenAPI has one operation for a path and a method; where the
//! collection has more, the others stand in the extension `x-postman-operations` of the path.

mod operation;
mod path;
mod schema;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::Understood;
use crate::api::{Api, Scheme, SettingId, SettingRole};
use crate::document::Method;
use crate::rust::{self, Crate, Module};

use path::PathTemplate;

/// A document with what it leaves to its reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Openapi {
    /// OpenAPI 3.1, in the order of the collection.
    pub document: Value,
    /// What stands in extensions because OpenAPI has no word for it, a line each.
    pub notes: Vec<String>,
}

/// What all parts read.
#[derive(Clone, Copy)]
struct Context<'a> {
    krate: &'a Crate,
    /// Names of the components, by type.
    schemas: &'a BTreeMap<&'a rust::Path, String>,
    /// The server that most operations use.
    main: Option<SettingId>,
}

/// Describes a collection.
#[must_use]
pub fn describe(understood: &Understood) -> Openapi {
    let krate = &understood.krate;
    let api = &krate.api;
    let schemas = schema::component_names(krate);
    let context = Context {
        krate,
        schemas: &schemas,
        main: main_server(api),
    };
    let (paths, notes) = path_objects(context);
    let mut document = Map::new();
    document.insert("openapi".to_owned(), json!("3.1.0"));
    document.insert("info".to_owned(), info_object(api));
    if let Some(server) = context.main {
        document.insert("servers".to_owned(), json!([path::server_object(server, api)]));
    }
    document.insert("tags".to_owned(), tag_objects(krate));
    document.insert("paths".to_owned(), Value::Object(paths));
    document.insert(
        "components".to_owned(),
        json!({ "schemas": schema::component_schemas(context), "securitySchemes": security_schemes(krate) }),
    );
    let mut document = Value::Object(document);
    api.secrets.document(&mut document);
    Openapi { document, notes }
}

fn info_object(api: &Api) -> Value {
    let title = if api.name.trim().is_empty() {
        "API"
    } else {
        api.name.trim()
    };
    let mut info = json!({ "title": title, "version": "0.1.0" });
    describe_with(&mut info, &api.description);
    info
}

/// Adds a description, if there is one.
fn describe_with(object: &mut Value, description: &str) {
    if !description.trim().is_empty() {
        object["description"] = json!(description.trim());
    }
}

/// The server of most operations; of equal ones the first.
fn main_server(api: &Api) -> Option<SettingId> {
    let mut uses: BTreeMap<SettingId, usize> = BTreeMap::new();
    for operation in &api.operations {
        if let Some(server) = path::server_of(operation) {
            *uses.entry(server).or_default() += 1;
        }
    }
    let most = uses
        .into_iter()
        .max_by_key(|(server, count)| (*count, std::cmp::Reverse(*server)));
    let first = || {
        let mut settings = api.settings.iter();
        settings
            .position(|setting| setting.role == SettingRole::Server)
            .map(SettingId)
    };
    most.map(|(server, _)| server).or_else(first)
}

/// The path of a module's titles: `Users / Settings`.
fn tag_name(module: &Module, krate: &Crate) -> Option<String> {
    let modules = krate.modules.iter();
    let around = modules.filter(|around| module.path.starts_with(&around.path));
    let titles: Vec<&str> = around.map(|module| module.title.trim()).collect();
    module.service.is_some().then(|| titles.join(" / "))
}

fn tag_objects(krate: &Crate) -> Value {
    let mut known = BTreeSet::new();
    let mut tags = Vec::new();
    for module in krate.modules.iter().filter(|module| !module.operations.is_empty()) {
        let Some(name) = tag_name(module, krate) else {
            continue;
        };
        if known.insert(name.clone()) {
            let mut tag = json!({ "name": name });
            describe_with(&mut tag, &module.description);
            tags.push(tag);
        }
    }
    Value::Array(tags)
}

fn path_objects(context: Context<'_>) -> (Map<String, Value>, Vec<String>) {
    let krate = context.krate;
    let mut paths = Map::new();
    // Paths that differ in the names of their parameters alone are one path.
    let mut known: BTreeMap<String, PathTemplate> = BTreeMap::new();
    let mut notes = Vec::new();
    for call in krate.calls() {
        let own = call.request;
        let mut place = path::path_template(own, &krate.api);
        match known.get(&place.shape) {
            Some(first) => place.take_names(first),
            None => drop(known.insert(place.shape.clone(), place.clone())),
        }
        let described = operation::operation_object(call, &place, context);
        let entry = paths.entry(place.path.clone()).or_insert_with(|| json!({}));
        let verb = own.method.as_str().to_ascii_lowercase();
        if has_place(&own.method) && entry.get(&verb).is_none() {
            entry[&verb] = described;
            continue;
        }
        notes.push(format!(
            "`{}` is in `x-postman-operations` of `{}`: OpenAPI has no second {} there",
            operation::operation_id(call),
            place.path,
            own.method
        ));
        let mut described = described;
        described["x-postman-method"] = json!(own.method.as_str());
        match &mut entry["x-postman-operations"] {
            Value::Array(others) => others.push(described),
            missing => *missing = json!([described]),
        }
    }
    (paths, notes)
}

/// Whether OpenAPI knows the method.
fn has_place(method: &Method) -> bool {
    match method {
        Method::Delete | Method::Get | Method::Head | Method::Options => true,
        Method::Patch | Method::Post | Method::Put | Method::Trace => true,
        Method::Copy | Method::Purge | Method::Unlock | Method::Other(_) => false,
    }
}

fn security_schemes(krate: &Crate) -> Value {
    let credentials = krate.api.credentials.iter().zip(&krate.client.credentials);
    let schemes =
        credentials.map(|(credential, setter)| (setter.name.to_string(), security_scheme(&credential.scheme)));
    Value::Object(schemes.collect())
}

fn security_scheme(scheme: &Scheme) -> Value {
    match scheme {
        Scheme::Bearer => json!({ "type": "http", "scheme": "bearer" }),
        Scheme::Basic => json!({ "type": "http", "scheme": "basic" }),
        Scheme::ApiKeyHeader(name) => json!({ "type": "apiKey", "in": "header", "name": name }),
        Scheme::ApiKeyQuery(name) => json!({ "type": "apiKey", "in": "query", "name": name }),
        Scheme::Header { name, prefix } => {
            let mut scheme = json!({ "type": "apiKey", "in": "header", "name": name });
            if !prefix.is_empty() {
                describe_with(&mut scheme, &format!("The value begins with `{prefix}`."));
            }
            scheme
        }
        Scheme::Other { kind, .. } => {
            json!({ "type": "http", "scheme": kind.facts().http_scheme, "description": format!("As Postman's `{}`.", kind.name()) })
        }
    }
}
