//! The items of the crate, printable.
//!
//! Input: the [`Api`], its [`Shapes`] and [`Names`]. Output: a [`Crate`]: per file its items, each
//! with all that printing needs. Afterwards nothing is looked up: an emitter turns one value into
//! tokens and decides nothing.

use std::collections::{BTreeSet, HashSet};

use crate::api::{self, Api, ArgumentId, OperationId};
use crate::name::{self, Feature, Identifier, Names};
use crate::package::Package;
use crate::runtime::{self, RuntimeSource};
use crate::shape::{OperationShapes, Payload, Shapes, TypeId};

mod answer_headers;
pub(crate) mod arguments;
pub(crate) mod body;
mod calls;
pub(crate) mod cases;
pub(crate) mod clients;
mod dependencies;
pub(crate) mod docs;
mod expr;
mod item;
pub(crate) mod manual;
mod models;
mod operations;
mod own;
mod paging;
pub(crate) mod path;
mod root;
mod scripts;
mod set_headers;
mod size;
mod steps;
mod stored;
mod template;
mod ty;
pub(crate) mod uses;

pub(crate) use calls::{Call, Input, Position};
pub(crate) use dependencies::{DIRECT, Dependencies, libraries};
pub(crate) use docs::Docs;
pub(crate) use expr::{Expr, Step};
pub(crate) use item::{AnswersItem, Enum, Item, Struct, StructField, StructRole, Tagged, TaggedVariant, Texts};
pub(crate) use path::{Home, Path, Standpoint};
pub(crate) use root::Root;
pub(crate) use scripts::{Hook, ScriptFunction};
pub(crate) use ty::{ArgumentType, Ty};

#[derive(Clone, Debug, PartialEq)]
pub struct Crate {
    pub name: String,
    /// Where its code stands.
    pub root: Root,
    /// Whether the user has a module of his own in it.
    pub extra: bool,
    /// What the user decides about the manifest.
    pub package: Package,
    /// What the manifest must hold, or that of the crate around a module.
    pub dependencies: Dependencies,
    /// One line for the manifest.
    pub summary: String,
    /// Settings and credentials.
    pub client: Client,
    /// A file each; the root's operations first, if there are any.
    pub modules: Vec<Module>,
    /// A feature per top folder, by name; empty where there is one folder.
    pub features: Vec<String>,
    /// What runs before requests.
    pub scripts: Vec<ScriptFunction>,
    /// Types that several modules use, if there are any.
    pub models: Option<Module>,
    /// The types of JSON, in the order in which the collection has them.
    pub types: Vec<Path>,
    /// Runtime modules that it uses, in the runtime's own order.
    pub runtime: Vec<&'static str>,
    /// What its requests send; all that is said of the crate is said of this.
    pub api: Api,
}

impl Crate {
    /// Whether the text of the runtime is part of it.
    pub(crate) fn embeds_runtime(&self) -> bool {
        *self.package.runtime_source() == RuntimeSource::Embedded
    }
}

/// What the client is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Client {
    /// What its file imports.
    pub imports: BTreeSet<Path>,
    /// The `User-Agent` that the collection gives the client.
    pub user_agent: Option<String>,
    /// Who may say another one before the user does.
    pub agent: Agent,
    /// Setters of the builder for settings.
    pub settings: Vec<Setting>,
    /// Setters of the builder for credentials.
    pub credentials: Vec<Credential>,
    /// Setters of the builder for what scripts do that are not translated.
    pub hooks: Vec<Hook>,
    /// Accessors of the top modules.
    pub accessors: Vec<Accessor>,
}

/// Who says what the client calls itself, unless its user does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Agent {
    /// The client.
    #[default]
    Own,
    /// A script of the collection, before it is sent.
    OfScripts,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    pub docs: Docs,
    /// Of the setter and its argument.
    pub name: Identifier,
    /// The variable's name.
    pub key: String,
    /// Its default as a template; `None`: must be set.
    pub default: Option<String>,
    /// Whether nothing shows its value.
    pub secret: bool,
    /// Whether scripts leave out the headers that it is the value of, where it is not set.
    pub left_out: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Credential {
    pub docs: Docs,
    pub name: Identifier,
    /// The setter's arguments.
    pub arguments: Vec<Argument>,
    /// The scheme, made from the arguments.
    pub scheme: Expr,
    /// The call that gets it, if one does.
    pub login: Option<Login>,
}

/// A setter of a call that gets credentials.
#[derive(Clone, Debug, PartialEq)]
pub struct Login {
    pub docs: Docs,
    pub name: Identifier,
    /// The feature that the call needs.
    pub feature: Option<String>,
    /// Of the call.
    pub call: Path,
    /// What the answer has.
    pub gets: Vec<Got>,
}

