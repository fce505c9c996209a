//! Where settings go that are the values of headers.

use super::docs::{self, Docs};
use crate::api::{self, Api, Part, SettingId, Template};
use crate::script::term::{Effect, HEADERS, REMOVE_HEADER, Term};

/// The headers that a setting is the value of.
#[derive(Default)]
pub(super) struct Headers<'a> {
    names: Vec<&'a str>,
    /// Whether calls have another header of that name besides.
    doubled: bool,
    /// Whether scripts of all these calls leave out what is not set, and nothing else needs it.
    pub(super) dropped: bool,
}

pub(super) fn headers(id: SettingId, api: &Api) -> Headers<'_> {
    let mut headers = Headers::default();
    let whole = |value: &Template| matches!(value.0.as_slice(), [Part::Setting(only)] if *only == id);
    let mut dropped = Vec::new();
    for operation in &api.operations {
        let constants = operation.headers.iter().filter_map(|header| match header {
            api::Header::Constant { name, value } => Some((name.as_str(), value)),
            api::Header::Argument(_) => None,
        });
        let constants: Vec<(&str, &Template)> = constants.collect();
        let own = constants.iter().find(|(_, value)| whole(value)).map(|(name, _)| *name);
        let uses = operation
            .templates()
            .filter(|template| template.0.contains(&Part::Setting(id)));
        match (own, uses.count()) {
            (Some(name), 1) => {
                dropped.push(drops_unset(operation, api));
                headers.doubled |= constants.iter().filter(|(other, _)| *other == name).count() > 1;
                if !headers.names.contains(&name) {
                    headers.names.push(name);
                }
            }
            (None, 0) => {}
            _ => dropped.push(false),
        }
    }
    headers.dropped = !dropped.is_empty() && dropped.iter().all(|dropped| *dropped);
    headers
}

impl Headers<'_> {
    /// Where a setting goes, since its name need not tell.
    pub(super) fn docs(&self) -> Docs {
        let names = docs::codes(self.names.iter().copied());
        match (self.names.len(), self.doubled) {
            (0, _) => Docs::default(),
            (_, true) => Docs::line(&format!(
                "Sent as a second header {names} beside the one that calls always send."
            )),
            (1, false) => Docs::line(&format!("Sent as the header {names}.")),
            (_, false) => Docs::line(&format!("Sent as the headers {names}.")),
        }
    }
}

/// Whether a script of the request goes through its headers and takes out those without a value.
fn drops_unset(operation: &api::Operation, api: &Api) -> bool {
    let scripts = operation.scripts.iter().map(|id| &api.scripts[id.0]);
    let mut effects = scripts
        .filter(|script| script.hook.is_none())
        .flat_map(|script| &script.effects);
    effects.any(|effect| match effect {
        Effect::Each { list, body, .. } => is_headers(list) && body.iter().any(takes_out),
        _ => false,
    })
}

/// Whether a list is that of the headers, which may have been kept as another one.
fn is_headers(list: &Term) -> bool {
    let mut is_it = matches!(list, Term::Local(_));
    list.walk(&mut |term| is_it |= matches!(term, Term::Call(verb, _) if *verb == HEADERS));
    is_it
}

/// Whether something that is decided on takes a header out.
fn takes_out(effect: &Effect) -> bool {
    let mut takes = false;
    let is_decision = matches!(effect, Effect::If { .. });
    effect.walk(&mut |effect| takes |= matches!(effect, Effect::Change(verb, _) if *verb == REMOVE_HEADER));
    is_decision && takes
}
