//! What the test scripts of requests hold answers to, and which requests of a folder come after which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::scopes::Scopes;
use super::secret;
use crate::document::{Document, Item, Method, Node, Script};
use crate::script::suite::{Check, Claim, Gap, GapKind, Next, Operand, Step, Suite};
use crate::script::{IsSecret, Scripts};

/// What test scripts check, over the whole collection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flows {
    /// Each request of the collection, in its order, those that cannot be sent among them.
    pub requests: Vec<Tested>,
    /// Values of variables that tests read and requests do not set.
    pub variables: BTreeMap<String, String>,
    /// How many assertions the scripts have, each script once.
    pub assertions: usize,
    /// Of these, those that are not taken over, by kind.
    pub gaps: BTreeMap<GapKind, usize>,
}

/// What is tested of a request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tested {
    /// As Postman shows it.
    pub name: String,
    /// What the scripts of the collection, its folders and its own do, in this order.
    pub steps: Vec<Step>,
    /// How many of the steps are the collection's.
    pub outermost: usize,
    /// How many of them are not its own.
    pub outer: usize,
    /// What is not taken over.
    pub gaps: Vec<Gap>,
    /// What the runner goes on with, if that is not the next request.
    pub next: Option<Next>,
}

impl Flows {
    /// The variables that tests set.
    pub(crate) fn kept(&self) -> BTreeSet<&str> {
        let mut kept = BTreeSet::new();
        for request in &self.requests {
            each_step(&request.steps, &mut |step| {
                if let Step::Keep { variable, .. } = step {
                    kept.insert(variable.as_str());
                }
            });
        }
        kept
    }
}

/// Shows steps and all in them, in order.
pub(crate) fn each_step<'s>(steps: &'s [Step], see: &mut dyn FnMut(&'s Step)) {
    for step in steps {
        see(step);
        match step {
            Step::If { then, otherwise, .. } => {
                each_step(then, see);
                each_step(otherwise, see);
            }
            Step::Each { steps, .. } | Step::Ask { steps, .. } => each_step(steps, see),
            Step::Test { .. } | Step::Keep { .. } | Step::Wait(_) => {}
        }
    }
}

/// The operands of a step, those of steps in it apart.
pub(crate) fn operands(step: &Step) -> Vec<&Operand> {
    match step {
        Step::Test { name, checks } => {
            let mut found = vec![name];
            checks
                .iter()
                .for_each(|check| check.walk(&mut |operand| found.push(operand)));
            found
        }
        Step::If { test, .. } => inner(test),
        Step::Each { list, .. } => inner(list),
        Step::Keep { value, .. } => inner(value),
        Step::Ask { url, .. } => inner(url),
        Step::Wait(_) => Vec::new(),
    }
}

fn inner(operand: &Operand) -> Vec<&Operand> {
    let mut found = Vec::new();
    operand.walk(&mut |operand| found.push(operand));
    found
}

/// Follows the test scripts of a collection.
pub(super) fn resolve(document: &Document, scripts: &Scripts, scopes: &Scopes<'_>) -> Flows {
    let secrets = scopes.secret_values();
    let is_secret = move |name: &str, value: &str| secrets.contains(value) || super::scripts::is_secret(name, value);
    let mut reading = Reading {
        scripts,
        is_secret: &is_secret,
        known: HashMap::new(),
        collection: 0,
        flows: Flows::default(),
    };
    let outer: Vec<&Script> = reading.count(&document.scripts);
    reading.collection = outer.len();
    reading.nodes(&document.nodes, &outer);
    let mut flows = reading.flows;
    let mut variables = BTreeMap::new();
    for request in &flows.requests {
        each_step(&request.steps, &mut |step| {
            for operand in operands(step) {
                if let Operand::Variable(name) = operand
                    && !scopes.is_secret(name)
                    && let Some(value) = scopes.value(name)
                    && !scopes.is_dynamic(name)
                    && !secret::looks_secret(&value)
                {
                    variables.insert(name.clone(), value);
                }
            }
        });
    }
    flows.variables = variables;
    flows
}

struct Reading<'d, 's> {
    scripts: &'s Scripts,
    is_secret: &'s IsSecret,
    known: HashMap<&'d str, Suite>,
    /// How many test scripts the collection itself has.
    collection: usize,
    flows: Flows,
}

