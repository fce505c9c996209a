//! Fields of a form whose names spell out one value: `card[number]`, `card[address][city]`, `items[0][price]`.
//!
//! Adjacent fields of one root are one argument: a struct where names are in the brackets, a list where they count from 0.
//! They stay apart where a name is not so (`a[`, `{{a}}[b]`, `a[]`), says two things (`a`, `a[b]`), or where their
//! descriptions differ, which then are those of the fields. Beside such fields, an object that a converter left open is
//! any value.

use serde_json::{Map, Number, Value};

use crate::placeholder::{Placeholder, stated_type};

/// A field of a form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'f> {
    pub(super) key: &'f str,
    pub(super) value: &'f str,
    pub(super) description: &'f str,
    pub(super) disabled: bool,
}

/// Several fields that are one value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// What their names begin with.
    pub(super) root: String,
    /// How many there are.
    pub(super) length: usize,
    /// The value that is sent, if any field is switched on, and that of all fields.
    pub(super) samples: Vec<Value>,
}

/// The value that the first of these fields and those after it spell out; `keys` are those of all fields of the form.
pub(super) fn group<'k>(entries: &[Entry<'_>], keys: impl Iterator<Item = &'k str>) -> Option<Group> {
    let root = root(entries.first()?.key)?;
    let is_own = |entry: &&Entry<'_>| self::root(entry.key) == Some(root);
    let length = entries.iter().take_while(is_own).count();
    let own = entries.get(..length)?;
    let is_part = |key: &&str| *key == root || key.split_once('[').is_some_and(|(before, _)| before == root);
    let is_alone = keys.filter(is_part).count() == length;
    let is_one = own.windows(2).all(|pair| pair[0].description == pair[1].description);
    // A list of texts is one without this.
    let is_list = own
        .iter()
        .all(|entry| matches!(steps(entry.key).as_deref(), Some([only]) if is_number(only)));
    if !is_alone || !is_one || is_list {
        return None;
    }
    let all = tree(own.iter())?;
    let sent = tree(own.iter().filter(|entry| !entry.disabled));
    let samples = sent.filter(|sent| *sent != all).into_iter().chain([all.clone()]);
    let samples: Vec<Value> = samples.map(Node::into_value).collect::<Option<_>>()?;
    Some(Group {
        root: root.to_owned(),
        length,
        samples,
    })
}

/// An object of which a converter says no more (`metadata=<object>`) in a form that spells out others.
pub(super) fn open<'k>(entries: &[Entry<'_>], mut keys: impl Iterator<Item = &'k str>) -> Option<Group> {
    let entry = entries.first()?;
    let is_object = Placeholder::parse(entry.value) == Some(Placeholder::Object);
    let is_open = is_object && is_name(entry.key) && !is_number(entry.key) && keys.any(|key| root(key).is_some());
    is_open.then(|| Group {
        root: entry.key.to_owned(),
        length: 1,
        samples: vec![Value::String(entry.value.to_owned())],
    })
}

/// The name before the brackets; `None` where there are none, or it is no plain name.
fn root(key: &str) -> Option<&str> {
    let (root, _) = key.split_once('[')?;
    let is_plain = !root.is_empty() && !is_number(root) && is_name(root);
    (is_plain && steps(key).is_some()).then_some(root)
}

/// What is in the brackets; `None` unless all after the name is brackets with names.
fn steps(key: &str) -> Option<Vec<&str>> {
    let (_, rest) = key.split_once('[')?;
    let steps: Vec<&str> = rest.strip_suffix(']')?.split("][").collect();
    steps
        .iter()
        .all(|step| !step.is_empty() && is_name(step))
        .then_some(steps)
}

fn is_name(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A value with the members of one object in their order.
#[derive(Clone, Debug, PartialEq)]
enum Node<'f> {
    Leaf(&'f str),
    Members(Vec<(&'f str, Node<'f>)>),
}

/// The value of all fields; `None` where a name says two things, or there is none.
fn tree<'e, 'f: 'e>(entries: impl Iterator<Item = &'e Entry<'f>>) -> Option<Node<'f>> {
    let mut members = Vec::new();
    for entry in entries {
        insert(&mut members, &steps(entry.key)?, typed(entry))?;
    }
    (!members.is_empty()).then_some(Node::Members(members))
}

/// The value; of what is not sent, the placeholder of the type that it states.
fn typed<'f>(entry: &Entry<'f>) -> &'f str {
    match stated_type(entry.value).filter(|_| entry.disabled) {
        Some(Placeholder::Integer) => "<integer>",
        Some(Placeholder::Number) => "<number>",
        Some(Placeholder::Boolean) => "<boolean>",
        _ => entry.value,
    }
}

