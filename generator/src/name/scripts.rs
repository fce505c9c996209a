//! Names of what runs before requests, and of the locals in it.

use std::collections::HashSet;

use super::Identifier;
use super::scope::Scope;
use super::spelling::snake;
use crate::api::{Api, Script};
use crate::script::term::{self, Effect, Term};
use crate::words::words;

/// Names that stand in the file.
const FILE: &str = "script Script Value format";

/// The names of a script.
#[derive(Clone, Debug, PartialEq)]
pub struct ScriptNames {
    /// Of its function, or of the builder's setter that takes one.
    pub name: Identifier,
    /// Of its locals.
    pub locals: Vec<Identifier>,
}

/// Names of all scripts; setters share the builder's scope.
pub(super) fn assign(api: &Api, builder: &mut Scope) -> Vec<ScriptNames> {
    let mut functions = Scope::reserving(&reserved());
    let scripts = api.scripts.iter().map(|script| {
        let name = match &script.hook {
            Some(_) => builder.choose([owner_name(script)]),
            None => functions.choose(proposals(script)),
        };
        let mut scope = Scope::reserving(&reserved());
        let used = used_locals(script);
        let locals = script.locals.iter().enumerate().map(|(index, local)| {
            if !used.contains(&index) {
                return Identifier::fixed("unused");
            }
            let name = snake(&words(local), "value");
            let second = format!("{name}_value");
            scope.choose([name, second])
        });
        ScriptNames {
            name,
            locals: locals.collect(),
        }
    });
    scripts.collect()
}

/// The numbers of the locals that are left.
fn used_locals(script: &Script) -> HashSet<usize> {
    let mut used = HashSet::new();
    for effect in &script.effects {
        effect.walk(&mut |effect| {
            if let Effect::Let(local, _) | Effect::Each { item: local, .. } = effect {
                used.insert(local.0);
            }
            for term in effect.terms() {
                term.walk(&mut |term| {
                    if let Term::Lambda(local, _) = term {
                        used.insert(local.0);
                    }
                });
            }
        });
    }
    used
}

/// What a local would hide.
fn reserved() -> String {
    let mut names = FILE.to_owned();
    for verb in term::ALL.iter().filter(|verb| verb.module.is_some()) {
        names.push(' ');
        names.push_str(verb.name);
    }
    names
}

/// `set_date`, `add_header_x_time`, else after what it belongs to.
fn proposals(script: &Script) -> Vec<String> {
    let mut effects: Vec<&Effect> = Vec::new();
    for effect in &script.effects {
        effect.walk(&mut |effect| effects.push(effect));
    }
    let does = effects.into_iter().filter_map(|effect| match effect {
        Effect::Store(_, name, _) => Some(snake(&words(&format!("set {name}")), "")),
        Effect::Change(verb, _) if [term::SET_HOST, term::SET_QUERY].contains(verb) => Some(verb.name.to_owned()),
        Effect::Change(verb, _) if *verb == term::USER_AGENT => Some("set_user_agent".to_owned()),
        Effect::Change(verb, parts) => match parts.first() {
            Some(Term::Text(name)) => Some(snake(&words(&format!("{} {name}", verb.name)), "")),
            _ => Some(verb.name.to_owned()),
        },
        _ => None,
    });
    let mut done: Vec<String> = does.collect();
    done.dedup();
    let owner = owner_name(script);
    match done.as_slice() {
        [only] if only.len() < 50 => vec![only.clone(), owner],
        _ => vec![owner],
    }
}

/// `before_list_orders`, `before_each` for the collection's.
fn owner_name(script: &Script) -> String {
    let last = script.owner.last().map_or("each", String::as_str);
    snake(&words(&format!("before {last}")), "before_each")
}
