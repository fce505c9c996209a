//! What a `{{variable}}` stands for (postman-format.md, section 2).

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::{dynamic, secret, stored};
use crate::document::{Document, Variable};
use crate::script::Scripts;
use crate::script::term::Scope;

/// Postman replaces again until nothing changes, at most so often.
const ROUNDS: usize = 19;

/// Substituted text is never made longer than this; only variables that double each other get there.
const LONGEST: usize = 4 << 20;

/// The variables in force; environment wins over collection, collection over globals.
pub(crate) struct Scopes<'a> {
    values: HashMap<&'a str, &'a Variable>,
    /// Where each stands.
    ranks: HashMap<&'a str, Scope>,
    /// Variables that hold tokens whatever they are called.
    tokens: HashSet<&'a str>,
}

/// What a name stands for.
pub(super) enum Meaning<'a> {
    /// A variable of a scope.
    Defined(&'a Variable),
    /// Made per call.
    Dynamic,
    /// Nothing: `{{name}}` is sent as it stands.
    Unresolved,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text outside of braces.
    Literal(&'a str),
    /// The name within `{{…}}`.
    Variable(&'a str),
}

impl Piece<'_> {
    /// How many bytes it takes, braces included.
    pub(super) fn length(self) -> usize {
        match self {
            Self::Literal(text) => text.len(),
            Self::Variable(name) => name.len() + 4,
        }
    }
}

impl<'a> Scopes<'a> {
    /// Of equal names the last enabled one counts; a disabled entry leaves it to the next scope.
    pub(crate) fn new(document: &'a Document) -> Self {
        let (mut values, mut ranks) = (HashMap::new(), HashMap::new());
        let scopes = [
            (Scope::Global, &document.globals),
            (Scope::Collection, &document.variables),
            (Scope::Environment, &document.environment),
        ];
        for (rank, scope) in scopes {
            for variable in scope.iter().filter(|variable| !variable.disabled) {
                values.insert(variable.key.as_str(), variable);
                ranks.insert(variable.key.as_str(), rank);
            }
        }
        Self {
            values,
            ranks,
            tokens: HashSet::new(),
        }
    }

    /// The same, and what scripts make tokens of is secret.
    pub(super) fn with_tokens(document: &'a Document, scripts: &'a Scripts) -> Self {
        Self {
            tokens: stored::renewed_tokens(document, scripts),
            ..Self::new(document)
        }
    }

    /// The scope that a variable has its value from.
    pub(super) fn rank(&self, name: &str) -> Option<Scope> {
        self.ranks.get(name).copied()
    }

    /// What a name stands for; a defined `$guid` wins over the dynamic one.
    pub(super) fn meaning(&self, name: &str) -> Meaning<'a> {
        match self.values.get(name) {
            Some(variable) => Meaning::Defined(variable),
            None if dynamic::is_known(name) => Meaning::Dynamic,
            None => Meaning::Unresolved,
        }
    }

    /// Whether the value must not be shown: by its type, by its name, or by what becomes of it.
    pub(super) fn is_secret(&self, name: &str) -> bool {
        let by_type = self.values.get(name).is_some_and(|variable| variable.secret);
        by_type || secret::is_secret_name(name) || self.tokens.contains(name)
    }

    /// The values of secret variables that are long enough to be no word.
    pub(super) fn secret_values(&self) -> HashSet<String> {
        let secret = self.values.iter().filter(|(name, _)| self.is_secret(name));
        let values = secret.map(|(_, variable)| &variable.value);
        values.filter(|value| value.len() >= 8).cloned().collect()
    }

    /// Whether the name stands for a value that is made per call.
    pub(super) fn is_dynamic(&self, name: &str) -> bool {
        matches!(self.meaning(name), Meaning::Dynamic)
    }

    /// What the collection says of a variable; empty where it says nothing.
    pub(super) fn description(&self, name: &str) -> &'a str {
        self.values.get(name).map_or("", |variable| &variable.description)
    }

    /// Whether any variable of the text is secret.
    pub(super) fn has_secret(&self, text: &str) -> bool {
        variables(text).any(|name| self.is_secret(name))
    }

    /// The value that a name is replaced by; that of a dynamic variable is a sample.
    fn replacement(&self, name: &str) -> Option<&'a str> {
        match self.meaning(name) {
            Meaning::Defined(variable) => Some(variable.value.as_str()).filter(|_| !variable.lost),
            Meaning::Dynamic => Some(dynamic::sample(name)),
            Meaning::Unresolved => None,
        }
    }

    /// The text as Postman sends it; dynamic variables become a sample.
    pub(crate) fn substitute<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.rounds(text, |name| self.replacement(name))
    }

    /// As [`Scopes::substitute`], with secret variables left as `{{name}}`.
    pub(super) fn substitute_public<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.rounds(text, |name| self.replacement(name).filter(|_| !self.is_secret(name)))
    }

    /// As [`Scopes::substitute`], with dynamic variables left as `{{name}}`.
    pub(crate) fn substitute_fixed<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.rounds(text, |name| self.raw_value(name))
    }

    /// The value of one variable as written; `None` for a dynamic and an unresolved one.
    pub(super) fn raw_value(&self, name: &str) -> Option<&'a str> {
        self.values.get(name).map(|variable| variable.value.as_str())
    }

    /// The value of one variable as it is sent; `None` where it is unresolved.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let value = self.replacement(name)?;
        Some(self.substitute(value).into_owned())
    }

    /// The text without names that are themselves made of variables (`{{pre_{{x}}}}`): such text is
    /// substituted, any other returned as it is.
    pub(super) fn flat<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if is_nested(text) {
            self.substitute(text)
        } else {
            Cow::Borrowed(text)
        }
    }

    fn rounds<'t, 'v>(&self, text: &'t str, value: impl Fn(&str) -> Option<&'v str>) -> Cow<'t, str> {
        let mut text = Cow::Borrowed(text);
        for _ in 0..ROUNDS {
            match replaced(&text, &value) {
                Some(next) if next.len() <= LONGEST => text = Cow::Owned(next),
                _ => break,
            }
        }
        text
    }
}

