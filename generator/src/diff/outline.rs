//! What callers of a crate can write, and what its calls send: read from the crate's text.
//!
//! Input: files of Rust, each with its module. Output: an [`Outline`]. Text that was just generated and text on disk are
//! read by the same functions, so that both show the same.

mod answered;
mod request;
mod tables;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use syn::{Expr, ImplItem, ImplItemFn, Item, ItemImpl};

use crate::config::field::FieldPath;

use answered::Answered;
pub(super) use answered::{Outcome, Status};
use request::Step;
pub(super) use written::WrittenType;
use written::{Scope, doc_lines};

/// All that a crate offers, by the path that a caller writes: `users::list_users`.
#[derive(Default)]
pub(super) struct Outline {
    /// In the order of the files.
    pub(super) methods: Vec<Method>,
    pub(super) types: BTreeMap<String, TypeOutline>,
    pub(super) builder: Vec<BuilderSetter>,
    /// What is said of each folder.
    pub(super) folders: BTreeMap<String, Vec<String>>,
}

/// A method that makes a call.
pub(super) struct Method {
    pub(super) path: String,
    pub(super) verb: String,
    /// A template whose holes are named as callers name them: `{base_url}/users/{user_id}`.
    pub(super) url: String,
    /// Required ones in the order of the signature, or of the struct that holds them; then optional ones.
    pub(super) parameters: Vec<Parameter>,
    /// The struct that holds the required parameters, where they are many.
    pub(super) gathered: Option<WrittenType>,
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
#[derive(Clone)]
pub(super) struct Parameter {
    pub(super) name: String,
    /// Where it goes; `None`: it is the body.
    pub(super) target: Option<FieldPath>,
    pub(super) way: Way,
    /// `None`: it is a flag.
    pub(super) ty: Option<WrittenType>,
    pub(super) docs: Vec<String>,
}

/// How a caller gives a parameter.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Way {
    Position,
    /// In a struct that the method takes.
    Field,
    Setter,
}

/// A type that bodies or answers hold.
pub(super) struct TypeOutline {
    pub(super) kind: TypeKind,
    pub(super) members: Vec<Member>,
    pub(super) growth: Growth,
    /// Constants of error codes.
    pub(super) codes: Vec<ErrorConstant>,
}

/// What a type is.
#[derive(Clone, PartialEq)]
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

/// Whether a type may grow without an error at those who use it: `#[non_exhaustive]`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Growth {
    Open,
    Closed,
}

/// A field or a variant.
pub(super) struct Member {
    pub(super) name: String,
    /// The key or the text that stands for it in JSON.
    pub(super) wire: String,
    /// `None`: a variant that holds nothing.
    pub(super) ty: Option<WrittenType>,
    pub(super) docs: Vec<String>,
}

/// An error code that failures may have.
#[derive(PartialEq)]
pub(super) struct ErrorConstant {
    /// `` code `taken` of status 409 ``
    pub(super) about: String,
    value: String,
}

/// A method of the builder.
pub(super) struct BuilderSetter {
    pub(super) kind: SetterKind,
    pub(super) name: String,
    /// The variable or the credential that it sets.
    pub(super) key: String,
    /// The types of its arguments.
    pub(super) takes: Vec<WrittenType>,
    /// How a credential is sent.
    pub(super) scheme: Option<String>,
    pub(super) default: Option<String>,
    pub(super) docs: Vec<String>,
}

/// What a method of the builder sets.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum SetterKind {
    Setting,
    Credential,
}

impl Outline {
    /// Reads the files of a crate, each with its module; that is empty where items of the root stand.
    pub(super) fn new(files: &[(String, Rc<syn::File>)]) -> Self {
        let declared: BTreeSet<String> = files
            .iter()
            .flat_map(|(module, file)| declared_types(module, file))
            .collect();
        let scoped = || {
            let declared = &declared;
            files
                .iter()
                .map(move |(module, file)| (Scope { module, declared }, file.items.as_slice()))
        };
        let mut outline = Self::default();
        for (scope, items) in scoped() {
            items.iter().for_each(|item| outline.add_type(item, scope));
            tables::add_tables(&mut outline.types, items, scope);
            outline.add_builder(items, scope);
        }
        for (scope, items) in scoped() {
            outline.add_methods(items, scope);
        }
        let settings = outline
            .builder
            .iter()
            .map(|setter| (setter.key.as_str(), setter.name.as_str()));
        let settings: Vec<(&str, &str)> = settings.collect();
        for method in &mut outline.methods {
            method.url = holes_renamed(&method.url, &settings);
        }
        outline
    }

