//! Calls in a test script.

use serde_json::Value;

use super::operand::{Check, Claim, Operand};
use super::read::{Expect, Meaning, Reader};
use super::{GapKind, Next, Root, pattern};
use crate::script::tree::{Expression, ExpressionKind};
use crate::words::is_in;

/// Scopes of variables.
const SCOPES: &str = "pm.collectionVariables pm.environment pm.globals pm.variables";

/// Words of JSON Schema that say what is checked.
const WORDS: &str = "$schema additionalProperties default description enum examples format id items maxItems maxLength maximum \
    minItems minLength minimum properties required title type";

impl<'p> Reader<'p> {
    pub(super) fn call(&mut self, callee: &'p Expression, arguments: &'p [Expression], span: Root) -> Meaning<'p> {
        let (owner, method) = match &callee.kind {
            ExpressionKind::Member(owner, method) => (Some(self.value(owner)), method.as_str()),
            _ => (None, ""),
        };
        let called = match owner.is_some() {
            true => Meaning::UNDEFINED,
            false => self.value(callee),
        };
        let given: Vec<Meaning<'p>> = arguments.iter().map(|argument| self.value(argument)).collect();
        match (owner, called) {
            (Some(Meaning::Native(path)), _) => self.call_native(&format!("{path}.{method}"), given, span),
            (Some(owner), _) => self.call_method(owner, method, given),
            (None, Meaning::Function(function)) => self.enter(function, given),
            (None, Meaning::Native(path)) => self.call_native(&path, given, span),
            (None, Meaning::Validator(schema)) => self.held(given.into_iter().next(), schema),
            (None, Meaning::Expect(expect)) => Meaning::Expect(expect),
            (None, unknown @ Meaning::Unknown(_)) => unknown,
            (None, _) => Meaning::Unknown(GapKind::Value),
        }
    }

    fn call_native(&mut self, path: &str, given: Vec<Meaning<'p>>, span: Root) -> Meaning<'p> {
        let mut given = given.into_iter();
        let (first, second) = (given.next(), given.next());
        let one = first.clone().unwrap_or(Meaning::UNDEFINED);
        if let Some((scope, method)) = path.rsplit_once('.')
            && is_in(SCOPES, scope)
        {
            return self.call_scope(method, one, second);
        }
        match path {
            "pm.test" => {
                self.run_test(one, &second.unwrap_or(Meaning::UNDEFINED));
                Meaning::UNDEFINED
            }
            "pm.expect" | "expect" | "chai.expect" => Meaning::Expect(Box::new(Expect {
                subject: one,
                denied: false,
                root: span,
            })),
            "pm.expect.fail" | "expect.fail" => {
                let reason = self.operand(one);
                let claim = Claim::Never(reason.unwrap_or_else(|_| Operand::literal("it fails")));
                self.check(
                    span,
                    Ok(Check {
                        subject: Operand::Undefined,
                        claim,
                        denied: false,
                    }),
                );
                Meaning::UNDEFINED
            }
            _ if path.starts_with("postman.") && !path.ends_with("NextRequest") => self.call_old(path, one, second),
            "postman.setNextRequest" | "pm.setNextRequest" | "pm.execution.setNextRequest" => {
                self.go_on(&one);
                Meaning::UNDEFINED
            }
            "setTimeout" => {
                self.wait(&second.unwrap_or(Meaning::UNDEFINED));
                if let Meaning::Function(function) = one {
                    self.enter(function, Vec::new());
                }
                Meaning::UNDEFINED
            }
            "pm.sendRequest" => self.send(one, second),
            "pm.cookies.get" | "pm.cookies.has" | "pm.cookies.toObject" => Meaning::Unknown(GapKind::Cookie),
            "require" => Meaning::Native(match one.text() {
                Some("ajv") => "Ajv".to_owned(),
                Some("lodash") => "_".to_owned(),
                Some("chai") => "chai".to_owned(),
                other => format!("require {}", other.unwrap_or_default()),
            }),
            _ if path.starts_with("console.") => Meaning::UNDEFINED,
            _ => self.call_library(path, one, second),
        }
    }

    /// What Postman's first scripts called.
    fn call_old(&mut self, path: &str, one: Meaning<'p>, second: Option<Meaning<'p>>) -> Meaning<'p> {
        match path {
            "postman.getEnvironmentVariable" | "postman.getGlobalVariable" => self.call_scope("get", one, None),
            "postman.setEnvironmentVariable" | "postman.setGlobalVariable" => self.call_scope("set", one, second),
            "postman.clearEnvironmentVariable" | "postman.clearGlobalVariable" => self.call_scope("unset", one, None),
            "postman.getResponseHeader" => match one.text() {
                Some(name) => Meaning::Operand(Operand::Header(super::AnswerId(0), name.to_owned())),
                None => Meaning::Unknown(GapKind::Value),
            },
            _ => Meaning::Unknown(GapKind::Value),
        }
    }

    /// A function of JavaScript or of its libraries.
    fn call_library(&mut self, path: &str, one: Meaning<'p>, second: Option<Meaning<'p>>) -> Meaning<'p> {
        match path {
            "JSON.parse" => match one {
                Meaning::Operand(Operand::Text(answer)) => Meaning::Operand(Operand::Json(answer)),
                other => self.with(other, |operand| operand.seen("parsed")),
            },
            "JSON.stringify" => self.with(one, |operand| operand.seen("written")),
            "Number" | "parseFloat" | "_.toNumber" => self.with(one, |operand| operand.seen("number")),
            "parseInt" => self.with(one, |operand| operand.seen("integer")),
            "String" | "_.toString" => self.with(one, |operand| Operand::Joined(vec![operand])),
            "Boolean" => self.truth(&one).map_or_else(Meaning::Unknown, Meaning::Operand),
            "atob" => self.with(one, |operand| operand.seen("decoded")),
            "Object.keys" | "_.keys" => self.with(one, |operand| operand.seen("member_names")),
            "Object.values" | "_.values" => self.with(one, |operand| operand.seen("member_values")),
            "_.size" => self.with(one, |operand| operand.seen("length")),
            "_.first" | "_.head" => self.index(one, Meaning::literal(0)),
            "_.get" | "_.has" => {
                let Some(way) = second.as_ref().and_then(Meaning::text) else {
                    return Meaning::Unknown(GapKind::Value);
                };
                if path == "_.has" {
                    let claim = Claim::HasAt(Operand::literal(way), None);
                    return self.with(one, |operand| Operand::met(operand, claim));
                }
                self.with(one, |operand| at_way(operand, way))
            }
            "_.isEmpty" => self.with(one, |operand| Operand::met(operand, Claim::IsEmpty)),
            "_.isNil" => self.with(one, |operand| Operand::met(operand, Claim::Exists).not()),
            "_.isUndefined" => self.with(one, |operand| Operand::met(operand, Claim::Equals(Operand::Undefined))),
            "_.isNull" => self.with(one, |operand| {
                Operand::met(operand, Claim::Equals(Operand::literal(Value::Null)))
            }),
            "Array.isArray" | "_.isArray" | "_.isString" | "_.isNumber" | "_.isBoolean" | "_.isPlainObject"
            | "_.isObject" | "Number.isInteger" | "_.isInteger" => {
                let kind = path.rsplit("is").next().unwrap_or_default().trim_start_matches("Plain");
                let kind = kind.to_lowercase();
                self.with(one, |operand| Operand::met(operand, Claim::IsA(kind)))
            }
            "_.forEach" | "_.each" => {
                self.go_through(&one, second);
                Meaning::UNDEFINED
            }
            "tv4.validate" | "tv4.validateResult" => {
                let schema = second.map(|schema| self.json(schema));
                self.valid(one, schema)
            }
            "ajv.validate" => {
                let schema = self.json(one);
                self.valid(second.unwrap_or(Meaning::UNDEFINED), Some(schema))
            }
            "ajv.compile" => match self.json(one) {
                Ok(schema) => Meaning::Validator(schema),
                Err(_) => Meaning::Unknown(GapKind::Schema),
            },
            _ => Meaning::Unknown(GapKind::Value),
        }
    }

    fn valid(&mut self, subject: Meaning<'p>, schema: Option<Result<Value, GapKind>>) -> Meaning<'p> {
        match schema {
            Some(Ok(schema)) => self.held(Some(subject), schema),
            _ => Meaning::Unknown(GapKind::Schema),
        }
    }

    /// Whether something is as a schema says.
    pub(super) fn held(&mut self, subject: Option<Meaning<'p>>, schema: Value) -> Meaning<'p> {
        if !is_usual(&schema) {
            return Meaning::Unknown(GapKind::Schema);
        }
        let subject = subject.unwrap_or(Meaning::UNDEFINED);
        self.with(subject, |subject| Operand::met(subject, Claim::Conforms(schema)))
    }

    /// A method of a scope of variables.
    fn call_scope(&mut self, method: &str, name: Meaning<'p>, value: Option<Meaning<'p>>) -> Meaning<'p> {
        let Some(variable) = name.text().map(str::to_owned) else {
            return Meaning::Unknown(GapKind::Value);
        };
        match method {
            "get" => self.variable(&variable),
            "has" => {
                let meaning = self.variable(&variable);
                self.with(meaning, |operand| {
                    Operand::met(operand, Claim::Equals(Operand::Undefined)).not()
                })
            }
            "set" => {
                self.keep(&variable, value.unwrap_or(Meaning::UNDEFINED));
                Meaning::UNDEFINED
            }
            "unset" => {
                self.keep(&variable, Meaning::UNDEFINED);
                Meaning::UNDEFINED
            }
            "replaceIn" => Meaning::Operand(filled(&variable)),
            _ => Meaning::Unknown(GapKind::Value),
        }
    }

    /// `postman.setNextRequest(name)`, where the script always comes to it.
    fn go_on(&mut self, name: &Meaning<'p>) {
        if self.depth > 0 {
            return;
        }
        self.next = match name {
            Meaning::Operand(Operand::Literal(Value::Null)) => Some(Next::End),
            meaning => meaning.text().map(|name| Next::Request(name.to_owned())),
        };
    }

    /// `pm.sendRequest(url, function)`
    fn send(&mut self, request: Meaning<'p>, function: Option<Meaning<'p>>) -> Meaning<'p> {
        let Some(Meaning::Function(function)) = function else {
            return Meaning::Unknown(GapKind::Value);
        };
        let (method, url) = match request {
            Meaning::Object(members) => {
                let member = |key: &str| {
                    members
                        .iter()
                        .find(|(own, _)| own == key)
                        .map(|(_, value)| value.clone())
                };
                let method = member("method").map_or(Some("GET".to_owned()), |method| method.text().map(str::to_owned));
                let is_plain = members.iter().all(|(key, _)| matches!(key.as_str(), "method" | "url"));
                (method.filter(|_| is_plain), member("url").unwrap_or(Meaning::UNDEFINED))
            }
            other => (Some("GET".to_owned()), other),
        };
        let url = match (&method, self.operand(url)) {
            (Some(_), Ok(Operand::Literal(Value::String(text)))) => Ok(filled(&text)),
            (Some(_), url) => url,
            (None, _) => Err(GapKind::Value),
        };
        self.ask(method.unwrap_or_default(), url, Some(function));
        Meaning::UNDEFINED
    }

    fn call_method(&mut self, owner: Meaning<'p>, method: &str, given: Vec<Meaning<'p>>) -> Meaning<'p> {
        let first = given.first().cloned().unwrap_or(Meaning::UNDEFINED);
        match owner {
            Meaning::Answer(answer) => match method {
                "json" => Meaning::Operand(Operand::Json(answer)),
                "text" => Meaning::Operand(Operand::Text(answer)),
                "reason" => Meaning::Operand(Operand::Status(answer).seen("reason")),
                _ => Meaning::Unknown(GapKind::Value),
            },
            Meaning::Headers(answer) => match (method, first.text()) {
                ("get" | "one", Some(name)) => Meaning::Operand(Operand::Header(answer, name.to_owned())),
                ("has", Some(name)) => {
                    let header = Operand::Header(answer, name.to_owned());
                    Meaning::Operand(Operand::met(header, Claim::Exists))
                }
                _ => Meaning::Unknown(GapKind::Value),
            },
            Meaning::Expect(expect) => self.expected_call(*expect, method, given),
            Meaning::Regex(pattern, flags) if method == "test" => match pattern::claim(&pattern, &flags) {
                Some(claim) => self.with(first, |operand| Operand::met(operand, claim)),
                None => Meaning::Unknown(GapKind::Pattern),
            },
            list @ Meaning::List(_) if matches!(method, "forEach" | "each") => {
                let elements = self.few(&list).map(<[Meaning<'p>]>::to_vec);
                if let (Some(elements), Meaning::Function(function)) = (elements, first) {
                    for (index, element) in elements.into_iter().enumerate() {
                        self.enter(function, vec![element, Meaning::literal(index)]);
                    }
                }
                Meaning::UNDEFINED
            }
            Meaning::List(elements) if matches!(method, "includes" | "indexOf") => {
                let list = Meaning::List(elements);
                self.part_of(list, method, first)
            }
            Meaning::Operand(operand) => self.operand_method(operand, method, first, given),
            Meaning::Object(_) if method == "hasOwnProperty" => self.with(owner, |owner| owner),
            unknown @ Meaning::Unknown(_) => {
                // What is done with each is not known, but that it is there.
                for meaning in given {
                    if let Meaning::Function(function) = meaning {
                        self.each_with(&unknown, &mut |_, _| {}, &mut |reader| {
                            reader.enter(function, vec![Meaning::Unknown(GapKind::Value)]);
                        });
                    }
                }
                unknown
            }
            _ => Meaning::Unknown(GapKind::Value),
        }
    }

    fn operand_method(
        &mut self,
        operand: Operand,
        method: &str,
        first: Meaning<'p>,
        given: Vec<Meaning<'p>>,
    ) -> Meaning<'p> {
        match method {
            "includes" | "indexOf" | "search" => self.part_of(Meaning::Operand(operand), method, first),
            "startsWith" | "endsWith" => match self.operand(first) {
                Ok(part) if method == "startsWith" => Meaning::Operand(Operand::met(operand, Claim::StartsWith(part))),
                Ok(part) => Meaning::Operand(Operand::met(operand, Claim::EndsWith(part))),
                Err(kind) => Meaning::Unknown(kind),
            },
            "match" => match first {
                Meaning::Regex(pattern, flags) => match pattern::claim(&pattern, &flags) {
                    Some(claim) => Meaning::Operand(Operand::met(operand, claim)),
                    None => Meaning::Unknown(GapKind::Pattern),
                },
                _ => Meaning::Unknown(GapKind::Pattern),
            },
            "hasOwnProperty" => match self.operand(first) {
                Ok(key) => Meaning::Operand(Operand::met(operand, Claim::Has(key, None))),
                Err(kind) => Meaning::Unknown(kind),
            },
            "has" if matches!(operand, Operand::Header(..)) => Meaning::Unknown(GapKind::Value),
            "toString" => Meaning::Operand(Operand::Joined(vec![operand])),
            "toLowerCase" => Meaning::Operand(operand.seen("lower")),
            "toUpperCase" => Meaning::Operand(operand.seen("upper")),
            "trim" => Meaning::Operand(operand.seen("trimmed")),
            "forEach" | "each" => {
                self.go_through(&Meaning::Operand(operand), given.into_iter().next());
                Meaning::UNDEFINED
            }
            _ => {
                for meaning in given {
                    if let Meaning::Function(function) = meaning {
                        self.each_with(&Meaning::Unknown(GapKind::Value), &mut |_, _| {}, &mut |reader| {
                            reader.enter(function, vec![Meaning::Unknown(GapKind::Value)]);
                        });
                    }
                }
                Meaning::Unknown(GapKind::Value)
            }
        }
    }

    /// `list.forEach(element => …)`
    fn go_through(&mut self, list: &Meaning<'p>, function: Option<Meaning<'p>>) {
        let Some(Meaning::Function(function)) = function else {
            return;
        };
        let mut bound = None;
        let element = std::cell::RefCell::new(&mut bound);
        self.each_with(list, &mut |_, item| **element.borrow_mut() = item, &mut |reader| {
            let element = element.borrow().clone();
            let given = match element {
                Some((item, list)) => vec![Meaning::Operand(Operand::Item(item)), Meaning::Index(item, list)],
                None => vec![Meaning::Unknown(GapKind::Value)],
            };
            reader.enter(function, given);
        });
    }

    /// `text.includes(part)`, `text.indexOf(part)`.
    fn part_of(&mut self, whole: Meaning<'p>, method: &str, part: Meaning<'p>) -> Meaning<'p> {
        let (whole, part) = match (self.operand(whole), self.operand(part)) {
            (Ok(whole), Ok(part)) => (whole, part),
            (Err(kind), _) | (_, Err(kind)) => return Meaning::Unknown(kind),
        };
        let check = Check {
            subject: whole,
            claim: Claim::Contains(part),
            denied: false,
        };
        match method {
            "includes" => Meaning::Operand(Operand::Met(Box::new(check))),
            _ => Meaning::Place(Box::new(check)),
        }
    }
}

