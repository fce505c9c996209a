//! Calls.

use super::{Clock, DEPTH, Flow, FunctionId, Machine, Thing, Val};
use crate::script::term::{self, Term, Verb};
use crate::script::tree::{Expression, ExpressionKind, Span};

impl<'t> Machine<'t> {
    pub(super) fn call(
        &mut self,
        callee: &'t Expression,
        arguments: &'t [Expression],
        scope: usize,
        span: Span,
    ) -> Val {
        let ExpressionKind::Member(object, method) = &callee.kind else {
            let callee = self.value(callee, scope);
            let arguments = self.values(arguments, scope);
            return self.call_value(&callee, arguments, span);
        };
        let object = self.value(object, scope);
        if let (Val::Native(path), "fromCharCode") = (&object, method.as_str())
            && path == "String"
            && let Some(bytes) = self.spread_bytes(arguments, scope)
        {
            return Val::Term(Term::Call(term::LATIN1, vec![bytes]));
        }
        let arguments = self.values(arguments, scope);
        if let Some(settled) = self.settled(&object, method, &arguments, span) {
            return settled;
        }
        self.call_method(&object, method, arguments, span)
    }

    pub(super) fn call_value(&mut self, callee: &Val, arguments: Vec<Val>, span: Span) -> Val {
        match callee {
            Val::Function(id) => self.invoke(*id, arguments, span),
            Val::Native(path) => {
                let path = path.clone();
                self.call_native(&path, arguments, span)
            }
            Val::Term(Term::Unknown(id)) => {
                let unknown = Term::Unknown(*id);
                self.call_unknown(unknown, arguments, span)
            }
            _ => {
                let unknown = Term::Unknown(self.trouble("a call of what is no function", span));
                self.call_unknown(unknown, arguments, span)
            }
        }
    }

    fn call_method(&mut self, object: &Val, method: &str, arguments: Vec<Val>, span: Span) -> Val {
        match object {
            Val::Native(path) => {
                let path = format!("{path}.{method}");
                self.call_native(&path, arguments, span)
            }
            Val::Thing(id) => match self.thing(*id).clone() {
                Thing::Object(members) => match members.into_iter().find(|(key, _)| key == method) {
                    Some((_, function)) => self.call_value(&function, arguments, span),
                    None if method == "hasOwnProperty" => self.has_member(object, &arguments),
                    None if method == "toString" => Val::text("[object Object]"),
                    None => self.unknown(format!("`.{method}`"), span),
                },
                Thing::Array(_) => self.array_method(*id, method, arguments, span),
                Thing::Open(local) if arguments.is_empty() && matches!(method, "sort" | "reverse") => {
                    let verb = if method == "sort" { term::SORTED } else { term::REVERSED };
                    let changed = Term::Call(verb, vec![Term::Local(local)]);
                    self.out.push(super::Effect::Assign(local, changed));
                    Val::Thing(*id)
                }
                Thing::Open(local) => self.open_method(Term::Local(local), method, arguments, span),
                Thing::Time(time, clock) => self.time_method((*id, time, clock), method, &arguments, span),
                Thing::Bytes(bytes) if matches!(method, "map" | "forEach" | "filter" | "join") => {
                    self.open_method(Term::Call(term::BYTE_LIST, vec![bytes]), method, arguments, span)
                }
                Thing::Bytes(bytes) => self.bytes_method(bytes, method, &arguments),
                Thing::Part { .. } | Thing::Key { .. } => self.unknown(format!("`.{method}`"), span),
                Thing::Hasher { .. } => self.hasher_method(*id, method, &arguments, span),
                Thing::Regex { pattern, flags } => match (method, arguments.first()) {
                    ("test", Some(text)) => self.tested(&pattern, &flags, text, span),
                    _ => self.unknown(format!("`.{method}` of a regular expression"), span),
                },
            },
            Val::Term(Term::Unknown(id)) => {
                let unknown = Term::Unknown(*id);
                self.call_unknown(unknown, arguments, span)
            }
            Val::Term(term) => {
                let term = term.clone();
                self.open_method(term, method, arguments, span)
            }
            Val::Function(id) if method == "call" => {
                let arguments = arguments.into_iter().skip(1).collect();
                self.invoke(*id, arguments, span)
            }
            Val::Function(_) => self.unknown(format!("`.{method}` of a function"), span),
        }
    }