    /// A type by its path, also by another name of it.
    pub(super) fn ty(&self, path: &str) -> Option<&TypeOutline> {
        match self.types.get(path)? {
            TypeOutline {
                kind: TypeKind::Alias(other),
                ..
            } => self.types.get(&other.head),
            ty => Some(ty),
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
                let is_json = written::derives(&item.attrs, "Clone");
                let kind = if is_json {
                    TypeKind::Object
                } else {
                    TypeKind::Parameters
                };
                let fields = item.fields.iter().filter_map(|field| field_outline(field, scope));
                (&item.ident, &item.attrs, kind, fields.collect())
            }
            Item::Enum(item) => {
                let is_answer = written::derives(&item.attrs, "Serialize");
                let kind = if is_answer { TypeKind::Answers } else { TypeKind::Texts };
                let variants = item.variants.iter().map(|variant| variant_outline(variant, scope));
                (&item.ident, &item.attrs, kind, variants.collect())
            }
            Item::Type(item) => {
                let kind = TypeKind::Alias(scope.read_type(&item.ty));
                (&item.ident, &item.attrs, kind, Vec::new())
            }
            _ => return,
        };
        let is_open = attributes
            .iter()
            .any(|attribute| attribute.path().is_ident("non_exhaustive"));
        let outline = TypeOutline {
            kind,
            members,
            growth: if is_open { Growth::Open } else { Growth::Closed },
            codes: Vec::new(),
        };
        self.types.insert(scope.path(&name.to_string()), outline);
    }

    /// `impl Builder { … }`
    fn add_builder(&mut self, items: &[Item], scope: Scope<'_>) {
        let defaults = tables::setting_defaults(items);
        for (method, _) in methods_of(items).filter(|(_, owner)| owner == "Builder") {
            let Some(Expr::MethodCall(call)) = written::last_expression(&method.block) else {
                continue;
            };
            let kind = match call.method.to_string().as_str() {
                "set" => SetterKind::Setting,
                "credential" => SetterKind::Credential,
                _ => continue,
            };
            let key = call.args.first().and_then(written::text_literal).unwrap_or_default();
            let scheme = call.args.get(1).filter(|_| kind == SetterKind::Credential);
            self.builder.push(BuilderSetter {
                kind,
                name: method.sig.ident.to_string(),
                takes: written::arguments(&method.sig)
                    .map(|(_, ty)| scope.read_type(ty))
                    .collect(),
                scheme: scheme.map(written::tokens_text),
                default: defaults
                    .iter()
                    .find(|(known, _)| *known == key)
                    .and_then(|(_, default)| default.clone()),
                key,
                docs: doc_lines(&method.attrs),
            });
        }
    }

    /// The methods of `impl` blocks that give a `Call<Marker>`.
    fn add_methods(&mut self, items: &[Item], scope: Scope<'_>) {
        let setters = setters_by_marker(items, scope);
        let mut answered = answered::by_marker(items, scope);
        for (method, _) in methods_of(items) {
            let called =
                called_marker(method).and_then(|marker| Some((answered.remove(&marker)?, setters.get(&marker))));
            let made = called.zip(request::of_method(&method.block));
            let Some(((answered, setters), (verb, url, mut steps))) = made else {
                continue;
            };
            let docs = doc_lines(&method.attrs);
            let (gathered, mut parameters) = self.required(method, &docs, scope);
            for parameter in &mut parameters {
                parameter.target = steps.iter().find_map(|step| step.target_of(&parameter.name));
            }
            let holes = parameters.iter().filter_map(|parameter| match &parameter.target {
                Some(FieldPath::Argument(_, key)) => Some((key.as_str(), parameter.name.as_str())),
                _ => None,
            });
            let url = holes_renamed(&url, &holes.collect::<Vec<_>>());
            let credential = steps.iter().find_map(|step| step.literal_of("auth"));
            for (parameter, step) in setters.into_iter().flatten() {
                parameters.push(parameter.clone());
                steps.push(step.clone());
            }
            self.methods.push(Method {
                path: scope.path(&method.sig.ident.to_string()),
                verb,
                url,
                parameters,
                gathered,
                body: request::body_word(&steps),
                credential,
                query: steps.iter().find_map(Step::graphql_query),
                steps: steps.iter().filter_map(Step::code).collect(),
                answered,
                docs,
            });
        }
    }

    /// The required parameters of a method, and the struct that holds them, if one does.
    fn required(
        &self,
        method: &ImplItemFn,
        docs: &[String],
        scope: Scope<'_>,
    ) -> (Option<WrittenType>, Vec<Parameter>) {
        let parameter = |name: String, way: Way, ty: Option<WrittenType>, docs: Vec<String>| Parameter {
            name,
            target: None,
            way,
            ty,
            docs,
        };
        let mut inputs = written::arguments(&method.sig)
            .map(|(name, ty)| (name, scope.read_type(ty)))
            .peekable();
        let gathered = inputs.peek().map(|(_, ty)| ty.clone());
        let fields = gathered.as_ref().and_then(|ty| self.types.get(&ty.head));
        if let Some(fields) = fields.filter(|ty| ty.kind == TypeKind::Parameters) {
            let fields = fields.members.iter().map(|field| {
                let Member { name, ty, docs, .. } = field;
                parameter(name.clone(), Way::Field, ty.clone(), docs.clone())
            });
            return (gathered, fields.collect());
        }
        let inputs = inputs.map(|(name, ty)| {
            let note = listed_notes(docs, "# Arguments").find(|(entry, _)| entry.trim_matches('`') == name);
            let docs = note.map(|(_, note)| note.to_owned()).into_iter().collect();
            parameter(name, Way::Position, Some(ty), docs)
        });
        (None, inputs.collect())
    }
}

