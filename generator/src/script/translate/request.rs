//! Variables and the request.

use super::expression::put;
use super::{Flow, Machine, Slot, Thing, Val};
use crate::script::term::{self, Effect, Scope, Term, Verb};
use crate::script::tree::{Expression, ExpressionKind, Span};
use crate::script::with_terms;

impl<'t> Machine<'t> {
    /// `pm.environment.get("name")`
    pub(super) fn variable_call(&mut self, scope: &str, method: &str, arguments: &[Val], span: Span) -> Val {
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        let name = self.text_term(&first);
        match (method, &name) {
            ("get", Term::Text(name)) => {
                let name = name.clone();
                self.read_variable(&name)
            }
            ("get", _) => Val::Term(Term::Call(term::GET, vec![name])),
            ("has", Term::Text(known)) if self.state.variables.contains_key(known) => Val::Term(Term::Boolean(true)),
            ("has", _) => Val::Term(Term::Call(term::HAS, vec![name])),
            ("set", Term::Text(name)) => {
                let value = arguments.get(1).cloned().unwrap_or(Val::UNDEFINED);
                let name = name.clone();
                self.store(variable_scope(scope), &name, value);
                Val::UNDEFINED
            }
            ("set", _) => {
                self.lose("a variable whose name is not known", span);
                Val::UNDEFINED
            }
            ("unset", Term::Text(known)) => {
                // Nothing is filled in then.
                let hole = Term::Text(format!("{{{{{known}}}}}"));
                let known = known.clone();
                self.state.variables.insert(known.clone(), Val::UNDEFINED);
                self.out.push(Effect::Store(variable_scope(scope), known, hole));
                Val::UNDEFINED
            }
            ("replaceIn", _) => {
                let filled = Term::Call(term::FILL, vec![name]);
                Val::Term(self.bound("filled", filled))
            }
            // All variables, of which one is read.
            ("toObject", _) => Val::Native("environment".to_owned()),
            _ => self.unknown(format!("`{scope}.{method}`"), span),
        }
    }

    fn store(&mut self, scope: Scope, name: &str, value: Val) {
        let stored = match &value {
            Val::Thing(id) => match self.thing(*id).clone() {
                Thing::Time(time, _) => Term::Call(term::ISO_TIME, vec![time]),
                Thing::Array(_) => self.text_term(&value),
                _ => self.term(&value),
            },
            other => self.term(other),
        };
        let stored = match stored {
            Term::Undefined => Term::Null,
            term @ (Term::Call(..) | Term::Joined(_) | Term::Number2(..) | Term::Choice(_)) => self.bound(name, term),
            term => term,
        };
        let kept = match value {
            Val::Term(_) => Val::Term(stored.clone()),
            other => other,
        };
        self.state.variables.insert(name.to_owned(), kept);
        self.out.push(Effect::Store(scope, name.to_owned(), stored));
    }

    /// The older names.
    pub(super) fn postman_call(&mut self, path: &str, arguments: &[Val]) -> Val {
        let method = match path {
            "postman.setEnvironmentVariable" | "postman.setGlobalVariable" => "set",
            "postman.getEnvironmentVariable" | "postman.getGlobalVariable" => "get",
            "postman.clearEnvironmentVariable" | "postman.clearGlobalVariable" => "unset",
            _ => return Val::UNDEFINED,
        };
        let scope = if path.contains("Global") {
            "pm.globals"
        } else {
            "pm.environment"
        };
        self.variable_call(scope, method, arguments, Span::default())
    }

    pub(super) fn change(&mut self, verb: Verb, terms: Vec<Term>) -> Val {
        self.out.push(Effect::Change(verb, terms));
        Val::UNDEFINED
    }

