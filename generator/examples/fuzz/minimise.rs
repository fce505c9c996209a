//! What breaks, as small as it can be in a minute.

use std::time::{Duration, Instant};

use serde_json::Value;

const PATIENCE: Duration = Duration::from_secs(60);

/// A smaller text that breaks in the same way.
pub(crate) fn minimise(text: &str, breaks: &dyn Fn(&str) -> bool) -> String {
    let until = Instant::now() + PATIENCE;
    match serde_json::from_str::<Value>(text) {
        Ok(value) if breaks(&value.to_string()) => {
            let mut value = value;
            while shrink(&mut value, until, breaks) {}
            value.to_string()
        }
        _ => shrink_text(text, until, breaks),
    }
}

/// Takes away what can be taken away; whether anything could.
fn shrink(root: &mut Value, until: Instant, breaks: &dyn Fn(&str) -> bool) -> bool {
    let mut shrunk = false;
    for place in places(root) {
        let Some(smaller) = root.pointer(&place).map(smaller) else {
            continue;
        };
        for candidate in smaller {
            if Instant::now() > until {
                return false;
            }
            let mut tried = root.clone();
            match (tried.pointer_mut(&place), candidate) {
                (Some(here), Some(value)) => *here = value,
                (_, None) => remove(&mut tried, &place),
                (None, Some(_)) => continue,
            }
            if tried != *root && breaks(&tried.to_string()) {
                *root = tried;
                shrunk = true;
                break;
            }
        }
    }
    shrunk
}

/// Pointers to all values, outer ones first.
fn places(root: &Value) -> Vec<String> {
    let mut places = Vec::new();
    let mut open = vec![(String::new(), root)];
    while let Some((place, value)) = open.pop() {
        let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
        match value {
            Value::Array(elements) => {
                let inner = elements.iter().enumerate();
                open.extend(inner.map(|(index, element)| (format!("{place}/{index}"), element)));
            }
            Value::Object(members) => {
                open.extend(
                    members
                        .iter()
                        .map(|(key, member)| (format!("{place}/{}", escaped(key)), member)),
                );
            }
            _ => {}
        }
        places.push(place);
    }
    places.sort_by_key(String::len);
    places
}

/// What may stand in the place of a value; `None`: nothing.
fn smaller(value: &Value) -> Vec<Option<Value>> {
    let mut smaller = vec![None];
    match value {
        Value::Array(elements) if elements.len() > 1 => {
            let half = elements.len() / 2;
            smaller.extend([&elements[..half], &elements[half..]].map(|part| Some(Value::Array(part.to_vec()))));
        }
        Value::String(text) if text.len() > 1 => {
            let middle = (text.len() / 2..text.len())
                .find(|middle| text.is_char_boundary(*middle))
                .unwrap_or_default();
            smaller.extend([&text[..middle], &text[middle..]].map(|part| Some(Value::String(part.to_owned()))));
        }
        _ => {}
    }
    smaller
}

fn remove(root: &mut Value, place: &str) {
    let Some((around, last)) = place.rsplit_once('/') else {
        return;
    };
    match root.pointer_mut(around) {
        Some(Value::Array(elements)) => {
            if let Some(index) = last.parse().ok().filter(|index| *index < elements.len()) {
                elements.remove(index);
            }
        }
        Some(Value::Object(members)) => drop(members.shift_remove(&last.replace("~1", "/").replace("~0", "~"))),
        _ => {}
    }
}

/// Takes lines away, then letters.
fn shrink_text(text: &str, until: Instant, breaks: &dyn Fn(&str) -> bool) -> String {
    let mut pieces: Vec<&str> = text.split_inclusive('\n').collect();
    for _ in 0..2 {
        let mut size = pieces.len().div_ceil(2);
        while size > 0 && Instant::now() < until {
            let mut start = 0;
            while start < pieces.len() && Instant::now() < until {
                let end = (start + size).min(pieces.len());
                let rest: Vec<&str> = [&pieces[..start], &pieces[end..]].concat();
                if breaks(&rest.concat()) {
                    pieces = rest;
                } else {
                    start = end;
                }
            }
            size /= 2;
        }
        pieces = pieces
            .into_iter()
            .flat_map(|piece| piece.split_inclusive(|_| true))
            .collect();
    }
    pieces.concat()
}
