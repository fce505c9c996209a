//! Statements of a test script.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::operand::{AnswerId, Check, Claim, ItemId, Operand};
use super::{GapKind, Next, Root, Step};
use crate::script::Program;
use crate::script::secrets::secret_spans;
use crate::script::translate::IsSecret;
use crate::script::tree::{Binary, Expression, ExpressionKind, Function, Key, Pattern, Statement, StatementKind};
use crate::script::walk::each_expression;

/// So many expressions are looked at, functions that are called often among them.
const LOOKS: usize = 50_000;

/// So deep calls of functions are followed; no recursion needs more.
const CALLS: usize = 8;

/// Longer lists that are written out are not gone through one by one.
const LONGEST: usize = 60;

/// What an expression stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning<'p> {
    Operand(Operand),
    /// Something that is not followed, and why.
    Unknown(GapKind),
    /// Something that scripts find: `pm.environment`.
    Native(String),
    /// `pm.response`.
    Answer(AnswerId),
    Headers(AnswerId),
    Function(&'p Function),
    Object(Vec<(String, Meaning<'p>)>),
    List(Vec<Meaning<'p>>),
    /// The key of an element of a list.
    Index(ItemId, Operand),
    /// Where in something a part is: more than -1 if the check holds.
    Place(Box<Check>),
    Regex(String, String),
    /// What holds something to a JSON Schema.
    Validator(Value),
    /// `tests`.
    Tests,
    Expect(Box<Expect<'p>>),
}

/// `pm.expect(subject)`, on its way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expect<'p> {
    pub(super) subject: Meaning<'p>,
    pub(super) denied: bool,
    pub(super) root: Root,
}

impl Meaning<'_> {
    pub(super) const UNDEFINED: Self = Self::Operand(Operand::Undefined);

    pub(super) fn literal(value: impl Into<Value>) -> Self {
        Self::Operand(Operand::literal(value))
    }

    /// The text, if it is written out.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Operand(operand) => operand.text(),
            _ => None,
        }
    }
}

/// What is known while a script is read.
pub(super) struct Reader<'p> {
    pub(super) program: &'p Program,
    is_secret: &'p IsSecret,
    /// Texts of the script that are secret somewhere in it.
    secrets: HashSet<&'p str>,
    pub(super) out: Vec<Step>,
    /// Assertions that became checks.
    pub(super) taken: HashSet<Root>,
    /// Those that did not.
    pub(super) gaps: HashMap<Root, GapKind>,
    pub(super) next: Option<Next>,
    pub(super) names: HashMap<String, Meaning<'p>>,
    /// Variables that hold what is not followed.
    pub(super) lost: HashMap<String, GapKind>,
    /// The test that is read, and whether it has no check yet.
    test: Option<(Operand, bool)>,
    /// Why nothing can be said of what is read.
    blind: Option<GapKind>,
    /// How many decisions and loops are around.
    pub(super) depth: usize,
    answers: usize,
    items: usize,
    pub(super) looks: usize,
    calls: usize,
}

/// How a block ends.
#[derive(Debug)]
pub(super) enum Ending<'p> {
    Normal,
    Return(Meaning<'p>),
}

impl<'p> Reader<'p> {
    pub(super) fn new(program: &'p Program, is_secret: &'p IsSecret) -> Self {
        let spans: HashSet<_> = secret_spans(program, is_secret).into_iter().collect();
        let mut secrets = HashSet::new();
        each_expression(&program.statements, &mut |expression| {
            secrets.extend(expression.text().filter(|_| spans.contains(&expression.span)));
        });
        Self {
            program,
            is_secret,
            secrets,
            out: Vec::new(),
            taken: HashSet::new(),
            gaps: HashMap::new(),
            next: None,
            names: HashMap::new(),
            lost: HashMap::new(),
            test: None,
            blind: None,
            depth: 0,
            answers: 1,
            items: 0,
            looks: LOOKS,
            calls: CALLS,
        }
    }

    /// Whether a text under a name must not be written.
    pub(super) fn is_secret(&self, name: &str, text: &str) -> bool {
        self.secrets.contains(text) || (self.is_secret)(name, text)
    }

