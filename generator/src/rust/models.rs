//! Types in their files.

use std::collections::HashSet;

use crate::api::{OperationId, Outcome, Place, Strictness, Target, Unknown, Why, is_masked_name};
use crate::name::{self, Identifier, ModuleId, ROOT};
use crate::shape::{self, Absence, Kind, Origin, Role, TypeId, TypeRef};

use super::arguments::{EXAMPLE, SUCH_AS};
use super::docs::{self, Docs};
use super::path;
use super::{
    Context, Enum, Item, Module, Struct, StructField, StructRole, Tagged, TaggedVariant, Texts, Ty, cases, own, size,
    stored, ty, uses,
};

/// Puts types and failure enums into their modules; what belongs to none is in `models`.
pub(super) fn with_types(context: &Context<'_>, mut modules: Vec<Module>) -> (Vec<Module>, Option<Module>) {
    let root = !context.names.module(ROOT).operations.is_empty();
    let position = |id: ModuleId| if root { id.0 } else { id.0.saturating_sub(1) };
    let mut models = Module {
        path: ty::module_path(None, context),
        docs: Docs::line("Types that operations of several folders share."),
        ..Module::default()
    };
    let failures = context.names.failures.iter();
    let failures = failures.map(|failure| (failure.module, Item::Answers(cases::failure_item(failure, context))));
    let types = context.names.types.iter().enumerate();
    let types = types.map(|(id, names)| (names.module, type_item(TypeId(id), context)));
    for (home, item) in failures.chain(types) {
        let module = home.and_then(|home| modules.get_mut(position(home)));
        module.unwrap_or(&mut models).items.push(item);
    }
    for module in modules.iter_mut().chain([&mut models]) {
        module.imports = uses::imports([&*module]);
    }
    (modules, (!models.items.is_empty()).then_some(models))
}

fn type_item(id: TypeId, context: &Context<'_>) -> Item {
    let names = context.names.ty(id);
    let ty = &context.shapes.types[id.0];
    let docs = provenance(ty, names.module, context);
    match &ty.kind {
        Kind::Struct(fields) => Item::Struct(structure(id, fields, docs, context)),
        Kind::Union(arms) => {
            let types = arms.iter().map(|arm| ty::ty(arm, context));
            let arms = size::boxed_arms(arms, types.collect(), context);
            Item::Union(Enum {
                docs,
                name: names.name.clone(),
                variants: names.members.iter().cloned().zip(arms).collect(),
            })
        }
        Kind::Tagged(key, arms) => Item::Tagged(tagged((key, arms), names, docs, context)),
        Kind::Enum(values) => Item::Texts(Texts {
            docs,
            name: names.name.clone(),
            variants: names.members.iter().cloned().zip(values.iter().cloned()).collect(),
        }),
    }
}

fn tagged((key, arms): (&str, &[(String, TypeRef)]), names: &name::Type, docs: Docs, context: &Context<'_>) -> Tagged {
    let (tags, arms): (Vec<&String>, Vec<TypeRef>) = arms.iter().map(|(tag, arm)| (tag, arm.clone())).unzip();
    let types = arms.iter().map(|arm| ty::ty(arm, context));
    let types = size::boxed_arms(&arms, types.collect(), context);
    let variants = names.members.iter().zip(types).zip(tags);
    let variants = variants.map(|((name, ty), tag)| TaggedVariant {
        name: name.clone(),
        ty,
        tag: tag.clone(),
    });
    Tagged {
        docs,
        name: names.name.clone(),
        key: key.to_owned(),
        variants: variants.collect(),
    }
}

