//! Calls: what Postman, chai and the methods of lists and texts say of what they are called with.

use super::follow::{Denied, Follower, Literal, Meaning};
use super::seen::{Kind, Step};
use super::{Stored, StoredPart};
use crate::script::literal::literal_json;
use crate::script::stored::stores_variable;
use crate::script::tree::{Expression, ExpressionKind, Span};
use crate::words::is_in;

/// Methods of lists whose function is given an element first.
const OF_EACH: &str = "each every filter find findIndex findLast flatMap forEach map some";

/// Methods of lists and of nothing else.
const OF_LISTS: &str = "every filter find findIndex flatMap forEach join map pop push reduce reverse shift some sort";

/// Methods that give an element.
const GIVE_ELEMENT: &str = "at find findLast first head last max maxBy min minBy pop sample shift";

/// Methods of texts and of nothing else.
const OF_TEXTS: &str = "charAt endsWith localeCompare match padStart replace replaceAll split startsWith substr substring \
    toLowerCase toUpperCase trim";

/// Words of a chain that assert nothing.
const LINKS: &str = "all also and any at be been but contain contains deep does eventually has have include includes is itself \
    nested of ordered own same still that to which with";

/// The statuses of `pm.response.to.be.notFound` and others.
fn named_status(name: &str) -> Option<u16> {
    Some(match name {
        "ok" => 200,
        "accepted" => 202,
        "badRequest" => 400,
        "unauthorized" => 401,
        "forbidden" => 403,
        "notFound" => 404,
        "rateLimited" => 429,
        _ => return None,
    })
}

/// `data[].id`
fn place_text(steps: &[Step]) -> String {
    let mut text = String::new();
    for step in steps {
        match step {
            Step::Element => text.push_str("[]"),
            Step::Key(key) => {
                text.push_str(if text.is_empty() { "" } else { "." });
                text.push_str(key);
            }
        }
    }
    text
}

