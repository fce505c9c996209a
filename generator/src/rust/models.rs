//! Types in their files, and what each file imports.

use std::collections::BTreeSet;

use crate::api::OperationId;
use crate::name::{ModuleId, ROOT};
use crate::shape::{self, Kind, Origin, Role, TypeId};

use super::docs::{self, Docs};
use super::{
    Answers, ArgumentType, Context, Enum, Expr, Field, Item, Module, Step, Struct, StructRole, Texts, Ty, cases, own,
    size, ty,
};

/// Puts types and failure enums into their modules; what belongs to none is in `models`.
pub(super) fn place(context: &Context<'_>, mut modules: Vec<Module>) -> (Vec<Module>, Vec<Item>) {
    let root = !context.names.module(ROOT).operations.is_empty();
    let position = |id: ModuleId| if root { id.0 } else { id.0.saturating_sub(1) };
    let mut models = Vec::new();
    let failures = context
        .names
        .failures
        .iter()
        .map(|failure| (failure.module, Item::Answers(cases::failure_item(failure, context))));
    let types = (0..context.shapes.types.len()).map(|id| (context.names.types[id].module, item(TypeId(id), context)));
    for (home, item) in failures.chain(types) {
        match home.and_then(|home| modules.get_mut(position(home))) {
            Some(module) => module.items.push(item),
            None => models.push(item),
        }
    }
    for module in &mut modules {
        module.imports = imports(module);
    }
    (modules, models)
}

fn item(id: TypeId, context: &Context<'_>) -> Item {
    let names = context.names.ty(id);
    let ty = &context.shapes.types[id.0];
    let docs = provenance(ty, context);
    match &ty.kind {
        Kind::Struct(fields) => Item::Struct(structure(id, fields, docs, context)),
        Kind::Union(arms) => {
            let types = arms.iter().map(|arm| ty::ty(arm, names.module, context));
            let arms = size::boxed_arms(arms, types.collect(), context);
            Item::Union(Enum {
                docs,
                name: names.name.clone(),
                variants: names.members.iter().cloned().zip(arms).collect(),
            })
        }
        Kind::Enum(values) => Item::Texts(Texts {
            docs,
            name: names.name.clone(),
            variants: names.members.iter().cloned().zip(values.iter().cloned()).collect(),
        }),
    }
}

fn structure(id: TypeId, fields: &[shape::Field], docs: Docs, context: &Context<'_>) -> Struct {
    let (names, ty) = (context.names.ty(id), &context.shapes.types[id.0]);
    let lowered = fields.iter().zip(&names.members).map(|(field, name)| {
        let own = ty::ty(&field.ty, names.module, context);
        let optional = matches!(own, Ty::Generic("Option", _));
        Field {
            docs: field_docs(field),
            name: name.clone(),
            rename: (name.as_str() != field.key).then(|| field.key.clone()),
            ty: if field.required || optional {
                own
            } else {
                Ty::Generic("Option", Box::new(own))
            },
            skip: !field.required,
            own: own::is_own(&field.ty, context.derived),
        }
    });
    let sent = ty
        .origins
        .iter()
        .any(|origin| matches!(origin.role, Role::Body | Role::Variables));
    let role = if sent { StructRole::Sent } else { StructRole::Received };
    Struct {
        docs,
        name: names.name.clone(),
        fields: lowered.collect(),
        role,
        derived: context.derived.contains(&id),
    }
}

/// What the collection says of a field, and a value; nothing where it shows neither. Of `true` and `false` the type tells.
fn field_docs(field: &shape::Field) -> Docs {
    let mut docs = docs::clean(&field.description);
    let sample = field
        .sample
        .as_ref()
        .filter(|sample| !matches!(sample.as_str(), "true" | "false"));
    let sample = sample.map(|sample| docs::code(sample));
    match (docs.is_empty(), sample) {
        (true, Some(sample)) => Docs::line(&format!("Such as `{sample}`.")),
        (true, None) => docs,
        (false, Some(sample)) => {
            docs.paragraph(&format!("Example: `{sample}`."));
            docs
        }
        (false, None) => docs,
    }
}

/// Where a type comes from: `` `users[]` in the answer 200 of `list_users` ``.
fn provenance(ty: &shape::Type, context: &Context<'_>) -> Docs {
    let Some(first) = ty.origins.first() else {
        return Docs::default();
    };
    let mut docs = Docs::line(&format!("{}.", place_of(first, context)));
    let mut others: Vec<OperationId> = Vec::new();
    for origin in &ty.origins {
        if origin.operation != first.operation && !others.contains(&origin.operation) {
            others.push(origin.operation);
            if others.len() > 3 {
                break;
            }
        }
    }
    let named: Vec<String> = others
        .iter()
        .take(3)
        .map(|id| format!("`{}`", context.names.operation(*id).method))
        .collect();
    match (named.is_empty(), others.len() > 3) {
        (true, _) => {}
        (false, false) => docs.paragraph(&format!("Also in {}.", named.join(", "))),
        (false, true) => docs.paragraph(&format!("Also in {} and others.", named.join(", "))),
    }
    docs
}

