//! `Date` and moment.

use super::{Clock, Machine, Thing, ThingId, Val};
use crate::script::term::{self, Term, Verb};
use crate::script::tree::Span;

impl Machine<'_> {
    fn new_time(&mut self, time: Term, clock: Clock) -> Val {
        let time = match time {
            Term::Call(..) | Term::Number2(..) => self.bound("time", time),
            other => other,
        };
        self.new_thing(Thing::Time(time, clock))
    }

    pub(super) fn make_date(&mut self, arguments: &[Val], span: Span) -> Val {
        let time = match arguments {
            [] => self.bound("now", Term::Call(term::NOW, Vec::new())),
            [only] => match self.time_of(only) {
                Some((time, _)) => time,
                None => self.parsed_time(only),
            },
            _ => return self.unknown("a date of several parts", span),
        };
        self.new_time(time, Clock::Date)
    }

    fn parsed_time(&mut self, value: &Val) -> Term {
        let term = self.term(value);
        match term {
            Term::Number(_) => term,
            term if term.kind() == crate::script::term::Kind::Number => term,
            term => Term::Call(term::PARSE_TIME, vec![term]),
        }
    }

    pub(super) fn make_moment(&mut self, path: &str, arguments: &[Val], span: Span) -> Val {
        let time = match arguments {
            [] => self.bound("now", Term::Call(term::NOW, Vec::new())),
            [only] => match self.time_of(only) {
                Some((time, _)) => time,
                None => self.parsed_time(only),
            },
            _ => return self.unknown("a time in a format", span),
        };
        let time = match path {
            "moment.unix" => super::numbers::arithmetic('*', time, Term::Number(1000.0)),
            _ => time,
        };
        self.new_time(time, Clock::Moment)
    }

    pub(super) fn time_method(
        &mut self,
        (id, time, clock): (ThingId, Term, Clock),
        method: &str,
        arguments: &[Val],
        span: Span,
    ) -> Val {
        if let Some(verb) = part(method) {
            return Val::Term(Term::Call(verb, vec![time]));
        }
        let of = |verb: Verb| Val::Term(Term::Call(verb, vec![time.clone()]));
        match (clock, method) {
            (_, "getTime" | "valueOf") => Val::Term(time),
            (_, "toISOString" | "toJSON") => of(term::ISO_TIME),
            (Clock::Date, "toUTCString" | "toGMTString") => of(term::UTC_TIME),
            (Clock::Date, "toString") => of(term::DATE_TEXT),
            (Clock::Date, "toLocaleDateString") if arguments.is_empty() => of(term::LOCAL_DATE),
            (Clock::Date, "toLocaleTimeString") if arguments.is_empty() => of(term::LOCAL_TIME),
            (Clock::Date, "getTimezoneOffset") => Val::number(0.0),
            (Clock::Moment, "unix") => {
                let seconds = super::numbers::arithmetic('/', time, Term::Number(1000.0));
                Val::Term(Term::Call(term::FLOOR, vec![seconds]))
            }
            (Clock::Moment, "utc" | "local" | "clone" | "utcOffset" | "locale" | "tz") => {
                if method == "clone" {
                    self.new_time(time, clock)
                } else {
                    Val::Thing(id)
                }
            }
            (Clock::Moment, "toDate") => self.new_time(time, Clock::Date),
            (Clock::Moment, "format") => self.formatted(time, arguments),
            (Clock::Moment, "add" | "subtract") => self.moved((id, time), method, arguments, span),
            (Clock::Moment, "startOf") => {
                let unit = arguments.first().cloned().unwrap_or(Val::UNDEFINED);
                let unit = self.text_term(&unit);
                self.set_time(id, Term::Call(term::START_OF, vec![time, unit]))
            }
            (Clock::Date, _) if method.starts_with("set") => self.set_part((id, time), method, arguments, span),
            _ => self.unknown(format!("`.{method}` of a time"), span),
        }
    }

    fn set_time(&mut self, id: ThingId, time: Term) -> Val {
        let clock = match self.thing(id) {
            Thing::Time(_, clock) => *clock,
            _ => Clock::Date,
        };
        let time = self.bound("time", time);
        self.state.heap[id.0] = Thing::Time(time, clock);
        Val::Thing(id)
    }

    /// `moment().format("YYYY-MM-DD")`
    fn formatted(&mut self, time: Term, arguments: &[Val]) -> Val {
        let format = match arguments.first() {
            None | Some(Val::Term(Term::Undefined)) => Term::Text("YYYY-MM-DDTHH:mm:ssZ".to_owned()),
            Some(format) => self.text_term(format),
        };
        Val::Term(Term::Call(term::FORMAT_TIME, vec![time, format]))
    }

    /// `moment().add(1, "days")`
    fn moved(&mut self, (id, time): (ThingId, Term), method: &str, arguments: &[Val], span: Span) -> Val {
        let (Some(amount), Some(unit)) = (arguments.first(), arguments.get(1)) else {
            return self.unknown(format!("`.{method}` of a time"), span);
        };
        let (amount, unit) = match (amount, unit) {
            (Val::Term(Term::Text(_)), Val::Term(Term::Number(_))) => (unit.clone(), amount.clone()),
            _ => (amount.clone(), unit.clone()),
        };
        let mut amount = self.number_term(&amount);
        if method == "subtract" {
            amount = super::numbers::arithmetic('*', amount, Term::Number(-1.0));
        }
        let unit = self.text_term(&unit);
        self.set_time(id, Term::Call(term::ADD_TIME, vec![time, amount, unit]))
    }

    /// `date.setMinutes(date.getMinutes() + 5)`
    fn set_part(&mut self, (id, time): (ThingId, Term), method: &str, arguments: &[Val], span: Span) -> Val {
        let Some(value) = arguments.first().cloned().filter(|_| arguments.len() == 1) else {
            return self.unknown(format!("`.{method}` of a time"), span);
        };
        let value = self.number_term(&value);
        let name = method.replacen("set", "get", 1);
        let (unit, verb) = match (unit(&name), part(&name)) {
            (Some(unit), Some(verb)) => (unit, verb),
            _ if name == "getTime" => {
                self.set_time(id, value);
                return Val::UNDEFINED;
            }
            _ => return self.unknown(format!("`.{method}` of a time"), span),
        };
        let present = Term::Call(verb, vec![time.clone()]);
        let difference = super::numbers::arithmetic('-', value, present);
        let moved = Term::Call(term::ADD_TIME, vec![time, difference, Term::Text(unit.to_owned())]);
        self.set_time(id, moved);
        Val::UNDEFINED
    }
}

/// The part of a time that a method gives.
fn part(method: &str) -> Option<Verb> {
    Some(match method.replace("UTC", "").as_str() {
        "getFullYear" | "year" => term::YEAR,
        "getMonth" | "month" => term::MONTH,
        "getDate" | "date" => term::DAY,
        "getDay" | "day" => term::WEEKDAY,
        "getHours" | "hour" | "hours" => term::HOURS,
        "getMinutes" | "minute" | "minutes" => term::MINUTES,
        "getSeconds" | "second" | "seconds" => term::SECONDS,
        "getMilliseconds" | "millisecond" => term::MILLISECONDS,
        _ => return None,
    })
}

/// The unit of a part.
fn unit(method: &str) -> Option<&'static str> {
    Some(match method.replace("UTC", "").as_str() {
        "getFullYear" => "years",
        "getMonth" => "months",
        "getDate" => "days",
        "getHours" => "hours",
        "getMinutes" => "minutes",
        "getSeconds" => "seconds",
        "getMilliseconds" => "milliseconds",
        _ => return None,
    })
}
