//! How an operation is called: an example in Rust and one with curl.

use super::{Call, Context, Docs, curl, example};
use crate::name::Identifier;
use crate::rust::Root;

/// The end of a method's documentation.
pub(super) fn docs(call: &Call<'_>, context: &Context<'_>) -> Docs {
    let language = match context.krate.root {
        Root::Crate => "no_run",
        Root::Module(_) => "ignore",
    };
    let mut docs = Docs::default();
    docs.paragraph("# Example");
    docs.block(language, &example::program(call, context));
    if let Some(command) = curl::command(call.request, context) {
        docs.paragraph("# As curl");
        docs.block("sh", &command);
    }
    docs.append(authenticated(call, context));
    docs.append(hooked(call, context));
    if call.method.paged.is_some() {
        let marker = &call.method.marker;
        docs.paragraph(&format!(
            "[`.pages()`]({marker}::pages) gives this page and all after it, [`.items()`]({marker}::items) their items."
        ));
    }
    docs
}

/// What a call proves with who makes it: credentials, and what scripts read.
fn authenticated(call: &Call<'_>, context: &Context<'_>) -> Docs {
    let link = |name: &Identifier| format!("[`{name}`]({}::Builder::{name})", context.krate.root.path());
    let credentials = call.alternatives().map(|names| {
        let names: Vec<String> = names.into_iter().map(link).collect();
        names.join(" or ")
    });
    let used: Vec<String> = credentials.collect();
    let keys: Vec<String> = call.script_keys().map(link).collect();
    let mut docs = Docs::default();
    if !used.is_empty() {
        let has_instead = call.request.authentications.iter().any(|used| !used.instead.is_empty());
        let and = if has_instead { ", and " } else { " and " };
        docs.paragraph(&format!("Authenticated by {}.", used.join(and)));
    }
    if !keys.is_empty() {
        let them = if keys.len() == 1 { "it" } else { "them" };
        let keys = keys.join(" and ");
        docs.paragraph(&match call.request.script_keys.sign {
            true => format!("Signed with {keys}."),
            false => format!("Sent with {keys}, where the client has {them}."),
        });
    }
    docs
}

/// What the user's code does before a call in place of scripts that are not translated.
fn hooked(call: &Call<'_>, context: &Context<'_>) -> Docs {
    let root = context.krate.root.path();
    let hooks = context.krate.client.hooks.iter();
    let names = hooks
        .filter(|hook| call.request.scripts.contains(&hook.of))
        .map(|hook| format!("[`{0}`]({root}::Builder::{0})", hook.name));
    let names: Vec<String> = names.collect();
    let mut docs = Docs::default();
    if !names.is_empty() {
        docs.paragraph(&format!(
            "Not sent unless the client was given {}: a script of the collection that is not translated runs before it.",
            names.join(" and ")
        ));
    }
    docs
}
