//! Structs of one noun that differ only in what is there: they are one type with optional fields.
//!
//! Two join if at least two of three fields of the smaller one are fields of the other, and no such field conflicts: it has
//! the same type, or is `null` in one of them, or a whole number in one and any number in the other, or text in one and texts that are known in the other.

use foldhash::{HashMap, HashSet};

use super::{Field, ListSamples, TypeId, TypeRef};
use crate::words::words;

/// A struct that is held against others.
pub(super) struct Candidate<'a> {
    fields: &'a [Field],
    places: HashMap<&'a str, usize>,
}

impl<'a> Candidate<'a> {
    pub(super) fn new(fields: &'a [Field]) -> Self {
        let places = fields.iter().enumerate();
        Self {
            fields,
            places: places.map(|(place, field)| (field.key.as_str(), place)).collect(),
        }
    }

    /// The fields of a known struct and of this one; `None`: they are two types.
    pub(super) fn merge_into(&self, known: &[Field], is_enum: &dyn Fn(TypeId) -> bool) -> Option<Vec<Field>> {
        let places = known.iter().map(|field| self.places.get(field.key.as_str()).copied());
        let places: Vec<Option<usize>> = places.collect();
        let shared = places.iter().flatten().count();
        if shared == 0 || 3 * shared < 2 * known.len().min(self.fields.len()) {
            return None;
        }
        let own = places.iter().map(|place| place.map(|place| &self.fields[place]));
        let pairs: Vec<(&Field, Option<&Field>)> = known.iter().zip(own).collect();
        // Most conflict, so that nothing is copied before.
        let uses = pairs.iter().map(|(field, own)| match own {
            Some(own) if field.list.is_some() != own.list.is_some() => None,
            Some(own) => merge_uses(&field.ty, &own.ty, is_enum),
            None => Some(field.ty.clone()),
        });
        let uses = uses.collect::<Option<Vec<_>>>()?;
        let mut added: Vec<Option<&Field>> = self.fields.iter().map(Some).collect();
        places.iter().flatten().for_each(|place| added[*place] = None);
        let added: Vec<&Field> = added.into_iter().flatten().collect();
        // Of `userId` and `user_id` only one can be called so.
        let lacked = pairs.iter().filter(|(_, own)| own.is_none() && !added.is_empty());
        let spelled: HashSet<Vec<String>> = lacked.map(|(field, _)| words(&field.key)).collect();
        if !spelled.is_empty() && added.iter().any(|field| spelled.contains(&words(&field.key))) {
            return None;
        }
        let merged = pairs.iter().zip(uses).map(|((field, own), ty)| match own {
            Some(own) => merge_field(field, own, ty),
            None => absent(field),
        });
        Some(merged.chain(added.into_iter().map(absent)).collect())
    }
}

/// The arms of both; `None` where a text stands for two types.
pub(super) fn merge_arms(one: &[(String, TypeRef)], other: &[(String, TypeRef)]) -> Option<Vec<(String, TypeRef)>> {
    let mut merged = one.to_vec();
    for (tag, arm) in other {
        match one.iter().find(|(known, _)| known == tag) {
            Some((_, known)) if known != arm => return None,
            Some(_) => {}
            None => merged.push((tag.clone(), arm.clone())),
        }
    }
    Some(merged)
}

/// A field that one of the two lacks.
fn absent(field: &Field) -> Field {
    Field {
        required: false,
        list: field.list.map(|list| ListSamples { missing: true, ..list }),
        ..field.clone()
    }
}

fn merge_field(one: &Field, other: &Field, ty: TypeRef) -> Field {
    let list = one.list.zip(other.list).map(|(one, other)| ListSamples {
        missing: one.missing | other.missing,
        empty: one.empty | other.empty,
    });
    let described = if one.description.is_empty() { other } else { one };
    Field {
        key: one.key.clone(),
        ty,
        required: one.required && other.required,
        list,
        description: described.description.clone(),
        sample: one.sample.clone().or_else(|| other.sample.clone()),
    }
}

fn merge_uses(one: &TypeRef, other: &TypeRef, is_enum: &dyn Fn(TypeId) -> bool) -> Option<TypeRef> {
    let both = |one: &TypeRef, other: &TypeRef| merge_uses(one, other, is_enum).map(Box::new);
    Some(match (one, other) {
        (one, other) if one == other => one.clone(),
        (TypeRef::Nullable(null), some) | (some, TypeRef::Nullable(null)) if **null == TypeRef::Any => match some {
            // Anything is more than `null` and a type that a third one shows.
            TypeRef::Nullable(_) | TypeRef::Any => some.clone(),
            some => TypeRef::Nullable(Box::new(some.clone())),
        },
        (TypeRef::Nullable(one), TypeRef::Nullable(other)) => TypeRef::Nullable(both(one, other)?),
        (TypeRef::Nullable(one), other) | (other, TypeRef::Nullable(one)) => TypeRef::Nullable(both(one, other)?),
        (TypeRef::List(one), TypeRef::List(other)) => TypeRef::List(both(one, other)?),
        (TypeRef::Map(one), TypeRef::Map(other)) => TypeRef::Map(both(one, other)?),
        (TypeRef::Integer, TypeRef::Number) | (TypeRef::Number, TypeRef::Integer) => TypeRef::Number,
        (TypeRef::Text, known @ TypeRef::Named(id)) | (known @ TypeRef::Named(id), TypeRef::Text) if is_enum(*id) => {
            known.clone()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{TypeRef, merge_uses};

    #[test]
    fn anything_stays_anything_beside_null() {
        let null = TypeRef::Nullable(Box::new(TypeRef::Any));
        let merged = |one, other| merge_uses(one, other, &|_| false);
        assert_eq!(merged(&TypeRef::Any, &null), Some(TypeRef::Any));
        assert_eq!(merged(&TypeRef::Any, &TypeRef::Integer), None);
        assert_eq!(
            merged(&null, &TypeRef::Integer),
            Some(TypeRef::Nullable(Box::new(TypeRef::Integer)))
        );
    }
}
