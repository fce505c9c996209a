//! An identifier for everything.
//!
//! Input: an [`Api`] and its [`Shapes`]. Output: [`Names`], which say in what module each operation
//! and type stands and what each item, field, variant and argument is called. Afterwards there is
//! no keyword and no collision within a scope.
//!
//! Every item proposes names, best first; its scope takes the first that is free. Items propose in
//! the order of the collection, so that an item added at the end renames no other one. A number is
//! appended only when no proposal is free. No type ends in a number, unless a standard (`Ipv4`) or a version does: it
//! ends in what it is (`CloseWindow1Operation`).

use std::fmt;

use crate::api::{Api, CredentialId, Folder, OperationId, SettingId};
use crate::shape::{Shapes, TypeId};
use crate::words;
pub use crates::{CrateName, check_crate_name, crate_name, crate_name_with_version, is_free};
pub use features::ALL;
pub(crate) use overrides::keeps_unknown;
pub use overrides::{check_function_name, check_type_name};
pub use scripts::ScriptNames;

mod arguments;
mod clients;
mod crates;
mod distinctions;
mod failures;
mod families;
mod features;
mod fields;
mod homes;
mod keys;
mod lists;
mod modules;
mod nouns;
mod operations;
mod overrides;
mod scope;
mod scripts;
mod spelling;
mod titles;
mod types;

/// A legal Rust identifier; only this stage makes one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(String);

impl Identifier {
    /// As it stands in code: no keyword, so never with `r#`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name of the generator's own, such as an argument of a setter that every client has.
    pub(crate) fn fixed(name: &'static str) -> Self {
        Self(name.to_owned())
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Index into [`Names::modules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModuleId(pub usize);

/// The module of operations that stand in no folder; their methods are the client's own.
pub const ROOT: ModuleId = ModuleId(0);

/// Index into [`Names::failures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FailureId(pub usize);

/// All names of a crate.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    /// Modules by id; the first is [`ROOT`].
    pub modules: Vec<Module>,
    /// Features of the crate, one per top module; empty where there is nothing to leave out.
    pub features: Vec<Feature>,
    /// By [`OperationId`].
    pub operations: Vec<Operation>,
    /// By [`TypeId`].
    pub types: Vec<Type>,
    /// Enums of failures; equal ones once.
    pub failures: Vec<Failure>,
    /// Setters of the builder, by [`SettingId`].
    pub settings: Vec<Identifier>,
    /// Setters of the builder, by [`CredentialId`].
    pub credentials: Vec<Identifier>,
    /// Setters of the builder for calls that get credentials, by [`CredentialId`]; `None`: no call does.
    pub logins: Vec<Option<Identifier>>,
    /// By [`ScriptId`](crate::api::ScriptId).
    pub scripts: Vec<ScriptNames>,
}

/// A module: a folder, or several that mirror one URL.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// Of the file and of the accessor (`users`).
    pub name: Identifier,
    /// Of the struct that has the methods (`Users`).
    pub service: Identifier,
    /// The module around it; [`ROOT`] for a top folder, itself for the root.
    pub parent: ModuleId,
    /// The modules in it.
    pub children: Vec<ModuleId>,
    /// As Postman shows the folder.
    pub title: String,
    /// As written.
    pub description: String,
    /// Its operations in the order of the collection.
    pub operations: Vec<OperationId>,
}

/// A feature of the crate, with which a top module is compiled.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// The top module.
    pub module: ModuleId,
    /// As Cargo knows it (`invoices-and-office`).
    pub name: String,
}

/// The names of an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Where it stands.
    pub module: ModuleId,
    /// Of the method (`list_users`).
    pub method: Identifier,
    /// What the method is called after.
    pub source: NameSource,
    /// Of the marker type (`ListUsers`, `CloseWindow1Operation`).
    pub marker: Identifier,
    /// What the names of its other types begin with (`ListUsers`, `CloseWindow1`).
    pub stem: Identifier,
    /// Of the struct that holds many required arguments (`ListUsersParameters`).
    pub parameters: Identifier,
    /// Of the body's argument.
    pub body: Identifier,
    /// By [`ArgumentId`](crate::api::ArgumentId): the argument's or the setter's name.
    pub arguments: Vec<Identifier>,
    /// Of the enum of several success cases.
    pub response: Identifier,
    /// By case: the variant's name (`NotFound`).
    pub cases: Vec<Identifier>,
    /// What its failures are called (`ListUsersError`); `None` where none is documented.
    pub error: Option<Identifier>,
    /// Its enum of failures, whose name is another one where several operations share it.
    pub failure: Option<FailureId>,
}