impl Method {
    /// All parameters but the body.
    pub(super) fn arguments(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| parameter.target.is_some())
    }
}

/// What the documentation lists below a heading: `` - `user_id`: Of the user. ``
pub(super) fn listed_notes<'a>(docs: &'a [String], heading: &str) -> impl Iterator<Item = (&'a str, &'a str)> + Clone {
    let start = docs
        .iter()
        .position(|line| line == heading)
        .map_or(docs.len(), |start| start + 2);
    let list = docs.iter().skip(start).map_while(|line| line.strip_prefix("- "));
    list.filter_map(|line| line.split_once(": "))
}

fn declared_types(module: &str, file: &syn::File) -> Vec<String> {
    let names = file.items.iter().filter_map(|item| match item {
        Item::Struct(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        _ => None,
    });
    names.map(|name| written::join(module, &name.to_string())).collect()
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
    let (call, marker) = written::last_name(ty)?;
    marker.filter(|_| call == "Call")
}

/// `impl Call<ListUsers> { pub fn page(self, page: i64) -> Self … }`
fn setters_by_marker(items: &[Item], scope: Scope<'_>) -> BTreeMap<String, Vec<(Parameter, Step)>> {
    let mut setters: BTreeMap<String, Vec<(Parameter, Step)>> = BTreeMap::new();
    for (block, _) in blocks_of(items).filter(|(_, owner)| owner == "Call") {
        let Some((_, Some(marker))) = written::last_name(&block.self_ty) else {
            continue;
        };
        let read = block.items.iter().filter_map(|item| {
            let ImplItem::Fn(method) = item else { return None };
            let step = request::of_setter(&method.block)?;
            let parameter = Parameter {
                name: method.sig.ident.to_string(),
                target: step.target(),
                way: Way::Setter,
                ty: written::arguments(&method.sig)
                    .next()
                    .map(|(_, ty)| scope.read_type(ty)),
                docs: doc_lines(&method.attrs),
            };
            Some((parameter, step))
        });
        setters.entry(marker).or_default().extend(read);
    }
    setters
}

/// The template with other names for its holes; doubled braces are no holes.
fn holes_renamed(template: &str, names: &[(&str, &str)]) -> String {
    let mut renamed = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (hole, after) = after.split_once(['{', '}']).unwrap_or((after, ""));
        let name = names
            .iter()
            .find(|(key, _)| *key == hole)
            .map_or(hole, |(_, name)| name);
        let end = if hole.is_empty() { "{" } else { "}" };
        renamed.extend([before, "{", name, end]);
        rest = after;
    }
    renamed.push_str(rest);
    renamed
}
