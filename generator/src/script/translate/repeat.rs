//! Loops.

use super::{Flow, Machine, Scope, Slot, State, Thing, Val};
use crate::script::term::{Effect, Local, Term};
use crate::script::tree::{Expression, Pattern, Span, Statement};

/// More rounds are not written out.
const ROUNDS: usize = 256;

/// The parts of a loop.
pub(super) struct Rounds<'t> {
    pub(super) test: Option<&'t Expression>,
    pub(super) step: Option<&'t Expression>,
    pub(super) body: &'t [Statement],
    pub(super) first: bool,
    pub(super) span: Span,
}

impl<'t> Machine<'t> {
    /// Follows each round; all must be known.
    pub(super) fn repeat(&mut self, parts: &Rounds<'t>, scope: usize) -> Flow {
        for round in 0..ROUNDS {
            let test = match parts.test {
                Some(test) if round > 0 || !parts.first => self.test(test, scope),
                _ => Term::Boolean(true),
            };
            match test {
                Term::Boolean(false) => return Flow::Normal,
                Term::Boolean(true) => {}
                _ => return self.repeat_unknown(parts, "a loop whose rounds are not known", scope),
            }
            match self.run_block(parts.body, scope) {
                Flow::Normal | Flow::Continue => {}
                Flow::Break => return Flow::Normal,
                flow => return flow,
            }
            if let Some(step) = parts.step {
                self.value(step, scope);
            }
        }
        self.repeat_unknown(parts, "a loop of very many rounds", scope)
    }

    /// What a loop does, if it does it.
    fn repeat_unknown(&mut self, parts: &Rounds<'t>, what: &str, scope: usize) -> Flow {
        let unknown = Term::Unknown(self.trouble(what, parts.span));
        self.decide_with(
            unknown,
            &mut |machine| {
                machine.run_block(parts.body, scope);
                Flow::Normal
            },
            &mut |_| Flow::Normal,
        )
    }

    /// `for (const each of list) {}`
    pub(super) fn each(
        &mut self,
        target: &'t Pattern,
        list: &Val,
        body: &'t [Statement],
        scope: usize,
        span: Span,
    ) -> Flow {
        if let Some(elements) = self.elements(list) {
            for element in elements {
                let inner = self.new_scope(scope);
                self.bind(target, element, inner);
                match self.run_block(body, inner) {
                    Flow::Normal | Flow::Continue => {}
                    Flow::Break => return Flow::Normal,
                    flow => return flow,
                }
            }
            return Flow::Normal;
        }
        let list = self.term(list);
        if let Term::Unknown(_) = list {
            let unknown = Val::Term(list.clone());
            return self.decide_with(
                list,
                &mut |machine| {
                    let inner = machine.new_scope(scope);
                    machine.bind(target, unknown.clone(), inner);
                    machine.run_block(body, inner);
                    Flow::Normal
                },
                &mut |_| Flow::Normal,
            );
        }
        self.each_open(list, span, &mut |machine, item, _| {
            let inner = machine.new_scope(scope);
            machine.bind(target, item, inner);
            machine.run_block(body, inner)
        });
        Flow::Normal
    }

    /// What `in` goes through.
    pub(super) fn keys(&mut self, object: &Val, span: Span) -> Val {
        self.object_call("Object.keys", vec![object.clone()], span)
    }

    /// A loop over a list that is not known: what its rounds change is a local before it.
    pub(super) fn each_open(&mut self, list: Term, span: Span, round: &mut dyn FnMut(&mut Self, Val, Val) -> Flow) {
        let list = match list {
            Term::Unknown(_) | Term::Local(_) => list,
            other => self.bound("list", other),
        };
        let index = self.unknown("the number of a round", span);
        let before = self.state.clone();
        let (locals, troubles) = (self.locals.len(), self.troubles.len());
        let of_request = self.is_of_request(&list);
        // The first time shows what changes, the second time it is known as changing.
        for _ in 0..3 {
            let out = std::mem::take(&mut self.out);
            let item = self.new_local("item");
            self.entries.extend(of_request.then_some(item));
            let start = self.state.clone();
            let _ = round(self, Val::Term(Term::Local(item)), index.clone());
            let changed = changes(&start, &self.state);
            self.out = out;
            self.state = start;
            self.forget_locals(locals);
            self.troubles.truncate(troubles);
            if changed.is_empty() {
                break;
            }
            for change in changed {
                self.loosen(change);
            }
            if self.locals.len() > locals {
                return self.each_loosened(list, span, round);
            }
        }
        let _ = before;
        self.each_loosened(list, span, round);
    }

