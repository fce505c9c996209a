//! Decisions that are made when a call is sent.

use super::{Flow, Machine, Slot, State, Thing, Val};
use crate::script::term::{Effect, Kind, Local, Term};
use crate::script::tree::{Span, Statement};

/// What one way gives: its end, its effects, and the state after it.
struct Way {
    flow: Flow,
    effects: Vec<Effect>,
    state: State,
}

impl<'t> Machine<'t> {
    /// Follows both ways; `None` where what comes next is the same for both.
    pub(super) fn decide(
        &mut self,
        test: Term,
        [then, otherwise]: [&'t [Statement]; 2],
        rest: &'t [Statement],
        scope: usize,
    ) -> Option<Flow> {
        let (before, [one, other]) = self.both_ways(&mut |machine| machine.run_block(then, scope), &mut |machine| {
            machine.run_block(otherwise, scope)
        });
        if one.flow == Flow::Normal && other.flow == Flow::Normal {
            self.join(test, &before, one, other);
            return None;
        }
        // What follows belongs to the way that goes on.
        let one = self.go_on(one, rest, scope);
        let other = self.go_on(other, rest, scope);
        Some(self.end(test, &before, one, other))
    }

    fn go_on(&mut self, way: Way, rest: &'t [Statement], scope: usize) -> Way {
        if way.flow != Flow::Normal {
            return way;
        }
        let before = way.state;
        let mut effects = way.effects;
        let next = self.way(&before, &mut |machine| machine.run_rest(rest, scope));
        effects.extend(next.effects);
        Way { effects, ..next }
    }

    /// Follows two ways that nothing follows but what follows both.
    pub(super) fn decide_with(
        &mut self,
        test: Term,
        then: &mut dyn FnMut(&mut Self) -> Flow,
        otherwise: &mut dyn FnMut(&mut Self) -> Flow,
    ) -> Flow {
        let (before, [one, other]) = self.both_ways(then, otherwise);
        self.end(test, &before, one, other)
    }

    /// Follows two ways. What one of them fills with what is not known is a local before both, which the other may use
    /// and what follows, too.
    fn both_ways(
        &mut self,
        then: &mut dyn FnMut(&mut Self) -> Flow,
        otherwise: &mut dyn FnMut(&mut Self) -> Flow,
    ) -> (State, [Way; 2]) {
        let before = self.state.clone();
        let ways = [self.way(&before, then), self.way(&before, otherwise)];
        let opened = |index: &usize| {
            let is_open = |way: &Way| matches!(way.state.heap.get(*index), Some(Thing::Open(_)));
            let is_closed = matches!(before.heap.get(*index), Some(Thing::Object(_) | Thing::Array(_)));
            is_closed && ways.iter().any(is_open)
        };
        let opened: Vec<usize> = (0..before.heap.len()).filter(opened).collect();
        self.state = before;
        if opened.is_empty() {
            return (self.state.clone(), ways);
        }
        for index in opened {
            self.open(super::ThingId(index), "content");
        }
        let before = self.state.clone();
        let ways = [self.way(&before, then), self.way(&before, otherwise)];
        (before, ways)
    }

    fn way(&mut self, before: &State, follow: &mut dyn FnMut(&mut Self) -> Flow) -> Way {
        let out = std::mem::take(&mut self.out);
        self.state = before.clone();
        let flow = follow(self);
        Way {
            flow,
            effects: std::mem::replace(&mut self.out, out),
            state: std::mem::take(&mut self.state),
        }
    }

    /// Joins two ways of which one may return.
    fn end(&mut self, test: Term, before: &State, mut one: Way, mut other: Way) -> Flow {
        // A script that fails there goes no further; what it would have done is what the other way does.
        let value = match (&one.flow, &other.flow) {
            (Flow::End, _) => {
                self.out.append(&mut other.effects);
                self.state = other.state;
                return other.flow;
            }
            (_, Flow::End) => {
                self.out.append(&mut one.effects);
                self.state = one.state;
                return one.flow;
            }
            (Flow::Return(one), Flow::Return(other)) => Some((one.clone(), other.clone())),
            (Flow::Return(one), Flow::Normal) => Some((one.clone(), Val::UNDEFINED)),
            (Flow::Normal, Flow::Return(other)) => Some((Val::UNDEFINED, other.clone())),
            _ => None,
        };
        let flows = [&mut one, &mut other].map(|way| {
            match way.flow {
                Flow::Continue => way.effects.push(Effect::Continue),
                Flow::Break => way.effects.push(Effect::Break),
                _ => {}
            }
            way.flow.clone()
        });
        let Some((left, right)) = value else {
            self.join(test, before, one, other);
            return if flows[0] == flows[1] {
                flows[0].clone()
            } else {
                Flow::Normal
            };
        };
        let chosen = if left == right {
            left
        } else if one.effects.is_empty() && other.effects.is_empty() {
            // What each way returns is known in its own state only.
            let (left, right) = (self.term_in(&one.state, &left), self.term_in(&other.state, &right));
            Val::Term(self.choice(test.clone(), &Val::Term(left), &Val::Term(right)))
        } else {
            Val::Term(Term::Local(self.joined(
                "result",
                (&mut one, &left),
                (&mut other, &right),
            )))
        };
        self.join(test, before, one, other);
        Flow::Return(chosen)
    }

    /// A local that each way gives its value.
    fn joined(&mut self, name: &str, (one, left): (&mut Way, &Val), (other, right): (&mut Way, &Val)) -> Local {
        let local = self.new_local(name);
        let values = [(&*one, left), (&*other, right)].map(|(way, value)| self.term_in(&way.state, value));
        let constant = values.iter().rev().find(|value| value.is_constant());
        let first = constant.cloned().unwrap_or(Term::Undefined);
        for (way, value) in [one, other].into_iter().zip(values) {
            if value != first {
                way.effects.push(Effect::Assign(local, value));
            }
        }
        self.out.push(Effect::Let(local, first));
        local
    }

    fn term_in(&mut self, state: &State, value: &Val) -> Term {
        let own = std::mem::replace(&mut self.state, state.clone());
        let term = self.term(value);
        self.state = own;
        term
    }

    /// The state after both ways: what differs is a local.
    fn join(&mut self, test: Term, before: &State, mut one: Way, mut other: Way) {
        self.state = before.clone();
        let mut joined = one.state.clone();
        joined.scopes.truncate(before.scopes.len());
        let (left, right) = (one.state.clone(), other.state.clone());
        for (index, scope) in joined.scopes.iter_mut().enumerate() {
            let mut names: Vec<String> = left.scopes[index].names.keys().cloned().collect();
            names.extend(right.scopes[index].names.keys().cloned());
            names.sort();
            names.dedup();
            for name in names {
                let get = |state: &State| match state.scopes[index].names.get(&name) {
                    Some(Slot::Value(value)) => Some(value.clone()),
                    Some(Slot::Cell(_)) => None,
                    None => Some(Val::UNDEFINED),
                };
                let (Some(a), Some(b)) = (get(&left), get(&right)) else {
                    continue;
                };
                let value = self.either_value(&name, (&mut one, a), (&mut other, b));
                scope.names.insert(name, Slot::Value(value));
            }
        }
        self.join_heap(&mut joined, (&mut one, &left), (&mut other, &right));
        let mut names: Vec<&String> = left.variables.keys().chain(right.variables.keys()).collect();
        names.sort();
        names.dedup();
        for name in names {
            // What is set on one way only is asked for when it is read.
            if left.variables.get(name) != right.variables.get(name) {
                joined.variables.remove(name);
            }
        }
        self.state = joined;
        if !one.effects.is_empty() || !other.effects.is_empty() {
            self.out.push(Effect::If {
                test,
                then: one.effects,
                otherwise: other.effects,
            });
        }
    }

    fn join_heap(&mut self, joined: &mut State, one: (&mut Way, &State), other: (&mut Way, &State)) {
        let longest = one.1.heap.len().max(other.1.heap.len());
        for index in 0..longest {
            let (a, b) = (one.1.heap.get(index).cloned(), other.1.heap.get(index).cloned());
            let thing = match (a, b) {
                (Some(a), Some(b)) if a == b => a,
                (Some(Thing::Object(a)), Some(Thing::Object(b))) if same_keys(&a, &b) => {
                    let members = a.into_iter().zip(b).map(|((key, a), (_, b))| {
                        let value = self.either_value(&key, (&mut *one.0, a), (&mut *other.0, b));
                        (key, value)
                    });
                    Thing::Object(members.collect())
                }
                (Some(Thing::Time(a, clock)), Some(Thing::Time(b, _))) => {
                    let (a, b) = (Val::Term(a), Val::Term(b));
                    match self.either_value("time", (&mut *one.0, a), (&mut *other.0, b)) {
                        Val::Term(time) => Thing::Time(time, clock),
                        _ => Thing::Array(Vec::new()),
                    }
                }
                (Some(a @ (Thing::Object(_) | Thing::Array(_))), Some(b @ (Thing::Object(_) | Thing::Array(_)))) => {
                    let (a, b) = (self.thing_in(one.1, a), self.thing_in(other.1, b));
                    let local = self.joined("content", (&mut *one.0, &Val::Term(a)), (&mut *other.0, &Val::Term(b)));
                    Thing::Open(local)
                }
                (Some(a), _) => a,
                (None, b) => b.unwrap_or(Thing::Array(Vec::new())),
            };
            match joined.heap.get_mut(index) {
                Some(place) => *place = thing,
                None => joined.heap.push(thing),
            }
        }
    }

    fn thing_in(&mut self, state: &State, thing: Thing) -> Term {
        let mut state = state.clone();
        state.heap.push(thing);
        let id = super::ThingId(state.heap.len() - 1);
        self.term_in(&state, &Val::Thing(id))
    }

    /// The value that both ways share, or a local that each gives its own.
    fn either_value(&mut self, name: &str, (one, a): (&mut Way, Val), (other, b): (&mut Way, Val)) -> Val {
        if a == b {
            return a;
        }
        Val::Term(Term::Local(self.joined(name, (one, &a), (other, &b))))
    }

    /// A value that depends on a test.
    pub(super) fn choice(&mut self, test: Term, one: &Val, other: &Val) -> Term {
        let (one, other) = (self.term(one), self.term(other));
        if one == other {
            return one;
        }
        let is_test = |term: &Term| self.source(term).kind() == Kind::Boolean;
        match (&one, &other) {
            (Term::Boolean(true), other) if is_test(other) => either(test, other.clone()),
            (Term::Boolean(false), other) if is_test(other) => both(not(test), other.clone()),
            (one, Term::Boolean(false)) if is_test(one) => both(test, one.clone()),
            (one, Term::Boolean(true)) if is_test(one) => either(not(test), one.clone()),
            (one, other) if *one == test && is_test(other) => either(test, other.clone()),
            (one, other) if *other == test && is_test(one) => both(test, one.clone()),
            _ => Term::Choice(Box::new([test, one, other])),
        }
    }

    /// Something is done to the request that cannot be followed.
    pub(super) fn lose(&mut self, what: &str, span: Span) {
        let trouble = self.trouble(what, span);
        self.out.push(Effect::Lost(trouble));
    }
}

fn same_keys(one: &[(String, Val)], other: &[(String, Val)]) -> bool {
    let keys = |members: &[(String, Val)]| members.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    keys(one) == keys(other)
}

pub(super) fn either(one: Term, other: Term) -> Term {
    match (one, other) {
        (Term::Boolean(false), term) | (term, Term::Boolean(false)) => term,
        (Term::Boolean(true), _) | (_, Term::Boolean(true)) => Term::Boolean(true),
        (one, other) => Term::Either(Box::new([one, other])),
    }
}

pub(super) fn both(one: Term, other: Term) -> Term {
    match (one, other) {
        (Term::Boolean(true), term) | (term, Term::Boolean(true)) => term,
        (Term::Boolean(false), _) | (_, Term::Boolean(false)) => Term::Boolean(false),
        (one, other) => Term::Both(Box::new([one, other])),
    }
}

pub(super) fn not(term: Term) -> Term {
    match term {
        Term::Boolean(value) => Term::Boolean(!value),
        Term::Not(inner) => *inner,
        term => Term::Not(Box::new(term)),
    }
}