fn insert<'f>(members: &mut Vec<(&'f str, Node<'f>)>, steps: &[&'f str], value: &'f str) -> Option<()> {
    let (step, rest) = steps.split_first()?;
    let known = members.iter_mut().find(|(known, _)| known == step);
    match (known, rest.is_empty()) {
        (Some((_, Node::Members(inner))), false) => insert(inner, rest, value),
        (Some(_), _) => None,
        (None, true) => {
            members.push((step, Node::Leaf(value)));
            Some(())
        }
        (None, false) => {
            let mut inner = Vec::new();
            insert(&mut inner, rest, value)?;
            members.push((step, Node::Members(inner)));
            Some(())
        }
    }
}

impl Node<'_> {
    /// JSON: members that count from 0 are a list; `None` where some count.
    fn into_value(self) -> Option<Value> {
        match self {
            Self::Leaf(text) => Some(scalar(text)),
            Self::Members(members) => {
                let counts = members.iter().filter(|(step, _)| is_number(step)).count();
                if counts == members.len() {
                    let in_order = members.iter().enumerate();
                    let counts_up = in_order.clone().all(|(place, (step, _))| *step == place.to_string());
                    let elements = members.into_iter().map(|(_, node)| node.into_value());
                    return elements.collect::<Option<_>>().filter(|_| counts_up).map(Value::Array);
                }
                let members = members
                    .into_iter()
                    .map(|(step, node)| Some((step.to_owned(), node.into_value()?)));
                let object = members.collect::<Option<Map<_, _>>>().filter(|_| counts == 0);
                object.map(Value::Object)
            }
        }
    }
}

/// What a text says, if it is that value's only writing.
fn scalar(text: &str) -> Value {
    match text {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        _ => match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => Value::Number(Number::from(number)),
            _ => Value::String(text.to_owned()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, group};

    /// What fields spell out; those with `!` are switched off.
    fn spelled(fields: &str) -> Option<String> {
        let entries: Vec<Entry<'_>> = fields
            .split('&')
            .map(|field| {
                let (key, value) = field.split_once('=').expect("a test's own field");
                Entry {
                    key: key.trim_start_matches('!'),
                    value,
                    description: "",
                    disabled: key.starts_with('!'),
                }
            })
            .collect();
        let found = group(&entries, entries.iter().map(|entry| entry.key))?;
        let samples: Vec<String> = found.samples.iter().map(ToString::to_string).collect();
        Some(format!("{} {} {}", found.root, found.length, samples.join(" ")))
    }

    #[test]
    fn names_spell_out_one_value() {
        assert_eq!(
            spelled("a[b]=1&a[c][d]=x&e=2").as_deref(),
            Some(r#"a 2 {"b":1,"c":{"d":"x"}}"#)
        );
        assert_eq!(
            spelled("!a[0][b]=x&!a[0][c]=true&!a[1][b]=y").as_deref(),
            Some(r#"a 3 [{"b":"x","c":true},{"b":"y"}]"#)
        );
        assert_eq!(
            spelled("a[b]=1&!a[c]=2").as_deref(),
            Some(r#"a 2 {"b":1} {"b":1,"c":2}"#)
        );
    }

    #[test]
    fn other_names_stay_apart() {
        for fields in [
            "a=1",
            "a[0]=1&a[1]=2",
            "a[]=1&a[]=2",
            "a[b]=1&c=2&a[d]=3",
            "a[b]=1&a=2",
            "a[b]=1&a[b]=2",
            "a[b]=1&a[b][c]=2",
            "a[b]=1&a[0]=2",
            "a[1][b]=1",
            "a[b=1",
            "a[b]c=1",
            "{{a}}[b]=1",
            "a[{{b}}]=1",
            "0[b]=1",
            "[b]=1",
        ] {
            assert_eq!(spelled(fields), None, "{fields}");
        }
    }
}