/// A credential that an answer has.
#[derive(Clone, Debug, PartialEq)]
pub struct Got {
    /// What its own setter is called.
    pub credential: Identifier,
    /// Where it stands in the answer.
    pub part: LoginPart,
    /// The header that it is sent in, and what stands before it; `None`: a bearer token.
    pub header: Option<(String, String)>,
}

/// Where an answer has a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginPart {
    /// At a JSON pointer.
    Json(String),
    /// In a header.
    Header(String),
}

/// A method that gives a module's operations.
#[derive(Clone, Debug, PartialEq)]
pub struct Accessor {
    pub docs: Docs,
    /// Of the method and the module.
    pub name: Identifier,
    /// Of the struct that has the methods.
    pub service: Identifier,
    /// The feature that it needs.
    pub feature: Option<String>,
}

/// A file of operations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Module {
    /// The folder's name as Postman shows it.
    pub title: String,
    /// Path below `src`, without `.rs`: `["billing", "accounts"]`.
    pub path: Vec<Identifier>,
    /// The feature that a top module needs.
    pub feature: Option<String>,
    pub docs: Docs,
    /// What the collection says of the folder, as it stands there.
    pub description: String,
    pub imports: BTreeSet<Path>,
    pub children: Vec<Identifier>,
    /// The struct that has the methods; `None`: the client itself, if there are any.
    pub service: Option<Identifier>,
    /// Accessors of the submodules.
    pub accessors: Vec<Accessor>,
    pub operations: Vec<Operation>,
    pub items: Vec<Item>,
}

impl Module {
    /// The accessors from the client to the service; none where the client has the methods.
    pub fn way(&self) -> &[Identifier] {
        if self.service.is_some() { &self.path } else { &[] }
    }
}

/// A method with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// What it sends, in [`Crate::api`].
    pub id: OperationId,
    /// How callers give what its request takes, by the ids of the arguments there.
    pub inputs: Vec<Input>,
    /// Its documented answers, in the order of the request's.
    pub cases: Vec<Case>,
    /// Of the call's type.
    pub call: Docs,
    /// Of the method, but for how it is called.
    pub docs: Docs,
    /// What is said of it if it goes out of use.
    pub deprecated: Option<String>,
    pub method: Identifier,
    pub marker: Identifier,
    pub arguments: Vec<Argument>,
    /// The struct that holds them where they are many; it is the method's only argument then.
    pub parameters: Option<Parameters>,
    pub verb: String,
    /// Its path for readers: `/users/{user_id}`.
    pub endpoint: String,
    /// Template of the URL.
    pub url: String,
    /// Calls on the request in order.
    pub steps: Vec<Step>,
    pub setters: Vec<Setter>,
    /// What a success gives.
    pub success: Answers,
    /// What a failure gives; `None`: no failure is documented.
    pub failure: Option<Answers>,
    /// Its pages, if it gives a list page by page.
    pub paged: Option<Paged>,
    /// The method of `Answer` that tells whether what has the status of a success is a failure.
    pub refusal: Option<&'static str>,
    /// The operation's name for an enum of failures that several share, and the enum.
    pub shared_failure: Option<(Identifier, Ty)>,
}

/// A documented answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Of its variant.
    pub name: Identifier,
    pub payload: Payload<Ty>,
}

/// How an operation gives a list page by page.
#[derive(Clone, Debug, PartialEq)]
pub struct Paged {
    pub item: Ty,
    /// How the pages follow one another.
    pub paging: Expr,
    /// Where the answer says whether there are more.
    pub more: Option<Expr>,
    /// From the answer down to the list.
    pub hops: Vec<Hop>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Hop {
    pub field: Identifier,
    /// Whether it is an `Option`.
    pub optional: bool,
}

/// The struct of a method's many arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameters {
    pub name: Identifier,
}

/// An argument of a method.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// What it gives; `None`: the whole body, or a part of a credential.
    pub of: Option<ArgumentId>,
    /// Of the field, where it is one.
    pub docs: Docs,
    pub name: Identifier,
    pub ty: ArgumentType,
}

/// A chained call that gives an optional argument.
#[derive(Clone, Debug, PartialEq)]
pub struct Setter {
    pub of: ArgumentId,
    pub docs: Docs,
    pub name: Identifier,
    /// `None` for a flag.
    pub argument: Option<ArgumentType>,
    /// What it does to the request.
    pub step: Step,
    /// What is said of it if it goes out of use.
    pub deprecated: Option<String>,
}

