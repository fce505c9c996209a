//! A field of a body or an answer: its type and its name, with what the samples show there.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{evidence, item_path, meant_place, operation, reason, setting_table};
use crate::Understood;
use crate::api::{Body, Content, OperationId, Target, Why};
use crate::config::field::FieldPath;
use crate::config::{JsonPlace, places};
use crate::rust::Call;
use crate::shape::{Absence, Field, Kind, Origin, TypeId, TypeRef};
use crate::spelling;
use crate::toml_text::quoted;

pub(super) fn explain_place(understood: &Understood, call: Call<'_>, field: &FieldPath) -> Result<String, String> {
    let id = call.method.id;
    let known = places(&understood.krate.api, &understood.shapes, id);
    let FieldPath::Json(target, steps) = field else {
        return Err("this is an argument".to_owned());
    };
    let status = match target {
        Target::Answer(status) if steps.is_empty() => operation::status_text(understood, id, *status),
        _ => String::new(),
    };
    let head = format!("{} / {field}\n{status}", item_path(call).escape_debug());
    let Some(place) = known.iter().find(|place| place.path == *field) else {
        return match status.is_empty() {
            true => Err(no_place(call, field, &known)),
            false => Ok(head),
        };
    };
    let origin = Origin {
        operation: id,
        role: *target,
        path: steps.clone(),
    };
    let reason = understood.shapes.reasons.get(&origin).copied().unwrap_or_default();
    let samples = body_samples(understood, id, *target);
    let seen = evidence::observe(&samples, steps);
    let texts = [
        head,
        sources_text(understood, &origin),
        name_text(place, understood),
        type_text(place.ty, reason.ty, understood),
        seen.text(),
        place
            .field
            .map_or_else(String::new, |(.., field)| need_text(field, reason.required, &seen)),
        setting_table(call, &setting_line(place, understood)),
    ];
    Ok(texts.concat())
}

fn no_place(call: Call<'_>, field: &FieldPath, known: &[JsonPlace<'_>]) -> String {
    let known: Vec<String> = known.iter().map(|place| place.path.to_string()).collect();
    meant_place(call, field, &known).unwrap_or_else(|| "the request has no JSON there".to_owned())
}

/// What tells of the body besides its samples.
fn sources_text(understood: &Understood, origin: &Origin) -> String {
    let schemas = understood.krate.api.operations[origin.operation.0].schemas(origin.role);
    let sources: BTreeSet<Why> = schemas.map(|schema| schema.why).collect();
    let line = |why| {
        let source = reason::source_text(why);
        format!("  {source} tells of this body, too; what the samples show wins\n")
    };
    sources.into_iter().map(line).collect()
}

fn type_text(ty: &TypeRef, why: Why, understood: &Understood) -> String {
    let why = match why {
        Why::Samples => samples_text(ty, understood).to_owned(),
        stated => reason::stated_text(stated),
    };
    format!("  type `{}`: {why}\n", spelling::ty(ty, &understood.names))
}

fn need_text(field: &Field, why: Why, seen: &evidence::Seen<'_>) -> String {
    let need = if field.required { "required" } else { "optional" };
    if matches!(field.absence(), Absence::List | Absence::UnwrittenList) {
        return "  optional: a list that is absent or `null` is an empty one\n".to_owned();
    }
    let why = match why {
        Why::Samples => seen.required_text(field),
        stated => reason::stated_text(stated),
    };
    format!("  {need}: {why}\n")
}

fn name_text(place: &JsonPlace<'_>, understood: &Understood) -> String {
    let names = &understood.names;
    let mut text = String::new();
    if let Some((ty, index, field)) = place.field {
        let holder = names.ty(ty);
        let member = holder.members.get(index).map_or("", |name| name.as_str());
        let holder = spelling::item_path(holder.module, holder.name.as_str(), names);
        let key = field.key.escape_debug();
        text += &format!("  field `{holder}.{member}`, on the wire `{key}`\n");
    }
    if let TypeRef::Named(id) | TypeRef::Recursive(id) = place.ty {
        let ty = names.ty(*id);
        let path = spelling::item_path(ty.module, ty.name.as_str(), names);
        text += &format!("  called `{path}`: {}\n", after_text(*id, understood));
    }
    text
}

/// Where the name of a type comes from, and why it stands apart from its folder.
fn after_text(id: TypeId, understood: &Understood) -> String {
    let ty = understood.names.ty(id);
    let origin = ty
        .after
        .and_then(|index| understood.shapes.types[id.0].origins.get(index));
    let after = match origin {
        Some(origin) => {
            let request = understood.krate.api.operations[origin.operation.0].item_path();
            let steps = origin.path.iter().filter(|step| !step.starts_with('|'));
            let field = FieldPath::Json(origin.role, steps.cloned().collect());
            format!("after {} / {field}", request.escape_debug())
        }
        None => "as the configuration says".to_owned(),
    };
    match ty.module {
        Some(_) => after,
        None => format!("{after}; several folders have it"),
    }
}

