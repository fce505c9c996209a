//! What the samples show at a place.

use serde_json::Value;

use crate::api::Case;
use crate::placeholder::Placeholder;
use crate::shape::Field;
use crate::spelling::count;

pub(super) struct Sample<'a> {
    pub(super) origin: String,
    pub(super) value: &'a Value,
}

/// What samples have at a place.
#[derive(Default)]
pub(super) struct Seen<'a> {
    /// Origins of samples that have a value there, with how many.
    origins: Vec<(&'a str, usize)>,
    /// Kinds of values with how often each was seen.
    kinds: Vec<(&'static str, usize)>,
    /// Objects that have the key, or have it not.
    holders: usize,
    /// Those that have it not.
    absent: usize,
}

/// Looks at all samples.
pub(super) fn observe<'a>(samples: &'a [Sample<'_>], steps: &[String]) -> Seen<'a> {
    let mut seen = Seen::default();
    for sample in samples {
        let mut values = Vec::new();
        visit_values(sample.value, steps, &mut values, &mut seen);
        if !values.is_empty() {
            seen.origins.push((&sample.origin, values.len()));
        }
        for value in values {
            let kind = kind_word(value);
            match seen.kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, times)) => *times += 1,
                None => seen.kinds.push((kind, 1)),
            }
        }
    }
    seen
}

fn visit_values<'v>(value: &'v Value, steps: &[String], values: &mut Vec<&'v Value>, seen: &mut Seen<'_>) {
    let Some((step, rest)) = steps.split_first() else {
        values.push(value);
        return;
    };
    match (step.as_str(), value) {
        ("[]", Value::Array(elements)) => elements
            .iter()
            .for_each(|value| visit_values(value, rest, values, seen)),
        ("{}", Value::Object(members)) => members
            .values()
            .for_each(|value| visit_values(value, rest, values, seen)),
        (key, Value::Object(members)) => {
            let member = members.get(key);
            if rest.is_empty() {
                seen.holders += 1;
                seen.absent += usize::from(member.is_none());
            }
            if let Some(value) = member {
                visit_values(value, rest, values, seen);
            }
        }
        _ => {}
    }
}

fn kind_word(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.as_str().contains(['.', 'e', 'E']) => "number with a fraction",
        Value::Number(_) => "whole number",
        Value::String(text) => match Placeholder::parse(text) {
            Some(Placeholder::Boolean) => "placeholder of a boolean",
            Some(Placeholder::Integer) => "placeholder of a whole number",
            Some(Placeholder::Number) => "placeholder of a number",
            Some(Placeholder::Object) => "placeholder of an object",
            Some(Placeholder::Text) => "placeholder of text",
            None => "text",
        },
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// So many origins are named.
const NAMED: usize = 5;

impl Seen<'_> {
    /// Why samples make a field required, or do not.
    pub(super) fn required_text(&self, field: &Field) -> String {
        match (field.required, self.absent, self.holders) {
            (true, ..) => "every sample has it".to_owned(),
            (false, 0, 0) => "no sample has it".to_owned(),
            (false, 0, 1) => "one sample alone does not show that it is always there".to_owned(),
            (false, 0, several) => format!("{several} samples do not show that it is always there"),
            (false, absent, all) => format!("{absent} of {all} objects have it not"),
        }
    }

    /// Two lines: the kinds, and where they stand.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        let kinds = self.kinds.iter();
        let kinds: Vec<String> = kinds.map(|(kind, times)| format!("{kind} {times} ×")).collect();
        if kinds.is_empty() {
            text.push_str("  seen in no sample\n");
            return text;
        }
        text += &format!("  seen: {}\n", kinds.join(", "));
        let origins = self.origins.iter().take(NAMED).map(|(origin, values)| match values {
            1 => (*origin).to_owned(),
            several => format!("{origin} ({several} ×)"),
        });
        let more = if self.origins.len() > NAMED { ", …" } else { "" };
        text += &format!("  in {}{more}\n", origins.collect::<Vec<_>>().join(", "));
        text
    }
}

/// `2 examples (`OK`, `Empty list`)`
pub(super) fn examples_text(case: &Case) -> String {
    if case.examples.is_empty() {
        return "no example".to_owned();
    }
    let examples = case.examples.iter().take(NAMED);
    let names: Vec<String> = examples
        .map(|example| format!("`{}`", example.name.escape_debug()))
        .collect();
    format!("{} ({})", count(case.examples.len(), "example"), names.join(", "))
}
