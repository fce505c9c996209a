//! From evidence to types: a tree without samples, not shared yet.

use std::collections::BTreeMap;

use super::lattice::{ENOUGH, ENOUGH_ALIKE, ENUM_VALUES, Numbers, Object, Objects, Seen, SeenField, SeenFields, Text};
use super::{ListSamples, TypeRef};
use crate::api::{Required, Why};
use crate::measure::Measure;

/// A type with all its parts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    /// A scalar, or anything.
    Leaf(TypeRef),
    /// An object without members, which is what converters write for want of any value: anything.
    Empty,
    /// Too deep to look at, though the samples show it.
    Deep,
    /// Or `null`.
    Nullable(Box<Tree>),
    List(Box<Tree>),
    /// An object whose keys are data.
    Map(Box<Tree>),
    Struct(Structure),
    /// Several kinds.
    Union(Vec<Tree>),
    /// Objects that the text under a key tells apart, each without it.
    Tagged(String, Vec<(String, Tree)>),
    /// Known strings.
    Enum(Vec<String>),
    /// The enclosing structure with this mark.
    Back(u32),
}

/// An object's type.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Structure {
    /// Not 0 if a part refers to it.
    pub(super) mark: u32,
    /// In the order of the first sample.
    pub(super) fields: Vec<Member>,
}

/// A field of a structure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    /// The wire's name.
    pub(super) key: String,
    /// The type of its values, with what it may be instead (`null`).
    pub(super) tree: Tree,
    /// Whether it is always there.
    pub(super) required: Required,
    /// Whether every sample has it, be it the only one.
    pub(super) always: bool,
    /// Whether whole numbers are too few samples of what is measured.
    pub(super) measures: bool,
    /// Whether the samples are too few to tell that all numbers are whole.
    pub(super) few: bool,
    /// Whether a sample has an empty list there.
    pub(super) empty: bool,
    /// Of a list that may be absent; `None` until that is settled.
    pub(super) list: Option<ListSamples>,
    /// As Markdown; empty where only samples speak.
    pub(super) description: String,
    /// A harmless value.
    pub(super) sample: Option<String>,
}

impl Tree {
    /// Shows each field of each structure in it, those within a field before it.
    pub(super) fn each_member(&mut self, visit: &mut dyn FnMut(&mut Member)) {
        match self {
            Self::Nullable(inner) | Self::List(inner) | Self::Map(inner) => inner.each_member(visit),
            Self::Union(arms) => arms.iter_mut().for_each(|arm| arm.each_member(visit)),
            Self::Tagged(_, arms) => arms.iter_mut().for_each(|(_, arm)| arm.each_member(visit)),
            Self::Struct(Structure { fields, .. }) => {
                for member in fields {
                    member.tree.each_member(visit);
                    visit(member);
                }
            }
            Self::Leaf(_) | Self::Empty | Self::Deep | Self::Enum(_) | Self::Back(_) => {}
        }
    }
}

impl Member {
    /// A field of any kind that no sample has.
    pub(super) fn absent(key: &str, why: Why) -> Self {
        Self {
            key: key.to_owned(),
            tree: Tree::Leaf(TypeRef::Any),
            required: Required { value: false, why },
            always: false,
            measures: false,
            few: false,
            empty: false,
            list: None,
            description: String::new(),
            sample: None,
        }
    }
}

/// More members of a request than this are not all required because a sample has them: who writes an example shows what
/// there is.
const MOST_BY_SAMPLE: usize = 4;

/// How many distinct samples make a field required that all of them have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// None do: a request's of which only marks count.
    Never,
    /// One that nobody made up: a request's.
    One,
    /// One of a single member: of a request that changes what it says, and leaves out the rest.
    Only,
    /// Two: an answer's that is taken strictly.
    Two,
    /// [`ENOUGH`] that nobody made up: an answer's.
    Enough,
    /// [`ENOUGH_ALIKE`] that nobody made up: what is in a list of an answer.
    EnoughAlike,
}

impl Trust {
    fn is_met(self, samples: &Objects) -> bool {
        match self {
            Self::Never => false,
            Self::One | Self::Only => samples.count_real() > 0,
            Self::Two => samples.count() > 1,
            Self::Enough => samples.count_real() >= ENOUGH,
            Self::EnoughAlike => samples.count_real() >= ENOUGH_ALIKE,
        }
    }

    /// Whether numbers that measure are whole if they are so in all samples.
    fn takes_whole(self, samples: &Objects) -> bool {
        match self {
            Self::Never | Self::One | Self::Only => Self::Enough.is_met(samples),
            Self::Two => true,
            Self::Enough | Self::EnoughAlike => self.is_met(samples),
        }
    }

    /// That of the elements of a list, or the values of a map.
    pub(super) fn of_elements(self) -> Self {
        match self {
            Self::Enough => Self::EnoughAlike,
            Self::Only => Self::One,
            other => other,
        }
    }

    /// How many members at most are required since all samples have them.
    fn most(self) -> usize {
        match self {
            Self::Only => 1,
            Self::One => MOST_BY_SAMPLE,
            Self::Never | Self::Two | Self::Enough | Self::EnoughAlike => usize::MAX,
        }
    }

    /// Whether a flag that all samples have may be left out.
    fn spares_flags(self) -> bool {
        matches!(self, Self::One | Self::Only)
    }
}

/// The type of what was seen.
pub(super) fn decide(seen: Seen, trust: Trust) -> Tree {
    decide_in(seen, trust, Digits::Kept)
}

/// Whether a number can keep its digits; serde buffers what is inside a union as `f64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Digits {
    Kept,
    Rounded,
}

