//! Types as schemas.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Context;
use crate::name::Names;
use crate::shape::{Field, Kind, TypeId, TypeRef};

/// The components' names, by type: the type's, with that of its module where several have it.
pub(super) fn component_names(names: &Names) -> Vec<String> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for ty in &names.types {
        *uses.entry(ty.name.as_str()).or_default() += 1;
    }
    let component = |ty: &crate::name::Type| {
        let name = ty.name.as_str();
        if uses.get(name) == Some(&1) {
            return name.to_owned();
        }
        let modules = ty.module.map(|module| names.ancestry(module)).unwrap_or_default();
        let path: Vec<&str> = modules
            .iter()
            .map(|module| names.module(*module).name.as_str())
            .collect();
        match path.as_slice() {
            [] => format!("models.{name}"),
            path => format!("{}.{name}", path.join(".")),
        }
    };
    names.types.iter().map(component).collect()
}

pub(super) fn component_schemas(context: Context<'_>) -> Value {
    let types = context.understood.shapes.types.iter();
    let schemas = types.zip(context.schemas).map(|(ty, name)| {
        let schema = match &ty.kind {
            Kind::Struct(fields) => struct_schema(fields, context),
            Kind::Union(arms) => {
                let arms: Vec<Value> = arms.iter().map(|arm| type_schema(arm, context)).collect();
                json!({ "anyOf": arms })
            }
            // Open: a server may answer with a value that no example shows.
            Kind::Enum(values) => json!({ "anyOf": [{ "type": "string", "enum": values }, { "type": "string" }] }),
        };
        (name.clone(), schema)
    });
    Value::Object(schemas.collect())
}

fn struct_schema(fields: &[Field], context: Context<'_>) -> Value {
    let mut properties = Map::new();
    for field in fields {
        let mut property = type_schema(&field.ty, context);
        super::describe_with(&mut property, &field.description);
        properties.insert(field.key.clone(), property);
    }
    let required = fields.iter().filter(|field| field.required);
    let required: Vec<String> = required.map(|field| field.key.clone()).collect();
    object_schema(properties, &required)
}

/// An object with these members, of which some are required.
pub(super) fn object_schema(properties: Map<String, Value>, required: &[String]) -> Value {
    let mut object = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}

/// The schema of a use.
pub(super) fn type_schema(reference: &TypeRef, context: Context<'_>) -> Value {
    match reference {
        TypeRef::Boolean => json!({ "type": "boolean" }),
        TypeRef::Integer => json!({ "type": "integer", "format": "int64" }),
        TypeRef::Unsigned => json!({ "type": "integer", "minimum": 0 }),
        TypeRef::Number | TypeRef::BigNumber => json!({ "type": "number" }),
        TypeRef::Text => json!({ "type": "string" }),
        TypeRef::Any | TypeRef::Foreign(_) => json!({}),
        TypeRef::Nullable(value) => json!({ "anyOf": [type_schema(value, context), { "type": "null" }] }),
        TypeRef::List(element) => json!({ "type": "array", "items": type_schema(element, context) }),
        TypeRef::Map(value) => json!({ "type": "object", "additionalProperties": type_schema(value, context) }),
        TypeRef::Named(TypeId(id)) | TypeRef::Recursive(TypeId(id)) => match context.schemas.get(*id) {
            Some(name) => json!({ "$ref": format!("#/components/schemas/{name}") }),
            None => json!({}),
        },
    }
}
