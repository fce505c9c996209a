//! The secrets that a collection holds, and texts without them: the one masking of all that is written or printed.
//!
//! They are collected once from the whole document, wherever they stand; each output that may repeat what somebody typed
//! passes through [`Secrets`]. Only the smoke test (`examples/replay.rs`) sends them.

mod assigned;
mod collect;
mod prose;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use serde_json::Value;

use super::dynamic;
use super::secret::{is_masked_name, looks_secret};
use crate::placeholder::Placeholder;
use assigned::assigned_values;

#[cfg(feature = "learn")]
pub(crate) use collect::secret_values;
pub(super) use collect::with_secrets;

/// What stands in the place of a secret.
pub(crate) const SECRET: &str = "secret";

/// A shorter secret is no more than a word, which may stand anywhere.
const SHORTEST: usize = 8;

/// The secrets that a collection holds.
#[derive(Clone, Default)]
pub struct Secrets {
    /// Long enough to be looked for in any text; ascending.
    known: Vec<String>,
    /// The others, which are hidden where they are a whole text: short ones, and numbers that stand under names that are
    /// no secret, too; ascending.
    short: Vec<String>,
    all: Finder,
    unmistakable: Finder,
}

/// Finds texts, the longest first.
#[derive(Clone, Default)]
struct Finder(Option<AhoCorasick>);

impl Finder {
    fn new(texts: &[&str]) -> Self {
        // To make the faster automaton of a long text that repeats itself takes time with the square of its length.
        const LONGEST: usize = 128;
        const MOST: usize = 4096;
        let is_long =
            texts.iter().any(|text| text.len() > LONGEST) || texts.iter().map(|text| text.len()).sum::<usize>() > MOST;
        let mut builder = AhoCorasick::builder();
        let builder = builder.match_kind(MatchKind::LeftmostLongest);
        let builder = builder.kind(is_long.then_some(AhoCorasickKind::ContiguousNFA));
        // Without a text there is nothing to find; too many for the library are as good as none of them can be.
        Self(builder.build(texts).ok().filter(|_| !texts.is_empty()))
    }

    /// The text with something else in the place of what is found.
    fn replaced<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(finder) = self.0.as_ref().filter(|finder| finder.is_match(text)) else {
            return Cow::Borrowed(text);
        };
        let mut masked = String::with_capacity(text.len());
        finder.replace_all_with(text, &mut masked, |_, _, masked| {
            masked.push_str(SECRET);
            true
        });
        Cow::Owned(masked)
    }
}

impl PartialEq for Secrets {
    fn eq(&self, other: &Self) -> bool {
        (&self.known, &self.short) == (&other.known, &other.short)
    }
}

/// Not the secrets themselves.
impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Secrets({})", self.known.len() + self.short.len())
    }
}

/// Whether a text looks like a token; an id that is made up anew for each call is none, whatever stands beside it.
fn is_token(text: &str) -> bool {
    looks_secret(text) && looks_secret(&text.replace(dynamic::ID, ""))
}

impl Secrets {
    /// Of values, each once; `samples` are those that stand under names that are no secret, too.
    fn new(values: BTreeSet<String>, samples: &BTreeSet<String>) -> Self {
        let is_known = |value: &String| value.len() >= SHORTEST && !samples.contains(value);
        let (known, short): (Vec<String>, Vec<String>) = values.into_iter().partition(is_known);
        let texts: Vec<&str> = known.iter().map(String::as_str).collect();
        let is_no_word = |text: &&str| text.contains(|letter: char| letter.is_ascii_digit());
        let unmistakable: Vec<&str> = texts.iter().copied().filter(is_no_word).collect();
        let (all, unmistakable) = (Finder::new(&texts), Finder::new(&unmistakable));
        Self {
            known,
            short,
            all,
            unmistakable,
        }
    }

