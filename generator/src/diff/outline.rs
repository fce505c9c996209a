//! What callers of a crate can write, and what its calls send: read from the crate's text.
//!
//! Input: files of Rust, each with its module. Output: an [`Outline`]. Text that was just generated and text on disk are
//! read by the same functions, so that both show the same.

mod answered;
mod request;
mod tables;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use syn::{Expr, ImplItem, ImplItemFn, Item, ItemImpl};

use crate::config::field::FieldPath;

use answered::Answered;
pub(super) use answered::{Outcome, Status};
use request::Step;
pub(super) use written::WrittenType;
use written::{Scope, doc_lines};

/// All that a crate offers, by the path that a caller writes: `users::list_users`.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// In the order of the files.
    pub(super) methods: Vec<Method>,
    pub(super) types: BTreeMap<String, TypeOutline>,
    /// Setters of the builder for variables of the collection.
    pub(super) settings: Vec<SettingSetter>,
    /// Setters of the builder for credentials.
    pub(super) credentials: Vec<CredentialSetter>,
    /// What is said of each folder.
    pub(super) folders: BTreeMap<String, Vec<String>>,
}

/// A method that makes a call.
#[derive(Debug)]
pub(super) struct Method {
    pub(super) path: String,
    pub(super) verb: String,
    /// A template whose holes are named as callers name them: `{base_url}/users/{user_id}`.
    pub(super) url: String,
    /// Required ones in the order of the signature, or of the struct that holds them.
    pub(super) parameters: Vec<Parameter>,
    /// The struct that holds the parameters, where they are many.
    pub(super) gathered: Option<WrittenType>,
    /// Optional ones.
    pub(super) setters: Vec<Parameter>,
    /// What is sent as the body.
    pub(super) body: &'static str,
    /// The credential's name.
    pub(super) credential: Option<String>,
    /// Of GraphQL.
    pub(super) query: Option<String>,
    /// All else that is given to the request, parameters as well, as it is written.
    pub(super) steps: Vec<String>,
    pub(super) answered: Answered,
    pub(super) docs: Vec<String>,
}

/// What a caller gives to a call.
#[derive(Clone, Debug)]
pub(super) struct Parameter {
    pub(super) name: String,
    /// Where it goes; `None`: it is the body.
    pub(super) target: Option<FieldPath>,
    /// `None`: it is a flag.
    pub(super) ty: Option<WrittenType>,
    pub(super) docs: Vec<String>,
}

/// A type that bodies or answers hold.
#[derive(Debug)]
pub(super) struct TypeOutline {
    pub(super) kind: TypeKind,
    pub(super) members: Vec<Member>,
    /// Whether it may grow: `#[non_exhaustive]`.
    pub(super) growth: Growth,
    /// Constants of error codes.
    pub(super) codes: Vec<ErrorConstant>,
}

/// What a type is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TypeKind {
    /// An object of JSON.
    Object,
    /// The parameters of a method.
    Parameters,
    /// Texts that are known.
    Texts,
    /// Several kinds of JSON.
    Union,
    /// Answers by their status.
    Answers,
    /// Another name of a type.
    Alias(WrittenType),
}

/// Whether a type may grow without an error at those who use it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Growth {
    Open,
    Closed,
}

/// A field or a variant.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: String,
    /// The key or the text that stands for it in JSON.
    pub(super) wire: String,
    /// `None`: a variant that holds nothing.
    pub(super) ty: Option<WrittenType>,
    pub(super) docs: Vec<String>,
}

/// An error code that failures may have.
#[derive(Debug, PartialEq)]
pub(super) struct ErrorConstant {
    /// `` code `taken` of status 409 ``
    pub(super) about: String,
    pub(super) value: String,
}

/// A setter for a variable.
#[derive(Debug)]
pub(super) struct SettingSetter {
    pub(super) name: String,
    pub(super) key: String,
    pub(super) default: Option<String>,
    pub(super) docs: Vec<String>,
}

