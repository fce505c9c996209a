//! Types as schemas.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Context;
use crate::rust::path::{self, Path};
use crate::rust::{Crate, Home, Item, StructField, Ty};
use crate::shape::Absence;

/// The components' names, by type: the type's, with that of its module where several have it.
pub(super) fn component_names(krate: &Crate) -> BTreeMap<&Path, String> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for path in &krate.types {
        *uses.entry(&path.name).or_default() += 1;
    }
    let component = |path: &Path| match &path.home {
        Home::Module(module) if uses.get(&*path.name) != Some(&1) => {
            let module: Vec<&str> = module.iter().map(|name| name.as_str()).collect();
            format!("{}.{}", module.join("."), path.name)
        }
        _ => path.name.to_string(),
    };
    krate.types.iter().map(|path| (path, component(path))).collect()
}

pub(super) fn component_schemas(context: Context<'_>) -> Value {
    let types = context.krate.types().into_iter();
    let schemas = types.filter_map(|(path, item)| {
        let schema = match item {
            Item::Struct(item) => struct_schema(&item.fields, context),
            Item::Union(item) => {
                let arms = item.variants.iter().map(|(_, arm)| type_schema(arm, context));
                json!({ "anyOf": arms.collect::<Vec<_>>() })
            }
            Item::Tagged(item) => {
                let arms = item.variants.iter().map(|variant| {
                    let tag = json!({ "type": "string", "enum": [variant.tag] });
                    let mut properties = Map::new();
                    properties.insert(item.key.clone(), tag);
                    let tagged = object_schema(properties, std::slice::from_ref(&item.key));
                    json!({ "allOf": [tagged, type_schema(&variant.ty, context)] })
                });
                json!({ "anyOf": arms.chain([json!({ "type": "object" })]).collect::<Vec<_>>() })
            }
            // Open: a server may answer with a value that no example shows.
            Item::Texts(item) => {
                let values: Vec<&String> = item.variants.iter().map(|(_, text)| text).collect();
                json!({ "anyOf": [{ "type": "string", "enum": values }, { "type": "string" }] })
            }
            Item::Answers(_) => return None,
        };
        Some((context.schemas.get(path)?.clone(), schema))
    });
    Value::Object(schemas.collect())
}

fn struct_schema(fields: &[StructField], context: Context<'_>) -> Value {
    let mut properties = Map::new();
    // What is not known has no schema.
    let known = fields.iter().filter(|field| field.absence != Absence::Unknown);
    for field in known {
        let mut property = type_schema(field.value(), context);
        super::describe_with(&mut property, &field.description);
        properties.insert(field.key().to_owned(), property);
    }
    let required = fields.iter().filter(|field| field.required);
    let required: Vec<String> = required.map(|field| field.key().to_owned()).collect();
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

/// The schema of a use; anything, if it is a type of the user's.
pub(super) fn type_schema(ty: &Ty, context: Context<'_>) -> Value {
    let inside = |ty| type_schema(ty, context);
    match ty {
        ty if ty.is(&path::BOOL) => json!({ "type": "boolean" }),
        ty if ty.is(&path::I64) => json!({ "type": "integer", "format": "int64" }),
        ty if ty.is(&path::U64) => json!({ "type": "integer", "minimum": 0 }),
        ty if ty.is(&path::F64) || ty.is(&path::BIG_NUMBER) => json!({ "type": "number" }),
        ty if ty.is(&path::STRING) => json!({ "type": "string" }),
        Ty::Path(path) => match context.schemas.get(path) {
            Some(name) => json!({ "$ref": format!("#/components/schemas/{name}") }),
            None => json!({}),
        },
        Ty::Generic(outer, value) if *outer == path::OPTION => json!({ "anyOf": [inside(value), { "type": "null" }] }),
        Ty::Generic(outer, element) if *outer == path::VEC => json!({ "type": "array", "items": inside(element) }),
        Ty::Generic(_, boxed) => inside(boxed),
        Ty::Map(value) => json!({ "type": "object", "additionalProperties": inside(value) }),
        Ty::Unit => json!({}),
    }
}
