//! Expressions.

use super::decide::{both, either, not};
use super::{Machine, Thing, Val};
use crate::script::term::{self, Kind, Term};
use crate::script::tree::{Binary, Expression, ExpressionKind, Joined, Key, Logical, Pattern, Property, Span, Unary};

impl<'t> Machine<'t> {
    /// What an expression gives.
    pub(super) fn value(&mut self, expression: &'t Expression, scope: usize) -> Val {
        let span = expression.span;
        if !self.may_step() {
            return self.unknown("more steps than a script before a request has", span);
        }
        match &expression.kind {
            ExpressionKind::Null => Val::Term(Term::Null),
            ExpressionKind::Boolean(value) => Val::Term(Term::Boolean(*value)),
            ExpressionKind::Number(value) => Val::number(*value),
            ExpressionKind::Text(text) => self.written_text(text),
            ExpressionKind::Regex { pattern, flags } => {
                let (pattern, flags) = (pattern.clone(), flags.clone());
                self.new_thing(Thing::Regex { pattern, flags })
            }
            ExpressionKind::Template { texts, holes } => self.template(texts, holes, scope),
            ExpressionKind::Name(name) => self.name(name, scope, span),
            ExpressionKind::Array(elements) => self.array(elements, scope),
            ExpressionKind::Object(properties) => self.object(properties, scope),
            ExpressionKind::Function(function) => self.function(function, scope),
            ExpressionKind::Member(object, name) => {
                let object = self.value(object, scope);
                self.member(&object, name, span)
            }
            ExpressionKind::Index(object, index) => {
                let object = self.value(object, scope);
                let index = self.value(index, scope);
                self.index(&object, &index, span)
            }
            ExpressionKind::Call(callee, arguments) => self.call(callee, arguments, scope, span),
            ExpressionKind::New(callee, arguments) => self.make(callee, arguments, scope, span),
            ExpressionKind::Unary(operator, inner) => self.unary(*operator, inner, scope),
            ExpressionKind::Binary(operator, left, right) => {
                let left = self.value(left, scope);
                let right = self.value(right, scope);
                self.binary(*operator, &left, &right, span)
            }
            ExpressionKind::Logical(operator, left, right) => self.logical(*operator, left, right, scope),
            ExpressionKind::Conditional(parts) => self.conditional(parts, scope),
            ExpressionKind::Assign {
                target,
                operator,
                value,
            } => self.assigned(target, *operator, value, scope),
            ExpressionKind::Step { target, by, prefix } => {
                let [before, after] = self.step(target, *by, scope);
                if *prefix { after } else { before }
            }
            ExpressionKind::Sequence(parts) => {
                let values: Vec<Val> = parts.iter().map(|part| self.value(part, scope)).collect();
                values.into_iter().next_back().unwrap_or(Val::UNDEFINED)
            }
            ExpressionKind::Await(inner) => self.value(inner, scope),
            ExpressionKind::This => self.unknown("`this`", span),
            ExpressionKind::Spread(_) => self.unknown("`...`", span),
            ExpressionKind::Other(what) => self.unknown(*what, span),
        }
    }

    /// A list; `[...bytes]` has numbers.
    fn array(&mut self, elements: &'t [Expression], scope: usize) -> Val {
        if let Some(bytes) = self.spread_bytes(elements, scope) {
            return Val::Term(Term::Call(term::BYTE_LIST, vec![bytes]));
        }
        let values = self.values(elements, scope);
        self.new_thing(Thing::Array(values))
    }

    /// A text; one that looks secret is a setting's.
    fn written_text(&mut self, text: &str) -> Val {
        if (self.is_secret)("", text) {
            return Val::Term(Term::Secret("secret".to_owned(), text.to_owned()));
        }
        Val::text(text)
    }

