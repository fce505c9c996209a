//! What scripts find: names of JavaScript and of Postman, and their members.

use super::{Machine, Thing, Val};
use crate::script::term::{self, Kind, Term};
use crate::script::tree::Span;

/// Names that are there without being declared.
const GLOBALS: &str = "Array Boolean Buffer CryptoJS Date Infinity JSON Math NaN Number Object RegExp String _ atob btoa console \
    crypto decodeURI decodeURIComponent encodeURI encodeURIComponent environment escape globalThis globals isNaN moment \
    parseFloat parseInt pm postman request require setTimeout tests tv4 undefined unescape uuid xml2Json TextDecoder \
    TextEncoder Uint8Array";

/// Those that are called.
const FUNCTIONS: &str = "Array Boolean Buffer Date Number Object RegExp String atob btoa decodeURI decodeURIComponent encodeURI \
    encodeURIComponent escape isNaN moment parseFloat parseInt require setTimeout unescape uuid TextDecoder TextEncoder \
    Uint8Array";

/// Scopes of variables.
const SCOPES: &[&str] = &["environment", "collectionVariables", "globals", "variables"];

pub(super) fn is_known(name: &str) -> bool {
    crate::words::is_in(GLOBALS, name)
}

pub(super) fn is_function(path: &str) -> bool {
    crate::words::is_in(FUNCTIONS, path) || path.starts_with("pm.") && path.matches('.').count() > 1
}

/// Whether something that scripts find counts as true; a body may be missing.
pub(super) fn truth(path: &str) -> Option<bool> {
    (!path.starts_with("pm.request.body")).then_some(true)
}

/// The scope of variables that a path is.
pub(super) fn is_scope(path: &str) -> bool {
    path.strip_prefix("pm.").is_some_and(|scope| SCOPES.contains(&scope))
}

