//! Expressions of a test script.

use serde_json::{Map, Value};

use super::operand::{AnswerId, Claim, Operand};
use super::read::{Expect, Meaning, Reader};
use super::{GapKind, Root, count};
use crate::script::tree::{Binary, Expression, ExpressionKind, Joined, Key, Logical, Pattern, Property, Unary};
use crate::words::is_in;

/// Names that scripts find.
const NATIVE: &str = "_ Array Boolean CryptoJS JSON Math Number Object String ajv atob btoa chai console environment expect \
    globals parseFloat parseInt pm postman require setTimeout tv4";

impl<'p> Reader<'p> {
    pub(super) fn value(&mut self, expression: &'p Expression) -> Meaning<'p> {
        let Some(looks) = self.looks.checked_sub(1) else {
            return Meaning::Unknown(GapKind::Value);
        };
        self.looks = looks;
        match &expression.kind {
            ExpressionKind::Null => Meaning::literal(Value::Null),
            ExpressionKind::Boolean(value) => Meaning::literal(*value),
            ExpressionKind::Number(value) => Meaning::literal(number(*value)),
            ExpressionKind::Text(text) if self.is_secret("", text) => Meaning::Unknown(GapKind::Secret),
            ExpressionKind::Text(text) => Meaning::literal(text.as_str()),
            ExpressionKind::Regex { pattern, flags } => Meaning::Regex(pattern.clone(), flags.clone()),
            ExpressionKind::Template { texts, holes } => self.template(texts, holes),
            ExpressionKind::Name(name) => self.name(name),
            ExpressionKind::Array(elements) => Meaning::List(elements.iter().map(|one| self.value(one)).collect()),
            ExpressionKind::Object(properties) => self.object(properties),
            ExpressionKind::Function(function) => Meaning::Function(function),
            ExpressionKind::Member(owner, name) => self.chained(owner, name, expression.span),
            ExpressionKind::Index(owner, index) => {
                let (owner, index) = (self.value(owner), self.value(index));
                self.index(owner, index)
            }
            ExpressionKind::Call(callee, arguments) => self.call(callee, arguments, expression.span),
            ExpressionKind::New(callee, arguments) => self.made(callee, arguments),
            ExpressionKind::Unary(operator, inner) => self.unary(*operator, inner),
            ExpressionKind::Binary(operator, one, other) => {
                let (one, other) = (self.value(one), self.value(other));
                self.compared(*operator, one, other)
            }
            ExpressionKind::Logical(operator, one, other) => self.logical(*operator, one, other),
            ExpressionKind::Conditional(parts) => self.conditional(parts),
            ExpressionKind::Assign {
                target,
                operator,
                value,
            } => self.assigned(target, *operator, value, expression),
            ExpressionKind::Sequence(all) => all
                .iter()
                .map(|one| self.value(one))
                .last()
                .unwrap_or(Meaning::UNDEFINED),
            ExpressionKind::Await(inner) => self.value(inner),
            ExpressionKind::Step { target, .. } => {
                self.bind(target, Meaning::Unknown(GapKind::Value));
                Meaning::Unknown(GapKind::Value)
            }
            ExpressionKind::This | ExpressionKind::Spread(_) | ExpressionKind::Other(_) => {
                Meaning::Unknown(GapKind::Value)
            }
        }
    }

    /// A member; `pm.response.to` begins an assertion.
    fn chained(&mut self, owner: &'p Expression, name: &str, root: Root) -> Meaning<'p> {
        match (self.value(owner), name) {
            (subject @ Meaning::Answer(_), "to") => Meaning::Expect(Box::new(Expect {
                subject,
                denied: false,
                root,
            })),
            (owner, name) => self.member(owner, name),
        }
    }

    /// `new Class(arguments)`
    fn made(&mut self, callee: &'p Expression, arguments: &'p [Expression]) -> Meaning<'p> {
        let given: Vec<Meaning<'p>> = arguments.iter().map(|one| self.value(one)).collect();
        match callee.path().as_deref() {
            Some("Ajv") => Meaning::Native("ajv".to_owned()),
            Some("Error" | "TypeError") => given.into_iter().next().unwrap_or(Meaning::UNDEFINED),
            _ => Meaning::Unknown(GapKind::Value),
        }
    }

    fn template(&mut self, texts: &'p [String], holes: &'p [Expression]) -> Meaning<'p> {
        let mut joined = Meaning::literal("");
        for (index, text) in texts.iter().enumerate() {
            joined = self.joined(joined, Meaning::literal(text.as_str()));
            if let Some(hole) = holes.get(index) {
                let value = self.value(hole);
                joined = self.joined(joined, value);
            }
        }
        joined
    }

