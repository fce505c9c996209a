//! `src/scripts.rs`: what runs before requests.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::text::{docs, identifier, literal, path_segment};
use super::{File, tokens};
use crate::rust::{Crate, ScriptFunction, Standpoint};
use crate::script::term::{self, Effect, Kind, Local, Term, Verb};

/// The file, if there are any.
pub(super) fn file(krate: &Crate) -> Option<File<'_>> {
    if krate.scripts.is_empty() {
        return None;
    }
    let functions: Vec<TokenStream> = krate.scripts.iter().map(function).collect();
    let from = Standpoint::File {
        root: krate.root.path(),
        module: &[],
    };
    let uses = imports(&functions, from);
    Some(File {
        path: "src/scripts.rs".to_owned(),
        head: quote! {
            #![doc = " What scripts of the collection do before requests, as functions."]
        },
        items: Box::new(tokens(std::iter::once(uses).chain(functions))),
        tail: "".into(),
    })
}

/// What the functions name.
fn imports(functions: &[TokenStream], from: Standpoint<'_>) -> TokenStream {
    let mut used = BTreeSet::new();
    for function in functions {
        add_names(function.clone(), &mut used);
    }
    let mut modules: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    modules.insert("script", ["Script"].into());
    if used.contains("Value") {
        modules.insert("script_value", ["Value"].into());
    }
    for verb in term::ALL.iter().filter(|verb| used.contains(verb.name)) {
        if let Some(module) = verb.module {
            modules.entry(module).or_default().insert(verb.name);
        }
    }
    let root = super::text::path(&from.root().collect::<Vec<_>>());
    let lines = modules.into_iter().map(|(module, names)| {
        let module = path_segment(module);
        let names = names.into_iter().map(path_segment);
        quote!(use #root::runtime::#module::{#(#names),*};)
    });
    quote!(#(#lines)*)
}

/// The names that are called or used as types.
fn add_names(stream: TokenStream, names: &mut BTreeSet<String>) {
    let mut before = String::new();
    for token in stream {
        match token {
            TokenTree::Group(group) => add_names(group.stream(), names),
            TokenTree::Ident(name) if before != "." => {
                before = name.to_string();
                names.insert(name.to_string());
                continue;
            }
            other => before = other.to_string(),
        }
        if before.len() > 1 {
            before.clear();
        }
    }
}

fn function(script: &ScriptFunction) -> TokenStream {
    let about = docs(&script.docs);
    let name = identifier(&script.name);
    let writer = Writer {
        script,
        locals: locals(&script.effects),
    };
    let body = writer.block(&script.effects);
    quote! {
        #about
        pub fn #name(script: &mut Script<'_, '_>) {
            #body
        }
    }
}

/// How a local is held.
#[derive(Clone, Copy, PartialEq)]
enum Held {
    /// Once, as what it was made of.
    Once(Kind),
    /// It changes.
    Changing,
    /// It is made by each of two ways.
    Late,
    /// It is the element of a closure.
    Borrowed,
}

fn locals(effects: &[Effect]) -> HashMap<Local, Held> {
    let (mut changed, mut made) = (HashSet::new(), Vec::new());
    let mut borrowed = HashSet::new();
    let mut elements = HashSet::new();
    for effect in effects {
        effect.walk(&mut |effect| {
            match effect {
                Effect::Assign(local, _) | Effect::Extend(local, ..) => drop(changed.insert(*local)),
                Effect::Let(local, term) => made.push((*local, term)),
                Effect::Each { item, .. } => drop(elements.insert(*item)),
                _ => {}
            }
            for term in effect.terms() {
                term.walk(&mut |term| {
                    if let Term::Lambda(local, _) = term {
                        borrowed.insert(*local);
                    }
                });
            }
        });
    }
    let late = late(effects);
    let mut held: HashMap<Local, Held> = HashMap::new();
    for (local, term) in made {
        held.insert(
            local,
            match term {
                _ if late.contains(&local) => Held::Late,
                _ if changed.contains(&local) => Held::Changing,
                term => Held::Once(kind(term, &held)),
            },
        );
    }
    held.extend(elements.into_iter().map(|local| (local, Held::Once(Kind::Any))));
    held.extend(borrowed.into_iter().map(|local| (local, Held::Borrowed)));
    held
}

/// Locals that the two ways of a decision make.
fn late(effects: &[Effect]) -> HashSet<Local> {
    let mut late = HashSet::new();
    for (index, effect) in effects.iter().enumerate() {
        if let Effect::Let(local, Term::Undefined) = effect {
            let is_made = |block: &[Effect]| {
                block
                    .iter()
                    .any(|effect| matches!(effect, Effect::Assign(own, _) if own == local))
            };
            let rest = &effects[index + 1..];
            let decides = rest.iter().find_map(|effect| match effect {
                Effect::If { then, otherwise, .. } if is_made(then) || is_made(otherwise) => {
                    Some(is_made(then) && is_made(otherwise))
                }
                _ => None,
            });
            if decides == Some(true) {
                late.insert(*local);
            }
        }
        effect
            .blocks()
            .into_iter()
            .for_each(|block| late.extend(self::late(block)));
    }
    late
}

/// What a term gives in Rust.
fn kind(term: &Term, held: &HashMap<Local, Held>) -> Kind {
    match term {
        Term::Choice(_) | Term::Secret(..) => Kind::Any,
        Term::Local(local) => match held.get(local) {
            Some(Held::Once(kind)) => *kind,
            _ => Kind::Any,
        },
        other => other.kind(),
    }
}

struct Writer<'a> {
    script: &'a ScriptFunction,
    locals: HashMap<Local, Held>,
}