fn decide_in(seen: Seen, trust: Trust, digits: Digits) -> Tree {
    if seen.deep {
        return Tree::Deep;
    }
    let null = seen.null;
    let digits = if seen.kinds().count() > 1 {
        Digits::Rounded
    } else {
        digits
    };
    let mut arms = arms(seen, trust, digits);
    let tree = match arms.pop() {
        None => Tree::Leaf(TypeRef::Any),
        Some(only) if arms.is_empty() => only,
        Some(last) => {
            arms.push(last);
            Tree::Union(arms.into_iter().map(plain).collect())
        }
    };
    if null { Tree::Nullable(Box::new(tree)) } else { tree }
}

/// One type per kind of JSON, in the order in which they can be told apart: an array must come
/// before an object, since serde reads structures from arrays too.
fn arms(seen: Seen, trust: Trust, digits: Digits) -> Vec<Tree> {
    let mut arms = Vec::new();
    if seen.boolean {
        arms.push(Tree::Leaf(TypeRef::Boolean));
    }
    arms.extend(number(seen.numbers, digits).map(Tree::Leaf));
    arms.extend(seen.text.map(text_or_enum));
    arms.extend(
        seen.list
            .map(|list| Tree::List(Box::new(decide_in(*list, trust.of_elements(), digits)))),
    );
    arms.extend(seen.object.map(|found| object(*found, trust, digits)));
    arms.extend(seen.back.into_iter().map(Tree::Back));
    arms
}

/// In a union, an enum is plain text, and an object some object.
fn plain(arm: Tree) -> Tree {
    match arm {
        Tree::Enum(_) => Tree::Leaf(TypeRef::Text),
        Tree::Empty => Tree::Map(Box::new(Tree::Leaf(TypeRef::Any))),
        other => other,
    }
}

/// The narrowest type that keeps all numbers.
fn number(numbers: Numbers, digits: Digits) -> Option<TypeRef> {
    let Numbers {
        small,
        negative,
        large,
        huge,
        fraction,
        extreme,
    } = numbers;
    let big = if digits == Digits::Kept {
        TypeRef::BigNumber
    } else {
        TypeRef::Number
    };
    if extreme {
        Some(big)
    } else if fraction {
        Some(TypeRef::Number)
    } else if huge || large && negative {
        Some(big)
    } else if large {
        Some(TypeRef::Unsigned)
    } else {
        (small || negative).then_some(TypeRef::Integer)
    }
}

/// An enum where several values repeat: at least three samples, and two for each value on average.
fn text_or_enum(text: Text) -> Tree {
    let Text::Few(values) = text else {
        return Tree::Leaf(TypeRef::Text);
    };
    let seen: usize = values.values().map(|samples| samples.count()).sum();
    if !(2..=ENUM_VALUES).contains(&values.len()) || seen < 3 || seen < 2 * values.len() {
        return Tree::Leaf(TypeRef::Text);
    }
    let mut values: Vec<_> = values.into_iter().collect();
    values.sort_by_key(|(_, samples)| samples.first());
    Tree::Enum(values.into_iter().map(|(value, _)| value).collect())
}

fn object(object: Object, trust: Trust, digits: Digits) -> Tree {
    match object {
        Object::Map(values) => Tree::Map(Box::new(decide_in(*values, trust.of_elements(), digits))),
        Object::Struct(fields) if fields.fields.is_empty() => Tree::Empty,
        Object::Struct(mut fields) => match fields.tagged.take() {
            Some(tagged) => Tree::Tagged(tagged.key, tagged_arms(tagged.arms, trust)),
            None => Tree::Struct(structure(fields, trust, digits)),
        },
    }
}

/// A struct for each tag, in the order of the first samples; what is told apart is buffered.
fn tagged_arms(arms: BTreeMap<String, Seen>, trust: Trust) -> Vec<(String, Tree)> {
    let structs = arms.into_iter().filter_map(|(tag, seen)| match *seen.object? {
        Object::Struct(fields) => Some((tag, fields)),
        Object::Map(_) => None,
    });
    let mut structs: Vec<(String, SeenFields)> = structs.collect();
    structs.sort_by_key(|(_, fields)| fields.samples.first());
    let arm = |(tag, fields)| (tag, Tree::Struct(structure(fields, trust, Digits::Rounded)));
    structs.into_iter().map(arm).collect()
}

fn structure(fields: SeenFields, trust: Trust, digits: Digits) -> Structure {
    let trusted = trust.is_met(&fields.samples);
    let measures = match trust.takes_whole(&fields.samples) {
        true => None,
        false => fields.fields.values().map(|field| field.measure).max(),
    };
    let mut list: Vec<_> = fields.fields.into_iter().collect();
    list.sort_by_key(|(_, field)| field.first);
    let is_spared = |seen: &Seen| trust.spares_flags() && seen.is_flag();
    let present = list
        .iter()
        .filter(|(_, field)| !field.absent && !is_spared(&field.seen));
    let is_proof = present.count() <= trust.most();
    let member = |(key, field): (String, SeenField)| {
        let SeenField {
            absent,
            measure,
            mut seen,
            ..
        } = field;
        Member {
            key,
            required: Required {
                // A `null` that may be absent is not written.
                value: trusted && !absent && (is_proof && !is_spared(&seen) || seen.null),
                why: Why::Samples,
            },
            always: !absent,
            few: measures.is_some(),
            measures: measure > Measure::No && measures == Some(Measure::Surely),
            empty: seen.empty,
            list: None,
            description: String::new(),
            sample: seen.example.take().map(|example| example.1),
            tree: decide_in(seen, trust, digits),
        }
    };
    Structure {
        mark: fields.mark,
        fields: list.into_iter().map(member).collect(),
    }
}
