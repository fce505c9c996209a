//! Names of a method's arguments and of a call's setters.

use super::Identifier;
use super::scope::Scope;
use super::spelling::snake;
use crate::api::{self, Body, Place};
use crate::words::{is_in, words};

/// What every call has besides its own setters, and `self`.
const CALL: &str = "body clone credential header into_future map new no_auth query request self send send_blocking \
    send_raw timeout to_curl to_url with with_options without_header";

/// What of that is something else in a method, too.
const NEVER: &str = "body clone into_future new request self";

/// What a call has where the operation gives a list page by page.
const PAGES: &[&str] = &["items", "pages"];

/// The names of the arguments, and of the body's.
///
/// What the user chose comes first. Path parameters choose first: they are what a caller always writes.
pub(super) fn assign(operation: &api::Operation) -> (Vec<Identifier>, Identifier) {
    let body = match operation.body {
        Body::GraphQl { .. } => "variables",
        Body::JsonRpc { .. } => "params",
        _ => "body",
    };
    // Reserved, so that no other argument takes it.
    let mut scope = Scope::reserving(CALL);
    scope.choose([body.to_owned()]);
    if operation.paging.is_some() {
        PAGES.iter().for_each(|name| drop(scope.choose([(*name).to_owned()])));
    }
    let mut names: Vec<Option<Identifier>> = vec![None; operation.arguments.len()];
    let mut order: Vec<usize> = (0..operation.arguments.len()).collect();
    order.sort_by_key(|index| {
        let argument = &operation.arguments[*index];
        (
            argument.name.is_none(),
            argument.place != Place::Path,
            !argument.required.value,
        )
    });
    for index in order {
        let argument = &operation.arguments[index];
        let proposals = proposals(&argument.key, place_word(argument.place));
        // What a method takes by position is no method of its call.
        let is_free = |name: &String| argument.required.value && is_in(CALL, name) && !is_in(NEVER, name);
        let plain = proposals
            .first()
            .filter(|name| argument.name.is_none() && is_free(name));
        names[index] = Some(match plain {
            // It is the only body.
            _ if argument.place == Place::Body => Identifier(body.to_owned()),
            Some(name) if !names.iter().flatten().any(|known| known.as_str() == name) => Identifier(name.clone()),
            _ => scope.choose(argument.name.iter().cloned().chain(proposals)),
        });
    }
    (names.into_iter().flatten().collect(), Identifier(body.to_owned()))
}

fn proposals(key: &str, place: &str) -> [String; 2] {
    let name = snake(&words(key), place);
    let second = format!("{}_{place}", name.trim_end_matches('_'));
    [name, second]
}

fn place_word(place: Place) -> &'static str {
    match place {
        Place::Path => "segment",
        Place::Text => "text",
        Place::Query => "parameter",
        Place::Header => "header_value",
        Place::Field => "field",
        Place::Body => "json",
        Place::Client => "setting",
    }
}
