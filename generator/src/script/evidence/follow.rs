//! Follows a script through its statements and expressions.

use std::collections::HashMap;

use serde_json::Value;

use super::Stored;
use super::seen::{Kind, Seen, Step};
use crate::script::Program;
use crate::script::tree::{
    Binary, Expression, ExpressionKind, Function, Key, Logical, Pattern, Property, Statement, StatementKind, Unary,
};
use crate::statuses;

/// So many expressions are looked at, functions that are called often among them.
const LOOKS: usize = 100_000;

/// So deep calls of functions are followed; no recursion needs more.
const CALLS: usize = 6;

/// Deeper places of an answer are not looked at.
const DEPTH: usize = 16;

/// Longer texts and lists that are written out are data, which no assertion needs.
const LONGEST: usize = 200;

/// What an expression stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning<'p> {
    /// A place of the answer's JSON.
    Answer(Vec<Step>),
    /// `pm`.
    Postman,
    /// `pm.response`.
    Response,
    /// Its text.
    Text,
    /// Its status.
    Status,
    /// The reason of its status.
    Reason,
    /// Its headers.
    Headers,
    /// The value of one of them.
    Header(String),
    /// `typeof` a place.
    TypeOf(Vec<Step>),
    /// That the status is one of these.
    Claim(Vec<u16>),
    /// `pm.expect(subject)`, `pm.response.to`, with whether it is denied.
    Expect(Box<Meaning<'p>>, Denied),
    /// What is written out.
    Literal(Literal),
    /// An object that is.
    Object(&'p Expression),
    Function(&'p Function),
    /// `tests`.
    Tests,
    Other,
}

/// Whether `not` stands in a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Denied {
    No,
    Yes,
}

/// What is written out.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Literal {
    Null,
    Boolean(bool),
    Number(f64),
    Text(String),
    List(Vec<Literal>),
}

impl Literal {
    pub(super) fn kind(&self) -> Option<Kind> {
        Some(match self {
            Self::Null => return None,
            Self::Boolean(_) => Kind::Boolean,
            Self::Number(number) if number.fract() == 0.0 => Kind::Integer,
            Self::Number(_) => Kind::Number,
            Self::Text(_) => Kind::Text,
            Self::List(_) => Kind::List,
        })
    }

    pub(super) fn status(&self) -> Option<u16> {
        match self {
            Self::Number(code) if (200.0..600.0).contains(code) => Some(*code as u16),
            Self::Text(reason) if reason.chars().any(char::is_alphabetic) => statuses::of_reason(reason),
            Self::Text(code) if code.len() == 3 => code.parse().ok().filter(|code| (200..600).contains(code)),
            _ => None,
        }
    }
}

/// The answers that a place of the script is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Under {
    Any,
    Status(u16),
    /// Others than those that an `if` before names.
    Others,
}

/// What is known while a script is followed.
pub(super) struct Follower<'p> {
    program: &'p Program,
    pub(super) statuses: Vec<u16>,
    pub(super) headers: Vec<String>,
    pub(super) stored: Vec<Stored>,
    /// The schema that the whole answer is held to.
    pub(super) held_to: Option<Value>,
    /// One that a validator is made of, which may be for something else.
    pub(super) compiled: Option<Value>,
    /// What is shown of answers, by status; `None`: of any.
    pub(super) answers: Vec<(Option<u16>, Seen)>,
    names: HashMap<&'p str, Meaning<'p>>,
    pub(super) under: Under,
    looks: usize,
    calls: usize,
}

impl<'p> Follower<'p> {
    pub(super) fn new(program: &'p Program) -> Self {
        Self {
            program,
            statuses: Vec::new(),
            headers: Vec::new(),
            stored: Vec::new(),
            held_to: None,
            compiled: None,
            answers: Vec::new(),
            names: HashMap::new(),
            under: Under::Any,
            looks: LOOKS,
            calls: CALLS,
        }
    }

