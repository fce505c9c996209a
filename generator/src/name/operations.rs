//! Names of methods and of what belongs to a method.

use foldhash::HashMap;

use super::distinctions::{self, Titled};
use super::scope::{Scope, Scopes};
use super::spelling::{pascal, snake};
use super::titles::{self, Title};
use super::{Identifier, Module, ModuleId, NameSource, Operation, ROOT, arguments, overrides};
use crate::api::{self, Api, OperationId, Outcome};
use crate::statuses;
use crate::words::{ends_in_number, words};

/// Inherent methods of the client and its services.
const METHODS: &str = "builder call clone new self_ setting";

/// Names all operations; adds them to their modules.
pub(super) fn assign(api: &Api, modules: &mut [Module], homes: &[ModuleId], scopes: &mut Scopes) -> Vec<Operation> {
    let mut methods: Vec<Scope> = modules.iter().map(|_| Scope::reserving(METHODS)).collect();
    for module in modules.iter().skip(1) {
        methods[module.parent.0].choose([module.name.as_str().to_owned()]);
    }
    let mut chosen = overrides::methods(api, homes, &mut methods);
    let mut stems: Vec<Scope> = modules.iter().map(|_| Scope::default()).collect();
    let titles = titles(api, modules, homes);
    let mut firsts: HashMap<(ModuleId, String), Titled<'_>> = HashMap::default();
    let mut named = Vec::with_capacity(api.operations.len());
    for (index, ((operation, title), home)) in api.operations.iter().zip(&titles).zip(homes).enumerate() {
        modules[home.0].operations.push(OperationId(index));
        let plain = snake(&title.words, "request");
        let own = Titled { operation, title };
        let first = *firsts.entry((*home, plain.clone())).or_insert(own);
        let chosen = chosen.get_mut(index).and_then(Option::take);
        let is_chosen = chosen.is_some();
        let proposals = std::iter::once(plain.clone()).chain(distinctions::proposals(api, own, first));
        let method = chosen.unwrap_or_else(|| methods[home.0].choose(proposals));
        let source = match title.is_path {
            _ if is_chosen => NameSource::Configuration,
            _ if method.as_str() != plain => NameSource::Difference,
            true => NameSource::Endpoint,
            false => NameSource::Request,
        };
        let spoken = words(method.as_str());
        let own = pascal(&spoken, "Operation");
        let qualified = format!("{}{own}", modules[home.0].service);
        let stem = stems[home.0].choose([own, qualified]);
        let markers = markers(&stem, &spoken);
        let marker = scopes.of(Some(*home)).choose_type(markers, "Operation");
        named.push(names(operation, *home, ([method, marker, stem], source), scopes));
    }
    named
}

/// What each request is called in its module.
fn titles(api: &Api, modules: &[Module], homes: &[ModuleId]) -> Vec<Title> {
    let around = |home: ModuleId| {
        let mut names = Vec::new();
        let mut at = home;
        while at != ROOT {
            names.push(words(modules[at.0].name.as_str()));
            at = modules[at.0].parent;
        }
        names
    };
    let around: Vec<Vec<Vec<String>>> = (0..modules.len()).map(|module| around(ModuleId(module))).collect();
    let titled = api.operations.iter().zip(homes);
    titled
        .map(|(operation, home)| titles::title(operation, &around[home.0]))
        .collect()
}

fn names(
    operation: &api::Operation,
    home: ModuleId,
    ([method, marker, stem], source): ([Identifier; 3], NameSource),
    scopes: &mut Scopes,
) -> Operation {
    let scope = scopes.of(Some(home));
    let parameters = scope.choose_type([format!("{stem}Parameters")], "Parameters");
    let successes = operation
        .cases
        .iter()
        .filter(|case| case.outcome == Outcome::Success)
        .count();
    // Only the enum of several successes takes the name; a single one leaves it to its type.
    let response = match successes {
        0 | 1 => Identifier(format!("{stem}Response")),
        _ => scope.choose_type([format!("{stem}Response")], "Response"),
    };
    let (arguments, body) = arguments::assign(operation);
    let mut variants = Scope::default();
    let cases = operation
        .cases
        .iter()
        .map(|case| variants.choose([statuses::name(case.status)]));
    Operation {
        module: home,
        method,
        source,
        marker,
        stem,
        parameters,
        body,
        arguments,
        response,
        cases: cases.collect(),
        error: None,
        failure: None,
    }
}

/// The marker is the method in camel case; it says what it is where that ends in a number, or is the service's name.
fn markers(stem: &Identifier, method: &[String]) -> Vec<String> {
    let numbered = ends_in_number(method) || ends_in_number(&words(stem.as_str()));
    let plain = (!numbered).then(|| stem.to_string());
    plain.into_iter().chain([format!("{stem}Operation")]).collect()
}
