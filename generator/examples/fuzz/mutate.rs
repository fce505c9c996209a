//! Changes that keep the structure of an input, so that they reach what is behind the reading of it.

use serde_json::{Map, Number, Value};

use super::chance::Chance;
use super::keys::KEYS;

/// Texts that mean something to Rust, Markdown, JSON, URLs, paths, terminals or Postman.
const TEXTS: &[&str] = &[
    "",
    " ",
    "*/ fn main() {} /*",
    "\"#]\n#![allow(all)]\n//",
    "```\n```rust\ncompile_error!();",
    "../../../etc/passwd",
    "C:\\windows\\..\\x",
    "{{",
    "}}",
    "{{x}}",
    "{{{{x}}}}",
    "{{$guid}}",
    "{{$randomInt}}",
    "}} {x} {0} {{{y}}}",
    ":id",
    "::",
    "/:a/:b",
    "?a=b&c",
    "#",
    "%",
    "%zz",
    "%00",
    "\u{202e}desrever\u{0}\u{7f}",
    "\r\n\r\n/// x\n//! y",
    "self",
    "Self",
    "crate",
    "r#type",
    "async",
    "_",
    "__",
    "$",
    "🦀 Straße 東京 ﬁ",
    "\u{200b}",
    "e\u{301}",
    "İ",
    "ß",
    "null",
    "true",
    "NaN",
    "1e999",
    "-0",
    "0x10",
    "9223372036854775808",
    "2024-01-05T10:00:00Z",
    "6a2f41a3-c54c-fce8-32d2-0324e1c32e22",
    "<string>",
    "<integer>",
    "<dateTime>",
    "string",
    "(Required)",
    "Possible values: a, b, c",
    "| a | b |\n|---|---|\n| x | y |",
    "application/json",
    "application/octet-stream",
    "text/event-stream",
    "multipart/form-data; boundary=x",
    "image/png",
    "Bearer abcdefghijkl",
    "Basic YTpi",
    "data:text/html,<script>",
    "javascript:alert(1)",
    "http://",
    "https://a:b@c:99999/d",
    "//host",
    "[::1]",
    "http://[",
    "new",
    "build",
    "send",
    "Error",
    "Result",
    "Option",
    "String",
    "Vec",
    "default",
    "{\"a\": [1, {\"b\": null}]}",
    "[]",
    "{}",
    "[[[[]]]]",
    "{\"a\": {{b}}}",
    "<a><b>c</b></a>",
    "a=1&b=2&a[0]=3",
    "pm.environment.set('a', pm.response.json().b);",
    "pm.request.headers.add({key: 'a', value: CryptoJS.MD5(x).toString()})",
    "for (;;) {}",
    "query Q($a: Int!) { b(a: $a) { c } }",
    "Error Code: 300",
];

/// Deeper text of JSON within JSON is left alone.
const DEEPEST: usize = 3;

/// Changes a tree in a few places; parts of another may come into it.
pub(crate) fn change(value: &mut Value, other: &Value, chance: &mut Chance) {
    for _ in 0..1 + chance.below(6) {
        let steps = count(value);
        let place = chance.below(steps);
        change_at(value, place, (other, DEEPEST), chance);
    }
}

/// How many values a tree has.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(elements) => elements.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// Changes the value that so many come before.
fn change_at(value: &mut Value, mut place: usize, from: (&Value, usize), chance: &mut Chance) {
    if place == 0 {
        return change_here(value, from, chance);
    }
    place -= 1;
    let inner: Vec<&mut Value> = match value {
        Value::Array(elements) => elements.iter_mut().collect(),
        Value::Object(members) => members.values_mut().collect(),
        _ => Vec::new(),
    };
    for child in inner {
        let size = count(child);
        if place < size {
            return change_at(child, place, from, chance);
        }
        place -= size;
    }
}

fn change_here(value: &mut Value, (other, depth): (&Value, usize), chance: &mut Chance) {
    if chance.once_in(4) {
        *value = match chance.below(4) {
            0 => pick(other, chance),
            1 => scalar(chance),
            2 => Value::Array(vec![value.clone(); chance.below(4)]),
            _ => Value::Object(Map::from_iter([(key(chance), value.clone())])),
        };
        return;
    }
    match value {
        Value::Array(elements) => change_list(elements, other, chance),
        Value::Object(members) => change_object(members, other, chance),
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(mut inner) if depth > 0 && !chance.once_in(4) => {
                let place = chance.below(count(&inner));
                change_at(&mut inner, place, (other, depth - 1), chance);
                *text = inner.to_string();
            }
            _ => change_text(text, chance),
        },
        _ => *value = scalar(chance),
    }
}