fn structure(id: TypeId, fields: &[shape::Field], docs: Docs, context: &Context<'_>) -> Struct {
    let (names, ty) = (context.names.ty(id), &context.shapes.types[id.0]);
    let lowered = fields.iter().zip(&names.members).map(|(field, name)| {
        let own = ty::ty(&field.ty, context);
        let nullable = own.argument_of(&path::OPTION).is_some();
        let absence = absence(field, id, context);
        StructField {
            docs: field_docs(field, ty, context),
            description: field.description.clone(),
            name: name.clone(),
            rename: (name.as_str() != field.key).then(|| field.key.clone()),
            ty: match absence == Absence::None && !nullable {
                true => own.within(path::OPTION),
                false => own,
            },
            absence,
            required: field.required,
            nullable,
            own: own::is_own(&field.ty, context.derived),
            secret: context.masked.contains(field.key.as_str()) && may_be_secret(&field.ty),
        }
    });
    let mut origins = ty.origins.iter();
    let sent = origins.any(|origin| !matches!(origin.role, Role::Answer(_)));
    let role = if sent { StructRole::Sent } else { StructRole::Received };
    let keeps = || match context.api.extra {
        Unknown::KeptWhereOthersAre => has_others(&ty.origins, context),
        Unknown::Dropped => false,
        Unknown::Kept => true,
    };
    let keeps = name::keeps_unknown(context.api, &ty.origins).unwrap_or_else(keeps);
    let unknown = (keeps && !sent).then(|| unknown_members(&names.members));
    Struct {
        docs,
        name: names.name.clone(),
        fields: lowered.chain(unknown).collect(),
        role,
        strict: context.api.answers == Strictness::Strict,
        derived: context.derived.contains(&id),
    }
}

/// Whether an answer may have other members than what is known of it: its request chooses them, or a script alone tells
/// of some.
fn has_others(origins: &[Origin], context: &Context<'_>) -> bool {
    let is_choice = |key: &str| matches!(key, "fields" | "include_fields" | "$select" | "select");
    let mut answers = origins.iter().filter_map(|origin| match origin.role {
        Role::Answer(status) if status < 300 => Some((&context.api.operations[origin.operation.0], status)),
        _ => None,
    });
    answers.any(|(operation, status)| {
        let mut arguments = operation.arguments.iter();
        let mut cases = operation.cases.iter();
        let mut told = operation.schemas(Target::Answer(status)).peekable();
        let is_saved = cases.any(|case| case.status == status && !case.examples.is_empty());
        arguments.any(|argument| argument.place == Place::Query && is_choice(&argument.key))
            || !is_saved && told.peek().is_some() && told.all(|schema| matches!(schema.why, Why::Test(_)))
    })
}

/// Members that no sample shows; they may be secrets, so none is printed.
fn unknown_members(taken: &[Identifier]) -> StructField {
    let is_free = |name: &&str| taken.iter().all(|known| known.as_str() != *name);
    let name = ["extra", "unknown", "unknown_members"].into_iter().find(is_free);
    StructField {
        docs: Docs::line("Members that the collection does not show."),
        description: String::new(),
        name: Identifier::fixed(name.unwrap_or("members_that_are_not_known")),
        rename: None,
        ty: Ty::Map(Box::new(Ty::Path(path::VALUE))),
        absence: Absence::Unknown,
        required: false,
        nullable: false,
        own: false,
        secret: true,
    }
}

/// The names of fields whose values are kept back, each looked at once.
pub(super) fn masked(shapes: &shape::Shapes) -> HashSet<&str> {
    let keys = shapes.types.iter().flat_map(|ty| match &ty.kind {
        Kind::Struct(fields) => fields.as_slice(),
        Kind::Union(_) | Kind::Tagged(..) | Kind::Enum(_) => &[],
    });
    let mut keys: HashSet<&str> = keys.map(|field| field.key.as_str()).collect();
    keys.retain(|key| is_masked_name(key));
    keys
}

/// Whether such a value can be a secret: what is in a struct has names of its own, and `true` tells nothing.
fn may_be_secret(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Nullable(inner) | TypeRef::List(inner) | TypeRef::Map(inner) => may_be_secret(inner),
        ty => !matches!(ty, TypeRef::Boolean | TypeRef::Named(_) | TypeRef::Recursive(_)),
    }
}