/// One round; `None` where nothing was replaced.
fn replaced<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> Option<String> {
    if !text.contains("{{") {
        return None;
    }
    let mut result = String::with_capacity(text.len());
    let mut changed = false;
    for piece in pieces(text) {
        match piece {
            Piece::Literal(literal) => result.push_str(literal),
            Piece::Variable(name) => match value(name) {
                Some(value) => {
                    changed = true;
                    result.push_str(value);
                }
                None => push_hole(&mut result, name),
            },
        }
        if result.len() > LONGEST {
            return None;
        }
    }
    (changed && result != text).then_some(result)
}

/// Appends `{{name}}`.
pub(super) fn push_hole(text: &mut String, name: &str) {
    text.push_str("{{");
    text.push_str(name);
    text.push_str("}}");
}

/// The pieces of a text; literal ones are not empty.
///
/// A name holds no braces; so in `{{pre_{{x}}}}` only `{{x}}` is one.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut done, mut at) = (0, 0);
    while let Some(found) = text[at..].find("{{") {
        let open = at + found;
        match hole(&text[open..]) {
            Some(name) => {
                if open > done {
                    pieces.push(Piece::Literal(&text[done..open]));
                }
                pieces.push(Piece::Variable(name));
                at = open + name.len() + 4;
                done = at;
            }
            None => at = open + 1,
        }
    }
    if done < text.len() {
        pieces.push(Piece::Literal(&text[done..]));
    }
    pieces
}

/// The name, if the text begins with a whole `{{name}}`.
pub(super) fn hole(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("{{")?;
    let end = rest.find(['{', '}'])?;
    rest[end..].starts_with("}}").then(|| &rest[..end])
}

/// The names in a text, in order.
pub(super) fn variables(text: &str) -> impl Iterator<Item = &str> {
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Variable(name) => Some(name),
        Piece::Literal(_) => None,
    })
}

/// The name, if the whole text is one variable.
pub(super) fn single(text: &str) -> Option<&str> {
    hole(text).filter(|name| name.len() + 4 == text.len())
}

fn is_nested(text: &str) -> bool {
    let mut open = false;
    for piece in pieces(text) {
        match piece {
            Piece::Literal(literal) if open && literal.contains("}}") => return true,
            Piece::Literal(literal) => open = open || literal.contains("{{"),
            Piece::Variable(_) => {}
        }
    }
    false
}
