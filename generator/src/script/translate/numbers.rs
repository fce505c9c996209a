//! Numbers and texts, as JavaScript makes one of the other.

use super::expression::join;
use super::{Clock, Machine, Thing, Val};
use crate::document::number_to_text;
use crate::script::term::{self, Kind, Term};

impl Machine<'_> {
    pub(super) fn add(&mut self, left: &Val, right: &Val) -> Val {
        let [one, other] = [left, right].map(|value| match self.time_of(value) {
            Some(_) => self.text_term(value),
            None => self.plain_term(value),
        });
        let is = |machine: &Self, kind| machine.is_kind(&one, kind) || machine.is_kind(&other, kind);
        if is(self, Kind::Text) || matches!(one, Term::List(_)) || matches!(other, Term::List(_)) {
            let parts = vec![self.text_of(one), self.text_of(other)];
            return Val::Term(join(parts));
        }
        let is_number = |machine: &Self, term: &Term| {
            machine.is_kind(term, Kind::Number) || matches!(term, Term::Boolean(_) | Term::Null | Term::Undefined)
        };
        if is_number(self, &one) && is_number(self, &other) {
            let (one, other) = (self.number_of(one), self.number_of(other));
            return Val::Term(arithmetic('+', one, other));
        }
        Val::Term(Term::Call(term::PLUS, vec![one, other]))
    }

    /// A value as operators see it: a date in a comparison is a number, in a sum a text.
    pub(super) fn plain_term(&mut self, value: &Val) -> Term {
        if let Val::Thing(id) = value
            && let Thing::Time(time, _) = self.thing(*id)
        {
            return time.clone();
        }
        match value {
            Val::Thing(id) if matches!(self.thing(*id), Thing::Bytes(_)) => self.text_term(value),
            other => self.term(other),
        }
    }

    /// The value as a text.
    pub(super) fn text_term(&mut self, value: &Val) -> Term {
        if let Val::Thing(id) = value {
            return match self.thing(*id).clone() {
                Thing::Time(time, Clock::Date) => Term::Call(term::DATE_TEXT, vec![time]),
                Thing::Time(time, Clock::Moment) => Term::Call(term::DATE_TEXT, vec![time]),
                Thing::Object(_) => Term::Text("[object Object]".to_owned()),
                Thing::Array(elements) => {
                    let texts = elements.iter().map(|element| match element {
                        Val::Term(Term::Null | Term::Undefined) => Term::Text(String::new()),
                        other => self.text_term(other),
                    });
                    let texts: Vec<Term> = texts.collect();
                    joined_by(",", texts)
                }
                _ => self.term(value),
            };
        }
        let term = self.term(value);
        self.text_of(term)
    }

    pub(super) fn text_of(&self, term: Term) -> Term {
        match term {
            Term::Number(value) => Term::Text(number_to_text(value)),
            Term::Boolean(value) => Term::Text(value.to_string()),
            Term::Null => Term::Text("null".to_owned()),
            Term::Undefined => Term::Text("undefined".to_owned()),
            other => other,
        }
    }

    /// The value as a number.
    pub(super) fn number_term(&mut self, value: &Val) -> Term {
        let term = self.plain_term(value);
        self.number_of(term)
    }

    fn number_of(&self, term: Term) -> Term {
        match term {
            Term::Number(_) => term,
            Term::Boolean(value) => Term::Number(f64::from(u8::from(value))),
            Term::Null => Term::Number(0.0),
            Term::Undefined => Term::Number(f64::NAN),
            other if other.kind() == Kind::Number => other,
            other if self.is_kind(&other, Kind::Number) => other,
            other => Term::Call(term::NUMBER, vec![other]),
        }
    }
}

/// Texts with one between each two.
pub(super) fn joined_by(separator: &str, texts: Vec<Term>) -> Term {
    let mut parts = Vec::new();
    for (index, text) in texts.into_iter().enumerate() {
        if index > 0 {
            parts.push(Term::Text(separator.to_owned()));
        }
        parts.push(text);
    }
    join(parts)
}

pub(super) fn arithmetic(sign: char, left: Term, right: Term) -> Term {
    if let (Term::Number(left), Term::Number(right)) = (&left, &right) {
        return Term::Number(match sign {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            '/' => left / right,
            _ => left % right,
        });
    }
    Term::Number2(sign, Box::new([left, right]))
}