fn place_of(origin: &Origin, context: &Context<'_>) -> String {
    let method = &context.names.operation(origin.operation).method;
    let whole = match origin.role {
        Role::Body => format!("body of `{method}`"),
        Role::Variables => format!("variables of `{method}`"),
        Role::Answer(status) => format!("answer {status} of `{method}`"),
    };
    let mut path = String::new();
    for step in &origin.path {
        match step.as_str() {
            "[]" => path.push_str("[]"),
            "{}" => path.push_str("{…}"),
            "|" => {}
            key if path.is_empty() => path.push_str(key),
            key => {
                path.push('.');
                path.push_str(key);
            }
        }
    }
    if path.is_empty() {
        format!("The {whole}")
    } else {
        format!("`{}` in the {whole}", docs::code(&path))
    }
}

/// The runtime's names that a file uses.
fn imports(module: &Module) -> BTreeSet<&'static str> {
    let mut used = BTreeSet::new();
    if !module.operations.is_empty() {
        used.extend(["Answer", "Call", "Client", "Decoded", "Operation", "Request"]);
    } else if module.service.is_some() {
        used.insert("Client");
    }
    for operation in &module.operations {
        if operation.parameters.is_none() {
            for argument in &operation.arguments {
                from_argument(&argument.ty, &mut used);
            }
        }
        for setter in &operation.setters {
            setter.argument.iter().for_each(|ty| from_argument(ty, &mut used));
            from_step(&setter.step, &mut used);
        }
        operation.steps.iter().for_each(|step| from_step(step, &mut used));
        for answers in std::iter::once(&operation.success).chain(&operation.failure) {
            match answers {
                Answers::One { ty, .. } | Answers::Several { ty, .. } => from_ty(ty, &mut used),
            }
        }
        operation.paged.iter().for_each(|paged| from_ty(&paged.item, &mut used));
        if operation.failure.is_none() {
            used.insert("Undocumented");
        }
    }
    module.items.iter().for_each(|item| from_item(item, &mut used));
    used
}

/// What `models` imports.
pub(super) fn item_imports(items: &[Item]) -> BTreeSet<&'static str> {
    let mut used = BTreeSet::new();
    items.iter().for_each(|item| from_item(item, &mut used));
    used
}

/// The macros that make types JSON, with the runtime's modules that have them.
pub(crate) const MACROS: [(&str, &str); 3] = [
    ("object", "json_object"),
    ("open_text", "json_text"),
    ("union", "json_union"),
];

/// The modules of the runtime whose macros some file imports.
pub(super) fn runtime<'a>(imports: impl Iterator<Item = &'a BTreeSet<&'static str>>) -> BTreeSet<&'static str> {
    let used = imports
        .flatten()
        .filter_map(|used| MACROS.iter().find(|(_, name)| name == used));
    used.map(|(module, _)| *module).collect()
}

fn from_item(item: &Item, used: &mut BTreeSet<&'static str>) {
    match item {
        Item::Struct(item) => {
            match item.role {
                StructRole::Arguments => {}
                _ if item.derived => used.extend(["Deserialize", "Serialize"]),
                _ => drop(used.insert("json_object")),
            }
            item.fields.iter().for_each(|field| from_ty(&field.ty, used));
        }
        Item::Union(item) => {
            used.extend(["Value", "json_union"]);
            item.variants.iter().for_each(|(_, ty)| from_ty(ty, used));
        }
        Item::Texts(_) => drop(used.insert("json_text")),
        Item::Answers(item) => {
            used.insert("Serialize");
            item.variants
                .iter()
                .filter_map(|(_, _, ty)| ty.as_ref())
                .for_each(|ty| from_ty(ty, used));
        }
    }
}

fn from_argument(ty: &ArgumentType, used: &mut BTreeSet<&'static str>) {
    match ty {
        ArgumentType::Into(ty) | ArgumentType::Plain(ty) => from_ty(ty, used),
        ArgumentType::Many(item) => from_argument(item, used),
    }
}

fn from_ty(ty: &Ty, used: &mut BTreeSet<&'static str>) {
    match ty {
        Ty::Known(name) => {
            let imported = ["BigNumber", "Body", "File", "Reason", "Text", "Value"];
            used.extend(imported.contains(name).then_some(*name));
        }
        Ty::Path(_) | Ty::Unit => {}
        Ty::Generic(outer, inner) => {
            used.extend(["Json", "Mixed"].into_iter().find(|known| known == outer));
            from_ty(inner, used);
        }
        Ty::Map(inner) => {
            used.insert("BTreeMap");
            from_ty(inner, used);
        }
    }
}

fn from_step(step: &Step, used: &mut BTreeSet<&'static str>) {
    for argument in &step.arguments {
        if let Expr::Call { function, .. } = argument
            && function.first().is_some_and(|first| first == "Part")
        {
            used.insert("Part");
        }
    }
}
