//! Members of a JSON body that are made when it is sent.

use super::error::Error;
use super::headers::Headers;
use super::payload::{Content, Payload};
use super::request::Request;
use super::template::{Place, Values};

/// A body with one more member.
struct Extended {
    body: Option<Box<dyn Content>>,
    path: &'static [&'static str],
    template: &'static str,
    kind: Kind,
}

/// What a template makes.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A text, which is quoted.
    Text,
    /// JSON, as it stands.
    Json,
}

impl Content for Extended {
    fn prepare(&self, values: &Values<'_>, headers: &mut Headers) -> Result<Payload, Error> {
        let payload = match &self.body {
            Some(body) => body.prepare(values, headers)?,
            None => Payload::default(),
        };
        let Some(text) = payload.bytes().and_then(|bytes| String::from_utf8(bytes.into()).ok()) else {
            return Ok(payload);
        };
        let value = values.fill(self.template, Place::Plain)?;
        let value = match self.kind {
            Kind::Text => serde_json::Value::String(value).to_string(),
            Kind::Json => value,
        };
        let mut payload = Payload::default();
        payload.push(extended(&text, self.path, &value));
        Ok(payload)
    }
}

impl Request {
    /// Adds a member to the JSON body, made by a template of text, where the body has none at that path.
    #[must_use]
    pub fn json_member(self, path: &'static [&'static str], template: &'static str) -> Self {
        self.extend_json(path, template, Kind::Text)
    }

    /// Adds a member to the JSON body, made by a template of JSON, where the body has none at that path.
    #[must_use]
    pub fn json_value(self, path: &'static [&'static str], template: &'static str) -> Self {
        self.extend_json(path, template, Kind::Json)
    }

    /// Fills `{{name}}` in the texts of the JSON body with a variable that is computed for the request.
    #[must_use]
    pub fn json_hole(mut self, name: &'static str) -> Self {
        let body = self.0.content.take();
        self.content(Filled { body, name })
    }

    fn extend_json(mut self, path: &'static [&'static str], template: &'static str, kind: Kind) -> Self {
        let body = self.0.content.take();
        self.content(Extended {
            body,
            path,
            template,
            kind,
        })
    }
}

/// A body in whose texts a variable is filled in.
struct Filled {
    body: Option<Box<dyn Content>>,
    name: &'static str,
}

impl Content for Filled {
    fn prepare(&self, values: &Values<'_>, headers: &mut Headers) -> Result<Payload, Error> {
        let payload = match &self.body {
            Some(body) => body.prepare(values, headers)?,
            None => Payload::default(),
        };
        let (Some(bytes), Some(value)) = (payload.bytes(), values.get(self.name)) else {
            return Ok(payload);
        };
        let quoted = serde_json::Value::String(value).to_string();
        let value = quoted.trim_start_matches('"').strip_suffix('"').unwrap_or_default();
        let mut payload = Payload::default();
        payload.push(String::from_utf8_lossy(&bytes).replace(&format!("{{{{{}}}}}", self.name), value));
        Ok(payload)
    }
}

/// JSON with a value at a path of members; all else stays as it is written.
fn extended(text: &str, path: &[&str], value: &str) -> String {
    let Some((first, rest)) = path.split_first() else {
        return text.to_owned();
    };
    let nested = rest
        .iter()
        .rev()
        .fold(value.to_owned(), |inner, key| format!("{{{}:{inner}}}", quoted(key)));
    let trimmed = text.trim();
    let Some(inside) = trimmed.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        return if trimmed.is_empty() {
            format!("{{{}:{nested}}}", quoted(first))
        } else {
            text.to_owned()
        };
    };
    let mut members = Vec::new();
    let mut found = false;
    for member in pieces(inside, b',') {
        let (key, content) = split_member(member);
        if serde_json::from_str::<String>(key).is_ok_and(|key| key == *first) {
            found = true;
            members.push(match rest {
                [] => member.to_owned(),
                rest => format!("{key}:{}", extended(content, rest, value)),
            });
        } else if !member.trim().is_empty() {
            members.push(member.to_owned());
        }
    }
    if !found {
        members.push(format!("{}:{nested}", quoted(first)));
    }
    format!("{{{}}}", members.join(","))
}

fn quoted(key: &str) -> String {
    serde_json::Value::String(key.to_owned()).to_string()
}

fn split_member(member: &str) -> (&str, &str) {
    let key = pieces(member, b':').next().unwrap_or_default();
    (key.trim(), member.get(key.len() + 1..).unwrap_or_default())
}

/// What stands between separators that are in no text, list or object.
fn pieces(text: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let (mut depth, mut in_text, mut escaped) = (0_i32, false, false);
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if in_text => escaped = true,
                b'"' => in_text = !in_text,
                _ if in_text => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                byte if byte == separator && depth == 0 => {
                    rest = text.get(at + 1..);
                    return text.get(..at);
                }
                _ => {}
            }
        }
        rest = None;
        Some(text)
    })
}
