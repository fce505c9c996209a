//! Entries of the request's lists that a script looks for by their keys, to read or to set them.
//!
//! ```text
//! let header = pm.request.headers.find((header) => header.key === "X-Key");
//! if (header) header.value = key;                   if has_header("X-Key") { upsert_header("X-Key", key) }
//! else pm.request.headers.add({ key: "X-Key" });    else { add_header("X-Key", "") }
//! ```

use super::list::substituted;
use super::{Machine, Thing, ThingId, Val};
use crate::script::term::{self, Local, Term, Verb};
use crate::script::tree::Span;

impl Machine<'_> {
    /// What `find` of a list of the request gives: the entry of a key, where the function asks for no more than that.
    pub(super) fn sought(&mut self, (list, members): (Verb, &Term), arguments: Vec<Val>, span: Span) -> Val {
        if let Some(function @ Val::Function(_)) = arguments.first()
            && list != term::FORM
            && let Some(key) = self.sought_key(function, span)
        {
            return self.new_thing(Thing::Part { list, key });
        }
        self.open_method(members.clone(), "find", arguments, span)
    }

    /// The key that a function compares with the one of its argument, if it does nothing else.
    fn sought_key(&mut self, function: &Val, span: Span) -> Option<Term> {
        let (locals, troubles) = (self.locals.len(), self.troubles.len());
        let item = self.new_local("item");
        self.entries.insert(item);
        let before = self.state.clone();
        let out = std::mem::take(&mut self.out);
        let value = self.call_value(function, vec![Val::Term(Term::Local(item))], span);
        let test = self.truth(&value);
        let effects = std::mem::replace(&mut self.out, out);
        self.state = before;
        self.forget_locals(locals);
        self.troubles.truncate(troubles);
        compared_key(&substituted(test, &effects)?, item)
    }

    /// A member of an entry.
    pub(super) fn part_member(&mut self, list: Verb, key: Term, name: &str, span: Span) -> Val {
        match name {
            "value" => {
                let verb = if list == term::HEADERS {
                    term::HEADER
                } else {
                    term::QUERY_VALUE
                };
                self.asked(verb, &Val::Term(key), "value")
            }
            "key" => Val::Term(key),
            "disabled" => Val::UNDEFINED,
            _ => self.unknown(format!("`.{name}`"), span),
        }
    }

    /// `header.value = value`
    pub(super) fn set_entry(&mut self, id: ThingId, name: &Val, value: Val, span: Span) {
        let Thing::Part { list, key } = self.thing(id).clone() else {
            return;
        };
        if name.known_text() != Some("value") {
            self.lose("what is done with a part of the request", span);
            return;
        }
        let value = self.text_term(&value);
        if list == term::HEADERS {
            self.set_header(term::UPSERT_HEADER, [key, value]);
        } else {
            self.change(term::UPSERT_QUERY, vec![key, value]);
        }
    }

    /// Whether an entry, or a part of the body, is there.
    pub(super) fn is_there(&self, value: &Val) -> Option<Term> {
        let mode = |mode: &str| {
            let own = Term::Call(term::BODY_MODE, Vec::new());
            Term::Call(term::SAME, vec![own, Term::Text(mode.to_owned())])
        };
        match value {
            Val::Thing(id) => match self.thing(*id) {
                Thing::Part { list, key } => {
                    let verb = if *list == term::HEADERS {
                        term::HAS_HEADER
                    } else {
                        term::HAS_QUERY
                    };
                    Some(Term::Call(verb, vec![key.clone()]))
                }
                _ => None,
            },
            Val::Native(path) => match path.as_str() {
                "pm.request.body" => Some(Term::Call(term::HAS_BODY, Vec::new())),
                "pm.request.body.urlencoded" => Some(mode("urlencoded")),
                "pm.request.body.formdata" => Some(mode("formdata")),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether what may be there is nothing: `header === undefined`.
    pub(super) fn compare_part(&self, left: &Val, right: &Val) -> Option<Term> {
        let is_nothing = |value: &Val| matches!(value, Val::Term(Term::Null | Term::Undefined));
        let there = match (left, right) {
            (part, nothing) if is_nothing(nothing) => self.is_there(part),
            (nothing, part) if is_nothing(nothing) => self.is_there(part),
            _ => None,
        };
        there.map(super::decide::not)
    }

    /// Whether a list holds entries of the request: all of them, or those that were chosen.
    pub(super) fn is_of_request(&self, list: &Term) -> bool {
        match self.source(list) {
            Term::Call(verb, parts) if *verb == term::FILTERED => {
                parts.first().is_some_and(|list| self.is_of_request(list))
            }
            Term::Call(verb, _) => [term::QUERY, term::HEADERS, term::FORM].contains(verb),
            _ => false,
        }
    }
}

/// `X` of `item.key === X`, in any case of its letters.
fn compared_key(test: &Term, item: Local) -> Option<Term> {
    let Term::Call(verb, sides) = test else { return None };
    let [left, right] = sides.as_slice() else { return None };
    if ![term::SAME, term::EQUAL].contains(verb) {
        return None;
    }
    let is_key = |term: &Term| {
        let term = match term {
            Term::Call(verb, parts) if *verb == term::LOWER => parts.first().unwrap_or(term),
            other => other,
        };
        let key = [Term::Local(item), Term::Text("key".to_owned())];
        matches!(term, Term::Call(verb, parts) if *verb == term::MEMBER && *parts == key)
    };
    let depends = |term: &Term| {
        let mut found = false;
        term.walk(&mut |term| found |= *term == Term::Local(item));
        found
    };
    match (is_key(left), is_key(right)) {
        (true, _) if !depends(right) => Some(right.clone()),
        (_, true) if !depends(left) => Some(left.clone()),
        _ => None,
    }
}