    pub(super) fn request_call(&mut self, path: &str, arguments: Vec<Val>, span: Span) -> Val {
        let call = path.trim_start_matches("pm.request.");
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        match call {
            "headers.add" | "headers.append" | "headers.insert" | "headers.prepend" | "addHeader" => {
                self.change_header(term::ADD_HEADER, &first, span)
            }
            "headers.upsert" | "upsertHeader" => self.change_header(term::UPSERT_HEADER, &first, span),
            "headers.remove" | "removeHeader" if !matches!(first, Val::Function(_)) => {
                let name = self.text_term(&first);
                self.change(term::REMOVE_HEADER, vec![name])
            }
            "headers.get" | "getHeader" => self.asked(term::HEADER, &first, "header"),
            "headers.has" => self.asked(term::HAS_HEADER, &first, "has"),
            "url.query.add" | "url.query.append" | "url.query.insert" => {
                self.change_query(term::ADD_QUERY, &first, span)
            }
            "url.query.upsert" => self.change_query(term::UPSERT_QUERY, &first, span),
            "url.query.remove" | "url.removeQueryParams" | "removeQueryParams"
                if !matches!(first, Val::Function(_)) =>
            {
                self.remove_query(&first)
            }
            "url.query.clear" => self.change(term::CLEAR_QUERY, Vec::new()),
            "url.addQueryParams" | "addQueryParams" => self.add_queries(&first, span),
            "url.query.get" => self.asked(term::QUERY_VALUE, &first, "value"),
            "url.query.has" => self.asked(term::HAS_QUERY, &first, "has"),
            "body.update" => self.update_body(&first, span),
            "body.urlencoded.add" | "body.urlencoded.append" => self.change_field(term::ADD_FIELD, &first, span),
            "body.urlencoded.upsert" => self.change_field(term::UPSERT_FIELD, &first, span),
            "body.urlencoded.remove" if !matches!(first, Val::Function(_)) => {
                let name = self.text_term(&first);
                self.change(term::REMOVE_FIELD, vec![name])
            }
            "url.variables.get" => self.asked(term::GET, &first, "value"),
            "headers.remove" | "removeHeader" => self.remove_where((term::HEADERS, term::REMOVE_HEADER), &first, span),
            "url.query.remove" => self.remove_where((term::QUERY, term::REMOVE_QUERY), &first, span),
            "forEachHeader" => self.request_list("pm.request.headers.each", arguments, span),
            _ => match request_text(call) {
                Some((verb, name)) => Val::Term(self.bound(name, Term::Call(verb, Vec::new()))),
                None => self.request_list(path, arguments, span),
            },
        }
    }

    /// Removes the members of which a function says so.
    fn remove_where(&mut self, (list, remove): (Verb, Verb), function: &Val, span: Span) -> Val {
        let members = self.bound("members", Term::Call(list, Vec::new()));
        let function = function.clone();
        self.each_open(members, span, &mut |machine, item, _| {
            let answer = machine.call_value(&function, vec![item.clone()], span);
            let test = machine.truth(&answer);
            let key = machine.member(&item, "key", span);
            let key = machine.text_term(&key);
            let removes = Effect::Change(remove, vec![key]);
            match test {
                Term::Boolean(true) => machine.out.push(removes),
                Term::Boolean(false) => {}
                test => machine.out.push(Effect::If {
                    test,
                    then: vec![removes],
                    otherwise: Vec::new(),
                }),
            }
            Flow::Normal
        });
        Val::UNDEFINED
    }

    pub(super) fn asked(&mut self, verb: Verb, name: &Val, local: &str) -> Val {
        let name = self.text_term(name);
        Val::Term(self.bound(local, Term::Call(verb, vec![name])))
    }

