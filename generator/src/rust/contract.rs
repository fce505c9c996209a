//! The contract tests: what each operation sends, and what it makes of the saved examples.
//!
//! A test has its data beside it: the request as the collection says it (`wire`), and the examples as they are saved.
//! Nothing in it is a secret (`harmless`).

use serde_json::{Value, json};

use crate::api::{self, Body, Case, OperationId, Outcome, Scheme};
use crate::name::{ModuleId, ROOT};

use super::body::step;
use super::harmless::SECRET;
use super::{
    Answered, Answers, Context, Contract, ContractModule, ContractTest, Docs, Expr, Play, Step, cases, clients, docs,
    path, play, uses, wire,
};

/// Headers of an example that tell of its connection.
const CONNECTION: &[&str] = &["content-encoding", "content-length", "transfer-encoding"];

/// The tests of all operations.
pub(super) fn lower(context: &Context<'_>, answers: &Answered) -> Contract {
    let saved = Saved { answers, context };
    let root = saved.module(ROOT);
    let mut modules = vec![ContractModule {
        children: Vec::new(),
        ..root
    }];
    modules.extend(
        context
            .names
            .module(ROOT)
            .children
            .iter()
            .map(|child| saved.module(*child)),
    );
    let builder = builder(context);
    let mut imports = uses::imports(&builder);
    imports.extend([path::CALL, path::CLIENT, path::OPERATION, path::RETRIES]);
    imports.extend(modules.iter().any(reads_bodies).then_some(path::JSON));
    Contract {
        crate_name: context.crate_name.to_owned(),
        builder,
        imports,
        modules,
    }
}

/// Settings and credentials; each type of authentication that signs is tested elsewhere, here it is a token.
fn builder(context: &Context<'_>) -> Vec<Step> {
    let settings = context.api.settings.iter().filter_map(|setting| {
        let value = wire::placeholder(setting)?;
        Some(step(
            "set",
            [Expr::Text(setting.key.clone()), Expr::Text(value.to_owned())],
        ))
    });
    let credentials = context
        .api
        .credentials
        .iter()
        .zip(&context.names.credentials)
        .enumerate();
    let credentials = credentials.map(|(index, (credential, name))| {
        let scheme = match &credential.scheme {
            Scheme::Other { .. } => &Scheme::Bearer,
            other => other,
        };
        let mut uses = context
            .api
            .operations
            .iter()
            .filter_map(|one| one.authentication.as_ref());
        let is_flag = matches!(scheme, Scheme::ApiKeyQuery(_))
            && uses.any(|one| one.credential.0 == index && one.replay.is_empty());
        let keys = if is_flag {
            &[][..]
        } else {
            &["token", "username", "password", "value"][..]
        };
        let values: Vec<(String, String)> = keys.iter().map(|key| ((*key).to_owned(), SECRET.to_owned())).collect();
        step(
            "credential",
            [Expr::Text(name.to_string()), clients::played(scheme, &values)],
        )
    });
    settings.chain(credentials).collect()
}

/// What all tests are made with.
struct Saved<'a> {
    answers: &'a Answered,
    context: &'a Context<'a>,
}

impl Saved<'_> {
    fn module(&self, id: ModuleId) -> ContractModule {
        let names = self.context.names.module(id);
        let tests: Vec<ContractTest> = names.operations.iter().map(|operation| self.test(*operation)).collect();
        ContractModule {
            name: (id != ROOT).then(|| names.name.clone()),
            imports: uses::imports(tests.iter().map(|test| &test.play)),
            tests,
            children: names.children.iter().map(|child| self.module(*child)).collect(),
        }
    }

    fn test(&self, id: OperationId) -> ContractTest {
        let operation = self.context.secrets.hidden(&self.context.api.operations[id.0]);
        let play = without_bodies(play::play(id, &operation, self.context), &operation.body);
        let mut path: Vec<String> = play.accessors.iter().map(ToString::to_string).collect();
        path.push(play.method.to_string());
        let endpoint = format!("`{} {}`.", operation.method, docs::code(&operation.path));
        let title = docs::literal(&operation.name);
        ContractTest {
            docs: Docs::line(&if title.is_empty() {
                endpoint
            } else {
                format!("{title}: {endpoint}")
            }),
            play,
            path: path.join("/"),
            data: json!({
                "request": wire::request(&operation, self.context),
                "examples": self.examples(id, &operation),
            }),
        }
    }

    fn examples(&self, id: OperationId, operation: &api::Operation) -> Vec<Value> {
        let names = self.context.names.operation(id);
        let shapes = &self.context.shapes.operations[id.0];
        let success = cases::success(&operation.cases, shapes, names, self.context);
        let mut examples = Vec::new();
        for (case, name) in operation.cases.iter().zip(&names.cases) {
            let is_variant = case.outcome == Outcome::Failure || matches!(success, Answers::Several { .. });
            examples.extend(case.examples.iter().map(|example| {
                json!({
                    "name": example.name,
                    "status": case.status,
                    "case": is_variant.then(|| name.to_string()),
                    "headers": self.headers(example),
                    "body": self.body(case, example, &operation.method),
                })
            }));
        }
        examples
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
    fn body(&self, case: &Case, example: &api::Example, method: &str) -> Option<String> {
        let is_empty = matches!(case.status, 204 | 304) || method == "HEAD";
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

/// The call with its JSON taken from the test's data.
fn without_bodies(mut play: Play, body: &Body) -> Play {
    let pointer = match body {
        Body::GraphQl { .. } => "/request/body/json/variables",
        _ => "/request/body/json",
    };
    play.arguments.iter_mut().for_each(|argument| take(argument, pointer));
    play
}

fn take(value: &mut Expr, pointer: &'static str) {
    match value {
        Expr::Parsed { ty, .. } => {
            *value = Expr::Saved {
                ty: ty.clone(),
                pointer,
            };
        }
        Expr::Call { arguments, .. } => arguments.iter_mut().for_each(|value| take(value, pointer)),
        Expr::Struct { fields, .. } => fields.iter_mut().for_each(|(_, value)| take(value, pointer)),
        _ => {}
    }
}
