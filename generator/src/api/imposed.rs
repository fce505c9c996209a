//! What scripts impose on requests: the host, entries of the query and headers that they set whatever a caller gives.
//!
//! A key counts where its value goes into what the script sends: written out (`query.upsert({key: "timestamp", …})`), in a
//! text (`"…&signature=" + code`), or as a member of an object that becomes the query. It does not where the script only
//! fills a gap, or makes its value of the one that was given.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::script::term::{self, Effect, Local, Term, Verb};

/// The module of the runtime that makes hashes.
const HASHES: &str = "script_hash";

/// What scripts of a request decide alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Imposed {
    /// Whether they say where it is sent.
    pub(super) host: bool,
    /// Keys of the query.
    pub(super) query: BTreeSet<String>,
    /// Names of headers, in lower case.
    pub(super) headers: BTreeSet<String>,
}

impl Imposed {
    /// What one script or another imposes.
    pub(super) fn extend(&mut self, other: &Self) {
        self.host |= other.host;
        self.query.extend(other.query.iter().cloned());
        self.headers.extend(other.headers.iter().cloned());
    }
}

/// What a script imposes.
pub(super) fn imposed(effects: &[Effect]) -> Imposed {
    let mut looking = Looking {
        sources: sources(effects),
        found: Imposed::default(),
    };
    looking.look(effects, &mut Vec::new());
    let mut found = looking.found;
    let mut read = BTreeSet::new();
    each_term(effects, &mut |term| {
        if let Term::Call(verb, parts) = term
            && *verb == term::HEADER
            && let Some(Term::Text(name)) = parts.first()
        {
            read.insert(name.to_ascii_lowercase());
        }
    });
    // What is read may be a caller's; the type of a body is the body's.
    found
        .headers
        .retain(|name| !read.contains(name) && name != "content-type");
    found
}

/// Whether the value of a variable, or of a secret that the script holds, goes into a hash.
pub(super) fn goes_into_hash(effects: &[Effect], name: &str) -> bool {
    let looking = Looking {
        sources: sources(effects),
        found: Imposed::default(),
    };
    let is_it = |term: &Term| match term {
        Term::Secret(own, _) => own == name,
        Term::Call(verb, parts) if *verb == term::GET => {
            let is_own = |part: &Term| matches!(part, Term::Text(own) if own == name);
            parts.first().is_some_and(is_own)
        }
        _ => false,
    };
    let mut is_hashed = false;
    each_term(effects, &mut |term| {
        if let Term::Call(verb, _) = term
            && verb.module == Some(HASHES)
        {
            is_hashed = is_hashed || looking.any(term, &mut HashSet::new(), &is_it);
        }
    });
    is_hashed
}

fn each_term<'e>(effects: &'e [Effect], see: &mut dyn FnMut(&'e Term)) {
    for effect in effects {
        effect.walk(&mut |effect| effect.terms().into_iter().for_each(|term| term.walk(see)));
    }
}

/// What becomes part of a local.
enum Source<'e> {
    Value(&'e Term),
    Filled(Verb, &'e [Term]),
}

fn sources(effects: &[Effect]) -> HashMap<Local, Vec<Source<'_>>> {
    let mut sources: HashMap<Local, Vec<Source<'_>>> = HashMap::new();
    for effect in effects {
        effect.walk(&mut |effect| match effect {
            Effect::Let(local, term) | Effect::Assign(local, term) => {
                sources.entry(*local).or_default().push(Source::Value(term));
            }
            Effect::Extend(local, verb, terms) => {
                sources.entry(*local).or_default().push(Source::Filled(*verb, terms));
            }
            Effect::Each { item, list, .. } => sources.entry(*item).or_default().push(Source::Value(list)),
            _ => {}
        });
    }
    each_term(effects, &mut |term| {
        if let Term::Call(_, parts) = term
            && let [list, Term::Lambda(item, _)] = parts.as_slice()
        {
            sources.entry(*item).or_default().push(Source::Value(list));
        }
    });
    sources
}

/// Which way of a decision is gone.
#[derive(Clone, Copy)]
enum Way {
    Then,
    Otherwise,
}

impl Way {
    fn other(self) -> Self {
        match self {
            Self::Then => Self::Otherwise,
            Self::Otherwise => Self::Then,
        }
    }
}

/// A condition, and what of it is gone; none is known of a loop.
type Guard<'e> = (Option<&'e Term>, Way);

struct Looking<'e> {
    sources: HashMap<Local, Vec<Source<'e>>>,
    found: Imposed,
}

impl<'e> Looking<'e> {
    /// Goes through effects below conditions.
    fn look(&mut self, effects: &'e [Effect], guards: &mut Vec<Guard<'e>>) {
        for effect in effects {
            match effect {
                Effect::Change(verb, terms) => self.look_at_change(*verb, terms, guards),
                Effect::If { test, then, otherwise } => {
                    for (effects, way) in [(then, Way::Then), (otherwise, Way::Otherwise)] {
                        guards.push((Some(test), way));
                        self.look(effects, guards);
                        guards.pop();
                    }
                }
                Effect::Each { body, .. } => {
                    guards.push((None, Way::Then));
                    self.look(body, guards);
                    guards.pop();
                }
                _ => {}
            }
        }
    }