/// What the place is now, as the configuration says it.
fn setting_line(place: &JsonPlace<'_>, understood: &Understood) -> String {
    let names = &understood.names;
    let mut settings = Vec::new();
    if let Some((ty, index, _)) = place.field {
        let name = names.ty(ty).members.get(index).map_or("", |name| name.as_str());
        settings.push(format!("name = \"{name}\""));
    }
    let inner = match place.ty {
        TypeRef::Nullable(inner) => inner,
        other => other,
    };
    let word = match inner {
        TypeRef::Named(id) | TypeRef::Recursive(id) => names.ty(*id).name.as_str(),
        TypeRef::Boolean => "boolean",
        TypeRef::Integer => "integer",
        TypeRef::Unsigned => "unsigned",
        TypeRef::Number => "number",
        TypeRef::BigNumber => "big_number",
        TypeRef::Text => "text",
        TypeRef::Map(_) => "map",
        TypeRef::Foreign(path) => &path.join("::"),
        TypeRef::Any | TypeRef::List(_) | TypeRef::Nullable(_) => "opaque",
    };
    let key = if matches!(inner, TypeRef::Named(_) | TypeRef::Recursive(_)) {
        "type_name"
    } else {
        "type"
    };
    settings.push(format!("{key} = {}", quoted(word)));
    if let Some((_, _, field)) = place.field {
        settings.push(format!("required = {}", field.required));
    }
    format!("{} = {{ {} }}", quoted(&place.path.to_string()), settings.join(", "))
}

/// The rule by which samples give the type.
fn samples_text(ty: &TypeRef, understood: &Understood) -> &'static str {
    match ty {
        TypeRef::Boolean => "every value is `true` or `false`",
        TypeRef::Integer => "every value is a whole number that fits 64 bits with a sign",
        TypeRef::Unsigned => "every value is a whole number that fits 64 bits without a sign",
        TypeRef::Number => "every value is a number, some with a fraction",
        TypeRef::BigNumber => "some number keeps its digits in no smaller type",
        TypeRef::Text => "every value is text, without enough repetition for an enum",
        TypeRef::Any => "no sample has a value there but `null`, or it is too deep",
        TypeRef::Nullable(_) => "some samples have `null` there",
        TypeRef::List(_) => "every value is an array; its elements make one type",
        TypeRef::Map(_) => "it is an object whose keys are data, such as ids or dates",
        TypeRef::Foreign(_) => "",
        TypeRef::Recursive(_) => "it is a type that holds itself",
        TypeRef::Named(id) => match understood.shapes.types.get(id.0).map(|ty| &ty.kind) {
            Some(Kind::Struct(_)) => "every value is an object; its fields are those of all samples",
            Some(Kind::Union(_)) => "the samples have several kinds of values there",
            Some(Kind::Tagged(..)) => "every value is an object, and a text in it says which fields it has",
            Some(Kind::Enum(_)) => "the values are few and repeat",
            None => "",
        },
    }
}

/// The samples of a body with where they come from.
fn body_samples(understood: &Understood, id: OperationId, target: Target) -> Vec<evidence::Sample<'_>> {
    let operation = &understood.krate.api.operations[id.0];
    match (target, &operation.body) {
        (Target::Answer(status), _) => {
            let cases = operation.cases.iter().filter(|case| case.status == status);
            let examples = cases.flat_map(|case| &case.examples);
            let samples = examples.filter_map(|example| match &example.content {
                Content::Json(value) | Content::Lenient(value) => {
                    let origin = format!("example `{}`", example.name.escape_debug());
                    Some(evidence::Sample { origin, value })
                }
                Content::Empty | Content::Text | Content::Binary => None,
            });
            samples.collect()
        }
        (_, Body::Json { sample, more, .. }) => sent_samples("body", std::iter::once(sample).chain(more)),
        (_, Body::JsonRpc { params, .. }) => sent_samples("params", params),
        (_, Body::GraphQl { variables, .. }) => sent_samples("variables", variables),
        _ => Vec::new(),
    }
}

fn sent_samples<'a>(part: &str, values: impl IntoIterator<Item = &'a Value>) -> Vec<evidence::Sample<'a>> {
    let origin = format!("the request's {part}");
    let samples = values.into_iter().map(|value| evidence::Sample {
        origin: origin.clone(),
        value,
    });
    samples.collect()
}
