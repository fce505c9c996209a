//! Statements.

use super::{Flow, Machine, Val};
use crate::script::term::Term;
use crate::script::tree::{Expression, Key, Pattern, Span, Statement, StatementKind};

impl<'t> Machine<'t> {
    /// Follows statements in a scope; functions are known before.
    pub(super) fn run_all(&mut self, statements: &'t [Statement], scope: usize) -> Flow {
        for statement in statements {
            if let StatementKind::Function(function) = &statement.kind
                && let Some(name) = &function.name
            {
                let value = self.function(function, scope);
                self.declare(scope, name, value);
            }
        }
        self.run(statements, scope)
    }

    fn run(&mut self, statements: &'t [Statement], scope: usize) -> Flow {
        for (index, statement) in statements.iter().enumerate() {
            if !self.may_step() {
                self.lose("more steps than a script before a request has", statement.span);
                return Flow::End;
            }
            if let StatementKind::If { test, then, otherwise } = &statement.kind {
                let test = self.test(test, scope);
                let rest = &statements[index + 1..];
                match test {
                    Term::Boolean(true) => match self.run_block(then, scope) {
                        Flow::Normal => continue,
                        flow => return flow,
                    },
                    Term::Boolean(false) => match self.run_block(otherwise, scope) {
                        Flow::Normal => continue,
                        flow => return flow,
                    },
                    test => match self.decide(test, [then, otherwise], rest, scope) {
                        Some(flow) => return flow,
                        None => continue,
                    },
                }
            }
            match self.run_one(statement, scope) {
                Flow::Normal => {}
                flow => return flow,
            }
        }
        Flow::Normal
    }

    pub(super) fn run_block(&mut self, statements: &'t [Statement], scope: usize) -> Flow {
        let inner = self.new_scope(scope);
        self.run_all(statements, inner)
    }

    /// What follows a decision, in its own scope.
    pub(super) fn run_rest(&mut self, statements: &'t [Statement], scope: usize) -> Flow {
        self.run(statements, scope)
    }

    fn run_one(&mut self, statement: &'t Statement, scope: usize) -> Flow {
        match &statement.kind {
            StatementKind::Expression(expression) => {
                self.value(expression, scope);
                Flow::Normal
            }
            StatementKind::Declare { target, value, .. } => {
                if let (Pattern::Name(name, _), None) = (target, value)
                    && self.state.scopes[scope].names.contains_key(name)
                {
                    return Flow::Normal;
                }
                let value = match value {
                    Some(value) => self.declared_value(target, value, scope),
                    None => Val::UNDEFINED,
                };
                self.bind(target, value, scope);
                Flow::Normal
            }
            StatementKind::Return(value) => {
                let value = value.as_ref().map_or(Val::UNDEFINED, |value| self.value(value, scope));
                Flow::Return(value)
            }
            StatementKind::Block(body) => self.run_block(body, scope),
            StatementKind::Loop { .. } | StatementKind::Each { .. } => self.run_loop(statement, scope),
            StatementKind::Switch { subject, cases } => self.switch(subject, cases, scope, statement.span),
            StatementKind::Try { body, finally, .. } => {
                let flow = match self.run_block(body, scope) {
                    Flow::End => Flow::Normal,
                    flow => flow,
                };
                match self.run_block(finally, scope) {
                    Flow::Normal => flow,
                    last => last,
                }
            }
            StatementKind::Throw(_) => Flow::End,
            StatementKind::Break => Flow::Break,
            StatementKind::Continue => Flow::Continue,
            StatementKind::Function(_) | StatementKind::If { .. } => Flow::Normal,
            StatementKind::Other(what) => {
                self.lose(what, statement.span);
                Flow::Normal
            }
        }
    }

