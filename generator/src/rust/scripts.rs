//! What runs before requests, as functions.

use std::collections::BTreeSet;

use super::docs::{self, Docs};
use super::path::Path;
use super::{Agent, Context, Expr, Step, body};
use crate::api::{self, Api, ScriptId};
use crate::name::Identifier;
use crate::script::term::{Effect, USER_AGENT, Verb};

/// A function that does what a script does.
#[derive(Clone, Debug, PartialEq)]
pub struct ScriptFunction {
    pub docs: Docs,
    pub name: Identifier,
    /// The names of its locals, by their numbers.
    pub locals: Vec<Identifier>,
    pub effects: Vec<Effect>,
}

/// A setter of the builder that takes what does the same as a script.
#[derive(Clone, Debug, PartialEq)]
pub struct Hook {
    /// The script in whose place it is.
    pub of: ScriptId,
    pub docs: Docs,
    pub name: Identifier,
}

/// The functions of all scripts that are translated.
pub(super) fn functions(context: &Context<'_>) -> Vec<ScriptFunction> {
    let scripts = context.api.scripts.iter().zip(&context.names.scripts);
    let translated = scripts.filter(|(script, _)| script.hook.is_none());
    let functions = translated.map(|(script, names)| ScriptFunction {
        docs: described(
            &format!("What the script of {} does before a request.", owner(script)),
            script,
        ),
        name: names.name.clone(),
        locals: names.locals.clone(),
        effects: script.effects.clone(),
    });
    functions.collect()
}

/// The setters for all others.
pub(super) fn hooks(context: &Context<'_>) -> Vec<Hook> {
    let scripts = context.api.scripts.iter().zip(&context.names.scripts);
    let hooks = scripts.enumerate().filter_map(|(index, (script, names))| {
        let reason = script.hook.as_ref()?;
        let about = format!(
            "Does before a request what the script of {} does in Postman.",
            owner(script)
        );
        let mut docs = Docs::line(&about);
        docs.paragraph(&format!(
            "The script is not translated for {}. A call that it belongs to fails without this.",
            docs::literal(reason)
        ));
        docs.append(described("The script:", script));
        Some(Hook {
            of: ScriptId(index),
            docs,
            name: names.name.clone(),
        })
    });
    hooks.collect()
}

fn owner(script: &api::Script) -> String {
    match script.owner.as_slice() {
        [] => "the collection".to_owned(),
        names => format!("`{}`", docs::code(&names.join(" / "))),
    }
}

fn described(about: &str, script: &api::Script) -> Docs {
    let mut docs = Docs::line(about);
    docs.block("js", script.text.trim());
    docs
}

/// `.script(scripts::set_date)`, `.hook("before_each")`
pub(super) fn script_step(id: ScriptId, context: &Context<'_>) -> Step {
    let (script, names) = (&context.api.scripts[id.0], &context.names.scripts[id.0]);
    match &script.hook {
        Some(_) => body::step("hook", [Expr::Text(names.name.to_string())]),
        None => {
            let module = vec![Identifier::fixed("scripts")];
            body::step("script", [Expr::Path(Path::own(module, &names.name))])
        }
    }
}

/// Whether a script says what the client calls itself.
pub(super) fn agent(api: &Api) -> Agent {
    let mut agent = Agent::Own;
    for effect in api.scripts.iter().flat_map(|script| &script.effects) {
        effect.walk(&mut |effect| {
            if matches!(effect, Effect::Change(verb, _) if *verb == USER_AGENT) {
                agent = Agent::OfScripts;
            }
        });
    }
    agent
}

/// The modules of the runtime that scripts use.
pub(super) fn runtime(api: &Api) -> BTreeSet<&'static str> {
    let mut used = BTreeSet::new();
    for script in api.scripts.iter().filter(|script| script.hook.is_none()) {
        used.extend(["script", "script_value"]);
        for effect in &script.effects {
            effect.walk(&mut |effect| {
                for term in effect.terms() {
                    term.walk(&mut |term| used.extend(verb_of(term).and_then(|verb| verb.module)));
                    // A hash in a text is written in hex digits.
                    term.walk(&mut |term| {
                        if matches!(term, crate::script::term::Term::Joined(_)) {
                            used.insert("script_text");
                        }
                    });
                }
            });
        }
    }
    used
}

fn verb_of(term: &crate::script::term::Term) -> Option<&Verb> {
    match term {
        crate::script::term::Term::Call(verb, _) => Some(verb),
        _ => None,
    }
}
