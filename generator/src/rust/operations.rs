//! Modules with their operations.

use std::collections::BTreeSet;

use crate::api::{self, ArgumentId, OperationId, QueryEntry};
use crate::name::{self, ModuleId, ROOT};
use crate::shape::Absence;

use super::calls::{self, MANY};
use super::docs::{self, Docs};
use super::{
    Accessor, Answers, Argument, ArgumentType, Context, Expr, Item, Module, Operation, Parameters, Setter, Step,
    Struct, StructRole, Ty, arguments, body, cases, manual, paging, path, template,
};

/// All modules with their operations and the enums of their answers; types are placed later.
pub(super) fn modules(context: &Context<'_>) -> Vec<Module> {
    let ids = (0..context.names.modules.len()).map(ModuleId);
    ids.filter(|id| *id != ROOT || !context.names.module(ROOT).operations.is_empty())
        .map(|id| module(id, context))
        .collect()
}

fn module(id: ModuleId, context: &Context<'_>) -> Module {
    let names = context.names.module(id);
    let lowered = names
        .operations
        .iter()
        .map(|operation| operation_with_items(*operation, context));
    let (operations, items): (Vec<Operation>, Vec<Vec<Item>>) = lowered.unzip();
    let path = if id == ROOT {
        vec![names.name.clone()]
    } else {
        context
            .names
            .ancestry(id)
            .iter()
            .map(|id| context.names.module(*id).name.clone())
            .collect()
    };
    Module {
        feature: top_feature(id, context),
        title: names.title.clone(),
        path,
        docs: if id == ROOT {
            Docs::line("Operations that stand in no folder.")
        } else {
            folder_docs(names)
        },
        imports: BTreeSet::new(),
        children: if id == ROOT {
            Vec::new()
        } else {
            names
                .children
                .iter()
                .map(|child| context.names.module(*child).name.clone())
                .collect()
        },
        service: (id != ROOT).then(|| names.service.clone()),
        accessors: if id == ROOT { Vec::new() } else { accessors(id, context) },
        operations,
        items: items.into_iter().flatten().collect(),
    }
}

/// The feature of a top module; what is in it stands and falls with it.
fn top_feature(id: ModuleId, context: &Context<'_>) -> Option<String> {
    let feature = context.features.iter().find(|feature| feature.module == id)?;
    Some(feature.name.clone())
}

fn folder_docs(names: &name::Module) -> Docs {
    let mut docs = Docs::line(&format!("Operations of the folder `{}`.", docs::code(&names.title)));
    docs.append(docs::clean(&names.description));
    docs
}

/// The accessors of a module's children, as the file of that module (or of the client) has them.
pub(super) fn accessors(id: ModuleId, context: &Context<'_>) -> Vec<Accessor> {
    let children = context.names.module(id).children.iter().map(|child| {
        let names = context.names.module(*child);
        Accessor {
            docs: folder_docs(names),
            name: names.name.clone(),
            service: names.service.clone(),
            feature: top_feature(*child, context),
        }
    });
    children.collect()
}

fn operation_with_items(id: OperationId, context: &Context<'_>) -> (Operation, Vec<Item>) {
    let operation = &context.api.operations[id.0];
    let names = context.names.operation(id);
    let shapes = &context.shapes.operations[id.0];
    let success = cases::success(&operation.cases, shapes, names, context);
    let required = required(operation, names, shapes.body.as_ref(), context);
    let many = required.len() > MANY;
    let paged = paging::lower(operation, shapes, &success, context);
    let mut items = Vec::new();
    if matches!(success, Answers::Several { .. }) {
        items.push(Item::Answers(cases::success_item(
            &operation.cases,
            shapes,
            names,
            context,
        )));
    }
    if many {
        items.push(Item::Struct(parameters(&required, names)));
    }
    let setters = setters(operation, names, context);
    let docs = manual::operation(operation, names, &required, context);
    let lowered = Operation {
        id,
        inputs: calls::inputs(operation, names, &required),
        cases: names.cases.clone(),
        docs,
        method: names.method.clone(),
        marker: names.marker.clone(),
        arguments: required,
        parameters: many.then(|| Parameters {
            name: names.parameters.clone(),
        }),
        verb: operation.method.clone(),
        url: template::text(&operation.url, Some((operation, &names.arguments)), context),
        steps: steps(operation, names, context),
        setters,
        paged,
        success,
        failure: cases::failure(&operation.cases, shapes, names, context),
        shared_failure: cases::alias(names, context),
    };
    (lowered, items)
}

/// Required arguments: the path's first, then the others in their order, the body last.
pub(super) fn required(
    operation: &api::Operation,
    names: &name::Operation,
    shape: Option<&crate::shape::TypeRef>,
    context: &Context<'_>,
) -> Vec<Argument> {
    let mut order: Vec<usize> = (0..operation.arguments.len())
        .filter(|index| is_positional(&operation.arguments[*index]))
        .collect();
    order.sort_by_key(|index| operation.arguments[*index].place != api::Place::Path);
    let written = order
        .into_iter()
        .map(|index| arguments::lower(index, &operation.arguments[index], &names.arguments[index]));
    written
        .chain(body::argument(operation, names, shape, context))
        .collect()
}

/// Whether a method takes the argument by position.
pub(super) fn is_positional(argument: &api::Argument) -> bool {
    argument.required.value && arguments::is_written(argument)
}

fn parameters(required: &[Argument], names: &name::Operation) -> Struct {
    let fields = required.iter().map(|argument| super::Field {
        docs: argument.docs.clone(),
        name: argument.name.clone(),
        rename: None,
        ty: field_type(&argument.ty),
        absence: Absence::Error,
        own: false,
    });
    Struct {
        docs: Docs::line(&format!("Arguments of `{}`.", names.method)),
        name: names.parameters.clone(),
        fields: fields.collect(),
        role: StructRole::Arguments,
        derived: false,
    }
}

