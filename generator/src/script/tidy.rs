//! Effects as somebody would write them: what is named for no reason stands where it is used.

use std::collections::HashMap;

use super::term::{Effect, Local, Term};
use super::translate::{UNNAMED, replaced};

/// Puts locals that the script itself does not have where they are used, if that is once and at once.
pub(crate) fn tidy(effects: Vec<Effect>, names: &[String]) -> Vec<Effect> {
    let mut uses = HashMap::new();
    for effect in &effects {
        effect.walk(&mut |effect| {
            count(effect, &mut uses);
            if let Effect::Assign(local, _) | Effect::Extend(local, ..) = effect {
                *uses.entry(*local).or_insert(0) += 2;
            }
        });
    }
    tidy_block(effects, &uses, names)
}

fn count(effect: &Effect, uses: &mut HashMap<Local, usize>) {
    for term in effect.terms() {
        term.walk(&mut |term| {
            if let Term::Local(local) = term {
                *uses.entry(*local).or_insert(0) += 1;
            }
        });
    }
}

fn tidy_block(effects: Vec<Effect>, uses: &HashMap<Local, usize>, names: &[String]) -> Vec<Effect> {
    let mut tidied: Vec<Effect> = Vec::new();
    for effect in effects.into_iter().rev() {
        let effect = match effect {
            Effect::If { test, then, otherwise } => upserted(Effect::If {
                test,
                then: tidy_block(then, uses, names),
                otherwise: tidy_block(otherwise, uses, names),
            }),
            Effect::Each { item, list, body } => Effect::Each {
                item,
                list,
                body: tidy_block(body, uses, names),
            },
            other => other,
        };
        if let (Effect::Let(local, term), Some(next)) = (&effect, tidied.last_mut())
            && uses.get(local) == Some(&1)
            && names.get(local.0).is_some_and(|name| name.starts_with(UNNAMED))
            && !matches!(next, Effect::Each { .. })
            && !(matches!(term, Term::Choice(_)) && is_joined_in(next))
            && has(next, *local)
        {
            put(next, *local, term);
            continue;
        }
        tidied.push(effect);
    }
    tidied.reverse();
    tidied
}

/// Whether an effect joins texts, where a decision would be hard to read.
fn is_joined_in(effect: &Effect) -> bool {
    let mut is_joined = false;
    for term in effect.terms() {
        term.walk(&mut |term| is_joined |= matches!(term, Term::Joined(_)));
    }
    is_joined
}

/// What is set if it is there, and else added, is set or added.
fn upserted(effect: Effect) -> Effect {
    if let Effect::If { then, otherwise, .. } = &effect
        && let ([Effect::Change(..)], true) = (then.as_slice(), then == otherwise)
    {
        return then.first().cloned().unwrap_or(effect);
    }
    if let Effect::If { test, then, otherwise } = &effect
        && let (Term::Call(has, key), [Effect::Change(set, one)], [Effect::Change(add, other)]) =
            (test, then.as_slice(), otherwise.as_slice())
        && one == other
        && one.first() == key.first()
        && matches!(
            (has.name, set.name, add.name),
            ("has_header", "upsert_header", "add_header") | ("has_query", "upsert_query", "add_query")
        )
    {
        return Effect::Change(*set, one.clone());
    }
    effect
}

/// Whether the local stands in the effect itself, and in no closure of it.
fn has(effect: &Effect, local: Local) -> bool {
    let mut found = false;
    for term in effect.terms() {
        term.walk(&mut |term| found |= *term == Term::Local(local));
        term.walk(&mut |term| found &= !matches!(term, Term::Lambda(..)));
    }
    found
}

fn put(effect: &mut Effect, local: Local, by: &Term) {
    let change = |term: &mut Term| *term = replaced(std::mem::replace(term, Term::Undefined), local, by);
    match effect {
        Effect::Let(_, term) | Effect::Assign(_, term) | Effect::Store(_, _, term) => change(term),
        Effect::Change(_, terms) | Effect::Extend(_, _, terms) => terms.iter_mut().for_each(change),
        Effect::If { test, .. } => change(test),
        Effect::Each { list, .. } => change(list),
        Effect::Continue | Effect::Break | Effect::Lost(_) => {}
    }
}

/// The effects with another term in the place of each.
pub(crate) fn with_terms(effects: Vec<Effect>, change: &mut dyn FnMut(Term) -> Term) -> Vec<Effect> {
    let mut changed = Vec::with_capacity(effects.len());
    for effect in effects {
        changed.push(match effect {
            Effect::Let(local, term) => Effect::Let(local, with_parts(term, change)),
            Effect::Assign(local, term) => Effect::Assign(local, with_parts(term, change)),
            Effect::Store(scope, name, term) => Effect::Store(scope, name, with_parts(term, change)),
            Effect::Change(verb, terms) => Effect::Change(verb, all_parts(terms, change)),
            Effect::Extend(local, verb, terms) => Effect::Extend(local, verb, all_parts(terms, change)),
            Effect::If { test, then, otherwise } => Effect::If {
                test: with_parts(test, change),
                then: with_terms(then, change),
                otherwise: with_terms(otherwise, change),
            },
            Effect::Each { item, list, body } => Effect::Each {
                item,
                list: with_parts(list, change),
                body: with_terms(body, change),
            },
            other => other,
        });
    }
    changed
}

fn all_parts(terms: Vec<Term>, change: &mut dyn FnMut(Term) -> Term) -> Vec<Term> {
    terms.into_iter().map(|term| with_parts(term, change)).collect()
}

fn with_parts(term: Term, change: &mut dyn FnMut(Term) -> Term) -> Term {
    let term = match term {
        Term::Joined(parts) => Term::Joined(all_parts(parts, change)),
        Term::Call(verb, parts) => Term::Call(verb, all_parts(parts, change)),
        Term::List(parts) => Term::List(all_parts(parts, change)),
        Term::Object(members) => {
            let members = members.into_iter().map(|(key, value)| (key, with_parts(value, change)));
            Term::Object(members.collect())
        }
        Term::Number2(sign, parts) => Term::Number2(sign, Box::new(parts.map(|part| with_parts(part, change)))),
        Term::Not(inner) => Term::Not(Box::new(with_parts(*inner, change))),
        Term::Both(parts) => Term::Both(Box::new(parts.map(|part| with_parts(part, change)))),
        Term::Either(parts) => Term::Either(Box::new(parts.map(|part| with_parts(part, change)))),
        Term::Choice(parts) => Term::Choice(Box::new(parts.map(|part| with_parts(part, change)))),
        Term::Lambda(local, inner) => Term::Lambda(local, Box::new(with_parts(*inner, change))),
        other => other,
    };
    change(term)
}