impl Writer<'_> {
    fn name(&self, local: Local) -> Ident {
        identifier(&self.script.locals[local.0])
    }

    fn kind(&self, term: &Term) -> Kind {
        kind(term, &self.locals)
    }

    fn block(&self, effects: &[Effect]) -> TokenStream {
        let mut written = TokenStream::new();
        let mut rest = effects;
        while let Some((first, others)) = rest.split_first() {
            rest = others;
            if let (Effect::Let(local, _), [Effect::If { test, then, otherwise }, after @ ..]) = (first, others)
                && let Some(chosen) = self.chosen(*local, test, [then, otherwise])
            {
                written.extend(chosen);
                rest = after;
                continue;
            }
            written.extend(self.effect(first));
        }
        written
    }

    /// `let name = if test { … } else { … };`, where both ways end in making it.
    fn chosen(&self, local: Local, test: &Term, ways: [&[Effect]; 2]) -> Option<TokenStream> {
        if self.locals.get(&local) != Some(&Held::Late) {
            return None;
        }
        let made = |way: &[Effect]| match way.split_last() {
            Some((Effect::Assign(own, term), before)) if *own == local => {
                let (before, term) = (self.block(before), self.owned(term));
                Some(quote!(#before #term))
            }
            _ => None,
        };
        let (name, test) = (self.name(local), self.test(test));
        let [then, otherwise] = ways.map(made);
        let (then, otherwise) = (then?, otherwise?);
        Some(quote!(let #name = if #test { #then } else { #otherwise };))
    }

    fn effect(&self, effect: &Effect) -> TokenStream {
        match effect {
            Effect::Let(local, term) => {
                let name = self.name(*local);
                match self.locals.get(local) {
                    Some(Held::Late) => quote!(let #name;),
                    Some(Held::Changing) => {
                        let value = self.owned(term);
                        quote!(let mut #name = #value;)
                    }
                    _ => {
                        let value = self.natural(term);
                        quote!(let #name = #value;)
                    }
                }
            }
            Effect::Assign(local, term) => {
                let (name, value) = (self.name(*local), self.owned(term));
                quote!(#name = #value;)
            }
            Effect::Store(_, name, term) => {
                let (name, value) = (literal(name), self.given(term));
                quote!(script.set(#name, #value);)
            }
            Effect::Change(verb, terms) => {
                let (verb, terms) = (path_segment(verb.name), terms.iter().map(|term| self.given(term)));
                quote!(script.#verb(#(#terms),*);)
            }
            Effect::Extend(local, verb, terms) => {
                let (name, verb) = (self.name(*local), path_segment(verb.name));
                let terms = terms.iter().map(|term| self.given(term));
                quote!(#name.#verb(#(#terms),*);)
            }
            Effect::If { test, then, otherwise } => self.decision(test, then, otherwise),
            Effect::Each { item, list, body } => {
                let list = match list {
                    Term::Local(local) => self.name(*local).into_token_stream(),
                    other => self.natural(other),
                };
                let (item, body) = (self.name(*item), self.block(body));
                quote!(for #item in #list.elements() { #body })
            }
            Effect::Continue => quote!(continue;),
            Effect::Break => quote!(break;),
            Effect::Lost(_) => TokenStream::new(),
        }
    }

    fn decision(&self, test: &Term, then: &[Effect], otherwise: &[Effect]) -> TokenStream {
        let (first, second) = (self.block(then), self.block(otherwise));
        if then.is_empty() {
            let test = self.test(&Term::Not(Box::new(test.clone())));
            return quote!(if #test { #second });
        }
        let test = self.test(test);
        match otherwise {
            [] => quote!(if #test { #first }),
            [Effect::If { then, .. }] if !then.is_empty() => quote!(if #test { #first } else #second),
            _ => quote!(if #test { #first } else { #second }),
        }
    }

    /// Whether a term counts as true.
    fn test(&self, term: &Term) -> TokenStream {
        if let Some(plain) = without_negation(term) {
            return self.test(&plain);
        }
        let is_same = |inner: &Term| std::mem::discriminant(inner) == std::mem::discriminant(term);
        let nested = |inner: &Term| {
            let plain = without_negation(inner);
            let inner = plain.as_ref().unwrap_or(inner);
            let test = self.test(inner);
            match inner {
                Term::Both(_) | Term::Either(_) if !is_same(inner) => quote!((#test)),
                _ => test,
            }
        };
        match term {
            Term::Not(inner) => {
                let inner = nested(inner);
                quote!(!#inner)
            }
            Term::Both(parts) => {
                let [one, other] = [nested(&parts[0]), nested(&parts[1])];
                quote!(#one && #other)
            }
            Term::Either(parts) => {
                let [one, other] = [nested(&parts[0]), nested(&parts[1])];
                quote!(#one || #other)
            }
            term if self.kind(term) == Kind::Boolean => self.natural(term),
            term => {
                let value = self.given(term);
                quote!(is_true(#value))
            }
        }
    }

    /// A term as a `Value`.
    fn owned(&self, term: &Term) -> TokenStream {
        match term {
            Term::Undefined | Term::Null | Term::List(_) | Term::Object(_) => self.natural(term),
            Term::Choice(_) => self.natural(term),
            Term::Call(verb, _) if verb.gives == Kind::Any => self.natural(term),
            Term::Local(local)
                if matches!(
                    self.locals.get(local),
                    Some(Held::Changing | Held::Late | Held::Once(Kind::Any))
                ) =>
            {
                let name = self.name(*local);
                quote!(#name.clone())
            }
            Term::Local(_) if self.kind(term) == Kind::Bytes => {
                let value = self.given(term);
                quote!(Value::from(hex(#value)))
            }
            term => {
                let value = self.given(term);
                quote!(Value::from(#value))
            }
        }
    }

    /// A term where a function takes whatever becomes a value.
    fn given(&self, term: &Term) -> TokenStream {
        match term {
            Term::Local(local) => {
                let name = self.name(*local);
                match self.locals.get(local) {
                    Some(Held::Borrowed) => quote!(#name),
                    Some(Held::Once(Kind::Number | Kind::Boolean)) => quote!(#name),
                    _ => quote!(&#name),
                }
            }
            other => self.natural(other),
        }
    }

    /// A term as a number.
    fn number(&self, term: &Term) -> TokenStream {
        match term {
            Term::Local(local) if self.kind(term) == Kind::Number => self.name(*local).into_token_stream(),
            Term::Number2(..) => {
                let value = self.natural(term);
                quote!((#value))
            }
            term if self.kind(term) == Kind::Number => self.natural(term),
            term => {
                let value = self.given(term);
                quote!(number(#value))
            }
        }
    }

    /// A term as what it gives in Rust.
    fn natural(&self, term: &Term) -> TokenStream {
        match term {
            Term::Undefined | Term::Unknown(_) => quote!(Value::Undefined),
            Term::Null => quote!(Value::Null),
            Term::Boolean(value) => quote!(#value),
            Term::Number(value) => number_literal(*value),
            Term::Text(text) => literal(text),
            Term::Secret(name, _) => {
                let name = literal(name);
                quote!(script.get(#name))
            }
            Term::Local(local) => {
                let name = self.name(*local);
                match self.locals.get(local) {
                    Some(Held::Once(Kind::Number | Kind::Boolean) | Held::Borrowed) => quote!(#name),
                    _ => quote!(#name.clone()),
                }
            }
            Term::Joined(parts) => self.joined(parts),
            Term::Call(verb, terms) => self.call(*verb, terms),
            Term::List(terms) => {
                let terms = terms.iter().map(|term| self.owned(term));
                quote!(Value::list([#(#terms),*]))
            }
            Term::Object(members) => {
                let members = members.iter().map(|(key, value)| {
                    let (key, value) = (literal(key), self.owned(value));
                    quote!((#key, #value))
                });
                quote!(Value::object([#(#members),*]))
            }
            Term::Number2(sign, parts) => {
                let [left, right] = [self.number(&parts[0]), self.number(&parts[1])];
                let sign: TokenStream = sign.to_string().parse().unwrap_or_default();
                quote!(#left #sign #right)
            }
            Term::Not(_) | Term::Both(_) | Term::Either(_) => self.test(term),
            Term::Choice(parts) => {
                let [test, then, otherwise] = &**parts;
                let is_chain = matches!(otherwise, Term::Choice(_));
                let (test, then, otherwise) = (self.test(test), self.owned(then), self.owned(otherwise));
                if is_chain {
                    quote!(if #test { #then } else #otherwise)
                } else {
                    quote!(if #test { #then } else { #otherwise })
                }
            }
            Term::Lambda(item, value) => {
                let (item, value) = (self.name(*item), self.lambda_value(value));
                quote!(|#item| #value)
            }
        }
    }

    fn lambda_value(&self, value: &Term) -> TokenStream {
        match value {
            Term::Local(_) => self.given(value),
            other => self.natural(other),
        }
    }

    fn call(&self, verb: Verb, terms: &[Term]) -> TokenStream {
        let numbers = if matches!(verb.gives, Kind::Number | Kind::Text | Kind::Boolean) {
            number_arguments(verb)
        } else {
            0
        };
        let given = terms.iter().enumerate().map(|(index, term)| match index < numbers {
            true => self.plain_number(term),
            false => self.given(term),
        });
        let given: Vec<TokenStream> = given.collect();
        let name = path_segment(verb.name);
        match verb.module {
            None => quote!(script.#name(#(#given),*)),
            Some(_) => quote!(#name(#(#given),*)),
        }
    }

    /// A number as an argument, which needs no parentheses.
    fn plain_number(&self, term: &Term) -> TokenStream {
        match term {
            Term::Number2(..) => self.natural(term),
            term => self.number(term),
        }
    }

    /// `format!("{name}: {}", …)`
    fn joined(&self, parts: &[Term]) -> TokenStream {
        let mut format = String::new();
        let mut arguments = Vec::new();
        for part in parts {
            match part {
                Term::Text(text) => format.push_str(&text.replace('{', "{{").replace('}', "}}")),
                Term::Local(local) if matches!(self.kind(part), Kind::Any | Kind::Text | Kind::Boolean) => {
                    format.push_str(&format!("{{{}}}", self.name(*local)));
                }
                other => {
                    format.push_str("{}");
                    let value = self.given(other);
                    arguments.push(match self.kind(other) {
                        Kind::Number => quote!(Value::from(#value)),
                        Kind::Bytes => quote!(hex(#value)),
                        _ if matches!(other, Term::Choice(_)) => quote!(Value::from(#value)),
                        _ => value,
                    });
                }
            }
        }
        let format = literal(&format);
        quote!(format!(#format #(, #arguments)*))
    }
}

/// What the negation of two terms is without it (De Morgan), and that of a negation.
fn without_negation(term: &Term) -> Option<Term> {
    let Term::Not(inner) = term else { return None };
    match &**inner {
        Term::Not(inner) => Some(without_negation(inner).unwrap_or_else(|| (**inner).clone())),
        Term::Both(parts) => Some(Term::Either(Box::new((**parts).clone().map(negated)))),
        Term::Either(parts) => Some(Term::Both(Box::new((**parts).clone().map(negated)))),
        _ => None,
    }
}

/// What holds where a term does not.
fn negated(term: Term) -> Term {
    match term {
        Term::Not(inner) => *inner,
        other => Term::Not(Box::new(other)),
    }
}

/// How many arguments a verb takes as numbers.
fn number_arguments(verb: Verb) -> usize {
    match verb.name {
        "power" => 2,
        "floor" | "ceil" | "round" | "absolute" | "truncate" | "is_nan" => 1,
        "now" | "random" | "uuid" | "parse_time" => 0,
        _ if matches!(verb.module, Some("script_time" | "script_format")) => 1,
        _ => 0,
    }
}

fn number_literal(value: f64) -> TokenStream {
    if value.is_nan() {
        return quote!(f64::NAN);
    }
    if value.is_infinite() {
        return if value > 0.0 {
            quote!(f64::INFINITY)
        } else {
            quote!(f64::NEG_INFINITY)
        };
    }
    let digits = Literal::f64_unsuffixed(value.abs());
    if value < 0.0 { quote!(-#digits) } else { quote!(#digits) }
}
