//! What callers give: one list per operation, with types, marks and samples.

use std::collections::{HashMap, HashSet};

use super::created::Created;
use super::marks::{self, Marks};
use super::plan::Plan;
use super::scopes::{Piece, Scopes, pieces, push_hole, variables};
use super::scripts::Work;
use super::values::values_of_sample;
use super::{
    Argument, ArgumentId, ArgumentType, Body, Flows, FormField, Given, Header, Part, Place, QueryEntry, Required,
    Setting, SettingId, SettingRole, Template, Why, dynamic, given, secret,
};
use crate::document::Method;
use crate::measure::{Measure, spells_digits};
use crate::placeholder::{Placeholder, is_converted, is_filler, is_placeholder, stated_type};
use crate::script::Scripts;
use crate::words::{is_in, words};
use given::Encoding;

/// What all operations share.
pub(super) struct Context<'a> {
    pub(super) scopes: &'a Scopes<'a>,
    pub(super) scripts: &'a Scripts,
    pub(super) work: &'a Work,
    pub(super) flows: &'a Flows,
    /// Variables that are configuration of the client.
    pub(super) settings: &'a HashMap<String, SettingId>,
    /// Those of them that stand in paths.
    pub(super) shared: &'a HashSet<String>,
    /// All settings, servers first.
    pub(super) servers: &'a [Setting],
    /// Segments of paths that name what other requests create.
    pub(super) created: &'a Created,
}

/// The arguments of one operation so far.
pub(super) struct Arguments<'c> {
    pub(super) context: &'c Context<'c>,
    pub(super) encoding: Encoding,
    /// The request's.
    pub(super) method: &'c Method,
    /// Variables that scripts compute.
    pub(super) computed: &'c HashSet<String>,
    /// Those of them that are always the same text.
    pub(super) constants: &'c HashMap<String, String>,
    pub(super) list: Vec<Argument>,
    /// Variables that already are arguments, with whether they stand in the path.
    variables: HashMap<(bool, String), ArgumentId>,
}

impl<'c> Arguments<'c> {
    /// None yet.
    pub(super) fn new(context: &'c Context<'c>, encoding: Encoding, plan: &'c Plan<'_>) -> Self {
        Self {
            context,
            encoding,
            method: &plan.request.method,
            computed: plan.computed,
            constants: plan.constants,
            list: Vec::new(),
            variables: HashMap::new(),
        }
    }

    pub(super) fn push(&mut self, argument: Argument) -> ArgumentId {
        self.list.push(argument);
        ArgumentId(self.list.len() - 1)
    }

    /// The argument for a variable in the path or in other text; one for all its uses.
    fn variable(&mut self, name: &str, place: Place) -> ArgumentId {
        let key = (place == Place::Path, name.to_owned());
        if let Some(id) = self.variables.get(&key) {
            return *id;
        }
        let scopes = self.context.scopes;
        let mut hole = String::new();
        push_hole(&mut hole, name);
        let given = match place {
            Place::Path => given::in_path(scopes, &hole, self.encoding),
            _ => given::as_text(scopes, &hole),
        };
        let id = self.push(argument(Draft {
            key: name,
            place,
            description: scopes.description(name).to_owned(),
            values: vec![given],
            is_secret: scopes.is_secret(name),
        }));
        self.variables.insert(key, id);
        id
    }

    /// Appends the arguments of a body, whose fields refer to them by their own numbers.
    ///
    /// Constants of a body hold no arguments.
    pub(super) fn append(&mut self, fields: Arguments<'_>, mut body: Body) -> Body {
        let offset = self.list.len();
        self.list.extend(fields.list);
        if let Body::Urlencoded(fields) | Body::Multipart { fields, .. } = &mut body {
            for field in fields {
                if let FormField::Argument { argument, .. } = field {
                    argument.0 += offset;
                }
            }
        }
        body
    }

    /// The argument for a `:name` of the path; one for all its uses.
    pub(super) fn path_variable(&mut self, name: &str, make: impl FnOnce() -> Argument) -> ArgumentId {
        let key = (true, format!(":{name}"));
        if let Some(id) = self.variables.get(&key) {
            return *id;
        }
        let id = self.push(make());
        self.variables.insert(key, id);
        id
    }

