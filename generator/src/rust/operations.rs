//! Modules with their operations.

use crate::api::{self, ArgumentId, OperationId, Why, is_masked_name};
use crate::name::{self, ModuleId, ROOT};
use crate::shape::Absence;

use super::calls::{self, MANY};
use super::docs::{self, Docs};
use super::{
    Accessor, Answers, Argument, ArgumentType, Context, Item, Module, Operation, Parameters, Request, Struct,
    StructRole, Ty, arguments, body, cases, manual, paging, path, steps, template, ty,
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
    let lowered = names.operations.iter().map(|id| operation(*id, context));
    let (operations, items): (Vec<Operation>, Vec<Vec<Item>>) = lowered.unzip();
    let module = Module {
        feature: top_feature(id, context),
        title: names.title.clone(),
        description: names.description.clone(),
        path: ty::module_path(Some(id), context),
        operations,
        items: items.into_iter().flatten().collect(),
        ..Module::default()
    };
    // The root's folders are the client's.
    if id == ROOT {
        return Module {
            docs: Docs::line("Operations that stand in no folder."),
            ..module
        };
    }
    let children = names.children.iter().map(|child| context.names.module(*child));
    Module {
        docs: folder_docs(names),
        children: children.map(|child| child.name.clone()).collect(),
        service: Some(names.service.clone()),
        accessors: accessors(id, context),
        ..module
    }
}

/// The feature of a top module; what is in it stands and falls with it.
pub(super) fn top_feature(id: ModuleId, context: &Context<'_>) -> Option<String> {
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

/// An operation with the types that are its own.
fn operation(id: OperationId, context: &Context<'_>) -> (Operation, Vec<Item>) {
    let request = &context.request(id);
    let (names, success, arguments) = (request.names, cases::success(request), required(request));
    let several = matches!(success, Answers::Several { .. }).then(|| Item::Answers(cases::success_item(request)));
    let many = (arguments.len() > MANY).then(|| Item::Struct(parameters(&arguments, request)));
    let paged = paging::paged(request, &success);
    let lowered = Operation {
        id,
        inputs: calls::inputs(request.operation, names, &arguments),
        cases: cases::documented(request),
        call: manual::call(request, &success, paged.as_ref()),
        docs: manual::method(request, &success, &arguments),
        deprecated: manual::deprecated(request),
        method: names.method.clone(),
        marker: names.marker.clone(),
        arguments,
        parameters: many.is_some().then(|| Parameters {
            name: names.parameters.clone(),
        }),
        verb: request.operation.method.to_string(),
        endpoint: template::endpoint(request),
        url: template::request_text(&request.operation.url, request),
        steps: steps::steps(request),
        setters: steps::setters(request),
        paged,
        success,
        failure: cases::failure(request),
        refusal: request.operation.body.is_json_rpc().then_some("is_json_rpc_error"),
        shared_failure: cases::alias(request),
    };
    (lowered, several.into_iter().chain(many).collect())
}

/// Required arguments: the path's first, then the others in their order, the body last.
fn required(request: &Request<'_>) -> Vec<Argument> {
    let arguments = &request.operation.arguments;
    let mut order: Vec<usize> = (0..arguments.len())
        .filter(|index| is_positional(&arguments[*index]))
        .collect();
    order.sort_by_key(|index| arguments[*index].place != api::Place::Path);
    let written = order.into_iter().map(|index| arguments::positional(index, request));
    written.chain(body::argument(request)).collect()
}

/// Whether a method takes the argument by position.
fn is_positional(argument: &api::Argument) -> bool {
    argument.required.value && arguments::is_written(argument)
}

fn parameters(required: &[Argument], request: &Request<'_>) -> Struct {
    let (names, known) = (request.names, &request.operation.arguments);
    let is_secret = |ArgumentId(id): ArgumentId| is_masked_name(&known[id].key) || known[id].ty_why == Why::Secret;
    let fields = required.iter().map(|argument| super::StructField {
        docs: argument.docs.clone(),
        description: String::new(),
        name: argument.name.clone(),
        rename: None,
        ty: field_type(&argument.ty),
        absence: Absence::Error,
        required: true,
        nullable: false,
        own: false,
        secret: argument.of.is_some_and(is_secret),
    });
    Struct {
        docs: Docs::line(&format!("Arguments of `{}`.", names.method)),
        name: names.parameters.clone(),
        fields: fields.collect(),
        role: StructRole::Arguments,
        strict: false,
        derived: false,
    }
}

fn field_type(ty: &ArgumentType) -> Ty {
    match ty {
        ArgumentType::Into(ty) | ArgumentType::Plain(ty) => ty.clone(),
        ArgumentType::Many(item) => field_type(item).within(path::VEC),
    }
}
