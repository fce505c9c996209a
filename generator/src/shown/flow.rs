//! The flows: the requests of a folder in the runner's order, held to what their test scripts say.
//!
//! Against the mock, a request is answered with that saved example which meets most of its tests; where nobody saved one,
//! with an answer that is made from the tests. What such an answer does not meet is known here, and held against a
//! server alone: so that the mock's run passes by construction and holds all that it can hold.

mod call;
mod made;
mod mock;
mod run;

/// Values as tests look at them; the very same text stands in `tests/flow.rs`.
#[expect(dead_code, reason = "flows name more of it than their making needs")]
mod seen {
    use serde_json::Value;

    include!("flow/seen.rs");
}

use std::collections::{BTreeMap, BTreeSet};

use super::{Answered, Call, Context, Docs, Play, contract, title};
use crate::api::Outcome;
use crate::api::marked::Marked;
use crate::name::Identifier;
use crate::rust::{Expr, Path, Step, path, uses};
use crate::script::suite::{AnswerId, Check, ItemId, Operand};
use crate::spelling::count;

use self::mock::World;

/// The flows of a crate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Flows {
    pub crate_name: String,
    /// The builder's steps where the mock answers.
    pub mocked: Vec<Step>,
    /// The same where a server does; credentials come from the environment.
    pub live: Vec<Step>,
    /// The setting that `FLOW_BASE_URL` is.
    pub server: Option<String>,
    /// Settings that the environment may give, with the variables that do so.
    pub settings: Vec<(String, String)>,
    pub imports: BTreeSet<Path>,
    /// What the collection says of variables that are read.
    pub variables: BTreeMap<String, String>,
    pub modules: Vec<FlowModule>,
    pub runs: Vec<FlowRun>,
}

/// The requests of a module.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FlowModule {
    /// Of the crate's module; `None`: the root.
    pub name: Option<Identifier>,
    pub imports: BTreeSet<Path>,
    pub requests: Vec<FlowRequest>,
    pub children: Vec<FlowModule>,
}

/// A request with its tests.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FlowRequest {
    pub docs: Docs,
    pub play: Play,
    pub reply: Reply,
    pub deeds: Vec<Deed>,
    /// Where its data stands: `users/get_user`.
    pub path: String,
}

/// What the mock answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reply {
    /// A saved example, by its place among them.
    Saved(usize),
    /// What was made from the tests.
    Made {
        status: u16,
        headers: Vec<(String, String)>,
        body: String,
    },
}

/// A step of a test script, as it is carried out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Deed {
    Test {
        name: Operand,
        checks: Vec<Held>,
    },
    If {
        test: Operand,
        then: Vec<Deed>,
        otherwise: Vec<Deed>,
    },
    Each {
        item: ItemId,
        list: Operand,
        deeds: Vec<Deed>,
    },
    Keep {
        variable: String,
        value: Operand,
    },
    Wait(u32),
    Ask {
        answer: AnswerId,
        method: String,
        url: Operand,
        reply: Reply,
        deeds: Vec<Deed>,
    },
}

/// A check, and whether what the mock answers meets it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Held {
    pub check: Check,
    pub is_met: bool,
}

/// Requests one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FlowRun {
    pub docs: Docs,
    pub name: Identifier,
    /// Modules and method of each request.
    pub requests: Vec<Vec<Identifier>>,
}

/// All flows; none where no test script tests anything.
pub(super) fn flows(context: &Context<'_>, answers: &Answered, marked: &Marked) -> Option<Flows> {
    let runs = run::runs(context, marked);
    if runs.is_empty() {
        return None;
    }
    let saved = contract::Saved { answers, context };
    let mut made: BTreeMap<usize, FlowRequest> = BTreeMap::new();
    for run in &runs {
        let mut world = World::new(&context.krate.api.flows);
        for index in &run.order {
            let Some(call) = context.calls.get(*index) else {
                continue;
            };
            let request = made
                .entry(*index)
                .or_insert_with(|| request(call, marked, &saved, &world));
            world.follow(request, &saved.examples_of(call));
        }
    }
    let used: BTreeSet<usize> = runs.iter().flat_map(|run| run.order.iter().copied()).collect();
    let live = call::live(context, marked, &used);
    let mocked = contract::builder(context);
    let mut imports = uses::imports(&mocked);
    imports.extend(uses::imports(&live.steps));
    imports.extend([path::CLIENT, path::RETRIES]);
    let is_json = |request: &FlowRequest| request.play.any(|value| matches!(value, Expr::FilledJson { .. }));
    if made.values().any(is_json) {
        imports.extend([path::JSON, path::VERBATIM]);
    }
    let runs = runs.into_iter().map(|run| run.shown(context));
    Some(Flows {
        crate_name: context.crate_name.clone(),
        mocked,
        runs: runs.collect(),
        live: live.steps,
        server: live.server,
        settings: live.settings,
        imports,
        variables: context.krate.api.flows.variables.clone(),
        modules: modules(context, made),
    })
}

fn request(call: &Call<'_>, marked: &Marked, saved: &contract::Saved<'_>, world: &World<'_>) -> FlowRequest {
    let tested = &saved.context.krate.api.flows.requests[call.request.index];
    let mut deeds = made::deeds(&tested.steps);
    let examples = saved.examples_of(call);
    let reply = match world.best(&deeds, &examples) {
        Some(example) => Reply::Saved(example),
        None => made::reply(&mut deeds, AnswerId(0), world, success_status(call)),
    };
    made::fill(&mut deeds, world, &reply, &examples);
    let play = call::play(call, marked, world, saved.context);
    let mut docs = Docs::line(&title(call));
    let mut gaps: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for gap in &tested.gaps {
        gaps.entry(gap.kind).or_default().push(gap.line.to_string());
    }
    if !gaps.is_empty() {
        let told = gaps.iter().map(|(kind, lines)| {
            let lines = format!("line{} {}", if lines.len() == 1 { "" } else { "s" }, lines.join(", "));
            format!("{} ({lines} of the script)", kind.words())
        });
        let number: usize = gaps.values().map(Vec::len).sum();
        let told: Vec<String> = told.collect();
        docs.paragraph(&format!(
            "Not taken over: {}: {}.",
            count(number, "assertion"),
            told.join("; ")
        ));
    }
    FlowRequest {
        docs,
        play,
        reply,
        deeds,
        path: call.path().join("/"),
    }
}

/// The status of its first documented success.
fn success_status(call: &Call<'_>) -> u16 {
    let mut cases = call.request.cases.iter();
    let success = cases.find(|case| case.outcome == Outcome::Success);
    success.map_or(200, |case| case.status)
}

/// The requests in the modules of the crate.
fn modules(context: &Context<'_>, requests: BTreeMap<usize, FlowRequest>) -> Vec<FlowModule> {
    let mut root = FlowModule::default();
    for (index, request) in requests {
        let Some(call) = context.calls.get(index) else { continue };
        let mut module = &mut root;
        for name in call.accessors() {
            let known = module
                .children
                .iter()
                .position(|child| child.name.as_ref() == Some(name));
            let place = known.unwrap_or_else(|| {
                module.children.push(FlowModule {
                    name: Some(name.clone()),
                    ..FlowModule::default()
                });
                module.children.len() - 1
            });
            module = &mut module.children[place];
        }
        module.imports.extend(uses::imports([&request.play]));
        module.requests.push(request);
    }
    vec![root]
}