/// A setter for a credential.
#[derive(Debug)]
pub(super) struct CredentialSetter {
    pub(super) name: String,
    /// The types of its arguments.
    pub(super) takes: Vec<WrittenType>,
    /// How it is sent.
    pub(super) scheme: String,
    pub(super) docs: Vec<String>,
}

/// A file of Rust.
pub(super) struct Source<'a> {
    /// As callers name it; empty where items of the root stand.
    pub(super) module: String,
    pub(super) file: &'a syn::File,
}

impl Outline {
    /// Reads the files of a crate.
    pub(super) fn new(sources: &[Source<'_>]) -> Self {
        let declared: BTreeSet<String> = sources.iter().flat_map(declared_types).collect();
        let mut outline = Self::default();
        for source in sources {
            let scope = Scope {
                module: &source.module,
                declared: &declared,
            };
            for item in &source.file.items {
                outline.add_type(item, scope);
            }
            tables::add(&mut outline.types, &source.file.items, scope);
        }
        for source in sources {
            let scope = Scope {
                module: &source.module,
                declared: &declared,
            };
            outline.add_builder(&source.file.items, scope);
            let answered = answered::by_marker(&source.file.items, scope);
            outline.add_methods(&source.file.items, answered, scope);
        }
        let settings = outline.settings.iter();
        let named: Vec<(String, String)> = settings
            .map(|setting| (setting.key.clone(), setting.name.clone()))
            .collect();
        for method in &mut outline.methods {
            let holes = method
                .parameters
                .iter()
                .filter_map(|parameter| match &parameter.target {
                    Some(FieldPath::Argument(_, key)) => Some((key.clone(), parameter.name.clone())),
                    _ => None,
                });
            method.url = holes_renamed(&method.url, named.iter().cloned().chain(holes));
        }
        outline
    }

    /// A type by its path, also by another name of it.
    pub(super) fn ty(&self, path: &str) -> Option<&TypeOutline> {
        let ty = self.types.get(path)?;
        match &ty.kind {
            TypeKind::Alias(other) => self
                .types
                .get(&other.head)
                .filter(|ty| !matches!(ty.kind, TypeKind::Alias(_))),
            _ => Some(ty),
        }
    }

    fn add_type(&mut self, item: &Item, scope: Scope<'_>) {
        let (name, attributes, kind, members) = match item {
            Item::Struct(item) if written::derives(&item.attrs, "Copy") => {
                if !item.generics.params.is_empty() {
                    self.folders.insert(scope.module.to_owned(), doc_lines(&item.attrs));
                }
                return;
            }
            Item::Struct(item) => {
                let kind = match written::derives(&item.attrs, "Clone") {
                    true => TypeKind::Object,
                    false => TypeKind::Parameters,
                };
                let fields = item.fields.iter().filter_map(|field| field_outline(field, scope));
                (&item.ident, &item.attrs, kind, fields.collect())
            }
            Item::Enum(item) => {
                let kind = match written::derives(&item.attrs, "Serialize") {
                    true => TypeKind::Answers,
                    false => TypeKind::Texts,
                };
                let variants = item.variants.iter().map(|variant| variant_outline(variant, scope));
                (&item.ident, &item.attrs, kind, variants.collect())
            }
            Item::Type(item) => {
                let kind = TypeKind::Alias(scope.read_type(&item.ty));
                (&item.ident, &item.attrs, kind, Vec::new())
            }
            _ => return,
        };
        let growth = match attributes
            .iter()
            .any(|attribute| attribute.path().is_ident("non_exhaustive"))
        {
            true => Growth::Open,
            false => Growth::Closed,
        };
        let outline = TypeOutline {
            kind,
            members,
            growth,
            codes: Vec::new(),
        };
        self.types.insert(scope.path(&name.to_string()), outline);
    }

    /// `impl Builder { … }`
    fn add_builder(&mut self, items: &[Item], scope: Scope<'_>) {
        let defaults = tables::setting_defaults(items);
        for (method, _) in methods_of(items).filter(|(_, owner)| owner == "Builder") {
            let (name, docs) = (method.sig.ident.to_string(), doc_lines(&method.attrs));
            let Some(Expr::MethodCall(call)) = written::last_expression(&method.block) else {
                continue;
            };
            let key = call.args.first().and_then(written::text_literal).unwrap_or_default();
            if call.method == "set" {
                let default = defaults.iter().find(|(known, _)| *known == key);
                self.settings.push(SettingSetter {
                    name,
                    default: default.and_then(|(_, default)| default.clone()),
                    key,
                    docs,
                });
            } else if call.method == "credential" {
                let inputs = written::arguments(&method.sig);
                self.credentials.push(CredentialSetter {
                    name,
                    takes: inputs.map(|(_, ty)| scope.read_type(ty)).collect(),
                    scheme: call.args.get(1).map(written::tokens_text).unwrap_or_default(),
                    docs,
                });
            }
        }
    }

    /// The methods of `impl` blocks that give a `Call<Marker>`.
    fn add_methods(&mut self, items: &[Item], mut answered: BTreeMap<String, Answered>, scope: Scope<'_>) {
        let setters = setters_by_marker(items, scope);
        for (method, _) in methods_of(items) {
            let Some(answered) = called_marker(method).and_then(|marker| Some((answered.remove(&marker)?, marker)))
            else {
                continue;
            };
            let (answered, marker) = answered;
            let (setters, set) = setters.get(&marker).cloned().unwrap_or_default();
            if let Some(outline) = self.method_outline(method, (setters, set), answered, scope) {
                self.methods.push(outline);
            }
        }
    }

    fn method_outline(
        &self,
        method: &ImplItemFn,
        (setters, set): (Vec<Parameter>, Vec<Step>),
        answered: Answered,
        scope: Scope<'_>,
    ) -> Option<Method> {
        let (verb, url, steps) = request::of_method(&method.block)?;
        let mut inputs: Vec<Parameter> = written::arguments(&method.sig)
            .map(|(name, ty)| Parameter::new(name, scope.read_type(ty), Vec::new()))
            .collect();
        let gathered = inputs
            .first()
            .and_then(|input| input.ty.clone())
            .filter(|ty| self.is_parameters(ty));
        if let Some(parameters) = gathered.as_ref().and_then(|ty| self.types.get(&ty.head)) {
            let fields = parameters.members.iter();
            let inputs_of = |field: &Member| {
                Some(Parameter::new(
                    field.name.clone(),
                    field.ty.clone()?,
                    field.docs.clone(),
                ))
            };
            inputs = fields.filter_map(inputs_of).collect();
        }
        let docs = doc_lines(&method.attrs);
        for input in &mut inputs {
            input.target = steps.iter().find_map(|step| step.target_of(&input.name));
            if gathered.is_none() {
                input.docs.extend(listed_note(&docs, &input.name));
            }
        }
        let all = || steps.iter().chain(&set);
        Some(Method {
            path: scope.path(&method.sig.ident.to_string()),
            verb,
            url,
            parameters: inputs,
            gathered,
            setters,
            body: request::body_word(all()),
            credential: steps.iter().find_map(|step| step.literal_of("auth")),
            query: steps.iter().find_map(Step::graphql_query),
            steps: all().filter_map(Step::code).collect(),
            answered,
            docs,
        })
    }

    fn is_parameters(&self, ty: &WrittenType) -> bool {
        self.types
            .get(&ty.head)
            .is_some_and(|ty| ty.kind == TypeKind::Parameters)
    }
}

impl Parameter {
    fn new(name: String, ty: WrittenType, docs: Vec<String>) -> Self {
        Self {
            name,
            target: None,
            ty: Some(ty),
            docs,
        }
    }
}

/// What the documentation of a method says of one of its arguments: `` - `user_id`: Of the user. ``
fn listed_note(docs: &[String], name: &str) -> Option<String> {
    let list = docs.iter().skip_while(|line| *line != "# Arguments").skip(2);
    let mut notes = list
        .take_while(|line| line.starts_with("- "))
        .filter_map(|line| line.split_once(": "));
    let (_, note) = notes.find(|(entry, _)| entry.trim_start_matches("- ").trim_matches('`') == name)?;
    Some(note.to_owned())
}

fn declared_types(source: &Source<'_>) -> Vec<String> {
    let names = source.file.items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        _ => None,
    });
    names
        .map(|name| written::join(&source.module, &name.to_string()))
        .collect()
}

