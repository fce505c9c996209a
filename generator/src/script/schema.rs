//! The JSON Schema that a test script holds an answer to.
//!
//! Read are the calls that Postman's documentation shows, with a schema that is written out there or in a variable of the
//! script:
//!
//! ```text
//! pm.response.to.have.jsonSchema(schema)        tv4.validate(pm.response.json(), schema)
//! pm.expect(answer).to.be.jsonSchema(schema)    ajv.validate(schema, answer), ajv.compile(schema)
//! ```

use serde_json::{Map, Number, Value};

use super::tree::{Binary, Expression, ExpressionKind, Key, Pattern, Property, Statement, StatementKind, Unary};
use super::{Program, each_expression};

/// A schema with the status that the script expects, if it expects one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tested {
    pub(crate) status: Option<u16>,
    pub(crate) schema: Value,
}

/// The first schema of the whole answer.
pub(super) fn tested_schema(program: &Program) -> Option<Tested> {
    let facts = Facts::of(program);
    let mut found = None;
    each_expression(&program.statements, &mut |expression| {
        if found.is_none()
            && let ExpressionKind::Call(callee, arguments) = &expression.kind
        {
            found = facts.schema(callee, arguments);
        }
    });
    let [status] = facts.statuses.as_slice() else {
        return found.map(|schema| Tested { status: None, schema });
    };
    found.map(|schema| Tested {
        status: Some(*status),
        schema,
    })
}

/// What a script says before one knows what it means.
#[derive(Default)]
struct Facts<'p> {
    /// Names that hold the whole answer.
    answers: Vec<&'p str>,
    /// Names that hold what is written out as an object.
    objects: Vec<(&'p str, &'p Expression)>,
    /// Statuses that are expected.
    statuses: Vec<u16>,
    reads_answer: bool,
}

impl<'p> Facts<'p> {
    fn of(program: &'p Program) -> Self {
        let mut facts = Self::default();
        each_declaration(&program.statements, &mut |name, value| facts.add_name(name, value));
        each_expression(&program.statements, &mut |expression| match &expression.kind {
            ExpressionKind::Assign {
                target,
                operator: None,
                value,
            } => {
                if let Pattern::Name(name, _) = &**target {
                    facts.add_name(name, value);
                }
            }
            _ => {
                facts.reads_answer |= reads_answer(expression);
                facts.statuses.extend(expected_status(expression));
            }
        });
        facts.statuses.dedup();
        facts
    }

    fn add_name(&mut self, name: &'p str, value: &'p Expression) {
        if reads_answer(value) {
            self.answers.push(name);
        } else if matches!(value.kind, ExpressionKind::Object(_)) {
            self.objects.push((name, value));
        }
    }

    /// The schema that a call holds the answer to.
    fn schema(&self, callee: &Expression, arguments: &[Expression]) -> Option<Value> {
        let ExpressionKind::Member(owner, method) = &callee.kind else {
            return None;
        };
        let owner_name = owner.path().unwrap_or_default();
        let is_validator = owner_name.ends_with("jv");
        let (subject, schema) = match (method.as_str(), arguments) {
            ("jsonSchema", [schema, ..]) => (self.is_about_the_answer(owner), schema),
            ("validate" | "validateResult" | "validateMultiple", [subject, schema, ..]) if owner_name == "tv4" => {
                (self.is_answer(subject), schema)
            }
            ("validate", [schema, subject, ..]) if is_validator => (self.is_answer(subject), schema),
            ("compile", [schema, ..]) if is_validator => (self.reads_answer, schema),
            _ => return None,
        };
        self.object(schema).filter(|_| subject)
    }

    /// `pm.response.to.have`, `pm.expect(answer).to.be`; not what must not be.
    fn is_about_the_answer(&self, chain: &Expression) -> bool {
        match &chain.kind {
            ExpressionKind::Member(_, name) if name == "not" => false,
            ExpressionKind::Member(owner, name) => {
                let is_answer = name == "to" && owner.path().as_deref() == Some("pm.response");
                is_answer || self.is_about_the_answer(owner)
            }
            ExpressionKind::Call(callee, arguments) if callee.path().as_deref() == Some("pm.expect") => {
                arguments.first().is_some_and(|subject| self.is_answer(subject))
            }
            _ => false,
        }
    }

    fn is_answer(&self, subject: &Expression) -> bool {
        let is_name = |name: &String| self.answers.contains(&name.as_str());
        reads_answer(subject) || matches!(&subject.kind, ExpressionKind::Name(name) if is_name(name))
    }