    /// Methods of the lists of a request.
    fn request_list(&mut self, path: &str, arguments: Vec<Val>, span: Span) -> Val {
        let Some((list, method)) = path.rsplit_once('.') else {
            return Val::UNDEFINED;
        };
        let (verb, name) = match list {
            "pm.request.headers" => (term::HEADERS, "headers"),
            "pm.request.url.query" => (term::QUERY, "query"),
            "pm.request.body.urlencoded" | "pm.request.body.formdata" => (term::FORM, "form"),
            _ => {
                if matches!(
                    method,
                    "update" | "add" | "push" | "remove" | "upsert" | "clear" | "set"
                ) {
                    self.lose(&format!("`{path}`"), span);
                }
                return self.unknown(format!("`{path}`"), span);
            }
        };
        let members = Term::Call(verb, Vec::new());
        match method {
            "all" | "filter" | "map" | "each" | "forEach" | "find" | "reduce" | "some" | "every" | "toObject"
            | "count" => {
                let members = self.bound(name, members);
                match method {
                    "all" => Val::Term(members),
                    "find" => self.sought((verb, &members), arguments, span),
                    "count" => Val::Term(Term::Call(term::LENGTH, vec![members])),
                    "toObject" => Val::Term(Term::Call(term::MERGED, vec![members])),
                    _ => self.open_method(members, method, arguments, span),
                }
            }
            "toString" if verb == term::QUERY => {
                Val::Term(self.bound("query", Term::Call(term::QUERY_STRING, Vec::new())))
            }
            _ => {
                if !matches!(method, "toString" | "toJSON" | "indexOf" | "one" | "idx") {
                    self.lose(&format!("`{path}`"), span);
                }
                self.unknown(format!("`{path}`"), span)
            }
        }
    }

    /// Key and value of `{key, value}` or `"key: value"`.
    fn pair(&mut self, value: &Val, separator: char, span: Span) -> [Term; 2] {
        if let Some(text) = value.known_text() {
            let (key, value) = text.split_once(separator).unwrap_or((text, ""));
            return [
                Term::Text(key.trim().to_owned()),
                Term::Text(value.trim_start().to_owned()),
            ];
        }
        let key = self.member(value, "key", span);
        let content = self.member(value, "value", span);
        let content = match content {
            Val::Term(Term::Undefined | Term::Null) => Term::Text(String::new()),
            other => self.text_term(&other),
        };
        [self.text_term(&key), content]
    }

    fn change_header(&mut self, verb: Verb, header: &Val, span: Span) -> Val {
        let pair = self.pair(header, ':', span);
        self.set_header(verb, pair)
    }

    /// Adds or sets a header; that of the client itself is sent where nobody says another one.
    pub(super) fn set_header(&mut self, verb: Verb, [name, value]: [Term; 2]) -> Val {
        match name {
            Term::Text(name) if name.eq_ignore_ascii_case("user-agent") => self.change(term::USER_AGENT, vec![value]),
            name => self.change(verb, vec![name, value]),
        }
    }

    fn change_field(&mut self, verb: Verb, field: &Val, span: Span) -> Val {
        let pair = self.pair(field, '=', span);
        self.change(verb, pair.into())
    }

    fn change_query(&mut self, verb: Verb, entry: &Val, span: Span) -> Val {
        if entry.known_text().is_some() || !matches!(entry, Val::Thing(_)) {
            let text = self.text_term(entry);
            return self.change(term::ADD_QUERY_TEXT, vec![text]);
        }
        let key = self.member(entry, "key", span);
        let value = self.member(entry, "value", span);
        let key = self.text_term(&key);
        let value = match value {
            Val::Term(Term::Undefined) => Term::Null,
            Val::Term(Term::Null) => Term::Null,
            other => self.text_term(&other),
        };
        self.change(verb, vec![key, value])
    }

    fn add_queries(&mut self, entries: &Val, span: Span) -> Val {
        match (entries, self.elements(entries)) {
            (Val::Thing(_), Some(entries)) => {
                for entry in entries {
                    self.change_query(term::ADD_QUERY, &entry, span);
                }
                Val::UNDEFINED
            }
            _ => self.change_query(term::ADD_QUERY, entries, span),
        }
    }

    fn remove_query(&mut self, names: &Val) -> Val {
        match (names, self.elements(names)) {
            (Val::Thing(_), Some(names)) => {
                for name in names {
                    let name = self.text_term(&name);
                    self.change(term::REMOVE_QUERY, vec![name]);
                }
                Val::UNDEFINED
            }
            _ => {
                let name = self.text_term(names);
                self.change(term::REMOVE_QUERY, vec![name])
            }
        }
    }

