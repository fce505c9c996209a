//! What callers see of an operation: how it is called, and where what its request takes is given.

use std::collections::BTreeMap;

use super::path::{self, Path};
use super::{Argument, ArgumentType, Crate, Identifier, Item, Module, Operation, Standpoint, Ty};
use crate::api::{self, ArgumentType as Kind};
use crate::name;

/// More required arguments than this become one struct (design: "Parameters").
pub(super) const MANY: usize = 4;

/// How callers give something that a request takes besides its body.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// What they know it by.
    pub name: Identifier,
    /// Where they give it.
    pub position: Position,
}

/// Where callers give an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// As an argument of the method.
    Argument,
    /// In the struct of the method's many arguments.
    Field,
    /// By a setter of the call.
    Setter,
    /// Nowhere: every call sends it.
    Always,
}

/// The inputs of an operation by the ids of its arguments; `required` are the method's, a body among them.
pub(super) fn inputs(operation: &api::Operation, names: &name::Operation, required: &[Argument]) -> Vec<Input> {
    let given = if required.len() > MANY {
        Position::Field
    } else {
        Position::Argument
    };
    let input = |(argument, name): (&api::Argument, &Identifier)| Input {
        name: name.clone(),
        position: match (argument.required.value, argument.ty) {
            (false, _) => Position::Setter,
            (true, Kind::Flag) => Position::Always,
            (true, _) => given,
        },
    };
    operation.arguments.iter().zip(&names.arguments).map(input).collect()
}

/// An operation with the module that has it and the request that it sends.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    pub krate: &'a Crate,
    /// Where the method stands.
    pub module: &'a Module,
    pub method: &'a Operation,
    /// What is sent.
    pub request: &'a api::Operation,
}

impl Crate {
    /// Every call that can be made, by the id of the operation: in the order of the collection.
    pub fn calls(&self) -> Vec<Call<'_>> {
        let methods = self.modules.iter().flat_map(|module| {
            let methods = module.operations.iter();
            methods.map(move |method| (module, method))
        });
        let mut calls: Vec<Call<'_>> = methods
            .map(|(module, method)| Call {
                krate: self,
                module,
                method,
                request: &self.api.operations[method.id.0],
            })
            .collect();
        calls.sort_by_key(|call| call.method.id);
        calls
    }

    /// All types by their paths.
    pub fn items(&self) -> BTreeMap<Path, &Item> {
        let items = self.modules.iter().chain(&self.models).flat_map(|module| {
            let path = |item: &Item| Path::own(module.path.clone(), item.name());
            module.items.iter().map(move |item| (path(item), item))
        });
        items.collect()
    }

    /// The types of JSON with their paths, in the order in which the collection has them.
    pub fn types(&self) -> Vec<(&Path, &Item)> {
        let (items, types) = (self.items(), self.types.iter());
        types.filter_map(|path| Some((path, *items.get(path)?))).collect()
    }
}

impl<'a> Call<'a> {
    /// The accessors from the client to the method's service; none where the client has the method.
    pub fn accessors(self) -> &'a [Identifier] {
        self.module.way()
    }

    /// `["users", "get_user"]`: the accessors and the method.
    pub fn path(self) -> Vec<&'a str> {
        let names = self.accessors().iter().chain([&self.method.method]);
        names.map(Identifier::as_str).collect()
    }

    /// `users().get_user("me")`, with these arguments.
    pub fn written(self, arguments: &str) -> String {
        format!("{}({arguments})", self.path().join("()."))
    }

    /// `users().get_user(user_id)`, with the names of the required arguments.
    pub fn outline(self) -> String {
        let names = match &self.method.parameters {
            Some(_) => vec!["parameters"],
            None => {
                let arguments = self.method.arguments.iter();
                arguments.map(|argument| argument.name.as_str()).collect()
            }
        };
        self.written(&names.join(", "))
    }

    /// `fn get_user(&self, user_id: impl Into<Text>) -> GetUser`, as the method's file has it.
    pub fn signature(self) -> String {
        let file = Standpoint::File {
            root: self.krate.root.path(),
            module: &self.module.path,
        };
        let written = |argument: &Argument| format!(", {}: {}", argument.name, argument.ty.written(file));
        let arguments: String = match &self.method.parameters {
            Some(parameters) => format!(", parameters: {}", parameters.name),
            None => self.method.arguments.iter().map(written).collect(),
        };
        let (method, marker) = (&self.method.method, &self.method.marker);
        format!("fn {method}(&self{arguments}) -> {marker}")
    }

    /// What the request takes besides its body, and how callers give it.
    pub fn inputs(self) -> impl Iterator<Item = (&'a api::Argument, &'a Input)> {
        self.request.arguments.iter().zip(&self.method.inputs)
    }

    /// The type of the JSON that is its body, or the variables of its query.
    pub fn json(self) -> Option<&'a Ty> {
        let mut arguments = self.method.arguments.iter();
        match &arguments.find(|argument| argument.of.is_none())?.ty {
            ArgumentType::Into(ty) => ty.argument_of(&path::JSON),
            _ => None,
        }
    }

    /// The builder's setters of its credentials, the main one first.
    pub fn credentials(self) -> impl Iterator<Item = &'a Identifier> {
        let used = self.request.authentications.iter();
        used.map(move |used| &self.krate.client.credentials[used.credential.0].name)
    }

    /// The builder's setters of each credential, and after it of those that do instead.
    pub fn alternatives(self) -> impl Iterator<Item = Vec<&'a Identifier>> {
        let name = move |id: api::CredentialId| &self.krate.client.credentials[id.0].name;
        let used = self.request.authentications.iter();
        used.map(move |used| {
            let ids = std::iter::once(&used.credential).chain(&used.instead);
            ids.map(|id| name(*id)).collect()
        })
    }

    /// The builder's setters of the secret settings that its scripts read.
    pub fn script_keys(self) -> impl Iterator<Item = &'a Identifier> {
        let keys = self.request.script_keys.settings.iter();
        keys.filter_map(move |id| Some(&self.krate.client.settings.get(id.0)?.name))
    }
}