    fn run_loop(&mut self, statement: &'t Statement, scope: usize) -> Flow {
        match &statement.kind {
            StatementKind::Loop {
                start,
                test,
                step,
                body,
                first,
            } => {
                let inner = self.new_scope(scope);
                self.run_all(start, inner);
                let parts = super::repeat::Rounds {
                    test: test.as_ref(),
                    step: step.as_ref(),
                    body,
                    first: *first,
                    span: statement.span,
                };
                self.repeat(&parts, inner)
            }
            StatementKind::Each {
                target,
                list,
                keys,
                body,
            } => {
                let list = self.value(list, scope);
                let list = if *keys { self.keys(&list, statement.span) } else { list };
                self.each(target, &list, body, scope, statement.span)
            }
            _ => Flow::Normal,
        }
    }

    /// The value that a name is declared with; one that must not stand in the crate is a setting's.
    fn declared_value(&mut self, target: &Pattern, value: &'t Expression, scope: usize) -> Val {
        if let Pattern::Name(name, _) = target
            && let Some(text) = value.text()
            && (self.is_secret)(name, text)
        {
            return Val::Term(Term::Secret(name.clone(), text.to_owned()));
        }
        self.value(value, scope)
    }

    /// Binds what a pattern names.
    pub(super) fn bind(&mut self, pattern: &'t Pattern, value: Val, scope: usize) {
        match pattern {
            Pattern::Name(name, _) => {
                let value = self.named(name, value);
                self.declare(scope, name, value);
            }
            Pattern::Object(members) => {
                for (key, pattern) in members {
                    let key = match key {
                        Key::Text(key) => key.clone(),
                        Key::Computed(_) => continue,
                    };
                    let member = self.member(&value, &key, Span::default());
                    self.bind(pattern, member, scope);
                }
            }
            Pattern::Array(patterns) => {
                for (index, pattern) in patterns.iter().enumerate() {
                    let Some(pattern) = pattern else { continue };
                    let element = self.member(&value, &index.to_string(), Span::default());
                    self.bind(pattern, element, scope);
                }
            }
            Pattern::Default(pattern, default) => {
                let value = match value {
                    Val::Term(Term::Undefined) => self.value(default, scope),
                    other => other,
                };
                self.bind(pattern, value, scope);
            }
            Pattern::Rest(pattern) => {
                let unknown = self.unknown("the rest of a list", Span::default());
                self.bind(pattern, unknown, scope);
            }
            Pattern::Member(_) | Pattern::Other(_) => {}
        }
    }

    fn switch(
        &mut self,
        subject: &'t Expression,
        cases: &'t [(Option<Expression>, Vec<Statement>)],
        scope: usize,
        span: Span,
    ) -> Flow {
        let subject = self.value(subject, scope);
        let Val::Term(subject) = &subject else {
            self.lose("`switch` of something that is no value", span);
            return Flow::Normal;
        };
        let subject = subject.clone();
        self.run_cases(&subject, cases, scope)
    }

    /// Cases one after the other; each ends in `break` or the like, or it is empty and shares what follows.
    fn run_cases(&mut self, subject: &Term, cases: &'t [(Option<Expression>, Vec<Statement>)], scope: usize) -> Flow {
        let mut tests = Vec::new();
        for (index, (test, body)) in cases.iter().enumerate() {
            if let Some(test) = test {
                let test = self.value(test, scope);
                let test = self.term(&test);
                tests.push(self.is_same(subject, &test));
            }
            if body.is_empty() {
                continue;
            }
            let is_default = test.is_none();
            let any = tests.drain(..).reduce(super::decide::either);
            match any.unwrap_or(Term::Boolean(false)) {
                _ if is_default && index + 1 == cases.len() => return unbroken(self.run_block(body, scope)),
                Term::Boolean(true) => return unbroken(self.run_block(body, scope)),
                Term::Boolean(false) => {}
                test => {
                    return self.decide_with(
                        test,
                        &mut |machine| unbroken(machine.run_block(body, scope)),
                        &mut |machine| machine.run_cases(subject, &cases[index + 1..], scope),
                    );
                }
            }
        }
        Flow::Normal
    }
}

fn unbroken(flow: Flow) -> Flow {
    match flow {
        Flow::Break => Flow::Normal,
        other => other,
    }
}