/// The answers of one outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum Answers {
    /// One type: arms of statuses, each with the reader (`json`, `empty`, …) that makes it; an arm without statuses is
    /// all there is.
    One {
        ty: Ty,
        /// Statuses and the method of `Answer` that reads them; empty: any 2xx is read by `body`.
        arms: Vec<(Vec<u16>, &'static str)>,
    },
    /// An enum: per status its variant.
    Several {
        ty: Ty,
        /// Status, reader, variant.
        arms: Vec<(u16, &'static str, Identifier)>,
        /// Reader and variant of what has any other status.
        rest: Option<(&'static str, Identifier)>,
    },
}

impl Answers {
    /// What they are as Rust.
    pub(crate) fn ty(&self) -> &Ty {
        match self {
            Self::One { ty, .. } | Self::Several { ty, .. } => ty,
        }
    }
}

/// What a crate is lowered with besides the API.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Settings {
    pub crate_name: String,
    /// What the user decides about the manifest.
    pub package: Package,
    /// Where the code stands.
    pub root: Root,
    /// Whether the user has a module of his own in it.
    pub extra: bool,
}

/// Makes the items of the crate.
pub(crate) fn lower(api: Api, shapes: &Shapes, names: &Names, settings: Settings) -> Crate {
    let (keys, sizes, derived) = (keys(&api), size::sizes(shapes), own::derived(shapes, api.derive));
    let masked = models::masked(shapes);
    // A module has the features of the crate around it, which are not ours to name.
    let folders: &[Feature] = match &settings.root {
        Root::Crate => &names.features,
        Root::Module(_) => &[],
    };
    let context = Context {
        api: &api,
        shapes,
        names,
        settings: &keys,
        features: folders,
        sizes: &sizes,
        derived: &derived,
        masked: &masked,
        root: settings.root.path(),
    };
    let (modules, models) = models::with_types(&context, operations::modules(&context));
    let types = names.types.iter();
    let client = clients::client(&context, settings.package.runtime_source());
    let mut used = used(&context, modules.iter().chain(&models));
    if client.imports.contains(&path::OWN_CLIENT) {
        used.insert(runtime::OWN_CLIENT);
    }
    let mut runtime = runtime::chosen(&used);
    runtime.retain(|module| settings.root.embeds(module));
    Crate {
        summary: manual::summary(&api),
        dependencies: dependencies::dependencies(&settings.package, &runtime, &settings.root),
        runtime: runtime.iter().map(|module| module.name).collect(),
        client,
        scripts: scripts::functions(&context),
        types: types.map(|ty| ty::path(ty.module, &ty.name, &context)).collect(),
        modules,
        features: features(folders),
        models,
        name: settings.crate_name,
        root: settings.root,
        extra: settings.extra,
        package: settings.package,
        api,
    }
}

/// The modules of the runtime that are used beyond the core.
fn used<'a>(context: &Context<'_>, modules: impl Iterator<Item = &'a Module> + Clone) -> BTreeSet<&'static str> {
    let written = modules.clone().flat_map(|module| &module.imports);
    let written = written.filter_map(|path| match path.home {
        Home::Runtime(module) => Some(module),
        _ if *path == path::BIG_NUMBER => Some("number"),
        _ => None,
    });
    let mut operations = modules.flat_map(|module| &module.operations);
    let paging = operations.any(|operation| operation.paged.is_some());
    let used = body::runtime(context.api, context.shapes).into_iter().chain(written);
    let used = used.chain(scripts::runtime(context.api));
    let credentials = (0..context.api.credentials.len()).map(api::CredentialId);
    let logs_in = credentials.into_iter().any(|id| context.api.login(id).is_some());
    let used = used.chain(logs_in.then_some("login"));
    used.chain(paging.then_some("paging"))
        .chain(answer_headers::runtime(context.api))
        .collect()
}

fn features(folders: &[Feature]) -> Vec<String> {
    let mut features: Vec<String> = folders.iter().map(|feature| feature.name.clone()).collect();
    features.sort_unstable();
    features
}

/// What every lowering reads.
#[derive(Clone, Copy)]
struct Context<'a> {
    api: &'a Api,
    shapes: &'a Shapes,
    names: &'a Names,
    /// Keys of all settings.
    settings: &'a HashSet<&'a str>,
    /// Of the top folders, where these have any.
    features: &'a [Feature],
    /// Bytes of each type, by id.
    sizes: &'a [usize],
    /// Types that serde's derive reads.
    derived: &'a HashSet<TypeId>,
    /// Names of fields whose values are not printed.
    masked: &'a HashSet<&'a str>,
    /// How the crate's own code and documentation names it: `crate`, or `crate::zoom` in a module.
    root: &'a str,
}

/// A request with all that is known of it.
#[derive(Clone, Copy)]
struct Request<'a> {
    operation: &'a api::Operation,
    names: &'a name::Operation,
    shapes: &'a OperationShapes,
    context: &'a Context<'a>,
}

impl<'a> Context<'a> {
    fn request(&'a self, id: OperationId) -> Request<'a> {
        Request {
            operation: &self.api.operations[id.0],
            names: self.names.operation(id),
            shapes: &self.shapes.operations[id.0],
            context: self,
        }
    }
}

fn keys(api: &Api) -> HashSet<&str> {
    api.settings.iter().map(|setting| setting.key.as_str()).collect()
}