    /// `pm.request.body.update("text")`, `…update({mode: "raw", raw: "text"})`
    fn update_body(&mut self, body: &Val, span: Span) -> Val {
        let text = match body {
            Val::Thing(_) => {
                let mode = self.member(body, "mode", span);
                match mode.known_text() {
                    Some("raw") => self.member(body, "raw", span),
                    _ => {
                        self.lose("a new body that is not raw", span);
                        return Val::UNDEFINED;
                    }
                }
            }
            other => other.clone(),
        };
        let text = self.text_term(&text);
        self.change(term::SET_BODY, vec![text])
    }

    /// `object.name = value`
    pub(super) fn set_member(&mut self, member: &'t Expression, value: Val, scope: usize) {
        let (object, key) = match &member.kind {
            ExpressionKind::Member(object, name) => (self.value(object, scope), Val::text(name.as_str())),
            ExpressionKind::Index(object, index) => {
                let object = self.value(object, scope);
                (object, self.value(index, scope))
            }
            _ => return,
        };
        let value = match key.known_text().map(str::to_owned) {
            Some(name) => self.named(&name, value),
            None => value,
        };
        match object {
            Val::Thing(id) if matches!(self.thing(id), Thing::Part { .. }) => {
                self.set_entry(id, &key, value, member.span);
            }
            Val::Thing(id) => self.put(id, key, value, member.span),
            Val::Native(path) => self.set_native(&path, &key, value, member.span),
            Val::Term(Term::Local(local)) => {
                let (key, value) = (self.text_term(&key), self.term(&value));
                if self.is_open(local) {
                    self.out.push(Effect::Extend(local, term::PUT, vec![key, value]));
                } else {
                    self.lose("what is done with a part of the request", member.span);
                }
            }
            _ => {}
        }
    }

    /// Whether a local is an object or a list of the script's own.
    fn is_open(&self, local: crate::script::term::Local) -> bool {
        let is_it = |thing: &Thing| matches!(thing, Thing::Open(own) if *own == local);
        let is_parsed = |effect: &Effect| matches!(effect, Effect::Let(own, Term::Call(verb, _)) if *own == local && *verb == term::PARSE_JSON);
        self.state.heap.iter().any(is_it) || self.out.iter().any(is_parsed)
    }

    fn put(&mut self, id: super::ThingId, key: Val, value: Val, span: Span) {
        let name = match &key {
            Val::Term(Term::Text(name)) => Some(name.clone()),
            Val::Term(Term::Number(number)) => Some(crate::document::number_to_text(*number)),
            _ => None,
        };
        match (self.thing(id).clone(), name) {
            (Thing::Object(mut members), Some(name)) => {
                put(&mut members, name, value);
                self.state.heap[id.0] = Thing::Object(members);
            }
            (Thing::Array(mut elements), Some(name)) => {
                match name.parse::<usize>().ok() {
                    Some(index) if index < elements.len() => elements[index] = value,
                    Some(index) if index == elements.len() => elements.push(value),
                    _ => return,
                }
                self.state.heap[id.0] = Thing::Array(elements);
            }
            (Thing::Object(_) | Thing::Array(_), None) => {
                let local = self.open(id, "object");
                let (key, value) = (self.text_term(&key), self.term(&value));
                self.out.push(Effect::Extend(local, term::PUT, vec![key, value]));
            }
            (Thing::Open(local), _) => {
                let (key, value) = (self.text_term(&key), self.term(&value));
                self.out.push(Effect::Extend(local, term::PUT, vec![key, value]));
            }
            _ => self.lose("a member that is set", span),
        }
    }

    /// Makes a local of an object or a list.
    pub(super) fn open(&mut self, id: super::ThingId, name: &str) -> crate::script::term::Local {
        if let Thing::Open(local) = self.thing(id) {
            return *local;
        }
        let name = self.name_of(id).unwrap_or_else(|| name.to_owned());
        let content = self.term(&Val::Thing(id));
        let local = self.new_local(&name);
        self.out.push(Effect::Let(local, content));
        self.state.heap[id.0] = Thing::Open(local);
        local
    }

