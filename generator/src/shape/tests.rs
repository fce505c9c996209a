//! What all tests of shapes need: samples in, types as short text out.

mod decode;
mod laws;
mod rules;

use proptest::prelude::*;
use serde_json::Value;

use super::{Kind, Payload, Shapes, TypeRef, infer};
use crate::api::{Api, Body, Case, Content, Example, Given, Operation, Outcome};
use crate::diagnostic::Location;
use crate::document::Method;

/// An operation whose answers of status 200 are these.
fn answering(contents: Vec<Content>) -> Operation {
    let example = |content| Example {
        name: String::new(),
        headers: Vec::new(),
        content,
        location: Location::default(),
    };
    Operation {
        method: Method::Get,
        cases: vec![Case {
            status: 200,
            outcome: Outcome::Success,
            also: Vec::new(),
            examples: contents.into_iter().map(example).collect(),
            codes: Vec::new(),
        }],
        ..Operation::default()
    }
}

/// An operation whose body is this.
fn sending(sample: Value, more: Vec<Value>) -> Operation {
    let replay = Given::Data(sample.to_string());
    Operation {
        method: Method::Post,
        body: Body::Json { sample, replay, more },
        ..Operation::default()
    }
}

fn api(operations: Vec<Operation>) -> Api {
    Api {
        operations,
        ..Api::default()
    }
}

/// The shapes of an operation that answers with these samples, and the answers' type.
fn answers(samples: &[Value]) -> (Shapes, TypeRef) {
    let contents = samples.iter().cloned().map(Content::Json).collect();
    let shapes = infer(&api(vec![answering(contents)]));
    let payload = shapes.operations.first().and_then(|operation| operation.cases.first());
    let Some(Payload::Json(ty)) = payload.cloned() else {
        panic!("every example is JSON: {payload:?}");
    };
    (shapes, ty)
}

/// The type of answers with these samples, as text.
fn shown(samples: &[&str]) -> String {
    let samples: Vec<Value> = samples.iter().map(|sample| json(sample)).collect();
    let (shapes, ty) = answers(&samples);
    show(&shapes, &ty)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("a test's own JSON")
}

/// A type as text: `{id: integer, tags?: [text], owner: null | {…}}`.
fn show(shapes: &Shapes, ty: &TypeRef) -> String {
    match ty {
        TypeRef::Nullable(inner) => format!("null | {}", show(shapes, inner)),
        TypeRef::List(inner) => format!("[{}]", show(shapes, inner)),
        TypeRef::Map(inner) => format!("map of {}", show(shapes, inner)),
        TypeRef::Recursive(_) => "again".to_owned(),
        TypeRef::Named(id) => match &shapes.types[id.0].kind {
            Kind::Struct(fields) => {
                let field = |field: &super::Field| {
                    let mark = if field.required { "" } else { "?" };
                    format!("{}{mark}: {}", field.key, show(shapes, &field.ty))
                };
                format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
            }
            Kind::Union(arms) => {
                let arms: Vec<_> = arms.iter().map(|arm| show(shapes, arm)).collect();
                format!("({})", arms.join(" | "))
            }
            Kind::Tagged(key, arms) => {
                let arm = |(tag, arm): &(String, TypeRef)| format!("{tag} {}", show(shapes, arm));
                format!("by {key}: {}", arms.iter().map(arm).collect::<Vec<_>>().join(", "))
            }
            Kind::Enum(values) => values.join("/"),
        },
        other => format!("{other:?}").to_lowercase(),
    }
}

/// JSON of few keys and values, so that samples often meet. No placeholders.
fn samples() -> impl Strategy<Value = Vec<Value>> {
    const KEYS: [&str; 16] = [
        "type",
        "type",
        "id",
        "ID",
        "",
        "status",
        "children",
        "name",
        "text",
        "parent",
        "1",
        "22",
        "2024-01-31",
        "a b",
        "$ref",
        "9f86d081884c7d659a2feaa0c55ad015",
    ];
    const SCALARS: [&str; 21] = [
        "null",
        "null",
        "true",
        "0",
        "-0",
        "7",
        "-7",
        "1.5",
        "2.0",
        "1e3",
        "9223372036854775808",
        "18446744073709551616",
        "-9223372036854775809",
        "0.1234567890123456789",
        "\"\"",
        "\"x y\"",
        "\"active\"",
        "\"done\"",
        "\"12\"",
        "\"é\"",
        "\"2024-01-31\"",
    ];
    let leaf = proptest::sample::select(&SCALARS[..]).prop_map(json);
    let value = leaf.prop_recursive(5, 40, 6, |inner| {
        let members = proptest::collection::vec((proptest::sample::select(&KEYS[..]), inner.clone()), 0..6);
        let object = members.prop_map(|members| {
            let members = members.into_iter().map(|(key, value)| (key.to_owned(), value));
            Value::Object(members.collect())
        });
        prop_oneof![1 => proptest::collection::vec(inner, 0..5).prop_map(Value::Array), 3 => object]
    });
    proptest::collection::vec(value, 1..5)
}

/// Objects inside objects like them, mixed with others: the recursive case.
fn trees() -> impl Strategy<Value = Vec<Value>> {
    let leaf = proptest::sample::select(&["null", "1", "\"x\"", "[]", "{}", "{\"id\": 1}"][..]).prop_map(json);
    let node = leaf.prop_recursive(6, 60, 4, |inner| {
        let inner = || {
            let list = proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array);
            let map = (inner.clone(), inner.clone()).prop_map(|(one, two)| serde_json::json!({"1": one, "2": two}));
            prop_oneof![4 => inner.clone(), 3 => list, 1 => map]
        };
        let places = ["children", "parent", "owner", "extra"].map(|key| (Just(key), proptest::option::of(inner())));
        let [children, parent, owner, extra] = places;
        (children, parent, owner, extra, 1..5_u8).prop_map(|(children, parent, owner, extra, size)| {
            let plain = ["id", "name", "kind", "size"].into_iter().take(size.into());
            let plain = plain.map(|key| (key.to_owned(), Value::from(1)));
            let nested = [children, parent, owner, extra].into_iter();
            let nested = nested.filter_map(|(key, value)| Some((key.to_owned(), value?)));
            Value::Object(plain.chain(nested).collect())
        })
    });
    proptest::collection::vec(node, 1..4)
}