    /// The object that is written out here, or in the variable.
    fn object(&self, schema: &Expression) -> Option<Value> {
        match &schema.kind {
            ExpressionKind::Object(_) => literal(schema),
            ExpressionKind::Name(name) => {
                let mut written = self.objects.iter().filter(|(known, _)| known == name);
                written.find_map(|(_, value)| literal(value))
            }
            _ => None,
        }
    }
}

/// `pm.response.json()`, `JSON.parse(responseBody)`, `JSON.parse(pm.response.text())`
fn reads_answer(expression: &Expression) -> bool {
    let ExpressionKind::Call(callee, arguments) = &expression.kind else {
        return false;
    };
    match (callee.path().as_deref(), arguments.as_slice()) {
        (Some("pm.response.json"), _) => true,
        (Some("JSON.parse"), [text, ..]) => match &text.kind {
            ExpressionKind::Name(name) => name == "responseBody",
            ExpressionKind::Call(callee, _) => callee.path().as_deref() == Some("pm.response.text"),
            _ => false,
        },
        _ => false,
    }
}

/// The status of `pm.response.to.have.status(200)`, `pm.expect(pm.response.code).to.eql(200)`, `responseCode.code === 200`.
fn expected_status(expression: &Expression) -> Option<u16> {
    let is_code = |path: Option<String>| matches!(path.as_deref(), Some("pm.response.code" | "responseCode.code"));
    let number = match &expression.kind {
        ExpressionKind::Binary(Binary::Same | Binary::Equal, code, number) if is_code(code.path()) => number,
        ExpressionKind::Call(callee, arguments) => match &callee.kind {
            ExpressionKind::Member(owner, name) if name == "status" && is_plain(owner, "have") => arguments.first()?,
            ExpressionKind::Member(owner, name) if matches!(name.as_str(), "eql" | "equal" | "equals" | "eq") => {
                let subject = expected_subject(owner)?;
                arguments.first().filter(|_| is_code(subject.path()))?
            }
            _ => return None,
        },
        _ => return None,
    };
    match number.kind {
        ExpressionKind::Number(code) if (200.0..600.0).contains(&code) => Some(code as u16),
        _ => None,
    }
}

/// Whether a chain ends so and denies nothing.
fn is_plain(chain: &Expression, end: &str) -> bool {
    matches!(&chain.kind, ExpressionKind::Member(owner, name) if name == end && !is_denied(owner))
}

fn is_denied(chain: &Expression) -> bool {
    matches!(&chain.kind, ExpressionKind::Member(owner, name) if name == "not" || is_denied(owner))
}

/// What is in `pm.expect(…)` of a chain that denies nothing.
fn expected_subject(chain: &Expression) -> Option<&Expression> {
    match &chain.kind {
        ExpressionKind::Member(owner, name) if name != "not" => expected_subject(owner),
        ExpressionKind::Call(callee, arguments) if callee.path().as_deref() == Some("pm.expect") => arguments.first(),
        _ => None,
    }
}

/// The JSON of what is written out; a variable in it is `null`.
fn literal(expression: &Expression) -> Option<Value> {
    Some(match &expression.kind {
        ExpressionKind::Null | ExpressionKind::Name(_) | ExpressionKind::Member(..) => Value::Null,
        ExpressionKind::Boolean(value) => Value::Bool(*value),
        ExpressionKind::Number(value) => number(*value)?,
        ExpressionKind::Unary(Unary::Minus, inner) => match inner.kind {
            ExpressionKind::Number(value) => number(-value)?,
            _ => return None,
        },
        ExpressionKind::Array(elements) => Value::Array(elements.iter().map(literal).collect::<Option<_>>()?),
        ExpressionKind::Object(properties) => {
            let members = properties.iter().map(|property| match property {
                Property::Value(Key::Text(key), value) => Some((key.clone(), literal(value)?)),
                _ => None,
            });
            Value::Object(members.collect::<Option<Map<_, _>>>()?)
        }
        _ => Value::String(expression.text()?.to_owned()),
    })
}

fn number(value: f64) -> Option<Value> {
    let is_whole = value.fract() == 0.0 && value.abs() < 9e15;
    let number = if is_whole {
        Some(Number::from(value as i64))
    } else {
        Number::from_f64(value)
    };
    number.map(Value::Number)
}

/// Calls `see` with each name that is declared with a value, wherever it stands.
fn each_declaration<'p>(statements: &'p [Statement], see: &mut dyn FnMut(&'p str, &'p Expression)) {
    super::walk::each_statement(statements, &mut |statement| {
        if let StatementKind::Declare {
            target: Pattern::Name(name, _),
            value: Some(value),
            ..
        } = &statement.kind
        {
            see(name, value);
        }
    });
}
