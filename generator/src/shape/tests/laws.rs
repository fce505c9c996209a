//! The laws of joining, and that no sample is lost.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::decode::accepts;
use super::{answering, answers, api, samples, show, trees};
use crate::api::{Content, Schema, Target, Why};
use crate::shape::lattice::Seen;
use crate::shape::observe::Samples;
use crate::shape::signs::Names;
use crate::shape::{Kind, Payload, Shapes, Type, TypeId, TypeRef, infer};

/// What each sample shows, all numbered apart.
fn seen(samples: &[Value]) -> Vec<Seen> {
    let mut names = Names::default();
    let mut numbers = Samples::new(&mut names);
    samples.iter().map(|sample| numbers.observe(sample)).collect()
}

fn join(parts: impl IntoIterator<Item = Seen>) -> Seen {
    let mut whole = Seen::default();
    for part in parts {
        whole.join(part);
    }
    whole
}

/// The types that a type names, recursive uses apart.
fn names(ty: &TypeRef, plain: &mut Vec<TypeId>, recursive: &mut Vec<TypeId>) {
    match ty {
        TypeRef::Nullable(inner) | TypeRef::List(inner) | TypeRef::Map(inner) => names(inner, plain, recursive),
        TypeRef::Named(id) => plain.push(*id),
        TypeRef::Recursive(id) => recursive.push(*id),
        _ => {}
    }
}

fn parts(kind: &Kind) -> (Vec<TypeId>, Vec<TypeId>) {
    let (mut plain, mut recursive) = (Vec::new(), Vec::new());
    match kind {
        Kind::Struct(fields) => fields
            .iter()
            .for_each(|field| names(&field.ty, &mut plain, &mut recursive)),
        Kind::Union(arms) => arms.iter().for_each(|arm| names(arm, &mut plain, &mut recursive)),
        Kind::Tagged(_, arms) => arms.iter().for_each(|(_, arm)| names(arm, &mut plain, &mut recursive)),
        Kind::Enum(_) => {}
    }
    (plain, recursive)
}

/// Whether `part` is a part of `whole` through plain uses.
fn is_part(shapes: &Shapes, part: TypeId, whole: TypeId) -> bool {
    part == whole
        || parts(&shapes.types[whole.0].kind)
            .0
            .into_iter()
            .any(|inner| is_part(shapes, part, inner))
}

/// A schema that a value fulfils.
fn schema(value: &Value) -> Value {
    match value {
        Value::Null => json!({ "type": ["string", "null"] }),
        Value::Bool(_) => json!({ "type": "boolean" }),
        Value::Number(number) if number.is_i64() => json!({ "type": "integer" }),
        Value::Number(_) => json!({ "type": "number" }),
        Value::String(text) => json!({ "enum": [text, "other"] }),
        Value::Array(elements) => json!({ "type": "array", "items": elements.first().map(schema) }),
        Value::Object(members) => {
            let properties: Map<String, Value> = members
                .iter()
                .map(|(key, value)| (key.clone(), schema(value)))
                .collect();
            let required: Vec<&String> = members.keys().collect();
            json!({ "type": "object", "properties": properties, "required": required })
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn joining_is_commutative(samples in samples()) {
        let parts = seen(&samples);
        prop_assert_eq!(join(parts.clone()), join(parts.into_iter().rev()));
    }

    #[test]
    fn joining_is_associative(samples in samples(), cut in 0usize..5) {
        let mut parts = seen(&samples);
        let whole = join(parts.clone());
        let rest = parts.split_off(cut.min(parts.len()));
        prop_assert_eq!(whole, join([join(parts), join(rest)]));
    }

    #[test]
    fn joining_is_idempotent(samples in samples()) {
        let whole = join(seen(&samples));
        prop_assert_eq!(&whole, &join([whole.clone(), whole.clone()]));
        for part in seen(&samples) {
            prop_assert_eq!(&whole, &join([whole.clone(), part]));
        }
    }

    #[test]
    fn every_sample_keeps_its_meaning(samples in prop_oneof![samples(), trees()]) {
        let (shapes, ty) = answers(&samples);
        for sample in &samples {
            prop_assert!(accepts(&shapes, &ty, sample), "{} loses {sample}", show(&shapes, &ty));
        }
    }

    #[test]
    fn a_schema_takes_no_sample_its_meaning(samples in prop_oneof![samples(), trees()], others in samples()) {
        let contents = samples.iter().cloned().map(Content::Json).collect();
        let mut operation = answering(contents);
        operation.schemas = others.iter().map(|other| Schema { target: Target::Answer(200), value: schema(other), why: Why::Schema }).collect();
        let shapes = infer(&api(vec![operation]));
        let Payload::Json(ty) = &shapes.operations[0].cases[0] else {
            panic!("every example is JSON")
        };
        for sample in &samples {
            prop_assert!(accepts(&shapes, ty, sample), "{} loses {sample}", show(&shapes, ty));
        }
    }

    #[test]
    fn types_are_equal_in_nothing_but_samples(samples in prop_oneof![samples(), trees()]) {
        let (shapes, _) = answers(&samples);
        let plain = |kind: &Kind| match kind {
            Kind::Struct(fields) => {
                let mut fields: Vec<_> = fields.iter().map(|field| format!("{:?}", (&field.key, &field.ty, field.required))).collect();
                fields.sort();
                fields.join(" ")
            }
            other => format!("{other:?}"),
        };
        // Types of other nouns are others; `children` is called after what is around it.
        let key = |ty: &Type| ty.origins.first().and_then(|origin| {
            let mut keys = origin.path.iter().filter(|step| !matches!(step.as_str(), "[]" | "{}" | "|"));
            keys.next_back().filter(|key| *key != "children").cloned()
        });
        let of_a_key = shapes.types.iter().filter_map(|ty| Some((key(ty)?, plain(&ty.kind))));
        let mut kinds: Vec<_> = of_a_key.collect();
        let count = kinds.len();
        kinds.sort();
        kinds.dedup();
        prop_assert_eq!(kinds.len(), count);
    }

    #[test]
    fn every_type_says_where_it_is_used(samples in prop_oneof![samples(), trees()]) {
        let (shapes, _) = answers(&samples);
        for ty in &shapes.types {
            prop_assert!(!ty.origins.is_empty());
            let mut origins = ty.origins.clone();
            origins.sort();
            origins.dedup();
            prop_assert_eq!(origins.len(), ty.origins.len());
        }
    }

    #[test]
    fn recursion_stays_inside_the_type(samples in trees()) {
        let (shapes, _) = answers(&samples);
        for (index, ty) in shapes.types.iter().enumerate() {
            for whole in parts(&ty.kind).1 {
                prop_assert!(is_part(&shapes, TypeId(index), whole));
            }
        }
    }

    #[test]
    fn unions_are_of_several_kinds(samples in samples()) {
        let (shapes, _) = answers(&samples);
        for ty in &shapes.types {
            if let Kind::Union(arms) = &ty.kind {
                prop_assert!(arms.len() > 1);
                prop_assert!(arms.iter().all(|arm| !matches!(arm, TypeRef::Any | TypeRef::Nullable(_) | TypeRef::BigNumber)));
            }
        }
    }
}