/// A place within something: `data.items[0]`.
pub(super) fn at_way(mut operand: Operand, way: &str) -> Operand {
    for piece in way.split(['.', '[']).filter(|piece| !piece.is_empty()) {
        let key = match piece.strip_suffix(']') {
            Some(index) => match index.parse::<usize>() {
                Ok(index) => Operand::literal(index),
                Err(_) => Operand::literal(index.trim_matches(['"', '\''])),
            },
            None => Operand::literal(piece),
        };
        operand = operand.member(key);
    }
    operand
}

/// A text with `{{variables}}`.
fn filled(text: &str) -> Operand {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, behind)) = after.split_once("}}") else {
            break;
        };
        if !before.is_empty() {
            parts.push(Operand::literal(before));
        }
        parts.push(Operand::Variable(name.to_owned()));
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(Operand::literal(rest));
    }
    match parts.as_slice() {
        [] => Operand::literal(""),
        [one] => one.clone(),
        _ => Operand::Joined(parts),
    }
}

/// Whether a schema says nothing but what is checked, and not too much of it.
fn is_usual(schema: &Value) -> bool {
    const LARGEST: usize = 20_000;
    fn usual(schema: &Value) -> bool {
        let Value::Object(words) = schema else {
            return schema.is_boolean();
        };
        words.iter().all(|(word, value)| match word.as_str() {
            "properties" => value.as_object().is_some_and(|members| members.values().all(usual)),
            "items" => usual(value),
            "additionalProperties" => value.is_boolean() || usual(value),
            word => is_in(WORDS, word),
        })
    }
    usual(schema) && schema.to_string().len() < LARGEST
}
