//! What scripts compute of a body.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::arguments::{Arguments, push_text};
use super::scopes::{Piece, pieces, push_hole, single, variables};
use super::{Body, Given, Member, MemberKind, Part, Place, Template, given};

/// Around the name of a variable within a text, and around one that is a value by itself: no text holds them.
const MARKS: [char; 2] = ['\u{f0e00}', '\u{f0e01}'];

/// A body with marks in the place of variables that scripts compute.
pub(super) struct Computed {
    pub(super) marked: String,
    text: String,
}

/// The body with marks, if scripts compute something of it.
pub(super) fn resolve(arguments: &Arguments<'_>, text: &str) -> Option<Computed> {
    if arguments.computed.is_empty() || text.contains(MARKS) {
        return None;
    }
    if single(text.trim()).is_some_and(|name| arguments.computed.contains(name)) {
        return Some(Computed {
            marked: String::new(),
            text: text.to_owned(),
        });
    }
    let (mut marked, mut in_text, mut found) = (String::with_capacity(text.len()), false, false);
    for piece in pieces(text) {
        match piece {
            Piece::Variable(name) if arguments.computed.contains(name) => {
                found = true;
                let mark = MARKS[usize::from(!in_text)];
                let quote = if in_text { "" } else { "\"" };
                marked.extend([quote, mark.to_string().as_str(), name, mark.to_string().as_str(), quote]);
            }
            Piece::Variable(name) => push_hole(&mut marked, name),
            Piece::Literal(literal) => {
                in_text = ends_in_text(literal, in_text.into());
                marked.push_str(literal);
            }
        }
    }
    found.then(|| Computed {
        marked,
        text: text.to_owned(),
    })
}

/// Whether a piece of JSON ends within a text.
fn ends_in_text(piece: &str, begins: Inside) -> bool {
    let (mut in_text, mut escaped) = (matches!(begins, Inside::Text), false);
    for letter in piece.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            _ => {}
        }
    }
    in_text
}

enum Inside {
    Text,
    Json,
}

impl From<bool> for Inside {
    fn from(in_text: bool) -> Self {
        if in_text { Self::Text } else { Self::Json }
    }
}

impl Computed {
    /// The body without what is computed, which becomes members of their own.
    pub(super) fn finish(self, arguments: &mut Arguments<'_>, body: Body, members: &mut Vec<Member>) -> Body {
        match body {
            Body::Json {
                mut sample,
                replay,
                more,
            } => {
                let (Given::Data(text) | Given::Verbatim(text)) = &replay else {
                    return Body::Json { sample, replay, more };
                };
                let sent = super::lenient_json::sample(None, text);
                let mut taken = Vec::new();
                take(&mut sample, &mut Vec::new(), &mut taken);
                let constants = arguments.constants;
                let value = |name: &str| constants.get(name).cloned().unwrap_or_else(|| hole(name));
                let filled = |text: String| unmarked(&text, &value);
                let sent = sent.map(|mut sent| {
                    take(&mut sent, &mut Vec::new(), &mut Vec::new());
                    fill(&mut sent, &filled);
                    sent
                });
                fill(&mut sample, &filled);
                let more = more.into_iter().map(|mut other| {
                    take(&mut other, &mut Vec::new(), &mut Vec::new());
                    taken.iter().for_each(|member| remove(&mut other, &member.path));
                    other
                });
                let more = more.collect();
                let mut holes = Vec::new();
                add_holes(&sample, arguments.computed, &mut holes);
                members.extend(taken);
                members.extend(holes.into_iter().map(|name| Member {
                    path: Vec::new(),
                    value: Template(vec![Part::Computed(name)]),
                    kind: MemberKind::Hole,
                }));
                match (sample, sent) {
                    (Value::Object(empty), _) if empty.is_empty() => Body::Constant("{}".to_owned()),
                    (sample, Some(sent)) => Body::Json {
                        sample,
                        replay: given::as_json(sent.to_string()),
                        more,
                    },
                    (sample, None) => Body::Json {
                        sample,
                        replay: Given::Verbatim(filled(text.clone())),
                        more,
                    },
                }
            }
            Body::Text { .. } | Body::None => Body::Template(arguments.template(&self.text, Place::Text)),
            other => other,
        }
    }
}

fn hole(name: &str) -> String {
    let mut text = String::new();
    push_hole(&mut text, name);
    text
}

/// Takes members with marks out of objects, however deep, but not those in lists.
fn take(value: &mut Value, path: &mut Vec<String>, taken: &mut Vec<Member>) {
    let Value::Object(members) = value else { return };
    let mut kept = Map::new();
    for (key, mut value) in std::mem::take(members) {
        path.push(key.clone());
        let template = match &value {
            Value::String(text) if text.contains(MARKS) => Some(template(text)),
            _ => None,
        };
        match template {
            Some((value, kind)) => taken.push(Member {
                path: path.clone(),
                value,
                kind,
            }),
            None => {
                let before = taken.len();
                take(&mut value, path, taken);
                let is_emptied = taken.len() > before && value.as_object().is_some_and(Map::is_empty);
                if !is_emptied {
                    kept.insert(key, value);
                }
            }
        }
        path.pop();
    }
    *members = kept;
}

/// The text with marks as a template.
fn template(text: &str) -> (Template, MemberKind) {
    let mut template = Template::default();
    let kind = if text.starts_with(MARKS[1]) {
        MemberKind::Json
    } else {
        MemberKind::Text
    };
    for (index, piece) in text.split(MARKS).enumerate() {
        match index % 2 {
            0 => push_text(&mut template, piece),
            _ => template.0.push(Part::Computed(piece.to_owned())),
        }
    }
    (template, kind)
}

fn remove(value: &mut Value, path: &[String]) {
    match (value, path) {
        (Value::Object(members), [last]) => drop(members.shift_remove(last)),
        (Value::Object(members), [first, rest @ ..]) => {
            if let Some(inner) = members.get_mut(first) {
                remove(inner, rest);
            }
        }
        _ => {}
    }
}

/// Fills what marks are left, in lists.
fn fill(value: &mut Value, filled: &dyn Fn(String) -> String) {
    match value {
        Value::String(text) if text.contains(MARKS) => *text = filled(std::mem::take(text)),
        Value::Array(elements) => elements.iter_mut().for_each(|element| fill(element, filled)),
        Value::Object(members) => members.values_mut().for_each(|member| fill(member, filled)),
        _ => {}
    }
}

/// The variables in texts that are left.
fn add_holes(value: &Value, computed: &HashSet<String>, holes: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            for name in variables(text).filter(|name| computed.contains(*name)) {
                if !holes.iter().any(|hole| hole == name) {
                    holes.push(name.to_owned());
                }
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| add_holes(element, computed, holes)),
        Value::Object(members) => members.values().for_each(|member| add_holes(member, computed, holes)),
        _ => {}
    }
}

fn unmarked(text: &str, value: &dyn Fn(&str) -> String) -> String {
    let pieces = text.split(MARKS).enumerate();
    let pieces = pieces.map(|(index, piece)| if index % 2 == 0 { piece.to_owned() } else { value(piece) });
    pieces.collect()
}