impl<'d> Reading<'d, '_> {
    /// Counts what scripts assert; those of tests.
    fn count(&mut self, scripts: &'d [Script]) -> Vec<&'d Script> {
        let tests: Vec<&Script> = scripts.iter().filter(|script| script.listen == "test").collect();
        for script in &tests {
            let (scripts, is_secret) = (self.scripts, self.is_secret);
            let suite = self
                .known
                .entry(&script.text)
                .or_insert_with(|| scripts.suite(script, is_secret));
            self.flows.assertions += suite.assertions;
            for gap in &suite.gaps {
                *self.flows.gaps.entry(gap.kind).or_default() += 1;
            }
        }
        tests
    }

    fn nodes(&mut self, nodes: &'d [Node], outer: &[&'d Script]) {
        for node in nodes {
            let own = match node {
                Node::Folder(folder) => self.count(&folder.scripts),
                Node::Item(item) => self.count(&item.scripts),
            };
            let all: Vec<&Script> = outer.iter().copied().chain(own).collect();
            let outer = outer.len();
            match node {
                Node::Folder(folder) => self.nodes(&folder.nodes, &all),
                Node::Item(item) => {
                    let tested = self.tested(item, &all, outer);
                    self.flows.requests.push(tested);
                }
            }
        }
    }

    fn tested(&self, item: &Item, scripts: &[&Script], outer: usize) -> Tested {
        let mut tested = Tested {
            name: item.name.clone(),
            ..Tested::default()
        };
        let method = item.request.as_ref().map_or(&Method::Get, |request| &request.method);
        for (index, script) in scripts.iter().enumerate() {
            let Some(suite) = self.known.get(script.text.as_str()) else {
                continue;
            };
            tested.steps.extend(of_method(&suite.steps, method.as_str()));
            tested.gaps.extend(suite.gaps.iter().cloned());
            tested.next = suite.next.clone().or(tested.next);
            if index < self.collection {
                tested.outermost = tested.steps.len();
            }
            if index < outer {
                tested.outer = tested.steps.len();
            }
        }
        tested
    }
}

/// The steps for a request of this method.
fn of_method(steps: &[Step], method: &str) -> Vec<Step> {
    let mut kept = Vec::with_capacity(steps.len());
    for step in steps {
        kept.push(match step {
            Step::If { test, then, otherwise } => match known(test, method) {
                Some(true) => {
                    kept.extend(of_method(then, method));
                    continue;
                }
                Some(false) => {
                    kept.extend(of_method(otherwise, method));
                    continue;
                }
                None => Step::If {
                    test: test.clone(),
                    then: of_method(then, method),
                    otherwise: of_method(otherwise, method),
                },
            },
            other => other.clone(),
        });
    }
    kept
}

/// What is decided on the method alone.
fn known(test: &Operand, method: &str) -> Option<bool> {
    match test {
        Operand::Met(check) => {
            let Check { subject, claim, denied } = &**check;
            let is_one = |operand: &Operand| operand.text() == Some(method);
            let holds = match claim {
                Claim::Equals(other) | Claim::Resembles(other) if *subject == Operand::Method => {
                    other.text()? == method
                }
                Claim::Contains(Operand::Method) => match subject {
                    Operand::Literal(list) => list.as_array()?.iter().any(|one| one.as_str() == Some(method)),
                    _ => return None,
                },
                Claim::IsOneOf(others) if *subject == Operand::Method => others.iter().any(is_one),
                _ => return None,
            };
            Some(holds != *denied)
        }
        Operand::Not(inner) => known(inner, method).map(|holds| !holds),
        Operand::All(parts) => {
            let parts: Vec<Option<bool>> = parts.iter().map(|part| known(part, method)).collect();
            match parts.contains(&Some(false)) {
                true => Some(false),
                false => parts.iter().all(|part| *part == Some(true)).then_some(true),
            }
        }
        Operand::Any(parts) => {
            let parts: Vec<Option<bool>> = parts.iter().map(|part| known(part, method)).collect();
            match parts.contains(&Some(true)) {
                true => Some(true),
                false => parts.iter().all(|part| *part == Some(false)).then_some(false),
            }
        }
        _ => None,
    }
}