    /// Reads statements; functions are known before they stand.
    pub(super) fn block(&mut self, statements: &'p [Statement]) -> Ending<'p> {
        for statement in statements {
            if let StatementKind::Function(function) = &statement.kind
                && let Some(name) = &function.name
            {
                self.names.insert(name.clone(), Meaning::Function(function));
            }
        }
        for (index, statement) in statements.iter().enumerate() {
            if let StatementKind::If { test, then, otherwise } = &statement.kind
                && otherwise.is_empty()
                && leaves(then)
            {
                // What follows is the other way.
                return self.decide(test, then, &statements[index + 1..]);
            }
            match self.statement(statement) {
                Ending::Normal => {}
                ending @ Ending::Return(_) => return ending,
            }
        }
        Ending::Normal
    }

    fn statement(&mut self, statement: &'p Statement) -> Ending<'p> {
        match &statement.kind {
            StatementKind::Expression(value) => drop(self.value(value)),
            StatementKind::Throw(value) => {
                let reason = self.value(value);
                self.fail(&reason);
                return Ending::Return(Meaning::UNDEFINED);
            }
            StatementKind::Declare { target, value, .. } => {
                let meaning = match value {
                    Some(value) => self.declared(target, value),
                    None => Meaning::UNDEFINED,
                };
                self.bind(target, meaning);
            }
            StatementKind::Return(value) => {
                let meaning = value.as_ref().map_or(Meaning::UNDEFINED, |value| self.value(value));
                return Ending::Return(meaning);
            }
            StatementKind::If { test, then, otherwise } => return self.decide(test, then, otherwise),
            StatementKind::Loop {
                start,
                test,
                step,
                body,
                ..
            } => self.count(start, test.as_ref(), step.as_ref(), body),
            StatementKind::Each {
                target,
                list,
                keys,
                body,
            } => {
                let list = self.value(list);
                let given = if *keys { Given::Key } else { Given::Element };
                self.each(&list, body, &mut |reader, element| match (given, element) {
                    (Given::Key, Some((item, list))) => reader.bind(target, Meaning::Index(item, list)),
                    (Given::Element, Some((item, _))) => reader.bind(target, Meaning::Operand(Operand::Item(item))),
                    (_, None) => reader.bind(target, Meaning::Unknown(GapKind::Decided)),
                });
            }
            StatementKind::Block(body) => return self.block(body),
            StatementKind::Switch { subject, cases } => {
                let subject = self.value(subject);
                return self.cases(&subject, cases);
            }
            StatementKind::Try { body, finally, .. } => {
                let ending = self.block(body);
                self.block(finally);
                return ending;
            }
            StatementKind::Function(_) | StatementKind::Break | StatementKind::Continue | StatementKind::Other(_) => {}
        }
        Ending::Normal
    }

    /// A value that a name is declared with; a secret stays in the script.
    fn declared(&mut self, target: &Pattern, value: &'p Expression) -> Meaning<'p> {
        if let Pattern::Name(name, _) = target
            && value.text().is_some_and(|text| self.is_secret(name, text))
        {
            return Meaning::Unknown(GapKind::Secret);
        }
        self.value(value)
    }

    fn decide(&mut self, test: &'p Expression, then: &'p [Statement], otherwise: &'p [Statement]) -> Ending<'p> {
        let test = self.value(test);
        let test = self.truth(&test);
        self.decide_on(test, &mut |reader| reader.block(then), &mut |reader| {
            reader.block(otherwise)
        })
    }

    /// Both ways of a decision; what differs between them afterwards is not followed.
    fn decide_on(
        &mut self,
        test: Result<Operand, GapKind>,
        then: &mut dyn FnMut(&mut Self) -> Ending<'p>,
        otherwise: &mut dyn FnMut(&mut Self) -> Ending<'p>,
    ) -> Ending<'p> {
        match &test {
            Ok(Operand::Literal(Value::Bool(true))) => return then(self),
            Ok(Operand::Literal(Value::Bool(false))) => return otherwise(self),
            _ => {}
        }
        let names = self.names.clone();
        let lost = self.lost.clone();
        let outer = self.blind;
        self.blind = outer.or(test.as_ref().err().copied());
        self.depth += 1;
        let first = std::mem::take(&mut self.out);
        then(self);
        let then = std::mem::take(&mut self.out);
        let other_names = std::mem::replace(&mut self.names, names);
        let other_lost = std::mem::replace(&mut self.lost, lost);
        otherwise(self);
        let otherwise = std::mem::replace(&mut self.out, first);
        self.depth -= 1;
        self.blind = outer;
        self.join(other_names);
        self.lost.extend(other_lost);
        if let Ok(test) = test
            && !(then.is_empty() && otherwise.is_empty())
        {
            self.push_decision(test, then, otherwise);
        }
        Ending::Normal
    }

    fn push_decision(&mut self, test: Operand, then: Vec<Step>, otherwise: Vec<Step>) {
        let (test, then, otherwise) = if then.is_empty() {
            (test.not(), otherwise, then)
        } else {
            (test, then, otherwise)
        };
        self.out.push(Step::If { test, then, otherwise });
        self.end_checks();
    }

    /// Names that the other way left with another value.
    fn join(&mut self, other: HashMap<String, Meaning<'p>>) {
        for (name, meaning) in other {
            match self.names.get(&name) {
                Some(own) if *own == meaning => {}
                _ => drop(self.names.insert(name, Meaning::Unknown(GapKind::Decided))),
            }
        }
    }

    fn cases(&mut self, subject: &Meaning<'p>, cases: &'p [(Option<Expression>, Vec<Statement>)]) -> Ending<'p> {
        let mut tests: Vec<Result<Operand, GapKind>> = Vec::new();
        for (index, (test, body)) in cases.iter().enumerate() {
            let Some(test) = test else {
                return self.block(body);
            };
            let test = self.value(test);
            let test = self.compared(Binary::Same, subject.clone(), test);
            tests.push(self.truth(&test));
            if body.is_empty() {
                continue;
            }
            let any: Result<Vec<Operand>, GapKind> = tests.into_iter().collect();
            let any = any.map(|mut any| {
                if any.len() == 1 {
                    any.remove(0)
                } else {
                    Operand::Any(any)
                }
            });
            let rest = &cases[index + 1..];
            return self.decide_on(any, &mut |reader| reader.block(body), &mut |reader| {
                reader.cases(subject, rest)
            });
        }
        Ending::Normal
    }

    /// `for (let i = 0; i < list.length; i++)`
    fn count(
        &mut self,
        start: &'p [Statement],
        test: Option<&'p Expression>,
        step: Option<&'p Expression>,
        body: &'p [Statement],
    ) {
        self.block(start);
        let counted = test.and_then(|test| match &test.kind {
            ExpressionKind::Binary(Binary::Less, counter, length) => match (&counter.kind, &length.kind) {
                (ExpressionKind::Name(counter), ExpressionKind::Member(list, length)) if length == "length" => {
                    Some((counter, list))
                }
                _ => None,
            },
            _ => None,
        });
        let is_step = step.is_some_and(|step| matches!(step.kind, ExpressionKind::Step { by: 1.0, .. }));
        let starts = |reader: &Self, counter: &String| reader.names.get(counter) == Some(&Meaning::literal(0));
        match counted.filter(|(counter, _)| is_step && starts(self, counter)) {
            Some((counter, list)) => {
                let list = self.value(list);
                self.each(&list, body, &mut |reader, element| {
                    let meaning = match element {
                        Some((item, list)) => Meaning::Index(item, list),
                        None => Meaning::Unknown(GapKind::Decided),
                    };
                    reader.names.insert(counter.clone(), meaning);
                });
            }
            None => self.each(&Meaning::Unknown(GapKind::Decided), body, &mut |_, _| {}),
        }
    }

    /// Each element of a list.
    fn each(&mut self, list: &Meaning<'p>, body: &'p [Statement], bind: &mut Bind<'p, '_>) {
        for name in assigned(body) {
            self.names.insert(name, Meaning::Unknown(GapKind::Decided));
        }
        self.each_with(list, bind, &mut |reader| drop(reader.block(body)));
    }

    pub(super) fn each_with(&mut self, list: &Meaning<'p>, bind: &mut Bind<'p, '_>, body: &mut dyn FnMut(&mut Self)) {
        let list = self.operand(list.clone());
        let outer = self.blind;
        self.blind = outer.or(list.as_ref().err().copied());
        self.depth += 1;
        let before = std::mem::take(&mut self.out);
        let item = ItemId(self.items);
        self.items += 1;
        bind(self, list.as_ref().ok().map(|list| (item, list.clone())));
        body(self);
        let steps = std::mem::replace(&mut self.out, before);
        self.depth -= 1;
        self.blind = outer;
        if let Ok(list) = list
            && !steps.is_empty()
        {
            self.out.push(Step::Each { item, list, steps });
            self.end_checks();
        }
    }

    pub(super) fn bind(&mut self, target: &'p Pattern, meaning: Meaning<'p>) {
        match target {
            Pattern::Name(name, _) => drop(self.names.insert(name.clone(), meaning)),
            Pattern::Default(inner, _) => self.bind(inner, meaning),
            Pattern::Object(members) => {
                for (key, inner) in members {
                    let member = match key {
                        Key::Text(key) => self.member(meaning.clone(), key),
                        Key::Computed(_) => Meaning::Unknown(GapKind::Value),
                    };
                    self.bind(inner, member);
                }
            }
            Pattern::Array(elements) => {
                for (index, inner) in elements.iter().enumerate() {
                    if let Some(inner) = inner {
                        let element = self.index(meaning.clone(), Meaning::literal(index));
                        self.bind(inner, element);
                    }
                }
            }
            Pattern::Rest(inner) => self.bind(inner, Meaning::Unknown(GapKind::Value)),
            Pattern::Member(_) | Pattern::Other(_) => {}
        }
    }

    /// Goes through a function with what it is given.
    pub(super) fn enter(&mut self, function: &'p Function, given: Vec<Meaning<'p>>) -> Meaning<'p> {
        let Some(calls) = self.calls.checked_sub(1) else {
            return Meaning::Unknown(GapKind::Value);
        };
        self.calls = calls;
        let mut given = given.into_iter();
        for parameter in &function.parameters {
            let meaning = given.next().unwrap_or(Meaning::UNDEFINED);
            self.bind(parameter, meaning);
        }
        let ending = self.block(&function.body);
        self.calls += 1;
        match ending {
            Ending::Return(meaning) => meaning,
            Ending::Normal => Meaning::UNDEFINED,
        }
    }

    /// `pm.test(name, function)`
    pub(super) fn run_test(&mut self, name: Meaning<'p>, body: &Meaning<'p>) {
        let Meaning::Function(function) = body else { return };
        let name = self.operand(name).unwrap_or_else(|_| self.line_name(function));
        let outer = self.test.replace((name, true));
        self.enter(function, Vec::new());
        self.test = outer;
        self.end_checks();
    }

    /// `tests[name] = …`
    pub(super) fn named(&mut self, name: Meaning<'p>, root: Root, read: &mut dyn FnMut(&mut Self)) {
        let name = self.operand(name);
        let name = name.unwrap_or_else(|_| Operand::literal(format!("line {} of the script", self.program.line(root))));
        let outer = self.test.replace((name, true));
        read(self);
        self.test = outer;
        self.end_checks();
    }

    /// A name for what has none that is known.
    fn line_name(&self, function: &Function) -> Operand {
        let line = function.body.first().map_or(0, |first| self.program.line(first.span));
        Operand::literal(format!("line {line} of the script"))
    }

    /// What comes is another test's.
    fn end_checks(&mut self) {
        if let Some((_, fresh)) = &mut self.test {
            *fresh = true;
        }
    }

    /// Notes a check, or why there is none.
    pub(super) fn check(&mut self, root: Root, check: Result<Check, GapKind>) {
        let check = match (self.blind, check) {
            (Some(kind), _) | (None, Err(kind)) => {
                self.gaps.entry(root).or_insert(kind);
                return;
            }
            (None, Ok(check)) => check,
        };
        self.taken.insert(root);
        self.push(check, root);
    }

    fn push(&mut self, check: Check, root: Root) {
        if let (Some((_, false)), Some(Step::Test { checks, .. })) = (&self.test, self.out.last_mut()) {
            checks.push(check);
            return;
        }
        let name = match &mut self.test {
            Some((name, fresh)) => {
                *fresh = false;
                name.clone()
            }
            None => Operand::literal(format!("line {} of the script", self.program.line(root))),
        };
        self.out.push(Step::Test {
            name,
            checks: vec![check],
        });
    }

    /// Whoever comes here fails.
    pub(super) fn fail(&mut self, reason: &Meaning<'p>) {
        if self.test.is_none() || self.blind.is_some() {
            return;
        }
        let reason = self
            .operand(reason.clone())
            .unwrap_or_else(|_| Operand::literal("the script throws an error"));
        let check = Check {
            subject: Operand::Undefined,
            claim: Claim::Never(reason),
            denied: false,
        };
        self.push(check, Root::default());
    }

    /// `pm.environment.set(name, value)`
    pub(super) fn keep(&mut self, variable: &str, value: Meaning<'p>) {
        let secret = value.text().is_some_and(|text| self.is_secret(variable, text));
        let value = match (self.blind, self.operand(value)) {
            (Some(kind), _) | (None, Err(kind)) => Err(kind),
            (None, Ok(_)) if secret => Err(GapKind::Secret),
            (None, Ok(value)) => Ok(value),
        };
        match value {
            Ok(value) => {
                self.lost.remove(variable);
                let variable = variable.to_owned();
                self.out.push(Step::Keep { variable, value });
                self.end_checks();
            }
            Err(kind) => drop(self.lost.insert(variable.to_owned(), kind)),
        }
    }

    pub(super) fn wait(&mut self, milliseconds: &Meaning<'p>) {
        let Meaning::Operand(Operand::Literal(Value::Number(number))) = milliseconds else {
            return;
        };
        let milliseconds = number.as_f64().filter(|number| (1.0..600_000.0).contains(number));
        if let Some(milliseconds) = milliseconds.filter(|_| self.blind.is_none()) {
            self.out.push(Step::Wait(milliseconds as u32));
            self.end_checks();
        }
    }

    /// `pm.sendRequest(url, (error, response) => …)`
    pub(super) fn ask(&mut self, method: String, url: Result<Operand, GapKind>, function: Option<&'p Function>) {
        let answer = AnswerId(self.answers);
        self.answers += 1;
        let outer = self.blind;
        self.blind = outer.or(url.as_ref().err().copied());
        let before = std::mem::take(&mut self.out);
        self.depth += 1;
        if let Some(function) = function {
            self.enter(function, vec![Meaning::literal(Value::Null), Meaning::Answer(answer)]);
        }
        self.depth -= 1;
        let steps = std::mem::replace(&mut self.out, before);
        self.blind = outer;
        if let (Ok(url), None) = (url, outer) {
            self.out.push(Step::Ask {
                answer,
                method,
                url,
                steps,
            });
            self.end_checks();
        }
    }

    /// The elements of a list that is written out, few enough to go through.
    pub(super) fn few<'m>(&self, list: &'m Meaning<'p>) -> Option<&'m [Meaning<'p>]> {
        match list {
            Meaning::List(elements) if elements.len() <= LONGEST => Some(elements),
            _ => None,
        }
    }
}

/// Binds the element of a list that is gone through, if it is known.
type Bind<'p, 'f> = dyn FnMut(&mut Reader<'p>, Option<(ItemId, Operand)>) + 'f;

/// What a loop gives a name.
#[derive(Clone, Copy)]
enum Given {
    Key,
    Element,
}

/// Whether statements always leave what they stand in.
fn leaves(statements: &[Statement]) -> bool {
    statements.last().is_some_and(|last| {
        matches!(
            last.kind,
            StatementKind::Return(_) | StatementKind::Throw(_) | StatementKind::Continue
        )
    })
}

/// The names that statements give another value.
fn assigned(statements: &[Statement]) -> Vec<String> {
    let mut names = Vec::new();
    let mut add = |pattern: &Pattern| {
        if let Pattern::Name(name, _) = pattern {
            names.push(name.clone());
        }
    };
    each_expression(statements, &mut |expression| match &expression.kind {
        ExpressionKind::Assign { target, .. } | ExpressionKind::Step { target, .. } => add(target),
        _ => {}
    });
    names
}
