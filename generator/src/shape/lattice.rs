//! What samples show of one place, and how two such findings join.
//!
//! A finding is a product of small semilattices, one per kind of JSON, so that `join` is
//! commutative, associative and idempotent: the order of samples and their repetition never matter.
//! Whatever is counted is therefore a bounded set of the smallest sample numbers:
//!
//! ```text
//! sample 0   {"id": 1, "tags": []}
//! sample 1   {"id": 2.5}                           elements of arrays are samples too
//! join       object of samples {0, 1}: id: number; tags: list of nothing, once absent
//! ```

use std::collections::BTreeMap;

use super::tags::Tagged;
use crate::measure::Measure;

/// The number of a sample: an answer, a body, an element of an array or a value of a map. Equal ones have one number.
pub(super) type Sample = u32;

/// The number of all samples that a converter made up; after those of all others.
pub(super) const MADE_UP: Sample = Sample::MAX;

/// How many distinct samples must all have a field of an answer for it to be required.
pub(crate) const ENOUGH: usize = 5;

/// How many must where they are elements of lists: what one call gives is alike.
pub(super) const ENOUGH_ALIKE: usize = 50;

/// How many values an open enum may have.
pub(super) const ENUM_VALUES: usize = 6;

/// What samples show of one place; nothing at first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    pub(super) null: bool,
    pub(super) boolean: bool,
    pub(super) numbers: Numbers,
    pub(super) text: Option<Text>,
    /// Arrays: their elements.
    pub(super) list: Option<Box<Seen>>,
    /// An array without elements.
    pub(super) empty: bool,
    pub(super) object: Option<Box<Object>>,
    /// Arrays or objects too deep to look at.
    pub(super) deep: bool,
    /// The first harmless scalar, as JSON text.
    pub(super) example: Option<Box<(Sample, String)>>,
    /// Marks of the enclosing objects that stand here again; ascending.
    pub(super) back: Vec<u32>,
}

impl Seen {
    /// Whether it is `true` or `false` and nothing else.
    pub(super) fn is_flag(&self) -> bool {
        let is_other = self.numbers != Numbers::default() || self.text.is_some() || self.list.is_some() || self.deep;
        self.boolean && !is_other && self.object.is_none() && !self.empty && self.back.is_empty()
    }

    /// The least finding that holds both.
    pub(super) fn join(&mut self, other: Self) {
        self.null |= other.null;
        self.boolean |= other.boolean;
        self.numbers.join(other.numbers);
        self.deep |= other.deep;
        self.empty |= other.empty;
        join_options(&mut self.text, other.text, Text::join);
        join_options(&mut self.list, other.list, |mine, other| mine.join(*other));
        join_options(&mut self.object, other.object, |mine, other| mine.join(*other));
        join_options(&mut self.example, other.example, |mine, other| {
            if other < *mine {
                *mine = other;
            }
        });
        for mark in other.back {
            if let Err(place) = self.back.binary_search(&mark) {
                self.back.insert(place, mark);
            }
        }
    }

    /// Which kinds of JSON were seen, `null` apart.
    pub(super) fn kinds(&self) -> Kinds {
        Kinds([
            self.boolean,
            self.numbers != Numbers::default(),
            self.text.is_some(),
            self.list.is_some(),
            self.object.is_some() || !self.back.is_empty(),
        ])
    }
}

fn join_options<T>(mine: &mut Option<T>, other: Option<T>, join: impl FnOnce(&mut T, T)) {
    match (mine.as_mut(), other) {
        (_, None) => {}
        (None, other) => *mine = other,
        (Some(mine), Some(other)) => join(mine, other),
    }
}

/// A set of the kinds boolean, number, text, array, object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kinds([bool; 5]);

impl Kinds {
    /// How many.
    pub(super) fn count(self) -> usize {
        self.0.iter().filter(|kind| **kind).count()
    }

    /// Whether one of the sets holds the other, so that joining adds no kind to the larger.
    pub(super) fn nests(self, other: Self) -> bool {
        let within = |inner: Self, outer: Self| inner.0.iter().zip(outer.0).all(|(inner, outer)| !inner || outer);
        within(self, other) || within(other, self)
    }
}

/// Which numbers were seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Numbers {
    /// Whole, not negative, within `i64`.
    pub(super) small: bool,
    /// Whole, negative, within `i64`.
    pub(super) negative: bool,
    /// Whole, beyond `i64`, within `u64`.
    pub(super) large: bool,
    /// Whole, beyond both.
    pub(super) huge: bool,
    /// With a fraction or an exponent; `-0`.
    pub(super) fraction: bool,
    /// Not even nearly an `f64` (`1e400`).
    pub(super) extreme: bool,
}

