//! Follows a script and keeps what it would do to a request.
//!
//! What is known at generation is worked out here: constants, objects, calls of the script's own functions, loops over
//! what is written out. What is not known (time, chance, variables, the request) stays a [`Term`], and what is done with
//! it an [`Effect`]. After a decision that is not known yet, what differs between both ways is a local.
//!
//! ```text
//! const time = Date.now();                            let time = now();
//! if (secret) { pm.variables.set("sign", hash()) }    if secret { store("sign", …) }
//! ```

mod call;
mod decide;
mod expression;
mod list;
mod native;
mod numbers;
mod part;
mod pattern;
mod repeat;
mod request;
mod statement;
mod text;
mod time;
mod web;

pub(in crate::script) use repeat::replaced;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Program;
use super::term::{Effect, Kind, Local, Term, Translation, Trouble, TroubleId, Verb};
use super::tree::{Expression, Function, Span};

/// More is no script before a request.
const STEPS: usize = 20_000;

/// Begins the names of locals that the script itself does not have.
pub(in crate::script) const UNNAMED: char = '~';

/// Deeper calls do not end.
const DEPTH: usize = 24;

/// Whether the value of a name must not stand in the crate.
pub(crate) type IsSecret = dyn Fn(&str, &str) -> bool;

/// Follows a script; it always ends.
pub(super) fn translate<'t>(program: &'t Program, is_secret: &'t IsSecret) -> Translation {
    let mut machine = Machine {
        out: Vec::new(),
        locals: Vec::new(),
        made: HashMap::new(),
        entries: HashSet::new(),
        troubles: Vec::new(),
        functions: Vec::new(),
        state: State {
            scopes: vec![Scope::default()],
            ..State::default()
        },
        is_secret,
        steps: 0,
        depth: 0,
    };
    machine.run_all(&program.statements, 0);
    Translation {
        effects: request::with_given_query(machine.out),
        locals: machine.locals,
        troubles: machine.troubles,
    }
}

/// What follows a script.
struct Machine<'t> {
    is_secret: &'t IsSecret,
    /// The effects so far, of the block that is followed.
    out: Vec<Effect>,
    locals: Vec<String>,
    /// What locals are made of that never change.
    made: HashMap<Local, Term>,
    /// Locals that are entries of the request's lists.
    entries: HashSet<Local>,
    troubles: Vec<Trouble>,
    /// Functions with the scope that they see.
    functions: Vec<(&'t Function, usize)>,
    state: State,
    steps: usize,
    depth: usize,
}

