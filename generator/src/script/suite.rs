//! What a test script holds answers to, in order: its tests with their checks, what it keeps in variables, and the
//! requests that it sends for more answers.
//!
//! Like `evidence`, this follows a script and runs nothing. Where that looks for any place that is read, this wants to
//! know what exactly is compared with what; an assertion of which anything is not followed is a [`Gap`] with its kind.
//!
//! ```text
//! const user = pm.response.json();
//! pm.test("has an id", () => pm.expect(user.id).to.eql(5));     Test { "has an id", [/id equals 5] }
//! pm.environment.set("id", user.id);                            Keep { "id", /id }
//! ```

mod call;
mod count;
mod expect;
mod expression;
mod operand;
mod pattern;
mod read;
mod said;

pub use operand::{AnswerId, Check, Claim, ItemId, Operand};
pub(crate) use said::evidence_of;

use super::Program;
use super::translate::IsSecret;
use super::tree::Span;

/// What a test script checks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suite {
    /// In order.
    pub steps: Vec<Step>,
    /// Assertions that are not taken over, in the order of the script.
    pub gaps: Vec<Gap>,
    /// How many assertions the script has.
    pub assertions: usize,
    /// The request that the runner goes on with, where the script always names one.
    pub next: Option<Next>,
}

/// What comes after a request, whatever its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    End,
    /// The request of this name.
    Request(String),
}

/// Something that a test script does.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Checks under a name.
    Test {
        /// As the script has it.
        name: Operand,
        /// All of them are held.
        checks: Vec<Check>,
    },
    /// Goes on only if something is so.
    If {
        /// Whether.
        test: Operand,
        /// If it is.
        then: Vec<Step>,
        /// If it is not.
        otherwise: Vec<Step>,
    },
    /// Goes through a list.
    Each {
        /// What an element is called.
        item: ItemId,
        /// Which list.
        list: Operand,
        /// For each element.
        steps: Vec<Step>,
    },
    /// Keeps a value for later requests.
    Keep {
        /// The variable.
        variable: String,
        /// Its value; undefined: it is forgotten.
        value: Operand,
    },
    /// Waits for milliseconds.
    Wait(u32),
    /// Sends a request for another answer.
    Ask {
        /// What the answer is called.
        answer: AnswerId,
        /// The method.
        method: String,
        /// Where it goes.
        url: Operand,
        /// What is done with the answer.
        steps: Vec<Step>,
    },
}

/// An assertion that is not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Why.
    pub kind: GapKind,
    /// The line of the script.
    pub line: usize,
}

/// Why an assertion is not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// How long the answer took says nothing of the API.
    Time,
    /// A regular expression that is more than a few texts.
    Pattern,
    /// A JSON Schema with more than its usual words.
    Schema,
    /// Cookies.
    Cookie,
    /// What was sent.
    Request,
    /// A credential that the script holds.
    Secret,
    /// A value that is worked out in a way that is not followed.
    Value,
    /// A value that a loop or a decision leaves behind.
    Decided,
    /// A word of the assertion.
    Word,
    /// The script never comes to it.
    Unreached,
}

impl GapKind {
    /// Why, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Time => "how long the answer takes",
            Self::Pattern => "a regular expression",
            Self::Schema => "a JSON Schema beyond its usual words",
            Self::Cookie => "cookies",
            Self::Request => "the request itself",
            Self::Secret => "a secret of the script",
            Self::Value => "a value that is not followed",
            Self::Decided => "a value that a loop or a decision leaves behind",
            Self::Word => "a word of the assertion that is not known",
            Self::Unreached => "code that is not reached",
        }
    }
}

/// Reads a test script; it always ends.
pub(super) fn suite(program: &Program, is_secret: &IsSecret) -> Suite {
    let mut reader = read::Reader::new(program, is_secret);
    reader.block(&program.statements);
    let (steps, next) = (std::mem::take(&mut reader.out), reader.next.take());
    let found = count::assertions(&program.statements);
    let is_open = |span: &&Span| !reader.taken.contains(*span) || reader.gaps.contains_key(*span);
    let gaps = found.iter().filter(is_open);
    let mut gaps: Vec<Gap> = gaps
        .map(|span| Gap {
            kind: reader.gaps.get(span).copied().unwrap_or(GapKind::Unreached),
            line: program.line(*span),
        })
        .collect();
    gaps.sort_by_key(|gap| gap.line);
    Suite {
        steps,
        gaps,
        assertions: found.len(),
        next,
    }
}

/// Where an assertion begins.
type Root = Span;