impl Numbers {
    fn join(&mut self, other: Self) {
        self.small |= other.small;
        self.negative |= other.negative;
        self.large |= other.large;
        self.huge |= other.huge;
        self.fraction |= other.fraction;
        self.extreme |= other.extreme;
    }
}

/// Which strings were seen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Text {
    /// At most [`ENUM_VALUES`] that may be an enum's, with samples that have them.
    Few(BTreeMap<String, Smallest<4>>),
    Many,
}

impl Text {
    fn join(&mut self, other: Self) {
        match (&mut *self, other) {
            (Self::Many, _) => {}
            (_, Self::Many) => *self = Self::Many,
            (Self::Few(mine), Self::Few(other)) => {
                for (value, samples) in other {
                    mine.entry(value).or_default().join(samples);
                }
                if mine.len() > ENUM_VALUES {
                    *self = Self::Many;
                }
            }
        }
    }
}

/// Which objects were seen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    /// Keys are names.
    Struct(SeenFields),
    /// Keys are data; the values.
    Map(Box<Seen>),
}

impl Object {
    /// The values, whatever their keys.
    pub(super) fn into_values(self) -> Seen {
        match self {
            Self::Map(values) => *values,
            Self::Struct(fields) => {
                let mut values = Seen::default();
                for field in fields.fields.into_values() {
                    values.join(field.seen);
                }
                values
            }
        }
    }

    /// Names and data join to data.
    fn join(&mut self, other: Self) {
        match (&mut *self, other) {
            (Self::Struct(mine), Self::Struct(other)) => mine.join(other),
            (Self::Map(mine), other) => mine.join(other.into_values()),
            (Self::Struct(mine), Self::Map(mut values)) => {
                values.join(Self::Struct(std::mem::take(mine)).into_values());
                *self = Self::Map(values);
            }
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SeenFields {
    /// Samples that are such an object.
    pub(super) samples: Objects,
    /// By key.
    pub(super) fields: BTreeMap<String, SeenField>,
    /// Set where a part of the object is such an object again; 0: nowhere.
    pub(super) mark: u32,
    /// Set where a text tells the objects apart, once all are seen.
    pub(super) tagged: Option<Box<Tagged>>,
}

impl SeenFields {
    /// A key that only one side has is absent in the other.
    pub(super) fn join(&mut self, mut other: Self) {
        self.samples.join(other.samples);
        self.mark = self.mark.max(other.mark);
        // Of more objects it may be another text.
        self.tagged = None;
        for (key, mine) in &mut self.fields {
            match other.fields.remove(key) {
                Some(other) => mine.join(other),
                None => mine.absent = true,
            }
        }
        for (key, mut field) in other.fields {
            field.absent = true;
            self.fields.insert(key, field);
        }
    }
}

/// As many samples as ever count, and one more, for what is made up is one.
pub(super) type Objects = Smallest<{ ENOUGH_ALIKE + 1 }>;

/// A field of objects.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SeenField {
    /// The smallest sample that has it, and where.
    pub(super) first: (Sample, usize),
    /// Whether a sample has it not.
    pub(super) absent: bool,
    /// Whether its numbers measure something; they do not where a placeholder says integer.
    pub(super) measure: Measure,
    /// What its values are, of all samples that have it.
    pub(super) seen: Seen,
}

impl SeenField {
    fn join(&mut self, other: Self) {
        self.first = self.first.min(other.first);
        self.absent |= other.absent;
        self.measure = self.measure.min(other.measure);
        self.seen.join(other.seen);
    }
}

/// The smallest `N` of a set of samples, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Smallest<const N: usize>(Vec<Sample>);

impl<const N: usize> Smallest<N> {
    /// The set of one sample.
    pub(super) fn of(sample: Sample) -> Self {
        Self(vec![sample])
    }

    /// At most `N`.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// At most `N`, without what a converter made up.
    pub(super) fn count_real(&self) -> usize {
        self.count() - usize::from(self.0.last() == Some(&MADE_UP))
    }

    pub(super) fn first(&self) -> Option<Sample> {
        self.0.first().copied()
    }

    /// The largest ones fall out.
    fn join(&mut self, other: Self) {
        for sample in other.0 {
            if let Err(place) = self.0.binary_search(&sample) {
                self.0.insert(place, sample);
            }
        }
        self.0.truncate(N);
    }
}