/// All that a branch may change.
#[derive(Clone, Debug, Default, PartialEq)]
struct State {
    scopes: Vec<Scope>,
    heap: Vec<Thing>,
    /// Variables that the script has set.
    variables: BTreeMap<String, Val>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Scope {
    parent: Option<usize>,
    names: HashMap<String, Slot>,
}

/// What a name holds.
#[derive(Clone, Debug, PartialEq)]
enum Slot {
    Value(Val),
    /// It changes in a loop whose rounds are not known.
    Cell(Local),
}

/// A value of the script.
#[derive(Clone, Debug, PartialEq)]
enum Val {
    Term(Term),
    /// Something with an identity.
    Thing(ThingId),
    Function(FunctionId),
    /// Something that scripts find: `pm.environment`.
    Native(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ThingId(usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct FunctionId(usize);

/// Something with an identity.
#[derive(Clone, Debug, PartialEq)]
enum Thing {
    Object(Vec<(String, Val)>),
    Array(Vec<Val>),
    /// An object or a list whose content is not known.
    Open(Local),
    /// A `Date`, or moment's.
    Time(Term, Clock),
    Bytes(Term),
    /// The entry of a list of the request that has a key, if there is one.
    Part {
        list: Verb,
        key: Term,
    },
    /// A key of `crypto.subtle` that signs with a hash.
    Key {
        algorithm: String,
        key: Term,
    },
    Hasher {
        algorithm: String,
        key: Option<Term>,
        data: Vec<Term>,
    },
    Regex {
        pattern: String,
        flags: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clock {
    Date,
    Moment,
}

/// How a statement ends.
#[derive(Clone, Debug, PartialEq)]
enum Flow {
    Normal,
    Return(Val),
    Break,
    Continue,
    /// The script ends, as by `throw`.
    End,
}

impl Val {
    const UNDEFINED: Self = Self::Term(Term::Undefined);

    fn text(text: impl Into<String>) -> Self {
        Self::Term(Term::Text(text.into()))
    }

    fn number(value: f64) -> Self {
        Self::Term(Term::Number(value))
    }

    /// The text, if it is known.
    fn known_text(&self) -> Option<&str> {
        match self {
            Self::Term(Term::Text(text)) => Some(text),
            _ => None,
        }
    }
}

impl<'t> Machine<'t> {
    fn trouble(&mut self, what: impl Into<String>, span: Span) -> TroubleId {
        let trouble = Trouble {
            what: what.into(),
            span,
        };
        let known = self.troubles.iter().position(|other| *other == trouble);
        TroubleId(known.unwrap_or_else(|| {
            self.troubles.push(trouble);
            self.troubles.len() - 1
        }))
    }

    fn unknown(&mut self, what: impl Into<String>, span: Span) -> Val {
        Val::Term(Term::Unknown(self.trouble(what, span)))
    }

    /// Whether there is time for one more step.
    fn may_step(&mut self) -> bool {
        self.steps += 1;
        self.steps < STEPS
    }

    fn new_thing(&mut self, thing: Thing) -> Val {
        self.state.heap.push(thing);
        Val::Thing(ThingId(self.state.heap.len() - 1))
    }

    fn thing(&self, id: ThingId) -> &Thing {
        &self.state.heap[id.0]
    }

    fn new_scope(&mut self, parent: usize) -> usize {
        self.state.scopes.push(Scope {
            parent: Some(parent),
            names: HashMap::new(),
        });
        self.state.scopes.len() - 1
    }

    fn new_local(&mut self, name: &str) -> Local {
        self.locals.push(name.to_owned());
        Local(self.locals.len() - 1)
    }

    /// A local with this value; the script itself has no name for it.
    fn bound(&mut self, name: &str, term: Term) -> Term {
        self.held(&format!("{UNNAMED}{name}"), term)
    }

    fn held(&mut self, name: &str, term: Term) -> Term {
        let local = self.new_local(name);
        self.made.insert(local, term.clone());
        self.out.push(Effect::Let(local, term));
        Term::Local(local)
    }

    /// What a term is made of, where it is a local.
    fn source<'a>(&'a self, term: &'a Term) -> &'a Term {
        match term {
            Term::Local(local) => self.made.get(local).map_or(term, |made| self.source(made)),
            other => other,
        }
    }

    /// Forgets locals that were made on trial, from a number on.
    fn forget_locals(&mut self, from: usize) {
        self.locals.truncate(from);
        self.made.retain(|local, _| local.0 < from);
        self.entries.retain(|local| local.0 < from);
    }

    /// The value under a name: what is made for each call stands in a local, so that it is made once.
    fn named(&mut self, name: &str, value: Val) -> Val {
        match value {
            Val::Term(term @ (Term::Call(..) | Term::Joined(_) | Term::Number2(..) | Term::Choice(_))) => {
                Val::Term(self.held(name, term))
            }
            other => other,
        }
    }

    fn declare(&mut self, scope: usize, name: &str, value: Val) {
        self.state.scopes[scope]
            .names
            .insert(name.to_owned(), Slot::Value(value));
    }

    /// The scope that has a name.
    fn scope_of(&self, name: &str, from: usize) -> Option<usize> {
        let mut at = Some(from);
        while let Some(scope) = at {
            if self.state.scopes[scope].names.contains_key(name) {
                return Some(scope);
            }
            at = self.state.scopes[scope].parent;
        }
        None
    }

    fn look_up(&self, name: &str, from: usize) -> Option<Val> {
        let scope = self.scope_of(name, from)?;
        Some(match self.state.scopes[scope].names.get(name)? {
            Slot::Value(value) => value.clone(),
            Slot::Cell(local) => Val::Term(Term::Local(*local)),
        })
    }

    fn assign(&mut self, name: &str, value: Val, from: usize) {
        let scope = self.scope_of(name, from).unwrap_or(0);
        if let Some(Slot::Cell(local)) = self.state.scopes[scope].names.get(name) {
            let local = *local;
            let term = self.term(&value);
            self.out.push(Effect::Assign(local, term));
            return;
        }
        let value = self.named(name, value);
        self.declare(scope, name, value);
    }

    /// The value as a term; of a thing, what JSON would have of it.
    fn term(&mut self, value: &Val) -> Term {
        match value {
            Val::Term(term) => term.clone(),
            Val::Thing(id) => match self.thing(*id).clone() {
                Thing::Object(members) => Term::Object(
                    members
                        .iter()
                        .map(|(key, value)| (key.clone(), self.term(value)))
                        .collect(),
                ),
                Thing::Array(elements) => Term::List(elements.iter().map(|element| self.term(element)).collect()),
                Thing::Open(local) => Term::Local(local),
                Thing::Time(time, _) => Term::Call(super::term::ISO_TIME, vec![time]),
                Thing::Bytes(bytes) => Term::Call(super::term::HEX, vec![bytes]),
                Thing::Hasher { .. } | Thing::Regex { .. } | Thing::Key { .. } | Thing::Part { .. } => {
                    Term::Unknown(self.trouble("what is no text", Span::default()))
                }
            },
            Val::Function(_) => Term::Unknown(self.trouble("a function as a value", Span::default())),
            Val::Native(path) => Term::Unknown(self.trouble(format!("`{path}`"), Span::default())),
        }
    }

    /// The kind of a term; that of a local is what it was made of.
    fn is_kind(&self, term: &Term, kind: Kind) -> bool {
        match term {
            Term::Local(local) => {
                let made = self.out.iter().find_map(|effect| match effect {
                    Effect::Let(own, value) if own == local => Some(value),
                    _ => None,
                });
                made.is_some_and(|made| self.is_kind(made, kind))
            }
            Term::Call(verb, _) if *verb == super::term::GET && kind == Kind::Text => false,
            other => other.kind() == kind,
        }
    }

    fn function(&mut self, function: &'t Function, scope: usize) -> Val {
        self.functions.push((function, scope));
        Val::Function(FunctionId(self.functions.len() - 1))
    }

    /// Values of arguments; lists that are spread are known.
    fn values(&mut self, expressions: &'t [Expression], scope: usize) -> Vec<Val> {
        let mut values = Vec::with_capacity(expressions.len());
        for expression in expressions {
            match &expression.kind {
                super::tree::ExpressionKind::Spread(inner) => {
                    let list = self.value(inner, scope);
                    match self.elements(&list) {
                        Some(elements) => values.extend(elements),
                        None => values.push(self.unknown("a list that is spread", expression.span)),
                    }
                }
                _ => values.push(self.value(expression, scope)),
            }
        }
        values
    }

    /// The elements of a list that is known.
    fn elements(&self, value: &Val) -> Option<Vec<Val>> {
        match value {
            Val::Thing(id) => match self.thing(*id) {
                Thing::Array(elements) => Some(elements.clone()),
                _ => None,
            },
            Val::Term(Term::Text(text)) => Some(text.chars().map(Val::text).collect()),
            _ => None,
        }
    }
}