    fn template(&mut self, texts: &'t [String], holes: &'t [Expression], scope: usize) -> Val {
        let mut parts = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            parts.push(Term::Text(text.clone()));
            if let Some(hole) = holes.get(index) {
                let value = self.value(hole, scope);
                parts.push(self.text_term(&value));
            }
        }
        Val::Term(join(parts))
    }

    fn object(&mut self, properties: &'t [Property], scope: usize) -> Val {
        let mut members: Vec<(String, Val)> = Vec::new();
        for property in properties {
            match property {
                Property::Value(key, value) => {
                    let key = match key {
                        Key::Text(key) => key.clone(),
                        Key::Computed(key) => match self.value(key, scope) {
                            Val::Term(Term::Text(key)) => key,
                            _ => return self.unknown("an object with a key that is not known", value.span),
                        },
                    };
                    let value = match value.text() {
                        Some(text) if (self.is_secret)(&key, text) => {
                            Val::Term(Term::Secret(key.clone(), text.to_owned()))
                        }
                        _ => self.value(value, scope),
                    };
                    put(&mut members, key, value);
                }
                Property::Spread(inner) => {
                    let value = self.value(inner, scope);
                    match value {
                        Val::Thing(id) => match self.thing(id).clone() {
                            Thing::Object(inner) => {
                                inner.into_iter().for_each(|(key, value)| put(&mut members, key, value))
                            }
                            _ => return self.unknown("an object that is spread", inner.span),
                        },
                        _ => return self.unknown("an object that is spread", inner.span),
                    }
                }
                Property::Accessor => {}
            }
        }
        self.new_thing(Thing::Object(members))
    }

    fn unary(&mut self, operator: Unary, inner: &'t Expression, scope: usize) -> Val {
        if operator == Unary::Typeof
            && let ExpressionKind::Name(name) = &inner.kind
            && self.scope_of(name, scope).is_none()
            && !super::native::is_known(name)
        {
            return Val::text("undefined");
        }
        let value = match operator {
            Unary::Not => return Val::Term(not(self.test(inner, scope))),
            _ => self.value(inner, scope),
        };
        match operator {
            Unary::Plus => Val::Term(self.number_term(&value)),
            Unary::Minus => {
                let number = self.number_term(&value);
                Val::Term(super::numbers::arithmetic('-', Term::Number(0.0), number))
            }
            Unary::Typeof => self.type_of(&value),
            Unary::Void => Val::UNDEFINED,
            Unary::Delete => Val::Term(Term::Boolean(true)),
            Unary::Not | Unary::Invert => {
                let bits = Term::Call(term::BIT_XOR, vec![self.number_term(&value), Term::Number(-1.0)]);
                // `~~x` takes the fraction off.
                match &value {
                    Val::Term(Term::Call(verb, parts)) if *verb == term::BIT_XOR && parts[1] == Term::Number(-1.0) => {
                        Val::Term(Term::Call(term::TRUNCATE, vec![parts[0].clone()]))
                    }
                    _ => Val::Term(bits),
                }
            }
        }
    }

    fn type_of(&mut self, value: &Val) -> Val {
        Val::text(match value {
            Val::Function(_) => "function",
            Val::Native(path) if super::native::is_function(path) => "function",
            Val::Native(_) | Val::Thing(_) | Val::Term(Term::Null | Term::List(_) | Term::Object(_)) => "object",
            Val::Term(Term::Undefined) => "undefined",
            Val::Term(term) if term.kind() == Kind::Text => "string",
            Val::Term(term) if term.kind() == Kind::Number => "number",
            Val::Term(term) if term.kind() == Kind::Boolean => "boolean",
            Val::Term(term) => return Val::Term(Term::Call(term::TYPE_OF, vec![term.clone()])),
        })
    }

    pub(super) fn binary(&mut self, operator: Binary, left: &Val, right: &Val, span: Span) -> Val {
        let term = match operator {
            Binary::Add => return self.add(left, right),
            Binary::Same | Binary::Equal | Binary::NotSame | Binary::Unequal => {
                let same = self.compare(operator, left, right);
                match operator {
                    Binary::NotSame | Binary::Unequal => not(same),
                    _ => same,
                }
            }
            Binary::Less | Binary::Greater | Binary::AtMost | Binary::AtLeast => self.order(operator, left, right),
            Binary::Subtract | Binary::Multiply | Binary::Divide | Binary::Remainder | Binary::Power => {
                let (left, right) = (self.number_term(left), self.number_term(right));
                let sign = match operator {
                    Binary::Subtract => '-',
                    Binary::Multiply => '*',
                    Binary::Divide => '/',
                    Binary::Remainder => '%',
                    _ => return Val::Term(Term::Call(term::POWER, vec![left, right])),
                };
                super::numbers::arithmetic(sign, left, right)
            }
            // `x | 0` takes the fraction off.
            Binary::Or if *right == Val::number(0.0) => {
                let number = self.number_term(left);
                Term::Call(term::TRUNCATE, vec![number])
            }
            _ => {
                let verb = match operator {
                    Binary::And => term::BIT_AND,
                    Binary::Or => term::BIT_OR,
                    Binary::Xor => term::BIT_XOR,
                    Binary::ShiftLeft => term::SHIFT_LEFT,
                    Binary::ShiftRight => term::SHIFT_RIGHT,
                    Binary::ShiftRightZero => term::SHIFT_RIGHT_ZERO,
                    _ => return self.unknown("`in` or `instanceof`", span),
                };
                Term::Call(verb, vec![self.number_term(left), self.number_term(right)])
            }
        };
        Val::Term(term)
    }

    fn compare(&mut self, operator: Binary, left: &Val, right: &Val) -> Term {
        if let (Val::Thing(one), Val::Thing(other)) = (left, right) {
            return Term::Boolean(one == other);
        }
        if let Some(same) = self.compare_part(left, right) {
            return same;
        }
        let is_thing = |value: &Val| matches!(value, Val::Thing(_) | Val::Function(_) | Val::Native(_));
        let is_nothing = |value: &Val| matches!(value, Val::Term(Term::Null | Term::Undefined));
        if is_thing(left) && is_nothing(right) || is_thing(right) && is_nothing(left) {
            return Term::Boolean(false);
        }
        let (left, right) = (self.term(left), self.term(right));
        if matches!(operator, Binary::Equal | Binary::Unequal) {
            let is_nothing = |term: &Term| matches!(term, Term::Null | Term::Undefined);
            if is_nothing(&left) && is_nothing(&right) {
                return Term::Boolean(true);
            }
            if left.kind() != right.kind() || left.kind() == Kind::Any {
                if is_nothing(&right) && !left.is_constant() {
                    return Term::Call(term::IS_NULL, vec![left]);
                }
                return Term::Call(term::EQUAL, vec![left, right]);
            }
        }
        self.is_same(&left, &right)
    }

    /// Whether two terms are the same value.
    pub(super) fn is_same(&self, left: &Term, right: &Term) -> Term {
        if left.is_constant() && right.is_constant() {
            return Term::Boolean(left == right);
        }
        Term::Call(term::SAME, vec![left.clone(), right.clone()])
    }

    fn order(&mut self, operator: Binary, left: &Val, right: &Val) -> Term {
        let (left, right) = (self.plain_term(left), self.plain_term(right));
        if let (Term::Number(left), Term::Number(right)) = (&left, &right) {
            return Term::Boolean(match operator {
                Binary::Less => left < right,
                Binary::Greater => left > right,
                Binary::AtMost => left <= right,
                _ => left >= right,
            });
        }
        match operator {
            Binary::Less => Term::Call(term::LESS, vec![left, right]),
            Binary::Greater => Term::Call(term::LESS, vec![right, left]),
            Binary::AtMost => Term::Call(term::AT_MOST, vec![left, right]),
            _ => Term::Call(term::AT_MOST, vec![right, left]),
        }
    }

    fn logical(&mut self, operator: Logical, left: &'t Expression, right: &'t Expression, scope: usize) -> Val {
        let value = self.value(left, scope);
        let decided = match operator {
            Logical::Coalesce => match &value {
                Val::Term(Term::Null | Term::Undefined) => Some(false),
                Val::Term(term) if !term.is_constant() && term.kind() == Kind::Any => None,
                _ => Some(true),
            },
            _ => self.known_truth(&value),
        };
        match (operator, decided) {
            (Logical::And, Some(true)) | (Logical::Or | Logical::Coalesce, Some(false)) => self.value(right, scope),
            (_, Some(_)) => value,
            (_, None) => self.either_of(operator, value, right, scope),
        }
    }

    /// A value that is known when it is made, and else another one.
    fn either_of(&mut self, operator: Logical, value: Val, right: &'t Expression, scope: usize) -> Val {
        let value = self.named(&short_name(&value), value);
        let test = match operator {
            Logical::Coalesce => {
                let term = self.term(&value);
                not(Term::Call(term::IS_NULL, vec![term]))
            }
            _ => self.truth(&value),
        };
        let (then, otherwise): (Option<&'t Expression>, Option<&'t Expression>) = match operator {
            Logical::And => (Some(right), None),
            _ => (None, Some(right)),
        };
        self.pick(test, [then, otherwise], &value, scope)
    }

    /// One of two expressions; `None` stands for a value that is there already.
    fn pick(&mut self, test: Term, [then, otherwise]: [Option<&'t Expression>; 2], given: &Val, scope: usize) -> Val {
        use super::Flow;
        let follow = |machine: &mut Self, expression: Option<&'t Expression>| match expression {
            Some(expression) => Flow::Return(machine.value(expression, scope)),
            None => Flow::Return(given.clone()),
        };
        let flow = self.decide_with(
            test,
            &mut |machine| follow(machine, then),
            &mut |machine| match otherwise {
                Some(expression) => Flow::Return(machine.value(expression, scope)),
                None => Flow::Return(given.clone()),
            },
        );
        match flow {
            Flow::Return(value) => value,
            _ => Val::UNDEFINED,
        }
    }

    fn conditional(&mut self, parts: &'t [Expression; 3], scope: usize) -> Val {
        let [test, then, otherwise] = parts;
        match self.test(test, scope) {
            Term::Boolean(true) => self.value(then, scope),
            Term::Boolean(false) => self.value(otherwise, scope),
            test => self.pick(test, [Some(then), Some(otherwise)], &Val::UNDEFINED, scope),
        }
    }

    /// Whether an expression counts as true.
    pub(super) fn test(&mut self, expression: &'t Expression, scope: usize) -> Term {
        match &expression.kind {
            ExpressionKind::Logical(operator @ (Logical::And | Logical::Or), left, right) => {
                let left = self.test(left, scope);
                match (operator, &left) {
                    (Logical::And, Term::Boolean(false)) | (Logical::Or, Term::Boolean(true)) => return left,
                    _ => {}
                }
                let right = self.test(right, scope);
                match operator {
                    Logical::And => both(left, right),
                    _ => either(left, right),
                }
            }
            ExpressionKind::Unary(Unary::Not, inner) => not(self.test(inner, scope)),
            _ => {
                let value = self.value(expression, scope);
                self.truth(&value)
            }
        }
    }

    /// Whether a value counts as true, if that is known.
    fn known_truth(&self, value: &Val) -> Option<bool> {
        Some(match value {
            Val::Thing(id) if matches!(self.thing(*id), Thing::Part { .. }) => return None,
            Val::Thing(_) | Val::Function(_) => true,
            Val::Native(path) => return super::native::truth(path),
            Val::Term(Term::Undefined | Term::Null) => false,
            Val::Term(Term::Boolean(value)) => *value,
            Val::Term(Term::Number(value)) => *value != 0.0 && !value.is_nan(),
            Val::Term(Term::Text(text)) => !text.is_empty(),
            Val::Term(Term::List(_) | Term::Object(_)) => true,
            Val::Term(_) => return None,
        })
    }

    pub(super) fn truth(&mut self, value: &Val) -> Term {
        if let Some(known) = self.known_truth(value) {
            return Term::Boolean(known);
        }
        if let Some(there) = self.is_there(value) {
            return there;
        }
        let term = self.term(value);
        match &term {
            term if self.source(term).kind() == Kind::Boolean => term.clone(),
            Term::Unknown(_) => term,
            _ => Term::Call(term::IS_TRUE, vec![term]),
        }
    }

    fn assigned(&mut self, target: &'t Pattern, operator: Option<Joined>, value: &'t Expression, scope: usize) -> Val {
        let value = match operator {
            None => self.declared(target, value, scope),
            Some(operator) => {
                let before = self.read_target(target, scope);
                match operator {
                    Joined::Binary(operator) => {
                        let value_of = self.value(value, scope);
                        self.binary(operator, &before, &value_of, value.span)
                    }
                    Joined::Logical(operator) => match (operator, self.known_truth(&before)) {
                        (Logical::And, Some(true)) | (Logical::Or | Logical::Coalesce, Some(false)) => {
                            self.value(value, scope)
                        }
                        (_, Some(_)) => before,
                        (_, None) => self.either_of(operator, before, value, scope),
                    },
                }
            }
        };
        self.set_target(target, value.clone(), scope);
        value
    }

    fn declared(&mut self, target: &Pattern, value: &'t Expression, scope: usize) -> Val {
        let name = match target {
            Pattern::Name(name, _) => name.as_str(),
            Pattern::Member(Expression {
                kind: ExpressionKind::Member(_, name),
                ..
            }) => name.as_str(),
            _ => "",
        };
        match value.text() {
            Some(text) if (self.is_secret)(name, text) => Val::Term(Term::Secret(name.to_owned(), text.to_owned())),
            _ => self.value(value, scope),
        }
    }

    fn read_target(&mut self, target: &'t Pattern, scope: usize) -> Val {
        match target {
            Pattern::Name(name, span) => self.name(name, scope, *span),
            Pattern::Member(member) => self.value(member, scope),
            _ => Val::UNDEFINED,
        }
    }

    fn set_target(&mut self, target: &'t Pattern, value: Val, scope: usize) {
        match target {
            Pattern::Name(name, _) => self.assign(name, value, scope),
            Pattern::Member(member) => self.set_member(member, value, scope),
            Pattern::Object(_) | Pattern::Array(_) => self.bind(target, value, scope),
            _ => {}
        }
    }

    /// Counts, and gives the values before and after.
    fn step(&mut self, target: &'t Pattern, by: f64, scope: usize) -> [Val; 2] {
        let before = self.read_target(target, scope);
        let number = self.number_term(&before);
        let after = Val::Term(super::numbers::arithmetic('+', number.clone(), Term::Number(by)));
        self.set_target(target, after.clone(), scope);
        [Val::Term(number), after]
    }
}

