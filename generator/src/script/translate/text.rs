//! Methods of texts and lists that are not known.

use super::expression::join;
use super::{Flow, Machine, Thing, Val};
use crate::script::term::{self, Kind, Term, Verb};
use crate::script::tree::Span;

impl Machine<'_> {
    pub(super) fn open_method(&mut self, object: Term, method: &str, arguments: Vec<Val>, span: Span) -> Val {
        if let Term::Text(text) = &object
            && let Some(known) = self.known_text_method(text.clone().as_str(), method, &arguments)
        {
            return known;
        }
        if let Some(value) = self.list_method(&object, method, &arguments, span) {
            return value;
        }
        let text = self.text_of(object.clone());
        if let Some(verb) = text_verb(method, arguments.len()) {
            let mut terms = vec![text];
            for argument in &arguments {
                match argument {
                    Val::Thing(id) => match self.thing(*id).clone() {
                        Thing::Regex { pattern, flags } => {
                            return self.replaced(terms, (pattern, flags), &arguments, span);
                        }
                        _ => terms.push(self.term(argument)),
                    },
                    Val::Function(_) => return self.unknown(format!("`.{method}` with a function"), span),
                    other => terms.push(self.plain_term(other)),
                }
            }
            return Val::Term(Term::Call(verb, terms));
        }
        let number = object.clone();
        match method {
            "toString" | "valueOf" | "trim" if arguments.is_empty() && method != "trim" => {
                Val::Term(if method == "valueOf" { object } else { as_text(text) })
            }
            "toString" => {
                let radix = self.term(&arguments[0]);
                Val::Term(Term::Call(term::RADIX, vec![number, radix]))
            }
            "toFixed" => {
                let places = arguments.first().map_or(Term::Number(0.0), |places| self.term(places));
                Val::Term(Term::Call(term::FIXED, vec![number, places]))
            }
            "concat" => {
                let mut parts = vec![text];
                parts.extend(arguments.iter().map(|argument| self.text_term(argument)));
                Val::Term(join(parts))
            }
            "localeCompare" | "match" | "search" | "test" | "charCodeAt" => self.unknown(format!("`.{method}`"), span),
            _ => self.unknown_method(method, &arguments, span),
        }
    }

    /// A method that is not known: functions that it is given may be called, or not.
    fn unknown_method(&mut self, method: &str, arguments: &[Val], span: Span) -> Val {
        let unknown = self.unknown(format!("`.{method}`"), span);
        for function in arguments.iter().filter(|argument| matches!(argument, Val::Function(_))) {
            let test = self.term(&unknown);
            self.decide_with(
                test,
                &mut |machine| {
                    machine.follow(function, vec![unknown.clone(); 3], span);
                    Flow::Normal
                },
                &mut |_| Flow::Normal,
            );
        }
        unknown
    }

    /// Replaces what a simple regular expression finds: a text, or one of a class of letters.
    fn replaced(&mut self, mut terms: Vec<Term>, regex: (String, String), arguments: &[Val], span: Span) -> Val {
        let (pattern, flags) = regex;
        if let ([Term::Text(text)], "[xy]", Some(Val::Function(_))) =
            (terms.as_slice(), pattern.as_str(), arguments.get(1))
            && text.eq_ignore_ascii_case("xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx")
        {
            return Val::Term(self.bound("id", Term::Call(term::UUID, Vec::new())));
        }
        let with = arguments.get(1).cloned();
        let (Some(with), Some(found)) = (with, plain_pattern(&pattern)) else {
            return self.unknown(format!("the regular expression `/{pattern}/`"), span);
        };
        if matches!(with, Val::Function(_)) || flags.contains('i') {
            return self.unknown(format!("the regular expression `/{pattern}/{flags}`"), span);
        }
        let with = self.text_term(&with);
        let all = flags.contains('g');
        let verb = match (found, all) {
            (Found::Text(text), true) => {
                terms.push(Term::Text(text));
                term::REPLACE_ALL
            }
            (Found::Text(text), false) => {
                terms.push(Term::Text(text));
                term::REPLACE
            }
            (Found::Runs(letters), true) if with == Term::Text(String::new()) => {
                terms.push(Term::Text(letters));
                term::REPLACE_LETTERS
            }
            (Found::Letters(letters), true) => {
                terms.push(Term::Text(letters));
                term::REPLACE_LETTERS
            }
            (Found::End(letter), _) if with == Term::Text(String::new()) => {
                terms.push(Term::Text(letter));
                return Val::Term(Term::Call(term::TRIM_END, terms));
            }
            (Found::Letters(_) | Found::Runs(_) | Found::End(_), _) => {
                return self.unknown(format!("the regular expression `/{pattern}/`"), span);
            }
        };
        terms.push(with);
        Val::Term(Term::Call(verb, terms))
    }

    /// What a method of a text gives, where all is known.
    fn known_text_method(&mut self, text: &str, method: &str, arguments: &[Val]) -> Option<Val> {
        let argument = |index: usize| arguments.get(index).and_then(Val::known_text);
        Some(match method {
            "toUpperCase" => Val::text(text.to_uppercase()),
            "toLowerCase" => Val::text(text.to_lowercase()),
            "trim" => Val::text(text.trim()),
            "toString" if arguments.is_empty() => Val::text(text),
            "startsWith" => Val::Term(Term::Boolean(text.starts_with(argument(0)?))),
            "endsWith" => Val::Term(Term::Boolean(text.ends_with(argument(0)?))),
            "includes" => Val::Term(Term::Boolean(text.contains(argument(0)?))),
            "split" => {
                let separator = argument(0)?;
                let parts: Vec<Val> = match separator {
                    "" => text.chars().map(|letter| Val::text(letter.to_string())).collect(),
                    _ => text.split(separator).map(Val::text).collect(),
                };
                self.new_thing(Thing::Array(parts))
            }
            _ => return None,
        })
    }
}

