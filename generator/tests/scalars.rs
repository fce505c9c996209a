//! What is saved decodes, too, where the API writes its scalars as another kind: numbers as text, text as numbers,
//! whole numbers with a fraction where they measure something.

use std::path::Path;

use postman_codegen::Generator;
use postman_codegen::api::Content;
use postman_codegen::shape::{Kind, Shapes, TypeRef};
use postman_codegen::source::{File, Source};
use serde_json::{Value, json};

#[path = "../benches/omission/model.rs"]
mod model;

#[test]
fn saved_answers_decode_with_scalars_of_another_kind() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/features");
    let mut read = 0;
    for path in Source::search(&folder).expect("a folder") {
        let collection = File::load(&path).expect("a file");
        let source = Source {
            collection,
            ..Source::default()
        };
        let (understood, _) = Generator::new().understand(&source).expect("a collection");
        let operations = understood
            .krate
            .api
            .operations
            .iter()
            .zip(&understood.shapes.operations);
        for (case, payload) in operations.flat_map(|(operation, shapes)| operation.cases.iter().zip(&shapes.cases)) {
            for example in &case.examples {
                if let (Content::Json(body), Some(ty)) = (&example.content, payload.json()) {
                    let mut body = body.clone();
                    change(&mut body, ty, &understood.shapes);
                    assert!(
                        model::reads(&understood.shapes, ty, &body),
                        "{}: {body}",
                        path.display()
                    );
                    read += 1;
                }
            }
        }
    }
    assert!(read > 50, "{read}");
}

/// Writes each scalar as another kind that may stand for it.
fn change(value: &mut Value, ty: &TypeRef, shapes: &Shapes) {
    match (&mut *value, ty) {
        (value, TypeRef::Nullable(inner)) => change(value, inner, shapes),
        (Value::Array(elements), TypeRef::List(inner)) => {
            elements.iter_mut().for_each(|one| change(one, inner, shapes))
        }
        (Value::Object(members), TypeRef::Map(inner)) => {
            members.values_mut().for_each(|one| change(one, inner, shapes))
        }
        (Value::Object(members), TypeRef::Named(id) | TypeRef::Recursive(id)) => {
            let Some(Kind::Struct(fields)) = shapes.types.get(id.0).map(|ty| &ty.kind) else {
                return;
            };
            for field in fields {
                if let Some(member) = members.get_mut(&field.key) {
                    change(member, &field.ty, shapes);
                }
            }
        }
        (Value::String(_), TypeRef::Text | TypeRef::Named(_)) => *value = json!(10.5),
        (Value::Number(number), TypeRef::Integer) => *value = json!(number.to_string()),
        (Value::Number(_), TypeRef::Number) => *value = json!("10.5"),
        (Value::Bool(flag), TypeRef::Boolean) => *value = json!(flag.to_string()),
        _ => {}
    }
}
