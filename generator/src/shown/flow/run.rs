//! Which requests come after which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Context, Docs, FlowRun};
use crate::api::flows::{each_step, operands};
use crate::api::marked::{Marked, is_marked, unmarked};
use crate::api::{Given, Operation, Tested};
use crate::name::Identifier;
use crate::rust::docs;
use crate::script::suite::{Next, Operand, Step};

/// More requests before the first one are no preparation.
const PREPARED: usize = 20;

/// A run on its way.
pub(super) struct Run {
    name: Identifier,
    /// Indices of calls.
    pub(super) order: Vec<usize>,
    /// How many of them come from elsewhere, to get what the others need.
    prepared: usize,
    /// Requests that the runner passes over, and one that it would go back to.
    passed: Vec<String>,
    back: Option<String>,
}

/// A run for each top module with a test or a variable that is kept.
pub(super) fn runs(context: &Context<'_>, marked: &Marked) -> Vec<Run> {
    let tested = |index: usize| &context.krate.api.flows.requests[context.calls[index].request.index];
    let mut groups: BTreeMap<usize, (Identifier, Vec<usize>)> = BTreeMap::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut order: Vec<usize> = (0..context.calls.len()).collect();
    order.sort_by_key(|index| context.calls[*index].request.index);
    for index in order.iter().copied() {
        let first = context.calls[index].accessors().first();
        let place = *places.entry(first.map_or("", Identifier::as_str)).or_insert(index);
        let name = first.cloned().unwrap_or_else(|| Identifier::fixed("requests"));
        groups.entry(place).or_insert_with(|| (name, Vec::new())).1.push(index);
    }
    let links = Links {
        keeps: order.iter().map(|index| (*index, kept(tested(*index)))).collect(),
        needs: order
            .iter()
            .map(|index| (*index, needed(context, *index, marked)))
            .collect(),
        order: &order,
    };
    let mut groups: Vec<(Identifier, Vec<usize>)> = groups.into_values().collect();
    groups.retain(|(_, calls)| calls.iter().any(|index| !tested(*index).steps.is_empty()));
    let runs = groups.into_iter().map(|(name, calls)| {
        let mut run = walked(name, &calls, &tested);
        let prepared = links.prepared(&run.order);
        run.prepared = prepared.len();
        run.order.splice(0..0, prepared);
        run
    });
    runs.collect()
}

/// The requests as the runner comes to them.
fn walked<'t>(name: Identifier, calls: &[usize], tested: &dyn Fn(usize) -> &'t Tested) -> Run {
    let mut run = Run {
        name,
        order: Vec::new(),
        prepared: 0,
        passed: Vec::new(),
        back: None,
    };
    let mut at = 0;
    let mut seen = BTreeSet::new();
    while let Some(index) = calls.get(at).copied() {
        if !seen.insert(index) {
            run.back = Some(tested(index).name.clone());
            break;
        }
        run.order.push(index);
        at = match &tested(index).next {
            None => at + 1,
            Some(Next::End) => calls.len(),
            Some(Next::Request(name)) => {
                let place = calls.iter().position(|index| tested(*index).name == *name);
                place.unwrap_or(calls.len())
            }
        };
    }
    let passed = calls.iter().filter(|index| !seen.contains(*index));
    run.passed = passed.map(|index| tested(*index).name.clone()).collect();
    run
}

/// The variables that the tests of a request keep.
fn kept(tested: &Tested) -> BTreeSet<String> {
    let mut kept = BTreeSet::new();
    each_step(&tested.steps, &mut |step| {
        if let Step::Keep { variable, .. } = step {
            kept.insert(variable.clone());
        }
    });
    kept
}