fn field_type(ty: &ArgumentType) -> Ty {
    match ty {
        ArgumentType::Into(ty) | ArgumentType::Plain(ty) => ty.clone(),
        ArgumentType::Many(item) => field_type(item).within(path::VEC),
    }
}

/// Everything that a call always does to its request.
fn steps(operation: &api::Operation, names: &name::Operation, context: &Context<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    let holes = |index: usize| template::hole(operation, &names.arguments, index, context);
    for (index, argument) in operation.arguments.iter().enumerate() {
        if argument.required.value && matches!(argument.place, api::Place::Path | api::Place::Text) {
            steps.extend(arguments::step(operation, names, index, holes(index), 0));
        }
    }
    for (slot, entry) in operation.query.iter().enumerate() {
        match entry {
            QueryEntry::Argument(id) if operation.arguments[id.0].required.value => {
                steps.extend(arguments::step(operation, names, id.0, String::new(), slot));
            }
            QueryEntry::Argument(_) => {}
            QueryEntry::Constant { key, value } => {
                steps.push(body::step(
                    "query_text",
                    [
                        Expr::Count(slot),
                        Expr::Text(entry_text(operation, names, key.as_ref(), value.as_ref(), context)),
                    ],
                ));
            }
        }
    }
    steps.extend(
        operation
            .headers
            .iter()
            .filter_map(|header| header_step(operation, names, header, context)),
    );
    if let Some(authentication) = &operation.authentication {
        steps.push(body::step(
            "auth",
            [Expr::Text(
                context.names.credential(authentication.credential).to_string(),
            )],
        ));
    }
    steps.extend(body::steps(operation, names, context));
    steps.extend(behavior(&operation.behavior));
    steps
}

fn entry_text(
    operation: &api::Operation,
    names: &name::Operation,
    key: Option<&api::Template>,
    value: Option<&api::Template>,
    context: &Context<'_>,
) -> String {
    let holes = (operation, names.arguments.as_slice());
    let key = key
        .map(|key| template::escaped(key, holes, context, template::query_key))
        .unwrap_or_default();
    match value {
        Some(value) => format!(
            "{key}={}",
            template::escaped(value, holes, context, template::query_value)
        ),
        None => key,
    }
}

fn header_step(
    operation: &api::Operation,
    names: &name::Operation,
    header: &api::Header,
    context: &Context<'_>,
) -> Option<Step> {
    match header {
        api::Header::Constant { name, value } => Some(match template::constant(value) {
            Some(text) => body::step("header", [Expr::Text(name.clone()), Expr::Text(text)]),
            None => {
                let text = template::text(value, Some((operation, &names.arguments)), context);
                body::step("header_template", [Expr::Text(name.clone()), Expr::Text(text)])
            }
        }),
        api::Header::Argument(id) if operation.arguments[id.0].required.value => {
            arguments::step(operation, names, id.0, String::new(), 0)
        }
        api::Header::Argument(_) => None,
    }
}

fn behavior(behavior: &api::Behavior) -> Vec<Step> {
    let mut steps = Vec::new();
    if behavior.raw_url {
        steps.push(body::step("raw_url", []));
    }
    for name in &behavior.without_headers {
        steps.push(body::step("without_header", [Expr::Text(name.clone())]));
    }
    if behavior.without_cookies {
        steps.push(body::step("without_cookies", []));
    }
    if let Some(most) = behavior.max_redirects {
        steps.push(body::step("max_redirects", [Expr::Count(most as usize)]));
    }
    if behavior.keep_method {
        steps.push(body::step("keep_method", []));
    }
    if behavior.keep_authorization {
        steps.push(body::step("keep_authorization", []));
    }
    steps
}

/// The chained calls for optional arguments, in the order of the wire.
fn setters(operation: &api::Operation, names: &name::Operation, context: &Context<'_>) -> Vec<Setter> {
    let step = |id: &ArgumentId, slot| (*id, arguments::step(operation, names, id.0, String::new(), slot));
    let query = operation.query.iter().enumerate();
    let query = query.filter_map(|(slot, entry)| match entry {
        QueryEntry::Argument(id) => Some(step(id, slot)),
        QueryEntry::Constant { .. } => None,
    });
    let headers = operation.headers.iter().filter_map(|header| match header {
        api::Header::Argument(id) => Some(step(id, 0)),
        api::Header::Constant { .. } => None,
    });
    let forms = body::fields(&operation.body).into_iter();
    let fields = forms.flat_map(|(fields, form)| fields.iter().enumerate().map(move |field| (field, form)));
    let fields = fields.filter_map(|((slot, field), form)| match field {
        api::Field::Argument { argument, .. } => {
            let step = body::argument_step(operation, names, field, slot, form);
            Some((*argument, Some(step)))
        }
        api::Field::Constant { .. } => None,
    });
    let ids = (0..operation.arguments.len()).map(ArgumentId);
    let texts = ids.filter(|id| operation.arguments[id.0].place == api::Place::Text);
    let texts = texts.map(|id| {
        let hole = template::hole(operation, &names.arguments, id.0, context);
        (id, arguments::step(operation, names, id.0, hole, 0))
    });
    let all = query.chain(headers).chain(fields).chain(texts);
    let optional = all.filter(|(id, _)| !operation.arguments[id.0].required.value);
    optional
        .filter_map(|(id, step)| {
            let argument = &operation.arguments[id.0];
            Some(Setter {
                of: id,
                docs: arguments::describe(argument),
                name: names.arguments[id.0].clone(),
                argument: arguments::is_written(argument).then(|| arguments::argument_type(argument)),
                step: step?,
            })
        })
        .collect()
}
