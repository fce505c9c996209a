//! JSON of which no type is known, as an example makes it: `json!({"name": "Jill"})`.

use serde_json::{Map, Number, Value};

use super::{LONGEST_SAMPLE, Maker};
use crate::api::is_masked_name;
use crate::shown::digits::grouped;
use crate::shown::lines::Made;

/// The macro takes an element after the other, each time in itself: a compiler has had enough of that at some time.
const MOST_PARTS: usize = 24;

impl Maker<'_> {
    /// What may be shown of JSON.
    pub(super) fn any(&mut self, sample: &Value) -> Option<Made> {
        let sample = match sample {
            Value::Object(members) if members.is_empty() => sample.clone(),
            Value::Array(elements) if elements.is_empty() => sample.clone(),
            Value::Null => Value::Null,
            sample => self.any_of(sample)?,
        };
        let json = written(&sample);
        self.used.insert("json".to_owned(), "serde_json::json".to_owned());
        Some(Made::call("json!".to_owned(), vec![json]))
    }

    /// JSON without placeholders and secrets; `None` where nothing is left, or too much.
    pub(super) fn any_of(&self, sample: &Value) -> Option<Value> {
        self.cleaned(sample).filter(|kept| parts(kept) <= MOST_PARTS)
    }

    fn cleaned(&self, sample: &Value) -> Option<Value> {
        match sample {
            Value::Null => None,
            Value::Bool(_) => Some(sample.clone()),
            Value::Number(number) => is_plain(number).then(|| sample.clone()),
            Value::String(text) => self.told_text(text).map(Value::from),
            Value::Array(elements) => {
                let kept: Vec<Value> = elements.iter().filter_map(|one| self.cleaned(one)).collect();
                (!kept.is_empty()).then_some(Value::Array(kept))
            }
            Value::Object(members) => {
                let is_shown = |key: &str| !is_masked_name(key) && key.chars().count() <= LONGEST_SAMPLE;
                let members = members.iter().filter(|(key, _)| is_shown(key));
                let kept = members.filter_map(|(key, value)| Some((key.clone(), self.cleaned(value)?)));
                let kept: Map<String, Value> = kept.collect();
                (!kept.is_empty()).then_some(Value::Object(kept))
            }
        }
    }
}

/// Whether a number is one as a literal of Rust, whose type nobody says.
fn is_plain(number: &Number) -> bool {
    let text = number.as_str();
    text.parse::<i32>().is_ok() || text.contains('.') && text.parse::<f64>().is_ok_and(f64::is_finite)
}

fn parts(value: &Value) -> usize {
    match value {
        Value::Array(elements) => 1 + elements.iter().map(parts).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(parts).sum::<usize>(),
        _ => 1,
    }
}

fn written(value: &Value) -> Made {
    match value {
        Value::Array(elements) => Made::Group("[]", String::new(), elements.iter().map(written).collect()),
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(key, value)| Made::Member(format!("{key:?}"), Box::new(written(value))));
            Made::Group("{}", String::new(), members.collect())
        }
        Value::String(text) => Made::Text(format!("{text:?}")),
        scalar => Made::Text(grouped(&scalar.to_string())),
    }
}