/// What a value without a name may be called: a variable by its own.
fn short_name(value: &Val) -> String {
    match value {
        Val::Term(Term::Call(verb, parts)) if *verb == term::GET => match parts.as_slice() {
            [Term::Text(name)] => name.clone(),
            _ => "variable".to_owned(),
        },
        Val::Term(Term::Choice(_)) => "chosen".to_owned(),
        _ => "value".to_owned(),
    }
}

/// Sets a member; its place stays.
pub(super) fn put(members: &mut Vec<(String, Val)>, key: String, value: Val) {
    match members.iter_mut().find(|(known, _)| *known == key) {
        Some((_, place)) => *place = value,
        None => members.push((key, value)),
    }
}

/// Texts, one after the other.
pub(super) fn join(parts: Vec<Term>) -> Term {
    let mut joined: Vec<Term> = Vec::new();
    for part in parts {
        let pieces = match part {
            Term::Joined(inner) => inner,
            other => vec![other],
        };
        for piece in pieces {
            match (joined.last_mut(), piece) {
                (_, Term::Text(text)) if text.is_empty() => {}
                (Some(Term::Text(last)), Term::Text(text)) => last.push_str(&text),
                (_, piece) => joined.push(piece),
            }
        }
    }
    match joined.as_slice() {
        [] => Term::Text(String::new()),
        [Term::Text(text)] => Term::Text(text.clone()),
        _ => Term::Joined(joined),
    }
}
