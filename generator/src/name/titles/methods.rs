//! HTTP methods in names: said where they are the verb, left out where another verb is.
//!
//! ```text
//! [POST] Upload document   upload document        Users - GET          get users
//! POST - Create user       create user            Delete user DELETE   delete user
//! GET users                get users              Get list all users   list all users
//! ```

use super::super::words::{is_in, singular, words};
use super::verbs::{imperative, is_determiner, is_plain_verb, is_verb};

/// Methods of HTTP that begin names.
pub(in crate::name) const HTTP: &str = "del delete get head options patch post put";

/// Words that a method is the object of: `200 OK in POST`.
const BEFORE_OBJECTS: &str = "by for from in of on to via with";

/// The name without the HTTP method where that says nothing more than the verb; in front where it is the verb.
pub(super) fn without_method(name: &str, method: &str) -> String {
    let method = method.to_ascii_lowercase();
    let name = leading(name).unwrap_or(name);
    let Some((before, last)) = trailing(name, &method) else {
        return without_second_verb(name, &method).to_owned();
    };
    let spoken = imperative(words(before));
    let (first, end) = (spoken.first().map_or("", String::as_str), spoken.last());
    if spoken.is_empty() || end.is_some_and(|end| is_in(BEFORE_OBJECTS, end)) {
        return name.to_owned();
    }
    match last {
        _ if first == method => before.to_owned(),
        // What a `Get list (POST)` does differs from what it says.
        _ if is_in(HTTP, first) => name.to_owned(),
        Written::Mark if is_verb(first) => before.to_owned(),
        Written::Mark => format!("{method} {before}"),
        Written::Word if method != "post" && !is_verb(first) => format!("{method} {before}"),
        Written::Word => name.to_owned(),
    }
}

/// How a method stands in a name.
#[derive(Clone, Copy)]
enum Written {
    /// In capitals or brackets.
    Mark,
    Word,
}

/// What follows a method at the beginning, if that is a verb: `[POST] Upload document`.
fn leading(name: &str) -> Option<&str> {
    let bracketed = name.strip_prefix(['[', '(', '<']);
    let text = bracketed.unwrap_or(name);
    let length = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (own, after) = text.split_at_checked(length)?;
    let rest = after.trim_start_matches(|letter: char| letter.is_whitespace() || "])>:-–—_|".contains(letter));
    let separator = after.strip_suffix(rest)?.trim();
    let (is_mark, marked) = (own.bytes().all(|byte| byte.is_ascii_uppercase()), !separator.is_empty());
    let own = own.to_ascii_lowercase();
    let own = if own == "del" { "delete".to_owned() } else { own };
    if !is_in(HTTP, &own) {
        return None;
    }
    let spoken = imperative(words(rest));
    let (verb, next) = (spoken.first()?, spoken.get(1));
    let does = is_verb(verb) && !is_in(HTTP, verb) || *verb == own;
    let fits = does && next.is_some() && agrees(&own, verb);
    (marked && does || is_mark && fits).then_some(rest)
}

/// The name before a method at its end.
fn trailing<'a>(name: &'a str, method: &str) -> Option<(&'a str, Written)> {
    let text = name.trim_end_matches(|last: char| last.is_whitespace() || "])>".contains(last));
    let start = text.len() - text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let (before, own) = text.split_at_checked(start)?;
    let kept = before.trim_end_matches(|last: char| last.is_whitespace() || "[(<:-–—_|".contains(last));
    let is_mark = text.len() < name.trim_end().len() || own.bytes().all(|byte| byte.is_ascii_uppercase());
    let written = if is_mark { Written::Mark } else { Written::Word };
    let is_method = own.eq_ignore_ascii_case(method) && is_in(HTTP, method) && kept.len() < before.len();
    is_method.then_some((kept, written))
}

/// `Get list all users` without `Get`, `Post create user` without `Post`.
fn without_second_verb<'a>(name: &'a str, method: &str) -> &'a str {
    let split = name
        .split_once(' ')
        .filter(|(first, _)| first.eq_ignore_ascii_case(method));
    let Some((first, rest)) = split else { return name };
    let spoken = words(rest);
    let [verb, object, ..] = spoken.as_slice() else {
        return name;
    };
    let lists = verb == "list" && (is_determiner(object) || singular(object) != *object);
    let does = is_plain_verb(verb) && agrees(method, verb) || lists && method == "get";
    let changes = is_in("add update upload", verb) && is_in("patch post put", method);
    if is_in(HTTP, first.to_ascii_lowercase().as_str()) && (does || changes) {
        rest.trim_start()
    } else {
        name
    }
}

/// Whether the verb says what the method does: `GET Delete task status` deletes nothing.
fn agrees(method: &str, verb: &str) -> bool {
    match method {
        "get" | "head" | "options" => is_in(
            "check download fetch find get list lookup query read retrieve search show view",
            verb,
        ),
        "delete" => is_in(
            "cancel clear delete detach disable purge remove revoke unassign unlink unset",
            verb,
        ),
        _ => {
            is_plain_verb(verb)
                || is_in(
                    "copy export import run search start stop test transfer update upload",
                    verb,
                )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::words::words;
    use super::without_method;

    #[test]
    fn a_method_is_not_said_beside_a_verb() {
        for (method, name, expected) in [
            ("POST", "[POST] Upload document", "upload document"),
            ("POST", "POST - Create user", "create user"),
            ("POST", "POST Create an issue", "create an issue"),
            ("GET", "GET - list users", "list users"),
            ("GET", "Get list all zones", "list all zones"),
            ("GET", "Get list users", "list users"),
            ("POST", "Post create user", "create user"),
            ("PUT", "Put update account", "update account"),
            ("DELETE", "Delete user DELETE", "delete user"),
            ("DELETE", "delete_user_delete", "delete user"),
            ("POST", "Create user (POST)", "create user"),
            ("GET", "Users - GET", "get users"),
            ("PUT", "Transfers by id PUT", "put transfers by id"),
            ("GET", "KVM Get", "get kvm"),
        ] {
            assert_eq!(words(&without_method(name, method)).join(" "), expected, "{name}");
        }
    }

    #[test]
    fn a_method_that_is_the_verb_stays() {
        for (method, name) in [
            ("GET", "GET users"),
            ("GET", "[GET] Users"),
            ("GET", "GET Delete Task Status"),
            ("POST", "POST Patch With Target"),
            ("POST", "POST Form Data"),
            ("GET", "Get list of users"),
            ("GET", "Get upload session"),
            ("GET", "Get post"),
            ("POST", "Publish threads post"),
            ("POST", "200 OK in POST"),
            ("POST", "Get list (POST)"),
            ("POST", "Add callback PUT"),
            ("GET", "GET"),
            ("POST", "Post"),
        ] {
            assert_eq!(without_method(name, method), name);
        }
    }
}