    fn name(&self, name: &str) -> Meaning<'p> {
        if let Some(known) = self.names.get(name) {
            return known.clone();
        }
        match name {
            "undefined" => Meaning::UNDEFINED,
            "responseBody" => Meaning::Operand(Operand::Text(AnswerId(0))),
            "responseCode" => Meaning::Answer(AnswerId(0)),
            "responseHeaders" => Meaning::Headers(AnswerId(0)),
            "responseTime" => Meaning::Unknown(GapKind::Time),
            "request" => Meaning::Unknown(GapKind::Request),
            "tests" => Meaning::Tests,
            _ if is_in(NATIVE, name) => Meaning::Native(name.to_owned()),
            _ => Meaning::Unknown(GapKind::Value),
        }
    }

    fn object(&mut self, properties: &'p [Property]) -> Meaning<'p> {
        let mut members = Vec::new();
        for property in properties {
            match property {
                Property::Value(Key::Text(key), value) => {
                    let is_secret = value.text().is_some_and(|text| self.is_secret(key, text));
                    let value = self.value(value);
                    let value = if is_secret {
                        Meaning::Unknown(GapKind::Secret)
                    } else {
                        value
                    };
                    members.push((key.clone(), value));
                }
                Property::Value(Key::Computed(_), value) | Property::Spread(value) => {
                    self.value(value);
                    return Meaning::Unknown(GapKind::Value);
                }
                Property::Accessor => return Meaning::Unknown(GapKind::Value),
            }
        }
        Meaning::Object(members)
    }

    /// A member that is read.
    pub(super) fn member(&mut self, owner: Meaning<'p>, name: &str) -> Meaning<'p> {
        match owner {
            Meaning::Native(path) => self.native(&path, name),
            Meaning::Answer(answer) => match name {
                "code" | "statusCode" => Meaning::Operand(Operand::Status(answer)),
                "status" | "name" => Meaning::Operand(Operand::Status(answer).seen("reason")),
                "headers" => Meaning::Headers(answer),
                "responseTime" => Meaning::Unknown(GapKind::Time),
                "responseSize" => Meaning::Operand(Operand::Text(answer).seen("length")),
                "cookies" => Meaning::Unknown(GapKind::Cookie),
                _ => Meaning::Unknown(GapKind::Value),
            },
            Meaning::Headers(answer) => Meaning::Operand(Operand::Header(answer, name.to_owned())),
            Meaning::Operand(owner) if name == "length" => Meaning::Operand(owner.seen("length")),
            Meaning::Operand(owner) => Meaning::Operand(owner.member(Operand::literal(name))),
            Meaning::List(elements) if name == "length" => Meaning::literal(elements.len()),
            Meaning::Object(members) => {
                let found = members.into_iter().find(|(key, _)| key == name);
                found.map_or(Meaning::UNDEFINED, |(_, value)| value)
            }
            Meaning::Expect(expect) => self.expected_member(*expect, name),
            unknown @ Meaning::Unknown(_) => unknown,
            _ => Meaning::Unknown(GapKind::Value),
        }
    }

    fn native(&mut self, path: &str, name: &str) -> Meaning<'p> {
        match (path, name) {
            ("pm", "response") => Meaning::Answer(AnswerId(0)),
            ("pm", "cookies") => Meaning::Unknown(GapKind::Cookie),
            ("pm.request", "method") => Meaning::Operand(Operand::Method),
            ("pm.request", _) => Meaning::Unknown(GapKind::Request),
            // `environment.token` of old.
            ("environment" | "globals", _) => self.variable(name),
            ("pm.info", _) => Meaning::Unknown(GapKind::Value),
            _ => Meaning::Native(format!("{path}.{name}")),
        }
    }

    /// What a variable holds.
    pub(super) fn variable(&self, name: &str) -> Meaning<'p> {
        match self.lost.get(name) {
            Some(kind) => Meaning::Unknown(*kind),
            None => Meaning::Operand(Operand::Variable(name.to_owned())),
        }
    }

    pub(super) fn index(&mut self, owner: Meaning<'p>, index: Meaning<'p>) -> Meaning<'p> {
        match (owner, index) {
            (owner, Meaning::Operand(Operand::Literal(Value::String(name)))) => self.member(owner, &name),
            (Meaning::List(elements), Meaning::Operand(Operand::Literal(Value::Number(index)))) => {
                let index = index.as_u64().and_then(|index| usize::try_from(index).ok());
                let found = index.and_then(|index| elements.into_iter().nth(index));
                found.unwrap_or(Meaning::UNDEFINED)
            }
            (Meaning::Operand(owner), Meaning::Index(item, list)) if owner == list => {
                Meaning::Operand(Operand::Item(item))
            }
            (Meaning::Operand(owner), Meaning::Operand(index)) => Meaning::Operand(owner.member(index)),
            (unknown @ Meaning::Unknown(_), _) | (_, unknown @ Meaning::Unknown(_)) => unknown,
            _ => Meaning::Unknown(GapKind::Value),
        }
    }

    fn unary(&mut self, operator: Unary, inner: &'p Expression) -> Meaning<'p> {
        let inner = self.value(inner);
        match operator {
            Unary::Not => match self.truth(&inner) {
                Ok(truth) => Meaning::Operand(truth.not()),
                Err(kind) => Meaning::Unknown(kind),
            },
            Unary::Typeof => self.with(inner, |operand| operand.seen("kind")),
            Unary::Plus => self.with(inner, |operand| operand.seen("number")),
            Unary::Minus => match inner {
                Meaning::Operand(Operand::Literal(Value::Number(value))) => {
                    Meaning::literal(number(-value.as_f64().unwrap_or_default()))
                }
                _ => Meaning::Unknown(GapKind::Value),
            },
            Unary::Void | Unary::Delete => Meaning::UNDEFINED,
            Unary::Invert => Meaning::Unknown(GapKind::Value),
        }
    }

    /// What becomes of an operand.
    pub(super) fn with(&mut self, meaning: Meaning<'p>, made: impl FnOnce(Operand) -> Operand) -> Meaning<'p> {
        match self.operand(meaning) {
            Ok(operand) => Meaning::Operand(made(operand)),
            Err(kind) => Meaning::Unknown(kind),
        }
    }

    fn logical(&mut self, operator: Logical, one: &'p Expression, other: &'p Expression) -> Meaning<'p> {
        let (one, other) = (self.value(one), self.value(other));
        let is_boolean = |meaning: &Meaning<'_>| {
            matches!(
                meaning,
                Meaning::Operand(
                    Operand::Met(_)
                        | Operand::Not(_)
                        | Operand::All(_)
                        | Operand::Any(_)
                        | Operand::Literal(Value::Bool(_))
                )
            )
        };
        if is_boolean(&one) || is_boolean(&other) {
            let parts = self.truth(&one).and_then(|one| Ok(vec![one, self.truth(&other)?]));
            return match (parts, operator) {
                (Ok(parts), Logical::And) => Meaning::Operand(all(parts)),
                (Ok(parts), _) => Meaning::Operand(any(parts)),
                (Err(kind), _) => Meaning::Unknown(kind),
            };
        }
        match (operator, &one) {
            (Logical::And, _) => other,
            // `headers.get("Content-Type") || ""`
            (_, Meaning::Operand(Operand::Undefined) | Meaning::Unknown(_)) => other,
            _ => one,
        }
    }

    fn conditional(&mut self, parts: &'p [Expression; 3]) -> Meaning<'p> {
        let [test, one, other] = parts;
        let test = self.value(test);
        match self.truth(&test) {
            Ok(Operand::Literal(Value::Bool(true))) => self.value(one),
            Ok(Operand::Literal(Value::Bool(false))) => self.value(other),
            Ok(_) => {
                let (one, other) = (self.value(one), self.value(other));
                if one == other {
                    one
                } else {
                    Meaning::Unknown(GapKind::Decided)
                }
            }
            Err(kind) => Meaning::Unknown(kind),
        }
    }

    fn assigned(
        &mut self,
        target: &'p Pattern,
        operator: Option<Joined>,
        value: &'p Expression,
        whole: &Expression,
    ) -> Meaning<'p> {
        let meaning = self.value(value);
        if count::is_old_test(target) {
            self.old_test(target, &meaning, whole.span);
            return meaning;
        }
        let meaning = match (operator, target) {
            (None, _) => meaning,
            (Some(Joined::Binary(operator)), Pattern::Name(name, _)) => {
                let before = self.name(name);
                self.compared(operator, before, meaning)
            }
            _ => Meaning::Unknown(GapKind::Value),
        };
        let old_variable = match target {
            Pattern::Member(member) => match &member.kind {
                ExpressionKind::Member(owner, name) => match owner.path().as_deref() {
                    Some("environment" | "globals") => Some(name.clone()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        };
        match old_variable {
            // Postman gives the script a copy.
            Some(_) => {}
            None => self.bind(target, meaning.clone()),
        }
        meaning
    }

    /// `one == other` and the like.
    pub(super) fn compared(&mut self, operator: Binary, one: Meaning<'p>, other: Meaning<'p>) -> Meaning<'p> {
        if let (Meaning::Place(check), Meaning::Operand(Operand::Literal(Value::Number(number)))) = (&one, &other) {
            let found = Operand::Met(check.clone());
            return match (operator, number.as_f64()) {
                (Binary::Unequal | Binary::NotSame | Binary::Greater, Some(-1.0)) | (Binary::AtLeast, Some(0.0)) => {
                    Meaning::Operand(found)
                }
                (Binary::Equal | Binary::Same, Some(-1.0)) | (Binary::Less, Some(0.0)) => Meaning::Operand(found.not()),
                _ => Meaning::Unknown(GapKind::Value),
            };
        }
        if operator == Binary::Add {
            return self.joined(one, other);
        }
        if let (Binary::InstanceOf, Meaning::Native(class)) = (operator, &other) {
            let class = class.to_lowercase();
            return self.with(one, |one| Operand::met(one, Claim::IsA(class)));
        }
        let is_negative = matches!(operator, Binary::Unequal | Binary::NotSame);
        if let (Meaning::Answer(_) | Meaning::Object(_) | Meaning::Function(_), Meaning::Operand(nothing)) =
            (&one, &other)
            && matches!(nothing, Operand::Undefined | Operand::Literal(Value::Null))
        {
            return Meaning::literal(is_negative);
        }
        let (one, other) = match (self.operand(one), self.operand(other)) {
            (Ok(one), Ok(other)) => (one, other),
            (Err(kind), _) | (_, Err(kind)) => return Meaning::Unknown(kind),
        };
        if let (Operand::Literal(one), Operand::Literal(other)) = (&one, &other)
            && matches!(
                operator,
                Binary::Equal | Binary::Same | Binary::Unequal | Binary::NotSame
            )
        {
            return Meaning::literal((one == other) != is_negative);
        }
        let met = match operator {
            Binary::Same => Operand::met(one, Claim::Equals(other)),
            Binary::NotSame => Operand::met(one, Claim::Equals(other)).not(),
            Binary::Equal => Operand::met(one, Claim::Resembles(other)),
            Binary::Unequal => Operand::met(one, Claim::Resembles(other)).not(),
            Binary::Less => Operand::met(one, Claim::IsBelow(other)),
            Binary::AtMost => Operand::met(one, Claim::IsAtMost(other)),
            Binary::Greater => Operand::met(one, Claim::IsAbove(other)),
            Binary::AtLeast => Operand::met(one, Claim::IsAtLeast(other)),
            Binary::In => Operand::met(other, Claim::Has(one, None)),
            Binary::Subtract => Operand::Sum('-', Box::new([one, other])),
            _ => return Meaning::Unknown(GapKind::Value),
        };
        Meaning::Operand(met)
    }

    /// `one + other`: texts one after the other, or a sum.
    fn joined(&mut self, one: Meaning<'p>, other: Meaning<'p>) -> Meaning<'p> {
        let (one, other) = match (self.operand(one), self.operand(other)) {
            (Ok(one), Ok(other)) => (one, other),
            (Err(kind), _) | (_, Err(kind)) => return Meaning::Unknown(kind),
        };
        let is_text = |operand: &Operand| operand.text().is_some() || matches!(operand, Operand::Joined(_));
        if !is_text(&one) && !is_text(&other) {
            return Meaning::Operand(Operand::Sum('+', Box::new([one, other])));
        }
        let parts = [one, other].into_iter().flat_map(|operand| match operand {
            Operand::Joined(parts) => parts,
            other => vec![other],
        });
        let mut joined: Vec<Operand> = Vec::new();
        for part in parts.filter(|part| part.text() != Some("")) {
            match (joined.last_mut(), &part) {
                (Some(Operand::Literal(Value::String(before))), Operand::Literal(Value::String(text))) => {
                    before.push_str(text);
                }
                _ => joined.push(part),
            }
        }
        match joined.as_slice() {
            [] => Meaning::literal(""),
            [one] if one.text().is_some() => Meaning::Operand(one.clone()),
            _ => Meaning::Operand(Operand::Joined(joined)),
        }
    }

    /// Whether it counts as true.
    pub(super) fn truth(&mut self, meaning: &Meaning<'p>) -> Result<Operand, GapKind> {
        Ok(match meaning {
            Meaning::Operand(operand @ (Operand::Met(_) | Operand::Not(_) | Operand::All(_) | Operand::Any(_))) => {
                operand.clone()
            }
            Meaning::Operand(Operand::Undefined) => Operand::literal(false),
            Meaning::Operand(Operand::Literal(value)) => Operand::literal(match value {
                Value::Null => false,
                Value::Bool(value) => *value,
                Value::Number(number) => number.as_f64() != Some(0.0),
                Value::String(text) => !text.is_empty(),
                Value::Array(_) | Value::Object(_) => true,
            }),
            Meaning::Operand(operand) => Operand::met(operand.clone(), Claim::IsTrue),
            Meaning::Unknown(kind) => return Err(*kind),
            Meaning::Place(_) | Meaning::Index(..) => return Err(GapKind::Value),
            _ => Operand::literal(true),
        })
    }

    /// The meaning as an operand.
    pub(super) fn operand(&mut self, meaning: Meaning<'p>) -> Result<Operand, GapKind> {
        match meaning {
            Meaning::Operand(operand) => Ok(operand),
            Meaning::Unknown(kind) => Err(kind),
            Meaning::List(elements) => {
                let elements: Vec<Value> = elements
                    .into_iter()
                    .map(|one| self.json(one))
                    .collect::<Result<_, _>>()?;
                Ok(Operand::Literal(Value::Array(elements)))
            }
            Meaning::Object(members) => {
                let members = members.into_iter().map(|(key, value)| Ok((key, self.json(value)?)));
                Ok(Operand::Literal(Value::Object(
                    members.collect::<Result<Map<_, _>, GapKind>>()?,
                )))
            }
            _ => Err(GapKind::Value),
        }
    }

    /// What is written out, as JSON.
    pub(super) fn json(&mut self, meaning: Meaning<'p>) -> Result<Value, GapKind> {
        match self.operand(meaning)? {
            Operand::Literal(value) => Ok(value),
            _ => Err(GapKind::Value),
        }
    }
}

fn all(parts: Vec<Operand>) -> Operand {
    let parts = parts.into_iter().filter(|part| *part != Operand::literal(true));
    let mut parts: Vec<Operand> = parts
        .flat_map(|part| match part {
            Operand::All(parts) => parts,
            other => vec![other],
        })
        .collect();
    match parts.len() {
        0 => Operand::literal(true),
        1 => parts.remove(0),
        _ if parts.contains(&Operand::literal(false)) => Operand::literal(false),
        _ => Operand::All(parts),
    }
}

fn any(parts: Vec<Operand>) -> Operand {
    match all(parts.into_iter().map(Operand::not).collect()) {
        Operand::All(parts) => Operand::Any(parts.into_iter().map(Operand::not).collect()),
        other => other.not(),
    }
}

/// A number as JSON writes it.
fn number(value: f64) -> Value {
    let is_whole = value.fract() == 0.0 && value.abs() < 9e15;
    if is_whole {
        Value::from(value as i64)
    } else {
        Value::from(value)
    }
}