fn field_outline(field: &syn::Field, scope: Scope<'_>) -> Option<Member> {
    let name = field.ident.as_ref()?.to_string();
    Some(Member {
        wire: written::serde_name(&field.attrs).unwrap_or_else(|| name.clone()),
        name,
        ty: Some(scope.read_type(&field.ty)),
        docs: doc_lines(&field.attrs),
    })
}

fn variant_outline(variant: &syn::Variant, scope: Scope<'_>) -> Member {
    let name = variant.ident.to_string();
    Member {
        wire: name.clone(),
        name,
        ty: variant.fields.iter().next().map(|held| scope.read_type(&held.ty)),
        docs: doc_lines(&variant.attrs),
    }
}

/// Public methods with the type that they belong to.
fn methods_of(items: &[Item]) -> impl Iterator<Item = (&ImplItemFn, String)> {
    blocks_of(items).flat_map(|(block, owner)| {
        let methods = block.items.iter().filter_map(|item| match item {
            ImplItem::Fn(method) if matches!(method.vis, syn::Visibility::Public(_)) => Some(method),
            _ => None,
        });
        methods.map(move |method| (method, owner.clone()))
    })
}

/// `impl` blocks without a trait, and the type that they belong to.
fn blocks_of(items: &[Item]) -> impl Iterator<Item = (&ItemImpl, String)> {
    items.iter().filter_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() => Some((block, written::last_name(&block.self_ty)?.0)),
        _ => None,
    })
}