    fn each_loosened(&mut self, list: Term, span: Span, round: &mut dyn FnMut(&mut Self, Val, Val) -> Flow) {
        let index = self.unknown("the number of a round", span);
        let item = self.new_local("item");
        let of_request = self.is_of_request(&list);
        self.entries.extend(of_request.then_some(item));
        let out = std::mem::take(&mut self.out);
        let start = self.state.clone();
        let flow = round(self, Val::Term(Term::Local(item)), index);
        let remaining = changes(&start, &self.state);
        let mut body = std::mem::replace(&mut self.out, out);
        self.state = start;
        if let Flow::Break = flow {
            body.push(Effect::Break);
        }
        if !remaining.is_empty() {
            self.lose("what a loop changes", span);
        }
        if !body.is_empty() {
            self.out.push(Effect::Each { item, list, body });
        }
    }

    /// Makes a local of what a loop changes.
    fn loosen(&mut self, change: Change) {
        match change {
            Change::Name(scope, name) => {
                let value = match self.state.scopes[scope].names.get(&name) {
                    Some(Slot::Value(value)) => value.clone(),
                    _ => return,
                };
                let first = self.term(&value);
                let local = self.new_local(&name);
                self.out.push(Effect::Let(local, first));
                self.state.scopes[scope].names.insert(name, Slot::Cell(local));
            }
            Change::Thing(index) => {
                self.open(super::ThingId(index), "content");
            }
            Change::Variable(name) => {
                self.state.variables.remove(&name);
            }
        }
    }
}

enum Change {
    Name(usize, String),
    Thing(usize),
    Variable(String),
}

/// What of the state before is another one after.
fn changes(before: &State, after: &State) -> Vec<Change> {
    let mut changes = Vec::new();
    for (index, scope) in before.scopes.iter().enumerate() {
        let mut names: Vec<&String> = scope.names.keys().collect();
        names.sort();
        let now: Option<&Scope> = after.scopes.get(index);
        let changed = names
            .into_iter()
            .filter(|name| now.and_then(|now| now.names.get(*name)) != scope.names.get(*name));
        changes.extend(changed.map(|name| Change::Name(index, name.clone())));
    }
    for (index, thing) in before.heap.iter().enumerate() {
        let is_open = matches!(thing, Thing::Open(_));
        if !is_open && after.heap.get(index) != Some(thing) {
            changes.push(Change::Thing(index));
        }
    }
    for name in before.variables.keys().chain(after.variables.keys()) {
        if before.variables.get(name) != after.variables.get(name) && before.variables.contains_key(name) {
            changes.push(Change::Variable(name.clone()));
        }
    }
    changes
}

/// A term with another one in the place of a local.
pub(in crate::script) fn replaced(term: Term, local: Local, by: &Term) -> Term {
    let go = |inner: Term| replaced(inner, local, by);
    match term {
        Term::Local(own) if own == local => by.clone(),
        Term::Joined(parts) => super::expression::join(parts.into_iter().map(go).collect()),
        Term::Call(verb, parts) => Term::Call(verb, parts.into_iter().map(go).collect()),
        Term::List(parts) => Term::List(parts.into_iter().map(go).collect()),
        Term::Object(members) => Term::Object(members.into_iter().map(|(key, value)| (key, go(value))).collect()),
        Term::Number2(sign, parts) => Term::Number2(sign, Box::new(parts.map(go))),
        Term::Not(inner) => Term::Not(Box::new(go(*inner))),
        Term::Both(parts) => Term::Both(Box::new(parts.map(go))),
        Term::Either(parts) => Term::Either(Box::new(parts.map(go))),
        Term::Choice(parts) => Term::Choice(Box::new(parts.map(go))),
        Term::Lambda(own, inner) => Term::Lambda(own, Box::new(go(*inner))),
        other => other,
    }
}
