//! What checks are made of.

use serde_json::Value;

/// Which answer: 0 is that of the request itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnswerId(pub usize);

/// An element of a list that is gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub usize);

/// A value of a test script.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// Nothing.
    Undefined,
    /// What is written out.
    Literal(Value),
    /// What a variable holds.
    Variable(String),
    /// The method of the request.
    Method,
    /// The status of an answer.
    Status(AnswerId),
    /// The text of its body.
    Text(AnswerId),
    /// Its body as JSON.
    Json(AnswerId),
    /// A header of it.
    Header(AnswerId, String),
    /// An element.
    Item(ItemId),
    /// A member or an element of something.
    Member(Box<[Operand; 2]>),
    /// What a method without arguments gives: `length`, `number`.
    Seen(Box<Operand>, &'static str),
    /// Texts, one after the other.
    Joined(Vec<Operand>),
    /// `a + b`, or `a - b`.
    Sum(char, Box<[Operand; 2]>),
    /// Whether a check holds.
    Met(Box<Check>),
    /// Whether something is not so.
    Not(Box<Operand>),
    /// Whether all are so.
    All(Vec<Operand>),
    /// Whether one is so.
    Any(Vec<Operand>),
}

/// An assertion.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Of what.
    pub subject: Operand,
    /// What.
    pub claim: Claim,
    /// Whether that must not be so.
    pub denied: bool,
}

/// What is asserted.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// It is the same, whatever is in it.
    Equals(Operand),
    /// It counts as the same: `==`.
    Resembles(Operand),
    /// It is one of these.
    IsOneOf(Vec<Operand>),
    /// It is of a kind of JavaScript: `string`, `array`.
    IsA(String),
    /// It has a member, perhaps with this value.
    Has(Operand, Option<Operand>),
    /// It has a member at the end of a way: `data.items[0]`.
    HasAt(Operand, Option<Operand>),
    /// A text or a list has a part, an object these members.
    Contains(Operand),
    /// A text has one of these parts.
    ContainsAny(Vec<String>),
    /// The same, whatever the case of letters.
    ContainsAnyCase(Vec<String>),
    /// It is neither null nor undefined.
    Exists,
    /// Nothing is in it.
    IsEmpty,
    /// It counts as true.
    IsTrue,
    /// It is more than a number.
    IsAbove(Operand),
    /// It is less.
    IsBelow(Operand),
    /// It is as much or more.
    IsAtLeast(Operand),
    /// It is as much or less.
    IsAtMost(Operand),
    /// It is from one number to another.
    IsWithin(u16, u16),
    /// It begins so.
    StartsWith(Operand),
    /// It ends so.
    EndsWith(Operand),
    /// It has these keys, and no others.
    HasKeys(Vec<Operand>),
    /// A list has these elements, in any order, and no others.
    HasMembers(Operand),
    /// It is as a JSON Schema says.
    Conforms(Value),
    /// Whoever comes here fails, for this reason.
    Never(Operand),
}

impl Operand {
    /// What is written out.
    pub(crate) fn literal(value: impl Into<Value>) -> Self {
        Self::Literal(value.into())
    }

    /// The text, if it is written out.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Literal(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    /// A member of it.
    pub(crate) fn member(self, key: Operand) -> Self {
        Self::Member(Box::new([self, key]))
    }

    /// What a method without arguments gives.
    pub(crate) fn seen(self, what: &'static str) -> Self {
        Self::Seen(Box::new(self), what)
    }

    /// Whether it is so.
    pub(crate) fn met(subject: Self, claim: Claim) -> Self {
        Self::Met(Box::new(Check {
            subject,
            claim,
            denied: false,
        }))
    }

    /// The opposite.
    pub(crate) fn not(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            Self::Met(mut check) => {
                check.denied = !check.denied;
                Self::Met(check)
            }
            Self::Literal(Value::Bool(value)) => Self::literal(!value),
            other => Self::Not(Box::new(other)),
        }
    }

    /// Shows it and all operands in it.
    pub(crate) fn walk<'o>(&'o self, see: &mut dyn FnMut(&'o Self)) {
        see(self);
        match self {
            Self::Member(parts) | Self::Sum(_, parts) => parts.iter().for_each(|part| part.walk(see)),
            Self::Seen(inner, _) | Self::Not(inner) => inner.walk(see),
            Self::Joined(parts) | Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.walk(see)),
            Self::Met(check) => check.walk(see),
            _ => {}
        }
    }
}

impl Check {
    /// That something counts as true.
    pub(crate) fn true_of(subject: Operand) -> Self {
        Self {
            subject,
            claim: Claim::IsTrue,
            denied: false,
        }
    }

    /// Shows all operands in it.
    pub(crate) fn walk<'o>(&'o self, see: &mut dyn FnMut(&'o Operand)) {
        self.subject.walk(see);
        match &self.claim {
            Claim::Equals(other)
            | Claim::Resembles(other)
            | Claim::Contains(other)
            | Claim::IsAbove(other)
            | Claim::IsBelow(other)
            | Claim::IsAtLeast(other)
            | Claim::IsAtMost(other)
            | Claim::StartsWith(other)
            | Claim::EndsWith(other)
            | Claim::HasMembers(other)
            | Claim::Never(other) => other.walk(see),
            Claim::IsOneOf(others) | Claim::HasKeys(others) => others.iter().for_each(|other| other.walk(see)),
            Claim::Has(key, value) | Claim::HasAt(key, value) => {
                key.walk(see);
                value.iter().for_each(|value| value.walk(see));
            }
            Claim::IsA(_)
            | Claim::IsWithin(..)
            | Claim::ContainsAny(_)
            | Claim::ContainsAnyCase(_)
            | Claim::Exists
            | Claim::IsEmpty
            | Claim::IsTrue
            | Claim::Conforms(_) => {}
        }
    }
}