    /// Words of people without secrets: a page, documentation, what a command prints.
    ///
    /// Secrets that are words stay, which people write for their own sake: `bearer_token` is a placeholder.
    pub fn page<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.unmistakable.replaced(text)
    }

    /// What `Debug` prints of a stage without secrets, those that are short or words among them.
    pub(crate) fn dump(&self, text: &str) -> String {
        let mut masked = self.all.replaced(text).into_owned();
        for short in &self.short {
            masked = masked.replace(&format!("{short:?}"), &format!("{SECRET:?}"));
        }
        masked
    }

    /// JSON whose texts are words of people.
    pub(crate) fn document(&self, value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Cow::Owned(masked) = self.page(text) {
                    *text = masked;
                }
            }
            Value::Array(elements) => elements.iter_mut().for_each(|element| self.document(element)),
            Value::Object(members) => members.values_mut().for_each(|member| self.document(member)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// A text that is sent or comes back without secrets: also what stands under the name of one in it.
    pub(crate) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if is_token(text) {
            return Cow::Borrowed(SECRET);
        }
        let mut masked = self.all.replaced(text);
        if let Some(without) = without(&masked, &assigned_values(&masked)) {
            masked = Cow::Owned(without);
        }
        let is_word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '=' | '+' | '.');
        let words = masked.split(|letter| !is_word(letter));
        let found: Vec<String> = words.filter(|word| is_token(word)).map(str::to_owned).collect();
        for word in found {
            masked = Cow::Owned(masked.replace(&word, SECRET));
        }
        masked
    }

    /// JSON, or any other text, without secrets; as it stands where there is none.
    pub(crate) fn body<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match serde_json::from_str::<Value>(text) {
            Ok(value) => match self.json(&value) {
                same if same == value => Cow::Borrowed(text),
                masked => Cow::Owned(masked.to_string()),
            },
            Err(_) => self.text(text),
        }
    }

    fn json(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => {
                let typed = Placeholder::parse(text).and_then(Placeholder::value);
                let typed = typed.and_then(|value| serde_json::from_str(value).ok());
                typed.unwrap_or_else(|| self.text(text).into_owned().into())
            }
            Value::Array(elements) => elements.iter().map(|element| self.json(element)).collect(),
            Value::Object(members) => {
                let member = |(key, value): (&String, &Value)| {
                    let masked = match value {
                        Value::String(text)
                            if is_masked_name(key) && !text.is_empty() && Placeholder::parse(text).is_none() =>
                        {
                            SECRET.into()
                        }
                        Value::Number(_) if is_masked_name(key) => 0.into(),
                        other => self.json(other),
                    };
                    (key.clone(), masked)
                };
                Value::Object(members.iter().map(member).collect())
            }
            other => other.clone(),
        }
    }
}

/// The text with something else in some places, which ascend; `None` where there are none.
fn without(text: &str, places: &[std::ops::Range<usize>]) -> Option<String> {
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for place in places.iter().filter(|place| text.get((*place).clone()) != Some(SECRET)) {
        masked.push_str(text.get(done..place.start)?);
        masked.push_str(SECRET);
        done = place.end;
    }
    masked.push_str(text.get(done..)?);
    (done > 0).then_some(masked)
}

#[cfg(test)]
mod tests {
    use super::{BTreeSet, SECRET, Secrets};

    fn secrets(values: &[&str]) -> Secrets {
        Secrets::new(
            values.iter().map(|value| (*value).to_owned()).collect(),
            &BTreeSet::new(),
        )
    }

    #[test]
    fn pages_keep_words() {
        let secrets = secrets(&["k3y-of-pets", "administrator", "pin1"]);
        let page = "k3y-of-pets of the administrator with pin1";
        assert_eq!(secrets.page(page), "secret of the administrator with pin1");
        assert_eq!(secrets.text(page), "secret of the secret with pin1");
        assert_eq!(secrets.dump("[\"pin1\", \"pin12\"]"), "[\"secret\", \"pin12\"]");
        assert_eq!(format!("{secrets:?}"), "Secrets(3)");
    }

    #[test]
    fn a_long_secret_of_one_letter_takes_no_time() {
        let long = "x".repeat(50_000);
        let secrets = secrets(&[&long, "k3y-of-pets"]);
        assert_eq!(secrets.text(&format!("{long} k3y-of-pets")), "secret secret");
    }

    #[test]
    fn values_under_names_of_secrets_are_hidden_in_any_text() {
        let secrets = Secrets::default();
        for (text, masked) in [
            (
                "<a><password>no</password><b>no</b></a>",
                "<a><password>secret</password><b>no</b></a>",
            ),
            (
                "<x:token kind=\"1\">ab</x:token>",
                "<x:token kind=\"1\">secret</x:token>",
            ),
            ("<call apiKey=\"ab\" id='1'/>", "<call apiKey=\"secret\" id='1'/>"),
            ("user=joe&password=a%20b&x=1", "user=joe&password=secret&x=1"),
            ("secret: ab\nname: joe", "secret: secret\nname: joe"),
            (
                "{\"password\": \"a b\", \"id\": {{id}}}",
                "{\"password\": \"secret\", \"id\": {{id}}}",
            ),
            ("password={{password}}", "password={{password}}"),
            ("password", "password"),
            ("<password/>", "<password/>"),
            ("the token", "the token"),
        ] {
            assert_eq!(secrets.text(text), masked, "{text}");
            assert_eq!(secrets.text(masked), masked, "{SECRET} once more");
        }
    }
}