/// `fn list_users(&self) -> Call<ListUsers>` → `ListUsers`.
fn called_marker(method: &ImplItemFn) -> Option<String> {
    let syn::ReturnType::Type(_, ty) = &method.sig.output else {
        return None;
    };
    match written::last_name(ty)? {
        (call, marker) if call == "Call" => marker,
        _ => None,
    }
}

/// `impl Call<ListUsers> { pub fn page(self, page: i64) -> Self … }`
fn setters_by_marker(items: &[Item], scope: Scope<'_>) -> BTreeMap<String, (Vec<Parameter>, Vec<Step>)> {
    let mut setters: BTreeMap<String, (Vec<Parameter>, Vec<Step>)> = BTreeMap::new();
    for (block, _) in blocks_of(items).filter(|(_, owner)| owner == "Call") {
        let Some((_, Some(marker))) = written::last_name(&block.self_ty) else {
            continue;
        };
        let (parameters, steps) = setters.entry(marker).or_default();
        for item in &block.items {
            let ImplItem::Fn(method) = item else { continue };
            let Some(step) = request::of_setter(&method.block) else {
                continue;
            };
            parameters.push(Parameter {
                name: method.sig.ident.to_string(),
                target: step.target(),
                ty: written::arguments(&method.sig)
                    .next()
                    .map(|(_, ty)| scope.read_type(ty)),
                docs: doc_lines(&method.attrs),
            });
            steps.push(step);
        }
    }
    setters
}

/// The template with other names for its holes; doubled braces are no holes.
fn holes_renamed(template: &str, names: impl Iterator<Item = (String, String)>) -> String {
    let names: Vec<(String, String)> = names.collect();
    let mut renamed = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        renamed.push_str(before);
        renamed.push('{');
        if let Some(text) = after.strip_prefix('{') {
            renamed.push('{');
            rest = text;
            continue;
        }
        let (hole, after) = after.split_once('}').unwrap_or((after, ""));
        let name = names.iter().find(|(key, _)| key == hole).map_or(hole, |(_, name)| name);
        renamed.push_str(name);
        renamed.push('}');
        rest = after;
    }
    renamed.push_str(rest);
    renamed
}
