//! The contract tests: what each operation sends, and what it makes of the saved examples.
//!
//! A test has its data beside it: the request as the collection says it (`wire`), and the examples as they are saved.
//! Nothing in it is a secret (`harmless`).

use serde_json::{Value, json};

use super::example::Named;
use super::{
    Answered, Call, Context, Contract, ContractModule, ContractTest, Docs, Expr, Step, Ty, credential, example, play,
    title, wire,
};
use crate::api::{self, Body, Case, Outcome, SECRET, Scheme};
use crate::document::Method;
use crate::rust::body::step;
use crate::rust::{Answers, Module, Standpoint, path, uses};

/// Headers of an example that tell of its connection.
const CONNECTION: &[&str] = &["content-encoding", "content-length", "transfer-encoding"];

/// The tests of all operations.
pub(super) fn contract(context: &Context<'_>, answers: &Answered) -> Contract {
    let saved = Saved { answers, context };
    let tops = context.krate.modules.iter().filter(|module| module.path.len() == 1);
    let mut modules: Vec<ContractModule> = tops.map(|top| saved.module(top)).collect();
    if modules.first().is_none_or(|first| first.name.is_some()) {
        modules.insert(0, ContractModule::default());
    }
    let builder = builder(context);
    let mut imports = uses::imports(&builder);
    imports.extend([path::CLIENT, path::RETRIES]);
    imports.extend(modules.iter().any(reads_bodies).then_some(path::JSON));
    Contract {
        crate_name: context.crate_name.clone(),
        builder,
        imports,
        modules,
    }
}

/// Settings and credentials; each type of authentication that signs is tested elsewhere, here it is a token.
pub(super) fn builder(context: &Context<'_>) -> Vec<Step> {
    let (api, client) = (&context.krate.api, &context.krate.client);
    let settings = api.settings.iter().filter_map(|setting| {
        let value = wire::placeholder(setting)?.to_owned();
        Some(step("set", [Expr::Text(setting.key.clone()), Expr::Text(value)]))
    });
    let credentials = api.credentials.iter().zip(&client.credentials).enumerate();
    let credentials = credentials.map(|(index, (credential, own))| {
        let scheme = match &credential.scheme {
            Scheme::Other { .. } => &Scheme::Bearer,
            other => other,
        };
        let mut uses = api.operations.iter().flat_map(|one| &one.authentications);
        let is_flag = matches!(scheme, Scheme::ApiKeyQuery(_))
            && uses.any(|one| one.credential.0 == index && one.replay.is_empty());
        let keys: &[&str] = if is_flag {
            &[]
        } else {
            &["token", "username", "password", "value"]
        };
        let values: Vec<(String, String)> = keys.iter().map(|key| ((*key).to_owned(), SECRET.to_owned())).collect();
        let given = credential::played(scheme, &values);
        step("credential", [Expr::Text(own.name.to_string()), given])
    });
    settings.chain(credentials).chain(play::hooks(context)).collect()
}

/// What all tests are made with.
pub(super) struct Saved<'a> {
    pub(super) answers: &'a Answered,
    pub(super) context: &'a Context<'a>,
}

