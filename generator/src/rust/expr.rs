//! Expressions and chained calls.

use std::borrow::Cow;

use super::{Path, Ty};
use crate::name::Identifier;

/// A method call: `.method(arguments)`.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub method: Cow<'static, str>,
    pub arguments: Vec<Expr>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    Text(String),
    /// A text that holds quotes, such as JSON, written without escapes.
    Raw(String),
    Bytes(Vec<u8>),
    /// An integer literal without suffix.
    Count(usize),
    /// A number or `true` as it is written in Rust.
    Literal(String),
    /// A name in scope; a field of `parameters` where these are a struct.
    Argument(Identifier),
    Path(Path),
    /// `function(arguments).steps…`.
    Call {
        function: Path,
        arguments: Vec<Expr>,
        /// Method calls on the result.
        steps: Vec<Step>,
    },
    /// `&[…]`.
    Slice(Vec<Expr>),
    /// `vec![…]`.
    List(Vec<Expr>),
    /// `(a, b)`.
    Pair(Box<Expr>, Box<Expr>),
    /// `function::<T>(argument)?`.
    Parsed {
        /// The type that the text holds.
        ty: Ty,
        text: String,
    },
    /// `env::var("NAME")?`.
    Environment(String),
    /// `contract.typed::<T>(pointer)?`: what the data of a test holds.
    Saved {
        /// The type that it is read as.
        ty: Ty,
        pointer: &'static str,
    },
    /// `flow.filled(text)`, `flow.kept("id")`: a text whose `{{variables}}` a test fills in.
    Filled(String),
    /// `flow.kept_as::<i64>("id")?`: a variable as a type of the prelude.
    FilledAs(String, &'static str),
    /// `flow.typed::<T>(text)`: JSON whose `{{variables}}` a test fills in.
    FilledJson {
        /// The type that it is read as.
        ty: Ty,
        text: String,
    },
}

impl Expr {
    /// Shows the expression and all in it.
    pub(crate) fn walk(&self, visit: &mut dyn FnMut(&Expr)) {
        visit(self);
        match self {
            Self::Call { arguments, steps, .. } => {
                let given = steps.iter().flat_map(|step| &step.arguments);
                arguments.iter().chain(given).for_each(|value| value.walk(visit));
            }
            Self::Slice(values) | Self::List(values) => values.iter().for_each(|value| value.walk(visit)),
            Self::Pair(left, right) => {
                left.walk(visit);
                right.walk(visit);
            }
            _ => {}
        }
    }

    /// Whether it or anything in it is such.
    pub(crate) fn any(&self, is_such: fn(&Expr) -> bool) -> bool {
        let mut found = false;
        self.walk(&mut |value| found |= is_such(value));
        found
    }
}