    /// Follows statements; the value of the last `return`.
    pub(super) fn follow(&mut self, statements: &'p [Statement]) -> Option<Meaning<'p>> {
        // Functions may be called before they stand.
        for statement in statements {
            if let StatementKind::Function(function) = &statement.kind
                && let Some(name) = &function.name
            {
                self.names.insert(name, Meaning::Function(function));
            }
        }
        let mut given = None;
        for statement in statements {
            given = self.statement(statement).or(given);
        }
        given
    }

    fn statement(&mut self, statement: &'p Statement) -> Option<Meaning<'p>> {
        match &statement.kind {
            StatementKind::Expression(value) | StatementKind::Throw(value) => {
                self.expression(value);
                None
            }
            StatementKind::Declare { target, value, .. } => {
                let meaning = value.as_ref().map_or(Meaning::Other, |value| self.expression(value));
                self.bind(target, meaning);
                None
            }
            StatementKind::Return(value) => value.as_ref().map(|value| self.expression(value)),
            StatementKind::If { test, then, otherwise } => self.branches(test, then, otherwise),
            StatementKind::Loop {
                start,
                test,
                step,
                body,
                ..
            } => {
                self.follow(start);
                test.iter().chain(step).for_each(|value| drop(self.expression(value)));
                self.follow(body)
            }
            StatementKind::Each {
                target,
                list,
                keys,
                body,
            } => {
                let list = self.expression(list);
                let element = if *keys { Meaning::Other } else { self.element(list) };
                self.bind(target, element);
                self.follow(body)
            }
            StatementKind::Block(body) => self.follow(body),
            StatementKind::Switch { subject, cases } => {
                self.expression(subject);
                cases.iter().find_map(|(_, body)| self.follow(body))
            }
            StatementKind::Try { body, handler, finally } => {
                let given = self.follow(body);
                let handled = handler.as_ref().and_then(|(_, body)| self.follow(body));
                self.follow(finally).or(given).or(handled)
            }
            StatementKind::Function(_) | StatementKind::Break | StatementKind::Continue | StatementKind::Other(_) => {
                None
            }
        }
    }

    /// Both branches of an `if`; over the status, each is about its answers.
    fn branches(
        &mut self,
        test: &'p Expression,
        then: &'p [Statement],
        otherwise: &'p [Statement],
    ) -> Option<Meaning<'p>> {
        let outer = self.under;
        let (inner, others) = match self.expression(test) {
            Meaning::Claim(statuses) => match statuses.as_slice() {
                [status] => (Under::Status(*status), Under::Others),
                _ => (Under::Any, Under::Others),
            },
            _ => (outer, outer),
        };
        self.under = inner;
        let given = self.follow(then);
        self.under = others;
        let other = self.follow(otherwise);
        self.under = outer;
        given.or(other)
    }

    pub(super) fn bind(&mut self, target: &'p Pattern, meaning: Meaning<'p>) {
        match target {
            Pattern::Name(name, _) => drop(self.names.insert(name, meaning)),
            Pattern::Default(inner, _) => self.bind(inner, meaning),
            Pattern::Object(members) => {
                for (key, inner) in members {
                    let member = match key {
                        Key::Text(key) => self.member(meaning.clone(), key, 0),
                        Key::Computed(_) => Meaning::Other,
                    };
                    self.bind(inner, member);
                }
            }
            Pattern::Array(elements) => {
                for inner in elements.iter().flatten() {
                    let element = self.element(meaning.clone());
                    self.bind(inner, element);
                }
            }
            Pattern::Member(member) => {
                let (ExpressionKind::Member(owner, _) | ExpressionKind::Index(owner, _)) = &member.kind else {
                    return;
                };
                // `tests["Status is 200"] = responseCode.code === 200`
                if let (Meaning::Tests, Meaning::Claim(statuses)) = (self.expression(owner), meaning) {
                    self.assert_statuses(&statuses);
                }
            }
            Pattern::Rest(_) | Pattern::Other(_) => {}
        }
    }

    pub(super) fn expression(&mut self, expression: &'p Expression) -> Meaning<'p> {
        let Some(looks) = self.looks.checked_sub(1) else {
            return Meaning::Other;
        };
        self.looks = looks;
        match &expression.kind {
            ExpressionKind::Template { holes, .. } => {
                holes.iter().for_each(|hole| drop(self.expression(hole)));
                Meaning::Other
            }
            ExpressionKind::Array(elements) => self.list(elements),
            ExpressionKind::Object(properties) => {
                for property in properties {
                    if let Property::Value(_, value) | Property::Spread(value) = property {
                        self.expression(value);
                    }
                }
                Meaning::Object(expression)
            }
            ExpressionKind::Member(owner, name) => {
                let owner = self.expression(owner);
                self.member(owner, name, self.program.line(expression.span))
            }
            ExpressionKind::Index(owner, index) => self.index(owner, index),
            ExpressionKind::Call(callee, arguments) => self.call(callee, arguments, expression.span),
            ExpressionKind::Unary(operator, inner) => match (operator, self.expression(inner)) {
                (Unary::Typeof, Meaning::Answer(steps)) => Meaning::TypeOf(steps),
                (Unary::Minus, Meaning::Literal(Literal::Number(value))) => Meaning::Literal(Literal::Number(-value)),
                _ => Meaning::Other,
            },
            ExpressionKind::Binary(operator, one, other) => {
                let (one, other) = (self.expression(one), self.expression(other));
                self.compared(*operator, one, other)
            }
            ExpressionKind::Logical(operator, one, other) => {
                let (one, other) = (self.expression(one), self.expression(other));
                either(*operator, one, other)
            }
            ExpressionKind::Conditional(parts) => {
                let [_, one, other] = parts.each_ref().map(|part| self.expression(part));
                either(Logical::Or, one, other)
            }
            ExpressionKind::Assign { target, value, .. } => {
                let meaning = self.expression(value);
                self.bind(target, meaning.clone());
                meaning
            }
            ExpressionKind::Sequence(all) => all
                .iter()
                .map(|one| self.expression(one))
                .last()
                .unwrap_or(Meaning::Other),
            ExpressionKind::Await(inner) | ExpressionKind::Spread(inner) => self.expression(inner),
            ExpressionKind::New(_, arguments) => {
                arguments.iter().for_each(|argument| drop(self.expression(argument)));
                Meaning::Other
            }
            _ => self.leaf(expression),
        }
    }

    /// What has no parts that are followed.
    fn leaf(&self, expression: &'p Expression) -> Meaning<'p> {
        Meaning::Literal(match &expression.kind {
            ExpressionKind::Null => Literal::Null,
            ExpressionKind::Boolean(value) => Literal::Boolean(*value),
            ExpressionKind::Number(value) => Literal::Number(*value),
            ExpressionKind::Text(text) if text.len() <= LONGEST => Literal::Text(text.clone()),
            ExpressionKind::Name(name) => return self.name(name),
            ExpressionKind::Function(function) => return Meaning::Function(function),
            _ => return Meaning::Other,
        })
    }

    fn list(&mut self, elements: &'p [Expression]) -> Meaning<'p> {
        let elements: Vec<Meaning<'_>> = elements.iter().map(|element| self.expression(element)).collect();
        let literals = elements.into_iter().filter_map(|element| match element {
            Meaning::Literal(literal) => Some(literal),
            _ => None,
        });
        Meaning::Literal(Literal::List(literals.take(LONGEST).collect()))
    }

    fn name(&self, name: &str) -> Meaning<'p> {
        if let Some(known) = self.names.get(name) {
            return known.clone();
        }
        match name {
            "pm" => Meaning::Postman,
            "responseBody" => Meaning::Text,
            "responseCode" => Meaning::Response,
            "responseHeaders" => Meaning::Headers,
            "tests" => Meaning::Tests,
            _ => Meaning::Other,
        }
    }

    /// A member that is read.
    pub(super) fn member(&mut self, owner: Meaning<'p>, name: &str, line: usize) -> Meaning<'p> {
        match owner {
            Meaning::Answer(steps) if name == "length" => {
                self.show(&steps, None, line);
                Meaning::Other
            }
            Meaning::Answer(steps) => self.step(steps, Step::Key(name.to_owned()), line),
            Meaning::Postman if name == "response" => Meaning::Response,
            Meaning::Response => match name {
                "code" => Meaning::Status,
                "status" | "name" => Meaning::Reason,
                "headers" => Meaning::Headers,
                "to" => Meaning::Expect(Box::new(Meaning::Response), Denied::No),
                _ => Meaning::Other,
            },
            Meaning::Headers => self.header(name),
            Meaning::Expect(subject, denied) => self.expected_member(*subject, denied, (name, line)),
            _ => Meaning::Other,
        }
    }

    fn index(&mut self, owner: &'p Expression, index: &'p Expression) -> Meaning<'p> {
        let line = self.program.line(owner.span);
        let (owner, place) = (self.expression(owner), self.expression(index));
        match (owner, place) {
            (owner, Meaning::Literal(Literal::Text(name))) => self.member(owner, &name, line),
            (Meaning::Answer(steps), Meaning::Literal(Literal::Number(_))) => self.step(steps, Step::Element, line),
            // A counter is a name that stands for nothing of the answer.
            (Meaning::Answer(steps), _) if matches!(&index.kind, ExpressionKind::Name(name) if name.len() == 1) => {
                self.step(steps, Step::Element, line)
            }
            _ => Meaning::Other,
        }
    }

    /// Any element of a list.
    pub(super) fn element(&mut self, list: Meaning<'p>) -> Meaning<'p> {
        match list {
            Meaning::Answer(steps) => self.step(steps, Step::Element, 0),
            _ => Meaning::Other,
        }
    }

    fn step(&mut self, mut steps: Vec<Step>, step: Step, line: usize) -> Meaning<'p> {
        if steps.len() >= DEPTH {
            return Meaning::Other;
        }
        steps.push(step);
        self.show(&steps, None, line);
        Meaning::Answer(steps)
    }

    /// Notes a place, and its kind if that is asserted.
    pub(super) fn show(&mut self, steps: &[Step], kind: Option<Kind>, line: usize) {
        let status = match self.under {
            Under::Any => None,
            Under::Status(status) => Some(status),
            Under::Others => return,
        };
        let place = self.answers.iter().position(|(known, _)| *known == status);
        let place = place.unwrap_or_else(|| {
            self.answers.push((status, Seen::default()));
            self.answers.len() - 1
        });
        let seen = self.answers[place].1.at(steps, line);
        if let Some(kind) = kind {
            seen.add_kind(kind);
        }
    }

    pub(super) fn line(&self, span: crate::script::tree::Span) -> usize {
        self.program.line(span)
    }

    pub(super) fn assert_statuses(&mut self, statuses: &[u16]) {
        for status in statuses {
            if !self.statuses.contains(status) {
                self.statuses.push(*status);
            }
        }
    }

    /// A header that is read.
    pub(super) fn header(&mut self, name: &str) -> Meaning<'p> {
        self.add_header(name);
        Meaning::Header(name.to_owned())
    }

    pub(super) fn add_header(&mut self, name: &str) {
        let is_known = self.headers.iter().any(|known| known.eq_ignore_ascii_case(name));
        if !is_known && !name.is_empty() {
            self.headers.push(name.to_owned());
        }
    }

    /// What is compared with something that is written out is of its kind.
    fn compared(&mut self, operator: Binary, one: Meaning<'p>, other: Meaning<'p>) -> Meaning<'p> {
        let is_order = matches!(
            operator,
            Binary::Less | Binary::AtMost | Binary::Greater | Binary::AtLeast
        );
        let is_equality = matches!(
            operator,
            Binary::Equal | Binary::Same | Binary::Unequal | Binary::NotSame
        );
        match (one, other) {
            (Meaning::Status | Meaning::Reason, Meaning::Literal(code))
            | (Meaning::Literal(code), Meaning::Status | Meaning::Reason)
                if matches!(operator, Binary::Equal | Binary::Same) =>
            {
                code.status()
                    .map_or(Meaning::Other, |status| Meaning::Claim(vec![status]))
            }
            (Meaning::Answer(steps), Meaning::Literal(_)) | (Meaning::Literal(_), Meaning::Answer(steps))
                if is_order =>
            {
                self.show(&steps, Some(Kind::Number), 0);
                Meaning::Other
            }
            (Meaning::Answer(steps), Meaning::Literal(value)) | (Meaning::Literal(value), Meaning::Answer(steps))
                if is_equality =>
            {
                self.show(&steps, value.kind(), 0);
                Meaning::Other
            }
            (Meaning::TypeOf(steps), Meaning::Literal(Literal::Text(name))) if is_equality => {
                self.show(&steps, Kind::named(&name), 0);
                Meaning::Other
            }
            _ => Meaning::Other,
        }
    }

    /// Goes through a function with what it is given.
    pub(super) fn enter(&mut self, function: &'p Function, given: Vec<Meaning<'p>>) -> Meaning<'p> {
        let Some(calls) = self.calls.checked_sub(1) else {
            return Meaning::Other;
        };
        self.calls = calls;
        let mut given = given.into_iter();
        for parameter in &function.parameters {
            let meaning = given.next().unwrap_or(Meaning::Other);
            self.bind(parameter, meaning);
        }
        let value = self.follow(&function.body);
        self.calls += 1;
        value.unwrap_or(Meaning::Other)
    }
}

/// The value of `one || other`, `one && other`, `one ?? other`.
fn either<'p>(operator: Logical, one: Meaning<'p>, other: Meaning<'p>) -> Meaning<'p> {
    match (operator, one, other) {
        (Logical::Or, Meaning::Claim(one), Meaning::Claim(other)) => Meaning::Claim([one, other].concat()),
        (Logical::And, claim @ Meaning::Claim(_), _) | (Logical::And, _, claim @ Meaning::Claim(_)) => claim,
        (Logical::And, _, other) => other,
        (_, known @ Meaning::Answer(_), _) | (_, _, known) => known,
    }
}
