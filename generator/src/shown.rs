//! What is said of a crate: its pages, and programs and tests that use it.
//!
//! Input: a [`Crate`], which carries what its requests send. Output: [`Shown`]. Nothing of the crate changes: this is
//! what a user of it would write.

use std::collections::{BTreeMap, BTreeSet};

use crate::api;
use crate::api::marked::Marked;
use crate::diagnostic::Location;
use crate::name::Identifier;
use crate::rust::{Call, Crate, Docs, Expr, Item, Module, Path, Root, Step, Ty, docs};

mod call;
mod chosen;
mod contract;
mod credential;
mod curl;
mod digits;
mod example;
mod first;
pub(crate) mod flow;
pub(crate) mod front;
mod harmless;
mod lines;
mod made;
mod play;
mod programs;
mod readme;
mod wire;

/// What is said of a crate.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    /// The front page of the documentation.
    pub page: Docs,
    /// The README, without the mark of the tool.
    pub readme: String,
    /// How each operation is called, by its id: the end of its documentation.
    pub calls: Vec<Docs>,
    /// A program for each top folder.
    pub programs: Vec<Program>,
    /// The smoke test, if asked for.
    pub replay: Option<Replay>,
    /// The contract tests, if asked for.
    pub contract: Option<Contract>,
    /// The flows, if they are asked for and there are any.
    pub flows: Option<flow::Flows>,
}

/// What is only made if it is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Wanted {
    /// Whether the smoke test is wanted.
    pub replay: bool,
    /// The text of each saved answer, if the contract tests are wanted.
    pub answers: Option<Answered>,
    /// Where requests use variables, if flows are wanted and there are any.
    pub marked: Option<Marked>,
}

/// The text of each saved answer, by the place where it stands.
pub(crate) type Answered = BTreeMap<Location, String>;

/// The smoke test.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Replay {
    pub crate_name: String,
    pub builder: Vec<Step>,
    pub imports: BTreeSet<Path>,
    /// A function per request that can be sent.
    pub plays: Vec<Play>,
    /// Requests of the collection, those that cannot be sent among them.
    pub items: usize,
    /// Whether scripts ask for the time or for chance.
    pub scripted: bool,
}

/// A call with the collection's own values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Play {
    /// Index of the request in the collection.
    pub item: usize,
    pub name: String,
    /// Variant names by status, for the report.
    pub cases: Vec<(u16, String)>,
    /// Accessors from the client to the service.
    pub accessors: Vec<Identifier>,
    pub method: Identifier,
    pub arguments: Vec<Expr>,
    pub steps: Vec<Step>,
    /// Whether the method or one of the setters goes out of use.
    pub deprecated: bool,
}

/// A program that makes one call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Program {
    pub crate_name: String,
    /// Its file without `.rs`.
    pub name: String,
    /// The feature that its folder needs.
    pub feature: Option<String>,
    /// What it does, and how it is run.
    pub docs: Docs,
    pub imports: BTreeSet<Path>,
    pub builder: Vec<Step>,
    pub sent: Sent,
}

/// What a program sends.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sent {
    /// As the documentation's example does.
    Example {
        /// `use` lines of types.
        imports: String,
        statements: String,
    },
    /// All that the collection does, where an example needs what only its reader has.
    Whole {
        /// JSON: its type and its text.
        body: Option<(Ty, String)>,
        call: Box<Play>,
    },
}

/// The contract tests: every operation with the collection's own harmless values, against its saved examples.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Contract {
    pub crate_name: String,
    pub builder: Vec<Step>,
    /// What the file imports; each of its modules does so for itself.
    pub imports: BTreeSet<Path>,
    /// A module for each of the crate; the root's first.
    pub modules: Vec<ContractModule>,
}

impl Contract {
    /// Whether anything is tested.
    pub(crate) fn has_tests(&self) -> bool {
        self.modules.iter().any(ContractModule::has_tests)
    }
}

impl ContractModule {
    fn has_tests(&self) -> bool {
        !self.tests.is_empty() || self.children.iter().any(Self::has_tests)
    }
}

/// The tests of a module.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ContractModule {
    /// Of the module; `None`: the root.
    pub name: Option<Identifier>,
    pub imports: BTreeSet<Path>,
    pub tests: Vec<ContractTest>,
    pub children: Vec<ContractModule>,
}

/// The test of an operation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ContractTest {
    pub docs: Docs,
    /// The call; its bodies are in the data.
    pub play: Play,
    /// The statements of the documentation's example, where it shows all that it takes.
    pub example: Option<String>,
    /// Where the data stands: `users/get_user`.
    pub path: String,
    /// Request and examples as JSON.
    pub data: serde_json::Value,
}

/// Says what there is to say of a crate.
pub(crate) fn show(krate: &Crate, wanted: &Wanted) -> Shown {
    let context = Context::new(krate);
    // A module has neither programs nor tests of its own.
    let is_crate = krate.root == Root::Crate;
    let programs = if is_crate {
        programs::programs(&context)
    } else {
        Vec::new()
    };
    let answers = wanted.answers.as_ref().filter(|_| is_crate);
    Shown {
        page: front::page(&context),
        readme: readme::readme(&context, &programs, wanted),
        calls: context.calls.iter().map(|call| call::docs(call, &context)).collect(),
        programs,
        replay: (is_crate && wanted.replay).then(|| play::replay(&context)),
        contract: answers.map(|answers| contract::contract(&context, answers)),
        flows: answers
            .zip(wanted.marked.as_ref())
            .and_then(|(answers, marked)| flow::flows(&context, answers, marked)),
    }
}

/// What all of it reads.
struct Context<'a> {
    krate: &'a Crate,
    /// All calls, by the id of the operation.
    calls: Vec<Call<'a>>,
    /// All types by their paths.
    items: BTreeMap<Path, &'a Item>,
    /// Values of credentials.
    secrets: &'a api::Secrets,
    /// How others name the crate: `zoom`, or `crate::zoom` in a module.
    crate_name: String,
}

impl<'a> Context<'a> {
    fn new(krate: &'a Crate) -> Self {
        Self {
            krate,
            calls: krate.calls(),
            items: krate.items(),
            secrets: &krate.api.secrets,
            crate_name: match &krate.root {
                Root::Crate => krate.name.replace('-', "_"),
                Root::Module(path) => path.clone(),
            },
        }
    }

    /// The calls of a module, in the order of its methods.
    fn calls_of(&self, module: &'a Module) -> impl Iterator<Item = Call<'a>> + '_ {
        let methods = module.operations.iter();
        methods.filter_map(|method| self.calls.get(method.id.0).copied())
    }
}

/// `Get a user: `GET /users/{id}`.`
fn title(call: &Call<'_>) -> String {
    let title = docs::literal(&call.request.name);
    let endpoint = format!("`{} {}`.", call.request.method, docs::code(&call.method.endpoint));
    match title.as_str() {
        "" => endpoint,
        title => format!("{title}: {endpoint}"),
    }
}