    fn has_member(&mut self, object: &Val, arguments: &[Val]) -> Val {
        let name = arguments
            .first()
            .and_then(Val::known_text)
            .unwrap_or_default()
            .to_owned();
        let value = self.member(object, &name, Span::default());
        Val::Term(Term::Boolean(value != Val::UNDEFINED))
    }

    /// Calls a function of the script.
    pub(super) fn invoke(&mut self, id: FunctionId, arguments: Vec<Val>, span: Span) -> Val {
        let (function, outer) = self.functions[id.0];
        if self.depth >= DEPTH {
            return self.unknown("calls that go deeper and deeper", span);
        }
        self.depth += 1;
        let scope = self.new_scope(outer);
        let mut arguments = arguments.into_iter();
        for parameter in &function.parameters {
            if let super::super::tree::Pattern::Rest(inner) = parameter {
                let rest = arguments.by_ref().collect();
                let rest = self.new_thing(Thing::Array(rest));
                self.bind(inner, rest, scope);
                continue;
            }
            let value = arguments.next().unwrap_or(Val::UNDEFINED);
            self.bind(parameter, value, scope);
        }
        let flow = self.run_all(&function.body, scope);
        self.depth -= 1;
        match flow {
            Flow::Return(value) => value,
            _ => Val::UNDEFINED,
        }
    }

    /// A call of what is not known: what it is given to call may be called, or not.
    fn call_unknown(&mut self, unknown: Term, arguments: Vec<Val>, span: Span) -> Val {
        for argument in arguments {
            match argument {
                Val::Function(id) => {
                    let unknowns = vec![Val::Term(unknown.clone()); self.functions[id.0].0.parameters.len()];
                    self.decide_with(
                        unknown.clone(),
                        &mut |machine| {
                            machine.invoke(id, unknowns.clone(), span);
                            Flow::Normal
                        },
                        &mut |_| Flow::Normal,
                    );
                }
                Val::Native(path) if path.starts_with("pm.request") || path == "pm" => {
                    self.lose(&format!("what is done with `{path}`"), span);
                }
                _ => {}
            }
        }
        Val::Term(unknown)
    }

    /// `new Callee(…)`
    pub(super) fn make(
        &mut self,
        callee: &'t Expression,
        arguments: &'t [Expression],
        scope: usize,
        span: Span,
    ) -> Val {
        let name = callee.path().unwrap_or_default();
        let arguments = self.values(arguments, scope);
        match name.as_str() {
            "Date" => self.make_date(&arguments, span),
            "Array" if arguments.is_empty() => self.new_thing(Thing::Array(Vec::new())),
            "Object" => self.new_thing(Thing::Object(Vec::new())),
            "String" | "Number" | "Boolean" => self.call_native(&name, arguments, span),
            "Buffer" => self.call_native("Buffer.from", arguments, span),
            "TextEncoder" | "TextDecoder" => Val::Native(name),
            "Uint8Array" => self.call_native("Uint8Array.from", arguments, span),
            "RegExp" => match arguments.first().and_then(Val::known_text) {
                Some(pattern) => {
                    let pattern = pattern.to_owned();
                    let flags = arguments
                        .get(1)
                        .and_then(Val::known_text)
                        .unwrap_or_default()
                        .to_owned();
                    self.new_thing(Thing::Regex { pattern, flags })
                }
                None => self.unknown("a regular expression that is not known", span),
            },
            _ => {
                let unknown = Term::Unknown(self.trouble(format!("`new {name}`"), span));
                self.call_unknown(unknown, arguments, span)
            }
        }
    }

    /// A call of something that scripts find.
    pub(super) fn call_native(&mut self, path: &str, arguments: Vec<Val>, span: Span) -> Val {
        if let Some((scope, method)) = path.rsplit_once('.')
            && super::native::is_scope(scope)
        {
            return self.variable_call(scope, method, &arguments, span);
        }
        if path.starts_with("pm.request.") {
            return self.request_call(path, arguments, span);
        }
        if let Some(found) = self.plain_call(path, &arguments) {
            return found;
        }
        if let Some(found) = self.web_call(path, &arguments, span) {
            return found;
        }
        match path {
            "Date" => {
                let now = self.make_date(&[], span);
                Val::Term(self.text_term(&now))
            }
            "moment" | "moment.utc" | "moment.unix" | "moment.tz" => self.make_moment(path, &arguments, span),
            "require" => self.required(&arguments, span),
            "pm.test" | "setTimeout" | "setImmediate" => {
                let functions = arguments
                    .into_iter()
                    .filter(|argument| matches!(argument, Val::Function(_)));
                for function in functions.collect::<Vec<_>>() {
                    self.call_value(&function, Vec::new(), span);
                }
                Val::UNDEFINED
            }
            "Buffer.from" => self.buffer(&arguments),
            "crypto.createHmac" | "crypto.createHash" => self.make_hasher(path, &arguments),
            "crypto.randomUUID" => Val::Term(self.bound("id", Term::Call(term::UUID, Vec::new()))),
            _ if path.starts_with("console.") => Val::UNDEFINED,
            _ if path.starts_with("postman.") => self.postman_call(path, &arguments),
            _ if path.starts_with("CryptoJS.") => self.crypto_call(path, arguments, span),
            _ if path.starts_with("Object.") || path.starts_with("_.") || path.starts_with("Array.") => {
                self.object_call(path, arguments, span)
            }
            _ => {
                let unknown = Term::Unknown(self.trouble(format!("`{path}`"), span));
                self.call_unknown(unknown, arguments, span)
            }
        }
    }

