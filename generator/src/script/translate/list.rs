//! Lists and objects.

use super::{Flow, Machine, Thing, ThingId, Val};
use crate::script::term::{self, Effect, Term};
use crate::script::tree::Span;

impl Machine<'_> {
    /// A method of a list whose elements are known one by one.
    pub(super) fn array_method(&mut self, id: ThingId, method: &str, arguments: Vec<Val>, span: Span) -> Val {
        let Thing::Array(elements) = self.thing(id).clone() else {
            return Val::UNDEFINED;
        };
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        match method {
            "push" | "unshift" | "pop" | "shift" => self.grow(id, elements, method, arguments),
            "forEach" | "map" | "filter" | "find" | "some" | "every" | "reduce" | "flatMap" => {
                self.visit(id, &elements, method, &arguments, span)
            }
            "join" => {
                let separator = match &first {
                    Val::Term(Term::Undefined) => ",".to_owned(),
                    other => match other.known_text() {
                        Some(text) => text.to_owned(),
                        None => return self.open_array(id, method, arguments, span),
                    },
                };
                let texts: Vec<Term> = elements.iter().map(|element| self.text_term(element)).collect();
                Val::Term(super::numbers::joined_by(&separator, texts))
            }
            "concat" => {
                let mut all = elements;
                for argument in &arguments {
                    match self.elements(argument).filter(|_| matches!(argument, Val::Thing(_))) {
                        Some(more) => all.extend(more),
                        None => all.push(argument.clone()),
                    }
                }
                self.new_thing(Thing::Array(all))
            }
            "slice" if arguments.is_empty() => self.new_thing(Thing::Array(elements)),
            "reverse" => {
                let reversed: Vec<Val> = elements.into_iter().rev().collect();
                self.state.heap[id.0] = Thing::Array(reversed);
                Val::Thing(id)
            }
            "toString" => Val::Term(self.text_term(&Val::Thing(id))),
            _ => self.constant_method((id, elements), method, arguments, span),
        }
    }

    /// A method of a list whose elements may all be known.
    fn constant_method(
        &mut self,
        (id, elements): (ThingId, Vec<Val>),
        method: &str,
        arguments: Vec<Val>,
        span: Span,
    ) -> Val {
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        match method {
            "sort" if arguments.is_empty() && elements.iter().all(|element| element.known_text().is_some()) => {
                let mut sorted = elements;
                sorted.sort_by_key(|element| {
                    let text = element.known_text().unwrap_or_default();
                    text.encode_utf16().collect::<Vec<u16>>()
                });
                self.state.heap[id.0] = Thing::Array(sorted);
                Val::Thing(id)
            }
            "includes" | "indexOf"
                if elements
                    .iter()
                    .all(|element| matches!(element, Val::Term(term) if term.is_constant())) =>
            {
                match &first {
                    Val::Term(term) if term.is_constant() => {
                        let at = elements.iter().position(|element| *element == first);
                        match method {
                            "includes" => Val::Term(Term::Boolean(at.is_some())),
                            _ => Val::number(at.map_or(-1.0, |at| at as f64)),
                        }
                    }
                    _ => self.open_array(id, method, arguments, span),
                }
            }
            _ => self.open_array(id, method, arguments, span),
        }
    }

    /// The same list as a term.
    fn open_array(&mut self, id: ThingId, method: &str, arguments: Vec<Val>, span: Span) -> Val {
        let list = self.term(&Val::Thing(id));
        let value = self.open_method(list, method, arguments, span);
        if method == "sort"
            && let Val::Term(sorted) = &value
        {
            let sorted = self.bound("sorted", sorted.clone());
            if let Term::Local(local) = sorted {
                self.state.heap[id.0] = Thing::Open(local);
            }
            return Val::Thing(id);
        }
        value
    }

    fn grow(&mut self, id: ThingId, mut elements: Vec<Val>, method: &str, arguments: Vec<Val>) -> Val {
        let taken = match method {
            "push" => {
                elements.extend(arguments);
                None
            }
            "unshift" => {
                elements.splice(0..0, arguments);
                None
            }
            "pop" => elements.pop(),
            _ if elements.is_empty() => None,
            _ => Some(elements.remove(0)),
        };
        let length = Val::number(elements.len() as f64);
        self.state.heap[id.0] = Thing::Array(elements);
        taken.unwrap_or(length)
    }

    /// Calls a function for each element.
    fn visit(&mut self, id: ThingId, elements: &[Val], method: &str, arguments: &[Val], span: Span) -> Val {
        let Some(function) = arguments.first().cloned() else {
            return Val::UNDEFINED;
        };
        let mut results = Vec::new();
        let mut sum = arguments.get(1).cloned();
        for (index, element) in elements.iter().enumerate() {
            if method == "reduce" {
                sum = Some(match sum {
                    None => element.clone(),
                    Some(sum) => {
                        let index = Val::number(index as f64);
                        self.call_value(&function, vec![sum, element.clone(), index], span)
                    }
                });
                continue;
            }
            let given = vec![element.clone(), Val::number(index as f64), Val::Thing(id)];
            results.push(self.call_value(&function, given, span));
        }
        match method {
            "reduce" => sum.unwrap_or(Val::UNDEFINED),
            "map" => self.new_thing(Thing::Array(results)),
            "flatMap" => {
                let flat = results.iter().flat_map(|result| match result {
                    Val::Thing(_) => self.elements(result).unwrap_or_default(),
                    other => vec![other.clone()],
                });
                let flat = flat.collect();
                self.new_thing(Thing::Array(flat))
            }
            "filter" | "find" | "some" | "every" => self.sifted(elements, &results, method, span),
            _ => Val::UNDEFINED,
        }
    }

    /// What is left of elements by the answers to each.
    fn sifted(&mut self, elements: &[Val], answers: &[Val], method: &str, span: Span) -> Val {
        let truths: Vec<Term> = answers.iter().map(|answer| self.truth(answer)).collect();
        let known: Option<Vec<bool>> = truths
            .iter()
            .map(|truth| match truth {
                Term::Boolean(truth) => Some(*truth),
                _ => None,
            })
            .collect();
        if let Some(known) = known {
            let kept: Vec<Val> = elements
                .iter()
                .zip(&known)
                .filter(|(_, keep)| **keep)
                .map(|(element, _)| element.clone())
                .collect();
            return match method {
                "filter" => self.new_thing(Thing::Array(kept)),
                "find" => kept.into_iter().next().unwrap_or(Val::UNDEFINED),
                "some" => Val::Term(Term::Boolean(!kept.is_empty())),
                _ => Val::Term(Term::Boolean(kept.len() == elements.len())),
            };
        }
        match method {
            "some" => Val::Term(truths.into_iter().fold(Term::Boolean(false), super::decide::either)),
            "every" => Val::Term(truths.into_iter().fold(Term::Boolean(true), super::decide::both)),
            "find" => {
                let pairs = elements.iter().zip(truths).rev();
                let mut found = Term::Undefined;
                for (element, truth) in pairs {
                    let element = self.term(element);
                    found = Term::Choice(Box::new([truth, element, found]));
                }
                Val::Term(found)
            }
            _ => {
                let local = self.new_local("kept");
                self.out.push(Effect::Let(local, Term::List(Vec::new())));
                for (element, test) in elements.iter().zip(truths) {
                    let push = Effect::Extend(local, term::PUSH, vec![self.term(element)]);
                    self.out.push(Effect::If {
                        test,
                        then: vec![push],
                        otherwise: Vec::new(),
                    });
                }
                let _ = span;
                self.new_thing(Thing::Open(local))
            }
        }
    }

    /// `Object.keys(object)` and lodash's.
    pub(super) fn object_call(&mut self, path: &str, arguments: Vec<Val>, span: Span) -> Val {
        let first = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
        let name = path.split_once('.').map_or("", |(_, name)| name);
        match name {
            "keys" | "values" | "entries" | "toPairs" => self.parts_of(&first, name),
            "assign" | "extend" | "merge" => self.assign_all(&arguments),
            "fromEntries" => self.object_of_entries(&first),
            "isArray" => match &first {
                Val::Thing(id) => Val::Term(Term::Boolean(matches!(self.thing(*id), Thing::Array(_)))),
                Val::Term(term) if !term.is_constant() => Val::Term(Term::Call(term::IS_LIST, vec![term.clone()])),
                _ => Val::Term(Term::Boolean(false)),
            },
            "from" if matches!(first, Val::Thing(_)) => match arguments.get(1) {
                Some(_) => self.call_listed(&first, "map", arguments[1..].to_vec(), span),
                None => first,
            },
            "freeze" | "cloneDeep" => first,
            "isEmpty" => {
                let truth = self.truth(&first);
                Val::Term(super::decide::not(truth))
            }
            "isUndefined" | "isNil" | "isNull" => {
                let term = self.term(&first);
                Val::Term(if term.is_constant() {
                    Term::Boolean(matches!(term, Term::Undefined | Term::Null))
                } else {
                    Term::Call(term::IS_NULL, vec![term])
                })
            }
            "random" => self.random_between(&arguments),
            "forEach" | "each" | "map" | "filter" | "reduce" | "join" | "find" => self.call_listed(
                &first,
                if name == "each" { "forEach" } else { name },
                arguments[1..].to_vec(),
                span,
            ),
            _ => {
                if let Some(Val::Function(_)) = arguments.get(1) {
                    return self.call_listed(&first, name, arguments[1..].to_vec(), span);
                }
                self.unknown(format!("`{path}`"), span)
            }
        }
    }

    fn call_listed(&mut self, list: &Val, method: &str, arguments: Vec<Val>, span: Span) -> Val {
        match list {
            Val::Thing(id) if matches!(self.thing(*id), Thing::Array(_)) => {
                self.array_method(*id, method, arguments, span)
            }
            other => {
                let term = self.term(other);
                self.open_method(term, method, arguments, span)
            }
        }
    }

    /// `_.random(1, 100)`
    fn random_between(&mut self, arguments: &[Val]) -> Val {
        let (low, high) = match arguments {
            [] => (Term::Number(0.0), Term::Number(1.0)),
            [high] => (Term::Number(0.0), self.number_term(high)),
            [low, high, ..] => (self.number_term(low), self.number_term(high)),
        };
        let random = self.bound("random", Term::Call(term::RANDOM, Vec::new()));
        let span = super::numbers::arithmetic('-', high, low.clone());
        let span = super::numbers::arithmetic('+', span, Term::Number(1.0));
        let scaled = super::numbers::arithmetic('*', random, span);
        let floor = Term::Call(term::FLOOR, vec![scaled]);
        Val::Term(super::numbers::arithmetic('+', low, floor))
    }

    fn parts_of(&mut self, object: &Val, name: &str) -> Val {
        let members = match object {
            Val::Thing(id) => match self.thing(*id).clone() {
                Thing::Object(members) => members,
                Thing::Array(elements) => {
                    let numbered = elements.into_iter().enumerate();
                    numbered.map(|(index, element)| (index.to_string(), element)).collect()
                }
                _ => return self.open_parts(object, name),
            },
            _ => return self.open_parts(object, name),
        };
        let parts: Vec<Val> = members
            .into_iter()
            .map(|(key, value)| match name {
                "keys" => Val::text(key),
                "values" => value,
                _ => self.new_thing(Thing::Array(vec![Val::text(key), value])),
            })
            .collect();
        self.new_thing(Thing::Array(parts))
    }

    fn open_parts(&mut self, object: &Val, name: &str) -> Val {
        let object = self.term(object);
        let verb = match name {
            "keys" => term::KEYS,
            "values" => term::VALUES,
            _ => term::ENTRIES,
        };
        Val::Term(Term::Call(verb, vec![object]))
    }

    /// `Object.assign(target, …)`
    fn assign_all(&mut self, arguments: &[Val]) -> Val {
        let Some(target) = arguments.first().cloned() else {
            return Val::UNDEFINED;
        };
        for source in arguments.iter().skip(1) {
            let known = match (&target, source) {
                (Val::Thing(target), Val::Thing(source)) => {
                    match (self.thing(*target).clone(), self.thing(*source).clone()) {
                        (Thing::Object(mut members), Thing::Object(more)) => {
                            more.into_iter()
                                .for_each(|(key, value)| super::expression::put(&mut members, key, value));
                            self.state.heap[target.0] = Thing::Object(members);
                            true
                        }
                        _ => false,
                    }
                }
                _ => false,
            };
            if !known && let Val::Thing(id) = &target {
                let local = self.open(*id, "object");
                let source = self.term(source);
                self.out.push(Effect::Extend(local, term::MERGE, vec![source]));
            }
        }
        target
    }

    fn object_of_entries(&mut self, entries: &Val) -> Val {
        let Some(entries) = self.elements(entries) else {
            let entries = self.term(entries);
            return Val::Term(Term::Call(term::MERGED, vec![entries]));
        };
        let mut members = Vec::new();
        for entry in entries {
            let key = self.member(&entry, "0", Span::default());
            let value = self.member(&entry, "1", Span::default());
            let Some(key) = key.known_text().map(str::to_owned) else {
                return self.unknown("an object with a key that is not known", Span::default());
            };
            super::expression::put(&mut members, key, value);
        }
        self.new_thing(Thing::Object(members))
    }

    /// A method of a list whose elements are not known.
    pub(super) fn list_method(&mut self, list: &Term, method: &str, arguments: &[Val], span: Span) -> Option<Val> {
        if super::text::is_text(list) {
            return None;
        }
        let first = arguments.first();
        Some(match (method, first) {
            ("forEach" | "each", Some(function @ Val::Function(_))) => {
                let function = function.clone();
                self.each_open(list.clone(), span, &mut |machine, item, index| {
                    machine.follow(&function, vec![item, index], span)
                });
                Val::UNDEFINED
            }
            ("map" | "filter", Some(function @ Val::Function(_))) => {
                let function = function.clone();
                self.lambda(list, method, &function, span)
            }
            ("find" | "some", Some(function @ Val::Function(_))) => {
                let function = function.clone();
                let kept = self.lambda(list, "filter", &function, span);
                let kept = self.term(&kept);
                Val::Term(match method {
                    "find" => Term::Call(term::MEMBER, vec![kept, Term::Text("0".to_owned())]),
                    _ => Term::Call(term::IS_TRUE, vec![Term::Call(term::LENGTH, vec![kept])]),
                })
            }
            ("sort", None) => Val::Term(Term::Call(term::SORTED, vec![list.clone()])),
            ("sort", Some(_)) => self.unknown("`.sort` by a function", span),
            ("reverse", None) => Val::Term(Term::Call(term::REVERSED, vec![list.clone()])),
            ("join", Some(separator)) if separator.known_text() == Some("") && self.hex_bytes(list).is_some() => {
                let bytes = self.hex_bytes(list).unwrap_or(Term::Undefined);
                Val::Term(Term::Call(term::HEX, vec![bytes]))
            }
            ("join", separator) => {
                let separator = separator.map_or(Term::Text(",".to_owned()), |separator| self.text_term(separator));
                Val::Term(Term::Call(term::JOIN, vec![list.clone(), separator]))
            }
            ("includes", Some(value)) => {
                let value = self.term(value);
                Val::Term(Term::Call(term::INCLUDES, vec![list.clone(), value]))
            }
            ("push", Some(value)) => {
                let value = self.term(value);
                if let Term::Local(local) = list {
                    self.out.push(Effect::Extend(*local, term::PUSH, vec![value]));
                }
                Val::UNDEFINED
            }
            ("hasOwnProperty", Some(name)) => {
                let name = self.term(name);
                let member = Term::Call(term::MEMBER, vec![list.clone(), name]);
                Val::Term(super::decide::not(Term::Call(term::IS_NULL, vec![member])))
            }
            _ => return None,
        })
    }

    /// `list.map(item => value)`, if that does nothing else.
    fn lambda(&mut self, list: &Term, method: &str, function: &Val, span: Span) -> Val {
        let item = self.new_local("item");
        let of_request = self.is_of_request(list);
        self.entries.extend(of_request.then_some(item));
        let before = self.state.clone();
        let out = std::mem::take(&mut self.out);
        let value = self.call_value(function, vec![Val::Term(Term::Local(item))], span);
        let effects = std::mem::replace(&mut self.out, out);
        let value = match method {
            "filter" => self.truth(&value),
            _ => self.term(&value),
        };
        self.state = before;
        let Some(value) = substituted(value, &effects) else {
            return self.loop_of(list, method, function, span);
        };
        let verb = if method == "filter" {
            term::FILTERED
        } else {
            term::MAPPED
        };
        let made = Term::Call(verb, vec![list.clone(), Term::Lambda(item, Box::new(value))]);
        Val::Term(self.bound(if method == "filter" { "kept" } else { "mapped" }, made))
    }

    /// The same as a loop that fills a list.
    fn loop_of(&mut self, list: &Term, method: &str, function: &Val, span: Span) -> Val {
        let local = self.new_local("made");
        self.out.push(Effect::Let(local, Term::List(Vec::new())));
        let function = function.clone();
        let is_filter = method == "filter";
        self.each_open(list.clone(), span, &mut |machine, item, index| {
            let value = machine.call_value(&function, vec![item.clone(), index], span);
            let (test, pushed) = if is_filter {
                (machine.truth(&value), machine.term(&item))
            } else {
                (Term::Boolean(true), machine.term(&value))
            };
            let push = Effect::Extend(local, term::PUSH, vec![pushed]);
            match test {
                Term::Boolean(true) => machine.out.push(push),
                Term::Boolean(false) => {}
                test => machine.out.push(Effect::If {
                    test,
                    then: vec![push],
                    otherwise: Vec::new(),
                }),
            }
            Flow::Normal
        });
        self.new_thing(Thing::Open(local))
    }
}

/// The value with its locals written out; `None` where more than that is done.
pub(super) fn substituted(value: Term, effects: &[Effect]) -> Option<Term> {
    if effects.len() > 8 {
        return None;
    }
    effects.iter().rev().try_fold(value, |value, effect| match effect {
        Effect::Let(local, term) => Some(super::repeat::replaced(value, *local, term)),
        _ => None,
    })
}