impl Machine<'_> {
    /// What a name stands for.
    pub(super) fn name(&mut self, name: &str, scope: usize, span: Span) -> Val {
        if let Some(value) = self.look_up(name, scope) {
            return value;
        }
        match name {
            "undefined" => Val::UNDEFINED,
            "NaN" => Val::number(f64::NAN),
            "Infinity" => Val::number(f64::INFINITY),
            _ if is_known(name) => Val::Native(name.to_owned()),
            _ => self.unknown(format!("`{name}`"), span),
        }
    }

    /// A member of a value.
    pub(super) fn member(&mut self, object: &Val, name: &str, span: Span) -> Val {
        match object {
            Val::Native(path) => self.native_member(path, name, span),
            Val::Thing(id) => match self.thing(*id).clone() {
                Thing::Object(members) => {
                    let found = members.into_iter().find(|(key, _)| key == name);
                    found.map_or(Val::UNDEFINED, |(_, value)| value)
                }
                Thing::Array(elements) => match name {
                    "length" => Val::number(elements.len() as f64),
                    _ => {
                        let index = name.parse::<usize>().ok();
                        index
                            .and_then(|index| elements.get(index).cloned())
                            .unwrap_or(Val::UNDEFINED)
                    }
                },
                Thing::Open(local) => open_member(Term::Local(local), name),
                Thing::Part { list, key } => self.part_member(list, key, name, span),
                _ => self.unknown(format!("`.{name}`"), span),
            },
            Val::Term(Term::Unknown(id)) => Val::Term(Term::Unknown(*id)),
            Val::Term(Term::Text(text)) => match name {
                "length" => Val::number(text.encode_utf16().count() as f64),
                _ => {
                    let letter = name.parse::<usize>().ok().and_then(|index| text.chars().nth(index));
                    letter.map_or(Val::UNDEFINED, |letter| Val::text(letter.to_string()))
                }
            },
            Val::Term(Term::List(elements)) if name.parse::<usize>().is_ok() => {
                let index = name.parse::<usize>().unwrap_or_default();
                Val::Term(elements.get(index).cloned().unwrap_or(Term::Undefined))
            }
            Val::Term(term) if term.is_constant() => Val::UNDEFINED,
            // What is switched off is not among them.
            Val::Term(Term::Local(local)) if name == "disabled" && self.entries.contains(local) => Val::UNDEFINED,
            Val::Term(term) => open_member(term.clone(), name),
            Val::Function(_) => self.unknown(format!("`.{name}` of a function"), span),
        }
    }

    /// `object[index]`
    pub(super) fn index(&mut self, object: &Val, index: &Val, span: Span) -> Val {
        match index {
            Val::Term(Term::Text(name)) => self.member(object, name, span),
            Val::Term(Term::Number(number)) => {
                let name = crate::document::number_to_text(*number);
                self.member(object, &name, span)
            }
            index => {
                let index = self.term(index);
                match object {
                    Val::Thing(id) => match self.thing(*id).clone() {
                        Thing::Object(members) if members.len() <= 40 => self.chosen(&index, members),
                        _ => {
                            let object = self.term(object);
                            Val::Term(Term::Call(term::MEMBER, vec![object, index]))
                        }
                    },
                    Val::Native(path) => match path.as_str() {
                        "environment" | "globals" => Val::Term(Term::Call(term::GET, vec![index])),
                        _ => self.unknown(format!("a member of `{path}`"), span),
                    },
                    Val::Term(Term::Unknown(id)) => Val::Term(Term::Unknown(*id)),
                    Val::Term(term) => Val::Term(Term::Call(term::MEMBER, vec![term.clone(), index])),
                    Val::Function(_) => self.unknown("a member of a function", span),
                }
            }
        }
    }

    /// The member of an object by a name that is not known.
    fn chosen(&mut self, index: &Term, members: Vec<(String, Val)>) -> Val {
        let mut chosen = Term::Undefined;
        for (key, value) in members.into_iter().rev() {
            let test = self.is_same(index, &Term::Text(key));
            let value = self.term(&value);
            chosen = Term::Choice(Box::new([test, value, chosen]));
        }
        Val::Term(chosen)
    }

    fn native_member(&mut self, path: &str, name: &str, span: Span) -> Val {
        let full = format!("{path}.{name}");
        let verb = match full.as_str() {
            "pm.request.method" | "request.method" => term::METHOD,
            "pm.request.body.raw" | "request.data" => term::BODY,
            "pm.request.body.mode" => term::BODY_MODE,
            "request.url" => term::URL,
            "pm.request.url.query.length" => {
                let query = Term::Call(term::QUERY, Vec::new());
                return Val::Term(Term::Call(term::LENGTH, vec![query]));
            }
            "pm.request.url.query.members" => term::QUERY,
            "pm.request.headers.members" => term::HEADERS,
            "pm.request.body.urlencoded.members" | "pm.request.body.formdata.members" => term::FORM,
            "pm.info.requestName"
            | "pm.info.requestId"
            | "pm.info.eventName"
            | "pm.info.iteration"
            | "pm.environment.name" => {
                return self.unknown(format!("`{full}`"), span);
            }
            "pm.request.url.path" => {
                let path = Term::Call(
                    term::SLICE_FROM,
                    vec![Term::Call(term::PATH, Vec::new()), Term::Number(1.0)],
                );
                let path = Term::Call(term::SPLIT, vec![path, Term::Text("/".to_owned())]);
                return Val::Term(self.bound("path", path));
            }
            "pm.request.url.host" => {
                let host = vec![Term::Call(term::HOST, Vec::new()), Term::Text(".".to_owned())];
                return Val::Term(self.bound("host", Term::Call(term::SPLIT, host)));
            }
            "Math.PI" => return Val::number(std::f64::consts::PI),
            "Number.MAX_SAFE_INTEGER" => return Val::number(9_007_199_254_740_991.0),
            "crypto.webcrypto" => return Val::Native("crypto".to_owned()),
            _ if path == "globalThis" && is_known(name) => return Val::Native(name.to_owned()),
            _ if matches!(path, "environment" | "globals") => return self.read_variable(name),
            _ => return Val::Native(full),
        };
        Val::Term(self.bound(
            if verb.gives == Kind::Text { name } else { "members" },
            Term::Call(verb, Vec::new()),
        ))
    }

    /// The value of a variable: what the script has set before, else what is known when a call is sent.
    pub(super) fn read_variable(&mut self, name: &str) -> Val {
        if let Some(value) = self.state.variables.get(name) {
            return value.clone();
        }
        Val::Term(Term::Call(term::GET, vec![Term::Text(name.to_owned())]))
    }
}

/// A member of something that is not known.
fn open_member(object: Term, name: &str) -> Val {
    Val::Term(match name {
        "length" => Term::Call(term::LENGTH, vec![object]),
        _ => Term::Call(term::MEMBER, vec![object, Term::Text(name.to_owned())]),
    })
}
