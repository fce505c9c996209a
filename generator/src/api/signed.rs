//! Which secret settings of the client the scripts of a request read, and whether they sign with them.
//!
//! ```text
//! const key = pm.environment.get("api-key");                          each request sends it
//! if (query.has("signature")) query.upsert(hmac(text, secret))        those with the entry are signed
//! ```
//!
//! A script of the collection stands before all requests: what it does only to others, or computes for what others send,
//! is nothing of this one.

use std::collections::BTreeSet;

use super::arguments::Context;
use super::imposed::goes_into_hash;
use super::plan::Plan;
use super::scripts::{Needs, all_reads, secret_names, used_variables};
use super::{ScriptKeys, SettingId, SettingRole, settings};
use crate::script::term::{self, Effect, Term};

/// What the scripts of a request read that is secret.
pub(super) fn script_keys(context: &Context<'_>, plan: &Plan<'_>) -> ScriptKeys {
    let (work, scopes) = (context.work, context.scopes);
    let scripts = work.by_item.get(plan.index).map(Vec::as_slice).unwrap_or_default();
    let scripts = scripts
        .iter()
        .filter_map(|id| Some(work.list.get(id.0)?.effects.as_slice()));
    let query = Query::of(plan, scripts.clone());
    let scripts: Vec<Vec<Effect>> = scripts.map(|effects| query.without_idle(effects)).collect();
    if scripts.is_empty() {
        return ScriptKeys::default();
    }
    let mut needs = Needs {
        scopes,
        variables: used_variables(scopes, std::slice::from_ref(&plan.entry)),
    };
    let effects = needs.used_of(&scripts);
    let mut keys = ScriptKeys::default();
    for effects in &effects {
        for name in all_reads(effects).into_iter().chain(secret_names(effects)) {
            let is_known = |id: &SettingId| context.servers[id.0].role == SettingRole::Variable;
            let id = context.settings.get(&name).copied().filter(is_known);
            let is_key = settings::is_secret(scopes, &name) || work.secrets.contains_key(&name);
            let Some(id) = id.filter(|id| is_key && !plan.computed.contains(&name) && !keys.settings.contains(id))
            else {
                continue;
            };
            keys.settings.push(id);
            keys.sign |= goes_into_hash(effects, &name);
        }
    }
    keys
}

/// The keys that a query may have when a script looks at it.
struct Query<'a>(BTreeSet<&'a str>);

impl<'a> Query<'a> {
    /// Those that the collection has there, and those that scripts add.
    fn of(plan: &'a Plan<'_>, scripts: impl Iterator<Item = &'a [Effect]>) -> Self {
        let own = plan.url.query.iter().flatten().filter_map(|entry| entry.key.as_deref());
        let mut keys: BTreeSet<&str> = own.collect();
        for effect in scripts.flatten() {
            effect.walk(&mut |effect| {
                if let Effect::Change(verb, terms) = effect
                    && [term::ADD_QUERY, term::UPSERT_QUERY].contains(verb)
                    && let Some(Term::Text(key)) = terms.first()
                {
                    keys.insert(key);
                }
            });
        }
        Self(keys)
    }

    /// The effects without those under a condition that never holds.
    fn without_idle(&self, effects: &[Effect]) -> Vec<Effect> {
        let done = effects.iter().map(|effect| match effect {
            Effect::If { test, then, otherwise } => Effect::If {
                test: test.clone(),
                then: match self.is_never(test) {
                    true => Vec::new(),
                    false => self.without_idle(then),
                },
                otherwise: self.without_idle(otherwise),
            },
            Effect::Each { item, list, body } => Effect::Each {
                item: *item,
                list: list.clone(),
                body: self.without_idle(body),
            },
            other => other.clone(),
        });
        done.collect()
    }

    /// Whether a condition asks for an entry that is not there.
    fn is_never(&self, test: &Term) -> bool {
        match test {
            Term::Both(parts) => parts.iter().any(|part| self.is_never(part)),
            Term::Either(parts) => parts.iter().all(|part| self.is_never(part)),
            Term::Call(verb, parts) if *verb == term::IS_TRUE => parts.first().is_some_and(|part| self.is_never(part)),
            Term::Call(verb, parts) if *verb == term::HAS_QUERY => {
                matches!(parts.first(), Some(Term::Text(key)) if !self.0.contains(key.as_str()))
            }
            _ => false,
        }
    }
}