enum Found {
    Text(String),
    /// Each letter of a class.
    Letters(String),
    /// As many of them as there are.
    Runs(String),
    /// As many of a letter as there are at the end.
    End(String),
}

/// The letters of a class: `^a-z0-9`.
fn class(inner: &str) -> Option<String> {
    let plain = inner
        .replace("\\d", "0-9")
        .replace("\\w", "A-Za-z0-9_")
        .replace("\\s", " \t\n\r");
    let mut letters = String::new();
    let mut escaped = false;
    for letter in plain.chars() {
        match letter {
            '\\' if !escaped => escaped = true,
            '-' if escaped => return None,
            '[' | ']' if !escaped => return None,
            letter if escaped && letter.is_alphanumeric() => return None,
            letter => {
                letters.push(letter);
                escaped = false;
            }
        }
    }
    Some(letters)
}

/// What a regular expression finds, if it is so simple.
fn plain_pattern(pattern: &str) -> Option<Found> {
    let mut text = String::new();
    let mut letters = pattern.chars();
    if let Some(inner) = pattern.strip_prefix('[') {
        return match (inner.strip_suffix(']'), inner.strip_suffix("]+")) {
            (Some(inner), _) => class(inner).map(Found::Letters),
            (_, Some(inner)) => class(inner).map(Found::Runs),
            _ => None,
        };
    }
    match pattern {
        "\\s" => return Some(Found::Letters(" \t\n\r".to_owned())),
        "\\s+" => return Some(Found::Runs(" \t\n\r".to_owned())),
        "\\D" => return Some(Found::Letters("^0-9".to_owned())),
        "\\W" => return Some(Found::Letters("^A-Za-z0-9_".to_owned())),
        "=+$" | "=*$" | "={1,2}$" => return Some(Found::End("=".to_owned())),
        "/+$" | "\\/+$" | "\\/$" => return Some(Found::End("/".to_owned())),
        "\\n" => return Some(Found::Text("\n".to_owned())),
        _ => {}
    }
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next()? {
                escaped if !escaped.is_alphanumeric() => text.push(escaped),
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'r' => text.push('\r'),
                _ => return None,
            },
            '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '^' | '$' => return None,
            other => text.push(other),
        }
    }
    (!text.is_empty()).then_some(Found::Text(text))
}

/// What does the same to a text.
fn text_verb(method: &str, arguments: usize) -> Option<Verb> {
    Some(match (method, arguments) {
        ("toUpperCase" | "toLocaleUpperCase", _) => term::UPPER,
        ("toLowerCase" | "toLocaleLowerCase", _) => term::LOWER,
        ("trim", _) => term::TRIM,
        ("slice", 1) => term::SLICE_FROM,
        ("slice", 2) => term::SLICE,
        ("substring", 1) => term::SLICE_FROM,
        ("substring", 2) => term::SUBSTRING,
        ("substr", 1) => term::SLICE_FROM,
        ("substr", 2) => term::SUBSTR,
        ("charAt", 1) => term::CHAR_AT,
        ("padStart", 2) => term::PAD_START,
        ("padEnd", 2) => term::PAD_END,
        ("repeat", 1) => term::REPEAT,
        ("replace", 2) => term::REPLACE,
        ("replaceAll", 2) => term::REPLACE_ALL,
        ("split", 1) => term::SPLIT,
        ("startsWith", 1) => term::STARTS_WITH,
        ("endsWith", 1) => term::ENDS_WITH,
        ("indexOf", 1) => term::INDEX_OF,
        _ => return None,
    })
}

/// A term that surely gives a text.
pub(super) fn as_text(term: Term) -> Term {
    if is_text(&term) { term } else { Term::Joined(vec![term]) }
}

/// Whether a term gives a text.
pub(super) fn is_text(term: &Term) -> bool {
    term.kind() == Kind::Text
}