fn change_list(elements: &mut Vec<Value>, other: &Value, chance: &mut Chance) {
    let place = chance.below(elements.len());
    match chance.below(5) {
        0 if !elements.is_empty() => drop(elements.remove(place)),
        1 if !elements.is_empty() => elements.insert(place, elements[place].clone()),
        2 => elements.reverse(),
        3 => elements.insert(place, pick(other, chance)),
        _ => elements.push(scalar(chance)),
    }
}

fn change_object(members: &mut Map<String, Value>, other: &Value, chance: &mut Chance) {
    let names: Vec<String> = members.keys().cloned().collect();
    let name = chance.one(&names).cloned().unwrap_or_default();
    match chance.below(5) {
        0 => drop(members.remove(&name)),
        1 => {
            if let Some(value) = members.remove(&name) {
                members.insert(key(chance), value);
            }
        }
        // What stands elsewhere under the same name fits.
        2 => drop(found(other, &name, chance).map(|value| members.insert(name, value))),
        3 => drop(members.insert(key(chance), pick(other, chance))),
        _ => drop(members.insert(name, scalar(chance))),
    }
}

/// Changes a text: a part of it goes, comes twice, or something comes into it.
pub(crate) fn change_text(text: &mut String, chance: &mut Chance) {
    let places: Vec<usize> = text
        .char_indices()
        .map(|(place, _)| place)
        .chain([text.len()])
        .collect();
    let mut place = || chance.one(&places).copied().unwrap_or_default();
    let (one, two) = (place(), place());
    let (start, end) = (one.min(two), one.max(two));
    let end = end.min(start + 200);
    let end = (end..=text.len())
        .find(|end| text.is_char_boundary(*end))
        .unwrap_or(start);
    match chance.below(4) {
        0 => text.replace_range(start..end, ""),
        1 => {
            let part = text[start..end].to_owned();
            text.insert_str(start, &part);
        }
        2 => text.insert_str(start, chance.one(TEXTS).copied().unwrap_or_default()),
        _ => *text = chance.one(TEXTS).copied().unwrap_or_default().to_owned(),
    }
}

fn scalar(chance: &mut Chance) -> Value {
    match chance.below(8) {
        0 => Value::Null,
        1 => Value::Bool(chance.once_in(2)),
        2 => Value::Number(Number::from(chance.below(1000))),
        3 => serde_json::from_str(["-0", "1e400", "1.0", "12345678901234567890123", "0.1e-9", "429"][chance.below(6)])
            .unwrap_or_default(),
        4 => Value::String("x".repeat(chance.below(2000))),
        5 => nested(chance),
        _ => Value::String(chance.one(TEXTS).copied().unwrap_or_default().to_owned()),
    }
}

/// Lists and objects within each other, as deep as readers allow and deeper.
fn nested(chance: &mut Chance) -> Value {
    let mut value = Value::Null;
    for depth in 0..chance.below(120) {
        value = match depth % 2 {
            0 => Value::Array(vec![value]),
            _ => Value::Object(Map::from_iter([("item".to_owned(), value)])),
        };
    }
    value
}

fn key(chance: &mut Chance) -> String {
    let of = if chance.once_in(4) { TEXTS } else { KEYS };
    chance.one(of).copied().unwrap_or_default().to_owned()
}

/// Some value of a tree.
fn pick(value: &Value, chance: &mut Chance) -> Value {
    let mut here = value;
    loop {
        let inner: Vec<&Value> = match here {
            Value::Array(elements) => elements.iter().collect(),
            Value::Object(members) => members.values().collect(),
            _ => Vec::new(),
        };
        match chance.one(&inner) {
            Some(next) if !chance.once_in(4) => here = next,
            _ => return here.clone(),
        }
    }
}

/// A value that stands under a name in a tree.
fn found(value: &Value, name: &str, chance: &mut Chance) -> Option<Value> {
    let mut all = Vec::new();
    collect(value, name, &mut all);
    chance.one(&all).map(|value| (*value).clone())
}

fn collect<'v>(value: &'v Value, name: &str, all: &mut Vec<&'v Value>) {
    match value {
        Value::Array(elements) => elements.iter().for_each(|element| collect(element, name, all)),
        Value::Object(members) => {
            all.extend(members.get(name));
            members.values().for_each(|member| collect(member, name, all));
        }
        _ => {}
    }
}