    fn required(&mut self, arguments: &[Val], span: Span) -> Val {
        let name = arguments.first().and_then(Val::known_text).unwrap_or_default();
        Val::Native(match name {
            "crypto-js" => "CryptoJS".to_owned(),
            "lodash" => "_".to_owned(),
            "moment" | "uuid" | "crypto" | "btoa" | "atob" => name.to_owned(),
            "buffer" => "buffer".to_owned(),
            _ => return self.unknown(format!("`require(\"{name}\")`"), span),
        })
    }

    /// Functions of values that depend on nothing else.
    fn plain_call(&mut self, path: &str, arguments: &[Val]) -> Option<Val> {
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        let numeric = |machine: &mut Self, verb: Verb| {
            let number = machine.number_term(&first);
            Val::Term(folded(verb, number))
        };
        let textual = |machine: &mut Self, verb: Verb| {
            let text = machine.text_term(&first);
            Val::Term(Term::Call(verb, vec![text]))
        };
        let generic = |machine: &mut Self, verb: Verb| {
            let terms: Vec<Term> = arguments.iter().map(|argument| machine.plain_term(argument)).collect();
            Val::Term(Term::Call(verb, terms))
        };
        Some(match path {
            "Date.now" => Val::Term(self.bound("now", Term::Call(term::NOW, Vec::new()))),
            "Math.random" => Val::Term(self.bound("random", Term::Call(term::RANDOM, Vec::new()))),
            "uuid" | "uuid.v4" => Val::Term(self.bound("id", Term::Call(term::UUID, Vec::new()))),
            "Math.floor" => numeric(self, term::FLOOR),
            "Math.ceil" => numeric(self, term::CEIL),
            "Math.round" => numeric(self, term::ROUND),
            "Math.abs" => numeric(self, term::ABSOLUTE),
            "Math.trunc" => numeric(self, term::TRUNCATE),
            "Math.pow" => {
                let second = arguments.get(1).cloned().unwrap_or(Val::UNDEFINED);
                let numbers = vec![self.number_term(&first), self.number_term(&second)];
                Val::Term(Term::Call(term::POWER, numbers))
            }
            "Math.min" | "Math.max" => {
                let numbers: Vec<Term> = arguments.iter().map(|argument| self.number_term(argument)).collect();
                let verb = if path == "Math.min" {
                    term::SMALLEST
                } else {
                    term::LARGEST
                };
                Val::Term(Term::Call(verb, vec![Term::List(numbers)]))
            }
            "parseInt" | "Number.parseInt" => generic(
                self,
                if arguments.len() > 1 {
                    term::PARSE_RADIX
                } else {
                    term::PARSE_INT
                },
            ),
            "parseFloat" | "Number.parseFloat" => textual(self, term::PARSE_FLOAT),
            "Number" => Val::Term(self.number_term(&first)),
            "String" => {
                let text = match self.text_term(&first) {
                    chosen @ Term::Choice(_) => self.bound("text", chosen),
                    text => text,
                };
                Val::Term(super::text::as_text(text))
            }
            "Boolean" => Val::Term(self.truth(&first)),
            "isNaN" | "Number.isNaN" => numeric(self, term::IS_NAN),
            _ => return self.text_call(path, arguments),
        })
    }