/// What a method is called after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameSource {
    /// The configuration says it.
    Configuration,
    /// The request's name.
    Request,
    /// Method and path: the request's name says nothing.
    Endpoint,
    /// What tells it from the method that is plainly called so.
    Difference,
}

/// An enum of failures.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Where it stands; `None`: in `models`.
    pub module: Option<ModuleId>,
    /// Its name (`ListUsersError`).
    pub name: Identifier,
    /// Its users in the order of the collection; at least one.
    pub operations: Vec<OperationId>,
    /// Constants of API error codes: by failure case, by code.
    pub codes: Vec<Vec<Identifier>>,
    /// The variant of an error of JSON-RPC, where its users have such.
    pub refusal: Option<Identifier>,
}

/// The names of a type.
#[derive(Clone, Debug, PartialEq)]
pub struct Type {
    /// Where it stands; `None`: in `models`.
    pub module: Option<ModuleId>,
    /// Unique among the items of its module.
    pub name: Identifier,
    /// Which of its origins it is called after; `None`: the configuration says its name.
    pub after: Option<usize>,
    /// Of its fields or variants, in order.
    pub members: Vec<Identifier>,
}

impl Names {
    /// The names of an operation.
    pub fn operation(&self, id: OperationId) -> &Operation {
        &self.operations[id.0]
    }

    /// The names of a type.
    pub fn ty(&self, id: TypeId) -> &Type {
        &self.types[id.0]
    }

    /// The setter of a setting.
    pub fn setting(&self, id: SettingId) -> &Identifier {
        &self.settings[id.0]
    }

    /// The setter of a credential.
    pub fn credential(&self, id: CredentialId) -> &Identifier {
        &self.credentials[id.0]
    }

    /// The names of a module.
    pub fn module(&self, id: ModuleId) -> &Module {
        &self.modules[id.0]
    }

    /// The modules from the top to this one, without the root.
    pub fn ancestry(&self, id: ModuleId) -> Vec<ModuleId> {
        let mut chain = Vec::new();
        let mut at = id;
        while at != ROOT {
            chain.push(at);
            at = self.module(at).parent;
        }
        chain.reverse();
        chain
    }
}

/// Names everything.
pub fn assign(api: &Api, shapes: &Shapes) -> Names {
    let (mut modules, homes) = modules::lay_out(api);
    let mut scopes = scope::Scopes::new(&modules);
    let mut operations = operations::assign(api, &mut modules, &homes, &mut scopes);
    let failures = failures::assign(api, shapes, &mut operations, &mut scopes);
    let types = types::assign(api, shapes, &operations, &modules, &mut scopes);
    let (settings, credentials, mut builder) = clients::assign(api);
    let logins = clients::assign_logins(api, &credentials, &mut builder);
    Names {
        features: features::assign(&modules),
        modules,
        operations,
        types,
        failures,
        settings,
        credentials,
        logins,
        scripts: scripts::assign(api, &mut builder),
    }
}

/// All folders below one, itself not, outermost first.
fn folders_below(folder: &Folder) -> Vec<&Folder> {
    let children = folder.folders.iter();
    children
        .flat_map(|child| std::iter::once(child).chain(folders_below(child)))
        .collect()
}

/// `Not Found` for 404; empty where HTTP has no name.
pub fn status_phrase(status: u16) -> String {
    let name = crate::statuses::name(status);
    if name.starts_with("Status") {
        return String::new();
    }
    if name == "Ok" {
        return "OK".to_owned();
    }
    let mut phrase = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push(letter);
    }
    phrase
}
