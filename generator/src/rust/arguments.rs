//! Arguments of methods, setters of calls, and the steps that give them to the request.

use crate::api::{self, ArgumentId, ArgumentType as Kind, Place, Why};
use crate::words::{snake, words};

use super::docs::{self, Docs};
use super::path;
use super::{Argument, ArgumentType, Request, Ty, stored, ty};

/// The type of an argument as the caller gives it.
pub(super) fn argument_type(ArgumentId(index): ArgumentId, request: &Request<'_>) -> ArgumentType {
    let argument = &request.operation.arguments[index];
    if let Some(values) = one_of_type(ArgumentId(index), request) {
        return ArgumentType::Into(values.within(path::ONE_OF));
    }
    let ty = Ty::Path(match argument.ty {
        Kind::Text if argument.place == Place::Header => path::STRING,
        Kind::Text | Kind::Flag => path::TEXT,
        Kind::Integer => path::I64,
        Kind::Number => path::F64,
        Kind::Boolean => path::BOOL,
        Kind::File => path::FILE,
        Kind::Json => return ArgumentType::Into(json_type(ArgumentId(index), request).within(path::JSON)),
        Kind::Nested => return ArgumentType::Into(json_type(ArgumentId(index), request).within(path::NESTED)),
    });
    match (argument.list, argument.ty) {
        (true, Kind::File) => ArgumentType::Plain(ty.within(path::VEC)),
        (true, Kind::Text | Kind::Flag) => ArgumentType::Many(Box::new(ArgumentType::Into(ty))),
        (true, _) => ArgumentType::Many(Box::new(ArgumentType::Plain(ty))),
        (false, Kind::Text | Kind::Flag | Kind::File) => ArgumentType::Into(ty),
        (false, _) => ArgumentType::Plain(ty),
    }
}

/// The enum of the values that an argument is one of.
pub(super) fn one_of_type(id: ArgumentId, request: &Request<'_>) -> Option<Ty> {
    let argument = &request.operation.arguments[id.0];
    let reference = request.shapes.arguments.get(&id).filter(|_| argument.is_one_of())?;
    Some(ty::ty(reference, request.context))
}

/// `Vec<Member>`.
fn json_type(id: ArgumentId, request: &Request<'_>) -> Ty {
    let reference = request.shapes.arguments.get(&id);
    reference.map_or(Ty::Path(path::VALUE), |reference| ty::ty(reference, request.context))
}

/// A required argument.
pub(super) fn positional(index: usize, request: &Request<'_>) -> Argument {
    let argument = &request.operation.arguments[index];
    Argument {
        of: Some(ArgumentId(index)),
        docs: described(argument, request),
        name: request.names.arguments[index].clone(),
        ty: argument_type(ArgumentId(index), request),
    }
}

/// What stands before a sample.
pub(super) const EXAMPLE: &str = "Example:";

/// What stands before the sample of something of which nothing else is said.
pub(super) const SUCH_AS: &str = "Such as";

/// What stands before the name on the wire of something of which nothing else is said.
const SENT_AS: &str = "Sent as `";

/// What a setter or field says of its argument, and which call's answer has its value.
pub(super) fn described(argument: &api::Argument, request: &Request<'_>) -> Docs {
    let mut docs = describe(argument);
    if stored::is_variable(argument) {
        docs.append(stored::source_docs(
            &argument.key,
            Some(request.names.module),
            request.context,
        ));
    }
    docs
}

fn describe(argument: &api::Argument) -> Docs {
    let mut docs = docs::clean(without_mark(&argument.description));
    if docs.is_empty() {
        docs = place_docs(argument);
    }
    if argument.ty == Kind::Flag {
        docs.paragraph("Sent without a value.");
    }
    if argument.ty == Kind::Nested {
        docs.paragraph(&format!("Sent as fields `{}[…]`.", docs::code(&argument.key)));
    }
    if matches!(argument.place, Place::Path | Place::Query) {
        docs.append(encoded_docs(&argument.description));
    }
    let allowed = || argument.allowed.iter().map(String::as_str);
    if !allowed().all(|value| argument.description.contains(value)) {
        docs.paragraph(&format!("One of {}.", docs::codes(allowed())));
    }
    if let Some(sample) = argument.sample.as_deref().filter(|sample| !sample.is_empty()) {
        let word = if docs.is_empty() { SUCH_AS } else { EXAMPLE };
        match alternatives(argument, sample) {
            Some(several) => docs.paragraph(&format!("{word} {several}.")),
            None => docs.sample(word, sample),
        }
    }
    if docs.is_empty() {
        docs = wire_docs(argument);
    }
    docs
}