    /// What the script calls a thing.
    fn name_of(&self, id: super::ThingId) -> Option<String> {
        let mut found: Vec<&String> = Vec::new();
        for scope in &self.state.scopes {
            let names = scope.names.iter();
            let own = names.filter(|(_, slot)| **slot == Slot::Value(Val::Thing(id)));
            found.extend(own.map(|(name, _)| name));
        }
        found.sort();
        found.first().map(|name| (*name).clone())
    }

    fn set_native(&mut self, path: &str, key: &Val, value: Val, span: Span) {
        let name = key.known_text().unwrap_or_default().to_owned();
        match (path, name.as_str()) {
            ("pm.request.body", "raw") => {
                let text = self.text_term(&value);
                self.change(term::SET_BODY, vec![text]);
            }
            ("pm.request.url", "query") => self.set_query(&value, span),
            ("pm.request.url", "host") => {
                let host = self.host_term(&value);
                self.change(term::SET_HOST, vec![host]);
            }
            ("environment" | "globals", name) => {
                let name = name.to_owned();
                self.store(variable_scope(path), &name, value);
            }
            ("tests", _) => {}
            _ if path.starts_with("pm.request") => self.lose(&format!("`{path}.{name}`"), span),
            _ => {}
        }
    }

    /// `pm.request.url.query = …`: a text, or a list of entries.
    fn set_query(&mut self, query: &Val, span: Span) {
        if let (Val::Thing(_), Some(entries)) = (query, self.elements(query)) {
            self.change(term::CLEAR_QUERY, Vec::new());
            for entry in entries {
                self.change_query(term::ADD_QUERY, &entry, span);
            }
            return;
        }
        let text = self.text_term(query);
        self.change(term::SET_QUERY, vec![text]);
    }

    /// A host: its labels in a list, or one text, which may be a whole address.
    fn host_term(&mut self, host: &Val) -> Term {
        match (host, self.elements(host)) {
            (Val::Thing(_), Some(labels)) => match labels.as_slice() {
                [whole] => self.text_term(whole),
                labels => {
                    let labels = labels.iter().map(|label| self.text_term(label)).collect();
                    super::numbers::joined_by(".", labels)
                }
            },
            _ => self.text_term(host),
        }
    }

    /// Runs a function, which may do what it likes.
    pub(super) fn follow(&mut self, function: &Val, arguments: Vec<Val>, span: Span) -> Flow {
        Flow::Return(self.call_value(function, arguments, span))
    }
}

fn variable_scope(path: &str) -> Scope {
    match path.rsplit('.').next().unwrap_or_default() {
        "environment" => Scope::Environment,
        "collectionVariables" => Scope::Collection,
        "globals" => Scope::Global,
        _ => Scope::Local,
    }
}

/// What a request says of itself.
fn request_text(call: &str) -> Option<(Verb, &'static str)> {
    Some(match call {
        "url.toString" | "url.getRaw" => (term::URL, "url"),
        "url.getPath" => (term::PATH, "path"),
        "url.getHost" | "url.getRemote" => (term::HOST, "host"),
        "url.getQueryString" | "url.query.toString" => (term::QUERY_STRING, "query"),
        "url.getPathWithQuery" => (term::PATH_WITH_QUERY, "path"),
        "body.toString" | "body.raw.toString" => (term::BODY, "body"),
        "method.toString" => (term::METHOD, "method"),
        _ => return None,
    })
}

/// A script that encodes what it reads of the query reads it as callers gave it, any other one as it is sent.
pub(super) fn with_given_query(effects: Vec<Effect>) -> Vec<Effect> {
    let mut encodes = false;
    for effect in &effects {
        effect.walk(&mut |effect| {
            for term in effect.terms() {
                term.walk(&mut |term| {
                    encodes |= matches!(term, Term::Call(verb, _) if [term::ENCODE_COMPONENT, term::ENCODE_URI].contains(verb));
                });
            }
        });
    }
    if !encodes {
        return effects;
    }
    with_terms(effects, &mut |term| match term {
        Term::Call(verb, parts) if verb == term::QUERY => Term::Call(term::GIVEN_QUERY, parts),
        Term::Call(verb, parts) if verb == term::QUERY_VALUE => Term::Call(term::GIVEN_QUERY_VALUE, parts),
        other => other,
    })
}