    /// The argument for what stands literally in the path, with a key of its own.
    pub(super) fn push_apart(&mut self, mut argument: Argument) -> ArgumentId {
        let is_taken = |key: &str| {
            self.list
                .iter()
                .any(|known| known.place == Place::Path && known.key == key)
        };
        if is_taken(&argument.key) {
            let numbered = (2..).map(|number| format!("{}_{number}", argument.key));
            argument.key = numbered.into_iter().find(|key| !is_taken(key)).unwrap_or_default();
        }
        self.push(argument)
    }

    /// Appends what a call may give instead of the client's settings in its URL, query and headers.
    pub(super) fn push_overrides(&mut self, url: &Template, query: &[QueryEntry], headers: &[Header]) {
        let in_query = query.iter().flat_map(QueryEntry::templates);
        let in_headers = headers.iter().filter_map(|header| match header {
            Header::Constant { value, .. } => Some(value),
            Header::Argument(_) => None,
        });
        let templates = std::iter::once(url).chain(in_query.flatten()).chain(in_headers);
        for part in templates.flat_map(|template| &template.0) {
            let Part::Setting(id) = part else { continue };
            let setting = self
                .context
                .servers
                .get(id.0)
                .filter(|setting| setting.role == SettingRole::Variable);
            let is_known = |key: &str| {
                self.list
                    .iter()
                    .any(|known| known.place == Place::Client && known.key == key)
            };
            let Some(setting) = setting.filter(|setting| !is_known(&setting.key)) else {
                continue;
            };
            self.list.push(argument(Draft {
                key: &setting.key,
                place: Place::Client,
                description: setting.description.clone(),
                values: Vec::new(),
                is_secret: setting.default.is_none() && setting.replay.is_some(),
            }));
        }
    }

    /// Makes a template of a text: settings, values made per call, and arguments in `place`.
    pub(super) fn template(&mut self, text: &str, place: Place) -> Template {
        let mut template = Template::default();
        self.push_template(&mut template, text, place);
        template
    }

    /// Appends a text to a template.
    pub(super) fn push_template(&mut self, template: &mut Template, text: &str, place: Place) {
        let flat = self.context.scopes.flat(text);
        for piece in pieces(&flat) {
            match piece {
                Piece::Literal(literal) => push_text(template, literal),
                Piece::Variable(name) => template.0.push(self.part(name, place)),
            }
        }
    }

    /// Whether a text is made for each call.
    pub(super) fn is_made(&self, text: &str) -> bool {
        is_per_call(self.context.scopes, text) || self.is_computed(text)
    }

    /// Whether scripts compute something of a text.
    pub(super) fn is_computed(&self, text: &str) -> bool {
        variables(text).any(|name| self.computed.contains(name))
    }

    /// What stands in place of a variable that ends a path: the id of a thing, even of one that most requests are about.
    pub(super) fn thing(&mut self, name: &str) -> Part {
        match self.context.settings.get(name) {
            _ if self.computed.contains(name) => Part::Computed(name.to_owned()),
            Some(_) if self.context.shared.contains(name) => Part::Argument(self.variable(name, Place::Path)),
            _ => self.part(name, Place::Path),
        }
    }

    /// What stands in place of a variable.
    pub(super) fn part(&mut self, name: &str, place: Place) -> Part {
        match self.context.settings.get(name) {
            _ if self.computed.contains(name) => Part::Computed(name.to_owned()),
            Some(setting) => Part::Setting(*setting),
            None if self.context.scopes.is_dynamic(name) => Part::Dynamic(name.to_owned()),
            None => Part::Argument(self.variable(name, place)),
        }
    }
}

/// Appends literal text, joining it with text before.
pub(super) fn push_text(template: &mut Template, text: &str) {
    match template.0.last_mut() {
        _ if text.is_empty() => {}
        Some(Part::Text(last)) => last.push_str(text),
        _ => template.0.push(Part::Text(text.to_owned())),
    }
}

/// Whether a text is one variable of which every call makes a new value.
pub(super) fn is_per_call(scopes: &Scopes<'_>, text: &str) -> bool {
    super::scopes::single(text).is_some_and(|name| scopes.is_dynamic(name) && dynamic::is_per_call(name))
}

/// What a collection says of an argument.
pub(super) struct Draft<'a> {
    pub(super) key: &'a str,
    pub(super) place: Place,
    pub(super) description: String,
    /// What Postman sends, for the replay.
    pub(super) values: Vec<Given>,
    /// Whether the values must not be shown, whatever the key.
    pub(super) is_secret: bool,
}