impl<'p> Follower<'p> {
    pub(super) fn call(&mut self, callee: &'p Expression, arguments: &'p [Expression], span: Span) -> Meaning<'p> {
        let line = self.line(span);
        let path = callee.path().unwrap_or_default();
        if path.ends_with("sendRequest") {
            // What it is given is another answer.
            return Meaning::Other;
        }
        let (owner, method) = match &callee.kind {
            ExpressionKind::Member(owner, method) => (self.expression(owner), method.as_str()),
            _ => (self.expression(callee), ""),
        };
        let function = match (&owner, &callee.kind) {
            (Meaning::Function(function), kind) if !matches!(kind, ExpressionKind::Member(..)) => Some(*function),
            _ => None,
        };
        let given: Vec<Meaning<'p>> = arguments.iter().map(|argument| self.expression(argument)).collect();
        if let Some(function) = function {
            return self.enter(function, given);
        }
        self.hold((&owner, method), &path, &given);
        match (owner, path.as_str()) {
            (_, "pm.response.json") => self.answer(),
            (_, "pm.response.text") => Meaning::Text,
            (_, "JSON.parse") if given.first() == Some(&Meaning::Text) => self.answer(),
            (_, "pm.response.headers.get" | "pm.response.headers.has" | "postman.getResponseHeader") => {
                match given.first() {
                    Some(Meaning::Literal(Literal::Text(name))) => self.header(name),
                    _ => Meaning::Other,
                }
            }
            _ if stores_variable(callee) => {
                self.store(given);
                Meaning::Other
            }
            (_, "pm.expect" | "expect" | "chai.expect") => {
                let subject = given.into_iter().next().unwrap_or(Meaning::Other);
                Meaning::Expect(Box::new(subject), Denied::No)
            }
            (_, "Array.isArray" | "_.isArray") => {
                if let Some(Meaning::Answer(steps)) = given.first() {
                    self.show(steps, Some(Kind::List), line);
                }
                Meaning::Other
            }
            (_, "_.has" | "_.get") => self.asked_path(given, line),
            (Meaning::Expect(subject, denied), _) => self.expected_call(*subject, denied, (method, line), given),
            (Meaning::Answer(steps), _) => self.method(steps, (method, line), given),
            (_, path) if path.starts_with("_.") => match given.first().cloned() {
                Some(Meaning::Answer(steps)) => self.method(steps, (method, line), given[1..].to_vec()),
                _ => Meaning::Other,
            },
            _ => {
                self.enter_callbacks(given);
                Meaning::Other
            }
        }
    }

    /// The whole answer.
    fn answer(&mut self) -> Meaning<'p> {
        self.show(&[], None, 0);
        Meaning::Answer(Vec::new())
    }

    /// Notes the schema that a call holds the whole answer to.
    fn hold(&mut self, (owner, method): (&Meaning<'p>, &str), path: &str, given: &[Meaning<'p>]) {
        let is_whole = |meaning: &Meaning<'_>| matches!(meaning, Meaning::Answer(steps) if steps.is_empty());
        let schema = match (method, given) {
            ("jsonSchema", [Meaning::Object(schema), ..]) => match owner {
                Meaning::Expect(subject, Denied::No) if **subject == Meaning::Response || is_whole(subject) => schema,
                _ => return,
            },
            (_, [subject, Meaning::Object(schema), ..]) if path.starts_with("tv4.validate") && is_whole(subject) => {
                schema
            }
            ("validate", [Meaning::Object(schema), subject, ..])
                if path.ends_with("jv.validate") && is_whole(subject) =>
            {
                schema
            }
            ("compile", [Meaning::Object(schema), ..]) if path.ends_with("jv.compile") => {
                self.compiled = self.compiled.take().or_else(|| literal_json(schema));
                return;
            }
            _ => return,
        };
        self.held_to = self.held_to.take().or_else(|| literal_json(schema));
    }

    /// `pm.environment.set("token", answer.token)`
    fn store(&mut self, given: Vec<Meaning<'p>>) {
        let mut given = given.into_iter();
        let (Some(Meaning::Literal(Literal::Text(variable))), Some(value)) = (given.next(), given.next()) else {
            return;
        };
        let part = match value {
            Meaning::Answer(steps) => StoredPart::Json(place_text(&steps)),
            Meaning::Header(name) => StoredPart::Header(name),
            _ => return,
        };
        let stored = Stored { variable, part };
        if !self.stored.contains(&stored) {
            self.stored.push(stored);
        }
    }

    /// `pm.test("name", () => { … })`: a function that is passed on is called, with what is not known.
    fn enter_callbacks(&mut self, given: Vec<Meaning<'p>>) {
        for meaning in given {
            if let Meaning::Function(function) = meaning {
                self.enter(function, Vec::new());
            }
        }
    }

    /// A method of a place of the answer.
    fn method(&mut self, steps: Vec<Step>, (name, line): (&str, usize), given: Vec<Meaning<'p>>) -> Meaning<'p> {
        let place = Meaning::Answer(steps.clone());
        if name == "hasOwnProperty" {
            return self.asked_path([vec![place], given].concat(), line);
        }
        if is_in(OF_TEXTS, name) {
            self.show(&steps, Some(Kind::Text), line);
        }
        if is_in(OF_LISTS, name) {
            self.show(&steps, Some(Kind::List), line);
        }
        if is_in(OF_EACH, name) || is_in(GIVE_ELEMENT, name) || name == "reduce" {
            let element = self.element(place.clone());
            let first = match name {
                "reduce" => vec![Meaning::Other, element.clone()],
                _ => vec![element.clone()],
            };
            for meaning in given {
                if let Meaning::Function(function) = meaning {
                    self.enter(function, first.clone());
                }
            }
            return match name {
                _ if is_in(GIVE_ELEMENT, name) => element,
                "filter" | "each" | "forEach" => place,
                _ => Meaning::Other,
            };
        }
        self.enter_callbacks(given);
        match name {
            "sort" | "reverse" | "slice" | "concat" => place,
            _ => Meaning::Other,
        }
    }

    /// `_.get(answer, "data.id")`, `answer.hasOwnProperty("id")`.
    fn asked_path(&mut self, given: Vec<Meaning<'p>>, line: usize) -> Meaning<'p> {
        match given.as_slice() {
            [Meaning::Answer(steps), Meaning::Literal(Literal::Text(path)), ..] => {
                self.show_path(steps.clone(), path, line)
            }
            _ => Meaning::Other,
        }
    }

    fn show_path(&mut self, steps: Vec<Step>, path: &str, line: usize) -> Meaning<'p> {
        let mut place = Meaning::Answer(steps);
        for piece in path.split(['.', '[']).filter(|piece| !piece.is_empty()) {
            place = match piece.strip_suffix(']') {
                Some(_) => self.element(place),
                None => self.member(place, piece, line),
            };
        }
        place
    }

    /// A word of a chain: `to`, `not`, `true`.
    pub(super) fn expected_member(
        &mut self,
        subject: Meaning<'p>,
        denied: Denied,
        (name, line): (&str, usize),
    ) -> Meaning<'p> {
        match (&subject, name) {
            (_, "not") => return Meaning::Expect(Box::new(subject), Denied::Yes),
            (Meaning::Response, _) if denied == Denied::No => {
                let named = named_status(name);
                self.assert_statuses(named.as_slice());
            }
            (Meaning::Claim(statuses), "true" | "ok") if denied == Denied::No => {
                let statuses = statuses.clone();
                self.assert_statuses(&statuses);
            }
            (Meaning::Answer(steps), "true" | "false") => self.show(&steps.clone(), Some(Kind::Boolean), line),
            _ => {}
        }
        match is_in(LINKS, name) {
            true => Meaning::Expect(Box::new(subject), denied),
            false => Meaning::Other,
        }
    }

    /// A call of a chain: `eql(5)`, `property("id")`, `status(200)`.
    fn expected_call(
        &mut self,
        subject: Meaning<'p>,
        denied: Denied,
        (method, line): (&str, usize),
        given: Vec<Meaning<'p>>,
    ) -> Meaning<'p> {
        let literal = match given.first() {
            Some(Meaning::Literal(literal)) => Some(literal.clone()),
            _ => None,
        };
        let again = Meaning::Expect(Box::new(subject.clone()), denied);
        match subject {
            Meaning::Response => self.expected_of_response(method, denied, literal),
            Meaning::Status | Meaning::Reason if denied == Denied::No => {
                let codes = match literal {
                    Some(Literal::List(codes)) if method == "oneOf" => codes,
                    Some(code) if is_in("eql equal equals eq", method) => vec![code],
                    _ => Vec::new(),
                };
                let statuses: Vec<u16> = codes.iter().filter_map(Literal::status).collect();
                self.assert_statuses(&statuses);
                again
            }
            Meaning::Claim(statuses) if denied == Denied::No && literal == Some(Literal::Boolean(true)) => {
                self.assert_statuses(&statuses);
                again
            }
            // `pm.expect([200, 201]).to.include(pm.response.code)`
            Meaning::Literal(Literal::List(codes))
                if denied == Denied::No && matches!(given.first(), Some(Meaning::Status | Meaning::Reason)) =>
            {
                let statuses: Vec<u16> = codes.iter().filter_map(Literal::status).collect();
                self.assert_statuses(&statuses);
                again
            }
            Meaning::TypeOf(steps) => {
                if let Some(Literal::Text(name)) = literal {
                    self.show(&steps, Kind::named(&name), line);
                }
                again
            }
            Meaning::Answer(steps) => self.expected_of_place(steps, denied, (method, line), given),
            _ => again,
        }
    }

    fn expected_of_response(&mut self, method: &str, denied: Denied, literal: Option<Literal>) -> Meaning<'p> {
        match (method, literal) {
            ("status", Some(code)) if denied == Denied::No => {
                let status = code.status();
                self.assert_statuses(status.as_slice());
            }
            ("header", Some(Literal::Text(name))) if denied == Denied::No => self.add_header(&name),
            ("jsonBody", Some(Literal::Text(path))) => drop(self.show_path(Vec::new(), &path, 0)),
            _ => {}
        }
        Meaning::Expect(Box::new(Meaning::Response), denied)
    }

    fn expected_of_place(
        &mut self,
        steps: Vec<Step>,
        denied: Denied,
        (method, line): (&str, usize),
        given: Vec<Meaning<'p>>,
    ) -> Meaning<'p> {
        let literals: Vec<Literal> = given
            .into_iter()
            .filter_map(|meaning| match meaning {
                Meaning::Literal(literal) => Some(literal),
                _ => None,
            })
            .collect();
        let kind = match (method, literals.first()) {
            ("a" | "an", Some(Literal::Text(name))) if denied == Denied::No => Kind::named(name),
            ("eq" | "eql" | "eqls" | "equal" | "equals", Some(value)) => value.kind(),
            ("oneOf", Some(Literal::List(values))) => values.first().and_then(Literal::kind),
            ("match" | "string", _) => Some(Kind::Text),
            ("members", _) => Some(Kind::List),
            _ if is_in(
                "above approximately atLeast atMost below closeTo greaterThan gt gte least lessThan lt lte most within",
                method,
            ) =>
            {
                Some(Kind::Number)
            }
            _ => None,
        };
        self.show(&steps, kind, line);
        match (method, literals.as_slice()) {
            ("property" | "ownProperty" | "haveOwnProperty" | "nestedProperty", [Literal::Text(path), rest @ ..]) => {
                let place = self.show_path(steps, path, line);
                if let (Meaning::Answer(steps), Some(value)) = (&place, rest.first()) {
                    self.show(steps, value.kind(), line);
                }
                Meaning::Expect(Box::new(place), denied)
            }
            ("keys" | "key", keys) => {
                let keys = keys.iter().flat_map(|key| match key {
                    Literal::List(keys) => keys.as_slice(),
                    key => std::slice::from_ref(key),
                });
                for key in keys {
                    if let Literal::Text(key) = key {
                        self.member(Meaning::Answer(steps.clone()), key, line);
                    }
                }
                Meaning::Expect(Box::new(Meaning::Answer(steps)), denied)
            }
            _ => Meaning::Expect(Box::new(Meaning::Answer(steps)), denied),
        }
    }
}
