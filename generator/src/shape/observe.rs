//! What one sample shows.

use foldhash::HashMap;
use serde_json::{Number, Value};

use super::digest::digest;
use super::lattice::{MADE_UP, Numbers, Object, Sample, Seen, SeenField, SeenFields, Smallest, Text};
use super::signs::{self, Datum, Name, Names};
use crate::measure::Measure;
use crate::placeholder::{Placeholder, is_converted, is_placeholder};

/// Arrays and objects nested deeper are not looked at: rustc gives up on types that are.
const DEPTH: usize = 32;

/// The longest sample that the documentation shows.
const EXAMPLE: usize = 60;

/// So many samples are remembered from one answer to the next.
#[cfg(feature = "learn")]
const REMEMBERED: usize = 1 << 16;

/// The samples so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    /// Their numbers, by what they stand for.
    known: HashMap<u64, Sample>,
    next: Sample,
}

/// Counts the samples of a place, its parts included: what is one sample has one number.
#[derive(Debug)]
pub(super) struct Samples<'a> {
    counted: Counted,
    names: &'a mut Names,
}

impl<'a> Samples<'a> {
    /// From 0; `names` may be used for other places too.
    pub(super) fn new(names: &'a mut Names) -> Self {
        let counted = Counted::default();
        Self { counted, names }
    }

    /// From where others ended.
    #[cfg(feature = "learn")]
    pub(super) fn after(names: &'a mut Names, counted: Counted) -> Self {
        Self { counted, names }
    }

    /// The samples that were counted. Of very many, which they were is forgotten: what decides was counted long before,
    /// and a run may be longer than memory.
    #[cfg(feature = "learn")]
    pub(super) fn into_counted(mut self) -> Counted {
        if self.counted.known.len() > REMEMBERED {
            self.counted.known = HashMap::default();
        }
        self.counted
    }

    /// What a body shows.
    pub(super) fn observe(&mut self, body: &Value) -> Seen {
        self.observe_at(body, 0)
    }

    /// What a part of a body shows that is so deep in it.
    pub(super) fn observe_at(&mut self, part: &Value, depth: usize) -> Seen {
        let sample = self.number(part);
        let name = self.names.name("");
        self.value(part, name, sample, depth)
    }

    /// That of an equal value before it, or the next one.
    fn number(&mut self, value: &Value) -> Sample {
        let Some(digest) = digest(value) else { return MADE_UP };
        let Counted { known, next } = &mut self.counted;
        *known.entry(digest).or_insert_with(|| {
            let number = *next;
            // No run is so long; the last number is that of what was made up.
            *next = next.saturating_add(1).min(MADE_UP - 1);
            number
        })
    }

    fn value(&mut self, value: &Value, name: Name, sample: Sample, depth: usize) -> Seen {
        match value {
            Value::Null => Seen {
                null: true,
                ..Seen::default()
            },
            Value::Bool(_) => Seen {
                boolean: true,
                example: example(value, name, sample),
                ..Seen::default()
            },
            Value::Number(number) => Seen {
                numbers: numbers(number),
                example: example(value, name, sample),
                ..Seen::default()
            },
            Value::String(text) => string(text, value, name, sample),
            Value::Array(_) | Value::Object(_) if depth >= DEPTH => Seen {
                deep: true,
                ..Seen::default()
            },
            Value::Array(elements) => {
                let mut list = Seen::default();
                let empty = elements.is_empty();
                for element in elements {
                    let sample = self.number(element);
                    list.join(self.value(element, name, sample, depth + 1));
                }
                Seen {
                    list: Some(Box::new(list)),
                    empty,
                    ..Seen::default()
                }
            }
            Value::Object(members) if signs::is_cut(members) => Seen {
                deep: true,
                ..Seen::default()
            },
            Value::Object(members) => Seen {
                object: Some(Box::new(Object::Struct(self.object(members, sample, depth)))),
                ..Seen::default()
            },
        }
    }

    /// A value under a key that is data is a sample of its own, as an array's element is.
    fn object(&mut self, members: &serde_json::Map<String, Value>, sample: Sample, depth: usize) -> SeenFields {
        let fields = members.iter().enumerate().map(|(place, (key, value))| {
            let name = self.names.name(key);
            let own = match name.datum {
                Datum::No => sample,
                Datum::Likely | Datum::Surely => self.number(value),
            };
            let field = SeenField {
                first: (sample, place),
                absent: false,
                measure: match value {
                    Value::String(text) if Placeholder::parse(text) == Some(Placeholder::Integer) => Measure::No,
                    _ => name.measure,
                },
                seen: self.value(value, name, own, depth + 1),
            };
            (key.clone(), field)
        });
        SeenFields {
            fields: fields.collect(),
            samples: Smallest::of(sample),
            mark: 0,
            tagged: None,
        }
    }
}

/// A string counts as what it says where it is a placeholder.
fn string(text: &str, value: &Value, name: Name, sample: Sample) -> Seen {
    let mut seen = Seen::default();
    match Placeholder::parse(text) {
        Some(Placeholder::Boolean) => seen.boolean = true,
        Some(Placeholder::Integer | Placeholder::Number) if name.cursor => seen.text = Some(Text::Few([].into())),
        Some(Placeholder::Integer) => seen.numbers.small = true,
        Some(Placeholder::Number) => seen.numbers.fraction = true,
        Some(Placeholder::Text) => seen.text = Some(Text::Few([].into())),
        // Of anything else than a type that holds both, the sample itself would be no value.
        Some(Placeholder::Object) => seen.deep = true,
        None => {
            let choice = name.choice && signs::is_choice(text);
            seen.text = Some(if choice {
                Text::Few([(text.to_owned(), Smallest::of(sample))].into())
            } else {
                Text::Many
            });
            seen.example = example(value, name, sample);
        }
    }
    seen
}

/// Numbers are judged as written: `1.0` has a fraction.
fn numbers(number: &Number) -> Numbers {
    let mut numbers = Numbers::default();
    let text = number.as_str();
    let whole = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && text != "-0";
    if !is_near(text) {
        numbers.extreme = true;
    } else if !whole {
        numbers.fraction = true;
    } else if let Ok(value) = text.parse::<i64>() {
        numbers.small = value >= 0;
        numbers.negative = value < 0;
    } else if text.parse::<u64>().is_ok() {
        numbers.large = true;
    } else {
        numbers.huge = true;
    }
    numbers
}

/// Whether an `f64` is as good as the number: neither infinite nor too small for full precision.
fn is_near(text: &str) -> bool {
    let digits = text.split(['e', 'E']).next().unwrap_or(text);
    let zero = !digits.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    text.parse::<f64>().is_ok_and(|value| zero || value.is_normal())
}

/// The value as JSON text, if it is short and no secret.
fn example(value: &Value, name: Name, sample: Sample) -> Option<Box<(Sample, String)>> {
    let is_unfit =
        |text: &str| text.len() > EXAMPLE || text.is_empty() || is_placeholder(text) || signs::looks_encoded(text);
    if name.secret || value.as_str().is_some_and(is_unfit) {
        return None;
    }
    let text = match value {
        Value::Number(number) => number.as_str().to_owned(),
        Value::String(text) if is_literal(text) => ["\"", text, "\""].concat(),
        other => other.to_string(),
    };
    (text.len() <= EXAMPLE && !is_converted(text.trim_matches('"'))).then(|| Box::new((sample, text)))
}

/// Whether JSON writes the text as it is.
fn is_literal(text: &str) -> bool {
    !text.contains(|letter: char| letter.is_control() || letter == '"' || letter == '\\')
}