impl Saved<'_> {
    fn module(&self, module: &Module) -> ContractModule {
        let calls = self.context.calls_of(module);
        let tests: Vec<ContractTest> = calls.map(|call| self.test(&call)).collect();
        let is_child =
            |other: &&Module| other.path.len() == module.path.len() + 1 && other.path.starts_with(&module.path);
        let children = self.context.krate.modules.iter().filter(is_child);
        ContractModule {
            name: module.service.is_some().then(|| module.path.last().cloned()).flatten(),
            imports: uses::imports(tests.iter().map(|test| &test.play)),
            tests,
            children: children.map(|child| self.module(child)).collect(),
        }
    }

    fn test(&self, call: &Call<'_>) -> ContractTest {
        let request = self.context.secrets.hidden(call.request);
        let shown = Call {
            request: &request,
            ..*call
        };
        let mut data = json!({
            "request": wire::request(&request, self.context),
            "examples": self.examples(&shown),
        });
        let pointer = match (&request.body, data["request"]["body"].is_null()) {
            (Body::Json { .. } | Body::GraphQl { .. } | Body::JsonRpc { .. }, true) => {
                data["given"] = wire::given(&request);
                "/given"
            }
            (Body::JsonRpc { .. }, false) => "/request/body/json/params",
            (Body::GraphQl { .. }, false) => "/request/body/json/variables",
            _ => "/request/body/json",
        };
        let saved = |ty: &Ty, _: &str| Expr::Saved {
            ty: ty.clone(),
            pointer,
        };
        let play = play::play(&shown, saved);
        let program = Standpoint::Program(&self.context.crate_name);
        let example = example::example(&shown, program, &Named::new(), self.context);
        ContractTest {
            docs: Docs::line(&title(&shown)),
            // That of a browser's page sends nothing.
            example: Some(example.imports + &example.statements)
                .filter(|text| example.hidden.is_empty() && !call.request.is_page && self.is_harmless(text)),
            path: call.path().join("/"),
            data,
            play,
        }
    }

    /// Whether no secret stands in a text; documentation is masked, code is not.
    fn is_harmless(&self, text: &str) -> bool {
        self.context.secrets.text(text) == text
    }

    /// The examples of a call, with the values that may be written down.
    pub(super) fn examples_of(&self, call: &Call<'_>) -> Vec<Value> {
        let request = self.context.secrets.hidden(call.request);
        self.examples(&Call {
            request: &request,
            ..*call
        })
    }

    fn examples(&self, call: &Call<'_>) -> Vec<Value> {
        let several = matches!(call.method.success, Answers::Several { .. });
        let cases = call.request.cases.iter().zip(&call.method.cases);
        let examples = cases.flat_map(|(case, lowered)| {
            let is_variant = case.outcome == Outcome::Failure || several;
            case.examples.iter().map(move |example| {
                json!({
                    "name": example.name,
                    "status": case.status,
                    "case": is_variant.then(|| lowered.name.to_string()),
                    "headers": self.headers(example),
                    "body": self.body(case, example, &call.request.method),
                })
            })
        });
        examples.chain(self.refusals(call)).collect()
    }

    /// Saved failures of JSON-RPC with the status of a success; what is read of one is its error.
    fn refusals<'s>(&'s self, call: &'s Call<'_>) -> impl Iterator<Item = Value> + 's {
        call.request.refusals.iter().filter_map(move |refusal| {
            let example = &refusal.example;
            let text = self.answers.get(&example.location)?;
            let body = self.context.secrets.body(text).into_owned();
            let error = serde_json::from_str::<Value>(&body).ok()?["error"].take();
            Some(json!({
                "name": example.name,
                "status": refusal.status,
                "case": "JsonRpc",
                "headers": self.headers(example),
                "body": body,
                "code": error["code"].as_i64(),
            }))
        })
    }

    /// Headers that say something of the answer, none of them secret.
    fn headers(&self, example: &api::Example) -> Vec<[String; 2]> {
        let is_kept = |name: &str| {
            let name = name.to_ascii_lowercase();
            !CONNECTION.contains(&name.as_str()) && !api::is_secret_name(&name)
        };
        let headers = example.headers.iter().filter(|(name, _)| is_kept(name));
        headers
            .map(|(name, value)| [name.clone(), self.context.secrets.text(value).into_owned()])
            .collect()
    }

    /// `null` where the answer has none, whatever is saved.
    fn body(&self, case: &Case, example: &api::Example, method: &Method) -> Option<String> {
        let is_empty = method.answers_without_body(case.status);
        let text = self
            .answers
            .get(&example.location)
            .filter(|text| !is_empty && !text.is_empty())?;
        Some(self.context.secrets.body(text).into_owned())
    }
}

/// Whether a test reads a body from its data.
fn reads_bodies(module: &ContractModule) -> bool {
    let is_saved = |test: &ContractTest| test.play.any(|value| matches!(value, Expr::Saved { .. }));
    module.tests.iter().any(is_saved) || module.children.iter().any(reads_bodies)
}