/// What a description that speaks of encoding twice has to add: who follows it would do the client's part, too.
pub(super) fn encoded_docs(description: &str) -> Docs {
    let lower = description.to_lowercase();
    let is_it = |sentence: &str| {
        let twice = ["double", "doubly", "twice"];
        sentence.contains("encod") && twice.iter().any(|word| sentence.contains(word))
    };
    match lower.lines().flat_map(|line| line.split(". ")).any(is_it) {
        true => Docs::line(
            "The client percent-encodes the value once, `/` and `%` too: pass it as it is, and encoded once where the API wants \
             it encoded twice.",
        ),
        false => Docs::default(),
    }
}

/// Words with commas between in the place of one value, which the entry that is switched off has of all that it may be:
/// each as a value of its own. Several of what is called in the plural are one value.
fn alternatives(argument: &api::Argument, sample: &str) -> Option<String> {
    let is_word = |word: &&str| {
        let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
        word.starts_with(|first: char| first.is_ascii_alphabetic()) && word.chars().all(is_letter)
    };
    let mut several: Vec<&str> = sample.split(',').map(str::trim).collect();
    let is_plural = argument.key.trim_end_matches("[]").ends_with(['s', 'S']);
    let takes_several = ["comma", "list", "several", "multiple"];
    let description = argument.description.to_lowercase();
    let is_one = argument.ty == Kind::Text && !argument.list && !is_plural;
    let is_off = argument.required.why == Why::SwitchedOff;
    let is_told = is_one && is_off && !takes_several.iter().any(|word| description.contains(word));
    let last = several.pop()?;
    let are_words = !several.is_empty() && several.iter().chain([&last]).all(is_word);
    (is_told && are_words).then(|| format!("{} or `{}`", docs::codes(several), docs::code(last)))
}

/// Where something goes that no reader would look for by its name alone.
fn place_docs(argument: &api::Argument) -> Docs {
    let key = docs::code(&argument.key);
    match argument.place {
        Place::Header => Docs::line(&format!("Header `{key}`.")),
        Place::Client => Docs::line(&format!("Instead of the client's `{key}`.")),
        Place::Path | Place::Text | Place::Query | Place::Field | Place::Body => Docs::default(),
    }
}

/// The name on the wire, where it is not the one in Rust; all else would repeat the signature.
fn wire_docs(argument: &api::Argument) -> Docs {
    let is_sent = matches!(argument.place, Place::Query | Place::Field);
    match is_sent && snake(&words(&argument.key)) != argument.key {
        true => Docs::line(&format!("{SENT_AS}{}`.", docs::code(&argument.key))),
        false => Docs::default(),
    }
}

/// Whether a text says no more of an argument than its name, which stands beside it.
pub(super) fn is_untold(said: &str) -> bool {
    said.starts_with(SENT_AS)
}

/// The description without `(Required)` or `(Optional)` before it: the signature says it.
fn without_mark(description: &str) -> &str {
    let text = description.trim_start();
    let marks = [("(", ")"), ("**", "**"), ("", "."), ("[", "]")];
    for (open, close) in marks {
        for word in ["required", "optional"] {
            let mark = format!("{open}{word}{close}");
            let is_marked = |start: &str| start.eq_ignore_ascii_case(&mark);
            if text.get(..mark.len()).is_some_and(is_marked) {
                return text[mark.len()..].trim_start_matches([' ', ':', '-', '.', ',']);
            }
        }
    }
    text
}

/// Whether a required argument is written in a call: a flag is not.
pub(crate) fn is_written(argument: &api::Argument) -> bool {
    argument.ty != Kind::Flag
}