    /// Functions of texts, and JSON.
    fn text_call(&mut self, path: &str, arguments: &[Val]) -> Option<Val> {
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        let textual = |machine: &mut Self, verb: Verb| {
            let text = machine.text_term(&first);
            Val::Term(Term::Call(verb, vec![text]))
        };
        Some(match path {
            "encodeURIComponent" => textual(self, term::ENCODE_COMPONENT),
            "encodeURI" => textual(self, term::ENCODE_URI),
            "decodeURIComponent" | "decodeURI" | "unescape" => textual(self, term::DECODE_COMPONENT),
            "btoa" => match &first {
                // One letter for each byte.
                Val::Term(Term::Call(verb, bytes)) if *verb == term::LATIN1 => {
                    Val::Term(Term::Call(term::BASE64, bytes.clone()))
                }
                _ => textual(self, term::BASE64),
            },
            "atob" => {
                let text = self.text_term(&first);
                Val::Term(Term::Call(term::UTF8, vec![Term::Call(term::FROM_BASE64, vec![text])]))
            }
            "JSON.stringify" => self.stringify(arguments),
            "JSON.parse" => self.parse_json(&first),
            _ => return None,
        })
    }

    fn parse_json(&mut self, text: &Val) -> Val {
        if let Val::Term(Term::Call(verb, parts)) = text
            && *verb == term::JSON
        {
            return Val::Term(parts[0].clone());
        }
        let text = self.text_term(text);
        let parsed = self.bound("parsed", Term::Call(term::PARSE_JSON, vec![text]));
        Val::Term(parsed)
    }

    /// `JSON.stringify(value, null, 2)`
    fn stringify(&mut self, arguments: &[Val]) -> Val {
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        let value = self.term(&first);
        Val::Term(match arguments.get(2) {
            None | Some(Val::Term(Term::Undefined | Term::Null)) => Term::Call(term::JSON, vec![value]),
            Some(indent) => {
                let indent = self.term(indent);
                Term::Call(term::PRETTY_JSON, vec![value, indent])
            }
        })
    }

    /// `CryptoJS.HmacSHA256(message, key)`, `CryptoJS.enc.Base64.stringify(bytes)`
    fn crypto_call(&mut self, path: &str, arguments: Vec<Val>, span: Span) -> Val {
        let parts: Vec<&str> = path.split('.').collect();
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        let second = arguments.get(1).cloned().unwrap_or(Val::UNDEFINED);
        let bytes = match parts.as_slice() {
            [_, name] => match hash(&name.replace("Hmac", "").to_lowercase(), name.starts_with("Hmac")) {
                Some(verb) if name.starts_with("Hmac") => {
                    Term::Call(verb, vec![self.bytes_term(&first), self.bytes_term(&second)])
                }
                Some(verb) => Term::Call(verb, vec![self.bytes_term(&first)]),
                None => return self.unknown(format!("`{path}`"), span),
            },
            [_, "enc", encoding, "stringify"] => {
                let bytes = self.bytes_term(&first);
                return encoded(bytes, encoding).map_or_else(|| self.unknown(format!("`{path}`"), span), Val::Term);
            }
            [_, "enc", encoding, "parse"] => {
                let text = self.text_term(&first);
                match *encoding {
                    "Utf8" => Term::Call(term::BYTES, vec![text]),
                    "Hex" => Term::Call(term::FROM_HEX, vec![text]),
                    "Base64" => Term::Call(term::FROM_BASE64, vec![text]),
                    _ => return self.unknown(format!("`{path}`"), span),
                }
            }
            _ => return self.unknown(format!("`{path}`"), span),
        };
        self.new_thing(Thing::Bytes(bytes))
    }

    /// What is hashed: bytes, or a text.
    fn bytes_term(&mut self, value: &Val) -> Term {
        match value {
            Val::Thing(id) => match self.thing(*id).clone() {
                Thing::Bytes(bytes) => bytes,
                _ => self.text_term(value),
            },
            _ => self.text_term(value),
        }
    }

    fn bytes_method(&mut self, bytes: Term, method: &str, arguments: &[Val]) -> Val {
        let encoding = match arguments.first() {
            Some(Val::Native(path)) => path.rsplit('.').next().unwrap_or_default().to_owned(),
            Some(value) => value.known_text().unwrap_or_default().to_owned(),
            None => "hex".to_owned(),
        };
        match encoded(bytes.clone(), &encoding) {
            Some(text) if matches!(method, "toString" | "digest" | "stringify") => Val::Term(text),
            _ => self.unknown(format!("`.{method}` of bytes"), Span::default()),
        }
    }