/// What stands for a field where it is absent; serde's derive has no word for lists that may be `null`.
pub(super) fn absence(field: &shape::Field, of: TypeId, context: &Context<'_>) -> Absence {
    match field.absence() {
        Absence::List | Absence::UnwrittenList if context.derived.contains(&of) => Absence::None,
        absence => absence,
    }
}

/// What the collection says of a field, and a value; nothing where it shows neither. Of `true` and `false` the type tells.
/// What several operations answer where they fail shows no text of one of them.
fn field_docs(field: &shape::Field, of: &shape::Type, context: &Context<'_>) -> Docs {
    let mut docs = docs::clean(&field.description);
    let is_of_one = || of.origins.windows(2).all(|pair| pair[0].operation == pair[1].operation);
    let is_told = |sample: &&str| {
        let is_variable = sample.contains('{') && sample.contains("{{");
        let is_value = !matches!(*sample, "true" | "false") && !is_variable;
        is_value && (!sample.starts_with('"') || is_of_one() || !is_failure(of, context))
    };
    if let Some(sample) = field.sample.as_deref().filter(is_told) {
        let word = if docs.is_empty() { SUCH_AS } else { EXAMPLE };
        docs.sample(word, sample);
    }
    docs
}

/// Whether a type stands in failures alone.
fn is_failure(ty: &shape::Type, context: &Context<'_>) -> bool {
    ty.origins.iter().all(|origin| {
        let mut cases = context.api.operations[origin.operation.0].cases.iter();
        cases.any(|case| origin.role == Role::Answer(case.status) && case.outcome == Outcome::Failure)
    })
}

/// Where a type of the module `near` comes from: `` `users[]` in the answer 200 of `list_users` ``.
fn provenance(ty: &shape::Type, near: Option<ModuleId>, context: &Context<'_>) -> Docs {
    let Some(first) = ty.origins.first() else {
        return Docs::default();
    };
    let mut docs = Docs::line(&format!("{}.", place_of(first, near, context)));
    let mut others: Vec<OperationId> = Vec::new();
    for origin in &ty.origins {
        if origin.operation != first.operation && !others.contains(&origin.operation) {
            others.push(origin.operation);
            if others.len() > 3 {
                break;
            }
        }
    }
    let named = others.iter().take(3).map(|id| stored::mention(*id, near, context));
    let named: Vec<String> = named.collect();
    let more = if others.len() > 3 { " and others" } else { "" };
    if !named.is_empty() {
        docs.paragraph(&format!("Also in {}{more}.", named.join(", ")));
    }
    docs
}

fn place_of(origin: &Origin, near: Option<ModuleId>, context: &Context<'_>) -> String {
    let method = stored::mention(origin.operation, near, context);
    let whole = match origin.role {
        Role::Body => format!("body of {method}"),
        Role::Form | Role::Argument(Place::Field) => format!("form of {method}"),
        Role::Argument(Place::Query) => format!("query of {method}"),
        Role::Argument(_) => format!("path of {method}"),
        Role::Params => format!("params of {method}"),
        Role::Variables => format!("variables of {method}"),
        Role::Answer(status) => format!("answer {status} of {method}"),
    };
    let mut path = String::new();
    for step in &origin.path {
        match step.as_str() {
            "[]" => path.push_str("[]"),
            "{}" => path.push_str("{…}"),
            arm if arm.starts_with('|') => {}
            key if path.is_empty() => path.push_str(key),
            key => {
                path.push('.');
                path.push_str(key);
            }
        }
    }
    let tag = origin.path.last().and_then(|step| step.strip_prefix('|'));
    let kind = match tag.filter(|tag| !tag.is_empty()) {
        Some(tag) => format!(" of the kind `{}`", docs::code(tag)),
        None => String::new(),
    };
    match (path.is_empty(), kind.is_empty()) {
        (true, true) => format!("The {whole}"),
        (true, false) => format!("What is{kind} in the {whole}"),
        (false, _) => format!("`{}`{kind} in the {whole}", docs::code(&path)),
    }
}