/// What servers do without, most of it OAuth's (RFC 7009, RFC 7662, OpenID Connect Core 3.1.2.1).
const HINTS: &str = "acr_values access_type auto_approve display format id_token_hint include_granted_scopes lang locale \
    login_hint max_age nonce pretty prompt response_mode token_type_hint ui_locales";

/// A single argument; its type follows from values and description, its need from that and the place.
pub(super) fn argument(draft: Draft<'_>) -> Argument {
    let marks = marks::parse(&draft.description);
    let is_unfilled = is_unfilled(&draft.values, &draft.description);
    let is_proven = draft.values.is_empty() || !draft.values.iter().all(is_converted_value);
    let replay: Vec<Typed> = draft.values.into_iter().map(without_placeholder).collect();
    let is_secret = draft.is_secret || secret::is_secret_name(draft.key);
    let (ty, ty_why) = if is_secret {
        (ArgumentType::Text, Why::Secret)
    } else if is_unfilled {
        (ArgumentType::Text, Why::Description)
    } else {
        named_type(draft.key, decide_type(draft.key, &marks, &replay), &replay)
    };
    let mark = |otherwise| Required::marked(marks.required, Why::Description, otherwise);
    let required = match draft.place {
        Place::Path | Place::Text => Required::yes(Why::Place),
        Place::Client => Required::no(Why::Client),
        Place::Query if ty == ArgumentType::Flag => Required::no(Why::Default),
        Place::Query => mark(Required::no(Why::Default)),
        Place::Field if is_in(HINTS, &draft.key.to_ascii_lowercase()) => mark(Required::no(Why::Hint)),
        Place::Body => mark(Required::no(Why::Default)),
        Place::Header | Place::Field if !is_proven => mark(Required::no(Why::Unproven)),
        Place::Header | Place::Field => mark(Required::yes(Why::SwitchedOn)),
    };
    let sample = replay.first().filter(|_| !is_secret).and_then(harmless_sample);
    let sample =
        sample.filter(|sample| !secret::is_masked_name(draft.key) && !secret::is_secret_value(draft.key, sample));
    let sample = sample.filter(|sample| !(is_filler(sample) && names_id(draft.key)));
    let sample = sample.and_then(|sample| sample_of(draft.key, ty, sample));
    let listed = match &sample {
        Some(sample) if marks.allowed.is_empty() && ty == ArgumentType::Text => {
            values_of_sample(draft.key, &draft.description, sample)
        }
        _ => Vec::new(),
    };
    // What stands for all of them is none of them.
    let (allowed, sample) = match listed.is_empty() {
        true => (marks.allowed, sample),
        false => (listed, None),
    };
    let argument = Argument {
        key: draft.key.to_owned(),
        name: None,
        place: draft.place,
        required,
        ty,
        ty_why,
        json: Vec::new(),
        nested: Vec::new(),
        list: false,
        counted: false,
        joined: false,
        description: draft.description,
        sample,
        answered: None,
        allowed,
        replay: replay.into_iter().map(|(given, _)| given).collect(),
    };
    as_joined(argument)
}

/// A list, if the description says that commas stand between values.
pub(super) fn as_joined(mut argument: Argument) -> Argument {
    let is_json = |text: &String| text.trim_start().starts_with(['[', '{']) && !text.starts_with("{{");
    let is_one_text = argument.replay.iter().all(|given| match given {
        Given::Data(text) | Given::Verbatim(text) => !is_json(text),
        Given::File(_) | Given::Set => false,
    });
    let is_list_of_one = argument.list || !is_one_text || argument.sample.as_ref().is_some_and(is_json);
    let may_be = matches!(argument.place, Place::Path | Place::Query)
        && matches!(
            argument.ty,
            ArgumentType::Text | ArgumentType::Integer | ArgumentType::Number
        )
        && argument.ty_why != Why::Secret;
    // Two bounds are no list, though a comma stands between.
    let is_range = argument.key.to_ascii_lowercase().ends_with("range");
    if may_be && !is_list_of_one && !is_range && marks::is_joined(&argument.description) {
        (argument.list, argument.joined) = (true, true);
        (argument.ty, argument.ty_why) = (ArgumentType::Text, Why::Description);
    }
    argument
}