    fn look_at_change(&mut self, verb: Verb, terms: &'e [Term], guards: &[Guard<'e>]) {
        let mut keys: Vec<(String, &'e Term)> = Vec::new();
        match (verb.name, terms) {
            ("set_host", _) => self.found.host |= guards.is_empty(),
            ("user_agent", _) if guards.is_empty() => drop(self.found.headers.insert("user-agent".to_owned())),
            ("upsert_header" | "add_header", [Term::Text(name), _]) if guards.is_empty() => {
                self.found.headers.insert(name.to_ascii_lowercase());
            }
            ("upsert_query" | "add_query", [Term::Text(key), value]) => keys.push((key.clone(), value)),
            ("set_query" | "add_query_text", [text]) => self.add_keys(text, &mut HashSet::new(), &mut keys),
            _ => {}
        }
        for (key, value) in keys {
            let fills_gap = guards
                .iter()
                .any(|(test, way)| test.is_some_and(|test| self.reads(test, &key) || self.is_gap(test, *way, &key)));
            if !fills_gap && !self.reads(value, &key) {
                self.found.query.insert(key);
            }
        }
    }

    /// Keys of what becomes a query, with what their values are made of.
    fn add_keys(&self, term: &'e Term, seen: &mut HashSet<Local>, keys: &mut Vec<(String, &'e Term)>) {
        match term {
            Term::Local(local) if seen.insert(*local) => {
                for source in self.sources.get(local).into_iter().flatten() {
                    match source {
                        Source::Value(term) => self.add_keys(term, seen, keys),
                        Source::Filled(verb, [Term::Text(key), value]) if *verb == term::PUT => {
                            keys.push((key.clone(), value));
                        }
                        Source::Filled(verb, terms) if *verb != term::PUT => {
                            terms.iter().for_each(|term| self.add_keys(term, seen, keys));
                        }
                        Source::Filled(..) => {}
                    }
                }
            }
            Term::Joined(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    match (part, parts.get(index + 1)) {
                        (Term::Text(text), value) => add_written_keys(text, value, keys),
                        (part, _) => self.add_keys(part, seen, keys),
                    }
                }
            }
            Term::Text(text) => add_written_keys(text, None, keys),
            Term::Object(members) => add_members(members, keys),
            Term::Call(verb, _) if hides_keys(*verb) => {}
            Term::Choice(parts) => parts[1..].iter().for_each(|part| self.add_keys(part, seen, keys)),
            other => other
                .parts()
                .into_iter()
                .for_each(|part| self.add_keys(part, seen, keys)),
        }
    }

    /// Whether a value is made of the entry of that key.
    fn reads(&self, term: &Term, key: &str) -> bool {
        self.any(term, &mut HashSet::new(), &|term| {
            let Term::Call(verb, parts) = term else { return false };
            let is_key = |term: Option<&Term>| matches!(term, Some(Term::Text(own)) if own == key);
            match verb.name {
                "query_value" | "given_query_value" => is_key(parts.first()),
                "member" => is_key(parts.get(1)),
                _ => false,
            }
        })
    }

    /// Whether a way is gone where the query has no entry of that key.
    fn is_gap(&self, test: &Term, way: Way, key: &str) -> bool {
        match test {
            Term::Not(inner) => self.is_gap(inner, way.other(), key),
            Term::Both(parts) | Term::Either(parts) => parts.iter().any(|part| self.is_gap(part, way, key)),
            Term::Call(verb, parts) if *verb == term::HAS_QUERY => {
                matches!(way, Way::Otherwise) && matches!(parts.first(), Some(Term::Text(own)) if own == key)
            }
            Term::Call(verb, parts) if *verb == term::IS_TRUE => {
                parts.first().is_some_and(|part| self.is_gap(part, way, key))
            }
            Term::Local(local) => self.sources.get(local).is_some_and(|sources| match sources.as_slice() {
                [Source::Value(only)] => self.is_gap(only, way, key),
                _ => false,
            }),
            _ => false,
        }
    }

    /// Whether it is so for a term, or for one that it is made of.
    fn any(&self, term: &Term, seen: &mut HashSet<Local>, is_it: &dyn Fn(&Term) -> bool) -> bool {
        if is_it(term) {
            return true;
        }
        if let Term::Local(local) = term {
            if !seen.insert(*local) {
                return false;
            }
            let mut sources = self.sources.get(local).into_iter().flatten();
            return sources.any(|source| match source {
                Source::Value(term) => self.any(term, seen, is_it),
                Source::Filled(_, terms) => terms.iter().any(|term| self.any(term, seen, is_it)),
            });
        }
        term.parts().into_iter().any(|part| self.any(part, seen, is_it))
    }
}

/// What no key of a query comes out of as it went in.
fn hides_keys(verb: Verb) -> bool {
    verb.module == Some(HASHES) || [term::JSON, term::PRETTY_JSON, term::BASE64, term::ENCODE_COMPONENT].contains(&verb)
}

/// The members of an object, or the key of an entry: `{key: "timestamp", value: …}`.
fn add_members<'e>(members: &'e [(String, Term)], keys: &mut Vec<(String, &'e Term)>) {
    let member = |name: &str| members.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    match (member("key"), member("value")) {
        (Some(Term::Text(key)), Some(value)) => keys.push((key.clone(), value)),
        (Some(_), Some(_)) => {}
        _ => keys.extend(members.iter().map(|(key, value)| (key.clone(), value))),
    }
}

/// The keys of a text that is written as a query is; the last one may be that of a value behind it.
fn add_written_keys<'e>(text: &str, value: Option<&'e Term>, keys: &mut Vec<(String, &'e Term)>) {
    let entries: Vec<&str> = text.split(['&', '?']).collect();
    for (index, entry) in entries.iter().enumerate() {
        let Some((key, rest)) = entry.split_once('=') else {
            continue;
        };
        let is_key = !key.is_empty()
            && key
                .chars()
                .all(|letter| letter.is_alphanumeric() || "_-.[]".contains(letter));
        let own = value.filter(|_| rest.is_empty() && index + 1 == entries.len());
        if is_key {
            keys.push((key.to_owned(), own.unwrap_or(&Term::Undefined)));
        }
    }
}