/// The variables that a request and its tests read, of those that tests keep.
fn needed(context: &Context<'_>, index: usize, marked: &Marked) -> BTreeSet<String> {
    let request = context.calls[index].request;
    let mut needed = BTreeSet::new();
    each_step(&context.krate.api.flows.requests[request.index].steps, &mut |step| {
        for operand in operands(step) {
            if let Operand::Variable(name) = operand {
                needed.insert(name.clone());
            }
        }
    });
    let own = marked.operation(request.index);
    for text in own.into_iter().flat_map(texts).filter(|text| is_marked(text)) {
        let text = unmarked(text);
        let names = text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}"));
        needed.extend(names.map(|(name, _)| name.to_owned()));
    }
    needed.retain(|name| marked.keeps(name));
    needed
}

/// The texts of a request that may have marks.
fn texts(operation: &Operation) -> Vec<&str> {
    use crate::api::Body;
    let given = |given: &Given| match given {
        Given::Data(_) | Given::Verbatim(_) => true,
        Given::File(_) | Given::Set => false,
    };
    let arguments = operation.arguments.iter().flat_map(|argument| &argument.replay);
    let body = match &operation.body {
        Body::Json { replay, .. }
        | Body::GraphQl {
            replay: Some(replay), ..
        }
        | Body::JsonRpc {
            replay: Some(replay), ..
        } => Some(replay),
        _ => None,
    };
    let given = arguments.chain(body).filter(|one| given(one)).map(|given| match given {
        Given::Data(text) | Given::Verbatim(text) => text.as_str(),
        Given::File(_) | Given::Set => "",
    });
    let credentials = operation.authentications.iter().flat_map(|one| &one.replay);
    let credentials = credentials.map(|(_, value)| value.as_str());
    let text = match &operation.body {
        Body::Text { replay, .. } => Some(replay.as_str()),
        _ => None,
    };
    given.chain(credentials).chain(text).collect()
}

struct Links<'a> {
    keeps: HashMap<usize, BTreeSet<String>>,
    needs: HashMap<usize, BTreeSet<String>>,
    order: &'a [usize],
}

impl Links<'_> {
    /// The requests from elsewhere whose answers have what these need.
    fn prepared(&self, run: &[usize]) -> Vec<usize> {
        let mut known: BTreeSet<&String> = run.iter().flat_map(|index| &self.keeps[index]).collect();
        let mut open: Vec<&String> = run.iter().flat_map(|index| &self.needs[index]).collect();
        let mut prepared: BTreeSet<usize> = BTreeSet::new();
        while let Some(name) = open.pop() {
            if known.contains(name) || prepared.len() >= PREPARED {
                continue;
            }
            let keeper = self.order.iter().find(|index| self.keeps[*index].contains(name));
            if let Some(index) = keeper {
                prepared.insert(*index);
                known.extend(&self.keeps[index]);
                open.extend(&self.needs[index]);
            }
        }
        let order = self.order.iter().copied();
        order
            .filter(|index| prepared.contains(index) && !run.contains(index))
            .collect()
    }
}

impl Run {
    pub(super) fn shown(self, context: &Context<'_>) -> FlowRun {
        let mut docs = Docs::line(&match context.calls.get(self.order[self.prepared]) {
            Some(call) => match call.request.folders.first() {
                Some(folder) => format!("`{}`: its requests as the runner sends them.", docs::code(folder)),
                None => "The requests that stand in no folder, as the runner sends them.".to_owned(),
            },
            None => String::new(),
        });
        if self.prepared > 0 {
            let first = "The first of them stand elsewhere, and get what the others need.";
            docs.paragraph(first);
        }
        let code = |name: &String| format!("`{}`", docs::code(name));
        if !self.passed.is_empty() {
            let passed: Vec<String> = self.passed.iter().map(code).collect();
            docs.paragraph(&format!("`setNextRequest` passes over {}.", passed.join(", ")));
        }
        if let Some(back) = &self.back {
            docs.paragraph(&format!(
                "`setNextRequest` goes back to {}, again and again; it ends here.",
                code(back)
            ));
        }
        let requests = self.order.iter().filter_map(|index| context.calls.get(*index));
        let requests = requests.map(|call| {
            let names = call.accessors().iter().chain([&call.method.method]);
            names.cloned().collect()
        });
        FlowRun {
            docs,
            name: self.name,
            requests: requests.collect(),
        }
    }
}