/// Whether a converter wrote the value for want of one.
pub(super) fn is_converted_value(given: &Given) -> bool {
    match given {
        Given::Data(text) | Given::Verbatim(text) => is_converted(text),
        Given::File(_) | Given::Set => false,
    }
}

/// As [`argument`], for an entry that is switched off: optional, its value only a sample.
pub(super) fn disabled(draft: Draft<'_>) -> Argument {
    let mut argument = argument(draft);
    argument.required = Required::no(Why::SwitchedOff);
    argument.replay.clear();
    argument
}

/// An entry of a query, or a field of a form, as one of those that make an argument.
pub(super) struct Entry<'a> {
    pub(super) description: &'a str,
    pub(super) is_secret: bool,
    pub(super) disabled: bool,
    /// What Postman sends for it; of what is switched off, what it would send.
    pub(super) values: Vec<Given>,
}

/// The argument for an entry or for adjacent entries of one name.
pub(super) fn argument_of_entries(key: &str, place: Place, entries: Vec<Entry<'_>>) -> Argument {
    let mut descriptions = entries.iter().map(|entry| entry.description);
    let description = descriptions
        .find(|text| !text.is_empty())
        .unwrap_or_default()
        .to_owned();
    let is_secret = entries.iter().any(|entry| entry.is_secret);
    let is_list = entries.len() > 1;
    let draft = |values| Draft {
        key,
        place,
        description,
        values,
        is_secret,
    };
    let mut made = if entries.iter().all(|entry| entry.disabled) {
        let sample = entries
            .into_iter()
            .next()
            .and_then(|entry| entry.values.into_iter().next());
        disabled(draft(sample.into_iter().collect()))
    } else {
        let enabled = entries.into_iter().filter(|entry| !entry.disabled);
        argument(draft(enabled.flat_map(|entry| entry.values).collect()))
    };
    if is_list {
        (made.list, made.joined) = (true, false);
    }
    made
}

/// A value, and the type that it stands for if it is a placeholder (`<integer>`).
type Typed = (Given, Option<ArgumentType>);

/// The type that a placeholder which is no text stands for.
fn argument_type(placeholder: Placeholder) -> Option<ArgumentType> {
    match placeholder {
        Placeholder::Boolean => Some(ArgumentType::Boolean),
        Placeholder::Integer => Some(ArgumentType::Integer),
        Placeholder::Number => Some(ArgumentType::Number),
        Placeholder::Object | Placeholder::Text => None,
    }
}

/// A placeholder that is no text becomes a value of its type.
fn without_placeholder(given: Given) -> Typed {
    let (Given::Data(text) | Given::Verbatim(text)) = &given else {
        return (given, None);
    };
    let Some(ty) = Placeholder::parse(text).and_then(argument_type) else {
        return (given, None);
    };
    let value = Placeholder::parse(text).and_then(Placeholder::value);
    (Given::Data(value.unwrap_or_default().to_owned()), Some(ty))
}

/// Whether a query entry that stands without a value takes one: its description speaks of it. Converters leave out what
/// they have no example of. It is sent as text, which numbers are, too: as no value shows a type, any is taken.
pub(super) fn is_unfilled(values: &[Given], description: &str) -> bool {
    const SWITCHES: &[&str] = &["no value", "without a value", "without value", "presence", "if present"];
    const CALLED: &[&str] = &["a flag", "flag", "a switch", "switch"];
    if values.is_empty() || values.iter().any(|given| *given != Given::Set) {
        return false;
    }
    let lower = description.trim().to_lowercase();
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let is_called = CALLED.iter().any(|name| lower.strip_prefix(name).is_some_and(ends));
    !lower.is_empty() && !is_called && !SWITCHES.iter().any(|switch| lower.contains(switch))
}

/// What the description says if every value agrees, else what the values show, else what its words mean, else text.
fn decide_type(key: &str, marks: &Marks, values: &[Typed]) -> (ArgumentType, Why) {
    use ArgumentType::{Integer, Number, Text};
    let shown = values.iter().filter_map(|value| value_type(key, value)).reduce(wider);
    match (marks.ty, shown) {
        (Some(said), None) => (said, Why::Description),
        (Some(said @ Text), Some(_)) | (Some(said @ Number), Some(Integer)) => (said, Why::Description),
        (_, Some(shown)) => (shown, Why::Samples),
        (None, None) => match (marks.meant, values) {
            (Some(meant), _) => (meant, Why::Description),
            (None, []) => (Text, Why::Default),
            (None, _) => (Text, Why::Samples),
        },
    }
}