    /// `Buffer.from(text, "base64")`
    fn buffer(&mut self, arguments: &[Val]) -> Val {
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        let encoding = arguments.get(1).and_then(Val::known_text).unwrap_or("utf8").to_owned();
        let bytes = self.bytes_term(&first);
        let bytes = match encoding.as_str() {
            "base64" => Term::Call(term::FROM_BASE64, vec![bytes]),
            "hex" => Term::Call(term::FROM_HEX, vec![bytes]),
            _ => Term::Call(term::BYTES, vec![bytes]),
        };
        self.new_thing(Thing::Bytes(bytes))
    }

    fn make_hasher(&mut self, path: &str, arguments: &[Val]) -> Val {
        let algorithm = arguments.first().and_then(Val::known_text).unwrap_or_default();
        let algorithm = algorithm.to_lowercase().replace('-', "");
        let key = arguments.get(1).filter(|_| path.ends_with("Hmac")).cloned();
        let key = key.map(|key| self.bytes_term(&key));
        self.new_thing(Thing::Hasher {
            algorithm,
            key,
            data: Vec::new(),
        })
    }

    fn hasher_method(&mut self, id: super::ThingId, method: &str, arguments: &[Val], span: Span) -> Val {
        let Thing::Hasher {
            algorithm,
            key,
            mut data,
        } = self.thing(id).clone()
        else {
            return Val::UNDEFINED;
        };
        match method {
            "update" => {
                let more = arguments.first().map(|argument| self.bytes_term(argument));
                data.extend(more);
                self.state.heap[id.0] = Thing::Hasher { algorithm, key, data };
                Val::Thing(id)
            }
            "digest" => {
                let Some(verb) = hash(&algorithm, key.is_some()) else {
                    return self.unknown(format!("the hash `{algorithm}`"), span);
                };
                let message = super::expression::join(data);
                let bytes = Term::Call(verb, std::iter::once(message).chain(key).collect());
                if arguments.is_empty() {
                    return self.new_thing(Thing::Bytes(bytes));
                }
                self.bytes_method(bytes, "toString", arguments)
            }
            _ => self.unknown(format!("`.{method}` of a hash"), span),
        }
    }

    /// The time that a value stands for, if it is one.
    pub(super) fn time_of(&self, value: &Val) -> Option<(Term, Clock)> {
        match value {
            Val::Thing(id) => match self.thing(*id) {
                Thing::Time(time, clock) => Some((time.clone(), *clock)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The function that makes the hash, or the code with a key.
pub(super) fn hash(algorithm: &str, keyed: impl Into<Keyed>) -> Option<Verb> {
    Some(match (algorithm, keyed.into()) {
        ("md5", Keyed::No) => term::MD5,
        ("sha1", Keyed::No) => term::SHA1,
        ("sha256", Keyed::No) => term::SHA256,
        ("sha384", Keyed::No) => term::SHA384,
        ("sha512", Keyed::No) => term::SHA512,
        ("md5", Keyed::Yes) => term::HMAC_MD5,
        ("sha1", Keyed::Yes) => term::HMAC_SHA1,
        ("sha256", Keyed::Yes) => term::HMAC_SHA256,
        ("sha384", Keyed::Yes) => term::HMAC_SHA384,
        ("sha512", Keyed::Yes) => term::HMAC_SHA512,
        _ => return None,
    })
}

/// Whether a hash has a key.
pub(super) enum Keyed {
    Yes,
    No,
}

impl From<bool> for Keyed {
    fn from(keyed: bool) -> Self {
        if keyed { Self::Yes } else { Self::No }
    }
}

/// Bytes as text.
fn encoded(bytes: Term, encoding: &str) -> Option<Term> {
    let verb = match encoding.to_lowercase().as_str() {
        "hex" => term::HEX,
        "base64" => term::BASE64,
        "utf8" | "utf-8" | "" | "latin1" => term::UTF8,
        _ => return None,
    };
    Some(Term::Call(verb, vec![bytes]))
}

/// A function of a number; of one that is known, its value.
fn folded(verb: Verb, number: Term) -> Term {
    match (&number, verb.name) {
        (Term::Number(value), "floor") => Term::Number(value.floor()),
        (Term::Number(value), "ceil") => Term::Number(value.ceil()),
        (Term::Number(value), "round") => Term::Number((value + 0.5).floor()),
        (Term::Number(value), "absolute") => Term::Number(value.abs()),
        (Term::Number(value), "truncate") => Term::Number(value.trunc()),
        (Term::Number(value), "is_nan") => Term::Boolean(value.is_nan()),
        _ => Term::Call(verb, vec![number]),
    }
}
