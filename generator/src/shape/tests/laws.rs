//! The laws of joining, and that no sample is lost.

use proptest::prelude::*;
use serde_json::Value;

use super::decode::accepts;
use super::{answers, samples, show};
use crate::shape::lattice::Seen;
use crate::shape::observe::Samples;
use crate::shape::signs::Names;
use crate::shape::{Kind, TypeRef};

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
    fn every_sample_keeps_its_meaning(samples in samples()) {
        let (shapes, ty) = answers(&samples);
        for sample in &samples {
            prop_assert!(accepts(&shapes, &ty, sample), "{} loses {sample}", show(&shapes, &ty));
        }
    }

    #[test]
    fn types_are_equal_in_nothing_but_samples(samples in samples()) {
        let (shapes, _) = answers(&samples);
        let plain = |kind: &Kind| match kind {
            Kind::Struct(fields) => {
                let mut fields: Vec<_> = fields.iter().map(|field| format!("{:?}", (&field.key, &field.ty, field.required))).collect();
                fields.sort();
                fields.join(" ")
            }
            other => format!("{other:?}"),
        };
        let mut kinds: Vec<_> = shapes.types.iter().map(|ty| plain(&ty.kind)).collect();
        let count = kinds.len();
        kinds.sort();
        kinds.dedup();
        prop_assert_eq!(kinds.len(), count);
    }

    #[test]
    fn every_type_says_where_it_is_used(samples in samples()) {
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
