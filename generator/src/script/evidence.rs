//! What a test script says of the answer: the statuses that it asserts, the fields that it reads and the headers.
//!
//! The script is followed, not run: names are bound to parts of the answer, functions that are called are gone through
//! with what they are given, branches of an `if` over the status belong to that status.
//!
//! ```text
//! const user = pm.response.json().data[0];              data: list of objects
//! pm.expect(user.id).to.be.a("number");                 data[].id: a number
//! pm.environment.set("token", user.session.token);      data[].session.token
//! pm.response.to.have.status(201);                      201
//! ```
//!
//! A JSON Schema that the whole answer is held to, written out there or in a variable, says all at once:
//!
//! ```text
//! pm.response.to.have.jsonSchema(schema)        tv4.validate(pm.response.json(), schema)
//! pm.expect(answer).to.be.jsonSchema(schema)    ajv.validate(schema, answer), ajv.compile(schema)
//! ```

mod assertion;
mod follow;
mod seen;

use serde_json::Value;

use self::follow::Follower;
pub(super) use self::seen::{Kind, Seen, Step};
use super::Program;

/// What a test script says of the answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Evidence {
    /// Statuses that are asserted, each once, in the order of the script.
    pub(crate) statuses: Vec<u16>,
    /// JSON Schemas without required fields: of the answer of any status, and of those that stand under a status.
    pub(crate) schemas: Vec<(Option<u16>, Value)>,
    /// The first JSON Schema that the whole answer is held to.
    pub(crate) held_to: Option<Value>,
    /// Headers that it reads, each once.
    pub(crate) headers: Vec<String>,
    /// What it keeps of the answer in variables.
    pub(crate) stored: Vec<Stored>,
}

/// A part of an answer that a variable holds from then on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its name.
    pub variable: String,
    /// The part.
    pub part: StoredPart,
}

/// A part of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredPart {
    /// A place of its JSON: `data[].id`; empty: the whole.
    Json(String),
    /// A header, by its name.
    Header(String),
}

/// Follows a script.
pub(super) fn tested_evidence(program: &Program) -> Evidence {
    let mut follower = Follower::new(program);
    follower.follow(&program.statements);
    let Follower {
        statuses,
        headers,
        answers,
        held_to,
        compiled,
        stored,
        ..
    } = follower;
    let reads_answer = !answers.is_empty();
    let schemas = answers.into_iter().filter(|(_, seen)| *seen != Seen::default());
    Evidence {
        statuses,
        schemas: schemas.map(|(status, seen)| (status, seen.into_schema())).collect(),
        held_to: held_to.or(compiled.filter(|_| reads_answer)),
        headers,
        stored,
    }
}