/// A whole number is any number where it measures something, unless a placeholder says integer, and text where its digits
/// are no number.
fn named_type(key: &str, decided: (ArgumentType, Why), values: &[Typed]) -> (ArgumentType, Why) {
    let is_shown = values.iter().all(|(_, placeholder)| placeholder.is_none());
    match decided {
        (ArgumentType::Integer, Why::Samples) if is_shown && Measure::of(key) == Measure::Surely => {
            (ArgumentType::Number, Why::Measure)
        }
        (ArgumentType::Integer, Why::Samples) if is_shown && spells_digits(key) => (ArgumentType::Text, Why::Digits),
        decided => decided,
    }
}

/// The type of a value; `None` where it says nothing.
fn value_type(key: &str, (given, placeholder): &Typed) -> Option<ArgumentType> {
    match (placeholder, given) {
        (Some(ty), _) => Some(*ty),
        (None, Given::Data(text)) => shown_type(key, text),
        (None, Given::Verbatim(_)) => Some(ArgumentType::Text),
        (None, Given::File(_)) => Some(ArgumentType::File),
        (None, Given::Set) => Some(ArgumentType::Flag),
    }
}

/// The type of a text, of which the name may stand before it once more (`count=true`); `None` where it is the name, or
/// made up.
fn shown_type(key: &str, text: &str) -> Option<ArgumentType> {
    let text = text
        .strip_prefix(key)
        .and_then(|rest| rest.strip_prefix('='))
        .unwrap_or(text);
    if let Some(stated) = stated_type(text) {
        return argument_type(stated);
    }
    let ty = text_type(text);
    let is_filler = ty == ArgumentType::Text && is_converted(text) && Placeholder::parse(text).is_none();
    (!text.is_empty() && text != key && !is_filler).then_some(ty)
}

fn wider(one: ArgumentType, other: ArgumentType) -> ArgumentType {
    use ArgumentType::{Integer, Number};
    match (one, other) {
        _ if one == other => one,
        (Integer, Number) | (Number, Integer) => Number,
        _ => ArgumentType::Text,
    }
}

/// The narrowest type that prints back to the very same text.
fn text_type(text: &str) -> ArgumentType {
    if text == "true" || text == "false" {
        return ArgumentType::Boolean;
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.is_empty() || digits.len() > 20 || !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return ArgumentType::Text;
    }
    if text.parse::<i64>().is_ok_and(|number| number.to_string() == text) {
        ArgumentType::Integer
    } else if digits.contains('.') && text.parse::<f64>().is_ok_and(|number| number.to_string() == text) {
        ArgumentType::Number
    } else {
        ArgumentType::Text
    }
}

/// Longer values say little in documentation.
const SAMPLE: usize = 120;

/// The sample, if it is of the type; without the name that stands before it once more.
fn sample_of(key: &str, ty: ArgumentType, sample: String) -> Option<String> {
    let value = sample.strip_prefix(key).and_then(|rest| rest.strip_prefix('='));
    let value = value.filter(|_| ty != ArgumentType::Text).unwrap_or(&sample);
    let is_of_type = match ty {
        ArgumentType::Integer | ArgumentType::Number => value.parse::<f64>().is_ok(),
        ArgumentType::Boolean => matches!(value, "true" | "false"),
        _ => true,
    };
    is_of_type.then(|| value.to_owned())
}

/// Whether a value of that name tells one thing from others, which no word of a filler text does.
pub(super) fn names_id(key: &str) -> bool {
    const IDS: &str = "guid id ids jid uid uuid";
    words(key).last().is_some_and(|last| is_in(IDS, last))
}

/// A value that may be shown and says something.
fn harmless_sample((given, placeholder): &Typed) -> Option<String> {
    let Given::Data(text) = given else { return None };
    let is_value = placeholder.is_none() && !text.is_empty() && !text.contains("{{") && !is_placeholder(text);
    (is_value && !is_converted(text) && text.len() <= SAMPLE).then(|| text.clone())
}
